"""The built site that browser tests open: built once for all test processes that run side by side."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.browser import one_at_a_time
from tests.repository import ROOT
from values_exchange.languages import INTERFACE_LANGUAGES
from values_exchange.site import build_site

LANGUAGES = INTERFACE_LANGUAGES
"""
The languages of the site that tests open: all of them. The list of languages and the links from each to each can only
be looked at where all are; a second build of fewer, for the other tests, would cost more than it saved.
"""


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Give the folder that all test processes of one run have in common; under xdist each has its own below it."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def shared_site(factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the built site of the example catalogue; whoever asks first builds it, as `make site` does."""
    folder = shared_folder(factory) / "site-of-the-examples"
    with one_at_a_time(folder.with_suffix(".lock")):
        if not (folder / "index.html").is_file():
            build_site(ROOT / "examples", folder)
    return folder


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """
    Serve a folder on this machine, as a plain static host does, and give its address.

    For what is not there it gives the page for that, of the language in which it was asked for, if there is one.
    """

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            language = self.path.lstrip("/").partition("/")[0]
            page = next((one for one in (folder / language / "404.html", folder / "404.html") if one.is_file()), None)
            if code != 404 or page is None:
                super().send_error(code, message, explain)
                return
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.read_bytes())

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
