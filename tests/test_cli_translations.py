"""The command `translations` as translators meet it: what is listed in which order, what is written, how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fiction import CITY_FILE, NETWORK_FILE, PROGRAMME_FILE, records, write_catalogue
from values_exchange.cli.main import Exit
from values_exchange.reading import read
from values_exchange.translations import mark_of

SMALL = """\
schema: 1
language: de
title: {de: Hafenpunkte, en: Harbour points, nl: Havenpunten}
summary:
  de: Anlaufstellen im Hafen.
  en: Contact points in the harbour.
  nl: Contactpunten in de haven.
kind: contact_point
themes: [C]
link: {how: stated, sources: [plan]}
status: {code: running, as_of: 2019, sources: [page]}
need:
  - en: Many people arrived.
    sources: [page]
audience:
  groups:
    - {codes: [refugees], sources: [page]}
offer:
  functions:
    - {codes: [advise], sources: [page]}
volunteers:
  who:
    - {codes: [residents], sources: [page]}
organisations:
  town: {name: Stadt Atlantis}
review: {state: drafted_from_public_sources, last_checked: 2026-11-01}
"""


def run(*arguments: str | Path, folder: Path, language: str = "C") -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own, in a pipe."""
    command = [sys.executable, "-m", "values_exchange", *map(str, arguments)]
    said = os.environ | {"LC_ALL": language, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False, env=said)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with the small catalogue, the programme's record as somebody wrote it."""
    data = records()
    data[CITY_FILE].pop("organisations")
    write_catalogue(tmp_path / "fiction", {**data, PROGRAMME_FILE: SMALL})
    return tmp_path


def test_what_to_do_next_is_listed_with_its_place_the_most_valuable_first(folder: Path) -> None:
    """A machine's title and summary, then what is missing; each with its line and what to translate from."""
    record = folder / "fiction" / PROGRAMME_FILE
    entry = "translated:\n  - {language: nl, of: en, kind: machine}\n"
    record.write_text(SMALL + entry, encoding="utf-8")

    told = run("translations", f"fiction/{PROGRAMME_FILE}", "--language", "nl", folder=folder)

    assert told.stdout == (
        "fiction/atlantis/harbour-points.yaml:3:50  title  (machine translation)\n"
        "  English: Harbour points\n"
        "  Dutch: Havenpunten\n"
        "\n"
        "fiction/atlantis/harbour-points.yaml:7:7  summary  (machine translation)\n"
        "  English: Contact points in the harbour.\n"
        "  Dutch: Contactpunten in de haven.\n"
        "\n"
        "fiction/atlantis/harbour-points.yaml:13:9  need[0]  (translation missing)\n"
        "  English: Many people arrived.\n"
        "\n"
        "Texts there in Dutch: 2 of 3.\n"
        "translation missing: 1; machine translation: 2\n"
    )
    assert (told.returncode, told.stderr) == (Exit.CLEAN, "")


def test_a_translation_that_was_recorded_is_called_outdated_when_its_original_changes(folder: Path) -> None:
    """Recorded by the command, changed in an editor, found by the command; every other character stays."""
    record = folder / "fiction" / PROGRAMME_FILE
    before = record.read_text(encoding="utf-8")
    recorded = run("translations", "fiction", "--language", "nl", "--record", "human", "--of", "en", folder=folder)
    noted = record.read_text(encoding="utf-8")
    assert recorded.stdout.splitlines() == [f"Wrote {Path('fiction') / PROGRAMME_FILE}"], recorded.stderr
    marks = f'      - "{mark_of("Havenpunten")}-{mark_of("Harbour points")}"\n'
    assert noted.startswith(before)
    assert marks in noted.removeprefix(before)
    assert noted.removeprefix(before).startswith("translated:\n")
    assert "date" not in noted.removeprefix(before)

    record.write_text(noted.replace("en: Harbour points", "en: Harbour places"), encoding="utf-8")
    told = run("translations", "fiction", "--language", "nl", "--format", "json", folder=folder)

    first, second, *_ = json.loads(told.stdout)["tasks"]
    assert (first["state"], first["text"], first["translation"], first["line"]) == (
        "outdated",
        "Harbour places",
        "Havenpunten",
        3,
    )
    assert second["state"] == "missing"
    assert not [problem for problem in read(folder / "fiction").problems if "translation" in problem.code]


def test_recording_twice_writes_nothing_and_again_makes_it_a_persons(folder: Path) -> None:
    """What is recorded stays; `--again` is for somebody who has gone through it."""
    record = folder / "fiction" / PROGRAMME_FILE
    call = ("translations", "fiction", "--language", "nl", "--of", "en", "--record")
    run(*call, "machine", folder=folder)
    noted = record.read_text(encoding="utf-8")

    assert run(*call, "human", folder=folder).stdout == ""
    assert record.read_text(encoding="utf-8") == noted

    run(*call, "human", "--again", "--date", "2026-11", folder=folder)
    assert record.read_text(encoding="utf-8") == noted.replace("kind: machine", 'kind: human\n    date: "2026-11"')


