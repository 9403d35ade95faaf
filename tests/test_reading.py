"""Files and folders become a catalogue and problems in their places, whatever lies in them and whoever wrote it."""

from __future__ import annotations

import gc
import os
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fiction import CITY_FILE, NETWORK_FILE, PROGRAMME_FILE, TODAY, Data, records, write_catalogue
from values_exchange.document import MAX_BYTES
from values_exchange.languages import Interface
from values_exchange.problems import CannotRead, InvalidRecords, Problem, Span
from values_exchange.reading import Reading, kind_of, read, record_files, slug_of
from values_exchange.reading import listing as reading_listing
from values_exchange.reading import records as reading_records
from values_exchange.reading.entries import Entry, alike, name_problem
from values_exchange.reading.names import is_slug
from values_exchange.reading.records import place_again

CITY_YAML = """\
# The city
schema: 1
language: de
name: Atlantis
country: DE
languages: [de]
place: {lat: 31.2, lon: -24.5}
districts: {"1": Hafen, "2": Altstadt}
in_network:
  - en: It takes part.
    sources: [page]
organisations:
  town: {name: Stadt Atlantis, kind: city}
review: {state: drafted_from_public_sources, last_checked: 2026-11-01}
sources:
  page: {title: Page of the city, read: 2026-11-01}
  spare: {title: A spare page, read: 2026-11-01}
"""
"""The record of the city as people write it; nothing rests on its second source, on line 17."""


def summary(reading: Reading) -> list[tuple[str, str]]:
    """Give the place and code of each problem."""
    return [(str(problem.span), problem.code) for problem in reading.problems]


def codes(folder: Path) -> dict[str, str]:
    """Read a folder and give the code of the problem of each file, by its path in the folder."""
    return {
        Path(problem.span.file).relative_to(folder).as_posix(): problem.code
        for problem in read(folder, today=TODAY).problems
    }


def test_a_catalogue_without_problems_is_read(tmp_path: Path) -> None:
    """All records are there under their ids, and the reading says what it looked at."""
    reading = read(write_catalogue(tmp_path), today=TODAY)

    assert ((), 3, tmp_path, True) == (reading.problems, reading.checked, reading.root, reading.catalogue_found)
    assert ["network", "atlantis", "atlantis/harbour-points"] == [r.id for r in reading.catalogue.records()]
    assert [NETWORK_FILE, CITY_FILE, PROGRAMME_FILE] == [r.file for r in reading.catalogue.records()]
    assert reading.require() is reading.catalogue
    assert reading.catalogue.is_whole


def test_a_problem_a_rule_finds_stands_in_its_line(tmp_path: Path) -> None:
    """Rules know paths; the file is read again to know lines."""
    folder = write_catalogue(tmp_path, records() | {CITY_FILE: CITY_YAML})
    (problem,) = read(folder, today=TODAY).problems

    assert "uncited-source" == problem.code
    assert Span(file=str(folder / CITY_FILE), line=17, column=3, end_line=17, end_column=8) == problem.span
    assert "  spare: {title: A spare page, read: 2026-11-01}" == problem.excerpt


def test_what_is_missing_from_a_record_stands_at_its_first_line(tmp_path: Path) -> None:
    """A section that is not there has no line; a problem there would otherwise cover the whole file."""
    folder = write_catalogue(
        tmp_path, records() | {CITY_FILE: CITY_YAML.replace("place: {lat: 31.2, lon: -24.5}\n", "")}
    )
    missing = next(problem for problem in read(folder).problems if problem.code == "missing-section")

    assert Span(file=str(folder / CITY_FILE), line=2, column=1) == missing.span
    assert "schema: 1" == missing.excerpt


