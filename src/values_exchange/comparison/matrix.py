"""`Matrix`: a row of codes turned by a quarter, with codes down, cities across, and what is known where they cross."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum

from attrs import evolve, frozen

from values_exchange.comparison.cells import Cell, CellState, Column, Comparison, Entry, Row
from values_exchange.comparison.rows import compared_fields
from values_exchange.comparison.wording import done_words, state_words
from values_exchange.fields import fields_of, is_shape, item_type
from values_exchange.languages import Interface, Said
from values_exchange.model import Money, Programme
from values_exchange.problems import UnknownName
from values_exchange.terms import code_label
from values_exchange.vocabulary import MONEY_ORIGINS, CodeList

NO_CODE = ""
"""The code of the line for claims that are made without any code, so that they are not taken for a gap."""


class Crossing(Enum):
    """
    What is known where a code and a city cross.

    In the first three the city names the code; with `NOT_NAMED` it says something in this field, but not this. The
    others are gaps of the whole field, by the reason of the gap. None of them means that the city does not do it.
    """

    DONE = "done"
    ANNOUNCED = "announced"
    ENDED = "ended"
    NOT_NAMED = "not_named"
    NOT_DOCUMENTED = "not_documented"
    NONE = "none"
    NOT_COLLECTED = "not_collected"
    WITHHELD = "withheld"
    NOT_APPLICABLE = "not_applicable"
    NOT_READ = "not_read"
    NO_PROGRAMME = "no_programme"

    @property
    def is_named(self) -> bool:
        """Whether the city names the code."""
        return self in _NAMED

    def words(self, say: Interface) -> str:
        """
        Say it in words.

        >>> [state.words(Interface()) for state in (Crossing.DONE, Crossing.ANNOUNCED, Crossing.NOT_NAMED)]
        ['done', 'only announced', 'not named']
        """
        if self is Crossing.DONE:
            return say("done")
        if self is Crossing.NOT_NAMED:
            return say("not named")
        return done_words(say, _STATE_OF[self]) if self in _STATE_OF else state_words(say, CellState(self.value))


_STATE_OF: Mapping[Crossing, str] = {Crossing.ANNOUNCED: "planned", Crossing.ENDED: "ended"}
_NAMED = (Crossing.DONE, Crossing.ANNOUNCED, Crossing.ENDED)


@frozen(kw_only=True)
class Mark:
    """
    That one programme names a code.

    Shape: `state` is one of done, announced and ended; `entries` are the claims that name it, what is done first.
    """

    programme: str
    state: Crossing
    entries: tuple[Entry, ...]


@frozen(kw_only=True)
class MatrixCell:
    """What is known of a code in a city; `marks` has one mark for each programme of the city that names the code."""

    city_id: str
    state: Crossing
    marks: tuple[Mark, ...] = ()


@frozen(kw_only=True)
class MatrixColumn:
    """
    One city with its programmes.

    Shape: `gap` tells why the city says nothing at all in this field, and is None where it says something; `gaps` are
    the cells of those programmes that say nothing, which may be some of several.
    """

    city_id: str
    city: Said
    programmes: tuple[Column, ...]
    gap: Crossing | None
    gaps: tuple[Cell, ...]


@frozen(kw_only=True)
class MatrixRow:
    """One code, with a cell for each city; the code `NO_CODE` stands for claims without any code."""

    code: str
    label: str
    cells: tuple[MatrixCell, ...]

    @property
    def is_named(self) -> bool:
        """Whether any city names it."""
        return any(cell.state.is_named for cell in self.cells)

    def cities(self, state: Crossing) -> tuple[str, ...]:
        """Give the ids of the cities in which this is known of it."""
        return tuple(cell.city_id for cell in self.cells if cell.state is state)


@frozen(kw_only=True)
class Matrix:
    """
    A row of codes turned by a quarter.

    Shape: `id`, `title`, `description` and `question` are those of the row; `codes` is its code list, None for the
    themes of the network, which are no list; `rows` are all codes of the list in its order, named or not, then those
    that are on no list, then, where there are any, claims without a code.
    """

    id: str
    title: str
    description: str
    question: str
    codes: CodeList | None
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def named(self) -> tuple[MatrixRow, ...]:
        """The codes that at least one city names."""
        return tuple(row for row in self.rows if row.is_named)

    @property
    def unnamed(self) -> tuple[MatrixRow, ...]:
        """The codes that no city names."""
        return tuple(row for row in self.rows if not row.is_named)

    @property
    def documented(self) -> tuple[MatrixColumn, ...]:
        """The cities that say anything in this field."""
        return tuple(column for column in self.columns if column.gap is None)

    def of(self, city_ids: Sequence[str]) -> Matrix:
        """Give the matrix of some of its cities, in the order asked for; a city it does not have is left out."""
        places = {column.city_id: place for place, column in enumerate(self.columns)}
        wanted = [places[city] for city in dict.fromkeys(city_ids) if city in places]
        return evolve(
            self,
            columns=tuple(self.columns[place] for place in wanted),
            rows=tuple(evolve(row, cells=tuple(row.cells[place] for place in wanted)) for row in self.rows),
        )

    def row(self, code: str) -> MatrixRow:
        """
        Give the row of a code.

        Raises:
            UnknownName: if the matrix has no such code.
        """
        found = next((row for row in self.rows if row.code == code), None)
        if found is None:
            raise UnknownName(kind="code", name=code)
        return found


def matrix(comparison: Comparison, row_id: str, *, labels: Mapping[str, str] | None = None) -> Matrix:
    """
    Turn a row of codes by a quarter: codes down, cities across, in the order of the comparison.

    A city does something if any of its programmes does; it has announced it if one has and none does it. A city that
    names other codes of the field is told apart from one that says nothing in it, and from one without a programme.

    Args:
        labels: Labels of all the codes there can be, in order, for a row whose codes are on no code list.

    Raises:
        UnknownName: if the comparison has no such row.

    >>> from values_exchange import compare, example_catalogue
    >>> found = matrix(compare(example_catalogue(), cities=["zurich", "turin"]), "volunteers.direction")
    >>> [cell.state.value for cell in found.row("together").cells]
    ['done', 'not_named']
    """
    row, say = comparison.row(row_id), Interface(comparison.language)
    codes = code_list_of(row_id)
    by_city: dict[str, list[Column]] = {}
    for column in comparison.columns:
        by_city.setdefault(column.city_id, []).append(column)
    cells = {cell.column: cell for cell in row.cells}
    columns = tuple(_column(own, cells) for own in by_city.values())
    marks = {column.id: _marks(column.id, cells[column.id].entries) for column in comparison.columns}
    return Matrix(
        id=row.id,
        title=row.title,
        description=row.description,
        question=row.question,
        codes=codes,
        columns=columns,
        rows=tuple(
            MatrixRow(code=code, label=label, cells=tuple(_cell(code, column, marks) for column in columns))
            for code, label in _labels(say, row, codes, labels, marks.values()).items()
        ),
    )


def code_list_of(row_id: str) -> CodeList | None:
    """
    Give the code list that the codes of a row are from; None for themes, and for a row without codes.

    >>> [codes.id for codes in map(code_list_of, ("offer.functions", "funding.origins", "organisations.run")) if codes]
    ['functions', 'money-origins', 'organisation-kinds']
    """
    for compared in compared_fields(Programme):
        if row_id != compared.id and not row_id.startswith(f"{compared.id}."):
            continue
        meaning, kind = compared.field.meaning, item_type(compared.field.type)
        if kind is Money:
            return MONEY_ORIGINS if row_id.endswith(".origins") else None
        if meaning.codes is not None or not is_shape(kind):
            return meaning.codes
        return next((inner.meaning.codes for inner in fields_of(kind).values() if inner.meaning.codes), None)
    return None


def _column(own: Sequence[Column], cells: Mapping[str, Cell]) -> MatrixColumn:
    gaps = tuple(cells[column.id] for column in own if not cells[column.id].entries)
    return MatrixColumn(
        city_id=own[0].city_id,
        city=own[0].city,
        programmes=tuple(column for column in own if column.has_programme),
        gap=_gap(gaps) if len(gaps) == len(own) else None,
        gaps=gaps,
    )


def _gap(gaps: Iterable[Cell]) -> Crossing:
    """Give the gap of a whole city: where its programmes differ, it is one that somebody can still be asked about."""
    states = list(dict.fromkeys(cell.state for cell in gaps))
    return Crossing((states[0] if len(states) == 1 else CellState.NOT_DOCUMENTED).value)


def _marks(programme: str, entries: Sequence[Entry]) -> Mapping[str, Mark]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for code in entry.codes or (NO_CODE,):
            found.setdefault(code, []).append(entry)
    return {code: _mark(programme, named) for code, named in found.items()}


def _mark(programme: str, entries: Sequence[Entry]) -> Mark:
    """Say what the claims of a programme on a code come to: done if any says so, announced if none says more."""
    states = {entry.state for entry in entries}
    if "actual" in states:
        state, told = Crossing.DONE, "actual"
    elif "ended" in states:
        state, told = Crossing.ENDED, "ended"
    else:
        state, told = Crossing.ANNOUNCED, "planned"
    return Mark(programme=programme, state=state, entries=tuple(sorted(entries, key=lambda entry: entry.state != told)))


def _cell(code: str, column: MatrixColumn, marks: Mapping[str, Mapping[str, Mark]]) -> MatrixCell:
    own = tuple(marks[one.id][code] for one in column.programmes if code in marks[one.id])
    if not own:
        return MatrixCell(city_id=column.city_id, state=column.gap or Crossing.NOT_NAMED)
    states = {mark.state for mark in own}
    state = next(state for state in _NAMED if state in states)
    return MatrixCell(city_id=column.city_id, state=state, marks=own)


def _labels(
    say: Interface,
    row: Row,
    codes: CodeList | None,
    labels: Mapping[str, str] | None,
    marks: Iterable[Mapping[str, Mark]],
) -> Mapping[str, str]:
    """Give the label of every code there can be, then of those that only the records know."""
    found = dict(labels or {})
    if not found and codes is not None:
        found = {code.code: code_label(codes, code.code, say) for code in codes}
    told = dict(_told(row))
    named = dict.fromkeys(code for of_one in marks for code in of_one)
    for code in sorted(code for code in named if code not in found and code != NO_CODE):
        found[code] = told.get(code, code)
    if NO_CODE in named:
        found[NO_CODE] = say("said without a code")
    return found


def _told(row: Row) -> Iterator[tuple[str, str]]:
    for cell in row.cells:
        for entry in cell.entries:
            yield from zip(entry.codes, entry.labels, strict=False)