def test_one_text_can_be_recorded_alone(folder: Path) -> None:
    """Somebody has gone through the summary, and through nothing else."""
    record = folder / "fiction" / PROGRAMME_FILE
    call = ("translations", "fiction", "--language", "nl", "--of", "en", "--record")
    run(*call, "machine", folder=folder)

    run(*call, "human", "--again", "--text", "summary", folder=folder)

    told = run("translations", record, "--language", "nl", folder=folder)
    assert "title  (machine translation)" in told.stdout
    assert "summary" not in told.stdout


def test_csv_and_json_have_all_texts_and_say_the_same(folder: Path) -> None:
    """A terminal gets the first; files for other programs get all."""
    as_csv = run("translations", "fiction", "--language", "el", "--format", "csv", folder=folder)
    as_json = run("translations", "fiction", "--language", "el", "--format", "json", folder=folder)

    rows = list(csv.DictReader(io.StringIO(as_csv.stdout.removeprefix("\ufeff"))))
    told = json.loads(as_json.stdout)
    assert rows == [{name: str(fact) for name, fact in task.items()} for task in told["tasks"]]
    assert told["states"]["missing"] == len(rows) == sum(told["states"].values())
    assert {row["file"] for row in rows} == {f"fiction/{file}" for file in (CITY_FILE, NETWORK_FILE, PROGRAMME_FILE)}
    assert [row["path"] for row in rows[:2]] == ["title", "summary"]


def test_a_terminal_gets_the_first_twenty_and_the_number_of_the_others() -> None:
    """Nothing is left out silently; `--all` shows all."""
    first = run("translations", "examples", "--language", "el", folder=Path(__file__).parents[1])
    whole = run("translations", "examples", "--language", "el", "--all", folder=Path(__file__).parents[1])

    assert first.stdout.count("(translation missing)") == 20
    left = whole.stdout.count("(translation missing)") - 20
    assert f"… and {left:,} texts more.\n" in first.stdout
    assert "texts more" not in whole.stdout
    assert whole.stdout.startswith(first.stdout.split("… and")[0])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--language", "dutch"), "There is no language `dutch`. Did you mean `nl`?"),
        (("--language", "gr"), "Did you mean `el`?"),
        (("--language", "nl", "--record", "human", "--of", "xx"), "There is no language `xx`."),
        (("--language", "nl", "--record", "human"), "--record and --of belong together."),
        (("--language", "nl", "--of", "en"), "--record and --of belong together."),
        (
            ("--language", "nl", "--record", "human", "--of", "en", "--text", "titel"),
            "There is no text `titel`. Did you mean `title`?",
        ),
        (("--language", "nl", "--again"), "--record and --of belong together."),
        ((), "--language"),
    ],
)
def test_a_wrong_call_is_explained(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    """What was meant is offered; nothing is written."""
    before = (folder / "fiction" / PROGRAMME_FILE).read_bytes()

    called = run("translations", "fiction", *arguments, folder=folder)

    assert called.returncode == Exit.WRONG_CALL
    assert said in called.stderr
    assert "Traceback" not in called.stderr
    assert (folder / "fiction" / PROGRAMME_FILE).read_bytes() == before


def test_errors_in_records_are_told_and_what_cannot_be_read_too(folder: Path) -> None:
    """The rest is listed all the same, with exit code 1; a folder that is not there is exit code 3."""
    (folder / "fiction" / CITY_FILE).write_text("schema: 1\n", encoding="utf-8")

    told = run("translations", "fiction", "--language", "nl", folder=folder)

    assert told.returncode == Exit.PROBLEMS
    assert "missing-field" in told.stderr
    assert PROGRAMME_FILE in told.stdout
    assert run("translations", "nowhere", "--language", "nl", folder=folder).returncode == Exit.COULD_NOT_READ


def test_a_record_in_which_no_line_can_be_written_is_left_and_the_lines_are_given(folder: Path) -> None:
    """Written in one pair of brackets: the writer gets what to put into it."""
    record = folder / "fiction" / PROGRAMME_FILE
    data = records()[PROGRAMME_FILE]
    data["title"]["nl"] = "Havenpunten"
    record.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    (folder / "fiction" / CITY_FILE).write_text(json.dumps(records()[CITY_FILE], ensure_ascii=False), encoding="utf-8")
    before = record.read_bytes()

    called = run("translations", "fiction", "--language", "nl", "--record", "human", "--of", "en", folder=folder)

    assert called.returncode == Exit.WRONG_CALL
    assert "translated:\n  - language: nl\n" in called.stderr
    assert record.read_bytes() == before
