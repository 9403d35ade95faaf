"""Organisations with their roles; the bodies and policies through which a city governs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from values_exchange.model import GovernanceBody, MemberOf, Organisation, Policy, Role
from values_exchange.pages.markup import NOTHING, Markup, element, joined
from values_exchange.pages.names import organisation_link
from values_exchange.pages.shapes.claims import answer, dated, details, fields, item, listed, statements, with_text
from values_exchange.pages.shapes.quantities import figure_lines
from values_exchange.pages.sheet import Sheet


def organisations(sheet: Sheet, keyed: Mapping[str, Organisation]) -> Markup:
    """Give organisations as cards, each with what it does."""
    cards = (_card(sheet, key, one) for key, one in keyed.items())
    return element("ul", *cards, class_="ve-cards")


def _card(sheet: Sheet, key: str, one: Organisation) -> Markup:
    name = element("a", one.name, href=one.url, rel="noreferrer") if one.url else one.name
    short = f" ({one.short})" if one.short else ""
    kind = element("p", sheet.label("organisation-kinds", one.kind), class_="ve-small") if one.kind else NOTHING
    roles = listed([_role(sheet, role) for role in one.roles]) if one.roles else NOTHING
    return element(
        "li",
        element("p", element("strong", name), short, sheet.cite(one.sources)),
        kind,
        roles,
        *(element("p", line, class_="ve-small") for line in _ties(sheet, one)),
        id=sheet.anchor(f"organisation-{key}"),
    )


def _role(sheet: Sheet, role: Role) -> Markup:
    head = joined(filter(None, (sheet.label("roles", role.role), dated(sheet, role))), " ")
    return item(sheet, role, with_text(head, sheet.inline(role.text)))


def _ties(sheet: Sheet, one: Organisation) -> Iterable[Markup | str]:
    yield from (_membership(sheet, membership) for membership in one.member_of)
    if one.part_of:
        yield sheet.phrase("Part of {body}", body=organisation_link(sheet, one.part_of))
    if one.other_names:
        yield sheet.say("Also written: {names}", names=", ".join(one.other_names))
    if one.note:
        yield sheet.inline(one.note)


def _membership(sheet: Sheet, one: MemberOf) -> Markup:
    basis = f" ({sheet.label('bases', one.basis)})" if one.basis else ""
    head = sheet.phrase("Member of {body}", body=organisation_link(sheet, one.organisation)) + basis
    return with_text(head, sheet.inline(one.text)) + sheet.cite(one.sources)


def governance_bodies(sheet: Sheet, keyed: Mapping[str, GovernanceBody]) -> Markup:
    """Give councils, boards and committees, each with what is known of it."""
    return element("div", *(_body(sheet, key, one) for key, one in keyed.items()), class_="ve-parts")


def _body(sheet: Sheet, key: str, one: GovernanceBody) -> Markup:
    name = element("strong", sheet.inline(one.name))
    kind = sheet.small(sheet.label("body-kinds", one.kind))
    head = element("p", name, " ", kind, details(sheet, one), class_="ve-name")
    with sheet.within(one):
        known = fields(_body_fields(sheet, one))
    return element("div", head, known, id=sheet.anchor(f"body-{key}"), class_="ve-card")


def _body_fields(sheet: Sheet, one: GovernanceBody) -> Iterable[tuple[str, object]]:
    say = sheet.say
    if one.since:
        yield say("Since"), sheet.date(one.since, one.certainty)
    if one.until:
        yield say("Until"), sheet.date(one.until, one.certainty)
    if one.members:
        yield say("Members"), figure_lines(sheet, one.members)
    if one.term_years is not None:
        yield say("Term"), say("{n} years", n=say.number(one.term_years))
    if one.rhythm:
        yield say("Meets"), sheet.inline(one.rhythm)
    if one.appointment:
        yield say("Appointment"), sheet.inline(one.appointment)
    if one.paid:
        yield say("Paid"), answer(sheet, one.paid)
    if one.eligibility:
        yield say("Who may sit in it"), statements(sheet, one.eligibility)
    if one.statements:
        yield say("What else is known"), statements(sheet, one.statements)


def policies(sheet: Sheet, items: Sequence[Policy]) -> Markup:
    """Give strategies, charters and plans, each with its dates."""
    return listed([_policy(sheet, one) for one in items])


def _policy(sheet: Sheet, one: Policy) -> Markup:
    name = element("strong", sheet.inline(one.name))
    facts = ", ".join([sheet.label("policy-kinds", one.kind), *_policy_dates(sheet, one)])
    head = joined((name, " ", sheet.small(f"({facts})")))
    with sheet.within(one):
        numbers = figure_lines(sheet, one.figures) if one.figures else NOTHING
    return item(sheet, one, with_text(head, sheet.inline(one.text))) + numbers


def _policy_dates(sheet: Sheet, one: Policy) -> Iterable[str]:
    if one.first:
        yield sheet.say("first in {date}", date=sheet.date(one.first))
    if one.adopted:
        yield sheet.say("adopted {date}", date=sheet.date(one.adopted, one.certainty))
    if one.since:
        yield sheet.say("from {date}", date=sheet.date(one.since))
    if one.until:
        yield sheet.say("until {date}", date=sheet.date(one.until))
