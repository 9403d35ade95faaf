"""A comparison as a table: each cell with its state in words, its date, and its sources one step away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from values_exchange.comparison import (
    Cell,
    CellState,
    Cited,
    Column,
    Comparison,
    Entry,
    Row,
    RowKind,
    account_words,
    brief,
    done_words,
)
from values_exchange.languages import Said
from values_exchange.pages.markup import NOTHING, Markup, element, joined, unfolding
from values_exchange.pages.names import city_link
from values_exchange.pages.paths import programme_path
from values_exchange.pages.sheet import Sheet
from values_exchange.problems import Path
from values_exchange.prose import render_inline

MOST_SHOWN = 5
"""How many claims of a cell are shown at once; the others are one step away."""

KEYED = {"sites": "site", "organisations": "organisation", "parts": "part"}
NESTED = frozenset({"audience", "offer", "volunteers", "staff", "transfer"})
ELSEWHERE = {"review": "record", "sources": "sources", "conflicts": "record"}


def anchor_of(path: Path) -> str:
    """
    Give the anchor on a programme's page where a claim of its record stands.

    >>> anchor_of(("offer", "functions", 0)), anchor_of(("sites", "nord", "states", 1)), anchor_of(())
    ('offer-functions', 'site-nord', 'top')
    """
    if not path:
        return "top"
    first = str(path[0])
    if len(path) > 1 and first in KEYED:
        return f"{KEYED[first]}-{path[1]}"
    if len(path) > 1 and first in NESTED:
        return f"{first}-{path[1]}"
    return ELSEWHERE.get(first, first)


def comparison_table(sheet: Sheet, comparison: Comparison) -> Markup:
    """
    Give a comparison as one table in a region that scrolls, with a verdict under each row that has one.

    Rows of which nobody documents anything are left out; `undocumented_rows` lists them.
    """
    width = len(comparison.columns) + 1
    corner = element("td", element("span", sheet.say("Question"), class_="ve-small"))
    head = element("thead", element("tr", corner, *(_head(sheet, column) for column in comparison.columns)))
    bodies = (_body(sheet, comparison, section.title, section.rows, width) for section in comparison.sections())
    caption = element("caption", comparison.as_of_words)
    table = element("table", caption, head, *bodies, class_="ve-compare")
    label = sheet.say("Comparison of {names}", names=sheet.say.join([column.name for column in comparison.columns]))
    return element("div", table, class_="ve-scroll ve-wide", tabindex=0, role="region", aria_label=label)


def undocumented_rows(comparison: Comparison) -> Markup:
    """Give the questions that none of the columns answers; nothing where there is none."""
    rows = [row for row in comparison.rows if not row.is_documented]
    if not rows:
        return NOTHING
    asked = (element("li", element("strong", row.title), f": {row.question}" if row.question else "") for row in rows)
    return element("ul", *asked, class_="ve-list ve-columns")


def _head(sheet: Sheet, column: Column) -> Markup:
    city = city_link(sheet, column.city_id)
    if column.title is None:
        return element("th", city, scope="col")
    language = column.title.language if column.title.language != sheet.say.language else None
    link = element("a", column.title.text, href=sheet.href(programme_path(column.id)), lang=language or None)
    return element("th", element("span", city, class_="ve-small"), Markup("<br>"), link, scope="col")


def _body(sheet: Sheet, comparison: Comparison, title: str, rows: Iterable[Row], width: int) -> Markup:
    shown = [row for row in rows if row.is_documented]
    if not shown:
        return NOTHING
    head = element("th", element("span", title), colspan=width, scope="rowgroup")
    lines = joined(_row(sheet, comparison, row, width) for row in shown)
    return element("tbody", element("tr", head, class_="ve-group"), lines)


def _row(sheet: Sheet, comparison: Comparison, row: Row, width: int) -> Markup:
    title = element("th", row.title, scope="row", id=sheet.anchor(f"row-{row.id}"))
    cells = (_cell(sheet, column, row, row.cell(column.id)) for column in comparison.columns)
    line = element("tr", title, *cells)
    if row.verdict is None or not row.verdict.sentences:
        return line
    lead = element(
        "strong", sheet.say("Comparable?") if row.verdict.reasons or row.verdict.comparable else sheet.say("In short")
    )
    verdict = element("div", lead, " ", " ".join(row.verdict.sentences))
    return line + element("tr", element("td", verdict, colspan=width), class_="ve-verdict")


def _cell(sheet: Sheet, column: Column, row: Row, cell: Cell) -> Markup:
    if not cell.state.has_value:
        return _gap(sheet, cell)
    entries = [_entry(sheet, column, row, entry) for entry in brief(row.kind, cell)]
    shown = joined(entries[:MOST_SHOWN])
    rest = entries[MOST_SHOWN:]
    if rest:
        count = sheet.say.plural("{n} more", "{n} more", len(rest))
        shown += unfolding(count, *rest)
    words = element("p", sheet.tag(cell.words)) if cell.state is CellState.IN_WORDS_ONLY else NOTHING
    return element("td", words, shown, _sources(sheet, column, cell))


def _gap(sheet: Sheet, cell: Cell) -> Markup:
    note = _said(sheet, cell.note) if cell.note else cell.remark
    quiet = cell.state in (CellState.NOT_DOCUMENTED, CellState.NO_PROGRAMME)
    words = sheet.blank(cell.words) if quiet else sheet.tag(cell.words, f"absent-{cell.state.value}")
    return element("td", words, element("p", note, class_="ve-small") if note else NOTHING)


def _entry(sheet: Sheet, column: Column, row: Row, entry: Entry) -> Markup:
    """Give one claim of a cell, linked to where it stands in the programme's page, with its date behind it."""
    label = _label(sheet, column, row, entry)
    texts = joined((_said(sheet, text) for text in entry.texts), " ")
    between = ": " if label and texts else ""
    date = entry.dating.shown if entry.dating.shown != entry.label else ""
    beside = [part for part in (*entry.about, date, entry.said_by) if part]
    small = " " + sheet.small(" · ".join(beside)) if beside else ""
    caveat = " " + element("span", _said(sheet, entry.caveat), class_="ve-caveat") if entry.caveat else ""
    return element("p", label, between, texts, small, caveat)


