"""The history of a programme, put together from every dated claim of its record, each once and with its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from attrs import frozen

from values_exchange.dates import PartialDate
from values_exchange.model import Programme, SiteState, When
from values_exchange.pages.markup import NOTHING, Markup, element, joined
from values_exchange.pages.names import organisation_link, organisation_name, part_link, programme_link, site_link
from values_exchange.pages.shapes import details, event_said, moment, sighting, with_text
from values_exchange.pages.sheet import Sheet
from values_exchange.wording import claim_date_words, figure_words, measure_label, money_words

EVENT_MEASURES = frozenset({"event_attendance", "volunteers_at_event"})
"""Measures of what happened on a day; other figures are about a state or a period, and no event."""


@frozen(kw_only=True)
class Moment:
    """One entry of a history: its date, the date in words, and what happened, with its sources."""

    date: PartialDate
    shown: str
    said: Markup
    anchor: str | None = None


def history_of(sheet: Sheet, programme: Programme) -> tuple[Moment, ...]:
    """Give everything a programme's record dates, in order; entries that read alike are given once."""
    found: dict[tuple[str, str], Moment] = {}
    for gather in _GATHER:
        for one in gather(sheet, programme):
            found.setdefault((one.shown, str(one.said)), one)
    return tuple(sorted(found.values(), key=lambda one: (one.date, one.shown)))


def timeline(moments: tuple[Moment, ...]) -> Markup:
    """Give a history as a list in order of time; what has the same date stands together."""
    rows = (_row(shown, list(members)) for shown, members in groupby(moments, key=lambda one: one.shown))
    return element("ol", *rows, class_="ve-timeline")


def _row(shown: str, moments: list[Moment]) -> Markup:
    """Give what happened at one time under its date."""
    said = (element("div", one.said, id=one.anchor) for one in moments)
    return element("li", element("span", shown, class_="ve-date"), " ", *said)


def _beginnings(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    for began in programme.started:
        yield _when(sheet, began, element("strong", sheet.say("Began")))
    for ended in programme.ended:
        yield _when(sheet, ended, element("strong", sheet.say("Ended")))
    for key, part in programme.parts.items():
        if part.started:
            yield _when(sheet, part.started, sheet.phrase("{part} began", part=part_link(sheet, key)))
        if part.ended:
            yield _when(sheet, part.ended, sheet.phrase("{part} ended", part=part_link(sheet, key)))


def _when(sheet: Sheet, claim: When, head: Markup) -> Moment:
    said = with_text(head, sheet.inline(claim.text)) + details(sheet, claim)
    return Moment(date=claim.date, shown=moment(sheet, claim), said=said, anchor=sheet.claim_anchor(claim))


def _status(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    status = programme.status
    if status and status.as_of:
        label = sheet.label("programme-statuses", status.code)
        head = sheet.phrase("Status: {status}", status=element("strong", label))
        said = with_text(head, sheet.inline(status.text)) + details(sheet, status, dated=True)
        yield Moment(date=status.as_of, shown=sheet.date(status.as_of, status.certainty), said=said)


def _sightings(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    """Give what is said of sites; what one list says of several of them on one date is one entry."""
    grouped: dict[tuple[object, ...], list[tuple[str, SiteState]]] = {}
    for key, site in programme.sites.items():
        for state in site.states:
            moved = (state.moved_to, state.moved_from)
            text = sheet.edition.plain(state.text)
            same = (state.date, state.until, state.certainty, state.words, state.status, text, moved, state.sources)
            grouped.setdefault(same, []).append((key, state))
    for members in grouped.values():
        state = members[0][1]
        sites = joined((site_link(sheet, key) for key, _ in members), "; ")
        label = element("strong", sighting(sheet, state))
        head = sheet.phrase("{status}: {sites}", status=label, sites=sites)
        text = sheet.inline(state.text)
        said = head + (". " + text if text else "") + sheet.cite(state.sources)
        yield Moment(date=state.date, shown=moment(sheet, state), said=said)


def _roles(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    """Give dated roles, less those that another section tells as an event of that date."""
    told = {(one.by, one.date) for one in programme.evaluations}
    told |= {(one.by, one.date) for one in programme.awards}
    told |= {(one.by, one.date) for one in programme.history}
    told |= {(one.funder, one.as_of or one.period) for one in programme.funding}
    for key, organisation in programme.organisations.items():
        for role in organisation.roles:
            if role.date and (key, role.date) not in told:
                label = sheet.label("roles", role.role)
                head = sheet.phrase("{body}: {role}", body=organisation_link(sheet, key), role=element("strong", label))
                said = with_text(head, sheet.inline(role.text)) + sheet.cite(role.sources)
                yield Moment(date=role.date, shown=moment(sheet, role), said=said)


def _funding(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    for money in programme.funding:
        date = money.as_of or money.period
        if date is None:
            continue
        stage = element("strong", sheet.label("money-stages", money.stage))
        funder = f" ({organisation_name(sheet, money.funder)})" if money.funder else ""
        covers = sheet.label("money-covers", money.covers)
        what = ", ".join(filter(None, (money_words(money, sheet.say), covers)))
        said = joined((stage, ": ", what, funder, sheet.cite(money.sources)))
        yield Moment(date=date, shown=claim_date_words(money, sheet.say), said=said)


def _learning(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    for study in programme.evaluations:
        if study.date:
            head = element("strong", sheet.say("Evaluation"))
            facts = [study.title] if study.title else []
            facts += [organisation_name(sheet, study.by)] if study.by else []
            said = with_text(head, joined(facts, ", ")) + sheet.cite(study.sources)
            yield Moment(date=study.date, shown=moment(sheet, study), said=said)
    for award in programme.awards:
        if award.date:
            by = f" ({organisation_name(sheet, award.by)})" if award.by else ""
            said = joined((element("strong", sheet.say("Award")), ": ", award.name, by, sheet.cite(award.sources)))
            yield Moment(date=award.date, shown=sheet.date(award.date, award.certainty), said=said)


def _related(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    for other in programme.related:
        if other.date:
            label = element("strong", sheet.label("relations", other.relation))
            city = f" ({other.city})" if other.city else ""
            said = joined((label, " ", programme_link(sheet, other.programme or "", other.name), city))
            shown = sheet.date(other.date, other.certainty)
            yield Moment(date=other.date, shown=shown, said=said + sheet.cite(other.sources))


def _gatherings(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    for figure in programme.figures:
        date = figure.as_of or figure.period
        if date and figure.measure in EVENT_MEASURES:
            site = sheet.phrase(" ({site})", site=site_link(sheet, figure.site)) if figure.site else NOTHING
            label = element("strong", measure_label(figure.measure, sheet.say))
            said = joined((label, ": ", figure_words(figure, sheet.say), site, sheet.cite(figure.sources)))
            yield Moment(date=date, shown=claim_date_words(figure, sheet.say), said=said)


def _events(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    for one in programme.history:
        anchor = sheet.claim_anchor(one)
        yield Moment(date=one.date, shown=moment(sheet, one), said=event_said(sheet, one), anchor=anchor)


_GATHER: tuple[Callable[[Sheet, Programme], Iterator[Moment]], ...] = (
    _beginnings,
    _status,
    _sightings,
    _roles,
    _funding,
    _learning,
    _related,
    _gatherings,
    _events,
)
