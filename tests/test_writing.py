"""Writing leaves whole files, takes away only what it made, and survives being killed at any moment."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values_exchange.problems import CannotWrite
from values_exchange.writing import (
    MANIFEST,
    check_replaceable,
    create_file,
    staging_folder,
    write_file,
    write_tree,
)


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder but the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def names(folder: Path) -> list[str]:
    """Give the names in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_replaced_with_nothing_left_beside_it(tmp_path: Path) -> None:
    """A second writing replaces the first, folders are made, and no temporary file stays."""
    path = tmp_path / "city" / "record.yaml"

    write_file(path, b"one")
    write_file(path, b"two")

    assert b"two" == path.read_bytes()
    assert ["record.yaml"] == names(path.parent)


def test_a_replaced_file_keeps_its_rights(tmp_path: Path) -> None:
    """Who may read a file does not change when its content does."""
    path = tmp_path / "record.yaml"
    path.write_bytes(b"one")
    path.chmod(0o640)

    write_file(path, b"two")

    assert 0o640 == stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_gets_the_rights_of_any_new_file(tmp_path: Path) -> None:
    """A file is not hidden from others just because it was written with care."""
    plain = tmp_path / "plain"
    plain.write_bytes(b"")

    write_file(tmp_path / "written", b"")
    create_file(tmp_path / "created", b"")

    expected = stat.S_IMODE(plain.stat().st_mode)
    assert [expected, expected] == [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("written", "created")]


def test_what_a_killed_run_left_beside_a_file_is_cleared(tmp_path: Path) -> None:
    """The next writing of the same file takes away the temporary file of a run that did not end."""
    left = tmp_path / ".record.yaml.values-exchange-0123abcd"
    left.write_bytes(b"half")

    write_file(tmp_path / "record.yaml", b"whole")

    assert ["record.yaml"] == names(tmp_path)


def test_a_name_of_full_length_can_be_written(tmp_path: Path) -> None:
    """A name as long as the file system allows leaves room for the temporary one."""
    path = tmp_path / ("ü" * 120 + ".yaml")

    write_file(path, b"one")

    assert [path.name] == names(tmp_path)


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    """A link could lead anywhere, so it is refused and stays as it is."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"untouched")
    link = tmp_path / "record.yaml"
    link.symlink_to(elsewhere)

    with pytest.raises(CannotWrite, match="it is a link to another place"):
        write_file(link, b"new")

    assert b"untouched" == elsewhere.read_bytes()


def test_what_the_system_refuses_is_said_with_the_place(tmp_path: Path) -> None:
    """A folder in the place of a file gives one sentence, not a traceback."""
    with pytest.raises(CannotWrite, match=r"Cannot write to .*: the system says “.+”"):
        write_file(tmp_path, b"")


def test_creating_a_file_never_overwrites(tmp_path: Path) -> None:
    """A file, a folder and a link that leads nowhere all keep their place."""
    create_file(tmp_path / "new" / "file", b"first")
    (tmp_path / "new" / "folder").mkdir()
    (tmp_path / "new" / "link").symlink_to(tmp_path / "nowhere")

    for name in ("file", "folder", "link"):
        with pytest.raises(CannotWrite, match="there is one already"):
            create_file(tmp_path / "new" / name, b"second")

    assert b"first" == (tmp_path / "new" / "file").read_bytes()
    assert ["file", "folder", "link"] == names(tmp_path / "new")


def test_a_file_system_without_second_names_still_never_overwrites(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no hard link can be made the file is created in the other way, with the same promise."""

    def no_link(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_link)
    create_file(tmp_path / "file", b"first")

    with pytest.raises(CannotWrite, match="there is one already"):
        create_file(tmp_path / "file", b"second")

    assert {"file": b"first"} == contents(tmp_path)


def test_a_tree_replaces_the_one_made_before(tmp_path: Path) -> None:
    """Files that are no longer made are gone, folders with them, and nothing is left beside the tree."""
    target = tmp_path / "site"

    write_tree(target, {"a/one.html": b"1", "two.html": b"2"}, made_by="values-exchange pages")
    write_tree(target, {"two.html": b"22", "b/c/three.html": b"3"}, made_by="values-exchange pages")

    assert {"two.html": b"22", "b/c/three.html": b"3"} == contents(target)
    assert not (target / "a").exists()
    assert ["site"] == names(tmp_path)


