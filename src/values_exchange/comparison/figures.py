"""Cells of figures: what a number counts, of what, and how it is known; one row for each measure and rate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from values_exchange.comparison.cells import Entry, Quantity, Trait, WhyNot
from values_exchange.comparison.entries import entry_of
from values_exchange.comparison.rates import FigureKey, months_in, rate_of
from values_exchange.comparison.view import View
from values_exchange.comparison.wording import SPAN, rate_words
from values_exchange.languages import Interface
from values_exchange.model import Figure
from values_exchange.problems import Path
from values_exchange.terms import code_label
from values_exchange.vocabulary import BASES, MEASURES, TARGET_GROUPS, measure
from values_exchange.wording import mid_sentence, number_words

OF_ONE_EVENT: Final = frozenset({"volunteers_at_event", "event_attendance", "training_hours"})
"""Measures of one event or course, each of which is its own subject."""

UNITS_BEHIND: Final = frozenset({"%", "m²"})
"""Units that stand behind each number; the others stand once, beside the title of the row."""

BASIS_GROUPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "counted": "found",
        "reported": "found",
        "derived": "found",
        "estimated": "judged",
        "inferred": "judged",
        "planned": "planned",
        "expected": "expected",
    }
)
"""How a number is known, as far as it matters for comparing: found out, judged, aimed at, or forecast."""

QUALIFIER_GROUPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "exact": "number",
        "about": "number",
        "almost": "number",
        "over": "lowest",
        "at_least": "lowest",
        "up_to": "highest",
        "average": "mean",
    }
)
"""What a number says, as far as it matters for comparing: how many, at least how many, at most, or on average."""


def figure_title(say: Interface, key: FigureKey) -> str:
    """Give the title of a row of figures, such as "Volunteer hours per year"."""
    label, rate = code_label(MEASURES, key[0], say), rate_words(say, key[1])
    return say("{measure} {rate}", measure=label, rate=rate) if rate else label


def figure_entries(view: View, key: FigureKey, path: Path) -> tuple[Entry, ...]:
    """Give the entries of one row of figures."""
    figures = view.figures.get(key)
    if figures is None:
        return ()
    # The verdicts of other rows quote them too.
    return view.once(
        f"entries of {key} at {path}",
        lambda: tuple(_figure_entry(view, figure, (*path, position)) for position, figure in figures),
    )


def _figure_entry(view: View, figure: Figure, path: Path) -> Entry:
    quantity = _quantity(figure)
    return entry_of(
        view,
        figure,
        path,
        label=_label(view, figure, quantity),
        texts=view.texts(figure.text, figure.definition),
        about=tuple(_subject_names(view, figure)),
        quantity=quantity,
        traits=tuple(_traits(view, figure, path)) if quantity else (),
    )


def _quantity(figure: Figure) -> Quantity | None:
    low = figure.value if figure.value is not None else figure.low
    high = figure.value if figure.value is not None else figure.high
    if low is None or high is None:
        return None
    return Quantity(low=low, high=high, unit=measure(figure.measure).unit, qualifier=figure.qualifier or "")


def _label(view: View, figure: Figure, quantity: Quantity | None) -> str:
    say, label = view.say, figure.words or ""
    if quantity is not None:
        unit = quantity.unit if quantity.unit in UNITS_BEHIND else ""
        number = number_words(quantity.low, quantity.high, unit, quantity.qualifier, say)
        label = say("{number} (“{words}”)", number=number, words=label) if label else number
    if figure.which:
        label = say("{number} ({names})", number=label, names=", ".join(view.any_name(name) for name in figure.which))
    if figure.basis not in {None, "reported"}:
        label = say("{number}, {basis}", number=label, basis=mid_sentence(view.label(BASES, str(figure.basis)), say))
    group = _group(view, figure)
    return say("{group}: {number}", group=group, number=label) if group else label


def _group(view: View, figure: Figure) -> str:
    return ", ".join(view.labels(TARGET_GROUPS, figure.who))


def _subject_names(view: View, figure: Figure) -> Iterator[str]:
    if figure.part:
        yield view.part_name(figure.part)
    if figure.site:
        yield view.site_name(figure.site)
    if figure.organisation:
        yield view.organisation_name(figure.organisation)
    if figure.area:
        yield view.district_name(figure.area)


# What a number must share with another


def _traits(view: View, figure: Figure, path: Path) -> Iterator[Trait]:
    kind, words = _subject(view, figure, path)
    groups = ",".join(sorted(figure.who))
    if groups:
        words = view.say("{subject}, {groups}", subject=words, groups=mid_sentence(_group(view, figure), view.say))
    yield Trait(of=WhyNot.SUBJECT, value=f"{kind}|{groups}", words=words)
    yield _basis(view.say, figure.basis or "reported")
    if rate_of(figure) == SPAN and figure.period is not None:
        months = months_in(figure.period, figure.until or figure.period)
        yield Trait(of=WhyNot.RATE, value=str(months), words=view.say.plural("{n} month", "{n} months", months))
    yield qualifier_trait(view.say, figure.qualifier or "exact", is_range=figure.value is None)


def _subject(view: View, figure: Figure, path: Path) -> tuple[str, str]:
    say, name = view.say, next(_subject_names(view, figure), "")
    if figure.measure in OF_ONE_EVENT:
        return f"event {view.record.id} {path}", say("an event or course of its own")
    if figure.part:
        return "part", say("one part ({name})", name=name)
    if figure.site:
        return "site", say("one site ({name})", name=name)
    if figure.organisation:
        return "organisation", say("one organisation ({name})", name=name)
    if figure.area:
        return "area", say("one area ({name})", name=name)
    return "whole", say("the whole programme")


def _basis(say: Interface, basis: str) -> Trait:
    group = BASIS_GROUPS[basis]
    words = {
        "found": say("what was counted or reported"),
        "judged": say("an estimate"),
        "planned": say("an aim"),
        "expected": say("a forecast"),
    }[group]
    return Trait(of=WhyNot.BASIS, value=group, words=words)


def qualifier_trait(say: Interface, qualifier: str, *, is_range: bool) -> Trait:
    """Give what a number says of the true one: how many, at least or at most how many, or how many on average."""
    group = QUALIFIER_GROUPS[qualifier]
    words = {
        "number": say("a range") if is_range else say("a number"),
        "lowest": say("a number that is a lower limit"),
        "highest": say("a number that is an upper limit"),
        "mean": say("an average"),
    }[group]
    return Trait(of=WhyNot.QUALIFIER, value=group, words=words)
