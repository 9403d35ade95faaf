"""The values of a comparison: entries in cells, cells in rows and columns, verdicts under rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from enum import Enum
from typing import Final, TypeVar

from attrs import field, frozen

from values_exchange.comparison.derivation import Derivation
from values_exchange.comparison.euros import Conversion
from values_exchange.dates import Known, PartialDate
from values_exchange.languages import Said
from values_exchange.problems import Path, UnknownName

T = TypeVar("T")


class Word(Enum):
    """One of a few words. Each is one object, so that it is told from the others at once, without its name."""

    __hash__ = object.__hash__


class CellState(Word):
    """What is known of a cell. Only the first two hold a value; none of the others is zero."""

    STATED = "stated"
    IN_WORDS_ONLY = "in_words_only"
    NOT_DOCUMENTED = "not_documented"
    NONE = "none"
    NOT_COLLECTED = "not_collected"
    WITHHELD = "withheld"
    NOT_APPLICABLE = "not_applicable"
    NOT_READ = "not_read"
    NO_PROGRAMME = "no_programme"

    @property
    def has_value(self) -> bool:
        """Whether the cell holds entries."""
        return self in {CellState.STATED, CellState.IN_WORDS_ONLY}


class RowKind(Word):
    """What stands in the cells of a row, and so how they are laid side by side."""

    CODES = "codes"
    ANSWERS = "answers"
    TEXTS = "texts"
    DATES = "dates"
    NAMES = "names"
    FIGURES = "figures"
    MONEY = "money"
    DERIVED = "derived"
    """Numbers that no source states, derived from stated ones."""
    RECORD = "record"
    """Something counted about the record itself, such as its sources."""


class DatedBy(Word):
    """Where the date shown beside an entry comes from."""

    CLAIM = "claim"
    SOURCE = "source"
    NOTHING = "nothing"
    NOT_ASKED = "not_asked"
    """The entry is no claim of a source, so that it has no date."""


class Account(Word):
    """Whose account an entry is: that of the city or the operator, somebody else's, or both."""

    OWN = "own"
    OTHERS = "others"
    BOTH = "both"
    UNKNOWN = "unknown"
    """The sources do not say of which kind they are."""
    NO_SOURCE = "no_source"


class WhyNot(Word):
    """Why a value cannot be laid beside the others of its row."""

    ONLY_ONE = "only_one"
    WORDS_ONLY = "words_only"
    UNIT = "unit"
    DIFFERENT_MEASURE = "different_measure"
    RATE = "rate"
    COVERS = "covers"
    STAGE = "stage"
    CURRENCY = "currency"
    SUBJECT = "subject"
    BASIS = "basis"
    QUALIFIER = "qualifier"
    UNDATED = "undated"
    YEARS_APART = "years_apart"


@frozen(kw_only=True)
class Dating:
    """
    The time an entry is about.

    Shape: `shown` is the date in words, such as ``2016 (inferred)``, ``2019 (date of the source)`` or ``undated, read
    23 November 2026``. `first` and `last` are the ends of the time shown, where there are any; `has_end` tells whether
    the claim says until when.
    """

    shown: str
    by: DatedBy
    first: PartialDate | None = None
    last: PartialDate | None = None
    certainty: str = ""
    has_end: bool = False

    @property
    def is_firm(self) -> bool:
        """Whether the claim itself has a date that is closed to both sides."""
        return self.by is DatedBy.CLAIM and self.last is not None and self.certainty not in _OPEN_ENDED


_OPEN_ENDED = frozenset({"before", "after", "by", "planned"})


@frozen(kw_only=True)
class Cited:
    """
    A source as a column cites it.

    Shape: `record` is the id of the record that declares it; `date` is its date in words; `account` tells whether the
    city or the operator speaks in it.
    """

    id: str
    record: str
    title: str
    publisher: str
    date: str
    url: str
    account: Account


@frozen(kw_only=True)
class Quantity:
    """A number of an entry: its two ends, equal unless it is a range, its unit or currency, and its qualifier."""

    low: float | int
    high: float | int
    unit: str
    qualifier: str = ""


