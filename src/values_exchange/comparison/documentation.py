"""Cells on the record itself: how many sources, whose account, how well dated, when checked, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from attrs import frozen

from values_exchange.comparison.cells import Account, DatedBy, Dating, Entry
from values_exchange.comparison.dating import dating_of
from values_exchange.comparison.entries import plain_entry, sources_of
from values_exchange.comparison.view import View
from values_exchange.comparison.wording import account_words
from values_exchange.fields import FieldOf, Need, about_shape, fields_of, is_blank, is_shape, plain_type, walk
from values_exchange.languages import Interface
from values_exchange.problems import Path
from values_exchange.vocabulary import CONFLICT_STATES, REVIEW_METHODS, REVIEW_STATES


@frozen(kw_only=True)
class Backing:
    """What one claim of a record rests on: its date and whose account it is."""

    dating: Dating
    account: Account


def backings(view: View) -> tuple[Backing, ...]:
    """Give for every claim of a programme's record, in whatever section, when it is of and whose account it is."""
    return tuple(_backings(view))


def _backings(view: View) -> Iterator[Backing]:
    around: dict[Path, object] = {}
    for path, value in walk(view.programme):
        around[path] = value
        if about_shape(type(value)).claim:
            section = _section_of(path, around)
            source_ids = sources_of(value, section)
            dating = dating_of(view.say, value, section, view.sources(source_ids))
            yield Backing(dating=dating, account=view.account(source_ids))


def _section_of(path: Path, around: Mapping[Path, object]) -> object:
    """Give the shape that a claim stands in; None for one that stands in the record itself."""
    outer = (path[:length] for length in range(len(path) - 1, 0, -1))
    return next((around[way] for way in outer if way in around), None)


def documentation_title(say: Interface, row: str) -> str:
    """Give the title of one of the rows on the record."""
    return {
        "sources": say("Sources cited"),
        "account": say("Whose account"),
        "dates": say("Dated or not"),
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
    cited = {source_id for path, value in walk(view.programme) for source_id in sources_of(value)}
    found = [view.cited[source_id] for source_id in cited if source_id in view.cited]
    undated = len(view.sources(cited)) - len([source for source in view.sources(cited) if source.date is not None])
    count = view.say.plural("{n} source", "{n} sources", len(found))
    if not undated:
        return ("sources",), count
    return ("sources",), view.say("{count}, {n} of them undated", count=count, n=undated)


def _account(view: View) -> _Told:
    counted = Counter(backing.account for backing in backings(view))
    parts = [f"{account_words(view.say, account)}: {counted[account]}" for account in Account if counted[account]]
    return ("sources",), "; ".join(parts)


def _dates(view: View) -> _Told:
    say, counted = view.say, Counter(backing.dating.by for backing in backings(view))
    words = {
        DatedBy.CLAIM: say("dated by themselves"),
        DatedBy.SOURCE: say("only the source is dated"),
        DatedBy.NOTHING: say("undated"),
    }
    total = say.plural("{n} claim", "{n} claims", counted.total())
    return ("sources",), "; ".join([total, *(f"{words[by]}: {counted[by]}" for by in words if counted[by])])


def _conflicts(view: View) -> _Told:
    counted = Counter(conflict.state for conflict in view.programme.conflicts.values())
    parts = [f"{view.label(CONFLICT_STATES, code.code)}: {counted[code.code]}" for code in CONFLICT_STATES if counted[code.code]]
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
    for name, field in fields_of(type(section)).items():
        value = getattr(section, name)
        if is_shape(plain_type(field.type)) and not is_blank(value) and hasattr(value, "absent"):
            yield from _missing_fields(view, value)
        elif is_blank(value) and name not in told and field.meaning.need in {Need.ANSWERED, Need.RECOMMENDED}:
            yield _title(view, type(section), field)


def _title(view: View, owner: type, field: FieldOf) -> str:
    return view.say(field.meaning.title, context=f"{owner.__name__}.{field.name}|title")


DOCUMENTATION_ROWS: Mapping[str, Callable[[View], _Told]] = MappingProxyType(
    {
        "sources": _sources,
        "account": _account,
        "dates": _dates,
        "conflicts": _conflicts,
        "checked": _checked,
        "confirmed": _confirmed,
        "missing": _missing,
    }
)
"""The rows on the record, by the last word of the row's id."""
