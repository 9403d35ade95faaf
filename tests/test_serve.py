"""`make serve`: a saved file is shown at once; only what has changed is built, and all of that."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.error import URLError
from urllib.request import urlopen
from wsgiref.util import FileWrapper

import pytest
from attrs import define, field
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from tests.fiction import CITY_FILE, NETWORK_FILE, PROGRAMME_FILE, Data, records, write_catalogue
from tests.repository import ROOT
from tests.test_mkdocs_plugin import MATERIAL, WITH_NAV, contents, listening, written
from values_exchange.mkdocs_plugin.serving import watch_closely

if TYPE_CHECKING:
    from playwright.sync_api import Page

INDEX = "search/search_index.json"
CHANGES_ALWAYS = {"sitemap.xml", "sitemap.xml.gz", INDEX}
"""Files that every build writes."""

SETTINGS: Data = {**MATERIAL, "plugins": ["search"]}

HARBOUR = "exchange/programmes/atlantis/harbour-points/index.html"
CATALOGUE = "exchange/data/catalogue.json"
REEF_FILE = "atlantis/reef.yaml"


@define
class Served:
    """A site under `mkdocs serve --dirty`, whose rebuilds are started by the test instead of by saving a file."""

    folder: Path
    log: list[tuple[int, str]] = field(factory=list)

    @property
    def built(self) -> Path:
        """The folder of the built site."""
        return self.folder / "served"

    def rebuild(self) -> set[str]:
        """Build as the server does after a file was saved, and give the files that were written."""
        for file in self.built.rglob("*"):
            if file.is_file():
                os.utime(file, (1, 1))
        self.log.clear()
        with listening(self.log):
            build(self._config(), serve_url="http://127.0.0.1:8000/", dirty=True)
        files = (file for file in self.built.rglob("*") if file.is_file())
        return {file.relative_to(self.built).as_posix() for file in files if file.stat().st_mtime > 1} - CHANGES_ALWAYS

    def begin(self) -> None:
        """Start, as the command does."""
        config = self._config()
        config.plugins.on_startup(command="serve", dirty=True)
        self.rebuild()

    def end(self) -> None:
        """Leave the plugins, which MkDocs keeps for the whole process, as they are for a build."""
        self._config().plugins.on_startup(command="build", dirty=False)

    def _config(self) -> MkDocsConfig:
        return load_config(str(self.folder / "mkdocs.yml"), site_dir=str(self.built))

    def page(self, path: str) -> str:
        """Give a file of the built site."""
        return (self.built / path).read_text("utf-8")

    def ask_for(self, path: str) -> bytes:
        """Give what a browser gets that asks for a file."""
        config = self._config()
        server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(self.built))
        try:
            config.plugins.on_serve(server, config=config, builder=lambda: None)
            answer = server.get_app()
            assert answer is not None
            content = answer({"PATH_INFO": f"/{path}", "REQUEST_METHOD": "GET"}, lambda *_: lambda _: None)
            with closing(cast(FileWrapper, content)) as found:
                return b"".join(found)
        finally:
            server.server_close()

    def whole(self) -> dict[str, bytes]:
        """Give what a build from nothing makes of the same files."""
        self.end()
        site = self.folder / "whole"
        shutil.rmtree(site, ignore_errors=True)
        build(load_config(str(self.folder / "mkdocs.yml"), site_dir=str(site)), serve_url="http://127.0.0.1:8000/")
        return contents(site)


def two_programmes() -> dict[str, Data]:
    """Give records with a second programme."""
    data = records()
    data[REEF_FILE] = {**data[PROGRAMME_FILE], "title": {"de": "Riff", "en": "Reef"}, "sites": {}}
    del data[REEF_FILE]["sites"]
    data[REEF_FILE]["funding"] = []
    del data[REEF_FILE]["funding"]
    data[REEF_FILE]["sources"] = {"report": {"title": "Report of the reef", "read": "2026-11-01"}}
    return data


@contextmanager
def serving(folder: Path, settings: Data = SETTINGS, data: dict[str, Data] | None = None) -> Iterator[Served]:
    """Serve a partner's site."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795392000")
        written(folder, settings, options={}, data=data or two_programmes())
        served = Served(folder=folder)
        try:
            served.begin()
            yield served
        finally:
            served.end()


