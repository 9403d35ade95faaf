"""The small Markdown of records (paragraphs, emphasis, lists and web links) as safe HTML."""

from __future__ import annotations

import html
import re
from functools import cache

from markdown_it import MarkdownIt

_MARKUP = re.compile(r"[*_\[\]\\\n]|^\s*[-+0-9]|https?:")
_ALLOWED_LINK = re.compile(r"https?://", re.IGNORECASE)


@cache
def _markdown() -> MarkdownIt:
    reader = MarkdownIt("zero", {"html": False, "linkify": False}).enable(["emphasis", "list", "link", "escape"])
    reader.validateLink = lambda url: bool(_ALLOWED_LINK.match(url))  # type: ignore[method-assign] # its documented hook
    return reader


def is_plain(text: str) -> bool:
    """Tell whether a text holds nothing that Markdown would read as markup."""
    return _MARKUP.search(text) is None


def render_block(text: str) -> str:
    """
    Give a text as HTML paragraphs and lists.

    Everything else, raw HTML first of all, is escaped; links other than http(s) stay text.

    >>> render_block("See *this* <b>")
    '<p>See <em>this</em> &lt;b&gt;</p>'
    """
    if is_plain(text):
        return f"<p>{html.escape(text)}</p>"
    return str(_markdown().render(text)).strip()


def render_inline(text: str) -> str:
    """
    Give a text as HTML without paragraphs, for a line or a table cell.

    >>> render_inline("[the list](javascript:alert(1))")
    '[the list](javascript:alert(1))'
    """
    if is_plain(text):
        return html.escape(text)
    return str(_markdown().renderInline(text)).strip()


def plain_text(text: str) -> str:
    """
    Give a text without its markup, for a table file or a search index.

    >>> plain_text("See *this*")
    'See this'
    """
    if is_plain(text):
        return text
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", render_block(text))).split())
