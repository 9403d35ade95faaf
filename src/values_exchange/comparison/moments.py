"""Cells of dates: since when and until when, as each source puts it."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from values_exchange.comparison.asof import happened
from values_exchange.comparison.cells import Entry
from values_exchange.comparison.entries import entry_of, plain_entry
from values_exchange.comparison.view import View
from values_exchange.dates import PartialDate
from values_exchange.fields import is_blank
from values_exchange.problems import Path


def date_entries(view: View, section: object, value: Any, path: Path) -> tuple[Entry, ...]:
    """Give an entry for each dated claim of a field, with the date as its label."""
    if isinstance(value, tuple):
        return tuple(_moment(view, section, item, (*path, position)) for position, item in enumerate(value))
    return () if is_blank(value) else (_moment(view, section, value, path),)


def _moment(view: View, section: object, item: Any, path: Path) -> Entry:
    if isinstance(item, PartialDate):
        return plain_entry(path, view.say.date(item))
    entry = entry_of(view, item, path, section=section, at=happened)
    return evolve(entry, label=entry.dating.shown)
