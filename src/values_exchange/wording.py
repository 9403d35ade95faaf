"""Values in words: codes, dates, figures and money as a reader sees them, the same on pages and in tables."""

from __future__ import annotations

from values_exchange.dates import PartialDate
from values_exchange.languages import Interface
from values_exchange.model import Figure, Money, Source
from values_exchange.vocabulary import BASES, CERTAINTIES, MEASURES, QUALIFIERS, RATES, CodeList, measure


def code_label(codes: CodeList, code: str, say: Interface) -> str:
    """Give the label of a code; the code itself where the list does not have it."""
    return say(codes[code].label, context=f"{codes.id}|{code}") if code in codes else code


def code_word(codes: CodeList, code: str, say: Interface) -> str:
    """Give the label of a code for the middle of a sentence, with a small first letter."""
    label = code_label(codes, code, say)
    return label[:1].lower() + label[1:]


def date_words(
    value: PartialDate | None, say: Interface, *, certainty: str | None = None, words: str | None = None
) -> str:
    """Give a date no more precisely than it is known, with how it is known; in the source's words if any."""
    if value is None:
        return words or ""
    shown = words or say.date(value)
    if certainty is None:
        return shown
    if certainty in {"inferred", "planned"}:
        return say("{date} ({certainty})", date=shown, certainty=code_word(CERTAINTIES, certainty, say))
    return f"{code_word(CERTAINTIES, certainty, say)} {shown}" if not words else shown


def period_words(
    value: PartialDate | None,
    until: PartialDate | None,
    say: Interface,
    *,
    certainty: str | None = None,
    words: str | None = None,
) -> str:
    """Give a date or a stretch of time."""
    if until is None or words:
        return date_words(value, say, certainty=certainty, words=words)
    if value is None:
        return say("until {date}", date=date_words(until, say, certainty=certainty))
    return say("{start} to {end}", start=say.date(value), end=date_words(until, say, certainty=certainty))


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
        number = _number_words(figure, say)
        number = f"{number}{_space(unit)}{say(unit, context='unit')}" if unit else number
        if figure.words:
            number = say("{number} (“{words}”)", number=number, words=figure.words)
    return f"{number} {code_word(RATES, figure.per, say)}".strip() if figure.per else number


def _space(unit: str) -> str:
    return "" if unit == "°" else " "


def _number_words(value: Figure, say: Interface) -> str:
    if value.low is not None and value.high is not None:
        number = say("{low} to {high}", low=say.number(value.low), high=say.number(value.high))
    else:
        number = say.number(value.value if value.value is not None else 0)
    if value.qualifier in (None, "exact"):
        return number
    return f"{code_word(QUALIFIERS, value.qualifier, say)} {number}"


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
    if money.amount is not None and money.currency:
        parts.append(say.money(money.amount, money.currency))
    elif money.low is not None and money.high is not None and money.currency:
        parts.append(say("{low} to {high}", low=say.number(money.low), high=say.money(money.high, money.currency)))
    if money.share is not None:
        parts.append(say("{share} % of the whole", share=say.number(money.share)))
    if parts and money.qualifier not in (None, "exact"):
        parts[0] = f"{code_word(QUALIFIERS, money.qualifier, say)} {parts[0]}"
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
