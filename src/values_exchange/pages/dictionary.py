"""The data dictionary: every shape of a record and every field of it, in an officer's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args, get_origin

from values_exchange.dates import PartialDate
from values_exchange.fields import (
    FieldOf,
    Meaning,
    Need,
    Refers,
    about_shape,
    fields_of,
    is_shape,
    item_type,
    plain_type,
)
from values_exchange.languages import Interface, Text
from values_exchange.pages.edition import Edition
from values_exchange.pages.examples import as_yaml
from values_exchange.pages.markup import NOTHING, Markup, element, escape, joined, unfolding, with_code
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import FIELDS, code_path
from values_exchange.pages.record import Pieces, opening
from values_exchange.pages.sheet import Sheet
from values_exchange.schema import KINDS
from values_exchange.terms import field_description, list_title, shape_description, shape_title, unit_words

MOST_CHOICES = 12


def fields_page(edition: Edition) -> Page:
    """Write the data dictionary."""
    sheet, say = Sheet(edition=edition, path=FIELDS), edition.say
    title = say("What each field means")
    chapters = _chapters()
    pieces: Pieces = [*opening(sheet, title), _intro(sheet), _jumps(sheet, chapters)]
    for key, shapes in chapters.items():
        pieces.append(Heading(2, _chapter_title(say, key), f"record-{key}" if key else "shared"))
        pieces += (piece for cls in shapes for piece in dictionary_of(sheet, cls))
    description = say("Every field of a record: what belongs there, how much it is asked for, and an example.")
    return Page(path=FIELDS, title=title, kind="fields", pieces=tuple(pieces), description=description)


def _chapters() -> dict[str, list[type]]:
    """Give the shapes of each kind of record, the record first; under an empty key those that several kinds use."""
    reached = {key: list(dict.fromkeys(_reached(cls))) for key, cls in reversed(list(KINDS.items()))}
    counts = [cls for shapes in reached.values() for cls in shapes]
    chapters = {key: [cls for cls in shapes if counts.count(cls) == 1] for key, shapes in reached.items()}
    chapters[""] = [cls for cls in dict.fromkeys(counts) if counts.count(cls) > 1]
    return chapters


def _reached(cls: type) -> Iterator[type]:
    yield cls
    for entry in fields_of(cls).values():
        if is_shape(item_type(entry.type)):
            yield from _reached(item_type(entry.type))


def _chapter_title(say: Interface, key: str) -> str:
    return {
        "network": say("The record of a network"),
        "city": say("The record of a city"),
        "programme": say("The record of a programme"),
    }.get(key, say("Used in several records"))


def _jumps(sheet: Sheet, chapters: Mapping[str, list[type]]) -> Markup:
    """Give the ways to all shapes, chapter by chapter."""
    rows = (
        element("dt", _chapter_title(sheet.say, key))
        + element(
            "dd",
            joined((sheet.link(FIELDS, shape_title(sheet.say, cls), shape_anchor(cls)) for cls in shapes), " · "),
        )
        for key, shapes in chapters.items()
    )
    return element("dl", *rows, class_="ve-fields ve-jumps")


def _intro(sheet: Sheet) -> Markup:
    say = sheet.say
    text = say("A record is a text file with a line for each thing that is known. These are the lines it can have.")
    needs = element(
        "dl",
        *(
            element("dt", need_tag(sheet, need)) + element("dd", with_code(meaning))
            for need, meaning in (
                (Need.REQUIRED, say("has to be there.")),
                (Need.ANSWERED, say("has to be there, or the record says under `absent` why it is not.")),
                (Need.RECOMMENDED, say("is missed when it is not there.")),
                (Need.OPTIONAL, say("is welcome where it is known.")),
            )
        ),
        class_="ve-fields",
    )
    return element("div", element("p", text, class_="ve-lead"), needs, class_="ve-top")


def need_tag(sheet: Sheet, need: Need) -> Markup:
    """Say how much a field is asked for."""
    say = sheet.say
    words = {
        Need.REQUIRED: say("required"),
        Need.ANSWERED: say("required, or say why not"),
        Need.RECOMMENDED: say("recommended"),
        Need.OPTIONAL: say("optional"),
    }
    return sheet.tag(words[need], f"need-{need.value}")


def dictionary_of(sheet: Sheet, cls: type) -> Iterator[Heading | Markup]:
    """Give the entry of a shape: its title, what it is, and each of its fields."""
    yield Heading(3, shape_title(sheet.say, cls), shape_anchor(cls))
    rows = [_field(sheet, cls, entry) for entry in fields_of(cls).values()]
    fields = element("dl", *rows, class_="ve-dictionary")
    count = sheet.say.plural("{n} field", "{n} fields", len(rows))
    yield element(
        "div",
        element("p", with_code(shape_description(sheet.say, cls))),
        *_conditions(sheet, cls),
        unfolding(count, fields),
        class_="ve-described",
    )


def shape_anchor(cls: type) -> str:
    """Give the anchor of a shape's entry."""
    return f"shape-{cls.__name__.lower()}"


def _conditions(sheet: Sheet, cls: type) -> Iterator[Markup]:
    """Say which fields need each other."""
    about, say = about_shape(cls), sheet.say

    def named(group: Iterable[str]) -> str:
        return say.join([sheet.edition.title(cls, fields_of(cls)[name]) for name in group])

    if about.one_of:
        groups = "; ".join(named(group) for group in about.one_of)
        yield element("p", say("At least one of these has to be there: {fields}.", fields=groups))
    for group in about.together:
        yield element("p", say("These are there together or not at all: {fields}.", fields=named(group)))
    for first, second in about.needs:
        yield element("p", say("With {first} goes {second}.", first=named([first]), second=named([second])))


