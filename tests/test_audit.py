"""The audit of the site that lies in the repository: it is of these templates, and the statement rests on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from scripts.audit import (
    ALL_PARTS,
    IN_PLACE_OF_A_LANGUAGE,
    RESULT,
    ROOT,
    SUMMARY,
    TEMPLATES,
    THEMES,
    WIDTHS,
    Wanted,
    digest_of_templates,
    known_visits,
    looks,
    page_types,
    summary,
    tasks,
    wanted_by,
    write,
    wrong_in,
)
from scripts.audit_builders import BUILDERS, problems_of
from scripts.audit_html import LANGUAGES, sorted_out
from tests.axe import Visit
from tests.test_site_in_browser import ONE_OF_EACH
from values_exchange.languages import INTERFACE_LANGUAGES

AGAIN = "The audit is not of these pages. Run: make audit"


@pytest.fixture(scope="module")
def audit() -> dict[str, Any]:
    """Give the audit in the repository."""
    held: dict[str, Any] = json.loads(RESULT.read_text("utf-8"))
    return held


@pytest.fixture(scope="module")
def known() -> list[Visit]:
    """Give a page of each type."""
    return known_visits()


# The audit in the repository


def test_no_page_type_or_language_is_missing(audit: dict[str, Any], known: list[Visit]) -> None:
    """Every type of page was looked at, in all languages and colours and at all widths."""
    assert page_types(known) == audit["page_types"], AGAIN
    assert list(INTERFACE_LANGUAGES) == audit["languages"], AGAIN
    assert ([*THEMES], [*WIDTHS]) == (audit["themes"], audit["widths"]), AGAIN
    assert looks(Wanted(), known) == audit["pages"], AGAIN


def test_the_templates_have_not_changed_since(audit: dict[str, Any]) -> None:
    """What the pages are made from is what was looked at."""
    assert digest_of_templates() == audit["templates"], AGAIN


def test_nothing_was_found_wrong(audit: dict[str, Any], known: list[Visit]) -> None:
    """No rule is broken, no page has an error of HTML, and the other builders make whole sites."""
    assert [] == wrong_in(audit) == audit["broken_rules"]
    assert sum(len(Wanted().pages_of(tag, known)) for tag in LANGUAGES) == audit["html"]["pages"], AGAIN
    assert set(BUILDERS) == set(audit["builders"])
    assert all(one["pages"] > 0 and one["version"] for one in audit["builders"].values())


def test_the_statement_rests_on_this_audit(audit: dict[str, Any]) -> None:
    """What lies in the package is the summary of what lies in the documentation."""
    assert summary(audit) == json.loads(SUMMARY.read_text("utf-8")), AGAIN


# How an audit is made


def test_every_type_is_known(known: list[Visit]) -> None:
    """The types that the other browser tests know, and those that no record makes, each once."""
    kinds = page_types(known)
    others = {"hand-written", "problem", "not found", "briefing", IN_PLACE_OF_A_LANGUAGE}
    assert set(ONE_OF_EACH) | others == set(kinds)
    assert len(kinds) == len(set(kinds))


def test_the_product_is_whole(known: list[Visit]) -> None:
    """Each page in each language is in one task only; the page above the languages is looked at once."""
    wanted = Wanted()
    shared = [(task.language, one.kind) for task in tasks("", wanted, known) for one in task.visits]
    expected = {(tag, kind) for tag in INTERFACE_LANGUAGES for kind in page_types(known)}
    expected -= {(tag, IN_PLACE_OF_A_LANGUAGE) for tag in INTERFACE_LANGUAGES if tag != "en"}
    assert len(shared) == len(set(shared))
    assert expected == set(shared)
    assert len(expected) * len(THEMES) * len(WIDTHS) == looks(wanted, known)


def test_what_is_left_out_is_not_looked_at(known: list[Visit]) -> None:
    """Some types in some languages."""
    wanted = wanted_by(["--languages", "el,lv", "--types", f"map,{IN_PLACE_OF_A_LANGUAGE}", "--parts", "axe"])
    shared = [(task.language, one.kind) for task in tasks("", wanted, known) for one in task.visits]
    assert [("el", "map"), ("lv", "map")] == shared
    assert 2 * len(THEMES) * len(WIDTHS) == looks(wanted, known)


@pytest.mark.parametrize("wrong", [["--languages", "en,xx"], ["--parts", "all"], ["--types", "start,none"]])
def test_what_is_not_known_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the pen would otherwise audit nothing, and find nothing wrong."""
    with pytest.raises(SystemExit):
        wanted_by(wrong)
    assert "choose from" in capsys.readouterr().err


RESULT_OF_TWO: dict[str, Any] = {
    "date": "2026-01-02",
    "tools": {"axe-core": "1"},
    "pages": 2,
    "page_types": ["start"],
    "languages": ["en"],
    "widths": [320],
    "broken_rules": ["color-contrast"],
    "violations": [
        {"page": "start", "language": "en", "theme": "dark", "width": 320, "rule": "color-contrast", "element": "p"}
    ],
    "html": {"pages": 1, "errors": [{"page": "en/index.html", "line": 3, "message": "No."}], "warnings": 4},
    "builders": {"zensical": {"version": "1", "pages": 1, "problems": ["a.html is missing"]}},
}


