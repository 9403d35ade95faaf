"""
Audit the site: every type of page in every language, in light and dark colours and at all widths, with axe-core.

    python scripts/audit.py                         every part; writes docs/about/accessibility-audit.json
    python scripts/audit.py --languages en,el --types start,map --parts axe,html     only these; writes nothing

The parts: `axe` looks at the pages in a browser; `html` hands one page of each type to the Nu HTML Checker;
`builders` builds the tree of `values-exchange pages` with Zensical and ProperDocs. The whole result goes into
`docs/about/accessibility-audit.json`, its summary into the package, for the accessibility statement. Both are written
at the end and together: whatever stops an audit leaves the last one as it was.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Literal

from attrs import evolve, frozen

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from scripts.audit_builders import builders  # noqa: E402
from scripts.audit_html import html  # noqa: E402
from scripts.audit_tools import AuditFailed  # noqa: E402
from tests.axe import NOT_FOUND, TAGS, Visit, axe_version, is_still, unfold, violations, visits  # noqa: E402
from tests.browser import find_browser, launch_flags, this_machine, without_search  # noqa: E402
from tests.test_site_in_browser import ONE_OF_EACH  # noqa: E402
from values_exchange.languages import INTERFACE_LANGUAGES  # noqa: E402
from values_exchange.pages import render_tree  # noqa: E402
from values_exchange.reading import read  # noqa: E402
from values_exchange.site import build_site  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RESULT = ROOT / "docs" / "about" / "accessibility-audit.json"
SUMMARY = ROOT / "src" / "values_exchange" / "pages" / "assets" / "audit.json"
TEMPLATES = (
    "src/values_exchange/pages",
    "src/values_exchange/default_site/mkdocs.yml",
    "src/values_exchange/mkdocs_plugin/added.py",
    "src/values_exchange/mkdocs_plugin/heading_ids.py",
    "src/values_exchange/mkdocs_plugin/repairs.py",
    "src/values_exchange/mkdocs_plugin/side_by_side.py",
    "src/values_exchange/site.py",
    "mkdocs.yml",
)
"""What decides the HTML, the style and the scripts of pages; words and records are tested by themselves."""

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
WIDTHS = (320, 390, 768, 1280)
IN_PLACE_OF_A_LANGUAGE = "chooser"
"""The type of the page above all languages; there is one of it, so it is looked at with English."""

ALL_PARTS = ("axe", "html", "builders")

Found = dict[str, Any]


@frozen(kw_only=True)
class Wanted:
    """What an audit looks at; by default everything, and only then its result is kept."""

    parts: Sequence[str] = ALL_PARTS
    languages: Sequence[str] = tuple(INTERFACE_LANGUAGES)
    kinds: Sequence[str] = ()
    """Types of pages; none for all of them."""

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()

    def pages_of(self, language: str, known: Sequence[Visit]) -> list[Visit]:
        """Give the pages to look at in a language."""
        chosen = [one for one in known if not self.kinds or one.kind in self.kinds]
        return [one for one in chosen if language == "en" or one.kind != IN_PLACE_OF_A_LANGUAGE]


def digest_of_templates(root: Path = ROOT) -> str:
    """Give a digest of everything that pages are made from: code, style sheets and scripts, without the summary."""
    held = sha256()
    summary_there = root / SUMMARY.relative_to(ROOT)
    for name in TEMPLATES:
        place = root / name
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.suffix in {".py", ".css", ".js", ".json", ".yml"} and file != summary_there:
                held.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return held.hexdigest()


def known_visits() -> list[Visit]:
    """Give a page of each type, at its address in the folder of a language; titles are those in English."""
    of_site = visits(render_tree(read(ROOT / "examples").catalogue, language="en"), ONE_OF_EACH)
    # A site that knows its address has a page for what is not there; a host gives it for any address.
    there = [evolve(one, address="404.html") if one.address == NOT_FOUND else one for one in of_site]
    return [*there, Visit(kind=IN_PLACE_OF_A_LANGUAGE, address="../index.html")]


def page_types(known: Sequence[Visit] | None = None) -> list[str]:
    """Give the types of pages that an audit looks at."""
    return sorted(visit.kind for visit in known or known_visits())


def looks(wanted: Wanted, known: Sequence[Visit]) -> int:
    """Give how often an audit looks at a page: once for every language, colour scheme and width."""
    pages = sum(len(wanted.pages_of(language, known)) for language in wanted.languages)
    return pages * len(THEMES) * len(WIDTHS)


# Looking at pages in a browser


@frozen(kw_only=True)
class Task:
    """A part of the pages in one language, which one browser looks at."""

    home: str
    language: str
    visits: Sequence[Visit]


def tasks(home: str, wanted: Wanted, known: Sequence[Visit]) -> Iterator[Task]:
    """Share the pages among tasks: two for each language, so that two processes end at about the same time."""
    for language in wanted.languages:
        pages = wanted.pages_of(language, known)
        for part in (pages[::2], pages[1::2]):
            if part:
                yield Task(home=home, language=language, visits=part)


def axe(home: str, wanted: Wanted, known: Sequence[Visit]) -> Found:
    """Look at the pages with axe-core, in two processes side by side."""
    broken: list[Found] = []
    browser, done, expected, begun = "", 0, looks(wanted, known), time.monotonic()
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as pool:
        try:
            for ended in as_completed([pool.submit(_axe_in, task) for task in tasks(home, wanted, known)]):
                found = ended.result()
                browser, done = found["browser"], done + found["pages"]
                broken += found["violations"]
                minutes = (time.monotonic() - begun) / 60
                _say(f"axe: {done} of {expected} pages, {len(broken)} violations, {minutes:.1f} min")
                # Told as soon as it is known: the rest of an audit of everything takes half an hour.
                for line in wrong_in(found):
                    _say(f"  {line}")
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    if done != expected:
        raise AuditFailed(f"{done} pages were looked at, and not {expected}.")
    return {
        "tools": {"axe-core": axe_version(), "Chromium": browser},
        "rules": list(TAGS),
        "page_types": sorted({one.kind for one in known} & set(wanted.kinds or page_types(known))),
        "languages": list(wanted.languages),
        "themes": list(THEMES),
        "widths": list(WIDTHS),
        "pages": done,
        "broken_rules": sorted({one["rule"] for one in broken}),
        "violations": sorted(broken, key=lambda one: (one["page"], one["language"], one["theme"], one["width"])),
    }


def _axe_in(task: Task) -> Found:
    """Look at the pages of a task; this runs in a process of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = find_browser(this_machine(), Path(playwright.chromium.executable_path))
        browser = playwright.chromium.launch(executable_path=program, args=launch_flags())
        found = [
            {"page": visit.kind, "language": task.language, "theme": theme, **one}
            for theme in THEMES
            for visit, one in _look_in(browser, task, theme)
        ]
        pages = len(task.visits) * len(THEMES) * len(WIDTHS)
        said = {"browser": browser.version, "pages": pages, "violations": found}
        browser.close()
    return said


