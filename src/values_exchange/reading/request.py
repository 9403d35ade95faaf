"""What somebody asked to read, and by which names they know it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from attrs import frozen

from values_exchange.catalogue import NETWORK_ID
from values_exchange.languages import Interface
from values_exchange.problems import CannotRead
from values_exchange.reading.names import RECORD_LIKE, printable

LEVELS_UP = 3
"""In how many folders `network.yaml` is looked for: a programme's, the one above, and one more for a file too deep."""


@frozen
class Request:
    """
    The files and folders somebody asked for.

    Shape: from each absolute path, which is how reading knows a file throughout, to the path as it was typed.
    """

    files: Mapping[Path, PurePath]
    folders: Mapping[Path, PurePath]

    def shown(self, place: Path) -> str | None:
        """Give a file or folder by the name the asker knows it by; None where they did not ask for it."""
        path = self.typed(place) or next(self._around(place), None)
        return None if path is None else printable(path.as_posix())

    def typed(self, place: Path) -> PurePath | None:
        """Give the path of a file or folder as the asker would type it; None where they did not ask for it."""
        return self.files.get(place) or next(self._below(place), None)

    def holds(self, place: Path) -> bool:
        """Tell whether a file or folder was asked for."""
        return self.typed(place) is not None

    def _below(self, place: Path) -> Iterator[PurePath]:
        for folder, typed in self.folders.items():
            if place.is_relative_to(folder):
                yield typed / place.relative_to(folder)

    def _around(self, place: Path) -> Iterator[PurePath]:
        """Give a folder around something that was asked for; its name is part of the ids of what is in it."""
        for asked, typed in (*self.files.items(), *self.folders.items()):
            if asked.is_relative_to(place):
                steps = len(asked.relative_to(place).parts)
                yield PurePath(os.path.normpath(typed.joinpath(*[".."] * steps)))


def request_for(paths: Iterable[str | Path], say: Interface) -> Request:
    """
    Find the files and folders somebody names; nothing named is the current folder.

    Raises:
        CannotRead: if there is no such file or folder.
    """
    files: dict[Path, PurePath] = {}
    folders: dict[Path, PurePath] = {}
    for path in list(paths) or ["."]:
        # Not resolved: a link is known by where it lies.
        typed, place = PurePath(path), Path(os.path.normpath(Path(path).absolute()))
        try:
            is_folder = place.is_dir()
            if not is_folder:
                place.stat()
        except (OSError, ValueError):
            reason = say("there is no such file or folder. Check the name, and in which folder you are.")
            raise CannotRead(place=printable(str(path)), reason=reason) from None
        (folders if is_folder else files).setdefault(place, typed)
    return Request(files, folders)


def root_of(request: Request, say: Interface) -> Path | None:
    """
    Find the catalogue that files and folders belong to: the nearest folder at or above them with a network's record.

    Raises:
        CannotRead: if they belong to different catalogues, or only some to one.
    """
    folders = dict.fromkeys((*request.folders, *(file.parent for file in request.files)))
    roots = {folder: _root_above(folder) for folder in folders}
    first, *others = dict.fromkeys(roots.values())
    if others:
        names = say.join([str(root) if root else say("no catalogue") for root in (first, *others)])
        raise CannotRead(
            place=str(next(folder for folder, root in roots.items() if root != first)),
            reason=say(
                "it does not belong to the same catalogue as the rest ({names}). Read one at a time.", names=names
            ),
        )
    return first


def _root_above(folder: Path) -> Path | None:
    for candidate in (folder, *folder.parents)[:LEVELS_UP]:
        if any(os.path.lexists(candidate / f"{NETWORK_ID}{ending}") for ending in RECORD_LIKE):
            return candidate
    return None
