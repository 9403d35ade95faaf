"""Columns silent in a row of numbers that say something like it in another: another rate, measure or stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from values_exchange.comparison.cells import Entry, Reason, WhyNot
from values_exchange.comparison.entries import recency
from values_exchange.comparison.figures import figure_entries
from values_exchange.comparison.money import money_entries
from values_exchange.comparison.rates import FigureKey, MoneyKey, figure_keys, money_keys
from values_exchange.comparison.view import View
from values_exchange.comparison.wording import MOMENT, MOST_NAMES, rate_words
from values_exchange.dates import Known
from values_exchange.languages import Interface
from values_exchange.problems import Path
from values_exchange.vocabulary import MEASURES, MONEY_COVERS, MONEY_STAGES
from values_exchange.wording import code_label, code_word, mid_sentence

LOOKALIKES: Final[tuple[frozenset[str], ...]] = (
    frozenset(
        {
            "volunteers_active",
            "volunteers_registered",
            "volunteers_advised",
            "volunteers_trained",
            "volunteer_sign_ups",
            "volunteers_at_event",
        }
    ),
    frozenset({"share_of_volunteers", "share_of_hours"}),
    frozenset({"volunteering_places", "offers", "kinds_of_offer"}),
    frozenset({"people_reached", "first_time_visitors", "visits"}),
    frozenset({"participants_per_session", "event_attendance"}),
    frozenset({"paid_staff", "paid_posts"}),
    frozenset({"sites_open", "districts_with_open_site", "districts_served"}),
    frozenset({"languages_offered", "languages_spoken_by_users", "countries_of_origin"}),
    frozenset({"organisations_involved", "partner_bodies"}),
    frozenset({"applications", "funded_projects"}),
    frozenset({"foreign_residents", "non_eu_foreigners"}),
    frozenset({"foreign_share", "migration_background_share"}),
    frozenset({"volunteering_residents", "residents_willing"}),
)
"""Measures that are taken for one another in talk and in tables; a row of one names who states another."""

Key = tuple[str, str]
Read = Callable[[View, Key, Path], tuple[Entry, ...]]


def figures_elsewhere(
    say: Interface, key: FigureKey, silent: Sequence[View], names: Mapping[str, str]
) -> tuple[Reason, ...]:
    """Name who, of those silent in a row, states the same measure at another rate, or one that is taken for it."""
    alike = frozenset[str]().union(*(family for family in LOOKALIKES if key[0] in family))
    rates: dict[str, str] = {}
    measures: dict[str, str] = {}
    for view in silent:
        stated = _stated(view, figure_keys(view.figures), figure_entries)
        column = view.record.id
        if same := next((other for other in stated if other[0] == key[0]), None):
            rates[column] = _at_rate(say, view, same, names[column])
        elif like := next((other for other in stated if other[0] in alike), None):
            measures[column] = _measuring(say, view, like, names[column])
    return (*_reason(say, WhyNot.RATE, rates), *_reason(say, WhyNot.DIFFERENT_MEASURE, measures))


def money_elsewhere(
    say: Interface, key: MoneyKey, silent: Sequence[View], names: Mapping[str, str]
) -> tuple[Reason, ...]:
    """Name whose money, of those silent in a row, covers the same at another stage, or covers something else."""
    stages: dict[str, str] = {}
    covers: dict[str, str] = {}
    for view in silent:
        stated = _stated(view, money_keys(view.funding), money_entries)
        column = view.record.id
        if same := [other[1] for other in stated if other[0] == key[0]]:
            what = say.join([code_word(MONEY_STAGES, stage, say) for stage in same])
            stages[column] = say("{column} states money at another stage: {what}", column=names[column], what=what)
        elif stated:
            others = dict.fromkeys(code_label(MONEY_COVERS, other[0], say) for other in stated)
            what = say.join([mid_sentence(label) for label in others])
            covers[column] = say("{column} states money for something else: {what}", column=names[column], what=what)
    return (*_reason(say, WhyNot.STAGE, stages), *_reason(say, WhyNot.COVERS, covers))


def _stated(view: View, keys: Sequence[Key], read: Read) -> Sequence[Key]:
    """Give the rows in which a programme says anything about the date asked for."""
    if view.as_of is None:
        return keys
    return [key for key in keys if any(entry.holds is not Known.NO for entry in read(view, key, ()))]


def _at_rate(say: Interface, view: View, key: FigureKey, column: str) -> str:
    rate = rate_words(say, key[1]) if key[1] != MOMENT else say("at one time")
    return say("{column} gives it {rate}: {value}", column=column, rate=rate, value=_value(view, key))


def _measuring(say: Interface, view: View, key: FigureKey, column: str) -> str:
    what = code_word(MEASURES, key[0], say)
    return say("{column} states another measure, {what}: {value}", column=column, what=what, value=_value(view, key))


def _value(view: View, key: FigureKey) -> str:
    entries = [entry for entry in figure_entries(view, key, ("figures",)) if entry.holds is not Known.NO]
    return min(entries, key=recency).label


def _reason(say: Interface, why: WhyNot, told: Mapping[str, str]) -> Iterator[Reason]:
    if told:
        parts = list(told.values())[:MOST_NAMES]
        more = len(told) - len(parts)
        rest = [say.plural("{n} other", "{n} others", more)] if more else []
        yield Reason(why=why, columns=tuple(told), sentence=say("{clauses}.", clauses="; ".join([*parts, *rest])))
