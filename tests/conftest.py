"""Fixtures that several test modules share: a browser and its pages, the built package; and the order of tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import PageLog, launch_flags, require_browser, require_driver, this_machine, without_search
from tests.building import shared_folder, shared_site
from tests.installing import build_wheel

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# What the package says is asserted in English, whichever language the terminal of the person running the tests speaks.
os.environ["LC_ALL"] = "C.UTF-8"

# Files that are wrong on purpose: a test hands them to mypy, nobody imports them.
collect_ignore = ["typing"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a person who has read what changed write the golden reports anew."""
    parser.addoption("--update-golden", action="store_true", help="write the reports in tests/records/invalid anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the slow tests where processes share the work, so that none waits for the other at the end."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """
    Start Chromium once for all browser tests of a process.

    Playwright keeps an event loop running from then on, so a test that calls `asyncio.run` needs a process of its own.
    """
    from playwright.sync_api import sync_playwright

    lock = shared_folder(tmp_path_factory) / "browser.lock"
    machine = this_machine()
    require_driver(machine, lock=lock)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        program = require_browser(machine, lock=lock, playwrights_own=own)
        chromium = playwright.chromium.launch(executable_path=program, args=launch_flags())
        yield chromium
        chromium.close()


@pytest.fixture
def page_log() -> PageLog:
    """Keep what the pages of this test ask for and complain of."""
    return PageLog()


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, page_log: PageLog) -> Iterator[Page]:
    """
    Open an empty page in a fresh profile; the test fails if it asks another host for anything without leave.

    Pages find nothing when they are searched, unless the test is marked with `search`.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    if request.node.get_closest_marker("search") is None:
        without_search(context)
    page_log.listen(context)
    yield context.new_page()
    context.close()
    assert [] == page_log.to_other_hosts(), "The page asked other hosts. Nothing on a page may come from a third party."


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the site of the example catalogue, built once for all tests that open it."""
    return shared_site(tmp_path_factory)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the package once for all tests of a process that install it."""
    return build_wheel(tmp_path_factory.mktemp("wheel"))
