"""`Line`: a row before its cells are filled, and the lines that each compared field of the model makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from attrs import frozen

from values_exchange.comparison.cells import Cell, Entry, RowKind, Verdict
from values_exchange.comparison.codes import code_entries
from values_exchange.comparison.derived import (
    DERIVED_ROWS,
    derived_entries,
    derived_formula,
    derived_question,
    derived_title,
    derived_unit,
    judge_derived,
    why_not_derived,
)
from values_exchange.comparison.documentation import DOCUMENTATION_ROWS, documentation_entries, documentation_title
from values_exchange.comparison.elsewhere import figures_elsewhere, money_elsewhere
from values_exchange.comparison.figures import figure_entries, figure_title
from values_exchange.comparison.moments import date_entries
from values_exchange.comparison.money import money_entries, money_title, origin_entries
from values_exchange.comparison.number_verdicts import judge_numbers
from values_exchange.comparison.organisations import ROLE_GROUPS, group_title, organisation_entries
from values_exchange.comparison.rates import RATE_CODES, FigureKey, MoneyKey, figure_keys, money_keys
from values_exchange.comparison.shared_codes import judge_codes
from values_exchange.comparison.sites import SITE_ROWS, site_entries, site_row_title
from values_exchange.comparison.texts import text_entries
from values_exchange.comparison.view import View
from values_exchange.fields import Compared, FieldOf, fields_of, is_shape, item_type
from values_exchange.languages import Interface
from values_exchange.model import Figure, Lesson, Money, Organisation, Site
from values_exchange.terms import code_definition, code_label, field_description, field_question, field_title
from values_exchange.vocabulary import (
    LESSON_KINDS,
    MEASURES,
    MONEY_COVERS,
    MONEY_ORIGINS,
    MONEY_STAGES,
    ORGANISATION_KINDS,
    CodeList,
    measure,
)

Names = Mapping[str, str]
Read = Callable[[View], tuple[Entry, ...]]
Judge = Callable[[Interface, Sequence[Cell], Sequence[View], Names], Verdict | None]


@frozen(kw_only=True)
class Line:
    """
    A row before its cells are filled.

    Shape: `way` leads to the compared field, which a gap under `absent` may name; `read` gives the entries of one
    programme, `judge` the verdict on all columns; `why_not` says of a derived number why there is none.
    """

    id: str
    title: str
    section: str
    kind: RowKind
    read: Read
    way: tuple[str, ...] = ()
    judge: Judge | None = None
    description: str = ""
    question: str = ""
    unit: str = ""
    latest_first: bool = True
    why_not: Callable[[View], str] | None = None


@frozen(kw_only=True)
class ComparedField:
    """A field of the model that is compared: the way to it, the shape it belongs to, and the section of its rows."""

    way: tuple[str, ...]
    owner: type
    field: FieldOf
    section: str

    @property
    def id(self) -> str:
        """The way, written with dots."""
        return ".".join(self.way)

    def value(self, view: View) -> tuple[object, Any]:
        """Give the section the field stands in, and what a programme's record says there."""
        section: Any = view.programme
        for name in self.way[:-1]:
            section = getattr(section, name)
            if section is None:
                return None, None
        return section, getattr(section, self.way[-1])

    def line(self, say: Interface, *, suffix: str = "", title: str = "", **more: Any) -> Line:
        """Make a line of the field, with the title and description of its meaning unless it has its own."""
        return Line(
            id=f"{self.id}.{suffix}" if suffix else self.id,
            title=title or field_title(say, self.owner, self.field),
            section=self.section,
            way=self.way,
            **{
                "description": field_description(say, self.owner, self.field),
                "question": field_question(say, self.owner, self.field),
                **more,
            },
        )


def lines_of(field: ComparedField, views: Sequence[View], say: Interface) -> tuple[Line, ...]:
    """Give the lines of a compared field: several for figures, money, organisations, sites and lessons, else one."""
    several = SEVERAL.get(item_type(field.field.type))
    return tuple(several(field, views, say)) if several else (_one_line(field, say),)


