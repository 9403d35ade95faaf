"""Whether figures can stand side by side: two that disagree are named in a conflict, and each says what it counts."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from math import inf

from values_exchange.languages import Interface
from values_exchange.model import Figure
from values_exchange.problems import Problem
from values_exchange.rules.survey import Entry, in_words, values_of
from values_exchange.rules.view import View
from values_exchange.vocabulary import MEASURES, Measure
from values_exchange.wording import figure_words, measure_label

_CONTEXT = frozenset(code.code for code in MEASURES if isinstance(code, Measure) and code.context)
MOST_ALIKE = 50
"""With how many figures of the same thing one is compared; more are no record but an attempt to keep us busy."""

_subject_of = values_of(
    ("measure", "per", "part", "site", "organisation", "area", "as_of", "period", "until", "definition")
)


def figures_disagree(view: View, say: Interface) -> Iterator[Problem]:
    """Find figures of the same thing at the same time that cannot both be true, where no conflict names them."""
    alike: dict[Hashable, list[Entry[Figure]]] = {}
    for entry in view.survey.of(Figure):
        if entry.shape.value is not None or entry.shape.low is not None:
            alike.setdefault(_subject(entry), []).append(entry)
    for entries in alike.values():
        for position, entry in enumerate(entries[1:], start=1):
            earlier = entries[max(0, position - MOST_ALIKE) : position]
            other = next((one for one in earlier if _disagree(view, one, entry)), None)
            if other is not None:
                yield _disagreement(view, entry, other, say)


def definitions_missing(view: View, say: Interface) -> Iterator[Problem]:
    """Find figures about the city or an area that do not say what their source counts."""
    for entry in view.survey.of(Figure):
        if entry.shape.measure in _CONTEXT and entry.shape.definition is None:
            yield view.survey.warning(
                "definition-missing",
                entry.path,
                say(
                    "Cities count “{measure}” differently, and this figure does not say how its source counts.",
                    measure=measure_label(entry.shape.measure, say),
                ),
                say("Add a `definition`: who is counted, and who is not."),
            )


def _subject(entry: Entry[Figure]) -> Hashable:
    """Give what a figure counts, of whom, where and when; what was planned stands apart from what was."""
    figure = entry.shape
    ahead = figure.basis if figure.basis in {"planned", "expected"} else None
    mean = figure.qualifier == "average"
    return (
        id(entry.parent),
        _subject_of(figure),
        frozenset(figure.who),
        frozenset(figure.which),
        ahead,
        mean,
    )


def _disagree(view: View, first: Entry[Figure], second: Entry[Figure]) -> bool:
    (low, high), (lower, higher) = _range(first.shape), _range(second.shape)
    return (high < lower or higher < low) and not view.has_conflict_between(first, second)


def _range(figure: Figure) -> tuple[float, float]:
    """Give the least and the most the number can mean; “about” and “almost” are taken at their word."""
    low = figure.low if figure.value is None else figure.value
    high = figure.high if figure.value is None else figure.value
    match figure.qualifier:
        case "over" | "at_least":
            return (-inf if low is None else low), inf
        case "up_to":
            return -inf, (inf if high is None else high)
        case _:
            return (-inf if low is None else low), (inf if high is None else high)


def _disagreement(view: View, entry: Entry[Figure], other: Entry[Figure], say: Interface) -> Problem:
    return view.survey.warning(
        "figures-disagree",
        entry.path,
        say(
            "“{measure}” is {value} here and {other} in {place}, about the same and for the same time.",
            measure=measure_label(entry.shape.measure, say),
            value=figure_words(entry.shape, say),
            other=figure_words(other.shape, say),
            place=in_words(other.path, say),
        ),
        say(
            "If both are right, say what sets them apart: who, where, when, or per what. If the sources disagree, keep "
            "both, give each an `id`, and name the two ids in an entry of `conflicts`."
        ),
    )
