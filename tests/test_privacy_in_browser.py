"""What a visit tells anybody, which is nothing; and a policy that lets a page do what it is there for, and no more."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from attrs import field, frozen

from tests.axe import NOT_FOUND, visits
from tests.browser import OWN_HOSTS, PageLog, find_browser, launch_flags, this_machine
from tests.building import serving
from tests.repository import ROOT
from tests.test_site_in_browser import ONE_OF_EACH
from values_exchange.pages import Tree, render_tree
from values_exchange.policy import SETTINGS
from values_exchange.reading import read

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

WAYS = ("from a server", "from the disk")
NO_SCRIPTS = frozenset({"briefing"})
"""Types of pages that have no script at all, and no icon: a browser asks its server for one, and finds none."""

KEPT = frozenset({"__palette"})
"""What Material keeps in a browser: whether colours are light or dark."""

_WATCH = """
window.violations = []
addEventListener("securitypolicyviolation", event =>
    window.violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`))
"""
"""Takes down what a policy forbids, in a page and in its frames."""

_STORED = """async () => {
    const there = new Set([...Object.keys(localStorage), ...Object.keys(sessionStorage)])
    for (const one of await indexedDB.databases()) there.add(`database ${one.name}`)
    if (isSecureContext && location.protocol !== "file:") {
        for (const name of await caches.keys()) there.add(`cache ${name}`)
        for (const one of await navigator.serviceWorker.getRegistrations()) there.add(`worker ${one.scope}`)
    }
    return [...there]
}"""

_WORKS = """() => ({
    bundle: document.documentElement.classList.contains("js"),
    ours: document.querySelector('label[for="__drawer"][role="button"]') !== null,
    inline: typeof __md_get === "function",
    style: getComputedStyle(document.querySelector(".md-header")).position === "sticky",
})"""
"""Whether the script of the theme, ours and the one that stands in the page have run, and the style sheet is there."""


@frozen(kw_only=True)
class Seen:
    """What one page did: what its policy forbade, what it complained of, what it left behind, what worked."""

    violations: Sequence[str]
    complaints: Sequence[str]
    stored: Sequence[str]
    works: Mapping[str, bool]


@frozen(kw_only=True)
class Walk:
    """A visit of every type of page by one browser: what each page did, the cookies, and what they asked for."""

    way: str
    pages: Mapping[str, Seen]
    cookies: Sequence[str]
    requests: Sequence[str]


@cache
def tree() -> Tree:
    """Render the pages of the example catalogue, to know which there are."""
    return render_tree(read(ROOT / "examples").catalogue)


def places() -> dict[str, str]:
    """Give the address of a page of each type, in the site of one language; one for what is not there it has not."""
    return {visit.kind: visit.address for visit in visits(tree(), ONE_OF_EACH) if visit.address != NOT_FOUND}


@contextmanager
def home_of(site: Path, way: str) -> Iterator[str]:
    """Give the address of the English site, on a server of this machine or on its disk."""
    if way == "from the disk":
        yield (site / "en").as_uri()
        return
    with serving(site / "en") as address:
        yield address


def settled(page: Page) -> None:
    """Wait until a page that has loaded has nothing more to do at once."""
    page.evaluate("() => new Promise(done => requestIdleCallback(done, {timeout: 1000}))")


def violations_of(page: Page) -> list[str]:
    """Give what the policy forbade in a page and in its frames."""
    return [one for frame in page.frames for one in frame.evaluate("window.violations ?? []")]


@pytest.fixture(scope="module", params=WAYS)
def walk(
    request: pytest.FixtureRequest, site: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Walk:
    """Open a page of each type in a browser that writes down every request it makes, and close it again."""
    written = tmp_path_factory.mktemp("requests") / "log.json"
    flags = [*launch_flags(), f"--log-net-log={written}"]
    own = browser.browser_type.launch(executable_path=find_browser(this_machine()), args=flags)
    context = own.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark")
    context.add_init_script(_WATCH)
    pages: dict[str, Seen] = {}
    log = PageLog()
    log.listen(context)
    page = context.new_page()
    with home_of(site, request.param) as home:
        for kind, address in places().items():
            log.complaints.clear()
            page.goto(f"{home}/{address}")
            settled(page)
            pages[kind] = Seen(
                violations=violations_of(page),
                complaints=tuple(log.complaints),
                stored=page.evaluate(_STORED),
                works={} if kind in NO_SCRIPTS else page.evaluate(_WORKS),
            )
    cookies = [str(cookie.get("name")) for cookie in context.cookies()]
    own.close()
    requests = requests_of_pages(json.loads(written.read_text("utf-8")))
    return Walk(way=request.param, pages=pages, cookies=cookies, requests=requests)


def requests_of_pages(log: Mapping[str, Any]) -> list[str]:
    """Give the addresses that pages asked for, by the log of a browser, which asks its maker for things of its own."""
    told = [event.get("params", {}) for event in log["events"]]
    return [str(one["url"]) for one in told if one.get("initiator", "not an origin") != "not an origin"]


def test_nobody_else_is_asked(walk: Walk) -> None:
    """By Chromium's own log, pages ask no other host than theirs for anything, and from a disk none at all."""
    assert (walk.way == "from a server") is any(url.endswith("/assets/values.js") for url in walk.requests)
    assert [] == [url for url in walk.requests if (urlsplit(url).hostname or "127.0.0.1") not in OWN_HOSTS]


def test_nothing_is_left_behind(walk: Walk) -> None:
    """No cookie, database, cache or worker; of what a browser can keep, only whether colours are light or dark."""
    kept = {
        kind: [key for key in seen.stored if key.rpartition(".")[2] not in KEPT] for kind, seen in walk.pages.items()
    }

    assert [] == walk.cookies
    assert {} == {kind: keys for kind, keys in kept.items() if keys}


def test_a_page_of_each_type_works_under_its_policy(walk: Walk) -> None:
    """Nothing a page does is forbidden, nothing complains, and its scripts and style sheets have done their work."""
    assert {*ONE_OF_EACH, "hand-written", "problem", "briefing"} == set(walk.pages)
    assert {} == {kind: seen.violations for kind, seen in walk.pages.items() if seen.violations}
    assert {} == {
        kind: seen.complaints for kind, seen in walk.pages.items() if kind not in NO_SCRIPTS and seen.complaints
    }
    assert {} == {kind: seen.works for kind, seen in walk.pages.items() if not all(seen.works.values())}
    assert {kind for kind, seen in walk.pages.items() if not seen.works} == NO_SCRIPTS


@pytest.fixture
def watched(browser: Browser, page_log: PageLog) -> Iterator[BrowserContext]:
    """Give a fresh profile in which each page takes down what its policy forbids."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.add_init_script(_WATCH)
    page_log.listen(context)
    yield context
    context.close()


def use(page: Page, home: str) -> None:
    """Compare two programmes, filter the list, and search for a street, as somebody does who came for that."""
    page.goto(f"{home}/compare.html?programmes=duesseldorf/welcome-points,zurich/volunteering-both-ways")
    page.locator(".ve-cmp-choosing table").wait_for()
    assert ["Düsseldorf", "Zurich"] == page.locator(".ve-cmp-choosing thead .ve-city").all_text_contents()
    assert [] == violations_of(page)

    page.goto(f"{home}/programmes.html")
    page.locator(".ve-filters").wait_for()
    before = page.locator(".ve-entry:visible").count()
    boxes = page.locator('[data-facet="country"]')
    if boxes.get_attribute("open") is None:
        boxes.locator("summary").click()
    boxes.locator("input").first.check()
    page.locator(".ve-chips button").first.wait_for()
    assert 0 < page.locator(".ve-entry:visible").count() < before
    assert [] == violations_of(page)

    box = page.get_by_role("textbox", name="Search")
    box.click()
    page.keyboard.insert_text("munsterstrasse")
    page.keyboard.press("Shift")
    page.locator('.md-search-result__item a[href*="duesseldorf/welcome-points"]').first.wait_for(timeout=20_000)
    assert [] == violations_of(page)
    box.press("Enter")
    page.wait_for_url("**/programmes/duesseldorf/welcome-points.html*")
    assert [] == violations_of(page)


@pytest.mark.parametrize("way", WAYS)
def test_compare_filters_and_search_work_under_the_policy(
    site: Path, watched: BrowserContext, page_log: PageLog, way: str
) -> None:
    """What needs scripts works: choosing, filtering, and searching in a worker, or in a frame where there is none."""
    page = watched.new_page()
    with home_of(site, way) as home:
        use(page, home)

    assert [] == page_log.complaints
    assert [] == page_log.to_other_hosts()
    assert [] == watched.cookies()


def test_all_works_with_the_headers_of_the_server_settings(
    site: Path, watched: BrowserContext, page_log: PageLog
) -> None:
    """One policy for a whole server, as it is written beside the site, forbids none of its pages what they need."""
    written = (site / SETTINGS / "_headers").read_text("utf-8")
    headers = re.findall(r"^  ([\w-]+): (.+)$", written, re.MULTILINE)

    class Server(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def end_headers(self) -> None:
            for name, value in headers:
                self.send_header(name, value)
            super().end_headers()

    page = watched.new_page()
    with running(partial(Server, directory=str(site))) as home:
        use(page, f"{home}/en")
        answer = page.goto(f"{home}/en/index.html")
        assert answer is not None
        assert {name.lower(): value for name, value in headers}.items() <= answer.headers.items()

    assert {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"} <= dict(headers).keys()
    assert [] == page_log.complaints


def test_the_list_of_languages_has_its_style(site: Path, watched: BrowserContext) -> None:
    """The page at the root, a document of its own with a style in it, looks as it should and forbids itself nothing."""
    page = watched.new_page()
    page.route("**/en/index.html", lambda route: route.fulfill(status=204))
    page.goto((site / "index.html").as_uri(), wait_until="domcontentloaded")

    assert "rgb(18, 67, 109)" == page.evaluate("getComputedStyle(document.querySelector('header')).backgroundColor")
    assert [] == violations_of(page)


@contextmanager
def running(handler: object) -> Iterator[str]:
    """Run a server on this machine and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:  # type: ignore[arg-type] # a class or a partial
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@frozen
class Stranger:
    """Somebody else's server, which takes down what it is asked for."""

    asked: list[str] = field(factory=list)

    @contextmanager
    def listening(self) -> Iterator[str]:
        """Answer everything, and give the address: a name other than that of the site."""
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(204)
                self.end_headers()

        with running(Handler) as address:
            yield address.replace("127.0.0.1", "localhost")


_PUT_IN = """
<script>window.ran = ["script"]</script>
<img src="{other}/picture.png" onerror="(window.ran ??= []).push('handler')" alt="">
<p id="press" onclick="(window.ran ??= []).push('click')">press</p>
<a id="follow" href="javascript:(window.ran ??= []).push('address')">follow</a>
<style>h1 {{ background: url("{other}/background.png") }} #press {{ color: rgb(1, 2, 3) }}</style>
<link rel="stylesheet" href="{other}/style.css">
<script src="{other}/script.js"></script>
<iframe src="{other}/frame.html"></iframe>
<form id="send" action="{other}/form" method="get"><button>send</button></form>
"""
"""What somebody might get into a page: things that run, things that ask another host, and a form that sends to it."""

_STATED = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def attacked(site: Path, folder: Path, other: str, *, with_policy: bool) -> Path:
    """Copy a page of the site into a folder, with things put into it that do not belong there."""
    shutil.copytree(site / "en" / "assets", folder / "assets")
    html = (site / "en" / "privacy.html").read_text("utf-8")
    assert 1 == len(_STATED.findall(html))
    html = html if with_policy else _STATED.sub("", html)
    assert "</article>" in html
    (folder / "privacy.html").write_text(
        html.replace("</article>", f"{_PUT_IN.format(other=other)}</article>"), "utf-8"
    )
    return folder


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("with_policy", [True, False], ids=["as it is built", "without its policy"])
def test_what_is_put_into_a_page_does_not_run_and_asks_nobody(
    site: Path, tmp_path: Path, watched: BrowserContext, way: str, *, with_policy: bool
) -> None:
    """A script, a handler or an address that runs does nothing, and another host is not asked; without policy it is."""
    stranger, page = Stranger(), watched.new_page()
    with stranger.listening() as other:
        folder = attacked(site, tmp_path / "copy", other, with_policy=with_policy)
        with running(partial(Quiet, directory=str(folder))) as server:
            home = server if way == "from a server" else folder.as_uri()
            page.goto(f"{home}/privacy.html")
            page.locator("#press").click()
            page.locator("#follow").click()
            settled(page)
            ran = page.evaluate("window.ran ?? []")
            colour = page.evaluate("getComputedStyle(document.querySelector('#press')).color")
            forbidden = {one.partition(":")[0] for one in violations_of(page)}
            works = page.evaluate(_WORKS)
            page.evaluate("document.querySelector('#send').requestSubmit()")
            page.wait_for_timeout(300)

    assert all(works.values()), "what belongs to the page works all the same"
    if with_policy:
        assert [] == ran
        assert [] == stranger.asked
        assert colour != "rgb(1, 2, 3)"
        kinds = {"script-src-elem", "script-src-attr", "style-src-elem", "img-src", "frame-src"}
        assert kinds <= forbidden
    else:
        assert {"script", "handler", "click", "address"} == set(ran)
        paths = {path.rstrip("?") for path in stranger.asked}
        assert {"/picture.png", "/background.png", "/style.css", "/script.js", "/frame.html", "/form"} <= paths
        assert colour == "rgb(1, 2, 3)"


class Quiet(SimpleHTTPRequestHandler):
    """A plain static host that says nothing of what it does."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""