BAD_FILES: dict[str, tuple[bytes, str, int | None]] = {
    "empty": (b"", "empty-file", None),
    "only comments": (b"# Nothing yet.\n", "empty-file", None),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "not-text", None),
    "another encoding": ("schema: 1\nname: Düsseldorf\n".encode("latin-1"), "not-utf-8", 2),
    "UTF-16": ("schema: 1\nname: Düsseldorf\n".encode("utf-16"), "not-utf-8", None),
    "50 MB": (b"a" * 50_000_000, "file-too-large", None),
    "a million openers": (b"[" * 1_000_000, "too-deep", 1),
    "a million dashes": (b"- " * 900_000, "too-deep", 1),
    "an alias bomb": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "alias-not-allowed", 1),
    "duplicate keys": (b"schema: 1\nlanguage: de\nlanguage: en\n", "duplicate-key", 3),
    "a later schema": (b"schema: 2\nlanguage: de\n", "future-schema", 1),
    "an unknown language": (CITY_YAML.replace("language: de", "language: xx").encode(), "unknown-language", 3),
    "a list": (b"- schema: 1\n", "not-a-record", 1),
    "broken YAML": (b"schema: 1\nname: [a, b\n", "yaml-syntax", 2),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_gives_a_problem_in_its_place_and_the_others_are_checked(tmp_path: Path, name: str) -> None:
    """Whatever a file holds, it is told where and what, and no other file suffers or is called wrong for it."""
    content, code, line = BAD_FILES[name]
    spare = records()[PROGRAMME_FILE] | {"title": "Hafenpunkte"}
    folder = write_catalogue(tmp_path, records() | {CITY_FILE: content, PROGRAMME_FILE: spare})
    reading = read(folder, today=TODAY)
    bad = [problem for problem in reading.problems if problem.span.file.endswith("city.yaml")]
    others = [problem for problem in reading.problems if problem not in bad]

    assert code in {problem.code for problem in bad}
    assert all(problem.message and problem.advice for problem in bad)
    assert line in {problem.span.line for problem in bad if problem.code == code} or line is None
    assert ["one-language-only"] == [problem.code for problem in others]
    assert (frozenset({"atlantis"}), 3) == (reading.catalogue.left_out, reading.checked)
    with pytest.raises(InvalidRecords):
        reading.require()


def test_a_file_is_not_opened_when_it_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is looked at first."""
    folder = write_catalogue(tmp_path)
    with (folder / CITY_FILE).open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", _refuse(Path.read_bytes, folder / CITY_FILE))

    assert {CITY_FILE: "file-too-large"} == codes(folder)


def _refuse(read_bytes: Callable[[Path], bytes], wrong: Path) -> Callable[[Path], bytes]:
    """Give a way to read files that fails for one of them, as where somebody else keeps it locked."""

    def reading(path: Path) -> bytes:
        if path == wrong:
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    return reading


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's reason is passed on."""
    folder = write_catalogue(tmp_path)
    monkeypatch.setattr(Path, "read_bytes", _refuse(Path.read_bytes, folder / CITY_FILE))
    (problem,) = read(folder, today=TODAY).problems

    assert ("cannot-open", "This cannot be opened: Permission denied.") == (problem.code, problem.message)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What is no ordinary file is not opened."""
    folder = write_catalogue(tmp_path)
    os.mkfifo(folder / "atlantis" / "pipe.yaml")

    assert {"atlantis/pipe.yaml": "cannot-open"} == codes(folder)


def test_a_folder_that_cannot_be_opened_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of the catalogue is read all the same."""
    folder = write_catalogue(tmp_path)
    (folder / "closed").mkdir()
    scandir = os.scandir

    def locked(path: Path) -> Any:
        if path == folder / "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", locked)

    assert {"closed": "cannot-open"} == codes(folder)


