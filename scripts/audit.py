"""
Audit the site: every type of page in every language, in light and dark colours and at several widths, with axe-core.

    python scripts/audit.py                 every part; writes docs/about/accessibility-audit.json
    python scripts/audit.py --language de   only these languages, and writes nothing

The whole result goes into `docs/about/accessibility-audit.json`; its summary into the package, for the accessibility
statement. Needs a browser, like the tests. A part is a function that looks at the built site and gives what it found.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.axe import TAGS, Visit, axe_version, is_still, unfold, violations, visits  # noqa: E402
from tests.browser import find_browser, launch_flags, this_machine  # noqa: E402
from tests.building import serving  # noqa: E402
from tests.test_site_in_browser import ONE_OF_EACH  # noqa: E402
from values_exchange.languages import INTERFACE_LANGUAGES  # noqa: E402
from values_exchange.pages import render_tree  # noqa: E402
from values_exchange.reading import read  # noqa: E402
from values_exchange.site import build_site  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RESULT = ROOT / "docs" / "about" / "accessibility-audit.json"
SUMMARY = ROOT / "src" / "values_exchange" / "pages" / "assets" / "audit.json"
TEMPLATES = ("src/values_exchange/pages", "src/values_exchange/default_site")

THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (320, 390, 768, 1280)

LARGE = frozenset({"compare", "matrix", "comparison", "fields", "timeline", "figures"})
"""Types of very large pages, each of which takes axe as long as ten others."""

IN_ALL_LANGUAGES = (("light", 1280), ("dark", 320), ("light", 390), ("dark", 768))
"""How pages are looked at in languages other than English, large ones in the first two ways: colours, width."""

Found = dict[str, Any]


def digest_of_templates() -> str:
    """Give a digest of everything that pages are made from: code, style sheets and scripts, without the summary."""
    held = sha256()
    for folder in TEMPLATES:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in {".py", ".css", ".js", ".json", ".yml"} and file != SUMMARY:
                held.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return held.hexdigest()


def page_types() -> list[str]:
    """Give the types of pages that an audit looks at."""
    return sorted(visit.kind for visit in _visits("en"))


def ways(kind: str, language: str) -> Iterator[tuple[Literal["light", "dark"], int]]:
    """Give the colours and widths in which a page is looked at."""
    looked_at = IN_ALL_LANGUAGES[: 2 if kind in LARGE else None]
    for theme, width in product(THEMES, WIDTHS):
        if language == "en" or (theme, width) in looked_at:
            yield theme, width


def _visits(language: str) -> Sequence[Visit]:
    return visits(render_tree(read(ROOT / "examples").catalogue, language=language), ONE_OF_EACH)


# Parts


def accessibility(site: Path, languages: Sequence[str]) -> Found:
    """Look at all pages with axe-core, two languages at a time."""
    with ProcessPoolExecutor(max_workers=2) as pool:
        found = list(pool.map(_axe_in, [site] * len(languages), languages))
    broken = [one for of_language in found for one in of_language["violations"]]
    return {
        "tools": {"axe-core": axe_version(), "Chromium": found[0]["browser"]},
        "rules": list(TAGS),
        "page_types": page_types(),
        "languages": list(languages),
        "themes": list(THEMES),
        "widths": list(WIDTHS),
        "sample": (
            "English: every page type in all colours and widths. Other languages: every page type at each width once, "
            "in light colours at 390 and 1280 pixels, in dark ones at 320 and 768; large page types "
            f"({', '.join(sorted(LARGE))}) at 320 and 1280 pixels only."
        ),
        "pages": sum(of_language["pages"] for of_language in found),
        "broken_rules": sorted({one["rule"] for one in broken}),
        "violations": broken,
    }


def _axe_in(site: Path, language: str) -> Found:
    """Look at the pages of one language; this runs in a process of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, serving(site / language) as home:
        program = find_browser(this_machine(), Path(playwright.chromium.executable_path))
        browser = playwright.chromium.launch(executable_path=program, args=launch_flags())
        broken: list[Found] = []
        pages = 0
        for visit in _visits(language):
            for theme, width in ways(visit.kind, language):
                found = _look(browser, f"{home}/{visit.address}", visit, theme, width)
                broken += [{"page": visit.kind, "language": language, **one} for one in found]
                pages += 1
        said = {"browser": browser.version, "pages": pages, "violations": broken}
        browser.close()
    return said


def _look(browser: Browser, address: str, visit: Visit, theme: Literal["light", "dark"], width: int) -> list[Found]:
    """
    Look at one page; what can be opened in its place is open on narrow screens.

    Raises:
        RuntimeError: if it is not the page that was expected.
    """
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme, reduced_motion="reduce")
    try:
        answer = page.goto(address)
        heading = " ".join((page.locator("h1").first.text_content() or "").replace("¶", "").split())
        if answer is None or answer.status != (404 if visit.kind == "not found" else 200):
            raise RuntimeError(f"{address} did not load.")
        if visit.title not in ("", heading):
            raise RuntimeError(f"{address} is headed “{heading}”, not “{visit.title}”.")
        if width < WIDTHS[-1]:
            unfold(page)
        is_still(page)
        return [{"theme": theme, "width": width, "rule": one.rule, "element": one.element} for one in violations(page)]
    finally:
        page.close()


PARTS: Mapping[str, Callable[[Path, Sequence[str]], Found]] = {"accessibility": accessibility}
"""What is looked at, by name: each part gets the built site's folder and its languages, and gives what it found."""


def main(arguments: list[str]) -> int:
    """Build the site, run the parts, write what they found, and give 1 if axe found anything wrong."""
    parser = argparse.ArgumentParser(description="Audit the site and write the result into the repository.")
    parser.add_argument("--language", action="append", choices=INTERFACE_LANGUAGES, help="only these; writes nothing")
    parser.add_argument("--part", action="append", choices=sorted(PARTS), help="only these; writes nothing")
    options = parser.parse_args(arguments)
    languages, parts = options.language or list(INTERFACE_LANGUAGES), options.part or list(PARTS)
    digest = digest_of_templates()
    with tempfile.TemporaryDirectory() as folder:
        site = build_site(ROOT / "examples", Path(folder) / "site", languages=languages).parent
        found = {name: PARTS[name](site, languages) for name in parts}
    result = {
        "date": datetime.now(UTC).date().isoformat(),
        "package": version("values-exchange"),
        "templates": digest,
        **found.pop("accessibility", {}),
        **found,
    }
    if digest_of_templates() != digest:
        print("The templates have changed during the audit. Run it again.", file=sys.stderr)
        return 1
    if options.language or options.part:
        print(json.dumps(result, indent=2, ensure_ascii=False))
    else:
        write(result)
    return 1 if result.get("violations") else 0


def write(result: Found) -> None:
    """Write the whole result for readers, and its summary for the accessibility statement."""
    RESULT.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    SUMMARY.write_text(json.dumps(summary(result), indent=2) + "\n", encoding="utf-8")
    print(f"{RESULT.relative_to(ROOT)}: {result['pages']} pages, {len(result['violations'])} violations")


def summary(result: Found) -> Found:
    """Give what the statement says of a result."""
    return {
        name: result[name] for name in ("date", "tools", "pages", "page_types", "languages", "widths", "broken_rules")
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
