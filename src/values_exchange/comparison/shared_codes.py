"""The verdict under a row of codes: what all have, what some, what one alone; done apart from announced."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from values_exchange.comparison.cells import Cell, CodeShared, DatedBy, Entry, Verdict
from values_exchange.comparison.wording import listed
from values_exchange.languages import Interface

OTHER = "other"
"""The code that says only that none of the others fits: two that have it have nothing in common."""


def judge_codes(
    say: Interface, cells: Sequence[Cell], names: Mapping[str, str], label: Callable[[str], str]
) -> Verdict | None:
    """
    Say which codes the columns share.

    A column that does not document the field is left out of it: silence is no difference. Nothing is said where fewer
    than two columns say anything.

    Args:
        names: What each column is called.
        label: Gives the label of a code.
    """
    documented = tuple(cell.column for cell in cells if cell.entries)
    if len(documented) < 2:  # noqa: PLR2004 - it takes two to compare
        return None
    verdict = Verdict(documented=documented, codes=_shared(cells, label))
    told = _sentences(say, verdict, cells, names)
    return Verdict(documented=documented, codes=verdict.codes, sentences=tuple(told))


def _shared(cells: Sequence[Cell], label: Callable[[str], str]) -> tuple[CodeShared, ...]:
    found: dict[str, dict[str, set[str]]] = {}
    for cell in cells:
        for entry in cell.entries:
            for code in entry.codes:
                if code == OTHER:
                    continue
                found.setdefault(code, {}).setdefault(cell.column, set()).add(entry.state)
    return tuple(
        CodeShared(
            code=code,
            label=label(code),
            done=tuple(column for column, states in by_column.items() if "actual" in states),
            announced=tuple(column for column, states in by_column.items() if states == {"planned"}),
            ended=tuple(column for column, states in by_column.items() if "ended" in states and "actual" not in states),
        )
        for code, by_column in found.items()
    )


def _sentences(say: Interface, verdict: Verdict, cells: Sequence[Cell], names: Mapping[str, str]) -> Iterator[str]:
    several = [code for code in verdict.codes if len(code.done) > 1]
    if _is_single(verdict):
        yield from _single(say, several, verdict, names, cells)
        return
    if verdict.shared_by_all:
        yield _in_all(say, verdict, len(cells))
    if verdict.shared_by_some:
        yield say("Some, not all: {items}.", items=_by_columns(say, verdict.shared_by_some, "done", names))
    if not several:
        yield say("Nothing is documented for more than one of them.")
    distinct: dict[str, list[str]] = {}
    for code in verdict.distinct:
        distinct.setdefault(code.done[0], []).append(code.label)
    for column in verdict.documented:
        if alone := distinct.get(column):
            yield say("Only {column}: {codes}.", column=names[column], codes=", ".join(alone))
    yield from _not_done(say, verdict, names)


def _is_single(verdict: Verdict) -> bool:
    """Tell whether every column has one code alone, so that the columns are simply the same or different."""
    held = [column for code in verdict.codes for column in (*code.done, *code.announced, *code.ended)]
    return len(held) == len(set(held)) and not verdict.announced


def _single(
    say: Interface, several: Sequence[CodeShared], verdict: Verdict, names: Mapping[str, str], cells: Sequence[Cell]
) -> Iterator[str]:
    if verdict.shared_by_all:
        same = len(verdict.documented)
        yield say("The same for both.") if same == 2 else say("The same for all {n}.", n=same)  # noqa: PLR2004 - both
        if times := _times(say, cells):
            yield say("Each at its own time: {times}.", times=times)
        return
    if len(verdict.codes) == len(verdict.documented):
        yield say("Each has another.")
    for code in several:
        yield say("The same for {columns}: {code}.", columns=listed(say, _named(code.done, names)), code=code.label)


def time_of(entry: Entry) -> int | None:
    """Give the year a code was last said of: 0 where it is undated, None where a date is not asked for."""
    if entry.dating.by is DatedBy.NOT_ASKED:
        return None
    return entry.dating.last.year if entry.dating.last else 0


def _times(say: Interface, cells: Sequence[Cell]) -> str:
    """Give the span of the years of what each column says first; nothing where they are one and all dated."""
    coded = [[entry for entry in cell.entries if set(entry.codes) - {OTHER}] for cell in cells]
    found = {time_of(entries[0]) for entries in coded if entries} - {None}
    years = sorted(year for year in found if year)
    if len(found) < 2 or not years:  # noqa: PLR2004 - it takes two to differ
        return ""
    span = str(years[0]) if len(years) == 1 else say("{start} to {end}", start=years[0], end=years[-1])
    return say("{years}, or undated", years=span) if 0 in found else span


def _in_all(say: Interface, verdict: Verdict, columns: int) -> str:
    codes = ", ".join(code.label for code in verdict.shared_by_all)
    said = len(verdict.documented)
    if said == 2:  # noqa: PLR2004 - both
        pattern = say("Both: {codes}.") if columns == said else say("Both that say anything: {codes}.")
    else:
        pattern = say("All {n}: {codes}.") if columns == said else say("All {n} that say anything: {codes}.")
    return pattern.format(n=said, codes=codes)


def _not_done(say: Interface, verdict: Verdict, names: Mapping[str, str]) -> Iterator[str]:
    if verdict.announced:
        yield say("Only announced: {items}.", items=_by_columns(say, verdict.announced, "announced", names))
    ended = [code for code in verdict.codes if code.ended]
    if ended:
        yield say("No longer done: {items}.", items=_by_columns(say, ended, "ended", names))


def _by_columns(say: Interface, codes: Sequence[CodeShared], state: str, names: Mapping[str, str]) -> str:
    """Enumerate codes, those of the same columns together: "Advice, Referral (Düsseldorf and Riga); Meals (Oslo)"."""
    held: dict[tuple[str, ...], list[str]] = {}
    for code in codes:
        held.setdefault(getattr(code, state), []).append(code.label)
    parts = (
        say("{name} ({what})", name=", ".join(labels), what=listed(say, _named(columns, names)))
        for columns, labels in held.items()
    )
    return "; ".join(parts)


def _named(columns: Sequence[str], names: Mapping[str, str]) -> list[str]:
    return [names[column] for column in columns]
