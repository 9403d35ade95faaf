"""The page of figures: each measure that several values state, drawn along the years, with what can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from values_exchange.comparison import UNITS_BEHIND, Comparison, DatedBy
from values_exchange.dates import PartialDate
from values_exchange.model import Programme
from values_exchange.pages.drawing import (
    Bar,
    Lane,
    Look,
    Mark,
    TimeScale,
    draw_axis,
    draw_bars,
    draw_lane,
    placed,
    sign_key,
)
from values_exchange.pages.edition import Edition
from values_exchange.pages.figure_charts import figure_href, remarks, series_chart, series_of, value_words
from values_exchange.pages.markup import NOTHING, Markup, element, joined, unfolding
from values_exchange.pages.measured import Measured, Told, comparable_groups, measured
from values_exchange.pages.names import city_link, programme_link
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import COMPARE, DOWNLOADS, FIGURES, code_path
from values_exchange.pages.record import Pieces, opening, source_list
from values_exchange.pages.shapes import region, table
from values_exchange.pages.sheet import Sheet
from values_exchange.vocabulary import MEASURES

WIDTH: Final = 640.0
MARGIN: Final = 34.0
UNDATED_FROM: Final = 420.0
"""Where the room for undated values begins, right of the years."""

MOST_PROGRAMMES: Final = 60
"""Up to how many programmes are drawn; above that each measure is listed with how many state it."""

MOST_LANES: Final = 40
"""Up to how many lanes one drawing has; a measure with more has its table alone."""

SEVERAL: Final = 2


def figures_page(edition: Edition, comparison: Comparison | None = None) -> Page:
    """Write the page of figures; `comparison` is that of all programmes, where it has been made already."""
    sheet, say = Sheet(edition=edition, path=FIGURES), edition.say
    title = say("Figures")
    lead = say(
        "Every number that programmes state of the same thing at the same rate, beside each other. Most of them cannot "
        "be compared; each drawing says which can, and why the others cannot. Nothing is ranked."
    )
    pieces: Pieces = [*opening(sheet, title), _top(lead)]
    found = tuple(measured(edition, comparison))
    drawn = [one for one in found if len(one.numbers) >= SEVERAL]
    once = [one for one in found if len(one.numbers) < SEVERAL]
    is_whole = len(edition.programmes) <= MOST_PROGRAMMES
    if not found:
        pieces.append(element("p", say("No figure is documented yet.")))
    elif not is_whole:
        pieces += [Heading(2, say("Measures"), "measures"), _counted(sheet, found)]
    else:
        if drawn:
            pieces += [Heading(2, say("How to read the drawings"), "reading"), _reading(sheet)]
            pieces += [Heading(2, say("Stated more than once"), "several"), _ways(sheet, drawn)]
        scale = _years_of(drawn)
        for one in drawn:
            pieces += [Heading(3, one.row.title, one.anchor), _measure(sheet, one, scale)]
        if once:
            pieces += [Heading(2, say("Stated once"), "once"), _once(sheet, once)]
    pieces += [Heading(2, say("What is not shown here"), "left-out"), _left_out(sheet)]
    if sheet.cited():
        pieces += [Heading(2, say("Sources"), "sources"), source_list(sheet)]
    return Page(
        path=FIGURES,
        title=title,
        kind="figures",
        pieces=tuple(pieces),
        description=lead,
        meta={"hide": ["navigation"]},
    )


def _top(lead: str) -> Markup:
    return element("div", element("p", lead, class_="ve-lead"), class_="ve-top")


# One measure


def _measure(sheet: Sheet, one: Measured, scale: TimeScale) -> Markup:
    say = sheet.say
    parts = [_headline(sheet, one), *_comparable(sheet, one)]
    charts = tuple(_with_itself(sheet, one))
    is_one_series = len(charts) == 1 and len(_lanes(one)) == 1 and all(told.date for told in one.told)
    if is_one_series:
        parts += charts
    elif len(_lanes(one)) <= MOST_LANES:
        parts += [_along_the_years(sheet, one, scale), _reasons(one)]
        parts += [unfolding(say("The same as a table, with sources"), _table(sheet, one)), *charts]
        return element("div", *parts, class_="ve-measure")
    else:
        parts += [_table(sheet, one), *charts]
    return element("div", *parts, _reasons(one), class_="ve-measure")


def _headline(sheet: Sheet, one: Measured) -> Markup:
    """Say what is counted in, and whether it can be compared."""
    said = [element("strong", sentence) for sentence in _sentences(one)[:1]]
    unit = "" if one.row.unit in UNITS_BEHIND else one.row.unit
    said += [element("span", sheet.say("Counted in {unit}.", unit=unit))] if unit else []
    return element("p", joined(said, " "))


def _reasons(one: Measured) -> Markup:
    """Give the rest of the verdict."""
    said = _sentences(one)[1:]
    return element("div", *(element("p", sentence) for sentence in said), class_="ve-verdict-said") if said else NOTHING


def _sentences(one: Measured) -> Sequence[str]:
    return one.row.verdict.sentences if one.row.verdict else ()


_LaneKey = tuple[str, str, tuple[str, ...]]


def _lane_key(one: Told) -> _LaneKey:
    return one.column.id, ",".join(one.figure.who), one.entry.about


def _lanes(one: Measured) -> dict[_LaneKey, list[Told]]:
    found: dict[_LaneKey, list[Told]] = {}
    for told in one.numbers:
        found.setdefault(_lane_key(told), []).append(told)
    return found


def _years_of(drawn: Sequence[Measured]) -> TimeScale:
    """Give the years of all drawings, so that a year stands in the same place in each."""
    dates = [date for one in drawn for told in one.numbers for date in (told.date, told.until) if date]
    return TimeScale.over(dates or [PartialDate("2000")], MARGIN, UNDATED_FROM - MARGIN)


def _along_the_years(sheet: Sheet, one: Measured, scale: TimeScale) -> Markup:
    """Draw every value at its time, one lane for each programme and subject; numbers are written, not measured off."""
    say = sheet.say
    # Without a single date there are no years to draw, and all stands in the room for what is undated.
    dated = any(told.date for told in one.numbers)
    comparable = {(told.column.id, *told.entry.path) for group in comparable_groups(one) for told in group}
    lanes = [
        _lane(sheet, one, members, scale if dated else None, number, comparable)
        for number, members in enumerate(_lanes(one).values())
    ]
    apart = any(told.date is None for told in one.numbers)
    axis = element("div", say("undated"), class_="ve-small ve-lane-blank")
    if dated:
        axis = draw_axis(scale, WIDTH, apart_from=UNDATED_FROM if apart else None, apart=say("undated"))
    head = element("div", element("div", class_="ve-lane-name"), axis, class_="ve-lane ve-lane-head")
    name = say("{measure}: each value at its time", measure=one.row.title)
    inside = element("div", head, *lanes, class_="ve-lanes-inside")
    drawing = element(
        "div", inside, class_="ve-scroll ve-lanes ve-value-lanes", tabindex=0, role="region", aria_label=name
    )
    return element("figure", drawing, class_="ve-chart", aria_label=name)


def _lane(
    sheet: Sheet,
    one: Measured,
    members: Sequence[Told],
    scale: TimeScale | None,
    number: int,
    comparable: set[tuple[str | int, ...]],
) -> Markup:
    say, label = sheet.say, f"{one.anchor}-lane-{number + 1}"
    words = element("ul", *(element("li", _in_words(sheet, told)) for told in members), class_="ve-lane-words")
    name = element("div", element("div", _who(sheet, members[0]), id=label), words, class_="ve-lane-name")
    marks = [(told, _mark(sheet, told, scale, (told.column.id, *told.entry.path) in comparable)) for told in members]
    dated = placed((mark for told, mark in marks if told.date), 0, UNDATED_FROM - 8) if scale else ()
    left = UNDATED_FROM if scale else 0.0
    apart = placed((mark for told, mark in marks if not told.date), left, WIDTH, stacked=True)
    count = say.plural("{n} value.", "{n} values.", len(members))
    lane = Lane(marks=dated, apart=apart, labelled_by=label, description=count)
    years = scale or TimeScale(first=1, last=1, left=0, right=1)
    return element("div", name, draw_lane(lane, years, WIDTH, left if apart and scale else None), class_="ve-lane")


def _in_words(sheet: Sheet, told: Told) -> Markup:
    """Give a value in words, for screens too narrow for the drawing."""
    value = element("a", value_words(sheet.say, told.figure), href=figure_href(sheet, told.column.id, told.figure))
    return sheet.phrase("{value}, {date}", value=value, date=told.entry.dating.shown)


def _who(sheet: Sheet, told: Told) -> Markup:
    """Name the city, the programme where the city has several, and of whom or what the value speaks."""
    sheet.turn_to(told.column.id)
    lines = [element("strong", city_link(sheet, told.column.city_id))]
    if len(sheet.edition.by_city.get(told.column.city_id, ())) > 1:
        lines.append(programme_link(sheet, told.column.id))
    subject = _subject(sheet, told)
    lines += [sheet.small(subject)] if subject else []
    return joined(element("div", line) for line in lines)


def _subject(sheet: Sheet, told: Told) -> str:
    names = [sheet.label("target-groups", group) for group in told.figure.who]
    return ", ".join([*names, *told.entry.about])


def _mark(sheet: Sheet, told: Told, scale: TimeScale | None, is_comparable: bool) -> Mark:  # noqa: FBT001 - passed in a row
    say, entry = sheet.say, told.entry
    start, end = (UNDATED_FROM + 14, UNDATED_FROM + 14) if scale else (14.0, 14.0)
    if told.date and scale:
        start, end = scale.span(told.date, told.until)
    spoken = say("{who}, {date}: {value}", who=_spoken_who(sheet, told), date=entry.dating.shown, value=entry.label)
    planned = told.figure.basis in {"planned", "expected"}
    return Mark(
        look=Look(
            kind="value",
            standing="announced" if planned else "done" if is_comparable else "asked",
            certainty=entry.dating.certainty if told.date else "",
        ),
        start=start,
        end=end,
        label=_label(sheet, told),
        short=value_words(say, told.figure),
        must_be_whole=True,
        spoken=spoken,
        href=figure_href(sheet, told.column.id, told.figure),
    )


def _label(sheet: Sheet, told: Told) -> str:
    """Give the number; with its date where its place does not tell it, or with that of its source."""
    say, dating = sheet.say, told.entry.dating
    value = value_words(say, told.figure)
    if told.date is not None:
        return say("{value} ({date})", value=value, date=dating.shown) if dating.certainty else value
    if dating.by is DatedBy.SOURCE and dating.last is not None:
        return say("{value} (source of {year})", value=value, year=dating.last.year)
    return value


def _spoken_who(sheet: Sheet, told: Told) -> str:
    subject = _subject(sheet, told)
    return sheet.say("{column} ({subject})", column=told.column.name, subject=subject) if subject else told.column.name


# What can be compared


def _comparable(sheet: Sheet, one: Measured) -> Iterator[Markup]:
    """Draw each set of comparable values as bars from zero on one scale."""
    say = sheet.say
    for place, group in enumerate(comparable_groups(one)):
        bars = [_bar(sheet, told) for told in group]
        rows = []
        for number, (told, bar) in enumerate(zip(group, bars, strict=True)):
            label = f"{one.anchor}-bar-{place + 1}-{number + 1}"
            name = element("div", _who(sheet, told), id=label, class_="ve-lane-name")
            drawing = draw_bars([bar], bars, WIDTH, labelled_by=label)
            rows.append(element("div", name, drawing, class_="ve-lane"))
        title = element("figcaption", element("strong", say("Comparable: drawn from zero, on one scale")))
        inside = element("div", *rows, class_="ve-lanes-inside")
        label = say("{measure}: values that are comparable", measure=one.row.title)
        lanes = element(
            "div", inside, class_="ve-scroll ve-lanes ve-value-lanes", tabindex=0, role="region", aria_label=label
        )
        yield element("figure", title, lanes, class_="ve-chart")


def _ends(told: Told) -> tuple[float, float]:
    quantity = told.entry.quantity
    return (quantity.low, quantity.high) if quantity else (0, 0)


def _bar(sheet: Sheet, told: Told) -> Bar:
    low, high = _ends(told)
    date = told.entry.dating.shown
    return Bar(
        low=low,
        high=high,
        label=sheet.say("{value}, {date}", value=value_words(sheet.say, told.figure), date=date),
        spoken=sheet.say("{who}, {date}: {value}", who=_spoken_who(sheet, told), date=date, value=told.entry.label),
        href=figure_href(sheet, told.column.id, told.figure),
        qualifier=told.figure.qualifier or "",
    )


def _with_itself(sheet: Sheet, one: Measured) -> Iterator[Markup]:
    """Draw, from zero, the values of one subject in one record at different times."""
    for column in dict.fromkeys(told.column.id for told in one.numbers):
        programme: Programme = sheet.edition.catalogue.programmes[column].value
        sheet.turn_to(column)
        for series in series_of(sheet, programme):
            if series.key == one.key:
                yield series_chart(sheet, series, of=sheet.edition.record_name(column))


# Tables and words


def _table(sheet: Sheet, one: Measured) -> Markup:
    say = sheet.say
    heads = (say("City and programme"), say("Of what"), say("Value"), say("When"))
    rows = (_row(sheet, told) for told in one.told)
    caption = one.row.title
    return region(say("{measure}, as a table", measure=caption), table(heads, rows))


def _row(sheet: Sheet, told: Told) -> Markup:
    sheet.turn_to(told.column.id)
    where = joined(
        (element("div", city_link(sheet, told.column.city_id)), element("div", programme_link(sheet, told.column.id)))
    )
    return element(
        "tr",
        element("th", where, scope="row"),
        element("td", _subject(sheet, told) or sheet.say("the whole programme")),
        element(
            "td",
            element("a", told.entry.label, href=figure_href(sheet, told.column.id, told.figure)),
            sheet.cite(told.entry.sources),
            *remarks(sheet, told.figure),
        ),
        element("td", told.entry.dating.shown),
    )


def _reading(sheet: Sheet) -> Markup:
    say = sheet.say
    signs = [
        (sign_key(Look(kind="value")), say("filled: comparable with another programme’s")),
        (sign_key(Look(kind="value", standing="asked")), say("hollow: stands for itself")),
        (sign_key(Look(kind="value", standing="announced")), say("hollow and dashed: an aim or a forecast")),
        (sign_key(Look(kind="value"), stretch=30), say("bar: the year or the time the value is about")),
    ]
    key = element("ul", *(element("li", sign, " ", element("span", words)) for sign, words in signs), class_="ve-key")
    words = element(
        "p",
        say(
            "A mark stands at the time its value is about, with its number written beside it; its height says nothing, "
            "since an axis would compare what cannot be compared. Values are drawn to scale, from zero, "
            "only where they are comparable, or where one subject has values of several years. A value without a date "
            "stands apart, at the right, with the date of its source if that has one."
        ),
    )
    return element("div", words, key, class_="ve-keys")


def _ways(sheet: Sheet, drawn: Sequence[Measured]) -> Markup:
    links = (element("li", element("a", one.row.title, href=f"#{one.anchor}")) for one in drawn)
    return element(
        "nav", element("ul", *links, class_="ve-inline"), aria_label=sheet.say("Measures"), class_="ve-years"
    )


def _once(sheet: Sheet, once: Sequence[Measured]) -> Markup:
    """Give the measures that one value states, or that are given in words only."""
    say = sheet.say
    heads = (say("What is counted"), say("City and programme"), say("Value"), say("When"))
    rows = (_once_row(sheet, one, told) for one in once for told in one.told)
    return region(say("Stated once"), table(heads, rows))


def _once_row(sheet: Sheet, one: Measured, told: Told) -> Markup:
    sheet.turn_to(told.column.id)
    subject = _subject(sheet, told)
    where = joined((city_link(sheet, told.column.city_id), ": ", programme_link(sheet, told.column.id)))
    unit = sheet.small(one.row.unit) if one.row.unit else NOTHING
    value = element("a", told.entry.label, href=figure_href(sheet, told.column.id, told.figure))
    return element(
        "tr",
        element("th", one.row.title, " ", unit, scope="row"),
        element("td", where, element("div", sheet.small(subject)) if subject else NOTHING),
        element("td", value, sheet.cite(told.entry.sources)),
        element("td", told.entry.dating.shown),
    )


def _counted(sheet: Sheet, found: Sequence[Measured]) -> Markup:
    """List the measures of many programmes with how many state each, how many of these with a number and a date."""
    say = sheet.say
    heads = (say("What is counted"), say("Programmes"), say("Values"), say("Values with a date of their own"))
    rows = (
        element(
            "tr",
            element("th", one.row.title, scope="row"),
            element("td", say.number(len({told.column.id for told in one.told}))),
            element("td", say.number(len(one.told))),
            element("td", say.number(sum(told.date is not None for told in one.told))),
        )
        for one in found
    )
    words = say(
        "There are {n} programmes. Above {most} their values are not drawn here: a drawing of so many would only "
        "invite to compare what cannot be compared. Compare a few, or take the whole as data.",
        n=say.number(len(sheet.edition.programmes)),
        most=MOST_PROGRAMMES,
    )
    ways = joined((sheet.link(COMPARE, say("Compare")), sheet.link(DOWNLOADS, say("Downloads"))), " · ")
    return element("div", element("p", words), element("p", ways), region(say("Measures"), table(heads, rows)))


def _left_out(sheet: Sheet) -> Markup:
    say = sheet.say
    lines: list[object] = [
        say("City-wide figures, such as residents: they stand on the page of each city."),
        say("Sums of money: their currency, year and stage differ; see Compare and each programme’s page."),
        sheet.phrase(
            "What each measure counts is defined in the list of {measures}.",
            measures=sheet.link(code_path(MEASURES), say("measures")),
        ),
    ]
    return element("ul", *(element("li", line) for line in lines), class_="ve-list")
