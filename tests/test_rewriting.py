"""A field is written into a record's text, and every other character stays as it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values_exchange.document import Document, parse, with_field
from values_exchange.drafting import block

NEW = [{"language": "nl", "of": "en", "kind": "human"}]

RECORD = """# A record
title: {en: Points}   # with a note

# How it was translated
translated:
  # by whom
  - {language: de, of: en, kind: machine}

# What it rests on
sources:
  report: {title: Report}
absent: []
"""


def document_of(text: str, file: str = "record.yaml") -> Document:
    """Read a text."""
    document, _ = parse(text.encode(), file)
    assert document is not None
    return document


def written(text: str, value: Any = NEW, file: str = "record.yaml") -> str | None:
    """Write the field into a text, before the sources."""
    lines = block({"translated": value}) if value else []
    return with_field(document_of(text, file), "translated", value, lines, before="sources")


def test_a_field_is_written_anew_and_notes_stay() -> None:
    """The list is new; the notes above it and above what follows are those of the writer."""
    expected = RECORD.replace(
        "  # by whom\n  - {language: de, of: en, kind: machine}\n", "  - language: nl\n    of: en\n    kind: human\n"
    )

    assert expected == written(RECORD)


def test_a_new_field_stands_before_the_notes_of_the_next_one() -> None:
    """Where nothing was noted yet."""
    without = RECORD.replace(
        "\n# How it was translated\ntranslated:\n  # by whom\n  - {language: de, of: en, kind: machine}\n", ""
    )

    assert written(without) == without.replace(
        "\n# What", "translated:\n  - language: nl\n    of: en\n    kind: human\n\n# What"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: Points", "title: Points\ntranslated:\n  - language: nl\n    of: en\n    kind: human\n"),
        ("title: Points\n", "title: Points\ntranslated:\n  - language: nl\n    of: en\n    kind: human\n"),
        ("title: Points\r\n", "title: Points\r\ntranslated:\r\n  - language: nl\r\n    of: en\r\n    kind: human\r\n"),
        (
            "translated: [{language: de}]\ntitle: Points\n",
            "translated:\n  - language: nl\n    of: en\n    kind: human\ntitle: Points\n",
        ),
    ],
)
def test_ends_of_lines_and_of_files_are_kept(text: str, expected: str) -> None:
    """A file without a last line end, one from Windows, a list on one line."""
    assert expected == written(text)


def test_a_field_can_be_taken_out() -> None:
    """Nothing is left to note."""
    text = written(RECORD, None)

    assert text is not None
    assert "translated:" not in text
    assert document_of(text).data.keys() == {"title", "sources", "absent"}


@pytest.mark.parametrize("text", ["{title: Points, sources: {a: {title: A}}}", "{\ntitle: Points,\nsources: {}\n}"])
def test_a_record_in_one_pair_of_brackets_is_left_alone(text: str) -> None:
    """No line can be put into it without knowing what the writer wants."""
    assert written(text) is None


def test_a_json_file_is_laid_out_anew() -> None:
    """It has no notes to lose; names keep their order."""
    text = written('{"title": "Ψ", "sources": {}}', file="record.json")

    assert text is not None
    assert [("title", "Ψ"), ("translated", NEW), ("sources", {})] == list(json.loads(text).items())
    assert "Ψ" in text


KEYS = st.sampled_from(["title", "need", "translated", "sources", "absent"])
VALUES = st.one_of(
    st.text(st.characters(categories=("L", "P", "Zs", "Nd")), min_size=1, max_size=20),
    st.lists(st.dictionaries(st.sampled_from("abc"), st.text("xyz", min_size=1), min_size=1), min_size=1, max_size=3),
)


@given(st.dictionaries(KEYS, VALUES, min_size=1))
def test_whatever_the_record_holds_only_the_field_changes(data: dict[str, Any]) -> None:
    """The text says afterwards what it said before, and of the field what was given."""
    text = written("\n".join(block(data)) + "\n")

    assert text is not None
    assert document_of(text).data == data | {"translated": NEW}
