"""The site: built beside the old one, swapped in whole, from the configuration that shows the catalogue."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.fiction import PROGRAMME_FILE, records, write_catalogue
from tests.linkcheck import broken_links, site_in
from values_exchange.cli.main import Exit, main
from values_exchange.problems import CannotRead, CannotWrite, InvalidRecords
from values_exchange.site import MADE_BY, BuildFailed, build_site, find_configuration, names_plugin
from values_exchange.writing import MANIFEST, write_tree

PLUGIN = "site_name: Ours\nplugins:\n  - values-exchange:\n      catalogue: records\n"


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Write the small catalogue."""
    return write_catalogue(tmp_path / "records")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str]]:
    """Let a build be one page, for tests that do not look at pages, and take down what is built how."""
    builds: list[tuple[Path, str]] = []

    def build(configuration: Path, folder: Path, language: str, _: Mapping[str, str]) -> str:
        builds.append((configuration, language))
        folder.mkdir()
        (folder / "index.html").write_text(f"{configuration} {len(builds)}", encoding="utf-8")
        return ""

    monkeypatch.setattr("values_exchange.site._build", build)
    return builds


def files(folder: Path) -> dict[str, bytes]:
    """Give the files below a folder by their paths."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def beside(place: Path) -> list[str]:
    """Give the names of what lies beside a place, and was not there before."""
    return sorted(path.name for path in place.parent.iterdir() if path.name not in {"records", place.name})


def test_a_site_holds_a_page_that_leads_to_the_languages_and_their_pages(catalogue: Path, tmp_path: Path) -> None:
    """With one language the first page leads on; its title is the network's name; every link leads somewhere."""
    said: list[str] = []
    page = build_site(catalogue, tmp_path / "site", languages=("en",), done=said.append)
    first = page.read_text("utf-8")
    start = (tmp_path / "site" / "en" / "index.html").read_text("utf-8")
    site = site_in(tmp_path / "site")

    assert tmp_path / "site" / "index.html" == page
    assert "<title>FICTION</title>" in first
    assert '<meta http-equiv="refresh" content="0; url=en/index.html">' in first
    assert re.search(r"<title>[^<]*FICTION", start)
    assert [""] == said
    assert [] == [link for link in broken_links(site) if "404.html" not in link]
    assert [] == beside(page.parent)


def test_each_language_has_its_own_folder(catalogue: Path, tmp_path: Path) -> None:
    """With several languages the first page offers each under its own name; each has pages of its language."""
    page = build_site(catalogue, tmp_path / "site", languages=("en", "de"))
    first = page.read_text("utf-8")

    assert "refresh" not in first
    assert '<li lang="en"><a href="en/index.html" hreflang="en"><b>English</b> <span>FICTION: what cities do' in first
    assert '<li lang="de"><a href="de/index.html" hreflang="de"><b>Deutsch</b> <span>FICTION: Was Städte tun' in first
    for language in ("en", "de"):
        start = (tmp_path / "site" / language / "index.html").read_text("utf-8")
        assert f'<html lang="{language}"' in start
    harbour = (tmp_path / "site" / "de" / "programmes" / "atlantis" / "harbour-points.html").read_text("utf-8")
    assert "Hafenpunkte" in harbour


def test_a_network_with_markup_in_its_name_is_no_markup_on_the_first_page(
    tmp_path: Path, quick: list[tuple[Path, str]]
) -> None:
    """What a record says is shown as it stands."""
    data = records()
    data["network.yaml"]["name"] = "<b>A & B</b>"
    page = build_site(write_catalogue(tmp_path / "records", data), tmp_path / "site", languages=("en",))

    assert "<h1>&lt;b&gt;A &amp; B&lt;/b&gt;</h1>" in page.read_text("utf-8")
    assert 1 == len(quick)


def test_a_second_run_replaces_the_site_as_a_whole(
    catalogue: Path, tmp_path: Path, quick: list[tuple[Path, str]]
) -> None:
    """What the old site had and the new one has not is gone."""
    build_site(catalogue, tmp_path / "site", languages=("en", "de"))
    build_site(catalogue, tmp_path / "site", languages=("en",))

    assert {MANIFEST, "index.html", "en/index.html"} == set(files(tmp_path / "site"))
    assert ["en", "de", "en"] == [language for _, language in quick]
    assert [] == beside(tmp_path / "site")


