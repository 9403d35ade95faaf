"""Cells of money: sums in their own currency and year, one row for each stage and what it covers; and its origin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from values_exchange.comparison.cells import Entry, Quantity, Trait, WhyNot
from values_exchange.comparison.entries import entry_of, recency
from values_exchange.comparison.euros import conversion_of
from values_exchange.comparison.figures import qualifier_trait
from values_exchange.comparison.rates import MoneyKey, money_rate_of, months_in
from values_exchange.comparison.view import View
from values_exchange.comparison.wording import MOMENT, SPAN, rate_words
from values_exchange.dates import Known
from values_exchange.languages import Interface
from values_exchange.model import Money
from values_exchange.problems import Path
from values_exchange.terms import code_label
from values_exchange.vocabulary import MONEY_COVERS, MONEY_FORMS, MONEY_ORIGINS, MONEY_PURPOSES, MONEY_STAGES
from values_exchange.wording import code_word, mid_sentence, number_words

PLANNED_STAGES = frozenset({"needed", "gap", "applied", "proposed", "draft", "announced"})
"""Stages at which nobody has decided to give the money yet."""


def money_title(say: Interface, key: MoneyKey) -> str:
    """Give the title of a row of money, such as "Whole programme, granted"."""
    covers, stage = code_label(MONEY_COVERS, key[0], say), code_word(MONEY_STAGES, key[1], say)
    return say("{covers}, {stage}", covers=covers, stage=stage)


def money_entries(view: View, key: MoneyKey, path: Path) -> tuple[Entry, ...]:
    """Give the entries of one row of money."""
    return tuple(_money_entry(view, money, (*path, position)) for position, money in view.funding.get(key, ()))


def origin_entries(view: View, path: Path) -> tuple[Entry, ...]:
    """Give an entry for each origin of money with who gives it, whatever the sum; money only hoped for is announced."""
    held: dict[tuple[str, str | None], list[Entry]] = {}
    for position, money in enumerate(view.programme.funding):
        if money.origin is not None:
            entry = _origin_entry(view, money, money.origin, (*path, position))
            held.setdefault((money.origin, money.funder), []).append(entry)
    return tuple(_firmest(entries) for entries in held.values())


def _firmest(entries: Sequence[Entry]) -> Entry:
    """Give the entry that says most: money given before money hoped for, the latest first."""
    of_the_time = [entry for entry in entries if entry.holds is not Known.NO]
    return min(of_the_time or entries, key=recency)


def _origin_entry(view: View, money: Money, code: str, path: Path) -> Entry:
    label = view.label(MONEY_ORIGINS, code)
    if money.funder:
        label = view.say("{name} ({what})", name=label, what=view.organisation_name(money.funder))
    state = "planned" if money.stage in PLANNED_STAGES else "actual"
    return entry_of(view, money, path, texts=(), codes=(code,), labels=(label,), about=(), state=state)


def _money_entry(view: View, money: Money, path: Path) -> Entry:
    quantity = _quantity(money)
    entry = entry_of(
        view,
        money,
        path,
        label=", ".join(_label(view, money, quantity)),
        texts=view.texts(money.in_kind, money.text),
        quantity=quantity,
        traits=tuple(_traits(view, money, quantity)) if quantity else (),
    )
    return evolve(entry, in_euros=conversion_of(money, view.say))


def _quantity(money: Money) -> Quantity | None:
    low = money.amount if money.amount is not None else money.low
    high = money.amount if money.amount is not None else money.high
    if low is not None and high is not None:
        return Quantity(low=low, high=high, unit=money.currency or "", qualifier=money.qualifier or "")
    if money.share is None:
        return None
    return Quantity(low=money.share, high=money.share, unit="%", qualifier=money.qualifier or "")


def _label(view: View, money: Money, quantity: Quantity | None) -> Iterator[str]:
    say, rate = view.say, rate_words(view.say, money.per) if money.per else ""
    if quantity is not None:
        written = number_words(quantity.low, quantity.high, quantity.unit, quantity.qualifier, say)
        yield say("{sum} {rate}", sum=written, rate=rate) if rate else written
    elif money.words or not money.in_kind:
        yield money.words or say("sum not stated")
    if money.form:
        yield mid_sentence(view.label(MONEY_FORMS, money.form), say)
    if money.purpose:
        purposes = [mid_sentence(view.label(MONEY_PURPOSES, purpose), say) for purpose in money.purpose]
        yield say("for {purposes}", purposes=say.join(purposes))
    if money.funder:
        yield say("from {name}", name=view.organisation_name(money.funder))


def _traits(view: View, money: Money, quantity: Quantity) -> Iterator[Trait]:
    say, rate = view.say, money_rate_of(money)
    is_share = quantity.unit == "%"
    unit = say("a share in percent") if is_share else say("a sum")
    yield Trait(of=WhyNot.UNIT, value="share" if is_share else "sum", words=unit)
    if not is_share:
        yield Trait(of=WhyNot.CURRENCY, value=quantity.unit, words=quantity.unit)
    yield Trait(of=WhyNot.RATE, value=_rate_value(money, rate), words=_rate_said(say, rate))
    yield qualifier_trait(say, money.qualifier or "exact", is_range=quantity.low != quantity.high)


def _rate_value(money: Money, rate: str) -> str:
    if rate != SPAN or money.period is None:
        return rate
    return f"{SPAN} {months_in(money.period, money.until or money.period)}"


def _rate_said(say: Interface, rate: str) -> str:
    return say("one sum") if rate == MOMENT else say("a sum {rate}", rate=rate_words(say, rate))
