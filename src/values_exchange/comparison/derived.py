"""Cells of derived numbers: what no source states and follows from what records state; or why it does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from attrs import evolve

from values_exchange.comparison.cells import (
    Cell,
    Column,
    DatedBy,
    Dating,
    Entry,
    Quantity,
    Row,
    RowKind,
    Trait,
    Verdict,
    WhyNot,
)
from values_exchange.comparison.derivation import Derivation, Input
from values_exchange.comparison.entries import plain_entry
from values_exchange.comparison.figures import qualifier_trait
from values_exchange.comparison.number_verdicts import judge_numbers
from values_exchange.comparison.residents import residents_near
from values_exchange.comparison.site_counts import (
    CountedSites,
    SitesDate,
    StatedCount,
    latest_stated,
    sites_counted,
    stated_counts,
)
from values_exchange.comparison.view import View
from values_exchange.comparison.wording import MOMENT, listed
from values_exchange.dates import Known
from values_exchange.languages import Interface
from values_exchange.wording import number_words

DISTRICTS: Final = "districts_with_open_site"
PER_RESIDENTS: Final = "sites_per_100000_residents"

DERIVED_ROWS: Final = (DISTRICTS, PER_RESIDENTS)
"""The rows of derived numbers, by the last word of the row's id."""

RATIO_DIGITS: Final = 2
"""Significant digits of sites per residents: a handful of sites cannot carry more."""


def derived_unit(say: Interface, row: str) -> str:
    """Give the unit of a row of derived numbers."""
    return {DISTRICTS: say("districts"), PER_RESIDENTS: say("sites per 100,000 residents")}[row]


def derived_title(say: Interface, row: str) -> str:
    """Give the title of a row of derived numbers."""
    return {
        DISTRICTS: say("Districts with an open site (derived)"),
        PER_RESIDENTS: say("Sites per 100,000 residents (derived)"),
    }[row]


def derived_formula(say: Interface, row: str) -> str:
    """Say what is counted or divided."""
    return {
        DISTRICTS: say("Districts in which a site of the record was open at the date, each district counted once."),
        PER_RESIDENTS: say("Open sites at the date ÷ residents of the city × 100,000."),
    }[row]


def derived_question(say: Interface, row: str) -> str:
    """Give what to ask a city whose records do not hold what is needed."""
    return {
        DISTRICTS: say("Which sites were open on one day, and in which district does each lie?"),
        PER_RESIDENTS: say("How many residents did the city have in the year for which its sites are listed?"),
    }[row]


def is_derivable(view: View) -> bool:
    """Tell whether a programme has anything to derive numbers from, so that it is worth saying if they cannot be."""
    return bool(view.programme.sites) or ("sites_open", MOMENT) in view.figures


def derived_entries(view: View, row: str) -> tuple[Entry, ...]:
    """Give the one entry of a row of derived numbers; nothing where it cannot be derived."""
    found = _derive(view, row)
    return (found,) if isinstance(found, Entry) else ()


def why_not_derived(view: View, row: str) -> str:
    """Say why a number cannot be derived for a programme, naming all that is missing; empty where it can."""
    found = _derive(view, row)
    if isinstance(found, Entry):
        return ""
    return view.say("cannot be derived because {reasons}", reasons=view.say.join(list(found)))


def judge_derived(say: Interface, cells: Sequence[Cell], names: Mapping[str, str]) -> Verdict | None:
    """Say which derived numbers can be laid side by side, as of numbers that cities state."""
    verdict = judge_numbers(say, cells, names)
    if verdict is None or len(verdict.documented) > 1:
        return verdict
    sentence = say("It can be derived for {column} alone.", column=names[verdict.documented[0]])
    (only_one,) = verdict.reasons
    return evolve(verdict, reasons=(evolve(only_one, sentence=sentence),), sentences=(sentence,))


_Derived = Entry | tuple[str, ...]
"""The derived number, or a clause for each thing that is missing."""