@pytest.mark.parametrize("content", ["letter.txt", "en/index.html"])
def test_a_folder_that_holds_something_else_is_refused(
    catalogue: Path, tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and one line that names what is in the way; nothing is changed and nothing lies beside it."""
    target = tmp_path / "site"
    (target / content).parent.mkdir(parents=True)
    (target / content).write_text("mine", encoding="utf-8")
    before = files(target)

    ended = main(["site", str(catalogue), "--out", str(target)])
    said = capsys.readouterr()

    assert (Exit.WRONG_CALL, "") == (ended, said.out)
    assert content.partition("/")[0] in said.err
    assert 1 == said.err.count("\n")
    assert before == files(target)
    assert [] == beside(target)


def test_a_folder_that_another_command_made_is_refused(catalogue: Path, tmp_path: Path) -> None:
    """Pages that were written for another site builder are not taken for an old site."""
    write_tree(tmp_path / "pages", {"index.md": b"# Mine"}, made_by="values-exchange pages")

    with pytest.raises(CannotWrite, match="`values-exchange pages` made it"):
        build_site(catalogue, tmp_path / "pages")


def test_a_folder_without_a_catalogue_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a missing folder nor a city's own is a catalogue: exit code 3, one line, nothing written."""
    write_catalogue(tmp_path / "records")
    for place in (tmp_path / "nowhere", tmp_path / "records" / "atlantis"):
        assert Exit.COULD_NOT_READ == main(["site", str(place), "--out", str(tmp_path / "site"), "--language", "en"])
        assert re.fullmatch(r"Cannot read .*no network\.yaml.*\n", capsys.readouterr().err)
    with pytest.raises(CannotRead):
        build_site(tmp_path / "nowhere", tmp_path / "site")

    assert not (tmp_path / "site").exists()


def test_errors_in_records_are_told_with_file_and_line_and_the_old_site_stands(
    catalogue: Path, tmp_path: Path, quick: list[tuple[Path, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, the report of `check`, and no build is begun."""
    build_site(catalogue, tmp_path / "site", languages=("en",))
    before = files(tmp_path / "site")
    data = records()
    data[PROGRAMME_FILE]["kind"] = "contact_pint"
    write_catalogue(catalogue, data)
    text = (catalogue / PROGRAMME_FILE).read_text("utf-8")
    line = 1 + text[: text.index("contact_pint")].count("\n")

    assert Exit.PROBLEMS == main(["site", str(catalogue), "--out", str(tmp_path / "site"), "--language", "en"])
    said = capsys.readouterr().err

    assert f"{PROGRAMME_FILE}:{line}:" in said
    assert "`contact_point`" in said
    assert before == files(tmp_path / "site")
    assert 1 == len(quick)
    with pytest.raises(InvalidRecords):
        build_site(catalogue, tmp_path / "site", languages=("en",))


def test_remarks_on_records_do_not_stop_a_site(
    tmp_path: Path, quick: list[tuple[Path, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """A record that is incomplete or old is shown all the same."""
    data = records()
    del data[PROGRAMME_FILE]["lessons"]
    place = write_catalogue(tmp_path / "records", data)

    assert Exit.CLEAN == main(["site", str(place), "--out", str(tmp_path / "site"), "--language", "en"])
    assert f"Built. Open {tmp_path / 'site' / 'index.html'}\n" == capsys.readouterr().out
    assert 1 == len(quick)


def test_a_build_that_fails_leaves_the_old_site(
    catalogue: Path, tmp_path: Path, quick: list[tuple[Path, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One language that cannot be built keeps all of them as they were."""
    page = build_site(catalogue, tmp_path / "site", languages=("en",))
    before = files(page.parent)

    def fail(_: Path, folder: Path, language: str, __: Mapping[str, str]) -> str:
        folder.mkdir()
        if language == "de":
            raise BuildFailed(language=language, said="WARNING - Something is wrong.")
        return ""

    monkeypatch.setattr("values_exchange.site._build", fail)
    with pytest.raises(BuildFailed, match=r"`de` could not be built; nothing was changed\.\nWARNING - Something"):
        build_site(catalogue, tmp_path / "site", languages=("en", "de"))

    assert before == files(page.parent)
    assert [] == beside(page.parent)
    assert 1 == len(quick)


def test_a_mistake_in_the_own_configuration_is_told_without_a_traceback(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, and the words of the site builder, such as the page of the nav that is not there."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"strict: true\nnav: [missing.md]\n{PLUGIN}", encoding="utf-8")

    assert Exit.PROBLEMS == main(["site", str(catalogue), "--out", str(tmp_path / "site"), "--language", "en"])
    said = capsys.readouterr().err

    assert "missing.md" in said
    assert "Traceback" not in said
    assert not (tmp_path / "site").exists()


def test_a_site_builder_that_breaks_is_told_in_a_few_lines(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a traceback, only the last line tells a reader anything."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "hook.py").write_text("def on_env(env, config, files):\n    raise KeyError('boom')\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"hooks: [hook.py]\n{PLUGIN}", encoding="utf-8")

    assert Exit.PROBLEMS == main(["site", str(catalogue), "--out", str(tmp_path / "site"), "--language", "en"])
    first, *said = capsys.readouterr().err.splitlines()

    assert "The site in language `en` could not be built; nothing was changed." == first
    assert ["KeyError: 'boom'"] == said


def test_remarks_of_the_own_configuration_are_shown(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A site that is not strict is built with a broken link in a page of its own, and says so."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Ours\n\n[A link](nowhere.md)\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(PLUGIN, encoding="utf-8")

    assert Exit.CLEAN == main(["site", str(catalogue), "--out", str(tmp_path / "site"), "--language", "en"])
    said = capsys.readouterr()

    assert "nowhere.md" in said.err
    assert "Ours" in (tmp_path / "site" / "en" / "index.html").read_text("utf-8")
    assert (tmp_path / "site" / "en" / "exchange" / "index.html").is_file()


@pytest.mark.parametrize("folder", ["records", "Bücher und Akten/Θεσσαλονίκη #1"])
def test_the_configuration_is_the_nearest_that_names_the_plugin(
    tmp_path: Path, quick: list[tuple[Path, str]], folder: str
) -> None:
    """One beside or above the catalogue counts, one for another site does not; else it is the package's own."""
    home = tmp_path / "a house" / folder
    build_site(write_catalogue(home), tmp_path / "site", languages=("en",))
    (home.parent / "mkdocs.yml").write_text("site_name: About values-exchange\n# plugins: [values-exchange]\n", "utf-8")
    build_site(home, tmp_path / "site", languages=("en",))
    (tmp_path / "mkdocs.yaml").write_text(PLUGIN, encoding="utf-8")
    build_site(home, tmp_path / "site", languages=("en",))
    (home / "mkdocs.yml").write_text(PLUGIN, encoding="utf-8")
    build_site(home, tmp_path / "site", languages=("en",))

    assert ["default_site/mkdocs.yml"] * 2 == ["/".join(used.parts[-2:]) for used, _ in quick[:2]]
    assert [tmp_path / "mkdocs.yaml", home / "mkdocs.yml"] == [used for used, _ in quick[2:]]
    assert home / "mkdocs.yml" == find_configuration(home)


def test_a_catalogue_with_any_name_becomes_a_site(tmp_path: Path) -> None:
    """Spaces and letters of any language in a path are no hindrance, with the package's configuration or another."""
    home = tmp_path / "Bücher & Akten" / "Θεσσαλονίκη #1 'x' \"y\""
    write_catalogue(home)
    build_site(home, home / "Seite Nº 1", languages=("en",))
    (home / "docs").mkdir()
    (home / "mkdocs.yml").write_text(PLUGIN, encoding="utf-8")
    build_site(home, home / "Seite Nº 2", languages=("en",))

    assert "Harbour points" in (home / "Seite Nº 1/en/programmes/atlantis/harbour-points.html").read_text("utf-8")
    second = home / "Seite Nº 2/en/exchange/programmes/atlantis/harbour-points/index.html"
    assert "Harbour points" in second.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plugins:\n  - search\n  - values-exchange:\n      catalogue: x\n", True),
        ("plugins:\n- 'values-exchange'  # ours\n", True),
        ('plugins:\n    "values-exchange":\n        catalogue: x\n', True),
        ("plugins: [search, values-exchange]\n", True),
        ("plugins: {values-exchange: {catalogue: x}}\n", True),
        ("plugins: [search, {values-exchange: {catalogue: x}}]\n", True),
        ("plugins:\r\n  - values-exchange:\r\n      catalogue: x\r\n", True),
        ("site_name: values-exchange\nrepo_name: city/values-exchange\n", False),
        ("plugins:\n  # - values-exchange\n  - search\n", False),
        ("plugins:\n  - values-exchange-something\n", False),
        ("plugins: [search] # values-exchange,\n", False),
        ("nav:\n  - values-exchange.md\n", False),
        ("", False),
    ],
)
def test_a_configuration_names_the_plugin_as_an_entry(text: str, *, expected: bool) -> None:
    """Neither a comment nor a title makes it the configuration of a site with records."""
    assert expected == names_plugin(text)


# A run in a process of its own, whose builds are quick, and which is killed at a moment that is given.
KILLED_RUN = """
import os, signal, sys, threading
from pathlib import Path
import values_exchange.site as site, values_exchange.writing as writing

moment, catalogue, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
def build(configuration, folder, language, surroundings):
    folder.mkdir()
    (folder / "index.html").write_text("new")
    if moment == "building":
        die()
    return ""
def dying_after(function):
    def changed(*arguments, **named):
        function(*arguments, **named)
        die()
    return changed
site._build = build
if moment == "before the swap":
    writing._replace_folder = die
if moment == "within a swap in two steps":
    writing._exchange = lambda *_: False
    writing.Path.replace = dying_after(Path.replace)
if moment == "after the swap":
    writing._replace_folder = dying_after(writing._replace_folder)
site.build_site(catalogue, out, languages=("en",))
"""


@pytest.mark.parametrize(
    ("moment", "stands"),
    [
        ("building", "old"),
        ("before the swap", "old"),
        ("within a swap in two steps", None),
        ("after the swap", "new"),
    ],
)
def test_killed_at_any_moment_the_old_site_or_the_new_one_stands(
    catalogue: Path, tmp_path: Path, moment: str, stands: str | None
) -> None:
    """
    Nothing is lost, and the next run cleans up.

    Where the system cannot swap two folders in one step and the process is killed between the two, the old site lies
    set aside until the next run puts it back, even if that does nothing else.
    """
    target = tmp_path / "site"
    write_tree(target, {"index.html": b"old", "en/index.html": b"old"}, made_by=MADE_BY)
    killed = subprocess.run([sys.executable, "-c", KILLED_RUN, moment, catalogue, target], check=False)

    assert -signal.SIGKILL == killed.returncode
    assert stands == ((target / "en" / "index.html").read_text("utf-8") if target.exists() else None)
    assert 1 == len(beside(target))

    with pytest.raises(InvalidRecords):
        build_site(write_catalogue(catalogue, {PROGRAMME_FILE: "title: ["}), target)

    assert (stands or "old") == (target / "en" / "index.html").read_text("utf-8")
    assert [] == beside(target)


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.8, 1.6, 2.4])
def test_a_real_run_that_is_killed_leaves_the_old_site_and_nothing_running(
    catalogue: Path, tmp_path: Path, seconds: float
) -> None:
    """The process that builds a language ends with the one that began it, so that nothing writes on."""
    target = tmp_path / "site"
    write_tree(target, {"index.html": b"old"}, made_by=MADE_BY)
    command = [
        sys.executable,
        "-m",
        "values_exchange",
        "site",
        str(catalogue),
        "--language",
        "en",
        "--out",
        str(target),
    ]
    with subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL) as process:
        time.sleep(seconds)
        process.kill()
    first = files(target)["index.html"]
    deadline = time.monotonic() + 10
    while running(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)

    assert not running(process.pid)
    assert first == b"old" or b"FICTION" in first
    build_site(catalogue, target, languages=("en",))
    assert b"FICTION" in files(target)["index.html"]
    assert [] == beside(target)


def running(session: int) -> bool:
    """Tell whether any process of a session, which has its own process group, is there."""
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_terminal_sees_a_sign_of_life_and_a_pipe_does_not(catalogue: Path, tmp_path: Path) -> None:
    """A build takes some seconds; whoever waits for it sees that something is being done."""
    import pty

    command = [sys.executable, "-m", "values_exchange", "site", str(catalogue), "--language", "en", "--out"]
    ours, theirs = pty.openpty()
    shown = subprocess.run([*command, tmp_path / "one"], stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    screen = os.read(ours, 100_000).decode("utf-8", errors="replace")
    os.close(ours)
    piped = subprocess.run([*command, tmp_path / "two"], capture_output=True, check=True)

    assert "Building the site" in screen
    assert b"Building" not in shown.stdout
    assert b"" == piped.stderr
    assert piped.stdout.decode("utf-8") == f"Built. Open {tmp_path / 'two' / 'index.html'}\n"
