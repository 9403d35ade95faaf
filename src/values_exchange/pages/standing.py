"""What is documented of each city and what to ask it next, as the pages on it say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from attrs import frozen

from values_exchange.catalogue import Record
from values_exchange.comparison import (
    Evidence,
    OpenQuestion,
    account_words,
    by_usefulness,
    dated_words,
    evidence_of,
    evidence_together,
    open_questions,
    questions_of_a_new_programme,
)
from values_exchange.model import City, Programme
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import NOTHING, Markup, escape, joined
from values_exchange.pages.paths import questionnaire_path
from values_exchange.pages.sheet import Sheet

AnyRecord = Record[Programme] | Record[City]

ASKED_FIRST = 3
"""How many of the next questions are given."""


@frozen(kw_only=True)
class Known:
    """
    What one record documents and leaves open, in the order of its fields.

    Shape: `record` is None for a first programme of a city that has none yet: then all its questions are open.
    """

    record: AnyRecord | None
    evidence: Mapping[str, Evidence]
    questions: tuple[OpenQuestion, ...]


@frozen(kw_only=True)
class Standing:
    """
    What is documented of a city, and what is not.

    Shape: `known` are its programmes and then the city as a whole; `evidence` is that of all of them together;
    `questions` are in the order in which to ask them.
    """

    city_id: str
    known: tuple[Known, ...]
    evidence: Mapping[str, Evidence]
    questions: tuple[OpenQuestion, ...]

    @property
    def records(self) -> tuple[AnyRecord, ...]:
        """The records there are."""
        return tuple(one.record for one in self.known if one.record is not None)

    @property
    def programmes(self) -> tuple[str, ...]:
        """The ids of the city's programmes."""
        return tuple(record.id for record in self.records if "/" in record.id)


def standings(edition: Edition) -> tuple[Standing, ...]:
    """Give what is documented of each city, in the order of their names."""
    return tuple(_standing(edition, city) for city in edition.cities)


def _standing(edition: Edition, city: str) -> Standing:
    own = edition.catalogue.cities.get(city)
    known = [_known(edition, record) for record in edition.by_city.get(city, ())]
    known = known or [Known(record=None, evidence={}, questions=questions_of_a_new_programme())]
    known += [_known(edition, own)] if own else []
    return Standing(
        city_id=city,
        known=tuple(known),
        evidence=evidence_together([one.evidence for one in known]),
        questions=by_usefulness(question for one in known for question in one.questions),
    )


def _known(edition: Edition, record: AnyRecord) -> Known:
    evidence = evidence_of(edition.catalogue, record)
    return Known(record=record, evidence=evidence, questions=open_questions(record))


def next_questions(one: Standing) -> tuple[OpenQuestion, ...]:
    """Give the questions to ask a city first, each once: of several programmes that leave it open, of the first."""
    found: dict[tuple[str, ...], OpenQuestion] = {}
    for question in one.questions:
        found.setdefault(question.way, question)
    return tuple(found.values())[:ASKED_FIRST]


def question_words(sheet: Sheet, question: OpenQuestion) -> str:
    """Give a question; that whether it is the practice a city brought turns into which one, where there is none yet."""
    if question.way == ("link",) and not question.record_id:
        return sheet.say("Which practice did the city bring to {network}?", network=sheet.edition.network_name)
    return question.words(sheet.say)


def questions_asked(sheet: Sheet, one: Standing) -> list[Markup]:
    """
    Give the next questions as they are put to a city.

    Where it has several programmes, a question says which it is about, unless the one before is about the same.
    """
    asked = next_questions(one)
    about = [_about(sheet, one, question) for question in asked]
    shown = [NOTHING if words == before else words for before, words in pairwise((NOTHING, *about))]
    return [escape(question_words(sheet, question)) + words for question, words in zip(asked, shown, strict=True)]


def _about(sheet: Sheet, one: Standing, question: OpenQuestion) -> Markup:
    if len(one.programmes) == 1 or question.record_id not in one.programmes:
        return NOTHING
    title = sheet.edition.plain(sheet.edition.catalogue.programmes[question.record_id].value.title)
    return " " + sheet.small(f"({title})")


def questionnaire_link(sheet: Sheet, one: Standing) -> Markup:
    """Lead to the questionnaire of a city, saying how many questions it holds."""
    count = sheet.say.plural("{n} open question", "{n} open questions", len(one.questions))
    label = sheet.say("Questionnaire to print, with {questions}", questions=count)
    return sheet.link(questionnaire_path(one.city_id), label)


def evidence_said(sheet: Sheet, evidence: Evidence) -> Markup:
    """Say how well a section is documented: dated or not, and whose account it is."""
    return joined(_said(sheet, evidence), " · ") or sheet.blank()


def _said(sheet: Sheet, evidence: Evidence) -> Iterator[object]:
    say = sheet.say
    if evidence.is_documented:
        yield dated_words(say, evidence.dated)
        yield account_words(say, evidence.account)
        if evidence.is_announced:
            yield sheet.tag(say("only announced"), "state-planned")
    else:
        yield from (sheet.tag(sheet.label("absent-reasons", reason), f"absent-{reason}") for reason in evidence.reasons)
