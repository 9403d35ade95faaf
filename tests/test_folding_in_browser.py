"""Letters fold alike in Python and in the pages' scripts, and the state of a page stands in its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.repository import ROOT
from values_exchange.folding import LETTERS, folded
from values_exchange.pages.paths import FOLDING
from values_exchange.pages.tree import scripts
from values_exchange.reading import read

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

NAMES = [
    "Düsseldorf", "Nürnberg", "Θεσσαλονίκη", "Θεσσαλονίκης", "ΕΝΤΑΞΗΣ", "Łódź", "Ålesund", "Tøyen", "Đakovo", "İzmir",
    "Diyarbakır", "Straße", "STRASSE", "ẞ", "Čtvrť", "Rīga", "L’Hospitalet", "Œuvre", "Ærø", "Ǽ", "Reykjavík Þing", "ð",
    "é", "é", "ﬁ", "Москва́", "한국", "",
]  # fmt: skip


@pytest.fixture
def scripted(page: Page) -> Page:
    """Open an empty page that has the script."""
    page.evaluate("script => (0, eval)(script)", scripts()[FOLDING].decode())
    return page


def test_names_fold_as_in_python(scripted: Page) -> None:
    """The letters of the table, names of cities in all their languages, and odd ones."""
    cities = read(ROOT / "examples").catalogue.cities.values()
    names = [*NAMES, *LETTERS, *(name for city in cities for name in city.value.name.by_language.values())]

    assert [folded(name) for name in names] == scripted.evaluate("names => names.map(valuesExchange.fold)", names)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(max_codepoint=0x24FF, categories=["L", "Mn", "N", "Zs", "P"]), max_size=20))
def test_any_text_folds_as_in_python(scripted: Page, text: str) -> None:
    """Letters of Latin, Greek, Cyrillic and many other scripts, with marks behind them."""
    assert folded(text) == scripted.evaluate("text => valuesExchange.fold(text)", text)


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [("dusseldorf", True), ("WELCOME dussel", True), ("  ", True), ("", True), ("welcome oslo", False)],
)
def test_all_words_typed_have_to_be_there(scripted: Page, typed: str, *, is_found: bool) -> None:
    """In any order, and with or without accents."""
    script = "typed => valuesExchange.holds(valuesExchange.fold('Düsseldorf: Welcome Points'), typed)"

    assert is_found == scripted.evaluate(script, typed)


def test_the_state_of_a_page_stands_in_its_address(scripted: Page) -> None:
    """What is empty is left out, what belongs to others stays, and commas and slashes can be read."""
    scripted.goto("about:blank?other=1&filter=old#part")
    scripted.evaluate("script => (0, eval)(script)", scripts()[FOLDING].decode())
    state = {"programmes": ["oslo/a", "riga/b"], "filter": "", "rows": "a b&c"}

    address = scripted.evaluate("state => valuesExchange.addressOf(state)", state)
    assert address == "about:blank?other=1&programmes=oslo/a,riga/b&rows=a%20b%26c#part"
    scripted.evaluate("state => valuesExchange.writeAddress(state)", state)

    assert scripted.evaluate("valuesExchange.readAddress(['other', 'filter', 'none'])")["none"] == ""
    assert ["a", "b"] == scripted.evaluate("valuesExchange.listOf(' a,,b, a')")
