"""The browser of the tests: where it is looked for, and that what its pages do is seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import (
    BROWSER_PACKAGES,
    DRIVER_PACKAGES,
    WHAT_THE_DRIVER_NEEDS,
    WHAT_TO_INSTALL,
    Machine,
    NoBrowserError,
    PageLog,
    find_browser,
    require_browser,
    require_driver,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Apt:
    """A made-up package manager: it keeps what it was asked to do, and what is installed."""

    def __init__(self) -> None:
        """Begin with nothing installed."""
        self.asked: list[str] = []
        self.commands: dict[str, str] = {}
        self.has_driver = False

    def run(self, command: tuple[str, ...]) -> None:
        """Do as apt-get would."""
        self.asked.append(" ".join(command))
        if set(BROWSER_PACKAGES) <= set(command):
            self.commands["chromium"] = "/usr/bin/chromium"
        if set(DRIVER_PACKAGES) <= set(command):
            self.has_driver = True


def machine(
    *files: str,
    apt: Apt | None = None,
    commands: dict[str, str] | None = None,
    platform: str = "linux",
    environment: dict[str, str] | None = None,
) -> Machine:
    """Make up a machine that has only these files and commands, and perhaps a package manager."""
    manager = apt or Apt()
    manager.commands.update(commands or {})
    return Machine(
        platform=platform,
        environment=environment or {},
        may_install=apt is not None,
        which=manager.commands.get,
        is_file=lambda path: path.as_posix() in files,
        succeeds=lambda _command: manager.has_driver,
        run=manager.run,
    )


def test_the_named_browser_comes_first() -> None:
    """CHROME_PATH decides, whatever else is installed."""
    found = find_browser(
        machine("/my/chrome", commands={"chromium": "/usr/bin/chromium"}, environment={"CHROME_PATH": "/my/chrome"})
    )

    assert Path("/my/chrome") == found


def test_a_named_browser_that_is_not_there_is_an_error() -> None:
    """A mistyped CHROME_PATH is not silently passed over."""
    with pytest.raises(NoBrowserError, match="CHROME_PATH is /my/chrome, and there is no such file"):
        find_browser(machine(environment={"CHROME_PATH": "/my/chrome"}))


def test_a_browser_on_the_command_line_comes_second() -> None:
    """What the shell would start is taken before what lies about."""
    found = find_browser(machine("/usr/bin/chromium", commands={"chromium": "/usr/local/bin/chromium"}))

    assert Path("/usr/local/bin/chromium") == found


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("linux", "/opt/google/chrome/chrome"),
        ("darwin", "/Applications/Chromium.app/Contents/MacOS/Chromium"),
        ("win32", "C:/Programs/Google/Chrome/Application/chrome.exe"),
    ],
)
def test_the_usual_places_come_third(platform: str, place: str) -> None:
    """Each system has its places where browsers are installed."""
    found = find_browser(machine(place, platform=platform, environment={"PROGRAMFILES": "C:/Programs"}))

    assert Path(place) == found


def test_playwrights_own_browser_comes_fourth() -> None:
    """Playwright's own Chromium is used where it has been downloaded."""
    assert Path("/own/chrome") == find_browser(machine("/own/chrome"), Path("/own/chrome"))
    assert find_browser(machine(), Path("/own/chrome")) is None


def test_debians_package_comes_last(tmp_path: Path) -> None:
    """Root on Debian gets the distribution's package once, after the lists of packages were brought up to date."""
    apt = Apt()

    found = [require_browser(machine(apt=apt), lock=tmp_path / "lock") for _ in range(2)]

    assert [Path("/usr/bin/chromium")] * 2 == found
    assert [
        "apt-get update",
        "apt-get install -y --no-install-recommends chromium fonts-dejavu-core fonts-noto-core",
    ] == apt.asked


def test_what_the_driver_lacks_is_installed(tmp_path: Path) -> None:
    """A bare Debian lacks a library that Playwright's driver needs; root gets it."""
    apt = Apt()

    for _ in range(2):
        require_driver(machine(apt=apt), lock=tmp_path / "lock")

    assert ["apt-get update", "apt-get install -y --no-install-recommends libatomic1"] == apt.asked


def test_without_a_browser_the_tests_fail_and_say_what_to_install(tmp_path: Path) -> None:
    """There is no skipping: who cannot run the browser tests is told how to."""
    with pytest.raises(NoBrowserError) as no_browser:
        require_browser(machine(), lock=tmp_path / "lock")
    with pytest.raises(NoBrowserError) as no_driver:
        require_driver(machine(), lock=tmp_path / "lock")

    assert WHAT_TO_INSTALL == str(no_browser.value)
    assert WHAT_THE_DRIVER_NEEDS == str(no_driver.value)


@pytest.mark.browser
def test_a_page_from_a_file_is_shown(page: Page, page_log: PageLog, tmp_path: Path) -> None:
    """A page opened from a folder runs its script, and the files it asks for are logged."""
    (tmp_path / "index.html").write_text(
        '<!doctype html><title>Θεσσαλονίκη</title><p id="here"></p><script src="fill.js"></script>', encoding="utf-8"
    )
    (tmp_path / "fill.js").write_text('document.getElementById("here").textContent = "Willkommen";', encoding="utf-8")

    page.goto((tmp_path / "index.html").as_uri())

    assert "Θεσσαλονίκη" == page.title()
    assert "Willkommen" == page.inner_text("#here")
    assert [(tmp_path / "index.html").as_uri(), (tmp_path / "fill.js").as_uri()] == page_log.requests
    assert [] == page_log.complaints


@pytest.mark.browser
def test_what_a_page_complains_of_is_logged(page: Page, page_log: PageLog) -> None:
    """Both what a script writes to the console as an error and what it throws are kept; a mere remark is not."""
    with page.expect_event("pageerror"):
        page.set_content(
            "<script>console.log('fine'); console.error('broken');"
            "setTimeout(() => { throw new Error('thrown'); })</script>"
        )

    assert ["broken", "thrown"] == [complaint.removeprefix("Error: ") for complaint in page_log.complaints]


@pytest.mark.browser
def test_a_request_to_another_host_is_seen_and_never_leaves(page: Page, page_log: PageLog) -> None:
    """A picture from somewhere else is counted against the page unless the test allows it, and is not fetched."""
    with page.expect_event("requestfailed") as failed:
        page.set_content('<img src="https://example.org/picture.png">')

    assert "net::ERR_NAME_NOT_RESOLVED" == failed.value.failure
    assert ["https://example.org/picture.png"] == page_log.to_other_hosts()

    page_log.allowed_hosts.add("example.org")

    assert [] == page_log.to_other_hosts()
