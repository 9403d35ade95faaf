"""The small Markdown of records: what it may do, and that nothing else gets through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.linkcheck import parsed
from values_exchange.prose import plain_text, render_block, render_inline

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:x)",
    "[a](//evil.example)",
    "[a](https://x.example \"onmouseover='x'\")",
    '[a](https://x.example/"onmouseover="x)',
    "![a](https://x.example/x.png)",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "<https://x.example><b>",
    "# Heading\n\n| a | b |\n|---|---|\n\n```\ncode\n```\n\n> quote",
    "*<i>*__<u>__",
    "&lt;script&gt; &#60;script&#62;",
    "\\<b\\>",
    "- <b>\n- [x](javascript:1)",
    "<!-- -->\n<?php ?>\n<![CDATA[ ]]>",
]
ALLOWED = frozenset({"p", "em", "strong", "ul", "ol", "li", "a", "br"})
"""The elements the small Markdown can make."""


def unexpected(html: str) -> list[str]:
    """Give the elements, attributes and links of some HTML that the small Markdown cannot make."""
    document = parsed(html)
    found = [tag for tag, _ in document.elements if tag not in ALLOWED]
    found += [name for tag, attrs in document.elements for name, _ in attrs if (tag, name) not in OWN]
    found += [link for link in document.links if not link.lower().startswith(("http://", "https://"))]
    return found + document.mistakes + document.unclosed


OWN = frozenset({("a", "href"), ("a", "title"), ("ol", "start")})


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_becomes_text(text: str) -> None:
    """No element, attribute or link comes out that the small Markdown does not have."""
    assert [] == unexpected(render_block(text))
    assert [] == unexpected(f"<p>{render_inline(text)}</p>")


@given(st.text(alphabet=st.sampled_from("<>&\"'[]()*_\\ \n-+1.:/#!`abhtpsjr="), max_size=60))
def test_no_text_whatever_makes_markup_of_its_own(text: str) -> None:
    """Text made of nothing but the signs of Markdown and HTML stays inside what is allowed."""
    assert [] == unexpected(render_block(text))
    assert [] == unexpected(f"<p>{render_inline(text)}</p>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Advice.", "<p>Advice.</p>"),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("*so* and **so**", "<p><em>so</em> and <strong>so</strong></p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("[the list](https://x.example/a?b=1&c=2)", '<p><a href="https://x.example/a?b=1&amp;c=2">the list</a></p>'),
        ("Rat & Tat", "<p>Rat &amp; Tat</p>"),
        ("Stadtbezirk 1*", "<p>Stadtbezirk 1*</p>"),
    ],
)
def test_paragraphs_emphasis_lists_and_links_are_shown(text: str, html: str) -> None:
    """What the guide promises to those who write records."""
    assert html == render_block(text)


def test_a_line_has_no_paragraphs() -> None:
    """For table cells and items of lists."""
    assert "See <em>this</em> &lt;b&gt;" == render_inline("See *this* <b>")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("See *this*", "See this"),
        ("- one\n- two", "one two"),
        ("a < b & c", "a < b & c"),
        ("*a* &lt;b&gt;", "a &lt;b&gt;"),
    ],
)
def test_plain_text_has_the_words_alone(text: str, plain: str) -> None:
    """For tables, page titles and search: no markup, and the signs as they were written."""
    assert plain == plain_text(text)