def _field(sheet: Sheet, cls: type, entry: FieldOf) -> Markup:
    meaning = entry.meaning
    key = sheet.say("language tag") if meaning.flat else entry.name
    title = element(
        "dt",
        element("strong", sheet.edition.title(cls, entry)),
        " ",
        element("code", key),
        " ",
        need_tag(sheet, meaning.need) if meaning.need is not Need.OPTIONAL else NOTHING,
        id=sheet.anchor(f"field-{cls.__name__.lower()}-{entry.name}"),
    )
    kind = element("p", joined(_kind_words(sheet, entry), " "), class_="ve-small")
    return title + element(
        "dd", element("p", with_code(field_description(sheet.say, cls, entry))), kind, _example(sheet, entry)
    )


def _example(sheet: Sheet, entry: FieldOf) -> Markup:
    if entry.meaning.example is None:
        return NOTHING
    example = entry.meaning.example if entry.meaning.flat else {entry.name: entry.meaning.example}
    written = as_yaml(example)
    if "\n" not in written:
        return element("p", sheet.phrase("For example {line}", line=element("code", written)), class_="ve-small")
    code = element("pre", element("code", written), tabindex=0)
    return unfolding(sheet.say("Example"), code)


# Types in words


def _kind_words(sheet: Sheet, entry: FieldOf) -> Iterator[Markup]:
    say, meaning = sheet.say, entry.meaning
    one = _item_words(sheet, entry)
    if get_origin(plain_type(entry.type)) is tuple:
        yield sheet.phrase("A list, each: {what}.", what=one)
    elif _is_map(entry.type):
        yield sheet.phrase("Several, each under a short key of its own: {what}.", what=one)
    else:
        yield sheet.phrase("{what}.", what=one)
    if meaning.minimum is not None and meaning.minimum == meaning.maximum:
        yield escape(say("Always {n}.", n=say.number(meaning.minimum)))
    elif meaning.minimum is not None and meaning.maximum is not None:
        yield escape(say("From {low} to {high}.", low=say.number(meaning.minimum), high=say.number(meaning.maximum)))
    elif meaning.minimum is not None:
        yield escape(say("At least {low}.", low=say.number(meaning.minimum)))
    if meaning.max_words:
        yield escape(say("At most {n} words.", n=say.number(meaning.max_words)))
    if meaning.max_length:
        yield escape(say("At most {n} characters.", n=say.number(meaning.max_length)))
    if meaning.compared:
        yield escape(say("Laid side by side in comparisons."))


def _is_map(kind: Any) -> bool:
    origin = get_origin(plain_type(kind))
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _item_words(sheet: Sheet, entry: FieldOf) -> Markup:
    """Say in words what one value of a field is."""
    say, meaning, kind = sheet.say, entry.meaning, item_type(entry.type)
    if is_shape(kind):
        shape = sheet.link(FIELDS, shape_title(say, kind), shape_anchor(kind))
        return _with_codes(sheet, meaning, shape)
    if kind is Text:
        return escape(
            say("A text, each language beside the other fields under its tag")
            if meaning.flat
            else say("A text, in one or several languages")
        )
    if kind is PartialDate:
        return escape(say("A year, a month or a day, such as {examples}", examples="2015, 2015-09, 2015-09-02"))
    if kind is int or set(get_args(kind)) == {int, float}:
        unit = f" ({unit_words(meaning.unit, None, say)})" if meaning.unit else ""
        return escape(say("A number") + unit)
    return _text_words(sheet, meaning)


def _with_codes(sheet: Sheet, meaning: Meaning, shape: Markup) -> Markup:
    if meaning.codes is None:
        return shape
    codes = sheet.link(code_path(meaning.codes), list_title(sheet.say, meaning.codes))
    return sheet.phrase("{shape}, with codes of the list {codes}", shape=shape, codes=codes)


def _text_words(sheet: Sheet, meaning: Meaning) -> Markup:
    say = sheet.say
    if meaning.codes is not None:
        codes = sheet.link(code_path(meaning.codes), list_title(say, meaning.codes))
        return sheet.phrase("A code of the list {codes}", codes=codes)
    if meaning.choices:
        if len(meaning.choices) > MOST_CHOICES:
            return escape(say("One of {n} codes, such as {example}", n=len(meaning.choices), example=meaning.example))
        return escape(say("One of {choices}", choices=", ".join(meaning.choices)))
    if meaning.refers is not None:
        words = refers_words(say, meaning.refers)
        return escape(say("{id}, or a plain name", id=words) if meaning.open_names else words)
    return escape(say("Plain text"))


def refers_words(say: Interface, refers: Refers) -> str:
    """Say what an id in a field stands for."""
    return {
        Refers.SOURCE: say("The key of a source"),
        Refers.ORGANISATION: say("The key of an organisation"),
        Refers.SITE: say("The key of a site"),
        Refers.PART: say("The key of a part"),
        Refers.DISTRICT: say("The key of a district in the city’s record"),
        Refers.QUARTER: say("The key of a part of town in the city’s record"),
        Refers.THEME: say("The letter of a theme"),
        Refers.CITY: say("The id of a city"),
        Refers.PROGRAMME: say("The id of a programme"),
        Refers.CLAIM: say("The id of a claim"),
        Refers.FIGURE_NAME: say("The key of a site, a district or an organisation"),
    }[refers]


def code_fields() -> dict[str, list[tuple[type, FieldOf]]]:
    """Give the fields that use each code list, by the list's id."""
    found: dict[str, list[tuple[type, FieldOf]]] = {}
    for cls in dict.fromkeys(cls for shapes in _chapters().values() for cls in shapes):
        for entry in fields_of(cls).values():
            if entry.meaning.codes is not None:
                found.setdefault(entry.meaning.codes.id, []).append((cls, entry))
    return found
