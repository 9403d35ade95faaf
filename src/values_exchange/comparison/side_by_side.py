"""Laying programmes side by side: from a catalogue to a `Comparison`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from values_exchange.catalogue import Catalogue, Record
from values_exchange.comparison.cells import SILENT, Cell, CellState, Column, Comparison, Entry, Row, RowKind
from values_exchange.comparison.derived import derived_dates, with_derived_sources
from values_exchange.comparison.entries import recency
from values_exchange.comparison.lines import Line
from values_exchange.comparison.naming import city_id_of, city_said, names_in_sentences
from values_exchange.comparison.rows import chosen_lines, section_title
from values_exchange.comparison.view import View
from values_exchange.comparison.wording import state_words
from values_exchange.dates import Known, PartialDate
from values_exchange.languages import Interface
from values_exchange.model import City, Programme

NUMBERS: Final = frozenset({RowKind.FIGURES, RowKind.MONEY, RowKind.DERIVED})
"""Kinds of rows in which words alone are not a value that can be compared."""


def compare(
    catalogue: Catalogue,
    *,
    programmes: Sequence[str] = (),
    cities: Sequence[str] = (),
    rows: Sequence[str] = (),
    as_of: PartialDate | None = None,
    language: str = "en",
) -> Comparison:
    """
    Lay programmes side by side: what each says in each row, since when and by whose account, and what can be compared.

    Nothing is ranked, and a blank is never a zero. A cell holds the same whoever else is compared.

    Args:
        programmes: Ids of programmes, in the order of the columns.
        cities: Ids of cities, each of which stands for all its programmes. A city without a programme record has a
            column that says so. Without programmes and cities, all programmes are compared.
        rows: Ids of rows, such as ``offer.functions``, or their beginnings, such as ``offer``; all where none is given.
        as_of: The date to compare for. Claims about a later time are left out; without a date everything stays,
            latest first.
        language: The language of labels and sentences, and the first choice for texts of the records.

    Raises:
        UnknownName: if there is no such programme, city or row.

    >>> from values_exchange import compare, example_catalogue
    >>> chosen = ["zurich/volunteering-both-ways", "riga/volunteering-with-newcomers"]
    >>> hours = compare(example_catalogue(), programmes=chosen, rows=["figures.volunteer_hours.month"]).rows[0]
    >>> [cell.state.value for cell in hours.cells]
    ['not_documented', 'stated']
    >>> hours.verdict.sentences
    ('Only Riga states it.', 'Zurich gives it per year: almost 23,700.')
    """
    say = Interface(language)
    places = tuple(_places(catalogue, programmes, cities))
    views = {
        place.id: View(catalogue=catalogue, record=place, say=say, as_of=as_of)
        for place in places
        if isinstance(place.value, Programme)
    }
    columns = _columns(catalogue, places, views, say)
    names = {column.id: column.name for column in columns}
    cls = _shape_of(views)
    lines = chosen_lines(cls, tuple(views.values()), say, rows)
    found = tuple(_row(line, columns, views, names, say) for line in lines)
    return Comparison(
        columns=with_derived_sources(columns, found, views),
        rows=found,
        titles={section: section_title(say, cls, section) for section in dict.fromkeys(line.section for line in lines)},
        as_of=as_of,
        as_of_words=" ".join([_as_of_words(say, as_of), *([] if as_of else derived_dates(say, found, names))]),
        language=language,
    )


def _as_of_words(say: Interface, as_of: PartialDate | None) -> str:
    if as_of is None:
        return say("For no date in particular: everything documented is shown, latest first, each with its own date.")
    return say(
        "As of {date}. What is about a later time is left out. What is about an earlier time or undated stays, with "
        "its date: whether it still held is not documented.",
        date=say.date(as_of),
    )


# Columns


_Place = Record[Programme] | Record[City]


def _places(catalogue: Catalogue, programmes: Sequence[str], cities: Sequence[str]) -> Iterator[_Place]:
    if not programmes and not cities:
        yield from catalogue.programmes.values()
        return
    wanted = dict.fromkeys(programmes)
    yield from (catalogue.programme(programme_id) for programme_id in wanted)
    for city_id in dict.fromkeys(cities):
        city, own = catalogue.city(city_id), catalogue.programmes_of(city_id)
        yield from (record for record in own if record.id not in wanted)
        if not own:
            yield city


def _columns(
    catalogue: Catalogue, places: Sequence[_Place], views: Mapping[str, View], say: Interface
) -> tuple[Column, ...]:
    names = names_in_sentences(catalogue, places, say)
    return tuple(
        Column(
            id=place.id,
            name=names[place.id],
            city_id=city_id_of(place.id),
            city=city_said(catalogue, place.id, say),
            title=view.programme.title.in_language(say.language) if view else None,
            file=place.file,
            sources=view.cited_when_asked if view else {},
        )
        for place, view in ((place, views.get(place.id)) for place in places)
    )


def _shape_of(views: Mapping[str, View]) -> type:
    """Give the shape whose fields make the rows: that of the programmes, so that a wider shape has more rows."""
    return next((type(view.programme) for view in views.values()), Programme)


# Rows and cells


def _row(
    line: Line, columns: Sequence[Column], views: Mapping[str, View], names: Mapping[str, str], say: Interface
) -> Row:
    cells = tuple(
        _cell(line, views[column.id], say) if column.id in views else _no_programme(column, say) for column in columns
    )
    return Row(
        id=line.id,
        title=line.title,
        section=line.section,
        kind=line.kind,
        description=line.description,
        question=line.question,
        unit=line.unit,
        cells=cells,
        verdict=line.judge(say, cells, tuple(views.values()), names) if line.judge else None,
    )


def _no_programme(column: Column, say: Interface) -> Cell:
    return Cell(column=column.id, state=CellState.NO_PROGRAMME, words=state_words(say, CellState.NO_PROGRAMME))


def _cell(line: Line, view: View, say: Interface) -> Cell:
    found = line.read(view)
    entries = found if view.as_of is None else tuple(entry for entry in found if entry.holds is not Known.NO)
    if not entries:
        return _gap(line, view, say, later=found)
    in_words = line.kind in NUMBERS and all(entry.quantity is None for entry in entries)
    state = CellState.IN_WORDS_ONLY if in_words else CellState.STATED
    shown = tuple(sorted(entries, key=recency)) if line.latest_first else entries
    return Cell(column=view.record.id, state=state, words=state_words(say, state), entries=shown)


def _gap(line: Line, view: View, say: Interface, later: Sequence[Entry]) -> Cell:
    absent = view.gap(line.way)
    state = CellState(absent.reason) if absent else CellState.NOT_DOCUMENTED
    if absent is not None and (line.why_not is None or state not in SILENT):
        note = absent.note.in_language(say.language) if absent.note else None
        words = state_words(say, state)
        return Cell(column=view.record.id, state=state, words=words, note=note, sources=absent.sources)
    if line.why_not is not None:
        return evolve(view.silent_cell, words=say("Not derived"), remark=line.why_not(view))
    if later:
        dates = say.join(list(dict.fromkeys(entry.dating.shown for entry in later)))
        return evolve(view.silent_cell, remark=say("documented for later only: {dates}", dates=dates))
    return view.silent_cell
