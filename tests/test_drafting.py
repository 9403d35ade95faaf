"""The draft of a record: valid as it stands, and valid with any of its examples put to use."""

from __future__ import annotations

import re

import pytest

from values_exchange.document import parse
from values_exchange.drafting import QUESTIONS, draft, questions
from values_exchange.languages import Interface
from values_exchange.validation import check_data

SAY = Interface()
ANSWERS = {
    "city": {"language": "nb", "name": "Oslo", "country": "NO"},
    "programme": {"language": "nb", "title": "Hus: et sted", "summary": 'Et "åpent" hus.', "kind": "other"},
}


def _draft(kind: str) -> str:
    return draft(kind, ANSWERS[kind], SAY, today="2026-11-23")


def _problems(kind: str, text: str) -> list[str]:
    document, problems = parse(text.encode(), "draft.yaml")
    assert document is not None, problems
    return [problem.message for problem in (*problems, *check_data(document.data, kind, "draft.yaml", SAY))]


@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_draft_has_no_errors_as_it_stands(kind: str) -> None:
    """What `new` writes can be checked at once, whatever signs the answers hold."""
    assert _problems(kind, _draft(kind)) == []


@pytest.mark.parametrize("kind", QUESTIONS)
def test_the_answers_stand_in_the_draft(kind: str) -> None:
    """What was answered is read back as it was said."""
    document, _ = parse(_draft(kind).encode(), "draft.yaml")

    assert document is not None
    data = document.data
    assert isinstance(data, dict)
    for name, answer in ANSWERS[kind].items():
        assert answer == (data[name]["nb"] if isinstance(data[name], dict) else data[name])


@pytest.mark.parametrize("kind", QUESTIONS)
def test_every_example_in_a_draft_is_valid_once_it_is_put_to_use(kind: str) -> None:
    """Deleting the # in front of an example, and its line under `absent`, gives a record without errors."""
    text = _draft(kind)
    examples = re.findall(r"^(?: *# [a-z_]+:.*\n(?: *#   .*\n| *# - .*\n)*)", text, re.MULTILINE)
    assert len(examples) > 5  # so that a change of the form of the draft cannot empty the test
    for example in examples:
        used = text.replace(example, re.sub(r"^( *)# ", r"\1", example, flags=re.MULTILINE), 1)
        name = example.split("#", 1)[1].split(":", 1)[0].strip()
        used = used.replace(f"  - {{field: {name}, reason: not_documented}}\n", "")
        used = re.sub(r"^( *)absent:\n(?! +- )", "", used, flags=re.MULTILINE)

        assert _problems(kind, used) == [], name


def test_questions_with_codes_offer_their_labels() -> None:
    """An officer chooses by what a code means."""
    by_path = {question.path: question for question in questions("programme", SAY)}

    assert by_path["kind"].codes["contact_point"]
    assert by_path["title"].codes == {}
