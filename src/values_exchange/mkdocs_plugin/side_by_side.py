"""One of several sites that stand side by side, each in the folder of its language, and the ways between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from posixpath import join
from typing import Any, Final

from attrs import frozen
from mkdocs.config.defaults import MkDocsConfig

from values_exchange.languages import Interface, own_name
from values_exchange.mkdocs_plugin.repairs import repaired
from values_exchange.site import LOST, START

LUNR: Final = {"en": "en", "de": "de", "nl": "nl", "it": "it", "es": "es", "nb": "no", "el": "el", "fr": "fr"}
"""
The languages whose stop words the search of the theme knows, by their tags there.

Source: the files of lunr-languages that come with Material.
"""

_ALTERNATE = re.compile(r'[ \t]*<link rel="alternate" href="[^"]*" hreflang="[^"]*">\n?')
_WAY = re.compile(r'<a href="([^"]*)" hreflang="([^"]*)" class="md-select__link"')
_CONTENTS = 'data-md-component="toc"'


@frozen(kw_only=True)
class SideBySide:
    """
    The site in one language among those in others.

    `written_in` is the language of the pages that people have written by hand; `site_url` is the address above the
    folders of all languages, where it is known.
    """

    language: str
    languages: Sequence[str]
    written_in: str
    site_url: str | None

    def settle(self, config: MkDocsConfig) -> None:
        """Tell MkDocs and the theme the language: addresses, the theme's words, navigation, search."""
        if self.site_url:
            config.site_url = self._address(self.language, "")
        else:
            # That page is shown at any address, so its links lead astray unless they are whole.
            config.theme.static_templates.discard(LOST)
        if config.theme.name == "material":
            config.theme["language"] = self.language
        say = Interface(self.language)
        config.nav = _translated(config.nav, say)
        # What a site says of itself is its publisher's; it is translated where its words are known.
        config.site_description = _said(config.site_description, say)
        config.copyright = _said(config.copyright, say)
        contents = config.mdx_configs.get("toc") or {}
        if contents.get("permalink"):
            contents.setdefault("permalink_title", say("Link to this section"))
        search = config.plugins.get("material/search")
        if search is not None:
            # Set here, behind the check of the option: it would put English in the place of Greek without a word.
            search.config.lang = [LUNR.get(self.language, "en")]
            if self.language not in LUNR:
                search.config.pipeline = []  # no stop words of another language
        self.lead_from("", config)

    def lead_from(self, address: str, config: MkDocsConfig) -> None:
        """Let the list of languages lead from a page to the same page in the others."""
        if len(self.languages) > 1:
            config.extra["alternate"] = [
                {"name": own_name(language), "lang": language, "link": f"../{language}/{address or START}"}
                for language in self.languages
            ]

    def finished(self, output: str, address: str, *, in_all: bool) -> str:
        """
        Finish the HTML of a page.

        The links in its head are whole addresses, as search engines want them, and none where the site's is not known;
        the list of languages names each in its own.

        Args:
            in_all: whether the page says the same in each language; a page written by hand is there in one language.
        """
        output = repaired(_ALTERNATE.sub("", output))
        output = _WAY.sub(self._way, output)
        if in_all and self.site_url and len(self.languages) > 1:
            output = output.replace("</head>", "".join(self._alternates(address)) + "</head>", 1)
        if not in_all and self.is_foreign:
            output = output.replace(_CONTENTS, f'{_CONTENTS} lang="{self.written_in}"')
        return output

    @property
    def is_foreign(self) -> bool:
        """Whether pages written by hand are in another language than the site around them."""
        return self.written_in != self.language

    def by_hand(self, html: str) -> str:
        """Say below the title of a page written by hand which language it is in, and mark it."""
        say = Interface(self.language)
        note = escape(say("This page is there in {language} only.", language=say.language_name(self.written_in)))
        marked = f'<p class="ve-only" lang="{self.language}">{note}</p>'
        before, title, behind = html.partition("</h1>")
        inner = f"{before}{title}{marked}{behind}" if title else f"{marked}{html}"
        return f'<div lang="{self.written_in}">{inner}</div>'

    def original(self, address: str) -> str | None:
        """Give the whole address of a page written by hand in its own language, where the site's is known."""
        return self._address(self.written_in, address) if self.site_url else None

    def _way(self, found: re.Match[str]) -> str:
        address, language = found.groups()
        here = ' aria-current="true"' if language == self.language else ""
        return f'<a href="{address}" hreflang="{language}" lang="{language}" class="md-select__link"{here}'

    def _alternates(self, address: str) -> Iterator[str]:
        for language in self.languages:
            yield f'<link rel="alternate" hreflang="{language}" href="{escape(self._address(language, address))}">\n'
        standard = self._address("", "") if address in ("", START) else self._address(self.languages[0], address)
        yield f'<link rel="alternate" hreflang="x-default" href="{escape(standard)}">\n'

    def _address(self, language: str, address: str) -> str:
        return join(f"{(self.site_url or '').rstrip('/')}/", f"{language}/" if language else "", address)


def _said(text: str | None, say: Interface) -> str | None:
    return say(text, context="site") if text else text


def _translated(nav: Any, say: Interface) -> Any:
    """
    Give a navigation with its titles in another language, where they are known.

    >>> _translated([{"Guide": ["a.md", {"Translating": "b.md"}]}, "c.md"], Interface("en"))
    [{'Guide': ['a.md', {'Translating': 'b.md'}]}, 'c.md']
    """
    if isinstance(nav, list):
        return [_translated(item, say) for item in nav]
    if isinstance(nav, dict):
        return {say(title, context="navigation"): _translated(below, say) for title, below in nav.items()}
    return nav
