"""What to ask a city next: the questions its records leave open, and the order in which answers help other cities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from attrs import frozen

from values_exchange.comparison.evidence import AnyRecord, Way, section_id
from values_exchange.fields import FieldOf, Need, fields_of, is_blank, is_shape
from values_exchange.languages import Interface
from values_exchange.model import Programme, Volunteers
from values_exchange.terms import field_question, field_title

MOST_USEFUL: Final[tuple[tuple[Way, ...], ...]] = (
    (("link",),),
    (("status",),),
    (("volunteers", "who"), ("volunteers", "direction")),
    (("volunteers", "insurance"), ("volunteers", "training")),
    (("figures",),),
    (("funding",),),
    (("evaluations",),),
    (("lessons",),),
    (("transfer",),),
)
"""
What other cities can use first of what is said of a programme, in steps.

A city that thinks of taking something up asks whether this is it and whether it still runs, then who volunteers for
whom and how they are covered and trained, then for numbers, money, findings and lessons, then for what it takes.
"""

NOT_FIRM: Final = frozenset({"not_established"})
"""How a programme may be linked to the network so that the question whether this is the practice is still open."""


@frozen(kw_only=True)
class OpenQuestion:
    """
    A question that a record leaves open.

    Shape: `record_id` is empty for the questions about a programme that has no record yet; `owner` is the shape in
    which the field is declared, and `way` leads to it.
    """

    record_id: str
    record_kind: type
    way: Way
    owner: type
    field: FieldOf

    @property
    def key(self) -> tuple[str, Way]:
        """What tells it apart from every other question about the same city."""
        return self.record_id, self.way

    @property
    def section(self) -> str:
        """The section of a city's records that an answer would belong to."""
        return section_id(self.way)

    @property
    def step(self) -> int:
        """The step of `MOST_USEFUL` it belongs to; their number for a question that is in none."""
        return _step_of(self.way) if issubclass(self.record_kind, Programme) else len(MOST_USEFUL)

    @property
    def is_useful_first(self) -> bool:
        """Whether it belongs to a step of `MOST_USEFUL`."""
        return self.step < len(MOST_USEFUL)

    def title(self, say: Interface) -> str:
        """Give the title of the field it asks for."""
        return field_title(say, self.owner, self.field)

    def words(self, say: Interface) -> str:
        """Give the question itself."""
        return field_question(say, self.owner, self.field)


@cache
def _step_of(way: Way) -> int:
    found = (place for place, ways in enumerate(MOST_USEFUL) if any(way[: len(outer)] == outer for outer in ways))
    return next(found, len(MOST_USEFUL))


def open_questions(record: AnyRecord) -> tuple[OpenQuestion, ...]:
    """
    Give the questions that a record leaves open, in the order of its fields.

    A gap for which the record gives a reason is no open question, and where nobody volunteers, nothing is asked about
    volunteers. A programme whose link to the network is not firm leaves that one open.
    """
    kind = type(record.value)
    return tuple(
        OpenQuestion(record_id=record.id, record_kind=kind, way=way, owner=owner, field=entry)
        for way, owner, entry in _open(record.value, kind, ())
    )


def questions_of_a_new_programme(kind: type = Programme) -> tuple[OpenQuestion, ...]:
    """Give the questions about a programme that has no record yet, in the order of its fields."""
    return tuple(
        OpenQuestion(record_id="", record_kind=kind, way=way, owner=owner, field=entry)
        for way, owner, entry in _open(None, kind, ())
    )


def by_usefulness(questions: Iterable[OpenQuestion]) -> tuple[OpenQuestion, ...]:
    """
    Give the questions in the order in which to ask them.

    First what `MOST_USEFUL` names, step by step; then what every record has to answer; then what it should; then all
    others. In each of these the questions stay as they come.
    """
    return tuple(sorted(questions, key=lambda one: (one.step, _URGENCY[one.field.meaning.need])))


_URGENCY: Final = {Need.REQUIRED: 0, Need.ANSWERED: 0, Need.RECOMMENDED: 1, Need.OPTIONAL: 2}

_NOBODY: Final = frozenset({"none", "not_applicable"})


def _open(section: Any, cls: type, way: Way) -> Iterator[tuple[Way, type, FieldOf]]:
    """Give the fields that a record or a section in it leaves open; all of them where there is no such section."""
    told = {gap.field: gap.reason for gap in getattr(section, "absent", ()) if gap.reason != "not_documented"}
    if cls is Volunteers and told.get("who") in _NOBODY:
        return
    for name, entry in fields_of(cls).items():
        value, here = getattr(section, name, None), (*way, name)
        inside = entry.plain
        if name in told:
            continue
        if is_shape(inside) and not entry.meaning.question:
            yield from _open(value, inside, here)
        elif entry.meaning.question and (is_blank(value) or getattr(value, "how", "") in NOT_FIRM):
            yield here, cls, entry
