"""Briefings: nothing cut, nothing lost without a word, sources numbered, and no more than the paper holds."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fiction import PROGRAMME_FILE, TODAY, catalogue_of, records
from tests.linkcheck import broken_links, heading_jumps, parsed, repeated_ids, site_of
from tests.repository import ROOT
from tests.test_pages_hostile import PAYLOADS, full, hostile
from values_exchange.citation import citation_of
from values_exchange.languages import Interface
from values_exchange.pages import Links, Tree, render_tree
from values_exchange.pages.briefing import SPACING, choose, height, source_height
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import Markup
from values_exchange.pages.paths import BRIEFING_STYLE, briefing_path, programme_path
from values_exchange.pages.points import LAST, MUST, Passage, Point, passages
from values_exchange.pages.sheet import Sheet
from values_exchange.reading import read

PROGRAMME = "atlantis/harbour-points"


@cache
def examples() -> Tree:
    """Render the records of the sixteen cities once."""
    return render_tree(read(ROOT / "examples", today=TODAY).catalogue, today=TODAY)


def briefings(tree: Tree) -> dict[str, str]:
    """Give the briefings of a tree as text, by their paths."""
    return {path: data.decode() for path, data in tree.assets.items() if path.startswith("briefings/")}


def made(**changes: Any) -> str:
    """Give the briefing of the small catalogue's programme, with fields changed; None leaves a field out."""
    data = records()
    data[PROGRAMME_FILE] = {key: value for key, value in (data[PROGRAMME_FILE] | changes).items() if value is not None}
    return render_tree(catalogue_of(data), today=TODAY).assets[briefing_path(PROGRAMME)].decode()


def words(html: str) -> str:
    """Give the visible words of some HTML, one space apart."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def sheet() -> Sheet:
    """Begin a page on the small catalogue's programme."""
    edition = Edition(catalogue=catalogue_of(records()), say=Interface())
    return Sheet(edition=edition, path="x.html", record_id=PROGRAMME)


def test_every_programme_has_one_and_its_page_leads_there() -> None:
    """A file of its own beside the pages, with its style sheet."""
    tree = examples()
    programmes = [path for path, page in tree.pages.items() if page.kind == "programme"]

    assert len(programmes) == len(briefings(tree)) == 21
    assert BRIEFING_STYLE in tree.assets
    for path in programmes:
        name = path.removeprefix("programmes/").removesuffix(".md")
        assert f"briefings/{name}.html" in tree.page(path).html()


@pytest.mark.parametrize("links", [Links(), Links(directory_urls=True, prefix="exchange/")], ids=str)
def test_every_link_of_a_briefing_leads_somewhere(links: Links) -> None:
    """To its sources, to its style sheet, and to where on the whole page the rest stands."""
    tree = render_tree(read(ROOT / "examples", today=TODAY).catalogue, links=links)
    papers = {links.built(path): html for path, html in briefings(tree).items()}

    assert [] == broken_links(site_of(tree, links) | papers, only_from=papers)


def test_a_briefing_is_a_whole_document() -> None:
    """Language, title, one first heading, ids once, no script, nothing of a third party, no style inside."""
    for path, html in briefings(examples()).items():
        document = parsed(html.removeprefix("<!doctype html>"))
        tags = [tag for tag, _ in document.elements]

        assert html.startswith('<!doctype html>\n<html lang="en">'), path
        assert re.search(r"<title>Briefing: .+</title>", html), path
        assert [] == [*repeated_ids(document), *heading_jumps(document), *document.mistakes, *document.unclosed], path
        assert [] == [tag for tag in tags if tag in {"script", "img", "style", "iframe"}], path
        assert 1 == tags.count("main"), path
        assert ["icon", "stylesheet"] == [dict(given)["rel"] for tag, given in document.elements if tag == "link"], path


def test_nothing_is_cut_and_what_is_left_out_is_counted() -> None:
    """Each point stands there whole, or is among those the paper counts and leads to."""
    catalogue = read(ROOT / "examples", today=TODAY).catalogue
    edition = Edition(catalogue=catalogue, say=Interface())
    for record in edition.programmes:
        paper = words(briefings(examples())[briefing_path(record.id)])
        draft = Sheet(edition=edition, path=briefing_path(record.id), record_id=record.id)
        for passage in passages(draft, record):
            said = [point for point in passage.points if words(point.said) in paper]
            left = len(passage.points) - len(said)
            section = paper.partition(f" {passage.title} ")[2]
            assert left == 0 or f"{left} more on the whole page" in section, (record.id, passage.title)


def test_sources_are_numbered_as_they_come_and_each_number_has_its_source() -> None:
    """From one on, without a gap; no source stands there that nothing cites."""
    for path, html in briefings(examples()).items():
        cited = [int(number) for number in re.findall(r'href="#source-[^"]+" aria-label="Source (\d+)"', html)]
        listed = [int(number) for number in re.findall(r'<li id="source-[^"]+" value="(\d+)"', html)]

        assert listed == list(range(1, len(listed) + 1)), path
        assert set(cited) == set(listed), path
        first = list(dict.fromkeys(cited))
        assert first == sorted(first), path


