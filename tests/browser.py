"""
A browser for the tests: found, or installed where that may be done, or asked for; and what a page did in it.

Looked for in this order: the path in `CHROME_PATH`, an installed Chrome or Chromium, Playwright's own Chromium, and,
for root on Debian, the distribution's package. Without any of them the tests fail and say what to install.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import field, frozen

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Route

COMMANDS = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "chrome",
    "microsoft-edge",
    "msedge",
)
"""Names under which a browser of the Chromium family is called from a command line."""

LINUX_PLACES = (
    "/usr/bin/google-chrome",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/lib/chromium/chromium",
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
)
MACOS_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PLACES = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
"""Places below the folders of programs that Windows names in its environment."""

BROWSER_PACKAGES = ("chromium", "fonts-dejavu-core", "fonts-noto-core")
DRIVER_PACKAGES = ("libatomic1",)
"""Debian's packages: a browser with letters for all languages, and what Playwright's driver needs on a bare system."""

QUIET_FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    # Scripts are compiled and cleared up after by the process that runs them, not by threads beside it: test processes
    # fill the cores already, and the same visits cost a fifth less.
    "--js-flags=--single-threaded",
    # No name is looked up but this machine's own: no page under test reaches anyone, whatever it asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]",
)

OWN_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})

WHAT_TO_INSTALL = (
    "No Chrome or Chromium was found for the browser tests. Do one of these: install Google Chrome or Chromium; "
    f"on Debian or Ubuntu run `sudo apt-get install --no-install-recommends {' '.join(BROWSER_PACKAGES)}`; "
    "run `python -m playwright install chromium`; or set CHROME_PATH to the browser's program. "
    "`make test-fast` runs the tests that need no browser."
)

WHAT_THE_DRIVER_NEEDS = (
    "Playwright's driver does not start, which `python -m playwright --version` shows. "
    f"On Debian or Ubuntu run `sudo apt-get install {' '.join(DRIVER_PACKAGES)}`. "
    "`make test-fast` runs the tests that need no browser."
)


class NoBrowserError(Exception):
    """No browser to run the tests with; the message says what to do."""


@frozen(kw_only=True)
class Machine:
    """What decides where a browser is looked for: asked of the real machine once, made up in tests."""

    platform: str
    environment: Mapping[str, str]
    may_install: bool
    which: Callable[[str], str | None] = shutil.which
    is_file: Callable[[Path], bool] = Path.is_file
    succeeds: Callable[[tuple[str, ...]], bool]
    run: Callable[[tuple[str, ...]], None]


def this_machine() -> Machine:
    """Describe the machine that the tests run on."""
    return Machine(
        platform=sys.platform,
        environment=os.environ,
        may_install=is_root() and Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None,
        succeeds=succeeds,
        run=run,
    )


def is_root() -> bool:
    """Tell whether the tests run as root; nobody is root on Windows."""
    return sys.platform != "win32" and os.geteuid() == 0


def usual_places(machine: Machine) -> tuple[Path, ...]:
    """Give the places where browsers are installed on a system of this kind."""
    if machine.platform == "darwin":
        return tuple(Path(place) for place in MACOS_PLACES)
    if machine.platform == "win32":
        folders = (machine.environment.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"))
        return tuple(Path(folder, place) for folder in folders if folder for place in WINDOWS_PLACES)
    return tuple(Path(place) for place in LINUX_PLACES)


def find_browser(machine: Machine, playwrights_own: Path | None = None) -> Path | None:
    """
    Give the program of an installed browser, or nothing.

    Raises:
        NoBrowserError: if CHROME_PATH names a file that is not there.
    """
    if wanted := machine.environment.get("CHROME_PATH"):
        if machine.is_file(Path(wanted)):
            return Path(wanted)
        raise NoBrowserError(f"CHROME_PATH is {wanted}, and there is no such file. {WHAT_TO_INSTALL}")
    for command in COMMANDS:
        if found := machine.which(command):
            return Path(found)
    places = usual_places(machine) if playwrights_own is None else (*usual_places(machine), playwrights_own)
    return next((place for place in places if machine.is_file(place)), None)


def require_browser(machine: Machine, *, lock: Path, playwrights_own: Path | None = None) -> Path:
    """
    Give the program of a browser, installing Debian's where that may be done.

    Raises:
        NoBrowserError: if there is none and none may or can be installed.
    """
    if find_browser(machine, playwrights_own) is None:
        install(machine, BROWSER_PACKAGES, lock=lock, unless=lambda: find_browser(machine, playwrights_own) is not None)
    found = find_browser(machine, playwrights_own)
    if found is None:
        raise NoBrowserError(WHAT_TO_INSTALL)
    return found


def require_driver(machine: Machine, *, lock: Path) -> None:
    """
    See to it that Playwright's driver starts, installing what it lacks where that may be done.

    Raises:
        NoBrowserError: if it does not start and what it lacks may not or cannot be installed.
    """
    if not driver_starts(machine):
        install(machine, DRIVER_PACKAGES, lock=lock, unless=lambda: driver_starts(machine))
        if not driver_starts(machine):
            raise NoBrowserError(WHAT_THE_DRIVER_NEEDS)


def driver_starts(machine: Machine) -> bool:
    """Tell whether Playwright's driver, a program of its own, runs on this machine."""
    return machine.succeeds((sys.executable, "-m", "playwright", "--version"))


