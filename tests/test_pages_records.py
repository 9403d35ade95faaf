"""What the pages of records say: nothing padded, nothing lost, blank never zero, announced never done."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from html import unescape
from typing import Any

import pytest

from tests.fiction import CITY_FILE, NETWORK_FILE, PROGRAMME_FILE, TODAY, catalogue_of, records
from tests.linkcheck import parsed
from values_exchange.citation import citation_of
from values_exchange.comparison import open_questions
from values_exchange.languages import Interface
from values_exchange.pages import Links, Page, render_tree
from values_exchange.problems import Problem, Severity, Span

PROGRAMME_PAGE, CITY_PAGE = "programmes/atlantis/harbour-points.md", "cities/atlantis.md"


def page_with(path: str, file: str = PROGRAMME_FILE, **changes: Any) -> Page:
    """Render a page of the small catalogue with fields of a record changed; a change to None leaves a field out."""
    data = records()
    data[file] = {key: value for key, value in (data[file] | changes).items() if value is not None}
    return render_tree(catalogue_of(data), today=TODAY).page(path)


def programme(**changes: Any) -> Page:
    """Render the programme's page with fields changed."""
    return page_with(PROGRAMME_PAGE, **changes)


def words(html: str) -> str:
    """Give the visible words of some HTML, one space apart."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def section(page: Page, key: str) -> str:
    """Give the HTML of a section, from its heading to the next one of its level."""
    levels = {heading.id: heading.level for heading in page.headings}
    found, inside = [], False
    for piece in page.pieces:
        heading = getattr(piece, "id", "")
        if inside and heading and levels[heading] <= levels[key]:
            break
        inside = inside or heading == key
        found += [str(piece)] if inside and not heading else []
    return "".join(found)


def figure(**changes: Any) -> list[dict[str, Any]]:
    """Give one figure, as the list a record has."""
    return [{"measure": "volunteers_active", "sources": ["report"], **changes}]


def test_zero_is_shown_as_zero() -> None:
    """A source that says that there is none is a source that says something."""
    assert "0 persons" in words(section(programme(figures=figure(value=0)), "figures"))


def test_blank_is_never_zero() -> None:
    """What no source says is not shown as a number, an empty table or a dash, and is asked for."""
    page = programme(figures=None, funding=None)
    asked = words(section(page, "not-documented"))

    assert "figures" not in {heading.id for heading in page.headings}
    assert "Figures : Which numbers does the city keep" in asked
    assert "That does not mean that there is none" in asked


def test_a_reason_for_a_gap_looks_different_from_a_gap() -> None:
    """None, not collected and not documented are three things."""
    gaps = [{"field": "evaluations", "reason": "none", "note": {"en": "Asked in May."}, "sources": ["report"]}]
    page = programme(evaluations=None, absent=gaps)

    assert "There is none Asked in May." in words(section(page, "evaluations"))
    assert "ve-absent-none" in section(page, "evaluations")
    assert "Evaluations" not in words(section(page, "not-documented"))


def test_a_section_of_which_nothing_is_known_says_so() -> None:
    """An answer `not documented` to a required question is shown as such."""
    gap = {"absent": [{"field": "who", "reason": "not_documented"}]}

    assert "not documented" == words(section(programme(volunteers=gap), "volunteers"))


def test_an_undated_figure_says_so_and_never_takes_the_date_of_its_source() -> None:
    """The date of the source stands beside it, as what it is."""
    dated = {"report": {"title": "Report", "date": "2019-03", "read": "2026-11-01"}}

    assert "March 2019 (date of the source)" in words(
        section(programme(figures=figure(value=3), sources=dated), "figures")
    )
    assert "undated" in words(section(programme(figures=figure(value=3)), "figures"))


def test_what_was_announced_looks_different_from_what_is_done_and_says_so() -> None:
    """By a word first; the dashed edge only repeats it. What is done stands first."""
    offer = {
        "functions": [
            {"codes": ["language_learning"], "state": "planned", "sources": ["report"]},
            {"codes": ["advise"], "sources": ["report"]},
        ]
    }
    shown = section(programme(offer=offer), "offer")

    assert '<span class="ve-code ve-state-planned">Language learning</span>' in shown
    assert '<span class="ve-tag ve-state-planned">Planned</span>' in shown
    assert shown.index("Advice") < shown.index("Language learning")


def test_a_text_in_another_language_is_marked_and_said_to_be() -> None:
    """For screen readers by `lang`, for everybody by words."""
    page = programme(need=[{"de": "Viele Menschen kamen an.", "sources": ["report"]}], title={"de": "Hafenpunkte"})

    assert '<span lang="de">Viele Menschen kamen an.</span> <span class="ve-lang">in German</span>' in page.html()
    assert "# Hafenpunkte {#top lang=de}" in page.markdown()


def test_a_claim_leads_to_its_source_and_back() -> None:
    """The number links to the source at the foot; the source links back to where it is first cited."""
    page = programme()
    document = parsed(page.html())
    first = next(dict(attrs) for tag, attrs in document.elements if tag == "a" and dict(attrs).get("id") == "note-1")

    assert first["aria-label"] == "Source 1"
    assert str(first["href"]).removeprefix("#") in document.ids
    assert "#note-1" in document.links


def test_claims_without_sources_of_their_own_cite_those_of_their_section() -> None:
    """A section's sources hold for all in it; those of a claim come first."""
    offer = {
        "sources": ["page"],
        "functions": [{"codes": ["advise"]}, {"codes": ["inform"], "sources": ["report"]}],
        "absent": [],
    }
    page = programme(offer=offer)
    notes = re.findall(r'href="#(source-[a-z]+)"', section(page, "offer"))

    assert ["source-page", "source-report"] == notes


