"""HTML written as values: whatever is not markup already is escaped, so that no record can add markup of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

_ENDS_A_LINE = frozenset({"p", "li", "tr", "dd", "div", "section", "details", "ul", "ol", "dl", "table", "caption"})
_BLANK_LINES = re.compile(r"\n\s*\n")

NOTHING = Markup()


def element(name: str, *inside: object, **attributes: object) -> Markup:
    """
    Give an element with what is inside, both escaped where they are not markup.

    Attributes that are None are left out; ``class_`` is ``class``, and ``aria_label`` is ``aria-label``.

    >>> element("a", "Rat & Tat <b>", href="x?a&b", title=None)
    Markup('<a href="x?a&amp;b">Rat &amp; Tat &lt;b&gt;</a>')
    """
    start = f"<{name}{_attributes(attributes)}>" if attributes else f"<{name}>"
    end = f"</{name}>\n" if name in _ENDS_A_LINE else f"</{name}>"
    return safe(f"{start}{''.join(map(escape, inside))}{end}")


def _attributes(attributes: dict[str, object]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value is not None
    )


def joined(parts: Iterable[object], between: str = "") -> Markup:
    """Put parts together, each escaped where it is not markup."""
    return safe(str(escape(between)).join(map(escape, parts)))


def safe(html: str) -> Markup:
    """Mark HTML of this package's own making, in which every text has been escaped, as safe to print."""
    return Markup(html)  # noqa: S704 - the one place where text becomes markup


def one_block(html: str) -> str:
    """Give HTML without blank lines, which would end the block for a Markdown reader, nor braces, which macros expand."""
    return _BLANK_LINES.sub("\n", html.strip()).replace("{", "&#123;")
