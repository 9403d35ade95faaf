"""The page that lays what happened along the years: the network, then each city, drawn and as a list by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from values_exchange.catalogue import NETWORK_ID, Record
from values_exchange.model import Programme
from values_exchange.pages.drawing import Look, sign_key
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import NOTHING, Markup, element, joined
from values_exchange.pages.moments import Moment, Standing
from values_exchange.pages.names import city_link
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import COMPARE, NETWORK, TIMELINE, city_path, programme_path
from values_exchange.pages.record import Pieces, opening, source_list
from values_exchange.pages.shapes import region, table
from values_exchange.pages.sheet import Sheet
from values_exchange.pages.strands import bundles_of
from values_exchange.pages.timeline_drawing import timeline_drawing, year_anchor

MOST_PROGRAMMES: Final = 60
"""Up to how many programmes each have a lane; above that the network is drawn, and programmes counted by year."""


def timeline_page(edition: Edition) -> Page:
    """Write the page of the timeline."""
    sheet, say = Sheet(edition=edition, path=TIMELINE), edition.say
    title = say("Timeline")
    is_whole = len(edition.programmes) <= MOST_PROGRAMMES
    bundles = tuple(bundles_of(sheet, is_whole=is_whole))
    moments = sorted((one for bundle in bundles for one in bundle.moments), key=lambda one: one.in_time)
    dated, undated = [one for one in moments if one.date], [one for one in moments if not one.date]
    lead = say(
        "What the records date, along the years: the network’s events and visits, then each city’s decisions, "
        "programmes and sites. A date is drawn as precisely as it is known, and never more so."
    )
    pieces: Pieces = [*opening(sheet, title), _top(sheet, lead, dated)]
    if dated:
        pieces += [Heading(2, say("Along the years"), "drawing"), timeline_drawing(sheet, bundles, dated)]
    if not is_whole:
        pieces += [Heading(2, say("Programmes by year"), "counts"), _counts(sheet)]
    if dated:
        pieces += [Heading(2, say("Year by year, in words"), "years"), _ways_to_years(sheet, dated)]
        pieces += _years(sheet, dated)
    if undated:
        pieces += [Heading(2, say("Without a date"), "undated"), _undated(sheet, undated)]
    pieces += [Heading(2, say("What is not shown here"), "left-out"), _left_out(sheet, is_whole=is_whole)]
    if sheet.cited():
        pieces += [Heading(2, say("Sources"), "sources"), source_list(sheet)]
    return Page(
        path=TIMELINE,
        title=title,
        kind="timeline",
        pieces=tuple(pieces),
        description=lead,
        meta={"hide": ["navigation", "toc"]},
    )


# Year by year


def _top(sheet: Sheet, lead: str, dated: Sequence[Moment]) -> Markup:
    say = sheet.say
    count = say("Nothing is dated yet.")
    if dated:
        years = [date.year for one in dated for date in (one.date, one.until) if date]
        count = say.plural(
            "{n} dated entry, from {first} to {last}.",
            "{n} dated entries, from {first} to {last}.",
            len(dated),
            first=min(years),
            last=max(years),
        )
    blank = say("What nobody dated is missing here: an empty year does not mean that nothing happened.")
    return element(
        "div",
        element("p", lead, class_="ve-lead"),
        element("p", count, " ", blank),
        class_="ve-top",
    )


def _by_year(dated: Sequence[Moment]) -> Iterator[tuple[int, list[Moment]]]:
    for year, members in groupby(dated, key=lambda one: one.date.year if one.date else 0):
        yield year, list(members)


def _ways_to_years(sheet: Sheet, dated: Sequence[Moment]) -> Markup:
    links = (
        element("li", element("a", year, href=f"#{year_anchor(year)}"), " ", sheet.small(f"({len(members)})"))
        for year, members in _by_year(dated)
    )
    return element("nav", element("ul", *links, class_="ve-inline"), aria_label=sheet.say("Years"), class_="ve-years")


def _years(sheet: Sheet, dated: Sequence[Moment]) -> Pieces:
    pieces: Pieces = []
    for year, members in _by_year(dated):
        pieces += [Heading(3, str(year), year_anchor(year)), _table(sheet, members, str(year), is_first=not pieces)]
    return pieces


def _table(sheet: Sheet, moments: Sequence[Moment], caption: str, *, is_first: bool = False) -> Markup:
    """
    Give moments as a table, whose rows are laid out as blocks on narrow screens.

    The heads of the columns are seen above the first table, and told with each.
    """
    say = sheet.say
    heads = (say("When"), say("What"), say("Where"), say("How firm"))
    head = element("tr", *(element("th", element("span", title), scope="col") for title in heads))
    return element(
        "table",
        element("caption", caption),
        element("thead", head),
        element("tbody", *(_row(sheet, one) for one in moments)),
        class_="ve-moments ve-with-heads" if is_first else "ve-moments",
    )


def _row(sheet: Sheet, one: Moment) -> Markup:
    sign = sign_key(Look(kind=one.kind.value, standing=one.standing.value)) if one.date else NOTHING
    cells = (
        element("th", one.shown or sheet.blank(sheet.say("date not documented")), scope="row"),
        element("td", sign, element("div", one.said(sheet)), class_="ve-moment-said"),
        element("td", _where(sheet, one)),
        element("td", _how_firm(sheet, one), class_="ve-small"),
    )
    return element("tr", *cells)


def _where(sheet: Sheet, one: Moment) -> Markup:
    """Name the city, and the programme where it has one, each linked to its page; the programme to this very entry."""
    if one.record == NETWORK_ID:
        return element("a", sheet.edition.network_name, href=sheet.href(NETWORK, one.anchor))
    city = one.record.partition("/")[0]
    if "/" not in one.record:
        return element("a", sheet.edition.city_name(city), href=sheet.href(city_path(city), one.anchor))
    record: Record[Programme] = sheet.edition.catalogue.programmes[one.record]
    title = sheet.edition.said(record.value.title)
    language = title.language if title.language != sheet.say.language else None
    link = element("a", title.text, href=sheet.href(programme_path(one.record), one.anchor), lang=language)
    return joined((element("div", city_link(sheet, city)), element("div", link, class_="ve-small")))


def _how_firm(sheet: Sheet, one: Moment) -> Markup:
    say = sheet.say
    words = [sheet.label("certainties", one.certainty)] if one.certainty else []
    if one.standing is Standing.ANNOUNCED and one.certainty != "planned":
        words.append(say("Only announced"))
    if one.standing is Standing.ASKED:
        words.append(say("Asked for, not decided"))
    if not one.date:
        return NOTHING
    return joined(element("div", word) for word in words or [say("As stated")])


def _undated(sheet: Sheet, undated: Sequence[Moment]) -> Markup:
    return _table(sheet, undated, sheet.say("Without a date"))


# What is left out, and many programmes


def _left_out(sheet: Sheet, *, is_whole: bool) -> Markup:
    say = sheet.say
    lines: list[object] = [
        say("Dated sums of money and roles of organisations: they stand in the history on each programme’s page."),
        say("Figures and statements about how things stood at a date: they are no events."),
        say("What a source says without a date, other than meetings of the network."),
    ]
    if not is_whole:
        count = len(sheet.edition.programmes)
        compare = sheet.link(COMPARE, say("Compare"))
        lines.insert(
            0,
            sheet.phrase(
                "The history of each of {n} programmes: above {most} programmes they are counted by year here, and "
                "told on their own pages; see {compare}.",
                n=say.number(count),
                most=MOST_PROGRAMMES,
                compare=compare,
            ),
        )
    return element("ul", *(element("li", line) for line in lines), class_="ve-list")


def _counts(sheet: Sheet) -> Markup:
    """Count, where programmes are too many to be drawn, how many began and ended in each year."""
    say, began, ended, undated = sheet.say, Counter[int](), Counter[int](), 0
    for record in sheet.edition.programmes:
        first = min((one.date.year for one in record.value.started if one.certainty != "planned"), default=None)
        last = max((one.date.year for one in record.value.ended if one.certainty != "planned"), default=None)
        began.update([first] if first is not None else [])
        ended.update([last] if last is not None else [])
        undated += first is None
    heads = (say("Year"), say("Programmes that began"), say("Programmes that ended"))
    rows = (
        element(
            "tr",
            element("th", year, scope="row"),
            element("td", say.number(began[year])),
            element("td", say.number(ended[year])),
        )
        for year in sorted({*began, *ended})
    )
    blank = say.plural(
        "{n} programme has no date for its beginning; no documented end does not mean that it runs.",
        "{n} programmes have no date for their beginning; no documented end does not mean that one runs.",
        undated,
    )
    return element("div", region(say("Programmes by year"), table(heads, rows)), element("p", blank))
