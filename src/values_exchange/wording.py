"""Values in words: codes, dates, figures and money as a reader sees them, the same on pages and in tables."""

from __future__ import annotations

from values_exchange.dates import PartialDate
from values_exchange.languages import Interface
from values_exchange.model import Figure, Money, Source
from values_exchange.vocabulary import BASES, MEASURES, RATES, CodeList, measure


def code_label(codes: CodeList, code: str, say: Interface) -> str:
    """Give the label of a code; the code itself where the list does not have it."""
    return say(codes[code].label, context=f"{codes.id}|{code}") if code in codes else code


def code_word(codes: CodeList, code: str, say: Interface) -> str:
    """Give the label of a code as it stands inside a sentence."""
    return mid_sentence(code_label(codes, code, say))


def mid_sentence(label: str) -> str:
    """Give a label with a small first letter, unless its first word is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def date_words(
    value: PartialDate | None, say: Interface, *, certainty: str | None = None, words: str | None = None
) -> str:
    """Give a date no more precisely than it is known, with how it is known; in the source's words if any."""
    return period_words(value, None, say, certainty=certainty, words=words)


def period_words(
    value: PartialDate | None,
    until: PartialDate | None,
    say: Interface,
    *,
    certainty: str | None = None,
    words: str | None = None,
) -> str:
    """
    Give a date or a stretch of time as precisely as it is known, with how it is known.

    The words of the source stand instead of the date; they say themselves whether it is about, before or after.

    >>> period_words(PartialDate("2019"), PartialDate("2021-04"), Interface(), certainty="inferred")
    '2019 to April 2021 (inferred)'
    """
    if words:
        shown = words
    elif value is None:
        shown = say("until {date}", date=say.date(until)) if until else ""
    elif until is None:
        shown = say.date(value)
    else:
        shown = say("{start} to {end}", start=say.date(value), end=say.date(until))
    if not shown or (words and certainty not in {"inferred", "planned"}):
        return shown
    if certainty not in _DATED:
        return shown
    return say(_DATED[certainty], date=shown)


_DATED = {
    "about": "about {date}",
    "before": "before {date}",
    "after": "after {date}",
    "by": "by {date}",
    "inferred": "{date} (inferred)",
    "planned": "{date} (planned)",
}
_NUMBERED = {
    "exact": "exactly {number}",
    "about": "about {number}",
    "over": "over {number}",
    "at_least": "at least {number}",
    "almost": "almost {number}",
    "up_to": "up to {number}",
    "average": "{number} on average",
}


def number_words(low: float, high: float, unit: str, qualifier: str, say: Interface) -> str:
    """
    Give a number as its source puts it, such as "about 30", "over 100" or "70 to 100".

    Units: `unit` is a percent sign, a unit that stands behind the number, a currency code, or empty.
    """
    shown = written_number(low, say, unit)
    if low != high:
        shown = say("{low} to {high}", low=written_number(low, say), high=written_number(high, say, unit))
    return say(_NUMBERED[qualifier], number=shown) if qualifier in _NUMBERED else shown


def written_number(number: float, say: Interface, unit: str = "") -> str:
    """Give a number with its unit."""
    if unit.isupper() and len(unit) == 3:  # noqa: PLR2004 - a currency code of ISO 4217
        return say.money(number, unit)
    if unit == "%":
        return say("{number}%", number=say.number(number))
    return f"{say.number(number)} {unit}" if unit else say.number(number)


def source_date_words(source: Source, say: Interface) -> str:
    """Give the date of a source, or say that it has none and when it was read."""
    if source.date is not None:
        return date_words(source.date, say, certainty=source.certainty)
    if source.read is not None:
        return say("undated, read {date}", date=say.date(source.read))
    return say("undated")


def figure_words(figure: Figure, say: Interface) -> str:
    """
    Give the value of a figure with its qualifier, unit and rate.

    >>> figure_words(Figure(measure="volunteers_active", value=30, qualifier="about"), Interface())
    'about 30 persons'
    """
    unit = measure(figure.measure).unit
    if figure.value is None and figure.low is None:
        number = figure.words or ""
    else:
        low, high = (figure.value, figure.value) if figure.value is not None else (figure.low or 0, figure.high or 0)
        shown_unit = unit if unit == "%" else unit_words(unit, figure.value, say) if unit else ""
        number = number_words(low, high, shown_unit, figure.qualifier or "", say)
        if figure.words:
            number = say("{number} (“{words}”)", number=number, words=figure.words)
    return f"{number} {code_word(RATES, figure.per, say)}".strip() if figure.per else number


_OF_ONE = {
    "persons": "person",
    "hours": "hour",
    "places": "place",
    "languages": "language",
    "districts": "district",
    "organisations": "organisation",
    "pairs": "pair",
    "offers": "offer",
    "kinds": "kind",
    "talks": "talk",
    "visits": "visit",
    "meals": "meal",
    "countries": "country",
    "full-time equivalents": "full-time equivalent",
    "sites": "site",
    "municipalities": "municipality",
    "cities": "city",
    "meetings": "meeting",
    "applications": "application",
    "projects": "project",
    "sessions": "session",
    "days": "day",
    "activities": "activity",
    "homes": "home",
}


def unit_words(unit: str, value: float | None, say: Interface) -> str:
    """
    Give the unit of a number, in the singular where the number is one.

    >>> unit_words("persons", 1, Interface()), unit_words("m²", 1, Interface())
    ('person', 'm²')
    """
    return say(_OF_ONE.get(unit, unit) if value == 1 else unit, context="unit")


def figure_basis_words(figure: Figure, say: Interface) -> str:
    """Say how a figure is known, where it is more or less than reported."""
    return "" if figure.basis in (None, "reported") else code_word(BASES, figure.basis, say)


def measure_label(code: str, say: Interface) -> str:
    """Give the label of a measure."""
    return code_label(MEASURES, code, say)


def money_words(money: Money, say: Interface) -> str:
    """
    Give a sum with its qualifier, currency and rate, or the gift.

    >>> money_words(Money(stage="budgeted", covers="whole_programme", amount=600000, currency="EUR"), Interface())
    '600,000 EUR'
    """
    parts = []
    low, high = (money.amount, money.amount) if money.amount is not None else (money.low, money.high)
    if low is not None and high is not None:
        parts.append(number_words(low, high, money.currency or "", money.qualifier or "", say))
    if money.share is not None:
        qualifier = "" if parts else money.qualifier or ""
        parts.append(say("{share} of the whole", share=number_words(money.share, money.share, "%", qualifier, say)))
    if money.words:
        parts.append(f"“{money.words}”" if parts else money.words)
    if money.in_kind:
        parts.append(money.in_kind.in_language(say.language).text)
    shown = ", ".join(parts)
    return f"{shown} {code_word(RATES, money.per, say)}" if money.per else shown


def claim_date_words(claim: Figure | Money, say: Interface) -> str:
    """Give the time a figure or a sum is about; empty where no source states it."""
    if claim.as_of is not None:
        return date_words(claim.as_of, say, certainty=claim.certainty)
    return period_words(claim.period, claim.until, say, certainty=claim.certainty)
