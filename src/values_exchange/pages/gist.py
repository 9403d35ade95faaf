"""What a record says in one line for each of its fields: enough to recognise it, the whole stands on its page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from values_exchange.comparison import section_id, section_titles
from values_exchange.fields import FieldOf, fields_of, is_blank, is_shape
from values_exchange.languages import Said, Text
from values_exchange.model import (
    Answer,
    Award,
    Coded,
    Evaluation,
    Figure,
    GovernanceBody,
    Link,
    Money,
    Organisation,
    Policy,
    PracticeNote,
    ProgrammePart,
    Related,
    Site,
    Status,
    When,
)
from values_exchange.pages.markup import NOTHING, Markup, element, escape, joined
from values_exchange.pages.names import organisation_name, site_name
from values_exchange.pages.sections import BESIDE, NOT_CONTENT
from values_exchange.pages.shapes import moment
from values_exchange.pages.sheet import Sheet
from values_exchange.prose import plain_text
from values_exchange.wording import claim_date_words, figure_words, measure_label, money_words

MOST_NAMED: Final = 3
"""How many numbers, sums, sites or dates of a field are given; the others are counted."""

MOST_CODES: Final = 8
"""How many codes of a field are given; the others are counted."""

MOST_LETTERS: Final = 110
"""After how many letters a text breaks off, at the end of a word."""

LENGTH: Final = 220
"""After how many letters the fields that follow are only named."""


def gists(sheet: Sheet, value: object) -> Mapping[str, Markup]:
    """
    Give what a record says, in about two lines for each section that says anything.

    A field that has the title of its section needs none of its own.
    """
    titles = section_titles(sheet.say)
    found: dict[str, list[tuple[type, FieldOf, Any]]] = {}
    for way, owner, entry, content in _fields(value):
        found.setdefault(section_id(way), []).append((owner, entry, content))
    return {section: _gist(sheet, fields, titles[section]) for section, fields in found.items()}


def _gist(sheet: Sheet, fields: Iterable[tuple[type, FieldOf, Any]], section_title: str) -> Markup:
    shown: list[Markup] = []
    named: list[str] = []
    room = LENGTH
    for owner, entry, content in fields:
        title = sheet.edition.title(owner, entry)
        if room <= 0:
            named.append(title)
            continue
        words = _field(sheet, entry, content)
        room -= len(_TAG.sub("", words))
        shown.append(words if title == section_title else element("strong", title) + ": " + words)
    if named:
        shown.append(sheet.phrase("also: {fields}", fields=", ".join(named)))
    return joined(shown, " · ")


_TAG = re.compile(r"<[^>]*>")


def _fields(value: object, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], type, FieldOf, Any]]:
    """Give the documented fields of a record, and of the shapes in it, each with the way to it."""
    for name, entry in fields_of(type(value)).items():
        content = getattr(value, name)
        if is_blank(content) or name in (BESIDE if way else NOT_CONTENT):
            continue
        if is_shape(type(content)) and type(content) not in _SAID:
            yield from _fields(content, (*way, name))
        else:
            yield (*way, name), type(value), entry, content


def _field(sheet: Sheet, entry: FieldOf, content: Any) -> Markup:
    """Give the first things a field holds, and how many there are besides."""
    kind = entry.item
    if kind is Coded:
        return _codes(sheet, entry, content)
    said = _SAID.get(kind, _text if is_shape(kind) or isinstance(content, Text) else _scalar)
    most = 1 if said is _text else MOST_NAMED
    pairs = list(content.items() if isinstance(content, Mapping) else (("", one) for one in _several(content)))
    shown = list(dict.fromkeys(said(sheet, entry, *pair) for pair in pairs[:most]))
    return _counted(sheet, shown, len(pairs) - most, "; ")


def _several(content: Any) -> tuple[Any, ...]:
    return content if isinstance(content, tuple) else (content,)


def _counted(sheet: Sheet, shown: Sequence[Markup], others: int, between: str) -> Markup:
    words = joined(shown, between)
    return words if others <= 0 else words + between + sheet.say.plural("{n} more", "{n} more", others)


def _codes(sheet: Sheet, entry: FieldOf, content: Sequence[Coded]) -> Markup:
    """Give each code once; what was only announced says so."""
    coded = [(label, one.state == "planned") for one in content for label in _labels(sheet, entry, one)]
    done = list(dict.fromkeys(label for label, is_planned in coded if not is_planned))
    announced = list(dict.fromkeys(label for label, is_planned in coded if is_planned and label not in done))
    parts = [_counted(sheet, done[:MOST_CODES], len(done) - MOST_CODES, ", ")] if done else []
    if announced:
        what = _counted(sheet, announced[:MOST_CODES], len(announced) - MOST_CODES, ", ")
        parts.append(sheet.phrase("only announced: {what}", what=what))
    return joined(parts, "; ")


def _labels(sheet: Sheet, entry: FieldOf, one: Coded) -> Iterator[Markup]:
    """Give the labels of codes; the text where the only code says nothing by itself."""
    for code in one.codes:
        if code == "other" and one.text and len(one.codes) == 1:
            yield quoted(sheet, one.text)
        else:
            yield escape(sheet.label(entry.meaning.codes.id, code) if entry.meaning.codes else code)


def quoted(sheet: Sheet, text: Text | None, most: int = MOST_LETTERS) -> Markup:
    """Give the beginning of a text, marked with its language where it is not the page's."""
    if not text:
        return NOTHING
    said = sheet.edition.said(text)
    words = escape(shortened(said, most))
    return words if said.language == sheet.say.language else element("span", words, lang=said.language)


