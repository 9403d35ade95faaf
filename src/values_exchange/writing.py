"""
Writing that never leaves half a file and never removes what this package did not make.

What holds where: `write_file` and `create_file` leave a whole file even when the power fails. A folder is replaced
whole: killed at any moment, the old one or the new one stands. On Linux the two change places in one step; where the
system cannot do that, a process killed between two steps leaves the old folder set aside, and the next run puts it
back before it does anything else. Whole folders are not guarded against a failing power supply, which would take
minutes for a site: they can be built again.
"""

from __future__ import annotations

import ctypes
import json
import os
import secrets
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import file_digest, sha256
from itertools import chain
from pathlib import Path, PurePosixPath

from values_exchange.languages import deferred
from values_exchange.problems import CannotWrite

MANIFEST = ".values-exchange.json"
"""The file in a folder of ours that lists what we made in it."""

_LITTER = frozenset([".DS_Store", "Thumbs.db", "desktop.ini"])
"""What file managers leave in a folder somebody looked into; it may go."""

_MARK = ".values-exchange-"
_LONG_NAME = 200


def write_file(path: Path, content: bytes) -> None:
    """
    Write a file whole, in the place of one that may be there; missing folders are made.

    Raises:
        CannotWrite: if it is a folder or a link, or the system refuses.
    """
    if path.is_symlink():
        raise CannotWrite(
            place=str(path), reason=deferred("it is a link to another place. Give the place it leads to.")
        )
    with _said(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _beside(path, content) as temporary:
            if path.exists():
                temporary.chmod(path.stat().st_mode & 0o777)
            temporary.replace(path)


def create_file(path: Path, content: bytes) -> None:
    """
    Write a new file whole; missing folders are made.

    Raises:
        CannotWrite: if there is anything under that name, or the system refuses.
    """
    reason = deferred("there is one already, and nothing is overwritten. Name another, or delete it first.")
    there_is_one = CannotWrite(place=str(path), reason=reason)
    with _said(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _beside(path, content) as temporary:
            try:
                _give_name(path, temporary)
            except FileExistsError:
                raise there_is_one from None


def write_tree(folder: Path, files: Mapping[str, bytes] | Mapping[PurePosixPath, bytes], *, made_by: str) -> None:
    """
    Write a whole folder, in the place of one that was made by the same command before.

    Args:
        folder: where it stands; the folder it stands in is made if there is none.
        files: contents by their place below the folder, divided by ``/``.
        made_by: the command that makes the folder, as a person would type it.

    Raises:
        CannotWrite: if the folder holds anything this command did not make, or a file would lie outside of it.
    """
    places = _places(folder, files)
    with staging_folder(folder, made_by=made_by) as staging, _said(folder):
        for place, content in places.items():
            path = staging / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


@contextmanager
def staging_folder(target: Path, *, made_by: str) -> Iterator[Path]:
    """
    Give an empty folder that takes the place of `target` as a whole when the block ends well.

    It lies beside the target, so on the same file system; when the block fails it is gone and the target as it was.
    What runs that were killed left there is put back or cleaned up first; what others are still at work on is left.

    Raises:
        CannotWrite: if the target holds anything `made_by` did not make, before the block and again after it.
    """
    target = _absolute(target)
    with _said(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        _recover(target)
    check_replaceable(target, made_by=made_by)
    with _said(target):
        workshop, lock = _workshop(target)
    try:
        yield workshop / "new"
        _replace_folder(workshop / "new", target, made_by=made_by)
    finally:
        _dissolve(workshop, lock, target)


def check_replaceable(target: Path, *, made_by: str) -> None:
    """
    Make sure that nothing is lost when a folder is replaced: it is not there, empty, or as `made_by` left it.

    Raises:
        CannotWrite: naming the first thing that would be lost.
    """
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        reason = deferred("it is a file, not a folder. Choose another place.")
        if target.is_symlink():
            reason = deferred("it is a link to another place, not a folder. Choose another place.")
        raise CannotWrite(place=str(target), reason=reason)
    with _said(target):
        if not target.exists() or not any(target.iterdir()):
            return
        maker, made = _manifest(target)
        if maker not in (None, made_by):
            reason = deferred("`{maker}` made it. Delete it or choose another place.", maker=maker)
            raise CannotWrite(place=str(target), reason=reason)
        kept = next(_not_ours(target, made, maker, made_by), None)
    if kept is not None:
        raise CannotWrite(place=str(target), reason=kept)


@contextmanager
def _said(place: Path) -> Iterator[None]:
    """Say in our words what the system refuses."""
    try:
        yield
    except OSError as error:
        said = (error.strerror or str(error)).rstrip(".")
        reason = deferred("the system says “{said}”.", said=said)
        if error.filename and str(error.filename) != str(place):
            reason = deferred("the system says “{said}” ({file}).", said=said, file=error.filename)
        raise CannotWrite(place=str(place), reason=reason) from error


@contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    """Write content to a file beside `path`, down to the disk, and remove that file when the block ends."""
    for left in _marked(path):
        _clear(left)
    temporary = _new_name(path)
    try:
        with temporary.open("xb") as file:
            _is_locked(file.fileno())
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
        _sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _give_name(path: Path, temporary: Path) -> None:
    """Give a finished file a name that must be free."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # some file systems, on memory sticks for one, know no second name for a file
        with path.open("xb") as file:
            file.write(temporary.read_bytes())


def _clear(left: Path) -> None:
    """Remove a file that a killed run left, unless a run is still writing it."""
    with suppress(OSError):
        with left.open("r+b") as file:
            is_left = _is_locked(file.fileno())
        if is_left:
            left.unlink()


def _sync_folder(folder: Path) -> None:
    """Bring the names in a folder down to the disk, where the system lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - must not follow links


def _places(folder: Path, files: Mapping[str, bytes] | Mapping[PurePosixPath, bytes]) -> dict[str, bytes]:
    """Give contents by places that are safe below any folder, on any system."""
    places: dict[str, bytes] = {}
    folded: set[str] = set()
    for name, content in files.items():
        parts = str(name).split("/")
        if any(part in ("", ".", "..") or set(part) & set("\\:\0") for part in parts) or parts == [MANIFEST]:
            reason = deferred("`{name}` would not lie inside it under a name of its own.", name=name)
            raise CannotWrite(place=str(folder), reason=reason)
        place = "/".join(parts)
        if place.casefold() in folded:
            reason = deferred("two files would be called `{name}` on some systems.", name=name)
            raise CannotWrite(place=str(folder), reason=reason)
        folded.add(place.casefold())
        places[place] = content
    return places


def _files(folder: Path) -> Iterator[str]:
    """Give the place of every file below a folder."""
    for root, _, names in os.walk(folder, onerror=_refuse):
        below = Path(root).relative_to(folder)
        yield from ((below / name).as_posix() for name in names)


def _refuse(error: OSError) -> None:
    """Stop at a folder that cannot be looked into, which `os.walk` would pass over."""
    raise error


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _manifest(folder: Path) -> tuple[str | None, dict[str, str]]:
    """Read who made a folder and what is in it; nothing where that is not written there."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        return str(manifest["made_by"]), {str(place): str(digest) for place, digest in manifest["files"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None, {}


def _not_ours(folder: Path, made: Mapping[str, str], maker: str | None, made_by: str) -> Iterator[str]:
    """Say what stands in a folder that is not as it was made."""
    folders = {str(above) for place in made for above in PurePosixPath(place).parents}
    for root, inner, names in os.walk(folder, onerror=_refuse):
        below = Path(root).relative_to(folder)
        for name in chain(sorted(inner), sorted(names)):
            path, place = Path(root, name), (below / name).as_posix()
            is_folder = path.is_dir() and not path.is_symlink()
            if name in _LITTER or (place == MANIFEST and maker is not None) or (is_folder and place in folders):
                continue
            if place not in made or path.is_symlink() or not path.is_file():
                yield deferred(
                    "it holds `{name}`, which was not there when `{maker}` made it. Move that elsewhere, or choose "
                    "another place for the output.",
                    name=place,
                    maker=made_by,
                )
            elif made[place] != _digest(path):
                yield deferred(
                    "it holds `{name}`, which was changed after `{maker}` made it. Move that elsewhere, or choose "
                    "another place for the output.",
                    name=place,
                    maker=made_by,
                )


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, and say whether the system could."""
    if sys.platform != "linux":
        return False
    here, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of renameat2(2)
    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError):
        return False
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def _marked(path: Path) -> list[Path]:
    """Give what runs have made beside `path` under names of their own."""
    start = _new_name(path, "").name
    return sorted(beside for beside in path.parent.iterdir() if beside.name.startswith(start))


def _new_name(path: Path, token: str | None = None) -> Path:
    """Give a name beside `path` that nobody else uses, and that no file system finds too long."""
    name = path.name if len(os.fsencode(path.name)) <= _LONG_NAME else sha256(os.fsencode(path.name)).hexdigest()
    return path.with_name(f".{name}{_MARK}{secrets.token_hex(4) if token is None else token}")


def _replace_folder(staging: Path, target: Path, *, made_by: str) -> None:
    """Put a finished folder in the place of `target`, and list in it what was made."""
    with _said(target):
        files = {place: _digest(staging / place) for place in sorted(_files(staging)) if place != MANIFEST}
        manifest = {"made_by": made_by, "files": files}
        (staging / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        check_replaceable(target, made_by=made_by)
        if not target.exists():
            staging.replace(target)
        elif not _exchange(staging, target):
            aside = staging.with_name("old")
            target.replace(aside)
            try:
                staging.replace(target)
            except OSError:
                aside.replace(target)
                raise


def _workshop(target: Path) -> tuple[Path, int]:
    """Make a folder beside the target with a lock in it, and with `new`, the staging folder."""
    while True:
        workshop = _new_name(target)
        workshop.mkdir()
        with suppress(FileNotFoundError):  # another run took it for left over before it was locked: once more
            lock = os.open(workshop / "lock", os.O_CREAT | os.O_RDWR)
            if _is_locked(lock) and (workshop / "lock").exists():
                (workshop / "new").mkdir()
                return workshop, lock
            os.close(lock)


def _dissolve(workshop: Path, lock: int, target: Path) -> None:
    """Put back what had been set aside, if nothing stands in its place, and remove the workshop; the lock goes last."""
    with suppress(OSError):
        if (workshop / "old").is_dir() and not target.exists():
            (workshop / "old").replace(target)
    shutil.rmtree(workshop / "new", ignore_errors=True)
    if target.exists():
        shutil.rmtree(workshop / "old", ignore_errors=True)
    os.close(lock)
    with suppress(OSError):
        if not (workshop / "old").exists():
            (workshop / "lock").unlink()
        workshop.rmdir()


def _is_locked(handle: int) -> bool:
    """Lock an open file until it is closed or its process ends; whether that was possible."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _recover(target: Path) -> None:
    """Put back what a killed run had set aside, and clean up what such runs left beside the target."""
    for workshop in _marked(target):
        if not workshop.is_dir() or workshop.is_symlink():
            continue
        try:
            lock = os.open(workshop / "lock", os.O_RDWR)
        except OSError:  # killed before there was a lock, or after all else was gone
            with suppress(OSError):
                workshop.rmdir()
            continue
        if _is_locked(lock):
            _dissolve(workshop, lock, target)
        else:
            os.close(lock)
