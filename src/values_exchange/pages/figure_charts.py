"""Figures of one subject over the years: points on stems from zero, each with its value, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from values_exchange.comparison.figures import UNITS_BEHIND, figure_title
from values_exchange.comparison.rates import FigureKey, rate_of
from values_exchange.dates import PartialDate
from values_exchange.languages import Interface
from values_exchange.model import Figure, Programme
from values_exchange.pages.drawing import Point, TimeScale, draw_points, value_scale, written_width
from values_exchange.pages.markup import NOTHING, Markup, element, unfolding
from values_exchange.pages.names import any_name, area_name, organisation_name, short_site_name
from values_exchange.pages.paths import programme_path
from values_exchange.pages.sheet import Sheet
from values_exchange.terms import unit_words
from values_exchange.vocabulary import measure
from values_exchange.wording import (
    claim_date_words,
    figure_basis_words,
    figure_words,
    number_words,
    written_number,
)

WIDTH: Final = 460.0
LEAST_LEFT: Final = 44.0
_AIMS: Final = frozenset({"planned", "expected"})
_ONE_SIDED: Final = frozenset({"before", "after", "by", "planned"})


@frozen(kw_only=True)
class Series:
    """Values of one measure, rate and subject in one record that differ in their date; the subject in words."""

    key: FigureKey
    subject: str
    figures: tuple[Figure, ...]


def figures_over_time(sheet: Sheet, programme: Programme) -> Markup:
    """
    Draw each measure of which a record gives one subject's values at two or more times.

    Shape: one block with a chart and its table for each; nothing where there is none. The sheet has to be turned to the
    programme's record.
    """
    charts = [series_chart(sheet, one) for one in series_of(sheet, programme)]
    return element("div", *charts, class_="ve-over-time") if charts else NOTHING


def series_of(sheet: Sheet, programme: Programme) -> Iterator[Series]:
    """Give the series of a record in the order of its figures: one subject each, its values at different times."""
    found: dict[tuple[object, ...], list[Figure]] = {}
    for one in programme.figures:
        if date_of(one) and is_number(one):
            found.setdefault(_subject_key(one), []).append(one)
    for members in found.values():
        if len({(date_of(one), one.until) for one in members}) > 1:
            key, subject = (members[0].measure, rate_of(members[0])), subject_words(sheet, members[0])
            yield Series(key=key, subject=subject, figures=tuple(sorted(members, key=_in_time)))


def _subject_key(one: Figure) -> tuple[object, ...]:
    return (one.measure, rate_of(one), one.who, one.part, one.site, one.organisation, one.area)


def _in_time(one: Figure) -> tuple[str, str]:
    return str(date_of(one)), str(one.until or "")


def date_of(one: Figure) -> PartialDate | None:
    """Give the time a value is about; its source's date is none."""
    return one.as_of or one.period


def is_number(one: Figure) -> bool:
    """Whether a figure has a number, and not words only."""
    return one.value is not None or one.low is not None


def subject_words(sheet: Sheet, one: Figure) -> str:
    """Say of whom and of what a figure speaks; empty where it speaks of the whole programme and of everybody."""
    names = [sheet.label("target-groups", group) for group in one.who]
    programme = sheet.edition.catalogue.programmes.get(sheet.record_id)
    if one.part:
        part = programme.value.parts.get(one.part) if programme else None
        names.append(sheet.edition.plain(part.name) if part else one.part)
    names += [short_site_name(sheet, one.site)] if one.site else []
    names += [organisation_name(sheet, one.organisation)] if one.organisation else []
    names += [area_name(sheet, one.area)] if one.area else []
    return ", ".join(names)


# A chart and its table


def series_chart(sheet: Sheet, series: Series, of: str = "") -> Markup:
    """
    Give a series as a drawing with its table; the table alone where the drawing would not be readable.

    `of` names the programme, on a page that shows several.
    """
    say, label = sheet.say, _label_id(sheet, series)
    title = figure_title(say, series.key)
    head = of or title
    name = say("{measure}: {subject}", measure=head, subject=series.subject) if series.subject else head
    unit = measure(series.key[0]).unit
    ask = say(
        "The line at the foot of each point is the time it is about. Points are not joined: what lay between is not "
        "documented. Ask whether it was counted in the same way."
    )
    caption = element("figcaption", element("strong", name, id=label), sheet.small(f"{_axis_words(say, unit)} ", ask))
    drawing = _draw(sheet, series, label)
    table = _table(sheet, series, name)
    if not drawing:
        return element("figure", caption, table, class_="ve-chart")
    plot = element("div", drawing, class_="ve-plot")
    same = unfolding(say("The same as a table"), table)
    return element("figure", caption, plot, same, class_="ve-chart")


