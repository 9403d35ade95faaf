"""The code lists: one page each with what every code means, and an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from values_exchange.fields import FieldOf
from values_exchange.languages import Interface
from values_exchange.pages.dictionary import code_fields
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import NOTHING, Markup, element, joined, with_code
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import CODES, FIELDS, code_path
from values_exchange.pages.record import Pieces, neighbours, opening
from values_exchange.pages.sheet import Sheet
from values_exchange.terms import code_definition, list_description, list_title, shape_title, unit_words
from values_exchange.vocabulary import CODE_LISTS, Code, CodeList, Measure


def code_pages(edition: Edition) -> Iterator[Page]:
    """Write the index of the code lists and the page of each."""
    yield _index(edition)
    used, lists = code_fields(), list(CODE_LISTS.values())
    for place, codes in enumerate(lists):
        before = lists[place - 1] if place else None
        after = lists[place + 1] if place + 1 < len(lists) else None
        yield _list_page(edition, codes, used.get(codes.id, []), (before, after))


def _index(edition: Edition) -> Page:
    sheet, say = Sheet(edition=edition, path=CODES), edition.say
    title = say("Code lists")
    intro = say("Words with one fixed meaning, so that records of different cities can be found and laid side by side.")
    top = element("div", element("p", intro, class_="ve-lead"), class_="ve-top")
    cards = element("ul", *(_card(sheet, codes) for codes in CODE_LISTS.values()), class_="ve-cards")
    pieces: Pieces = [*opening(sheet, title), top, Heading(2, say("All lists"), "lists"), cards]
    return Page(path=CODES, title=title, kind="codes", pieces=tuple(pieces), description=intro)


def _card(sheet: Sheet, codes: CodeList) -> Markup:
    say = sheet.say
    link = sheet.link(code_path(codes), list_title(say, codes))
    count = say.plural("{n} code", "{n} codes", len(codes))
    text = element("p", with_code(list_description(say, codes)))
    return element("li", element("p", element("strong", link), " ", sheet.small(count)), text)


def _list_page(
    edition: Edition, codes: CodeList, used: list[tuple[type, FieldOf]], beside: tuple[CodeList | None, CodeList | None]
) -> Page:
    sheet, say = Sheet(edition=edition, path=code_path(codes)), edition.say
    title = list_title(say, codes)
    pieces = opening(sheet, title, sheet.link(CODES, say("Code lists")))
    pieces.append(_top(sheet, codes, used))
    for section, members in groupby(codes, key=_section):
        heading = section_title(say, section) if section else say("Codes")
        pieces += [Heading(2, heading, f"in-{section}" if section else "codes"), _codes(sheet, codes, members)]
    links = (sheet.link(code_path(one), list_title(say, one)) if one else None for one in beside)
    pieces.append(neighbours(sheet, *links))
    return Page(
        path=sheet.path,
        title=title,
        kind="code-list",
        pieces=tuple(pieces),
        description=list_description(say, codes),
        meta={"hide": ["navigation"]},
    )


def _section(code: Code) -> str:
    return code.section if isinstance(code, Measure) else ""


def section_title(say: Interface, section: str) -> str:
    """Name what a group of measures is about."""
    return {
        "volunteers": say("Volunteers"),
        "reach": say("People reached"),
        "staff": say("Staff"),
        "sites": say("Sites"),
        "organisations": say("Organisations and bodies"),
        "offer": say("Offer"),
        "need": say("Need"),
        "context": say("The city"),
    }.get(section, section)


def _top(sheet: Sheet, codes: CodeList, used: list[tuple[type, FieldOf]]) -> Markup:
    say = sheet.say
    lines: list[Markup] = [element("p", with_code(list_description(say, codes)), class_="ve-lead")]
    if codes.open:
        lines.append(
            element("p", say("The list is open: the code “other” may be used, with a text that says what is meant."))
        )
    if used:
        fields = joined((_field_link(sheet, *one) for one in used), "; ")
        lines.append(element("p", sheet.phrase("Used in: {fields}", fields=fields)))
    lines.append(
        element(
            "p", sheet.phrase("Address of the list: {address}", address=element("code", codes.uri)), class_="ve-small"
        )
    )
    return element("div", *lines, class_="ve-top")


def _field_link(sheet: Sheet, cls: type, entry: FieldOf) -> Markup:
    title = sheet.say("{what}: {field}", what=shape_title(sheet.say, cls), field=sheet.edition.title(cls, entry))
    return sheet.link(FIELDS, title, f"field-{cls.__name__.lower()}-{entry.name}")


def _codes(sheet: Sheet, codes: CodeList, members: Iterable[Code]) -> Markup:
    return element("dl", *(_code(sheet, codes, code) for code in members), class_="ve-dictionary")


def _code(sheet: Sheet, codes: CodeList, code: Code) -> Markup:
    say = sheet.say
    unit = unit_words(code.unit, None, say) if isinstance(code, Measure) and code.unit else ""
    title = element(
        "dt",
        element("strong", sheet.label(codes.id, code.code)),
        " ",
        element("code", code.code),
        " " + sheet.small(say("in {unit}", unit=unit)) if unit else NOTHING,
        id=f"code-{code.code}",
    )
    same = [element("a", address, href=address, rel="noreferrer") for address in code.same_as]
    alike = element("p", sheet.phrase("The same as {addresses}", addresses=joined(same, ", ")), class_="ve-small")
    return title + element(
        "dd", element("p", with_code(code_definition(codes, code.code, say))), alike if same else NOTHING
    )