def test_history_is_put_together_from_all_sections_each_event_once_in_order() -> None:
    """Sites, money, prizes and what the record tells as history; what one list says of several sites is one entry."""
    history = [
        {"date": "2018-05", "kind": "decision", "en": "The council decided.", "sources": ["report"]},
        {"date": "2018-05", "kind": "decision", "en": "The council decided.", "sources": ["report"]},
    ]
    sites = {
        key: {"address": key.title(), "states": [{"date": 2019, "status": "open", "sources": ["report"]}]}
        for key in ("pier", "mole")
    }
    awards = [{"name": "Anchor prize", "date": 2016, "sources": ["report"]}]
    shown = words(section(programme(history=history, sites=sites, awards=awards), "history"))
    positions = [
        shown.index(event) for event in ("Began", "Award : Anchor prize", "The council decided.", "Open : Pier ; Mole")
    ]

    assert sorted(positions) == positions
    assert 1 == shown.count("The council decided.")


def test_sites_show_their_last_sighting_and_jointly_run_ones_say_so() -> None:
    """A site that was opened in 2015 and gone by 2024 does not look open."""
    sites = {
        "pier": {
            "address": "Pier 1",
            "operators": [{"organisations": ["divers", "town"], "sources": ["report"]}],
            "states": [
                {"date": "2024-02", "status": "closed", "certainty": "by", "sources": ["report"]},
                {"date": 2015, "status": "opened", "sources": ["report"]},
            ],
        },
        "mole": {"district": 2, "states": [{"date": 2019, "status": "planned", "sources": ["report"]}]},
    }
    shown = section(programme(sites=sites), "sites")

    assert '<span class="ve-tag ve-site-closed">Closed, by February 2024</span>' in shown
    assert "Taucher e. V. , Stadt Atlantis jointly" in words(shown)
    assert "Site without address (Altstadt)" in words(shown)


def test_a_city_without_a_programme_says_so_and_what_to_ask() -> None:
    """Nothing about it looks finished, and nothing looks like a zero."""
    data = records()
    del data[PROGRAMME_FILE]
    tree = render_tree(catalogue_of(data))
    page = tree.page(CITY_PAGE)

    assert "No programme documented yet." in words(section(page, "programmes"))
    assert "Whom is it for?" in words(section(page, "ask"))
    assert "no programme documented yet" in words(tree.page("index.md").html())
    assert "no programme documented yet" in words(tree.page("map.md").html())


