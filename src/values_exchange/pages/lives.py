"""From when to when a programme lasted, as far as sources say: never further because nobody wrote that it ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from values_exchange.dates import PartialDate
from values_exchange.languages import Interface
from values_exchange.model import Programme
from values_exchange.pages.drawing import Life, TimeScale

_LASTING: Final = frozenset({"running", "pilot"})
_SEEN: Final = frozenset({"open", "opened"})
_TAIL: Final = 34.0
"""How long the dashes are behind which an end is not documented: their length says nothing."""


def life_of(say: Interface, programme: Programme, scale: TimeScale) -> Life | None:
    """
    Say from when to when a programme lasted, as far as sources say.

    Shape: sure from the end of what its beginning can mean to the last time it is seen running, or to the beginning of
    what its end can mean; everything between these and the outermost days is open. No line without a single date.
    """
    begun = [one for one in programme.started if one.certainty != "planned"]
    ended = [one for one in programme.ended if one.certainty != "planned"]
    seen = [scale.span(date)[1] for date in _seen_running(programme)]
    if not begun and not ended and not seen:
        return None
    first = min(begun, key=lambda one: one.date) if begun else None
    last = max(ended, key=lambda one: one.date) if ended else None
    birth = scale.span(first.date, first.until) if first else None
    death = scale.span(last.date, last.until) if last else None
    sure_from = birth[1] if birth else min(seen, default=death[0] if death else 0)
    sure_to = max([sure_from, *seen])
    open_ends: list[tuple[float, float]] = []
    if birth is None or first is None:
        open_ends.append((sure_from - _TAIL, sure_from))
    elif first.certainty in {"before", "by"}:
        open_ends.append((birth[0] - _TAIL, sure_from))
    elif birth[1] - birth[0] > 1:
        open_ends.append(birth)
    if death is None or last is None:
        open_ends.append((sure_to, sure_to + _TAIL))
    elif last.certainty in {"before", "by", "about", "after"} or death[0] < sure_to:
        sure_to = min(sure_to, death[1])
        open_ends.append((sure_to, max(death[1], sure_to)))
    else:
        sure_to = death[0]
        open_ends.append(death)
    sure = (sure_from, sure_to) if sure_to > sure_from else None
    ends = tuple((max(start, 0.0), end) for start, end in open_ends if end > start)
    if sure is None and not ends:
        return None
    return Life(sure=sure, open_ends=ends, words=_life_words(say, knows_begin=bool(birth), knows_end=bool(death)))


def _seen_running(programme: Programme) -> Iterator[PartialDate]:
    """Give the dates at which a source says that a programme runs, or that one of its sites is open."""
    status = programme.status
    if status and status.as_of and status.code in _LASTING and status.certainty not in {"planned", "after"}:
        yield status.as_of
    for site in programme.sites.values():
        for state in site.states:
            if state.status in _SEEN and state.certainty not in {"planned", "after"}:
                yield state.date


def _life_words(say: Interface, *, knows_begin: bool, knows_end: bool) -> str:
    if knows_begin and knows_end:
        return ""
    if knows_begin:
        return say("end not documented")
    return say("beginning not documented") if knows_end else say("beginning and end not documented")
