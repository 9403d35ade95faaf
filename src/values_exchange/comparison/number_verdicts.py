"""The verdict under a row of figures or money, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from values_exchange.comparison.cells import Cell, Comparable, DatedBy, Dating, Reason, Verdict, WhyNot
from values_exchange.comparison.comparable import TRAITS, YEARS_COMPARABLE, Kind, Numbers, number_of, numbers_in
from values_exchange.comparison.wording import MOST_NAMES, listed
from values_exchange.languages import Interface

Names = Mapping[str, str]
"""What each column is called."""


def judge_numbers(
    say: Interface, cells: Sequence[Cell], names: Names, elsewhere: Sequence[Reason] = ()
) -> Verdict | None:
    """
    Say which columns' numbers are comparable and, for every other column that says anything, why its are not.

    `elsewhere` holds reasons for columns that say nothing in this row and something like it in another.
    """
    documented = tuple(cell.column for cell in cells if cell.entries)
    if not documented:
        return None
    numbers = numbers_in(cells)
    groups = tuple(_comparable(say, numbers, documented, names))
    grouped = {column for group in groups for column in group.columns}
    others = tuple(column for column in documented if column not in grouped)
    reasons = (*_for_every_column(tuple(_reasons(say, others, numbers, documented, names)), others), *elsewhere)
    return Verdict(
        documented=documented,
        comparable=groups,
        reasons=reasons,
        sentences=(
            *(group.sentence for group in groups),
            *_lead(say, groups, others, names),
            *(reason.sentence for reason in reasons),
            *_converted(say, reasons, numbers, names),
            *(sentence for cell in cells for sentence in _with_itself(say, cell, names)),
        ),
    )


def _lead(say: Interface, groups: Sequence[Comparable], others: Sequence[str], names: Names) -> Iterator[str]:
    if groups and others:
        yield say("Not comparable with them: {columns}.", columns=listed(say, [names[column] for column in others]))
    elif len(others) > 1:
        yield say("Not comparable.")


def _comparable(say: Interface, numbers: Numbers, documented: Sequence[str], names: Names) -> Iterator[Comparable]:
    for kind, (start, end), held in numbers.windows():
        columns = tuple(column for column in documented if column in held)
        years = str(start) if start == end else say("{start} to {end}", start=start, end=end)
        listing = listed(say, [names[column] for column in columns])
        shared = _whole(say, kind)
        sentence = say(
            "Comparable: {columns} ({years}).", columns=listing, years=f"{years}, {shared}" if shared else years
        )
        yield Comparable(columns=columns, sentence=sentence)


def _whole(say: Interface, kind: Kind) -> str:
    subject = kind[TRAITS.index(WhyNot.SUBJECT)]
    return say("each of the whole programme") if subject == "whole|" else ""


# Why the others are not


def _reasons(
    say: Interface, others: Sequence[str], numbers: Numbers, documented: Sequence[str], names: Names
) -> Iterator[Reason]:
    if len(documented) == 1:
        sentence = say("Only {column} states it.", column=names[documented[0]])
        yield Reason(why=WhyNot.ONLY_ONE, columns=tuple(documented), sentence=sentence)
        return
    in_words = tuple(column for column in others if column not in numbers.by_column)
    if in_words:
        sentence = say("In words only: {columns}.", columns=listed(say, [names[column] for column in in_words]))
        yield Reason(why=WhyNot.WORDS_ONLY, columns=in_words, sentence=sentence)
    with_number = tuple(column for column in others if column in numbers.by_column)
    apart = {column: numbers.apart(column) for column in with_number}
    for of in TRAITS:
        columns = tuple(column for column, traits in apart.items() if of in traits)
        if columns:
            yield Reason(why=of, columns=columns, sentence=_differing(say, of, columns, numbers, names))
    yield from _undated(say, with_number, numbers, names)
    yield from _years_apart(say, with_number, numbers, names)


def _for_every_column(reasons: tuple[Reason, ...], others: Sequence[str]) -> tuple[Reason, ...]:
    """Give each column a reason: a number that lacks nothing has none to stand beside, for the last reason given."""
    told = {column for reason in reasons for column in reason.columns}
    untold = tuple(column for column in others if column not in told)
    if not untold or not reasons:
        return reasons
    return (*reasons[:-1], evolve(reasons[-1], columns=(*reasons[-1].columns, *untold)))


def _differing(say: Interface, of: WhyNot, columns: Sequence[str], numbers: Numbers, names: Names) -> str:
    """Say what each column speaks of: first those set apart, then as many of the others as a sentence holds."""
    order = [*columns, *(column for column in numbers.by_column if column not in columns)]
    parts: list[str] = []
    for column in order[:MOST_NAMES]:
        traits = (number.entry.trait(of) for number in numbers.by_column[column])
        words = dict.fromkeys(trait.words for trait in traits if trait)
        parts.append(_part(say, of, is_first=not parts).format(column=names[column], what=say.join(list(words))))
    return _sentence(say, parts, len(order))


def _part(say: Interface, of: WhyNot, *, is_first: bool) -> str:
    if of is WhyNot.SUBJECT:
        return say("{column} speaks of {what}") if is_first else say("{column} of {what}")
    return say("{column} gives {what}") if is_first else say("{column} {what}")


def _converted(say: Interface, reasons: Sequence[Reason], numbers: Numbers, names: Names) -> Iterator[str]:
    """Say of sums in several currencies that euros beside them are conversions, which make nothing comparable."""
    if all(reason.why is not WhyNot.CURRENCY for reason in reasons):
        return
    beside = [(number.column, number.entry.in_euros) for number in numbers]
    years = {(column, euros.year) for column, euros in beside if euros is not None and euros.is_converted}
    if years:
        yield say(
            "Euros are given beside {sums} as a help to read them: converted at the rate of each year, not stated by "
            "the cities, and no reason to call the sums comparable.",
            sums=listed(
                say, [say("{column} ({year})", column=names[c], year=year) for c, year in _by_name(years, names)]
            ),
        )


def _by_name(years: Iterable[tuple[str, int | None]], names: Names) -> Sequence[tuple[str, int | None]]:
    order = list(names)
    return sorted(years, key=lambda one: (order.index(one[0]), one[1] or 0))


def _undated(say: Interface, columns: Sequence[str], numbers: Numbers, names: Names) -> Iterator[Reason]:
    found = tuple(column for column in columns if numbers.is_undated(column))
    if found:
        datings = [(names[column], numbers.by_column[column][0].entry.dating) for column in found[:MOST_NAMES]]
        parts = [_undated_part(say, name, dating) for name, dating in datings]
        yield Reason(why=WhyNot.UNDATED, columns=found, sentence=_sentence(say, parts, len(found)))


def _undated_part(say: Interface, column: str, dating: Dating) -> str:
    if dating.by is DatedBy.CLAIM:
        return say("{column} is dated only “{date}”", column=column, date=dating.shown)
    if dating.by is DatedBy.SOURCE and dating.last is not None:
        return say("{column} is undated (its source is of {date})", column=column, date=say.date(dating.last))
    return say("{column} is undated", column=column)


def _years_apart(say: Interface, columns: Sequence[str], numbers: Numbers, names: Names) -> Iterator[Reason]:
    far = tuple(column for column in columns if numbers.is_far(column))
    if not far:
        return
    dated = sorted({(number.year, names[number.column]) for number in numbers if number.year is not None})
    span = dated[-1][0] - dated[0][0]
    years = listed(say, [say("{year} ({column})", year=year, column=column) for year, column in dated])
    sentence = say(
        "{years}: {n} years apart, and more than {most} is too far.", years=years, n=span, most=YEARS_COMPARABLE
    )
    yield Reason(why=WhyNot.YEARS_APART, columns=far, sentence=sentence, years=span)


def _with_itself(say: Interface, cell: Cell, names: Names) -> Iterator[str]:
    """Point out numbers of one column that differ in their year alone; whether they make a series has to be asked."""
    series: dict[tuple[object, ...], set[int]] = {}
    for number in (number_of(cell.column, entry) for entry in cell.entries if entry.quantity):
        if number.year is not None:
            series.setdefault((number.kind, number.entry.about), set()).add(number.year)
    for years in series.values():
        if len(years) > 1:
            yield say(
                "{column} with itself: {years}. Ask whether it was counted in the same way.",
                column=names[cell.column],
                years=say.join([str(year) for year in sorted(years)]),
            )


def _sentence(say: Interface, parts: Sequence[str], total: int) -> str:
    more = [say.plural("{n} other", "{n} others", total - len(parts))] if total > len(parts) else []
    return say("{clauses}.", clauses=", ".join([*parts, *more]))
