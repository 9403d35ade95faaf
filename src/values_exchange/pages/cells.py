"""The inside of a comparison's cells and heads: what is said, its state in words, its date, the notes to sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import evolve

from values_exchange.comparison import Cell, CellState, Column, DatedBy, Entry, Input, RowKind, brief, done_words
from values_exchange.languages import Said
from values_exchange.pages.beside_numbers import derivation_beside, euros_beside
from values_exchange.pages.markup import NOTHING, Markup, element, escape, joined, unfolding
from values_exchange.pages.names import city_link
from values_exchange.pages.paths import city_path, programme_path
from values_exchange.pages.sheet import Sheet
from values_exchange.problems import Path
from values_exchange.prose import render_inline

MOST_SHOWN = 5
"""How many claims of a cell are shown at once; the others are one step away."""

KEYED = {"sites": "site", "organisations": "organisation", "parts": "part"}
NESTED = frozenset({"audience", "offer", "volunteers", "staff", "transfer"})
ELSEWHERE = {"review": "record", "sources": "sources", "conflicts": "record"}

Cite = Callable[[Column, Entry], Markup]
"""Gives the notes behind a claim, which lead to its sources."""


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


def head(sheet: Sheet, column: Column) -> Markup:
    """Give the inside of a column's head: the city and the programme, each linked to its page."""
    city = element("span", city_link(sheet, column.city_id), class_="ve-city")
    if column.title is None:
        return city
    language = column.title.language if column.title.language != sheet.say.language else None
    link = element("a", column.title.text, href=sheet.href(programme_path(column.id)), lang=language or None)
    return joined((city, " ", element("span", link, class_="ve-programme")))


def cell_inside(sheet: Sheet, column: Column, kind: RowKind, cell: Cell, cite: Cite) -> Markup:
    """Give the inside of a cell: its claims, or why there are none."""
    return entries_inside(sheet, column, kind, cell, brief(kind, cell), cite)


def entries_inside(
    sheet: Sheet, column: Column, kind: RowKind, cell: Cell, entries: tuple[Entry, ...], cite: Cite
) -> Markup:
    """Give the inside of a cell whose entries in short are known."""
    if not cell.state.has_value:
        return _gap(sheet, cell)
    shown = _entries(sheet, column, kind, entries[:MOST_SHOWN], cite)
    rest = entries[MOST_SHOWN:]
    if rest:
        count = sheet.say.plural("{n} more", "{n} more", len(rest))
        shown += unfolding(count, _entries(sheet, column, kind, rest, cite))
    return (sheet.tag(cell.words) + " " if cell.state is CellState.IN_WORDS_ONLY else NOTHING) + shown


def _gap(sheet: Sheet, cell: Cell) -> Markup:
    note = _said(sheet, cell.note) if cell.note else cell.remark
    quiet = cell.state in (CellState.NOT_DOCUMENTED, CellState.NO_PROGRAMME)
    words = sheet.blank(cell.words) if quiet else sheet.tag(cell.words, f"absent-{cell.state.value}")
    return words + (element("p", note, class_="ve-beside") if note else NOTHING)


def _entries(sheet: Sheet, column: Column, kind: RowKind, entries: tuple[Entry, ...], cite: Cite) -> Markup:
    if kind is RowKind.CODES and all(entry.labels for entry in entries):
        items = (item for entry in entries for item in _coded(sheet, column, entry, cite))
        return element("ul", *items)
    return Markup("".join([_whole(sheet, column, entry, cite) for entry in entries]))


# A catalogue of thousands has a hundred thousand claims: what each of them passes is written without detours.


def _whole(sheet: Sheet, column: Column, entry: Entry, cite: Cite) -> str:
    derived = _how_derived(sheet, column, entry, cite) if entry.derivation else ""
    return f"<p>{_claim(sheet, column, entry, cite)}</p>{derived}"


def _coded(sheet: Sheet, column: Column, entry: Entry, cite: Cite) -> Iterator[Markup]:
    """Give the codes of a claim one by one, and behind the last what stands beside the claim."""
    state = _state(sheet, entry)
    coded = zip(entry.codes, entry.labels, strict=True)
    labels = [label for code, label in coded if code != "other" or not entry.texts]
    yield from (element("li", state, label) for label in labels[:-1])
    texts = _texts(sheet, entry) if entry.texts else ""
    last = escape(labels[-1]) if labels else ""
    between = ": " if last and texts else ""
    yield Markup(f"<li>{state}{last}{between}{texts}{_beside(sheet, column, entry, cite)}</li>")


def _claim(sheet: Sheet, column: Column, entry: Entry, cite: Cite) -> str:
    label = element("strong", entry.label) if entry.quantity else escape(entry.label)
    texts = _texts(sheet, entry) if entry.texts else ""
    between = ": " if label and texts else ""
    euros = euros_beside(sheet, entry.in_euros) if entry.in_euros else ""
    return f"{_state(sheet, entry)}{label}{between}{texts}{_beside(sheet, column, entry, cite)}{euros}"


def _how_derived(sheet: Sheet, column: Column, entry: Entry, cite: Cite) -> Markup:
    def told(fact: Input) -> Markup:
        is_own = fact.record == column.id
        page = programme_path(column.id) if is_own else city_path(fact.record)
        name = sheet.link(page, fact.what, anchor_of(fact.path))
        is_told = not fact.date or fact.date in fact.value
        when = NOTHING if is_told else " " + element("span", fact.date, class_="ve-beside")
        return joined((name, ": ", fact.value, when, cite(column, evolve(entry, sources=fact.sources))))

    return derivation_beside(sheet, entry.derivation, told)


def _state(sheet: Sheet, entry: Entry) -> Markup:
    words = done_words(sheet.say, entry.state) if entry.state != "actual" else ""
    return sheet.tag(words, f"state-{entry.state}") + " " if words else NOTHING


def _texts(sheet: Sheet, entry: Entry) -> Markup:
    return joined((_said(sheet, text) for text in entry.texts), " ")


def _beside(sheet: Sheet, column: Column, entry: Entry, cite: Cite) -> str:
    """Give what a claim is about, its date, who says so, its notes and its caveat."""
    said_by = sheet.say("said by {who}", who=entry.said_by) if entry.said_by else ""
    beside = " · ".join([part for part in (*entry.about, _date(sheet, entry), said_by) if part])
    shown = f' <span class="ve-beside">{escape(beside)}</span>' if beside else ""
    caveat = f' <span class="ve-caveat">{_said(sheet, entry.caveat)}</span>' if entry.caveat else ""
    return f"{shown}{cite(column, entry)}{caveat}"


def _date(sheet: Sheet, entry: Entry) -> str:
    """Give the date of a claim in short: when an undated source was read stands beside the source."""
    if entry.dating.by is DatedBy.NOTHING:
        return sheet.say("undated")
    return entry.dating.shown if entry.dating.shown != entry.label else ""


def _said(sheet: Sheet, said: Said) -> Markup:
    content = Markup(render_inline(said.text))
    return sheet.noted(said, content) if said.language else content