def is_like_a_whole_build(served: Served) -> bool:
    """
    Tell whether each file is, to the byte, what a build from nothing makes, the search index included.

    Files that are made on demand are asked for before; their sizes are shown by the build after that.
    """
    served.ask_for(CATALOGUE)
    served.rebuild()
    now, whole = contents(served.built), served.whole()
    assert now.keys() == whole.keys()
    assert [] == [path for path in now if now[path] != whole[path] and path != INDEX and not path.endswith(".gz")]
    mine, other = (json.loads(files[INDEX])["docs"] for files in (now, whole))
    assert mine == other
    return True


def save(served: Served, file: str, change: Callable[[Data], object]) -> None:
    """Change a record and save it."""
    place = served.folder / "records" / file
    data = json.loads(place.read_text("utf-8"))
    change(data)
    write_catalogue(served.folder / "records", {file: data})


def set_need(data: Data) -> None:
    """Give a programme another need."""
    data["need"][0]["en"] = "Very many people arrived."


def rename_city(data: Data) -> None:
    """Give the city another name."""
    data["name"]["de"] = "Neu-Atlantis"


def rename_source(data: Data) -> None:
    """Give a source of the network another title, which is on many pages."""
    data["sources"]["plan"]["title"] = "Another plan"


@pytest.mark.parametrize(
    ("file", "change", "shown_on", "not_written"),
    [
        (PROGRAMME_FILE, set_need, [HARBOUR, "showing/index.html"], "exchange/programmes/atlantis/reef/index.html"),
        (
            CITY_FILE,
            rename_city,
            [HARBOUR, "exchange/cities/atlantis/index.html", "exchange/index.html"],
            "about/index.html",
        ),
        (NETWORK_FILE, rename_source, ["exchange/network/index.html", HARBOUR], "about/index.html"),
    ],
)
def test_what_a_record_changes_is_built_and_nothing_else(
    tmp_path: Path, file: str, change: Callable[[Data], object], shown_on: list[str], not_written: str
) -> None:
    """After an edit the site is what a build from nothing makes, on every page that shows it, and in the search."""
    with serving(tmp_path) as served:
        save(served, file, change)
        found = served.rebuild()

        assert set(shown_on) <= found
        assert not_written not in found
        assert is_like_a_whole_build(served)


def test_a_build_without_a_change_writes_no_page(tmp_path: Path) -> None:
    """Saving a file as it was builds nothing."""
    with serving(tmp_path) as served:
        assert {"404.html"} == served.rebuild()
        assert is_like_a_whole_build(served)


def test_a_new_record_and_one_that_is_gone(tmp_path: Path) -> None:
    """A page appears and disappears, with all that names it."""
    with serving(tmp_path, data=records()) as served:
        write_catalogue(tmp_path / "records", {REEF_FILE: two_programmes()[REEF_FILE]})
        found = served.rebuild()
        reef = "exchange/programmes/atlantis/reef/index.html"

        assert {reef, "exchange/cities/atlantis/index.html"} <= found

        (tmp_path / "records" / REEF_FILE).unlink()
        served.rebuild()

        assert not (served.built / reef).exists()
        assert "Reef" not in served.page("exchange/cities/atlantis/index.html")
        assert not any("reef" in entry["location"] for entry in json.loads(served.page(INDEX))["docs"])


def test_a_page_written_by_hand(tmp_path: Path) -> None:
    """It alone is built, keeps its place in the index, and may come and go."""
    with serving(tmp_path) as served:
        (tmp_path / "docs" / "about.md").write_text(
            "---\ntitle: About us\ntags: [people]\n---\n\n## Why\n\nBecause.\n", encoding="utf-8"
        )
        found = served.rebuild()

        assert {"about/index.html", "404.html"} == found
        assert is_like_a_whole_build(served)

    (tmp_path / "docs" / "about.md").unlink()
    with serving(tmp_path / "other") as served:
        (tmp_path / "other" / "docs" / "new.md").write_text("# New page\n", encoding="utf-8")
        served.rebuild()

        assert "New page" in served.page("index.html")
        assert is_like_a_whole_build(served)