def _derive(view: View, row: str) -> _Derived:
    return view.once(f"derived {row}", lambda: _districts(view) if row == DISTRICTS else _per_residents(view))


# Districts with an open site


def _districts(view: View) -> _Derived:
    counted = view.once("sites counted", lambda: sites_counted(view))
    if isinstance(counted, str):
        return (counted,)
    district_of = {key: view.programme.sites[key].district for key in (*counted.open, *counted.unknown)}
    known = {district for key in counted.open if (district := district_of[key])}
    if counted.open and not known:
        nowhere = _names(view, counted.open)
        return (view.say("no source says in which district these sites lie: {sites}", sites=nowhere),)
    without = [key for key, district in district_of.items() if not district]
    most = len({district for district in district_of.values() if district}) + len(without)
    city = view.catalogue.city_of(view.record.id)
    there_are = len(city.value.districts) if city else 0
    low, high = len(known), max(len(known), min(most, there_are) if there_are else most)
    notes = _unknown_notes(view, counted)
    if without:
        notes.append(view.say("No source says in which district these lie: {sites}.", sites=_names(view, without)))
    notes += _stated_notes(view, stated_counts(view, DISTRICTS, counted.at.date), low, high)
    quantity = Quantity(low=low, high=high, unit=derived_unit(view.say, DISTRICTS))
    return _entry(view, DISTRICTS, counted.at, quantity, counted.inputs, notes)


# Sites per residents


def _per_residents(view: View) -> _Derived:
    found = _open_sites(view)
    residents = residents_near(view, None if isinstance(found, str) else found[0])
    if isinstance(found, str) or isinstance(residents, str):
        return tuple(clause for clause in (found, residents) if isinstance(clause, str) and clause)
    at, (low, high), facts, notes = found
    if residents.years_apart:
        apart = view.say.plural("{n} year apart", "{n} years apart", residents.years_apart)
        notes.append(
            view.say(
                "Sites as of {date}, residents of {year}: {apart}.", date=at.words, year=residents.year, apart=apart
            )
        )
    quantity = Quantity(
        low=_ratio(low, residents.high),
        high=_ratio(high, residents.low),
        unit=derived_unit(view.say, PER_RESIDENTS),
        qualifier=residents.qualifier,
    )
    return _entry(view, PER_RESIDENTS, at, quantity, (*facts, *residents.inputs), notes)


_OpenSites = tuple[SitesDate, tuple[float, float], tuple[Input, ...], list[str]]
"""The date, the lowest and highest number of open sites then, the facts they rest on, and what to know of them."""


def _open_sites(view: View) -> _OpenSites | str:
    """
    Give the number of open sites: by the list of sites, or as stated for the same time.

    A number stated is taken where the list agrees with it, or where there is no list that can be counted. Where the two
    disagree nothing is divided.
    """
    counted = view.once("sites counted", lambda: sites_counted(view))
    if isinstance(counted, str):
        at = SitesDate(date=view.as_of, words=view.say.date(view.as_of)) if view.as_of else _latest(view)
        stated = stated_counts(view, "sites_open", at.date) if at else ()
        return _as_stated(at, stated, []) if at and stated else counted
    low, high = len(counted.open), counted.most
    stated = stated_counts(view, "sites_open", counted.at.date)
    if not stated:
        return counted.at, (low, high), counted.inputs, _unknown_notes(view, counted)
    if all(one.lies_within(low, high) for one in stated):
        note = view.say(
            "The number of sites is the one stated; the list of sites in the record leaves it possible: {number}.",
            number=number_words(low, high, "", "", view.say),
        )
        return _as_stated(counted.at, stated, [note])
    return view.say(
        "the record disagrees on the number of open sites as of {date}: {counted} by its list, {stated} as stated",
        date=counted.at.words,
        counted=number_words(low, high, "", "", view.say),
        stated=view.say.join([one.fact.value for one in stated]),
    )


def _latest(view: View) -> SitesDate | None:
    return latest_stated(view, "sites_open")


