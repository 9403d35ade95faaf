"""The plugin's hooks, each a few lines of delegation, and its options."""

from __future__ import annotations

import os
from typing import Literal

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_build_datetime

from values_exchange.embedding import Embedded, embed, lines_above
from values_exchange.languages import LANGUAGES
from values_exchange.mkdocs_plugin.added import Added, add
from values_exchange.mkdocs_plugin.records import Records, read_records, remarks
from values_exchange.pages import Links, render_tree
from values_exchange.problems import ValuesExchangeError
from values_exchange.site import CATALOGUE_VARIABLE, LANGUAGE_VARIABLE, PLUGIN

log = get_plugin_logger(PLUGIN)


def set_language(config: MkDocsConfig, language: str) -> None:
    """Make a site one of several that stand side by side, each in the folder of its language."""
    if config.theme.name == "material":
        config.theme["language"] = language
    if config.site_url:
        config.site_url = f"{config.site_url.rstrip('/')}/{language}/"


class PluginConfig(Config):  # type: ignore[no-untyped-call] # its base class is not typed
    """The plugin's options in `mkdocs.yml`."""

    catalogue = options.Type(str)
    folder = options.Type(str, default="exchange")
    language = options.Choice(LANGUAGES, default="en")
    fail_on = options.Choice(("error", "warning"), default="error")


class ValuesExchangePlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call] # as above
    """Puts the pages of a catalogue into a MkDocs site."""

    language: str
    records: Records
    links: Links
    added: Added
    embedded: dict[str, Embedded]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Stay the same object from one rebuild of `mkdocs serve` to the next."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the catalogue and report its problems."""
        self.language = os.environ.get(LANGUAGE_VARIABLE) or self.config.language
        if LANGUAGE_VARIABLE in os.environ:
            set_language(config, self.language)
        place = os.environ.get(CATALOGUE_VARIABLE) or self.config.catalogue
        try:
            self.records = read_records(
                place, beside=config.config_file_path, today=get_build_datetime().date(), language=self.language
            )
        except ValuesExchangeError as error:
            raise PluginError(str(error)) from error
        for remark in remarks(self.records, fail_on=self.config.fail_on):
            log.log(remark.level, remark.text)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and their files; “edit this page” leads to the record."""
        folder = self.config.folder.strip("/")
        self.links = Links(directory_urls=config.use_directory_urls, prefix=f"{folder}/" if folder else "")
        self.embedded = {}
        tree = render_tree(
            self.records.catalogue,
            language=self.language,
            links=self.links,
            problems=self.records.problems,
            today=self.records.today,
        )
        self.added = add(tree, files, config, prefix=self.links.prefix, root=self.records.root)
        return files

    def on_page_markdown(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - the signature is the caller's
        """Find the fenced blocks in hand-written pages."""
        path = page.file.src_uri
        if path in self.added.pages:
            return markdown
        found = embed(markdown, self.records.catalogue, path=path, links=self.links, language=self.language)
        for line, reason in found.mistakes:
            log.warning("%s:%d: %s", path, line + lines_above(markdown, page.file.content_string), reason)
        if found.blocks:
            self.embedded[path] = found
        return found.markdown

    @event_priority(100)
    def on_page_content(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - the signature is the caller's
        """Put the blocks of HTML where Markdown has left their places, before search and templates see the page."""
        shown = self.added.pages.get(page.file.src_uri)
        if shown is not None:
            page.present_anchor_ids = (page.present_anchor_ids or set()) | shown.anchors()
            return shown.fill(html)
        embedded = self.embedded.get(page.file.src_uri)
        if embedded is not None:
            page.present_anchor_ids = (page.present_anchor_ids or set()) | embedded.ids
            return embedded.fill(html)
        return html

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        """Give the pages that show records their style sheet; the other pages stay as they are."""
        shows_records = page.file.src_uri in self.added.pages or page.file.src_uri in self.embedded
        return self.added.with_style(output, page, config) if shows_records else output

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002 - the signature is the caller's
        """Rebuild when a record is saved."""
        server.watch(str(self.records.root))
        return server
