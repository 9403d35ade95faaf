"""What the plugin adds to a site: the pages of a tree and their files, each at a place where nothing else stands."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from html import escape
from importlib import resources
from pathlib import Path
from posixpath import relpath

from attrs import frozen
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage

from values_exchange.languages import Interface
from values_exchange.pages import ACCESSIBILITY, PRIVACY, SCRIPT, STYLE_SHEET, Links, Page, Tree

_FOOT = '<div class="md-footer-meta__inner md-grid">'
"""Where Material begins the last line of a page."""

FRAME_WORKER = "assets/iframe-worker.js"
"""What lets the search of Material work in pages opened from a disk; it stands in our own site's folder."""


@frozen(kw_only=True)
class Added:
    """
    The pages that were added, by their paths in the whole site, and the addresses of their style sheet and script.

    `contents` holds all that was added, pages and files, by their paths.
    """

    pages: Mapping[str, Page]
    contents: Mapping[str, Page | bytes]
    style_sheet: str
    script: str
    links: Links

    def with_style(self, output: str, page: SitePage, config: MkDocsConfig) -> str:
        """Link style sheet and script in the head of a page, unless the site gives them to every page."""
        links = ""
        if self.style_sheet not in map(str, config.extra_css):
            links += f'<link rel="stylesheet" href="{_address(self.style_sheet, page)}">\n'
        if self.script not in map(str, config.extra_javascript):
            links += f'<script src="{_address(self.script, page)}" defer></script>\n'
        return output.replace("</head>", f"{links}</head>", 1) if links else output

    def with_foot(self, output: str, page: SitePage, language: str) -> str:
        """Lead to accessibility and privacy at the foot of a page of Material; other themes have no place for it."""
        say = Interface(language)
        ways = ((ACCESSIBILITY, say("Accessibility")), (PRIVACY, say("Privacy")))
        ways_there = ((_address(self.links.built(path), page), escape(name)) for path, name in ways)
        items = (f'<li><a href="{address}">{name}</a></li>' for address, name in ways_there)
        return output.replace(_FOOT, f'{_FOOT}<ul class="ve-foot">{"".join(items)}</ul>', 1)


def _address(path: str, page: SitePage) -> str:
    """Give the way from a built page to an address in the site."""
    way = relpath(path, os.path.dirname(page.url) or ".")  # noqa: PTH120 - an address, not a file
    return escape(f"{way}/" if path.endswith("/") else way)


def add(tree: Tree, files: Files, config: MkDocsConfig, *, links: Links, root: Path) -> Added:
    """
    Add the pages and files of a tree to those of a site.

    Args:
        links: how pages are addressed, with the folder of the tree in the site.
        root: the folder of the catalogue, where edit links lead.

    Raises:
        PluginError: if something else would stand at the same address.
    """
    prefix = links.prefix
    new = [_page_file(prefix + path, page, config, root) for path, page in tree.pages.items()]
    new += [_asset(prefix + path, content, config) for path, content in tree.assets.items()]
    new += _frame_worker(prefix + FRAME_WORKER, files, config)
    _check_places(new, files)
    for file in new:
        files.append(file)
    pages = {prefix + path: page for path, page in tree.pages.items()}
    assets = {prefix + path: content for path, content in tree.assets.items()}
    return Added(
        pages=pages,
        contents={**pages, **assets},
        style_sheet=prefix + STYLE_SHEET,
        script=prefix + SCRIPT,
        links=links,
    )


def _page_file(path: str, page: Page, config: MkDocsConfig, root: Path) -> File:
    """Give a page as a file that is left out of the navigation, whose cost grows with the square of its pages."""
    file = File.generated(config, path, content=page.skeleton(), inclusion=InclusionLevel.NOT_IN_NAV)
    if page.record:
        file.edit_uri = _edit_uri(root / page.record, config)
    return file


def _asset(path: str, content: bytes, config: MkDocsConfig) -> File:
    """Give a file that the pages use; what a site leaves out of its own files does not concern it."""
    return File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)


def _frame_worker(path: str, files: Files, config: MkDocsConfig) -> list[File]:
    """Give the script for searching without a server, where the site asks for it and does not have it."""
    asked = path in map(str, config.extra.get("polyfills") or ())
    if not asked or files.get_file_from_path(path):
        return []
    folder = resources.files("values_exchange") / "default_site" / "docs"
    return [_asset(path, (folder / FRAME_WORKER).read_bytes(), config)]


def _edit_uri(record: Path, config: MkDocsConfig) -> str | None:
    """Give the way from the hand-written pages to a record, if both lie in one repository."""
    docs, file = Path(config.docs_dir).resolve(), record.resolve()
    home = Path(config.config_file_path or ".").resolve().parent
    repository = next((folder for folder in (home, *home.parents) if (folder / ".git").exists()), home)
    if not (file.is_relative_to(repository) and docs.is_relative_to(repository)):
        return None
    return relpath(file.as_posix(), docs.as_posix())


def _check_places(new: Iterable[File], files: Files) -> None:
    """
    See that nothing is added where something of the site stands.

    Raises:
        PluginError: naming the first page or file in the way.
    """
    taken = {file.dest_uri: file.src_uri for file in files if file.inclusion is not InclusionLevel.EXCLUDED}
    for file in new:
        if file.dest_uri in taken:
            raise PluginError(
                f"`{taken[file.dest_uri]}` of your site stands where `{file.src_uri}` of the records would. "
                "Move it, or set another `folder:` for `values-exchange` in mkdocs.yml."
            )
