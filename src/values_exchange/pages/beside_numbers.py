"""What stands beside a number and never instead of it: euros, and how a derived number was derived."""

from __future__ import annotations

from collections.abc import Callable

from values_exchange.comparison import Conversion, Derivation, Input
from values_exchange.pages.markup import NOTHING, Markup, element, joined, unfolding
from values_exchange.pages.sheet import Sheet


def euros_beside(sheet: Sheet, euros: Conversion | None) -> Markup:
    """Give a sum in euros with its rate, year and source, or why it cannot be converted; nothing for sums in euros."""
    if euros is None:
        return NOTHING
    return element("span", sheet.say("In euros: {sum}", sum=euros.words), class_="ve-euros")


def derivation_beside(sheet: Sheet, derivation: Derivation | None, told: Callable[[Input], Markup]) -> Markup:
    """
    Give how a number was derived, one step away: the formula, what to know before using it, and the facts it rests on.

    Args:
        told: Gives the name of a fact, linked to where it stands, and the notes to its sources.
    """
    if derivation is None:
        return NOTHING
    say = sheet.say
    formula = element("p", element("strong", say("Formula:")), " ", derivation.formula)
    notes = element("p", " ".join(derivation.notes)) if derivation.notes else NOTHING
    facts = element("ul", *(element("li", told(fact)) for fact in derivation.inputs), class_="ve-list")
    count = say.plural("Derived from {n} stated fact", "Derived from {n} stated facts", len(derivation.inputs))
    return element("div", unfolding(count, joined((formula, notes, facts))), class_="ve-derived")
