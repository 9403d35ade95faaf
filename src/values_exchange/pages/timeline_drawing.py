"""The drawing of the timeline: a lane for each programme, each mark a link to where its claim stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from values_exchange.dates import PartialDate
from values_exchange.languages import Interface
from values_exchange.pages.drawing import (
    Lane,
    Look,
    Mark,
    Placed,
    TimeScale,
    cut_to,
    draw_axis,
    draw_lane,
    placed,
    sign_key,
)
from values_exchange.pages.lives import life_of
from values_exchange.pages.markup import Markup, element, unfolding
from values_exchange.pages.moments import Moment, MomentKind
from values_exchange.pages.paths import TIMELINE, record_path
from values_exchange.pages.sheet import Sheet
from values_exchange.pages.strands import SHOWN, Bundle, Strand

WIDTH: Final = 960.0
MARGIN: Final = 46.0
"""Room at both ends of the years for what was before or after them."""

FEW: Final = 0.03
"""Up to which share of all entries is drawn beyond the years, where that makes the years shorter by a fifth."""

MUCH_SHORTER: Final = 0.8

HALF_LABEL: Final = 210.0
"""How long words may be that have a date behind them."""

MOST_ROWS: Final = 40
"""Up to how many rows a lane takes; one with more is drawn as one mark for each year, with a count."""

ROWS_WANTED: Final = 24
LABELS: Final = (400.0, 330.0, 270.0, 220.0, 180.0, 140.0)
"""How wide words beside marks may be: narrower ones are tried where a lane would take more rows than are wanted."""


def timeline_drawing(sheet: Sheet, bundles: Sequence[Bundle], dated: Sequence[Moment]) -> Markup:
    """Draw what is dated: a key, then the lanes, in a region that scrolls where the screen is narrow."""
    say = sheet.say
    scale = _scale(dated)
    outside = (
        say("earlier") if any(one.date.year < scale.first for one in dated if one.date) else "",
        say("later") if any((one.until or one.date).year > scale.last for one in dated if one.date) else "",
    )
    axis = draw_axis(scale, WIDTH, outside=outside)
    groups = (_group(sheet, bundle, scale, axis) for bundle in bundles)
    skip = element("p", sheet.link(TIMELINE, say("Skip the drawing: the same year by year, in words"), "years"))
    label = say("Drawing of what happened from {first} to {last}", first=scale.first, last=scale.last)
    inside = element("div", *groups, class_="ve-lanes-inside")
    lanes = element("div", inside, class_="ve-scroll ve-lanes", tabindex=0, role="region", aria_label=label)
    narrow = element("p", say("Move the drawing sideways to see the other years."), class_="ve-sideways ve-small")
    return element("div", skip, _key(sheet), narrow, lanes, class_="ve-timeline-drawing")


def _scale(dated: Sequence[Moment]) -> TimeScale:
    """
    Give the years that are drawn: all, unless a few entries far off would leave no room for the others.

    These few stand at the edge then, with their date in words.
    """
    first = sorted(one.date.year for one in dated if one.date)
    last = sorted((one.until or one.date).year for one in dated if one.date)
    few = int(len(dated) * FEW)
    begin, end = first[0], last[-1]
    inner_begin, inner_end = max(begin, min(first[few], last[few])), min(end, last[-1 - few])
    span = end - begin + 1
    if end - inner_begin + 1 <= span * MUCH_SHORTER:
        begin = inner_begin
    if inner_end - begin + 1 <= (end - begin + 1) * MUCH_SHORTER:
        end = inner_end
    return TimeScale(first=begin, last=end, left=MARGIN, right=WIDTH - MARGIN, outside=MARGIN / 2)


def _group(sheet: Sheet, bundle: Bundle, scale: TimeScale, axis: Markup) -> Markup:
    name = element("div", element("strong", bundle.name), class_="ve-lane-name")
    head = element("div", name, axis, class_="ve-lane ve-lane-head")
    lanes = [_strand(sheet, strand, scale) for strand in bundle.strands]
    if not lanes:
        lanes = [element("div", element("div", sheet.blank(sheet.say("nothing dated")), class_="ve-lane-name"))]
    return element("div", head, *lanes, class_="ve-lane-group", id=bundle.id)


def _strand(sheet: Sheet, strand: Strand, scale: TimeScale) -> Markup:
    say, label = sheet.say, f"{strand.id}-name"
    dated = [one for one in strand.moments if one.date]
    name = element("div", element("span", strand.name, id=label), class_="ve-lane-name")
    if not dated:
        blank = element("div", sheet.blank(say("nothing dated")), class_="ve-lane-blank")
        return element("div", name, blank, class_="ve-lane")
    marks = _placed(sheet, dated, scale)
    count = say.plural("{n} dated entry, in order of time.", "{n} dated entries, in order of time.", len(dated))
    life = life_of(say, strand.programme, scale) if strand.programme else None
    lane = Lane(marks=marks, life=life, labelled_by=label, description=count)
    return element("div", name, draw_lane(lane, scale, WIDTH), class_="ve-lane")


def _placed(sheet: Sheet, dated: Sequence[Moment], scale: TimeScale) -> tuple[Placed, ...]:
    said = Counter(one.brief for one in dated)
    marks = [_mark(sheet, one, scale, is_repeated=said[one.brief] > 1) for one in dated]
    for widest in LABELS:
        found = placed(marks, 0, WIDTH, widest=widest)
        if max(one.row for one in found) < ROWS_WANTED:
            return found
    if max(one.row for one in found) < MOST_ROWS:
        return found
    return placed(_condensed(sheet, dated, scale), 0, WIDTH)


def _mark(sheet: Sheet, one: Moment, scale: TimeScale, *, is_repeated: bool) -> Mark:
    """Mark a moment; its date in words stands behind what happened where its place alone would not tell it."""
    assert one.date is not None  # noqa: S101 - undated moments are listed and not drawn
    start, end = scale.span(one.date, one.until)
    spoken = sheet.say("{date}: {what}", date=one.shown, what=one.brief.text)
    needs_date = is_repeated or scale.cuts(one.date, one.until)
    return Mark(
        look=Look(kind=one.kind.value, standing=one.standing.value, certainty=one.certainty),
        start=start,
        end=end,
        label=_dated_label(sheet, one) if one.certainty or needs_date else one.brief.text,
        spoken=spoken,
        href=sheet.href(record_path(one.record), one.anchor),
        language=one.brief.language if one.brief.language != sheet.say.language else "",
    )


def _dated_label(sheet: Sheet, one: Moment) -> str:
    return sheet.say("{what}, {date}", what=cut_to(one.brief.text, HALF_LABEL), date=one.shown)


def _condensed(sheet: Sheet, dated: Iterable[Moment], scale: TimeScale) -> Iterator[Mark]:
    """Mark each year once, with how much is dated in it, for a lane that holds too much to be read."""
    by_year = Counter(one.date.year for one in dated if one.date)
    for year, count in sorted(by_year.items()):
        start, end = scale.span(PartialDate(f"{year:04}"))
        said = sheet.say.plural("{n} entry", "{n} entries", count)
        spoken = sheet.say("{date}: {what}", date=year, what=said)
        yield Mark(
            look=Look(kind="count"), start=start, end=end, label=said, spoken=spoken, href=f"#{year_anchor(year)}"
        )


def year_anchor(year: int) -> str:
    """Give the anchor of the year in words."""
    return f"year-{year}"


# How to read it


def kind_words(say: Interface, kind: MomentKind) -> str:
    """Say what sort of moment a sign stands for."""
    return {
        MomentKind.EVENT: say("Project and its events"),
        MomentKind.VISIT: say("Visit or exchange"),
        MomentKind.PROGRAMME: say("Programme: begun, changed, ended, seen"),
        MomentKind.SITE: say("Site: opened, seen open, moved, closed"),
        MomentKind.DECISION: say("Decision, policy, council or board"),
        MomentKind.LEARNING: say("Evaluation or award"),
        MomentKind.OTHER: say("Other event"),
        MomentKind.MONEY: say("Money"),
        MomentKind.ROLE: say("Role of an organisation"),
    }[kind]


def _key(sheet: Sheet) -> Markup:
    say = sheet.say
    kinds = (_key_line(sign_key(Look(kind=kind.value)), kind_words(say, kind)) for kind in SHOWN)
    signs = [
        (sign_key(Look(kind="decision")), say("filled: done or seen")),
        (sign_key(Look(kind="decision", standing="asked")), say("hollow: asked for or moved, not decided")),
        (sign_key(Look(kind="decision", standing="announced")), say("hollow and dashed: only announced or planned")),
        (sign_key(Look(kind="site")), say("no bar: a day, or a month")),
        (sign_key(Look(kind="site"), stretch=30), say("bar: some time in this year, or all this time")),
        (sign_key(Look(kind="site", certainty="about"), stretch=20), say("dashes on both sides: about then")),
        (sign_key(Look(kind="site", certainty="by")), say("arrow: by then, or earlier")),
        (sign_key(Look(kind="site", certainty="before")), say("arrow and stroke: before then")),
        (sign_key(Look(kind="site", certainty="after")), say("stroke and arrow: after then")),
        (sign_key(Look(kind="site", certainty="inferred")), say("dotted ring: date inferred")),
    ]
    firm = element("ul", *(_key_line(sign, words) for sign, words in signs), class_="ve-key")
    line = element(
        "p",
        say(
            "The line above a programme’s marks says how long it lasted: full as far as sources say, dashed where "
            "they do not. It is never drawn further because nobody wrote that the programme ended."
        ),
    )
    how = unfolding(say("How dates are drawn"), firm, line)
    return element("div", element("ul", *kinds, class_="ve-key"), how, class_="ve-keys")


def _key_line(sign: Markup, words: str) -> Markup:
    return element("li", sign, " ", element("span", words))
