"""Where each page and each file of the tree stands."""

from __future__ import annotations

from values_exchange.catalogue import NETWORK_ID
from values_exchange.vocabulary import CodeList

START = "index.md"
NETWORK = "network.md"
COMPARE = "compare.md"
MAP = "map.md"
SOURCES = "sources.md"
CONFLICTS = "conflicts.md"
FIELDS = "reference/fields.md"
CODES = "reference/codes/index.md"
DOWNLOADS = "downloads.md"
ABOUT = "about-the-records.md"
DOCUMENTED = "documented.md"

STYLE_SHEET = "assets/values.css"
"""The style sheet of the pages, with the rules for the map; part of the tree's assets."""


def city_path(city_id: str) -> str:
    """Give the path of a city's page."""
    return f"cities/{city_id}.md"


def programme_path(programme_id: str) -> str:
    """Give the path of a programme's page."""
    return f"programmes/{programme_id}.md"


def questionnaire_path(city_id: str) -> str:
    """Give the path of a city's questionnaire."""
    return f"questionnaires/{city_id}.md"


def record_path(record_id: str) -> str:
    """Give the path of the page that shows a record."""
    if record_id == NETWORK_ID:
        return NETWORK
    return programme_path(record_id) if "/" in record_id else city_path(record_id)


def comparison_path(group: str) -> str:
    """Give the path of the page that compares the programmes of a group, such as a theme."""
    return f"compare/{group}.md"


def code_path(codes: CodeList) -> str:
    """Give the path of a code list's page."""
    return f"reference/codes/{codes.id}.md"
