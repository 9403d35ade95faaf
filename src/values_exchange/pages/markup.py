"""HTML written as values: whatever is not markup already is escaped, so that no record can add markup of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any


class Markup(str):
    """
    Text that is safe to print as HTML.

    What is added to it, or filled into its ``{placeholders}``, is escaped unless it is markup too.

    >>> Markup("<b>{name}</b>").format(name="Rat & Tat") + " <i>"
    Markup('<b>Rat &amp; Tat</b> &lt;i&gt;')
    """

    __slots__ = ()

    def __add__(self, other: object) -> Markup:
        """Put something behind it."""
        return Markup(str.__add__(self, escape(other)))

    def __radd__(self, other: object) -> Markup:
        """Put something before it."""
        return Markup(str.__add__(escape(other), self))

    def format(self, *parts: object, **named: object) -> Markup:
        """Fill its placeholders."""
        return Markup(str.format(self, *map(escape, parts), **{name: escape(part) for name, part in named.items()}))

    def __repr__(self) -> str:
        """Show that it is markup."""
        return f"Markup({str.__repr__(self)})"


NOTHING = Markup()

_ENDS_A_LINE = frozenset({"p", "li", "tr", "dd", "div", "section", "details", "ul", "ol", "dl", "table", "caption"})
_BLANK_LINES = re.compile(r"\n\s*\n")
_CODE = re.compile(r"`([^`<]+)`")


def escape(text: object) -> Markup:
    """
    Give any text as markup that shows it; markup as it is.

    >>> escape('"Rat & Tat" <b>')
    Markup('&quot;Rat &amp; Tat&quot; &lt;b&gt;')
    """
    if text.__class__ is Markup:
        return text
    plain = str(text)
    if "&" in plain:
        plain = plain.replace("&", "&amp;")
    if "<" in plain or ">" in plain:
        plain = plain.replace("<", "&lt;").replace(">", "&gt;")
    if '"' in plain or "'" in plain:
        plain = plain.replace('"', "&quot;").replace("'", "&#39;")
    return Markup(plain)


def element(name: str, *inside: object, **attributes: Any) -> Markup:
    """
    Give an element with what is inside, both escaped where they are not markup.

    Attributes that are None are left out; ``class_`` is ``class``, and ``aria_label`` is ``aria-label``.

    >>> element("a", "Rat & Tat <b>", href="x?a&b", title=None)
    Markup('<a href="x?a&amp;b">Rat &amp; Tat &lt;b&gt;</a>')
    """
    start = f"<{name}"
    for key, value in attributes.items():
        if value is not None:
            start += f' {_attribute(key)}="{escape(value)}"'
    end = f"</{name}>\n" if name in _ENDS_A_LINE else f"</{name}>"
    # Asking for the class here and not in `escape` alone takes a tenth off the time of a page.
    shown = "".join([part if part.__class__ is Markup else escape(part) for part in inside])
    return Markup(f"{start}>{shown}{end}")


def unfolding(summary: object, *inside: object) -> Markup:
    """Give something that is one step away, behind a line that says what it is."""
    return element("details", element("summary", summary), *inside, class_="ve-more")


@cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def joined(parts: Iterable[object], between: str = "") -> Markup:
    """Put parts together, each escaped where it is not markup."""
    return Markup(escape(between).join([escape(part) for part in parts]))


def with_code(text: str) -> Markup:
    """
    Give a text of this package's own, in which `backticks` set off what is typed into a record.

    >>> with_code("Say why under `absent`.")
    Markup('Say why under <code>absent</code>.')
    """
    return Markup(_CODE.sub(r"<code>\1</code>", escape(text)))


def one_block(html: str) -> str:
    """Give HTML without blank lines, which end a block for Markdown, and without braces, which macros expand."""
    block = str(html).strip()
    if "\n\n" in block or "\n " in block:
        block = _BLANK_LINES.sub("\n", block)
    return block.replace("{", "&#123;")