def test_a_mistake_of_ours_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the schema accepts and the converter does not is no problem of the record's."""

    def broken(*_: object) -> None:
        raise ValueError("cannot be")

    monkeypatch.setattr(reading_records, "structure", broken)
    with pytest.raises(RuntimeError, match=r"network\.yaml is right by its schema.*mistake in values_exchange"):
        read(write_catalogue(tmp_path))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"atlantis/second.json": "x"}, {"atlantis/second.json": "json-syntax"}),
        (
            {"atlantis/harbour-points.json": records()[PROGRAMME_FILE]},
            {"atlantis/harbour-points.json": "two-files-one-record"},
        ),
        ({"atlantis/second.yml": records()[PROGRAMME_FILE]}, {"atlantis/second.yml": "wrong-ending"}),
        ({"atlantis/second.YAML": records()[PROGRAMME_FILE]}, {"atlantis/second.YAML": "wrong-ending"}),
        ({"atlantis/Café am Hafen.yaml": records()[PROGRAMME_FILE]}, {"atlantis/Café am Hafen.yaml": "bad-file-name"}),
        ({"atlantis/Harbour-Points.yaml": records()[PROGRAMME_FILE]}, {"atlantis/Harbour-Points.yaml": "names-clash"}),
        ({"atlantis/CITY.yaml": records()[CITY_FILE]}, {"atlantis/CITY.yaml": "names-clash"}),
        ({"Lemuria/city.yaml": records()[CITY_FILE]}, {"Lemuria": "bad-file-name"}),
        ({"network/city.yaml": records()[CITY_FILE]}, {"network": "bad-file-name"}),
        ({"Atlantis/second.yaml": records()[PROGRAMME_FILE]}, {"Atlantis": "names-clash"}),
        ({"notes.yaml": "a: 1"}, {"notes.yaml": "unexpected-file"}),
        ({"city.json": "{}"}, {"city.json": "unexpected-file"}),
        ({"atlantis/network.yaml": "a: 1"}, {"atlantis/network.yaml": "unexpected-file"}),
        ({"atlantis/old/second.yaml": "a: 1"}, {"atlantis/old/second.yaml": "unexpected-file"}),
        ({"europe/lemuria/city.yaml": "a: 1"}, {"europe/lemuria/city.yaml": "unexpected-file"}),
    ],
)
def test_a_file_in_the_wrong_place_or_under_a_wrong_name_is_found(
    tmp_path: Path, files: dict[str, Data | str], expected: dict[str, str]
) -> None:
    """What looks like a record is read, or it is said why it is not; the rest of the catalogue stays as it is."""
    folder = write_catalogue(write_catalogue(tmp_path), files)
    reading = read(folder, today=TODAY)

    assert expected == codes(folder)
    assert ["network", "atlantis", "atlantis/harbour-points"] == [record.id for record in reading.catalogue.records()]


@pytest.mark.parametrize(
    "file",
    [
        "README.md",
        "mkdocs.yml",
        ".gitkeep",
        ".pre-commit-config.yaml",
        "atlantis/.harbour-points.yaml.swp",
        "atlantis/.hidden.yaml",
        "atlantis/photo.jpg",
        "atlantis/harbour-points.yaml~",
        ".git/config.yaml",
        "images/logo.svg",
        "docs/data/table.yaml",
        "site/.values-exchange.json",
    ],
)
def test_what_is_no_record_is_left_alone(tmp_path: Path, file: str) -> None:
    """Pictures, notes, hidden files and the files of other programs are nobody's business."""
    folder = write_catalogue(write_catalogue(tmp_path), {file: "x: 1"})

    assert ((), 3) == (read(folder, today=TODAY).problems, read(folder, today=TODAY).checked)


def test_a_site_of_ours_in_the_catalogue_is_not_read(tmp_path: Path) -> None:
    """A folder with our list of what we made holds no records, whatever else lies in it."""
    made = {"out/.values-exchange.json": "{}", "out/city.json": "{}", "out/en/city.json": "{}"}

    assert {} == codes(write_catalogue(write_catalogue(tmp_path), made))


def test_a_wrong_name_is_told_with_a_right_one(tmp_path: Path) -> None:
    """Umlauts and accents are written out as people do; what is inside is checked under the name it should have."""
    files: dict[str, Data | str] = {"Düsseldorf/Café Nord.yaml": records()[PROGRAMME_FILE] | {"kind": "pier"}}
    reading = read(write_catalogue(write_catalogue(tmp_path), files))
    named = {problem.span.file: problem.near for problem in reading.problems if problem.code == "bad-file-name"}

    assert {
        str(tmp_path / "Düsseldorf"): ("duesseldorf",),
        str(tmp_path / "Düsseldorf" / "Café Nord.yaml"): ("cafe-nord.yaml",),
    } == named
    assert "unknown-code" in {problem.code for problem in reading.problems}
    assert {"duesseldorf/cafe-nord"} == reading.catalogue.left_out


def test_a_name_in_letters_that_no_id_can_have_is_told_without_a_guess() -> None:
    """No transcription is made up."""
    entry = Entry("Αθήνα", Path("Αθήνα"), is_folder=True, is_link=False)
    problem = name_problem(entry, entry, Interface())

    assert problem is not None
    assert ((), "Rename it in letters from a to z.") == (problem.near, problem.advice)


def test_of_names_that_are_alike_the_right_one_is_kept() -> None:
    """Small letters come before large ones, YAML before JSON, and a wrong ending last."""
    names = ["Nord.yaml", "nord.yml", "NORD.JSON", "nord.json", "nord.yaml"]
    (group,) = alike(Entry(name, Path(name), is_folder=False, is_link=False) for name in names)
    problems = [name_problem(entry, group[0], Interface()) for entry in group]

    assert ["nord.yaml", "nord.json", "nord.yml", "Nord.yaml", "NORD.JSON"] == [entry.name for entry in group]
    assert [None, "two-files-one-record", "wrong-ending", "names-clash", "wrong-ending"] == [
        problem and problem.code for problem in problems
    ]


