"""The example records against their checklists: each fact is in each place it belongs, with its source."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from attrs import evolve, frozen
from cattrs import structure

from tests.repository import ROOT
from values_exchange.document import parse

CHECKLISTS = ROOT / "tests" / "checklists"
EXAMPLES = ROOT / "examples"

GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
"""A number with a sign between its thousands, as 136,332 in English and 136.332 in German."""


class NothingThere(Exception):
    """Raised when a record has nothing in a place that a checklist names."""


@frozen(kw_only=True)
class Entry:
    """
    One fact and where it has to be found.

    Shape: `paths` are places in the record as written, such as ``sites.nord.states.0``; each has to rest on `source`,
    conflicts aside, which hold no sources. `words` and `numbers` are found in at least one of the places.
    """

    fact: str
    record: str
    paths: tuple[str, ...]
    source: str
    words: tuple[str, ...]
    numbers: tuple[float, ...]


@cache
def entries() -> tuple[Entry, ...]:
    """Give the entries of all checklists."""
    return tuple(
        structure(written, Entry)
        for path in sorted(CHECKLISTS.glob("*.json"))
        for written in json.loads(path.read_text("utf-8"))
    )


@cache
def record(name: str) -> Mapping[str, Any]:
    """Give a record as it is written, by its id."""
    path = EXAMPLES / f"{name if name == 'network' or '/' in name else f'{name}/city'}.yaml"
    document, problems = parse(path.read_bytes(), path.name)
    assert not problems
    assert document is not None
    return document.data


def steps_to(data: Any, path: str) -> list[Any]:
    """
    Give the values on the way to a place, from the record itself to what stands there.

    Raises:
        NothingThere: if the way leads nowhere.
    """
    steps = [data]
    for name in path.split("."):
        here = steps[-1]
        try:
            steps.append(here[int(name)] if isinstance(here, list) else here[name])
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise NothingThere from error
    return steps


def scalars(data: Any) -> Iterator[str | float]:
    """Give every text and number in a value, names of fields included."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield str(name)
            yield from scalars(value)
    elif isinstance(data, list):
        for item in data:
            yield from scalars(item)
    else:
        yield data


def sources_in(data: Any) -> Iterator[str]:
    """Give the ids of the sources that a value and everything in it rests on."""
    if isinstance(data, Mapping):
        yield from data.get("sources", ())
        for value in data.values():
            yield from sources_in(value)
    elif isinstance(data, list):
        for item in data:
            yield from sources_in(item)


def numbers_in(data: Any) -> set[float]:
    """Give every number in a value, those within texts and dates included."""
    found: set[float] = set()
    for scalar in scalars(data):
        if isinstance(scalar, str):
            plain = GROUPED.sub(lambda match: re.sub(r"[.,]", "", match[0]), scalar)
            found.update(float(number) for text in (plain, scalar) for number in re.findall(r"\d+", text))
        else:
            found.add(float(scalar))
    return found


def says(data: Any, word: str) -> bool:
    """Tell whether some text in a value has this word, whichever case it is written in."""
    return any(word.casefold() in str(scalar).casefold() for scalar in scalars(data))


def faults_of(entry: Entry, data: Any) -> list[str]:
    """Say in which places a record lacks a fact, or its source, words or numbers."""
    faults, found = [], []
    for path in entry.paths:
        try:
            *before, there = steps_to(data, path)
        except NothingThere:
            faults.append(f"nothing at {path}")
            continue
        found.append(there)
        if not path.startswith("conflicts.") and entry.source not in (set(sources_in(there)) or sources_around(before)):
            faults.append(f"{entry.source} is not cited at {path}")
    faults += [f"“{word}” is nowhere" for word in entry.words if not says(found, word)]
    faults += [f"{number} is nowhere" for number in entry.numbers if number not in numbers_in(found)]
    return faults


