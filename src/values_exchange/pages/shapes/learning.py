"""What was learnt and what became of it: evaluations, awards, related programmes, history, practice notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from values_exchange.model import Award, Evaluation, HistoryEntry, PracticeNote, Related
from values_exchange.pages.markup import NOTHING, Markup, element, joined
from values_exchange.pages.names import organisation_link, organisation_links, programme_link
from values_exchange.pages.shapes.claims import dated, details, fields, item, listed, statements, when, with_text
from values_exchange.pages.shapes.quantities import figure_lines, figures
from values_exchange.pages.sheet import Sheet


def evaluations(sheet: Sheet, items: Sequence[Evaluation]) -> Markup:
    """Give studies and reviews: by whom, of what, and what they found."""
    return element("div", *(_evaluation(sheet, one) for one in items), class_="ve-parts")


def _evaluation(sheet: Sheet, one: Evaluation) -> Markup:
    title = element("strong", one.title or sheet.say("Evaluation"))
    head = element("p", title, " ", dated(sheet, one), details(sheet, one), class_="ve-name")
    with sheet.within(one):
        known = fields(_evaluation_fields(sheet, one))
    return element("div", head, known, id=sheet.claim_anchor(one), class_="ve-card")


def _evaluation_fields(sheet: Sheet, one: Evaluation) -> Iterable[tuple[str, object]]:
    say = sheet.say
    if one.by:
        yield say("By"), organisation_link(sheet, one.by)
    kinds = [sheet.label("evaluation-kinds", one.kind)] if one.kind else []
    kinds += [sheet.label("evaluation-designs", one.design)] if one.design else []
    if kinds:
        yield say("Kind"), ", ".join(kinds)
    if one.scope:
        yield say("Of what"), sheet.inline(one.scope)
    if one.paid_by:
        yield say("Paid by"), organisation_links(sheet, one.paid_by)
    if one.findings:
        yield say("Findings"), statements(sheet, one.findings)


def related(sheet: Sheet, items: Sequence[Related]) -> Markup:
    """Give other programmes by how they are related to this one."""
    return listed([_relation(sheet, one) for one in items])


def _relation(sheet: Sheet, one: Related) -> Markup:
    known = one.programme in sheet.edition.catalogue.programmes if one.programme else False
    name = programme_link(sheet, one.programme or "", one.name) if known else element("strong", one.name)
    city = f" ({one.city})" if one.city else ""
    date = sheet.date(one.date, one.certainty)
    head = joined((sheet.label("relations", one.relation), " ", name, city, ", " + date if date else ""))
    with sheet.within(one):
        numbers = figure_lines(sheet, one.figures) if one.figures else NOTHING
    said = with_text(head, sheet.inline(one.text))
    return element("li", said, details(sheet, one), numbers, id=sheet.claim_anchor(one))


def awards(sheet: Sheet, items: Sequence[Award]) -> Markup:
    """Give prizes with who gave them and when."""
    return listed([_award(sheet, one) for one in items])


def _award(sheet: Sheet, one: Award) -> Markup:
    facts: list[object] = [element("strong", one.name)]
    facts += [organisation_link(sheet, one.by)] if one.by else []
    facts += [sheet.date(one.date, one.certainty)] if one.date else []
    facts += [sheet.say.money(one.amount, one.currency or "")] if one.amount is not None else []
    return item(sheet, one, with_text(joined(facts, ", "), sheet.inline(one.text)))


def history(sheet: Sheet, items: Sequence[HistoryEntry]) -> Markup:
    """Give events in the order of their dates."""
    rows = [_event(sheet, one) for one in sorted(items, key=lambda one: one.date)]
    return element("ol", *rows, class_="ve-timeline")


def _event(sheet: Sheet, one: HistoryEntry) -> Markup:
    return element("li", dated(sheet, one), " ", event_said(sheet, one), id=sheet.claim_anchor(one))


def event_said(sheet: Sheet, one: HistoryEntry) -> Markup:
    """Say what happened, by whom and to whom, without the date."""
    return event_head(sheet, one) + details(sheet, one)


def event_head(sheet: Sheet, one: HistoryEntry) -> Markup:
    """Say what happened, by whom and to whom, without what stands behind it."""
    bodies = [body for body in (one.by, one.organisation) if body]
    who = joined((" (", organisation_links(sheet, bodies), ")")) if bodies else NOTHING
    head = element("strong", sheet.label("history-kinds", one.kind)) + who
    return with_text(head, sheet.inline(one.text))


def practice_notes(sheet: Sheet, items: Sequence[PracticeNote]) -> Markup:
    """Give practices that are known in fragments only."""
    return element("div", *(_practice(sheet, one) for one in items), class_="ve-parts")


def _practice(sheet: Sheet, one: PracticeNote) -> Markup:
    name = element("p", element("strong", sheet.inline(one.name)), class_="ve-name") if one.name else NOTHING
    since = element("p", sheet.say("Since"), " ", when(sheet, one.started)) if one.started else NOTHING
    with sheet.within(one):
        numbers = figures(sheet, one.figures) if one.figures else NOTHING
    text = element("p", sheet.inline(one.text), details(sheet, one))
    return element("div", name, text, since, numbers, id=sheet.claim_anchor(one), class_="ve-card")
