"""Fenced blocks in hand-written pages: what they become, what stays an example, and what is said of mistakes."""

from __future__ import annotations

import pytest
from attrs import evolve

from tests.fiction import catalogue_of, records
from tests.linkcheck import parsed, repeated_ids
from values_exchange.embedding import Embedded, embed, lines_above
from values_exchange.pages import Links

CATALOGUE = catalogue_of(records())


def filled(markdown: str, *, path: str = "page.md", links: Links = Links(prefix="exchange/")) -> Embedded:  # noqa: B008 - a frozen value
    """Read a page with the small catalogue at hand."""
    return embed(markdown, CATALOGUE, path=path, links=links, language="en")


def block(*options: str) -> str:
    """Write a fenced block."""
    return "\n".join(("```values-exchange", *options, "```\n"))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("programme: atlantis/harbour-points",), "Harbour points"),
        (("programme: atlantis/harbour-points", "sections: need, lessons"), "Many people arrived."),
        (("city: atlantis",), "Atlantis"),
        (("compare: atlantis/harbour-points", "rows: offer.functions", "as-of: 2019-03"), "<table"),
        (("compare: atlantis",), "<table"),
    ],
)
def test_a_block_becomes_what_it_names(options: tuple[str, ...], said: str) -> None:
    """A programme with chosen sections, a city, or a comparison stands where the block was."""
    embedded = filled(f"# Title\n\nBefore.\n\n{block(*options)}\nAfter.\n")

    assert () == embedded.mistakes
    assert said in embedded.fill(embedded.markdown)
    assert "```" not in embedded.markdown
    assert embedded.fill(embedded.markdown).index("Before.") < embedded.fill(embedded.markdown).index(said)


def test_markdown_has_nothing_of_a_block_to_read() -> None:
    """Until the page is HTML, an empty element on a line of its own holds the place of a block."""
    embedded = filled(f"Before.\n{block('city: atlantis')}After.")

    assert 'Before.\n\n<div data-ve-embed="0"></div>\n\nAfter.' == embedded.markdown


def test_sections_that_are_not_asked_for_are_left_out() -> None:
    """A programme without `sections:` is its title, summary and state."""
    (shown,) = filled(block("programme: atlantis/harbour-points")).blocks

    assert "Contact points in the harbour." in shown
    assert "Many people arrived." not in shown


@pytest.mark.parametrize(
    ("path", "links", "expected"),
    [
        ("page.md", Links(prefix="exchange/"), "exchange/cities/atlantis.html"),
        ("a/b/page.md", Links(prefix="exchange/"), "../../exchange/cities/atlantis.html"),
        ("page.md", Links(), "cities/atlantis.html"),
        ("page.md", Links(prefix="exchange/", directory_urls=True), "../exchange/cities/atlantis/"),
        ("index.md", Links(prefix="exchange/", directory_urls=True), "exchange/cities/atlantis/"),
        ("exchange/own.md", Links(prefix="exchange/"), "cities/atlantis.html"),
    ],
)
def test_links_in_a_block_start_at_the_page_it_stands_on(path: str, links: Links, expected: str) -> None:
    """Wherever the page lies in the site, the block's links lead to the pages of the records."""
    (shown,) = filled(block("city: atlantis"), path=path, links=links).blocks

    assert expected in parsed(shown).links


def test_two_blocks_on_one_page_share_no_id() -> None:
    """A number in the second block leads to the source below the second block."""
    again = block("programme: atlantis/harbour-points", "sections: need")
    embedded = filled(f"{again}\n{again}")
    page = parsed(embedded.fill(embedded.markdown))
    inside = {link.removeprefix("#") for link in page.links if link.startswith("#")}

    assert [] == repeated_ids(page)
    assert inside <= set(page.ids)
    assert {"source-report", "source-report-2"} <= inside
    assert frozenset(page.ids) == embedded.ids


