"""Two turns under `make serve`: the page of the saved record first; no page is ever shown as it was before an edit."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast
from wsgiref.util import FileWrapper

import pytest
from attrs import define, evolve, field
from mkdocs.commands.build import build
from mkdocs.livereload import LiveReloadServer

from tests.fiction import CITY_FILE, NETWORK_FILE, PROGRAMME_FILE, Data, catalogue_of, records
from tests.repository import ROOT
from tests.test_mkdocs_plugin import contents, listening
from tests.test_serve import HARBOUR, INDEX, REEF_FILE, Served, rename_source, save, serving, set_need, two_programmes
from values_exchange.catalogue import Catalogue
from values_exchange.mkdocs_plugin.turns import changed_alone
from values_exchange.pages import record_path, render_records, render_tree
from values_exchange.reading import read

SOON = 0.3
"""How many seconds of patience tell an answer that is there from one that is waited for."""

CITY = "exchange/cities/atlantis/index.html"
REEF = "exchange/programmes/atlantis/reef/index.html"
SOURCES = "exchange/sources/index.html"
BY_HAND = {"index.html", "about/index.html", "showing/index.html", "services/index.html"}

_WAITING = re.compile(rb"<script>[^<]*\blivereload\(\d+, \d+\);\s*</script>")
"""What the server puts into each page so that it is loaded anew."""


def rename_own_source(data: Data) -> None:
    """Give a source of the record another title."""
    for source in data["sources"].values():
        source["title"] = "Another title"


def rename(data: Data) -> None:
    """Give a programme another title."""
    data["title"]["en"] = "Great harbour points"


def rename_city(data: Data) -> None:
    """Give the city another name."""
    data["name"]["de"] = "Neu-Atlantis"


def rename_network(data: Data) -> None:
    """Give the network another name, which stands in the navigation of a site that shows its page there."""
    data["name"] = "ANOTHER"


def set_start(data: Data) -> None:
    """Have a programme begin in another year, which the timeline, the comparison and the figures show."""
    data["started"][0]["date"] = "1999-09"


def set_facts(data: Data) -> None:
    """Give a programme another concept, another figure and one more open place, shown on the map and in all tables."""
    data["concept"][0]["en"] = "Two points in each district."
    data["figures"][0]["value"] = 31
    data["sites"]["mole"]["states"].append({"date": 2020, "status": "opened", "sources": ["report"]})


def leave_theme(data: Data) -> None:
    """Put the city into another theme, which moves it in every list."""
    data["members"]["atlantis"]["theme"] = "D"


def set_statement(data: Data) -> None:
    """Give what a city says of its part in the network other words."""
    data["in_network"][0]["en"] = "It takes part gladly."


ALONE = [
    (PROGRAMME_FILE, set_need),
    (PROGRAMME_FILE, set_facts),
    (PROGRAMME_FILE, rename_own_source),
    (REEF_FILE, set_start),
    (CITY_FILE, set_statement),
]
"""Edits that leave names, navigation and the list of pages as they are."""

ALTOGETHER = [
    (PROGRAMME_FILE, rename),
    (CITY_FILE, rename_city),
    (NETWORK_FILE, rename_source),
    (NETWORK_FILE, rename_network),
    (NETWORK_FILE, leave_theme),
]


@define
class Answers:
    """What browsers get that ask for files at one time, each in a thread of its own, as the server answers them."""

    server: LiveReloadServer
    got: dict[str, bytes] = field(factory=dict, init=False)
    _asking: list[threading.Thread] = field(factory=list, init=False)

    def ask(self, path: str) -> None:
        """Ask for a file, and go on."""
        thread = threading.Thread(target=self._ask, args=(path,), daemon=True)
        self._asking.append(thread)
        thread.start()

    def _ask(self, path: str) -> None:
        answer = self.server.get_app()
        assert answer is not None
        said: list[str] = []
        environ = {"PATH_INFO": f"/{path}", "REQUEST_METHOD": "GET"}
        content = answer(environ, lambda status, *_: said.append(status) or (lambda _: None))  # type: ignore[func-returns-value]
        with closing(cast(FileWrapper, content)) as found:
            text = b"".join(found)
        assert ["200 OK"] == said
        self.got[path] = _WAITING.sub(b"", text)

    def wait(self, seconds: float) -> set[str]:
        """Give the files that have been answered after this time at most for each."""
        for thread in self._asking:
            thread.join(seconds)
        return set(self.got)


@define
class TwoTurns:
    """A server that builds in turns; the test looks around between them."""

    served: Served
    server: LiveReloadServer
    builds: int = field(default=0, init=False)
    before_first: Callable[[], object] = field(default=lambda: None, init=False)
    after_first: Callable[[], object] = field(default=lambda: None, init=False)
    between: Callable[[], object] = field(default=lambda: None, init=False)

    def build(self) -> None:
        """Build once, as MkDocs does."""
        self.builds += 1
        (self.before_first if self.builds == 1 else self.between)()
        build(self.served._config(), serve_url="http://127.0.0.1:8000/", dirty=True)  # noqa: SLF001 - the tests' own
        if self.builds == 1:
            self.after_first()

    def notice(self) -> None:
        """Do what the server does when a file was saved."""
        self.builds = 0
        self.server._wanted_epoch += 1  # noqa: SLF001 - as the loop of the server
        self.server.builder()
        self.server._visible_epoch = self.server._wanted_epoch  # noqa: SLF001 - as above


@contextmanager
def in_turns(folder: Path) -> Iterator[TwoTurns]:
    """Serve a site as the command does."""
    with serving(folder) as served:
        config = served._config()  # noqa: SLF001 - the tests' own
        server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(served.built))
        turns = TwoTurns(served, server)
        server.builder = turns.build
        try:
            config.plugins.on_serve(server, config=config, builder=server.builder)
            yield turns
        finally:
            server.server_close()


def pages_of(turns: TwoTurns) -> list[str]:
    """Give the addresses of all pages, and of what the search reads."""
    return [path for path in contents(turns.served.built) if path.endswith(".html") and path != "404.html"] + [INDEX]


def all_answers(turns: TwoTurns) -> dict[str, bytes]:
    """Ask for every page, and give what is answered."""
    answers = Answers(turns.server)
    for path in pages_of(turns):
        answers.ask(path)
    assert set(pages_of(turns)) == answers.wait(10)
    return answers.got


@pytest.mark.parametrize(("file", "change"), ALONE)
def test_what_is_answered_is_never_as_it_was_before(
    tmp_path: Path, file: str, change: Callable[[Data], object]
) -> None:
    """
    Between the turns the page of the record and those written by hand are answered, and all others after the second.

    Each of them is then, to the byte, what a build from nothing makes.
    """
    own = "exchange/" + record_path(file.removesuffix(".yaml").removesuffix("/city")).replace(".md", "/index.html")
    with in_turns(tmp_path) as turns:
        answers = Answers(turns.server)
        early: set[str] = set()

        def look_around() -> None:
            for path in pages_of(turns):
                answers.ask(path)
            answers.ask("exchange/assets/values.css")
            early.update(answers.wait(SOON / 10))

        turns.between = look_around
        save(turns.served, file, change)
        turns.notice()

        assert 2 == turns.builds
        on_demand = {path for path in pages_of(turns) if path.startswith("exchange/briefings/")}
        assert {own, "exchange/assets/values.css", *BY_HAND, *on_demand} == early
        assert early | set(pages_of(turns)) == answers.wait(10)
        assert_like(answers.got, turns.served.whole())


DOWNLOADS = "exchange/downloads/index.html"
"""The page that shows the sizes of files that are made on demand: they stand there from the next build on."""


def assert_like(got: Mapping[str, bytes], whole: Mapping[str, bytes]) -> None:
    """Find every file that was answered as a build from nothing makes it, to the byte, and the same words to search."""
    assert [] == [path for path in got if path not in {DOWNLOADS, INDEX} and got[path] != whole[path]]
    assert searched(got[INDEX]) == searched(whole[INDEX])


def searched(index: bytes) -> list[Data]:
    """Give the entries of a search index, but for the page with the sizes of files."""
    return [entry for entry in json.loads(index)["docs"] if not entry["location"].startswith("exchange/downloads/")]


@pytest.mark.parametrize(("file", "change"), ALTOGETHER)
def test_names_and_the_network_are_built_in_one_turn(
    tmp_path: Path, file: str, change: Callable[[Data], object]
) -> None:
    """They stand in lists, in the navigation and in addresses, and no page may be shown before the others."""
    with in_turns(tmp_path) as turns:
        save(turns.served, file, change)
        turns.notice()

        assert 1 == turns.builds
        assert_like(all_answers(turns), turns.served.whole())


def test_who_asks_during_the_first_turn_gets_no_old_page(tmp_path: Path) -> None:
    """An answer that was waited for while the first turn went on is not that of the page as it lay there after it."""
    with in_turns(tmp_path) as turns:
        answers = Answers(turns.server)

        def ask() -> None:
            answers.ask(CITY)
            answers.ask(SOURCES)
            assert not answers.wait(SOON)

        def nobody_was_answered() -> None:
            assert not answers.wait(SOON)

        turns.before_first, turns.between = ask, nobody_was_answered
        save(turns.served, PROGRAMME_FILE, rename_own_source)
        turns.notice()

        assert {CITY, SOURCES} == answers.wait(10)
        assert b"Another title" in answers.got[SOURCES]


def test_both_turns_follow_each_other_edit_after_edit(tmp_path: Path) -> None:
    """Each edit is compared with the one before, and saving a file as it was builds once."""
    with in_turns(tmp_path) as turns:
        for number in range(3):
            save(turns.served, PROGRAMME_FILE, lambda data, n=number: data["need"][0].update(en=f"Need {n}."))  # type: ignore[misc]
            save(turns.served, REEF_FILE, lambda data, n=number: data["need"][0].update(en=f"Reef {n}."))  # type: ignore[misc]
            turns.notice()

            assert 2 == turns.builds
            assert f"Need {number}." in turns.served.page(HARBOUR)
            assert f"Reef {number}." in turns.served.page(REEF)
        turns.notice()

        assert 1 == turns.builds
        assert_like(all_answers(turns), turns.served.whole())


def test_a_briefing_asked_for_during_a_build_is_of_the_records_after_it(tmp_path: Path) -> None:
    """Files made on demand are made of what was saved, whenever they are asked for."""
    briefing = "exchange/briefings/atlantis/harbour-points.html"
    with in_turns(tmp_path) as turns:
        answers = Answers(turns.server)

        def ask() -> None:
            answers.ask(briefing)
            assert not answers.wait(SOON)

        turns.before_first = ask
        save(turns.served, PROGRAMME_FILE, set_need)
        turns.notice()

        assert {briefing} == answers.wait(10)
        assert b"Very many people arrived." in answers.got[briefing]


def test_who_saves_again_does_not_wait_for_the_second_turn(tmp_path: Path) -> None:
    """It is given up; pages that were behind stay so until all that was saved is in them."""
    with in_turns(tmp_path) as turns:
        answers = Answers(turns.server)

        def save_again() -> None:
            save(turns.served, REEF_FILE, rename_own_source)
            turns.server._want_rebuild = True  # noqa: SLF001 - as the observer of files

        save(turns.served, PROGRAMME_FILE, set_need)
        turns.after_first = save_again
        turns.notice()
        answers.ask(SOURCES)
        answers.ask(HARBOUR)

        assert 1 == turns.builds
        assert {HARBOUR} == answers.wait(SOON)

        turns.after_first, turns.server._want_rebuild = lambda: None, False  # noqa: SLF001 - as above
        turns.notice()

        assert 2 == turns.builds
        assert {HARBOUR, SOURCES} == answers.wait(10)
        assert b"Another title" in answers.got[SOURCES]
        assert_like(all_answers(turns), turns.served.whole())


def test_an_edit_taken_back_before_the_second_turn(tmp_path: Path) -> None:
    """Nothing is to be rendered then, and nothing is behind."""
    with in_turns(tmp_path) as turns:
        place = tmp_path / "records" / PROGRAMME_FILE
        text = place.read_text("utf-8")

        def take_back() -> None:
            place.write_text(text, "utf-8")
            turns.server._want_rebuild = True  # noqa: SLF001 - as the observer of files

        save(turns.served, PROGRAMME_FILE, set_need)
        turns.after_first = take_back
        turns.notice()

        assert "Very many people arrived." in turns.served.page(HARBOUR)

        turns.server._want_rebuild = False  # noqa: SLF001 - as above
        turns.notice()

        assert 1 == turns.builds
        assert_like(all_answers(turns), turns.served.whole())


def test_a_turn_that_fails_leaves_nothing_half_built(tmp_path: Path) -> None:
    """After a second turn that ended badly everything is built, and pages that were behind are answered then."""
    with in_turns(tmp_path) as turns:

        def fail() -> None:
            raise OSError("The disk is full.")

        turns.between = fail
        save(turns.served, PROGRAMME_FILE, rename_own_source)
        with pytest.raises(OSError, match="disk"):
            turns.notice()
        answers = Answers(turns.server)
        answers.ask(SOURCES)
        assert not answers.wait(SOON)

        turns.between = lambda: None
        turns.notice()

        assert {SOURCES} == answers.wait(10)
        assert b"Another title" in answers.got[SOURCES]


def test_problems_are_said_once(tmp_path: Path) -> None:
    """The second turn reads nothing anew, and so has nothing to say of it."""
    with in_turns(tmp_path) as turns:
        save(turns.served, PROGRAMME_FILE, set_need)
        log: list[tuple[int, str]] = []
        with listening(log):
            turns.notice()

        assert 2 == turns.builds
        assert 1 == sum("remark" in text for _, text in log)


# What a first turn rests on


@pytest.mark.parametrize(
    "catalogue", [catalogue_of(records()), read(ROOT / "examples").catalogue], ids=["fiction", "examples"]
)
def test_a_record_rendered_alone_is_rendered_as_among_all(catalogue: Catalogue) -> None:
    """Each page of a city or programme is the same, alone or with all others."""
    tree = render_tree(catalogue)
    ids = [*catalogue.cities, *catalogue.programmes]

    alone = {path: page for one in ids for path, page in render_records(catalogue, [one]).items()}

    assert {record_path(one) for one in ids} == alone.keys()
    assert alone == {path: tree.pages[path] for path in alone}


def test_only_texts_may_go_first() -> None:
    """Which records have changed is told where nothing else has, and never where names, ids or the network did."""
    before = catalogue_of(two_programmes())

    def with_harbour(change: Callable[[Data], object]) -> Catalogue:
        data = json.loads(json.dumps(two_programmes()))  # The two share what they have in common.
        change(data[PROGRAMME_FILE])
        return catalogue_of(data)

    assert {"atlantis/harbour-points"} == changed_alone(before, with_harbour(set_need))
    assert not changed_alone(before, before)
    assert not changed_alone(before, with_harbour(rename))
    assert not changed_alone(before, evolve(before, network=None))
    assert not changed_alone(before, catalogue_of(records()))
    assert not changed_alone(catalogue_of(records()), before)
