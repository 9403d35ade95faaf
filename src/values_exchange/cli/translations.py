"""The command `translations`: say what a translator should do next, and note how texts were translated."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

import click

from values_exchange.cli.main import Exit
from values_exchange.cli.terminal import PartialDateOption, busy, spoken
from values_exchange.convert import dump
from values_exchange.dates import PartialDate
from values_exchange.document import Positions, positions, with_field
from values_exchange.drafting import block
from values_exchange.languages import LANGUAGES, Interface, deferred
from values_exchange.model import Translation
from values_exchange.problems import CannotWrite, Span, UnknownName
from values_exchange.reading import Reading, document_of, read
from values_exchange.report import render_text
from values_exchange.tables import tasks_csv, tasks_json, tasks_text
from values_exchange.translations import AnyRecord, Task, places_of, plan_for, recorded
from values_exchange.validation.guesses import near_languages
from values_exchange.vocabulary import TRANSLATION_KINDS
from values_exchange.writing import write_file

FORMATS = ("text", "csv", "json")

SHOWN_FIRST = 20
"""How many texts a terminal gets unless it asks for all."""


@click.command(epilog="Example: values-exchange translations examples --language nl")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--language", required=True, help="The language translated into, as a tag: de, nl, el …")
@click.option(
    "--format", "task_format", type=click.Choice(FORMATS), default="text", show_default=True, help="How to show it."
)
@click.option("--all", "is_all", is_flag=True, help=f"Show all texts, not the first {SHOWN_FIRST}.")
@click.option(
    "--record",
    "kind",
    type=click.Choice(TRANSLATION_KINDS.ids),
    help="Instead, note in the records who made the translations they say nothing of.",
)
@click.option("--of", help="With --record: the language they were translated from.")
@click.option(
    "--text",
    "only",
    multiple=True,
    help="With --record: only this text, as it is listed: title, need[0] …; several times.",
)
@click.option("--date", type=PartialDateOption(), help="With --record: when they were translated.")
@click.option("--again", is_flag=True, help="With --record: note those noted before anew; somebody went through them.")
def translations(  # noqa: PLR0913 - one for each option
    paths: tuple[Path, ...],
    language: str,
    task_format: str,
    *,
    is_all: bool,
    kind: str | None,
    of: str | None,
    only: tuple[str, ...],
    date: PartialDate | None,
    again: bool,
) -> int:
    """
    Say what a translator should do next for a language.

    A PATH is a record, a folder or a catalogue; without one, the folder you are in. Listed are texts that are missing
    in the language, older than the original, or translated by a machine: titles and summaries of programmes first,
    then names, needs, aims, concepts, volunteering and lessons, then all other texts, last notes and caveats.

    With --record, the marks of translations and originals are written into the records, so that a translation is
    called older than the original as soon as that has changed.
    """
    say = spoken()
    _require_language(language, say)
    if (kind is None) != (of is None) or (kind is None and (date or again or only)):
        raise click.UsageError(say("{one} and {other} belong together.", one="--record", other="--of"))
    with busy(say("Reading …")):
        reading = read(*(paths or (Path(),)), language=say.language)
    errors = [problem for problem in reading.problems if problem.is_error]
    if errors:
        click.echo(render_text(errors, checked=reading.checked, say=say), err=True)
    if kind is not None and of is not None:
        _require_language(of, say)
        asked = _asked(reading)
        _require_texts(asked, only)
        for record in asked:
            value = recorded(record, language, of, kind, date=date, anew=again, only=only)
            if value != record.value.translated:
                _write(reading.files[record.id], value, say)
    else:
        _show(reading, language, task_format, say, most=None if is_all else SHOWN_FIRST)
    return Exit.PROBLEMS if errors else Exit.CLEAN


def _require_language(tag: str, say: Interface) -> None:
    if tag not in LANGUAGES:
        raise UnknownName(kind="language", name=tag, near=near_languages(tag, say))


def _asked(reading: Reading) -> tuple[AnyRecord, ...]:
    return tuple(record for record in reading.catalogue.records() if record.id in reading.files)


def _show(reading: Reading, language: str, task_format: str, say: Interface, *, most: int | None) -> None:
    plan = plan_for(reading.catalogue, language, _asked(reading))

    found: dict[str, Positions | None] = {}

    def where(task: Task) -> Span:
        key, file = task.record.id, reading.files[task.record.id]
        if key not in found:
            document, _ = document_of(file, say)
            found[key] = None if document is None else positions(document)
        places = found[key]
        span = places.span(task.place.path_in(language if task.said else task.of.language)) if places else None
        return Span(file=file.as_posix(), line=span.line if span else None, column=span.column if span else None)

    if task_format == "text":
        click.echo(tasks_text(plan, where, say, most=most), nl=False)
    else:
        content = tasks_csv(plan, where) if task_format == "csv" else tasks_json(plan, where)
        sys.stdout.buffer.write(content)


def _require_texts(records: Iterable[AnyRecord], names: Iterable[str]) -> None:
    known = {place.name for record in records for place in places_of(record.value)} if names else ()
    for name in names:
        if name not in known:
            raise UnknownName(kind="text", name=name, near=tuple(get_close_matches(name, known)))


def _write(file: Path, value: tuple[Translation, ...], say: Interface) -> None:
    """Write into a record how its translations were made."""
    document, _ = document_of(file, say)
    plain = dump(value) or None
    lines = block({"translated": plain}) if plain else []
    text = with_field(document, "translated", plain, lines, before="sources") if document is not None else None
    if text is None:
        reason = deferred(
            "its layout leaves no place for a list. Write this into it yourself:\n{lines}", lines="\n".join(lines)
        )
        raise CannotWrite(place=str(file), reason=reason)
    write_file(file, text.encode())
    click.echo(say("Wrote {file}", file=file))
