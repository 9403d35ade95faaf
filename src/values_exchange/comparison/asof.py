"""As of a date: whether a claim is about it, and which sites were open then: yes, no or not documented."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from values_exchange.comparison.cells import DatedBy, Dating
from values_exchange.dates import Known, PartialDate
from values_exchange.languages import Interface
from values_exchange.model import Programme, SiteState
from values_exchange.vocabulary import SITE_STATUSES
from values_exchange.wording import code_word, period_words

# Claims as of a date


def holds(dating: Dating, as_of: PartialDate) -> Known:
    """
    Tell whether a claim about how things are is about a date.

    A claim about a later time is not, and what was so "by" a later time is left to that time. A claim about an earlier
    time may still hold, so that nobody knows; an undated claim may be about any time.
    """
    if dating.by is not DatedBy.CLAIM or dating.first is None or dating.last is None:
        return Known.NOT_DOCUMENTED
    if dating.first.earliest > as_of.latest:
        return Known.NOT_DOCUMENTED if dating.certainty == "before" else Known.NO
    return Known.YES if dating.last.latest >= as_of.earliest else Known.NOT_DOCUMENTED


def happened(dating: Dating, as_of: PartialDate) -> Known:
    """Tell whether an event had happened by a date."""
    if dating.by is not DatedBy.CLAIM or dating.first is None:
        return Known.NOT_DOCUMENTED
    if dating.first.earliest > as_of.latest:
        return Known.NOT_DOCUMENTED if dating.certainty == "before" else Known.NO
    return Known.NOT_DOCUMENTED if dating.certainty in {"after", "planned"} else Known.YES


def lasted(dating: Dating, as_of: PartialDate) -> Known:
    """Tell whether something with a stated end was still so at a date; without an end, as `holds` does."""
    if dating.has_end and dating.last is not None and dating.last.latest < as_of.earliest:
        return Known.NO
    return holds(dating, as_of)


# Sites as of a date

_OPEN = frozenset({"open", "opened", "arrived"})
_GONE = frozenset({"closed", "left", "not_realised"})
_SHUT = _GONE | {"paused"}
_LAST_DAY_KNOWN = frozenset({"left", "paused"})
"""Sightings at an exact date until which a site seen open before was open; `closed` may also mean "closed by then"."""


@frozen(kw_only=True)
class SiteStanding:
    """
    What is known of a site at a date.

    Shape: `is_open` answers whether people could go there; `words` gives the sighting or sightings behind the answer;
    `status` is the status of the one that decides, as the record has it, empty where there is none. `sightings` are
    the positions of these sightings among the site's states.
    """

    site: str
    is_open: Known
    status: str
    words: str
    sightings: tuple[int, ...] = ()


@frozen(kw_only=True)
class _Sighting:
    position: int
    state: SiteState
    moved_to: str = ""

    @property
    def status(self) -> str:
        if self.state.status == "moved":
            return "arrived" if self.state.moved_from and not self.state.moved_to else "left"
        hoped = self.state.certainty == "planned" and self.state.status in _OPEN
        return "planned" if hoped else self.state.status

    @property
    def last(self) -> PartialDate:
        return self.state.until or self.state.date


def sites_as_of(
    programme: Programme, date: PartialDate | None = None, *, language: str = "en"
) -> tuple[SiteStanding, ...]:
    """
    Tell for each site of a programme whether it was open at a date, as far as sources say.

    A site was open at or between two sightings that show it open; after the last one it is not documented, and so it is
    before the first, unless that is the opening itself. Without a date, each site stands as it was last seen.

    Shape: one standing for each site, in the order of the record.
    """
    say = Interface(language)
    return tuple(site_as_of(programme, key, date, say) for key in programme.sites)


def site_as_of(programme: Programme, key: str, date: PartialDate | None, say: Interface) -> SiteStanding:
    """Tell whether one site of a programme was open at a date."""
    known, decisive, pattern = _answer(_sightings(programme, key), date)
    return SiteStanding(
        site=key,
        is_open=known,
        status=decisive[0].state.status if decisive else "",
        words=_words(say, decisive, pattern) if decisive else say("not documented"),
        sightings=tuple(sorted(sighting.position for sighting in decisive)),
    )


def _sightings(programme: Programme, key: str) -> list[_Sighting]:
    found = [
        _Sighting(position=position, state=state, moved_to=_address(programme, state.moved_to))
        for position, state in enumerate(programme.sites[key].states)
    ]
    return sorted(found, key=lambda sighting: (sighting.state.date, sighting.last, sighting.position))


def _address(programme: Programme, key: str | None) -> str:
    site = programme.sites.get(key) if key else None
    return (site.address or site.name or key or "") if site else key or ""


def _answer(seen: Sequence[_Sighting], date: PartialDate | None) -> _Answer:
    if date is None:
        return _between(seen, []) if seen else (Known.NOT_DOCUMENTED, [], "")
    before = [sighting for sighting in seen if sighting.last.latest < date.earliest]
    after = [sighting for sighting in seen if sighting.state.date.earliest > date.latest]
    then = [sighting for sighting in seen if sighting not in before and sighting not in after]
    if then:
        return _at(date, then, before)
    return _between(before, after) if before else _ahead(after)


_Answer = tuple[Known, list[_Sighting], str]
"""Whether it is open, the sightings that tell so, and the pattern of the words."""


def _at(date: PartialDate, then: Sequence[_Sighting], before: Sequence[_Sighting]) -> _Answer:
    firm = [sighting for sighting in then if sighting.state.certainty != "after"]
    opened = [sighting for sighting in firm if sighting.status in _OPEN]
    shut = [sighting for sighting in firm if sighting.status in _SHUT]
    if opened and shut:
        return Known.NOT_DOCUMENTED, [opened[-1], shut[-1]], "both"
    if opened:
        return Known.YES, [opened[-1]], "plain"
    if shut:
        return (Known.NOT_DOCUMENTED if _may_have_been_open(date, shut[-1], before) else Known.NO), [shut[-1]], "plain"
    if then[-1].status == "planned":
        return Known.NO, [then[-1]], "plain"
    return _not_told(then[-1], before)


def _may_have_been_open(date: PartialDate, shut: _Sighting, before: Sequence[_Sighting]) -> bool:
    """Tell whether a site shut within the time asked about may have been open in the part of it before."""
    was_shut = bool(before) and before[-1].status in _SHUT
    return shut.status != "not_realised" and shut.state.date.earliest > date.earliest and not was_shut


def _ahead(after: Sequence[_Sighting]) -> _Answer:
    if not after:
        return Known.NOT_DOCUMENTED, [], ""
    return _before_opening(after[0]) or (Known.NOT_DOCUMENTED, [after[0]], "ahead")


def _before_opening(first: _Sighting) -> _Answer | None:
    """Answer for the time before a sighting that is the opening itself, on a day that is stated."""
    is_the_opening = first.status in {"opened", "arrived"} and first.state.certainty is None
    return (Known.NO, [first], "not_yet") if is_the_opening else None


def _between(before: Sequence[_Sighting], after: Sequence[_Sighting]) -> _Answer:
    last, following = before[-1], after[0] if after else None
    ahead = [following] if following else []
    if last.state.certainty == "after":
        return Known.NOT_DOCUMENTED, [last, *ahead], "was_open" if last.status in _OPEN else "both"
    if last.status in _OPEN:
        if following is not None and (following.status == "open" or _ends_openness(following)):
            return Known.YES, [last, following], "both"
        return Known.NOT_DOCUMENTED, [last, *ahead], "was_open"
    if last.status in _GONE:
        return Known.NO, [last], "plain"
    if last.status == "planned" and following is not None and (answer := _before_opening(following)):
        return answer
    return _not_told(last, before)


def _not_told(deciding: _Sighting, before: Sequence[_Sighting]) -> _Answer:
    seen_open = [sighting for sighting in before if sighting.status in _OPEN][-1:]
    return Known.NOT_DOCUMENTED, [deciding, *seen_open], "last_open" if seen_open else "plain"


def _ends_openness(sighting: _Sighting) -> bool:
    return sighting.status in _LAST_DAY_KNOWN and sighting.state.certainty is None


def _words(say: Interface, decisive: Sequence[_Sighting], pattern: str) -> str:
    first, rest = decisive[0], [_seen(say, sighting) for sighting in decisive[1:]]
    if pattern == "was_open":
        last = say("last documented open: {date}", date=_date(say, first))
        return "; ".join([last, *rest])
    if pattern == "last_open":
        last = say("last documented open: {date}", date=_date(say, decisive[-1]))
        return "; ".join([_seen(say, first), last])
    if pattern == "not_yet":
        return say("not yet open; {sighting}", sighting=_seen(say, first))
    if pattern == "ahead":
        return say("first documented later: {sighting}", sighting=_seen(say, first))
    return "; ".join([_seen(say, first), *rest])


def _seen(say: Interface, sighting: _Sighting) -> str:
    status = code_word(SITE_STATUSES, sighting.state.status, say)
    if sighting.moved_to:
        status = say("{status} to {place}", status=status, place=sighting.moved_to)
    return say("{status}, {date}", status=status, date=_date(say, sighting))


def _date(say: Interface, sighting: _Sighting) -> str:
    state = sighting.state
    return period_words(state.date, state.until, say, certainty=state.certainty, words=state.words)
