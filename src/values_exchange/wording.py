"""Values in words: codes, dates, figures and money as a reader sees them, the same on pages and in tables."""

from __future__ import annotations

from collections.abc import Sequence

from values_exchange.currencies import FixedRate, InEuros, NotInEuros, WhyNotInEuros
from values_exchange.dates import PartialDate
from values_exchange.languages import DEFAULT_LANGUAGE, Interface, deferred, interface_language
from values_exchange.model import Figure, Money, Source
from values_exchange.terms import code_label, unit_words
from values_exchange.vocabulary import BASES, MEASURES, RATES, CodeList, measure


def code_word(codes: CodeList, code: str, say: Interface) -> str:
    """Give the label of a code as it stands inside a sentence."""
    return mid_sentence(code_label(codes, code, say), say)


def mid_sentence(label: str, say: Interface) -> str:
    """
    Give a label as it stands inside a sentence: with a small first letter, unless its first word is an abbreviation.

    German writes nouns with a capital wherever they stand, and most labels are nouns.

    >>> [mid_sentence("Rent", Interface(language)) for language in ("en", "de")], mid_sentence("EU funds", Interface())
    (['rent', 'Rent'], 'EU funds')
    """
    if label[1:2].isupper() or interface_language(say.language) == "de":
        return label
    return label[:1].lower() + label[1:]


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

    The words of the source stand instead of the date, in other languages than English behind it; they say themselves
    whether it is about, before or after.

    >>> period_words(PartialDate("2019"), PartialDate("2021-04"), Interface(), certainty="inferred")
    '2019 to April 2021 (inferred)'
    >>> period_words(PartialDate("2015"), None, Interface("de"), words="summer 2015")
    '2015 (“summer 2015”)'
    """
    shown = _plain_period(value, until, say)
    if words:
        # What a source says in one language is put beside the date in the reader's.
        is_foreign = bool(shown) and say.language != DEFAULT_LANGUAGE
        shown = say("{name} ({what})", name=shown, what=f"“{words}”") if is_foreign else words
    if not shown or (words and certainty not in {"inferred", "planned"}):
        return shown
    if certainty not in _DATED:
        return shown
    return say(_DATED[certainty], date=shown)


def _plain_period(value: PartialDate | None, until: PartialDate | None, say: Interface) -> str:
    if value is None:
        return say("until {date}", date=say.date(until)) if until else ""
    if until is None:
        return say.date(value)
    return say("{start} to {end}", start=say.date(value), end=say.date(until))


_DATED = {
    "about": deferred("about {date}"),
    "before": deferred("before {date}"),
    "after": deferred("after {date}"),
    "by": deferred("by {date}"),
    "inferred": deferred("{date} (inferred)"),
    "planned": deferred("{date} (planned)"),
}
_NUMBERED = {
    "exact": deferred("exactly {number}"),
    "about": deferred("about {number}"),
    "over": deferred("over {number}"),
    "at_least": deferred("at least {number}"),
    "almost": deferred("almost {number}"),
    "up_to": deferred("up to {number}"),
    "average": deferred("{number} on average"),
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


def sources_date_words(sources: Sequence[Source], say: Interface) -> str:
    """
    Say how old the sources of an undated claim are, as it stands beside the claim; empty where none has a date.

    >>> sources_date_words([Source(title="Report", date=PartialDate("2019-03"))], Interface())
    'March 2019 (date of the source)'
    """
    dated = sorted((source.date, source.certainty == "inferred") for source in sources if source.date is not None)
    if not dated:
        return ""
    (first, _), (last, inferred) = dated[0], dated[-1]
    if first != last:
        dates = say("{start} to {end}", start=say.date(first), end=say.date(last))
        return say("{dates} (dates of the sources)", dates=dates)
    pattern = say("{date} (inferred date of the source)") if inferred else say("{date} (date of the source)")
    return pattern.format(date=say.date(last))


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


def figure_basis_words(figure: Figure, say: Interface) -> str:
    """Say how a figure is known, where it is more or less than reported."""
    return "" if figure.basis in (None, "reported") else code_word(BASES, figure.basis, say)


def measure_label(code: str, say: Interface) -> str:
    """Give the label of a measure."""
    return code_label(MEASURES, code, say)


def money_words(money: Money, say: Interface, *, with_gift: bool = True) -> str:
    """
    Give a sum with its qualifier, currency and rate, or the gift.

    Args:
        with_gift: whether to tell a gift too, which may be in another language than the rest.

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
    if money.in_kind and with_gift:
        parts.append(money.in_kind.in_language(say.language).text)
    shown = ", ".join(parts)
    return f"{shown} {code_word(RATES, money.per, say)}" if money.per else shown


