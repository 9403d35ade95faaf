"""Links between pages, for sites with pages as files and for sites with pages as folders."""

from __future__ import annotations

import pytest

from values_exchange.pages import Links

FILES, FOLDERS = Links(), Links(directory_urls=True)


@pytest.mark.parametrize(
    ("links", "path", "address"),
    [
        (FILES, "index.md", "index.html"),
        (FILES, "cities/oslo.md", "cities/oslo.html"),
        (FILES, "assets/values.css", "assets/values.css"),
        (FOLDERS, "index.md", ""),
        (FOLDERS, "cities/oslo.md", "cities/oslo/"),
        (FOLDERS, "reference/codes/index.md", "reference/codes/"),
        (FOLDERS, "data/catalogue.json", "data/catalogue.json"),
        (Links(prefix="exchange/"), "index.md", "exchange/index.html"),
        (Links(prefix="exchange/", directory_urls=True), "index.md", "exchange/"),
    ],
)
def test_a_page_has_the_address_the_site_builder_gives_it(links: Links, path: str, address: str) -> None:
    """Pages are files or folders, below the folder that holds them inside a larger site."""
    assert address == links.built(path)


@pytest.mark.parametrize(
    ("links", "start", "target", "link"),
    [
        (FILES, "index.md", "cities/oslo.md", "cities/oslo.html"),
        (FILES, "cities/oslo.md", "index.md", "../index.html"),
        (FILES, "cities/oslo.md", "cities/riga.md", "riga.html"),
        (FILES, "programmes/oslo/desk.md", "assets/values.css", "../../assets/values.css"),
        (FOLDERS, "index.md", "cities/oslo.md", "cities/oslo/"),
        (FOLDERS, "cities/oslo.md", "index.md", "../../"),
        (FOLDERS, "cities/oslo.md", "cities/riga.md", "../riga/"),
        (FOLDERS, "cities/oslo.md", "data/catalogue.json", "../../data/catalogue.json"),
        (FOLDERS, "index.md", "index.md", "./"),
    ],
)
def test_links_are_relative_to_the_address_of_the_page(links: Links, start: str, target: str, link: str) -> None:
    """The site works from any folder and from the disk: no link begins with a slash."""
    assert link == links.href(start, target)


@pytest.mark.parametrize("links", [FILES, FOLDERS])
def test_a_link_to_a_place_on_the_same_page_is_that_place_alone(links: Links) -> None:
    """It stays right wherever the page is put."""
    assert "#sites" == links.href("cities/oslo.md", "cities/oslo.md", "sites")


@pytest.mark.parametrize(
    ("links", "link"), [(FILES, "../exchange/cities/oslo.html"), (FOLDERS, "../../exchange/cities/oslo/")]
)
def test_a_page_outside_the_folder_of_the_pages_can_link_to_them(links: Links, link: str) -> None:
    """A partner's own page is told from the folder of the pages: one step up, then down again."""
    inside = Links(prefix="exchange/", directory_urls=links.directory_urls)

    assert link == inside.href("../guide/read.md", "cities/oslo.md")
