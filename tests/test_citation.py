"""Citations: nothing made up, and whatever a title holds, files that reference managers and TeX read."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fiction import NETWORK_FILE, PROGRAMME_FILE, catalogue_of, records
from values_exchange.citation import Citation, citation_of, in_tex, licence_words
from values_exchange.dates import PartialDate
from values_exchange.problems import UnknownName

PROGRAMME = "atlantis/harbour-points"

CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": ["article", "book", "dataset", "document", "entry", "report", "webpage"]},
            "id": {"type": ["string", "number"]},
            "language": {"type": "string"},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"family": {"type": "string"}, "literal": {"type": "string"}},
                    "additionalProperties": False,
                },
            },
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": 3,
                            "items": {"type": ["string", "number"]},
                        },
                    }
                },
            },
            "container-title": {"type": "string"},
            "note": {"type": "string"},
            "number": {"type": ["string", "number"]},
            "title": {"type": "string"},
            "URL": {"type": "string"},
        },
    },
}
"""What the schema of CSL input data says of the fields used here; its other fields are left out, so it is stricter."""


def bibtex(text: str) -> tuple[str, dict[str, str]]:
    """
    Read one entry as BibTeX does: fields in braces that it counts, or a word; commas between them; nothing behind it.

    BibTeX counts braces behind backslashes too.
    """
    begin = re.match(r"@misc\{([^\s,{}\"#%~\\=()']+),", text)
    assert begin is not None, text
    place, fields = begin.end(), {}
    while True:
        name = re.compile(r"\s*([a-z]+)\s*=\s*").match(text, place)
        assert name is not None, text[place:]
        value, place = bibtex_value(text, name.end())
        fields[name[1]] = value
        place += len(text[place:]) - len(text[place:].lstrip())
        if text[place] == "}":
            assert text[place:] == "}\n"
            return begin[1], fields
        assert text[place] == ","
        place += 1


def bibtex_value(text: str, place: int) -> tuple[str, int]:
    """Read the value of a field, and give the place behind it."""
    if text[place] != "{":
        word = re.compile(r"[a-z]+").match(text, place)
        assert word is not None, text[place:]
        return word[0], word.end()
    depth = 0
    for end in range(place, len(text)):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        if depth == 0:
            return text[place + 1 : end], end + 1
    message = "a brace that nothing closes"
    raise AssertionError(message)


def citation(**changes: Any) -> Citation:
    """Give a citation with fields changed."""
    known = {
        "record_id": PROGRAMME,
        "title": "Harbour points (Atlantis)",
        "catalogue": "DEEP catalogue",
        "checked": PartialDate("2026-11-01"),
        "note": "Drafted from public sources, not confirmed by the city",
        "licence": "CC-BY-4.0",
    }
    return Citation(**{**known, **changes})


def test_a_citation_names_nobody_as_author_but_the_catalogue() -> None:
    """No record says who wrote it, so no person and no office is made its author."""
    found = citation_of(catalogue_of(records()), PROGRAMME)
    _, fields = bibtex(found.as_bibtex())
    [item] = json.loads(found.as_csl())

    assert f"{{{found.catalogue}}}" == fields["author"]
    assert [{"literal": found.catalogue}] == item["author"]
    assert found.catalogue.endswith(" catalogue")


def test_a_citation_says_when_the_record_was_checked_and_how_far() -> None:
    """The day is that of the last check, not today; that no city confirmed it is part of the citation."""
    found = citation_of(catalogue_of(records()), PROGRAMME)

    assert "last checked 1 November 2026" in found.as_text()
    assert "not confirmed by the city" in found.as_text()
    assert "CC BY 4.0" in found.as_text()
    assert [2026, 11, 1] == json.loads(found.as_csl())[0]["issued"]["date-parts"][0]


def test_a_confirmed_record_says_so() -> None:
    """With the day of the confirmation, in every form."""
    data = records()
    data[PROGRAMME_FILE]["review"] = {**data[PROGRAMME_FILE]["review"], "confirmed_by_city": "2026-10-02"}
    found = citation_of(catalogue_of(data), PROGRAMME)

    for text in (found.as_text(), found.as_bibtex(), found.as_csl()):
        assert "confirmed by the city, 2 October 2026" in text


def test_an_address_is_given_only_where_it_is_known() -> None:
    """Pages do not know where they will be published."""
    catalogue = catalogue_of(records())
    without = citation_of(catalogue, PROGRAMME)
    with_url = citation_of(catalogue, PROGRAMME, url="https://example.org/a_b/{x}%20y")

    assert "url" not in bibtex(without.as_bibtex())[1]
    assert "URL" not in json.loads(without.as_csl())[0]
    assert "https://example.org/a_b/%7Bx%7D%20y" == bibtex(with_url.as_bibtex())[1]["url"]
    assert "https://example.org/a_b/{x}%20y" == json.loads(with_url.as_csl())[0]["URL"]


@pytest.mark.parametrize(("checked", "month"), [("2026", None), ("2026-03", "mar"), ("2026-12-31", "dec")])
def test_a_date_is_as_precise_as_it_is_known(checked: str, month: str | None) -> None:
    """A year alone gets no month."""
    found = citation(checked=PartialDate(checked))

    assert month == bibtex(found.as_bibtex())[1].get("month")
    assert [[int(part) for part in checked.split("-")]] == json.loads(found.as_csl())[0]["issued"]["date-parts"]


def test_each_record_can_be_cited() -> None:
    """The network and a city too; a title that is given in another language keeps it."""
    catalogue = catalogue_of(records())

    assert {"network", "atlantis", PROGRAMME} == {
        citation_of(catalogue, record_id).record_id for record_id in ("network", "atlantis", PROGRAMME)
    }
    with pytest.raises(UnknownName):
        citation_of(catalogue, "nowhere/nothing")


def test_a_catalogue_without_a_network_can_be_cited() -> None:
    """It has no name then, and gets none."""
    data = {file: content for file, content in records().items() if file != NETWORK_FILE}

    assert "Catalogue of city programmes" == citation_of(catalogue_of(data, is_whole=False), "atlantis").catalogue


def test_a_licence_is_given_as_people_write_it() -> None:
    """SPDX identifiers of other licences stay."""
    assert ["CC BY 4.0", "CC BY-SA 3.0", "CC0-1.0", "ODbL-1.0"] == [
        licence_words(licence) for licence in ("CC-BY-4.0", "CC-BY-SA-3.0", "CC0-1.0", "ODbL-1.0")
    ]


def test_what_tex_takes_for_commands_is_escaped() -> None:
    """Each of TeX's ten special signs."""
    assert r"\textbackslash{}\textbraceleft{}\textbraceright{}\$\&\#\_\%\textasciitilde{}\textasciicircum{}" == in_tex(
        r"\{}$&#_%~^"
    )


@settings(deadline=None)
@given(text=st.text(min_size=1, max_size=60), url=st.sampled_from(["", "https://example.org/x_y%20z?a={b}\\"]))
def test_whatever_a_title_holds_the_files_can_be_read(text: str, url: str) -> None:
    """BibTeX finds the fields and nothing else; CSL-JSON keeps to its schema; the text is one line."""
    found = citation(title=text, catalogue=f"{text} catalogue", url=url)
    key, fields = bibtex(found.as_bibtex())
    data = json.loads(found.as_csl())

    jsonschema.validate(data, CSL)
    assert re.fullmatch(r"[a-z0-9-]+", key)
    assert {"author", "title", "year", "month", "howpublished", "note", *(["url"] if url else [])} == set(fields)
    assert not re.search(r"(?<!\\)[$&#_%]|[~^]", fields["title"])
    assert fields["title"].count("{") == fields["title"].count("}")
    assert 1 == len(found.as_bibtex().splitlines()[2].split("\n"))
