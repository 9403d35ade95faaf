"""The command line as its users meet it: what is printed, what is written, and the exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from values_exchange.cli.main import COMMANDS, Exit, main

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
TODAY = ("--today", "2026-11-23")


def run(*arguments: str | Path, folder: Path = ROOT, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command line as a process of its own, in a pipe."""
    command = [sys.executable, "-m", "values_exchange", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, input=typed, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Give a copy of the example catalogue to change."""
    return Path(shutil.copytree(EXAMPLES, tmp_path / "catalogue"))


def test_help_lists_every_command_and_each_has_an_example() -> None:
    """Somebody who knows nothing finds the commands, and one line to copy for each."""
    listed = run("--help")

    assert listed.returncode == Exit.CLEAN
    for name in COMMANDS:
        assert f"  {name} " in listed.stdout
        shown = run(name, "--help")
        assert f"Example: values-exchange {name}" in shown.stdout


def test_the_example_catalogue_is_clean() -> None:
    """The shipped records have no errors; what remains is a warning."""
    checked = run("check", EXAMPLES, *TODAY)

    assert checked.returncode == Exit.CLEAN, checked.stdout
    assert (
        "0 errors" in checked.stdout or "no errors" in checked.stdout.lower() or "error" not in checked.stdout.lower()
    )


def test_a_typo_is_named_with_its_line_and_the_word_that_was_meant(catalogue: Path) -> None:
    """An officer sees where it is, what was found, and what to write instead."""
    record = catalogue / "duesseldorf" / "welcome-points.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("\norganisations:\n", "\norganisatoins:\n", 1), encoding="utf-8")
    line = text[: text.index("\norganisations:\n")].count("\n") + 2

    checked = run("check", record, *TODAY)

    assert checked.returncode == Exit.PROBLEMS
    assert f"welcome-points.yaml:{line}:1" in checked.stdout
    assert "organisatoins" in checked.stdout
    assert "Did you mean `organisations`?" in checked.stdout
    assert "Traceback" not in checked.stdout + checked.stderr


def test_warnings_fail_only_when_asked(tmp_path: Path) -> None:
    """A draft has warnings: it is clean for now, and not with --strict."""
    made = run("new", "oslo", tmp_path, "--language", "nb", "--name", "Oslo", "--country", "NO")
    assert made.returncode == Exit.CLEAN, made.stderr

    assert run("check", tmp_path / "oslo", *TODAY).returncode == Exit.CLEAN
    assert run("check", tmp_path / "oslo", "--strict", *TODAY).returncode == Exit.PROBLEMS


def test_reports_come_in_every_format(catalogue: Path) -> None:
    """JSON and SARIF can be read back, GitHub's form has a line for each problem."""
    record = catalogue / "riga" / "city.yaml"
    record.write_text(record.read_text(encoding="utf-8") + "\nunknown: 1\n", encoding="utf-8")

    as_json = run("check", record, "--format", "json", *TODAY)
    as_sarif = run("check", record, "--format", "sarif", *TODAY)
    as_github = run("check", record, "--format", "github", *TODAY)

    assert "unknown-field" in {problem["code"] for problem in json.loads(as_json.stdout)["problems"]}
    assert json.loads(as_sarif.stdout)["version"] == "2.1.0"
    assert any(line.startswith("::error file=") for line in as_github.stdout.splitlines())
    assert {Exit.PROBLEMS} == {as_json.returncode, as_sarif.returncode, as_github.returncode}


def test_a_folder_that_is_not_there_is_one_line_and_exit_code_3(tmp_path: Path) -> None:
    """What cannot be read is said in a line, with no traceback."""
    checked = run("check", tmp_path / "nowhere")

    assert checked.returncode == Exit.COULD_NOT_READ
    assert "nowhere" in checked.stderr
    assert "Traceback" not in checked.stderr


@pytest.mark.parametrize(
    "arguments",
    [["check", "--format", "xml"], ["chekc"], ["check", "--today", "yesterday"], ["compare", "--as-of", "2019-13"]],
)
def test_a_wrong_call_is_explained_and_exit_code_2(arguments: list[str]) -> None:
    """Misspelt commands and options say what is possible."""
    called = run(*arguments)

    assert called.returncode == Exit.WRONG_CALL
    assert called.stderr.strip()
    assert "Traceback" not in called.stderr


def test_new_writes_a_record_that_can_be_checked_at_once(catalogue: Path) -> None:
    """A started record has no errors; the next step is named."""
    made = run(
        "new", "turin/neighbourhood-table", catalogue, "--language", "it", "--title", "Tavolo: prova",
        "--summary", "Un tavolo.", "--kind", "other",
    )  # fmt: skip
    target = catalogue / "turin" / "neighbourhood-table.yaml"

    assert made.returncode == Exit.CLEAN, made.stderr
    assert "values-exchange check" in made.stdout
    assert run("check", target, *TODAY).returncode == Exit.CLEAN


def test_new_never_overwrites(catalogue: Path) -> None:
    """A record that is there stays as it is, to the byte."""
    target = catalogue / "riga" / "city.yaml"
    before = target.read_bytes()

    made = run("new", "riga", catalogue, "--language", "lv", "--name", "Riga", "--country", "LV")

    assert made.returncode == Exit.WRONG_CALL
    assert "already exists" in made.stderr
    assert before == target.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new", "Düsseldorf"], "small letters"),
        (["new", "../oslo/x"], "small letters"),
        (["new", "oslo/city"], "city's own record"),
        (["new", "oslo/house", "--language", "nb"], "--title"),
        (
            ["new", "oslo/house", "--language", "nb", "--title", "x", "--summary", "x", "--kind", "contact_pint"],
            "contact_point",
        ),
    ],
)
def test_new_says_what_is_wrong_with_an_answer(tmp_path: Path, arguments: list[str], said: str) -> None:
    """A name that cannot be a file, a missing answer, a code nobody has: each is explained, and nothing is written."""
    made = run(*arguments, folder=tmp_path)

    assert made.returncode == Exit.WRONG_CALL
    assert said in made.stderr
    assert list(tmp_path.rglob("*")) == []