def _as_stated(at: SitesDate, stated: Sequence[StatedCount], notes: list[str]) -> _OpenSites:
    ends = min(one.low for one in stated), max(one.high for one in stated)
    return at, ends, tuple(one.fact for one in stated), notes


def _ratio(sites: float, residents: float) -> float | int:
    ratio = Decimal(str(sites)) * 100_000 / Decimal(str(residents))
    if not ratio:
        return 0
    rounded = ratio.quantize(Decimal(1).scaleb(ratio.adjusted() - RATIO_DIGITS + 1))
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


# What both have in common


def _unknown_notes(view: View, counted: CountedSites) -> list[str]:
    if not counted.unknown:
        return []
    names = _names(view, counted.unknown)
    return [view.say("Whether these were open then is not documented: {sites}.", sites=names)]


def _stated_notes(view: View, stated: Sequence[StatedCount], low: float, high: float) -> list[str]:
    """Put what the record itself states of the same thing beside it; it is never overwritten."""
    return [
        view.say("The record itself states {number} ({date}), which agrees.", number=one.fact.value, date=one.fact.date)
        if one.lies_within(low, high)
        else view.say(
            "The record itself states {number} ({date}), which differs; both stand.",
            number=one.fact.value,
            date=one.fact.date,
        )
        for one in stated
    ]


def _names(view: View, keys: Sequence[str]) -> str:
    return "; ".join(view.site_place(key) for key in keys)


def _entry(
    view: View, row: str, at: SitesDate, quantity: Quantity, inputs: Sequence[Input], notes: Sequence[str]
) -> Entry:
    say = view.say
    sources = tuple(dict.fromkeys(source for fact in inputs for source in fact.sources))
    words = say("as of {date}", date=at.words)
    subject = Trait(of=WhyNot.SUBJECT, value="sites of the record", words=say("the sites in its record"))
    label = number_words(quantity.low, quantity.high, "", quantity.qualifier, say)
    return evolve(
        plain_entry(inputs[0].path[:1] if inputs else ("sites",), say("{number}, derived", number=label)),
        dating=Dating(shown=words, by=DatedBy.CLAIM, first=at.date, last=at.date, certainty=at.certainty),
        sources=sources,
        account=view.account(sources),
        quantity=quantity,
        traits=(subject, qualifier_trait(say, quantity.qualifier or "exact", is_range=quantity.low != quantity.high)),
        holds=Known.YES if view.as_of is not None else None,
        derivation=Derivation(
            formula=derived_formula(say, row),
            inputs=tuple(inputs),
            as_of=at.date,
            as_of_words=at.words,
            notes=tuple(notes),
        ),
    )


# The comparison as a whole


def derived_dates(say: Interface, rows: Sequence[Row], names: Mapping[str, str]) -> Iterator[str]:
    """Say for which date the numbers of each column are derived, where a comparison is for no date in particular."""
    cells = [cell for row in rows if row.kind is RowKind.DERIVED for cell in row.cells]
    found = {cell.column: entry.derivation.as_of_words for cell in cells for entry in cell.entries if entry.derivation}
    if found:
        dates = [say("{name} ({what})", name=words, what=names[column]) for column, words in found.items()]
        yield say(
            "Derived numbers are each for the latest time at which the record lists its sites: {dates}.",
            dates=listed(say, dates),
        )


def with_derived_sources(
    columns: Sequence[Column], rows: Sequence[Row], views: Mapping[str, View]
) -> tuple[Column, ...]:
    """Add to each column the sources of its city's record that only a derived number rests on."""
    cited: dict[str, list[str]] = {}
    for row in rows:
        if row.kind is RowKind.DERIVED:
            for cell in row.cells:
                cited.setdefault(cell.column, []).extend(source for one in cell.entries for source in one.sources)
    return tuple(
        evolve(column, sources={**views[column.id].cite(new), **column.sources}) if new else column
        for column in columns
        for new in [[source for source in cited.get(column.id, ()) if source not in column.sources]]
    )
