"""Whether dates and ranges run forwards, and whether somebody looked at the record lately."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any

from values_exchange.dates import Known, PartialDate
from values_exchange.languages import Interface
from values_exchange.model import Network, Programme, ProgrammePart, Site, SiteState, When
from values_exchange.problems import Path, Problem
from values_exchange.rules.survey import shapes_with
from values_exchange.rules.view import View

_text = attrgetter("text")
_STARTS = ("date", "since", "period", "first", "adopted")
_RANGES = (("low", "high"), ("age_min", "age_max"))
_EARLIER_TOO = frozenset({"about", "before", "by", "planned"})
"""How firm a date is that something may lie before, or may not have come about at."""
_LATER_TOO = frozenset({"about", "after", "planned"})
"""How firm a date is that something may lie after, or may not have come about at."""


def ends_before_starts(view: View, say: Interface) -> Iterator[Problem]:
    """Find periods, and lives of programmes, parts and networks, that end before they start."""
    for cls, start, end in periods():
        for entry in view.survey.of(cls):
            last = getattr(entry.shape, end)
            first = getattr(entry.shape, start) if last is not None else None
            if first is not None and _lies_before(last, first):
                yield _ends_before(view, (*entry.path, end), last, first, say)
    yield from _lives(view, say)


def ranges_reversed(view: View, say: Interface) -> Iterator[Problem]:
    """Find ranges whose lower end is the higher one."""
    for low, high in _RANGES:
        for cls in shapes_with(low, high):
            for entry in view.survey.of(cls):
                least, most = getattr(entry.shape, low), getattr(entry.shape, high)
                if least is not None and most is not None and least > most:
                    yield view.survey.error(
                        "range-reversed",
                        (*entry.path, high),
                        say("{most} is less than `{low}`, which is {least}.", most=most, low=low, least=least),
                        say("Write the smaller number under `{low}`, the larger under `{high}`.", low=low, high=high),
                    )


def opens_before_opened(view: View, say: Interface) -> Iterator[Problem]:
    """Find sites that a source saw open before the day another says they were opened."""
    for entry in view.survey.of(Site):
        opened = [state for state in entry.shape.states if state.status == "opened"]
        if not opened or any(state.certainty in _EARLIER_TOO for state in opened):
            continue
        first = min((state.date for state in opened), key=_text)
        for position, state in enumerate(entry.shape.states):
            if _is_seen_before(state, first):
                yield view.survey.error(
                    "open-before-opened",
                    (*entry.path, "states", position, "date"),
                    say(
                        "The site is seen open ({seen}) before it was opened ({opened}).",
                        seen=say.date(state.date),
                        opened=say.date(first),
                    ),
                    say(
                        "Correct the wrong date. If it opened again then, or if the sources disagree, "
                        "write `opened` for the earlier opening too."
                    ),
                )


def checked_long_ago(view: View, say: Interface) -> Iterator[Problem]:
    """Find a record that nobody has checked for over a year, and checks that lie in the future."""
    today, review = view.today, view.record.value.review
    if today is None:
        return
    year_ago = _a_year_before(today)
    if review.last_checked.text < year_ago.isoformat() and review.last_checked.latest < year_ago:
        yield view.survey.warning(
            "not-checked-lately",
            ("review", "last_checked"),
            say("The last check of this record was more than a year ago: {date}.", date=say.date(review.last_checked)),
            say("Compare it with its sources and with what the city knows now, then write today's date here."),
        )
    now = today.isoformat()
    checks: list[tuple[Path, PartialDate | None]] = [
        (("review", "last_checked"), review.last_checked),
        (("review", "confirmed_by_city"), review.confirmed_by_city),
        *((("sources", key, "read"), source.read) for key, source in view.record.value.sources.items()),
    ]
    for path, day in checks:
        if day is not None and day.text > now:  # texts of dates sort by time, a year before its own days
            yield view.survey.warning(
                "checked-in-future",
                path,
                say("{date} lies in the future.", date=say.date(day)),
                say("Write the day on which it was really done."),
            )


@cache
def periods() -> tuple[tuple[type[Any], str, str], ...]:
    """Give the classes with two dates of which the second does not come before the first, and the two fields."""
    pairs = [(start, "until") for start in _STARTS] + [("first", "adopted")]
    found = [(cls, start, end) for start, end in pairs for cls in shapes_with(start, end)]
    dated = {cls for cls, _, _ in found}
    return (*found, *((cls, "as_of", "until") for cls in shapes_with("as_of", "until") if cls not in dated))


def _lives(view: View, say: Interface) -> Iterator[Problem]:
    """Compare each end of a programme, part or network with its starts, which may differ between sources."""
    value = view.record.value
    if isinstance(value, Programme):
        ended: list[tuple[Path, When]] = [(("ended", n), end) for n, end in enumerate(value.ended)]
        yield from _ends_before_all(view, value.started, ended, say)
    elif isinstance(value, Network):
        ended = [(("end", n), end) for n, end in enumerate(value.end)]
        yield from _ends_before_all(view, value.start, ended, say)
    for entry in view.survey.of(ProgrammePart):
        part = entry.shape
        if part.started is not None and part.ended is not None:
            yield from _ends_before_all(view, (part.started,), [((*entry.path, "ended"), part.ended)], say)


def _ends_before_all(
    view: View, starts: tuple[When, ...], ends: list[tuple[Path, When]], say: Interface
) -> Iterator[Problem]:
    if not starts or any(start.certainty in _EARLIER_TOO for start in starts):
        return
    first = min((start.date for start in starts), key=_text)
    for path, end in ends:
        last = end.until or end.date
        if end.certainty not in _LATER_TOO and _lies_before(last, first):
            yield _ends_before(view, (*path, "until" if end.until else "date"), last, first, say)


def _ends_before(view: View, path: Path, last: PartialDate, first: PartialDate, say: Interface) -> Problem:
    return view.survey.error(
        "end-before-start",
        path,
        say("The end ({end}) lies before the start ({start}).", end=say.date(last), start=say.date(first)),
        say("Correct the wrong date. An end that is not known is left out."),
    )


def _is_seen_before(state: SiteState, first: PartialDate) -> bool:
    return state.status == "open" and state.certainty not in _LATER_TOO and _lies_before(state.date, first)


def _lies_before(day: PartialDate, other: PartialDate) -> bool:
    """Tell whether a date surely lies before another; their texts, which sort by time, rule out most at little cost."""
    return day.text < other.text and day.is_before(other) is Known.YES


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
