"""The history of a programme, put together from every dated claim of its record, each once and with its sources."""

from __future__ import annotations

from itertools import groupby

from attrs import evolve

from values_exchange.model import Programme
from values_exchange.pages.markup import Markup, element
from values_exchange.pages.moments import Moment, programme_moments
from values_exchange.pages.sheet import Sheet


def history_of(sheet: Sheet, programme: Programme) -> tuple[Moment, ...]:
    """
    Give everything a programme's record dates, in order; entries that read alike are given once.

    For the page that shows the record: the ids by which conflicts point at claims are given away here, so that a
    moment's `claim_id` is left only where no section before has shown the claim.
    """
    return tuple(_claimed(sheet, one) for one in programme_moments(sheet, programme))


def _claimed(sheet: Sheet, one: Moment) -> Moment:
    free = sheet.anchor(f"claim-{one.claim_id}") if one.claim_id else None
    return one if free else evolve(one, claim_id="")


def timeline(sheet: Sheet, moments: tuple[Moment, ...]) -> Markup:
    """Give a history as a list in order of time; what has the same date stands together."""
    rows = (_row(sheet, shown, list(members)) for shown, members in groupby(moments, key=lambda one: one.shown))
    return element("ol", *rows, class_="ve-timeline")


def _row(sheet: Sheet, shown: str, moments: list[Moment]) -> Markup:
    """Give what happened at one time under its date."""
    return element("li", element("span", shown, class_="ve-date"), " ", *(_entry(sheet, one) for one in moments))


def _entry(sheet: Sheet, one: Moment) -> Markup:
    """Give what happened with the anchor that the timeline leads to, and inside it the one that conflicts lead to."""
    said = one.said(sheet)
    said = element("div", said, id=f"claim-{one.claim_id}") if one.claim_id else said
    return element("div", said, id=one.anchor or None)