def possible_ids(field: ComparedField) -> Iterator[str]:
    """Give the id of every line that a compared field can make, whatever the records hold."""
    suffixes = _SUFFIXES.get(item_type(field.field.type))
    yield from (f"{field.id}.{suffix}" for suffix in suffixes()) if suffixes else (field.id,)


# One line


def _one_line(field: ComparedField, say: Interface) -> Line:
    compared = field.field.meaning.compared
    if compared in {Compared.CODES, Compared.ANSWERS}:
        kind = RowKind.CODES if compared is Compared.CODES else RowKind.ANSWERS
        return field.line(say, kind=kind, read=_reading_codes(field), judge=_judging(_codes_of(field)))
    if compared is Compared.DATES:
        read = _reading(field, date_entries)
        return field.line(say, kind=RowKind.DATES, read=read, latest_first=False)
    kind = RowKind.NAMES if compared is Compared.NAMES else RowKind.TEXTS
    return field.line(say, kind=kind, read=_reading(field, text_entries))


_Entries = Callable[[View, object, Any, tuple[str | int, ...]], tuple[Entry, ...]]


def _reading(field: ComparedField, entries: _Entries) -> Read:
    def read(view: View) -> tuple[Entry, ...]:
        section, value = field.value(view)
        return entries(view, section, value, field.way)

    return read


def _reading_codes(field: ComparedField) -> Read:
    return _reading(field, lambda view, section, value, path: code_entries(view, field.field, section, value, path))


def _judging(codes: CodeList | None) -> Judge:
    def judge(say: Interface, cells: Sequence[Cell], _views: Sequence[View], names: Names) -> Verdict | None:
        return judge_codes(say, cells, names, lambda code: code_label(codes, code, say) if codes else code)

    return judge


def _codes_of(field: ComparedField) -> CodeList | None:
    """Give the code list of a compared field, be it that of the first coded field of the shape in it."""
    meaning, kind = field.field.meaning, item_type(field.field.type)
    if meaning.codes is not None or not is_shape(kind):
        return meaning.codes
    return next((inner.meaning.codes for inner in fields_of(kind).values() if inner.meaning.codes is not None), None)


# Several lines


def _figure_lines(field: ComparedField, views: Sequence[View], say: Interface) -> Iterator[Line]:
    for key in figure_keys(key for view in views for key in view.figures):
        yield figure_line(field, key, say)


def figure_line(field: ComparedField, key: FigureKey, say: Interface) -> Line:
    """Make the line of a measure and a rate."""
    what = measure(key[0])

    def judge(say: Interface, cells: Sequence[Cell], views: Sequence[View], names: Names) -> Verdict | None:
        return judge_numbers(say, cells, names, figures_elsewhere(say, key, _silent(cells, views), names))

    return field.line(
        say,
        suffix=".".join(key),
        title=figure_title(say, key),
        kind=RowKind.FIGURES,
        description=code_definition(MEASURES, what.code, say),
        unit=what.unit,
        read=lambda view: figure_entries(view, key, field.way),
        judge=judge,
    )


def _money_lines(field: ComparedField, views: Sequence[View], say: Interface) -> Iterator[Line]:
    yield field.line(
        say,
        suffix="origins",
        title=say("Where the money comes from"),
        kind=RowKind.CODES,
        read=lambda view: origin_entries(view, field.way),
        judge=_judging(MONEY_ORIGINS),
    )
    for key in money_keys(key for view in views for key in view.funding):
        yield money_line(field, key, say)


def money_line(field: ComparedField, key: MoneyKey, say: Interface) -> Line:
    """Make the line of a stage and of what is covered."""

    def judge(say: Interface, cells: Sequence[Cell], views: Sequence[View], names: Names) -> Verdict | None:
        return judge_numbers(say, cells, names, money_elsewhere(say, key, _silent(cells, views), names))

    return field.line(
        say,
        suffix=".".join(key),
        title=money_title(say, key),
        kind=RowKind.MONEY,
        description=code_definition(MONEY_COVERS, key[0], say),
        read=lambda view: money_entries(view, key, field.way),
        judge=judge,
    )


