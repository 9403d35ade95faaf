"""Pages as a whole: links, ids, headings, breadcrumbs, bytes, style; each page of each kind is asked the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from posixpath import dirname, normpath

import pytest
from markdown import Markdown

from tests.fiction import TODAY, catalogue_of, records
from tests.linkcheck import broken_links, heading_jumps, parsed, repeated_ids, site_of
from tests.repository import ROOT
from values_exchange.catalogue import Catalogue
from values_exchange.fields import walk
from values_exchange.pages import STYLE_SHEET, Heading, Links, Page, Tree, render_tree
from values_exchange.pages.paths import record_path
from values_exchange.problems import UnknownName
from values_exchange.reading import read

KINDS = {
    "start", "network", "map", "compare", "comparison", "city", "programme", "sources", "conflicts", "fields", "codes",
    "code-list", "documented", "downloads", "about", "questionnaire", "timeline", "figures",
    "matrix", "programmes", "accessibility", "privacy",
}  # fmt: skip
ADDRESSES = [Links(), Links(directory_urls=True), Links(prefix="exchange/"), Links(prefix="a/b/", directory_urls=True)]


@cache
def examples() -> Catalogue:
    """Read the records of the sixteen cities once for all tests."""
    return read(ROOT / "examples", today=TODAY).catalogue


@cache
def tree_of_examples(links: Links = Links()) -> Tree:  # noqa: B008 - a frozen value
    """Render them."""
    return render_tree(examples(), links=links, today=TODAY)


@cache
def small_tree() -> Tree:
    """Render the small catalogue once."""
    return render_tree(catalogue_of(records()))


def pages() -> Iterator[Page]:
    """Give the pages of the examples and of the small catalogue."""
    yield from tree_of_examples().pages.values()
    yield from small_tree().pages.values()


def one_of_each_kind() -> list[Page]:
    """Give the shortest page of each kind: readers of Markdown take their time."""
    kinds: dict[str, Page] = {}
    for page in sorted(pages(), key=lambda page: len(page.html())):
        kinds.setdefault(page.kind, page)
    return list(kinds.values())


def built(markdown: str) -> str:
    """Let a reader of Markdown make HTML from a page, with the extensions the pages ask for."""
    body = markdown.split("\n---\n", 1)[1]
    return Markdown(extensions=["attr_list", "toc"], extension_configs={"toc": {"permalink": True}}).convert(body)


def test_there_is_a_page_of_every_kind() -> None:
    """What the tests below ask of every page, they ask of each kind."""
    assert set() == KINDS - {page.kind for page in tree_of_examples().pages.values()}


@pytest.mark.parametrize("links", ADDRESSES, ids=str)
def test_every_link_leads_to_a_page_and_a_place_on_it(links: Links) -> None:
    """Site builders check none of them, so this does, for each way of addressing pages."""
    assert [] == broken_links(site_of(tree_of_examples(links), links))
    assert [] == broken_links(site_of(render_tree(catalogue_of(records()), links=links), links))


def test_a_catalogue_of_which_little_is_there_has_no_broken_link_either() -> None:
    """A network without cities, a city without a network, a programme without a city, and nothing at all."""
    for left in ({"network.yaml"}, {"atlantis/city.yaml"}, {"atlantis/harbour-points.yaml"}, set[str]()):
        data = {file: content for file, content in records().items() if file in left}
        tree = render_tree(catalogue_of(data, is_whole=False))

        assert [] == broken_links(site_of(tree, Links()))


def test_pages_are_well_formed() -> None:
    """Ids are there once, headings skip no level, elements close in order, no link stands in a link."""
    found = {}
    for page in pages():
        document = parsed(page.html())
        found[page.path] = [*repeated_ids(document), *heading_jumps(document), *document.mistakes, *document.unclosed]

    assert {} == {path: mistakes for path, mistakes in found.items() if mistakes}


def test_every_page_has_a_title_a_description_and_a_way_back() -> None:
    """The start page needs no way back to itself."""
    for page in pages():
        assert page.title, page.path
        assert page.description, page.path
        assert page.headings[0].level == 1, page.path
        assert page.kind == "start" or "ve-breadcrumb" in page.html(), page.path


def test_headings_have_ids_of_their_own_and_a_permalink_once_built() -> None:
    """Markdown makes the headings, so title, table of contents and permalinks work as in hand-written pages."""
    page = tree_of_examples().page("programmes/riga/ngo-house.md")
    html = built(page.markdown())

    for heading in page.headings:
        assert f'<h{heading.level} id="{heading.id}"' in html
        assert f'href="#{heading.id}" title="Permanent link"' in html


def test_a_page_filled_later_is_the_page() -> None:
    """Markdown may be kept from the blocks of HTML and the blocks put in afterwards: the page is the same."""
    for page in one_of_each_kind():
        assert built(page.markdown()).split() == page.fill(built(page.skeleton())).split(), page.path


def test_the_anchors_of_a_page_are_its_ids() -> None:
    """So that links of hand-written pages into these can be checked."""
    for page in pages():
        assert set(parsed(page.html()).ids) == page.anchors(), page.path


def test_the_same_records_give_the_same_bytes_in_whichever_order_they_were_read() -> None:
    """Nothing depends on the clock, on hashes or on the file system."""
    one = examples()
    other = Catalogue(
        network=one.network,
        cities=dict(reversed(list(one.cities.items()))),
        programmes=dict(reversed(list(one.programmes.items()))),
    )

    files = render_tree(one).files()

    assert files == render_tree(one).files()
    assert [] == [path for path, content in render_tree(other).files().items() if content != files[path]]


def test_every_claim_that_can_be_pointed_at_has_its_place() -> None:
    """A conflict links to each claim it names; the id is on the page of the record the claim stands in."""
    tree = tree_of_examples()
    missing = []
    for record in examples().records():
        anchors = tree.page(record_path(record.id)).anchors()
        ids = [getattr(value, "id", None) for _, value in walk(record.value)]
        missing += [f"{record.id}: {one}" for one in ids if one and f"claim-{one}" not in anchors]

    assert [] == missing


def test_every_page_of_a_record_leads_to_it() -> None:
    """Its file, when it was checked, whether the city confirmed it, and how to correct it."""
    for page in tree_of_examples().pages.values():
        assert bool(page.record) == (page.kind in {"network", "city", "programme"}), page.path
        if page.record:
            html = page.html()
            assert f"<code>{page.record}</code>" in html
            assert "last checked" in html
            assert "confirmed by the city" in html
            assert "about-the-records.html" in html


def test_no_page_asks_anything_of_a_third_party() -> None:
    """Links lead elsewhere when somebody follows them; scripts are files of the tree, and no style is inside."""
    own = [path for path in tree_of_examples().assets if path.endswith(".js")]
    for page in pages():
        elements = parsed(page.html()).elements
        loaded = [tag for tag, _ in elements if tag in {"img", "link", "iframe", "style"}]
        scripts = [dict(attrs) for tag, attrs in elements if tag == "script"]
        places = [normpath(f"{dirname(page.path)}/{one['src']}").lstrip("/") for one in scripts]

        assert [] == loaded, page.path
        assert page.html().count("<script") == len(re.findall(r"<script [^>]*></script>", page.html()))
        assert [] == [place for place in places if place not in own], page.path


def test_classes_of_the_pages_are_their_own() -> None:
    """They begin with `ve-` or `vmap`, so that they meet none of a theme; the style sheet knows no other names."""
    used = {
        name
        for page in pages()
        for _, attrs in parsed(page.html()).elements
        for key, value in attrs
        if key == "class"
        for name in str(value).split()
    }
    assets = tree_of_examples().assets
    styled = set(re.findall(r"\.((?:ve|vmap)[a-z0-9-]*)", assets[STYLE_SHEET].decode()))
    for path, script in assets.items():
        used |= set(re.findall(r"ve-[a-z-]+", script.decode())) if path.endswith(".js") else set()

    assert [] == [name for name in sorted(used) if not name.startswith(("ve-", "vmap"))]
    assert {name for name in styled if name.startswith("ve-")} <= used | {
        "ve-embedded",
        "ve-lang",
        "ve-confirmed",
        "ve-foot",
        "ve-only",
        "ve-bar",
        "ve-bars",
    } | {name for name in styled if re.match(r"ve-(state|site|stage|basis|conflict|absent|kind|of)-", name)}


def test_a_table_is_in_a_region_that_the_keyboard_can_scroll() -> None:
    """Wide tables never make the page scroll sideways; those of the timeline are blocks on narrow screens."""
    for page in pages():
        document = parsed(page.html())
        classes = [str(dict(attrs).get("class")) for tag, attrs in document.elements if tag == "table"]
        tables = sum("ve-moments" not in one for one in classes)
        regions = [dict(attrs) for tag, attrs in document.elements if dict(attrs).get("role") == "region"]
        assert tables <= len(regions), page.path
        assert all(region["tabindex"] == "0" and region["aria-label"] for region in regions), page.path


def test_a_heading_shows_its_text_whatever_signs_are_in_it() -> None:
    """Nothing in a title is taken for Markdown, for HTML, or for the end of the id."""
    title = "# *Rat* & `Tat` <b> [x](y) {#z} {{ macro }} :smile: ~~a~~ ^^b^^ \\"
    html = Markdown(extensions=["attr_list", "toc"]).convert(Heading(2, title, "rat").markdown())
    document = parsed(html)

    assert ["h2"] == [tag for tag, _ in document.elements]
    assert ["rat"] == document.ids
    assert "{{" not in Heading(2, title, "rat").markdown()


def test_an_unknown_page_is_named() -> None:
    """A tree says which page it does not have."""
    with pytest.raises(UnknownName, match="nowhere"):
        tree_of_examples().page("nowhere.md")


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour, as WCAG 2 defines it."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("scheme", "papers"), [(":root", ["#fff", "#f2f6f8"]), ('[data-md-color-scheme="slate"]', ["#1e2129", "#262d36"])]
)
@pytest.mark.parametrize("name", ["--ve-soft", "--ve-accent", "--ve-note"])
def test_quiet_text_can_still_be_read(scheme: str, papers: list[str], name: str) -> None:
    """What is not documented is quiet and keeps the contrast of WCAG AA, on paper and on tint, by day and by night."""
    css = tree_of_examples().assets[STYLE_SHEET].decode()
    block = css[css.index(scheme) :]
    colour = re.search(rf"{name}: (#[0-9a-f]+)", block[: block.index("}")])

    assert colour is not None
    assert all(contrast(colour[1], paper) >= 4.5 for paper in papers)


@pytest.mark.parametrize(
    ("block", "papers"), [(":root", ["#fff", "#f2f6f8"]), ('[data-md-color-scheme="slate"]', ["#1e2129", "#262d36"])]
)
def test_signs_and_words_of_drawings_stand_out(block: str, papers: list[str]) -> None:
    """Signs keep the contrast WCAG asks of graphics, and are read as words are; words that of text."""
    css = tree_of_examples().assets[STYLE_SHEET].decode()
    css = css[css.index("Drawings along the years") :]
    colours = dict(re.findall(r"(--ve-(?:sign-\w+|draw-ink)): (#[0-9a-f]+)", css[css.index(block) :].partition("}")[0]))

    assert 9 == len(colours)
    assert {} == {name: colour for name, colour in colours.items() if min(contrast(colour, p) for p in papers) < 4.5}
