"""A built page as plain Markdown: headings, paragraphs, lists, tables and links with the same words, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from benchmarks.html_tree import BLOCKS, LISTED, ON_PAPER, Element

_HEADING = re.compile(r"h[1-6]")
_SPECIAL = re.compile(r"[\\`*\[\]{}|]|(?<!\w)_|_(?!\w)")
_AT_THE_START = re.compile(r"^(?:([#>+-])|(\d+)\.)(?=\s|#|$)")
_LIST = re.compile(r"(?:-|1\.)   ?")
_SPACE = re.compile(r"\s+")


def markdown_of(content: Element) -> str:
    """Give the content of a built page as Markdown."""
    return _joined(list(_blocks(content.inside))) + "\n"


def _blocks(parts: Iterable[Element | str]) -> Iterator[str]:
    """Give the blocks that parts make: texts between two blocks are one paragraph."""
    for is_block, group in groupby(parts, key=lambda part: isinstance(part, Element) and not part.is_inline):
        run = list(group)
        if is_block:
            for part in run:
                yield from _block(part) if isinstance(part, Element) else ()
        elif paragraph := _paragraph(run):
            yield paragraph


def _block(element: Element) -> Iterator[str]:
    name = element.name
    if _HEADING.fullmatch(name):
        yield _heading(element)
    elif name in ("ul", "ol", "dl"):
        yield from _list(element)
    elif name == "table":
        yield from _table(element)
    elif name == "hr":
        yield "* * *"
    elif name in BLOCKS or any(part for part in element.inside if isinstance(part, Element)):
        yield from _blocks(element.inside)


def _heading(element: Element) -> str:
    """Give a heading; one that is not in the table of contents of our page becomes a line in bold."""
    text, identifier = _inline(element.inside), element.attributes.get("id")
    if LISTED not in element.attributes:
        return f"**{text}**"
    return f"{'#' * int(element.name[1])} {text}" + (f" {{#{identifier}}}" if identifier else "")


def _paragraph(parts: Sequence[Element | str]) -> str:
    text = _inline(parts)
    return _AT_THE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\.", text)


def _list(element: Element) -> Iterator[str]:
    """Give a list; of a list of terms, each term is an item and what is said of it follows."""
    items: list[list[str]] = []
    for part in _items(element):
        blocks = list(_blocks(part.inside))
        if part.name == "dd" and items:
            items[-1] = _with_explanation(items[-1], blocks)
        elif blocks:
            items.append(blocks)
    sign = "1.  " if element.name == "ol" else "-   "
    written = [sign + _indented(_item(blocks)).lstrip() for blocks in items]
    if written:
        yield ("\n\n" if any("\n\n" in item for item in written) else "\n").join(written)


def _with_explanation(term: list[str], blocks: list[str]) -> list[str]:
    """Give what is said of a term behind it, where both are a line of text, else below it."""
    if len(term) == 1 and blocks and not _LIST.match(blocks[0]) and "\n" not in blocks[0]:
        return [f"{term[0]}: {blocks[0]}", *blocks[1:]]
    return [*term, *blocks]


def _item(blocks: list[str]) -> str:
    """Put the blocks of an item together; a list follows its first line without a blank one between."""
    if len(blocks) == 2 and _LIST.match(blocks[1]) and not _LIST.match(blocks[0]):  # noqa: PLR2004 - a line and a list
        return "\n".join(blocks)
    return _joined(blocks)


def _joined(blocks: Sequence[str]) -> str:
    """Put blocks one below the other; two lists are kept apart."""
    parts = list(blocks[:1])
    for before, block in pairwise(blocks):
        if _LIST.match(before) and _LIST.match(block):
            parts.append("<!-- -->")
        parts.append(block)
    return "\n\n".join(parts)


def _items(element: Element) -> Iterator[Element]:
    """Give the items of a list; in a list of terms they may stand in groups."""
    for part in element.inside:
        if isinstance(part, Element):
            if part.name == "div" and element.name == "dl":
                yield from _items(part)
            else:
                yield part


def _indented(block: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in block.split("\n"))


def _table(element: Element) -> Iterator[str]:
    """Give a table; what stands on several lines in a cell comes to stand on one."""
    for caption in element.all("caption"):
        yield _inline(caption.inside)
    rows = [[_inline([cell]) or " " for cell in row.all("th", "td")] for row in element.all("tr")]
    if not rows:
        return
    width = max(map(len, rows))
    head, *body = [_row(row + [" "] * (width - len(row))) for row in rows]
    yield "\n".join([head, _row(["---"] * width), *body])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _inline(parts: Iterable[Element | str]) -> str:
    """Give parts as one line of text with links."""
    return _SPACE.sub(" ", "".join(_inline_parts(parts))).strip()


def _inline_parts(parts: Iterable[Element | str]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield _escaped(part)
        elif part.name == "a" and part.attributes.get("href") and (text := _inline(part.inside)):
            yield f"[{text}]({_target(part.attributes['href'])})"
        elif part.name in BLOCKS or part.name == "br":
            yield " "
            yield from _inline_parts(part.inside)
            yield " "
        else:
            yield from _inline_parts(part.inside)


def _escaped(text: str) -> str:
    """Keep what is not markup from being taken for it."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace("&", "&amp;").replace("<", "&lt;")


def _target(address: str) -> str:
    """Give the address of a link: other pages are named as files of Markdown, as their writer would."""
    page, sign, place = address.partition("#")
    if page.endswith(".html") and "://" not in page and ON_PAPER not in page:
        page = page.removesuffix(".html") + ".md"
    return f"{page}{sign}{place}".replace(" ", "%20").replace("(", "%28").replace(")", "%29")
