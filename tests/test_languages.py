"""Texts in several languages, and the interface: fallback, dates, numbers and names."""

from __future__ import annotations

from datetime import date

import pytest

from values_exchange.dates import PartialDate
from values_exchange.languages import FALLBACKS, LANGUAGES, Interface, Said, Text

CITIES_SPEAK = ("en", "de", "nl", "cs", "it", "es", "ca", "nb", "lv", "el", "fr")


@pytest.mark.parametrize("language", CITIES_SPEAK)
def test_the_cities_languages_can_be_written_in_records(language: str) -> None:
    """Each language of a partner city is a known tag that has a name."""
    assert language in LANGUAGES
    assert Interface("en").language_name(language) != language


def test_a_text_is_given_in_the_wanted_language() -> None:
    """Where the language is there, it is used and named."""
    text = Text({"de": "Rat", "en": "Advice"})

    assert Said(text="Rat", language="de") == text.in_language("de")


def test_a_missing_language_falls_back_along_the_chain_and_says_so() -> None:
    """The answer names the language really used, so that a page can mark it."""
    text = Text({"lv": "Padoms", "nl": "Advies", "de": "Rat"})

    assert Said(text="Rat", language="de") == text.in_language("cs")
    assert FALLBACKS.index("de") < FALLBACKS.index("nl")


def test_a_text_in_one_language_outside_the_chain_is_shown_as_it_is() -> None:
    """A text is never lost because nobody can be expected to read its language."""
    assert Said(text="Padoms", language="lv") == Text({"lv": "Padoms"}).in_language("en")


def test_texts_with_the_same_content_are_equal_and_can_be_counted() -> None:
    """Two texts read from two files are one value."""
    one, other = Text({"en": "Advice"}), Text({"en": "Advice"})

    assert one == other
    assert len({one, other}) == 1
    assert not Text({})


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("en", "2015", "2015"),
        ("en", "2015-09", "September 2015"),
        ("en", "2015-09-02", "2 September 2015"),
        ("de", "2015-09-02", "2. September 2015"),
        ("nb", "2015-09", "september 2015"),
    ],
)
def test_a_date_is_written_no_more_precisely_than_it_is_known(language: str, text: str, shown: str) -> None:
    """A year stays a year, a month a month."""
    assert shown == Interface(language).date(PartialDate(text))


def test_days_and_numbers_are_written_as_people_write_them() -> None:
    """Separators follow the language; no decimals are added or lost."""
    assert Interface("en").day(date(2026, 11, 23)) == "23 November 2026"
    assert [Interface("en").number(n) for n in (0, 23700, 2.5)] == ["0", "23,700", "2.5"]
    assert Interface("de").number(23700) == "23.700"


@pytest.mark.parametrize(
    ("amount", "shown"), [(600000, "600,000 EUR"), (31079.25, "31,079.25 EUR"), (0, "0 EUR"), (0.5, "0.50 EUR")]
)
def test_money_keeps_its_cents_and_its_currency(amount: float, shown: str) -> None:
    """Cents are shown where there are some, and the currency always."""
    assert shown == Interface("en").money(amount, "EUR").replace("\xa0", " ")


def test_placeholders_are_filled_and_messages_without_translation_stay() -> None:
    """A message that has no translation is English, never empty."""
    assert Interface("cs")("{n} apples", n=3) == "3 apples"
    assert Interface("en").plural("{n} apple", "{n} apples", 1) == "1 apple"
    assert Interface("en").plural("{n} apple", "{n} apples", 2000) == "2,000 apples"


def test_countries_and_enumerations_are_named() -> None:
    """Names come from CLDR; an unknown code is shown as it is."""
    assert Interface("en").country("GB") == "United Kingdom"
    assert Interface("en").country("ZZZ") == "ZZZ"
    assert Interface("en").join(["Oslo", "Riga", "Turin"]) == "Oslo, Riga and Turin"
    assert Interface("en").join([]) == ""
