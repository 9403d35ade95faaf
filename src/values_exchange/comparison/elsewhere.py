"""Columns silent in a row of numbers that say something like it in another: another rate, measure or stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Final

from values_exchange.comparison.cells import Entry, Reason, WhyNot
from values_exchange.comparison.entries import recency
from values_exchange.comparison.figures import figure_entries
from values_exchange.comparison.money import money_entries
from values_exchange.comparison.rates import FigureKey, MoneyKey
from values_exchange.comparison.view import View
from values_exchange.comparison.wording import MOMENT, MOST_NAMES, rate_words
from values_exchange.dates import Known
from values_exchange.languages import Interface
from values_exchange.problems import Path
from values_exchange.vocabulary import MEASURES, MONEY_COVERS, MONEY_STAGES
from values_exchange.wording import code_word

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
Clause = Callable[[], str]
"""What is said of one column; put into words only where a sentence has room for it."""


def figures_elsewhere(
    say: Interface, key: FigureKey, silent: Sequence[View], names: Mapping[str, str]
) -> tuple[Reason, ...]:
    """Name who, of those silent in a row, states the same measure at another rate, or one that is taken for it."""
    alike = frozenset[str]().union(*(family for family in LOOKALIKES if key[0] in family))
    rates: dict[str, Clause] = {}
    measures: dict[str, Clause] = {}
    for view in silent:
        stated = _stated(view, "figures", figure_entries)
        column = view.record.id
        if same := stated.get(key[0]):
            rates[column] = partial(_at_rate, say, view, same[0], names[column])
        elif not alike.isdisjoint(stated):
            like = next(keys[0] for what, keys in stated.items() if what in alike)
            measures[column] = partial(_measuring, say, view, like, names[column])
    return (*_reason(say, WhyNot.RATE, rates), *_reason(say, WhyNot.DIFFERENT_MEASURE, measures))


def money_elsewhere(
    say: Interface, key: MoneyKey, silent: Sequence[View], names: Mapping[str, str]
) -> tuple[Reason, ...]:
    """Name whose money, of those silent in a row, covers the same at another stage, or covers something else."""
    stages: dict[str, Clause] = {}
    covers: dict[str, Clause] = {}
    for view in silent:
        stated = _stated(view, "funding", money_entries)
        column = view.record.id
        if same := stated.get(key[0]):
            stages[column] = partial(_at_stage, say, same, names[column])
        elif stated:
            covers[column] = partial(_covering, say, tuple(stated), names[column])
    return (*_reason(say, WhyNot.STAGE, stages), *_reason(say, WhyNot.COVERS, covers))


def _stated(view: View, what: str, read: Read) -> Mapping[str, Sequence[Key]]:
    """
    Give the rows of figures or of funding in which a programme says anything about the date asked for.

    Shape: in their order, by the measure or by what is covered.
    """
    return view.once(f"stated {what}", lambda: _find_stated(view, what, read))


def _find_stated(view: View, what: str, read: Read) -> Mapping[str, Sequence[Key]]:
    found: dict[str, list[Key]] = {}
    for key in view.keys[what]:
        if view.as_of is None or any(entry.holds is not Known.NO for entry in read(view, key, ())):
            found.setdefault(key[0], []).append(key)
    return found


def _at_stage(say: Interface, keys: Sequence[MoneyKey], column: str) -> str:
    what = say.join([code_word(MONEY_STAGES, stage, say) for _, stage in keys])
    return say("{column} states money at another stage: {what}", column=column, what=what)


def _covering(say: Interface, others: Sequence[str], column: str) -> str:
    what = say.join([code_word(MONEY_COVERS, covers, say) for covers in others])
    return say("{column} states money for something else: {what}", column=column, what=what)


def _at_rate(say: Interface, view: View, key: FigureKey, column: str) -> str:
    rate = rate_words(say, key[1]) if key[1] != MOMENT else say("at one time")
    return say("{column} gives it {rate}: {value}", column=column, rate=rate, value=_value(view, key))


def _measuring(say: Interface, view: View, key: FigureKey, column: str) -> str:
    what = code_word(MEASURES, key[0], say)
    return say("{column} states another measure, {what}: {value}", column=column, what=what, value=_value(view, key))


def _value(view: View, key: FigureKey) -> str:
    entries = [entry for entry in figure_entries(view, key, ("figures",)) if entry.holds is not Known.NO]
    return min(entries, key=recency).label


def _reason(say: Interface, why: WhyNot, told: Mapping[str, Clause]) -> Iterator[Reason]:
    if told:
        parts = [clause() for clause in islice(told.values(), MOST_NAMES)]
        more = len(told) - len(parts)
        rest = [say.plural("{n} other", "{n} others", more)] if more else []
        yield Reason(why=why, columns=tuple(told), sentence=say("{clauses}.", clauses="; ".join([*parts, *rest])))
