"""Fenced blocks in hand-written pages, each replaced by a programme, a city or a comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from attrs import frozen

from values_exchange.catalogue import Catalogue
from values_exchange.dates import is_date
from values_exchange.pages import Links, embedded_city, embedded_comparison, embedded_programme
from values_exchange.problems import UnknownName, ValuesExchangeError

MARK = "values-exchange"
"""What stands behind the fence of a block."""

OPTIONS: Mapping[str, tuple[str, ...]] = {"programme": ("sections",), "city": (), "compare": ("rows", "as-of")}
"""What a block can show, and the options each of them takes."""

_OPENING = re.compile(r"(?P<indent>[ \t]*)(?P<fence>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<info>.*?)[ \t]*")
_ID = re.compile(r'\sid="([^"]*)"')
_REFERENCE = re.compile(r"""(\s(?:href="#|(?:id|for|aria-(?:labelledby|describedby|controls))="))([^"\s]*)""")
_PLACEHOLDER = re.compile(r'<div data-ve-embed="(\d+)"></div>')


@frozen(kw_only=True)
class Embedded:
    """
    A page whose blocks are to be filled.

    `markdown` has a placeholder for each block that could be read; `mistakes` are those that could not, which stay as
    they are, each with its line and what to do.
    """

    markdown: str
    blocks: tuple[str, ...] = ()
    mistakes: tuple[tuple[int, str], ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The ids in the blocks, which links can lead to."""
        return _ids(self.blocks)

    def fill(self, html: str) -> str:
        """Put the blocks into HTML that was made from `markdown`."""
        return _PLACEHOLDER.sub(lambda found: self.blocks[int(found[1])], html) if self.blocks else html


@frozen(kw_only=True)
class WrongBlock(ValuesExchangeError):
    """A fenced block that is not written as blocks are, with what was found and what to write."""

    found: str

    def __str__(self) -> str:
        """Say what is wrong with the block."""
        return self.found


_SHAPE = "A block holds one of `programme: <id>`, `city: <id>` or `compare: <id>, <id>`."


@frozen(kw_only=True)
class _Fence:
    """A fenced block as it stands: its lines count from 0, `first` is the opening one, `after` the next behind it."""

    info: str
    first: int
    after: int
    is_closed: bool
    is_indented: bool


def embed(markdown: str, catalogue: Catalogue, *, path: str, links: Links, language: str) -> Embedded:
    """
    Find the fenced ``values-exchange`` blocks of a page and what is to stand in their places.

    A block says what to show, a line each: ``programme: <id>``, ``city: <id>`` or ``compare: <id>, <id>``; a
    programme takes ``sections:``, a comparison ``rows:`` and ``as-of:``. What stands in a longer fence is an example.

    Args:
        path: The path of the page in the whole site, for the links from it.
    """
    if MARK not in markdown:
        return Embedded(markdown=markdown)
    lines, kept, end = markdown.split("\n"), list[str](), 0
    blocks, mistakes = list[str](), list[tuple[int, str]]()
    for fence in _fences(lines):
        if fence.info.split()[:1] != [MARK]:
            continue
        try:
            block = _content(_options(fence, lines), catalogue, path, links, language)
        except ValuesExchangeError as error:
            mistakes.append((fence.first + 1, _said(error, catalogue)))
            continue
        kept += [*lines[end : fence.first], "", f'<div data-ve-embed="{len(blocks)}"></div>', ""]
        end = fence.after
        blocks.append(_apart(block, blocks))
    return Embedded(markdown="\n".join([*kept, *lines[end:]]), blocks=tuple(blocks), mistakes=tuple(mistakes))


def _apart(block: str, others: Sequence[str]) -> str:
    """Give a block in which no id is one of another block on the page; what refers to them inside is changed alike."""
    clashing = _ids([block]) & _ids(others)

    def renamed(found: re.Match[str]) -> str:
        return f"{found[0]}-{len(others) + 1}" if found[2] in clashing else found[0]

    return _REFERENCE.sub(renamed, block) if clashing else block


def _ids(blocks: Sequence[str]) -> frozenset[str]:
    return frozenset(found for block in blocks for found in _ID.findall(block))


def lines_above(markdown: str, file: str) -> int:
    r"""
    Count the lines that stand in a file above its Markdown, such as its front matter; 0 where it was changed since.

    >>> lines_above("# Title\n", "---\ntags: [x]\n---\n\n# Title\n")
    4
    """
    above, found, _ = file.partition(markdown)
    return above.count("\n") if found else 0


def _fences(lines: Sequence[str]) -> Iterator[_Fence]:
    """Give the outermost fenced blocks, and none that is commented out."""
    place, is_comment = 0, False
    while place < len(lines):
        line = lines[place]
        if is_comment or "<!--" in line:
            is_comment = "-->" not in line.rpartition("<!--")[2]
        elif opening := _OPENING.fullmatch(line):
            after = _after(opening["fence"], lines, place)
            yield _Fence(
                info=opening["info"],
                first=place,
                after=min(after, len(lines)),
                is_closed=after <= len(lines),
                is_indented=bool(opening["indent"]),
            )
            place = after
            continue
        place += 1


def _after(fence: str, lines: Sequence[str], first: int) -> int:
    """Give the line behind the one that closes a fence; one that is not there, if nothing closes it."""
    for place in range(first + 1, len(lines)):
        closing = lines[place].strip()
        if len(closing) >= len(fence) and set(closing) == {fence[0]}:
            return place + 1
    return len(lines) + 1


def _options(fence: _Fence, lines: Sequence[str]) -> dict[str, str]:
    """
    Give the options of a block.

    Raises:
        WrongBlock: if it is not written as a block is.
    """
    if fence.is_indented:
        example = "If it is an example, put a longer fence around it."
        raise WrongBlock(found=f"This block does not stand at the beginning of its line, as it must. {example}")
    if not fence.is_closed:
        raise WrongBlock(found="The fence of this block is never closed.")
    if fence.info != MARK:
        raise WrongBlock(found=f"Behind `{MARK}` stands something else: `{fence.info}`. Options have a line each.")
    options: dict[str, str] = {}
    known = (*OPTIONS, *(option for options_of in OPTIONS.values() for option in options_of))
    for line in filter(str.strip, lines[fence.first + 1 : fence.after - 1]):
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"Did you mean `{near[0]}:`?" if near else _SHAPE
            raise WrongBlock(found=f"`{line.strip()}` is not an option. {hint}")
        if key in options or not value:
            raise WrongBlock(found=f"`{key}:` {'is given twice' if key in options else 'says nothing'}.")
        options[key] = value
    return options


def _content(options: Mapping[str, str], catalogue: Catalogue, path: str, links: Links, language: str) -> str:
    """
    Give the HTML a block stands for.

    Raises:
        WrongBlock: if the options do not go together.
        UnknownName: if nothing answers to a name in them.
    """
    chosen = _chosen(options)
    if chosen == "programme":
        sections = _names(options.get("sections", ""))
        return embedded_programme(
            catalogue, options["programme"], sections=sections, path=path, links=links, language=language
        )
    if chosen == "city":
        return embedded_city(catalogue, options["city"], path=path, links=links, language=language)
    as_of = options.get("as-of", "")
    if as_of and not is_date(as_of):
        raise WrongBlock(found=f"`as-of: {as_of}` is not a date: write 2019, 2019-03 or 2019-03-15.")
    return embedded_comparison(
        catalogue,
        _names(options["compare"]),
        rows=_names(options.get("rows", "")),
        as_of=as_of,
        path=path,
        links=links,
        language=language,
    )


def _chosen(options: Mapping[str, str]) -> str:
    """
    Tell what a block shows.

    Raises:
        WrongBlock: if it shows nothing, two things, or has an option that belongs to another.
    """
    chosen = [key for key in OPTIONS if key in options]
    if len(chosen) != 1:
        named = f"both {' and '.join(f'`{key}:`' for key in chosen)}" if chosen else "nothing"
        raise WrongBlock(found=f"This block names {named} to show. {_SHAPE}")
    for option in options:
        if option not in (*chosen, *OPTIONS[chosen[0]]):
            raise WrongBlock(found=f"`{option}:` does not go with `{chosen[0]}:`.")
    return chosen[0]


def _said(error: ValuesExchangeError, catalogue: Catalogue) -> str:
    """Say what is wrong with a block; a record that was left out is not called unknown."""
    if isinstance(error, UnknownName) and error.name in catalogue.left_out:
        return f"The record of `{error.name}` has errors, so it cannot be shown. Correct it first."
    return str(error)


def _names(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(",") if name.strip())