def test_the_checker_speaks_the_language_that_is_asked_for_or_that_of_the_terminal(tmp_path: Path) -> None:
    """A problem is told in German where German is asked for; a language nobody has translated into is English."""
    (tmp_path / "oslo.yaml").write_text("schema: 1\nlanguage: nb\n", "utf-8")
    said = {
        name: subprocess.run(
            [sys.executable, "-m", "values_exchange", *asked, "check", "oslo.yaml"],
            cwd=tmp_path,
            env={**os.environ, "LC_ALL": surroundings},
            capture_output=True,
            encoding="utf-8",
            check=False,
        ).stdout
        for name, asked, surroundings in (
            ("asked", ("--language", "de"), "C.UTF-8"),
            ("terminal", (), "de_DE.UTF-8"),
            ("unknown", (), "ja_JP.UTF-8"),
            ("plain", (), "C.UTF-8"),
        )
    }

    assert said["asked"] == said["terminal"] != said["plain"] == said["unknown"]
    assert "fehlt" in said["asked"]
    assert "is missing" in said["plain"]


def test_compare_gives_a_table_that_a_program_can_read() -> None:
    """CSV has a header with the programmes, JSON can be read back, Markdown is a table."""
    chosen = ("compare", EXAMPLES, "--cities", "duesseldorf,riga", "--rows", "offer.functions")
    table = list(csv.reader(io.StringIO(run(*chosen, "--format", "csv").stdout.lstrip("\ufeff"))))
    data = json.loads(run(*chosen, "--format", "json").stdout)

    assert any("Welcome Points" in cell for cell in table[0])
    assert len({len(line) for line in table}) == 1
    assert [row["id"] for section in data["sections"] for row in section["rows"]] == ["offer.functions"]
    assert "| " in run(*chosen, "--format", "markdown").stdout


