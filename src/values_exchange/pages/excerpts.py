"""What a search finds on a page: its excerpts, each under a heading, as lines of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from attrs import define, field, frozen

from values_exchange.pages.page import Heading, Page


@frozen(kw_only=True)
class Excerpt:
    """
    A part of a page that a search leads to.

    `anchor` is the id to lead to, empty for the beginning of the page. Each of `lines` makes sense by itself: a
    paragraph, an item of a list, a row of a table with its cells apart.
    """

    anchor: str
    title: str
    lines: tuple[str, ...]


_UNSEEN = re.compile(r'<sup class="ve-notes">.*?</sup>|<(nav|script|style|template|select|button)\b.*?</\1>', re.DOTALL)
"""What nobody searches for: numbers of notes, ways through the site, what scripts use."""

_DRAWING = re.compile(r"<svg\b|</svg>")

_STRUCTURE = re.compile(
    r'<(?P<opened>section|article)\b|</(?P<closed>section|article)>|<(?P<level>h[1-6])\b[^>]*?\sid="(?P<id>[^"]*)"[^>]*>'
    r"(?P<title>.*?)</(?P=level)>",
    re.DOTALL,
)
_TERM = re.compile(r"</dt>\s*<dd\b[^>]*>")
_END_OF_LINE = re.compile(
    r"</?(?:p|li|tr|dt|ul|ol|dl|table|section|article|h[1-6]|details|summary|caption|figcaption|figure|blockquote|pre"
    r"|fieldset|legend|label|option)\b[^>]*>"
)
_INLINE = re.compile(
    r"</?(?:a|abbr|bdi|cite|code|data|dfn|em|i|kbd|mark|q|s|small|span|strong|sub|sup|time|u|var|wbr)\b[^>]*>"
)
_PAUSE = re.compile(r"<[^>]*>")
"""What is left then begins and ends something of its own, such as a cell."""

_PAUSES = re.compile(r"(:)?(?: *\x1f *)+")


@define
class _Open:
    """An excerpt while it is gathered."""

    anchor: str
    title: str
    html: list[str] = field(factory=list)


def excerpts(page: Page) -> tuple[Excerpt, ...]:
    """
    Give the excerpts of a page, in order; the first is its beginning.

    A heading with an id begins an excerpt. One inside a `section` or `article` lasts to the end of that; what follows
    belongs to what the section stands in, so that a list of sites is one excerpt for each site.
    """
    return tuple(
        Excerpt(anchor=one.anchor, title=one.title, lines=tuple(_lines("".join(one.html)))) for one in _gathered(page)
    )


def _gathered(page: Page) -> list[_Open]:
    found = [_Open(anchor="", title=page.title)]
    for piece in page.pieces:
        if not isinstance(piece, Heading):
            found += _inside(str(piece), found[-1])
        elif piece.level == 1 and len(found) == 1:
            found[0].title = piece.title
        else:
            found.append(_Open(anchor=piece.id, title=piece.title))
    return found


def _inside(block: str, around: _Open) -> list[_Open]:
    """Put the text of a block where it belongs, and give the excerpts that begin inside it."""
    begun: list[_Open] = []
    left: list[_Open] = []
    current, end = around, 0
    for mark in _STRUCTURE.finditer(block):
        current.html.append(block[end : mark.start()])
        end = mark.end()
        if mark["opened"]:
            left.append(current)
            current.html.append(f"<{mark['opened']}")
        elif mark["closed"]:
            current.html.append("\n")
            current = left.pop()
        else:
            current = _Open(anchor=mark["id"], title=" ".join(_lines(mark["title"])))
            begun.append(current)
    current.html.append(f"{block[end:]}\n")
    return begun


def _lines(html: str) -> Iterator[str]:
    html = html.replace("\n", " ")
    if "<svg" in html:
        html = "".join(_without_drawings(html))
    if "<" in html:
        html = _END_OF_LINE.sub("\n", _TERM.sub(":\x1f", _INLINE.sub("", _UNSEEN.sub("", html))))
        html = _PAUSE.sub("\x1f", html)
    if "&" in html:
        html = unescape(html)
    for line in html.split("\n"):
        if text := _PAUSES.sub(_pause, line).strip(" ·"):
            yield " ".join(text.split())


def _without_drawings(html: str) -> Iterator[str]:
    """Leave out drawings, and those inside of them: a list or a table beside each says the same."""
    depth, end = 0, 0
    for mark in _DRAWING.finditer(html):
        if depth == 0:
            yield html[end : mark.start()]
        depth += 1 if mark[0] == "<svg" else -1
        end = mark.end()
    yield html[end:]


def _pause(found: re.Match[str]) -> str:
    """Set cells apart; what is said of a term follows its colon."""
    return ": " if found[1] else " · "
