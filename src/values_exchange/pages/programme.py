"""The page of a programme: a fact box, its sections in the order of the model, its history, gaps and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from attrs import evolve

from values_exchange.catalogue import Record
from values_exchange.comparison import AlikeProgrammes, open_questions
from values_exchange.fields import fields_of
from values_exchange.languages import Interface
from values_exchange.model import Contact, Programme, When
from values_exchange.pages.alikes import alike_shown, compare_link
from values_exchange.pages.edition import Edition
from values_exchange.pages.figure_charts import figures_over_time
from values_exchange.pages.history import history_of, timeline
from values_exchange.pages.markup import NOTHING, Markup, element, joined
from values_exchange.pages.names import city_link, organisation_links, programme_link, theme_link
from values_exchange.pages.page import Page
from values_exchange.pages.paths import briefing_path, programme_path
from values_exchange.pages.record import (
    actions,
    closing,
    facts,
    neighbours,
    opening,
    review_said,
    section_pieces,
)
from values_exchange.pages.schematic import sites_by_district
from values_exchange.pages.sections import Section, sections_of
from values_exchange.pages.shapes import moment, statement_said
from values_exchange.pages.sheet import Sheet
from values_exchange.prose import plain_text

MOST_DESCRIBED = 300
"""After how many letters the summary breaks off in the page's description for search engines."""

IN_THE_FACT_BOX = frozenset(
    {"title", "summary", "kind", "themes", "body", "link", "status", "started", "ended", "contact"}
)
RUNNING = frozenset({"leads", "operates"})
"""The roles of bodies that run a programme."""

MOST_NAMED = 4
"""How many of these bodies the fact box names."""

MOST_BESIDE = 2
"""With how many programmes alike one is laid side by side at once."""

GROUPS = {
    "need": "idea",
    "challenges": "idea",
    "aims": "idea",
    "concept": "idea",
    "approaches": "idea",
    "evaluations": "learning",
    "lessons": "learning",
    "awards": "learning",
}
"""Sections that stand together under one heading; every other field has its own."""


def programme_page(edition: Edition, record: Record[Programme]) -> Page:
    """Write the page of a programme."""
    sheet = Sheet(edition=edition, path=programme_path(record.id), record_id=record.id)
    value, city = record.value, record.id.partition("/")[0]
    title = edition.said(value.title)
    language = title.language if title.language != edition.say.language else ""
    pieces = opening(sheet, title.text, city_link(sheet, city), language=language)
    alike = edition.likeness.of(record.id)
    pieces.append(_top(sheet, record, city, alike))
    pieces += section_pieces(_sections(sheet, record, alike), GROUPS, _group_titles(edition.say))
    pieces += closing(sheet, record)
    pieces += filter(None, [_neighbours(sheet, record)])
    return Page(
        path=sheet.path,
        title=edition.say("{title} ({city})", title=title.text, city=edition.city_name(city)),
        kind="programme",
        pieces=tuple(pieces),
        description=shorten(plain_text(edition.plain(value.summary)), MOST_DESCRIBED, placeholder=" …"),
        record=record.file,
        meta={"hide": ["navigation"]},
    )


def _group_titles(say: Interface) -> dict[str, str]:
    return {"idea": say("Why and how it works"), "learning": say("What was learnt")}


def _sections(sheet: Sheet, record: Record[Programme], alike: AlikeProgrammes) -> Iterator[Section]:
    """Give the sections of the record; its history is the one put together from all of them."""
    value = record.value
    for section in sections_of(sheet, value, IN_THE_FACT_BOX | {"history"}):
        if section.id == "sites":
            yield evolve(section, content=joined((sites_by_district(sheet, record), section.content)))
        elif section.id == "figures":
            yield evolve(section, content=joined((section.content, figures_over_time(sheet, value))))
        else:
            yield section
    moments = history_of(sheet, value)
    if moments:
        yield Section(id="history", title=sheet.say("History"), content=timeline(sheet, moments))
    if alike.programmes:
        yield Section(id="alike", title=sheet.say("Programmes alike"), content=alike_shown(sheet, record.id, alike))


def _top(sheet: Sheet, record: Record[Programme], city: str, alike: AlikeProgrammes) -> Markup:
    """Give the summary with what can be done with the page, and beside it the fact box."""
    summary = element("div", sheet.block(record.value.summary), class_="ve-summary")
    both = (facts(_facts(sheet, record, city)), element("div", summary, _actions(sheet, record, alike)))
    return element("div", element("div", *both, class_="ve-both"), class_="ve-top")


