"""The briefing on a programme: a document of its own, two pages of A4 to take into a meeting, with numbered sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from importlib.resources import files
from itertools import groupby
from math import ceil
from typing import Final

from attrs import field, frozen

from values_exchange.catalogue import Record
from values_exchange.citation import citation_of
from values_exchange.model import Programme
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import NOTHING, Markup, element, joined
from values_exchange.pages.paths import BRIEFING_STYLE, briefing_path, programme_path
from values_exchange.pages.points import MUST, Passage, Point, passages
from values_exchange.pages.record import account_said, review_said
from values_exchange.pages.sheet import Note, Sheet
from values_exchange.wording import source_date_words

ROOM: Final = 112
"""How many lines of the paper's text two pages hold, with some to spare: fonts of readers differ in width."""

WIDTHS: Final = {"lines": 76, "amounts": 56, "columns": 34, "questions": 72, "head": 17, "source": 50, "title": 15}
"""How many letters fit into a line of each kind, counted low: a wide font, and words that do not break."""

SMALL: Final = 0.82
"""The height of a line of a source beside one of the text."""

SPACING: Final = 0.8
"""How much room there is below a passage, in lines."""


@frozen(kw_only=True)
class Chosen:
    """A passage with the points there is room for, and how many stand on the programme's page only."""

    passage: Passage
    points: tuple[Point, ...]
    left: int = field(init=False)

    @left.default
    def _left(self) -> int:
        return len(self.passage.points) - len(self.points)


def briefings(edition: Edition) -> dict[str, bytes]:
    """Give the briefing on each programme and the style sheet of all of them, by their paths."""
    style = (files("values_exchange.pages") / "assets" / "briefing.css").read_bytes()
    made = {briefing_path(record.id): briefing(edition, record) for record in edition.programmes}
    return {BRIEFING_STYLE: style, **made} if made else {}


def briefing(edition: Edition, record: Record[Programme]) -> bytes:
    """
    Write the briefing on a programme as a whole HTML document.

    Nothing in it is cut: what there is no room for is counted, and stands on the programme's page.
    """
    sheet = Sheet(edition=edition, path=briefing_path(record.id), record_id=record.id)
    chosen = choose(tuple(passages(sheet, record)), room=ROOM - _fixed(sheet, record), sheet=sheet)
    body = joined((_ways(sheet, record), element("main", _head(sheet, record), *_told(sheet, record, chosen))))
    return _document(sheet, record, body).encode()


# Choosing


def choose(written: Sequence[Passage], *, room: float, sheet: Sheet) -> tuple[Chosen, ...]:
    """
    Choose what is said: first what must be, then by urgency and in the order of the paper as long as there is room.

    A point costs its lines and those of the sources that nothing chosen before it cites.

    Units: `room` in lines of the text.
    """
    taken: set[tuple[int, int]] = set()
    cited: set[str] = set()
    left = room - sum(SPACING for _ in written)
    for urgency, _, row, place in sorted(_in_turn(written)):
        point = written[row].points[place]
        fresh = {source for source in point.sources if source not in cited and sheet.source(source)}
        cost = height(point, written[row].form) + sum(source_height(sheet, source) for source in fresh)
        if urgency == MUST or cost <= left:
            taken.add((row, place))
            cited |= fresh
            left -= cost
    return tuple(
        Chosen(
            passage=passage,
            points=tuple(point for place, point in enumerate(passage.points) if (row, place) in taken),
        )
        for row, passage in enumerate(written)
    )


def _in_turn(written: Sequence[Passage]) -> Iterator[tuple[int, int, int, int]]:
    """Give urgency, turn, row and place of each point: of equal urgency, the first of each passage comes first."""
    for row, passage in enumerate(written):
        turns: Counter[int] = Counter()
        for place, point in enumerate(passage.points):
            yield point.urgency, turns[point.urgency], row, place
            turns[point.urgency] += 1


def height(point: Point, form: str) -> float:
    """Give the lines a point takes."""
    notes = 3 * len(point.sources)
    lines = _lines(len(_words(point.said)) + notes, WIDTHS["lines" if point.is_whole else form])
    if form == "columns" and not point.is_whole:
        return lines / 2
    return max(lines, _lines(len(_words(point.head)), WIDTHS["head"])) if form == "amounts" else lines


def source_height(sheet: Sheet, source_id: str) -> float:
    """Give the lines a source takes in one of two columns."""
    source = sheet.source(source_id)
    said = len(_source_words(sheet, source_id)) if source else 0
    return _lines(said, WIDTHS["source"]) * SMALL / 2


def _source_words(sheet: Sheet, source_id: str) -> str:
    source = sheet.source(source_id)
    if source is None:
        return ""
    return f"{source.title}. {source.publisher or ''}. {source_date_words(source, sheet.say)}. (own account)"


def _lines(letters: int, width: int) -> int:
    return max(1, ceil(letters / width))


def _words(html: Markup) -> str:
    return unescape(_TAG.sub("", html))


_TAG = re.compile(r"<[^>]*>")


def _fixed(sheet: Sheet, record: Record[Programme]) -> float:
    """Give the lines of what is always there: title, what it is, the note on the record, the line that ends it."""
    title = _lines(len(_title(sheet, record)), 46) * 1.8
    return title + 16


# Writing


