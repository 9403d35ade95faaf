"""Two turns under `mkdocs serve`: first the page of the record that was saved, then, while it is read, all others."""

from __future__ import annotations

import gc
import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from threading import Condition
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field, frozen
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File

from values_exchange.catalogue import Catalogue
from values_exchange.pages import Links, Publisher, Tree, record_path, render_records, render_tree
from values_exchange.problems import Problem
from values_exchange.site import PLUGIN

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

log = get_plugin_logger(PLUGIN)


@frozen(kw_only=True)
class Ingredients:
    """All that a tree is made of: what is equal gives the same bytes."""

    catalogue: Catalogue
    language: str
    links: Links
    problems: Sequence[Problem]
    today: date
    publisher: Publisher
    made: Mapping[str, bytes] | None

    def tree(self, progress: Callable[[str], object] = lambda _: None) -> Tree:
        """Render all pages, with the path of each told when that is done."""
        return render_tree(
            self.catalogue,
            language=self.language,
            links=self.links,
            problems=self.problems,
            today=self.today,
            made=self.made,
            publisher=self.publisher,
            progress=progress,
        )

    def with_records(self, tree: Tree, ids: Iterable[str]) -> Tree:
        """Give a tree made before, with the pages of some records rendered anew."""
        pages = render_records(
            self.catalogue,
            ids,
            language=self.language,
            links=self.links,
            problems=self.problems,
            today=self.today,
            publisher=self.publisher,
        )
        return evolve(tree, pages={**tree.pages, **pages})


