"""A programme, a city or a comparison as one block of HTML inside a page that somebody else wrote."""

from __future__ import annotations

from collections.abc import Sequence
from posixpath import relpath

from values_exchange.catalogue import Catalogue
from values_exchange.comparison import compare
from values_exchange.dates import PartialDate, parse_date
from values_exchange.fields import fields_of
from values_exchange.languages import DEFAULT_LANGUAGE, Interface
from values_exchange.model import Programme
from values_exchange.pages.city import programmes_of, theme_said
from values_exchange.pages.edition import Edition
from values_exchange.pages.links import Links
from values_exchange.pages.markup import NOTHING, Markup, element, joined, one_block
from values_exchange.pages.names import city_link
from values_exchange.pages.paths import city_path, programme_path
from values_exchange.pages.record import review_said, source_list
from values_exchange.pages.sections import NOT_CONTENT, sections_of
from values_exchange.pages.sheet import Sheet
from values_exchange.pages.side_by_side import comparison_table
from values_exchange.problems import UnknownName


def embedded_programme(
    catalogue: Catalogue,
    programme_id: str,
    *,
    path: str,
    sections: Sequence[str] = (),
    links: Links = Links(),  # noqa: B008 - a frozen value
    language: str = DEFAULT_LANGUAGE,
) -> str:
    """
    Give a programme's title, summary and chosen sections, with their sources.

    Args:
        path: the path of the page it is put into, in the whole site.
        sections: names of fields such as ``offer``; only the summary without any.

    Raises:
        UnknownName: if there is no such programme or section.
    """
    record = catalogue.programme(programme_id)
    _check(sections, Programme)
    sheet = _sheet(catalogue, path, links, language, programme_id)
    leave_out = frozenset(fields_of(Programme)).difference(sections)
    shown = [
        joined((element("p", element("strong", section.title), class_="ve-name"), section.content))
        for section in sections_of(sheet, record.value, leave_out)
    ]
    city = city_link(sheet, programme_id.partition("/")[0])
    return _card(
        sheet,
        joined((sheet.link(programme_path(programme_id), sheet.edition.plain(record.value.title)), " · ", city)),
        element("div", sheet.block(record.value.summary), class_="ve-summary"),
        *shown,
        element("p", review_said(sheet, record.value.review), class_="ve-small"),
    )


def embedded_city(
    catalogue: Catalogue,
    city_id: str,
    *,
    path: str,
    links: Links = Links(),  # noqa: B008 - a frozen value
    language: str = DEFAULT_LANGUAGE,
) -> str:
    """
    Give a city with its theme and its programmes.

    Raises:
        UnknownName: if there is no such city.
    """
    record = catalogue.city(city_id)
    sheet = _sheet(catalogue, path, links, language, city_id)
    return _card(
        sheet,
        sheet.link(city_path(city_id), sheet.edition.city_name(city_id)),
        element("p", theme_said(sheet, city_id)),
        programmes_of(sheet, city_id),
        element("p", review_said(sheet, record.value.review), class_="ve-small"),
    )


def embedded_comparison(
    catalogue: Catalogue,
    compared: Sequence[str],
    *,
    path: str,
    rows: Sequence[str] = (),
    as_of: str = "",
    links: Links = Links(),  # noqa: B008 - a frozen value
    language: str = DEFAULT_LANGUAGE,
) -> str:
    """
    Give a comparison of programmes, or of cities with all their programmes.

    Raises:
        UnknownName: if there is no such programme, city, row or date.
    """
    comparison = compare(
        catalogue,
        programmes=[one for one in compared if "/" in one],
        cities=[one for one in compared if "/" not in one],
        rows=rows,
        as_of=_date(as_of) if as_of else None,
        language=language,
    )
    sheet = _sheet(catalogue, path, links, language, "")
    return one_block(element("div", comparison_table(sheet, comparison), class_="ve-embedded"))


def _date(raw: str) -> PartialDate:
    try:
        return parse_date(raw)
    except ValueError as error:
        raise UnknownName(kind="date", name=raw, near=("2019", "2019-03", "2019-03-15")) from error


def _sheet(catalogue: Catalogue, path: str, links: Links, language: str, record_id: str) -> Sheet:
    """Begin on a page outside the tree: its path is told from the tree's folder, as links are."""
    edition = Edition(catalogue=catalogue, say=Interface(language), links=links)
    return Sheet(edition=edition, path=relpath(path, links.prefix or "."), record_id=record_id)


def _check(sections: Sequence[str], cls: type) -> None:
    known = [name for name in fields_of(cls) if name not in NOT_CONTENT]
    for name in sections:
        if name not in known:
            raise UnknownName(kind="section", name=name, near=tuple(known))


def _card(sheet: Sheet, title: Markup, *inside: Markup) -> str:
    sources = source_list(sheet) if sheet.cited() else NOTHING
    head = element("p", element("strong", title), class_="ve-name")
    return one_block(element("div", head, *inside, sources, class_="ve-embedded"))