def test_the_manifest_lists_what_was_made(tmp_path: Path) -> None:
    """The manifest names the command and each file."""
    write_tree(tmp_path / "out", {"b.txt": b"", "a/a.txt": b""}, made_by="values-exchange pages")

    manifest = json.loads((tmp_path / "out" / MANIFEST).read_text(encoding="utf-8"))

    assert "values-exchange pages" == manifest["made_by"]
    assert ["a/a.txt", "b.txt"] == list(manifest["files"])


def test_an_empty_folder_and_what_file_managers_leave_are_no_obstacle(tmp_path: Path) -> None:
    """Somebody who made or only looked into the folder is not sent away."""
    (tmp_path / "out").mkdir()
    write_tree(tmp_path / "out", {"a": b"1"}, made_by="m")
    (tmp_path / "out" / ".DS_Store").write_bytes(b"")

    write_tree(tmp_path / "out", {"a": b"2"}, made_by="m")

    assert {"a": b"2"} == contents(tmp_path / "out")


def test_a_tree_without_files_can_be_replaced_too(tmp_path: Path) -> None:
    """The manifest alone shows that the folder is ours."""
    write_tree(tmp_path / "out", {}, made_by="m")
    write_tree(tmp_path / "out", {"a": b""}, made_by="m")

    assert {"a": b""} == contents(tmp_path / "out")


def spoil_with_file(target: Path) -> None:
    """Put a file of somebody else's into the folder."""
    (target / "notes.txt").write_text("mine", encoding="utf-8")


def spoil_with_inner_file(target: Path) -> None:
    """Put a file of somebody else's into a folder we made."""
    (target / "a" / "notes.txt").write_text("mine", encoding="utf-8")


def spoil_with_folder(target: Path) -> None:
    """Put an empty folder into the folder."""
    (target / "mine").mkdir()


def spoil_with_change(target: Path) -> None:
    """Work on a file we made."""
    (target / "a" / "one.html").write_text("mended by hand", encoding="utf-8")


def spoil_with_link(target: Path) -> None:
    """Put a link in the place of a file we made."""
    (target / "a" / "one.html").unlink()
    (target / "a" / "one.html").symlink_to(target.parent / "elsewhere")


def spoil_with_linked_folder(target: Path) -> None:
    """Put a link in the place of a folder we made."""
    (target / "a").rename(target.parent / "b")
    (target / "a").symlink_to(target.parent / "b")


def spoil_with_pipe(target: Path) -> None:
    """Put something that is never read to its end in the place of a file we made."""
    (target / "a" / "one.html").unlink()
    os.mkfifo(target / "a" / "one.html")


def spoil_manifest(target: Path) -> None:
    """Make the manifest unreadable."""
    (target / MANIFEST).write_text("[" * 100_000, encoding="utf-8")


SPOILERS = [
    (spoil_with_file, "it holds `notes.txt`, which was not there when `m` made it"),
    (spoil_with_inner_file, "it holds `a/notes.txt`, which was not there"),
    (spoil_with_folder, "it holds `mine`, which was not there"),
    (spoil_with_change, "it holds `a/one.html`, which was changed after `m` made it"),
    (spoil_with_link, "it holds `a/one.html`, which"),
    (spoil_with_linked_folder, "it holds `a`, which"),
    (spoil_with_pipe, "it holds `a/one.html`, which"),
    (spoil_manifest, "which was not there when `m` made it"),
]


@pytest.mark.parametrize(("spoil", "said"), SPOILERS, ids=lambda it: getattr(it, "__name__", ""))
def test_a_folder_that_holds_anything_else_is_refused(tmp_path: Path, spoil: object, said: str) -> None:
    """Nothing somebody added, changed or linked is lost, and the message names the first of it."""
    target = tmp_path / "out"
    write_tree(target, {"a/one.html": b"1"}, made_by="m")
    assert callable(spoil)
    spoil(target)
    before = sorted(str(path) for path in tmp_path.rglob("*"))

    with pytest.raises(CannotWrite) as refusal:
        write_tree(target, {"a/one.html": b"2"}, made_by="m")

    assert said in str(refusal.value)
    assert before == sorted(str(path) for path in tmp_path.rglob("*"))


