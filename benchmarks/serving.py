"""Editing a record under `make serve`: from saving it to the page with the new text in a browser's hands."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks import peers
from benchmarks.goals import GOALS, Finding, Section
from benchmarks.measure import RunFailed

ROOT = Path(__file__).parents[1]

RECORD = "examples/duesseldorf/welcome-points.yaml"
PAGE = "programmes/duesseldorf/welcome-points.html"
OTHER = "compare.html"
BEGUN = "When many people came to Düsseldorf"
"""A record of the VALUES catalogue, its page, one of all records, and the words before which a mark is put."""

OPTIONS = ("serve", "--dirty", "--no-strict")
"""What `make serve` tells MkDocs."""

NOTES = """\
- Time on the clock, unlike the other parts: from saving the record of {record} to the end of the answer with the new
  text. Asked is as a page does that is open in a browser: it waits to be told of a change, and then loads itself anew.
  What the browser takes to draw the page comes on top.
- The page of the record that was saved is built first. Asked for then is one page of all records, `{other}`: a browser
  gets it when all pages have been rendered, and not as it was before.
- The site is that of this repository, {pages} pages, with the whole VALUES catalogue and all hand-written pages.
"""


def measure_serving(rounds: int, scratch: Path) -> Section:
    """
    Measure edits of one record while the whole site is served.

    Raises:
        RunFailed: if the server does not start, or does not come to show an edit.
    """
    site = scratch / "served"
    for name in ("docs", "examples"):
        shutil.copytree(ROOT / name, site / name)
    shutil.copyfile(ROOT / "mkdocs.yml", site / "mkdocs.yml")
    record = site / RECORD
    text = record.read_text("utf-8")
    with _served(site) as address:
        edits = [_edit(record, text.replace(BEGUN, f"Mark {n}. {BEGUN}"), f"Mark {n}.", address) for n in range(rounds)]
        pages = len(re.findall("<loc>", _answer(f"{address}sitemap.xml"))) or "its"
    own, all_others = zip(*edits, strict=True)
    findings = (
        _finding("One edit of a record, shown in its page that is open", own, GOALS.get(("edit under serve", 16))),
        _finding("The same edit, shown in a page of all records", all_others, None),
    )
    return Section(
        title="Editing", notes=NOTES.format(record=f"`{RECORD}`", pages=pages, other=OTHER), findings=findings
    )


def _finding(what: str, taken: Sequence[float], goal: float | None) -> Finding:
    return Finding(what=what, value=median(taken), spread=(min(taken), max(taken)), unit="s", goal=goal)


@contextmanager
def _served(site: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (peers.PYTHON, "-m", "mkdocs", *OPTIONS, "--dev-addr", f"127.0.0.1:{port}")
    said = site / "serve.log"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    with said.open("wb") as log:
        process = subprocess.Popen(command, cwd=site, stdout=log, stderr=log, env=environment)
    address = f"http://127.0.0.1:{port}/"
    try:
        deadline = time.monotonic() + 300
        while not _is_answered(address):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RunFailed(f"The server did not start.\n{said.read_text('utf-8')[-2000:]}")
            time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=60)


def _edit(record: Path, text: str, mark: str, address: str) -> tuple[float, float]:
    """Save a record and give the seconds until its page has the mark, and until all other pages are made of it."""
    page = _answer(address + PAGE)
    told = re.search(r"livereload\((\d+), (\d+)\)", page)
    if told is None:
        raise RunFailed("The served page does not wait for changes.")
    time.sleep(1)  # Whoever saves twice in a second is not measured.
    begun = time.monotonic()
    record.write_text(text, encoding="utf-8")
    epoch = int(told[1])
    while int(_answer(f"{address}livereload/{epoch}/{told[2]}")) <= epoch:
        if time.monotonic() > begun + 120:
            raise RunFailed("The server did not say that anything changed.")
    shown = _answer(address + PAGE)
    taken = time.monotonic() - begun
    if mark not in shown:
        raise RunFailed("The page that was loaded anew does not show the edit.")
    _answer(address + OTHER)
    return taken, time.monotonic() - begun


def _answer(address: str) -> str:
    with urlopen(address, timeout=120) as answer:  # noqa: S310 - this machine's own server
        text: str = answer.read().decode("utf-8")
    return text


def _is_answered(address: str) -> bool:
    try:
        _answer(address)
    except (URLError, ConnectionError):
        return False
    return True
