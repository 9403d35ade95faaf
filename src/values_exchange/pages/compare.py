"""The pages that compare: the one where a reader chooses, and a ready table for each theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from values_exchange.comparison import Column, Comparison, Entry, compare
from values_exchange.pages.alikes import compare_link
from values_exchange.pages.cells import cell_inside
from values_exchange.pages.compare_data import MOST_CHOSEN, Choice
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import NOTHING, Markup, element, joined, unfolding
from values_exchange.pages.names import city_link, programme_link, theme_anchor
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import (
    COMPARE,
    COMPARED_ROWS,
    COMPARING,
    COMPARING_TABLE,
    DOWNLOADS,
    FOLDING,
    PROGRAMMES,
    VERDICTS,
    comparison_path,
)
from values_exchange.pages.record import Pieces, neighbours, opening, source_list
from values_exchange.pages.shapes import region, table
from values_exchange.pages.sheet import Sheet
from values_exchange.pages.side_by_side import comparison_table, undocumented_rows

MOST_IN_ONE_TABLE = 40
"""How many programmes one ready table lays side by side; a theme with more has several."""

MOST_LISTED = 400
"""Up to how many programmes there are ready tables and a list at a glance; the script compares any number of them."""


@frozen(kw_only=True)
class Group:
    """Programmes and cities without any that are compared in one ready table, such as those of a theme."""

    key: str
    name: str
    title: str
    cities: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def path(self) -> str:
        """The path of its page."""
        return comparison_path(self.key)

    @property
    def programmes(self) -> tuple[str, ...]:
        """The ids of its programmes."""
        return tuple(column for column in self.columns if "/" in column)


def whole_comparison(edition: Edition) -> Comparison:
    """Lay all programmes side by side, and the cities that have none, in the order of their names."""
    programmes = [record.id for record in edition.programmes]
    others = [city for city in edition.cities if city in edition.catalogue.cities and city not in edition.by_city]
    return compare(edition.catalogue, programmes=programmes, cities=others, language=edition.say.language)


def themes_of(edition: Edition) -> tuple[Group, ...]:
    """Give the themes with the programmes of their cities; one group of all where there are no themes."""
    if not edition.themes:
        whole = edition.say("All cities")
        return (_group(edition, "all", whole, whole, edition.cities),)
    parts = [
        (theme_anchor(theme), edition.say("Theme {letter}", letter=theme), edition.plain(one.title), theme)
        for theme, one in edition.themes.items()
        if theme in edition.by_theme
    ]
    none = edition.say("No theme documented")
    parts += [("theme-none", none, none, "")] if "" in edition.by_theme else []
    groups = (_group(edition, key, name, title, edition.by_theme[theme]) for key, name, title, theme in parts)
    return tuple(group for group in groups if group.columns)


def _group(edition: Edition, key: str, name: str, title: str, cities: Sequence[str]) -> Group:
    known = tuple(city for city in cities if city in edition.catalogue.cities)
    columns = [column for city in known for column in [one.id for one in edition.by_city.get(city, ())] or [city]]
    return Group(key=key, name=name, title=title, cities=known, columns=tuple(columns))


def ready_tables(edition: Edition) -> tuple[Group, ...]:
    """Give the groups that have a ready table: the themes, in several parts where they are large."""
    if len(edition.programmes) > MOST_LISTED:
        return ()
    return tuple(part for group in themes_of(edition) if group.programmes for part in _parted(edition, group))


def _parted(edition: Edition, group: Group) -> Iterator[Group]:
    """Part a group into tables of neighbouring cities, none with more columns than a table holds."""
    starts = range(0, len(group.columns), MOST_IN_ONE_TABLE)
    if len(starts) == 1:
        if len(group.columns) > 1:
            yield group
        return
    for number, start in enumerate(starts, 1):
        columns = group.columns[start : start + MOST_IN_ONE_TABLE]
        cities = tuple(dict.fromkeys(column.partition("/")[0] for column in columns))
        first, last = edition.city_name(cities[0]), edition.city_name(cities[-1])
        name = edition.say("{name}, {first} to {last}", name=group.name, first=first, last=last)
        yield Group(key=f"{group.key}-{number}", name=name, title=group.title, cities=cities, columns=columns)


def choices_of(edition: Edition) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Give what the script offers: the groups in which programmes are listed, and those chosen at one click."""
    ready = {group.key: group.path for group in ready_tables(edition)}
    groups = tuple(
        Choice(id=group.key, name=group.name, title=group.title, columns=group.columns, page=ready.get(group.key, ""))
        for group in themes_of(edition)
    )
    cities = (
        Choice(
            id=city,
            name=edition.say("{city}: all {n}", city=edition.city_name(city), n=len(records)),
            title=edition.say.plural("{n} programme", "{n} programmes", len(records)),
            columns=tuple(record.id for record in records),
        )
        for city, records in edition.by_city.items()
        if 1 < len(records) <= MOST_CHOSEN
    )
    several = [group for group in groups if len(group.columns) > 1]
    return groups, (*several, *cities) if len(edition.programmes) <= MOST_LISTED else ()


