"""What all record pages share: breadcrumb, neighbours, sections, conflicts, gaps, numbered sources, review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from values_exchange.catalogue import Record
from values_exchange.citation import CATALOGUE_LICENCE, citation_of, licence_words
from values_exchange.comparison import OpenQuestion, by_usefulness, open_questions, section_titles
from values_exchange.model import Review, Source, Translation
from values_exchange.pages.markup import NOTHING, Markup, element, joined, unfolding, with_code
from values_exchange.pages.page import Heading
from values_exchange.pages.paths import ABOUT, DOWNLOADS, SOURCES, START, questionnaire_path
from values_exchange.pages.sections import Section
from values_exchange.pages.shapes import conflicts
from values_exchange.pages.sheet import Note, Sheet
from values_exchange.problems import Problem
from values_exchange.vocabulary import OWN_ACCOUNTS
from values_exchange.wording import source_date_words

Pieces = list[Heading | Markup]

YEAR = 365
"""After how many days a check is called long ago."""

ASKED_FIRST = 5
"""How many of the questions a record leaves open are given at once; the others are one step away."""


def breadcrumb(sheet: Sheet, *trail: Markup, here: str, language: str = "") -> Markup:
    """Give the way from the start to this page; `language` is that of its name, where it is not the page's."""
    steps = [sheet.link(START, sheet.say("Start")), *trail]
    items = [element("li", step) for step in steps]
    items.append(element("li", here, aria_current="page", lang=language or None))
    return element("nav", element("ol", *items), class_="ve-breadcrumb", aria_label=sheet.say("Breadcrumb"))


def neighbours(sheet: Sheet, before: Markup | None, after: Markup | None) -> Markup:
    """Give the way to the page before and the page after; nothing where there is neither."""
    if before is None and after is None:
        return NOTHING
    ways = [element("span", sheet.phrase("Previous: {page}", page=before)) if before else element("span")]
    ways += [element("span", sheet.phrase("Next: {page}", page=after))] if after else []
    return element("nav", *ways, class_="ve-neighbours", aria_label=sheet.say("Neighbouring pages"))


def facts(pairs: Iterable[tuple[str, object, str | None]]) -> Markup:
    """Give the fact box at the top of a page: title, content and anchor of each fact."""
    rows = (element("div", element("dt", title, id=anchor), element("dd", fact)) for title, fact, anchor in pairs)
    return element("dl", *rows, class_="ve-facts")


def section_pieces(
    sections: Iterable[Section], groups: Mapping[str, str], titles: Mapping[str, str]
) -> Iterable[Heading | Markup]:
    """
    Give headings and blocks of sections; those of one group stand together, where the first of them would.

    Args:
        groups: the group of a section's id; one without a group has a heading of its own.
        titles: the titles of the groups.
    """
    gathered: dict[str, list[Section]] = {}
    for section in sections:
        gathered.setdefault(groups.get(section.id, section.id), []).append(section)
    for key, members in gathered.items():
        if key not in titles:
            yield from (Heading(2, members[0].title, key), members[0].content)
            continue
        yield Heading(2, titles[key], key)
        for member in members:
            yield from (Heading(3, member.title, member.id), member.content)


def opening(sheet: Sheet, title: str, *trail: Markup, here: str = "", language: str = "") -> Pieces:
    """Give what every page begins with: the way from the start, then its title; `here` is a shorter name."""
    return [
        breadcrumb(sheet, *trail, here=here or title, language="" if here else language),
        Heading(1, title, "top", language),
    ]


def actions(*ways: Markup) -> Markup:
    """Give what can be done with a page, as links in a row."""
    return element("ul", *(element("li", way) for way in ways if way), class_="ve-inline ve-actions")


def closing(sheet: Sheet, record: Record[Any]) -> Pieces:
    """Give what every record page ends with: conflicts, questions, sources, the record itself, and how to cite it."""
    value, say = record.value, sheet.say
    pieces: Pieces = []
    if value.conflicts:
        pieces += [Heading(2, say("Where sources disagree"), "conflicts"), conflicts(sheet, value.conflicts)]
    missing = open_questions(record)
    if missing:
        pieces += [Heading(2, say("What is not documented"), "not-documented"), _questions(sheet, missing)]
    pieces += [Heading(2, say("Sources"), "sources"), source_list(sheet)]
    pieces += [Heading(2, say("About this record"), "record"), about_record(sheet, record)]
    pieces += [Heading(2, say("Cite this page"), "cite"), citing(sheet, record.id)]
    return pieces


