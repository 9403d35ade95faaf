"""The page of the matrix: a mark for every claim, a band for every gap, words for every shape, and room for more."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import pytest

from tests.comparing import catalogue, city, offering, programme
from tests.fiction import TODAY, Data, catalogue_of, records
from tests.linkcheck import parsed
from tests.repository import ROOT
from values_exchange.catalogue import Catalogue
from values_exchange.comparison import Crossing
from values_exchange.languages import Interface
from values_exchange.pages.compare import whole_comparison
from values_exchange.pages.edition import Edition
from values_exchange.pages.matrix import DIMENSIONS, MOST_CITIES, matrices, matrix_pages
from values_exchange.pages.matrix_table import MOST_TOLD_APART
from values_exchange.pages.page import Page
from values_exchange.pages.programme import programme_page
from values_exchange.reading import read


def edition_of(found: Catalogue) -> Edition:
    """Give the pages' view of a catalogue."""
    return Edition(catalogue=found, say=Interface(), today=TODAY)


def pages_of(found: Catalogue) -> list[Page]:
    """Write the matrix of a catalogue."""
    edition = edition_of(found)
    return list(matrix_pages(edition, whole_comparison(edition)))


@cache
def examples() -> Edition:
    """Read the sixteen cities once."""
    return edition_of(read(ROOT / "examples", today=TODAY).catalogue)


@cache
def example_page() -> Page:
    """Give the matrix of the sixteen cities."""
    (page,) = matrix_pages(examples(), whole_comparison(examples()))
    return page


def section(html: str, key: str) -> str:
    """Give the part of a page below the heading of a table."""
    start = html.index(f'id="{key}"')
    end = html.find("<h2", start)
    return html[start:] if end < 0 else html[start:end]


def rows(html: str) -> dict[str, str]:
    """Give the lines of the first table by what stands at their beginning."""
    body = html[html.index("<tbody>") : html.index("</tbody>")]
    return {words(re.findall(r"<th.*?</th>", line, re.DOTALL)[0]): line for line in body.split("<tr>")[1:]}