def test_a_folder_another_command_made_is_refused(tmp_path: Path) -> None:
    """The output of one command does not replace that of another."""
    write_tree(tmp_path / "out", {"a": b"1"}, made_by="values-exchange pages")

    with pytest.raises(CannotWrite, match="`values-exchange pages` made it"):
        write_tree(tmp_path / "out", {"a": b"2"}, made_by="values-exchange site")

    assert {"a": b"1"} == contents(tmp_path / "out")


def test_a_folder_we_did_not_make_is_refused(tmp_path: Path) -> None:
    """A folder with something in it and no manifest is somebody else's."""
    (tmp_path / "thesis.docx").write_bytes(b"years of work")

    with pytest.raises(CannotWrite, match=r"it holds `thesis\.docx`"):
        check_replaceable(tmp_path, made_by="m")


@pytest.mark.parametrize("kind", ["file", "link"])
def test_only_a_folder_is_replaced(tmp_path: Path, kind: str) -> None:
    """A file, and a link even to an empty folder, are refused."""
    target = tmp_path / "out"
    if kind == "file":
        target.write_bytes(b"")
    else:
        (tmp_path / "elsewhere").mkdir()
        target.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(CannotWrite, match="not a folder"):
        write_tree(target, {"a": b""}, made_by="m")


@pytest.mark.parametrize(
    "place",
    ["../a", "a/../../b", "/etc/passwd", "a//b", "./a", "", "a/", "..", "C:/a", "a\\..\\b", "a\0b", MANIFEST],
)
def test_a_place_outside_the_folder_is_refused(tmp_path: Path, place: str) -> None:
    """No name can lead out of the folder, on any system, and nothing at all is written."""
    with pytest.raises(CannotWrite):
        write_tree(tmp_path / "out", {"good": b"", place: b""}, made_by="m")

    assert [] == names(tmp_path)


@given(st.text(alphabet=st.sampled_from("ab./\\:\0~ü "), max_size=12))
def test_whatever_is_written_lies_inside(tmp_path_factory: pytest.TempPathFactory, place: str) -> None:
    """Any name is either refused or found again below the folder under that name."""
    above = tmp_path_factory.mktemp("above")

    try:
        write_tree(above / "out", {place: b"x"}, made_by="m")
    except CannotWrite:
        assert [] == names(above)
    else:
        assert {place: b"x"} == contents(above / "out")
        assert ["out"] == names(above)


def test_two_names_that_some_systems_take_for_one_are_refused(tmp_path: Path) -> None:
    """One of two such files would be lost on Windows and macOS."""
    with pytest.raises(CannotWrite, match="two files would be called"):
        write_tree(tmp_path / "out", {"Riga.html": b"", "riga.html": b""}, made_by="m")


def test_a_block_that_ends_well_replaces_the_folder(tmp_path: Path) -> None:
    """Until the end of the block the old site stands, after it the new one, with what was made listed in it."""
    write_tree(tmp_path / "out", {"a": b"old"}, made_by="m")

    with staging_folder(tmp_path / "out", made_by="m") as staging:
        (staging / "en").mkdir()
        (staging / "en" / "b").write_bytes(b"new")
        assert {"a": b"old"} == contents(tmp_path / "out")

    assert {"en/b": b"new"} == contents(tmp_path / "out")
    check_replaceable(tmp_path / "out", made_by="m")


def test_a_failing_block_leaves_the_old_folder_and_no_staging(tmp_path: Path) -> None:
    """When building fails, the old site stands and the staging folder is gone."""
    write_tree(tmp_path / "out", {"a": b"old"}, made_by="m")

    def build() -> None:
        with staging_folder(tmp_path / "out", made_by="m") as staging:
            (staging / "a").write_bytes(b"new")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build()

    assert {"a": b"old"} == contents(tmp_path / "out")
    assert ["out"] == names(tmp_path)


def test_what_appears_while_building_is_not_lost(tmp_path: Path) -> None:
    """The folder is looked at again before it is replaced."""
    write_tree(tmp_path / "out", {"a": b"old"}, made_by="m")

    def build() -> None:
        with staging_folder(tmp_path / "out", made_by="m") as staging:
            (staging / "a").write_bytes(b"new")
            (tmp_path / "out" / "notes").write_bytes(b"mine")

    with pytest.raises(CannotWrite, match="notes"):
        build()

    assert {"a": b"old", "notes": b"mine"} == contents(tmp_path / "out")