def _look_in(browser: Browser, task: Task, theme: Theme) -> Iterator[tuple[Visit, Found]]:
    """
    Open each page once, wide, and look at it as it becomes narrower; below the widest everything is open.

    Raises:
        AuditFailed: if it is not the page that was expected, or does not follow the colours of the system.
    """
    # A context for each theme: Material keeps the colours of the first visit.
    context = browser.new_context(color_scheme=theme, reduced_motion="reduce")
    without_search(context)
    page = context.new_page()
    for visit in task.visits:
        for width in sorted(WIDTHS, reverse=True):
            page.set_viewport_size({"width": width, "height": 900})
            if width == WIDTHS[-1]:
                _open(page, task, visit)
                _check_colours(page, theme)
            else:
                unfold(page)
            is_still(page)
            for one in violations(page):
                yield visit, {"width": width, "rule": one.rule, "element": one.element}
    context.close()


def _open(page: Page, task: Task, visit: Visit) -> None:
    address = f"{task.home}/{task.language}/{visit.address}"
    answer = page.goto(address)
    if answer is None or not answer.ok:
        raise AuditFailed(f"{address} did not load.")
    heading = " ".join((page.locator("h1").first.text_content() or "").replace("¶", "").split())
    # The titles that are known are English ones; in other languages it is enough that there is one.
    if not heading or (task.language == "en" and visit.title not in ("", heading)):
        raise AuditFailed(f"{address} is headed “{heading}”, not “{visit.title}”.")
    language = page.locator("html").get_attribute("lang")
    if language != task.language and visit.kind not in (IN_PLACE_OF_A_LANGUAGE, "briefing"):
        raise AuditFailed(f"{address} says that it is in “{language}”.")


def _check_colours(page: Page, theme: Theme) -> None:
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    if scheme not in (None, "slate" if theme == "dark" else "default"):
        raise AuditFailed(f"{page.url} has the colours “{scheme}” where {theme} ones were asked for.")


# The site that is looked at


