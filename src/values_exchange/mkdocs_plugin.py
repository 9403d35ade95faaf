"""The MkDocs plugin: hooks only; it reads a catalogue, hands over its pages, and reports the records' problems."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from posixpath import relpath
from typing import Literal

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage

from values_exchange.embedding import embed
from values_exchange.pages import STYLE_SHEET, Links, Page, Tree, render_tree
from values_exchange.problems import Problem, ValuesExchangeError
from values_exchange.reading import Reading, read
from values_exchange.site import CATALOGUE_VARIABLE, LANGUAGE_VARIABLE

log = get_plugin_logger("values-exchange")


class PluginConfig(Config):
    """The plugin's options in `mkdocs.yml`."""

    catalogue = options.Type(str)
    folder = options.Type(str, default="exchange")
    language = options.Type(str, default="en")
    fail_on = options.Choice(("error", "warning"), default="error")


class ValuesExchangePlugin(BasePlugin[PluginConfig]):
    """Puts the pages of a catalogue into a MkDocs site."""

    reading: Reading
    tree: Tree
    links: Links

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Stay the same object from one rebuild of `mkdocs serve` to the next."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the catalogue and report its problems."""
        folder = self.config.folder.strip("/")
        self.links = Links(directory_urls=config.use_directory_urls, prefix=f"{folder}/" if folder else "")
        self.language = os.environ.get(LANGUAGE_VARIABLE) or self.config.language
        place = os.environ.get(CATALOGUE_VARIABLE) or str(
            Path(config.config_file_path or ".").parent / self.config.catalogue
        )
        try:
            self.reading = read(place, today=datetime.now(UTC).astimezone().date(), language=self.language)
        except ValuesExchangeError as error:
            raise PluginError(str(error)) from error
        for problem in self.reading.problems:
            self._report(problem)
        if config.theme.name == "material":
            config.theme["language"] = self.language
        return config

    def _report(self, problem: Problem) -> None:
        failing = problem.is_error or self.config.fail_on == "warning"
        said = " ".join(part for part in (f"{problem.span}:", problem.message, problem.advice) if part)
        (log.warning if failing else log.info)(said)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and their files; “edit this page” leads to the record."""
        self.tree = render_tree(
            self.reading.catalogue, language=self.language, links=self.links, problems=self.reading.problems
        )
        for path, page in self.tree.pages.items():
            files.append(self._page_file(path, page, config))
        for path, content in self.tree.assets.items():
            files.append(File.generated(config, self.links.prefix + path, content=content))
        return files

    def _page_file(self, path: str, page: Page, config: MkDocsConfig) -> File:
        file = File.generated(
            config, self.links.prefix + path, content=page.markdown(), inclusion=InclusionLevel.NOT_IN_NAV
        )
        if page.record and self.reading.root is not None:
            file.edit_uri = relpath(
                (self.reading.root / page.record).resolve().as_posix(), Path(config.docs_dir).resolve().as_posix()
            )
        return file

    def on_page_markdown(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - the signature is the caller's
        """Fill the fenced blocks in hand-written pages."""
        if page.file.src_uri.removeprefix(self.links.prefix) in self.tree.pages:
            return markdown
        embedded = embed(
            markdown, self.reading.catalogue, path=page.file.src_uri, links=self.links, language=self.language
        )
        for line, reason in embedded.mistakes:
            log.warning("%s:%d: %s", page.file.src_uri, line, reason)
        if embedded.count:
            page.meta["values_exchange"] = True
        return embedded.markdown

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:  # noqa: ARG002 - the signature is the caller's
        """Give the pages that show records their style sheet; the other pages stay as they are."""
        own = (
            page.file.src_uri.startswith(self.links.prefix)
            and page.file.src_uri.removeprefix(self.links.prefix) in self.tree.pages
        )
        if not own and not page.meta.get("values_exchange"):
            return output
        style = relpath(
            self.links.prefix + STYLE_SHEET,
            page.url if page.url.endswith("/") else os.path.dirname(page.url) or ".",  # noqa: PTH120 - an address, not a file
        )
        return output.replace("</head>", f'<link rel="stylesheet" href="{style}">\n</head>', 1)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002 - the signature is the caller's
        """Rebuild when a record is saved."""
        if self.reading.root is not None:
            server.watch(str(self.reading.root))
        return server