def _questions(sheet: Sheet, missing: tuple[OpenQuestion, ...]) -> Markup:
    """Give the questions whose answers help other cities first, and behind a line the others, section by section."""
    say = sheet.say
    asked = by_usefulness(missing)
    first, others = asked[:ASKED_FIRST], asked[ASKED_FIRST:]
    intro = say("No source read so far says anything about these. That does not mean that there is none: ask the city.")
    shown = [element("p", intro), element("ol", *(_question(sheet, one) for one in first), class_="ve-list ve-next")]
    if others:
        count = say.plural("{n} further question to ask", "{n} further questions to ask", len(others))
        shown.append(unfolding(count, _by_section(sheet, others)))
    return element("div", *shown, element("p", to_questionnaire(sheet)), class_="ve-gaps")


def _question(sheet: Sheet, one: OpenQuestion) -> Markup:
    return element("li", element("strong", one.title(sheet.say)), ": ", one.words(sheet.say))


def _by_section(sheet: Sheet, questions: Iterable[OpenQuestion]) -> Markup:
    titles = section_titles(sheet.say)
    found: dict[str, list[Markup]] = {section: [] for section in titles}
    for one in questions:
        found[one.section].append(_question(sheet, one))
    rows = (
        element("dt", titles[section]) + element("dd", element("ul", *asked, class_="ve-list"))
        for section, asked in found.items()
        if asked
    )
    return element("dl", *rows, class_="ve-fields")


def to_questionnaire(sheet: Sheet) -> Markup:
    """Lead to the questionnaire of the city a page is about; nothing where there is none."""
    city = sheet.record_id.partition("/")[0]
    if city not in sheet.edition.cities:
        return NOTHING
    return sheet.link(questionnaire_path(city), sheet.say("Questionnaire for the city, to print and fill in"))


def source_list(sheet: Sheet) -> Markup:
    """Give the numbered sources of a page, each with who speaks, its date, and the way back to its first mention."""
    cited = sheet.cited()
    if not cited:
        return element("p", sheet.say("No source is cited on this page."))
    return element("ol", *(_source_item(sheet, note) for note in cited), class_="ve-sources")


def _source_item(sheet: Sheet, note: Note) -> Markup:
    back = sheet.say("Back to where source {number} is first cited", number=note.number)
    arrow = element("a", "↑", href=f"#note-{note.number}", aria_label=back, class_="ve-back")
    return element("li", source_said(sheet, note.source), " ", arrow, id=note.anchor, value=note.number)


def source_said(sheet: Sheet, source: Source) -> Markup:
    """Give a source: title, publisher, date, who speaks in it, its language and what a reader should know of it."""
    language = source.language if source.language != sheet.say.language else None
    title = (
        element("a", source.title, href=source.url, rel="noreferrer", lang=language)
        if source.url
        else element("span", source.title, lang=language)
    )
    date = source_date_words(source, sheet.say)
    if source.date and source.read:
        date = sheet.say("{date}, read {day}", date=date, day=sheet.date(source.read))
    publisher = f". {source.publisher}" if source.publisher else ""
    return joined((title, publisher, ". ", date, ". ", sheet.small(joined(_source_notes(sheet, source), " · "))))


def _source_notes(sheet: Sheet, source: Source) -> Iterable[object]:
    if source.kind:
        yield sheet.label("source-kinds", source.kind)
        yield account_said(sheet, source)
    if source.language:
        yield sheet.say.language_name(source.language)
    if source.note:
        yield sheet.inline(source.note)


def account_said(sheet: Sheet, source: Source) -> str:
    """Say whether the city or the operator speaks of itself in a source."""
    return sheet.say("own account") if source.kind in OWN_ACCOUNTS else sheet.say("somebody else’s account")