def _actions(sheet: Sheet, record: Record[Programme], alike: AlikeProgrammes) -> Markup:
    """Lead to the paper to take along, to those alike, to the open questions and to how to cite it."""
    say = sheet.say
    chosen = (record.id, *(one.id for one in alike.programmes[:MOST_BESIDE]))
    return actions(
        sheet.link(briefing_path(record.id), say("Briefing to print, at most 2 pages")),
        compare_link(sheet, chosen, say("Compare with programmes alike")) if alike.programmes else NOTHING,
        sheet.link(sheet.path, say("What to ask"), "not-documented") if open_questions(record) else NOTHING,
        sheet.link(sheet.path, say("Cite this page"), "cite"),
    )


def _facts(sheet: Sheet, record: Record[Programme], city: str) -> Iterator[tuple[str, object, str | None]]:
    """Give what a reader wants to know first: the same of each programme, in the same order; gaps say so."""
    value, say = record.value, sheet.say
    yield say("City"), city_link(sheet, city), None
    yield say("What it is"), sheet.label("programme-kinds", value.kind), "kind"
    themes = joined((theme_link(sheet, theme) for theme in value.themes), ", ")
    yield say("Theme"), themes or sheet.blank(), "themes"
    yield say("Status"), _status(sheet, value), "status"
    yield say("Since"), _dates(sheet, value.started) or sheet.blank(), "started"
    yield say("Until"), _dates(sheet, value.ended) or sheet.blank(say("no end documented")), "ended"
    yield say("Who volunteers for whom"), _direction(sheet, value), None
    yield say("Run by"), _run_by(sheet, value), None
    link = sheet.edition.title(Programme, fields_of(Programme)["link"])
    yield link, statement_said(sheet, value.link, sheet.label("links", value.link.how)), "link"
    yield say("Contact"), _contact(sheet, value.contact) if value.contact else sheet.blank(), "contact"
    yield say("Record"), review_said(sheet, value.review), None


def _direction(sheet: Sheet, value: Programme) -> Markup:
    """Give who volunteers for whom, each direction once, with all its sources; what is only announced says so."""
    sources: dict[tuple[str, str], dict[str, None]] = {}
    for one in value.volunteers.direction:
        for code in one.codes:
            cited = one.sources or value.volunteers.sources
            sources.setdefault((code, one.state or "actual"), {}).update(dict.fromkeys(cited))
    rows = (
        element("div", sheet.label("directions", code), _state(sheet, state), sheet.cite(cited))
        for (code, state), cited in sources.items()
    )
    return joined(rows) or sheet.blank()


def _state(sheet: Sheet, state: str) -> Markup:
    return NOTHING if state == "actual" else " " + sheet.tag(sheet.label("states", state), f"state-{state}")


def _run_by(sheet: Sheet, value: Programme) -> Markup:
    """Name the bodies that lead or run it; where they are many, the first and how many more there are."""
    bodies = [key for key, one in value.organisations.items() if any(role.role in RUNNING for role in one.roles)]
    if not bodies:
        return sheet.blank()
    shown = organisation_links(sheet, bodies[:MOST_NAMED])
    others = len(bodies) - MOST_NAMED
    if others <= 0:
        return shown
    more = sheet.say.plural("{n} more", "{n} more", others)
    return joined((shown, ", ", sheet.link(sheet.path, more, "organisations")))


def _dates(sheet: Sheet, claims: Sequence[When]) -> Markup:
    """Give dates alone; the history says what they are about."""
    shown = (element("div", element("strong", moment(sheet, one)), sheet.cite(one.sources)) for one in claims)
    return joined(shown)


def _status(sheet: Sheet, value: Programme) -> Markup:
    if value.status is None:
        return sheet.blank()
    return statement_said(sheet, value.status, sheet.label("programme-statuses", value.status.code))


def _contact(sheet: Sheet, contact: Contact) -> Markup:
    ways: list[object] = [contact.unit]
    ways += [element("a", contact.email, href=f"mailto:{contact.email}")] if contact.email else []
    ways += [element("a", sheet.say("web page"), href=contact.url, rel="noreferrer")] if contact.url else []
    return joined(ways, ", ")


def _neighbours(sheet: Sheet, record: Record[Programme]) -> Markup:
    before, after = sheet.edition.beside(record.id)
    return neighbours(
        sheet,
        programme_link(sheet, before) if before else None,
        programme_link(sheet, after) if after else None,
    )