def test_a_title_in_the_navigation_changes_every_page(tmp_path: Path) -> None:
    """All pages are built then, from what was read of them before."""
    with serving(tmp_path, WITH_NAV) as served:
        (tmp_path / "docs" / "showing.md").write_text("# Shown otherwise\n", encoding="utf-8")
        found = served.rebuild()

        assert {"index.html", "about/index.html", HARBOUR} <= found
        assert "Shown otherwise" in served.page(HARBOUR)
        assert is_like_a_whole_build(served)


def test_other_settings_change_every_page(tmp_path: Path) -> None:
    """A site that gets another name has it everywhere."""
    with serving(tmp_path) as served:
        settings = json.loads((tmp_path / "mkdocs.yml").read_text("utf-8"))
        (tmp_path / "mkdocs.yml").write_text(json.dumps({**settings, "site_name": "Our town"}), encoding="utf-8")
        found = served.rebuild()

        assert {"index.html", HARBOUR} <= found
        assert "Our town" in served.page(HARBOUR)
        assert is_like_a_whole_build(served)


def test_a_record_with_a_mistake_stops_nothing(tmp_path: Path) -> None:
    """Its page stays as it was, the terminal names file and line, other records go on, and it comes back corrected."""
    with serving(tmp_path) as served:
        good = (tmp_path / "records" / PROGRAMME_FILE).read_text("utf-8")
        (tmp_path / "records" / PROGRAMME_FILE).write_text(good.replace("contact_point", "contact_pint"), "utf-8")
        save(served, REEF_FILE, lambda data: data["title"].update(en="Great reef"))
        served.rebuild()
        said = [text for _, text in served.log]

        assert "Many people arrived." in served.page(HARBOUR)
        assert "Great reef" in served.page("exchange/programmes/atlantis/reef/index.html")
        assert any(re.search(rf"{PROGRAMME_FILE}:\d+:\d+: .*contact_pint", text) for text in said)
        assert any(PROGRAMME_FILE in text and "until this is corrected" in text for text in said)
        assert not any("'dirty'" in text for text in said)

        write_catalogue(tmp_path / "records", {PROGRAMME_FILE: json.loads(good)})
        save(served, PROGRAMME_FILE, set_need)
        served.rebuild()

        assert "Very many people arrived." in served.page(HARBOUR)
        assert is_like_a_whole_build(served)


def test_a_catalogue_that_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    """While a file is being moved, say, the pages stay as they were."""
    with serving(tmp_path) as served:
        (tmp_path / "records" / NETWORK_FILE).rename(tmp_path / "moved")
        served.rebuild()

        assert "Many people arrived." in served.page(HARBOUR)
        assert any("The pages stay as they were." in text for _, text in served.log)


def test_after_a_build_that_failed_everything_is_built(tmp_path: Path) -> None:
    """What lies in the site then may be half of it."""
    with serving(tmp_path) as served:
        settings = (tmp_path / "mkdocs.yml").read_text("utf-8")
        (tmp_path / "docs" / "exchange").mkdir()
        (tmp_path / "docs" / "exchange" / "map.md").write_text("# In the way\n", encoding="utf-8")
        with pytest.raises(Abort):
            served.rebuild()
        shutil.rmtree(tmp_path / "docs" / "exchange")

        assert {"index.html", HARBOUR} <= served.rebuild()
        assert settings == (tmp_path / "mkdocs.yml").read_text("utf-8")
        assert is_like_a_whole_build(served)


def test_tables_and_briefings_are_made_when_they_are_asked_for(tmp_path: Path) -> None:
    """They are not made at each edit; whoever asks for one gets it as the records are now."""
    with serving(tmp_path) as served:
        save(served, PROGRAMME_FILE, set_need)
        found = served.rebuild()

        assert not any(path.startswith("exchange/data/") for path in found)
        assert "Very many" not in served.page(CATALOGUE)
        assert "Very many people arrived." in served.ask_for(CATALOGUE).decode("utf-8")
        assert "Very many people arrived." in served.page(CATALOGUE)


