"""The list of programmes without its script: all is there, nothing is dead, and each facet says what is blank."""

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
from values_exchange.languages import Interface
from values_exchange.pages.compare import whole_comparison
from values_exchange.pages.edition import Edition
from values_exchange.pages.facets import BLANK, NOT_DONE, Facet, facets_of
from values_exchange.pages.page import Page
from values_exchange.pages.programmes import MOST_IN_FULL, first_sentence, programmes_page
from values_exchange.pages.standing import standings
from values_exchange.reading import read

NAMES = ("theme", "country", "function", "group", "direction", "status", "section", "language")


def edition_of(found: Catalogue) -> Edition:
    """Give the pages' view of a catalogue."""
    return Edition(catalogue=found, say=Interface(), today=TODAY)


def page_of(found: Catalogue) -> Page:
    """Write the list of a catalogue's programmes."""
    edition = edition_of(found)
    return programmes_page(edition, whole_comparison(edition), standings(edition))


def facets(found: Catalogue) -> dict[str, Facet]:
    """Give the facets of a catalogue by name."""
    edition = edition_of(found)
    return {one.name: one for one in facets_of(edition, whole_comparison(edition), standings(edition))}


@cache
def examples() -> Catalogue:
    """Read the sixteen cities once."""
    return read(ROOT / "examples", today=TODAY).catalogue


@cache
def example_page() -> Page:
    """Write the list of their programmes."""
    return page_of(examples())


def entries(html: str) -> dict[str, str]:
    """Give the entries of the list by the id of the programme."""
    return {
        str(re.findall(r'data-id="([^"]+)"', one)[0]): one
        for one in re.findall(r"<li[^>]*data-id=.*?</li>", html, re.DOTALL)
    }


def words(html: str) -> str:
    """Give the text of HTML on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def outside_of_what_is_hidden(html: str) -> str:
    """Give what is there for a reader without scripts."""
    return re.sub(r'<(form|label|button|div|a)\b[^>]* hidden="".*?</\1>', "", html, flags=re.DOTALL)


def test_every_programme_has_an_entry_that_leads_to_its_page() -> None:
    """In the order of the cities' names, with city, kind, status and direction, or that they are not documented."""
    edition, found = edition_of(examples()), entries(example_page().html())

    assert [record.id for record in edition.programmes] == list(found)
    for record in edition.programmes:
        entry = words(found[record.id])
        assert f'href="programmes/{record.id}.html"' in found[record.id]
        assert edition.plain(record.value.title) in entry
        assert edition.city_name(record.id.partition("/")[0]) in entry
        assert "Who volunteers for whom" in entry
        assert "status: not documented" in entry or (record.value.status and edition.label(
            "programme-statuses", record.value.status.code) in entry)  # fmt: skip


def test_a_status_has_its_date_and_a_gap_has_words() -> None:
    """A reader sees how old the status is; silence is not taken for “running”."""
    found = entries(example_page().html())

    assert "Running, 2022" in words(found["amsterdam/boost"])
    assert "status: not documented" in words(found["riga/ngo-house"])
    assert "Who volunteers for whom : Not documented" in words(found["riga/ngo-house"])


def test_what_was_only_announced_says_so_in_the_entry() -> None:
    """It stands behind what is done."""
    said = offering(
        {"codes": ["meals"], "state": "planned"}, {"codes": ["advise"]}, {"codes": ["housing"], "state": "ended"}
    )
    (entry,) = entries(page_of(catalogue({"aa/one": said})).html()).values()

    assert "What it does : Advice, Housing no longer done , Meals only announced" in words(entry)


def test_a_summary_is_cut_to_its_first_sentence_and_keeps_its_language() -> None:
    """A text in another language is marked as such."""
    data = records()
    data["atlantis/harbour-points.yaml"]["summary"] = {"de": "Anlaufstellen im Hafen. Sie öffnen montags."}
    (entry,) = entries(page_of(catalogue_of(data)).html()).values()

    assert '<span lang="de">Anlaufstellen im Hafen.</span>' in entry
    assert "in German" in words(entry)
    assert "montags" not in entry


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("One. Two.", "One."),
        ("Open since 1. September in the town. Two.", "Open since 1. September in the town."),
        ("Der Club e. V. hilft. Zwei.", "Der Club e. V. hilft."),
        ("It began in 2019. Two.", "It began in 2019."),
        ("No end", "No end"),
        ("A sentence that goes on and on without an end in sight", "A sentence that goes on and on without …"),
        ("", ""),
    ],
)
def test_the_first_sentence_of_a_text(text: str, line: str) -> None:
    """A number with a full stop ends no sentence; a long sentence breaks off at the end of a word."""
    assert line == first_sentence(text, 40)


def test_without_a_script_no_control_is_to_be_seen() -> None:
    """Filters, boxes and buttons are hidden until the script shows them; the entries are not."""
    html = outside_of_what_is_hidden(example_page().html())

    assert [] == re.findall(r"<(?:input|button|form|fieldset)", html)
    assert len(examples().programmes) == len(re.findall("<h3", html))
    assert 'class="ve-entry" hidden' not in html


