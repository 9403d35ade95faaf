"""Statements, coded statements, answers, lessons and dated claims, each with what stands beside it and its sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from values_exchange.dates import PartialDate
from values_exchange.model import Answer, Coded, Lesson, Statement, TopicStatement, When
from values_exchange.pages.markup import NOTHING, Markup, element, escape, joined
from values_exchange.pages.names import part_link, site_link
from values_exchange.pages.sheet import Sheet
from values_exchange.vocabulary import CodeList
from values_exchange.wording import period_words


def details(sheet: Sheet, claim: Any, *, dated: bool = False) -> Markup:
    """
    Give what stands behind a claim: time, place, who says so, its sources and its caveat.

    Claims of a section that have no sources or time of their own take the section's. `dated` leaves the time out where
    it has been shown already.
    """
    parts = joined(_asides(sheet, claim, dated=dated), " · ")
    aside = " " + element("span", parts, class_="ve-by") if parts else NOTHING
    sources = getattr(claim, "sources", ()) or getattr(sheet.section, "sources", ())
    caveat = getattr(claim, "caveat", None)
    return aside + sheet.cite(sources) + (" " + sheet.caveat(caveat) if caveat else NOTHING)


def _asides(sheet: Sheet, claim: Any, *, dated: bool) -> Iterable[object]:
    state = getattr(claim, "state", None)
    if state and state != "actual":
        yield sheet.tag(sheet.label("states", state), f"state-{state}")
    as_of = getattr(claim, "as_of", None) or getattr(sheet.section, "as_of", None)
    if as_of and not dated:
        yield as_of_said(sheet, as_of, getattr(claim, "certainty", None))
    yield from _places(sheet, claim)
    said_by = getattr(claim, "said_by", None)
    if said_by:
        yield sheet.say("said by {who}", who=said_by)
    project = getattr(claim, "from_project", None)
    if project:
        yield sheet.say("from another project: {name}", name=project)


def as_of_said(sheet: Sheet, as_of: PartialDate, certainty: str | None) -> str:
    """Say which time something is about."""
    date = sheet.date(as_of, certainty)
    return date if certainty in ("by", "before", "after") else sheet.say("as of {date}", date=date)


def _places(sheet: Sheet, claim: Any) -> Iterable[Markup]:
    site, part = getattr(claim, "site", None), getattr(claim, "part", None)
    yield from (site_link(sheet, one) for one in ((site,) if site else getattr(claim, "sites", ())))
    yield from (part_link(sheet, one) for one in ((part,) if part else getattr(claim, "parts", ())))


def moment(sheet: Sheet, claim: Any) -> str:
    """Give the date of a dated claim, such as "summer 2015" or "by February 2024"."""
    words = getattr(claim, "words", None)
    until = getattr(claim, "until", None)
    return period_words(claim.date, until, sheet.say, certainty=getattr(claim, "certainty", None), words=words)


def dated(sheet: Sheet, claim: Any) -> Markup:
    """Give the date of a dated claim as it stands before or behind its text; nothing where it has none."""
    shown = moment(sheet, claim)
    return element("span", shown, class_="ve-date") if shown else NOTHING


def listed(rows: Sequence[Markup]) -> Markup:
    """Give several claims as a list; `rows` are its items."""
    return element("ul", *rows, class_="ve-list")


def item(sheet: Sheet, claim: Any, *said: object) -> Markup:
    """Give a claim as an item of a list, with what stands behind it."""
    return element("li", *said, details(sheet, claim), id=sheet.claim_anchor(claim))


def statements(sheet: Sheet, items: Sequence[Statement]) -> Markup:
    """Give statements: one as a paragraph, several as a list."""
    if len(items) == 1:
        return statement(sheet, items[0])
    return listed([item(sheet, one, sheet.inline(one.text)) for one in items])


def statement(sheet: Sheet, one: Statement) -> Markup:
    """Give one statement as a paragraph."""
    return element("p", sheet.inline(one.text), details(sheet, one), id=sheet.claim_anchor(one))


def statement_said(sheet: Sheet, one: Any, head: str) -> Markup:
    """Say in a line what a claim with a code says, with its text and what stands behind it."""
    said = with_text(element("strong", head), sheet.inline(one.text)) + details(sheet, one)
    return element("div", said, id=sheet.claim_anchor(one))


def topics(sheet: Sheet, items: Sequence[TopicStatement]) -> Markup:
    """Give statements about an exchange project under what they are about."""
    grouped: dict[str, list[Markup]] = {}
    for one in items:
        grouped.setdefault(one.topic, []).append(item(sheet, one, sheet.inline(one.text)))
    return fields((sheet.label("topics", topic), listed(rows)) for topic, rows in grouped.items())


def lessons(sheet: Sheet, items: Sequence[Lesson]) -> Markup:
    """Give lessons by kind: what worked, what hindered, what did not work."""
    grouped: dict[str, list[Markup]] = {}
    for one in items:
        grouped.setdefault(one.kind, []).append(item(sheet, one, sheet.inline(one.text)))
    return fields((sheet.label("lesson-kinds", kind), listed(rows)) for kind, rows in grouped.items())


def fields(pairs: Iterable[tuple[object, object]]) -> Markup:
    """Give pairs of title and content as a list of terms."""
    rows = (element("dt", title) + element("dd", content) for title, content in pairs)
    return element("dl", *rows, class_="ve-fields")


def coded(sheet: Sheet, items: Sequence[Coded], codes: CodeList) -> Markup:
    """Give coded statements; what was only announced looks different and says so."""
    rows = [_coded_row(sheet, one, codes) for one in sorted(items, key=_announced_last)]
    return element("ul", *rows, class_="ve-codes")


def _announced_last(one: Coded) -> bool:
    return one.state not in (None, "actual")


def _coded_row(sheet: Sheet, one: Coded, codes: CodeList) -> Markup:
    style = f"ve-code ve-state-{one.state}" if _announced_last(one) else "ve-code"
    said = [code for code in one.codes if code != "other" or not one.text]
    labels = [element("span", sheet.label(codes, code), class_=style) for code in said]
    if not one.text:
        return item(sheet, one, joined(labels, " "))
    text = element("div", sheet.inline(one.text), details(sheet, one))
    return element("li", joined(labels, " "), text, id=sheet.claim_anchor(one))


def answer(sheet: Sheet, one: Answer) -> Markup:
    """Give a yes, no, partly or planned with its text."""
    said = element("strong", sheet.label("answers", one.answer))
    text = ": " + sheet.inline(one.text) if one.text else NOTHING
    return element("p", said, text, details(sheet, one), id=sheet.claim_anchor(one))


def answers(sheet: Sheet, items: Sequence[Answer]) -> Markup:
    """Give several answers, one below the other."""
    return joined(answer(sheet, one) for one in items)


def when(sheet: Sheet, claim: When) -> Markup:
    """Give a date with its text, for a line."""
    text = ": " + sheet.inline(claim.text) if claim.text else NOTHING
    return dated(sheet, claim) + text + details(sheet, claim)


def whens(sheet: Sheet, items: Sequence[When]) -> Markup:
    """Give dated claims as a list, in the order of the record."""
    return listed([element("li", when(sheet, one), id=sheet.claim_anchor(one)) for one in items])


def with_text(head: Markup, text: Markup) -> Markup:
    """Put a text behind what introduces it, with a colon between; only the head where there is no text."""
    return head + ": " + text if text else escape(head)
