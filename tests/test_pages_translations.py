"""Pages say where a machine translated what is shown, and where the original has changed since."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fiction import PROGRAMME_FILE, catalogue_of, records
from tests.test_pages_records import PROGRAMME_PAGE, section, words
from values_exchange.pages import Page, render_tree
from values_exchange.translations import mark_of

NEED = {"de": "Viele kamen an.", "en": "Many people arrived."}


def page(path: str = PROGRAMME_PAGE, language: str = "en", **changes: Any) -> Page:
    """Render a page in a language, with fields of the programme changed."""
    data = records()
    data[PROGRAMME_FILE] |= changes
    return render_tree(catalogue_of(data), language=language).page(path)


def need(language: str = "en", **entry: Any) -> str:
    """Give what the page says of the need, which is there in two languages, with an entry on its translation."""
    said = [{**NEED, "sources": ["report"], "id": "need"}]
    translated = [{"language": "en", "of": "de", "kind": "machine"} | entry] if entry else []
    return words(section(page(language=language, need=said, translated=translated), "need"))


def test_nothing_is_said_where_nothing_is_recorded() -> None:
    """Two languages alone tell nobody how the one came from the other."""
    assert "Many people arrived." in need()
    assert "translation" not in need()


def test_a_machine_translation_is_called_one_where_it_is_shown() -> None:
    """In the page's language and in another, never at the original."""
    assert "Many people arrived. machine translation" in need(kind="machine")
    assert "Many people arrived. in inglês machine translation" in need("pt", kind="machine")
    assert "translation" not in need("de", kind="machine")
    assert "translation" not in need(kind="human")


def test_a_translation_older_than_its_original_is_called_so() -> None:
    """Whoever made it."""
    marks = [f"{mark_of(NEED['en'])}-{mark_of('Viele Menschen kamen an.')}"]
    still = [f"{mark_of(NEED['en'])}-{mark_of(NEED['de'])}"]

    assert "Many people arrived. translation older than the original" in need(kind="human", texts=marks)
    assert "arrived. machine translation translation older than the original" in need(kind="machine", texts=marks)
    assert "translation" not in need(kind="human", texts=still)


def test_the_note_stands_wherever_the_text_does() -> None:
    """On the comparison, too, where nobody knows any more from which record a text came."""
    translated = [{"language": "en", "of": "de", "kind": "machine"}]
    said = [{**NEED, "sources": ["report"]}]
    tree = render_tree(
        catalogue_of(records() | {PROGRAMME_FILE: records()[PROGRAMME_FILE] | {"need": said, "translated": translated}})
    )

    with_note = {
        one.kind for one in tree.pages.values() if "Many people arrived. machine translation" in words(one.html())
    }

    assert with_note == {"programme", "compare"}


def test_the_record_says_how_it_was_translated() -> None:
    """Languages, kind and date, at the end of its page."""
    entry = {"language": "en", "of": "de", "kind": "machine", "date": "2026-11"}

    told = words(section(page(translated=[entry]), "record"))

    assert "English, from German: Machine translation, November 2026" in told
    assert "Machine translation" not in words(section(page(), "record"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Programmes with title and summary in English: 1 of 1. Of these, translated by a machine: 1; older"),
        ("pt", "Programmes with title and summary in português: 0 of 1."),
    ],
)
def test_the_page_about_the_records_counts_titles_and_summaries(language: str, said: str) -> None:
    """So that a coordinator sees how far a language is."""
    entry = {"language": "en", "of": "de", "kind": "machine"}
    told = words(section(page("about-the-records.md", language, translated=[entry]), "review"))

    assert said in told
    assert "machine" not in words(section(page("about-the-records.md"), "review"))
