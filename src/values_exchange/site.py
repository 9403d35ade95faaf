"""The site in every language: one MkDocs build each, into a staging folder that is swapped in when all are done."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html import escape
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

from values_exchange.languages import Interface
from values_exchange.problems import CannotRead, ValuesExchangeError
from values_exchange.writing import staging_folder

LANGUAGE_VARIABLE = "VALUES_EXCHANGE_LANGUAGE"
CATALOGUE_VARIABLE = "VALUES_EXCHANGE_CATALOGUE"
"""How a build is told its language and catalogue, since one `mkdocs.yml` serves all of them."""

MADE_BY = "values-exchange site"


@frozen(kw_only=True)
class BuildFailed(ValuesExchangeError):
    """A build of one language that did not end well, with what the site builder said."""

    language: str
    said: str

    def __str__(self) -> str:
        """Show the last lines of what was said: the reason stands there."""
        lines = self.said.strip().splitlines()[-20:]
        return "\n".join([f"The site in language `{self.language}` could not be built; nothing was changed.", *lines])


def build_site(
    catalogue: Path, out: Path, *, languages: Sequence[str] = ("en",), done: Callable[[str], None] = lambda _: None
) -> Path:
    """
    Build the site of a catalogue into `out` and give the page to open.

    `out` must be new, empty or made by this function before: anything else is refused. Until all languages are built,
    the old site stands; then the new one takes its place as a whole.

    Args:
        done: Called with each language as its build ends.

    Raises:
        CannotRead: if there is no catalogue.
        CannotWrite: if `out` holds something that was not made here.
        BuildFailed: if a build ended badly; then the old site stands.
    """
    if not (catalogue / "network.yaml").is_file() and not (catalogue / "network.json").is_file():
        raise CannotRead(place=str(catalogue), reason="it holds no network.yaml, so it is not a catalogue")
    with staging_folder(out, made_by=MADE_BY) as staging, _configuration(catalogue) as configuration:
        with ThreadPoolExecutor(max_workers=min(len(languages), os.cpu_count() or 1)) as pool:
            builds = [
                pool.submit(_build, configuration, catalogue, staging / language, language) for language in languages
            ]
            for language, build in zip(languages, builds, strict=True):
                build.result()
                done(language)
        (staging / "index.html").write_text(_chooser(languages), encoding="utf-8")
    return out / "index.html"


def find_configuration(catalogue: Path) -> Path | None:
    """Find the `mkdocs.yml` that shows this catalogue: beside it or above it, and naming the plugin."""
    for folder in (catalogue.resolve(), *catalogue.resolve().parents):
        candidate = folder / "mkdocs.yml"
        if candidate.is_file() and "values-exchange" in candidate.read_text(encoding="utf-8", errors="replace"):
            return candidate
    return None


@contextmanager
def _configuration(catalogue: Path) -> Iterator[Path]:
    found = find_configuration(catalogue)
    if found is not None:
        yield found
        return
    with TemporaryDirectory() as folder:
        (Path(folder) / "docs").mkdir()
        written = Path(folder) / "mkdocs.yml"
        written.write_bytes((resources.files("values_exchange") / "default_site" / "mkdocs.yml").read_bytes())
        yield written


def _build(configuration: Path, catalogue: Path, folder: Path, language: str) -> None:
    surroundings = {
        **os.environ,
        LANGUAGE_VARIABLE: language,
        CATALOGUE_VARIABLE: str(catalogue.resolve()),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--strict",
        "-f",
        str(configuration),
        "-d",
        str(folder.resolve()),
    ]
    ended = subprocess.run(  # noqa: S603 - our own command
        command, env=surroundings, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if ended.returncode != 0:
        raise BuildFailed(language=language, said=ended.stdout + ended.stderr)


def _chooser(languages: Sequence[str]) -> str:
    """Give the page at the root: a list of the languages; where there is one only, it leads there."""
    names = {language: Interface(language).language_name(language) for language in languages}
    links = "".join(
        f'<li><a href="{language}/index.html" lang="{language}" hreflang="{language}">'
        f"{escape(name[:1].upper() + name[1:])}</a></li>"
        for language, name in names.items()
    )
    only = f'<meta http-equiv="refresh" content="0; url={languages[0]}/index.html">' if len(languages) == 1 else ""
    return (
        f'<!doctype html>\n<html lang="{languages[0]}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{only}<title>VALUES exchange</title>'
        "<style>body{font:1.1rem/1.6 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}</style>"
        "</head>"
        f"<body><main><h1>VALUES exchange</h1><ul>{links}</ul></main></body></html>\n"
    )
