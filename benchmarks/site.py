"""Building the site: `mkdocs build` with the plugin against a stock build of the same pages in plain Markdown."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from posixpath import dirname, normpath

from attrs import frozen

from benchmarks import peers, synthetic
from benchmarks.goals import GOALS, Finding, Section, of_ratio
from benchmarks.html_tree import ON_PAPER, Element, content_of
from benchmarks.measure import MIB, Ratio, Runner, Runs, ratio, run_in_turn, run_once
from benchmarks.plain import markdown_of
from benchmarks.visible import Coverage, compare_sites, pages_of

RENDERING = Path(__file__).with_name("rendering.py")

MANY = 1000
"""How many programmes are rendered once only."""

CONFIGURATION = """\
site_name: Made-up network
use_directory_urls: false
theme:
  name: material
  font: false
  language: en
  features: [navigation.top, toc.follow]
extra:
  generator: false
markdown_extensions:
  - attr_list
  - tables
  - toc:
      permalink: true
nav:
  - index.md
not_in_nav: "*"
plugins:
  - search
"""
"""The configuration of both: one page in the navigation, the same theme and the same extensions."""

PLUGIN = """\
  - values-exchange:
      catalogue: {catalogue}
      folder: ""
      language: en
"""

NOTES = """\
- Ours is a whole `mkdocs build` with the plugin: reading and checking the records, making the pages, building them.
  Stock is a whole `mkdocs build` of plain Markdown files with the same visible words, tables and links. Both have the
  same theme (Material), the same extensions and search, and one page in the navigation.
- The plain Markdown is made from our own built pages by `benchmarks/plain.py`: headings with their ids, paragraphs,
  lists, tables and links, nothing else. What has no words of its own, such as fact boxes, colours and the drawing of
  the map, is left out of it, so stock has a little less to do. Files that pages offer for download are there for both.
- All pages of the two built sites are compared, in words, links and table cells. If two pages share less than 0.99 of
  any of these, there is no result.
- The search index of ours has more words in it: names in other languages, and other spellings. Stock has neither these
  nor the data that the script of the Compare page loads. Briefings, which are files for paper, are made by ours and
  copied by both.
- “Making each of the pages” is what comes before MkDocs: from records that have been read to headings and HTML, with
  all files beside the pages, divided by the pages.
- Time per page is that of the whole build divided by all its pages, with the start of MkDocs and the pages that are
  there at any size. “Each further page” leaves those out: the time between two sizes, divided by the pages between.
