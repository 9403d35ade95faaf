"""
The part of the audit that builds the tree of `values-exchange pages` with other site builders than MkDocs.

Each builder has an environment of its own, made when it is asked for in a folder that git leaves out.
"""

from __future__ import annotations

import sys
import tempfile
import venv
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from attrs import frozen

from scripts.audit_tools import run
from tests.linkcheck import broken_links, site_in

SETTINGS = """\
site_name: Records
use_directory_urls: false
theme: {theme}
extra_css: [assets/values.css]
extra_javascript: [assets/values.js]
markdown_extensions: [attr_list, {{toc: {{permalink: true}}}}]
plugins: [search]
"""
"""The settings of a site of one's own, as the documentation tells them."""

_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_LONG_ENOUGH = 12
"""Letters of a text that says which page it stands on; shorter ones stand on every page."""


@frozen(kw_only=True)
class Builder:
    """A site builder: what is installed, how it is called, and where it writes what its search knows."""

    packages: Sequence[str]
    command: Sequence[str]
    settings: str
    theme: str
    search: str


BUILDERS: Mapping[str, Builder] = {
    "zensical": Builder(
        packages=("zensical",),
        command=("zensical", "build"),
        settings="mkdocs.yml",
        theme="{name: material, font: false}",
        search="search.json",
    ),
    "properdocs": Builder(
        packages=("properdocs", "properdocs-theme-mkdocs"),
        command=("properdocs", "build", "--strict"),
        settings="properdocs.yml",
        theme="mkdocs",
        search="search/search_index.json",
    ),
}


def builders(catalogue: Path, *, cache: Path) -> dict[str, Any]:
    """
    Build the pages of a catalogue with each builder; give its version, the pages, and what is wrong with its site.

    Raises:
        AuditFailed: if a builder cannot be installed, or does not build.
    """
    found: dict[str, Any] = {}
    for name, builder in BUILDERS.items():
        programs = environment(cache / name, builder.packages)
        with tempfile.TemporaryDirectory(prefix="audit-") as folder:
            docs, site = Path(folder, "docs"), Path(folder, "site")
            written = ["pages", str(catalogue), "--language", "en", "--out", str(docs)]
            run([sys.executable, "-m", "values_exchange", *written])
            Path(folder, builder.settings).write_text(SETTINGS.format(theme=builder.theme), encoding="utf-8")
            run([programs / builder.command[0], *builder.command[1:]], folder=Path(folder))
            found[name] = {
                "version": version_in(programs, name),
                "pages": len(list(docs.rglob("*.md"))),
                "problems": list(problems_of(docs, site, builder.search)),
            }
    return found


def environment(folder: Path, packages: Sequence[str]) -> Path:
    """
    Give the folder of the programs of an environment, made if it is not there yet.

    Raises:
        AuditFailed: if the packages cannot be installed.
    """
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    stamp = folder / ".set-up"
    if not stamp.is_file():
        venv.create(folder, clear=True, with_pip=True)
        run([programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages])
        stamp.touch()
    return programs


def version_in(programs: Path, package: str) -> str:
    """Give the version of a package in an environment."""
    asked = f"from importlib.metadata import version; print(version({package!r}))"
    return run([programs / "python", "-c", asked]).strip()


def problems_of(docs: Path, site: Path, search: str) -> Iterator[str]:
    """Say what is wrong with a built site: pages that are not there or lack words, links, files, the search."""
    if not site.is_dir():
        yield "There is no site."
        return
    built = site_in(site)
    for file in sorted(docs.rglob("*")):
        path = file.relative_to(docs).as_posix()
        if not file.is_file() or path.startswith("."):
            continue
        address = f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path
        if address not in built:
            yield f"{address} is missing"
        elif path.endswith(".md"):
            there = letters(" ".join(texts_of(built[address])))
            lost = [text for text in texts_of(file.read_text("utf-8")) if letters(text) not in there]
            if lost:
                yield f"{address} lacks {len(lost)} texts, such as “{lost[0][:60]}”"
    # The page for what is not there is shown at any address, so its links begin at the root.
    lost_page = {"404.html": built["404.html"].replace('="/', '="')} if "404.html" in built else {}
    yield from broken_links({**built, **lost_page})
    known = letters((site / search).read_text("utf-8")) if (site / search).is_file() else ""
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix().removesuffix(".md")
        if letters(f"{path}.html") not in known:
            yield f"the search does not know {path}.html"


class _Texts(HTMLParser):
    """Collects the texts that stand inside elements; what Markdown writes itself stands outside of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open and not {"script", "style"} & set(self.open):
            self.texts.append(data)


def texts_of(html: str) -> list[str]:
    """
    Give the texts inside the elements of a page that are long enough to tell it by.

    >>> texts_of("# Title <p>Volunteers at <b>Düsseldorf</b> help newcomers.</p>")
    ['Volunteers at ', ' help newcomers.']
    """
    reader = _Texts()
    reader.feed(html)
    reader.close()
    return [text for text in reader.texts if len(letters(text)) >= _LONG_ENOUGH]


def letters(text: str) -> str:
    """
    Give the letters and digits of a text alone: builders change spaces, quotes and dashes.

    >>> letters("“Help” – 24/7")
    'Help247'
    """
    return "".join(filter(str.isalnum, text))
