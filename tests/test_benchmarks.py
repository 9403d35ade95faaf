"""The benchmarks measure what they say, on records without fault and pages that show the same, and report all of it."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path

import pytest
from markdown import markdown

from benchmarks import synthetic
from benchmarks.goals import Finding, Section
from benchmarks.html_tree import content_of
from benchmarks.measure import MIB, RunFailed, Runner, Runs, Usage, ratio, run_in_turn, run_once
from benchmarks.plain import markdown_of
from benchmarks.report import render
from benchmarks.site import Built, each_further_page, growth, write_stock
from benchmarks.visible import Coverage, NotTheSame, compare_sites, coverage, visible_on
from tests.repository import ROOT
from values_exchange.reading import read

PROGRAMMES = 25
TODAY = date(2026, 11, 23)

PAGE = """
<article>
  <h1 id="top">House &amp; <em>garden</em><a class="headerlink" href="#top">¶</a></h1>
  <nav><ol><li><a href="../index.html">Start</a></li><li>House</li></ol></nav>
  <p>Open <strong>daily</strong>, see <a href="other.html#hours">its hours</a><sup><a href="#n1">1</a></sup>.</p>
  <dl>
    <div><dt>Where</dt><dd>In the *north* [of the city]</dd></div>
    <div><dt>Who</dt><dd><ul><li>A</li><li>B</li></ul></dd></div>
  </dl>
  <h3 id="inner">A heading of no rank</h3>
  <p>1. is not a list, # no heading, snake_case and _this_ are words, a &lt; b | c</p>
  <table><caption>Numbers</caption>
    <thead><tr><th>What</th><th>How many</th></tr></thead>
    <tbody><tr><th>Visits</th><td><p>50 to 70</p><p>a day</p></td></tr><tr><td>Talks</td><td></td></tr></tbody>
  </table>
  <details>
    <summary>More</summary><ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul><ul><li>Another list</li></ul>
  </details>
  <script>unseen()</script>
</article>
"""


def made_up(tmp_path: Path, files: synthetic.Files | None = None) -> Path:
    """Write a made-up catalogue and give its folder."""
    synthetic.write(files or synthetic.catalogue(PROGRAMMES), tmp_path / "records")
    return tmp_path / "records"


def test_the_made_up_records_are_without_fault(tmp_path: Path) -> None:
    """A measured `check` has nothing to report: neither an error nor a warning, across two cities and their network."""
    reading = read(made_up(tmp_path), today=TODAY)

    assert () == reading.problems
    assert PROGRAMMES == len(reading.catalogue.programmes)
    assert 2 == len(reading.catalogue.cities)


def test_the_made_up_records_are_of_the_promised_size() -> None:
    """A programme is about 5 KB of YAML."""
    sizes = [len(text.encode()) for path, text in synthetic.catalogue(PROGRAMMES).items() if "/house-" in path]

    assert 4_500 < min(sizes)
    assert max(sizes) < 6_500


def test_the_made_up_records_say_that_they_are_made_up() -> None:
    """Nobody can take a made-up record for a real one."""
    assert all("made-up" in text.lower() for text in synthetic.catalogue(PROGRAMMES).values())


def test_records_in_json_are_the_same(tmp_path: Path) -> None:
    """The catalogue in JSON holds the same values as the one in YAML."""
    files = synthetic.catalogue(3)

    in_yaml = read(made_up(tmp_path / "yaml", files), today=TODAY).catalogue
    in_json = read(made_up(tmp_path / "json", synthetic.as_json(files)), today=TODAY).catalogue

    assert [record.value for record in in_yaml.records()] == [record.value for record in in_json.records()]


def test_a_broken_record_has_four_different_mistakes(tmp_path: Path) -> None:
    """Each broken programme has four errors of four kinds, each with its line and column; the rest is as it was."""
    reading = read(made_up(tmp_path, synthetic.broken(synthetic.catalogue(3))), today=TODAY)

    by_file = {file: list(found) for file, found in groupby(reading.problems, key=lambda problem: problem.span.file)}
    assert 3 == len(by_file)
    for problems in by_file.values():
        assert 4 == len({problem.code for problem in problems}) == len(problems)
        assert all(problem.is_error and problem.span.line and problem.span.column for problem in problems)


def test_a_record_without_the_place_for_a_mistake_is_refused() -> None:
    """A mistake that cannot be made is said, rather than left out in silence."""
    with pytest.raises(ValueError, match="cannot be made wrong"):
        synthetic.broken_record("schema: 1\n")


def test_plain_markdown_shows_the_same() -> None:
    """What a page is turned into shows, once built, the same words, links and cells."""
    text = markdown_of(content_of(PAGE))
    built = markdown(text, extensions=["attr_list", "tables", "toc"])
    built = built.replace('href="../index.md"', 'href="../index.html"').replace("other.md", "other.html")

    assert 1.0 == coverage(visible_on(PAGE), visible_on(f"<article>{built}</article>")).least, text


def test_plain_markdown_is_plain() -> None:
    """Headings, lists and tables are written as a person would write them, without any HTML."""
    text = markdown_of(content_of(PAGE))

    assert "# House &amp; garden {#top}" in text
    assert "**A heading of no rank**" in text
    assert "-   Where: In the \\*north\\* \\[of the city\\]\n-   Who\n    -   A\n    -   B" in text
    assert "[its hours](other.md#hours)[1](#n1)." in text
    assert "| Visits | 50 to 70 a day |" in text
    assert "<" not in text.replace("<!-- -->", "")


def test_every_word_is_seen_once() -> None:
    """Words are told apart where a block ends, links and cells are counted, and what nobody sees is left out."""
    seen = visible_on("<article><p>One</p><p>two <a href='x'>Two</a></p><style>three</style></article>")

    assert Counter({"two": 2, "one": 1}) == seen.words
    assert Counter({"x": 1}) == seen.links


@pytest.mark.parametrize(
    ("changed", "less"),
    [
        ("<article><p>one two</p><table><td>3</td></table><a href='x'></a></article>", "words"),
        ("<article><p>one two three</p><table><td>3</td></table></article>", "links"),
        ("<article><p>one two three 3</p><a href='x'></a></article>", "cells"),
    ],
)
def test_what_is_missing_on_a_page_is_noticed(changed: str, less: str) -> None:
    """A word, a link or a cell that only one page has lowers what the two share."""
    page = "<article><p>one two three</p><table><td>3</td></table><a href='x'></a></article>"

    found = coverage(visible_on(page), visible_on(changed))

    assert 1 > getattr(found, less)
    assert found.least == getattr(found, less)


def site_of(folder: Path, pages: dict[str, str]) -> Path:
    """Write a built site and give its folder."""
    synthetic.write({path: f"<html><article>{text}</article></html>" for path, text in pages.items()}, folder)
    return folder


def test_sites_that_show_the_same_are_compared(tmp_path: Path) -> None:
    """Two sites of the same pages share all; the page for lost addresses does not count."""
    pages = {"index.html": "<p>one</p>", "a/b.html": "<p>two three</p>"}
    first, second = site_of(tmp_path / "1", pages), site_of(tmp_path / "2", pages | {"404.html": "<p>lost</p>"})

    assert 1.0 == compare_sites(first, second).least


def test_sites_that_show_something_else_are_refused(tmp_path: Path) -> None:
    """One page with a word less than the other site's is enough, and it is named."""
    words = " ".join(f"word{n}" for n in range(50))
    first = site_of(tmp_path / "1", {"index.html": "<p>one</p>", "a/b.html": f"<p>{words}</p>"})
    second = site_of(tmp_path / "2", {"index.html": "<p>one</p>", "a/b.html": f"<p>{words.replace('word7 ', '')}</p>"})

    with pytest.raises(NotTheSame, match=r"a/b\.html"):
        compare_sites(first, second)


