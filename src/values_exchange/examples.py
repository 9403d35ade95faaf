"""The shipped VALUES catalogue: where it lies, and the catalogue itself."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from values_exchange.catalogue import Catalogue
from values_exchange.languages import deferred
from values_exchange.problems import CannotRead
from values_exchange.reading import read


def example_folder() -> Path:
    """
    Give the folder of the shipped catalogue.

    It lies in the installed package; in a checkout, where nothing is copied, it is `examples/` beside `src/`.

    Raises:
        CannotRead: if neither is there.
    """
    package = Path(str(resources.files("values_exchange")))
    for folder in (package / "examples", package.parents[1] / "examples"):
        if (folder / "network.yaml").is_file():
            return folder
    raise CannotRead(
        place="the shipped catalogue", reason=deferred("it is not in this installation; install the package anew")
    )


def example_catalogue() -> Catalogue:
    """
    Give the shipped catalogue: the network VALUES and its sixteen cities.

    >>> len(example_catalogue().cities)
    16
    """
    return _example_catalogue()


@cache
def _example_catalogue() -> Catalogue:
    return read(example_folder()).require()
