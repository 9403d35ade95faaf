"""Whether claims rest on a source, go by names of their own, and say what their codes leave open."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from attrs import frozen

from values_exchange.fields import fields_of
from values_exchange.languages import Interface
from values_exchange.model import Coded, Conflict, MemberOf
from values_exchange.problems import Problem
from values_exchange.rules.survey import Entry, clipped, in_words, plan_of, shapes_with
from values_exchange.rules.view import View
from values_exchange.terms import shape_title

OTHER = "other"


def claims_without_source(view: View, say: Interface) -> Iterator[Problem]:
    """Find claims that neither name a source nor stand in a section that does."""
    for cls, entries in view.survey.entries.items():
        if not plan_of(cls).is_claim:
            continue
        for entry in entries:
            if not entry.shape.sources and not _inherits_sources(entry) and not _is_own_conclusion(entry):
                yield view.survey.warning(
                    "claim-without-source",
                    entry.path,
                    say("No source is named for this ({claim}).", claim=_title(cls, say)),
                    say("Add `sources` with the ids of what it rests on, here or for the whole section."),
                )


def claim_ids_twice(view: View, say: Interface) -> Iterator[Problem]:
    """Find ids that several claims of the record go by, so that a conflict cannot tell them apart."""
    for name, entries in view.survey.claims.items():
        for entry in entries[1:]:
            yield view.survey.error(
                "duplicate-claim-id",
                (*entry.path, "id"),
                say(
                    "The id `{id}` is already taken by {place}.", id=clipped(name), place=in_words(entries[0].path, say)
                ),
                say("Give one of the two another id, also where a conflict names it."),
            )


def conflicts_of_one(view: View, say: Interface) -> Iterator[Problem]:
    """Find conflicts that name a single claim."""
    for entry in view.survey.of(Conflict):
        if len(entry.shape.between) < 2:  # noqa: PLR2004 - it takes two
            yield view.survey.error(
                "conflict-needs-two",
                (*entry.path, "between"),
                say("A conflict is between two claims or more, and this one names one."),
                say("Name the ids of all claims that disagree, or delete the conflict."),
            )


def other_without_text(view: View, say: Interface) -> Iterator[Problem]:
    """Find the code `other` where no text says what it stands for."""
    for code in open_codes():
        for entry in view.survey.of(code.cls):
            value = getattr(entry.shape, code.field)
            if not value or OTHER not in (value if value.__class__ is tuple else (value,)):
                continue
            if getattr(entry.shape, code.text) is None:
                where = view.record.value.language if code.is_flat else code.text
                yield view.survey.warning(
                    "other-without-text",
                    (*entry.path, code.field, value.index(OTHER))
                    if isinstance(value, tuple)
                    else (*entry.path, code.field),
                    say("`other` says nothing by itself."),
                    say("Say what it is under `{field}` beside it, or choose a code that fits.", field=where),
                )


@frozen
class OpenCode:
    """A field whose codes are from an open list, and the optional text that says what `other` stands for."""

    cls: type[Any]
    field: str
    text: str
    is_flat: bool


@cache
def open_codes() -> tuple[OpenCode, ...]:
    """Give the fields of all shapes that may hold `other`, where a text beside them can explain it."""
    found = []
    for text in ("text", "note"):
        for cls in shapes_with(text):
            fields = fields_of(cls)
            if fields[text].is_required:
                continue
            for name, entry in fields.items():
                if (cls is Coded and name == "codes") or OTHER in (entry.meaning.codes or ()):
                    found.append(OpenCode(cls, name, text, fields[text].meaning.flat))
    return tuple(found)


def _inherits_sources(entry: Entry[Any]) -> bool:
    """Tell whether a section around a claim names sources for all in it; the whole record is no section."""
    section = entry.parent
    while section is not None and section.parent is not None:
        if getattr(section.shape, "sources", ()):
            return True
        section = section.parent
    return False


def _is_own_conclusion(entry: Entry[Any]) -> bool:
    """Tell whether a membership is the writer's conclusion and says so, as no source states it."""
    return isinstance(entry.shape, MemberOf) and entry.shape.basis == "inferred"


def _title(cls: type, say: Interface) -> str:
    return shape_title(say, cls)
