"""Files made of records under `mkdocs serve`: made anew only when a browser asks for one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from attrs import define, field

from values_exchange.catalogue import Catalogue

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

SAME_FOR_ALL = "assets"
"""The folder of style sheets and scripts, which are not made of records."""


@define(kw_only=True)
class FilesOnDemand:
    """
    Tables, workbooks and what scripts load: to make them takes as long as all pages, and nobody looks at most of them.

    Shape: `contents` by their paths in the tree, as they were made last, for the records of `made_of`.
    """

    contents: Mapping[str, bytes]
    made_of: Catalogue
    prefix: str
    _make: Callable[[], Mapping[str, bytes]] | None = field(default=None, init=False)
    _wanted: Catalogue | None = field(default=None, init=False)
    _lock: Lock = field(factory=Lock, init=False)

    def expect(self, catalogue: Catalogue, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Have the files made for these records as soon as one is asked for, unless they have been made of the same."""
        with self._lock:
            self._make = make if catalogue != self.made_of else None
            self._wanted = catalogue

    def before(self, answer: WSGIApplication, *, mount_path: str, site: Path) -> WSGIApplication:
        """Give a server's way to answer, with the files in a built site made before one of them is answered."""

        def asked(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            if self._is_made_of_records(environ["PATH_INFO"].removeprefix(mount_path)):
                self._bring_up_to_date(site)
            return answer(environ, start_response)

        return asked

    def _is_made_of_records(self, path: str) -> bool:
        """Tell whether a file is one of these, or would be one since the records have changed."""
        folder, slash, _ = path.removeprefix(self.prefix).partition("/")
        folders = {place.partition("/")[0] for place in self.contents} - {SAME_FOR_ALL}
        return path.startswith(self.prefix) and bool(slash) and folder in folders

    def _bring_up_to_date(self, site: Path) -> None:
        with self._lock:
            if self._make is None or self._wanted is None:
                return
            self.contents, self.made_of, self._make = self._make(), self._wanted, None
            for path, content in self.contents.items():
                place = site / (self.prefix + path)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
