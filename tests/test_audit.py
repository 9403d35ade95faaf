"""The audit of the site that lies in the repository: it is of these templates, and the statement rests on it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scripts.audit import RESULT, SUMMARY, THEMES, WIDTHS, digest_of_templates, page_types, summary, ways
from tests.test_site_in_browser import ONE_OF_EACH
from values_exchange.languages import INTERFACE_LANGUAGES

AGAIN = "The audit is not of these pages. Run: make audit"


@pytest.fixture(scope="module")
def audit() -> dict[str, Any]:
    """Give the audit in the repository."""
    held: dict[str, Any] = json.loads(RESULT.read_text("utf-8"))
    return held


def test_no_page_type_or_language_is_missing(audit: dict[str, Any]) -> None:
    """Every type of page was looked at, in all languages and colours and at all widths."""
    assert page_types() == audit["page_types"], AGAIN
    assert set(ONE_OF_EACH) <= set(audit["page_types"])
    assert list(INTERFACE_LANGUAGES) == audit["languages"], AGAIN
    assert ([*THEMES], [*WIDTHS]) == (audit["themes"], audit["widths"]), AGAIN
    assert sum(len(list(ways(kind, tag))) for kind in page_types() for tag in INTERFACE_LANGUAGES) == audit["pages"]


def test_the_templates_have_not_changed_since(audit: dict[str, Any]) -> None:
    """What the pages are made from is what was looked at."""
    assert digest_of_templates() == audit["templates"], AGAIN


def test_nothing_was_found_wrong(audit: dict[str, Any]) -> None:
    """The list of violations is empty, and so is that of broken rules."""
    assert ([], []) == (audit["violations"], audit["broken_rules"])


def test_the_statement_rests_on_this_audit(audit: dict[str, Any]) -> None:
    """What lies in the package is the summary of what lies in the documentation."""
    assert summary(audit) == json.loads(SUMMARY.read_text("utf-8")), AGAIN


def test_english_is_looked_at_in_every_way() -> None:
    """In other languages each width is looked at once, and of large pages the narrowest and the widest."""
    assert len(THEMES) * len(WIDTHS) == len(list(ways("compare", "en"))) == len(list(ways("city", "en")))
    assert [*WIDTHS] == sorted(width for _, width in ways("city", "lv"))
    assert [("light", 1280), ("dark", 320)] == list(ways("compare", "lv"))
