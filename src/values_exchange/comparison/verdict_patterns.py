"""The sentences of verdicts as patterns, for whoever judges a choice of columns without Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from values_exchange.comparison.comparable import TRAITS, YEARS_COMPARABLE
from values_exchange.comparison.wording import MOST_NAMES
from values_exchange.languages import Interface

MOST_COUNTED = 60
"""Up to which count the forms of “n others” are handed over; six columns hardly ever state more years than that."""


def verdict_patterns(say: Interface) -> Mapping[str, Any]:
    """
    Give every sentence of a verdict with its ``{placeholders}``, as `compare` writes it, and the numbers it rests on.

    A browser test compares what the pages' script makes of them with what `compare` says, to the letter.

    Shape: patterns by name; ``others`` has the form for each count from 1 on; ``list`` the patterns of an enumeration;
    ``traits`` what numbers must share, in the order of the reasons.
    """
    return {
        "most_names": MOST_NAMES,
        "years_comparable": YEARS_COMPARABLE,
        "traits": [of.value for of in TRAITS],
        "others": [say.plural("{n} other", "{n} others", count) for count in range(1, MOST_COUNTED + 1)],
        "list": dict(say.list_patterns()),
        "clauses": say("{clauses}."),
        "no_date": say(
            "For no date in particular: everything documented is shown, latest first, each with its own date."
        ),
        "derived_for": say(
            "Derived numbers are each for the latest time at which the record lists its sites: {dates}."
        ),
        **_of_numbers(say),
        **_of_codes(say),
    }


def _of_numbers(say: Interface) -> Mapping[str, str]:
    return {
        "comparable": say("Comparable: {columns} ({years})."),
        "years": say("{start} to {end}"),
        "whole": say("each of the whole programme"),
        "not_with_them": say("Not comparable with them: {columns}."),
        "not_comparable": say("Not comparable."),
        "only_one": say("Only {column} states it."),
        "derived_alone": say("It can be derived for {column} alone."),
        "words_only": say("In words only: {columns}."),
        "speaks_of": say("{column} speaks of {what}"),
        "of": say("{column} of {what}"),
        "gives": say("{column} gives {what}"),
        "what": say("{column} {what}"),
        "dated_only": say("{column} is dated only “{date}”"),
        "source_of": say("{column} is undated (its source is of {date})"),
        "undated": say("{column} is undated"),
        "in_year": say("{column} ({year})"),
        "year_of": say("{year} ({column})"),
        "years_apart": say("{years}: {n} years apart, and more than {most} is too far."),
        "with_itself": say("{column} with itself: {years}. Ask whether it was counted in the same way."),
        "converted": say(
            "Euros are given beside {sums} as a help to read them: converted at the rate of each year, not stated by "
            "the cities, and no reason to call the sums comparable."
        ),
        "at_stage": say("{column} states money at another stage: {what}"),
        "covers": say("{column} states money for something else: {what}"),
    }


def _of_codes(say: Interface) -> Mapping[str, str]:
    return {
        "some": say("Some, not all: {items}."),
        "none_shared": say("Nothing is documented for more than one of them."),
        "only": say("Only {column}: {codes}."),
        "same_both": say("The same for both."),
        "same_all": say("The same for all {n}."),
        "own_times": say("Each at its own time: {times}."),
        "or_undated": say("{years}, or undated"),
        "each_another": say("Each has another."),
        "same_for": say("The same for {columns}: {code}."),
        "both": say("Both: {codes}."),
        "both_said": say("Both that say anything: {codes}."),
        "all": say("All {n}: {codes}."),
        "all_said": say("All {n} that say anything: {codes}."),
        "announced": say("Only announced: {items}."),
        "ended": say("No longer done: {items}."),
        "codes_of": say("{name} ({what})"),
    }
