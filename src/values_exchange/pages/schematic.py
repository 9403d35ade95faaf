"""
The sites of a programme by the districts of its city, as of a date.

A wall of districts with the sites in each, in the order of the city's record: a list that is styled, so that it can be
read without style sheet or script, and on any width. It is no map: districts have names in the records, and no shapes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from values_exchange.catalogue import Record
from values_exchange.comparison import SiteStanding, sites_as_of
from values_exchange.dates import Known, PartialDate
from values_exchange.model import Programme, Site, SiteState
from values_exchange.pages.markup import NOTHING, Markup, element, escape, joined, unfolding
from values_exchange.pages.names import area_name, city_on, site_link
from values_exchange.pages.shapes import region
from values_exchange.pages.sheet import Sheet

MOST_DATES: Final = 3
"""Between how many dates a reader may choose."""

MOST_EMPTY: Final = 4
"""Up to how many districts without a site have a tile each; more share one, which names them."""

MARKS: Final[Mapping[str, str]] = {
    "open": '<circle cx="8" cy="8" r="6" fill="currentColor"/>',
    "planned": '<circle cx="8" cy="8" r="6" stroke-dasharray="2.7 2"/>',
    "not_yet": '<circle cx="8" cy="8" r="6"/>',
    "paused": '<path d="M5.5 3v10M10.5 3v10" stroke-width="2.5"/>',
    "moved": '<path d="M2 8h11M9 4l4 4-4 4" stroke-width="2"/>',
    "closed": '<path d="M3.5 3.5l9 9M12.5 3.5l-9 9" stroke-width="2.2"/>',
    "not_realised": '<circle cx="8" cy="8" r="6" stroke-dasharray="2.7 2"/><path d="M3 13 13 3"/>',
    "not_open": '<circle cx="8" cy="8" r="6"/><path d="M4 8h8"/>',
    "unknown": '<path d="M5 6a3 3 0 1 1 4.3 2.7C8.3 9.2 8 9.7 8 11M8 13v.6" stroke-width="1.8"/>',
}
"""How a site stood at a date, in the order in which the states are counted, and the mark of each."""


def state_words(sheet: Sheet, state: str) -> str:
    """Say how a site stood at a date."""
    say = sheet.say
    own = {
        "not_yet": say("Not yet open"),
        "not_open": say("Not open"),
        "unknown": say("Not documented", context="site as of a date"),
    }
    return own.get(state) or sheet.label("site-statuses", state)


@frozen(kw_only=True)
class Standing:
    """A site as it stood at a date: one of the states of `MARKS`, and the sightings that tell so."""

    key: str
    site: Site
    state: str
    words: str
    seen: tuple[SiteState, ...]


@frozen(kw_only=True)
class Wall:
    """The sites of a programme by id as of one date; without a date, where none of them has ever been seen."""

    date: PartialDate | None
    standings: Mapping[str, Standing]

    def of(self, keys: Iterable[str]) -> list[Standing]:
        """Give the sites with these ids."""
        return [self.standings[key] for key in keys]

    @property
    def open(self) -> frozenset[str]:
        """The ids of the sites that were open."""
        return frozenset(key for key, one in self.standings.items() if one.state == "open")


Places = Mapping[str | None, Sequence[str]]
"""The ids of the sites in each district, first those that lie there, then those that serve it; None: no district."""


def sites_by_district(sheet: Sheet, record: Record[Programme]) -> Markup:
    """
    Give the sites of a programme by district, at each of a few dates, of which a reader chooses one.

    Without a style sheet all dates are seen, one below the other. A table says the same, with the sources.

    Shape: one block; nothing where no site has a district, or where the city's record lists none.
    """
    programme, city = record.value, city_on(sheet)
    places = _places(programme, city.districts if city else ())
    if city is None or not city.districts or not any(keys for district, keys in places.items() if district):
        return NOTHING
    dates = dates_spoken_of(programme)
    walls = [_wall(programme, date, sheet.say.language) for date in sorted(dates, key=_by_time)]
    walls = walls or [_wall(programme, None, sheet.say.language)]
    return element(
        "div",
        _introduction(sheet, dates),
        _choice(sheet, record.id, walls, dates[0]) if len(walls) > 1 else NOTHING,
        _marks(sheet, {one.state for wall in walls for one in wall.standings.values()}),
        *(_panel(sheet, wall, places) for wall in walls),
        unfolding(sheet.say("The same as a table, with the sources"), _table(sheet, walls, places)),
        class_="ve-districts",
        # The cards of the sites say the same to whoever searches, once.
        data_search_exclude="",
    )


def _places(programme: Programme, districts: Iterable[str]) -> Places:
    """Sort the sites into the districts of the city, in its order, then into others that sites name."""
    places: dict[str | None, list[str]] = {district: [] for district in districts}
    for key, site in programme.sites.items():
        if site.district:
            places.setdefault(site.district, []).append(key)
    for key, site in programme.sites.items():
        for served in dict.fromkeys(site.serves):
            if served != site.district:
                places.setdefault(served, []).append(key)
    if strays := [key for key, site in programme.sites.items() if not site.district and not site.serves]:
        places[None] = strays
    return places


# Dates and states


def dates_spoken_of(programme: Programme) -> tuple[PartialDate, ...]:
    """
    Give a few dates at which sites were sighted: the one of most sightings first, then the latest, then by sightings.

    Of dates that overlap, such as a year and one of its months, only the first is given.
    """
    seen = Counter(date for site in programme.sites.values() for date in {state.date for state in site.states})
    by_sightings = sorted(seen, key=lambda date: (-seen[date], -date.latest.toordinal(), date.text))
    latest = max(seen, key=lambda date: (date.latest, date.text), default=None)
    chosen: list[PartialDate] = []
    for date in filter(None, (*by_sightings[:1], latest, *by_sightings[1:])):
        if not any(_overlap(date, other) for other in chosen):
            chosen.append(date)
    return tuple(chosen[:MOST_DATES])


def _overlap(one: PartialDate, other: PartialDate) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _by_time(date: PartialDate) -> tuple[object, ...]:
    return date.earliest, date.latest


def _wall(programme: Programme, date: PartialDate | None, language: str) -> Wall:
    standings = sites_as_of(programme, date, language=language)
    return Wall(date=date, standings={one.site: _standing(programme.sites[one.site], one, date) for one in standings})


def _standing(site: Site, one: SiteStanding, date: PartialDate | None) -> Standing:
    seen = tuple(site.states[position] for position in one.sightings)
    return Standing(key=one.site, site=site, state=_state(one, seen, date), words=one.words, seen=seen)


def _state(one: SiteStanding, seen: Sequence[SiteState], date: PartialDate | None) -> str:
    if one.is_open is Known.YES:
        return "open"
    if one.is_open is Known.NOT_DOCUMENTED or date is None:
        return "unknown"
    if all(state.date.earliest > date.latest for state in seen):
        return "not_yet"
    return one.status if one.status in MARKS else "not_open"


# The wall


def _introduction(sheet: Sheet, dates: Sequence[PartialDate]) -> Markup:
    say = sheet.say
    if not dates:
        return element("p", say("No source says of any site when it was open."))
    lines = [say("By district, as sources show it at a date; never as of today.")]
    if len(dates) > 1:
        first = sheet.date(dates[0])
        lines.append(say("{date} is shown first, because sources speak of most sites then.", date=first))
    return element("p", " ".join(lines))


def _choice(sheet: Sheet, record_id: str, walls: Sequence[Wall], first: PartialDate) -> Markup:
    name = escape(f"as-of-{record_id}")
    options = (
        element(
            "label",
            Markup(f'<input type="radio" name="{name}"{" checked" if wall.date == first else ""}>'),
            " ",
            sheet.date(wall.date),
        )
        for wall in walls
    )
    return element("fieldset", element("legend", sheet.say("As of")), *options, class_="ve-dates")


def _panel(sheet: Sheet, wall: Wall, places: Places) -> Markup:
    headline = element("p", element("strong", _headline(sheet, wall.date, wall, places))) if wall.date else NOTHING
    return element(
        "section",
        headline,
        _counts(sheet, wall),
        element("ul", *_tiles(sheet, wall, places), class_="ve-wall"),
        aria_label=sheet.say("As of {date}", date=sheet.date(wall.date)) if wall.date else None,
    )


def _tiles(sheet: Sheet, wall: Wall, places: Places) -> Iterator[Markup]:
    empty = [district for district, keys in places.items() if district and not keys]
    for district, keys in places.items():
        if district is None:
            yield _tile(sheet, sheet.say("No district documented"), wall.of(keys))
        elif keys or len(empty) <= MOST_EMPTY:
            yield _tile(sheet, area_name(sheet, district), wall.of(keys), district)
    if len(empty) > MOST_EMPTY:
        names = sheet.say.join([area_name(sheet, district) for district in empty])
        yield element("li", element("p", sheet.blank(sheet.say("no site documented"))), names, class_="ve-has-none")


def _headline(sheet: Sheet, date: PartialDate, wall: Wall, places: Places) -> str:
    """Say in how many districts a site was open."""
    say, shown = sheet.say, sheet.date(date)
    if not wall.open:
        return say(
            "As of {date}, no source read shows an open site; that does not mean that there was none.", date=shown
        )
    districts = [keys for district, keys in places.items() if district]
    served = sum(not wall.open.isdisjoint(keys) for keys in districts)
    return say.plural(
        "As of {date}, a site was open in or for {n} of {total} districts.",
        "As of {date}, a site was open in or for {n} of {total} districts.",
        served,
        date=shown,
        total=say.number(len(districts)),
    )


def _counts(sheet: Sheet, wall: Wall) -> Markup:
    """Count the sites in each state; this is also the key to the marks."""
    counted = Counter(one.state for one in wall.standings.values())
    rows = (
        element("li", _mark(state), " ", sheet.say("{state}: {n}", state=words, n=sheet.say.number(counted[state])))
        for state in MARKS
        if counted[state]
        for words in [state_words(sheet, state)]
    )
    return element("ul", *rows, class_="ve-inline ve-states")


def _tile(sheet: Sheet, name: str, standings: Sequence[Standing], district: str | None = None) -> Markup:
    is_open = any(one.state == "open" for one in standings)
    inside = (
        element("ul", *(_entry(sheet, one, district) for one in standings))
        if standings
        else element("p", sheet.blank(sheet.say("no site documented")))
    )
    style = "ve-has-open" if is_open else "ve-has-none" if not standings else None
    return element("li", element("p", element("strong", name)), inside, class_=style)


def _entry(sheet: Sheet, one: Standing, district: str | None) -> Markup:
    """Give a site in a tile: its mark, its name, how it stood, and by which sightings."""
    served = [area_name(sheet, area) for area in one.site.serves]
    serves = sheet.say("serves {areas}", areas=sheet.say.join(served)) if district and served else ""
    said = (_said(sheet, one), serves)
    return element(
        "li",
        _mark(one.state),
        element("div", site_link(sheet, one.key), *(element("div", line) for line in said if line)),
    )


def _said(sheet: Sheet, one: Standing) -> str:
    """Say how a site stood, and by which sightings this is known."""
    if not one.seen:
        return state_words(sheet, one.state)
    if one.state == "unknown":
        return sheet.say("{state}; {sightings}", state=state_words(sheet, one.state), sightings=one.words)
    if one.state == "open" and any(state.status != "open" for state in one.seen):
        return sheet.say("{state}: {sightings}", state=state_words(sheet, one.state), sightings=one.words)
    return one.words[:1].upper() + one.words[1:]


def _marks(sheet: Sheet, states: Collection[str]) -> Markup:
    """Draw each mark once, to be used wherever a site stands."""
    symbols = (
        element("symbol", Markup(shape), id=sheet.anchor(f"stood-{state}"), viewBox="0 0 16 16")
        for state, shape in MARKS.items()
        if state in states
    )
    return element("svg", *symbols, width=0, height=0, aria_hidden="true", class_="ve-unseen")


def _mark(state: str) -> Markup:
    style = f"ve-stood ve-stood-{state.replace('_', '-')}"
    return Markup(f'<svg class="{style}" aria-hidden="true"><use href="#stood-{state}"/></svg>')


# The table


def _table(sheet: Sheet, walls: Sequence[Wall], places: Places) -> Markup:
    say = sheet.say
    heads = [say("District"), say("Site")]
    heads += [sheet.date(wall.date) if wall.date else say("State") for wall in walls]
    title = say("Sites by district and date")
    head = element("thead", element("tr", *(element("th", one, scope="col") for one in heads)))
    body = element("tbody", *_rows(sheet, walls, places))
    return region(title, element("table", element("caption", title), head, body, class_="ve-table"))


def _rows(sheet: Sheet, walls: Sequence[Wall], places: Places) -> Iterator[Markup]:
    """Give a row for each site, in the order of the districts, and one for each district without any."""
    shown: set[str] = set()
    for district, keys in places.items():
        if district and not keys:
            blank = element("td", sheet.blank(sheet.say("no site documented")), colspan=len(walls) + 1)
            yield element("tr", element("th", area_name(sheet, district), scope="row"), blank)
        for key in keys:
            if key not in shown:
                shown.add(key)
                yield _row(sheet, [wall.standings[key] for wall in walls])


def _row(sheet: Sheet, standings: Sequence[Standing]) -> Markup:
    site = standings[0].site
    own = [area_name(sheet, site.district)] if site.district else []
    served = sheet.say.join([area_name(sheet, area) for area in site.serves])
    own += [sheet.say("serves {areas}", areas=served)] if served else []
    where = joined(own, ", ") or sheet.blank(sheet.say("no district documented"))
    cells = (element("td", _said(sheet, one), _cited(sheet, one)) for one in standings)
    return element("tr", element("th", where, scope="row"), element("td", site_link(sheet, standings[0].key)), *cells)


def _cited(sheet: Sheet, one: Standing) -> Markup:
    sources = (source for state in one.seen for source in state.sources or one.site.sources)
    return sheet.cite(dict.fromkeys(sources))
