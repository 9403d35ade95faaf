"""A comparison as Markdown, to paste into a paper or a mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import field, frozen

from values_exchange.comparison import (
    SILENT,
    Cell,
    Comparison,
    Entry,
    Row,
    RowKind,
    Verdict,
    WhyNot,
    account_words,
    brief,
)
from values_exchange.languages import Interface
from values_exchange.tables.plain import cell_lines, entry_line, row_title


def as_markdown(comparison: Comparison) -> str:
    """
    Give a comparison as Markdown to paste into a paper or a mail: a table for each section, and the sources at the end.

    A figure that one programme alone states is listed under the table, and rows of which nobody says anything are named
    there, so that the tables hold what can be read side by side.
    """
    return "\n".join(_Written(comparison=comparison).lines()) + "\n"


@frozen(kw_only=True)
class _Written:
    """A comparison while it is written as Markdown, with the numbers of the sources cited so far."""

    comparison: Comparison
    numbers: dict[tuple[str, str], int] = field(factory=dict)

    @property
    def say(self) -> Interface:
        return Interface(self.comparison.language)

    def lines(self) -> Iterator[str]:
        names = [column.name for column in self.comparison.columns]
        yield f"# {_escaped(self.say('Side by side: {names}', names=self.say.join(names)))}"
        yield ""
        yield _escaped(self.comparison.as_of_words)
        yield _escaped(
            self.say(
                "Numbers in square brackets are sources, listed at the end. Nothing is ranked, and a blank is no zero."
            )
        )
        yield ""
        for column in self.comparison.columns:
            title = column.title.text if column.title else self.say("no programme documented yet")
            yield f"- {_bold(column.name)}: {_escaped(title)}"
        yield from self._in_short()
        for section in self.comparison.sections():
            yield from self._section(section.title, section.rows)
        yield from self._questions()
        yield from self._sources()

    def _in_short(self) -> Iterator[str]:
        say, verdicts = self.say, [(row, row.verdict) for row in self.comparison.rows if row.verdict is not None]
        alike = [
            say("{row}: {what}", row=row.title, what=" ".join(_shared(verdict)))
            for row, verdict in verdicts
            if row.kind is RowKind.CODES and (verdict.shared_by_all or verdict.shared_by_some)
        ]
        comparable = [row.title for row, verdict in verdicts if verdict.comparable]
        apart = [row.title for row, verdict in verdicts if not verdict.comparable and _looks_comparable(verdict)]
        yield from ("", f"## {_escaped(say('In short'))}", "")
        yield from self._points(say("Alike"), alike)
        yield from self._points(say("Numbers that can be laid side by side"), comparable, in_line=True)
        yield from self._points(say("Numbers that look alike and cannot be compared"), apart, in_line=True)
        yield from self._points(say("Not documented by any"), [*self._silent()])

    def _points(self, title: str, found: Sequence[str], *, in_line: bool = False) -> Iterator[str]:
        if in_line or not found:
            yield f"- {_bold(title)}: {_escaped('; '.join(found) or self.say('none'))}"
            return
        yield f"- {_bold(title)}"
        yield from (f"    - {_escaped(point)}" for point in found)

    def _silent(self) -> Iterator[str]:
        for section in self.comparison.sections():
            titles = [row.title for row in section.rows if not row.is_documented]
            if titles:
                yield self.say("{section}: {rows}", section=section.title, rows=", ".join(titles))

    def _section(self, title: str, rows: Sequence[Row]) -> Iterator[str]:
        tabled = [row for row in rows if row.is_documented and not _has_one_number(row)]
        yield from ("", f"## {_escaped(title)}")
        if tabled:
            yield from ("", *self._table(tabled))
        single = [row for row in rows if _has_one_number(row)]
        if single:
            yield from ("", *self._singles(single))
        silent = [row.title for row in rows if not row.is_documented]
        if silent:
            yield from ("", _escaped(self.say("Not documented by any: {rows}.", rows=", ".join(silent))))

    def _table(self, rows: Sequence[Row]) -> Iterator[str]:
        headings = [_bold(column.name) for column in self.comparison.columns]
        yield _table_line(["", *headings])
        yield _table_line(["---"] * (len(headings) + 1))
        for row in rows:
            yield _table_line([_bold(row_title(self.say, row)), *(self._cell(row, cell) for cell in row.cells)])
            if row.verdict and row.verdict.sentences:
                verdict = _escaped(" ".join(row.verdict.sentences))
                yield _table_line([f"→ {_escaped(self.say('compared'))}", verdict, *[""] * (len(headings) - 1)])

    def _cell(self, row: Row, cell: Cell) -> str:
        if not cell.state.has_value:
            return f"*{_escaped(cell_lines(self.say, row.kind, cell)[0])}*{self._notes(cell.column, cell.sources)}"
        return "<br>".join(self._entry(cell.column, entry) for entry in brief(row.kind, cell))

    def _entry(self, column: str, entry: Entry) -> str:
        caveat = f" *{_escaped(entry.caveat.text)}*" if entry.caveat and entry.quantity else ""
        return f"{_escaped(entry_line(self.say, entry))}{self._notes(column, entry.sources)}{caveat}"

    def _singles(self, rows: Sequence[Row]) -> Iterator[str]:
        yield _escaped(self.say("Stated by one alone, so that there is nothing to lay beside it:"))
        yield ""
        for column in self.comparison.columns:
            own = [row for row in rows if row.cell(column.id).entries]
            if own:
                yield f"- {_bold(column.name)}"
            for row in own:
                said = "<br>".join(self._entry(column.id, entry) for entry in row.cell(column.id).entries)
                yield f"    - {_escaped(row_title(self.say, row))}: {said}"

    def _questions(self) -> Iterator[str]:
        yield from ("", f"## {_escaped(self.say('What to ask'))}")
        for column in self.comparison.columns:
            asked = dict.fromkeys(row.question for row in self.comparison.rows if row.question)
            answered = {row.question for row in self.comparison.rows if row.cell(column.id).state not in SILENT}
            questions = [question for question in asked if question not in answered]
            if questions:
                yield from ("", f"- {_bold(column.name)}: {_escaped(' '.join(questions))}")

    def _notes(self, column: str, sources: Sequence[str]) -> str:
        notes = []
        for source in sources:
            cited = self.comparison.column(column).sources.get(source)
            if cited is not None:
                notes.append(str(self.numbers.setdefault((cited.record, source), len(self.numbers) + 1)))
        return f" \\[{', '.join(notes)}\\]" if notes else ""

    def _sources(self) -> Iterator[str]:
        cited = {(c.record, c.id): c for column in self.comparison.columns for c in column.sources.values()}
        if self.numbers:
            yield from ("", f"## {_escaped(self.say('Sources'))}", "")
        for key, number in self.numbers.items():
            source = cited[key]
            account = account_words(self.say, source.account)
            told = [source.title, source.publisher, source.date, account, source.url]
            yield f"{number}. {_escaped(', '.join(filter(None, told)))}"


def _shared(verdict: Verdict) -> Sequence[str]:
    """Give the sentences on what columns share, which come first."""
    return verdict.sentences[: bool(verdict.shared_by_all) + bool(verdict.shared_by_some)] or verdict.sentences[:1]


def _looks_comparable(verdict: Verdict) -> bool:
    """Tell whether a row of numbers invites a comparison it does not allow: several state it, or something like it."""
    alike = {WhyNot.RATE, WhyNot.DIFFERENT_MEASURE}
    return bool(verdict.reasons) and (
        len(verdict.documented) > 1 or any(reason.why in alike for reason in verdict.reasons)
    )


def _has_one_number(row: Row) -> bool:
    """Tell whether a row of numbers has a single column that says anything, and nothing like it stands elsewhere."""
    if row.verdict is None or row.kind not in {RowKind.FIGURES, RowKind.MONEY}:
        return False
    aside = {WhyNot.ONLY_ONE, WhyNot.STAGE, WhyNot.COVERS}
    return len(row.verdict.documented) == 1 and all(reason.why in aside for reason in row.verdict.reasons)


def _table_line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _bold(text: str) -> str:
    return f"**{_escaped(text)}**"


_SPECIAL: Final = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#~"})


def _escaped(text: str) -> str:
    """Make a text stand as it is in Markdown, also in the cell of a table: no markup, one line."""
    return " ".join(text.translate(_SPECIAL).split())