def _label_id(sheet: Sheet, series: Series) -> str:
    base = "-".join(("over-time", *series.key)).replace("_", "-")
    names = (base if number == 1 else f"{base}-{number}" for number in range(1, len(sheet.edition.programmes) + 1000))
    return next(name for name in names if sheet.anchor(name))


def _axis_words(say: Interface, unit: str) -> str:
    if not unit:
        return say("From zero upwards.")
    return say("In {unit}, from zero upwards.", unit=unit_words(unit, None, say))


def _draw(sheet: Sheet, series: Series, label: str) -> Markup:
    say = sheet.say
    values = [value for one in series.figures for value in ends_of(one)]
    scale = value_scale(values, 0, 1)
    if scale is None:
        return NOTHING
    left = max(LEAST_LEFT, *(written_width(_tick(say, series, tick), 12) + 16 for tick in scale.ticks))
    ends = [date for one in series.figures for date in (date_of(one), one.until) if date]
    times = TimeScale.over(ends, left, WIDTH - 40)
    points = [_point(sheet, one, times) for one in series.figures]
    description = say("Each value stands at its time, above a line at zero; the table below gives the same values.")
    return draw_points(
        points, times, WIDTH, labelled_by=label, description=description, write=lambda tick: _tick(say, series, tick)
    )


def _tick(say: Interface, series: Series, tick: float) -> str:
    number = int(tick) if float(tick).is_integer() else tick
    return written_number(number, say, "%" if measure(series.key[0]).unit == "%" else "")


def ends_of(one: Figure) -> tuple[float, float]:
    """Give the two ends of a number, equal unless it is a range."""
    if one.value is not None:
        return one.value, one.value
    return one.low or 0, one.high or 0


def _point(sheet: Sheet, one: Figure, times: TimeScale) -> Point:
    date = date_of(one)
    assert date is not None  # noqa: S101 - a series holds dated figures only
    low, high = ends_of(one)
    start, end = times.span(date, one.until)
    shown = claim_date_words(one, sheet.say)
    label = value_words(sheet.say, one)
    if one.certainty in _ONE_SIDED:
        label = sheet.say("{date}: {value}", date=shown, value=label)
    return Point(
        low=low,
        high=high,
        start=start,
        end=end,
        label=label,
        spoken=sheet.say("{date}: {value}", date=shown, value=_whole(sheet.say, one)),
        href=figure_href(sheet, sheet.record_id, one),
        qualifier=one.qualifier or "",
        is_firm=one.certainty not in _ONE_SIDED and one.basis not in _AIMS,
    )


def figure_href(sheet: Sheet, record_id: str, one: Figure) -> str:
    """Give the link to a figure on the page of its programme: to its own place, else to the table of figures."""
    return sheet.href(programme_path(record_id), f"claim-{one.id}" if one.id else "figures")


def value_words(say: Interface, one: Figure) -> str:
    """Give a number in few words, as it stands beside a mark: qualifier, number, how it is known."""
    unit = measure(one.measure).unit
    low, high = ends_of(one)
    number = number_words(low, high, unit if unit in UNITS_BEHIND else "", one.qualifier or "", say)
    basis = figure_basis_words(one, say)
    return say("{number}, {basis}", number=number, basis=basis) if basis else number


def _whole(say: Interface, one: Figure) -> str:
    basis = figure_basis_words(one, say)
    number = figure_words(one, say)
    return say("{number}, {basis}", number=number, basis=basis) if basis else number


def _table(sheet: Sheet, series: Series, name: str) -> Markup:
    say = sheet.say
    heads = (say("When"), say("Value"), say("What else is said"))
    head = element("tr", *(element("th", title, scope="col") for title in heads))
    rows = (_row(sheet, one) for one in series.figures)
    caption = element("caption", name, class_="ve-hidden")
    table = element("table", caption, element("thead", head), element("tbody", *rows), class_="ve-table ve-chart-table")
    return element("div", table, class_="ve-scroll", tabindex=0, role="region", aria_label=name)


def _row(sheet: Sheet, one: Figure) -> Markup:
    return element(
        "tr",
        element("th", claim_date_words(one, sheet.say), scope="row"),
        element("td", _whole(sheet.say, one), sheet.cite(one.sources), class_="ve-value"),
        element("td", *remarks(sheet, one)),
    )


def remarks(sheet: Sheet, one: Figure) -> Sequence[Markup]:
    """Give what a figure says beside its number: what the source names, defines and does not say."""
    parts: list[Markup] = []
    if one.which:
        named = ", ".join(any_name(sheet, name) for name in one.which)
        parts.append(element("div", sheet.say("namely {names}", names=named), class_="ve-small"))
    parts += [element("div", sheet.inline(text), class_="ve-small") for text in (one.definition, one.text) if text]
    parts += [sheet.caveat(one.caveat)] if one.caveat else []
    return parts
