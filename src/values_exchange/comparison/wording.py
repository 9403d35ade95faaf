"""The words of codes, states, accounts, rates and numbers, in the language of the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from values_exchange.comparison.cells import Account, CellState
from values_exchange.languages import Interface
from values_exchange.terms import code_label
from values_exchange.vocabulary import ABSENT_REASONS, RATES
from values_exchange.wording import code_word

MOST_NAMES = 6
"""How many columns a sentence names; above that it counts the rest, so that it can still be read aloud."""

MOMENT = "moment"
"""The rate of a number that stands for one time and not for a span."""

SPAN = "span"
"""The rate of a number that adds up a span which is none of the usual ones, such as four years."""


def state_words(say: Interface, state: CellState) -> str:
    """Give the state of a cell in words."""
    return _state_words(say.language, state.value)


@cache
def _state_words(language: str, value: str) -> str:
    say = Interface(language)
    if value in ABSENT_REASONS:
        return code_label(ABSENT_REASONS, value, say)
    return {
        CellState.STATED: say("Stated"),
        CellState.IN_WORDS_ONLY: say("In words only"),
        CellState.NO_PROGRAMME: say("No programme documented yet"),
    }[CellState(value)]


def account_words(say: Interface, account: Account) -> str:
    """Say whose account an entry is."""
    return {
        Account.OWN: say("own account"),
        Account.OTHERS: say("somebody else’s account"),
        Account.BOTH: say("own account and somebody else’s"),
        Account.UNKNOWN: say("kind of source not stated"),
        Account.NO_SOURCE: say("no source"),
    }[account]


def done_words(say: Interface, state: str) -> str:
    """Say that something was only announced, or is over; nothing where it is simply done."""
    return {"planned": say("only announced"), "ended": say("no longer done")}.get(state, "")


def rate_words(say: Interface, rate: str) -> str:
    """Say what a number is per, as it stands behind the name of a measure; nothing for a number at one time."""
    if rate == MOMENT:
        return ""
    return say("over a longer time") if rate == SPAN else code_word(RATES, rate, say)


def listed(say: Interface, names: Sequence[str]) -> str:
    """Enumerate the names of columns, and count those beyond the first few."""
    if len(names) <= MOST_NAMES:
        return say.join(list(names))
    more = say.plural("{n} other", "{n} others", len(names) - MOST_NAMES + 1)
    return say.join([*names[: MOST_NAMES - 1], more])
