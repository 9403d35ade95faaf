"""The accessibility statement and the page on privacy: what was tested, who answers, and what has not been said."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from tests.fiction import catalogue_of, records
from values_exchange.languages import Text
from values_exchange.pages import ACCESSIBILITY, PRIVACY, Links, Publisher, Tree, render_tree
from values_exchange.pages.accessibility import last_audit
from values_exchange.pages.publisher import way_to

SOMEBODY = Publisher(
    name="City of Atlantis",
    contact="office@atlantis.example",
    enforcement="Ombudsman of the Sea",
    enforcement_contact="https://ombudsman.example/",
    hosting=Text({"en": "The city's own computers note addresses for seven days."}),
)


def tree(publisher: Publisher = Publisher(), **more: object) -> Tree:  # noqa: B008 - a frozen value
    """Render the pages of a made-up catalogue."""
    return render_tree(catalogue_of(records()), publisher=publisher, **more)  # type: ignore[arg-type] # `language` or `links`


def text(page: str) -> str:
    """Give what a reader sees of a page."""
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


def test_what_nobody_has_said_is_not_made_up() -> None:
    """Without a publisher, a contact, a body for complaints and a host, each is called not named."""
    pages = tree()
    statement, privacy = (text(pages.page(path).html()) for path in (ACCESSIBILITY, PRIVACY))

    assert "It has not been said yet who publishes these pages." in statement
    assert "The publisher has not named a contact yet." in statement
    assert "The publisher has not named a contact yet." in privacy
    assert "has not yet named the body that hears complaints" in statement
    assert "has not yet said who runs it" in privacy
    assert "mailto:" not in pages.page(ACCESSIBILITY).html() + pages.page(PRIVACY).html()


def test_what_the_publisher_has_said_is_shown() -> None:
    """Name, contact and body with their links, and the words about the host."""
    pages = tree(SOMEBODY)
    statement, privacy = (pages.page(path).html() for path in (ACCESSIBILITY, PRIVACY))

    assert "City of Atlantis publishes these pages." in text(statement)
    assert 'href="mailto:office@atlantis.example"' in statement
    assert 'href="mailto:office@atlantis.example"' in privacy
    assert "Ombudsman of the Sea" in text(statement)
    assert 'href="https://ombudsman.example/"' in statement
    assert "note addresses for seven days" in text(privacy)
    assert "not yet" not in text(privacy)


def test_words_of_the_publisher_in_another_language_are_marked() -> None:
    """What was said in English only is English on a German page too."""
    page = tree(SOMEBODY, language="de").page(PRIVACY).html()

    assert re.search(r'<div lang="en">.*seven days', page, re.DOTALL)


def test_the_statement_gives_the_facts_of_the_audit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its day, tools and counts; the status never claims more than was tested."""
    from attrs import evolve

    audit = evolve(last_audit(), pages=1234)
    monkeypatch.setattr("values_exchange.pages.accessibility.last_audit", lambda: audit)
    said = text(tree().page(ACCESSIBILITY).html())

    assert "1,234 page" in said
    assert all(f"{tool} {version}" in said for tool, version in audit.tools.items())
    assert f"Languages: {len(audit.languages)}." in said
    assert f"Rules it found broken: {len(audit.rules)}." in said
    assert str(audit.day.year) in said
    assert "comply in part" in said
    assert "Nobody has yet tested these pages with a screen reader" in said


def test_broken_rules_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the last audit has found wrong stands among what is not accessible."""
    from attrs import evolve

    found = evolve(last_audit(), rules=["color-contrast", "label"])
    monkeypatch.setattr("values_exchange.pages.accessibility.last_audit", lambda: found)

    assert "violations of these rules: color-contrast and label" in text(tree().page(ACCESSIBILITY).html())


def test_both_pages_are_near() -> None:
    """The start page and the page about the records lead to them."""
    pages = tree()
    for path in ("index.md", "about-the-records.md"):
        assert {"accessibility.html", "privacy.html"} <= set(re.findall(r'href="([^"]+)"', pages.page(path).html()))


def test_inside_a_larger_site_only_these_pages_are_spoken_of() -> None:
    """What the site around the records does is its own affair, and the page says so."""
    assert "part of a larger website" not in text(tree().page(PRIVACY).html())
    assert "part of a larger website" in text(tree(links=Links(prefix="exchange/")).page(PRIVACY).html())


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("https://example.org/a?b&c", '<a href="https://example.org/a?b&amp;c" rel="noreferrer">'),
        ("a@example.org", '<a href="mailto:a@example.org">'),
        ("Ms <Office>, +49 211 0", "Ms &lt;Office&gt;, +49 211 0"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_a_contact_is_a_link_where_it_can_be_one(contact: str, shown: str) -> None:
    """Mail and web addresses are; all else stays words."""
    assert way_to(contact).startswith(shown)
    assert "javascript" not in json.dumps(re.findall(r'href="([^"]*)"', way_to(contact)))