@frozen(kw_only=True)
class Trait:
    """
    Something a number must share with another to be comparable with it.

    Shape: `value` is what has to be equal, `words` how it reads in a sentence.
    """

    of: WhyNot
    value: str
    words: str


@frozen(kw_only=True)
class Entry:
    """
    One claim in a cell.

    Shape: `label` is in the language of the comparison, apart from names and from words that the record quotes; `texts`
    are the record's own texts, each with its language. `labels` are those of the `codes`, one for each. `state` is
    ``actual``, ``planned`` (only announced) or ``ended``; `about` names the sites, parts or bodies it is about; `path`
    leads to the claim in its record. `holds` answers, in a comparison as of a date, whether it is about that date.
    `in_euros` stands beside a sum in another currency, and never instead of it; `derivation` is there for a number that
    no source states, and that these pages derived from stated ones.
    """

    path: Path
    label: str = ""
    texts: tuple[Said, ...] = ()
    codes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    state: str = "actual"
    about: tuple[str, ...] = ()
    dating: Dating
    account: Account
    sources: tuple[str, ...] = ()
    said_by: str = ""
    caveat: Said | None = None
    quantity: Quantity | None = None
    traits: tuple[Trait, ...] = ()
    holds: Known | None = None
    in_euros: Conversion | None = None
    derivation: Derivation | None = None

    @property
    def shown(self) -> str:
        """The label and the texts in one line; a page that marks languages shows them one by one."""
        return " – ".join(filter(None, (self.label, _joined([text.text for text in self.texts]))))

    def trait(self, of: WhyNot) -> Trait | None:
        """Give the trait of a kind; None where the entry has none."""
        return next((trait for trait in self.traits if trait.of is of), None)


def _joined(texts: Sequence[str]) -> str:
    """Put texts one behind the other; one that is no whole sentence ends with a semicolon."""
    ended = (text if text.endswith((".", "!", "?", "…")) else f"{text};" for text in texts[:-1])
    return " ".join([*ended, *texts[-1:]])


