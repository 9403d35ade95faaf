"""The page of a programme: a fact box, its sections in the order of the model, what is missing, and its sources."""

from __future__ import annotations

from markupsafe import Markup

from values_exchange.catalogue import Catalogue, Record
from values_exchange.languages import Interface
from values_exchange.model import Programme
from values_exchange.pages.links import Links
from values_exchange.pages.page import Page
from values_exchange.pages.record import assemble
from values_exchange.pages.sheet import Sheet, programme_path

IN_THE_FACT_BOX = frozenset({"title", "summary", "kind", "themes", "body", "link", "status", "contact"})


def programme_page(catalogue: Catalogue, record: Record[Programme], say: Interface, links: Links) -> Page:
    """Write the page of a programme."""
    sheet = Sheet(catalogue=catalogue, say=say, links=links, path=programme_path(record.id), record_id=record.id)
    value = record.value
    title = sheet.plain(value.title)
    top = Markup(sheet.render("programme.html.jinja", record=record, value=value))  # noqa: S704 - a template escapes
    return Page(
        path=sheet.path,
        title=say("{title} ({city})", title=title, city=sheet.city_name),
        kind="programme",
        content=assemble(sheet, record, title, top, IN_THE_FACT_BOX),
        description=sheet.plain(value.summary)[:300],
        record=record.file,
    )