def sources_around(before: list[Any]) -> set[str]:
    """Give what the sections around a place name as sources for all in them; the record itself is no section."""
    named = [section.get("sources", []) for section in before[1:] if isinstance(section, Mapping)]
    return {source for sources in named if isinstance(sources, list) for source in sources}


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: f"{entry.fact} in {entry.record}")
def test_a_fact_is_where_it_belongs(entry: Entry) -> None:
    """Each place is there and rests on the source, and together they hold the words and the numbers of the fact."""
    assert [] == faults_of(entry, record(entry.record))


def test_every_record_has_a_checklist() -> None:
    """No record of the examples rests on facts that nothing checks."""
    cities = {path.parent.name for path in EXAMPLES.glob("*/*.yaml")}
    programmes = {f"{path.parent.name}/{path.stem}" for path in EXAMPLES.glob("*/*.yaml") if "city.yaml" != path.name}
    listed = {entry.record for entry in entries()}

    assert {"network", *programmes} <= listed
    assert cities <= {name.partition("/")[0] for name in listed}


def test_every_source_is_one_some_fact_rests_on() -> None:
    """Each source that a record declares is that of at least one entry of the checklists."""
    declared = {
        source
        for path in [EXAMPLES / "network.yaml", *EXAMPLES.glob("*/*.yaml")]
        for source in record(name_of(path.relative_to(EXAMPLES).with_suffix("").as_posix())).get("sources", {})
    }

    assert set() == declared - {entry.source for entry in entries()}


def name_of(path: str) -> str:
    """Give the id of the record in a file."""
    return path.removesuffix("/city")


WHOLE = Entry(
    fact="made-up.0",
    record="nowhere",
    paths=("figures.0", "sites.hall"),
    source="leaflet",
    words=("Old Hall", "visits"),
    numbers=(1250, 2019, 3),
)
DATA: Mapping[str, Any] = {
    "figures": [{"measure": "visits", "value": 1250, "sources": ["leaflet"]}],
    "sites": {"hall": {"address": "Old Hall 7", "states": [{"date": "2019-03", "sources": ["leaflet", "paper"]}]}},
    "sources": {"leaflet": {"title": "A leaflet"}},
}


def test_a_whole_entry_has_no_fault() -> None:
    """The checker is content with a fact that is in all its places."""
    assert [] == faults_of(WHOLE, DATA)


@pytest.mark.parametrize(
    ("entry", "faults"),
    [
        (evolve(WHOLE, paths=(*WHOLE.paths, "figures.1")), ["nothing at figures.1"]),
        (evolve(WHOLE, paths=(*WHOLE.paths, "sites.hall.name")), ["nothing at sites.hall.name"]),
        (evolve(WHOLE, source="paper"), ["paper is not cited at figures.0"]),
        (evolve(WHOLE, words=("New Hall",)), ["“New Hall” is nowhere"]),
        (evolve(WHOLE, numbers=(125,)), ["125 is nowhere"]),
    ],
    ids=["place", "deeper place", "source", "word", "number"],
)
def test_what_is_missing_is_found(entry: Entry, faults: list[str]) -> None:
    """A missing place, source, word or number is told by name."""
    assert faults == faults_of(entry, DATA)


@pytest.mark.parametrize(
    ("own", "faults"), [([], []), (["paper"], ["leaflet is not cited at offer.functions.0"])], ids=["none", "own"]
)
def test_a_section_names_sources_for_what_has_none(own: list[str], faults: list[str]) -> None:
    """A place that names no source rests on those of the section around it."""
    data = {"offer": {"sources": ["leaflet"], "functions": [{"codes": ["advise"], "sources": own}]}}
    entry = evolve(WHOLE, paths=("offer.functions.0",), words=(), numbers=())

    assert faults == faults_of(entry, data)


def test_thousands_are_read_in_both_ways() -> None:
    """A number is found whichever sign stands between its thousands."""
    assert {136332, 408996, 2019, 3} <= numbers_in({"en": "136,332 euros", "de": "408.996 Euro", "date": "2019-03"})