def _document(sheet: Sheet, record: Record[Programme], body: Markup) -> str:
    title = sheet.say("Briefing: {title}", title=_title(sheet, record))
    head = joined(
        (
            Markup('<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'),
            element("title", title),
            # No icon: without this line a browser asks the server for one that is not there.
            Markup('\n<link rel="icon" href="data:,">'),
            Markup('\n<link rel="stylesheet" href="{style}">\n').format(style=sheet.href(BRIEFING_STYLE)),
        )
    )
    return Markup(
        '<!doctype html>\n<html lang="{language}">\n<head>\n{head}</head>\n<body>\n{body}</body>\n</html>\n'
    ).format(language=sheet.say.language, head=head, body=body)


def _title(sheet: Sheet, record: Record[Programme]) -> str:
    return sheet.edition.plain(record.value.title)


def _ways(sheet: Sheet, record: Record[Programme]) -> Markup:
    """Lead back, and say how to print; not printed itself."""
    back = sheet.link(programme_path(record.id), sheet.say("Back to the whole page"))
    how = sheet.say("Print it with your browser (Ctrl+P): two pages of A4.")
    return element("nav", back, " ", element("span", how), class_="ve-screen", aria_label=sheet.say("Way back"))


def _head(sheet: Sheet, record: Record[Programme]) -> Markup:
    value, say = record.value, sheet.say
    title = sheet.edition.said(value.title)
    language = title.language if title.language != say.language else None
    city_id = record.id.partition("/")[0]
    city = sheet.edition.catalogue.cities.get(city_id)
    where = [sheet.edition.city_name(city_id)]
    where += [say.country(city.value.country)] if city else []
    where += [sheet.label("programme-kinds", value.kind)]
    where += [sheet.edition.theme_name(theme) for theme in value.themes]
    return element(
        "header",
        element("p", say("{network}: briefing", network=sheet.edition.network_name), class_="ve-kicker"),
        element("h1", title.text, lang=language),
        element("p", " · ".join(where), class_="ve-where"),
        element("p", review_said(sheet, value.review), class_="ve-checked"),
    )


def _told(sheet: Sheet, record: Record[Programme], chosen: Sequence[Chosen]) -> Iterator[Markup]:
    for one in chosen:
        yield _passage(sheet, record, one)
    yield _sources(sheet)
    yield _end(sheet, record)


def _passage(sheet: Sheet, record: Record[Programme], one: Chosen) -> Markup:
    passage = one.passage
    said: list[Markup] = [element("p", passage.silence, class_="ve-silence")] if not passage.points else []
    for is_whole, points in groupby(one.points, key=lambda point: point.is_whole):
        rows = (_point(sheet, "p" if is_whole else "li", passage.form, point) for point in points)
        kind = "ol" if passage.form == "questions" else "ul"
        said.append(joined(rows) if is_whole else element(kind, *rows, class_=f"ve-{passage.form}"))
    said += [element("p", _rest(sheet, record, one), class_="ve-rest")] if one.left else []
    return element("section", element("h2", passage.title), element("div", *said))


def _point(sheet: Sheet, name: str, form: str, point: Point) -> Markup:
    cited = _cited(sheet, point.sources)
    if form == "amounts":
        return element(name, element("strong", point.head), " ", element("span", point.said, cited))
    return element(name, point.said, cited)


def _cited(sheet: Sheet, source_ids: Sequence[str]) -> Markup:
    """Give the numbers of sources, small ones first."""
    notes = {source_id: note.number for source_id in source_ids if (note := sheet.note(source_id))}
    return sheet.cite(sorted(notes, key=notes.__getitem__))


def _rest(sheet: Sheet, record: Record[Programme], one: Chosen) -> Markup:
    """Say how much more there is, and where."""
    count = sheet.say.plural("{n} more on the whole page", "{n} more on the whole page", one.left)
    return sheet.link(programme_path(record.id), count, one.passage.place)


def _sources(sheet: Sheet) -> Markup:
    cited = sheet.cited()
    if not cited:
        return NOTHING
    rows = (_source(sheet, note) for note in cited)
    return element(
        "section", element("h2", sheet.say("Sources")), element("ol", *rows, class_="ve-cited"), class_="ve-sources"
    )


def _source(sheet: Sheet, note: Note) -> Markup:
    source, say = note.source, sheet.say
    language = source.language if source.language != say.language else None
    title = (
        element("a", source.title, href=source.url, rel="noreferrer", lang=language)
        if source.url
        else element("span", source.title, lang=language)
    )
    said = [title, *([source.publisher] if source.publisher else []), source_date_words(source, say)]
    account = f" ({account_said(sheet, source)})" if source.kind else ""
    return element("li", joined(said, ". "), account, ".", id=note.anchor, value=note.number)


def _end(sheet: Sheet, record: Record[Programme]) -> Markup:
    """Say what this rests on, where all of it stands, whom to ask, and how to cite it."""
    say, value = sheet.say, record.value
    blank = say(
        "What is not documented may still exist: no source read so far says anything of it. Numbers of different kinds "
        "are not added up."
    )
    whole = sheet.link(programme_path(record.id), say("the whole page"))
    cite = citation_of(sheet.edition.catalogue, record.id, language=say.language).as_text()
    contact = value.contact.unit if value.contact else None
    lines: list[object] = [blank]
    lines += [say("Contact: {unit}.", unit=contact)] if contact else []
    lines.append(sheet.phrase("Every claim with its source stands on {page}.", page=whole))
    lines.append(say("To cite: {citation}", citation=cite))
    return element("footer", *(element("p", line) for line in lines))
