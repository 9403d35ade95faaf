"""Where each page and each file of the tree stands."""

from __future__ import annotations

from values_exchange.catalogue import NETWORK_ID
from values_exchange.vocabulary import CodeList

START = "index.md"
NETWORK = "network.md"
COMPARE = "compare.md"
MATRIX = "matrix.md"
PROGRAMMES = "programmes.md"
MAP = "map.md"
SOURCES = "sources.md"
CONFLICTS = "conflicts.md"
FIELDS = "reference/fields.md"
CODES = "reference/codes/index.md"
DOWNLOADS = "downloads.md"
ABOUT = "about-the-records.md"
ACCESSIBILITY = "accessibility.md"
PRIVACY = "privacy.md"
DOCUMENTED = "documented.md"
TIMELINE = "timeline.md"
FIGURES = "figures.md"

COMPARED_ROWS = "data/compare/rows.js"
"""What the script of the Compare page reads first: the rows, the words, and what can be chosen."""

FOLDING = "assets/folding.js"
VERDICTS = "assets/verdicts.js"
COMPARING_TABLE = "assets/compare-table.js"
COMPARING = "assets/compare.js"
LISTING = "assets/programmes.js"
"""The scripts of the pages: shared ones, and those of the Compare page."""

SCRIPT = "assets/values.js"
"""What makes the controls of the theme fit for a keyboard; part of the tree's assets."""

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


def matrix_path(block: str) -> str:
    """Give the path of the page with the matrix of a block of cities, where there are too many for one table."""
    return f"matrix/{block}.md"


def compared_path(programme_id: str) -> str:
    """Give the path of what the script of the Compare page reads of a programme."""
    return f"data/compare/{programme_id}.js"


def code_path(codes: CodeList) -> str:
    """Give the path of a code list's page."""
    return f"reference/codes/{codes.id}.md"


BRIEFING_STYLE = "assets/briefing.css"
"""The style sheet of the briefings, on paper and on a screen."""


def briefing_path(programme_id: str) -> str:
    """Give the path of the briefing on a programme, a file of its own."""
    return f"briefings/{programme_id}.html"
