"""What the record of a programme dates: its beginning, its sites, decisions, money, evaluations and all else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import evolve

from values_exchange.model import Programme, SiteState
from values_exchange.pages.markup import NOTHING, element, joined
from values_exchange.pages.moments.moment import (
    Moment,
    MomentKind,
    Standing,
    Telling,
    history_moments,
    in_brief,
    moment_of,
    plainly,
    relation_moment,
    with_claim,
)
from values_exchange.pages.names import organisation_link, organisation_name, part_link, short_site_name, site_link
from values_exchange.pages.shapes import sighting, with_text
from values_exchange.pages.sheet import Sheet
from values_exchange.wording import claim_date_words, figure_words, measure_label, money_words

EVENT_MEASURES = frozenset({"event_attendance", "volunteers_at_event"})
"""Measures of what happened on a day; other figures are about a state or a period, and no event."""


def programme_moments(sheet: Sheet, programme: Programme) -> tuple[Moment, ...]:
    """
    Give everything a programme's record dates, in order; entries that read alike are given once.

    The sheet has to be turned to the programme's record. A moment's anchor is that of its entry in the history on the
    programme's page, whichever page asks for it.
    """
    found: dict[tuple[str, str, tuple[str, ...]], Moment] = {}
    for gather in _GATHER:
        for one in gather(sheet, programme):
            sources = one.told.sources or getattr(one.told.claim, "sources", ())
            found.setdefault((one.shown, str(one.told.head), sources), one)
    return tuple(_anchored(sorted(found.values(), key=lambda one: one.in_time)))


def _anchored(moments: Iterable[Moment]) -> Iterator[Moment]:
    """Give each moment the anchor of its date; further ones of a date are counted."""
    taken: dict[str, int] = {}
    for one in moments:
        name = f"moment-{one.date}"
        taken[name] = taken.get(name, 0) + 1
        yield evolve(one, anchor=name if taken[name] == 1 else f"{name}-{taken[name]}")


def _beginnings(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    say, kind = sheet.say, MomentKind.PROGRAMME
    for began in programme.started:
        told = with_claim(sheet, began, element("strong", say("Began")))
        yield moment_of(sheet, kind, began, in_brief(sheet, say("Began"), began.text), told, claim_id=began.id or "")
    for ended in programme.ended:
        told = with_claim(sheet, ended, element("strong", say("Ended")))
        yield moment_of(sheet, kind, ended, in_brief(sheet, say("Ended"), ended.text), told, claim_id=ended.id or "")
    for key, part in programme.parts.items():
        name = plainly(sheet, part.name)
        if part.started:
            told = with_claim(sheet, part.started, sheet.phrase("{part} began", part=part_link(sheet, key)))
            brief = in_brief(sheet, say("{part} began", part=name))
            yield moment_of(sheet, kind, part.started, brief, told, claim_id=part.started.id or "")
        if part.ended:
            told = with_claim(sheet, part.ended, sheet.phrase("{part} ended", part=part_link(sheet, key)))
            brief = in_brief(sheet, say("{part} ended", part=name))
            yield moment_of(sheet, kind, part.ended, brief, told, claim_id=part.ended.id or "")


def _status(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    status = programme.status
    if status and status.as_of:
        label = sheet.label("programme-statuses", status.code)
        head = sheet.phrase("Status: {status}", status=element("strong", label))
        yield moment_of(
            sheet,
            MomentKind.PROGRAMME,
            status,
            in_brief(sheet, sheet.say("Status: {status}", status=label)),
            with_claim(sheet, status, head),
            date=status.as_of,
            shown=sheet.date(status.as_of, status.certainty),
            standing=_standing(status.code, status.certainty),
        )


def _standing(*words: str | None) -> Standing:
    return Standing.ANNOUNCED if "planned" in words else Standing.DONE


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
        state, keys = members[0][1], [key for key, _ in members]
        sites = joined((site_link(sheet, key) for key in keys), "; ")
        head = sheet.phrase("{status}: {sites}", status=element("strong", sighting(sheet, state)), sites=sites)
        text = sheet.inline(state.text)
        told = Telling(head=head + (". " + text if text else ""), sources=state.sources)
        brief = in_brief(sheet, _sites_in_brief(sheet, state, keys))
        standing = _standing(state.status, state.certainty)
        yield moment_of(sheet, MomentKind.SITE, state, brief, told, standing=standing)


def _sites_in_brief(sheet: Sheet, state: SiteState, keys: list[str]) -> str:
    first = short_site_name(sheet, keys[0])
    sites = first if len(keys) == 1 else sheet.say.plural("{n} site", "{n} sites", len(keys))
    return sheet.say("{status}: {sites}", status=sheet.label("site-statuses", state.status), sites=sites)


def _roles(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    """Give dated roles, less those that another section tells as an event of that date."""
    elsewhere = {(one.by, one.date) for one in programme.evaluations}
    elsewhere |= {(one.by, one.date) for one in programme.awards}
    elsewhere |= {(one.by, one.date) for one in programme.history}
    elsewhere |= {(one.funder, one.as_of or one.period) for one in programme.funding}
    for key, organisation in programme.organisations.items():
        for role in organisation.roles:
            if role.date and (key, role.date) not in elsewhere:
                label = sheet.label("roles", role.role)
                head = sheet.phrase("{body}: {role}", body=organisation_link(sheet, key), role=element("strong", label))
                brief = in_brief(sheet, sheet.say("{body}: {role}", body=organisation.name, role=label))
                told = Telling(head=with_text(head, sheet.inline(role.text)), sources=role.sources)
                standing = _standing(role.state, role.certainty)
                yield moment_of(sheet, MomentKind.ROLE, role, brief, told, standing=standing)


def _funding(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    for money in programme.funding:
        date = money.as_of or money.period
        if date is None:
            continue
        stage = sheet.label("money-stages", money.stage)
        funder = f" ({organisation_name(sheet, money.funder)})" if money.funder else ""
        covers = sheet.label("money-covers", money.covers)
        what = ", ".join(filter(None, (money_words(money, sheet.say), covers)))
        brief = in_brief(sheet, sheet.say("{what}: {text}", what=stage, text=what))
        told = Telling(head=joined((element("strong", stage), ": ", what, funder)), sources=money.sources)
        shown = claim_date_words(money, sheet.say)
        yield moment_of(sheet, MomentKind.MONEY, money, brief, told, date=date, shown=shown)


def _learning(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    say, kind = sheet.say, MomentKind.LEARNING
    for study in programme.evaluations:
        if study.date:
            facts = [study.title] if study.title else []
            facts += [organisation_name(sheet, study.by)] if study.by else []
            what = ", ".join(facts)
            head = say("Evaluation: {what}", what=what) if what else say("Evaluation")
            strong = element("strong", say("Evaluation"))
            told = Telling(head=with_text(strong, joined(facts, ", ")), sources=study.sources)
            yield moment_of(sheet, kind, study, in_brief(sheet, head), told)
    for award in programme.awards:
        if award.date:
            by = f" ({organisation_name(sheet, award.by)})" if award.by else ""
            strong = element("strong", say("Award"))
            told = Telling(head=joined((strong, ": ", award.name, by)), sources=award.sources)
            brief = in_brief(sheet, say("Award: {what}", what=award.name))
            shown = sheet.date(award.date, award.certainty)
            yield moment_of(sheet, kind, award, brief, told, date=award.date, shown=shown)


def _related(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    yield from (relation_moment(sheet, MomentKind.PROGRAMME, other) for other in programme.related if other.date)


def _gatherings(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    for figure in programme.figures:
        date = figure.as_of or figure.period
        if date and figure.measure in EVENT_MEASURES:
            site = sheet.phrase(" ({site})", site=site_link(sheet, figure.site)) if figure.site else NOTHING
            label, number = measure_label(figure.measure, sheet.say), figure_words(figure, sheet.say)
            brief = in_brief(sheet, sheet.say("{what}: {text}", what=label, text=number))
            told = Telling(head=joined((element("strong", label), ": ", number, site)), sources=figure.sources)
            shown = claim_date_words(figure, sheet.say)
            yield moment_of(sheet, MomentKind.OTHER, figure, brief, told, date=date, shown=shown)


def _history(sheet: Sheet, programme: Programme) -> Iterator[Moment]:
    return history_moments(sheet, programme)


_GATHER: tuple[Callable[[Sheet, Programme], Iterator[Moment]], ...] = (
    _beginnings,
    _status,
    _sightings,
    _roles,
    _funding,
    _learning,
    _related,
    _gatherings,
    _history,
)
