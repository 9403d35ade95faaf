"""What `mkdocs serve` remembers from one build to the next, so that only what has changed is built anew."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from attrs import define, field
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

State: TypeAlias = object
"""Anything that is equal to what it was before where a file is as it was before."""

SECONDS_BETWEEN_LOOKS = 0.1

_READ = ("markdown", "meta", "content", "toc", "present_anchor_ids")
"""What reading a page has given, all that is needed to build it; the title besides, which has its own rules."""

_NOT_IN_A_NAV = frozenset({"title", "description", "search"})


def hide_the_warning_of_dirty_builds() -> None:
    """Keep MkDocs from warning, at each build of changed pages, of wrong links that are avoided here."""
    logging.getLogger("mkdocs.commands.build").addFilter(_is_no_warning_of_dirty_builds)


def _is_no_warning_of_dirty_builds(record: logging.LogRecord) -> bool:
    return "A 'dirty' build" not in record.getMessage()


def watch_closely(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Have a server look for changes several times as often as MkDocs does, which alone would take a quarter second."""
    watched = []
    for path in (config.docs_dir, config.config_file_path, *config.theme.dirs):
        try:
            server.unwatch(path or "")
        except KeyError:
            continue  # It was not watched.
        watched.append(path or "")
    server.observer = type(server.observer)(timeout=SECONDS_BETWEEN_LOOKS)
    for path in watched:
        server.watch(path)


@define
class Memory:
    """
    The state of a site after its last build.

    MkDocs, asked to build only what has changed, goes by the times of files, and forgets the titles of all other pages
    and with them the navigation. Here each file is compared with what it was, and pages that are not read anew have
    what was read of them before. If what every page shows has changed, such as a title in the navigation, every page is
    built.
    """

    _settings: object = field(default=None, init=False)
    _environments: dict[tuple[str, ...], object] = field(factory=dict, init=False)
    _states: dict[str, State] = field(factory=dict, init=False)
    _pages: dict[str, SitePage] = field(factory=dict, init=False)
    _frame: object = field(default=None, init=False)
    _places: frozenset[Path] = field(default=frozenset(), init=False)
    _now: dict[str, State] = field(factory=dict, init=False)
    _nav: Navigation | None = field(default=None, init=False)

    def forget(self) -> None:
        """Build everything next time, as after a build that did not end well."""
        self._states, self._pages, self._frame = {}, {}, None

    def begin(self, config: MkDocsConfig) -> None:
        """
        Forget everything if the site's settings or its own templates are others than before.

        Templates are kept as they were compiled, which takes as long as building a page from each; so is the list of
        the theme's files, which are several thousand icons for the most part.
        """
        file = Path(config.config_file_path or "")
        settings = file.read_bytes() if file.is_file() else b"", _stands_in(config.theme.custom_dir)
        if settings != self._settings:
            self.forget()
            self._settings, self._environments = settings, {}
        make, kept = config.theme.get_env, self._environments

        def get_env() -> Any:
            folders = tuple(config.theme.dirs)
            if folders not in kept:
                kept[folders] = _listing_once(make())
            return kept[folders]

        vars(config.theme)["get_env"] = get_env

    def mark(self, nav: Navigation, states: Mapping[File, State]) -> None:
        """
        Have MkDocs build the files that have changed, and no others.

        Args:
            nav: the navigation, whose titles are known only when all pages have been read.
            states: what each file is now; where that is None, the file on the disk is asked.
        """
        self._nav = nav
        self._now = {file.src_uri: _on_disk(file) if state is None else state for file, state in states.items()}
        for file in states:
            state = self._now[file.src_uri]
            _answer(file, is_modified=state is None or self._states.get(file.src_uri) != state)

    def fill(self, files: Files) -> None:
        """Give the pages that were not read now what was read of them before; see which of them have to be built."""
        pages = {file.src_uri: file.page for file in files if file.page is not None}
        for path, page in pages.items():
            if page.markdown is None and path in self._pages:
                _restore(page, self._pages[path])
        frame = _frame(self._nav)
        if frame != self._frame:
            for page in pages.values():
                _answer(page.file, is_modified=True)
        self._pages, self._frame = pages, frame

    def end(self, files: Iterable[File]) -> None:
        """Remember what was built, and remove what was built of files that are gone."""
        places = frozenset(Path(file.abs_dest_path) for file in files)
        for place in self._places - places:
            place.unlink(missing_ok=True)
        self._states, self._places = self._now, places


def _listing_once(env: Any) -> Any:
    """Have the templates of a theme look through its folders once for each function that chooses among them."""
    look, found = env.list_templates, {}

    def list_templates(extensions: Any = None, filter_func: Any = None) -> list[str]:
        key = tuple(extensions or ()), getattr(filter_func, "__code__", filter_func)
        if key not in found:
            found[key] = look(extensions, filter_func)
        return list(found[key])

    env.list_templates = list_templates
    return env


def _answer(file: File, *, is_modified: bool) -> None:
    """Have a file say whether it was modified; there is no other way to tell MkDocs."""
    asked: Callable[[], bool] = lambda: is_modified  # noqa: E731 - a function is what the file has in this place
    vars(file)["is_modified"] = asked


def _stands_in(folder: str | None) -> frozenset[tuple[str, int]]:
    """Give the files below a folder, each with when it was written."""
    found = Path(folder).rglob("*") if folder else ()
    return frozenset((str(file), file.stat().st_mtime_ns) for file in found if file.is_file())


def _on_disk(file: File) -> State:
    """Give what tells a file on the disk from what it was before; None for one that some plugin has made."""
    if file.abs_src_path is None:
        return None
    try:
        found = Path(file.abs_src_path).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _restore(page: SitePage, before: SitePage) -> None:
    for name in _READ:
        setattr(page, name, getattr(before, name))
    if before.title is not None:
        page.title = before.title


def _frame(nav: Navigation | None) -> object:
    """Give what all pages show of the others, in a form that can be compared."""
    return [_shown(item) for item in nav] if nav is not None else None


def _shown(item: StructureItem) -> object:
    meta: Mapping[str, Any] = getattr(item, "meta", None) or {}
    return (
        item.title,
        getattr(item, "url", None),
        {key: value for key, value in meta.items() if key not in _NOT_IN_A_NAV},
        [_shown(child) for child in getattr(item, "children", None) or ()],
    )