def test_a_name_with_bytes_that_are_no_text_can_be_printed(tmp_path: Path) -> None:
    """Some systems allow any bytes in names; a report can still be written."""
    folder = write_catalogue(tmp_path)
    Path(os.fsdecode(os.fsencode(folder / "atlantis") + b"/caf\xe9.yaml")).write_text("schema: 1\n", "utf-8")
    problems = read(folder).problems

    assert "bad-file-name" in {problem.code for problem in problems}
    assert all((problem.span.file + problem.message + problem.advice).encode("utf-8") for problem in problems)


def test_a_link_out_of_the_catalogue_is_not_followed(tmp_path: Path) -> None:
    """Neither for a file nor for a folder; a link inside the catalogue is, and a broken one is told."""
    outside = write_catalogue(tmp_path / "outside")
    folder = write_catalogue(tmp_path / "inside")
    (folder / "lemuria").symlink_to(outside / "atlantis")
    (folder / "atlantis" / "out.yaml").symlink_to(outside / PROGRAMME_FILE)
    (folder / "atlantis" / "broken.yaml").symlink_to(folder / "nothing.yaml")
    (folder / "atlantis" / "copy.yaml").symlink_to(folder / PROGRAMME_FILE)

    assert {
        "lemuria": "link-outside",
        "atlantis/out.yaml": "link-outside",
        "atlantis/broken.yaml": "cannot-open",
    } == codes(folder)
    assert "atlantis/copy" in read(folder).catalogue.programmes


def test_a_catalogue_may_itself_be_a_link(tmp_path: Path) -> None:
    """What was asked for is followed wherever it leads."""
    write_catalogue(tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    reading = read(tmp_path / "link" / CITY_FILE, today=TODAY)

    assert ((), tmp_path / "link") == (reading.problems, reading.root)


@pytest.mark.parametrize("path", ["nowhere", "nowhere/city.yaml", "network.yaml/city.yaml", "a\0b"])
def test_what_is_not_there_cannot_be_read(tmp_path: Path, path: str) -> None:
    """One line says so, and what to do."""
    write_catalogue(tmp_path)
    with pytest.raises(CannotRead, match=r"there is no such file or folder\. Check the name"):
        read(tmp_path / path)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("images", "there is no record in it"),
        ("README.md", "it is no record of the catalogue it lies in"),
        ("atlantis/.hidden.yaml", "it is no record of the catalogue it lies in"),
    ],
)
def test_where_there_is_nothing_to_check_nobody_is_praised(tmp_path: Path, path: str, reason: str) -> None:
    """A file or folder without records is refused, and not called free of problems."""
    files: dict[str, Data | str] = {"images/logo.svg": "<svg/>", "README.md": "x", "atlantis/.hidden.yaml": "x"}
    write_catalogue(write_catalogue(tmp_path), files)
    with pytest.raises(CannotRead, match=reason):
        read(tmp_path / path)


def test_an_empty_folder_is_no_catalogue(tmp_path: Path) -> None:
    """It is said what a catalogue holds."""
    with pytest.raises(CannotRead, match=r"there is no record in it\. A catalogue holds `network\.yaml`"):
        read(tmp_path)


def test_a_note_outside_of_any_catalogue_is_no_record(tmp_path: Path) -> None:
    """Its name tells."""
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    with pytest.raises(CannotRead, match=r"those of records end in `\.yaml` or `\.json`"):
        read(tmp_path / "notes.txt")


def test_files_of_two_catalogues_are_not_mixed(tmp_path: Path) -> None:
    """Each is read by itself; so are files that belong to none."""
    one, two = write_catalogue(tmp_path / "one"), write_catalogue(tmp_path / "two")
    loose = write_catalogue(tmp_path / "three", {PROGRAMME_FILE: records()[PROGRAMME_FILE]})
    for other in (two, loose):
        with pytest.raises(CannotRead, match="does not belong to the same catalogue"):
            read(one, other)