def _label(sheet: Sheet, column: Column, row: Row, entry: Entry) -> Markup:
    state = done_words(sheet.say, entry.state)
    tag = sheet.tag(state, f"state-{entry.state}") + " " if state else NOTHING
    if not entry.label:
        return tag
    if row.kind is RowKind.CODES and entry.labels:
        style = f"ve-code ve-state-{entry.state}" if state else "ve-code"
        shown = [
            label for code, label in zip(entry.codes, entry.labels, strict=True) if code != "other" or not entry.texts
        ]
        label = joined((element("span", label, class_=style) for label in shown), " ")
    else:
        label = element("strong" if entry.quantity else "span", entry.label)
    if entry.sources:
        return tag + label
    return tag + sheet.link(programme_path(column.id), label, anchor_of(entry.path))


def _said(sheet: Sheet, said: Said) -> Markup:
    content = Markup(render_inline(said.text))
    if not said.language or said.language == sheet.say.language:
        return content
    return element("span", content, lang=said.language) + " " + sheet.language_note(said.language)


def _sources(sheet: Sheet, column: Column, cell: Cell) -> Markup:
    """Give the sources of a cell behind their numbers, and the way to where its claims stand."""
    there = sheet.link(
        programme_path(column.id), sheet.say("Where it stands in the record"), anchor_of(cell.entries[0].path)
    )
    ids = list(dict.fromkeys(source for entry in cell.entries for source in entry.sources if source in column.sources))
    if not ids:
        return NOTHING
    sheet.turn_to(column.id)
    notes = [(note.number, key) for key in ids for note in [sheet.note(key)] if note is not None]
    items = (element("li", *_source(sheet, column.sources[key]), id=sheet.anchor(f"note-{n}")) for n, key in notes)
    numbers = ", ".join(str(number) for number, _ in notes)
    said = sheet.say.plural("Source {numbers}", "Sources {numbers}", len(notes), numbers=numbers)
    return unfolding(said, element("ul", *items, class_="ve-list"), element("p", there))


def _source(sheet: Sheet, cited: Cited) -> Iterator[object]:
    yield element("a", cited.title, href=cited.url, rel="noreferrer") if cited.url else cited.title
    parts = [part for part in (cited.publisher, cited.date, account_words(sheet.say, cited.account)) if part]
    yield " " + sheet.small(" · ".join(parts))