def review_said(sheet: Sheet, review: Review) -> Markup:
    """Say how far a record was checked, when, and whether the city confirmed it."""
    say = sheet.say
    checked = say("last checked {date}", date=sheet.date(review.last_checked))
    if sheet.edition.today and (sheet.edition.today - review.last_checked.latest).days > YEAR:
        checked = say("last checked {date}, more than a year ago", date=sheet.date(review.last_checked))
    confirmed = (
        say("confirmed by the city, {date}", date=sheet.date(review.confirmed_by_city))
        if review.confirmed_by_city
        else say("not confirmed by the city")
    )
    style = "confirmed" if review.confirmed_by_city else "unconfirmed"
    return joined((sheet.label("review-states", review.state), ", ", checked, ". ", sheet.tag(confirmed, style)))


def about_record(sheet: Sheet, record: Record[Any]) -> Markup:
    """Say which file a page is made from, how far it was checked, under which licence it is, and how to correct it."""
    say, value = sheet.say, record.value
    methods = [sheet.label("review-methods", method) for method in value.review.method]
    lines: list[object] = [joined((review_said(sheet, value.review), *(f" {method}." for method in methods)))]
    lines += [sheet.inline(value.review.note)] if value.review.note else []
    lines += [_translation_said(sheet, one) for one in value.translated]
    how = sheet.link(ABOUT, say("how to correct it"))
    file, data = element("code", record.file), sheet.link(DOWNLOADS, say("take all records with you"))
    lines.append(
        sheet.phrase(
            "This page is made from the record {file}; {how}. You can also {data}.", file=file, how=how, data=data
        )
    )
    all_sources = sheet.link(SOURCES, say("sources of all records"))
    lines.append(
        sheet.phrase("Text and data: {licence}. See also the {sources}.", licence=licence(value), sources=all_sources)
    )
    shown = [element("p", line) for line in lines]
    found = sheet.edition.warnings.get(record.file, ())
    if found:
        count = say.plural("The checker has {n} remark on it", "The checker has {n} remarks on it", len(found))
        shown.append(unfolding(count, element("ul", *(_remark(sheet, one) for one in found), class_="ve-list")))
    return element("div", *shown, class_="ve-record")


def _translation_said(sheet: Sheet, one: Translation) -> str:
    """Say from which language texts were translated, by whom or what, and when."""
    names = sheet.say.language_name
    said = sheet.say(
        "{language}, from {original}: {kind}",
        language=names(one.language),
        original=names(one.of),
        kind=sheet.label("translation-kinds", one.kind),
    )
    return ", ".join([said, sheet.date(one.date)]) if one.date else said


def _remark(sheet: Sheet, problem: Problem) -> Markup:
    """Give what the checker found: where, what, what to do about it, and the code under which its meaning is told."""
    line = f"{problem.span.line}: " if problem.span.line else ""
    words = " ".join(filter(None, (problem.message, problem.advice)))
    code = element("code", problem.code)
    if problem.code in sheet.edition.links.problem_pages:
        code = sheet.link(f"problems/{problem.code}.md", code)
    return element("li", line, with_code(words), " ", code)


def citing(sheet: Sheet, record_id: str) -> Markup:
    """Give how to cite a record: as text, and one step away for programs that keep references."""
    say = sheet.say
    found = citation_of(sheet.edition.catalogue, record_id, language=say.language)
    advice = say("For a single fact, cite its own source as well.")
    return element(
        "div",
        element("p", found.as_text(), class_="ve-copied"),
        unfolding("BibTeX", _code(found.as_bibtex(), "BibTeX")),
        unfolding("CSL-JSON", _code(found.as_csl(), "CSL-JSON")),
        element("p", advice, class_="ve-small"),
        class_="ve-cite",
    )


def _code(text: str, name: str) -> Markup:
    return element("pre", element("code", text.rstrip("\n")), tabindex=0, role="region", aria_label=name)


def licence(value: Any) -> str:
    """Give the licence of a record's texts; the catalogue's where the record states none."""
    return licence_words(value.licence or CATALOGUE_LICENCE)
