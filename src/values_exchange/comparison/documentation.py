"""Cells on the record itself: how many sources, whose account, how well dated, when checked, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from values_exchange.comparison.cells import Account, DatedBy, Entry
from values_exchange.comparison.entries import plain_entry
from values_exchange.comparison.view import View
from values_exchange.comparison.wording import account_words
from values_exchange.fields import FieldOf, Need, fields_of, is_blank, is_shape
from values_exchange.languages import Interface
from values_exchange.problems import Path
from values_exchange.terms import field_title
from values_exchange.vocabulary import CONFLICT_STATES, REVIEW_METHODS, REVIEW_STATES
from values_exchange.wording import period_words


def documentation_title(say: Interface, row: str) -> str:
    """Give the title of one of the rows on the record."""
    return {
        "sources": say("Sources cited"),
        "account": say("Whose account, by claims"),
        "dates": say("Dated or not, by claims"),
        "span": say("Time that dated claims cover"),
        "conflicts": say("Where sources disagree"),
        "checked": say("Last checked"),
        "confirmed": say("Confirmed by the city"),
        "missing": say("Asked of every programme and not documented"),
    }[row]


def documentation_entries(view: View, row: str) -> tuple[Entry, ...]:
    """Give the entry of one of the rows on the record; plain counts, which rank nothing."""
    path, label = DOCUMENTATION_ROWS[row](view)
    return (plain_entry(path, label),) if label else ()


_Told = tuple[Path, str]


def _sources(view: View) -> _Told:
    sources = view.sources(view.cited)
    undated = len([source for source in sources if source.date is None])
    count = view.say.plural("{n} source", "{n} sources", len(sources))
    if not undated:
        return ("sources",), count
    return ("sources",), view.say("{count}, {n} of them undated", count=count, n=undated)


def _account(view: View) -> _Told:
    counted = view.footing.accounts
    parts = [f"{account_words(view.say, account)}: {counted[account]}" for account in Account if account in counted]
    return ("sources",), "; ".join(parts)


def _dates(view: View) -> _Told:
    say, counted = view.say, view.footing.dated
    words = {
        DatedBy.CLAIM: say("dated by themselves"),
        DatedBy.SOURCE: say("only the source is dated"),
        DatedBy.NOTHING: say("undated"),
    }
    total = say.plural("{n} claim", "{n} claims", sum(counted.values()))
    return ("sources",), "; ".join([total, *(f"{words[by]}: {counted[by]}" for by in words if by in counted)])


def _span(view: View) -> _Told:
    first, last = view.footing.first, view.footing.last
    return (), period_words(first, last, view.say) if first else ""


def _conflicts(view: View) -> _Told:
    counted = Counter(conflict.state for conflict in view.programme.conflicts.values())
    found = [code for code in CONFLICT_STATES.ids if counted[code]]
    parts = [f"{view.label(CONFLICT_STATES, code)}: {counted[code]}" for code in found]
    return ("conflicts",), "; ".join(parts) or view.say("none noted")


def _checked(view: View) -> _Told:
    review = view.programme.review
    parts = [view.say.date(review.last_checked), view.label(REVIEW_STATES, review.state)]
    return ("review",), "; ".join([*parts, *(view.label(REVIEW_METHODS, method) for method in review.method)])


def _confirmed(view: View) -> _Told:
    confirmed = view.programme.review.confirmed_by_city
    if confirmed is None:
        return ("review",), view.say("not yet")
    return ("review",), view.say("yes, {date}", date=view.say.date(confirmed))


def _missing(view: View) -> _Told:
    return (), ", ".join(_missing_fields(view, view.programme)) or view.say("nothing")


def _missing_fields(view: View, section: object) -> Iterator[str]:
    told = {gap.field for gap in getattr(section, "absent", ()) if gap.reason != "not_documented"}
    cls: Any = type(section)
    for name, field in _asked_fields(cls):
        value = getattr(section, name)
        if is_blank(value):
            if field is not None and name not in told:
                yield _title(view, cls, field)
        elif hasattr(value, "absent"):
            yield from _missing_fields(view, value)


@cache
def _asked_fields(cls: Any) -> tuple[tuple[str, FieldOf | None], ...]:
    """Give the fields that are asked of every programme, and the sections in which there may be some, without one."""
    return tuple(
        (name, field if field.meaning.need in {Need.ANSWERED, Need.RECOMMENDED} else None)
        for name, field in fields_of(cls).items()
        if field.meaning.need in {Need.ANSWERED, Need.RECOMMENDED} or is_shape(field.plain)
    )


def _title(view: View, owner: type, field: FieldOf) -> str:
    return field_title(view.say, owner, field)


DOCUMENTATION_ROWS: Mapping[str, Callable[[View], _Told]] = MappingProxyType(
    {
        "sources": _sources,
        "account": _account,
        "dates": _dates,
        "span": _span,
        "conflicts": _conflicts,
        "checked": _checked,
        "confirmed": _confirmed,
        "missing": _missing,
    }
)
"""The rows on the record, by the last word of the row's id."""