def words(html: str) -> str:
    """Give the text of HTML on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_sixteen_cities_have_one_page_with_a_table_for_each_question() -> None:
    """Seven tables, each under its own heading, and a list to jump to them."""
    page = example_page()

    assert [heading.id for heading in page.headings] == ["top", *DIMENSIONS]
    assert [f"#{key}" for key in DIMENSIONS] == re.findall(r'<li><a href="(#\w+)"', page.html())
    assert len(DIMENSIONS) == page.html().count("<table")


def test_every_city_has_a_column_head_in_every_table() -> None:
    """In the order of the names; the city without a programme is there as well."""
    for key in DIMENSIONS:
        heads = re.findall(r'<th scope="col".*?</th>', section(example_page().html(), key), re.DOTALL)
        assert [words(head) for head in heads] == [examples().city_name(one) for one in examples().cities], key


def test_every_mark_leads_to_a_place_on_its_programmes_page() -> None:
    """To where the claim stands; and there are as many marks as claims of codes."""
    anchors = {record.id: programme_page(examples(), record).anchors() for record in examples().programmes}
    html = example_page().html()
    marks = re.findall(r'<a href="programmes/([^"]+)\.html#([^"]+)" title="[^"]+" class="ve-crossing">', html)
    found = matrices(examples(), whole_comparison(examples()))

    assert [] == [(key, anchor) for key, anchor in marks if anchor not in anchors[key]]
    assert len(marks) == sum(len(cell.marks) for one in found.values() for row in one.rows for cell in row.cells)


def test_every_shape_is_hidden_from_those_who_listen_and_said_to_them() -> None:
    """Beside each shape in a cell stand the city, the letter of the programme and the state, in words."""
    html = example_page().html()
    for shape, spoken in re.findall(r'class="ve-dot ve-is-(\w+)" aria-hidden="true"></span><span[^>]*>([^<]+)<', html):
        assert spoken.endswith(Crossing(shape).words(Interface()))
    assert html.count("ve-crossing") == html.count('</span><span class="ve-unseen">')


def test_a_gap_of_a_whole_city_is_one_cell_that_says_so() -> None:
    """A city that names other things has a cell of its own that says “not named”; no cell is empty."""
    html = section(example_page().html(), "tasks")
    cells = re.findall(r"<td[^>]*>.*?</td>", html, re.DOTALL)
    found = matrices(examples(), whole_comparison(examples()))["tasks"].of(examples().cities)
    gaps = [column for column in found.columns if column.gap]

    assert [] == [cell for cell in cells if not words(cell)]
    assert [words(cell) for cell in cells if "rowspan" in cell] == [
        "Not documented" if column.gap is Crossing.NOT_DOCUMENTED else "No programme documented yet" for column in gaps
    ]
    assert all(f'rowspan="{len(found.named)}"' in cell for cell in cells if "rowspan" in cell)
    for line in rows(html).values():
        named = line.count("ve-crossing") > 0
        assert named, "a code that nobody names has no row"


def test_what_was_only_announced_looks_and_reads_unlike_what_is_done() -> None:
    """In the table by another shape, in words by a label."""
    html = section(example_page().html(), "functions")
    line = rows(html)["Language learning"]
    listed = html[html.index("The same in words") :]

    assert "Düsseldorf: only announced" in words(line)
    assert "ve-is-announced" in line
    assert re.search(r"Language learning : [^;]+ ; only announced : Düsseldorf", words(listed))


def test_the_codes_that_nobody_names_are_listed_and_not_empty_rows() -> None:
    """Each code of the list stands either at the beginning of a row or below the table, linked to its meaning."""
    found = matrices(examples(), whole_comparison(examples()))
    for key, one in found.items():
        html = section(example_page().html(), key)
        below = html[html.index("</table>") : html.index("<details")]
        if one.codes is not None:
            links = {f'href="reference/codes/{one.codes.id}.html#code-{row.code}"' for row in one.unnamed if row.code}
            assert {link for link in links if link in below} == links, key
        assert [row.label for row in one.named if row.code] == [
            label for label in rows(html) if label != "Kind of body not stated"
        ]


def test_silence_is_counted_and_named_in_a_sentence() -> None:
    """How many cities say something, which do not, and where one of several programmes is silent."""
    text = words(section(example_page().html(), "direction"))
    found = matrices(examples(), whole_comparison(examples()))["direction"]
    silent = [column.city.text for column in found.columns if column.gap is Crossing.NOT_DOCUMENTED]

    assert f"{len(found.documented)} cities of 16 say something here." in text
    assert f"Not documented: {' and '.join(silent)}." in text
    assert "No programme documented yet: Terrassa." in text
    assert "Nothing by these programmes, though another of the same city says something: Oslo b" in text


def test_programmes_of_one_city_are_told_apart_by_letters() -> None:
    """Each letter is explained once; a city with one programme needs none."""
    html = example_page().html()
    explained = html[html.index('class="ve-apart"') : html.index("<h2")]
    for city_id, several in examples().by_city.items():
        names = [examples().plain(record.value.title) for record in several]
        assert all((name in unescape(explained)) == (len(several) > 1) for name in names), city_id
    assert "Oslo a: done" in words(html)
    assert "Oslo c: done" in words(html)
    assert "Düsseldorf a" not in words(html)


def test_cities_that_the_network_placed_in_a_theme_are_named_where_no_programme_is() -> None:
    """The table shows what records of programmes say; that a city has a theme is said beside it."""
    text = words(section(example_page().html(), "themes"))

    assert "The network placed these cities in a theme, without a programme documented for it: Brno (A), " in text


def test_a_small_catalogue_has_a_matrix_too() -> None:
    """One city, one programme; and no city at all."""
    (page,) = pages_of(catalogue_of(records()))
    (empty,) = pages_of(Catalogue())

    assert "Atlantis: done" in words(section(page.html(), "functions"))
    assert "No record says anything here." in words(section(page.html(), "tasks"))
    assert "No city has a record yet." in words(empty.html())


def crowd(cities: int, programmes: int = 1) -> Catalogue:
    """Make up cities with so many programmes each, all of which give advice."""
    keys = [f"c{number:03}" for number in range(cities)]
    data: dict[str, Data] = {
        f"{key}/p{number}": offering({"codes": ["advise"]}) if number else offering({"codes": ["meals"]})
        for key in keys
        for number in range(programmes)
    }
    return catalogue(data, {key: city(key.upper()) for key in keys})


@pytest.mark.parametrize("cities", [MOST_CITIES, MOST_CITIES + 1, 3 * MOST_CITIES - 1])
def test_more_cities_than_fit_are_cut_into_tables_and_none_is_lost(cities: int) -> None:
    """The overview says how many there are and leads to each table; no table is wider than allowed."""
    pages = pages_of(crowd(cities))
    if cities <= MOST_CITIES:
        assert len(pages) == 1
        return
    overview, *blocks = pages
    heads = [len(re.findall(r'scope="col"', section(page.html(), "functions"))) for page in blocks]

    assert sum(heads) == cities
    assert max(heads) <= MOST_CITIES
    assert max(heads) - min(heads) <= 1
    assert f"There are {cities} cities, too many for one table" in words(overview.html())
    assert {page.path for page in blocks} == {
        f"{link}.md" for link in re.findall(r'href="(matrix/[^"#]+)\.html"', overview.html())
    }
    assert rows(section(overview.html(), "functions"))["Meals"].count(" of ") == len(blocks)


def test_every_theme_has_its_own_table_where_there_are_too_many_cities() -> None:
    """Cities are not torn out of the theme in which they exchange."""
    data = records()
    member = data["network.yaml"]["members"]["atlantis"]
    data["network.yaml"]["themes"]["D"] = {"title": {"en": "Young people"}}
    for number in range(MOST_CITIES + 1):
        data[f"c{number}/city.yaml"] = {**data["atlantis/city.yaml"], "name": {"en": f"City {number}"}}
        data["network.yaml"]["members"][f"c{number}"] = {**member, "theme": "CD"[number % 2]}
    _, *blocks = pages_of(catalogue_of(data))

    assert [page.path for page in blocks] == ["matrix/theme-c.md", "matrix/theme-d.md"]


def test_many_programmes_of_a_city_are_counted_and_lead_to_their_list() -> None:
    """Above a few, letters tell nobody anything; the number leads to the list, filtered for city and code."""
    (page,) = pages_of(crowd(1, MOST_TOLD_APART + 2))
    lines = rows(section(page.html(), "functions"))
    link = 'href="programmes.html?city=c000&amp;function=advise#city-c000"'

    assert link in lines["Advice"]
    assert f"{MOST_TOLD_APART + 1} of {MOST_TOLD_APART + 2} programmes" in words(lines["Advice"])
    assert 'href="programmes/c000/p0.html#offer-functions"' in lines["Meals"]


def test_a_table_stands_in_a_region_with_a_name_and_well_formed() -> None:
    """Headers have a scope, tables a caption, elements close in order."""
    document = parsed(example_page().html())

    assert [] == [*document.mistakes, *document.unclosed]
    assert example_page().html().count("<caption") == len(DIMENSIONS)
    assert not re.search(r"<th(?![^>]*scope=)", example_page().html().replace("<thead", ""))


def test_nothing_is_ranked() -> None:
    """Answers stand in the order of their list, cities in that of their names, whatever they do."""
    (one, other) = (pages_of(catalogue({"aa/one": programme(), "bb/one": offering({"codes": codes})}))[0] for codes in
                    (["meals"], ["meals", "advise"]))  # fmt: skip

    assert list(rows(section(other.html(), "functions"))) == ["Advice", "Meals"]
    assert re.findall(r'scope="col".*?</th>', one.html(), re.DOTALL) == re.findall(
        r'scope="col".*?</th>', other.html(), re.DOTALL
    )
