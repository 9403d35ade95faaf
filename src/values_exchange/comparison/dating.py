"""The time a claim is about, from its own date, its section's or its sources', and how that reads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from values_exchange.comparison.cells import DatedBy, Dating
from values_exchange.dates import PartialDate
from values_exchange.languages import Interface
from values_exchange.model import Source
from values_exchange.wording import period_words

NO_DATE = Dating(shown="", by=DatedBy.NOT_ASKED)
"""The dating of what is no claim of a source."""


def dating_of(say: Interface, claim: object, section: object, sources: Sequence[Source]) -> Dating:
    """
    Say which time a claim is about.

    Its own date counts first, then that of its section; a source's date only says how old the claim is, and is
    marked as such. What has neither is undated, and says when it was read.
    """
    for holder in (claim, section):
        found = _own_date(say, holder)
        if found is not None:
            return found
    return _date_of_sources(say, sources)


def _own_date(say: Interface, claim: object) -> Dating | None:
    as_of = getattr(claim, "as_of", None)
    first = getattr(claim, "date", None) or getattr(claim, "period", None) or as_of
    words = (getattr(claim, "words", None) or "") if hasattr(claim, "date") else ""
    if first is None:
        return Dating(shown=words, by=DatedBy.CLAIM) if words else None
    until = getattr(claim, "until", None)
    last = until or (as_of if as_of != first else None)
    certainty = getattr(claim, "certainty", None) or ""
    return Dating(
        shown=period_words(first, last, say, certainty=certainty, words=words),
        by=DatedBy.CLAIM,
        first=first,
        last=last or first,
        certainty=certainty,
        has_end=until is not None,
    )


def _date_of_sources(say: Interface, sources: Sequence[Source]) -> Dating:
    dated = sorted((source.date, source.certainty == "inferred") for source in sources if source.date is not None)
    if not dated:
        read = max((source.read for source in sources if source.read is not None), default=None)
        shown = say("undated, read {date}", date=_shown(say, read)) if read else say("undated")
        return Dating(shown=shown, by=DatedBy.NOTHING)
    (first, _), (last, inferred) = dated[0], dated[-1]
    if first != last:
        dates = say("{start} to {end}", start=_shown(say, first), end=_shown(say, last))
        return Dating(
            shown=say("{dates} (dates of the sources)", dates=dates), by=DatedBy.SOURCE, first=first, last=last
        )
    pattern = say("{date} (inferred date of the source)") if inferred else say("{date} (date of the source)")
    return Dating(shown=pattern.format(date=_shown(say, last)), by=DatedBy.SOURCE, first=first, last=last)


def _shown(say: Interface, date: PartialDate) -> str:
    return _shown_in(say.language, date)


@cache
def _shown_in(language: str, date: PartialDate) -> str:
    return Interface(language).date(date)
