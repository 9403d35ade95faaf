"""How many sites of a programme were open at a date: by its list of sites, and as its record states it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from values_exchange.comparison.asof import SiteStanding
from values_exchange.comparison.derivation import Input
from values_exchange.comparison.view import View
from values_exchange.dates import Known, PartialDate
from values_exchange.model import Figure
from values_exchange.wording import claim_date_words, date_words, figure_words, measure_label, period_words

OPEN_ENDED: Final = frozenset({"before", "after", "by", "planned"})
"""Certainties of a date at which nobody can be said to have looked."""

NUMBERS_OF_SITES: Final = frozenset({None, "exact", "about", "almost"})
"""Qualifiers of a stated number that can be counted with; a limit or an average is no number of sites."""


@frozen(kw_only=True)
class SitesDate:
    """A date for which sites are counted, with how it is known, and in words."""

    date: PartialDate
    certainty: str = ""
    words: str


@frozen(kw_only=True)
class CountedSites:
    """
    The sites of a programme's record at a date, by whether they were open then.

    Shape: `open` were; of `unknown` nobody says; all others were not. `inputs` are the facts about both, and where
    there are none of either, those about all others.
    """

    at: SitesDate
    open: tuple[str, ...]
    unknown: tuple[str, ...]
    inputs: tuple[Input, ...]

    @property
    def most(self) -> int:
        """How many were open if all of which nobody says were."""
        return len(self.open) + len(self.unknown)


@frozen(kw_only=True)
class StatedCount:
    """A number of sites or districts that a record itself states, of the whole programme and for a date."""

    low: float | int
    high: float | int
    fact: Input

    def lies_within(self, low: float, high: float) -> bool:
        """Tell whether the number stated is one that counting leaves possible."""
        return self.low >= low and self.high <= high


def counting_date(view: View) -> SitesDate | None:
    """
    Give the date for which sites are counted: that of the comparison, else the latest of which the record tells enough.

    Without a date asked for, that is the latest at which the record speaks of at least half of its sites, whatever it
    says of them; where there is none, the latest of those at which it speaks of most. A date that is only a limit, as
    in "by February 2024", is left aside.
    """
    if view.as_of is not None:
        return SitesDate(date=view.as_of, words=view.say.date(view.as_of))
    spoken_of: dict[PartialDate, set[str]] = {}
    certainties: dict[PartialDate, set[str]] = {}
    for key, site in view.programme.sites.items():
        for state in site.states:
            if state.certainty not in OPEN_ENDED:
                spoken_of.setdefault(state.date, set()).add(key)
                certainties.setdefault(state.date, set()).add(state.certainty or "")
    if not spoken_of:
        return None
    enough = min(len(view.programme.sites) / 2, max(len(keys) for keys in spoken_of.values()))
    told = (date for date, keys in spoken_of.items() if len(keys) >= enough)
    date = max(told, key=lambda one: (one.latest, one))
    certainty = min(certainties[date])
    return SitesDate(date=date, certainty=certainty, words=date_words(date, view.say, certainty=certainty))


def sites_counted(view: View) -> CountedSites | str:
    """
    Count the sites of a programme that were open at the date; or say, as a clause, why they cannot be counted.

    Sites of several parts are never counted together: where a programme has several parts and several sites, the record
    does not say which site belongs to which.
    """
    say, programme = view.say, view.programme
    if not programme.sites:
        return say("no site of the programme is documented")
    at = counting_date(view)
    if at is None:
        return say("no source says of any site when it was open")
    standings = [view.standing(key, at.date) for key in programme.sites]
    opened = [standing for standing in standings if standing.is_open is Known.YES]
    unknown = [standing for standing in standings if standing.is_open is Known.NOT_DOCUMENTED]
    if unknown and not opened:
        return say("it is not documented of any site whether it was open as of {date}", date=at.words)
    if len(programme.parts) > 1 and len(opened) + len(unknown) > 1:
        return say("the programme has several parts, and the record does not say to which of them each site belongs")
    return CountedSites(
        at=at,
        open=tuple(standing.site for standing in opened),
        unknown=tuple(standing.site for standing in unknown),
        inputs=tuple(_fact(view, standing) for standing in ((*opened, *unknown) or standings)),
    )


def _fact(view: View, standing: SiteStanding) -> Input:
    states = [view.programme.sites[standing.site].states[position] for position in standing.sightings]
    dates = [
        period_words(state.date, state.until, view.say, certainty=state.certainty, words=state.words)
        for state in states
    ]
    place = ("sites", standing.site, *(("states", standing.sightings[0]) if states else ()))
    return Input(
        what=view.site_place(standing.site),
        value=standing.words,
        date="; ".join(dict.fromkeys(dates)),
        sources=tuple(dict.fromkeys(source for state in states for source in state.sources)),
        record=view.record.id,
        path=place,
    )


def stated_counts(view: View, measure: str, at: PartialDate | None) -> tuple[StatedCount, ...]:
    """
    Give the numbers of a measure that a record states for the whole programme and for a date; for any without one.

    A number is for a date if the two are not known to be different times: ``2019`` is for ``2019-03``.
    """
    return tuple(
        StatedCount(low=low, high=high, fact=_stated_fact(view, figure, position))
        for position, figure, (low, high) in _of_the_whole(view, measure)
        if at is None or _is_same_time(figure, at)
    )


def latest_stated(view: View, measure: str) -> SitesDate | None:
    """Give the latest date for which a record states a measure for the whole programme."""
    dated = [(time[1], figure) for _, figure, _ in _of_the_whole(view, measure) if (time := _time(figure))]
    if not dated:
        return None
    date, figure = max(dated, key=lambda one: (one[0].latest, one[0]))
    return SitesDate(date=date, certainty=figure.certainty or "", words=claim_date_words(figure, view.say))


def _of_the_whole(view: View, measure: str) -> Iterator[tuple[int, Figure, tuple[float | int, float | int]]]:
    """Find the firmly dated numbers of a measure that are about the whole programme."""
    for position, figure in enumerate(view.programme.figures):
        low = figure.value if figure.value is not None else figure.low
        high = figure.value if figure.value is not None else figure.high
        is_of_part = figure.part or figure.site or figure.area or figure.organisation or figure.who
        is_firm = bool(_time(figure)) and figure.certainty not in OPEN_ENDED
        is_real = figure.qualifier in NUMBERS_OF_SITES and figure.basis not in {"planned", "expected"}
        is_asked = figure.measure == measure and is_firm and is_real and not is_of_part
        if is_asked and low is not None and high is not None:
            yield position, figure, (low, high)


def _time(figure: Figure) -> tuple[PartialDate, PartialDate] | None:
    """Give the first and the last date of the time a figure is about."""
    first = figure.period or figure.as_of
    return (first, figure.until or first) if first else None


def _is_same_time(figure: Figure, at: PartialDate) -> bool:
    time = _time(figure)
    return time is not None and time[0].earliest <= at.latest and time[1].latest >= at.earliest


def _stated_fact(view: View, figure: Figure, position: int) -> Input:
    return Input(
        what=measure_label(figure.measure, view.say),
        value=figure_words(figure, view.say),
        date=claim_date_words(figure, view.say),
        sources=figure.sources,
        record=view.record.id,
        path=("figures", position),
    )
