"""Cells of codes: what it is and does, for whom, who volunteers; and yes or no with a text."""

from __future__ import annotations

from typing import Any

from values_exchange.comparison.cells import Entry
from values_exchange.comparison.entries import entry_of, plain_entry
from values_exchange.comparison.view import View
from values_exchange.fields import FieldOf, Refers, fields_of, is_blank
from values_exchange.model import Answer, Coded
from values_exchange.problems import Path
from values_exchange.vocabulary import ANSWERS, CodeList


def code_entries(view: View, field: FieldOf, section: object, value: Any, path: Path) -> tuple[Entry, ...]:
    """Give the entries of a field of codes: coded statements, a code with its sources, or codes alone."""
    if is_blank(value):
        return ()
    if field.meaning.refers is Refers.THEME:
        return (plain_entry(path, codes=tuple(value), labels=tuple(_theme(view, theme) for theme in value)),)
    items = value if isinstance(value, tuple) else (value,)
    whole = value if isinstance(value, tuple) else None
    return tuple(
        _code_entry(view, field, section, item, (*path, position) if whole else path)
        for position, item in enumerate(items)
    )


def _code_entry(view: View, field: FieldOf, section: object, item: Any, path: Path) -> Entry:
    codes = field.meaning.codes
    if isinstance(item, Coded) and codes is not None:
        return entry_of(view, item, path, section=section, codes=item.codes, labels=view.labels(codes, item.codes))
    if isinstance(item, Answer):
        return answer_entry(view, section, item, path)
    if isinstance(item, str):
        return plain_entry(path, codes=(item,), labels=(view.label(codes, item) if codes else item,))
    own_codes, code = _coded_field(item)
    return entry_of(view, item, path, section=section, codes=(code,), labels=(view.label(own_codes, code),))


def answer_entry(view: View, section: object, answer: Answer, path: Path) -> Entry:
    """Give the entry of a yes, no, partly or planned."""
    state = "planned" if answer.answer == "planned" else "actual"
    labels = (view.label(ANSWERS, answer.answer),)
    return entry_of(view, answer, path, section=section, codes=(answer.answer,), labels=labels, state=state)


def _coded_field(item: object) -> tuple[CodeList, str]:
    """Give the first field of a shape that holds a code, such as the code of a status."""
    for name, field in fields_of(type(item)).items():
        if field.meaning.codes is not None and isinstance(getattr(item, name), str):
            return field.meaning.codes, getattr(item, name)
    message = f"{type(item).__name__} is compared by codes and has no field with a code list"
    raise TypeError(message)


def _theme(view: View, theme: str) -> str:
    network = view.catalogue.network
    found = network.value.themes.get(theme) if network else None
    return view.say("{letter}: {title}", letter=theme, title=view.text(found.title)) if found else theme
