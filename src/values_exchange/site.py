"""The site in every language: one MkDocs build each, into a staging folder that is swapped in when all are done."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html import escape
from importlib import resources
from pathlib import Path

from attrs import frozen

from values_exchange.languages import INTERFACE_LANGUAGES, Interface, own_name
from values_exchange.policy import with_policy, write_settings
from values_exchange.problems import CannotRead, ValuesExchangeError
from values_exchange.reading import read
from values_exchange.writing import staging_folder

LANGUAGE_VARIABLE = "VALUES_EXCHANGE_LANGUAGE"
LANGUAGES_VARIABLE = "VALUES_EXCHANGE_LANGUAGES"
CATALOGUE_VARIABLE = "VALUES_EXCHANGE_CATALOGUE"
NAME_VARIABLE = "VALUES_EXCHANGE_NAME"
"""How a build is told what differs: one `mkdocs.yml` serves all languages, and any catalogue."""

START = "index.html"
"""The first page of a site, and of each language in it."""

LOST = "404.html"
"""The page for addresses that lead nowhere."""

MADE_BY = "values-exchange site"

PLUGIN = "values-exchange"
_CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml")
_QUOTED = rf"""["']?{PLUGIN}["']?"""
_AS_AN_ENTRY = rf"[ \t]*-[ \t]+{_QUOTED}[ \t]*(?::.*|\#.*)?"
_AS_A_KEY = rf"[ \t]+{_QUOTED}[ \t]*:.*"
_IN_A_ROW = rf"plugins[ \t]*:[ \t]*[\[{{](?:[^\n#]*[ \t,\[{{])?{_QUOTED}[ \t]*[,:\]}}].*"
_NAMES_THE_PLUGIN = re.compile(rf"^(?:{_AS_AN_ENTRY}|{_AS_A_KEY}|{_IN_A_ROW})$", re.MULTILINE)
_LAST_LINES = 20


@frozen(kw_only=True)
class BuildFailed(ValuesExchangeError):
    """A build of one language that did not end well, with what the site builder said."""

    language: str
    said: str

    def __str__(self) -> str:
        """Show the last lines of what was said: the reason stands there."""
        lines = self.said.strip().splitlines()[-_LAST_LINES:]
        return "\n".join([f"The site in language `{self.language}` could not be built; nothing was changed.", *lines])


def build_site(
    catalogue: Path,
    out: Path,
    *,
    languages: Sequence[str] = INTERFACE_LANGUAGES,
    done: Callable[[str], object] = lambda _: None,
) -> Path:
    """
    Build the site of a catalogue into `out` and give the page to open.

    `out` must be new, empty or made by this function before: anything else is refused. Until all languages are built,
    the old site stands; then the new one takes its place as a whole.

    Args:
        done: Told what the site builder said of each language, as its build ends; empty if it had nothing to remark.

    Raises:
        CannotRead: if there is no catalogue.
        InvalidRecords: if records have errors; then the old site stands.
        CannotWrite: if `out` holds something that was not made here.
        BuildFailed: if a build ended badly; then the old site stands.
    """
    if not any((catalogue / f"network{ending}").is_file() for ending in (".yaml", ".json")):
        raise CannotRead(place=str(catalogue), reason="it holds no network.yaml, so it is not a catalogue.")
    with staging_folder(out, made_by=MADE_BY) as staging:
        network = read(catalogue).require().network
        name = network.value.name if network else catalogue.resolve().name
        with _configuration(catalogue) as configuration:
            for said in _build_all(languages, configuration, staging, _surroundings(catalogue, name, languages)):
                done(said)
        (staging / START).write_text(with_policy(_chooser(name, languages)), encoding="utf-8")
        lost = staging / languages[0] / LOST
        if lost.is_file():  # Hosts look for it at the top; all its addresses are whole.
            (staging / LOST).write_bytes(lost.read_bytes())
        write_settings(staging)
    return out / START


def find_configuration(catalogue: Path) -> Path | None:
    """Find the `mkdocs.yml` that shows this catalogue: the nearest one beside or above it that names the plugin."""
    for folder in (catalogue.resolve(), *catalogue.resolve().parents):
        for name in _CONFIGURATIONS:
            if (folder / name).is_file() and names_plugin((folder / name).read_text("utf-8", errors="replace")):
                return folder / name
    return None


def names_plugin(configuration: str) -> bool:
    r"""
    Tell whether the text of a `mkdocs.yml` names the plugin, and not only in a comment or a title.

    >>> names_plugin("plugins:\n  - values-exchange:\n      catalogue: records\n"), names_plugin("# values-exchange")
    (True, False)
    """
    return _NAMES_THE_PLUGIN.search(configuration) is not None


@contextmanager
def _configuration(catalogue: Path) -> Iterator[Path]:
    """Give the configuration to build with: the catalogue's own, else the one that comes with the package."""
    found = find_configuration(catalogue)
    if found is not None:
        yield found
        return
    with resources.as_file(resources.files("values_exchange") / "default_site") as folder:
        yield folder / "mkdocs.yml"


def _surroundings(catalogue: Path, name: str, languages: Sequence[str]) -> dict[str, str]:
    told = {
        CATALOGUE_VARIABLE: str(catalogue.resolve()),
        NAME_VARIABLE: name,
        LANGUAGES_VARIABLE: " ".join(languages),
    }
    return {**os.environ, **told, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def _build_all(
    languages: Sequence[str], configuration: Path, staging: Path, surroundings: Mapping[str, str]
) -> Iterator[str]:
    """Build all languages side by side, and give what the site builder said of each."""
    with ThreadPoolExecutor(max_workers=min(len(languages), os.cpu_count() or 1)) as pool:
        builds = [
            pool.submit(_build, configuration, staging / language, language, surroundings) for language in languages
        ]
        for build in builds:
            yield build.result()


def _build(configuration: Path, folder: Path, language: str, surroundings: Mapping[str, str]) -> str:
    """Build one language in a process of its own, which ends when this one does, however that happens."""
    command = [sys.executable, "-P", "-m", "values_exchange.mkdocs_plugin", "build"]
    places = ["--config-file", str(configuration), "--site-dir", str(folder.resolve())]
    reading_end, writing_end = os.pipe()
    try:
        ended = subprocess.run(  # noqa: S603 - our own command
            [*command, *places],
            env={**surroundings, LANGUAGE_VARIABLE: language},
            stdin=reading_end,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    finally:
        os.close(reading_end)
        os.close(writing_end)
    said = "\n".join(_remarks(ended.stdout.strip().splitlines()))
    if ended.returncode != 0:
        raise BuildFailed(language=language, said=said)
    return said


def _remarks(lines: Iterable[str]) -> Iterator[str]:
    """
    Leave out what tells a reader nothing: how a build went on, and where in a program something went wrong.

    MkDocs is not asked to be quiet: it would then not count warnings, and a strict build would not fail on them.

    >>> list(_remarks(["INFO    -  Built", "  to x", "WARNING -  A link.", "Traceback (most …", "  File", "Error: y"]))
    ['WARNING -  A link.', 'Error: y']
    """
    is_left_out = False
    for line in lines:
        is_left_out = line.startswith(("INFO ", "DEBUG ", "Traceback (most ")) or (
            is_left_out and line[:1] in ("", " ")
        )
        if not is_left_out:
            yield line


def _chooser(name: str, languages: Sequence[str]) -> str:
    """Give the page at the root: a list of the languages; where there is one only, it leads there."""
    only = f'<meta http-equiv="refresh" content="0; url={languages[0]}/{START}">' if len(languages) == 1 else ""
    return _CHOOSER.format(
        language=languages[0],
        only=only,
        name=escape(name),
        style=_CHOOSER_STYLE,
        ways="".join(_way(name, language) for language in languages),
    )


def _way(name: str, language: str) -> str:
    """Give the way into one language, in that language: its name, and what awaits the reader."""
    title = Interface(language)("{network}: what cities do, side by side", network=name)
    return (
        f'<li lang="{language}"><a href="{language}/{START}" hreflang="{language}">'
        f"<b>{escape(own_name(language))}</b> <span>{escape(title)}</span></a></li>\n"
    )


_CHOOSER = """\
<!doctype html>
<html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{only}<title>{name}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head><body><header><h1>{name}</h1></header><main><ul>
{ways}</ul></main></body></html>
"""

_CHOOSER_STYLE = """
:root{color-scheme:light dark;--ink:#1d2329;--soft:#4c5865;--line:#c5ced6;--way:#12527d;--paper:#fff;--band:#12436d}
@media (prefers-color-scheme:dark){
:root{--ink:#e6eaee;--soft:#b4bec9;--line:#4a5562;--way:#93c9ee;--paper:#1b1f26;--band:#16324a}
}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
header{padding:1.6rem max(1.2rem,calc(50vw - 30rem));background:var(--band);color:#fff}
h1{margin:0;font-size:1.7rem;line-height:1.2}
main{padding:1.6rem max(1.2rem,calc(50vw - 30rem)) 3rem}
ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:.8rem;
margin:0;padding:0;list-style:none}
a{display:block;height:100%;padding:.8rem 1rem;border:1px solid var(--line);border-left:.25rem solid var(--way);
border-radius:2px;text-decoration:none}
b{display:block;color:var(--way);font-size:1.15rem;text-decoration:underline;text-underline-offset:.2em}
span{color:var(--soft)}
a:hover b{text-decoration-thickness:.15em}
a:focus-visible{outline:3px solid var(--way);outline-offset:2px}
"""
