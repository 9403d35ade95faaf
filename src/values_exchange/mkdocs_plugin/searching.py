"""The search index that a search plugin has written, completed with the entries of the pages that show records."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import define, field
from mkdocs.config.defaults import MkDocsConfig

from values_exchange.mkdocs_plugin.entries import NAMES, Entry, entries, with_more_words, with_words_behind
from values_exchange.pages import Page, Unseen, excerpts

INDEX = "search/search_index.json"
"""Where the search plugins of MkDocs and of Material put their index; the plugin `offline` copies it from there."""

MATERIAL = "material/search"
"""The name of Material's search plugin; it lets a page be left out, and entries have fields of their own."""

_AS_MUCH_AS_A_TITLE = {"boost": 1000.0}
"""How much Material makes of a word in a title; a name in another spelling is worth the same."""

_WEIGHTS = {"questionnaire": 0.2, "briefing": 0.2}
"""Kinds of pages that say once more, for print, what another page shows: that one is to be found first."""


def has_material_search(config: MkDocsConfig) -> bool:
    """Tell whether a site has the search plugin for which the entries of a page can be made here."""
    plugin = config.plugins.get(MATERIAL)
    return plugin is not None and bool(plugin.config.get("enabled", True))


@define(kw_only=True)
class Search:
    """
    What a search finds, from one build to the next.

    For Material, the entries of the records' pages are made here: to read the finished HTML once more takes its plugin
    as long as all else of such a page, and it runs the cells of a row into one word. Entries that a plugin has made, of
    hand-written pages that show records and in other themes, get the words that people may type instead.
    """

    _made: dict[str, tuple[Page, Unseen, tuple[Entry, ...]]] = field(factory=dict, init=False)
    _indexed: dict[str, list[Entry]] = field(factory=dict, init=False)

    def entries_of(self, page: Page, unseen: Unseen, url: str) -> tuple[Entry, ...]:
        """Give the entries of a page; those it had before, if it shows the same."""
        before = self._made.get(url)
        if before is None or before[:2] != (page, unseen):
            before = page, unseen, tuple(entries(excerpts(page), unseen, url, weight=_WEIGHTS.get(page.kind, 1)))
            self._made[url] = before
        return before[2]

    def complete(
        self,
        site: Path,
        urls: Sequence[str],
        *,
        made: Mapping[str, Sequence[Entry]],
        more_words: Mapping[str, Unseen],
        in_part: bool,
    ) -> None:
        """
        Complete the index that lies in a built site, if there is one.

        Args:
            urls: the addresses of all pages, in the order of the site.
            made: the entries that were made here, by the address of their page.
            more_words: what pages do not show, by their addresses; of these pages the plugin has made the entries.
            in_part: whether the index has only the pages that have changed; the others keep the entries they had.
        """
        file = site / INDEX
        if not file.is_file():
            return
        index = json.loads(file.read_text("utf-8"))
        if "index" in index:
            return  # It was made ready for the browser, and cannot be added to.
        indexed = _by_page(index["docs"])
        if in_part:
            indexed = self._indexed = {url: indexed.get(url) or self._indexed.get(url, []) for url in urls}
        has_fields = "fields" in index["config"]
        found: dict[str, Sequence[Entry]] = {**dict.fromkeys(urls, ()), **indexed, **made}
        for url, unseen in more_words.items():
            found[url] = tuple(_with_words(found.get(url, ()), unseen, has_fields=has_fields))
        index["docs"] = [entry for some in found.values() for entry in some]
        if has_fields:
            index["config"]["fields"][NAMES] = _AS_MUCH_AS_A_TITLE
        file.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")


def _by_page(found: Sequence[Entry]) -> dict[str, list[Entry]]:
    """
    Give the entries of each page.

    The first entry of a page is that of its beginning. Where that stands twice, as after a build of some pages only,
    those behind the last one are of this time.
    """
    by_page: dict[str, list[Entry]] = {}
    for entry in found:
        url, anchor, _ = entry["location"].partition("#")
        if not anchor:
            by_page[url] = []
        by_page.setdefault(url, []).append(entry)
    return by_page


def _with_words(found: Sequence[Entry], unseen: Unseen, *, has_fields: bool) -> Iterator[Entry]:
    anchors = [entry["location"].partition("#")[2] for entry in found]
    texts = unseen.by_anchor(set(anchors))
    for entry, anchor in zip(found, anchors, strict=True):
        more = (*(() if anchor else unseen.names), *texts.get(anchor, ()))
        yield with_more_words(entry, more) if has_fields else with_words_behind(entry, more)
