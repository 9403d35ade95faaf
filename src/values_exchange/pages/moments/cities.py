"""What the record of a city dates besides its programmes: bodies, policies, practice notes, history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from values_exchange.dates import PartialDate
from values_exchange.languages import Said
from values_exchange.model import City, GovernanceBody, Policy
from values_exchange.pages.markup import Markup, element
from values_exchange.pages.moments.moment import (
    Moment,
    MomentKind,
    Telling,
    anchor_of,
    history_moments,
    in_brief,
    moment_of,
    plainly,
    relation_moment,
    with_claim,
)
from values_exchange.pages.shapes import with_text
from values_exchange.pages.sheet import Sheet
from values_exchange.wording import period_words


def city_moments(sheet: Sheet, city: City) -> tuple[Moment, ...]:
    """
    Give what a city's record dates besides its programmes, in order.

    The sheet has to be turned to the city's record. Figures and statements about how things stood are no moments.
    """
    found = [one for gather in _GATHER for one in gather(sheet, city)]
    return tuple(sorted(found, key=lambda one: one.in_time))


def _bodies(sheet: Sheet, city: City) -> Iterator[Moment]:
    for key, body in (city.governance.bodies if city.governance else {}).items():
        name, strong, anchor = plainly(sheet, body.name), _strong(sheet, body), f"body-{key}"
        if body.since:
            brief, head = sheet.say("{body} began", body=name), sheet.phrase("{body} began", body=strong)
            yield _governed(sheet, body, brief, head, anchor, body.since)
        if body.until:
            brief, head = sheet.say("{body} ended", body=name), sheet.phrase("{body} ended", body=strong)
            yield _governed(sheet, body, brief, head, anchor, body.until)


def _strong(sheet: Sheet, one: GovernanceBody | Policy) -> Markup:
    return element("strong", sheet.inline(one.name))


def _policies(sheet: Sheet, city: City) -> Iterator[Moment]:
    say = sheet.say
    for one in city.governance.policies if city.governance else ():
        name, strong, anchor = plainly(sheet, one.name), _strong(sheet, one), anchor_of(one, "governance-policies")
        if one.first:
            brief = say("{policy}: first version", policy=name)
            head = sheet.phrase("{policy}: first version", policy=strong)
            yield _governed(sheet, one, brief, head, anchor, one.first)
        if one.adopted:
            brief = say("{policy}: adopted", policy=name)
            head = sheet.phrase("{policy}: adopted", policy=strong)
            yield _governed(sheet, one, brief, head, anchor, one.adopted)
        if one.since:
            brief = say("{policy}: in force", policy=name)
            head = sheet.phrase("{policy}: in force", policy=strong)
            yield _governed(sheet, one, brief, head, anchor, one.since, one.until)
        elif one.until:
            brief = say("{policy}: ended", policy=name)
            head = sheet.phrase("{policy}: ended", policy=strong)
            yield _governed(sheet, one, brief, head, anchor, one.until)


def _governed(
    sheet: Sheet,
    one: GovernanceBody | Policy,
    brief: str,
    head: Markup,
    anchor: str,
    *dates: PartialDate | None,
) -> Moment:
    """Give a moment of a body or a policy: what happened at its first date, or lasted from it to the second."""
    date, until = [*dates, None][:2]
    shown = period_words(date, until, sheet.say, certainty=one.certainty)
    given: dict[str, Any] = {"date": date, "until": until, "shown": shown, "anchor": anchor}
    language = sheet.edition.said(one.name).language
    told = Telling(head=head, claim=one)
    return moment_of(sheet, MomentKind.DECISION, one, Said(text=brief, language=language), told, **given)


def _counsels(sheet: Sheet, city: City) -> Iterator[Moment]:
    """Give dated statements and agreements of a city's governance."""
    for name in ("statements", "agreements") if city.governance else ():
        for one in getattr(city.governance, name):
            if one.as_of:
                told = with_claim(sheet, one, element("strong", sheet.say("Governance")))
                yield moment_of(
                    sheet,
                    MomentKind.DECISION,
                    one,
                    in_brief(sheet, sheet.say("Governance"), one.text),
                    told,
                    date=one.as_of,
                    shown=sheet.date(one.as_of, one.certainty),
                    anchor=anchor_of(one, f"governance-{name}"),
                )


def _practice_notes(sheet: Sheet, city: City) -> Iterator[Moment]:
    for one in city.practice_notes:
        if one.started:
            name = plainly(sheet, one.name) or sheet.say("A practice of the city")
            head = sheet.phrase("{part} began", part=element("strong", sheet.inline(one.name) or name))
            head = with_text(head, sheet.inline(one.started.text))
            sources = () if one.started.sources else one.sources
            told = Telling(head=head, claim=one.started, sources=sources)
            brief = in_brief(sheet, sheet.say("{part} began", part=name))
            anchor = anchor_of(one, "practice_notes")
            yield moment_of(sheet, MomentKind.PROGRAMME, one.started, brief, told, anchor=anchor)


def _related(sheet: Sheet, city: City) -> Iterator[Moment]:
    yield from (relation_moment(sheet, MomentKind.OTHER, other) for other in city.related if other.date)


def _history(sheet: Sheet, city: City) -> Iterator[Moment]:
    return history_moments(sheet, city)


_GATHER: tuple[Callable[[Sheet, City], Iterator[Moment]], ...] = (
    _bodies,
    _policies,
    _counsels,
    _practice_notes,
    _related,
    _history,
)