def shortened(said: Said, most: int) -> str:
    """
    Give a text without markup and without its full stop; one that is longer breaks off at the end of a word.

    >>> shortened(Said(text="Advice and *help* in all languages.", language="en"), 20)
    'Advice and help in …'
    """
    text = " ".join(plain_text(said.text).split())
    if len(text) <= most:
        return text.removesuffix(".")
    return text[:most].rpartition(" ")[0].rstrip(" ,;:–—-.") + " …"


# One thing of a kind, each by what names it best


def _text(sheet: Sheet, _entry: FieldOf, _key: str, one: Any) -> Markup:
    date = moment(sheet, one) if hasattr(one, "date") and hasattr(one, "until") else ""
    words = quoted(sheet, one if isinstance(one, Text) else getattr(one, "text", None))
    return joined(filter(None, (date, words)), ": ")


def _scalar(sheet: Sheet, entry: FieldOf, _key: str, one: Any) -> Markup:
    words = sheet.say.number(one) if isinstance(one, (int, float)) else str(one)
    return escape(sheet.label(entry.meaning.codes.id, words) if entry.meaning.codes else words)


def _answer(sheet: Sheet, _entry: FieldOf, _key: str, one: Answer) -> Markup:
    return joined(filter(None, (sheet.label("answers", one.answer), quoted(sheet, one.text))), ", ")


def _when(sheet: Sheet, _entry: FieldOf, _key: str, one: When) -> Markup:
    return escape(moment(sheet, one))


def _status(sheet: Sheet, _entry: FieldOf, _key: str, one: Status) -> Markup:
    date = sheet.date(one.as_of, one.certainty) if one.as_of else ""
    return joined(filter(None, (sheet.label("programme-statuses", one.code), date)), ", ")


def _link(sheet: Sheet, _entry: FieldOf, _key: str, one: Link) -> Markup:
    return joined(filter(None, (sheet.label("links", one.how), quoted(sheet, one.text))), ": ")


def _figure(sheet: Sheet, _entry: FieldOf, _key: str, one: Figure) -> Markup:
    where = [site_name(sheet, one.site)] if one.site else []
    date = claim_date_words(one, sheet.say)
    words = [measure_label(one.measure, sheet.say), figure_words(one, sheet.say), *where, date]
    return joined(filter(None, words), ", ")


def _money(sheet: Sheet, _entry: FieldOf, _key: str, one: Money) -> Markup:
    funder = organisation_name(sheet, one.funder) if one.funder else ""
    date = claim_date_words(one, sheet.say)
    words = [sheet.label("money-stages", one.stage), money_words(one, sheet.say), funder, date]
    return joined(filter(None, words), ", ")


def _site(sheet: Sheet, _entry: FieldOf, key: str, _one: Site) -> Markup:
    return escape(site_name(sheet, key))


def _organisation(sheet: Sheet, _entry: FieldOf, _key: str, one: Organisation) -> Markup:
    roles = dict.fromkeys(sheet.label("roles", role.role) for role in one.roles)
    return escape(f"{one.name} ({', '.join(roles)})" if roles else one.name)


def _evaluation(sheet: Sheet, _entry: FieldOf, _key: str, one: Evaluation) -> Markup:
    by = organisation_name(sheet, one.by) if one.by else ""
    words = (one.title, by, moment(sheet, one)) if one.date else (one.title, by)
    return joined(filter(None, words), ", ") or quoted(sheet, one.scope) or escape(sheet.say("one study"))


def _named(sheet: Sheet, _entry: FieldOf, _key: str, one: Any) -> Markup:
    return quoted(sheet, one.name) or quoted(sheet, one.text)


def _award(sheet: Sheet, _entry: FieldOf, _key: str, one: Award) -> Markup:
    return joined(filter(None, (one.name, sheet.date(one.date, one.certainty))), ", ")


def _related(sheet: Sheet, _entry: FieldOf, _key: str, one: Related) -> Markup:
    return escape(f"{sheet.label('relations', one.relation)} {one.name}")


_SAID: Final[Mapping[object, Callable[[Sheet, FieldOf, str, Any], Markup]]] = {
    Answer: _answer,
    Award: _award,
    Evaluation: _evaluation,
    Figure: _figure,
    GovernanceBody: _named,
    Link: _link,
    Money: _money,
    Organisation: _organisation,
    Policy: _named,
    PracticeNote: _named,
    ProgrammePart: _named,
    Related: _related,
    Site: _site,
    Status: _status,
    When: _when,
}
