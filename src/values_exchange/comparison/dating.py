"""The time a claim is about, from its own date, its section's or its sources', and how that reads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from attrs import frozen

from values_exchange.comparison.cells import DatedBy, Dating
from values_exchange.dates import PartialDate
from values_exchange.fields import fields_of, is_shape
from values_exchange.languages import Interface
from values_exchange.model import Source
from values_exchange.wording import period_words, sources_date_words

NO_DATE = Dating(shown="", by=DatedBy.NOT_ASKED)
"""The dating of what is no claim of a source."""


@frozen(kw_only=True)
class OwnTime:
    """The time that a claim or its section states, before it is put into words; `words` are those of the record."""

    first: PartialDate | None = None
    until: PartialDate | None = None
    certainty: str = ""
    has_end: bool = False
    words: str = ""

    @property
    def last(self) -> PartialDate | None:
        """The end of the time, which is also its beginning where no other is stated."""
        return self.until or self.first


def own_time(claim: object, section: object) -> OwnTime | None:
    """Give the time that a claim states, else the section it stands in; None where neither does."""
    return _stated_time(claim) or _stated_time(section)


def _stated_time(claim: object) -> OwnTime | None:
    cls: Any = type(claim)
    names, first = _dates_of(cls), None
    for name in names:
        first = getattr(claim, name)
        if first is not None:
            break
    words = (getattr(claim, "words", None) or "") if "date" in names else ""
    if first is None:
        return OwnTime(words=words) if words else None
    as_of, until = getattr(claim, "as_of", None), getattr(claim, "until", None)
    return OwnTime(
        first=first,
        until=until or (as_of if as_of != first else None),
        certainty=getattr(claim, "certainty", None) or "",
        has_end=until is not None,
        words=words,
    )


@cache
def _dates_of(cls: Any) -> tuple[str, ...]:
    """Give the names of the fields in which claims of a shape may have a date, the one that counts first in front."""
    return tuple(name for name in ("date", "period", "as_of") if name in fields_of(cls)) if is_shape(cls) else ()


def dating_by_claim(say: Interface, time: OwnTime) -> Dating:
    """Say which time a claim itself states."""
    return Dating(
        shown=period_words(time.first, time.until, say, certainty=time.certainty, words=time.words),
        by=DatedBy.CLAIM,
        first=time.first,
        last=time.last,
        certainty=time.certainty,
        has_end=time.has_end,
    )


def dated_by_sources(sources: Sequence[Source]) -> DatedBy:
    """Tell whether the sources of a claim without a date of its own have one."""
    return DatedBy.SOURCE if any(source.date is not None for source in sources) else DatedBy.NOTHING


def dating_by_sources(say: Interface, sources: Sequence[Source]) -> Dating:
    """Say how old the sources of a claim are, or when they were read."""
    dates = sorted(source.date for source in sources if source.date is not None)
    if not dates:
        read = max((source.read for source in sources if source.read is not None), default=None)
        shown = say("undated, read {date}", date=say.date(read)) if read else say("undated")
        return Dating(shown=shown, by=DatedBy.NOTHING)
    return Dating(shown=sources_date_words(sources, say), by=DatedBy.SOURCE, first=dates[0], last=dates[-1])
