"""The package's words in eleven languages: every message is found, translated, and keeps its placeholders."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from scripts.messages import (
    TEMPLATE,
    TRANSLATED,
    NotLiteral,
    catalogue,
    catalogue_path,
    in_step,
    messages_in,
    state,
    template,
    written,
)
from tests.fiction import TODAY, catalogue_of, records
from tests.golden import cases
from tests.repository import ROOT
from values_exchange import languages
from values_exchange.comparison import alike, compare
from values_exchange.dates import PartialDate
from values_exchange.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES, Deferred, Interface, compiled_catalogue
from values_exchange.pages import render_tree
from values_exchange.reading import read
from values_exchange.tables import as_csv, as_markdown, as_xlsx
from values_exchange.terms import model_terms

HOLE = re.compile(r"\{(\w*)\}")
WANTED = template()


def key(message: Message) -> tuple[str | None, Any]:
    """Give what a translation is found by."""
    return message.context, message.id


def forms(text: Any) -> tuple[str, ...]:
    """Give the forms of a message or of its translation."""
    return tuple(text) if isinstance(text, (tuple, list)) else (text,)


@pytest.fixture(scope="module", params=TRANSLATED)
def held(request: pytest.FixtureRequest) -> Catalog:
    """Give the catalogue of each language."""
    return catalogue(request.param)


# Finding messages


def test_messages_are_found_with_context_forms_and_remarks() -> None:
    """In every way they are said; a message that is handed on is found where it is marked."""
    source = """
say("One", context="x")
sheet.phrase("Two {a}" if b else "Three")
# Translators: said of one site,
# or of several.
say.plural("{n} site", "{n} sites", n)
KEPT = {"a": deferred("Four {b}", b=1)}
say(KEPT["a"])
"""
    found = [(message.id, message.context, message.remark) for message in messages_in(source, "x.py")]

    assert sorted(found, key=str) == sorted(
        [
            ("One", "x", ""),
            ("Two {a}", None, ""),
            ("Three", None, ""),
            (("{n} site", "{n} sites"), None, "said of one site, or of several."),
            ("Four {b}", None, ""),
        ],
        key=str,
    )


@pytest.mark.parametrize("call", ['say(f"a {b}")', 'say("a" + b)'])
def test_a_message_that_is_put_together_is_refused(call: str) -> None:
    """Nobody could translate it."""
    with pytest.raises(NotLiteral, match=r"x\.py:1"):
        list(messages_in(call, "x.py"))


def test_the_template_is_in_step_with_the_source() -> None:
    """`make messages` was run after the last change of a message."""
    assert TEMPLATE.read_bytes() == written(WANTED)


def test_every_text_of_the_model_is_in_the_template() -> None:
    """Titles, descriptions and questions of fields, labels and definitions of codes, units."""
    known = {key(message) for message in WANTED}

    assert {(term.context, term.text) for term in model_terms()} <= known
    assert ("Site.states|title", "States") in known
    assert ("functions|advise", "Advice") in known


class Recorded(NullTranslations):
    """Translations that note what they were asked for."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        super().__init__()
        self.asked: set[tuple[str | None, Any]] = set()

    def gettext(self, message: str) -> str:
        """Note a message."""
        self.asked.add((None, message))
        return message

    def pgettext(self, context: str, message: str) -> str:
        """Note a message with its context."""
        self.asked.add((context, message))
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Note a message with two forms."""
        self.asked.add((None, (msgid1, msgid2)))
        return msgid1 if n == 1 else msgid2

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Note a message with two forms and its context."""
        self.asked.add((context, (msgid1, msgid2)))
        return msgid1 if n == 1 else msgid2