def _silent(cells: Sequence[Cell], views: Sequence[View]) -> list[View]:
    stated = {cell.column for cell in cells if cell.entries}
    return [view for view in views if view.record.id not in stated]


def _organisation_lines(field: ComparedField, _views: Sequence[View], say: Interface) -> Iterator[Line]:
    for group in ROLE_GROUPS:
        yield field.line(
            say,
            suffix=group,
            title=group_title(say, group),
            kind=RowKind.NAMES,
            read=partial(organisation_entries, group=group, path=field.way),
            judge=_judging(ORGANISATION_KINDS),
        )


def _site_lines(field: ComparedField, views: Sequence[View], say: Interface) -> Iterator[Line]:
    has_date = any(view.as_of is not None for view in views)
    for row in SITE_ROWS:
        yield field.line(
            say,
            suffix=row,
            title=site_row_title(say, row, has_date=has_date),
            kind=RowKind.NAMES,
            read=partial(site_entries, row=row, path=field.way),
        )


def _lesson_lines(field: ComparedField, _views: Sequence[View], say: Interface) -> Iterator[Line]:
    for code in LESSON_KINDS:
        yield field.line(
            say,
            suffix=code.code,
            title=code_label(LESSON_KINDS, code.code, say),
            kind=RowKind.TEXTS,
            description=code_definition(LESSON_KINDS, code.code, say),
            read=partial(_lessons, field=field, kind=code.code),
        )


def _lessons(view: View, field: ComparedField, kind: str) -> tuple[Entry, ...]:
    section, lessons = field.value(view)
    entries = text_entries(view, section, lessons, field.way)
    return tuple(entry for entry, lesson in zip(entries, lessons, strict=True) if lesson.kind == kind)


Several = Callable[[ComparedField, Sequence[View], Interface], Iterator[Line]]

SEVERAL: Final[Mapping[type, Several]] = MappingProxyType(
    {
        Figure: _figure_lines,
        Money: _money_lines,
        Organisation: _organisation_lines,
        Site: _site_lines,
        Lesson: _lesson_lines,
    }
)
"""How the fields that make several lines make them, by what they hold."""

_SUFFIXES: Final[Mapping[type, Callable[[], Iterable[str]]]] = MappingProxyType(
    {
        Figure: lambda: (f"{what}.{rate}" for what in MEASURES.ids for rate in RATE_CODES),
        Money: lambda: ("origins", *(f"{covers}.{stage}" for covers in MONEY_COVERS.ids for stage in MONEY_STAGES.ids)),
        Organisation: lambda: ROLE_GROUPS,
        Site: lambda: SITE_ROWS,
        Lesson: lambda: LESSON_KINDS.ids,
    }
)


# Derived numbers


def derived_lines(say: Interface, section: str) -> Iterator[Line]:
    """Give the lines of numbers derived from what a programme and its city state."""

    def judge(say: Interface, cells: Sequence[Cell], _views: Sequence[View], names: Names) -> Verdict | None:
        return judge_derived(say, cells, names)

    for row in DERIVED_ROWS:
        yield Line(
            id=f"derived.{row}",
            title=derived_title(say, row),
            section=section,
            kind=RowKind.DERIVED,
            read=partial(derived_entries, row=row),
            way=("sites",),
            judge=judge,
            description=derived_formula(say, row),
            question=derived_question(say, row),
            unit=derived_unit(say, row),
            why_not=partial(why_not_derived, row=row),
        )


# The record itself


def documentation_lines(say: Interface, section: str) -> Iterator[Line]:
    """Give the lines on how well each programme is documented."""
    for row in DOCUMENTATION_ROWS:
        yield Line(
            id=f"documented.{row}",
            title=documentation_title(say, row),
            section=section,
            kind=RowKind.RECORD,
            read=partial(documentation_entries, row=row),
        )