@pytest.mark.parametrize(
    "markdown",
    [
        "````markdown\n```values-exchange\ncity: nowhere\n```\n````\n",
        "~~~\n```values-exchange\ncity: nowhere\n```\n~~~\n",
        "    ````\n    ```values-exchange\n    city: nowhere\n    ```\n    ````\n",
        "<!--\n```values-exchange\ncity: nowhere\n```\n-->\n",
        "```yaml\nplugins:\n  - values-exchange\n```\n",
        "A line about `values-exchange`.\n",
        "Nothing at all.\n",
    ],
)
def test_examples_and_everything_else_stay_as_they_are(markdown: str) -> None:
    """A block in a longer or another fence, or in a comment, is shown as it is written."""
    assert Embedded(markdown=markdown) == filled(markdown)


def test_a_block_behind_an_example_and_a_comment_is_filled() -> None:
    """What looks like a block earlier on the page does not hide a real one."""
    example = "````markdown\n```values-exchange\ncity: nowhere\n```\n````\n<!-- a remark -->\n<!--\n```\n-->\n"
    embedded = filled(example + block("city: atlantis"))

    assert ((), 1) == (embedded.mistakes, len(embedded.blocks))
    assert embedded.markdown.startswith(example)


@pytest.mark.parametrize(
    ("markdown", "line", "said"),
    [
        (block("city: atlantys"), 1, "There is no city `atlantys`. Did you mean `atlantis`?"),
        ("\n\n" + block("programme: atlantis/harbour-point"), 3, "Did you mean `atlantis/harbour-points`?"),
        (block("programme: atlantis/harbour-points", "sections: offers"), 1, "There is no section `offers`."),
        (block("compare: atlantis", "rows: offer.function"), 1, "`offer.functions`"),
        (block("compare: atlantis", "as-of: yesterday"), 1, "write 2019, 2019-03 or 2019-03-15"),
        (block("citty: atlantis"), 1, "`citty: atlantis` is not an option. Did you mean `city:`?"),
        (block("atlantis"), 1, "`atlantis` is not an option."),
        (block("city: atlantis", "rows: offer.functions"), 1, "`rows:` does not go with `city:`."),
        (block("city: atlantis", "compare: atlantis"), 1, "both `city:` and `compare:`"),
        (block("sections: need"), 1, "names nothing to show"),
        (block(), 1, "names nothing to show"),
        (block("city:"), 1, "`city:` says nothing."),
        (block("city: atlantis", "city: atlantis"), 1, "`city:` is given twice."),
        ("```values-exchange city\n```\n", 1, "Behind `values-exchange` stands something else"),
        ("- An item\n\n    ```values-exchange\n    city: atlantis\n    ```\n", 3, "at the beginning of its line"),
        ("Text\n```values-exchange\ncity: atlantis\n", 2, "never closed"),
    ],
)
def test_a_block_that_cannot_be_filled_is_told_with_its_line(markdown: str, line: int, said: str) -> None:
    """The block stays as it is written, and its mistake says what to do, with the names that come close."""
    embedded = filled(markdown)
    ((found, text),) = embedded.mistakes

    assert (markdown, ()) == (embedded.markdown, embedded.blocks)
    assert line == found
    assert said in text


def test_a_record_that_was_left_out_is_not_called_unknown() -> None:
    """A block that names a record with errors says that the record is to be corrected, not the block."""
    data = records()
    del data["atlantis/harbour-points.yaml"]
    catalogue = evolve(catalogue_of(data), left_out=frozenset({"atlantis/harbour-points"}))
    markdown = block("programme: atlantis/harbour-points")
    ((_, said),) = embed(markdown, catalogue, path="page.md", links=Links(), language="en").mistakes

    assert "The record of `atlantis/harbour-points` has errors" in said


def test_every_mistake_on_a_page_is_told_at_once() -> None:
    """The good blocks of the page are filled all the same."""
    page = "\n".join((block("city: x"), block("city: atlantis"), block("programme: y")))
    embedded = filled(page)

    assert [1, 9] == [line for line, _ in embedded.mistakes]
    assert 1 == len(embedded.blocks)


def test_lines_above_are_those_of_the_front_matter() -> None:
    """Where another plugin has changed the Markdown, nothing is added to the line."""
    assert [3, 0] == [lines_above("# A\n", "---\nx: 1\n---\n# A\n"), lines_above("# B\n", "---\nx: 1\n---\n# A\n")]