@pytest.mark.parametrize(
    "left_out", [{"parts": ALL_PARTS[:1]}, {"languages": ("en",)}, {"kinds": ("start",)}, {"parts": ALL_PARTS[::-1]}]
)
def test_a_part_of_an_audit_is_not_kept(tmp_path: Path, left_out: dict[str, Any]) -> None:
    """The statement would claim what nobody looked at."""
    with pytest.raises(ValueError, match="everything"):
        write(RESULT_OF_TWO, evolve(Wanted(), **left_out), to=tmp_path / "a.json", summary_to=tmp_path / "b.json")
    assert [] == list(tmp_path.iterdir())


def test_a_whole_audit_is_kept_with_its_summary(tmp_path: Path) -> None:
    """Both files, and nothing beside them."""
    write(RESULT_OF_TWO, Wanted(), to=tmp_path / "a.json", summary_to=tmp_path / "b.json")
    assert {"a.json", "b.json"} == {place.name for place in tmp_path.iterdir()}
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == RESULT_OF_TWO
    assert json.loads((tmp_path / "b.json").read_text("utf-8")) == summary(RESULT_OF_TWO)


def test_everything_that_is_wrong_is_told() -> None:
    """What each part has found, a line each."""
    assert wrong_in(RESULT_OF_TWO) == [
        "start (en, dark, 320): color-contrast: p",
        "en/index.html:3: No.",
        "zensical: a.html is missing",
    ]


def test_the_digest_follows_templates_alone(tmp_path: Path) -> None:
    """A style sheet or its name counts; the summary, which says what was found, and compiled files do not."""
    assert all((ROOT / name).exists() for name in TEMPLATES)
    for name in TEMPLATES:
        place = tmp_path / name
        if place.suffix:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text("", encoding="utf-8")
    assets = tmp_path / SUMMARY.relative_to(ROOT).parent
    assets.mkdir(parents=True)
    (assets / "map.css").write_text("p {}", encoding="utf-8")
    before = digest_of_templates(tmp_path)

    (assets / "audit.json").write_text("{}", encoding="utf-8")
    (assets / "map.pyc").write_text("", encoding="utf-8")
    assert before == digest_of_templates(tmp_path)

    (assets / "map.css").rename(assets / "maps.css")
    renamed = digest_of_templates(tmp_path)
    (assets / "maps.css").write_text("p { }", encoding="utf-8")
    assert len({before, renamed, digest_of_templates(tmp_path)}) == 3


def test_messages_of_the_checker_are_sorted_out(tmp_path: Path) -> None:
    """What is no information is an error, also where the checker could not read a page."""
    page = tmp_path / "index.html"
    messages: list[dict[str, Any]] = [
        {"type": "error", "url": page.resolve().as_uri(), "lastLine": 7, "message": "Bad."},
        {"type": "info", "subType": "warning", "url": page.resolve().as_uri(), "message": "Well."},
        {"type": "non-document-error", "message": "Not read."},
    ]
    assert sorted_out(messages, {"en/index.html": page}) == {
        "errors": [
            {"page": "en/index.html", "line": 7, "message": "Bad."},
            {"page": "", "line": 0, "message": "Not read."},
        ],
        "warnings": 1,
    }


def test_a_site_of_another_builder_is_compared_with_its_tree(tmp_path: Path) -> None:
    """Pages and files that are missing, texts that are lost, links that lead nowhere, words the search lacks."""
    docs, site = tmp_path / "docs", tmp_path / "site"
    docs.mkdir()
    assert ["There is no site."] == list(problems_of(docs, site, "search.json"))

    site.mkdir()
    for name in ("a.md", "b.md"):
        (docs / name).write_text("# Title\n\n<p>Welcome at the house of all</p>\n", encoding="utf-8")
    (docs / "a.css").write_text("", encoding="utf-8")
    (site / "a.html").write_text("<p>Placeholder</p><a href='c.html'>c</a>", encoding="utf-8")
    (site / "search.json").write_text('["a.html"]', encoding="utf-8")
    assert list(problems_of(docs, site, "search.json")) == [
        "a.css is missing",
        "a.html lacks 1 texts, such as “Welcome at the house of all”",
        "b.html is missing",
        "a.html: c.html leads to no page",
        "the search does not know b.html",
    ]

    (site / "a.css").write_text("", encoding="utf-8")
    for name in ("a.html", "b.html"):
        (site / name).write_text("<h1>Title</h1><p>Welcome at the  house of all</p>", encoding="utf-8")
    (site / "404.html").write_text('<a href="/a.html">a</a>', encoding="utf-8")
    (site / "search.json").write_text('["a.html", "b.html"]', encoding="utf-8")
    assert [] == list(problems_of(docs, site, "search.json"))
