"""The ids of the headings on the pages of the records, in sites that do not use the extension `attr_list`."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from mkdocs.config.defaults import MkDocsConfig

from values_exchange.pages import BLOCK

BEFORE_CONTENTS: Final = 8
"""Where `attr_list` has its place, before the table of contents is made."""


class _OnOurPages(AttrListTreeprocessor):
    """Reads the ids behind headings where a page has blocks of ours; in other texts, braces stay braces."""

    def run(self, doc: Element) -> None:
        if any(BLOCK in str(block) for block in self.md.htmlStash.rawHtmlBlocks):
            super().run(doc)


class HeadingIds(Extension):
    """An extension of Markdown that concerns the pages of the records alone."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Put it in its place."""
        md.treeprocessors.register(_OnOurPages(md), "values_exchange_heading_ids", BEFORE_CONTENTS)


def see_that_ids_are_read(config: MkDocsConfig) -> None:
    """Add the extension where the site has nothing that reads the ids behind headings."""
    if not {"attr_list", "markdown.extensions.attr_list"} & set(map(str, config.markdown_extensions)):
        config.markdown_extensions.append(HeadingIds())  # type: ignore[arg-type] # Markdown takes extensions themselves
