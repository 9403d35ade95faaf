"""The site in several languages: each whole, each leading to the same page in the others, each marked as what it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.fiction import write_catalogue
from tests.linkcheck import broken_links, parsed, site_in
from values_exchange.site import build_site

pytestmark = pytest.mark.slow

LANGUAGES = ("en", "de", "el", "lv")
HOME = "https://cities.example/values"
PROGRAMME = "programmes/atlantis/harbour-points.html"

SETTINGS = """\
site_name: Ours
site_url: {home}/
site_description: City practices in migrant integration and volunteering, with their sources, side by side
use_directory_urls: false
theme: {{name: material, font: false}}
markdown_extensions: [{{toc: {{permalink: true}}}}]
plugins:
  - search
  - values-exchange:
      catalogue: records
      folder: ""
nav:
  - Start: index.md
  - Guide: by-hand.md
  - Our very own title: more.md
  - programmes.md
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small catalogue in four languages, with two pages that somebody has written in English."""
    folder = tmp_path_factory.mktemp("languages")
    (folder / "docs").mkdir()
    (folder / "docs" / "by-hand.md").write_text("# By hand\n\nWritten once.\n\n## A part\n\nOf it.\n", encoding="utf-8")
    (folder / "docs" / "more.md").write_text("More, without a title.\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS.format(home=HOME), encoding="utf-8")
    return build_site(write_catalogue(folder / "records"), folder / "site", languages=LANGUAGES).parent


def page(site: Path, language: str, address: str) -> str:
    """Give the HTML of a page."""
    return (site / language / address).read_text("utf-8")


def test_every_page_is_there_in_every_language(site: Path) -> None:
    """The same addresses in each folder, so that one can change the language anywhere."""
    pages = {
        language: {file.relative_to(site / language) for file in (site / language).rglob("*.html")}
        for language in LANGUAGES
    }

    assert len(pages["en"]) > 20
    assert [pages["en"]] * len(LANGUAGES) == list(pages.values())


@pytest.mark.parametrize("address", ["index.html", PROGRAMME, "by-hand.html"])
def test_the_list_of_languages_leads_to_the_same_page(site: Path, address: str) -> None:
    """By ways that work on a disk too; each language is named in its own, and marked as being in it."""
    found = re.findall(
        r'<a href="([^"]*)" hreflang="(\w+)" lang="(\w+)" class="md-select__link"[^>]*>\s*([^<]*?)\s*</a>',
        page(site, "de", address),
    )

    assert ["English", "Deutsch", "Ελληνικά", "Latviešu"] == [name for *_, name in found]
    assert [(language, language) for language in LANGUAGES] == [(to, name) for _, to, name, _ in found]
    place = (site / "de" / address).parent
    assert [(site / language / address).resolve() for language in LANGUAGES] == [
        (place / way).resolve() for way, *_ in found
    ]


def test_the_list_tells_which_language_one_is_in(site: Path) -> None:
    """Not only by the words around it."""
    said = re.findall(
        r'hreflang="(\w+)" lang="\w+" class="md-select__link" aria-current="true"', page(site, "el", PROGRAMME)
    )

    assert ["el"] == said


def test_search_engines_are_told_the_other_languages(site: Path) -> None:
    """By whole addresses, with one for everybody else: the list of languages for the start page, else English."""
    alternates = dict(
        re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', page(site, "de", PROGRAMME))
    )
    start = dict(
        re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', page(site, "de", "index.html"))
    )

    assert {language: f"{HOME}/{language}/{PROGRAMME}" for language in LANGUAGES} | {
        "x-default": f"{HOME}/en/{PROGRAMME}"
    } == alternates
    assert f"{HOME}/" == start["x-default"]
    assert 'hreflang="de" href="../' not in page(site, "de", PROGRAMME)


def test_a_page_that_is_there_in_one_language_says_so(site: Path) -> None:
    """Its text is marked, the reader is told, and search engines are led to the original."""
    german, english = page(site, "de", "by-hand.html"), page(site, "en", "by-hand.html")

    assert re.search(r'<div lang="en"><h1[^>]*>By hand', german)
    assert re.search(r'</h1><p class="ve-only" lang="de">[^<]*Englisch[^<]*</p>', german)
    assert re.search(r'data-md-component="toc" lang="en"', german)
    assert f'<link rel="canonical" href="{HOME}/en/by-hand.html">' in german
    assert "ve-only" in page(site, "de", "more.html")
    assert "ve-only" not in english
    assert '<div lang="en">' not in english
    assert 'rel="alternate"' not in german


def test_the_navigation_is_in_the_language_of_the_page(site: Path) -> None:
    """Where its words are known; a title of the site's own stays as it is written."""
    titles = [
        re.sub(r"\s+", " ", said).strip()
        for said in re.findall(r'md-ellipsis">\s*(.*?)\s*</span>', page(site, "de", "index.html"), re.DOTALL)
    ]

    assert "Our very own title" in titles
    assert "Anleitung" in titles
    assert "Guide" not in titles
    assert 'title="Link zu diesem Abschnitt"' in page(site, "de", PROGRAMME)
    assert "Permanent link" not in page(site, "de", PROGRAMME)


@pytest.mark.parametrize(
    ("language", "known_as", "pipeline"),
    [
        ("en", "en", ["stopWordFilter"]),
        ("de", "de", ["stopWordFilter"]),
        ("el", "el", ["stopWordFilter"]),
        ("lv", "en", []),
    ],
)
def test_each_language_is_searched_as_its_own(site: Path, language: str, known_as: str, pipeline: list[str]) -> None:
    """An index of its own, without the stop words of the language where they are known, and of no other."""
    index = json.loads((site / language / "search" / "search_index.json").read_text("utf-8"))

    assert [known_as] == index["config"]["lang"]
    assert pipeline == index["config"]["pipeline"]


def test_a_page_for_lost_ways_is_there_where_the_address_of_the_site_is_known(site: Path, tmp_path: Path) -> None:
    """It is shown at any address: without the site's own, its links could lead anywhere."""
    without = build_site(write_catalogue(tmp_path / "records"), tmp_path / "site", languages=("en",)).parent

    assert f'href="{HOME.removeprefix("https://cities.example")}/de/' in page(site, "de", "404.html")
    assert (site / "404.html").read_bytes() == (site / "en" / "404.html").read_bytes()
    assert not (without / "en" / "404.html").exists()
    assert not (without / "404.html").exists()


def test_nothing_leads_astray(site: Path) -> None:
    """No link or fragment is broken, from one language to the other neither."""
    pages = {path: html for path, html in site_in(site).items() if path.endswith(".html") and "404" not in path}

    assert parsed(pages["de/index.html"]).links
    assert [] == broken_links(site_in(site), only_from=pages)
