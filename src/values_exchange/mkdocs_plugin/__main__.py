"""MkDocs as `values-exchange site` starts it: it ends when that does, however that happens."""

from __future__ import annotations

import os
from threading import Thread

from mkdocs.__main__ import cli


def _end_with_the_pipe() -> None:
    """Wait at standard input, which is a pipe, until the process at its other end is gone."""
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    Thread(target=_end_with_the_pipe, daemon=True).start()
    cli(prog_name="mkdocs")
