"""What axe-core finds wrong with a page, and the pages it is to look at: one of each type, as they are built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from tests.browser import with_style
from values_exchange.pages import Links, Tree

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""The rules that are asked for: levels A and AA of WCAG 2.0, 2.1 and 2.2."""

HAND_WRITTEN: Mapping[str, str] = {"hand-written": "guide/records.html", "problem": "problems/missing-field.html"}
"""Pages that no record makes, by type, at their addresses: one with tables and code, and one of the problems'."""

NOT_FOUND = "no-such-page.html"
"""An address where nothing stands, for which a host gives the page for that."""

_RUN = """async tags => {
    const wanted = {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], preload: false}
    const found = await axe.run(document, wanted)
    return found.violations.flatMap(one => one.nodes.map(node => [one.id, node.target.join(" "), node.failureSummary]))
}"""


@frozen(order=True)
class Violation:
    """One thing that axe finds wrong: the rule, the element as a CSS selector, and what is wrong with it."""

    rule: str
    element: str
    summary: str


@cache
def axe_version() -> str:
    """Give the version of axe-core, which stands in the first line of its file."""
    return AXE.read_text("utf-8").split(" v", 1)[1].split()[0]


@cache
def _source() -> str:
    return AXE.read_text("utf-8")


def violations(page: Page) -> list[Violation]:
    """Give what axe finds wrong with a page as it stands now, in the order of rules and elements."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_source())
        # What is laid out only when it comes into sight would be measured where it does not stand.
        with_style(page, ":not([hidden]) { content-visibility: visible !important }")
    return sorted(Violation(*one) for one in page.evaluate(_RUN, list(TAGS)))


def is_still(page: Page) -> None:
    """
    Wait until nothing on a page moves any more: what is half transparent has too little contrast.

    What watches sizes, as the theme does to let the keyboard scroll a box that has become too narrow, is told of them
    at the end of a frame: when a second frame begins, it has had its turn.
    """
    page.evaluate(
        """async () => {
            await Promise.allSettled(document.getAnimations().map(one => one.finished))
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
        }"""
    )


def unfold(page: Page) -> None:
    """Open everything on a page that can be opened in its place."""
    page.evaluate("() => document.querySelectorAll('main details').forEach(one => { one.open = true })")


@frozen(kw_only=True)
class Visit:
    """A page to be looked at: its type, its address in the site of one language, and its title where it is known."""

    kind: str
    address: str
    title: str = ""


def visits(tree: Tree, one_of_each: Mapping[str, str]) -> Sequence[Visit]:
    """Give a page of each type: those of a tree, a briefing, and pages that no record makes."""
    links = Links()
    of_records = [
        Visit(kind=kind, address=links.built(path), title=tree.page(path).headings[0].title)
        for kind, path in one_of_each.items()
    ]
    briefing = next(path for path in tree.assets if path.startswith("briefings/") and path.endswith(".html"))
    others = {**HAND_WRITTEN, "not found": NOT_FOUND, "briefing": briefing}
    return (*of_records, *(Visit(kind=kind, address=address) for kind, address in others.items()))
