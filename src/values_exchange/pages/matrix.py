"""The matrix: for each question its answers down, the cities across, and a mark where a city gives this answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import ceil
from string import ascii_lowercase
from typing import Final

from attrs import frozen

from values_exchange.comparison import Comparison, Crossing, Matrix, MatrixColumn, MatrixRow, matrix
from values_exchange.languages import Interface
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import Markup, element, unfolding
from values_exchange.pages.matrix_table import (
    MOST_TOLD_APART,
    capital,
    code_link,
    dimension_title,
    explained,
    matrix_section,
    shape,
    unnamed,
)
from values_exchange.pages.names import city_link, programme_link, theme_anchor
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import ABOUT, MATRIX, matrix_path
from values_exchange.pages.record import Pieces, neighbours, opening
from values_exchange.pages.sheet import Sheet

MOST_CITIES: Final = 24
"""Up to how many cities stand in one table; above that each theme, or each block of cities, has a page of its own."""

MOST_BLOCKS: Final = 24
"""Up to how many blocks the overview lays side by side; above that it only leads to their pages."""

DIMENSIONS: Final[Mapping[str, str]] = {
    "functions": "offer.functions",
    "groups": "audience.groups",
    "direction": "volunteers.direction",
    "tasks": "volunteers.tasks",
    "runs": "organisations.run",
    "origins": "funding.origins",
    "themes": "themes",
}
"""The anchors of the tables, and the rows of the comparison they are made from."""


@frozen(kw_only=True)
class Block:
    """Cities whose matrix stands on one page: all of them, those of a theme, or a stretch of these."""

    path: str
    name: str
    cities: tuple[str, ...]


def matrix_pages(edition: Edition, compared: Comparison) -> Iterator[Page]:
    """Write the matrix of all cities, or, where they are too many for one table, an overview and a page per block."""
    known = matrices(edition, compared)
    columns = {column.city_id for column in next(iter(known.values())).columns}
    cities = [*(city for city in edition.cities if city in columns), *sorted(columns.difference(edition.cities))]
    if len(cities) <= MOST_CITIES:
        whole = Block(path=MATRIX, name=edition.say("All cities"), cities=tuple(cities))
        yield _page(edition, whole, known, None, None)
        return
    blocks = tuple(_blocks(edition, cities))
    yield _overview(edition, blocks, known)
    for place, block in enumerate(blocks):
        before = blocks[place - 1] if place else None
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        yield _page(edition, block, known, before, after)


def matrices(edition: Edition, compared: Comparison) -> Mapping[str, Matrix]:
    """Give the matrix of each table by its anchor."""
    themes = {theme: edition.theme_name(theme) for theme in edition.themes}
    return {
        key: matrix(compared, row_id, labels=themes if row_id == "themes" else None)
        for key, row_id in DIMENSIONS.items()
    }


# Blocks of cities


def _blocks(edition: Edition, cities: Sequence[str]) -> Iterator[Block]:
    """Give the cities of each theme; where those are too many, or there are no themes, in stretches by name."""
    known = frozenset(cities)
    groups = edition.by_theme if edition.themes else {"": tuple(cities)}
    for theme, members in groups.items():
        own = [city for city in members if city in known]
        key = theme_anchor(theme) if theme else "no-theme" if edition.themes else "cities"
        name = _block_name(edition, theme)
        stretches = _stretches(own)
        for number, stretch in enumerate(stretches, start=1):
            first, last = edition.city_name(stretch[0]), edition.city_name(stretch[-1])
            yield Block(
                path=matrix_path(key if len(stretches) == 1 else f"{key}-{number}"),
                name=name
                if len(stretches) == 1
                else edition.say("{group}: {first} to {last}", group=name, first=first, last=last),
                cities=tuple(stretch),
            )


def _stretches(cities: Sequence[str]) -> list[Sequence[str]]:
    """Cut cities into as few stretches as fit into a table each, about equally long."""
    count = ceil(len(cities) / MOST_CITIES)
    ends = [len(cities) * number // count for number in range(count + 1)]
    return [cities[start:end] for start, end in pairwise(ends)]


def _block_name(edition: Edition, theme: str) -> str:
    if theme:
        return edition.say("Theme {letter}", letter=theme)
    return edition.say("No theme documented") if edition.themes else edition.say("Cities")


# One page


def _page(
    edition: Edition, block: Block, known: Mapping[str, Matrix], before: Block | None, after: Block | None
) -> Page:
    sheet, say = Sheet(edition=edition, path=block.path), edition.say
    title, lead = _title(say), _lead(say)
    is_whole = block.path == MATRIX
    heading = title if is_whole else say("{page}: {part}", page=title, part=block.name)
    trail = () if is_whole else (sheet.link(MATRIX, title),)
    way = opening(sheet, heading, *trail, here=title if is_whole else block.name)
    pieces: Pieces = [*way, element("div", element("p", lead, class_="ve-lead"), class_="ve-top")]
    shown = {key: one.of(block.cities) for key, one in known.items()}
    columns = next(iter(shown.values())).columns
    if columns:
        letters = _letters(columns)
        pieces += [_jumps(sheet), _key(sheet)]
        pieces += [_told_apart(sheet, columns, letters)] if letters else []
        for key, one in shown.items():
            pieces += [Heading(2, dimension_title(say, key), key), matrix_section(sheet, key, one, letters)]
    else:
        pieces.append(element("p", say("No city has a record yet.")))
    ways = (sheet.link(one.path, one.name) if one else None for one in (before, after))
    return Page(
        path=block.path,
        title=heading,
        kind="matrix",
        pieces=(*pieces, *filter(None, (neighbours(sheet, *ways),))),
        description=lead,
        meta={"hide": ["toc"]},
    )


def _title(say: Interface) -> str:
    return say("Who does what")


def _lead(say: Interface) -> str:
    return say(
        "Which cities do something, which have only announced it, and where nothing is documented. Every mark leads to "
        "the claim in the programme’s record. Nothing is ranked."
    )


def _key(sheet: Sheet) -> Markup:
    """Say what each mark means, and what a gap does not mean."""
    say = sheet.say
    more = sheet.link(ABOUT, say("How records are made"), "made")
    lines = (
        (shape(Crossing.DONE), Crossing.DONE, say("a source says that it is done")),
        (shape(Crossing.ANNOUNCED), Crossing.ANNOUNCED, say("a source announces it; none shows that it came about")),
        (shape(Crossing.ENDED), Crossing.ENDED, say("it was done, and is no more")),
        (
            _swatch("ve-no"),
            Crossing.NOT_NAMED,
            say("the city documents other things here, but not this; it may do it all the same"),
        ),
        (_swatch("ve-gap"), Crossing.NOT_DOCUMENTED, say("no source read says anything here; it is a question to ask")),
        (_swatch("ve-gap ve-gap-programme"), Crossing.NO_PROGRAMME, say("there is no programme to say anything of")),
    )
    rows = (
        element("div", element("dt", mark, " ", capital(state.words(say))), element("dd", words))
        for mark, state, words in lines
    )
    return element(
        "div", element("dl", *rows, class_="ve-crosskey"), element("p", more, class_="ve-small"), class_="ve-crosskeys"
    )


def _swatch(style: str) -> Markup:
    return element("span", class_=f"ve-swatch {style}", aria_hidden="true")


def _jumps(sheet: Sheet) -> Markup:
    say = sheet.say
    links = (element("li", element("a", dimension_title(say, key), href=f"#{key}")) for key in DIMENSIONS)
    return element("nav", element("ul", *links, class_="ve-inline"), aria_label=say("Tables on this page"))


def _letters(columns: Sequence[MatrixColumn]) -> Mapping[str, str]:
    """Give a letter to each programme of a city that has several, as long as they can be told apart."""
    return {
        programme.id: letter
        for column in columns
        if 1 < len(column.programmes) <= MOST_TOLD_APART
        for programme, letter in zip(column.programmes, ascii_lowercase, strict=False)
    }


def _told_apart(sheet: Sheet, columns: Sequence[MatrixColumn], letters: Mapping[str, str]) -> Markup:
    """Say which programme each letter beside a mark stands for."""
    say = sheet.say
    several = (column for column in columns if column.programmes and column.programmes[0].id in letters)
    rows = (
        element(
            "div",
            element("dt", city_link(sheet, column.city_id)),
            *(
                element("dd", element("b", letters[one.id], class_="ve-letter"), " ", programme_link(sheet, one.id))
                for one in column.programmes
            ),
        )
        for column in several
    )
    intro = say("Where a city has several programmes, a letter tells them apart")
    return element("div", unfolding(intro, element("dl", *rows)), class_="ve-apart")


# The overview of many cities


def _overview(edition: Edition, blocks: Sequence[Block], known: Mapping[str, Matrix]) -> Page:
    sheet, say = Sheet(edition=edition, path=MATRIX), edition.say
    title, lead = _title(say), _lead(say)
    cities = sum(len(block.cities) for block in blocks)
    why = say(
        "There are {n} cities, too many for one table: each of the {blocks} tables below has up to {most} of them.",
        n=say.number(cities),
        blocks=say.number(len(blocks)),
        most=say.number(MOST_CITIES),
    )
    top = element("div", element("p", lead, class_="ve-lead"), element("p", why), class_="ve-top")
    links = (
        element("li", sheet.link(block.path, block.name), " ", sheet.small(
            say.plural("{n} city", "{n} cities", len(block.cities))
        ))
        for block in blocks
    )  # fmt: skip
    pieces: Pieces = [*opening(sheet, title), top, Heading(2, say("Tables"), "tables")]
    pieces.append(element("ul", *links, class_="ve-list ve-columns"))
    if len(blocks) <= MOST_BLOCKS:
        pieces.append(_jumps(sheet))
        for key, one in known.items():
            pieces += [Heading(2, dimension_title(say, key), key), _counts(sheet, key, one, blocks)]
    return Page(path=MATRIX, title=title, kind="matrix", pieces=tuple(pieces), description=lead, meta={"hide": ["toc"]})


def _counts(sheet: Sheet, key: str, one: Matrix, blocks: Sequence[Block]) -> Markup:
    """Count for each code the cities of each block that do it, among those that say anything."""
    say = sheet.say
    parts = [(block, one.of(block.cities)) for block in blocks]
    heads = (element("th", element("div", sheet.link(block.path, block.name, key)), scope="col") for block in blocks)
    rows = (
        element("tr", element("th", code_link(sheet, one, row), scope="row"), *(
            _count(say, part.row(row.code), len(part.documented)) for _, part in parts
        ))
        for row in one.named
    )  # fmt: skip
    said = (element("td", say.number(len(part.documented))) for _, part in parts)
    foot = element("tr", element("th", say("Cities that say anything here"), scope="row"), *said)
    label = say("{what}, number of cities", what=dimension_title(say, key))
    table = element(
        "table",
        element("caption", label, class_="ve-unseen"),
        element("thead", element("tr", element("td", element("span", say("Answer"), class_="ve-small")), *heads)),
        element("tbody", *rows, foot),
        class_="ve-matrix",
        data_counts="",
    )
    counted = say(
        "The numbers count cities that do it, of those that say anything; a plus counts those that only announced it."
    )
    intro = element("p", explained(say, key), " ", counted)
    region = element("div", table, class_="ve-scroll", tabindex=0, role="region", aria_label=label)
    return element("div", intro, region, unnamed(sheet, one), class_="ve-cross")


def _count(say: Interface, row: MatrixRow, documented: int) -> Markup:
    done, announced = len(row.cities(Crossing.DONE)), len(row.cities(Crossing.ANNOUNCED))
    if not documented:
        return element("td", element("span", say("not documented"), class_="ve-blank"))
    if not done and not announced:
        return element("td", element("span", say("not named"), class_="ve-unseen"), class_="ve-no")
    shown = say("{n} of {all}", n=say.number(done), all=say.number(documented))
    if announced:
        shown = say("{n} of {all}, +{announced}", n=say.number(done), all=say.number(documented), announced=announced)
    return element("td", shown)