@contextmanager
def served_site(languages: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """Build the site of the project in these languages, told its address, and serve it there; give both."""
    with tempfile.TemporaryDirectory(prefix="audit-") as folder:
        project, site = Path(folder, "project"), Path(folder, "site")
        handler = partial(_Quiet, directory=str(site))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            home = f"http://127.0.0.1:{server.server_port}"
            for part in ("docs", "examples"):
                shutil.copytree(ROOT / part, project / part)
            settings = (ROOT / "mkdocs.yml").read_text("utf-8")
            (project / "mkdocs.yml").write_text(f"site_url: {home}/\n{settings}", encoding="utf-8")
            build_site(project / "examples", site, languages=languages)
            thread = Thread(target=server.serve_forever, daemon=True)
            thread.start()
            try:
                yield home, site
            finally:
                server.shutdown()
                thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


# The result


def audit(wanted: Wanted) -> Found:
    """
    Look at everything that is wanted.

    Raises:
        AuditFailed: if something could not be looked at, or the templates have changed meanwhile.
    """
    digest = digest_of_templates()
    result: Found = {
        "date": datetime.now(UTC).date().isoformat(),
        "package": version("values-exchange"),
        "made_with": {name: version(name) for name in ("mkdocs", "mkdocs-material")},
        "templates": digest,
    }
    if {"axe", "html"} & set(wanted.parts):
        known = known_visits()
        _say(f"Building the site: {', '.join(wanted.languages)}")
        with served_site(wanted.languages) as (home, site):
            if "html" in wanted.parts:
                result["html"] = html(
                    {
                        f"{language}/{one.address}": site / language / one.address
                        for language in wanted.languages
                        for one in wanted.pages_of(language, known)
                    },
                    cache=ROOT / "build" / "audit",
                )
                _say(f"html: {result['html']['pages']} pages, {len(result['html']['errors'])} errors")
            if "axe" in wanted.parts:
                result |= axe(home, wanted, known)
    if "builders" in wanted.parts:
        result["builders"] = builders(ROOT / "examples", cache=ROOT / "build" / "audit")
        for name, one in result["builders"].items():
            _say(f"builders: {name} {one['version']}, {one['pages']} pages, {len(one['problems'])} problems")
    if digest_of_templates() != digest:
        raise AuditFailed("The templates have changed during the audit. Run it again.")
    return result


def wrong_in(result: Found) -> list[str]:
    """Give in short what is wrong by a result, a line each."""
    lines = [
        f"{one['page']} ({one['language']}, {one['theme']}, {one['width']}): {one['rule']}: {one['element']}"
        for one in result.get("violations", [])
    ]
    lines += [f"{one['page']}:{one['line']}: {one['message']}" for one in result.get("html", {}).get("errors", [])]
    return lines + [
        f"{name}: {problem}" for name, one in result.get("builders", {}).items() for problem in one["problems"]
    ]


def write(result: Found, wanted: Wanted, *, to: Path = RESULT, summary_to: Path = SUMMARY) -> None:
    """
    Write the whole result for readers, and its summary for the accessibility statement.

    Raises:
        ValueError: if something was left out: the statement would claim what nobody looked at.
    """
    if not wanted.is_everything:
        raise ValueError("Only an audit of everything is kept.")
    texts = {
        to: json.dumps(result, indent=2, ensure_ascii=False) + "\n",
        summary_to: json.dumps(summary(result), indent=2) + "\n",
    }
    beside = {place: place.with_name(f".{place.name}.new") for place in texts}
    for place, text in texts.items():
        beside[place].write_text(text, encoding="utf-8")
    for place in texts:
        beside[place].replace(place)


def summary(result: Found) -> Found:
    """Give what the statement says of a result."""
    return {
        name: result[name] for name in ("date", "tools", "pages", "page_types", "languages", "widths", "broken_rules")
    }


def wanted_by(arguments: Sequence[str]) -> Wanted:
    """Read from the command line what is wanted."""
    parser = argparse.ArgumentParser(description="Audit the site and write the result into the repository.")
    parser.add_argument("--parts", default="", help=f"only these, and nothing is written: {','.join(ALL_PARTS)}")
    parser.add_argument("--languages", default="", help="only these, and nothing is written: en,de")
    parser.add_argument("--types", default="", help="only these types of pages, and nothing is written: start,map")
    options = parser.parse_args(arguments)
    parts, languages, kinds = ([*filter(None, one.split(","))] for one in vars(options).values())
    for given, known in ((parts, ALL_PARTS), (languages, INTERFACE_LANGUAGES), (kinds, page_types() if kinds else ())):
        if unknown := set(given) - set(known):
            parser.error(f"{', '.join(sorted(unknown))}: choose from {', '.join(known)}")
    return Wanted(
        parts=tuple(parts) or Wanted().parts, languages=tuple(languages) or Wanted().languages, kinds=tuple(kinds)
    )


def main(arguments: Sequence[str]) -> int:
    """Audit, write what was found, and give 1 if anything is wrong."""
    wanted = wanted_by(arguments)
    try:
        result = audit(wanted)
    except AuditFailed as failed:
        _say(f"{failed} Nothing was written.")
        return 1
    except KeyboardInterrupt:
        _say("Stopped. Nothing was written.")
        return 130
    wrong = wrong_in(result)
    for line in wrong:
        _say(line)
    if wanted.is_everything:
        write(result, wanted)
        _say(f"{RESULT.relative_to(ROOT)}: {result['pages']} pages, {len(wrong)} things wrong")
    else:
        print(json.dumps(result, indent=2, ensure_ascii=False))
    return 1 if wrong else 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
