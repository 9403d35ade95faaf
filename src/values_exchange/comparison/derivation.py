"""`Derivation`: how these pages derived a number from stated facts, with the formula and each fact it rests on."""

from __future__ import annotations

from attrs import frozen

from values_exchange.dates import PartialDate
from values_exchange.problems import Path


@frozen(kw_only=True)
class Input:
    """
    A stated fact from which a number was derived.

    Shape: `what` names the fact and `value` is what is stated, both in words; `date` is its time in words. `record` is
    the id of the record in which it stands, the programme's or its city's, and `path` leads to it there.
    """

    what: str
    value: str
    date: str
    sources: tuple[str, ...]
    record: str
    path: Path


@frozen(kw_only=True)
class Derivation:
    """
    How a number was derived from stated facts.

    Shape: `formula` says in one sentence what was counted or divided; `as_of` is the date it is for, in words in
    `as_of_words`. `notes` say in whole sentences what to know before using it: what is not documented, how many years
    the facts lie apart, and what the record itself states of the same thing.
    """

    formula: str
    inputs: tuple[Input, ...]
    as_of: PartialDate
    as_of_words: str
    notes: tuple[str, ...] = ()
