"""The plugin in the sites of partner cities: Material, MkDocs' own theme, a site with a nav of its own."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from html.parser import HTMLParser
from pathlib import Path
from typing import cast
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import yaml
from attrs import field, frozen
from click.testing import CliRunner
from mkdocs.__main__ import cli
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.livereload import LiveReloadServer

from tests.fiction import CITY_FILE, PROGRAMME_FILE, Data, records, write_catalogue
from tests.linkcheck import broken_links, parsed, site_in
from values_exchange.mkdocs_plugin import ValuesExchangePlugin
from values_exchange.pages import SCRIPT, STYLE_SHEET, Links, render_tree
from values_exchange.reading import read
from values_exchange.site import CATALOGUE_VARIABLE, LANGUAGE_VARIABLE

REPOSITORY = "https://git.example/city/site"

OWN_PAGES = {
    "index.md": "# Our city\n\nWelcome. See [how we work](about.md#how).\n",
    "about.md": "---\ntitle: About us\ntags: [people]\n---\n\n## How {#how}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "services/index.md": "# Services\n\n![A picture](../picture.svg) and [the start](../index.md).\n",
    "picture.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
}
SHOWING = """# What we do for newcomers

See [the harbour points](FOLDERprogrammes/atlantis/harbour-points.md#sources) and [one claim](FOLDERcities/atlantis.md).
In the block below stands [source one](#source-report).

```values-exchange
programme: atlantis/harbour-points
sections: need, offer
```

```values-exchange
compare: atlantis/harbour-points
rows: offer.functions
```
"""

MATERIAL: Data = {
    "theme": {"name": "material", "font": False, "features": ["content.action.edit"]},
    "use_directory_urls": True,
    "plugins": ["search", "tags"],
    "edit_uri": "edit/main/docs/",
}
BUILT_IN: Data = {
    "theme": {"name": "mkdocs", "highlightjs": False},
    "use_directory_urls": False,
    "plugins": ["search"],
    "edit_uri": "edit/main/docs/",
}
WITH_NAV: Data = {
    "theme": {"name": "material", "font": False, "features": ["navigation.tabs", "content.action.edit"]},
    "use_directory_urls": True,
    "nav": [{"Home": "index.md"}, {"Us": ["about.md", {"Services": "services/index.md"}]}, "showing.md"],
    "plugins": ["search"],
    "edit_uri_template": "edit/main/docs/{path}",
}
PARTNERS = {"Material, folders as addresses": MATERIAL, "MkDocs' own theme": BUILT_IN, "a nav of its own": WITH_NAV}


@frozen(kw_only=True)
class Site:
    """A partner city's site: its folder, with `mkdocs.yml`, `docs` and `records`, and how a build of it ended."""

    folder: Path
    log: list[tuple[int, str]] = field(factory=list)

    @property
    def built(self) -> Path:
        """The folder of the built site."""
        return self.folder / "site"

    def page(self, path: str) -> str:
        """Give a built page by the path of its source."""
        settings = yaml.safe_load((self.folder / "mkdocs.yml").read_text("utf-8"))
        address = Links(directory_urls=settings.get("use_directory_urls", True)).built(path)
        file = f"{address}index.html" if not address or address.endswith("/") else address
        return (self.built / file).read_text("utf-8")

    def warnings(self) -> list[str]:
        """Give what the log of the last build warns of."""
        return [text for level, text in self.log if level >= logging.WARNING]


def written(folder: Path, settings: Data, *, options: Data | None = None, data: Data | None = None) -> Site:
    """Write a site with its records; without options for the plugin, it is the site as it was before."""
    settings = {"site_name": "Our city", "repo_url": REPOSITORY, **settings}
    prefix = "exchange/" if options is None else options.get("folder", "exchange/")
    if options is not None:
        settings["plugins"] = [*settings.get("plugins", []), {"values-exchange": {"catalogue": "records", **options}}]
    pages = {**OWN_PAGES, "showing.md": SHOWING.replace("FOLDER", f"{prefix.strip('/')}/".lstrip("/"))}
    for path, text in pages.items():
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text(text, encoding="utf-8")
    settings.setdefault("markdown_extensions", ["attr_list", "tables", {"toc": {"permalink": True}}])
    (folder / "mkdocs.yml").write_text(json.dumps(settings, indent=1, ensure_ascii=False), encoding="utf-8")
    write_catalogue(folder / "records", data)
    return Site(folder=folder)


def built(site: Site, *, strict: bool | None = None) -> Site:
    """Build a site in this process and keep what was said, at least as loud as is shown without `--verbose`."""
    site.log.clear()
    with listening(site.log):
        build(configured(site, strict=strict))
    return site


def configured(site: Site, *, strict: bool | None = None) -> MkDocsConfig:
    """Read the settings of a site."""
    return load_config(str(site.folder / "mkdocs.yml"), site_dir=str(site.built), strict=strict)


@contextmanager
def listening(log: list[tuple[int, str]]) -> Iterator[None]:
    """Take down what MkDocs and its plugins say."""

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            log.append((record.levelno, record.getMessage()))

    listener, logger = Listener(logging.INFO), logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.setLevel(before)


@frozen(kw_only=True)
class Pair:
    """A partner's site as it was before, and with the plugin."""

    before: Site
    now: Site


@pytest.fixture(scope="module", params=list(PARTNERS.values()), ids=list(PARTNERS))
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Build each partner's site without and with the plugin, at the same moment of time."""
    folder = tmp_path_factory.mktemp("partner")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795392000")
        before = built(written(folder / "before", request.param))
        now = built(written(folder / "now", request.param, options={}))
        yield Pair(before=before, now=now)


def test_every_page_and_file_of_the_records_is_in_the_site(pair: Pair) -> None:
    """The tree lies whole in the folder `exchange`, and nothing was said that fails a strict build."""
    catalogue = read(pair.now.folder / "records").catalogue
    tree = render_tree(catalogue, links=Links(prefix="exchange/"))

    assert [] == pair.now.warnings()
    assert all(page.title in parsed_text(pair.now.page(f"exchange/{path}")) for path, page in tree.pages.items())
    assert all((pair.now.built / "exchange" / path).is_file() for path in tree.assets)


def test_the_partners_own_pages_stay_to_the_byte(pair: Pair) -> None:
    """Every page and file of the site but the one that shows records, the search index and the sitemap is as before."""
    before, now = contents(pair.before.built), contents(pair.now.built)
    changed = [path for path, content in before.items() if now.get(path) != content]
    searching = [path for path in before if path.startswith(("search/", "sitemap.xml"))]
    (showing,) = (path for path in before if path.startswith("showing"))

    assert sorted([*[path for path in searching if path in changed], showing]) == sorted(changed)
    assert all(path.startswith("exchange/") for path in now.keys() - before.keys())


def test_links_and_their_fragments_lead_somewhere(pair: Pair) -> None:
    """From the records' pages, from the blocks inside the partner's page, and from its own links to the records."""
    site = site_in(pair.now.built)
    pages = [address for address in site if address.endswith(".html") and not address.endswith("404.html")]

    assert [] == broken_links(site, only_from=pages)


def test_edit_links_lead_to_the_records(pair: Pair) -> None:
    """On the page of a record, “edit this page” is its YAML file; pages made of several records have none."""
    programme = parsed(pair.now.page("exchange/programmes/atlantis/harbour-points.md")).links
    start = parsed(pair.now.page("exchange/index.md")).links

    assert f"{REPOSITORY}/edit/main/records/{PROGRAMME_FILE}" in programme
    assert [] == [link for link in start if "/edit/" in link]
    assert f"{REPOSITORY}/edit/main/docs/about.md" in parsed(pair.now.page("about.md")).links


def test_only_pages_that_show_records_have_the_style_sheet(pair: Pair) -> None:
    """The records' pages and the page with blocks link it once, from wherever they lie."""
    site = site_in(pair.now.built)
    styled = {
        address: links
        for address, html in site.items()
        if (links := [link for link in parsed(html).links if link.endswith(STYLE_SHEET)])
    }

    assert all(len(links) == 1 for links in styled.values())
    # A briefing is a file of its own, with a style sheet of its own.
    pages = (address for address in site if address.endswith(".html") and "/briefings/" not in address)
    assert {address for address in pages if address.startswith("exchange/")} == {
        address for address in styled if address.startswith("exchange/")
    }
    assert ["showing"] == [re.split("[./]", address)[0] for address in styled if not address.startswith("exchange/")]


def test_blocks_are_filled_in_the_partners_page(pair: Pair) -> None:
    """The page shows the programme and the comparison; its own words are still there."""
    page = pair.now.page("showing.md")

    assert "What we do for newcomers" in page
    assert "Many people arrived." in page
    assert "<table" in page
    assert "data-ve-embed" not in page
    assert "compare: atlantis" not in page


def test_the_records_pages_are_whole(pair: Pair) -> None:
    """Headings have their ids and permalinks, blocks are in their places, and there is a title."""
    page = pair.now.page("exchange/programmes/atlantis/harbour-points.md")
    document = parsed(page)

    assert "data-ve-block" not in page
    assert {"need", "offer", "sources"} <= set(document.ids)
    assert {"#need", "#offer", "#sources"} <= set(document.links)
    assert re.search(r"<title>[^<]*Harbour points[^<]*</title>", page)


def test_the_search_finds_what_stands_in_the_records(pair: Pair) -> None:
    """The index holds the text of the blocks, not only that of headings."""
    index = json.loads((pair.now.built / "search" / "search_index.json").read_text("utf-8"))
    found = [entry["location"] for entry in index["docs"] if "Many people arrived." in entry["text"]]

    assert any(location.startswith("exchange/programmes/atlantis/harbour-points") for location in found)


def test_pages_of_the_records_stay_out_of_a_nav_that_does_not_name_them(pair: Pair) -> None:
    """Neither a nav of the partner's own nor one that MkDocs makes is longer than before."""
    assert nav_of(pair.before.page("about.md")) == nav_of(pair.now.page("about.md"))
    assert "exchange/" not in nav_of(pair.now.page("about.md"))


def test_a_nav_may_name_a_page_of_the_records(tmp_path: Path) -> None:
    """Then the nav has one more entry, and apart from navs the partner's pages are as before."""
    settings = {**WITH_NAV, "nav": [*WITH_NAV["nav"], {"Exchange": "exchange/index.md"}]}
    before = built(written(tmp_path / "before", WITH_NAV))
    now = built(written(tmp_path / "now", settings, options={}))

    assert [] == now.warnings()
    assert "Exchange" in nav_of(now.page("about.md"))
    assert without_nav(before.page("about.md")) == without_nav(now.page("about.md"))


@pytest.mark.parametrize("folder", ["", "exchange", "/our/exchange/"])
def test_the_folder_is_the_partners_choice(tmp_path: Path, folder: str) -> None:
    """The pages may lie deeper, or at the top where the site has nothing at the same addresses."""
    site = written(tmp_path, BUILT_IN, options={"folder": folder})
    if not folder:
        (tmp_path / "docs" / "index.md").unlink()
    built(site, strict=True)

    assert (site.built / folder.strip("/") / "cities" / "atlantis.html").is_file()
    assert [] == [link for link in broken_links(site_in(site.built)) if not link.startswith("404.html")]


@pytest.mark.parametrize(
    ("file", "folder", "in_the_way"),
    [
        ("index.md", "", "`index.md` of your site stands where `index.md` of the records would"),
        ("exchange/map/index.md", "exchange", "`exchange/map/index.md` of your site stands where `exchange/map.md`"),
        ("exchange/README.md", "exchange", "`exchange/README.md` of your site stands where `exchange/index.md`"),
        (f"exchange/{STYLE_SHEET}", "exchange", f"`exchange/{STYLE_SHEET}` of your site"),
    ],
)
def test_a_page_of_the_partner_at_the_same_address_stops_the_build(
    tmp_path: Path, file: str, folder: str, in_the_way: str
) -> None:
    """Neither page is lost: the message names both, and the option that parts them."""
    site = written(tmp_path, MATERIAL, options={"folder": folder})
    (tmp_path / "docs" / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "docs" / file).write_text("# Mine\n", encoding="utf-8")
    with pytest.raises((Abort, BuildError)):
        built(site)

    assert any(in_the_way in said and "`folder:`" in said for said in site.warnings())


def test_what_a_site_leaves_out_is_its_own(tmp_path: Path) -> None:
    """`exclude_docs` and `not_in_nav` of the site concern its files; a page it leaves out is not in the way."""
    settings = {**MATERIAL, "exclude_docs": "*.json\n*.css\ncities/\n/exchange/map/\n", "not_in_nav": "/exchange/"}
    site = written(tmp_path, settings, options={})
    (tmp_path / "docs" / "exchange" / "map").mkdir(parents=True)
    (tmp_path / "docs" / "exchange" / "map" / "index.md").write_text("# A draft\n", encoding="utf-8")
    built(site)

    assert (site.built / "exchange" / STYLE_SHEET).is_file()
    assert (site.built / "exchange" / "data" / "catalogue.json").is_file()
    assert (site.built / "exchange" / "cities" / "atlantis" / "index.html").is_file()
    assert "A draft" not in site.page("exchange/map.md")


def test_a_style_sheet_the_site_gives_to_every_page_is_not_linked_twice(tmp_path: Path) -> None:
    """A site that names the style sheet in `extra_css` has its colours everywhere, and one link on each page."""
    site = written(tmp_path, {**MATERIAL, "extra_css": [f"exchange/{STYLE_SHEET}"]}, options={})
    built(site)

    for path in ("about.md", "showing.md", "exchange/index.md"):
        assert 1 == len([link for link in parsed(site.page(path)).links if link.endswith(STYLE_SHEET)])


def broken() -> Data:
    """Give records with one error: a misspelt code."""
    data = records()
    data[PROGRAMME_FILE]["kind"] = "contact_pint"
    return data


def test_an_error_in_a_record_fails_a_strict_build_with_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the record as it lies from the current folder, the line, the mistake and a near match."""
    site = written(tmp_path, MATERIAL, options={}, data=broken())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    ended = CliRunner().invoke(cli, ["build", "--strict"])
    text = (tmp_path / "records" / PROGRAMME_FILE).read_text("utf-8")
    line = 1 + text[: text.index("contact_pint")].count("\n")

    assert 1 == ended.exit_code
    assert not (site.built / "exchange" / "programmes" / "atlantis" / "harbour-points").exists()
    said = [said for said in ended.output.splitlines() if f"records/{PROGRAMME_FILE}:{line}:" in said]
    assert ["WARNING"] == [one.split()[0] for one in said]
    assert "`contact_point`" in said[0]


def test_without_strict_the_build_goes_on_without_the_record(tmp_path: Path) -> None:
    """The error is a warning; the other records are shown, and a block that names this one says what to do."""
    site = built(written(tmp_path, MATERIAL, options={}, data=broken()))

    assert "Atlantis" in site.page("exchange/cities/atlantis.md")
    assert not (site.built / "exchange" / "programmes" / "atlantis" / "harbour-points").exists()
    assert any(
        re.search(r"showing\.md:6: The record of `atlantis/harbour-points` has errors", said)
        for said in site.warnings()
    )


def test_remarks_on_records_fail_a_build_only_where_that_is_asked_for(tmp_path: Path) -> None:
    """By default they are counted in one line; with `fail_on: warning` each is a warning with its line."""
    data = records()
    data[CITY_FILE]["review"] = {**data[CITY_FILE]["review"], "last_checked": "2020-01-01"}
    patient = built(written(tmp_path / "patient", MATERIAL, options={}, data=data), strict=True)
    with pytest.raises(Abort):
        built(written(tmp_path / "strict", MATERIAL, options={"fail_on": "warning"}, data=data), strict=True)
    strict = built(Site(folder=tmp_path / "strict"))

    assert any("more remark" in said and "values-exchange check" in said for _, said in patient.log)
    assert any(f"{CITY_FILE}:" in said for said in strict.warnings())


def test_a_mistake_in_a_block_is_a_warning_with_its_line_in_the_file(tmp_path: Path) -> None:
    """Lines count from the top of the file, front matter included."""
    site = written(tmp_path, MATERIAL, options={})
    page = "---\ntitle: Mine\n---\n\n# Mine\n\n```values-exchange\ncity: atlantys\n```\n"
    (tmp_path / "docs" / "mine.md").write_text(page, encoding="utf-8")
    built(site)

    assert ["values-exchange: mine.md:7: There is no city `atlantys`. Did you mean `atlantis`?"] == site.warnings()
    assert "city: atlantys" in parsed_text(site.page("mine.md"))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"catalogue": "nowhere"}, "Cannot read"),
        ({"catalogue": "docs"}, "Cannot read"),
        ({"catalogue": "records/atlantis"}, "holds no network.yaml"),
    ],
)
def test_a_folder_without_a_catalogue_stops_the_build(tmp_path: Path, options: Data, said: str) -> None:
    """The message names the folder and what is missing there; there is no traceback."""
    site = written(tmp_path, MATERIAL, options=options)
    with pytest.raises(Abort):
        built(site)

    assert any(said in warning for warning in site.warnings())


@pytest.mark.parametrize("options", [{"language": "tlh"}, {"fail_on": "never"}, {"folders": "x"}, {"catalogue": 3}])
def test_an_option_that_cannot_be_is_told_before_the_build(tmp_path: Path, options: Data) -> None:
    """MkDocs names the plugin and the option."""
    site = written(tmp_path, MATERIAL, options=options)
    with pytest.raises(Abort), listening(site.log):
        configured(site, strict=True)

    assert any("values-exchange" in said and next(iter(options)) in said for said in site.warnings())


def test_a_build_that_is_told_language_and_catalogue_uses_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `values-exchange site` says goes before `mkdocs.yml`: records, the theme's language, addresses."""
    settings = {**MATERIAL, "site_url": "https://city.example/pages/"}
    site = written(tmp_path, settings, options={})
    data = records()
    data[PROGRAMME_FILE]["title"] = {"de": "Woanders"}
    monkeypatch.setenv(CATALOGUE_VARIABLE, str(write_catalogue(tmp_path / "elsewhere", data)))
    monkeypatch.setenv(LANGUAGE_VARIABLE, "de")
    built(site)
    page = site.page("exchange/programmes/atlantis/harbour-points.md")

    assert "Woanders" in page
    assert '<html lang="de"' in page
    assert '<link rel="canonical" href="https://city.example/pages/de/exchange/' in page


def test_edit_links_stay_inside_the_repository(tmp_path: Path) -> None:
    """Records beside the site are linked where both lie in one repository; others have no edit link."""
    inside = written(tmp_path / "one" / "site", MATERIAL, options={"catalogue": "../records"})
    shutil.move(tmp_path / "one" / "site" / "records", tmp_path / "one" / "records")
    page = "exchange/programmes/atlantis/harbour-points.md"
    apart = [link for link in parsed(built(inside).page(page)).links if "/edit/" in link]
    (tmp_path / "one" / ".git").mkdir()
    together = [link for link in parsed(built(inside).page(page)).links if "/edit/" in link]

    assert [] == apart
    assert [f"{REPOSITORY}/edit/main/../records/{PROGRAMME_FILE}".replace("main/../", "")] == together


def test_building_again_in_the_same_process_starts_afresh(tmp_path: Path) -> None:
    """As under `mkdocs serve`: nothing is there twice, what has gone is gone, what was mended is shown."""
    data = broken()
    site = built(written(tmp_path, MATERIAL, options={}, data=data))
    first = contents(site.built)
    write_catalogue(tmp_path / "records")
    second = contents(built(site).built)
    third = contents(built(site).built)
    shutil.rmtree(tmp_path / "records" / "atlantis")
    fourth = contents(built(site).built)
    harbour = "exchange/programmes/atlantis/harbour-points/index.html"

    assert [False, True, True, False] == [harbour in one for one in (first, second, third, fourth)]
    assert second.keys() == third.keys()
    assert [] == [path for path in second if second[path] != third[path] and "sitemap" not in path]


def test_the_plugin_stays_the_same_from_build_to_build() -> None:
    """MkDocs keeps a plugin under `mkdocs serve` if it knows the event of starting up."""
    assert "on_startup" in vars(ValuesExchangePlugin)


def test_serving_watches_the_records(tmp_path: Path) -> None:
    """The server is told the folder of the catalogue."""
    site = written(tmp_path, MATERIAL, options={})
    config = configured(site)
    build(config)
    plugin = cast(ValuesExchangePlugin, config.plugins["values-exchange"])
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(site.built))
    try:
        watching = plugin.on_serve(server, config=config, builder=None)

        assert server is watching
        assert [str(tmp_path / "records")] == list(server._watched_paths)  # noqa: SLF001 - nothing else tells
    finally:
        server.server_close()


@pytest.mark.slow
def test_saving_a_record_changes_the_served_page(tmp_path: Path) -> None:
    """With `mkdocs serve` running, a saved record is on the page within seconds; one with a mistake stops nothing."""
    written(tmp_path, MATERIAL, options={})
    with serving(tmp_path) as address:
        page = f"{address}exchange/programmes/atlantis/harbour-points/"
        wait_for(page, "Many people arrived.")

        save(tmp_path, "Very many people arrived.")
        wait_for(page, "Very many people arrived.")

        (tmp_path / "records" / PROGRAMME_FILE).write_text("title: [", encoding="utf-8")
        wait_until_said(tmp_path / "serve.log", f"{PROGRAMME_FILE}: its page stays as it was")
        wait_for(page, "Very many people arrived.")

        save(tmp_path, "They arrived in the end.")
        wait_for(page, "They arrived in the end.")


def save(folder: Path, need: str) -> None:
    """Save the programme's record with another text."""
    data = records()
    data[PROGRAMME_FILE]["need"][0]["en"] = need
    write_catalogue(folder / "records", {PROGRAMME_FILE: data[PROGRAMME_FILE]})


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Run `mkdocs serve` in a process of its own on a free port, and end it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    log = folder / "serve.log"
    with log.open("wb") as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env={**os.environ, "PYTHONUTF8": "1"})
    try:
        yield f"http://127.0.0.1:{port}/"
        assert process.poll() is None, log.read_text("utf-8")
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(address: str, text: str) -> None:
    """Ask for a page until it has a text; two minutes at most."""
    deadline, found = time.monotonic() + 120, ""
    while time.monotonic() < deadline:
        with suppress(URLError, ConnectionError, TimeoutError), urlopen(address, timeout=30) as answer:  # noqa: S310 - this machine's own server
            found = answer.read().decode("utf-8")
        if text in found:
            return
        time.sleep(0.2)
    pytest.fail(f"{address} did not come to have {text!r}.")


