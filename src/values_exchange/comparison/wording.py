"""The words of codes, states, accounts, rates and numbers, in the language of the comparison."""

from __future__ import annotations

from collections.abc import Sequence

from values_exchange.comparison.cells import Account, CellState
from values_exchange.languages import Interface
from values_exchange.vocabulary import ABSENT_REASONS, RATES, CodeList

MOST_NAMES = 6
"""How many columns a sentence names; above that it counts the rest, so that it can still be read aloud."""

MOMENT = "moment"
"""The rate of a number that stands for one time and not for a span."""

SPAN = "span"
"""The rate of a number that adds up a span which is none of the usual ones, such as four years."""


def code_label(say: Interface, codes: CodeList, code: str) -> str:
    """Give the label of a code; the code itself where the list does not have it."""
    return say(codes[code].label, context=f"{codes.id}|{code}") if code in codes else code


def mid_sentence(label: str) -> str:
    """Give a label as it stands inside a sentence: with a small first letter, unless it begins with an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def state_words(say: Interface, state: CellState) -> str:
    """Give the state of a cell in words."""
    if state.value in ABSENT_REASONS:
        return code_label(say, ABSENT_REASONS, state.value)
    return {
        CellState.STATED: say("Stated"),
        CellState.IN_WORDS_ONLY: say("In words only"),
        CellState.NO_PROGRAMME: say("No programme documented yet"),
    }[state]


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
    return say("over a longer time") if rate == SPAN else mid_sentence(code_label(say, RATES, rate))


def number_words(say: Interface, low: float, high: float, unit: str, qualifier: str) -> str:
    """
    Write a number as its source puts it, such as "about 30", "over 100" or "70 to 100".

    Units: `unit` is a percent sign, a unit that stands behind the number, a currency code, or empty.
    """
    shown = _written(say, low, unit)
    if low != high:
        shown = say("{low} to {high}", low=say.number(low), high=_written(say, high, unit))
    return {
        "exact": say("exactly {number}", number=shown),
        "about": say("about {number}", number=shown),
        "over": say("over {number}", number=shown),
        "at_least": say("at least {number}", number=shown),
        "almost": say("almost {number}", number=shown),
        "up_to": say("up to {number}", number=shown),
        "average": say("{number} on average", number=shown),
    }.get(qualifier, shown)


def _written(say: Interface, number: float, unit: str) -> str:
    if unit.isupper() and len(unit) == 3:  # noqa: PLR2004 - a currency code of ISO 4217
        return say.money(number, unit)
    if unit == "%":
        return say("{number}%", number=say.number(number))
    return f"{say.number(number)} {unit}" if unit else say.number(number)


def listed(say: Interface, names: Sequence[str]) -> str:
    """Enumerate the names of columns, and count those beyond the first few."""
    if len(names) <= MOST_NAMES:
        return say.join(list(names))
    more = say.plural("{n} other", "{n} others", len(names) - MOST_NAMES + 1)
    return say.join([*names[: MOST_NAMES - 1], more])
