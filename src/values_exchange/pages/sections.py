"""Sections of a record page: each field is shown by the function of its shape, so that a new field needs no code here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen
from markupsafe import Markup

from values_exchange.dates import PartialDate
from values_exchange.fields import FieldOf, fields_of, is_blank, is_shape, item_type, vars_of
from values_exchange.languages import Text
from values_exchange.model import Coded
from values_exchange.pages.markup import NOTHING, element, joined
from values_exchange.pages.shapes import coded, details, shape_shown
from values_exchange.pages.sheet import Sheet

NOT_CONTENT = frozenset({"schema", "language", "licence", "review", "sources", "absent", "conflicts"})
"""Fields every record page shows in a place of their own."""

BESIDE = frozenset({"absent", "sources", "as_of", "certainty", "caveat", "said_by", "id"})
"""Fields of a shape that are shown behind its others, or with the claims they hold for."""


@frozen(kw_only=True)
class Section:
    """A section of a page: its id, its title as translated, and its content as HTML."""

    id: str
    title: str
    content: Markup


def sections_of(sheet: Sheet, value: object, leave_out: frozenset[str] = frozenset()) -> Iterator[Section]:
    """Give a section for each documented field of a record, in the order of the model."""
    for name, entry in fields_of(type(value)).items():
        content = getattr(value, name)
        if name in NOT_CONTENT or name in leave_out or is_blank(content):
            continue
        title = sheet.edition.title(type(value), entry)
        yield Section(id=name, title=title, content=show(sheet, entry, content, name))


def show(sheet: Sheet, entry: FieldOf, content: Any, place: str = "") -> Markup:
    """
    Give the value of a field as one block of HTML.

    `place` is where it stands in the record, such as ``offer``; the fields of a shape get anchors that begin with it.
    """
    kind = item_type(entry.type)
    if kind is Coded and entry.meaning.codes:
        return coded(sheet, content, entry.meaning.codes)
    shown = shape_shown(kind)
    if shown is not None:
        return shown(sheet, content if _holds_several(content) or not _wants_several(kind) else (content,))
    if isinstance(content, Text):
        return element("div", sheet.block(content))
    if is_shape(kind):
        return _show_shapes(sheet, kind, content, place)
    return element("p", _scalars(sheet, entry, content))


def _holds_several(content: object) -> bool:
    return isinstance(content, (tuple, Mapping))


def _wants_several(kind: Any) -> bool:
    return kind.__name__ != "Answer"


def _show_shapes(sheet: Sheet, kind: type, content: Any, place: str) -> Markup:
    if isinstance(content, kind):
        return show_fields(sheet, content, place)
    items = content.values() if isinstance(content, Mapping) else content
    return element("div", *(element("div", show_fields(sheet, one), class_="ve-card") for one in items))


def show_fields(sheet: Sheet, value: object, place: str = "") -> Markup:
    """Give a shape as a list of its documented fields, each under its title, then what stands beside them."""
    with sheet.within(value):
        rows = [
            _row(sheet, type(value), entry, getattr(value, name), f"{place}-{name}" if place else "")
            for name, entry in fields_of(type(value)).items()
            if name not in BESIDE and not is_blank(getattr(value, name))
        ]
    shown = element("dl", *rows, class_="ve-fields")
    beside = details(sheet, value) if _is_plain(value) else NOTHING
    return joined((shown, element("p", beside) if beside else NOTHING))


def _is_plain(value: object) -> bool:
    """Whether nothing inside the shape has sources of its own, so that the shape's own stand behind it."""
    inside = (getattr(value, name) for name in vars_of(value) if name != "absent")
    return not any(is_shape(type(one)) for value in inside for one in (value if isinstance(value, tuple) else (value,)))


def _row(sheet: Sheet, owner: type, entry: FieldOf, content: Any, place: str) -> Markup:
    title = sheet.edition.title(owner, entry)
    anchor = sheet.anchor(place) if place else None
    return element("dt", title, id=anchor) + element("dd", show(sheet, entry, content, place))


def _scalars(sheet: Sheet, entry: FieldOf, content: Any) -> str:
    items = content.values() if isinstance(content, Mapping) else content if isinstance(content, tuple) else (content,)
    shown = ", ".join(_scalar(sheet, entry, item) for item in items)
    return f"{shown} {sheet.say(entry.meaning.unit, context='unit')}" if entry.meaning.unit else shown


def _scalar(sheet: Sheet, entry: FieldOf, item: Any) -> str:
    if entry.meaning.codes:
        return sheet.label(entry.meaning.codes.id, item)
    if isinstance(item, PartialDate):
        return sheet.date(item)
    return sheet.say.number(item) if isinstance(item, (int, float)) else str(item)


def gaps(value: object) -> Iterator[tuple[type, FieldOf]]:
    """Give the fields of a record and its sections that nothing documents and that have a question to ask."""
    stated_absent = {gap.field for gap in getattr(value, "absent", ()) if gap.reason not in ("not_documented", "not_read")}
    for name, entry in fields_of(type(value)).items():
        content = getattr(value, name)
        if is_shape(type(content)):
            yield from gaps(content)
        elif is_blank(content) and entry.meaning.question and name not in stated_absent:
            yield type(value), entry