def test_compare_writes_a_workbook_and_overwrites_nothing(tmp_path: Path) -> None:
    """A workbook goes into a new file or a pipe; a file that is there already stays as it is."""
    wanted = tmp_path / "made" / "comparison.xlsx"
    chosen = ("compare", EXAMPLES, "--cities", "riga", "--rows", "offer", "--format", "xlsx", "--out", str(wanted))
    first = run(*chosen)
    written = wanted.read_bytes()
    again = run(*chosen)

    assert (Exit.CLEAN, f"Wrote {wanted}\n") == (first.returncode, first.stdout)
    assert written.startswith(b"PK")
    assert Exit.WRONG_CALL == again.returncode
    assert "there is one already" in again.stderr
    assert written == wanted.read_bytes()


def test_compare_names_what_comes_close_to_an_unknown_name() -> None:
    """A misspelt city is answered with the city that was meant."""
    compared = run("compare", EXAMPLES, "--cities", "dusseldorf")

    assert compared.returncode == Exit.WRONG_CALL
    assert "duesseldorf" in compared.stderr


def test_schema_shows_and_writes_the_same(tmp_path: Path) -> None:
    """What is written into a folder is what is shown."""
    shown = json.loads(run("schema", "city").stdout)
    assert run("schema", "--write", tmp_path).returncode == Exit.CLEAN

    assert shown == json.loads((tmp_path / "city.json").read_text(encoding="utf-8"))
    assert {"network.json", "city.json", "programme.json"} == {path.name for path in tmp_path.iterdir()}


def test_example_writes_a_catalogue_and_never_into_a_full_folder(tmp_path: Path) -> None:
    """The written catalogue is clean; a folder that holds something is refused and stays as it was."""
    assert run("example", tmp_path / "mine").returncode == Exit.CLEAN
    assert run("check", tmp_path / "mine", *TODAY).returncode == Exit.CLEAN

    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine", encoding="utf-8")
    refused = run("example", tmp_path / "full")

    assert refused.returncode == Exit.WRONG_CALL
    assert ["letter.txt"] == [path.name for path in (tmp_path / "full").iterdir()]


def test_pages_writes_a_tree_of_its_own_and_refuses_any_other_folder(tmp_path: Path) -> None:
    """Pages are real files; a second run replaces them; a folder with something else is left alone."""
    assert run("pages", EXAMPLES, "--out", tmp_path / "pages").returncode == Exit.CLEAN
    assert (tmp_path / "pages" / "programmes" / "duesseldorf" / "welcome-points.md").is_file()
    assert run("pages", EXAMPLES, "--out", tmp_path / "pages").returncode == Exit.CLEAN

    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine", encoding="utf-8")
    refused = run("pages", EXAMPLES, "--out", tmp_path / "full")

    assert refused.returncode == Exit.WRONG_CALL
    assert ["letter.txt"] == [path.name for path in (tmp_path / "full").iterdir()]


def test_watch_checks_again_on_each_save(catalogue: Path) -> None:
    """Saving a record with a mistake is reported without starting anew."""
    record = catalogue / "riga" / "city.yaml"
    command = [sys.executable, "-u", "-m", "values_exchange", "check", str(record), "--watch", *TODAY]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8") as process:
        assert process.stdout is not None
        try:
            lines: list[str] = []
            while not any("Watching" in line for line in lines):
                lines.append(process.stdout.readline())
            time.sleep(1.0)  # the watcher has said so a moment before it begins
            record.write_text(record.read_text(encoding="utf-8") + "\nunknown: 1\n", encoding="utf-8")
            deadline = time.monotonic() + 20
            while not any("unknown-field" in line for line in lines) and time.monotonic() < deadline:
                lines.append(process.stdout.readline())
        finally:
            process.kill()

    assert any("unknown-field" in line for line in lines)


def test_a_mistake_of_ours_is_a_sentence_and_exit_code_4(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An exception nobody foresaw does not reach the officer as a traceback."""

    def fail(*_: object, **__: object) -> None:
        message = "the unforeseen"
        raise RuntimeError(message)

    monkeypatch.setattr("values_exchange.cli.check.read", fail)

    assert main(["check", str(EXAMPLES)]) == Exit.INTERNAL
    said = capsys.readouterr().err
    assert "Internal error" in said
    assert "Traceback" not in said