def test_a_folder_with_far_too_many_files_is_a_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who names a whole disk is stopped."""
    monkeypatch.setattr(reading_listing, "MOST_ENTRIES", 3)
    with pytest.raises(CannotRead, match="more than 3 files"):
        read(write_catalogue(tmp_path))


@pytest.fixture
def with_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a catalogue with one fault in each record, and go to the folder it lies in."""
    data = records()
    data[NETWORK_FILE]["visits"][0]["host"] = "mu"
    data[CITY_FILE]["in_network"][0]["sources"] = ["page", "mu"]
    data[PROGRAMME_FILE]["need"][0]["sources"] = ["report", "mu"]
    monkeypatch.chdir(tmp_path)
    return write_catalogue(tmp_path / "examples", data)


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        (["examples"], [CITY_FILE, PROGRAMME_FILE, NETWORK_FILE]),
        (["./examples/"], [CITY_FILE, PROGRAMME_FILE, NETWORK_FILE]),
        (["examples/atlantis"], [CITY_FILE, PROGRAMME_FILE]),
        (["examples/atlantis/city.yaml"], [CITY_FILE]),
        (["examples/network.yaml", "examples/atlantis/city.yaml"], [CITY_FILE, NETWORK_FILE]),
        (["examples/atlantis", "examples/atlantis/city.yaml"], [CITY_FILE, PROGRAMME_FILE]),
    ],
)
def test_only_what_was_asked_for_is_reported_by_the_name_it_was_asked_by(
    with_faults: Path, paths: list[str], files: list[str]
) -> None:
    """The whole catalogue is read to know what ids stand for, and a reader can click on the names."""
    reading = read(*paths, today=TODAY)

    assert [f"examples/{file}" for file in files] == [problem.span.file for problem in reading.problems]
    assert (len(files), with_faults) == (reading.checked, reading.root)
    assert 3 == len(list(reading.catalogue.records()))


def test_the_current_folder_is_read_when_nothing_is_named(with_faults: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are then known by their paths in it; absolute paths stay absolute."""
    monkeypatch.chdir(with_faults)

    assert [CITY_FILE, PROGRAMME_FILE, NETWORK_FILE] == [problem.span.file for problem in read().problems]
    assert [NETWORK_FILE] == [problem.span.file for problem in read(NETWORK_FILE).problems]
    assert ["../examples/network.yaml"] == [p.span.file for p in read("../examples/network.yaml").problems]
    assert {str(with_faults / NETWORK_FILE)} == {p.span.file for p in read(with_faults / NETWORK_FILE).problems}


def test_a_city_is_shown_by_its_name_when_its_name_is_wrong(with_faults: Path) -> None:
    """Who asks for a file is told that the folder around it has a name no id can have."""
    (with_faults / "atlantis").rename(with_faults / "Atlantis")
    reading = read("examples/Atlantis/city.yaml")

    assert ("examples/Atlantis", "bad-file-name") in summary(reading)


def test_a_single_file_is_read_without_a_catalogue(tmp_path: Path) -> None:
    """What it says of other records is not checked, and the reading says that there was no catalogue."""
    write_catalogue(tmp_path, {PROGRAMME_FILE: records()[PROGRAMME_FILE]})
    reading = read(tmp_path / PROGRAMME_FILE, today=TODAY)

    assert ((), 1, None, False) == (reading.problems, reading.checked, reading.root, reading.catalogue_found)
    assert not reading.catalogue.is_whole
    assert ["atlantis/harbour-points"] == list(reading.catalogue.programmes)


@pytest.mark.parametrize("asked", [".", "atlantis"])
def test_a_folder_is_read_without_a_network(tmp_path: Path, asked: str) -> None:
    """A city's folder, or a folder of such: a programme is checked against its city, as far as that tells."""
    data = records()
    data[PROGRAMME_FILE]["sites"]["pier"]["district"] = 9
    del data[NETWORK_FILE]
    reading = read(write_catalogue(tmp_path, data) / asked, today=TODAY)

    assert ["unknown-district"] == [problem.code for problem in reading.problems]
    assert (2, False) == (reading.checked, reading.catalogue_found)


def test_files_without_a_catalogue_that_would_have_one_id_are_told(tmp_path: Path) -> None:
    """A folder of the same name elsewhere may hold a record of the same name."""
    for name in ("one", "two"):
        write_catalogue(tmp_path / name, {PROGRAMME_FILE: records()[PROGRAMME_FILE]})
    reading = read(tmp_path / "one" / PROGRAMME_FILE, tmp_path / "two" / PROGRAMME_FILE)

    assert [(str(tmp_path / "two" / PROGRAMME_FILE), "two-files-one-record")] == summary(reading)


def test_a_network_under_a_wrong_ending_still_makes_a_catalogue(tmp_path: Path) -> None:
    """One problem, and not one for each thing that the network would have told."""
    folder = write_catalogue(tmp_path)
    (folder / "network.yaml").rename(folder / "network.yml")

    assert {"network.yml": "wrong-ending"} == codes(folder)
    assert {"network"} == read(folder).catalogue.left_out


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(with_faults: Path, chance: random.Random) -> None:
    """Systems list folders in any order; readings are the same."""
    expected = read("examples", today=TODAY)
    scandir = os.scandir

    class Shuffled:
        def __init__(self, path: Path) -> None:
            with scandir(path) as entries:
                self.entries = list(entries)
            chance.shuffle(self.entries)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_: object) -> None: ...

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "scandir", Shuffled)
        actual = read("examples", today=TODAY)

    assert expected == actual
    assert with_faults == actual.root