def compare_pages(edition: Edition, comparison: Comparison) -> Iterator[Page]:
    """
    Write the page where a reader chooses, and the ready tables.

    Args:
        comparison: All programmes side by side, see `whole_comparison`.
    """
    groups = ready_tables(edition)
    yield _choosing_page(edition, comparison, groups)
    for place, group in enumerate(groups):
        before = groups[place - 1] if place else None
        after = groups[place + 1] if place + 1 < len(groups) else None
        yield _ready_page(edition, group, before, after)


# The page where a reader chooses


def _choosing_page(edition: Edition, comparison: Comparison, groups: Sequence[Group]) -> Page:
    sheet, say = Sheet(edition=edition, path=COMPARE), edition.say
    title = say("Compare")
    lead = say(
        "Lay programmes side by side: what they do alike and differently, what can be compared, and on which sources "
        "it rests. Nothing is ranked, and a blank is never a zero."
    )
    said = element("p", lead, class_="ve-lead", data_ve_until_chosen="")
    pieces: Pieces = [*opening(sheet, title), element("div", said, class_="ve-top")]
    if edition.programmes:
        pieces.append(_place_of_the_script(sheet, groups))
    if groups:
        pieces += [Heading(2, say("Ready tables"), "groups"), _until_chosen(_cards(sheet, groups))]
    pieces += [Heading(2, say("All programmes at a glance"), "glance"), _until_chosen(_glance(sheet, comparison))]
    if 0 < len(edition.programmes) <= MOST_IN_ONE_TABLE:
        pieces += [Heading(2, say("All in one table"), "all"), _until_chosen(_whole_table(sheet, comparison))]
    pieces += [Heading(2, say("How to read the tables"), "reading"), _reading(sheet)]
    if edition.programmes:
        pieces += [_script(sheet, path) for path in (FOLDING, VERDICTS, COMPARING_TABLE, COMPARING, COMPARED_ROWS)]
    return Page(
        path=COMPARE,
        title=title,
        kind="compare",
        pieces=tuple(pieces),
        description=say("Programmes laid side by side; nothing is ranked, and a blank is never a zero."),
        meta={"hide": ["navigation", "toc"]},
    )


def _script(sheet: Sheet, path: str) -> Markup:
    return Markup(str(element("script", src=sheet.href(path), defer="")))


def _place_of_the_script(sheet: Sheet, groups: Sequence[Group]) -> Markup:
    """Give the place where the script draws the choice; without scripts, what there is instead."""
    say = sheet.say
    instead = (
        say("To choose programmes yourself, allow JavaScript. Without it, read the ready tables below.")
        if groups
        else say("To choose programmes yourself, allow JavaScript; or use the command line.")
    )
    command = element("code", "values-exchange compare FOLDER --programmes duesseldorf/welcome-points,riga/ngo-house")
    silent = element("noscript", element("p", instead, class_="ve-note"), element("p", command))
    folder = sheet.href(COMPARED_ROWS).removesuffix("rows.js")
    return element("div", silent, id=sheet.anchor("ve-compare"), class_="ve-cmp-choosing", data_columns=folder)


def _until_chosen(content: Markup) -> Markup:
    """Give what a reader sees until two programmes are chosen."""
    return element("div", content, data_ve_until_chosen="")


def _cards(sheet: Sheet, groups: Sequence[Group]) -> Markup:
    return element("ul", *(_card(sheet, group) for group in groups), class_="ve-cards")


def _card(sheet: Sheet, group: Group) -> Markup:
    names = sheet.say.join([sheet.edition.city_name(city) for city in group.cities])
    count = sheet.say.plural("{n} programme", "{n} programmes", len(group.programmes))
    name = sheet.say("Compare: {group}", group=group.name)
    link = element("p", element("strong", sheet.link(group.path, name)))
    title = element("p", group.title) if group.title != group.name else NOTHING
    return element(
        "li", link, title, element("p", sheet.say("{count}: {names}", count=count, names=names), class_="ve-small")
    )


GLANCE = ("kind", "volunteers.direction", "status", "link")
"""The rows that the list at a glance shows of each programme."""


