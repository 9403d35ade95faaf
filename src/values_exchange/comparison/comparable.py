"""Which numbers of a row can be laid side by side, and what sets the others apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import field, frozen

from values_exchange.comparison.cells import Cell, Entry, WhyNot

YEARS_COMPARABLE: Final = 2
"""
How many years two numbers of one row may lie apart to be laid side by side.

Two, because that is how long the exchange projects run for which these records are kept: numbers given in one project
are of one time. The records also show how fast the field moves: from one budget to the next, money fell by a quarter.
"""

TRAITS: Final = (WhyNot.UNIT, WhyNot.CURRENCY, WhyNot.SUBJECT, WhyNot.RATE, WhyNot.BASIS, WhyNot.QUALIFIER)
"""What numbers must share beside measure and date, in the order in which the reasons are given."""

Kind = tuple[str, ...]
"""The values of the traits of a number: numbers of one kind differ in nothing but column, date and size."""

Years = dict[int, set[str]]
"""The columns that have a number of a year."""


@frozen(kw_only=True)
class Number:
    """A number of a row: its column, its kind, and its year where that is known to both sides."""

    column: str
    entry: Entry
    kind: Kind
    year: int | None


@frozen(kw_only=True, eq=False)
class Numbers:
    """All numbers of a row, sorted by column, by trait and by year, so that each question is one look-up."""

    by_column: Mapping[str, tuple[Number, ...]]
    _holders: Mapping[WhyNot, Mapping[str, set[str]]] = field(init=False)
    _by_kind: Mapping[Kind, Years] = field(init=False)
    _years: Years = field(init=False)

    @_holders.default
    def _held(self) -> Mapping[WhyNot, Mapping[str, set[str]]]:
        held: dict[WhyNot, dict[str, set[str]]] = {of: {} for of in TRAITS}
        for number in self:
            for of, value in zip(TRAITS, number.kind, strict=True):
                held[of].setdefault(value, set()).add(number.column)
        return held

    @_by_kind.default
    def _dated(self) -> Mapping[Kind, Years]:
        dated: dict[Kind, Years] = {}
        for number in self:
            if number.year is not None:
                dated.setdefault(number.kind, {}).setdefault(number.year, set()).add(number.column)
        return dated

    @_years.default
    def _all_years(self) -> Years:
        years: Years = {}
        for dated in self._by_kind.values():
            for year, columns in dated.items():
                years.setdefault(year, set()).update(columns)
        return years

    def __iter__(self) -> Iterator[Number]:
        """Give the numbers, column by column."""
        return (number for own in self.by_column.values() for number in own)

    def windows(self) -> Iterator[tuple[Kind, tuple[int, int], set[str]]]:
        """
        Give the largest sets of comparable columns.

        Shape: the kind of their numbers, the first and last year, the columns.
        """
        for kind, dated in self._by_kind.items():
            reached = 0
            for start in sorted(dated):
                years = [year for year in dated if 0 <= year - start <= YEARS_COMPARABLE]
                columns = set().union(*(dated[year] for year in years))
                if max(years) > reached and len(columns) > 1:
                    reached = max(years)
                    yield kind, (start, reached), columns

    def apart(self, column: str) -> tuple[WhyNot, ...]:
        """
        Give the traits that set a column apart.

        Those in which no other column is like it, if there are any; else, where the date is not the reason, those in
        which it differs from some.
        """
        own = self.by_column[column]
        varied = [(place, of) for place, of in enumerate(TRAITS) if len(self._holders[of]) > 1]
        alone = tuple(
            of for place, of in varied if all(self._holders[of][number.kind[place]] == {column} for number in own)
        )
        if alone or self.is_undated(column) or self.is_far(column):
            return alone
        return tuple(of for _, of in varied)

    def is_undated(self, column: str) -> bool:
        """Tell whether no number of a column has a date of its own that is closed to both sides."""
        return all(number.year is None for number in self.by_column[column])

    def is_far(self, column: str) -> bool:
        """
        Tell whether a column's dated numbers lie too far from those of other columns.

        From those of their kind, where there are any; else from all.
        """
        own = [number for number in self.by_column[column] if number.year is not None]
        with_peers = [number for number in own if set().union(*self._by_kind[number.kind].values()) != {column}]
        asked = [(number, self._by_kind[number.kind]) for number in with_peers]
        asked = asked or [(number, self._years) for number in own]
        others = set().union(*self._years.values()) - {column}
        return bool(own) and bool(others) and not any(_has_near(number, years) for number, years in asked)


def numbers_in(cells: Sequence[Cell]) -> Numbers:
    """Give the numbers of a row; entries in words only have none."""
    found = {cell.column: tuple(number_of(cell.column, e) for e in cell.entries if e.quantity) for cell in cells}
    return Numbers(by_column={column: numbers for column, numbers in found.items() if numbers})


def number_of(column: str, entry: Entry) -> Number:
    """Give the number of an entry as it is compared."""
    traits = {trait.of: trait.value for trait in entry.traits}
    dating = entry.dating
    year = dating.last.year if dating.is_firm and dating.last is not None else None
    return Number(column=column, entry=entry, kind=tuple(traits.get(of, "") for of in TRAITS), year=year)


def _has_near(number: Number, years: Years) -> bool:
    near = range((number.year or 0) - YEARS_COMPARABLE, (number.year or 0) + YEARS_COMPARABLE + 1)
    return any(years.get(year, set()) - {number.column} for year in near)