def test_whatever_is_said_can_be_translated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every message of every page, table and problem of the examples and of made-up records is in the template."""
    heard = Recorded()
    monkeypatch.setattr(languages, "_translations", lambda _: heard)
    examples = read(ROOT / "examples", today=TODAY)
    render_tree(examples.catalogue, problems=examples.problems, today=TODAY)
    render_tree(catalogue_of(records()))
    for date in (None, PartialDate("2019-03")):
        comparison = compare(examples.catalogue, as_of=date)
        as_csv(comparison), as_markdown(comparison), as_xlsx(comparison)
    for programme in examples.catalogue.programmes:
        alike(examples.catalogue, programme)
    for number, case in enumerate(cases()):
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.chdir(folder)
        case.report(folder)
    known: set[tuple[str | None, Any]] = {key(message) for message in WANTED}
    known |= {(None, forms(message.id)[0]) for message in WANTED if message.context is None}

    assert len(heard.asked) > 1000
    assert sorted(map(str, heard.asked - known)) == []


# Translations


def test_there_is_a_catalogue_for_each_language() -> None:
    """Ten, since English is the language the messages are written in."""
    assert {"de", "nl", "cs", "it", "es", "ca", "nb", "lv", "el", "fr"} == set(TRANSLATED)
    assert {*TRANSLATED, DEFAULT_LANGUAGE} == set(INTERFACE_LANGUAGES)
    assert all(catalogue_path(language).is_file() for language in TRANSLATED)


def test_every_message_is_translated(held: Catalog) -> None:
    """None is missing, and none is left over."""
    there = {key(message) for message in held if message.id}

    assert {key(message) for message in WANTED if message.id} == there
    assert [message.id for message in held if message.id and not all(forms(message.string))] == []


def test_every_translation_keeps_its_placeholders(held: Catalog) -> None:
    """Each name in braces as often as in English; in the form for one, the number may be said in words."""
    assert list(_broken(held)) == []


def _broken(held: Catalog) -> Iterator[tuple[Any, str]]:
    for message in held:
        wanted = sorted(HOLE.findall(forms(message.id)[-1])) if message.id else []
        for said in forms(message.string) if message.id else ():
            found = sorted(HOLE.findall(said))
            if found != wanted and not (message.pluralizable and sorted([*found, "n"]) == wanted):
                yield message.id, said


def test_translations_hold_no_markup(held: Catalog) -> None:
    """Whatever a translator writes is text; what is typed into a record stays marked by backticks."""
    for message in held:
        for said in forms(message.string) if message.id else ():
            assert not re.search(r"<[a-z/!]", said), said
            assert forms(message.id)[-1].count("`") == said.count("`"), said


def test_each_language_has_its_plural_forms(held: Catalog) -> None:
    """As many as the language tells apart."""
    counted = [message for message in held if message.id and message.pluralizable]

    assert len(counted) > 50
    assert {held.num_plurals} == {len(forms(message.string)) for message in counted}


def test_the_catalogue_of_a_language_is_in_step_with_the_template(held: Catalog) -> None:
    """`make messages` changes nothing."""
    language = str(held.locale)

    assert catalogue_path(language).read_bytes() == written(in_step(language, WANTED))


def test_a_changed_message_becomes_an_outdated_one_and_is_shown_in_english() -> None:
    """A catalogue keeps what was translated, marks it for the translators, and does not show it."""
    held = Catalog(locale="de")
    held.add("The quick brown fox jumps over {n} dogs", "Der Fuchs springt über {n} Hunde")
    changed = Catalog()
    changed.add("The quick brown fox jumped over {n} dogs")
    held.update(changed)
    (message,) = [message for message in held if message.id]

    assert (True, "Der Fuchs springt über {n} Hunde") == (message.fuzzy, message.string)
    assert b"Fuchs" not in compiled_catalogue(written(held))


def test_a_release_needs_every_message_in_its_latest_form() -> None:
    """Missing and outdated translations are counted, and hold up a release."""
    held = Catalog(locale="de")
    held.add("One", "Eins")
    assert state(held).is_complete
    held.add("Two", "Zwei", flags=["fuzzy"])
    held.add("Three")

    assert (3, 2, 1, False) == (*state(held)[1:], state(held).is_complete)
    assert "de: 2 of 3 translated, 1 of them outdated" == str(state(held))


# Speaking


def test_the_package_speaks_each_language() -> None:
    """What is said differs from language to language, and English stays as it is written."""
    said = {
        language: Interface(language)("Not documented", context="absent-reasons|not_documented")
        for language in INTERFACE_LANGUAGES
    }

    assert len(INTERFACE_LANGUAGES) == len(set(said.values()))
    assert ("Not documented", "Nicht dokumentiert") == (said["en"], said["de"])


def test_numbers_take_the_form_of_their_language() -> None:
    """Czech tells two to four from five and more."""
    counts = [Interface("cs").plural("{n} programme", "{n} programmes", n).split()[-1] for n in (1, 3, 5)]

    assert 3 == len(set(counts))


def test_a_deferred_message_is_a_text_and_can_be_translated() -> None:
    """It reads in English wherever nobody translates it."""
    message = languages.deferred("The file is not saved as UTF-8 but as {encoding}.", encoding="UTF-16")

    assert isinstance(message, Deferred)
    assert "The file is not saved as UTF-8 but as UTF-16." == message == Interface("en")(message)
    assert "UTF-16" in Interface("de")(message)
    assert message != Interface("de")(message)


def test_catalogues_are_read_as_they_are_written() -> None:
    """Reading a file and writing it again changes nothing, so that translators see small differences."""
    for language in TRANSLATED:
        content = catalogue_path(language).read_bytes()

        assert content == written(read_po(io.BytesIO(content), locale=language, domain="values_exchange"))
