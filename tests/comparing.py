"""Short records of cities that do not exist, to lay side by side: what a test gives is what the record says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.fiction import Data
from values_exchange.catalogue import Catalogue, Record
from values_exchange.comparison import Comparison, Row, compare
from values_exchange.convert import structure
from values_exchange.model import City, Programme

SOURCES: Data = {
    "dated": {"title": "Report", "kind": "operator_page", "date": "2019-03", "read": "2026-11-01"},
    "guessed": {"title": "Blog", "kind": "blog", "date": 2017, "certainty": "inferred", "read": "2026-11-01"},
    "undated": {"title": "Leaflet", "kind": "local_press", "read": "2026-11-23"},
    "bare": {"title": "Note"},
}

PLAIN: Data = {
    "schema": 1,
    "language": "en",
    "summary": "A programme that does not exist.",
    "kind": "contact_point",
    "link": {"how": "stated", "sources": ["dated"]},
    "audience": {"absent": [{"field": "groups", "reason": "not_documented"}]},
    "offer": {"absent": [{"field": "functions", "reason": "not_documented"}]},
    "volunteers": {"absent": [{"field": "who", "reason": "not_documented"}]},
    "review": {"state": "drafted_from_public_sources", "last_checked": "2026-11-01"},
    "sources": SOURCES,
    "absent": [{"field": name, "reason": "not_documented"} for name in ("status", "need", "organisations")],
}


def programme(**says: Any) -> Data:
    """Give the data of a programme that says only what is given, over what every programme must say."""
    answered = [gap for gap in PLAIN["absent"] if gap["field"] not in says]
    return {**PLAIN, "title": "Harbour", **({"absent": answered} if answered else {}), **says}


def city(name: str, **says: Any) -> Data:
    """Give the data of a city."""
    review = {"state": "drafted_from_public_sources", "last_checked": "2026-11-01"}
    return {"schema": 1, "language": "en", "name": name, "country": "DE", "languages": ["de"], "review": review, **says}


def record(key: str, data: Data, kind: type[Programme] = Programme) -> Record[Programme]:
    """Make a programme's record from its id and data."""
    return Record(id=key, value=structure(data, kind), file=f"{key}.yaml")


def catalogue(programmes: Mapping[str, Data], cities: Mapping[str, Data] | None = None) -> Catalogue:
    """Make a catalogue of programmes by id, with a city of the id's name for each unless it is given."""
    keys = dict.fromkeys(key.partition("/")[0] for key in programmes)
    data = {**{key: city(key.title()) for key in keys}, **(cities or {})}
    return Catalogue(
        cities={key: Record(id=key, value=structure(one, City), file=f"{key}/city.yaml") for key, one in data.items()},
        programmes={key: record(key, one) for key, one in programmes.items()},
    )


def laid(*programmes: Data, rows: tuple[str, ...] = (), **options: Any) -> Comparison:
    """Lay programmes side by side, in cities called Aa, Bb, Cc …."""
    named = {f"{letter}{letter}/one": data for letter, data in zip("abcdefgh", programmes, strict=False)}
    return compare(catalogue(named), rows=rows, **options)


def row_of(row_id: str, *programmes: Data, **options: Any) -> Row:
    """Give one row of programmes laid side by side."""
    return laid(*programmes, rows=(row_id,), **options).row(row_id)


def figure(measure: str = "volunteers_active", **says: Any) -> Data:
    """Give a programme that states one figure, of 2019 unless another time is given."""
    is_dated = "as_of" in says or "period" in says or says.pop("undated", False)
    when = {} if is_dated else {"as_of": 2019}
    number = {} if "words" in says or "low" in says else {"value": 30}
    parts = {"parts": {"desk": {"name": "Desk"}}} if says.get("part") == "desk" else {}
    return programme(figures=[{"measure": measure, "sources": ["dated"], **number, **when, **says}], **parts)


def money(**says: Any) -> Data:
    """Give a programme that states one sum of money, for the year 2022 unless another time is given."""
    base = {"amount": 600, "currency": "EUR", "stage": "budgeted", "covers": "whole_programme", "sources": ["dated"]}
    when = {} if "as_of" in says or "period" in says else {"period": 2022}
    return programme(funding=[{**base, **when, **says}])


def offering(*claims: Data) -> Data:
    """Give a programme with these claims on its functions."""
    return programme(offer={"functions": [{"sources": ["dated"], **claim} for claim in claims]})
