"""The record files of a catalogue: which there are, what each is the record of, and what else looks like one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import define, evolve, field, frozen

from values_exchange.catalogue import NETWORK_ID
from values_exchange.languages import Interface
from values_exchange.problems import CannotRead, Problem
from values_exchange.reading.entries import (
    Entry,
    alike,
    cannot_open,
    link_outside,
    name_problem,
    network_in_a_city,
    not_at_the_top,
    same_id,
    too_deep,
)
from values_exchange.reading.names import CITY, folded, kind_of, slug_of, split_name
from values_exchange.reading.request import Request
from values_exchange.writing import MANIFEST

MOST_ENTRIES = 100_000
"""How many files and folders are looked at before it is taken for a mistake."""

_OTHERS_AT_THE_TOP = frozenset({"mkdocs.yml", "mkdocs.yaml"})
"""Files of other programs that belong beside a catalogue."""


@frozen(kw_only=True)
class RecordFile:
    """
    A file that is, or was meant for, a record.

    `id` is that of its record; `file` is its path inside the catalogue's folder with forward slashes, `place` its
    absolute path. A file that does not `count` has a wrong name, or is the second with its id: it is checked, and its
    record is left out.
    """

    id: str
    kind: str
    file: str
    place: Path
    counts: bool = True


@frozen(kw_only=True)
class Listing:
    """The record files of a catalogue in the order of their ids, the network's first, and what is wrong with names."""

    records: Sequence[RecordFile]
    problems: Sequence[Problem]


def list_catalogue(root: Path, say: Interface) -> Listing:
    """
    List the record files of the catalogue in a folder.

    Raises:
        CannotRead: if the folder cannot be opened, or holds far more than a catalogue does.
    """
    search = _Search(root, say)
    search.look_at_top(root)
    return search.result()


def list_loose(request: Request, say: Interface) -> Listing:
    """
    List the record files among files and folders that belong to no catalogue.

    Raises:
        CannotRead: as for `list_catalogue`, or if a file cannot be a record by its name.
    """
    search = _Search(None, say)
    loose: dict[Path, list[Entry]] = {}
    for place, typed in request.files.items():
        if not split_name(typed.name)[1]:
            reason = say("it is no record by its name: those of records end in `.yaml` or `.json`.")
            raise CannotRead(place=str(typed), reason=reason)
        loose.setdefault(place.parent, []).append(Entry(typed.name, place, is_folder=False, is_link=False))
    for folder, files in loose.items():
        search.look_at_city(files, folder.name, counts=True)
    for folder in request.folders:
        entries = search.entries(folder)
        if any(entry.ending for entry in entries):
            search.look_at_city(entries, folder.name, counts=True)
        else:
            search.look_at_top(folder)
    return search.result()


@define
class _Search:
    """A search for record files, and what it has found so far."""

    root: Path | None
    say: Interface
    records: list[RecordFile] = field(factory=list)
    problems: list[Problem] = field(factory=list)
    seen: int = 0

    def result(self) -> Listing:
        """Give what was found, in an order that is the same everywhere; of files with one id the first counts."""
        records: list[RecordFile] = []
        first: dict[str, RecordFile] = {}
        for record in sorted(self.records, key=lambda record: (record.id != NETWORK_ID, record.id, record.place)):
            if record.counts and first.setdefault(record.id, record) is not record:
                self.problems.append(same_id(record.place, first[record.id].place, self.say))
                records.append(evolve(record, counts=False))
            else:
                records.append(record)
        return Listing(records=records, problems=self.problems)

    def entries(self, folder: Path) -> list[Entry]:
        """Give what a folder holds, in the order of names, without what is hidden; nothing for a folder we made."""
        try:
            if os.path.lexists(folder / MANIFEST):
                return []
            with os.scandir(folder) as entries:
                found = [
                    Entry(entry.name, folder / entry.name, is_folder=entry.is_dir(), is_link=entry.is_symlink())
                    for entry in entries
                    if not entry.name.startswith(".")
                ]
        except OSError as error:
            self.problems.append(cannot_open(folder, error.strerror, self.say))
            return []
        self.seen += len(found)
        if self.seen > MOST_ENTRIES:
            reason = self.say("it holds more than {n} files. Is it the right folder?", n=self.say.number(MOST_ENTRIES))
            raise CannotRead(place=str(folder), reason=reason)
        return sorted(found, key=lambda entry: entry.name)

    def look_at_top(self, root: Path) -> None:
        """Look through the folder of a catalogue: the network's record and the folders of cities."""
        entries = self.entries(root)
        for group in alike(entry for entry in entries if entry.is_folder):
            for entry in group:
                self.look_at_folder(entry, group[0])
        for group in alike(entry for entry in entries if entry.ending):
            if folded(group[0].stem) == NETWORK_ID:
                self.take(group, None)
            else:
                unread = [entry for entry in group if entry.name not in _OTHERS_AT_THE_TOP]
                self.problems += [not_at_the_top(entry, self.say) for entry in unread]

    def look_at_folder(self, entry: Entry, best: Entry) -> None:
        """Look through a folder beside the network's record: a city's, if there are records in it."""
        if entry.is_link and self.is_outside(entry):
            self.problems.append(link_outside(entry, self.say))
            return
        inside = self.entries(entry.place)
        if any(found.ending for found in inside):
            problem = name_problem(entry, best, self.say)
            self.problems += [problem] if problem else []
            self.look_at_city(inside, entry.name, counts=problem is None)
        else:
            cities = (found for found in self.deeper(inside) if found.stem == CITY)
            self.problems += [too_deep(found, self.say) for found in cities]

    def look_at_city(self, entries: Sequence[Entry], folder: str, *, counts: bool) -> None:
        """Look through a city's folder: its record and those of its programmes."""
        for group in alike(entry for entry in entries if entry.ending):
            if folded(group[0].stem) == NETWORK_ID:
                self.problems += [network_in_a_city(entry, self.say) for entry in group]
            else:
                self.take(group, folder, counts=counts)
        self.problems += [too_deep(found, self.say) for found in self.deeper(entries)]

    def deeper(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Give what looks like a record in the folders among some entries."""
        for folder in entries:
            if folder.is_folder and not folder.is_link:
                yield from (found for found in self.entries(folder.place) if found.ending)

    def take(self, group: Sequence[Entry], folder: str | None, *, counts: bool = True) -> None:
        """Take files that stand for one record; the first counts, if its name is right."""
        for entry in group:
            if entry.is_link and self.is_outside(entry):
                self.problems.append(link_outside(entry, self.say))
                continue
            problem = name_problem(entry, group[0], self.say)
            self.problems += [problem] if problem else []
            self.records.append(_record_file(entry, folder, counts=counts and problem is None))

    def is_outside(self, entry: Entry) -> bool:
        """Tell whether a link leads out of the catalogue."""
        if self.root is None:
            return False
        return not Path(os.path.realpath(entry.place)).is_relative_to(os.path.realpath(self.root))


def _record_file(entry: Entry, folder: str | None, *, counts: bool) -> RecordFile:
    """Describe a record's file; a name that is no id stands for the id it is most likely meant to be."""
    own = slug_of(entry.stem) or entry.stem
    if folder is None:
        return RecordFile(id=NETWORK_ID, kind=NETWORK_ID, file=entry.name, place=entry.place, counts=counts)
    city = slug_of(folder) or folder
    return RecordFile(
        id=city if own == CITY else f"{city}/{own}",
        kind=kind_of(own),
        file=f"{folder}/{entry.name}",
        place=entry.place,
        counts=counts,
    )
