"""Files and folders met in a catalogue, and what is wrong with their names and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import field, frozen

from values_exchange.catalogue import NETWORK_ID
from values_exchange.languages import Interface
from values_exchange.problems import Problem, Severity, Span
from values_exchange.reading.names import ENDINGS, folded, is_slug, printable, slug_of, split_name


@frozen
class Entry:
    """
    A file or folder met in a catalogue.

    Shape: `ending` is what makes its name look like a record's, empty for folders and all other files; `stem` is the
    name without it.
    """

    name: str
    place: Path
    is_folder: bool
    is_link: bool
    stem: str = field(init=False)
    ending: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Divide the name."""
        stem, ending = (self.name, "") if self.is_folder else split_name(self.name)
        object.__setattr__(self, "stem", stem)
        object.__setattr__(self, "ending", ending)


def alike(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Give the entries in groups that stand for one record, or that some systems take for one; the best comes first."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(folded(entry.stem), []).append(entry)
    for group in groups.values():
        yield sorted(group, key=_rank)


def name_problem(entry: Entry, best: Entry, say: Interface) -> Problem | None:
    """Say what is wrong with a name; `best` is the one to be kept of all that are alike."""
    if not entry.is_folder and entry.ending not in ENDINGS:
        better = f"{slug_of(entry.stem) or entry.stem}.yaml"
        return _error(
            entry,
            "wrong-ending",
            say("The name ends in `{ending}`; those of records end in `.yaml` or `.json`.", ending=entry.ending),
            say("Rename the file to `{name}`.", name=printable(better)),
        )
    if entry is not best:
        return _second(entry, best, say)
    if not is_slug(entry.stem):
        return _no_id(entry, say)
    if entry.is_folder and entry.name == NETWORK_ID:
        return _error(
            entry,
            "bad-file-name",
            say("`{name}` is the id of the network, so no city can have it.", name=entry.name),
            say("Give the folder the name of the city."),
        )
    return None


def same_id(place: Path, first: Path, say: Interface) -> Problem:
    """Say that a file somewhere else stands for the same record."""
    return Problem(
        code="two-files-one-record",
        message=say("This would be the same record as `{other}`, which is read.", other=printable(str(first))),
        advice=say("Read them one at a time, or rename one of the two."),
        span=Span(file=str(place)),
    )


def link_outside(entry: Entry, say: Interface) -> Problem:
    """Say that a link leads out of the catalogue."""
    return _error(
        entry,
        "link-outside",
        say("This is a link to a place outside the catalogue, and is not followed."),
        say("Put the file or folder itself here."),
    )


def cannot_open(place: Path, reason: str | None, say: Interface) -> Problem:
    """Say that the system does not open a file or folder."""
    return Problem(
        code="cannot-open",
        message=say("This cannot be opened: {reason}.", reason=reason or say("the system does not say why")),
        advice=say("Check that it is an ordinary file or folder, and that you may read it."),
        span=Span(file=str(place)),
    )


def not_at_the_top(entry: Entry, say: Interface) -> Problem:
    """Say that a file beside the network's record is not read."""
    return _unread(
        entry,
        say("This file is not read: beside `network.yaml` lie the folders of cities, and no other records."),
        say("Move a record into its city's folder, and any other file out of the catalogue."),
    )


def network_in_a_city(entry: Entry, say: Interface) -> Problem:
    """Say that a network's record in a city's folder is not read."""
    return _unread(
        entry,
        say("This file is not read: a network's record lies at the top of a catalogue, not in a city's folder."),
        say("Move it up, or rename it if it is the record of a programme."),
    )


def too_deep(entry: Entry, say: Interface) -> Problem:
    """Say that a file in a folder of a city's folder is not read."""
    return _unread(
        entry,
        say("This file is not read: records lie in the folder of their city, no deeper."),
        say("Move a record up into its city's folder, and any other file out of the catalogue."),
    )


def _rank(entry: Entry) -> tuple[bool, int, str]:
    ending = ENDINGS.index(entry.ending) if entry.ending in ENDINGS else len(ENDINGS)
    return not is_slug(entry.stem), ending, entry.name


def _second(entry: Entry, best: Entry, say: Interface) -> Problem:
    name, other = printable(entry.name), printable(best.name)
    advice = say("Keep the one that is right, and delete or rename the other.")
    if entry.stem == best.stem:
        message = say(
            "`{name}` and `{other}` are both the same record; only `{other}` is read.", name=name, other=other
        )
        return _error(entry, "two-files-one-record", message, advice)
    message = say(
        "`{name}` and `{other}` differ in large and small letters only; many computers take them for one.",
        name=name,
        other=other,
    )
    return _error(entry, "names-clash", message, advice)


def _no_id(entry: Entry, say: Interface) -> Problem:
    slug = slug_of(entry.stem)
    better = f"{slug}{entry.ending}" if slug else ""
    return Problem(
        code="bad-file-name",
        message=say(
            "`{name}` cannot be an id: ids are made of small letters (a–z), digits and single hyphens.",
            name=printable(entry.name),
        ),
        advice=say("Rename it to `{name}`.", name=better) if better else say("Rename it in letters from a to z."),
        span=Span(file=str(entry.place)),
        near=(better,) if better else (),
    )


def _error(entry: Entry, code: str, message: str, advice: str) -> Problem:
    return Problem(code=code, message=message, advice=advice, span=Span(file=str(entry.place)))


def _unread(entry: Entry, message: str, advice: str) -> Problem:
    return Problem(
        code="unexpected-file",
        message=message,
        advice=advice,
        span=Span(file=str(entry.place)),
        severity=Severity.WARNING,
    )
