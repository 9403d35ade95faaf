"""A checker of links, ids, headings and images over the HTML of pages: of a tree, or of a site in a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from attrs import define, field

from values_exchange.pages import Links, Tree


@define
class Document(HTMLParser):
    """What a page holds that can be wrong: its ids, links, headings, elements and attributes."""

    ids: list[str] = field(factory=list)
    links: list[str] = field(factory=list)
    headings: list[int] = field(factory=list)
    elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = field(factory=list)
    unclosed: list[str] = field(factory=list)
    mistakes: list[str] = field(factory=list)

    def __attrs_pre_init__(self) -> None:
        """Begin as a parser does."""
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, tuple(attrs)))
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        for name in ("href", "src"):
            if found.get(name) is not None:
                self.links.append(str(found[name]))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag == "a" and "a" in self.unclosed:
            self.mistakes.append(f"a link inside a link: {found.get('href')}")
        if tag in BLOCKS and "p" in self.unclosed:
            self.mistakes.append(f"<{tag}> inside a paragraph ends it: {self.unclosed[-3:]}")
        if tag not in VOID:
            self.unclosed.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note an end, and whether it ends what was begun last."""
        if self.unclosed and self.unclosed[-1] == tag:
            self.unclosed.pop()
        else:
            self.mistakes.append(f"</{tag}> ends nothing that is open: {self.unclosed[-3:]}")


VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})

BLOCKS = frozenset({"p", "div", "ul", "ol", "dl", "table", "section", "details", "nav", "figure", "pre", "h2", "h3"})


def parsed(html: str) -> Document:
    """Read a page."""
    document = Document()
    document.feed(html)
    document.close()
    return document


def site_of(tree: Tree, links: Links) -> dict[str, str]:
    """Give a tree as the pages of a site: their HTML by their address, and the other files without text."""
    pages = {_file(links.built(path)): str(page.html()) for path, page in tree.pages.items()}
    return pages | {links.built(path): "" for path in tree.assets}


def site_in(folder: Path) -> dict[str, str]:
    """Give a built site as its pages by their address, and the other files without text."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") if path.suffix == ".html" else "" for path in files
    }


def broken_links(site: Mapping[str, str], *, only_from: Iterable[str] | None = None) -> list[str]:
    """Give the links inside a site that lead to no page, no file, or no place on a page."""
    documents = {address: parsed(html) for address, html in site.items() if address.endswith(".html")}
    ids = {address: set(document.ids) for address, document in documents.items()}
    found = []
    for address in documents if only_from is None else only_from:
        for link in dict.fromkeys(documents[address].links):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = _target(address, unquote(parts.path)) if parts.path else address
            if target not in site:
                found.append(f"{address}: {link} leads to no page")
            elif parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
                found.append(f"{address}: {link} leads to no place on its page")
    return found


def _target(address: str, path: str) -> str:
    """Give the file a relative link on a page leads to."""
    whole = normpath(join(dirname(address), path))
    return _file("" if whole == "." else f"{whole}/" if path.endswith("/") else whole)


def _file(address: str) -> str:
    """Give the file that answers an address: a folder's is its index."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def repeated_ids(document: Document) -> list[str]:
    """Give the ids a page uses more than once."""
    return [name for name, count in Counter(document.ids).items() if count > 1]


def heading_jumps(document: Document) -> list[str]:
    """Give the headings that skip a level, and how often there is no single first-level heading."""
    levels = document.headings
    jumps = [f"h{low} to h{high}" for low, high in pairwise(levels) if high > low + 1]
    return jumps + ([] if levels[:1] == [1] and levels.count(1) == 1 else [f"first-level headings: {levels.count(1)}"])