def claim_date_words(claim: Figure | Money, say: Interface) -> str:
    """Give the time a figure or a sum is about; empty where no source states it."""
    if claim.as_of is not None:
        return date_words(claim.as_of, say, certainty=claim.certainty)
    return period_words(claim.period, claim.until, say, certainty=claim.certainty)


def in_euros_words(euros: InEuros | NotInEuros, say: Interface, *, per: str | None = None) -> str:
    """
    Say what a sum is in euros, at which rate and whose rate that is; or why it cannot be converted.

    >>> from values_exchange.currencies import in_euros
    >>> in_euros_words(in_euros(477000, 477000, "NOK", first=PartialDate("2016")), Interface())
    'about 51,300 EUR at the average rate of 2016, 1 EUR = 9.2906 NOK (European Central Bank)'
    """
    if isinstance(euros, NotInEuros):
        return _not_in_euros(euros, say)
    shown = euros_words(euros, say, per=per)
    currency, rate = euros.rate.currency, say.number(euros.rate.per_euro)
    if isinstance(euros.rate, FixedRate):
        return say(
            "{sum} at the rate fixed for good, 1 EUR = {rate} {currency} (Council Regulation (EC) No 2866/98)",
            sum=shown,
            rate=rate,
            currency=currency,
        )
    return say(
        "{sum} at the average rate of {year}, 1 EUR = {rate} {currency} (European Central Bank)",
        sum=shown,
        year=euros.year,
        rate=rate,
        currency=currency,
    )


def euros_words(euros: InEuros, say: Interface, *, per: str | None = None) -> str:
    """Give a converted sum alone, such as "about 51,300 EUR per year"."""
    shown = number_words(euros.low, euros.high, "EUR", euros.qualifier, say)
    return say("{sum} {rate}", sum=shown, rate=code_word(RATES, per, say)) if per else shown


def _not_in_euros(euros: NotInEuros, say: Interface) -> str:
    first = say.date(euros.first) if euros.first else ""
    year = euros.first.year if euros.first else ""
    match euros.why:
        case WhyNotInEuros.NO_YEAR:
            return say("cannot be converted because no source says of which year the sum is")
        case WhyNotInEuros.OPEN_DATE:
            return say(
                "cannot be converted because the year of the sum is not stated, only a time it is before, "
                "after or planned for: {date}",
                date=first,
            )
        case WhyNotInEuros.SEVERAL_YEARS:
            return say(
                "cannot be converted because the sum is for several years, {start} to {end}",
                start=first,
                end=say.date(euros.last) if euros.last else "",
            )
        case WhyNotInEuros.BEFORE_THE_EURO:
            return say("cannot be converted because there was no euro in {year}", year=year)
        case WhyNotInEuros.NO_RATE:
            return say(
                "cannot be converted because the European Central Bank publishes no reference rate for {currency}",
                currency=euros.currency,
            )
        case WhyNotInEuros.NOT_A_WHOLE_YEAR:
            return say(
                "cannot be converted because there are no reference rates for {currency} on every day of "
                "{year}, so that there is no average",
                currency=euros.currency,
                year=year,
            )