def test_a_city_shows_what_the_network_says_of_it() -> None:
    """How firmly its theme is established, the visits it hosted, and the events it took part in."""
    members = {"atlantis": {"theme": "C", "grouping": "stated", "letter": "by_elimination", "sources": ["plan"]}}
    page = page_with(CITY_PAGE, NETWORK_FILE, members=members)

    assert "group: stated; letter: the one place left" in words(page.html())
    assert "visitors not documented in Atlantis" in words(section(page, "visits"))


def test_conflicting_claims_stand_side_by_side_with_the_reading_used() -> None:
    """The conflict holds no values: it shows those of the claims, with their sources, and links to them."""
    conflict = {
        "topic": {"en": "How many volunteer"},
        "between": ["thirty", "forty"],
        "state": "open",
        "reading": {"en": "Both."},
    }
    figures = [*figure(value=30, id="thirty"), *figure(value=40, id="forty", per="year")]
    shown = section(programme(figures=figures, conflicts={"number": conflict}), "conflicts")

    assert "Active volunteers, 30 persons" in words(shown)
    assert "Active volunteers, 40 persons per year" in words(shown)
    assert {"#claim-thirty", "#claim-forty"} <= set(parsed(shown).links)


@pytest.mark.parametrize(
    ("review", "said"),
    [
        ({"last_checked": "2026-11-01"}, "last checked 1 November 2026. not confirmed by the city"),
        ({"last_checked": "2024"}, "last checked 2024, more than a year ago. not confirmed by the city"),
        (
            {"last_checked": "2026-11-01", "confirmed_by_city": "2026-11-10"},
            "last checked 1 November 2026. confirmed by the city, 10 November 2026",
        ),
    ],
)
def test_a_page_says_how_far_its_record_was_checked(review: Mapping[str, Any], said: str) -> None:
    """When, by whom, and whether that is long ago."""
    page = programme(review={"state": "drafted_from_public_sources", **review})

    assert said in words(section(page, "record"))


def test_without_a_day_of_today_no_check_is_called_long_ago() -> None:
    """Pages know no clock: the door passes the day, or it is not asked."""
    review = {"state": "drafted_from_public_sources", "last_checked": "1999"}
    data = records()
    data[PROGRAMME_FILE]["review"] = review

    assert "ago" not in render_tree(catalogue_of(data)).page(PROGRAMME_PAGE).html()
    assert "ago" in render_tree(catalogue_of(data), today=date(2001, 1, 1)).page(PROGRAMME_PAGE).html()


def test_the_page_of_a_record_tells_what_the_checker_found() -> None:
    """The reader is told how much; one step away the officer sees what, where, what to do, and the code."""
    problem = Problem(
        code="not-checked-lately",
        message="Nobody has looked at it since 2020.",
        advice="Look at it, and write the day under `last_checked`.",
        span=Span(file=PROGRAMME_FILE, line=7),
        severity=Severity.WARNING,
    )
    page = render_tree(catalogue_of(records()), problems=[problem]).page(PROGRAMME_PAGE)
    shown = section(page, "record")

    assert "<summary>The checker has 1 remark on it</summary>" in shown
    assert "7: Nobody has looked at it since 2020. Look at it" in words(shown)
    assert "<code>last_checked</code>" in shown
    assert "<code>not-checked-lately</code>" in shown
    assert "remark" not in words(section(programme(), "record"))

    links = Links(problem_pages=frozenset({"not-checked-lately"}))
    explained = render_tree(catalogue_of(records()), problems=[problem], links=links).page(PROGRAMME_PAGE)
    way = '<a href="../../problems/not-checked-lately.html"><code>not-checked-lately</code></a>'
    assert way in section(explained, "record")
    assert "problems/" not in shown