def test_sites_of_different_pages_are_refused(tmp_path: Path) -> None:
    """A page that only one site has is named."""
    first = site_of(tmp_path / "1", {"index.html": "<p>one</p>"})
    second = site_of(tmp_path / "2", {"index.html": "<p>one</p>", "more.html": "<p>two</p>"})

    with pytest.raises(NotTheSame, match=r"more\.html"):
        compare_sites(first, second)


def test_the_plain_tree_has_every_page_and_what_pages_lead_to(tmp_path: Path) -> None:
    """Each built page becomes a file of Markdown, and the files offered for download are copied beside them."""
    site = site_of(tmp_path / "site", {"index.html": "<p>Start</p>", "a/b.html": '<a href="../data/all.json">All</a>'})
    synthetic.write({"data/all.json": "[]", "data/other.json": "[]"}, site)

    write_stock(site, tmp_path / "docs")

    found = sorted(path.relative_to(tmp_path / "docs").as_posix() for path in (tmp_path / "docs").rglob("*.*"))
    assert ["a/b.md", "data/all.json", "index.md"] == found


def python(name: str, code: str, *, ends: frozenset[int] = frozenset({0})) -> Runner:
    """Make a runner for a line of Python."""
    return Runner(name=name, command=(sys.executable, "-c", code), ends=ends)


def test_a_run_is_charged_with_its_own_memory(tmp_path: Path) -> None:
    """The memory is that of the command, not of the process that measures, however large that is."""
    ballast = bytearray(200 * MIB)

    little = run_once(python("little", "pass"), tmp_path).peak
    much = run_once(python("much", "bytearray(100 * 2**20)"), tmp_path).peak

    assert little < 50 * MIB
    assert 100 * MIB < much < 150 * MIB
    assert 200 * MIB == len(ballast)