@define
class Turns:
    """
    What is rendered of an edit in which turn, and which pages a browser has to wait for meanwhile.

    Whoever saves a record looks at its page, and that is rendered in a hundredth of the time that all pages take. So
    it is built and shown in a turn of its own. All pages are rendered in the next, and compared with what they were,
    so that nobody has to say what depends on what. Until then each of them is answered only when it has had its turn.
    """

    is_second: bool = field(default=False, init=False)
    _is_first: bool = field(default=False, init=False)
    _made_of: Ingredients | None = field(default=None, init=False)
    _tree: Tree | None = field(default=None, init=False)
    _left_over: Ingredients | None = field(default=None, init=False)
    _behind: frozenset[str] = field(default=frozenset(), init=False)
    _ready: frozenset[str] | None = field(default=None, init=False)
    _shown: int = field(default=0, init=False)
    _turning: Condition = field(factory=Condition, init=False)

    def forget(self) -> None:
        """Render everything next time, as after a build that did not end well."""
        self._made_of, self._tree, self._left_over, self._behind = None, None, None, frozenset()

    def tree(self, ingredients: Ingredients) -> Tree:
        """Give the pages to be built in this turn, among which those behind are as they were before."""
        if self._tree is not None and self._made_of is not None and self._is_first:
            saved = changed_alone(self._made_of.catalogue, ingredients.catalogue)
            if saved:
                tree = ingredients.with_records(self._tree, saved)
                behind = tree.pages.keys() - {record_path(record) for record in saved}
                self._left_over = ingredients
                self._behind = frozenset(ingredients.links.prefix + path for path in behind)
                return tree
        return self._whole(ingredients)

    def _whole(self, ingredients: Ingredients, progress: Callable[[str], object] = lambda _: None) -> Tree:
        """Give all pages as they are now; those of before, if they are made of the same."""
        if self._tree is None or self._made_of != ingredients:
            self._tree = ingredients.tree(progress)
            self._made_of = evolve(ingredients, made=self._tree.assets) if ingredients.made is None else ingredients
        self._left_over, self._behind = None, frozenset()
        return self._tree

    def in_turns(self, server: LiveReloadServer, files: Callable[[], Iterable[File]]) -> None:
        """
        Have a server build in two turns where it can.

        The second is given up when something is saved before its pages are rendered: it would be done in vain, and
        whoever has saved would wait for it.

        Args:
            files: gives the files of the site as they are then.
        """
        build = server.builder

        def both() -> None:
            self._is_first = True
            build()
            self._is_first = False
            if self._left_over is not None:
                self._show(frozenset(file.dest_uri for file in files() if file.src_uri not in self._behind))
                _tell_browsers(server)
                log.info("The page of the saved record is shown; now all others are brought up to date")
                self._whole(self._left_over, lambda _: _give_way(server))
                self.is_second = True
                build()
            self._show(None)

        def build_in_turns() -> None:
            gc.disable()  # Looking for cycles among all that is remembered takes a tenth of the time.
            try:
                both()
            except GivenUp:
                log.info("Something was saved: that comes first")
            except BaseException:
                self.forget()
                raise
            finally:
                self._is_first = self.is_second = False
                gc.enable()

        server.builder = build_in_turns

    def _show(self, ready: frozenset[str] | None) -> None:
        """Answer these files from now on, and have others wait; None for no waiting."""
        with self._turning:
            self._ready, self._shown = ready, self._shown + 1
            self._turning.notify_all()

    def before(self, answer: WSGIApplication, *, mount_path: str) -> WSGIApplication:
        """Give a server's way to answer, in which a file that is behind is waited for."""

        def asked(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            place = _place(environ["PATH_INFO"], mount_path)
            while place is not None:
                with self._turning:
                    self._turning.wait_for(lambda: self._ready is None or place in self._ready)
                    shown = self._shown
                begun = Begun()
                found = answer(environ, begun)
                with self._turning:
                    if shown == self._shown:
                        begun.pass_on(start_response)
                        return found
                # The site has been built meanwhile, and this may be the file as it was before that.
                getattr(found, "close", bool)()
            return answer(environ, start_response)

        return asked


@define
class Begun:
    """How an answer begins that may not be given: kept until it is."""

    _said: list[tuple[Any, ...]] = field(factory=list, init=False)

    def __call__(self, *said: Any) -> Callable[[bytes], object]:
        """Keep status and headers."""
        self._said.append(said)
        return _write

    def pass_on(self, start_response: StartResponse) -> None:
        """Begin the answer."""
        for said in self._said:
            start_response(*said)


def _write(data: bytes) -> object:
    raise NotImplementedError("MkDocs gives what it answers, and writes nothing itself.")


def _place(path: str, mount_path: str) -> str | None:
    """Give the file an address leads to, as MkDocs finds it; None for what leads to none."""
    path = path.encode("latin-1").decode("utf-8", "ignore")
    if path.startswith("/livereload/") or not (path + "/").startswith(mount_path):
        return None
    inside = path[len(mount_path) :] + ("index.html" if path.endswith("/") else "")
    return posixpath.normpath("/" + inside).lstrip("/")


def _tell_browsers(server: LiveReloadServer) -> None:
    """Have the pages that are open loaded anew, as the server does when it has built."""
    with server._epoch_cond:  # noqa: SLF001 - there is no other way to say that something is ready
        server._visible_epoch = server._wanted_epoch  # noqa: SLF001 - as above
        server._epoch_cond.notify_all()  # noqa: SLF001 - as above


class GivenUp(Exception):
    """Raised while pages are rendered of records that have changed again."""


def _give_way(server: LiveReloadServer) -> None:
    if server._want_rebuild:  # noqa: SLF001 - as above
        raise GivenUp


def changed_alone(before: Catalogue, now: Catalogue) -> frozenset[str]:
    """
    Give the ids of the cities and programmes that have changed, where nothing else has.

    Nothing if there are other records than before, other names or another network's record: which pages there are, and
    what the navigation calls them, hangs on those.
    """
    if before.network != now.network or _names(before) != _names(now):
        return frozenset()
    others = {record.id: record.value for record in before.records()}
    return frozenset(record.id for record in now.records() if record.value != others[record.id])


def _names(catalogue: Catalogue) -> Sequence[object]:
    cities = [(record.id, record.file, record.value.name) for record in catalogue.cities.values()]
    return [*cities, *((record.id, record.file, record.value.title) for record in catalogue.programmes.values())]
