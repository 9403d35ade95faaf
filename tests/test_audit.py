"""What the audit of the site looks at; it runs by `make audit`, as it takes longer than all tests together."""

from __future__ import annotations

from scripts.audit import THEMES, WIDTHS, page_types, ways
from tests.test_site_in_browser import ONE_OF_EACH


def test_no_page_type_is_left_out() -> None:
    """Every type of page that the other browser tests know is looked at."""
    assert set(ONE_OF_EACH) <= set(page_types())


def test_english_is_looked_at_in_every_way() -> None:
    """In other languages each width is looked at once, and of large pages the narrowest and the widest."""
    assert len(THEMES) * len(WIDTHS) == len(list(ways("compare", "en"))) == len(list(ways("city", "en")))
    assert [*WIDTHS] == sorted(width for _, width in ways("city", "lv"))
    assert [("light", 1280), ("dark", 320)] == list(ways("compare", "lv"))
