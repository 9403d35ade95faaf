"""A cell in short: each code once, where it was last said, without the texts that say the same in more words."""

from __future__ import annotations

from attrs import evolve

from values_exchange.comparison.cells import Cell, Entry, RowKind
from values_exchange.comparison.shared_codes import OTHER


def brief(kind: RowKind, cell: Cell) -> tuple[Entry, ...]:
    """
    Give the entries of a cell as they read in a table.

    In a row of codes each code stands once: as done where any claim says so, at the latest claim; texts stay where a
    code alone says nothing. The other rows stay as they are.
    """
    if kind is not RowKind.CODES:
        return cell.entries
    seen: set[str] = set()
    found = []
    for entry in cell.entries:
        coded = zip(entry.codes, entry.labels, strict=True)
        fresh = [(code, label) for code, label in coded if code not in seen or code == OTHER]
        if fresh:
            seen.update(code for code, _ in fresh)
            found.append(_with_codes(entry, fresh))
    return tuple(found)


def _with_codes(entry: Entry, fresh: list[tuple[str, str]]) -> Entry:
    codes, labels = tuple(code for code, _ in fresh), tuple(label for _, label in fresh)
    texts = entry.texts if OTHER in codes else ()
    return evolve(entry, codes=codes, labels=labels, label=", ".join(labels), texts=texts)