"""
"""What must be known to read the findings; a line for each size follows."""


@frozen(kw_only=True)
class Pair:
    """Two sites of one size that are ready to be built: ours, and the same pages in plain Markdown."""

    programmes: int
    ours: Runner
    stock: Runner
    folder: Path


@frozen(kw_only=True)
class Rendered:
    """What making the pages alone takes, without a site builder: CPU seconds and the most memory used, in bytes."""

    pages: int
    seconds: float
    peak: int


@frozen(kw_only=True)
class Built:
    """What was measured at one size: the runs of both, the pages built, how alike they are, and the largest."""

    programmes: int
    pages: int
    ours: Runs
    stock: Runs
    alike: Coverage
    largest: str
    largest_size: int = 0
    rendered: Rendered | None = None


def measure_site(sizes: Sequence[int], rounds: int, scratch: Path) -> Section:
    """
    Measure building a site of as many programmes as each of the sizes says, all of them in every round.

    Raises:
        NotTheSame: if ours and the stock site do not show the same.
    """
    pairs = [prepare(size, scratch) for size in sizes]
    runners = [runner for pair in pairs for runner in (pair.ours, pair.stock)]
    runs = run_in_turn(runners, rounds, scratch, warm_up=False)
    built = [_built(pair, runs) for pair in pairs]
    findings = [finding for one in built for finding in _against_stock(one)]
    findings += [finding for one in built for finding in _alone(one)]
    *_, before, last = built
    findings += growth(before, last)
    findings += each_further_page(built)
    return Section(title="Building the site", notes=NOTES + "".join(map(_facts, built)), findings=tuple(findings))


def prepare(size: int, scratch: Path) -> Pair:
    """Build our site once, uncounted, and make the stock one from its pages, ready to be built."""
    folder = scratch / f"site-{size}"
    pair = Pair(
        programmes=size,
        ours=_runner(f"mkdocs with the plugin, {size} programmes", folder / "ours"),
        stock=_runner(f"stock mkdocs, {size} programmes", folder / "stock"),
        folder=folder,
    )
    synthetic.write(synthetic.catalogue(size), folder / "ours" / "records")
    _configure(folder / "ours", plugin=PLUGIN.format(catalogue="records"))
    run_once(pair.ours, scratch)
    _configure(folder / "stock")
    write_stock(folder / "ours" / "site", folder / "stock" / "docs")
    return pair


def _built(pair: Pair, runs: Mapping[str, Runs]) -> Built:
    ours, stock = pair.folder / "ours" / "site", pair.folder / "stock" / "site"
    largest = _largest(ours)
    return Built(
        programmes=pair.programmes,
        pages=len(pages_of(ours)),
        ours=runs[pair.ours.name],
        stock=runs[pair.stock.name],
        alike=compare_sites(ours, stock),
        largest=largest,
        largest_size=(ours / largest).stat().st_size,
        rendered=render_alone(pair.folder / "ours" / "records", rounds=1 if pair.programmes > MANY else 3),
    )


def render_alone(records: Path, rounds: int) -> Rendered:
    """Make the pages of a catalogue in a process of its own."""
    command = (peers.PYTHON, str(RENDERING), str(records), str(rounds), synthetic.CHECKED)
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    pages, seconds, peak = said.split()
    return Rendered(pages=int(pages), seconds=float(seconds), peak=int(peak))


def write_stock(site: Path, docs: Path) -> None:
    """Write each page of a built site as plain Markdown, and beside it the files that pages lead to."""
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        linked = set().union(*pool.map(_write_plain, repeat(site), repeat(docs), pages_of(site), chunksize=20))
    for file in linked:
        if (site / file).is_file():
            (docs / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(site / file, docs / file)


def _write_plain(site: Path, docs: Path, path: str) -> frozenset[str]:
    """Write one page as plain Markdown, and give the files it leads to."""
    content = content_of((site / path).read_text("utf-8"))
    _write(docs / f"{path.removesuffix('.html')}.md", markdown_of(content))
    return frozenset(_files_linked(content, path))


def _files_linked(content: Element, path: str) -> Iterator[str]:
    """Give the files a page leads to that are no pages, as paths in the site."""
    for link in content.all("a"):
        address = link.attributes.get("href", "").partition("#")[0]
        if address and ":" not in address and (ON_PAPER in address or not address.endswith((".html", "/"))):
            yield normpath(f"{dirname(path)}/{address}").lstrip("/")


def _runner(name: str, folder: Path) -> Runner:
    return Runner(
        name=name,
        command=(peers.PYTHON, "-m", "mkdocs", "build", "--quiet", "--strict"),
        folder=folder,
        before=lambda: shutil.rmtree(folder / "site", ignore_errors=True),
    )


def _configure(folder: Path, plugin: str = "") -> None:
    _write(folder / "mkdocs.yml", CONFIGURATION + plugin)
    (folder / "docs").mkdir(exist_ok=True)


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def _largest(site: Path) -> str:
    return max(pages_of(site), key=lambda path: (site / path).stat().st_size)


def _against_stock(built: Built) -> Iterator[Finding]:
    size = f"{built.programmes:,} programmes, {built.pages:,} pages"
    yield of_ratio(
        f"{size}, against stock MkDocs",
        ratio(built.ours, built.stock),
        ours=f"{built.ours.cpu:.1f} s",
        theirs=f"{built.stock.cpu:.1f} s",
        goal=GOALS.get(("site / stock", built.programmes)),
    )
    yield of_ratio(
        f"{size}: memory, against stock MkDocs",
        ratio(built.ours, built.stock, lambda usage: usage.peak),
        ours=f"{built.ours.peak / MIB:.0f} MiB",
        theirs=f"{built.stock.peak / MIB:.0f} MiB",
    )


def _alone(built: Built) -> Iterator[Finding]:
    """Give what has no counterpart in stock MkDocs: making the pages, and how large the largest is."""
    size = f"{built.programmes:,} programmes"
    if built.rendered is not None:
        yield Finding(
            what=f"{size}: making each of the pages, without MkDocs",
            value=built.rendered.seconds / built.rendered.pages * 1000,
            unit="ms",
            ours=f"{built.rendered.seconds:.2f} s",
        )
        yield Finding(what=f"{size}: memory for making all pages", value=built.rendered.peak / MIB, unit="MiB")
    yield Finding(what=f"{size}: the largest page", value=built.largest_size / 1024, unit="KiB")


def growth(before: Built, last: Built) -> Iterator[Finding]:
    """Give how much longer a page takes on the largest site than on the one before, for ours and for the stock one."""
    goal = GOALS.get(("page / page at the size before", last.programmes))
    yield _growth("Time per page", before, before.ours, last, last.ours, goal)
    yield _growth("The same for stock MkDocs: time per page", before, before.stock, last, last.stock)


def _growth(what: str, before: Built, quick: Runs, last: Built, slow: Runs, goal: float | None = None) -> Finding:
    whole, share = ratio(slow, quick), before.pages / last.pages
    return of_ratio(
        f"{what} at {last.programmes:,} programmes, against that at {before.programmes:,}",
        Ratio(median=whole.median * share, least=whole.least * share, most=whole.most * share),
        ours=f"{slow.cpu / last.pages * 1000:.1f} ms",
        theirs=f"{quick.cpu / before.pages * 1000:.1f} ms",
        goal=goal,
    )


def each_further_page(built: list[Built]) -> Iterator[Finding]:
    """Give what a page more takes between the sizes; three sizes are needed to compare two such steps."""
    if len(built) < 3:  # noqa: PLR2004 - two steps have three ends
        return
    first, before, last = built[-3:]
    quick, slow = _step(first, before), _step(before, last)
    yield Finding(
        what=f"Each further page up to {last.programmes:,} programmes, against each up to {before.programmes:,}",
        value=slow / quick,
        ours=f"{slow:.1f} ms",
        theirs=f"{quick:.1f} ms",
    )


def _step(small: Built, large: Built) -> float:
    return (large.ours.cpu - small.ours.cpu) / (large.pages - small.pages) * 1000


def _facts(built: Built) -> str:
    alike = built.alike
    return (
        f"- At {built.programmes:,} programmes, the two pages least alike share {alike.words:.3f} of their words,\n"
        f"  {alike.links:.3f} of their links and {alike.cells:.3f} of their table cells. The largest page is\n"
        f"  `{built.largest}`, {built.largest_size / 1024:,.0f} KiB.\n"
    )