def test_what_is_the_same_for_all_records_is_not_made_on_demand(tmp_path: Path) -> None:
    """A page loads its style sheet at once; a table asked for after another edit is still made."""
    with serving(tmp_path) as served:
        save(served, PROGRAMME_FILE, set_need)
        served.rebuild()
        served.ask_for("exchange/assets/values.css")
        served.ask_for("exchange/index.html")

        assert "Very many" not in served.page(CATALOGUE)

        (tmp_path / "docs" / "about.md").write_text("# Another text\n", encoding="utf-8")
        served.rebuild()

        assert "Very many people arrived." in served.ask_for(CATALOGUE).decode("utf-8")


def test_a_server_looks_often_at_all_it_was_told_to_watch(tmp_path: Path) -> None:
    """The documentation, the settings and the records, several times a second."""
    written(tmp_path, MATERIAL, options={})
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    try:
        server.watch(config.docs_dir)
        server.watch(str(config.config_file_path))
        watch_closely(server, config)

        assert {config.docs_dir, config.config_file_path} == set(server._watched_paths)  # noqa: SLF001 - nothing else tells
        assert 2 == len(server.observer.emitters)
        assert server.observer.timeout < 0.2
    finally:
        server.server_close()


# The command itself

MOST_SECONDS = 2
SHARE = 0.6
"""How much of the time of building all pages an edit takes at most, on a machine that has other things to do."""


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Run what `make serve` runs in a process of its own on a free port, and end it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (line,) = re.findall(r"^serve:.*\n\t@\$\(BIN\)/mkdocs (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    command = [sys.executable, "-m", "mkdocs", *line.split(), "--dev-addr", f"127.0.0.1:{port}"]
    with (folder / "serve.log").open("wb") as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env={**os.environ, "PYTHONUTF8": "1"})
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_until_served(address, process)
        yield address
        assert process.poll() is None, (folder / "serve.log").read_text("utf-8")
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_until_served(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the first build is done; two minutes at most."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(address, timeout=10):  # noqa: S310 - this machine's own server
                return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail("The server did not start.")


@pytest.mark.slow
@pytest.mark.browser
def test_an_edit_is_in_the_browser_in_under_two_seconds(tmp_path: Path, page: Page) -> None:
    """With the whole VALUES catalogue and its documentation, from saving a record to its text on the screen."""
    for name in ("docs", "examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    record = tmp_path / "examples" / "duesseldorf" / "welcome-points.yaml"
    text = record.read_text("utf-8")
    begun = "When many people came to Düsseldorf"
    assert begun in text
    taken = []
    with running(tmp_path) as address:
        page.goto(f"{address}programmes/duesseldorf/welcome-points.html")
        page.wait_for_load_state("load")
        for n in range(3):
            page.wait_for_timeout(1500)
            saved = time.monotonic()
            record.write_text(text.replace(begun, f"Marker{n}. {begun}"), encoding="utf-8")
            page.get_by_text(f"Marker{n}.").first.wait_for(timeout=60_000)
            taken.append(time.monotonic() - saved)

        settings = (tmp_path / "mkdocs.yml").read_text("utf-8")
        saved = time.monotonic()
        (tmp_path / "mkdocs.yml").write_text(settings.replace("site_name: ", "site_name: Another "), encoding="utf-8")
        page.get_by_text("Another VALUES").first.wait_for(timeout=120_000)
        whole = time.monotonic() - saved

        record.write_text(text.replace("kind: contact_point", "kind: contact_pint"), encoding="utf-8")
        deadline = time.monotonic() + 30
        while "contact_pint" not in (tmp_path / "serve.log").read_text("utf-8") and time.monotonic() < deadline:
            time.sleep(0.2)
        # In a tab of its own: the other one may just be told to load itself again.
        other = page.context.new_page()
        other.goto(page.url)
        other.get_by_text("Marker2.").first.wait_for(timeout=30_000)

    assert re.search(r"welcome-points\.yaml:\d+:\d+: ", (tmp_path / "serve.log").read_text("utf-8"))
    assert min(taken) < max(MOST_SECONDS, SHARE * whole), (taken, whole)
