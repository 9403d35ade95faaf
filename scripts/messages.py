"""
Write the template of all messages anew, and bring the catalogue of each language in step with it.

    python scripts/messages.py            write src/values_exchange/locales/
    python scripts/messages.py --state    say how far each language is
    python scripts/messages.py --release  the same, and fail where something is missing or outdated

Messages are found in three ways. The source is read for calls that say something (`say("…")`,
`say.plural("…", "…", n)`, `sheet.phrase("…")`, `deferred("…")`). The model and the code lists are walked for titles,
descriptions, questions, units and labels, each with its stable path as context, such as `Site.states|title`. And
`mkdocs.yml` gives what the site says around the pages. Comments before a call that begin with `# Translators:` go to
the translators. The catalogues are gettext files, which Poedit and Weblate open.
"""

from __future__ import annotations

import argparse
import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from values_exchange.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES, TEXT_DOMAIN
from values_exchange.terms import model_terms

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "values_exchange"
LOCALES = SOURCE / "locales"
TEMPLATE = LOCALES / f"{TEXT_DOMAIN}.pot"
TRANSLATED = tuple(language for language in INTERFACE_LANGUAGES if language != DEFAULT_LANGUAGE)

SAYING = frozenset({"say", "phrase", "deferred"})
PLURAL = "plural"
REMARK = "# Translators:"
WIDTH = 110
HEADER = """\
# {title}
# Licence: Apache-2.0, as the program.
# State: not yet reviewed by a city or a native reader. docs/guide/translating.md says how to correct it."""


class Message(NamedTuple):
    """One message: its text or its two forms, its context, where it is said, and a remark to translators."""

    id: str | tuple[str, str]
    context: str | None
    place: str
    remark: str = ""


class NotLiteral(Exception):
    """A call that says something which cannot be found by reading the source."""


def messages() -> Iterator[Message]:
    """Give every message of the package, those of the model first."""
    for context, text, remark in model_terms():
        yield Message(text, context, "model", remark)
    yield from messages_of_site(ROOT / "mkdocs.yml")
    for path in sorted(SOURCE.rglob("*.py")):
        place = path.relative_to(SOURCE).as_posix()
        yield from messages_in(path.read_text("utf-8"), place)


def messages_of_site(configuration: Path) -> Iterator[Message]:
    """Give what the configuration of a site says in words: titles in its navigation, and what it says of itself."""
    held = yaml.safe_load(configuration.read_text("utf-8"))
    for said in ("site_description", "copyright"):
        yield Message(held[said].strip(), "site", configuration.name)
    for title in _titles(held["nav"]):
        yield Message(title, "navigation", configuration.name)


def _titles(nav: object) -> Iterator[str]:
    for item in nav if isinstance(nav, list) else ():
        for title, below in item.items() if isinstance(item, dict) else ():
            yield title
            yield from _titles(below)