def test_a_run_is_charged_with_the_processes_it_starts(tmp_path: Path) -> None:
    """The CPU time of a process that a command starts counts as the command's."""
    busy = "import time\nwhile time.process_time() < 0.5: pass"
    used = run_once(
        python("busy", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"), tmp_path
    )

    assert 0.5 <= used.cpu


def test_a_run_that_fails_is_no_measurement(tmp_path: Path) -> None:
    """A command that ends as it should not stops the measuring, with what it said."""
    with pytest.raises(RunFailed, match="nothing was found"):
        run_once(python("failing", "raise SystemExit('nothing was found')"), tmp_path)


def test_a_run_may_end_with_another_code_where_that_is_its_work(tmp_path: Path) -> None:
    """A command that is to find problems ends with the code that says so."""
    run_once(python("finding", "raise SystemExit(1)", ends=frozenset({1})), tmp_path)


def test_commands_run_in_turn(tmp_path: Path) -> None:
    """Each round runs every command once, and every second round the other way round."""
    order: list[str] = []
    runners = [
        Runner(name=name, command=(sys.executable, "-c", "pass"), before=partial(order.append, name))
        for name in ("a", "b")
    ]

    runs = run_in_turn(runners, rounds=3, scratch=tmp_path)

    assert ["a", "b", "a", "b", "b", "a", "a", "b"] == order
    assert {"a": 3, "b": 3} == {name: len(found.usages) for name, found in runs.items()}


def runs_of(*seconds: float) -> Runs:
    """Make runs that took so long."""
    return Runs(name="made up", usages=tuple(Usage(cpu=cpu, wall=cpu, peak=MIB) for cpu in seconds))


def test_a_ratio_is_taken_round_by_round() -> None:
    """A machine that slows down between two rounds does not change the ratio."""
    found = ratio(runs_of(1, 10, 3), runs_of(2, 20, 4))

    assert (0.5, 0.5, 0.75) == (found.median, found.least, found.most)


def built(programmes: int, seconds: float) -> Built:
    """Make the outcome of building a site of one page for each programme and ten others."""
    return Built(
        programmes=programmes,
        pages=programmes + 10,
        ours=runs_of(seconds),
        stock=runs_of(seconds),
        alike=Coverage(words=1, links=1, cells=1),
        largest="index.html",
    )


def test_each_further_page_leaves_out_what_every_build_takes() -> None:
    """Ten milliseconds for each page up to 200 and twenty from there are told apart from the second of the start."""
    (found,) = each_further_page([built(100, 1), built(200, 2), built(300, 4)])

    assert 2.0 == pytest.approx(found.value)
    assert ("20.0 ms", "10.0 ms") == (found.ours, found.theirs)


def test_growth_is_that_of_a_page() -> None:
    """A site of twice the pages that takes four times as long takes twice as long for a page."""
    ours, stock = growth(built(90, 1), built(190, 4))

    assert (2.0, 2.0) == (ours.value, stock.value)
    assert "20.0 ms" == ours.ours


def page_of(*findings: Finding) -> str:
    """Render the page of these findings."""
    section = Section(title="Checking records", notes="- A note.", findings=findings)
    return render([section], versions={"x": "1.0"}, machine="a machine", day=TODAY)


def test_the_page_says_what_is_reached() -> None:
    """A goal that is reached is said to be, with ratio, spread, goal and absolute figures in one row."""
    page = page_of(Finding(what="Quick", value=0.1, spread=(0.09, 0.11), goal=0.12, ours="1 s", theirs="10 s"))

    assert "| Quick | 0.1 | 0.09 to 0.11 | ≤ 0.12 | yes | 1 s | 10 s |" in page
    assert "Goals: 1 of 1 reached." in page
    assert "23 November 2026" in page
    assert "x 1.0" in page


def test_the_page_says_what_is_not_reached() -> None:
    """A goal that is missed stands at the top, and is marked in its row."""
    page = page_of(Finding(what="Slow", value=201, unit="MiB", goal=200), Finding(what="Without a goal", value=3))

    assert "Goals: 0 of 1 reached. Not reached:\n\n- Slow: 201 MiB, goal ≤ 200 MiB" in page
    assert "| Slow | 201 MiB |  | ≤ 200 MiB | **no** |  |  |" in page
    assert "| Without a goal | 3 |  |  |  |  |  |" in page


@pytest.mark.slow
def test_every_part_runs() -> None:
    """A quick run goes through every part, prints the page, and leaves the one in the documentation alone."""
    place = ROOT / "docs" / "method" / "speed.md"
    before = place.read_bytes() if place.exists() else None

    result = subprocess.run(
        (sys.executable, "-m", "benchmarks", "--quick"), cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert 0 == result.returncode, result.stderr
    rows = [line.split(" | ")[0].removeprefix("| ") for line in result.stdout.splitlines() if line.startswith("| ")]
    for what in (
        "as YAML, against check-jsonschema",
        "libyaml",
        "as JSON",
        "broken",
        "One record",
        "held",
        "programmes compared, against a plain table",
        "programmes compared, against reading them",
        "programmes compared: memory",
        "stock MkDocs",
        "making each of the pages",
        "the largest page",
        "One edit of a record",
    ):
        assert any(what in row for row in rows), f"There is no row about {what!r} in {rows}."
    assert (place.read_bytes() if place.exists() else None) == before