@frozen(kw_only=True)
class Cell:
    """
    What one column says in one row.

    Shape: `words` is the state in words. `note` and `sources` are those of the gap, where the record says why
    something is left out; `remark` says, in a comparison as of a date, that something is documented for later only;
    and of a number that might be derived, why it cannot be.
    """

    column: str
    state: CellState
    words: str
    entries: tuple[Entry, ...] = ()
    note: Said | None = None
    remark: str = ""
    sources: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[CellState, frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
        """What the cell says apart from dates and sources: two cells that tell the same do not differ."""
        codes = frozenset((code, entry.state) for entry in self.entries for code in entry.codes)
        texts = frozenset((entry.shown, entry.state) for entry in self.entries if not entry.codes)
        return (self.state, codes, texts)


@frozen(kw_only=True)
class Column:
    """
    One programme, or a city that has none yet.

    Shape: `id` is that of the programme or city; `name` is what sentences call it: the city's name, with the
    programme's title where a city has several columns. `sources` are those the programme cites, by id.
    """

    id: str
    name: str
    city_id: str
    city: Said
    title: Said | None = None
    file: str = ""
    sources: Mapping[str, Cited] = field(factory=dict)

    @property
    def has_programme(self) -> bool:
        """Whether there is a programme record behind it."""
        return self.title is not None


@frozen(kw_only=True)
class Comparable:
    """Columns whose values of a row can be laid side by side, with a sentence that says what they share."""

    columns: tuple[str, ...]
    sentence: str


@frozen(kw_only=True)
class Reason:
    """Why some columns of a row cannot be compared, in a sentence; `years` is the span for years apart."""

    why: WhyNot
    columns: tuple[str, ...]
    sentence: str
    years: int | None = None


@frozen(kw_only=True)
class CodeShared:
    """A code of a row with the columns in which it is done, only announced, or over."""

    code: str
    label: str
    done: tuple[str, ...] = ()
    announced: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()


@frozen(kw_only=True)
class Verdict:
    """
    What can honestly be said of a row as a whole; nothing is ranked or scored.

    Shape: a row of figures or money has `comparable` groups and `reasons` for the others; a row of codes has `codes`.
    `documented` are the columns that say anything. `sentences` is the whole in plain words.
    """

    documented: tuple[str, ...]
    comparable: tuple[Comparable, ...] = ()
    reasons: tuple[Reason, ...] = ()
    codes: tuple[CodeShared, ...] = ()
    sentences: tuple[str, ...] = ()

    @property
    def shared_by_all(self) -> tuple[CodeShared, ...]:
        """The codes that are done in every column that says anything, where these are several."""
        return tuple(code for code in self.codes if len(code.done) == len(self.documented) > 1)

    @property
    def shared_by_some(self) -> tuple[CodeShared, ...]:
        """The codes that are done in several columns, but not in all that say anything."""
        return tuple(code for code in self.codes if 1 < len(code.done) < len(self.documented))

    @property
    def distinct(self) -> tuple[CodeShared, ...]:
        """The codes that are done in one column alone."""
        return tuple(code for code in self.codes if len(code.done) == 1)

    @property
    def announced(self) -> tuple[CodeShared, ...]:
        """The codes that were announced somewhere and are not shown as done there."""
        return tuple(code for code in self.codes if code.announced)


@frozen(kw_only=True)
class Row:
    """
    One question, answered by every column.

    Shape: `id` is a dotted path such as ``offer.functions`` that stays the same from version to version; `question` is
    what to ask a city that does not document it. `cells` are in the order of the columns.
    """

    id: str
    title: str
    section: str
    kind: RowKind
    description: str = ""
    question: str = ""
    unit: str = ""
    cells: tuple[Cell, ...] = ()
    verdict: Verdict | None = None

    def cell(self, column_id: str) -> Cell:
        """
        Give the cell of a column.

        Raises:
            UnknownName: if there is no such column.
        """
        return _named(column_id, {cell.column: cell for cell in self.cells}, "column")

    @property
    def is_documented(self) -> bool:
        """Whether any column says anything here, be it why there is nothing."""
        return any(cell.state not in SILENT or cell.remark for cell in self.cells)

    @property
    def differs(self) -> bool:
        """Whether the columns do not all say the same; dates and sources are left aside."""
        return len({cell.told for cell in self.cells}) > 1


SILENT: Final = frozenset({CellState.NOT_DOCUMENTED, CellState.NO_PROGRAMME})
"""States of a cell of which nobody knows anything yet, so that there is something to ask."""


@frozen(kw_only=True)
class Section:
    """Rows that belong together, under their title."""

    id: str
    title: str
    rows: tuple[Row, ...]


@frozen(kw_only=True)
class Comparison:
    """
    Programmes side by side.

    Shape: `as_of_words` says which date the comparison is for, also when none was asked for; `titles` are the titles
    of the sections by id.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    titles: Mapping[str, str]
    as_of: PartialDate | None
    as_of_words: str
    language: str

    def row(self, row_id: str) -> Row:
        """
        Give a row by its id.

        Raises:
            UnknownName: if there is no such row.
        """
        return _named(row_id, {row.id: row for row in self.rows}, "row")

    def column(self, column_id: str) -> Column:
        """
        Give a column by the id of its programme or city.

        Raises:
            UnknownName: if there is no such column.
        """
        return _named(column_id, {column.id: column for column in self.columns}, "column")

    def sections(self) -> tuple[Section, ...]:
        """Give the rows by section, in their order; sections without a row are left out."""
        held: dict[str, list[Row]] = {}
        for row in self.rows:
            held.setdefault(row.section, []).append(row)
        return tuple(Section(id=key, title=self.titles[key], rows=tuple(rows)) for key, rows in held.items())

    def rows_that_differ(self) -> tuple[Row, ...]:
        """Give the rows in which not all columns say the same."""
        return tuple(row for row in self.rows if row.differs)


def _named(key: str, found: Mapping[str, T], kind: str) -> T:
    if key not in found:
        raise UnknownName(kind=kind, name=key, near=tuple(get_close_matches(key, found, n=3)))
    return found[key]
