"""`Page` (headings and HTML blocks, with a title and a path) and `Tree` (all pages and the files they use)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape

from attrs import field, frozen

from values_exchange.fields import EMPTY
from values_exchange.pages.markup import Markup, element, joined, one_block
from values_exchange.problems import UnknownName

_MARKUP = re.compile(r"[^\w\s.,;?/()’“”–—-]|_")
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ID = re.compile(r'\sid="([^"]*)"')
BLOCK = "data-ve-block"
"""What marks the place of a block of HTML in a page's Markdown."""

_PLACEHOLDER = re.compile(rf'<div {BLOCK}="(\d+)"></div>')


@frozen
class Heading:
    """
    A heading: its level, its plain text, and the id that links lead to.

    `language` is that of the text where it is not the page's.
    """

    level: int
    title: str
    id: str
    language: str = ""

    def markdown(self) -> str:
        """Give it as Markdown; nothing in the text is taken for markup."""
        text = _MARKUP.sub(lambda found: f"&#{ord(found[0])};", " ".join(self.title.split()))
        language = f" lang={self.language}" if self.language else ""
        return f"{'#' * self.level} {text} {{#{self.id}{language}}}"

    def html(self) -> Markup:
        """Give it as HTML."""
        return element(f"h{self.level}", self.title, id=self.id, lang=self.language or None)


@frozen(kw_only=True)
class Page:
    """
    One page, knowing nothing of the tool that builds it into a site.

    Attributes:
        path: Where it stands in the tree, with forward slashes and ending in ``.md``.
        kind: The page type, such as ``programme``; pages of one kind are tested alike.
        pieces: Headings, and between them blocks of HTML: each one element without Markdown inside.
        record: The file of the record it shows, inside the catalogue's folder; empty for pages made from several.
        meta: What else stands in the front matter, such as what a theme shall hide.
    """

    path: str
    title: str
    kind: str
    pieces: tuple[Heading | Markup, ...]
    description: str = ""
    record: str = ""
    meta: Mapping[str, object] = field(default=EMPTY)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Heading))

    @property
    def blocks(self) -> tuple[str, ...]:
        """The blocks of HTML, in order, each on lines of its own without blank ones between."""
        return tuple(one_block(piece) for piece in self.pieces if not isinstance(piece, Heading))

    def anchors(self) -> frozenset[str]:
        """Give the ids that links can lead to."""
        inside = (found for block in self.blocks for found in _ID.findall(block))
        return frozenset({heading.id for heading in self.headings}.union(inside))

    def markdown(self) -> str:
        """Give the page as a Markdown file with front matter."""
        return self._written(iter(self.blocks))

    def skeleton(self) -> str:
        """
        Give the page as Markdown with a placeholder for each block of HTML.

        A reader of Markdown has little to do then; `fill` puts the blocks into what it makes.
        """
        return self._written(f'<div {BLOCK}="{number}"></div>' for number in range(len(self.pieces)))

    def fill(self, html: str) -> str:
        """Put the blocks into HTML that was made from the `skeleton`."""
        blocks = self.blocks
        return _PLACEHOLDER.sub(lambda found: blocks[int(found[1])], html)

    def html(self) -> Markup:
        """Give the page as HTML that stands alone inside another document."""
        return joined((piece.html() if isinstance(piece, Heading) else piece for piece in self.pieces), "\n")

    def _written(self, blocks: Iterator[str]) -> str:
        parts = (piece.markdown() if isinstance(piece, Heading) else next(blocks) for piece in self.pieces)
        return "\n\n".join((self._front_matter(), *parts)) + "\n"

    def _front_matter(self) -> str:
        """
        Give title, description and `meta` as YAML; values are JSON, which every YAML reader takes.

        Themes print title and description as they are, into elements and attributes, so they are escaped here.
        """
        front = {
            "title": one_block(escape(self.title)),
            "description": one_block(escape(self.description)),
            **self.meta,
        }
        lines = (f"{key}: {_json(value)}" for key, value in front.items() if value)
        return "\n".join(("---", *lines, "---"))


def _json(value: object) -> str:
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


@frozen(kw_only=True)
class Tree:
    """
    All pages of a catalogue in one language, and the style sheets and data they use.

    `pages` and `assets` are keyed by path, `pages` in reading order; no path is in both.
    """

    language: str
    pages: Mapping[str, Page]
    assets: Mapping[str, bytes]

    def page(self, path: str) -> Page:
        """
        Give the page at a path.

        Raises:
            UnknownName: if the tree has no such page.
        """
        if path not in self.pages:
            raise UnknownName(kind="page", name=path)
        return self.pages[path]

    def files(self) -> dict[str, bytes]:
        """Give the whole tree as the content of files, keyed by path."""
        return {path: page.markdown().encode() for path, page in self.pages.items()} | dict(self.assets)