def install(machine: Machine, packages: tuple[str, ...], *, lock: Path, unless: Callable[[], bool]) -> None:
    """
    Install Debian's packages where that may be done, and do nothing elsewhere.

    Test processes side by side take turns at `lock`, so that the second finds what the first installed.
    """
    if machine.may_install:
        with one_at_a_time(lock):
            if not unless():
                machine.run(("apt-get", "update"))
                machine.run(("apt-get", "install", "-y", "--no-install-recommends", *packages))


def succeeds(command: tuple[str, ...]) -> bool:
    """Tell whether a command runs to its end without an error."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def run(command: tuple[str, ...]) -> None:
    """
    Run a command of the package manager to its end.

    Raises:
        NoBrowserError: if it fails, with the end of what it said.
    """
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise NoBrowserError(f"`{' '.join(command)}` failed: {result.stderr[-1000:]} {WHAT_TO_INSTALL}")


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Let one process at a time through; only systems that have apt come here, so Windows needs no lock."""
    if sys.platform != "win32":
        import fcntl

        with lock.open("w", encoding="utf-8") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
    else:
        yield


def launch_flags() -> list[str]:
    """Give the flags that the browser is started with; root may start it only without its sandbox."""
    return [*QUIET_FLAGS, "--no-sandbox"] if is_root() else list(QUIET_FLAGS)


SEARCH_INDEX = re.compile(r"/search/search_index\.(json|js)$")
_NOTHING_TO_FIND = '{"config": {"lang": ["en"], "separator": " ", "pipeline": [], "fields": {}}, "docs": []}'


def without_search(context: BrowserContext) -> None:
    """
    Give pages an index of nothing to search.

    The theme makes the search ready whenever a page is loaded, which costs a third of the whole visit; only where
    somebody searches is it worth that.
    """
    context.route(SEARCH_INDEX, _answer_nothing)


def with_search(context: BrowserContext) -> None:
    """Let the pages that are opened from now on be searched again."""
    context.unroute(SEARCH_INDEX, _answer_nothing)


def _answer_nothing(route: Route) -> None:
    before = "var __index = " if route.request.url.endswith(".js") else ""
    kind = "text/javascript" if before else "application/json"
    route.fulfill(body=f"{before}{_NOTHING_TO_FIND}", content_type=kind)


def with_style(page: Page, style: str) -> None:
    """Add rules to the style of a page, from outside: the page's own policy lets no `<style>` be put into it."""
    page.evaluate(
        """rules => {
            const sheet = new CSSStyleSheet()
            sheet.replaceSync(rules)
            document.adoptedStyleSheets.push(sheet)
        }""",
        style,
    )


def until(page: Page, holds: str, *, within: float = 10) -> None:
    """
    Wait until something holds on a page, asked again and again from outside, for some seconds at most.

    Playwright's own `wait_for_function` asks from inside, which the page's policy forbids unless it holds at once.
    """
    last = time.monotonic() + within
    while not page.evaluate(holds):
        assert time.monotonic() < last, f"After {within} seconds there is still not: {holds}"
        page.wait_for_timeout(20)


@frozen(kw_only=True)
class PageLog:
    """
    What the pages of one test did: which addresses they asked for, and what they complained of.

    A test that means to ask another host says so beforehand: `page_log.allowed_hosts.add("example.org")`.
    """

    requests: list[str] = field(factory=list)
    complaints: list[str] = field(factory=list)
    allowed_hosts: set[str] = field(factory=set)

    def listen(self, context: BrowserContext) -> None:
        """Take down what all pages of a browser context do from now on: requests, console errors, uncaught errors."""
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)

    def to_other_hosts(self) -> list[str]:
        """Give the requests that left this machine without leave."""
        known = OWN_HOSTS | self.allowed_hosts
        return [url for url in self.requests if (host := urlsplit(url).hostname) and host not in known]
