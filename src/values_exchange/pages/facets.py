"""What the list of programmes can be filtered by: the facets, the values there are, and those of each programme."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from values_exchange.comparison import THE_REST, Cell, Comparison, Matrix, matrix, section_titles
from values_exchange.folding import folded
from values_exchange.languages import Interface
from values_exchange.model import Programme
from values_exchange.pages.edition import Edition
from values_exchange.pages.standing import Known, Standing

ROWS: Final[Mapping[str, str]] = {
    "theme": "themes",
    "function": "offer.functions",
    "group": "audience.groups",
    "direction": "volunteers.direction",
    "status": "status",
}
"""The facets that are made from rows of the comparison."""

NOT_DONE: Final = "~"
"""What stands before a value that was only announced or is no longer so."""

GAP: Final = "-"
"""What stands before a value that says why there is none, such as ``-not_documented``."""

BLANK: Final = f"{GAP}not_documented"


@frozen(kw_only=True)
class Facet:
    """
    One question by which the list is filtered.

    Shape: `options` are the values that occur, with their labels, gaps last; `values` are those of each programme by
    its id, each value marked with `NOT_DONE` where it was only announced or is over. No programme is without a value.
    """

    name: str
    title: str
    options: Mapping[str, str]
    values: Mapping[str, tuple[str, ...]]


def facets_of(edition: Edition, compared: Comparison, known: Sequence[Standing]) -> tuple[Facet, ...]:
    """Give the facets of all programmes, in the order in which they are offered."""
    say = edition.say
    themes = {theme: edition.theme_name(theme) for theme in edition.themes}
    coded = {
        name: _of_codes(name, title, matrix(compared, ROWS[name], labels=themes if name == "theme" else None), compared)
        for name, title in (
            ("theme", say("Theme")),
            ("function", say("What it does")),
            ("group", say("Whom it is for")),
            ("direction", say("Who volunteers for whom")),
            ("status", say("Status")),
        )
    }
    return (
        coded["theme"],
        _countries(edition),
        coded["function"],
        coded["group"],
        coded["direction"],
        coded["status"],
        _sections(say, known),
        _languages(edition),
    )


def _of_codes(name: str, title: str, found: Matrix, compared: Comparison) -> Facet:
    row, say = compared.row(found.id), Interface(compared.language)
    values = {cell.column: tuple(_values(cell)) for cell in row.cells if cell.state.value != "no_programme"}
    labels = {one.code: one.label for one in found.rows if one.code}
    gaps = {f"{GAP}{cell.state.value}": cell.words for cell in row.cells if not cell.entries}
    uncoded = {f"{GAP}uncoded": say("said without a code")}
    return Facet(name=name, title=title, values=values, options=_occurring({**labels, **uncoded, **gaps}, values))


def _values(cell: Cell) -> Iterator[str]:
    """Give the codes a programme names, those done before those that are not; the reason of the gap if it has none."""
    states: dict[str, set[str]] = {}
    for entry in cell.entries:
        for code in entry.codes or (f"{GAP}uncoded",):
            states.setdefault(code, set()).add(entry.state)
    for code, found in states.items():
        yield code if "actual" in found else f"{NOT_DONE}{code}"
    if not states:
        yield f"{GAP}{cell.state.value}"


def _countries(edition: Edition) -> Facet:
    say, values = edition.say, {}
    for record in edition.programmes:
        city = edition.catalogue.city_of(record.id)
        values[record.id] = (city.value.country if city else BLANK,)
    return Facet(name="country", title=say("Country"), values=values, options=_by_name(say, values, say.country))


def _languages(edition: Edition) -> Facet:
    say = edition.say
    values = {record.id: tuple(record.value.summary) or (BLANK,) for record in edition.programmes}
    return Facet(
        name="language",
        title=say("Language of the record"),
        values=values,
        options=_by_name(say, values, say.language_name),
    )


def _sections(say: Interface, known: Sequence[Standing]) -> Facet:
    values = {
        record.id: tuple(section for section in documented(one)) or (BLANK,)
        for standing in known
        for one in standing.known
        if (record := one.record) is not None and isinstance(record.value, Programme)
    }
    titles = {section: title for section, title in section_titles(say).items() if section != THE_REST}
    return Facet(name="section", title=say("What is documented"), values=values, options=_occurring(titles, values))


def documented(one: Known) -> tuple[str, ...]:
    """Give the sections of a record that say anything."""
    return tuple(section for section, found in one.evidence.items() if found.is_documented and section != THE_REST)


def _by_name(say: Interface, values: Mapping[str, Sequence[str]], name: Callable[[str], str]) -> Mapping[str, str]:
    """Give the values that occur by the names they have in the page's language."""
    labels = {value: name(value) for own in values.values() for value in own if value != BLANK}
    ordered = dict(sorted(labels.items(), key=lambda one: (folded(one[1]), one[0])))
    return _occurring({**ordered, BLANK: say("not documented")}, values)


def _occurring(labels: Mapping[str, str], values: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    found = {value.removeprefix(NOT_DONE) for own in values.values() for value in own}
    return {value: label for value, label in labels.items() if value in found}
