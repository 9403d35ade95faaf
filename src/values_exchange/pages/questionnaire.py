"""A questionnaire for each city, to print: what is known and from which sources, and the questions left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import count

from attrs import frozen

from values_exchange.comparison import NO_EVIDENCE, Evidence, OpenQuestion, section_titles
from values_exchange.fields import Need
from values_exchange.pages.edition import Edition
from values_exchange.pages.gist import gists
from values_exchange.pages.markup import NOTHING, Markup, element, joined
from values_exchange.pages.names import city_link, programme_link
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import ABOUT, DOCUMENTED, questionnaire_path
from values_exchange.pages.record import opening, review_said, source_list
from values_exchange.pages.sheet import Sheet
from values_exchange.pages.standing import (
    AnyRecord,
    Standing,
    evidence_said,
    next_questions,
    question_words,
    questions_asked,
)

LINES = 2
"""How many lines to write on stand below a question whose answer helps first, or that every record should answer."""

FEWER_LINES = 1
"""How many stand below any other question."""

MORE_LINES = 4
"""How many stand where anything can be said."""


@frozen(kw_only=True)
class Block:
    """A section of one record on the paper: what it is documented by, and the numbered questions it leaves open."""

    section: str
    title: str
    evidence: Evidence
    asked: tuple[tuple[int, OpenQuestion], ...]


@frozen(kw_only=True)
class Part:
    """One record on the paper, or a programme that has none yet."""

    record: AnyRecord | None
    blocks: tuple[Block, ...]


def questionnaire_page(edition: Edition, one: Standing) -> Page:
    """Write the questionnaire of a city."""
    sheet, say = Sheet(edition=edition, path=questionnaire_path(one.city_id)), edition.say
    city = edition.city_name(one.city_id)
    title = say("Questionnaire: {city}", city=city)
    parts = tuple(_parts(edition, one))
    documented = sheet.link(DOCUMENTED, say("What is documented"), f"ask-{one.city_id}")
    pieces = opening(sheet, title, documented, city_link(sheet, one.city_id), here=say("Questionnaire"))
    pieces += [_top(sheet, one), _how(sheet, one)]
    pieces += filter(None, [_first(sheet, one, parts)])
    for part in parts:
        pieces += _part(sheet, part)
    pieces += [Heading(2, say("Anything else"), "else"), _anything_else(sheet)]
    pieces += [Heading(2, say("Sources"), "sources"), source_list(sheet)]
    return Page(
        path=sheet.path,
        title=title,
        kind="questionnaire",
        pieces=tuple(pieces),
        description=say("What is known of {city}, from which sources, and what is still to be answered.", city=city),
        meta={"hide": ["navigation"]},
    )


# What stands on it


def _parts(edition: Edition, one: Standing) -> Iterator[Part]:
    """Give each record, with the numbers of its questions running through all of them."""
    numbers, titles = count(1), section_titles(edition.say)
    for known in one.known:
        asked: dict[str, list[OpenQuestion]] = {}
        for question in known.questions:
            asked.setdefault(question.section, []).append(question)
        blocks = (
            Block(
                section=section,
                title=title,
                evidence=known.evidence.get(section, NO_EVIDENCE),
                asked=tuple((next(numbers), question) for question in asked.get(section, ())),
            )
            for section, title in titles.items()
        )
        told = (block for block in blocks if block.asked or block.evidence.is_documented)
        yield Part(record=known.record, blocks=tuple(told))


# How it looks


def _top(sheet: Sheet, one: Standing) -> Markup:
    say = sheet.say
    nothing, something = (
        say("Nothing on this page has been confirmed by the city."),
        say("Only what says so below has been confirmed by the city."),
    )
    is_confirmed = any(record.value.review.confirmed_by_city for record in one.records)
    text = say(
        "It was put together from public sources, for an exchange in which cities learn from one another. Please say "
        "what is right, what is wrong, and what nobody has written down yet."
    )
    note = element("p", element("strong", something if is_confirmed else nothing), " ", text)
    return element("div", element("div", note, class_="ve-note"), class_="ve-top")


def _how(sheet: Sheet, one: Standing) -> Markup:
    say = sheet.say
    steps: list[object] = [
        say("Read what is known. Tick it where it is right; where it is wrong or out of date, write what is true."),
        say(
            "Answer what you can, in any language, and say which time the answer is about. “None” and “we do not "
            "know” are answers too. Please name no private persons."
        ),
        say("Send the page back to whoever sent it to you, on paper or as a picture. One answer is worth sending."),
    ]
    if one.records:
        files = joined((element("code", record.file) for record in one.records), ", ")
        how = sheet.link(ABOUT, say("how to do that"), "correct")
        steps.append(sheet.phrase("Or change the record itself, {files}: see {how}.", files=files, how=how))
    who = element("p", say("Answered by (office or organisation) and date:"), class_="ve-answer")
    items = element("ol", *(element("li", step) for step in steps), class_="ve-steps")
    return element("div", items, who, _lines(1), class_="ve-block")


def _first(sheet: Sheet, one: Standing, parts: Iterable[Part]) -> Markup:
    """Give the questions to begin with, by their numbers on the page."""
    numbers = {question.key: number for part in parts for block in part.blocks for number, question in block.asked}
    asked = next_questions(one)
    if not asked:
        return NOTHING
    words = zip(asked, questions_asked(sheet, one), strict=True)
    rows = (element("li", _leading(numbers[question.key]), " ", said) for question, said in words)
    title = element("p", element("strong", sheet.say("If you have little time, begin with these:")))
    return element("div", title, element("ul", *rows, class_="ve-list"), class_="ve-block")


def _leading(number: int) -> Markup:
    return element("a", f"{number}.", href=f"#question-{number}")


def _part(sheet: Sheet, part: Part) -> Iterator[Heading | Markup]:
    """Give a part with its heading; from here on ids are those of its record."""
    record, say = part.record, sheet.say
    if record is None:
        yield Heading(2, say("A programme of the city"), "new")
        text = say("No programme of the city is documented yet. These are the questions about one, whichever it is.")
        yield element("p", text, class_="ve-part")
        known: Mapping[str, Markup] = {}
    else:
        sheet.turn_to(record.id)
        yield _heading(sheet, record)
        yield _head(sheet, record)
        known = gists(sheet, record.value)
    yield from (_block(sheet, block, known.get(block.section, NOTHING)) for block in part.blocks)


def _heading(sheet: Sheet, record: AnyRecord) -> Heading:
    programme = sheet.edition.catalogue.programmes.get(record.id)
    if programme is None:
        return Heading(2, sheet.say("The city as a whole"), "city")
    title = sheet.edition.said(programme.value.title)
    language = title.language if title.language != sheet.say.language else ""
    return Heading(2, title.text, record.id.replace("/", "-"), language)


def _head(sheet: Sheet, record: AnyRecord) -> Markup:
    """Say how far a record was checked, and where all of it can be read."""
    page = programme_link if "/" in record.id else city_link
    whole = sheet.phrase("All of it, with every source: {page}.", page=page(sheet, record.id))
    return element("p", review_said(sheet, record.value.review), " ", whole, class_="ve-small ve-part")


def _block(sheet: Sheet, block: Block, known: Markup) -> Markup:
    asked = element("ol", *(_question(sheet, *one) for one in block.asked), class_="ve-asked")
    shown = _known(sheet, block, known) if block.evidence.is_documented else NOTHING
    head = element("div", element("h3", block.title), shown, class_="ve-block")
    return element("section", head, asked if block.asked else NOTHING)


def _known(sheet: Sheet, block: Block, known: Markup) -> Markup:
    """Give what is known of a section in a line, what it rests on in another, and room to correct it."""
    sources = sheet.cite(sorted((key for _, key in block.evidence.sources), key=lambda key: _number(sheet, key)))
    rests = evidence_said(sheet, block.evidence)
    if sources:
        rests += " · " + sheet.phrase("sources {numbers}", numbers=sources)
    return element(
        "div",
        element("p", known),
        element("p", rests, class_="ve-small ve-from"),
        element("p", sheet.say("☐ right ☐ wrong or out of date:"), class_="ve-answer"),
        _lines(1),
        class_="ve-known",
    )


def _number(sheet: Sheet, source_id: str) -> int:
    note = sheet.note(source_id)
    return note.number if note else 0


def _question(sheet: Sheet, number: int, question: OpenQuestion) -> Markup:
    words = element("p", question_words(sheet, question))
    is_first = question.is_useful_first or question.field.meaning.need is not Need.OPTIONAL
    lines = _lines(LINES if is_first else FEWER_LINES)
    return element("li", words, lines, id=f"question-{number}", value=number)


@cache
def _lines(number: int) -> Markup:
    """Give empty lines to write on."""
    return element("div", *(element("span") for _ in range(number)), class_="ve-lines", aria_hidden="true")


def _anything_else(sheet: Sheet) -> Markup:
    words = sheet.say("What should other cities know that no question asks for? Which document should be read?")
    return element("div", element("p", words), _lines(MORE_LINES), class_="ve-block")
