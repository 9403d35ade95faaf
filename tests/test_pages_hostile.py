"""Hostile records: whatever stands in a text of a record, no page gets markup, links or attributes from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

import pytest
from attrs import evolve
from markdown import Markdown

from tests.linkcheck import parsed
from values_exchange.catalogue import Catalogue, Record
from values_exchange.convert import structure
from values_exchange.fields import FieldOf, fields_of, is_shape, item_type, plain_type
from values_exchange.languages import Text
from values_exchange.model import City, Network, Programme
from values_exchange.pages import Links, Page, embedded_city, embedded_comparison, embedded_programme, render_tree

PAYLOADS = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"><svg onload='alert(1)'> ' onmouseover='alert(1)' x=\"",
    "</p></div></section></li>\n\n# Heading {#top onclick=alert(1)}\n\n[a](javascript:alert(1)) ![i](x.png)",
    '*a* [a](https://x.example/"onfocus="alert(1)) <https://x.example>\n\n- <b>\n\n| a |\n|---|\n',
    '{{ config }} {% raw %} --8<-- "x" :::x\n\n```html\n<b>\n```\n\n<!-- --> &lt;b&gt; &#60;i&#62;',
]
LINKS = ("http://", "https://", "mailto:", "#", "../", "./")


def poisoned(value: Any, payload: str) -> Any:
    """Put a payload into every free text of a record; ids, codes, dates and addresses stay as they are."""
    if isinstance(value, tuple):
        return tuple(poisoned(item, payload) for item in value)
    if isinstance(value, Mapping):
        return {key: poisoned(item, payload) for key, item in value.items()}
    if not is_shape(type(value)):
        return value
    changed = {name: _field(entry, getattr(value, name), payload) for name, entry in fields_of(type(value)).items()}
    return evolve(value, **{name: content for name, content in changed.items() if content is not None})


def _field(entry: FieldOf, content: Any, payload: str) -> Any:
    meaning = entry.meaning
    if isinstance(content, Text) or (content is None and Text in get_args(entry.type)):
        return Text({"xx": payload})
    bound = meaning.codes or meaning.choices or meaning.pattern or (meaning.refers and not meaning.open_names)
    if item_type(entry.type) is str and not bound and entry.name != "field":
        several = tuple(payload for _ in content) if isinstance(content, tuple) else payload
        return dict.fromkeys(content, payload) if isinstance(content, Mapping) else several
    return poisoned(content, payload)


def filled(cls: type) -> dict[str, Any]:
    """Give plain data for a shape with every field of it and of the shapes in it, from the examples of the model."""
    data: dict[str, Any] = {}
    for name, entry in fields_of(cls).items():
        kind, example = item_type(entry.type), entry.meaning.example
        if name == "absent":
            continue
        if entry.meaning.flat:
            data |= example if isinstance(example, dict) else {}
        elif not is_shape(kind):
            data[name] = example
        elif isinstance(example, list):
            data[name] = [_coded(filled(kind), entry)]
        else:
            several = plain_type(entry.type) is not kind
            data[name] = (
                {key: filled(kind) for key in example} if several and isinstance(example, dict) else filled(kind)
            )
    return data


def _coded(data: dict[str, Any], entry: FieldOf) -> dict[str, Any]:
    codes = entry.meaning.codes
    return data | {"codes": list(codes.ids[:2])} if codes and "codes" in data else data


@cache
def full() -> Catalogue:
    """Make a catalogue of a network, a city and a programme that state everything the model knows."""
    return Catalogue(
        network=Record(id="network", value=structure(filled(Network), Network), file="network.yaml"),
        cities={"oslo": Record(id="oslo", value=structure(filled(City), City), file="oslo/city.yaml")},
        programmes={
            "oslo/full": Record(id="oslo/full", value=structure(filled(Programme), Programme), file="oslo/full.yaml")
        },
    )


def hostile(payload: str) -> Catalogue:
    """Poison all texts of it."""
    catalogue = full()
    assert catalogue.network is not None
    return Catalogue(
        network=evolve(catalogue.network, value=poisoned(catalogue.network.value, payload)),
        cities={key: evolve(one, value=poisoned(one.value, payload)) for key, one in catalogue.cities.items()},
        programmes={key: evolve(one, value=poisoned(one.value, payload)) for key, one in catalogue.programmes.items()},
    )


def pages(payload: str) -> Iterator[Page]:
    """Give the pages that show something of a record."""
    return (
        page
        for page in render_tree(hostile(payload)).pages.values()
        if page.kind not in {"fields", "codes", "code-list"}
    )


def elements_of_plain_pages() -> set[tuple[str, str]]:
    """Give the elements and attributes that pages have when no record is hostile, and those of the small Markdown."""
    found = {("em", ""), ("strong", ""), ("a", "title"), ("ol", "start"), ("details", "class"), ("ul", "")}
    for page in render_tree(full()).pages.values():
        for tag, attrs in parsed(page.html()).elements:
            found |= {(tag, ""), *((tag, name) for name, _ in attrs)}
    return found


PLAIN = elements_of_plain_pages()
STRUCTURE = {
    "h1",
    "h2",
    "h3",
    "section",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "th",
    "td",
    "sup",
    "br",
    "blockquote",
    "pre",
    "code",
    "caption",
    "thead",
    "tbody",
}


def surprises(html: str) -> list[str]:
    """Give what a page has that no plain page could have."""
    document = parsed(html)
    found = [tag for tag, _ in document.elements if (tag, "") not in PLAIN and tag not in STRUCTURE]
    found += [
        f"{tag} {name}"
        for tag, attrs in document.elements
        for name, _ in attrs
        if name
        not in {"id", "class", "lang", "aria-label", "aria-labelledby", "href", "rel", "colspan", "scope", "value"}
        and (tag, name) not in PLAIN
    ]
    found += [link for link in document.links if ":" in link.split("/")[0] and not link.startswith(LINKS)]
    return found + document.mistakes + document.unclosed


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_page_gets_markup_from_a_record(payload: str) -> None:
    """In the HTML of each page, and in what a reader of Markdown makes of its file."""
    for page in pages(payload):
        markdown = page.markdown()
        body = Markdown(extensions=["attr_list", "toc"]).convert(markdown.split("\n---\n", 1)[1])

        assert [] == surprises(page.html()), page.path
        assert [] == surprises(body), page.path
        assert parsed(page.html()).headings == parsed(body).headings, page.path


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_front_matter_holds_no_markup(payload: str) -> None:
    """Themes print title and description as they are, inside an element and inside an attribute."""
    for page in pages(payload):
        front = page.markdown().split("\n---\n", 1)[0]

        assert "<" not in front, page.path
        assert all("\n" not in line for line in front.splitlines()), page.path
        assert "{{" not in page.markdown(), page.path
        assert "--8<--" not in page.markdown(), page.path


@pytest.mark.parametrize("payload", PAYLOADS)
def test_embedded_blocks_get_no_markup_from_a_record(payload: str) -> None:
    """A partner's page is as safe as ours."""
    catalogue = hostile(payload)
    for html in (
        embedded_programme(
            catalogue, "oslo/full", sections=("offer", "sites"), path="x.md", links=Links(), language="en"
        ),
        embedded_city(catalogue, "oslo", path="x.md", links=Links(), language="en"),
        embedded_comparison(catalogue, ("oslo/full",), path="x.md", links=Links(), language="en"),
    ):
        assert [] == surprises(html)
        assert "\n\n" not in html


def test_every_free_text_of_a_programme_is_tried() -> None:
    """The payload reaches the page of a programme dozens of times, so that the tests above try what they say."""
    html = render_tree(hostile("Zwiebel")).page("programmes/oslo/full.md").html()

    assert html.count("Zwiebel") > 60
