"""The search: what it finds of a page, in whichever way it is typed; the page and other people's entries stay as is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.fiction import CITY_FILE, PROGRAMME_FILE, TODAY, Data, catalogue_of, records
from tests.repository import ROOT
from tests.test_mkdocs_plugin import BUILT_IN, MATERIAL, Site, built, written
from values_exchange.folding import folded, spellings
from values_exchange.mkdocs_plugin.entries import NAMES, SHOWN_AS_SUMMARY, Entry, entries, with_words_behind
from values_exchange.pages import Excerpt, Page, Tree, Unseen, excerpts, record_path, render_tree, unseen
from values_exchange.pages.page import Heading
from values_exchange.reading import read

WORD = re.compile(r"\w+")
INDEX = "search/search_index.json"


@pytest.fixture(scope="module")
def tree() -> Tree:
    """Render the pages of the examples."""
    return render_tree(read(ROOT / "examples", today=TODAY).catalogue, today=TODAY)


def page_of(*pieces: object, title: str = "Title") -> Page:
    """Give a page of headings and HTML."""
    from values_exchange.pages.markup import Markup

    whole = tuple(piece if isinstance(piece, Heading) else Markup(str(piece)) for piece in pieces)
    return Page(path="a.md", title=title, kind="programme", pieces=whole)


# Spellings


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Nürnberg", {"nurnberg", "nuernberg", "nürnberg"}),
        ("Münsterstraße", {"munsterstrasse", "muensterstrasse", "munsterstr.", "münsterstrasse", "münsterstr."}),
        ("Θεσσαλονίκη", {"θεσσαλονικη", "θεσσαλονίκη"}),
        ("Ένταξης", {"ενταξης"}),
        ("Tøyen", {"toyen", "toeyen"}),
        ("Łódź", {"lodz"}),
        ("Čtvrť", {"ctvrt"}),
        ("İzmir", {"izmir"}),
        ("Salónica", {"salonica"}),
    ],
)
def test_a_name_is_written_in_the_ways_people_type_it(name: str, typed: set[str]) -> None:
    """Without marks, in two letters for one, with a street shortened, without “ß”; a Greek word ends as it is typed."""
    assert typed <= set(spellings(name))


@given(st.text())
def test_folding_leaves_nothing_to_fold(text: str) -> None:
    """What was folded is folded; capitals make no difference where they are the same letters."""
    assert folded(folded(text)) == folded(text)
    assert folded(text) == folded(text).lower()


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1))
def test_a_word_is_among_its_spellings(word: str) -> None:
    """As it was written but for capitals, and each spelling once."""
    found = spellings(word)

    assert len(found) == len(set(found)) >= 1
    assert folded(word) in {folded(one) for one in found}


# What is found on a page


class _Seen(HTMLParser):
    """Collects the words of HTML, without those that nobody searches for."""

    INLINE = frozenset({"a", "abbr", "code", "em", "small", "span", "strong", "sub", "sup"})
    LEFT_OUT = frozenset({"nav", "svg", "script", "style", "template", "select", "button"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, bool]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text.append("" if tag in self.INLINE else " ")
        if tag not in {"br", "input", "hr", "img", "col", "wbr"}:
            self.open.append((tag, tag in self.LEFT_OUT or dict(attrs).get("class") == "ve-notes"))

    def handle_endtag(self, tag: str) -> None:
        self.text.append("" if tag in self.INLINE else " ")
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not any(is_left_out for _, is_left_out in self.open):
            self.text.append(data)


def words_of(html: str) -> list[str]:
    """Give the words a reader sees in HTML, in order."""
    seen = _Seen()
    seen.feed(html)
    seen.close()
    return WORD.findall("".join(seen.text))


def test_a_search_finds_every_word_of_every_page(tree: Tree) -> None:
    """Nothing is lost, nothing is doubled, and no two cells are run into one word; the order is that of the page."""
    for page in tree.pages.values():
        shown = [
            word
            for piece in page.pieces
            for word in words_of(str(piece.html() if isinstance(piece, Heading) else piece))
        ]
        found = [word for one in excerpts(page) for text in (one.title, *one.lines) for word in WORD.findall(text)]
        if not any(isinstance(piece, Heading) and piece.level == 1 for piece in page.pieces):
            shown = [*WORD.findall(page.title), *shown]

        assert sorted(shown) == sorted(found), page.path


def test_every_excerpt_leads_somewhere(tree: Tree) -> None:
    """Its anchor is on the page, and is that of one excerpt only; the first is the beginning of the page."""
    for page in tree.pages.values():
        anchors = [one.anchor for one in excerpts(page)]

        assert "" == anchors[0]
        assert len(set(anchors)) == len(anchors)
        assert page.anchors().union({""}) >= set(anchors)


def test_a_section_inside_a_block_is_an_excerpt_of_its_own() -> None:
    """What stands behind it belongs to what is around it, however deep they are in each other."""
    block = (
        '<p>Two sites.</p><section id="s" aria-labelledby="s-n"><h3 id="s-n">Rat &amp; Tat</h3><p>Open</p>'
        '<section><h4 id="t">Inner</h4><p>Deep</p></section><p>Outer</p></section>\n<p>Behind</p>'
    )
    found = excerpts(page_of(Heading(1, "Sites", "top"), "<p>First</p>", Heading(2, "All", "all"), block))

    assert [
        Excerpt(anchor="", title="Sites", lines=("First",)),
        Excerpt(anchor="all", title="All", lines=("Two sites.", "Behind")),
        Excerpt(anchor="s-n", title="Rat & Tat", lines=("Open", "Outer")),
        Excerpt(anchor="t", title="Inner", lines=("Deep",)),
    ] == list(found)


def test_a_line_makes_sense_by_itself() -> None:
    """A row is one line with its cells apart, a term stands before what is said of it, and notes are left out."""
    block = (
        "<nav><ol><li>Start</li></ol></nav><table><tr><th>Value</th><th>When</th></tr>\n<tr><td>5</td><td></td></tr></table>"
        '<dl><dt>Since</dt><dd><div>2015<sup class="ve-notes"><a href="#s">4</a></sup></div>\n<div>2016</div></dd></dl>'
        "<ul><li><span>Advice</span> <span>Help</span><div>In a\nhouse.</div></li></ul>"
        "<svg><svg><text>Map</text></svg><text>Map</text></svg>"
    )
    (found,) = excerpts(page_of(block))

    assert ("Value · When", "5", "Since: 2015 · 2016", "Advice Help · In a house.") == found.lines


# Entries for Material


def texts_of(entry: Entry) -> str:
    """Give what a result shows of an entry."""
    return unescape(re.sub(r"<(\w+) hidden>.*?</\1>|<[^>]*>", " ", entry["text"]))


def hidden_in(entry: Entry) -> list[str]:
    """Give the words that are found and not shown."""
    hidden = re.findall(r"<(\w+) hidden>(.*?)</\1>", entry["text"])
    return [word for _, words in hidden for word in words.split()] + str(entry.get(NAMES, "")).split()


def test_an_entry_shows_the_page_and_hides_how_it_is_typed() -> None:
    """Other spellings stand hidden in their line, each once in an entry, and none that is there already."""
    excerpt = Excerpt(anchor="s", title="Münsterstraße", lines=("Kölner Platz, (Köln)", "Am Kölner Platz <b>", "plain"))
    (entry,) = entries([excerpt], Unseen(), "a.html")

    assert "a.html#s" == entry["location"]
    assert "Münsterstraße" == entry["title"]
    assert {"munsterstrasse", "muensterstrasse", "munsterstr."} <= set(entry[NAMES].split())
    assert (
        "<p>Kölner Platz, (Köln)<i hidden> kolner koelner koln koeln köln</i></p><p>Am Kölner Platz &lt;b&gt;</p>"
        "<p>plain</p>" == entry["text"]
    )


def test_what_the_page_does_not_show_is_hidden_in_its_excerpt() -> None:
    """Other names weigh as much as the title; a text in another language is found where its translation stands."""
    data = records()
    data[CITY_FILE]["name"] = {"de": "Atlantis", "en": "Atlantis", "el": "Ατλαντίδα"}
    data[PROGRAMME_FILE]["need"][0]["de"] = "Viele Menschen kamen für länger."
    data[PROGRAMME_FILE]["sites"]["pier"]["statements"] = [
        {"en": "One room.", "de": "Ein Zimmer.", "sources": ["report"]}
    ]
    catalogue = catalogue_of(data)
    tree, found = render_tree(catalogue), {}
    for record in catalogue.records():
        page = tree.page(record_path(record.id))
        for entry in entries(excerpts(page), unseen(record, catalogue, language="en"), page.path):
            found[entry["location"]] = entry
    programme = record_path("atlantis/harbour-points")

    assert {"ατλαντιδα", "ατλαντίδα"} <= set(found["cities/atlantis.md"][NAMES].split())
    assert "hafenpunkte" in found[programme][NAMES]
    assert "ατλαντιδα" in hidden_in(found[programme])
    assert {"fur", "fuer", "menschen"} <= set(hidden_in(found[f"{programme}#need"]))
    assert "Zimmer" not in texts_of(found[f"{programme}#site-pier-name"])
    assert "zimmer" in hidden_in(found[f"{programme}#site-pier-name"])


def test_an_entry_of_many_lines_has_few_blocks() -> None:
    """Material counts them in ten bits and more would be marked in the wrong place; no line is lost."""
    lines = tuple(f"line{n}" for n in range(5000))
    (entry,) = entries([Excerpt(anchor="", title="Long", lines=lines)], Unseen(), "")

    assert entry["text"].count("<p>") <= 1000
    assert list(lines) == WORD.findall(texts_of(entry))


def test_an_entry_for_other_themes_has_the_words_behind_what_is_shown() -> None:
    """Their results show the first letters of a text as they are."""
    entry = {"location": "a/", "title": "Köln", "text": "In Köln."}
    more = with_words_behind(entry, ("Domstadt",))

    assert "In Köln." == more["text"][:SHOWN_AS_SUMMARY].rstrip()
    assert ["koln", "koeln", "domstadt"] == more["text"][SHOWN_AS_SUMMARY:].split()
    assert with_words_behind({**entry, "title": "A", "text": "b"}) == {**entry, "title": "A", "text": "b"}


# Sites


def with_marks() -> dict[str, Data]:
    """Give records with a street and names in other letters."""
    data = records()
    data[CITY_FILE]["name"] = {"de": "Atlantis", "el": "Ατλαντίδα"}
    data[PROGRAMME_FILE]["sites"]["pier"]["address"] = "Große Hafenstraße 6"
    return data


def index_of(site: Site) -> Mapping[str, Entry]:
    """Give the entries of a built site by their place; the same place is there once."""
    docs = json.loads((site.built / INDEX).read_text("utf-8"))["docs"]
    assert len({entry["location"] for entry in docs}) == len(docs)
    return {entry["location"]: entry for entry in docs}


def test_material_finds_records_and_the_partners_entries_stay(tmp_path: Path) -> None:
    """A site is its own result; entries of pages without records are the same, in the same order."""
    before = index_of(built(written(tmp_path / "before", MATERIAL)))
    site = built(written(tmp_path / "now", MATERIAL, options={}, data=with_marks()), strict=True)
    now = index_of(site)
    own = {place: entry for place, entry in now.items() if not place.startswith("exchange/")}
    config = json.loads((site.built / INDEX).read_text("utf-8"))["config"]

    assert [one for one in before if "showing" not in one] == [one for one in own if "showing" not in one]
    assert all(own[place] == entry for place, entry in before.items() if "showing" not in place)
    assert config["fields"][NAMES] == config["fields"]["title"]
    place = "exchange/programmes/atlantis/harbour-points/#site-pier-name"
    assert {"grosse", "hafenstrasse", "hafenstr."} <= set(now[place][NAMES].split())


def test_the_page_itself_is_not_changed(tmp_path: Path) -> None:
    """No spelling that was added stands on it, and it is the same whatever is searched with."""
    data = with_marks()
    searched = built(written(tmp_path / "a", MATERIAL, options={}, data=data))
    other = built(written(tmp_path / "b", {**MATERIAL, "plugins": ["tags"]}, options={}, data=data))
    path = "exchange/programmes/atlantis/harbour-points.md"

    def article(site: Site) -> str:
        page = site.page(path)
        return page[page.index("<article") : page.rindex("</article>")]

    assert article(searched) == article(other)
    assert "hafenstrasse" not in searched.page(path).lower()
    assert not (other.built / INDEX).exists()


def test_a_page_of_the_partner_that_shows_records_is_found_by_them(tmp_path: Path) -> None:
    """The entries that the search plugin has made of it are completed."""
    data = records()
    data[PROGRAMME_FILE]["need"][0]["en"] = "Many people arrived at the Große Mole."
    for name, settings in {"material": MATERIAL, "built-in": BUILT_IN}.items():
        site = built(written(tmp_path / name, settings, options={}, data=data))
        found = [entry for place, entry in index_of(site).items() if place.startswith("showing")]

        assert any("grosse" in entry["text"] for entry in found), name


def test_mkdocs_own_search_finds_records(tmp_path: Path) -> None:
    """The first letters of each text, which its results show, are as they were."""
    site = built(written(tmp_path, BUILT_IN, options={}, data=with_marks()), strict=True)
    found = index_of(site)
    places = [place for place, entry in found.items() if "hafenstrasse" in entry["text"]]

    assert any(place.startswith("exchange/programmes/atlantis/harbour-points.html") for place in places)
    assert all("hafenstrasse" not in entry["text"][:SHOWN_AS_SUMMARY] for entry in found.values())
    assert "ατλαντιδα" in found["exchange/cities/atlantis.html"]["text"]


def test_the_copy_for_pages_opened_from_a_disk_is_the_same(tmp_path: Path) -> None:
    """The plugin `offline` copies the index when it is complete, whatever the order of the plugins."""
    for plugins in (["search", "offline"], ["offline", "search"]):
        settings = {**MATERIAL, "plugins": plugins}
        site = built(written(tmp_path / plugins[0], settings, options={}, data=with_marks()))
        copy = (site.built / "search" / "search_index.js").read_text("utf-8")

        assert "hafenstrasse" in copy
        assert copy.removeprefix("var __index = ") == (site.built / INDEX).read_text("utf-8")


def test_a_search_that_is_switched_off_stays_off(tmp_path: Path) -> None:
    """There is no index then, and the pages are built."""
    settings = {**MATERIAL, "plugins": [{"search": {"enabled": False}}]}
    site = built(written(tmp_path, settings, options={}), strict=True)

    assert not (site.built / INDEX).exists()
    assert "Many people arrived." in site.page("exchange/programmes/atlantis/harbour-points.md")


def test_pages_for_print_come_after_what_they_repeat(tree: Tree) -> None:
    """A questionnaire has its city's name in the title; the city's page is to be found first."""
    from values_exchange.mkdocs_plugin.searching import Search

    search = Search()
    city, paper = (tree.page(f"{folder}/oslo.md") for folder in ("cities", "questionnaires"))

    assert all("boost" not in entry for entry in search.entries_of(city, Unseen(), ""))
    assert all(entry["boost"] < 1 for entry in search.entries_of(paper, Unseen(), ""))


def test_the_index_grows_little(tmp_path: Path) -> None:
    """Added words take a tenth of the whole index of the examples at most."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "own.md").write_text("# Own\n", encoding="utf-8")
    settings: Data = {
        "site_name": "x",
        "theme": {"name": "material", "font": False},
        "plugins": ["search", {"values-exchange": {"catalogue": str(ROOT / "examples")}}],
        "markdown_extensions": ["attr_list"],
    }
    (tmp_path / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    build(load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    docs = json.loads((tmp_path / "site" / INDEX).read_text("utf-8"))["docs"]
    hidden = sum(len(word) + 1 for entry in docs for word in hidden_in(entry))

    assert 0 < hidden < 0.1 * sum(len(entry["text"]) for entry in docs)


def test_entries_are_made_again_only_of_what_has_changed(tree: Tree) -> None:
    """From one build of `mkdocs serve` to the next, a page that shows the same keeps its entries."""
    from values_exchange.mkdocs_plugin.searching import Search

    search, page = Search(), tree.page("cities/oslo.md")
    first = search.entries_of(page, Unseen(), "x")

    assert search.entries_of(evolve(page), Unseen(), "x") is first
    assert search.entries_of(page, Unseen(names=("Kristiania",)), "x") is not first
    assert search.entries_of(evolve(page, title="Other"), Unseen(), "x") is not first
