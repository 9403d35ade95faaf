"""The page of a programme: a fact box, its sections in the order of the model, its history, gaps and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from values_exchange.catalogue import Record
from values_exchange.languages import Interface
from values_exchange.model import Contact, Programme, When
from values_exchange.pages.edition import Edition
from values_exchange.pages.history import history_of, timeline
from values_exchange.pages.markup import Markup, element, joined
from values_exchange.pages.names import city_link, programme_link, theme_link
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import programme_path
from values_exchange.pages.record import Pieces, breadcrumb, closing, facts, neighbours, review_said, section_pieces
from values_exchange.pages.sections import Section, sections_of
from values_exchange.pages.shapes import moment, statement_said
from values_exchange.pages.sheet import Sheet
from values_exchange.prose import plain_text

MOST_DESCRIBED = 300
"""After how many letters the summary breaks off in the page's description for search engines."""

IN_THE_FACT_BOX = frozenset(
    {"title", "summary", "kind", "themes", "body", "link", "status", "started", "ended", "contact"}
)
GROUPS = {
    "need": "idea",
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
    pieces: Pieces = [Heading(1, title.text, "top", language), _top(sheet, record, city)]
    pieces += section_pieces(_sections(sheet, value), GROUPS, _group_titles(edition.say))
    pieces += closing(sheet, record)
    pieces += filter(None, [_neighbours(sheet, record)])
    return Page(
        path=sheet.path,
        title=edition.say("{title} ({city})", title=title.text, city=edition.city_name(city)),
        kind="programme",
        pieces=tuple(pieces),
        description=shorten(plain_text(edition.plain(value.summary)), MOST_DESCRIBED, placeholder=" …"),
        record=record.file,
    )


def _group_titles(say: Interface) -> dict[str, str]:
    return {"idea": say("Why and how it works"), "learning": say("What was learnt")}


def _sections(sheet: Sheet, value: Programme) -> Iterator[Section]:
    """Give the sections of the record; its history is the one put together from all of them."""
    sections = list(sections_of(sheet, value, IN_THE_FACT_BOX | {"history"}))
    yield from sections
    moments = history_of(sheet, value)
    if moments:
        yield Section(id="history", title=sheet.say("History"), content=timeline(moments))


def _top(sheet: Sheet, record: Record[Programme], city: str) -> Markup:
    trail = breadcrumb(sheet, city_link(sheet, city), here=_title(sheet, record))
    summary = element("div", sheet.block(record.value.summary), class_="ve-summary")
    return element("div", trail, summary, facts(_facts(sheet, record, city)), class_="ve-top")


def _title(sheet: Sheet, record: Record[Programme]) -> str:
    return sheet.edition.plain(record.value.title)


def _facts(sheet: Sheet, record: Record[Programme], city: str) -> Iterator[tuple[str, object, str | None]]:
    """Give what a reader wants to know first; what is not documented says so."""
    value, say = record.value, sheet.say
    yield say("City"), city_link(sheet, city), None
    yield say("What it is"), sheet.label("programme-kinds", value.kind), "kind"
    if value.themes:
        yield say("Theme"), joined((theme_link(sheet, theme) for theme in value.themes), ", "), "themes"
    yield say("Status"), _status(sheet, value), "status"
    yield say("Since"), _dates(sheet, value.started) or sheet.blank(), "started"
    if value.ended:
        yield say("Until"), _dates(sheet, value.ended), "ended"
    network = say("Link to {network}", network=sheet.edition.network_name)
    yield network, statement_said(sheet, value.link, sheet.label("links", value.link.how)), "link"
    if value.contact:
        yield say("Contact"), _contact(sheet, value.contact), "contact"
    yield say("Record"), review_said(sheet, value.review), None


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
