"""Sections of a record page: the function of its shape shows each field, so that a new field needs no code here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve, frozen

from values_exchange.dates import PartialDate
from values_exchange.fields import FieldOf, fields_of, is_blank, is_shape, item_type, vars_of
from values_exchange.languages import Text
from values_exchange.model import Absent, Coded
from values_exchange.pages.markup import NOTHING, Markup, element, joined
from values_exchange.pages.shapes import coded, details, shape_shown
from values_exchange.pages.sheet import Sheet
from values_exchange.terms import unit_words

NOT_CONTENT = frozenset({"schema", "language", "licence", "review", "translated", "sources", "absent", "conflicts"})
"""Fields every record page shows in a place of their own."""

BESIDE = frozenset({"absent", "sources", "as_of", "certainty", "caveat", "said_by", "id"})
"""Fields of a shape that are shown behind its others, or with the claims they hold for."""


@frozen(kw_only=True)
class Section:
    """A section of a page: its id, its title as translated, and its content as HTML."""

    id: str
    title: str
    content: Markup


def sections_of(
    sheet: Sheet, value: object, leave_out: frozenset[str] = frozenset(), opened: frozenset[str] = frozenset()
) -> Iterator[Section]:
    """
    Give a section for each documented field of a record, in the order of the model.

    Args:
        leave_out: fields that are shown in another way.
        opened: fields whose own fields have a section each, because they hold tables.
    """
    for name, entry in fields_of(type(value)).items():
        if name in NOT_CONTENT or name in leave_out:
            continue
        if name in opened and not is_blank(getattr(value, name)):
            with sheet.within(getattr(value, name)):
                inner = list(sections_of(sheet, getattr(value, name)))
            yield from (evolve(section, id=f"{name}-{section.id}") for section in inner)
            continue
        content = _content(sheet, value, entry, name)
        if content:
            yield Section(id=name, title=sheet.edition.title(type(value), entry), content=content)


def _content(sheet: Sheet, value: object, entry: FieldOf, place: str) -> Markup:
    """Show a field's value, or why it has none; nothing where it is simply not documented."""
    content = getattr(value, entry.name)
    if not is_blank(content):
        return show(sheet, entry, content, place)
    gap = next((gap for gap in getattr(value, "absent", ()) if gap.field == entry.name), None)
    return absence(sheet, gap) if gap and gap.reason != "not_documented" else NOTHING


def absence(sheet: Sheet, gap: Absent) -> Markup:
    """Say why something is left out; it never looks like a zero, nor like what is simply not documented."""
    reason = sheet.tag(sheet.label("absent-reasons", gap.reason), f"absent-{gap.reason}")
    note = " " + sheet.inline(gap.note) if gap.note else NOTHING
    return element("p", reason, note, sheet.cite(gap.sources))


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
        return shown(sheet, content if isinstance(content, (tuple, Mapping)) else (content,))
    if isinstance(content, Text):
        return element("div", sheet.block(content))
    if is_shape(kind):
        return _show_shapes(sheet, kind, content, place)
    return element("p", _scalars(sheet, entry, content))


def _show_shapes(sheet: Sheet, kind: type, content: Any, place: str) -> Markup:
    if isinstance(content, kind):
        return show_fields(sheet, content, place)
    items = content.values() if isinstance(content, Mapping) else content
    return element("div", *(element("div", show_fields(sheet, one), class_="ve-card") for one in items))


def show_fields(sheet: Sheet, value: object, place: str = "") -> Markup:
    """Give a shape as a list of its documented fields, each under its title, then what stands beside them."""
    with sheet.within(value):
        rows = [
            _row(sheet, type(value), entry, content, anchor)
            for name, entry in fields_of(type(value)).items()
            if name not in BESIDE
            for anchor in [f"{place}-{name}" if place else ""]
            for content in [_content(sheet, value, entry, anchor)]
            if content
        ]
    shown = element("dl", *rows, class_="ve-fields") if rows else element("p", sheet.blank())
    beside = details(sheet, value) if _is_plain(value) else NOTHING
    return joined((shown, element("p", beside) if beside else NOTHING))


def _is_plain(value: object) -> bool:
    """Whether nothing inside the shape has sources of its own, so that the shape's own stand behind it."""
    inside = (getattr(value, name) for name in vars_of(value) if name != "absent")
    return not any(is_shape(type(one)) for value in inside for one in (value if isinstance(value, tuple) else (value,)))


def _row(sheet: Sheet, owner: type, entry: FieldOf, content: Markup, anchor: str) -> Markup:
    title = element("dt", sheet.edition.title(owner, entry), id=sheet.anchor(anchor) if anchor else None)
    return title + element("dd", content)


def _scalars(sheet: Sheet, entry: FieldOf, content: Any) -> str:
    items = content.values() if isinstance(content, Mapping) else content if isinstance(content, tuple) else (content,)
    shown = ", ".join(_scalar(sheet, entry, item) for item in items)
    return f"{shown} {unit_words(entry.meaning.unit, None, sheet.say)}" if entry.meaning.unit else shown


def _scalar(sheet: Sheet, entry: FieldOf, item: Any) -> str:
    if entry.meaning.codes:
        return sheet.label(entry.meaning.codes, item)
    if isinstance(item, PartialDate):
        return sheet.date(item)
    return sheet.say.number(item) if isinstance(item, (int, float)) else str(item)
