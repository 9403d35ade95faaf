"""A small catalogue, made up from end to end, with nothing wrong in it: what a test changes is what it tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from values_exchange.catalogue import Catalogue, Record
from values_exchange.convert import structure
from values_exchange.model import City, Network, Programme

TODAY = date(2026, 11, 23)

Data = dict[str, Any]

REVIEW = {"state": "drafted_from_public_sources", "last_checked": "2026-11-01"}

NETWORK: Data = {
    "schema": 1,
    "language": "en",
    "name": "FICTION",
    "full_name": {"en": "A network that does not exist"},
    "summary": {"en": "Two cities that do not exist learn from each other."},
    "lead": "lead",
    "start": [{"date": "2019-02", "sources": ["plan"]}],
    "end": [{"date": "2021-04", "sources": ["plan"]}],
    "themes": {"C": {"title": {"en": "Neighbourhoods"}}},
    "members": {"atlantis": {"theme": "C", "sources": ["plan"]}},
    "statements": [{"topic": "aim", "en": "Cities learn.", "sources": ["plan"]}],
    "events": [{"title": {"en": "Kick-off"}, "kind": "kick_off", "sources": ["plan"]}],
    "visits": [{"host": "atlantis", "sources": ["plan"]}],
    "organisations": {"lead": {"name": "Fictional Cities"}},
    "review": REVIEW,
    "sources": {"plan": {"title": "Plan of the network", "read": "2026-11-01"}},
}

CITY: Data = {
    "schema": 1,
    "language": "de",
    "name": {"de": "Atlantis"},
    "country": "DE",
    "languages": ["de"],
    "place": {"lat": 31.2, "lon": -24.5},
    "districts": {"1": "Hafen", "2": "Altstadt"},
    "in_network": [{"en": "It takes part.", "sources": ["page"]}],
    "governance": {"bodies": {"board": {"name": {"en": "Board"}, "kind": "forum", "sources": ["page"]}}},
    "organisations": {"town": {"name": "Stadt Atlantis", "kind": "city"}},
    "review": REVIEW,
    "sources": {"page": {"title": "Page of the city", "read": "2026-11-01"}},
}

PROGRAMME: Data = {
    "schema": 1,
    "language": "de",
    "title": {"de": "Hafenpunkte", "en": "Harbour points"},
    "summary": {"de": "Anlaufstellen im Hafen.", "en": "Contact points in the harbour."},
    "kind": "contact_point",
    "themes": ["C"],
    "link": {"how": "stated", "sources": ["plan"]},
    "status": {"code": "running", "as_of": 2019, "sources": ["page"]},
    "started": [{"date": "2015-09", "sources": ["report"]}],
    "parts": {"desk": {"name": {"en": "Desk"}}},
    "need": [{"en": "Many people arrived.", "sources": ["report"], "id": "need"}],
    "aims": [{"en": "To help.", "sources": ["report"]}],
    "concept": [{"en": "One point in each district.", "sources": ["report"]}],
    "approaches": [{"codes": ["drop_in"], "sources": ["report"]}],
    "audience": {"groups": [{"codes": ["refugees"], "sources": ["report"]}]},
    "offer": {"functions": [{"codes": ["advise"], "sources": ["report"]}]},
    "volunteers": {"who": [{"codes": ["residents"], "sources": ["report"]}]},
    "sites": {
        "pier": {
            "district": 1,
            "operators": [{"organisations": ["divers"], "sources": ["report"]}],
            "states": [
                {"date": "2015-10", "status": "opened", "sources": ["report"]},
                {"date": 2019, "status": "open", "sources": ["report"]},
            ],
        },
        "mole": {"states": [{"date": 2019, "status": "planned", "sources": ["report"]}]},
    },
    "organisations": {"divers": {"name": "Taucher e. V.", "roles": [{"role": "operates", "sources": ["report"]}]}},
    "figures": [{"measure": "volunteers_active", "value": 30, "as_of": 2019, "sources": ["report"], "id": "thirty"}],
    "funding": [
        {
            "amount": 100,
            "currency": "EUR",
            "stage": "granted",
            "covers": "site",
            "funder": "town",
            "sources": ["report"],
        }
    ],
    "evaluations": [{"by": "Somebody", "sources": ["report"]}],
    "lessons": [{"kind": "worked", "en": "Patience.", "sources": ["report"]}],
    "review": REVIEW,
    "sources": {"report": {"title": "Report", "read": "2026-11-01"}},
}

NETWORK_FILE, CITY_FILE, PROGRAMME_FILE = "network.yaml", "atlantis/city.yaml", "atlantis/harbour-points.yaml"

RECORDS: Mapping[str, Data] = {NETWORK_FILE: NETWORK, CITY_FILE: CITY, PROGRAMME_FILE: PROGRAMME}


def records() -> dict[str, Data]:
    """Give the data of the three records by file, free to be changed."""
    return {file: deepcopy(data) for file, data in RECORDS.items()}


def catalogue_of(
    data: Mapping[str, Data], *, is_whole: bool = True, left_out: frozenset[str] = frozenset()
) -> Catalogue:
    """Make a catalogue from the data of records by file."""
    network: Record[Network] | None = None
    cities: dict[str, Record[City]] = {}
    programmes: dict[str, Record[Programme]] = {}
    for file, content in sorted(data.items()):
        key = file.removesuffix(".yaml").removesuffix("/city")
        if file == NETWORK_FILE:
            network = Record(id=key, value=structure(content, Network), file=file)
        elif file.endswith("/city.yaml"):
            cities[key] = Record(id=key, value=structure(content, City), file=file)
        else:
            programmes[key] = Record(id=key, value=structure(content, Programme), file=file)
    return Catalogue(network=network, cities=cities, programmes=programmes, is_whole=is_whole, left_out=left_out)


def write_catalogue(folder: Path, data: Mapping[str, Data | str | bytes] | None = None) -> Path:
    """Write records by file below a folder, data as YAML in its JSON form, texts and bytes as they are."""
    for file, content in (records() if data is None else data).items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        match content:
            case bytes():
                path.write_bytes(content)
            case str():
                path.write_text(content, "utf-8")
            case _:
                path.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
    return folder