def _glance(sheet: Sheet, comparison: Comparison) -> Markup:
    say, programmes = sheet.say, sheet.edition.programmes
    if not programmes:
        return element("p", say("No programme has a record yet."))
    if len(programmes) > MOST_LISTED:
        text = say("The catalogue has {n} programmes, too many to list here.", n=say.number(len(programmes)))
        return element("p", text, " ", sheet.link(PROGRAMMES, say("Find programmes by what they do")))
    rows = [comparison.row(row) for row in GLANCE]
    heads = (say("City"), say("Programme"), *(row.title for row in rows))
    lines = (
        element(
            "tr",
            element("td", city_link(sheet, column.city_id)),
            element("th", programme_link(sheet, column.id), scope="row"),
            *(
                element("td", cell_inside(sheet, column, row.kind, row.cells[place], _without_notes), class_="ve-said")
                for row in rows
            ),
        )
        for place, column in enumerate(comparison.columns)
        if column.has_programme
    )
    return region(say("All programmes"), table(heads, lines))


def _without_notes(_column: Column, _entry: Entry) -> Markup:
    return NOTHING


def _whole_table(sheet: Sheet, comparison: Comparison) -> Markup:
    """Give the table of all programmes, one step away, with its sources."""
    say = sheet.say
    count = say.plural("{n} programme", "{n} programmes", len(sheet.edition.programmes))
    summary = say("{count} side by side, with all rows and sources", count=count)
    inside = [comparison_table(sheet, comparison)]
    silent = undocumented_rows(comparison)
    if silent:
        inside += [element("p", element("strong", say("Documented by none of them"))), silent]
    if sheet.cited():
        inside += [element("p", element("strong", say("Sources"))), source_list(sheet)]
    return element("div", unfolding(summary, *inside), data_search_exclude="")


def _reading(sheet: Sheet) -> Markup:
    say = sheet.say
    zero = say("a source says that there is none.")
    return element(
        "div",
        element(
            "ul",
            _term(
                sheet.blank(), say("no source read so far says anything. It is a question to ask, and never a zero.")
            ),
            _term(element("strong", "0"), zero),
            _term(
                sheet.tag(say("only announced"), "state-planned"),
                say("a source announces it; none shows that it came about."),
            ),
            _term(
                sheet.small("2019 (inferred)"),
                say(
                    "how firm a date is stands behind it; “undated” means that neither the claim nor its source has "
                    "one."
                ),
            ),
            _term(
                element("strong", say("Comparable?")),
                say(
                    "the line under a row says which numbers can be laid side by side, and for the others why not. "
                    "It is about the programmes chosen, and changes with them."
                ),
            ),
            class_="ve-list",
        ),
        element("p", sheet.link(DOWNLOADS, say("Take all data with you: spreadsheets, JSON, schemas"))),
    )


def _term(term: Markup, text: str) -> Markup:
    return element("li", term, ": ", text)


# Ready tables


def _ready_page(edition: Edition, group: Group, before: Group | None, after: Group | None) -> Page:
    sheet, say = Sheet(edition=edition, path=group.path), edition.say
    others = [column for column in group.columns if "/" not in column]
    comparison = compare(edition.catalogue, programmes=group.programmes, cities=others, language=say.language)
    title = say("Compare: {group}", group=group.name)
    lead = element("p", group.title, class_="ve-lead") if group.title != group.name else NOTHING
    pieces: Pieces = [
        *opening(sheet, title, sheet.link(COMPARE, say("Compare")), here=group.name),
        element("div", lead, element("p", _to_choosing(sheet, group)), class_="ve-top"),
        comparison_table(sheet, comparison),
    ]
    silent = undocumented_rows(comparison)
    if silent:
        intro = element("p", say("No record of this group says anything about these. They are the questions to ask."))
        pieces += [Heading(2, say("Documented by none of them"), "silent"), joined((intro, silent))]
    if sheet.cited():
        pieces += [Heading(2, say("Sources"), "sources"), source_list(sheet)]
    ways = neighbours(
        sheet,
        sheet.link(before.path, before.name) if before else None,
        sheet.link(after.path, after.name) if after else None,
    )
    return Page(
        path=group.path,
        title=title,
        kind="comparison",
        pieces=(*pieces, *([ways] if ways else [])),
        description=say("{names}, side by side.", names=say.join([edition.city_name(city) for city in group.cities])),
        meta={"hide": ["navigation", "toc"]},
    )


def _to_choosing(sheet: Sheet, group: Group) -> Markup:
    """Lead to the page where columns and rows can be chosen, with this group chosen where it is small enough."""
    if len(group.columns) <= MOST_CHOSEN:
        return compare_link(sheet, group.columns, sheet.say("Choose columns and rows, or take it as CSV"))
    return sheet.link(COMPARE, sheet.say("Choose columns and rows, or take them as CSV"))
