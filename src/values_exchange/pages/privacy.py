"""The page on privacy: what the pages themselves do, which is nothing, and what the publisher has said of the rest."""

from __future__ import annotations

from values_exchange.pages.accessibility import contact_line
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import Markup, element
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import PRIVACY
from values_exchange.pages.record import Pieces, opening
from values_exchange.pages.sheet import Sheet


def privacy_page(edition: Edition) -> Page:
    """Write the page on privacy."""
    sheet, say = Sheet(edition=edition, path=PRIVACY), edition.say
    title = say("Privacy")
    lead = say("What these pages store and send of you, and what the computer that delivers them may note.")
    pieces: Pieces = [
        *opening(sheet, title),
        element("div", element("p", lead, class_="ve-lead"), class_="ve-top"),
        Heading(2, say("In your browser"), "browser"),
        _browser(sheet),
        Heading(2, say("On the server"), "server"),
        _server(sheet),
        Heading(2, say("In the records"), "records"),
        element("p", say("Office holders are named by their role. Records hold no names of private persons.")),
        Heading(2, say("Whom to ask"), "contact"),
        element("p", contact_line(sheet)),
    ]
    return Page(path=PRIVACY, title=title, kind="privacy", pieces=tuple(pieces), description=lead)


def _browser(sheet: Sheet) -> Markup:
    say = sheet.say
    lines = [
        say(
            "These pages set no cookies and load nothing from other websites. Your browser keeps one thing for them: "
            "whether colours are light or dark, as your system is set."
        ),
        say("Nobody counts visits or follows what you do. What you type into the search stays in your browser."),
        say(
            "What you choose to compare or to filter stands in the address of the page. Whoever gets that address can "
            "read it, and so can the server when the page is opened with it."
        ),
        say("Links to sources lead to other websites, which have their own rules."),
    ]
    if sheet.edition.links.prefix:
        lines.append(say("These pages are part of a larger website. What the rest of it does is not said here."))
    return element("ul", *(element("li", line) for line in lines), class_="ve-list")


def _server(sheet: Sheet) -> Markup:
    hosting = sheet.edition.publisher.hosting
    if hosting:
        return sheet.block(hosting)
    return element(
        "div",
        element(
            "p",
            sheet.say(
                "Like every website, these pages are delivered by a computer that learns your network address, the "
                "page you ask for and the time, and that may note them."
            ),
        ),
        element(
            "p",
            element(
                "span",
                sheet.say("The publisher has not yet said who runs it and what is noted there."),
                class_="ve-blank",
            ),
        ),
    )
