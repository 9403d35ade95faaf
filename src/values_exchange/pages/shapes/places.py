"""Sites and parts of a programme, each with what sources say of it and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from values_exchange.model import Operator, ProgrammePart, Site, SiteState
from values_exchange.pages.markup import NOTHING, Markup, element, escape, joined
from values_exchange.pages.names import area_name, organisation_links, quarter_name, site_link, site_name
from values_exchange.pages.shapes.claims import (
    answer,
    coded,
    dated,
    details,
    fields,
    item,
    listed,
    statement,
    statements,
    when,
)
from values_exchange.pages.sheet import Sheet
from values_exchange.vocabulary import FUNCTIONS, SITE_STATUSES

MANY = 4
"""From how many sites on their last sightings are counted before they are shown one by one."""


def sites(sheet: Sheet, keyed: Mapping[str, Site]) -> Markup:
    """Give sites as cards, in the order of the record, each with its last sighting beside its name."""
    cards = element("div", *(_site(sheet, key, site) for key, site in keyed.items()), class_="ve-sites")
    return element("div", _summary(sheet, keyed), cards) if len(keyed) >= MANY else cards


def _summary(sheet: Sheet, keyed: Mapping[str, Site]) -> Markup:
    """
    Count the sites by their last sighting, each count with the time it is about.

    A site last seen open years ago may have closed since, so no count says how many are open.
    """
    last: dict[str, list[SiteState]] = {}
    for site in keyed.values():
        if site.states:
            last.setdefault(_last(site).status, []).append(_last(site))
    statuses = dict.fromkeys(("open", "opened", *SITE_STATUSES.ids))
    lines = [_counted(sheet, last[status]) for status in statuses if status in last]
    unseen = sum(not site.states for site in keyed.values())
    if unseen:
        lines.append(sheet.say.plural("No dated mention: {n} site", "No dated mention: {n} sites", unseen))
    lead = element("p", element("strong", sheet.say("As sources last saw each site, not as of today:")))
    return element("div", lead, element("ul", *(element("li", line) for line in lines), class_="ve-inline"))


def _counted(sheet: Sheet, states: Sequence[SiteState]) -> str:
    """Count sites last seen in one state, with the time of these sightings."""
    say, when = sheet.say, _when(sheet, states)
    n, status = len(states), states[0].status
    if status == "open":
        return say.plural("Last seen open, {date}: {n} site", "Last seen open, {date}: {n} sites", n, date=when)
    if status == "opened":
        return say.plural(
            "Opened, {date}, and not mentioned since: {n} site",
            "Opened, {date}, and not mentioned since: {n} sites",
            n,
            date=when,
        )
    state = sheet.label("site-statuses", status)
    return say.plural("{state}, {date}: {n} site", "{state}, {date}: {n} sites", n, state=state, date=when)


def _when(sheet: Sheet, states: Sequence[SiteState]) -> str:
    """Give the time of several sightings: their date, or the years from the first to the last."""
    dates = {(state.date, state.certainty) for state in states}
    if len(dates) == 1:
        return sheet.date(states[0].date, states[0].certainty)
    years = sorted({str(state.date.year) for state in states})
    return sheet.say("{start} to {end}", start=years[0], end=years[-1]) if len(years) > 1 else years[0]


def _last(site: Site) -> SiteState:
    return max(site.states, key=lambda state: (state.date.latest, site.states.index(state)))


def _site(sheet: Sheet, key: str, site: Site) -> Markup:
    anchor = sheet.anchor(f"site-{key}")
    name = element("h3", site_name(sheet, key), id=f"{anchor}-name" if anchor else None)
    with sheet.within(site):
        known = fields(_site_fields(sheet, site))
    return element(
        "section",
        element("div", name, _last_seen(sheet, site), class_="ve-head"),
        _where(sheet, site),
        known,
        id=anchor,
        aria_labelledby=f"{anchor}-name" if anchor else None,
        class_="ve-site",
    )


def _last_seen(sheet: Sheet, site: Site) -> Markup:
    if not site.states:
        return sheet.tag(sheet.say("no dated mention"), "site-none")
    last = _last(site)
    date = sheet.date(last.date, last.certainty)
    label = (
        sheet.say("Last seen open, {date}", date=date)
        if last.status == "open"
        else sheet.say("{state}, {date}", state=sheet.label("site-statuses", last.status), date=date)
    )
    return sheet.tag(label, f"site-{last.status}")


def _where(sheet: Sheet, site: Site) -> Markup:
    places = [area_name(sheet, site.district)] if site.district else []
    places += [quarter_name(sheet, site.quarter)] if site.quarter else []
    if site.serves:
        served = ", ".join(area_name(sheet, area) for area in site.serves)
        places.append(sheet.say("serves {areas}", areas=served))
    note = " " + sheet.caveat(site.address_note) if site.address_note else NOTHING
    return element("p", " · ".join(places), note, class_="ve-small") if places or note else NOTHING


def _site_fields(sheet: Sheet, site: Site) -> Iterable[tuple[str, object]]:
    say = sheet.say
    if site.operators:
        yield say("Run by"), joined(_operator(sheet, one) for one in site.operators)
    if site.states:
        yield say("Seen"), listed([_state(sheet, state) for state in site.states])
    if site.hours:
        yield say("Hours then"), listed([item(sheet, one, one.hours, _text(sheet, one)) for one in site.hours])
    if site.step_free:
        yield say("Step-free access"), answer(sheet, site.step_free)
    if site.statements:
        yield say("What else is known"), statements(sheet, site.statements)


def _text(sheet: Sheet, claim: object) -> Markup:
    text = sheet.inline(getattr(claim, "text", None))
    return ": " + text if text else NOTHING


def _operator(sheet: Sheet, one: Operator) -> Markup:
    names = organisation_links(sheet, one.organisations)
    said = sheet.phrase("{bodies} jointly", bodies=names) if len(one.organisations) > 1 else names
    return element("p", said, _text(sheet, one), details(sheet, one), id=sheet.claim_anchor(one))


def _state(sheet: Sheet, state: SiteState) -> Markup:
    return item(sheet, state, dated(sheet, state), " ", sighting(sheet, state), _text(sheet, state))


def sighting(sheet: Sheet, state: SiteState) -> Markup:
    """Say what is said of a site, and where it moved to or from."""
    said = escape(sheet.label("site-statuses", state.status))
    if state.moved_to:
        said = sheet.phrase("{status} to {site}", status=said, site=site_link(sheet, state.moved_to))
    if state.moved_from:
        said = sheet.phrase("{status} from {site}", status=said, site=site_link(sheet, state.moved_from))
    return said


def parts(sheet: Sheet, keyed: Mapping[str, ProgrammePart]) -> Markup:
    """Give the several things under one title."""
    return element("div", *(_part(sheet, key, part) for key, part in keyed.items()), class_="ve-parts")


def _part(sheet: Sheet, key: str, part: ProgrammePart) -> Markup:
    anchor = sheet.anchor(f"part-{key}")
    with sheet.within(part):
        inside = [
            element("h3", sheet.inline(part.name)),
            element("p", sheet.inline(part.text), sheet.cite(part.sources)) if part.text else NOTHING,
            statement(sheet, part.rhythm) if part.rhythm else NOTHING,
            coded(sheet, part.functions, FUNCTIONS) if part.functions else NOTHING,
            statements(sheet, part.statements) if part.statements else NOTHING,
            fields(_part_dates(sheet, part)) if part.started or part.ended else NOTHING,
        ]
    return element("section", *inside, id=anchor, class_="ve-card")


def _part_dates(sheet: Sheet, part: ProgrammePart) -> Iterable[tuple[str, Markup]]:
    if part.started:
        yield sheet.say("Since"), when(sheet, part.started)
    if part.ended:
        yield sheet.say("Until"), when(sheet, part.ended)