def test_it_says_when_it_was_checked_that_no_city_confirmed_it_and_how_to_cite_it() -> None:
    """Nobody in a meeting takes a draft for the word of the city."""
    paper = words(made())

    assert "last checked 1 November 2026" in paper
    assert "not confirmed by the city" in paper
    assert f"To cite: {citation_of(catalogue_of(records()), PROGRAMME).as_text()}" in paper


def test_what_no_source_says_is_said_to_be_so() -> None:
    """No number, no sum, nothing on what worked: each in words, and a question besides."""
    paper = words(made(figures=None, funding=None, lessons=None, evaluations=None))

    assert "No source read so far gives a number." in paper
    assert "No source read so far gives a sum." in paper
    assert "No source read so far says what worked and what did not." in paper
    assert "Which numbers does the city keep" in paper
    assert "What is not documented may still exist" in paper


def test_a_number_has_its_date_and_its_caveat() -> None:
    """Undated is said; a caveat is never left behind."""
    figure = {"measure": "volunteers_active", "value": 30, "sources": ["report"], "caveat": {"en": "By hearsay."}}
    paper = words(made(figures=[figure]))

    assert "30 persons Active volunteers, undated" in paper
    assert "By hearsay." in paper


def test_what_was_only_announced_is_not_among_what_is_done() -> None:
    """It has a line of its own that says so."""
    offer = {
        "functions": [
            {"codes": ["language_learning"], "state": "planned", "sources": ["report"]},
            {"codes": ["advise"], "sources": ["report"]},
        ]
    }
    paper = words(made(offer=offer))

    assert "It offers : Advice" in paper
    assert "It offers, only announced : Language learning" in paper


def test_what_must_be_said_is_said_without_any_room() -> None:
    """Summary, status, who volunteers for whom, and the first questions; nothing else."""
    draft = sheet()
    record = draft.edition.catalogue.programme(PROGRAMME)
    chosen = choose(tuple(passages(draft, record)), room=0, sheet=draft)

    assert {MUST} == {point.urgency for one in chosen for point in one.points}
    assert all(point in one.points for one in chosen for point in one.passage.points if point.urgency == MUST)


POINTS = st.builds(
    Point,
    said=st.integers(1, 400).map(lambda length: Markup("x" * length)),
    urgency=st.integers(MUST + 1, LAST),
    sources=st.sampled_from([(), ("report",), ("page",), ("report", "page")]),
)
PASSAGES = st.builds(
    Passage,
    title=st.just("What"),
    points=st.lists(POINTS, max_size=8).map(tuple),
    place=st.just("top"),
    form=st.sampled_from(["lines", "columns", "questions"]),
)


@settings(deadline=None)
@given(written=st.lists(PASSAGES, max_size=5), room=st.integers(0, 120))
def test_no_more_is_chosen_than_there_is_room_for(written: list[Passage], room: int) -> None:
    """Counting the sources too; and the points stay in their order."""
    draft = sheet()
    chosen = choose(written, room=room, sheet=draft)
    points = [(point, one.passage.form) for one in chosen for point in one.points]
    sources = {source for point, _ in points for source in point.sources if draft.source(source)}
    used = sum(height(*one) for one in points) + sum(source_height(draft, source) for source in sources)

    assert not points or used + SPACING * len(written) <= room + 1e-9
    for one in chosen:
        places = [next(i for i, point in enumerate(one.passage.points) if point is said) for said in one.points]
        assert places == sorted(places)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_briefing_gets_no_markup_from_a_record(payload: str) -> None:
    """Its elements, attributes and links are those it has when no record is hostile."""
    plain = {
        (tag, name)
        for html in briefings(render_tree(full())).values()
        for tag, attrs in parsed(html).elements
        for name in ("", *(name for name, _ in attrs))
    }
    prose = {("em", ""), ("strong", ""), ("a", ""), ("a", "href"), ("a", "title"), ("ul", ""), ("span", "lang")}
    for html in briefings(render_tree(hostile(payload))).values():
        document = parsed(html.removeprefix("<!doctype html>"))
        found = {(tag, name) for tag, attrs in document.elements for name in ("", *(name for name, _ in attrs))}

        assert set() == {one for one in found - plain - prose if one[1] not in {"id", "class", "lang", "rel", "href"}}
        assert [] == [link for link in document.links if link.startswith("javascript:")]
        assert [] == [*document.mistakes, *document.unclosed]


def test_the_whole_page_is_a_step_away() -> None:
    """Back on a screen; the paper itself has no way back to print."""
    html = made()
    back = re.search(r'<nav class="ve-screen"[^>]*><a href="([^"]+)"', html)

    assert back is not None
    assert back[1] == Links().href(briefing_path(PROGRAMME), programme_path(PROGRAMME))