def test_a_run_that_is_still_at_work_is_left_alone(tmp_path: Path) -> None:
    """A second run beside a first cleans up nothing of it, and both end well."""
    with staging_folder(tmp_path / "out", made_by="m") as first:
        (first / "a").write_bytes(b"first")
        write_tree(tmp_path / "out", {"a": b"second"}, made_by="m")
        assert {"a": b"second"} == contents(tmp_path / "out")
        assert {"a": b"first"} == contents(first)

    assert {"a": b"first"} == contents(tmp_path / "out")
    assert ["out"] == names(tmp_path)


def test_where_folders_cannot_change_places_a_failing_swap_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the new folder cannot be moved in, the old one is moved back."""
    write_tree(tmp_path / "out", {"a": b"old"}, made_by="m")
    monkeypatch.setattr("values_exchange.writing._exchange", lambda *_: False)
    replace = Path.replace

    def fail_once(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_once)
    with pytest.raises(CannotWrite, match="Permission denied"):
        write_tree(tmp_path / "out", {"a": b"new"}, made_by="m")

    assert {"a": b"old"} == contents(tmp_path / "out")
    assert ["out"] == names(tmp_path)


KILLING = """
import os, signal, sys
from pathlib import Path
from values_exchange import writing

target, can_exchange = Path(sys.argv[1]) / "out", sys.argv[2] == "exchange"
if not can_exchange:
    writing._exchange = lambda *_: False
OLD = {"a/one": b"old", "two": b"old", "gone": b"old"}
NEW = {"a/one": b"new", "two": b"new", "b/come": b"new"}

def tree():
    files = (path for path in target.rglob("*") if path.is_file() and path.name != writing.MANIFEST)
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in files}

def killed_at(step):
    child = os.fork()
    if child == 0:
        seen = 0
        def count(event, _):
            nonlocal seen
            if event == "open" or event.startswith(("os.", "shutil.")):
                seen += 1
                if seen == step:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(count)
        writing.write_tree(target, NEW, made_by="m")
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0

writing.write_tree(target, OLD, made_by="m")
step, away, newer = 1, 0, 0
while killed_at(step):
    if can_exchange or target.exists():
        assert tree() in (OLD, NEW), (step, tree())
    away += not target.exists()
    try:
        with writing.staging_folder(target, made_by="m"):
            assert tree() in (OLD, NEW), (step, tree())
            newer += tree() == NEW
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert os.listdir(target.parent) == ["out"], (step, os.listdir(target.parent))
    writing.write_tree(target, OLD, made_by="m")
    step += 1
assert tree() == NEW
print(step, away, newer)
"""


@pytest.mark.parametrize("way", ["exchange", "aside"])
def test_killed_at_any_moment_the_old_or_the_new_folder_stands(tmp_path: Path, way: str) -> None:
    """A child is killed before each of its calls to the system in turn; the next run finds one whole tree."""
    done = subprocess.run([sys.executable, "-c", KILLING, tmp_path, way], capture_output=True, text=True, check=False)

    assert "" == done.stderr
    steps, away, newer = map(int, done.stdout.split())
    assert steps > 30
    assert newer > 1, "some of the kills came after the new folder was in place"
    assert (away == 0) == (way == "exchange"), "only without an exchange is there a moment with nothing in place"


KILLING_FILE = """
import os, signal, sys
from pathlib import Path
from values_exchange import writing

path = Path(sys.argv[1]) / "record.yaml"
path.write_bytes(b"old")
for step in range(1, 100):
    child = os.fork()
    if child == 0:
        seen = 0
        def count(event, _):
            global seen
            if event == "open" or event.startswith("os."):
                seen += 1
                if seen == step:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(count)
        writing.write_file(path, b"new")
        os._exit(0)
    ended = os.waitpid(child, 0)[1] == 0
    assert path.read_bytes() in (b"old", b"new")
    if ended:
        break
    writing.write_file(path, b"old")
    assert os.listdir(path.parent) == ["record.yaml"]
print(step)
"""


def test_killed_at_any_moment_a_whole_file_stands(tmp_path: Path) -> None:
    """A child is killed before each of its calls to the system in turn; the file is the old or the new one."""
    done = subprocess.run([sys.executable, "-c", KILLING_FILE, tmp_path], capture_output=True, text=True, check=False)

    assert "" == done.stderr
    assert int(done.stdout) > 4
