"""
The accessibility statement, from what the last audit has found and what the publisher has said.

Source: the model statement of Implementing Decision (EU) 2018/1523: status, content that is not accessible,
preparation, feedback, enforcement.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Day  # noqa: N812 - a day of the calendar; “date” is a claim's
from functools import cache
from importlib.resources import files

from attrs import frozen

from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import Markup, element
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import ACCESSIBILITY, DOWNLOADS, PRIVACY
from values_exchange.pages.publisher import way_to
from values_exchange.pages.record import Pieces, opening
from values_exchange.pages.sheet import Sheet

AUDIT = "audit.json"
"""What `make audit` has found, in short; the file lies with the style sheets, so that every installation has it."""


@frozen(kw_only=True)
class Audit:
    """
    What the last audit of the page templates has found.

    Shape: `tools` are versions by name; `rules` are the ids of broken rules; `pages` counts each page once for every
    language, colour scheme and width in which it was looked at.
    """

    day: Day
    tools: Mapping[str, str]
    pages: int
    kinds: Sequence[str]
    languages: Sequence[str]
    widths: Sequence[int]
    rules: Sequence[str]


@cache
def last_audit() -> Audit:
    """Give what the audit in the package has found."""
    held = json.loads((files("values_exchange.pages") / "assets" / AUDIT).read_text("utf-8"))
    return Audit(
        day=Day.fromisoformat(held["date"]),
        tools=held["tools"],
        pages=held["pages"],
        kinds=held["page_types"],
        languages=held["languages"],
        widths=held["widths"],
        rules=held["broken_rules"],
    )


def accessibility_page(edition: Edition) -> Page:
    """Write the accessibility statement."""
    sheet, say = Sheet(edition=edition, path=ACCESSIBILITY), edition.say
    title = say("Accessibility")
    lead = say("How far these pages can be used by everybody, how that was tested, and whom to tell when they cannot.")
    audit = last_audit()
    pieces: Pieces = [
        *opening(sheet, title),
        element("div", element("p", lead, class_="ve-lead"), element("p", _publisher(sheet)), class_="ve-top"),
        Heading(2, say("Compliance status"), "status"),
        _status(sheet),
        Heading(2, say("Content that is not accessible"), "not-accessible"),
        element("ul", *(element("li", line) for line in _limits(sheet, audit)), class_="ve-list"),
        Heading(2, say("Preparation of this statement"), "preparation"),
        _preparation(sheet, audit),
        Heading(2, say("Feedback and contact"), "feedback"),
        element("div", *(element("p", line) for line in _feedback(sheet))),
        Heading(2, say("Enforcement procedure"), "enforcement"),
        element("p", _enforcement(sheet)),
    ]
    return Page(path=ACCESSIBILITY, title=title, kind="accessibility", pieces=tuple(pieces), description=lead)


def _publisher(sheet: Sheet) -> str:
    name, say = sheet.edition.publisher.name, sheet.say
    if not name:
        return say("It has not been said yet who publishes these pages.")
    return say("{publisher} publishes these pages.", publisher=name)


def _status(sheet: Sheet) -> Markup:
    return element(
        "p",
        sheet.say(
            "These pages comply in part with the harmonised standard EN 301 549 V3.2.1, which Directive (EU) 2016/2102 "
            "asks public bodies to meet, and with the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. "
            "What is missing stands in the next section."
        ),
    )


def _limits(sheet: Sheet, audit: Audit) -> Iterator[object]:
    say = sheet.say
    if audit.rules:
        yield say("The last test found violations of these rules: {rules}.", rules=say.join(list(audit.rules)))
    yield say(
        "Nobody has yet tested these pages with a screen reader or another assistive technology. What no program finds "
        "may still be wrong."
    )
    yield sheet.phrase(
        "The files under {downloads} were not tested. What they hold stands on the pages too.",
        downloads=sheet.link(DOWNLOADS, say("Downloads")),
    )
    yield say(
        "The tests looked at the pages of the VALUES catalogue. Pages that a publisher adds to them, and the websites "
        "that sources lead to, were not tested."
    )


def _preparation(sheet: Sheet, audit: Audit) -> Markup:
    say = sheet.say
    found = say.plural(
        "A program looked at {n} page, with {tools}. Page types: {kinds}. Languages: {languages}. Colours: light and "
        "dark. Widths in pixels: {widths}. Rules it found broken: {rules}.",
        "A program looked at {n} pages, with {tools}. Page types: {kinds}. Languages: {languages}. Colours: light and "
        "dark. Widths in pixels: {widths}. Rules it found broken: {rules}.",
        audit.pages,
        tools=say.join([f"{name} {version}" for name, version in audit.tools.items()]),
        kinds=say.number(len(audit.kinds)),
        languages=say.number(len(audit.languages)),
        widths=say.join([say.number(width) for width in audit.widths]),
        rules=say.number(len(audit.rules)),
    )
    lines = (
        say(
            "This statement was prepared on {day}. It rests on a self-assessment by programs.",
            day=say.day(audit.day),
        ),
        # Before the first audit there is nothing it found: no pages looked at is not the same as nothing broken.
        *([found] if audit.pages else []),
        say(
            "Other tests go through the pages by keyboard alone and look at focus, narrow screens, enlarged text, "
            "wider text spacing and forced colours. They run with every change."
        ),
    )
    return element("div", *(element("p", line) for line in lines))


def contact_line(sheet: Sheet) -> Markup:
    """Say how the publisher is reached, or that this has not been said."""
    publisher = sheet.edition.publisher
    if not publisher.contact:
        return element("span", sheet.say("The publisher has not named a contact yet."), class_="ve-blank")
    return sheet.phrase("Contact: {contact}", contact=way_to(publisher.contact))


def _feedback(sheet: Sheet) -> Iterator[object]:
    yield sheet.say(
        "Tell the publisher if you cannot use something here, or need it in another form. Say which page it is about."
    )
    yield contact_line(sheet)


def _enforcement(sheet: Sheet) -> Markup:
    publisher = sheet.edition.publisher
    if not publisher.enforcement:
        words = sheet.say("The publisher has not yet named the body that hears complaints about accessibility.")
        return element("span", words, class_="ve-blank")
    if not publisher.enforcement_contact:
        return sheet.phrase(
            "If the publisher's answer does not satisfy you, turn to this body: {body}.", body=publisher.enforcement
        )
    return sheet.phrase(
        "If the publisher's answer does not satisfy you, turn to this body: {body} ({contact}).",
        body=publisher.enforcement,
        contact=way_to(publisher.enforcement_contact),
    )


def duties(sheet: Sheet) -> Markup:
    """Lead to what every publisher owes: the accessibility statement and the page on privacy."""
    links = (sheet.link(ACCESSIBILITY, sheet.say("Accessibility")), sheet.link(PRIVACY, sheet.say("Privacy")))
    return element("ul", *(element("li", link) for link in links), class_="ve-inline ve-duties")
