"""The site in several languages: what building them side by side costs, against as many builds one after the other."""

from __future__ import annotations

import sys
from pathlib import Path

from attrs import evolve

from benchmarks import peers, synthetic
from benchmarks.goals import GOALS, Finding, Section, of_ratio
from benchmarks.measure import Ratio, Runner, ratio, run_in_turn, run_once
from values_exchange.languages import INTERFACE_LANGUAGES

ROOT = Path(__file__).parents[1]

SINGLE = """
import os, subprocess, sys
configuration, catalogue, out, *languages = sys.argv[1:]
for language in languages:
    told = {"VALUES_EXCHANGE_LANGUAGE": language, "VALUES_EXCHANGE_CATALOGUE": catalogue}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    places = ["--config-file", configuration, "--site-dir", os.path.join(out, language)]
    subprocess.run(command + places, env={**os.environ, **told}, check=True)
"""
"""A whole build of one language after the other, each by MkDocs alone and each knowing of no other."""

NOTES = """\
- The site is that of this repository with the whole VALUES catalogue and all hand-written pages, in {count} languages.
- Ours is one `values-exchange site`: reading and checking the records, a build of each language with the ways to the
  others, as many at a time as there are cores, the page that offers the languages, and the settings for a server.
  Theirs is one `mkdocs build` of each language with the same plugin, one after the other.
- The second line is time on the clock, on a machine with {cores} cores.
"""


def measure_languages(count: int, rounds: int, scratch: Path) -> Section:
    """Measure the site in the first `count` languages."""
    languages = INTERFACE_LANGUAGES[:count]
    catalogue, configuration = _site(scratch, is_whole=count == len(INTERFACE_LANGUAGES))
    named = [word for language in languages for word in ("--language", language)]
    ours = Runner(
        name=f"values-exchange site, {count} languages",
        command=(
            *(sys.executable, "-m", "values_exchange", "site", str(catalogue), *named),
            *("--out", str(scratch / "together")),
        ),
    )
    theirs = Runner(
        name=f"mkdocs build, {count} languages in turn",
        command=(
            *(sys.executable, "-c", SINGLE, str(configuration), str(catalogue), str(scratch / "in-turn")),
            *languages,
        ),
    )
    # One language, uncounted, so that all modules are compiled and all files have been read.
    run_once(evolve(theirs, name="one language, uncounted", command=theirs.command[: -count + 1]), scratch)
    runs = run_in_turn([theirs, ours], rounds, scratch, warm_up=False)
    found, peer = runs[ours.name], runs[theirs.name]
    findings = (
        _finding(f"{count} languages: CPU time", ratio(found, peer), (found.cpu, peer.cpu), "languages, CPU", count),
        _finding(
            f"{count} languages: time on the clock",
            ratio(found, peer, lambda usage: usage.wall),
            (found.wall, peer.wall),
            "languages, wall",
            count,
        ),
    )
    return Section(
        title="The site in several languages", notes=NOTES.format(count=count, cores=peers.cores()), findings=findings
    )


def _site(scratch: Path, *, is_whole: bool) -> tuple[Path, Path]:
    """Give a catalogue and the settings of its site: those of this repository, or something small."""
    if is_whole:
        return ROOT / "examples", ROOT / "mkdocs.yml"
    few = scratch / "few"
    synthetic.write(synthetic.catalogue(2), few)
    return few, ROOT / "src" / "values_exchange" / "default_site" / "mkdocs.yml"


def _finding(what: str, found: Ratio, seconds: tuple[float, float], goal: str, count: int) -> Finding:
    ours, theirs = (f"{value:.0f} s" for value in seconds)
    return of_ratio(what, found, ours=ours, theirs=theirs, goal=GOALS.get((goal, count)))