def wait_until_said(log: Path, text: str) -> None:
    """Wait until a text stands in a log; two minutes at most."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if text in log.read_text("utf-8"):
            return
        time.sleep(0.2)
    pytest.fail(f"{text!r} was not said:\n{log.read_text('utf-8')}")


def contents(folder: Path) -> dict[str, bytes]:
    """Give the files below a folder by their paths."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


class _Text(HTMLParser):
    """Collects the text of a page, inside or outside of its navs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth, self.inside, self.outside = 0, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "nav"
        self.take(f"<{tag} {attrs}>")

    def handle_endtag(self, tag: str) -> None:
        self.take(f"</{tag}>")
        self.depth -= tag == "nav"

    def handle_data(self, data: str) -> None:
        self.take(data)

    def take(self, text: str) -> None:
        if self.depth:
            self.inside += text
        else:
            self.outside += text


def _read(page: str) -> _Text:
    text = _Text()
    text.feed(page)
    return text


def nav_of(page: str) -> str:
    """Give what stands in the navs of a page."""
    return _read(page).inside


def without_nav(page: str) -> str:
    """Give a page without its navs, and without the page that comes next in them."""
    return re.sub(r"<link \[\('rel', '(?:next|prev)'\)[^>]*>\s*", "", _read(page).outside)


def parsed_text(page: str) -> str:
    """Give a page with its entities read and its space made even."""
    text = _read(page)
    return " ".join((text.outside + text.inside).split())


def test_options_that_are_left_out_have_their_defaults() -> None:
    """The options are read through MkDocs, with their defaults."""
    plugin = ValuesExchangePlugin()
    errors, _ = plugin.load_config({"catalogue": "records"})

    assert [] == errors
    assert ("exchange", "en", "error") == (plugin.config.folder, plugin.config.language, plugin.config.fail_on)


def test_the_script_for_searching_without_a_server_is_there_where_it_is_asked_for(tmp_path: Path) -> None:
    """A site that names it has it, and links as that plugin wants them; another site has not."""
    script = "exchange/assets/iframe-worker.js"
    settings = {**MATERIAL, "extra": {"polyfills": [script]}, "plugins": ["search", "offline"]}
    asking = built(written(tmp_path / "asking", settings, options={}))
    other = built(written(tmp_path / "other", MATERIAL, options={}))

    assert script in contents(asking.built)
    about = parsed((asking.built / "about.html").read_text("utf-8"))
    assert [script] == [link for link in about.links if "iframe-worker" in link]
    assert [] == [path for path in contents(other.built) if "iframe-worker" in path]
    assert [] == [link for link in broken_links(site_in(asking.built)) if not link.startswith("404.html")]


def test_who_publishes_stands_on_the_pages_of_the_records(tmp_path: Path) -> None:
    """The option `publisher` reaches statement and privacy page; Material has both at the foot, with the script."""
    publisher = {"name": "City of Atlantis", "contact": "office@atlantis.example", "hosting": "Our own computers."}
    site = built(written(tmp_path, MATERIAL, options={"publisher": publisher}))
    page = site.page("exchange/cities/atlantis.md")

    assert "City of Atlantis publishes these pages." in site.page("exchange/accessibility.md")
    assert "Our own computers." in site.page("exchange/privacy.md")
    assert re.search(r'<ul class="ve-foot"><li><a href="[^"]*accessibility[^"]*">Accessibility</a>', page)
    assert 1 == len(re.findall(rf'<script src="[^"]*{SCRIPT}" defer>', page))
    assert "ve-foot" not in site.page("about.md")
    assert SCRIPT not in site.page("about.md")


def test_headings_have_their_ids_without_an_extension_of_the_site(tmp_path: Path) -> None:
    """The settings the guide shows name no `attr_list`: braces in the site's own texts stay, ours become ids."""
    settings = {**MATERIAL, "plugins": ["search"], "markdown_extensions": []}  # the plugin `tags` would add it
    site = written(tmp_path, settings, options={})
    (tmp_path / "docs" / "braces.md").write_text("# Braces {#own}\n\nText {: .x }\n", encoding="utf-8")
    built(site)
    ours, own = site.page("exchange/programmes/atlantis/harbour-points.md"), site.page("braces.md")

    assert not re.search(r"<h\d[^>]*>[^<]*\{#", ours)
    assert re.search(r'<h2 id="[a-z-]+">', ours)
    assert "{#own}" in own
    assert "{: .x }" in own
