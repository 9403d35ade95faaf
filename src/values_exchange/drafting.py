"""A commented record to start from: the answers given, and the next questions as comments, made from the model."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from textwrap import wrap

from attrs import frozen

from values_exchange.fields import FieldOf, Need, fields_of, is_shape, plain_type
from values_exchange.languages import Interface
from values_exchange.schema import KINDS, schema_id
from values_exchange.terms import code_label, field_description, field_question, field_title

WIDTH = 100


@frozen(kw_only=True)
class Question:
    """A question to answer before there is a record: the field's path, what to ask, and codes to choose from."""

    path: str
    ask: str
    help: str
    codes: Mapping[str, str]


QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "city": ("language", "name", "country"),
    "programme": ("language", "title", "summary", "kind"),
}
"""The few fields that are asked for; everything else can wait, as a comment in the draft."""


def questions(kind: str, say: Interface) -> Iterator[Question]:
    """Give the questions to ask before a record of a kind can be drafted."""
    for name in QUESTIONS[kind]:
        entry = fields_of(KINDS[kind])[name]
        codes = entry.meaning.codes
        labels = {code.code: code_label(codes, code.code, say) for code in codes.codes} if codes else {}
        title, about = field_title(say, KINDS[kind], entry), field_description(say, KINDS[kind], entry)
        yield Question(path=name, ask=title, help=about, codes=labels)


def draft(kind: str, answers: Mapping[str, str], say: Interface, *, today: str) -> str:
    """
    Write a record of a kind as commented YAML, ready to be checked.

    Args:
        answers: What was answered to `questions`, by field name; the language under ``language``.
        today: The day of writing, as ``2026-11-23``.

    Every required field stands in it, answered or under `absent`; every other field stands as a comment with its
    question and an example.
    """
    cls = KINDS[kind]
    lines = [
        f"# yaml-language-server: $schema={schema_id(kind)}",
        f"# {say('Lines that begin with # are notes and questions: delete the # to use a line, or delete the line.')}",
        "",
        "schema: 1",
        f"language: {answers['language']}",
    ]
    for name, entry in fields_of(cls).items():
        if name not in {"schema", "language", "absent"} and _is_asked(entry):
            lines += ["", *_field(cls, name, entry, answers, say, today)]
    return "\n".join([*lines, "", *_absences(cls, answers), ""])


def _is_asked(entry: FieldOf) -> bool:
    """Leave out what no city is asked for first; the data dictionary has all fields."""
    return (
        entry.meaning.need is not Need.OPTIONAL or bool(entry.meaning.question) or entry.name in {"sources", "transfer"}
    )


def _field(cls: type, name: str, entry: FieldOf, answers: Mapping[str, str], say: Interface, today: str) -> list[str]:
    notes = _notes(cls, entry, say)
    if name in answers:
        return [*notes, *_answer(name, entry, answers)]
    if name == "languages":
        return [*notes, f"languages: [{answers['language']}]"]
    if name == "review":
        return [*notes, *block({"review": {"state": "drafted_from_public_sources", "last_checked": today}})]
    if name == "link":
        return [*notes, *block({"link": {"how": "not_established"}})]
    if entry.is_required and is_shape(plain_type(entry.type)):
        return [*notes, f"{name}:", *(f"  {line}".rstrip() for line in _section(plain_type(entry.type), say))]
    return [*notes, *_commented({name: entry.meaning.example})]


def _section(cls: type, say: Interface) -> list[str]:
    lines: list[str] = []
    for name, entry in fields_of(cls).items():
        if name not in {"absent", "sources", "as_of"} and _is_asked(entry):
            lines += [*_notes(cls, entry, say), *_commented({name: entry.meaning.example})]
    return [*lines, *_absences(cls, {})]


def _absences(cls: type, answers: Mapping[str, str]) -> list[str]:
    open_fields = [
        name for name, entry in fields_of(cls).items() if entry.meaning.need is Need.ANSWERED and name not in answers
    ]
    if not open_fields:
        return []
    return ["absent:", *(f"  - {{field: {name}, reason: not_documented}}" for name in open_fields)]


def _notes(cls: type, entry: FieldOf, say: Interface) -> list[str]:
    said = field_question(say, cls, entry) or field_description(say, cls, entry)
    return [f"# {line}" for line in wrap(f"{field_title(say, cls, entry)}: {said}", WIDTH)]


def _answer(name: str, entry: FieldOf, answers: Mapping[str, str]) -> list[str]:
    text = answers[name]
    if plain_type(entry.type).__name__ == "Text":
        return block({name: {answers["language"]: text}})
    return [f"{name}: {text}"]


def _commented(data: Mapping[str, object]) -> list[str]:
    return [f"# {line}" for line in block(data)]


def block(value: object, indent: str = "") -> list[str]:
    """Give plain data as block YAML; texts are written as JSON strings, which YAML reads as they are."""
    if isinstance(value, Mapping):
        lines = []
        for key, item in value.items():
            if isinstance(item, (Mapping, list)) and item:
                lines += [f"{indent}{_key(key)}:", *block(item, indent + "  ")]
            else:
                lines.append(f"{indent}{_key(key)}: {_scalar(item)}")
        return lines
    if isinstance(value, list):
        lines = []
        for item in value:
            first, *rest = block(item, indent + "  ") if isinstance(item, (Mapping, list)) else [_scalar(item)]
            lines += [f"{indent}- {first.strip()}", *rest]
        return lines
    return [f"{indent}{_scalar(value)}"]


def _key(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalpha() else json.dumps(key, ensure_ascii=False)


def _scalar(value: object) -> str:
    word = value.replace("_", "") if isinstance(value, str) else ""
    if word.isascii() and word.isalpha() and word.lower() not in {"true", "false", "null"}:
        return str(value)
    return json.dumps(value, ensure_ascii=False)
