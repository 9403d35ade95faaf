"""The page on what is documented: each city and section, what to ask next and why, and never a score."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache

import pytest

from tests.fiction import CITY, NETWORK_FILE, PROGRAMME_FILE, TODAY, Data, catalogue_of, records
from tests.linkcheck import broken_links, parsed, site_of
from tests.repository import ROOT
from values_exchange.comparison import section_titles
from values_exchange.folding import folded
from values_exchange.languages import Interface
from values_exchange.pages import Links, Page, Tree, render_tree
from values_exchange.pages.documented import MOST_LISTED, documented_page
from values_exchange.pages.edition import Edition
from values_exchange.pages.questionnaire import questionnaire_page
from values_exchange.pages.standing import Standing
from values_exchange.reading import read

TITLES = tuple(section_titles(Interface()).values())[:-1]


@cache
def examples() -> Tree:
    """Render the sixteen cities once."""
    return render_tree(read(ROOT / "examples", today=TODAY).catalogue, today=TODAY)


def page() -> Page:
    """Give the page of the sixteen cities."""
    return examples().page("documented.md")


def fictional(**changed: object) -> str:
    """Give the page of the fictional catalogue, with some fields of its programme changed or left out, in words."""
    data = records()
    programme = data[PROGRAMME_FILE] | changed
    data[PROGRAMME_FILE] = {name: value for name, value in programme.items() if value is not None}
    return words(render_tree(catalogue_of(data)).page("documented.md").html())


def words(html: str) -> str:
    """Give the text of HTML on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&#39;", "’").split())


def parts(html: str, opening: str) -> list[str]:
    """Give the pieces of HTML that begin with an opening tag, each up to the next of them."""
    return [f"{opening}{part}" for part in html.split(opening)[1:]]


def between(html: str, first: str, last: str) -> str:
    """Give what stands between two ids."""
    return html[html.index(f'id="{first}"') : html.index(f'id="{last}"')]


def test_every_city_is_asked_in_the_order_of_the_names() -> None:
    """Sixteen cities, each with a question and the way to its questionnaire; none comes first for another reason."""
    asked = parts(between(page().html(), "ask", "cities"), "<dt")
    names = [words(one).split(" ", 1)[0] for one in asked]

    assert 16 == len(asked)
    assert sorted(names, key=folded) == names
    assert [] == [one for one in asked if "?" not in one or "Questionnaire to print" not in one]


def test_every_city_says_something_of_every_section() -> None:
    """Each section stands in each city’s card: as documented, or among those that are not."""
    cards = parts(between(page().html(), "cities", "sections"), '<div class="ve-card">')

    assert 16 == len(cards)
    assert [] == [(title, words(card)[:40]) for card in cards for title in TITLES if title not in words(card)]


def test_every_section_names_every_city_once() -> None:
    """Under the way in which it is dated, or as not documented."""
    sections = parts(between(page().html(), "sections", "next"), "<dt>")[: len(TITLES)]

    assert list(TITLES) == [words(section.split("</dt>")[0]) for section in sections]
    assert {16} == {len(re.findall(r'href="#city-', section)) for section in sections}


def test_nothing_is_counted_up_or_ranked() -> None:
    """No share, no score, no order but that of the names, and no colour for good and bad."""
    text = words(page().html())

    assert [] == re.findall(r"\d\s*%|\d+ (?:of|out of|/) \d+|\bscore|\brank(?!ed)", text)
    assert "nothing is ranked" in text
    assert set() == {"good", "bad", "ok", "warning"} & set(re.findall(r"[a-z]+", " ".join(classes(page()))))


def classes(shown: Page) -> list[str]:
    """Give the classes used on a page."""
    found = (dict(attrs).get("class") for _, attrs in parsed(shown.html()).elements)
    return [one for one in found if one]


def test_each_term_of_the_cards_is_explained() -> None:
    """The legend stands before the first city."""
    legend = words(between(page().html(), "cities", "city-amsterdam"))
    terms = ("dated", "dated in part", "only its sources are dated", "undated", "own account")

    assert [] == [term for term in (*terms, "somebody else’s account", "only announced", "not documented")
                  if term not in legend]  # fmt: skip


def test_a_card_says_what_is_there_how_it_is_dated_and_whose_account_it_is() -> None:
    """The reference city has lessons and evaluations, dated in part or by their sources, by itself and by others."""
    card = words(between(page().html(), "city-duesseldorf", "city-madrid"))

    assert "Evaluation and lessons Evaluations, Lessons" in card
    assert "What is done for volunteers Support dated · somebody else’s account" in card
    assert "not documented What another city would need; The city’s bodies and policies" in card


