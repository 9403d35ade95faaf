"""The command `new`: start a record for a city or a programme, with the next questions written into it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

import click

from values_exchange.cli.terminal import spoken
from values_exchange.drafting import Question, draft, questions
from values_exchange.fields import SLUG, fields_of
from values_exchange.languages import LANGUAGES, Interface
from values_exchange.schema import KINDS
from values_exchange.writing import create_file


@click.command(
    epilog="Example: values-exchange new oslo/neighbourhood-house my-catalogue --language nb --title Nabolagshus"
)
@click.argument("record", metavar="CITY[/PROGRAMME]")
@click.argument("folder", metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path), default=Path())
@click.option("--language", help="The language the record is written in, as a tag: de, nl, el …")
@click.option("--name", help="The city's name.")
@click.option("--country", help="The city's country, as two letters: DE, NL, GR …")
@click.option("--title", help="What the programme is called.")
@click.option("--summary", help="What it is, for whom and how it works, in a few plain sentences.")
@click.option("--kind", help="The kind of practice, as a code: contact_point, volunteer_centre …")
def new(record: str, folder: Path, **options: str | None) -> None:
    """
    Start a record for a city or a programme.

    CITY and PROGRAMME are short names for the files, such as oslo/neighbourhood-house. What is not given as an option
    is asked for on a terminal. An existing file is never overwritten.
    """
    say = spoken()
    kind, target = _target(record, folder, say)
    if target.exists():
        raise click.UsageError(
            say("{file} already exists; nothing was written. Open it in an editor instead.", file=target)
        )
    answers = dict(_answers(kind, options, say))
    today = datetime.now(UTC).astimezone().date().isoformat()
    target.parent.mkdir(parents=True, exist_ok=True)
    create_file(target, draft(kind, answers, say, today=today).encode())
    click.echo(
        say(
            "Wrote {file}. Next: open it, answer what you can, then run: {command}",
            file=target,
            command=f"values-exchange check {target}",
        )
    )
    city_file = target.parent / "city.yaml"
    if kind == "programme" and not city_file.exists():
        click.echo(
            say(
                "There is no record of the city yet. Start it with: {command}",
                command=f"values-exchange new {target.parent.name} {folder}",
            )
        )


def _target(record: str, folder: Path, say: Interface) -> tuple[str, Path]:
    city, _, programme = record.partition("/")
    for part in (city, programme) if "/" in record else (city,):
        if not re.fullmatch(SLUG, part):
            raise click.UsageError(
                say(
                    "`{name}` cannot name a file: use small letters a to z, digits and hyphens, such as "
                    "duesseldorf/welcome-points.",
                    name=part,
                )
            )
    if programme == "city":
        raise click.UsageError(say("A programme cannot be called `city`: that file is the city's own record."))
    return ("programme", folder / city / f"{programme}.yaml") if programme else ("city", folder / city / "city.yaml")


def _answers(kind: str, options: dict[str, str | None], say: Interface) -> Iterator[tuple[str, str]]:
    missing = [question.path for question in questions(kind, say) if not options.get(question.path)]
    if missing and not sys.stdin.isatty():
        wanted = ", ".join(f"--{name}" for name in missing)
        raise click.UsageError(
            say("Without a terminal to ask at, these options are needed: {options}.", options=wanted)
        )
    for question in questions(kind, say):
        given = options.get(question.path)
        yield question.path, _valid(kind, question, given, say) if given else _ask(kind, question, say)


def _ask(kind: str, question: Question, say: Interface) -> str:
    click.echo(f"\n{question.help}")
    for code, label in question.codes.items():
        click.echo(f"  {code:24} {label}")

    def check_answer(text: str) -> str:
        try:
            return _valid(kind, question, text, say)
        except click.UsageError as error:
            raise click.BadParameter(error.message) from error

    return str(click.prompt(question.ask, value_proc=check_answer))


def _valid(kind: str, question: Question, text: str, say: Interface) -> str:
    meaning = fields_of(KINDS[kind])[question.path].meaning
    allowed = tuple(question.codes) or meaning.choices or (LANGUAGES if question.path == "language" else ())
    if not text.strip():
        raise click.UsageError(say("{field} must not be empty.", field=question.ask))
    if allowed and text not in allowed:
        near = get_close_matches(text, allowed, n=3, cutoff=0.5)
        told = say(
            "{field}: `{text}` is not one of the {n} possible answers.", field=question.ask, text=text, n=len(allowed)
        )
        hint = say("Did you mean {name}?", name=near[0]) if near else ""
        raise click.UsageError(f"{told} {hint}".rstrip())
    return text.strip()
