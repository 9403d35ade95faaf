"""The pages that compare: an overview of all programmes, and one table for each group of cities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from values_exchange.catalogue import Record
from values_exchange.comparison import compare
from values_exchange.model import Programme
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import NOTHING, Markup, element, joined
from values_exchange.pages.names import city_link, programme_link, theme_anchor
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import COMPARE, comparison_path
from values_exchange.pages.record import Pieces, breadcrumb, neighbours, source_list
from values_exchange.pages.shapes import region, table
from values_exchange.pages.sheet import Sheet
from values_exchange.pages.side_by_side import comparison_table, undocumented_rows

MOST_COLUMNS = 12
"""How many programmes one table lays side by side; wider ones are no longer read, and are left to the command line."""

MOST_LISTED = 400
"""Up to how many programmes the overview lists."""


@frozen(kw_only=True)
class Group:
    """Cities whose programmes are compared on one page, such as those of a theme."""

    key: str
    name: str
    title: str
    cities: tuple[str, ...]
    programmes: int

    @property
    def path(self) -> str:
        """The path of its page."""
        return comparison_path(self.key)


def groups_of(edition: Edition) -> tuple[Group, ...]:
    """Give the groups that are compared: the cities of each theme; all cities where there are no themes."""
    if not edition.themes:
        whole = edition.say("All cities")
        return tuple(_groups(edition, [("all", whole, whole, edition.cities)]))
    parts = [
        (
            theme_anchor(theme),
            edition.say("theme {letter}", letter=theme),
            edition.plain(one.title),
            edition.by_theme[theme],
        )
        for theme, one in edition.themes.items()
        if theme in edition.by_theme
    ]
    others, name = edition.by_theme.get("", ()), edition.say("no theme documented")
    return tuple(_groups(edition, [*parts, ("theme-none", name, name, others)]))


def _groups(edition: Edition, parts: Sequence[tuple[str, str, str, Sequence[str]]]) -> Iterator[Group]:
    for key, name, title, cities in parts:
        known = tuple(city for city in cities if city in edition.catalogue.cities)
        count = sum(len(edition.by_city.get(city, ())) for city in known)
        if len(known) > 1 and 0 < count <= MOST_COLUMNS:
            yield Group(key=key, name=name, title=title, cities=known, programmes=count)


def compare_pages(edition: Edition) -> Iterator[Page]:
    """Write the overview and the page of each group."""
    groups = groups_of(edition)
    yield _overview(edition, groups)
    for place, group in enumerate(groups):
        before = groups[place - 1] if place else None
        after = groups[place + 1] if place + 1 < len(groups) else None
        yield _group_page(edition, group, before, after)


def _overview(edition: Edition, groups: Sequence[Group]) -> Page:
    sheet, say = Sheet(edition=edition, path=COMPARE), edition.say
    title = say("Compare")
    pieces: Pieces = [Heading(1, title, "top"), element("div", breadcrumb(sheet, here=title), class_="ve-top")]
    if groups:
        pieces += [Heading(2, say("Side by side"), "groups"), _cards(sheet, groups)]
    if 0 < len(edition.programmes) <= MOST_LISTED:
        pieces += [Heading(2, say("All programmes at a glance"), "glance"), _glance(sheet)]
    pieces += [Heading(2, say("How to read the tables"), "reading"), _reading(sheet)]
    pieces += [Heading(2, say("Your own choice"), "choice"), _choice(sheet)]
    return Page(
        path=COMPARE,
        title=title,
        kind="compare",
        pieces=tuple(pieces),
        description=say("Programmes laid side by side; nothing is ranked, and a blank is never a zero."),
        meta={"hide": ["toc"]},
    )


def _cards(sheet: Sheet, groups: Sequence[Group]) -> Markup:
    return element("ul", *(_card(sheet, group) for group in groups), class_="ve-cards")


def _card(sheet: Sheet, group: Group) -> Markup:
    names = sheet.say.join([sheet.edition.city_name(city) for city in group.cities])
    count = sheet.say.plural("{n} programme", "{n} programmes", group.programmes)
    name = sheet.say("Compare: {group}", group=group.name)
    link = element("p", element("strong", sheet.link(group.path, name)))
    title = element("p", group.title) if group.title != group.name else NOTHING
    return element("li", link, title, element("p", names, class_="ve-small"), element("p", count, class_="ve-small"))


def _glance(sheet: Sheet) -> Markup:
    say = sheet.say
    heads = (
        say("City"),
        say("Programme"),
        say("What it is"),
        say("Who volunteers for whom"),
        say("Status"),
        say("Link to {network}", network=sheet.edition.network_name),
    )
    rows = (_glance_row(sheet, record) for record in sheet.edition.programmes)
    return region(say("All programmes"), table(heads, rows))


def _glance_row(sheet: Sheet, record: Record[Programme]) -> Markup:
    value = record.value
    directions = dict.fromkeys(
        code for one in value.volunteers.direction if one.state in (None, "actual") for code in one.codes
    )
    shown = joined(element("div", sheet.label("directions", code)) for code in directions)
    status = value.status
    when = ", " + sheet.date(status.as_of, status.certainty) if status and status.as_of else ""
    said = sheet.label("programme-statuses", status.code) + when if status else sheet.blank()
    return element(
        "tr",
        element("td", city_link(sheet, record.id.partition("/")[0])),
        element("th", programme_link(sheet, record.id), scope="row"),
        element("td", sheet.label("programme-kinds", value.kind)),
        element("td", shown or sheet.blank()),
        element("td", said),
        element("td", sheet.label("links", value.link.how)),
    )


def _reading(sheet: Sheet) -> Markup:
    say = sheet.say
    return element(
        "ul",
        element(
            "li",
            sheet.blank(),
            ": ",
            say("no source read so far says anything. It is a question to ask, and never a zero."),
        ),
        element("li", element("strong", "0"), ": ", say("a source says that there is none.")),
        element(
            "li",
            sheet.tag(say("only announced"), "state-planned"),
            ": ",
            say("a source announces it; none shows that it came about."),
        ),
        element(
            "li",
            sheet.small("2019 (inferred)"),
            ": ",
            say("how firm a date is stands behind it; “undated” means that neither the claim nor its source has one."),
        ),
        element(
            "li",
            element("strong", say("Comparable?")),
            ": ",
            say(
                "the line under a row says which numbers can be laid side by side, and for the others why not. "
                "Nothing is ranked."
            ),
        ),
        class_="ve-list",
    )


def _choice(sheet: Sheet) -> Markup:
    command = element("code", "values-exchange compare examples --programmes duesseldorf/welcome-points,riga/ngo-house")
    text = sheet.say("The command line compares any programmes, as a table, as CSV or as JSON:")
    return element("div", element("p", text), element("p", command))


def _group_page(edition: Edition, group: Group, before: Group | None, after: Group | None) -> Page:
    sheet, say = Sheet(edition=edition, path=group.path), edition.say
    programmes = [record.id for city in group.cities for record in edition.by_city.get(city, ())]
    others = [city for city in group.cities if city not in edition.by_city]
    comparison = compare(edition.catalogue, programmes=programmes, cities=others, language=say.language)
    title = say("Compare: {group}", group=group.name)
    trail = breadcrumb(sheet, sheet.link(COMPARE, say("Compare")), here=group.name)
    lead = element("p", group.title, class_="ve-lead")
    pieces: Pieces = [
        Heading(1, title, "top"),
        element("div", trail, lead, class_="ve-top"),
        comparison_table(sheet, comparison),
    ]
    silent = undocumented_rows(comparison)
    if silent:
        intro = element("p", say("No record of this group says anything about these. They are the questions to ask."))
        pieces += [Heading(2, say("Documented by none of them"), "silent"), intro, silent]
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
