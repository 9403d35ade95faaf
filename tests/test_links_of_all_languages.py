"""No link and no fragment of the built site is broken, in any language; and the checker that says so finds what is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.addresses import Found, Site, found_in
from tests.building import LANGUAGES

HOME = "https://cities.example/values/"

SOUND: Mapping[str, str] = {
    "index.html": '<ul><li><a href="en/index.html" hreflang="en">English</a><li><a href=de/>Deutsch</a></ul>',
    "en/index.html": (
        '<head><link rel="stylesheet" href="assets/own.css"><link rel="alternate" href="https://cities.example/values/de/">'
        '<script>const there = "<a href=\\"nowhere.html\\">"</script></head><!-- <a href="away.html"> -->'
        '<h1 id="title">One &amp; all</h1><label for="box">Box</label><input id="box" title="a > b">'
        '<a href="../de/index.html#Gr%C3%B6%C3%9Fe">Size</a> <a href="?cities=oslo#title">Here</a> <a href="">Top</a>'
        '<svg><defs><pattern id="hatch"/></defs><a xlink:href="#title"><rect fill="url(#hatch)"/></a></svg>'
        '<a href="https://elsewhere.example/#x">Away</a> <a href="mailto:us@cities.example">Mail</a>'
    ),
    "en/404.html": '<a href="/values/en/index.html#title">Start</a>',
    "de/index.html": "<h1 id='Größe'>Größe</h1><p aria-describedby='Größe'>&lt;a href=\"nowhere.html\"&gt;</p>",
    "en/assets/own.css": "/* url(gone.png) */ h1 { background: url('../picture.png') } p { mask: url(data:x) }",
    "en/picture.png": "",
    "en/sitemap.xml": "<loc>https://cities.example/values/en/index.html</loc>",
    "en/search/search_index.json": '{"docs": [{"location": "index.html#title"}]}',
    "en/compare.html": "",
    "en/programme.html": '<h1 id="claim">Claim</h1>',
    "en/data/compare/one.js": (
        'valuesExchange.column({"page": "programme.html", "cells": ["<b data-at=\\"claim\\">1</b> "]})'
    ),
}
"""A small site in which nothing is broken, with things in it that look as if they were links."""

MISTAKES: Mapping[str, tuple[str, str, str]] = {
    "a page": ("en/index.html", "../de/index.html#Gr", "../de/index.htm#Gr"),
    "a place": ("en/index.html", "#Gr%C3%B6%C3%9Fe", "#Groesse"),
    "a place on the same page": ("en/index.html", "?cities=oslo#title", "?cities=oslo#titel"),
    "a link in a drawing": ("en/index.html", 'xlink:href="#title"', 'xlink:href="#titel"'),
    "a pattern in a drawing": ("en/index.html", "url(#hatch)", "url(#dots)"),
    "a label": ("en/index.html", 'for="box"', 'for="field"'),
    "what describes": ("de/index.html", "describedby='Größe'", "describedby='Größe Weite'"),
    "a style sheet": ("en/index.html", "own.css", "other.css"),
    "another language by its whole address": ("en/index.html", "values/de/", "values/fr/"),
    "an address without quotes": ("index.html", "href=de/", "href=fr/"),
    "the page for what is not there": ("en/404.html", "/values/en/", "/values/it/"),
    "an address from the root of a host": ("en/404.html", "/values/en/", "/en/"),
    "an address that runs": ("index.html", "en/index.html", "javascript:go()"),
    "another host without a scheme": ("index.html", "en/index.html", "//elsewhere.example/"),
    "a picture in a style sheet": ("en/assets/own.css", "../picture.png", "picture.png"),
    "the sitemap": ("en/sitemap.xml", "en/index.html", "en/start.html"),
    "the search": ("en/search/search_index.json", "#title", "#titel"),
    "the page of a column": ("en/data/compare/one.js", '"programme.html', '"programm.html'),
    "the claim of a cell": ("en/data/compare/one.js", "claim", "claims"),
    "data that are none": ("en/data/compare/one.js", "valuesExchange.column(", "["),
}
"""What can be broken: the file, what stands there, and what is put in its place."""


def written(folder: Path, files: Mapping[str, str]) -> Site:
    """Write a site into a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Site(folder, HOME)


def test_what_is_sound_is_not_complained_of(tmp_path: Path) -> None:
    """Nor what looks like a link and is none: in scripts, comments, and text about markup."""
    site = written(tmp_path, SOUND)

    assert [] == site.broken()
    assert [] == site.repeated()


@pytest.mark.parametrize("what", MISTAKES)
def test_each_kind_of_broken_link_is_found(tmp_path: Path, what: str) -> None:
    """With the file it stands in, and nothing else."""
    file, right, wrong = MISTAKES[what]
    assert right in SOUND[file]
    found = written(tmp_path, {**SOUND, file: SOUND[file].replace(right, wrong)}).broken()

    assert found
    assert all(sentence.startswith(f"{file}: ") for sentence in found)


def test_a_file_that_is_gone_is_missed_by_all_that_lead_to_it(tmp_path: Path) -> None:
    """By pages, by the sitemap and by the search."""
    site = written(tmp_path, {name: text for name, text in SOUND.items() if name != "en/index.html"})

    assert {"index.html", "en/404.html", "en/sitemap.xml", "en/search/search_index.json"} == {
        sentence.partition(": ")[0] for sentence in site.broken()
    }


def test_an_id_that_stands_there_twice_is_found(tmp_path: Path) -> None:
    """An address can lead to one of them only."""
    site = written(tmp_path, {"index.html": '<p id="a"></p><p id="b"></p><p id="a"></p>'})

    assert ["index.html: a stands there twice"] == site.repeated()


def test_markup_is_read_in_all_the_ways_it_is_written() -> None:
    """Without quotes, with a line break, in capitals, with what ends a tag inside a value."""
    found = found_in(
        b"<A HREF=one.html ID=a><a\n  title='>' data-href='no.html'\n  href='two.html?a=1&amp;b=2' id=\"b\">"
        b"<img alt='' srcset='s.png 1x, l.png 2x'/><meta http-equiv=refresh content='0; url=three.html'>"
    )

    assert (
        Found(
            places=frozenset({"a", "b"}),
            addresses=frozenset({"one.html", "two.html?a=1&b=2", "s.png", "l.png", "three.html"}),
        )
        == found
    )


@pytest.mark.slow
def test_nothing_in_the_site_leads_astray(site: Path) -> None:
    """Of some hundred thousand addresses in eleven languages, none; and each language has the pages of the others."""
    whole = Site(site)
    pages = [
        {page.partition("/")[2] for page in whole.pages if page.startswith(f"{language}/")} for language in LANGUAGES
    ]

    assert len(pages[0]) > 200
    assert [pages[0]] * len(LANGUAGES) == pages
    assert whole.count() > 100_000
    assert [] == whole.broken()[:20]
    assert [] == whole.repeated()[:20]