def test_a_reason_for_a_gap_is_shown_and_is_no_gap() -> None:
    """In Brno the intercultural workers are paid, so that nobody volunteers."""
    card = words(between(page().html(), "city-brno", "city-cesena"))
    section = words(between(page().html(), "sections", "next"))

    assert "Who volunteers, for whom, doing what Does not apply" in card
    assert "Does not apply : Brno" in section


def test_the_next_question_is_the_first_that_is_open() -> None:
    """By the rule at the end of the page: the link, the status, who volunteers for whom, and so on."""
    link = {"how": "not_established", "sources": ["plan"]}
    gap = [{"field": "status", "reason": "not_documented"}]

    assert "Atlantis Is this the practice the city brought to the network?" in fictional(link=link)
    assert "Atlantis Is it still running? Then: Who volunteers for whom?" in fictional(status=None, absent=gap)
    assert "Atlantis Who volunteers for whom? Then: Which training do volunteers get?" in fictional()


def test_the_rule_is_told_with_the_programmes_that_leave_each_question_open() -> None:
    """Few are named; where most leave it open, the others are."""
    rule = words(page().html().split('id="next"')[1])

    assert "Who are the volunteers: long-time residents, newcomers, or both? Open for Riga NGO House (Riga);" in rule
    insurance = "Are volunteers insured, and by whom? Open for every programme but "
    assert f"{insurance}Intercultural workers in the municipality (Brno); Compagnons, a buddy project (Ostend)." in rule
    assert "What must another city keep as it is? Open for every programme." in rule
    assert "Open for no programme." in words(fictional().split("How the next question is chosen")[1])


def test_of_a_city_without_a_programme_the_practice_is_asked() -> None:
    """Terrassa’s record holds fragments only."""
    asked = words(between(page().html(), "ask-terrassa", "ask-thessaloniki"))

    assert "Which practice did the city bring to VALUES?" in asked
    assert "No programme documented yet" in words(between(page().html(), "city-terrassa", "city-thessaloniki"))


def test_of_several_programmes_each_question_says_which_it_is_about() -> None:
    """The name stands once where the next question is about the same programme."""
    asked = words(between(page().html(), "ask-riga", "ask-sheffield"))

    assert 1 == asked.count("(Riga NGO House)")
    assert "(" not in words(between(page().html(), "ask-turin", "ask-zurich"))


@pytest.mark.parametrize("number", [MOST_LISTED, MOST_LISTED + 1])
def test_a_large_network_is_given_without_cards(number: int) -> None:
    """Each city still has its next question and its questionnaire, and no link leads nowhere."""
    members = {f"town-{place:02}": {"sources": ["plan"]} for place in range(1, number)}
    data: dict[str, Data] = records()
    data[NETWORK_FILE] |= {"members": data[NETWORK_FILE]["members"] | members}
    data |= {f"{member}/city.yaml": deepcopy(CITY) for member in members}
    tree = render_tree(catalogue_of(data))
    html = tree.page("documented.md").html()

    assert number == html.count("Questionnaire to print")
    assert (number if number <= MOST_LISTED else 0) == html.count('class="ve-card"')
    assert [] == broken_links(site_of(tree, Links()), only_from=["documented.html"])


def test_a_city_that_leaves_nothing_open_is_told_so() -> None:
    """There is no next question then, and nothing to begin with."""
    edition = Edition(catalogue=catalogue_of(records()), say=Interface())
    answered = Standing(city_id="atlantis", known=(), evidence={}, questions=())

    assert "Its records leave no question open." in words(documented_page(edition, (answered,)).html())
    assert "begin with these" not in words(questionnaire_page(edition, answered).html())


def test_a_member_without_a_record_is_asked_too() -> None:
    """Its name is its id, and nothing of it is documented."""
    data = records()
    data[NETWORK_FILE]["members"]["lemuria"] = {"sources": ["plan"]}
    tree = render_tree(catalogue_of(data))
    text = words(tree.page("documented.md").html())

    assert "lemuria Which practice did the city bring to FICTION?" in text
    assert [] == broken_links(site_of(tree, Links()))


def test_the_start_page_leads_here() -> None:
    """One click for those who compare, and one for those who work for a city."""
    start = examples().page("index.md").html()

    assert 2 == len(re.findall(r'href="documented.html"', start))
