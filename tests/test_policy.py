"""The policies of built pages: each as tight as its page allows, none where a page is part of somebody else's site."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import define, field
from hypothesis import given
from hypothesis import strategies as st

from tests.building import LANGUAGES
from tests.test_mkdocs_plugin import MATERIAL, built, written
from values_exchange.policy import SETTINGS, Inline, inline_of, policy, settings, stated_in, with_policy, write_settings

NAME = "content-security-policy"
NO_ICON = "data:,"
"""What a page without an icon states, so that no browser asks the server for one: it holds nothing."""


@define
class Head(HTMLParser):
    """What a browser reads of a page: its policies, the scripts and styles that stand in it, handlers, and links."""

    policies: list[str] = field(factory=list)
    scripts: list[str] = field(factory=list)
    styles: list[str] = field(factory=list)
    style_attributes: list[str] = field(factory=list)
    handlers: list[str] = field(factory=list)
    loaded: list[str] = field(factory=list)
    first: str = ""
    _into: list[str] | None = None

    def __attrs_pre_init__(self) -> None:
        """Begin as a parser does."""
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a policy decides about, and what comes before it."""
        found = {name: value or "" for name, value in attrs}
        if tag == "meta" and found.get("http-equiv", "").lower() == NAME:
            self.policies.append(found["content"])
        elif tag not in ("html", "head") and "charset" not in found and not self.policies:
            self.first = self.first or tag
        self.handlers += [name for name in found if name.startswith("on")]
        self.style_attributes += [found["style"]] if "style" in found else []
        self.loaded += [found["src"]] if "src" in found else []
        is_loaded = tag == "link" and found.get("rel") not in ("canonical", "alternate", "next", "prev", "edit")
        self.loaded += [found["href"]] if is_loaded else []
        runs = tag == "script" and "src" not in found and found.get("type", "") != "application/json"
        self._into = self.scripts if runs else self.styles if tag == "style" else None
        if self._into is not None:
            self._into.append("")

    def handle_data(self, data: str) -> None:
        """Note the text of a script or a style."""
        if self._into is not None:
            self._into[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """End a script or a style."""
        if tag in ("script", "style"):
            self._into = None


def read(html: str) -> Head:
    """Read a page as a browser does."""
    head = Head()
    head.feed(html)
    return head


def pages_of(folder: Path) -> dict[str, Head]:
    """Read the pages below a folder, by their paths."""
    return {path.relative_to(folder).as_posix(): read(path.read_text("utf-8")) for path in folder.rglob("*.html")}


def digests(texts: Iterable[str]) -> set[str]:
    """Give the digests of texts, as a policy writes them."""
    return {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts}


def sources(stated: str, name: str) -> set[str]:
    """Give the sources that a policy names for one kind of thing."""
    lines = {line.split()[0]: set(line.split()[1:]) for line in stated.split(";")}
    return lines[name]


THOROUGHLY = ("en", "el")
"""Languages whose pages are read tag by tag, which is slow; those of the others are held to the same by their text."""


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Head]:
    """Read the page at the root of the site, and all pages of some languages."""
    below = {f"{name}/{path}": page for name in THOROUGHLY for path, page in pages_of(site / name).items()}
    return {"index.html": read((site / "index.html").read_text("utf-8")), **below}


def test_each_built_page_states_a_policy_of_its_own_scripts(pages: dict[str, Head]) -> None:
    """One policy, before all that is loaded, with the digests of what stands in that page and nothing that opens it."""
    assert {"index.html", "en/index.html", "en/programmes.html", "en/guide/records.html"} <= pages.keys()
    assert {} == {path: page.policies for path, page in pages.items() if len(page.policies) != 1}
    assert {} == {path: page.first for path, page in pages.items() if page.first}
    assert {} == {
        path: page.policies
        for path, page in pages.items()
        if sources(page.policies[0], "script-src") != {"'self'"} | digests(page.scripts)
        or sources(page.policies[0], "style-src") != {"'self'"} | digests(page.styles)
    }
    stated = {page.policies[0] for page in pages.values()}
    assert not any("unsafe" in one or "http" in one or "*" in one for one in stated)
    assert {"'none'"} == {source for one in stated for source in sources(one, "default-src")}


def test_no_built_page_needs_more_than_its_site(pages: dict[str, Head]) -> None:
    """No handler or style stands in an element, and what a page loads, or connects to beforehand, is its own."""
    assert {} == {path: page.handlers for path, page in pages.items() if page.handlers}
    assert {} == {path: page.style_attributes for path, page in pages.items() if page.style_attributes}
    assert {} == {
        path: page.loaded
        for path, page in pages.items()
        if any(one != NO_ICON and (":" in one or "//" in one) for one in page.loaded)
    }
    assert any(page.scripts for page in pages.values())


def test_the_pages_of_every_language_state_what_stands_in_them(site: Path) -> None:
    """In no language does a page state more or less than what it holds, and nowhere is more held than in English."""
    holds: dict[str, Inline] = {}
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        found = inline_of(html)
        assert (path, policy(found)) == (path, stated_in(html))
        assert not found.attributes, path
        language = path.relative_to(site).parts[0]
        holds[language] = holds.get(language, Inline()) | found

    assert {*LANGUAGES, "index.html"} == holds.keys()
    assert {len(holds["en"].styles)} == {len(holds[language].styles) for language in LANGUAGES}


