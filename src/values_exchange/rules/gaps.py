"""What is missing from a record, said twice, too long, or there in one language only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from values_exchange.fields import FieldOf, Need, fields_of, is_blank, plain_type
from values_exchange.languages import DEFAULT_LANGUAGE, Interface, Text
from values_exchange.problems import Problem
from values_exchange.rules.survey import Entry, Survey, shapes, shapes_with
from values_exchange.rules.view import View
from values_exchange.terms import field_question, field_title

_IN_TWO_LANGUAGES = ("title", "summary")


def sections_missing(view: View, say: Interface) -> Iterator[Problem]:
    """Find the recommended parts of a record that are neither there nor under `absent`."""
    value = view.record.value
    kind: Any = type(value)
    excused = {gap.field for gap in value.absent}
    for field in recommended_of(kind):
        if field.name in excused or not is_blank(getattr(value, field.name)):
            continue
        title, question = field_title(say, kind, field), field_question(say, kind, field)
        if question:
            advice = say("Ask: {question} If there is no answer, say why under `absent`.", question=question)
        else:
            advice = say("Add it, or say under `absent` why there is none.")
        message = say("“{title}” (`{field}`) is missing.", title=title, field=field.name)
        yield view.survey.warning("missing-section", (field.name,), message, advice)


def stated_and_absent(view: View, say: Interface) -> Iterator[Problem]:
    """Find fields that are there although `absent` says why they are not."""
    for cls in shapes_with("absent"):
        for entry in view.survey.of(cls):
            for position, gap in enumerate(entry.shape.absent):
                if not is_blank(getattr(entry.shape, gap.field)):
                    yield view.survey.error(
                        "stated-and-absent",
                        (*entry.path, "absent", position),
                        say("`{field}` is filled in, and listed here as left out.", field=gap.field),
                        say("Delete one of the two."),
                    )


def too_long(view: View, say: Interface) -> Iterator[Problem]:
    """Find texts with more words or characters than there is room for."""
    for cls, field in bounded_texts():
        for entry in view.survey.of(cls):
            text = getattr(entry.shape, field.name)
            for language in text.by_language if text is not None else ():
                problem = _too_long(view.survey, entry, field, text, language, say)
                if problem:
                    yield problem


def one_language_only(view: View, say: Interface) -> Iterator[Problem]:
    """Find a title or summary that is missing in the record's language or in English."""
    value = view.record.value
    for name in _IN_TWO_LANGUAGES:
        text = getattr(value, name, None)
        if not text:
            continue
        wanted = dict.fromkeys((value.language, DEFAULT_LANGUAGE))
        missing = [language for language in wanted if language not in text.by_language]
        if missing:
            yield view.survey.warning(
                "one-language-only",
                (name,),
                say(
                    "The {field} is there in {languages}, but not in {missing}.",
                    field=f"`{name}`",
                    languages=say.join([say.language_name(language) for language in text]),
                    missing=say.join([say.language_name(language) for language in missing]),
                ),
                say("Add it: title and summary are asked for in the record's language and in English."),
            )


@cache
def recommended_of(cls: Any) -> tuple[FieldOf, ...]:  # type checkers do not take a class for hashable
    """Give the fields of a class that are asked for without being required."""
    return tuple(entry for entry in fields_of(cls).values() if entry.meaning.need is Need.RECOMMENDED)


@cache
def bounded_texts() -> tuple[tuple[type[Any], FieldOf], ...]:
    """Give the classes with fields that hold texts of a limited length, and those fields."""
    return tuple(
        (cls, entry)
        for cls in shapes()
        for entry in fields_of(cls).values()
        if plain_type(entry.type) is Text and (entry.meaning.max_words or entry.meaning.max_length)
    )


def _too_long(
    survey: Survey, entry: Entry[Any], field: FieldOf, text: Text, language: str, say: Interface
) -> Problem | None:
    most_words, most = field.meaning.max_words, field.meaning.max_length
    content = text[language]
    if most_words is not None and (words := len(content.split())) > most_words:
        message = say("The text has {n} words; there is room for {most}.", n=say.number(words), most=most_words)
    elif most is not None and len(content) > most:
        message = say("The text has {n} characters; there is room for {most}.", n=say.number(len(content)), most=most)
    else:
        return None
    advice = say("Shorten it, and move details to the sections they belong to.")
    # A plain text has no languages inside; it is found at the value above them.
    return survey.error("too-long", (*entry.path, field.name, language), message, advice)