def test_the_fact_box_has_the_same_rows_in_the_same_order_on_every_page() -> None:
    """A gap says that it is one; no row is left out, so that two pages can be read side by side."""
    rows = [
        "City", "What it is", "Theme", "Status", "Since", "Until", "Who volunteers for whom", "Run by",
        "Link to the network", "Contact", "Record",
    ]  # fmt: skip
    bare = programme(
        themes=None, status=None, started=None, ended=None, contact=None,
        absent=[{"field": "status", "reason": "not_documented"}],
        volunteers={"absent": [{"field": "who", "reason": "not_documented"}]},
        organisations={"divers": {"name": "Taucher", "roles": [{"role": "funds", "sources": ["report"]}]}},
    )  # fmt: skip
    boxes = [re.findall(r'<dl class="ve-facts">.*?</dl>', page.html(), re.DOTALL) for page in (programme(), bare)]
    titles = [[words(title) for title in re.findall(r"<dt[^>]*>(.*?)</dt>", box, re.DOTALL)] for [box] in boxes]

    assert [rows, rows] == titles
    assert 6 == words(boxes[1][0]).count("not documented")
    assert "no end documented" in words(boxes[1][0])


def test_a_record_can_be_cited_in_three_ways_each_one_step_away() -> None:
    """As text to copy, and for programs that keep references; the braces of both reach the reader."""
    page = programme()
    shown = section(page, "cite")
    citation = citation_of(catalogue_of(records()), "atlantis/harbour-points")

    assert citation.as_text() in unescape(shown)
    assert citation.as_bibtex().rstrip() in unescape(re.sub(r"<[^>]+>", "", shown))
    assert citation.as_csl().rstrip() in unescape(re.sub(r"<[^>]+>", "", shown))
    assert ["BibTeX", "CSL-JSON"] == re.findall(r"<summary>(.*?)</summary>", shown)
    assert all("{" not in block for block in page.blocks)


def test_the_questions_that_help_first_stand_there_and_the_others_behind_a_line() -> None:
    """Five at once, the others by what they are about; none twice and none lost."""
    data = records()
    page = programme(figures=None, funding=None, lessons=None, transfer=None)
    shown = section(page, "not-documented")
    first, _, others = shown.partition("<details")
    data[PROGRAMME_FILE] = {
        key: value
        for key, value in data[PROGRAMME_FILE].items()
        if key not in {"figures", "funding", "lessons", "transfer"}
    }
    asked = open_questions(catalogue_of(data).programme("atlantis/harbour-points"))

    assert 5 == first.count("<li>")
    assert len(asked) - 5 == others.count("<li>")
    assert all(question.words(Interface()) in unescape(shown) for question in asked)


def test_a_city_has_its_own_name_beside_the_name_and_each_name_its_language() -> None:
    """Marked for screen readers, and said in words."""
    page = page_with(
        CITY_PAGE, CITY_FILE, name={"en": "Atlantis", "de": "Atlantis", "it": "Atlantide", "cs": "Atlantida"},
        languages=["it"],
    )  # fmt: skip
    shown = page.html()

    assert '<strong><span lang="it">Atlantide</span></strong> in Italian' in shown
    assert "Atlantide (Italian), Atlantida (Czech)" in words(shown)


def test_a_source_says_who_speaks_and_from_when_it_is() -> None:
    """Own account or somebody else's, dated or undated."""
    sources = {
        "report": {"title": "Bericht", "kind": "local_press", "language": "de", "read": "2026-11-01"},
    }
    shown = section(programme(sources=sources), "sources")

    assert '<span lang="de">Bericht</span>' in shown
    assert "undated, read 1 November 2026. Press · somebody else’s account · German" in words(shown)


def test_names_of_a_city_in_other_languages_are_marked() -> None:
    """Each with its language."""
    page = page_with(CITY_PAGE, CITY_FILE, name={"en": "Atlantis", "el": "Ατλαντίς"})

    assert '<span lang="el">Ατλαντίς</span>' in page.html()
