"""
What the model calls its things, in any language: titles, descriptions and questions of fields, labels of codes, units.

Each is translated under a context that is its place in the model, such as ``Site.states|title`` or
``functions|advise``, and `model_terms` lists them all for the translators. Nothing else translates what the model
holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from values_exchange.fields import FieldOf, about_shape, fields_of, is_shape, item_type
from values_exchange.languages import MANY, Interface
from values_exchange.model import City, Network, Programme
from values_exchange.vocabulary import CODE_LISTS, Code, CodeList, Measure

UNIT: Final = "unit"


class Term(NamedTuple):
    """
    A text of the model to translate.

    Shape: `text` is the English text, or a unit of one and of many; `context` is its place in the model; `remark` tells
    a translator where it is shown.
    """

    context: str
    text: str | tuple[str, str]
    remark: str


# Fields and shapes


def field_title(say: Interface, owner: type, field: FieldOf) -> str:
    """Give the title of a field of a shape."""
    return say(field.meaning.title, context=f"{owner.__name__}.{field.name}|title")


def field_description(say: Interface, owner: type, field: FieldOf) -> str:
    """Give what belongs into a field of a shape."""
    return say(field.meaning.description, context=f"{owner.__name__}.{field.name}|description")


def field_question(say: Interface, owner: type, field: FieldOf) -> str:
    """Give what to ask where a field is not documented; empty where there is nothing to ask."""
    question = field.meaning.question
    return say(question, context=f"{owner.__name__}.{field.name}|question") if question else ""


def shape_title(say: Interface, cls: type) -> str:
    """Give the title of a shape."""
    return say(about_shape(cls).title, context=f"{cls.__name__}|title")


def shape_description(say: Interface, cls: type) -> str:
    """Give what a shape is."""
    return say(about_shape(cls).description, context=f"{cls.__name__}|description")


# Codes


def code_label(codes: CodeList, code: str, say: Interface) -> str:
    """Give the label of a code; the code itself where the list does not have it."""
    return say(codes[code].label, context=f"{codes.id}|{code}") if code in codes else code


def code_definition(codes: CodeList, code: str, say: Interface) -> str:
    """Give what a code means; empty where the list does not have it."""
    return say(codes[code].definition, context=f"{codes.id}|{code}|definition") if code in codes else ""


def list_title(say: Interface, codes: CodeList) -> str:
    """Give the title of a code list."""
    return say(codes.title, context=f"{codes.id}|title")


def list_description(say: Interface, codes: CodeList) -> str:
    """Give what a code list is for."""
    return say(codes.description, context=f"{codes.id}|description")


# Units


def unit_words(unit: str, value: float | None, say: Interface) -> str:
    """
    Give the unit of a number as it stands behind it; behind no number in particular, that of many.

    >>> unit_words("persons", 1, Interface()), unit_words("persons", 30, Interface()), unit_words("m²", 1, Interface())
    ('person', 'persons', 'm²')
    """
    if unit not in _OF_ONE:
        return unit
    return say.counted(_OF_ONE[unit], unit, MANY if value is None else value, context=UNIT)


_OF_ONE: Final = {
    "persons": "person",
    "hours": "hour",
    "places": "place",
    "languages": "language",
    "districts": "district",
    "organisations": "organisation",
    "pairs": "pair",
    "offers": "offer",
    "kinds": "kind",
    "talks": "talk",
    "visits": "visit",
    "meals": "meal",
    "countries": "country",
    "full-time equivalents": "full-time equivalent",
    "sites": "site",
    "municipalities": "municipality",
    "cities": "city",
    "meetings": "meeting",
    "applications": "application",
    "projects": "project",
    "sessions": "session",
    "days": "day",
    "activities": "activity",
    "homes": "home",
}
"""Units that are words, of many and of one; all others are signs, which no language changes."""


# All of them


def model_terms() -> Iterator[Term]:
    """Give every text of the model once, in its order: shapes with their fields, code lists with their codes, units."""
    for cls in shapes():
        yield from _terms_of_shape(cls)
    for codes in CODE_LISTS.values():
        yield Term(f"{codes.id}|title", codes.title, "Title of a code list.")
        yield Term(f"{codes.id}|description", codes.description, f"What the code list “{codes.title}” is for.")
        for code in codes:
            yield from _terms_of_code(codes, code)
    for many, one in _OF_ONE.items():
        yield Term(UNIT, (one, many), "A unit, behind a number and in the heading of a table.")


def shapes() -> tuple[type, ...]:
    """Give every shape of the model: the records first, then what stands in them, in the order of their fields."""
    found: dict[type, None] = dict.fromkeys((Network, City, Programme))
    queue: list[type] = list(found)
    while queue:
        inside = [item_type(field.type) for field in fields_of(queue.pop(0)).values()]
        new = [cls for cls in dict.fromkeys(inside) if is_shape(cls) and cls not in found]
        found.update(dict.fromkeys(new))
        queue += new
    return tuple(found)


def _terms_of_shape(cls: type) -> Iterator[Term]:
    about = about_shape(cls)
    yield Term(f"{cls.__name__}|title", about.title, "What a record has: its name in headings and messages.")
    yield Term(f"{cls.__name__}|description", about.description, f"What “{about.title}” is, in the data dictionary.")
    for name, field in fields_of(cls).items():
        meaning, context = field.meaning, f"{cls.__name__}.{name}"
        yield Term(f"{context}|title", meaning.title, f"Title of the field `{name}` of “{about.title}”.")
        yield Term(f"{context}|description", meaning.description, f"What belongs into “{meaning.title}” (`{name}`).")
        if meaning.question:
            remark = f"Asked of a city where “{meaning.title}” is not documented."
            yield Term(f"{context}|question", meaning.question, remark)


def _terms_of_code(codes: CodeList, code: Code) -> Iterator[Term]:
    of = "What a figure counts" if isinstance(code, Measure) else f"Code `{code.code}` of “{codes.title}”"
    yield Term(f"{codes.id}|{code.code}", code.label, f"{of}: {code.definition}")
    yield Term(f"{codes.id}|{code.code}|definition", code.definition, f"{of}: the definition of “{code.label}”.")
