"""A built page as a small tree of elements: just enough of HTML to read its text and to write it anew."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from attrs import define, field

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
UNSEEN = frozenset({"script", "style", "template", "noscript"})
"""Elements whose text nobody sees."""

BLOCKS = frozenset(
    """
    address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol optgroup option p pre section select summary
    table tbody td tfoot th thead tr ul
    """.split()
)
"""Elements that begin on a line of their own, so that words before and after them are apart."""

ON_PAPER = "briefings/"
"""The folder of files in HTML that are no pages of the site: they are made for paper, and copied as they are."""

LISTED = "in the table of contents"
"""An attribute of our own: the heading had a sign that links to it, as those in the table of contents have."""


@define
class Element:
    """An element with its attributes and what is inside, texts and elements."""

    name: str
    attributes: dict[str, str] = field(factory=dict)
    inside: list[Element | str] = field(factory=list)

    def elements(self) -> Iterator[Element]:
        """Give the element itself and all elements in it, in order."""
        yield self
        for part in self.inside:
            if isinstance(part, Element):
                yield from part.elements()

    def all(self, *names: str) -> list[Element]:
        """Give the elements of these names in it, in order."""
        return [element for element in self.elements() if element.name in names]

    def text(self) -> str:
        """Give the text in it; where a block begins or ends, words are kept apart."""
        return "".join(self._texts())

    def _texts(self) -> Iterator[str]:
        apart = self.name in BLOCKS or self.name == "br"
        if apart:
            yield " "
        for part in self.inside:
            if isinstance(part, str):
                yield part
            else:
                yield from part._texts()  # noqa: SLF001 - of the same class
        if apart:
            yield " "

    @property
    def is_inline(self) -> bool:
        """Whether it can stand in a line of text: neither a block nor around one."""
        return not any(element.name in BLOCKS for element in self.elements())


def content_of(page: str) -> Element:
    """
    Give the content of a built page: what stands in its `<article>`, without the signs that link to headings.

    Raises:
        ValueError: if the page has no article.
    """
    begin, end = page.find("<article"), page.rfind("</article>")
    if begin < 0 or end < 0:
        raise ValueError("A built page has no <article>: is its theme Material?")
    builder = _Builder()
    builder.feed(page[begin:end])
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self.open = [self.root]
        self.left_out = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if "headerlink" in attributes.get("class", ""):
            self.open[-1].attributes[LISTED] = "yes"
            self.left_out += 1
            return
        if self.left_out or tag in UNSEEN:
            self.left_out += tag not in VOID
            return
        element = Element(tag, attributes)
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.left_out:
            self.left_out -= 1
        elif any(element.name == tag for element in self.open[1:]):
            while self.open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self.left_out:
            self.open[-1].inside.append(data)
