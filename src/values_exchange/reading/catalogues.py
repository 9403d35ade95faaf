"""From files and folders to a catalogue and the problems in them: the only place that opens records."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from values_exchange.catalogue import NETWORK_ID, Catalogue, Record
from values_exchange.fields import EMPTY
from values_exchange.languages import DEFAULT_LANGUAGE, Interface
from values_exchange.model import City, Network, Programme
from values_exchange.problems import CannotRead, InvalidRecords, Problem, order
from values_exchange.reading.listing import Listing, RecordFile, list_catalogue, list_loose
from values_exchange.reading.records import place_again, read_record
from values_exchange.reading.request import Request, request_for, root_of
from values_exchange.rules import check_catalogue

Progress = Callable[[int, int], None]
"""Told after each file how many are done, and of how many."""


@frozen(kw_only=True)
class Reading:
    """
    What came of reading files and folders.

    `catalogue` holds every record without errors of the whole catalogue; `problems` are those of the files that were
    asked for, `checked` is how many these were, `files` the paths of those in the catalogue by the ids of their
    records. `root` is the catalogue's folder. Where there is none, no record above
    was found, `catalogue_found` is False, and what one record says of another was not checked.
    """

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    root: Path | None
    checked: int
    files: Mapping[str, Path] = EMPTY

    @property
    def catalogue_found(self) -> bool:
        """Whether the files belong to a catalogue, so that what records say of each other was checked too."""
        return self.root is not None

    def require(self) -> Catalogue:
        """
        Give the catalogue, if there is no error in what was asked for.

        Raises:
            InvalidRecords: with all problems, if one of them is an error.
        """
        if any(problem.is_error for problem in self.problems):
            raise InvalidRecords(problems=self.problems)
        return self.catalogue


def read(
    *paths: str | Path,
    today: date | None = None,
    language: str = DEFAULT_LANGUAGE,
    progress: Progress | None = None,
) -> Reading:
    """
    Read and check records: a whole catalogue, a city's folder, or single files.

    A file or folder inside a catalogue is checked against the whole of it, and only its own problems are reported.
    Nothing is read over the network, and nothing is written.

    Args:
        paths: Files and folders of one catalogue; the current folder if none is given.
        today: The day against which it is judged what was checked lately; without it, nothing is said of that.
        language: The language problems are told in.
        progress: Told after each file how many are done, and of how many.

    Raises:
        CannotRead: if there is no such file or folder, it holds no records, or the paths belong to several catalogues.

    >>> from values_exchange.examples import example_folder
    >>> reading = read(example_folder() / "duesseldorf")
    >>> reading.catalogue_found, [problem for problem in reading.problems if problem.is_error]
    (True, [])
    >>> reading.require().city("duesseldorf").value.country
    'DE'
    """
    with _collector_at_rest():
        return _read(paths, today, Interface(language), progress)


def _read(paths: Sequence[str | Path], today: date | None, say: Interface, progress: Progress | None) -> Reading:
    request = request_for(paths, say)
    root = root_of(request, say)
    listing = _listing(request, root, say)
    asked = [record for record in listing.records if request.holds(record.place)]
    _require_records(request, asked, listing.problems, say)
    records: dict[str, Record[Any]] = {}
    problems = list(listing.problems)
    for done, file in enumerate(listing.records, start=1):
        result = read_record(file, say)
        problems += result.problems
        if result.value is not None and file.counts:
            records[file.id] = Record(id=file.id, value=result.value, file=file.file)
        if progress is not None:
            progress(done, len(listing.records))
    catalogue = _catalogue(records, listing.records, is_whole=root is not None)
    places = {file.file: file.place for file in asked if file.counts}
    problems += _rule_problems(catalogue, places, today, say)
    return Reading(
        catalogue=catalogue,
        problems=_shown(problems, request),
        root=root,
        checked=len(asked),
        files={file.id: Path(request.typed(file.place) or file.place) for file in asked if file.counts},
    )


def record_files(path: str | Path) -> tuple[Path, ...]:
    """
    Give the files that `read` looks at for a file or folder: those of the whole catalogue it belongs to.

    Raises:
        CannotRead: as for `read`.
    """
    say = Interface()
    request = request_for([path], say)
    return tuple(file.place for file in _listing(request, root_of(request, say), say).records)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep Python from looking for cycles: records have none, and a growing catalogue is searched over and over."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


def _listing(request: Request, root: Path | None, say: Interface) -> Listing:
    return list_loose(request, say) if root is None else list_catalogue(root, say)


def _require_records(
    request: Request, asked: Iterable[RecordFile], problems: Iterable[Problem], say: Interface
) -> None:
    """Refuse a file or folder in which there is nothing to check, so that nobody takes silence for praise."""
    places = {*(file.place for file in asked), *(Path(problem.span.file) for problem in problems)}
    for folder, typed in request.folders.items():
        if not any(place.is_relative_to(folder) for place in places):
            reason = say("there is no record in it. A catalogue holds `network.yaml` and a folder for each city.")
            raise CannotRead(place=str(typed), reason=reason)
    for file, typed in request.files.items():
        if file not in places:
            raise CannotRead(place=str(typed), reason=say("it is no record of the catalogue it lies in."))


def _catalogue(records: Mapping[str, Record[Any]], files: Iterable[RecordFile], *, is_whole: bool) -> Catalogue:
    """Bring records together, with the ids of files that gave none: what refers to those is not called unknown."""
    network: Record[Network] | None = records.get(NETWORK_ID)
    cities: dict[str, Record[City]] = {}
    programmes: dict[str, Record[Programme]] = {}
    for key in sorted(records):
        if isinstance(records[key].value, City):
            cities[key] = records[key]
        elif isinstance(records[key].value, Programme):
            programmes[key] = records[key]
    left_out = frozenset(file.id for file in files if file.id not in records)
    return Catalogue(network=network, cities=cities, programmes=programmes, is_whole=is_whole, left_out=left_out)


def _rule_problems(
    catalogue: Catalogue, places: Mapping[str, Path], today: date | None, say: Interface
) -> Iterable[Problem]:
    """Check what a schema cannot say, and put what is found in the files that were asked for in its place."""
    found: dict[str, list[Problem]] = {}
    for problem in check_catalogue(catalogue, say, today=today):
        if problem.span.file in places:
            found.setdefault(problem.span.file, []).append(problem)
    for file, problems in found.items():
        yield from place_again(problems, places[file], say)


def _shown(problems: Iterable[Problem], request: Request) -> tuple[Problem, ...]:
    """Give the problems of what was asked for, with files by the names the asker knows, in their order."""
    named = ((problem, request.shown(Path(problem.span.file))) for problem in problems)
    return order(evolve(problem, span=evolve(problem.span, file=file)) for problem, file in named if file is not None)