def test_the_same_records_in_json_are_the_same(tmp_path: Path) -> None:
    """A catalogue may be in YAML, in JSON or in both."""
    in_json: dict[str, Any] = {file.replace(".yaml", ".json"): data for file, data in records().items()}
    yaml, json = read(write_catalogue(tmp_path / "yaml")), read(write_catalogue(tmp_path / "json", in_json))

    assert [r.value for r in yaml.catalogue.records()] == [r.value for r in json.catalogue.records()]


def test_progress_is_told_after_each_file(tmp_path: Path) -> None:
    """A door can show how far reading has come."""
    told: list[tuple[int, int]] = []
    read(write_catalogue(tmp_path), progress=lambda done, total: told.append((done, total)))

    assert [(1, 3), (2, 3), (3, 3)] == told


def test_python_is_left_as_it_was(tmp_path: Path) -> None:
    """The collector rests while records are read and works again after that, whatever happened."""
    read(write_catalogue(tmp_path))
    with pytest.raises(CannotRead):
        read(tmp_path / "nowhere")

    assert gc.isenabled()


def test_a_day_makes_the_difference(tmp_path: Path) -> None:
    """Reading has no clock; the same files a year later are old."""
    folder = write_catalogue(tmp_path)
    later = read(folder, today=date(2028, 1, 1)).problems

    assert () == read(folder).problems
    assert {"not-checked-lately"} == {problem.code for problem in later}


def test_errors_are_told_when_a_catalogue_is_required(with_faults: Path) -> None:
    """Whoever asks for a catalogue without errors gets them all in one exception."""
    reading = read(with_faults)
    with pytest.raises(InvalidRecords, match="3 errors in the records") as raised:
        reading.require()

    assert reading.problems == raised.value.problems


def test_a_file_that_vanishes_meanwhile_does_no_harm() -> None:
    """A problem that cannot be placed any more is told without a line."""
    problem = Problem(code="x", message="", span=Span(file="gone.yaml"), path=("a",))

    assert [problem] == list(place_again([problem], Path("gone.yaml"), Interface()))


def test_the_files_to_watch_are_those_of_the_whole_catalogue(tmp_path: Path) -> None:
    """The network's first, then each city's and its programmes'."""
    folder = write_catalogue(tmp_path)
    expected = (folder / NETWORK_FILE, folder / CITY_FILE, folder / PROGRAMME_FILE)

    assert expected == record_files(folder) == record_files(folder / PROGRAMME_FILE)


@given(st.text())
def test_a_suggested_name_is_an_id(name: str) -> None:
    """Whatever a file is called, what is suggested can be used; an id is suggested as it is."""
    slug = slug_of(name)

    assert slug == "" or is_slug(slug)
    assert slug == slug_of(slug)


def test_the_kind_of_a_record_is_in_its_name() -> None:
    """No record says what it is; its file does."""
    assert ["network", "city", "city", "programme"] == [
        kind_of(Path(name)) for name in ("network.json", "city.yaml", "oslo/city.yaml", "oslo/network-of-hosts.yaml")
    ]


def test_no_second_catalogue_is_made_of_a_folder_far_above(tmp_path: Path) -> None:
    """`network.yaml` is looked for where a record could lie, not up to the root of the disk."""
    write_catalogue(tmp_path)
    deep = write_catalogue(tmp_path / "a" / "b" / "c", {PROGRAMME_FILE: records()[PROGRAMME_FILE]})

    assert read(deep / PROGRAMME_FILE).root is None
