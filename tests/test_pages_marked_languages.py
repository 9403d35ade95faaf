"""Whatever a page says in another language than its own is marked with that language (WCAG 3.1.2)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

import pytest

from tests.repository import ROOT
from values_exchange.catalogue import Catalogue
from values_exchange.fields import walk
from values_exchange.languages import Text
from values_exchange.pages import record_path, render_tree
from values_exchange.prose import plain_text
from values_exchange.reading import read

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
NAMES = frozenset({"name", "title"})
"""Fields that hold what something is called: WCAG 3.1.2 leaves out proper names, which stand inside other sentences."""

LONG_ENOUGH = 30
"""Shorter texts may be the same in two languages, such as names."""


class Marked(HTMLParser):
    """Takes down each piece of text with the language it is marked with."""

    def __init__(self, language: str) -> None:
        """Begin with the language of the page."""
        super().__init__()
        self.languages = [language]
        self.said: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element."""
        if tag not in VOID:
            self.languages.append(dict(attrs).get("lang") or self.languages[-1])

    def handle_endtag(self, tag: str) -> None:
        """Leave it."""
        if tag not in VOID:
            self.languages.pop()

    def handle_data(self, data: str) -> None:
        """Take a text down."""
        self.said.append((" ".join(data.split()), self.languages[-1]))


@cache
def examples() -> Catalogue:
    """Read the example catalogue once."""
    return read(ROOT / "examples").catalogue


def foreign_texts(language: str) -> Iterator[tuple[str, str, str]]:
    """Give the texts that a page shows in another language: the page's path, the text, its language."""
    for record in examples().records():
        for _, value in walk(record.value):
            for text in vars_of(value):
                said = text.in_language(language)
                words = " ".join(plain_text(said.text).split())
                if said.language != language and len(words) >= LONG_ENOUGH:
                    yield record_path(record.id), words, said.language


def vars_of(value: object) -> Iterator[Text]:
    """Give the texts that stand directly in a value of a record."""
    names = getattr(type(value), "__attrs_attrs__", ())
    for one in (getattr(value, name.name) for name in names if name.name not in NAMES):
        if isinstance(one, Text) and one:
            yield one


@pytest.mark.parametrize("language", ["de", "el"])
def test_a_text_in_another_language_says_so(language: str) -> None:
    """Each text of a record that falls back to another language is marked with that, wherever its page shows it."""
    pages = render_tree(examples(), language=language).pages
    texts = set(foreign_texts(language))
    shown, unmarked = 0, []
    for path in sorted({path for path, _, _ in texts}):
        reader = Marked(language)
        reader.feed(pages[path].html())
        for _, words, its_own in sorted(one for one in texts if one[0] == path):
            for said, marked in reader.said:
                if words in said:
                    shown += 1
                    if marked != its_own:
                        unmarked.append((path, words[:60], its_own, marked))

    assert [] == unmarked
    assert shown > 100
