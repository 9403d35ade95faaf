"""Building the site: `mkdocs build` with the plugin against a stock build of the same pages in plain Markdown."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, normpath
from statistics import median

from attrs import frozen

from benchmarks import peers, synthetic
from benchmarks.goals import GOALS, Finding, Section, of_ratio
from benchmarks.html_tree import Element, content_of
from benchmarks.measure import MIB, Runner, Runs, ratio, run_in_turn, run_once
from benchmarks.plain import markdown_of
from benchmarks.visible import Coverage, compare_sites, pages_of

OURS, STOCK = "mkdocs with the plugin", "stock mkdocs"

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
- Time per page is that of the whole build divided by all its pages, with the start of MkDocs and the pages that are
  there at any size. “Each further page” leaves those out: the time between two sizes, divided by the pages between.
"""
"""What must be known to read the findings; a line for each size follows."""


@frozen(kw_only=True)
class Built:
    """What was measured at one size: the runs of both, the pages built, how alike they are, and the largest."""

    programmes: int
    pages: int
    ours: Runs
    stock: Runs
    alike: Coverage
    largest: str


def measure_site(sizes: tuple[int, ...], rounds: dict[int, int], scratch: Path) -> Section:
    """Measure building a site of as many programmes as each of the sizes says."""
    built = [build_both(size, rounds[size], scratch / f"site-{size}") for size in sizes]
    findings = [finding for one in built for finding in _against_stock(one)]
    *_, before, last = built
    findings.append(_growth(before, last))
    findings += each_further_page(built)
    return Section(title="Building the site", notes=NOTES + "".join(map(_facts, built)), findings=tuple(findings))


def build_both(size: int, rounds: int, scratch: Path) -> Built:
    """
    Build both sites as often as there are rounds, in turn.

    Our first build, uncounted, gives the pages from which the plain Markdown is made.

    Raises:
        NotTheSame: if the two do not show the same.
    """
    ours, stock = _runner(OURS, scratch / "ours"), _runner(STOCK, scratch / "stock")
    synthetic.write(synthetic.catalogue(size), scratch / "ours" / "records")
    _configure(scratch / "ours", plugin=PLUGIN.format(catalogue="records"))
    run_once(ours, scratch)
    _configure(scratch / "stock")
    write_stock(scratch / "ours" / "site", scratch / "stock" / "docs")
    runs = run_in_turn((ours, stock), rounds, scratch, warm_up=False)
    alike = compare_sites(scratch / "ours" / "site", scratch / "stock" / "site")
    return Built(
        programmes=size,
        pages=len(pages_of(scratch / "ours" / "site")),
        ours=runs[OURS],
        stock=runs[STOCK],
        alike=alike,
        largest=_largest(scratch / "ours" / "site"),
    )


def write_stock(site: Path, docs: Path) -> None:
    """Write each page of a built site as plain Markdown, and beside it the files that pages lead to."""
    for path in pages_of(site):
        content = content_of((site / path).read_text("utf-8"))
        _write(docs / f"{path.removesuffix('.html')}.md", markdown_of(content))
        for file in _files_linked(content, path):
            if (site / file).is_file() and not (docs / file).exists():
                (docs / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(site / file, docs / file)


def _files_linked(content: Element, path: str) -> Iterator[str]:
    """Give the files a page leads to that are no pages, as paths in the site."""
    for link in content.all("a"):
        address = link.attributes.get("href", "").partition("#")[0]
        if address and ":" not in address and not address.endswith((".html", "/")):
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
    page = max(pages_of(site), key=lambda path: (site / path).stat().st_size)
    return f"`{page}`, {(site / page).stat().st_size / 1024:,.0f} KiB"


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


def _growth(before: Built, last: Built) -> Finding:
    """Give how much longer a page takes on the largest site than on the one before."""
    slow, quick = ([usage.cpu / one.pages * 1000 for usage in one.ours.usages] for one in (last, before))
    return Finding(
        what=f"Time per page at {last.programmes:,} programmes, against that at {before.programmes:,}",
        value=median(slow) / median(quick),
        spread=(min(slow) / max(quick), max(slow) / min(quick)),
        ours=f"{median(slow):.1f} ms at {last.programmes:,}",
        theirs=f"{median(quick):.1f} ms at {before.programmes:,}",
        goal=GOALS.get(("page / page at the size before", last.programmes)),
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
        ours=f"{slow:.1f} ms up to {last.programmes:,}",
        theirs=f"{quick:.1f} ms up to {before.programmes:,}",
    )


def _step(small: Built, large: Built) -> float:
    return (large.ours.cpu - small.ours.cpu) / (large.pages - small.pages) * 1000


def _facts(built: Built) -> str:
    alike = built.alike
    return (
        f"- At {built.programmes:,} programmes, the two pages least alike share {alike.words:.3f} of their words,\n"
        f"  {alike.links:.3f} of their links and {alike.cells:.3f} of their table cells. The largest page is\n"
        f"  {built.largest}.\n"
    )
