"""The questions a record leaves open, and the order in which to ask them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fiction import PROGRAMME_FILE, catalogue_of, records
from values_exchange.comparison import (
    OpenQuestion,
    by_usefulness,
    open_questions,
    questions_of_a_new_programme,
)
from values_exchange.comparison.questions import MOST_USEFUL
from values_exchange.fields import Need, fields_of, is_shape, plain_type
from values_exchange.languages import Interface
from values_exchange.model import Programme

SAY = Interface()


def of_programme(**changed: object) -> tuple[OpenQuestion, ...]:
    """Give the open questions of the fictional programme with some fields changed or left out."""
    data = records()
    data[PROGRAMME_FILE] |= changed
    data[PROGRAMME_FILE] = {name: value for name, value in data[PROGRAMME_FILE].items() if value is not None}
    return open_questions(catalogue_of(data).programmes["atlantis/harbour-points"])


def ways(questions: tuple[OpenQuestion, ...]) -> list[str]:
    """Give the ways to the fields that are asked for."""
    return [".".join(question.way) for question in questions]


def all_questions(cls: type) -> Iterator[str]:
    """Give every question of a shape of the model and of the sections in it."""
    for entry in fields_of(cls).values():
        if entry.meaning.question:
            yield entry.meaning.question
        elif is_shape(plain_type(entry.type)):
            yield from all_questions(plain_type(entry.type))


def test_what_is_stated_is_not_asked() -> None:
    """Each field that has a question is asked for as long as it is blank."""
    open_now = ways(of_programme())

    assert "volunteers.direction" in open_now
    assert "volunteers.who" not in open_now
    assert "figures" not in open_now
    assert "figures" in ways(of_programme(figures=None))


def test_questions_of_a_section_that_is_not_there_are_asked() -> None:
    """Where nothing at all is said of transfer, all its questions are open; where something is, the others are."""
    assert "transfer.core" in ways(of_programme())
    stated = ways(of_programme(transfer={"core": [{"en": "A kitchen.", "sources": ["report"]}]}))
    assert "transfer.core" not in stated
    assert "transfer.adaptable" in stated


@pytest.mark.parametrize("reason", ["none", "not_applicable", "withheld", "not_collected", "not_read"])
def test_a_gap_with_a_reason_is_answered(reason: str) -> None:
    """Whoever says why there is nothing has answered."""
    assert "lessons" not in ways(of_programme(lessons=None, absent=[{"field": "lessons", "reason": reason}]))
    assert "transfer.core" not in ways(of_programme(absent=[{"field": "transfer", "reason": reason}]))


def test_not_documented_is_no_answer() -> None:
    """It says that no source speaks of it, and that is what a question is for."""
    gaps = [{"field": "status", "reason": "not_documented"}]

    assert "status" in ways(of_programme(status=None, absent=gaps))


def test_where_nobody_volunteers_nothing_is_asked_of_volunteers() -> None:
    """A programme of paid staff is not asked how its volunteers are insured."""
    asked = ways(of_programme(volunteers={"absent": [{"field": "who", "reason": "not_applicable"}]}))

    assert [] == [way for way in asked if way.startswith("volunteers")]


def test_a_link_that_is_not_established_is_a_question() -> None:
    """It is stated, and yet open: no source ties the programme to the network."""
    assert "link" not in ways(of_programme())
    assert "link" in ways(of_programme(link={"how": "not_established", "sources": ["plan"]}))


def test_a_programme_without_a_record_leaves_everything_open() -> None:
    """Every question of the model is asked, in the order of the fields."""
    asked = questions_of_a_new_programme()

    assert list(all_questions(Programme)) == [question.words(SAY) for question in asked]
    assert {""} == {question.record_id for question in asked}


def test_a_question_has_a_title_words_a_key_and_a_section() -> None:
    """They are those of its field; no two questions of a city have one key."""
    asked = questions_of_a_new_programme()
    insurance = next(question for question in asked if question.way == ("volunteers", "insurance"))

    assert "Insurance" == insurance.title(SAY)
    assert "Are volunteers insured, and by whom?" == insurance.words(SAY)
    assert "support" == insurance.section
    assert len(asked) == len({question.key for question in asked})


def test_the_most_useful_are_asked_for_in_steps() -> None:
    """Each step names questions that there are, and the steps come before all other questions."""
    asked = questions_of_a_new_programme()
    first = [question for question in by_usefulness(asked) if question.is_useful_first]

    assert set(range(len(MOST_USEFUL))) == {question.step for question in first}
    assert first == list(by_usefulness(asked))[: len(first)]
    assert ["link", "status", "volunteers.who", "volunteers.direction"] == ways(tuple(first))[:4]
    assert sorted(question.step for question in first) == [question.step for question in first]


def test_after_the_steps_comes_what_a_record_has_to_answer() -> None:
    """Then what it should, then the rest; in each the order of the fields stays."""
    rest = [question for question in by_usefulness(questions_of_a_new_programme()) if not question.is_useful_first]
    needs = [question.field.meaning.need for question in rest]

    assert [Need.ANSWERED, Need.RECOMMENDED, Need.OPTIONAL] == list(dict.fromkeys(needs))
    assert "need" == ways(tuple(rest))[0]


def test_questions_about_the_city_come_after_those_of_the_steps() -> None:
    """City-wide numbers are not the programme’s: the same field name does not make them as urgent."""
    asked = open_questions(catalogue_of(records()).cities["atlantis"])

    assert "figures" in ways(asked)
    assert [] == [question for question in asked if question.is_useful_first]
