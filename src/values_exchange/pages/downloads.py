"""The downloads: all records as JSON, the comparison as CSV, the schemas; what each is, and how to cite it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from attrs import frozen

from values_exchange.catalogue import Catalogue
from values_exchange.citation import citation_of
from values_exchange.comparison import Comparison, compare
from values_exchange.convert import dump
from values_exchange.fields import EMPTY
from values_exchange.languages import Interface
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import NOTHING, Markup, element
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import ABOUT, DOWNLOADS, FIELDS
from values_exchange.pages.record import Pieces, opening
from values_exchange.pages.shapes import STACKED, region, table
from values_exchange.pages.sheet import Sheet
from values_exchange.problems import NotInstalled
from values_exchange.schema import KINDS, VERSION, schema_for
from values_exchange.tables import as_csv, as_xlsx

CATALOGUE_JSON = "data/catalogue.json"
COMPARISON_CSV = "data/comparison.csv"
COMPARISON_XLSX = "data/comparison.xlsx"

MOST_COMPARED = 100
"""Up to how many programmes the comparison is written beside the pages; wider ones are asked for by command."""


@frozen(kw_only=True)
class Download:
    """A file to take away: where it stands, what it is, and its content."""

    path: str
    title: str
    text: str
    content: bytes


def downloads_of(edition: Edition, made: Mapping[str, bytes] = EMPTY) -> tuple[Download, ...]:
    """
    Give the files to take away, in the order in which they are listed.

    Args:
        made: the contents of files that were made before, which are not made anew.
    """
    say = edition.say
    found = [
        Download(
            path=CATALOGUE_JSON,
            title=say("All records"),
            text=say("Every record with all its claims and sources, in the form of the schemas, as JSON."),
            content=made.get(CATALOGUE_JSON) or catalogue_json(edition.catalogue),
        )
    ]
    if 0 < len(edition.programmes) <= MOST_COMPARED:
        text = say("Every programme in every row, with state, date and sources, as a table for spreadsheets.")
        table_file, workbook = made.get(COMPARISON_CSV), made.get(COMPARISON_XLSX)
        if table_file is None:
            comparison = compare(
                edition.catalogue, programmes=[record.id for record in edition.programmes], language=say.language
            )
            table_file, workbook = as_csv(comparison), _workbook(comparison)
        found.append(Download(path=COMPARISON_CSV, title=say("Comparison"), text=text, content=table_file))
        if workbook is not None:
            found.append(_as_workbook(say, workbook))
    return (*found, *(_schema(edition, kind) for kind in KINDS))


def _workbook(comparison: Comparison) -> bytes | None:
    """Give the comparison as a workbook too, where the package that writes one is installed."""
    try:
        return as_xlsx(comparison, entries=False)
    except NotInstalled:
        return None


def _as_workbook(say: Interface, content: bytes) -> Download:
    text = say("The same as a workbook for Excel or LibreOffice, with the sources on a second sheet; prints on A3.")
    return Download(path=COMPARISON_XLSX, title=say("Comparison, as a workbook"), text=text, content=content)


def _schema(edition: Edition, kind: str) -> Download:
    title = {
        "network": edition.say("Schema of a network’s record"),
        "city": edition.say("Schema of a city’s record"),
        "programme": edition.say("Schema of a programme’s record"),
    }[kind]
    return Download(
        path=f"data/schemas/{kind}.json",
        title=title,
        text=edition.say("JSON Schema 2020-12; editors check and complete records with it."),
        content=_schema_json(kind),
    )


@cache
def _schema_json(kind: str) -> bytes:
    return _json(schema_for(kind))


def catalogue_json(catalogue: Catalogue) -> bytes:
    """Give all records as one JSON document with a line for each, the same bytes for the same records."""
    network = _compact(dump(catalogue.network.value)) if catalogue.network else "null"
    parts = [f'"schema": {VERSION}', f'"network": {network}']
    cities = {key: record.value for key, record in catalogue.cities.items()}
    programmes = {key: record.value for key, record in catalogue.programmes.items()}
    parts += [f'"cities": {_keyed(cities)}', f'"programmes": {_keyed(programmes)}']
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _keyed(values: Mapping[str, object]) -> str:
    lines = (f"{_compact(key)}: {_compact(dump(value))}" for key, value in sorted(values.items()))
    return "{\n" + ",\n".join(lines) + "\n}"


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def downloads_page(edition: Edition, downloads: tuple[Download, ...]) -> Page:
    """Write the page of the downloads."""
    sheet, say = Sheet(edition=edition, path=DOWNLOADS), edition.say
    title = say("Downloads")
    intro = say(
        "Take the data with you: it is free to use, to share and to change, as long as you say where it is from."
    )
    top = element("div", element("p", intro, class_="ve-lead"), class_="ve-top")
    pieces: Pieces = [*opening(sheet, title), top, Heading(2, say("Files"), "files"), _files(sheet, downloads)]
    pieces += [Heading(2, say("Licence"), "licence"), _licence(sheet)]
    pieces += [Heading(2, say("How to cite"), "cite"), _citing(sheet)]
    return Page(path=DOWNLOADS, title=title, kind="downloads", pieces=tuple(pieces), description=intro)


def _files(sheet: Sheet, downloads: tuple[Download, ...]) -> Markup:
    say = sheet.say
    rows = (
        element(
            "tr",
            element("th", element("a", one.title, href=sheet.href(one.path), download=""), scope="row"),
            element("td", one.text),
            element("td", _size(sheet, len(one.content)), class_="ve-value"),
        )
        for one in downloads
    )
    return region(say("Files"), table((say("File"), say("What it is"), say("Size")), rows, STACKED))


def _size(sheet: Sheet, size: int) -> str:
    return sheet.say("{n}\u00a0kB", n=sheet.say.number(max(1, round(size / 1000))))


def _licence(sheet: Sheet) -> Markup:
    say = sheet.say
    address = "https://creativecommons.org/licenses/by/4.0/"
    link = element("a", "CC BY 4.0", href=address, rel="noreferrer license")
    return element(
        "div",
        element(
            "p",
            sheet.phrase(
                "Records and texts: {licence}, unless a record states another licence. The schemas and code lists may "
                "be used freely with the program, under the Apache License 2.0.",
                licence=link,
            ),
        ),
        element(
            "p", say("The sources, and the words quoted from them, stay under the terms of those who published them.")
        ),
    )


def _citing(sheet: Sheet) -> Markup:
    say = sheet.say
    record = next(iter((*sheet.edition.programmes, *sheet.edition.records)), None)
    example = citation_of(sheet.edition.catalogue, record.id, language=say.language).as_text() if record else ""
    how = sheet.link(ABOUT, say("how the records are made"))
    fields = sheet.link(FIELDS, say("what each field means"))
    return element(
        "div",
        element(
            "p",
            say(
                "Name the catalogue, the record and the day it was last checked, and for a single fact its own source "
                "as well:"
            ),
        ),
        element("p", example, class_="ve-copied") if example else NOTHING,
        element("p", sheet.phrase("Before you use a number, read {how} and {fields}.", how=how, fields=fields)),
    )