def test_a_whole_server_allows_what_its_pages_do(site: Path) -> None:
    """The policy for a server names what the pages name, each once, and says who may show them in a frame."""
    stated = {stated_in(path.read_text("utf-8")) or "" for path in site.rglob("*.html")}
    written = {file.name: file.read_text("utf-8") for file in (site / SETTINGS).iterdir()}
    said = {name: re.findall(r"Content-Security-Policy:? \"?([^\"\n]+)", text) for name, text in written.items()}

    assert {"nginx.conf", "apache.conf", "_headers"} == said.keys()
    assert 1 == len({tuple(one) for one in said.values()})
    whole = said["nginx.conf"][0]
    for name in ("script-src", "style-src"):
        assert sources(whole, name) == {source for one in stated for source in sources(one, name)}
    assert {"'self'"} == sources(whole, "frame-ancestors")


def test_what_runs_is_told_from_data() -> None:
    """A script of JavaScript, a module or a map of imports needs leave; data and a script in a file need none."""
    html = """<head><meta charset="utf-8"><script>one()</script><SCRIPT type='module' data-x="a>b">two()</SCRIPT >
        <script type="application/json">{"three": 3}</script><script src="four.js">four</script>
        <script data-src="x">five()</script><script type=importmap>{}</script><script type="text/plain">six</script>
        <style media="print">h1 {}</style><p style="color: red" onclick="seven()">style="x"</p>
        <td style='a: "b&amp;c"'>"""
    found = inline_of(html)

    assert digests(["one()", "two()", "five()", "{}"]) == found.scripts
    assert digests(["h1 {}"]) == found.styles
    assert digests(["color: red", 'a: "b&c"']) == found.attributes
    assert "'unsafe-hashes'" in sources(policy(found), "style-src")
    assert "'unsafe-hashes'" not in sources(policy(found), "script-src")


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="<\0", exclude_categories=["Cs"])), max_size=4))
def test_the_digest_is_that_of_what_a_browser_reads(texts: list[str]) -> None:
    """Whatever stands in a script, with any ends of lines: it is hashed as HTML says it is read."""
    html = "".join(f"<script>{text}</script>" for text in texts)
    browsers = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]

    assert digests(browsers) == inline_of(html).scripts


def test_a_policy_is_stated_once() -> None:
    """A page that states a policy keeps it, ours or its author's; what is no document is left as it is."""
    page = '<!doctype html><html><head><meta charset="utf-8"><title>A</title></head><body></body></html>'
    once = with_policy(page)

    assert once.startswith('<!doctype html><html><head><meta charset="utf-8">\n<meta http-equiv=')
    assert once == with_policy(once)
    assert stated_in(page) is None
    assert policy(Inline()) == stated_in(once)
    assert policy(Inline()) == stated_in(with_policy("<head><title>A</title>"))
    assert "<p>A part of a page" == with_policy("<p>A part of a page")


def test_a_site_without_policies_is_told_nothing(tmp_path: Path) -> None:
    """Beside the pages of somebody else's site, whose policy is theirs, no settings are written."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.html").write_text("<head><title>A</title>", "utf-8")
    (tmp_path / "index.html").write_text(with_policy("<head><title>A</title>"), "utf-8")
    write_settings(tmp_path)

    assert not (tmp_path / SETTINGS).exists()


def test_a_page_put_among_the_others_is_allowed_what_stands_in_it(tmp_path: Path) -> None:
    """The policy for a server counts a page of somebody's own, which states none."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.html").write_text(with_policy("<head><title>A</title>"), "utf-8")
    (tmp_path / "en" / "own.html").write_text("<head><script>own()</script>", "utf-8")
    write_settings(tmp_path)

    assert digests(["own()"]).pop() in (tmp_path / SETTINGS / "nginx.conf").read_text("utf-8")
    assert "own" not in "".join(settings(Inline()).values())


@pytest.mark.parametrize("turned_off", [False, True])
def test_a_site_of_the_records_states_policies_unless_it_is_told_not_to(tmp_path: Path, *, turned_off: bool) -> None:
    """Where the records are the whole site, all pages have a policy, `404.html` too; somebody's own file has none."""
    options: dict[str, object] = {"folder": "", **({"content_security_policy": False} if turned_off else {})}
    site = written(tmp_path, {**MATERIAL, "site_url": "https://atlantis.example/"}, options=options)
    (site.folder / "docs" / "index.md").unlink()
    (site.folder / "docs" / "own.html").write_text(
        "<html><head><meta charset='utf-8'></head><body onload='x()'>", "utf-8"
    )
    pages = pages_of(built(site).built)
    stating = {path for path, page in pages.items() if page.policies}

    assert "404.html" in pages
    assert (set() if turned_off else pages.keys() - {"own.html"}) == stating


def test_pages_in_somebody_elses_site_state_no_policy(tmp_path: Path) -> None:
    """In the folder of another site, neither their pages nor ours get one: what that site loads is not known."""
    pages = pages_of(built(written(tmp_path, MATERIAL, options={})).built)

    assert any(path.startswith("exchange/briefings/") for path in pages)
    assert [] == [path for path, page in pages.items() if page.policies]
