"""Fenced blocks in hand-written pages, each replaced by a programme, a city or a comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from values_exchange.catalogue import Catalogue
from values_exchange.pages import Links, embedded_city, embedded_comparison, embedded_programme
from values_exchange.problems import ValuesExchangeError

_FENCE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[ \t]*values-exchange[ \t]*\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL
)
# A block inside a longer fence is an example of a block, not a block.
_OUTER = re.compile(r"^(?P<fence>`{4,}|~{4,})(?!.*values-exchange).*?^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL)


@frozen(kw_only=True)
class Embedded:
    """A page with its blocks filled: the Markdown, how many blocks there were, and mistakes with their line."""

    markdown: str
    count: int
    mistakes: tuple[tuple[int, str], ...]


def embed(markdown: str, catalogue: Catalogue, *, path: str, links: Links, language: str) -> Embedded:
    """
    Fill the fenced ``values-exchange`` blocks of a page.

    A block says what to show, a line each: ``programme: <id>``, ``city: <id>`` or ``compare: <id>, <id>``; a
    programme takes ``sections:``, a comparison ``rows:`` and ``as-of:``. A block that cannot be filled stays as it is
    and is among the `mistakes`.

    Args:
        path: The path of the page in the whole site, for the links from it.
    """
    examples = [found.span() for found in _OUTER.finditer(markdown)]
    mistakes: list[tuple[int, str]] = []
    count = 0

    def fill(found: re.Match[str]) -> str:
        nonlocal count
        if any(start <= found.start() and found.end() <= end for start, end in examples):
            return found[0]
        try:
            content = _content(dict(_options(found["body"])), catalogue, path, links, language)
        except ValuesExchangeError as error:
            mistakes.append((markdown.count("\n", 0, found.start()) + 1, str(error)))
            return found[0]
        count += 1
        return f"\n{content}\n"

    filled = _FENCE.sub(fill, markdown)
    return Embedded(markdown=filled, count=count, mistakes=tuple(mistakes))


@frozen(kw_only=True)
class WrongBlock(ValuesExchangeError):
    """A fenced block that does not say what to show."""

    found: str

    def __str__(self) -> str:
        """Say what a block looks like."""
        return f"{self.found} A block holds one of `programme: <id>`, `city: <id>` or `compare: <id>, <id>`."


_KNOWN = ("programme", "city", "compare", "sections", "rows", "as-of")


def _options(body: str) -> Iterator[tuple[str, str]]:
    for line in body.splitlines():
        if not line.strip():
            continue
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in _KNOWN:
            raise WrongBlock(found=f"`{line.strip()}` is not an option.")
        yield key.strip(), value.strip()


def _content(options: Mapping[str, str], catalogue: Catalogue, path: str, links: Links, language: str) -> str:
    chosen = [key for key in ("programme", "city", "compare") if key in options]
    if len(chosen) != 1:
        raise WrongBlock(
            found="This block names nothing to show." if not chosen else "This block names two things to show."
        )
    if "programme" in options:
        return embedded_programme(
            catalogue,
            options["programme"],
            sections=_names(options.get("sections", "")),
            path=path,
            links=links,
            language=language,
        )
    if "city" in options:
        return embedded_city(catalogue, options["city"], path=path, links=links, language=language)
    return embedded_comparison(
        catalogue,
        _names(options["compare"]),
        rows=_names(options.get("rows", "")),
        as_of=options.get("as-of", ""),
        path=path,
        links=links,
        language=language,
    )


def _names(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(",") if name.strip())
