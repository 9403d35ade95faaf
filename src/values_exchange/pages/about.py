"""About the records: how they are made, what “not documented” means, how a city corrects its own, and the licence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from values_exchange.pages.accessibility import duties
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import Markup, element, joined
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import ABOUT, CODES, CONFLICTS, DOWNLOADS, FIELDS, MAP, SOURCES
from values_exchange.pages.record import Pieces, opening
from values_exchange.pages.shapes import fields
from values_exchange.pages.sheet import Sheet
from values_exchange.terms import code_definition
from values_exchange.translations import state_in
from values_exchange.vocabulary import ABSENT_REASONS, REVIEW_STATES


def about_page(edition: Edition) -> Page:
    """Write the page about the records."""
    sheet, say = Sheet(edition=edition, path=ABOUT), edition.say
    title = say("About the records")
    lead = say("What stands behind these pages, and what to do when something is wrong or missing.")
    top = element("div", element("p", lead, class_="ve-lead"), class_="ve-top")
    pieces: Pieces = [
        *opening(sheet, title),
        top,
        Heading(2, say("How a record is made"), "made"),
        _made(sheet),
        Heading(2, say("What is not documented"), "not-documented"),
        _not_documented(sheet),
        Heading(2, say("Dates and numbers"), "dates"),
        _dates(sheet),
        Heading(2, say("How far records are checked"), "review"),
        _review(sheet),
        Heading(2, say("How to correct or add a record"), "correct"),
        _correct(sheet),
        Heading(2, say("Licence"), "licence"),
        _licence(sheet),
        duties(sheet),
    ]
    return Page(path=ABOUT, title=title, kind="about", pieces=tuple(pieces), description=lead)


def _paragraphs(*lines: object) -> Markup:
    return element("div", *(element("p", line) for line in lines))


def _made(sheet: Sheet) -> Markup:
    say = sheet.say
    return _paragraphs(
        say(
            "A record says in a fixed form what published sources say of a city or of one of its programmes. Each "
            "claim names the sources it rests on; the small numbers lead to them. A program checks every record "
            "before it is shown."
        ),
        sheet.phrase(
            "Every source says whose account it gives: the city or the operator speaks of itself, or somebody else "
            "speaks of them. Where sources disagree, all of them stay. See {sources} and {conflicts}.",
            sources=sheet.link(SOURCES, say("all sources")),
            conflicts=sheet.link(CONFLICTS, say("where sources disagree")),
        ),
        say("Office holders are named by their role. Records hold no names of private persons."),
    )


def _not_documented(sheet: Sheet) -> Markup:
    say = sheet.say
    intro = _paragraphs(
        sheet.phrase(
            "{blank} means that no source read so far says anything. It does not mean “none”, and it is never counted "
            "as zero. Where more is known of a gap, the record says what:",
            blank=sheet.blank(),
        )
    )
    reasons = (
        (sheet.tag(sheet.label("absent-reasons", code.code)), code_definition(ABSENT_REASONS, code.code, say))
        for code in ABSENT_REASONS
    )
    return element("div", intro, fields(reasons))


def _dates(sheet: Sheet) -> Markup:
    say = sheet.say
    return _paragraphs(
        say(
            "A date is as precise as its source, and never more. The date of a claim is the time the claim is about; "
            "the date of a source only says how old the claim is. What has neither is called undated, with the day it "
            "was read."
        ),
        say(
            "A number keeps what its source says of it: “about”, “over”, “up to”. Each number counts one thing, "
            "defined in the list of measures. Numbers of different kinds are never added up, averaged or ranked."
        ),
        say("What was only announced is shown apart from what is done."),
    )


def _review(sheet: Sheet) -> Markup:
    say = sheet.say
    counts = Counter(record.value.review.state for record in sheet.edition.records)
    rows = (
        (
            joined(
                (sheet.tag(sheet.label("review-states", code.code)), " ", sheet.small(_count(sheet, counts[code.code])))
            ),
            code_definition(REVIEW_STATES, code.code, say),
        )
        for code in REVIEW_STATES
    )
    return element("div", fields(rows), element("p", *_translated(sheet)))


def _translated(sheet: Sheet) -> Iterator[str]:
    """Say of how many programmes title and summary are there in the page's language, and how they were translated."""
    say, programmes = sheet.say, sheet.edition.programmes
    states = [
        [state_in(text, say.language, one.value.translated) for text in (one.value.title, one.value.summary)]
        for one in programmes
    ]
    there = [both for both in states if all(one.is_there for one in both)]
    language, total = say.language_name(say.language), say.number(len(programmes))
    yield say(
        "Programmes with title and summary in {language}: {n} of {total}.",
        language=language,
        n=say.number(len(there)),
        total=total,
    )
    machine = sum(any(one.kind == "machine" for one in both) for both in there)
    outdated = sum(any(one.is_outdated for one in both) for both in there)
    if machine or outdated:
        yield " "
        yield say(
            "Of these, translated by a machine: {n}; older than the original: {m}.",
            n=say.number(machine),
            m=say.number(outdated),
        )


def _count(sheet: Sheet, count: int) -> str:
    return sheet.say.plural("{n} record", "{n} records", count)


def _correct(sheet: Sheet) -> Markup:
    say = sheet.say
    steps = (
        sheet.phrase(
            "Find your {city} and open its page. At its end stands the file it is made from, and what is not "
            "documented.",
            city=sheet.link(MAP, say("city"), "cities"),
        ),
        sheet.phrase(
            "Change the file in any text editor, or begin a new one with {command}. {fields} and {codes} say what "
            "each line means.",
            command=element("code", "values-exchange new"),
            fields=sheet.link(FIELDS, say("The data dictionary")),
            codes=sheet.link(CODES, say("the code lists")),
        ),
        sheet.phrase(
            "Name a source for what you add. What the city itself knows counts too: it is a source of the kind "
            "“{kind}”.",
            kind=sheet.label("source-kinds", "city_statement"),
        ),
        sheet.phrase(
            "Check it with {command}: it says in plain words what is wrong, where, and what to do.",
            command=element("code", "values-exchange check"),
        ),
        say("Send the file to whoever publishes this catalogue. You can also send your correction in plain words."),
    )
    return element("ol", *(element("li", step) for step in steps), class_="ve-steps")


def _licence(sheet: Sheet) -> Markup:
    link = element("a", "CC BY 4.0", href="https://creativecommons.org/licenses/by/4.0/", rel="noreferrer license")
    downloads = sheet.link(DOWNLOADS, sheet.say("take the data with you"))
    return _paragraphs(
        sheet.phrase(
            "Records and texts may be used under {licence}, unless a record states another licence. You can "
            "{downloads}.",
            licence=link,
            downloads=downloads,
        )
    )
