"""What Material writes against the rules of HTML, put right in our own pages: attributes that do nothing there."""

from __future__ import annotations

import re

_TOGGLE = re.compile(r'(<input class="[^"]*md-toggle[^"]*"[^>]*?) autocomplete="off"')
"""A checkbox is never completed; where a browser brings back an opened menu, `values.js` closes it again."""

_EMPTY_TABINDEX = re.compile(r'(<label class="md-nav__[^>]*?) tabindex=""')
"""Browsers take no number for no attribute."""

_CONTENTS = 'id="__toc"'
_NAMES_CONTENTS = re.compile(r'(<label class="md-nav__title") for="__toc"')
"""The title of the table of contents, which names its checkbox even where the theme makes none."""


def repaired(html: str) -> str:
    """
    Give a page of the theme without the attributes that the HTML standard forbids there.

    >>> repaired('<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">')
    '<input class="md-toggle" type="checkbox" id="__drawer">'
    >>> repaired('<label class="md-nav__link" for="__nav_2" tabindex="">'), repaired('<label tabindex="0">')
    ('<label class="md-nav__link" for="__nav_2">', '<label tabindex="0">')
    >>> repaired('<label class="md-nav__title" for="__toc">')
    '<label class="md-nav__title">'
    >>> repaired('<input id="__toc"><label class="md-nav__title" for="__toc">')
    '<input id="__toc"><label class="md-nav__title" for="__toc">'
    """
    html = _EMPTY_TABINDEX.sub(r"\1", _TOGGLE.sub(r"\1", html))
    return html if _CONTENTS in html else _NAMES_CONTENTS.sub(r"\1", html)
