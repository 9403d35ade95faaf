"""Which function shows which shape; and conflicts, which say in a line what any claim says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from values_exchange.model import (
    Answer,
    Award,
    Conflict,
    Evaluation,
    Event,
    Exchange,
    Figure,
    GovernanceBody,
    HistoryEntry,
    Lesson,
    Money,
    Organisation,
    Policy,
    PracticeNote,
    ProgrammePart,
    Related,
    Site,
    SiteState,
    Statement,
    TopicStatement,
    Visit,
    When,
)
from values_exchange.pages.markup import Markup, element, escape, joined
from values_exchange.pages.names import short_site_name
from values_exchange.pages.paths import record_path
from values_exchange.pages.shapes.bodies import governance_bodies, organisations, policies
from values_exchange.pages.shapes.claims import answers, fields, lessons, moment, statements, topics, whens, with_text
from values_exchange.pages.shapes.learning import awards, evaluations, history, practice_notes, related
from values_exchange.pages.shapes.meetings import events, exchanges, visits
from values_exchange.pages.shapes.places import parts, sites
from values_exchange.pages.shapes.quantities import figures, money
from values_exchange.pages.sheet import Sheet
from values_exchange.terms import shape_title
from values_exchange.wording import claim_date_words, figure_words, measure_label, money_words

Shown = Callable[[Sheet, Any], Markup]


def conflicts(sheet: Sheet, keyed: Mapping[str, Conflict]) -> Markup:
    """Give what sources disagree about: each claim, the reading used, and why."""
    return element("div", *(_conflict(sheet, key, one) for key, one in keyed.items()), class_="ve-parts")


def _conflict(sheet: Sheet, key: str, one: Conflict) -> Markup:
    state = sheet.tag(sheet.label("conflict-states", one.state), f"conflict-{one.state}")
    head = element("p", element("strong", sheet.inline(one.topic)), " ", state, class_="ve-name")
    claims = element("ul", *(element("li", claim_said(sheet, claim)) for claim in one.between), class_="ve-list")
    said = [(sheet.say("Sources say"), claims)]
    said += [(sheet.say("Reading used here"), sheet.inline(one.reading))] if one.reading else []
    said += [(sheet.say("Because"), sheet.inline(one.why))] if one.why else []
    return element("div", head, fields(said), id=sheet.anchor(f"conflict-{key}"), class_="ve-card")


def claim_said(sheet: Sheet, claim_id: str) -> Markup:
    """Say in a line what a claim says, with its sources, linked to the place where it stands."""
    found = sheet.edition.claim(sheet.record_id, claim_id)
    if found is None:
        return escape(claim_id)
    claim, owner = found
    there = sheet.link(record_path(owner), _said(sheet, claim), f"claim-{claim_id}")
    return there + sheet.cite(getattr(claim, "sources", ()))


def _said(sheet: Sheet, claim: Any) -> Markup:
    if isinstance(claim, (Figure, Money)):
        return escape(_quantity_said(sheet, claim))
    text = sheet.wording(getattr(claim, "text", None))
    if getattr(claim, "date", None) is None:
        return text or escape(shape_title(sheet.say, type(claim)))
    status = sheet.label("site-statuses", claim.status) if isinstance(claim, SiteState) else ""
    return with_text(joined(filter(None, (moment(sheet, claim), status)), ", "), text)


def _quantity_said(sheet: Sheet, claim: Figure | Money) -> str:
    if isinstance(claim, Figure):
        words = [measure_label(claim.measure, sheet.say), figure_words(claim, sheet.say)]
    else:
        words = [sheet.label("money-stages", claim.stage), money_words(claim, sheet.say)]
    sites = claim.sites if isinstance(claim, Money) else filter(None, (claim.site,))
    places = (short_site_name(sheet, site) for site in sites)
    return ", ".join(filter(None, (*words, *places, claim_date_words(claim, sheet.say))))


_SHOWN: Mapping[type, Shown] = {
    Statement: statements,
    TopicStatement: topics,
    Lesson: lessons,
    Answer: answers,
    When: whens,
    Figure: figures,
    Money: money,
    Organisation: organisations,
    Site: sites,
    ProgrammePart: parts,
    Evaluation: evaluations,
    Related: related,
    Award: awards,
    HistoryEntry: history,
    PracticeNote: practice_notes,
    Conflict: conflicts,
    GovernanceBody: governance_bodies,
    Policy: policies,
    Event: events,
    Visit: visits,
    Exchange: exchanges,
}


def shape_shown(kind: object) -> Shown | None:
    """Give the function that shows values of a shape; None for a shape that is shown as a list of its fields."""
    return _SHOWN.get(kind) if isinstance(kind, type) else None
