"""The plugin's hooks, each a few lines of delegation, and its options."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Literal

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_build_datetime
from mkdocs.utils.templates import TemplateContext

from values_exchange.embedding import MARK, Embedded, embed, lines_above
from values_exchange.languages import LANGUAGES
from values_exchange.mkdocs_plugin.added import Added, add
from values_exchange.mkdocs_plugin.heading_ids import see_that_ids_are_read
from values_exchange.mkdocs_plugin.on_demand import FilesOnDemand
from values_exchange.mkdocs_plugin.policies import our_pages
from values_exchange.mkdocs_plugin.publishing import PublisherConfig, publisher_of
from values_exchange.mkdocs_plugin.records import Records, read_records, remarks, with_last_good
from values_exchange.mkdocs_plugin.repairs import repaired
from values_exchange.mkdocs_plugin.searching import Search, has_material_search
from values_exchange.mkdocs_plugin.serving import Memory, State, hide_the_warning_of_dirty_builds, watch_closely
from values_exchange.mkdocs_plugin.side_by_side import SideBySide
from values_exchange.mkdocs_plugin.turns import Ingredients, Turns
from values_exchange.pages import Links, Unseen, record_path, render_files, unseen
from values_exchange.policy import write_policies
from values_exchange.problems import ValuesExchangeError
from values_exchange.site import CATALOGUE_VARIABLE, LANGUAGE_VARIABLE, LANGUAGES_VARIABLE, PLUGIN

log = get_plugin_logger(PLUGIN)


class PluginConfig(Config):  # type: ignore[no-untyped-call] # its base class is not typed
    """The plugin's options in `mkdocs.yml`."""

    catalogue = options.Type(str)
    folder = options.Type(str, default="exchange")
    language = options.Choice(LANGUAGES, default="en")
    fail_on = options.Choice(("error", "warning"), default="error")
    content_security_policy = options.Type(bool, default=True)
    publisher = options.SubConfig(PublisherConfig)


class ValuesExchangePlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call] # as above
    """Puts the pages of a catalogue into a MkDocs site."""

    language: str
    records: Records
    links: Links
    added: Added
    files: Files

    def __init__(self) -> None:
        """Begin with nothing to remember."""
        super().__init__()
        self._begin(serves=False, remembers=False)

    def _begin(self, *, serves: bool, remembers: bool) -> None:
        self.serves = serves
        self.search = Search()
        self.embedded: dict[str, Embedded] = {}
        self.last_good: Records | None = None
        self.memory = Memory() if remembers else None
        self.turns = Turns()
        self.on_demand: FilesOnDemand | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Stay the same object from one rebuild of `mkdocs serve` to the next, and remember there what was built."""
        self._begin(serves=command == "serve", remembers=command == "serve" and dirty)
        if self.memory:
            hide_the_warning_of_dirty_builds()

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the catalogue and report its problems, before other plugins ask for the language or for templates."""
        self.language = os.environ.get(LANGUAGE_VARIABLE) or self.config.language
        self.side_by_side = self._side_by_side(config)
        if self.side_by_side:
            self.side_by_side.settle(config)
        see_that_ids_are_read(config)
        try:
            self.records = self._read(config)
        except ValuesExchangeError as error:
            if self.last_good is None:
                raise PluginError(str(error)) from error
            log.warning("%s The pages stay as they were.", error)
            self.records = self.last_good
        if self.memory:
            self.memory.begin(config)
        return config

    def _side_by_side(self, config: MkDocsConfig) -> SideBySide | None:
        """Give what is known of the sites in other languages, where this is one of several."""
        if LANGUAGE_VARIABLE not in os.environ:
            return None
        languages = os.environ.get(LANGUAGES_VARIABLE, "").split() or [self.language]
        return SideBySide(
            language=self.language, languages=languages, written_in=self.config.language, site_url=config.site_url
        )

    def _read(self, config: MkDocsConfig) -> Records:
        """
        Read the catalogue, say what is wrong with it, and give what is to be shown.

        Raises:
            CannotRead: if there is no catalogue.
        """
        if self.turns.is_second:
            return self.records
        place = os.environ.get(CATALOGUE_VARIABLE) or self.config.catalogue
        today = get_build_datetime().date()
        found = read_records(place, beside=config.config_file_path, today=today, language=self.language)
        for remark in remarks(found, fail_on=self.config.fail_on):
            log.log(remark.level, remark.text)
        if self.last_good is None:
            return found
        shown, kept = with_last_good(found, self.last_good)
        for file in kept:
            log.info("%s: its page stays as it was until this is corrected", found.shown / file)
        return shown

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and their files; “edit this page” leads to the record."""
        folder = self.config.folder.strip("/")
        prefix = f"{folder}/" if folder else ""
        self.links = Links(
            directory_urls=config.use_directory_urls,
            prefix=prefix,
            problem_pages=frozenset(
                PurePosixPath(path).stem for path in files.src_uris if fnmatchcase(path, f"{prefix}problems/*.md")
            ),
        )
        ingredients = Ingredients(
            catalogue=self.records.catalogue,
            language=self.language,
            links=self.links,
            problems=self.records.problems,
            today=self.records.today,
            made=self.on_demand.contents if self.on_demand else None,
            publisher=publisher_of(self.config.publisher, self.config.language),
        )
        tree = self.turns.tree(ingredients) if self.memory else ingredients.tree()
        if self.memory and self.on_demand is None:
            self.on_demand = FilesOnDemand(
                contents=tree.assets, made_of=self.records.catalogue, prefix=self.links.prefix
            )
        self.added = add(tree, files, config, links=self.links, root=self.records.root)
        self.record_of = {
            self.links.prefix + record_path(record.id): record for record in self.records.catalogue.records()
        }
        self.files = files
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - the signature is the caller's
        """Where only what has changed is built, tell MkDocs what that is."""
        if self.memory:
            self.memory.mark(nav, {file: self._state(file) for file in files})
        return nav

    def _state(self, file: File) -> State:
        """Give what decides whether a file has changed: its content, and for a page with blocks what they show."""
        path = file.src_uri
        if path in self.added.contents:
            return self.added.contents[path]
        if file.abs_src_path is None or not file.is_documentation_page():
            return None
        text = file.content_string
        return text, self._embedded_in(text, path) if MARK in text else None

    def _embedded_in(self, markdown: str, path: str) -> Embedded:
        return embed(markdown, self.records.catalogue, path=path, links=self.links, language=self.config.language)

    def on_page_markdown(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - the signature is the caller's
        """Find the fenced blocks in hand-written pages."""
        path = page.file.src_uri
        if path in self.added.pages:
            return markdown
        found = self.embedded[path] = self._embedded_in(markdown, path)
        for line, reason in found.mistakes:
            log.warning("%s:%d: %s", path, line + lines_above(markdown, page.file.content_string), reason)
        return found.markdown

    @event_priority(100)
    def on_page_content(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - the signature is the caller's
        """Put the blocks of HTML where Markdown has left their places, before search and templates see the page."""
        shown = self.added.pages.get(page.file.src_uri)
        if shown is not None:
            page.present_anchor_ids = (page.present_anchor_ids or set()) | shown.anchors()
            if has_material_search(config):
                page.meta["search"] = {"exclude": True}
            return shown.fill(html)
        embedded = self.embedded.get(page.file.src_uri)
        if embedded is not None and embedded.blocks:
            page.present_anchor_ids = (page.present_anchor_ids or set()) | embedded.ids
            html = embedded.fill(html)
        if self.side_by_side and self.side_by_side.is_foreign:
            page.canonical_url = self.side_by_side.original(page.url)
            html = self.side_by_side.by_hand(html)
        return html

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: SitePage,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002 - the signature is the caller's
    ) -> TemplateContext:
        """Let the list of languages lead to this page in the others."""
        if self.side_by_side:
            self.side_by_side.lead_from(page.url, config)
        return context

    def on_env(self, env: object, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - the signature is the caller's
        """Where only some pages were read, give the others what was read of them before."""
        if self.memory:
            self.memory.fill(files)

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        """Give the pages that show records their style sheet and the links at the foot; others stay as they are."""
        shows = self._shows_records(page.file.src_uri)
        styled = self.added.with_style(output, page, config) if shows else output
        footed = self.added.with_foot(styled, page, self.language) if shows or not self.links.prefix else styled
        if self.side_by_side is None:
            return footed
        return self.side_by_side.finished(footed, page.url, in_all=page.file.src_uri in self.added.pages)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002 - the signature is the caller's
        """Put right what the theme writes into the page for addresses where nothing stands."""
        return repaired(output) if self.side_by_side and template_name.endswith(".html") else output

    def _shows_records(self, path: str) -> bool:
        return path in self.added.pages or (path in self.embedded and bool(self.embedded[path].blocks))

    @event_priority(-50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Complete the search index, after a search plugin wrote it and before `offline` copies it; state policies."""
        urls = {file.src_uri: file.page.url for file in self.files if file.page is not None}
        more_words = {urls[path]: self._unseen(path) for path in urls if self._shows_records(path)}
        makes = has_material_search(config)
        made = {
            urls[path]: self.search.entries_of(page, more_words.pop(urls[path]), urls[path])
            for path, page in self.added.pages.items()
            if makes
        }
        self.search.complete(
            Path(config.site_dir), list(urls.values()), made=made, more_words=more_words, in_part=bool(self.memory)
        )
        if self.config.content_security_policy and not self.links.prefix and not self.serves:
            write_policies(our_pages(self.files, config, added=self.added.contents))
        if self.memory:
            self.memory.end(self.files)
        if self.on_demand:
            self.on_demand.expect(self.records.catalogue, self._files)
        if self.serves:
            self.last_good = self.records

    def _unseen(self, path: str) -> Unseen:
        """Give what the page of a record does not show; of other pages there is nothing such."""
        record = self.record_of.get(path)
        return unseen(record, self.records.catalogue, language=self.language) if record else Unseen()

    def _files(self) -> dict[str, bytes]:
        records = self.records
        return render_files(
            records.catalogue,
            language=self.language,
            links=self.links,
            problems=records.problems,
            today=records.today,
        )

    def on_build_error(self, error: Exception) -> None:  # noqa: ARG002 - the signature is the caller's
        """Build everything next time: what lies in the site now may be half of it."""
        self.turns.forget()
        if self.memory:
            self.memory.forget()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002 - the signature is the caller's
        """Rebuild when a record is saved."""
        if self.memory:
            watch_closely(server, config)
            self.turns.in_turns(server, lambda: self.files)
        if self.on_demand and (answer := server.get_app()) is not None:
            made = self.on_demand.before(answer, mount_path=server.mount_path, site=Path(config.site_dir))
            server.set_app(self.turns.before(made, mount_path=server.mount_path))
        server.watch(str(self.records.root))
        return server
