"""Which rows a comparison has: the compared fields of the model, in the order in which a coordinator reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from values_exchange.comparison.derived import DERIVED_ROWS, is_derivable
from values_exchange.comparison.documentation import DOCUMENTATION_ROWS
from values_exchange.comparison.lines import (
    ComparedField,
    Line,
    derived_lines,
    documentation_lines,
    figure_line,
    lines_of,
    money_line,
    possible_ids,
)
from values_exchange.comparison.view import View
from values_exchange.fields import fields_of, is_shape, item_type, plain_type
from values_exchange.languages import Interface
from values_exchange.model import Figure
from values_exchange.problems import UnknownName
from values_exchange.terms import field_title

FIRST: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "overview": ("kind", "link", "started", "status", "ended"),
        "volunteering": ("volunteers.direction", "volunteers.who", "volunteers.tasks"),
        "work": ("offer.functions", "audience.groups", "audience.participation"),
        "bodies": ("organisations",),
        "sites": ("sites",),
        "figures": ("figures",),
        "derived": (),
        "money": ("funding",),
        "learning": ("evaluations", "lessons"),
        "documented": (),
    }
)
"""The first sections and the compared fields in them; all others come after, by their section of the model."""

THE_REST: Final = "programme"
"""The section of compared fields that stand in the programme itself and in none of the first sections."""


def compared_fields(cls: type) -> tuple[ComparedField, ...]:
    """Find every compared field of a shape and of the sections in it, those of the first sections first."""
    found = tuple(_compared(cls, ()))
    order = [way for ways in FIRST.values() for way in ways]
    first = sorted((field for field in found if field.id in order), key=lambda field: order.index(field.id))
    return (*first, *(field for field in found if field.id not in order))


def _compared(cls: type, way: tuple[str, ...]) -> Iterator[ComparedField]:
    for name, field in fields_of(cls).items():
        here = (*way, name)
        if field.meaning.compared is not None:
            yield ComparedField(way=here, owner=cls, field=field, section=_section_of(here))
        elif is_shape(plain_type(field.type)):
            yield from _compared(plain_type(field.type), here)


def _section_of(way: tuple[str, ...]) -> str:
    row = ".".join(way)
    outer = way[0] if len(way) > 1 else THE_REST
    return next((section for section, ways in FIRST.items() if row in ways), outer)


def all_lines(cls: type, views: Sequence[View], say: Interface) -> tuple[Line, ...]:
    """
    Give the rows of a comparison, in their order.

    Most follow from the model alone; which rows of figures and money there are, and whether there is anything to derive
    numbers from, follows from the programmes compared.
    """
    fields = compared_fields(cls)
    lines = [line for field in fields for line in lines_of(field, views, say)]
    derived = derived_lines(say, "derived") if any(is_derivable(view) for view in views) else iter(())
    own = {"derived": derived, "documented": documentation_lines(say, "documented")}
    first = (line for section in FIRST for line in own.get(section, (one for one in lines if one.section == section)))
    return (*first, *(line for line in lines if line.section not in FIRST))


def chosen_lines(cls: type, views: Sequence[View], say: Interface, wanted: Sequence[str]) -> tuple[Line, ...]:
    """
    Give the rows that somebody asked for, in the order of the rows.

    A name stands for the row of that id or for all rows that begin with it: ``offer`` for ``offer.functions`` and its
    neighbours. A row of figures or money that no programme has is empty, as is one of derived numbers.

    Raises:
        UnknownName: if a name stands for no row that there can be.
    """
    lines = {line.id: line for line in all_lines(cls, views, say)}
    if not wanted:
        return tuple(lines.values())
    lines |= {line.id: line for line in derived_lines(say, "derived")}
    possible = _possible(cls)
    for name in wanted:
        if not any(_stands_for(name, row) for row in possible):
            raise UnknownName(kind=say("row"), name=name, near=tuple(get_close_matches(name, _names(possible), n=3)))
        field = possible.get(name)
        if field is not None and name not in lines:
            lines[name] = _empty_line(field, name, say)
    chosen = [row for row in possible if row in lines and any(_stands_for(name, row) for name in wanted)]
    return tuple(lines[row] for row in chosen)


def section_title(say: Interface, cls: type, section: str) -> str:
    """Give the title of a section of rows."""
    titles = {
        "overview": say("What it is"),
        "volunteering": say("Who volunteers, for whom, doing what"),
        "work": say("What it does, and for whom"),
        "bodies": say("Who runs it, who decides, who pays"),
        "sites": say("Sites"),
        "figures": say("Figures"),
        "derived": say("Derived from what the records state"),
        "money": say("Money"),
        "learning": say("Evaluation and lessons"),
        "documented": say("How well documented"),
        THE_REST: say("More about the programme"),
    }
    if section in titles:
        return titles[section]
    field = fields_of(cls)[section]
    more = field_title(say, cls, field)
    return say("{section} (more)", section=more)


def _possible(cls: type) -> Mapping[str, ComparedField | None]:
    """Give every row there can be with the field it is of, in the order of the rows; rows of our own are of none."""
    fields = compared_fields(cls)
    own: dict[str, Iterable[str]] = {"derived": DERIVED_ROWS, "documented": DOCUMENTATION_ROWS}
    found: dict[str, ComparedField | None] = {}
    for section in FIRST:
        found |= {row: field for field in fields if field.section == section for row in possible_ids(field)}
        found |= {f"{section}.{row}": None for row in own.get(section, ())}
    return found | {row: field for field in fields if field.section not in FIRST for row in possible_ids(field)}


def _empty_line(field: ComparedField, row: str, say: Interface) -> Line:
    first, second = row.removeprefix(f"{field.id}.").split(".")
    kind = item_type(field.field.type)
    return figure_line(field, (first, second), say) if kind is Figure else money_line(field, (first, second), say)


def _stands_for(name: str, row: str) -> bool:
    return row == name or row.startswith(f"{name}.")


def _names(rows: Iterable[str]) -> list[str]:
    """Give every name by which rows can be asked for: their ids and the beginnings of these."""
    ways = (row.split(".") for row in rows)
    return sorted({".".join(way[:length]) for way in ways for length in range(1, len(way) + 1)})