def test_the_scripts_are_the_trees_own_and_come_in_their_order() -> None:
    """The letters without accents come first: the list uses them."""
    assert re.findall(r'<script src="([^"]+)" defer=""></script>', example_page().html()) == [
        "assets/folding.js",
        "assets/programmes.js",
    ]


def test_every_facet_offers_what_occurs_with_its_count() -> None:
    """The options of the form are the values of the entries; each has the number of programmes that have it done."""
    html = example_page().html()
    held = [
        [values.split() for values in str(found).split("|")] for found in re.findall(r'data-values="([^"]+)"', html)
    ]
    offered = {
        name: dict(re.findall(rf'name="{name}" value="([^"]+)".*?class="ve-count">(\d+)<', html)) for name in NAMES
    }

    for place, name in enumerate(NAMES):
        found = [value for entry in held for value in entry[place]]
        assert {value.removeprefix(NOT_DONE) for value in found} == set(offered[name]), name
        assert offered[name] == {value: str(found.count(value)) for value in offered[name]}, name


def test_no_programme_is_without_a_value_and_blank_is_an_option() -> None:
    """What nobody documented can be asked for; it comes last."""
    for name, facet in facets(examples()).items():
        assert set(facet.values) == set(examples().programmes), name
        assert all(facet.values.values()), name
        if BLANK in facet.options:
            assert list(facet.options)[-1] == BLANK, name
    assert {"theme", "direction", "status"} <= {
        name for name, facet in facets(examples()).items() if BLANK in facet.options
    }


def test_announced_is_marked_unlike_done_and_a_reason_unlike_a_blank() -> None:
    """So that the script can leave announcements out, and “does not apply” is no “not documented”."""
    none = programme(offer={"absent": [{"field": "functions", "reason": "not_applicable"}]})
    found = facets(
        catalogue(
            {
                "aa/one": offering({"codes": ["meals", "advise"], "state": "planned"}, {"codes": ["advise"]}),
                "bb/one": none,
                "cc/one": programme(),
            }
        )
    )["function"]

    assert found.values == {
        "aa/one": ("advise", f"{NOT_DONE}meals"),
        "bb/one": ("-not_applicable",),
        "cc/one": (BLANK,),
    }
    assert found.options == {
        "advise": "Advice",
        "meals": "Meals",
        "-not_applicable": "Does not apply",
        BLANK: "Not documented",
    }


def test_countries_languages_and_sections_are_facets_as_well() -> None:
    """By their names in the page's language."""
    found = facets(examples())

    assert found["country"].values["brno/intercultural-workers"] == ("CZ",)
    assert list(found["country"].options.values())[:3] == ["Belgium", "Czechia", "France"]
    assert found["language"].values["riga/ngo-house"] == ("en", "lv")
    assert found["language"].options["lv"] == "Latvian"
    assert "money" in found["section"].values["ostend/compagnons"]
    assert "money" not in found["section"].values["turin/giovani-per-torino"]


def test_a_programme_of_a_city_without_a_record_has_no_country() -> None:
    """It is in the list all the same."""
    data = {key: one for key, one in records().items() if "city" not in key}

    assert facets(catalogue_of(data))["country"].values == {"atlantis/harbour-points": (BLANK,)}


def test_the_names_of_a_city_in_other_languages_find_it() -> None:
    """The city's own name is shown; the others are there for the words somebody types."""
    found = entries(example_page().html())

    assert "Nürnberg" in unescape(found["nuremberg/support-for-volunteering"])
    assert "Nürnberg" not in words(found["nuremberg/support-for-volunteering"])


def test_the_first_entry_of_a_city_can_be_linked_to() -> None:
    """So that a link from elsewhere leads to the city where no script runs."""
    assert {f"city-{key.partition('/')[0]}" for key in examples().programmes} <= example_page().anchors()


def crowd(count: int) -> Catalogue:
    """Make up so many programmes, ten in each city."""
    data: dict[str, Data] = {f"c{number // 10:03}/p{number:04}": programme() for number in range(count)}
    return catalogue(data, {key: city(key) for key in {one.partition("/")[0] for one in data}})


def test_a_long_list_is_whole_in_fewer_lines() -> None:
    """Above a few hundred programmes an entry has no summary; none of them is left out."""
    short, long = page_of(crowd(MOST_IN_FULL)).html(), page_of(crowd(MOST_IN_FULL + 1)).html()

    assert MOST_IN_FULL == len(entries(short))
    assert MOST_IN_FULL + 1 == len(entries(long))
    assert len(long) < 0.8 * len(short)
    assert 'data-page="0"' in short
    assert 'data-page="50"' in long
    assert "A programme that does not exist." in short
    assert "A programme that does not exist." not in long


def test_an_empty_catalogue_has_a_list_that_says_so() -> None:
    """Without filters and scripts."""
    html = page_of(Catalogue()).html()

    assert "No programme has a record yet." in html
    assert "<script" not in html


def test_the_page_is_well_formed() -> None:
    """Elements close in order, ids are there once, every field is in a label."""
    document = parsed(example_page().html())
    fields = [attrs for tag, attrs in document.elements if tag == "input"]

    assert [] == [*document.mistakes, *document.unclosed]
    assert len(document.ids) == len(set(document.ids))
    assert len(fields) == len(re.findall(r"<label[^>]*>(?:(?!</label>).)*<input", example_page().html(), re.DOTALL))