def messages_in(source: str, place: str) -> Iterator[Message]:
    """
    Give the messages that a module says. What it hands on from elsewhere was marked there with `deferred`.

    Raises:
        NotLiteral: if a message is put together while the program runs, so that nobody could translate it.

    >>> [message.id for message in messages_in('say("A {b}", b=1); say.plural("one", "{n}", 2)', "x.py")]
    ['A {b}', ('one', '{n}')]
    """
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name, remark = _name(node.func), _remark(lines, node.lineno)
        if name == PLURAL:
            one, many = (next(_texts(argument, place), "") for argument in node.args[:2])
            if one and many:
                yield Message((one, many), None, place, remark)
        elif name in SAYING:
            context = next((word.value for word in node.keywords if word.arg == "context"), None)
            told = str(context.value) if isinstance(context, ast.Constant) else None
            yield from (Message(text, told, place, remark) for text in _texts(node.args[0], place))


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _texts(argument: ast.expr, place: str) -> Iterator[str]:
    """Give the texts an argument may be: one, one of two, or none where it is handed on."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from _texts(argument.body, place)
        yield from _texts(argument.orelse, place)
    elif isinstance(argument, (ast.JoinedStr, ast.BinOp)):
        raise NotLiteral(f"{place}:{argument.lineno}: write the message out, with {{placeholders}} for what changes.")


def _remark(lines: list[str], number: int) -> str:
    """Give the remark to translators in the comment lines right above a line."""
    above: list[str] = []
    for line in reversed(lines[: number - 1]):
        if not line.strip().startswith("#"):
            break
        above.insert(0, line.strip())
    if not above or not above[0].startswith(REMARK):
        return ""
    return " ".join(line.removeprefix(REMARK).removeprefix("#").strip() for line in above)


def template() -> Catalog:
    """Give the catalogue of all messages without translations; the same source gives the same catalogue."""
    made = _empty(None, "Template: every message of values_exchange.")
    for message in messages():
        remarks = [message.remark] if message.remark else []
        made.add(message.id, context=message.context, locations=[(message.place, 0)], auto_comments=remarks)
    return made


def catalogue_path(language: str) -> Path:
    """Give the file that translators into a language edit."""
    return LOCALES / language / "LC_MESSAGES" / f"{TEXT_DOMAIN}.po"


def catalogue(language: str) -> Catalog:
    """Give the catalogue of a language as it stands; an empty one where nobody has begun."""
    path = catalogue_path(language)
    if path.is_file():
        return read_po(io.BytesIO(path.read_bytes()), locale=language, domain=TEXT_DOMAIN)
    return _empty(language, f"{Locale.parse(language).get_display_name('en')}: the words of values_exchange.")


def in_step(language: str, wanted: Catalog) -> Catalog:
    """Give the catalogue of a language with the messages of the template; changed ones are marked as fuzzy."""
    held = catalogue(language)
    held.update(wanted, update_creation_date=False)
    held.obsolete.clear()
    return held


def written(held: Catalog) -> bytes:
    """Give a catalogue as a file, in an order and with lines that stay the same."""
    text = io.BytesIO()
    write_po(text, held, width=WIDTH, include_lineno=False, include_previous=True, omit_header=False)
    return _timeless(text.getvalue())


def _empty(language: str | None, title: str) -> Catalog:
    return Catalog(
        locale=language,
        domain=TEXT_DOMAIN,
        project="values_exchange",
        version="1",
        header_comment=HEADER.format(title=title),
        fuzzy=False,
    )


def _timeless(text: bytes) -> bytes:
    """Leave out the days and the program that wrote a file: they change without a reason."""
    said = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By', b'"Last-Translator', b'"Language-Team')
    return b"\n".join(line for line in text.split(b"\n") if not line.startswith(said))


class State(NamedTuple):
    """How far a language is: how many messages there are, and how many are translated and of these outdated."""

    language: str
    messages: int
    translated: int
    outdated: int

    def __str__(self) -> str:
        """Say it in a line."""
        return f"{self.language}: {self.translated} of {self.messages} translated, {self.outdated} of them outdated"

    @property
    def is_complete(self) -> bool:
        """Whether a release may have it."""
        return self.translated == self.messages and not self.outdated


def state(held: Catalog) -> State:
    """Count how far the catalogue of a language is."""
    there = [message for message in held if message.id]
    done = [message for message in there if _is_done(message.string)]
    return State(str(held.locale), len(there), len(done), sum(message.fuzzy for message in done))


def _is_done(said: object) -> bool:
    return all(said) if isinstance(said, (tuple, list)) else bool(said)


def main(arguments: list[str]) -> int:
    """Write the template and the catalogues, or say how far they are."""
    parser = argparse.ArgumentParser(description="Bring the catalogues of messages in step with the source.")
    parser.add_argument("--state", action="store_true", help="only say how far each language is")
    parser.add_argument("--release", action="store_true", help="fail where something is missing or outdated")
    options = parser.parse_args(arguments)
    if not (options.state or options.release):
        wanted = template()
        TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
        TEMPLATE.write_bytes(written(wanted))
        for language in TRANSLATED:
            path = catalogue_path(language)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written(in_step(language, wanted)))
    states = [state(catalogue(language)) for language in TRANSLATED]
    print("\n".join(map(str, states)))
    return int(options.release and not all(one.is_complete for one in states))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
