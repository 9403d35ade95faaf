"""What the catalogue states of each measure: one entry of the comparison and one figure for each value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from values_exchange.comparison import Cell, Column, Comparison, DatedBy, Entry, Row, RowKind, compare
from values_exchange.comparison.comparable import number_of, numbers_in
from values_exchange.comparison.rates import FigureKey, rate_of
from values_exchange.dates import PartialDate
from values_exchange.model import Figure
from values_exchange.pages.edition import Edition


@frozen(kw_only=True)
class Told:
    """One value as the page shows it: its column, the entry of the comparison, and the figure behind both."""

    column: Column
    entry: Entry
    figure: Figure

    @property
    def date(self) -> PartialDate | None:
        """The date of the value itself; that of its source is none."""
        return self.entry.dating.first if self.entry.dating.by is DatedBy.CLAIM else None

    @property
    def until(self) -> PartialDate | None:
        """Until when the value holds, where that is said."""
        return self.entry.dating.last if self.date and self.entry.dating.last != self.entry.dating.first else None


@frozen(kw_only=True)
class Measured:
    """A measure with its rate, and everything that is told of it, in the order of the cities' names."""

    row: Row
    key: FigureKey
    told: tuple[Told, ...]

    @property
    def numbers(self) -> tuple[Told, ...]:
        """The values that are numbers."""
        return tuple(one for one in self.told if one.entry.quantity)

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"{self.key[0]}-{self.key[1]}".replace("_", "-")


def measured(edition: Edition, comparison: Comparison | None = None) -> Iterator[Measured]:
    """
    Give each measure and rate that a programme states, in the order of the vocabulary.

    `comparison` is that of all programmes, where it has been made already.
    """
    ids = [record.id for record in edition.programmes]
    if not ids:
        return
    made = comparison or compare(edition.catalogue, programmes=ids, rows=["figures"], language=edition.say.language)
    for row in made.rows:
        if row.kind is not RowKind.FIGURES:
            continue
        told = tuple(_told(edition, made, row.cells))
        if told:
            yield Measured(row=row, key=(told[0].figure.measure, rate_of(told[0].figure)), told=told)


def _told(edition: Edition, comparison: Comparison, cells: Iterable[Cell]) -> Iterator[Told]:
    columns = {column.id: column for column in comparison.columns}
    for cell in cells:
        for entry in cell.entries:
            match entry.path:
                case ("figures", int(place)):
                    figure = edition.catalogue.programmes[cell.column].value.figures[place]
                    yield Told(column=columns[cell.column], entry=entry, figure=figure)


def comparable_groups(one: Measured) -> Iterator[list[Told]]:
    """Give the sets of values that the comparison finds comparable: of one kind, in years near each other."""
    for kind, (start, end), _ in numbers_in(one.row.cells).windows():
        yield [
            told
            for told in one.numbers
            for number in [number_of(told.column.id, told.entry)]
            if number.kind == kind and number.year is not None and start <= number.year <= end
        ]
