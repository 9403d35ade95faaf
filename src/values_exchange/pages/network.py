"""The page of the network: what it is, its themes with their cities, its events and visits."""

from __future__ import annotations

from collections.abc import Iterator

from values_exchange.catalogue import Record
from values_exchange.model import Member, Network, Theme
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import NOTHING, Markup, element
from values_exchange.pages.names import city_link, organisation_link, programme_link, theme_anchor
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import MAP, NETWORK
from values_exchange.pages.record import Pieces, closing, facts, opening, review_said, section_pieces
from values_exchange.pages.sections import sections_of
from values_exchange.pages.shapes import STACKED, details, region, table, whens
from values_exchange.pages.sheet import Sheet

SHOWN_APART = frozenset({"name", "full_name", "summary", "lead", "start", "end", "url", "themes", "members"})


def network_page(edition: Edition, record: Record[Network]) -> Page:
    """Write the page of the network."""
    sheet = Sheet(edition=edition, path=NETWORK, record_id=record.id)
    value = record.value
    pieces: Pieces = [*opening(sheet, value.name), _top(sheet, value)]
    if value.themes or value.members:
        pieces += [Heading(2, edition.say("Themes and cities"), "themes"), _firmness(sheet)]
        pieces += _themes(sheet, value)
    pieces += section_pieces(sections_of(sheet, value, SHOWN_APART), {}, {})
    pieces += closing(sheet, record)
    return Page(
        path=NETWORK,
        title=value.name,
        kind="network",
        pieces=tuple(pieces),
        description=edition.plain(value.full_name) or value.name,
        record=record.file,
    )


def _top(sheet: Sheet, value: Network) -> Markup:
    summary = value.summary or value.full_name
    return element(
        "div",
        element("p", sheet.inline(value.full_name), class_="ve-lead") if value.full_name and value.summary else NOTHING,
        element("div", sheet.block(summary), class_="ve-summary"),
        facts(_facts(sheet, value)),
        class_="ve-top",
    )


def _facts(sheet: Sheet, value: Network) -> Iterator[tuple[str, object, str | None]]:
    say = sheet.say
    yield say("Led by"), organisation_link(sheet, value.lead), None
    yield say("Began"), whens(sheet, value.start) if value.start else sheet.blank(), "start"
    yield say("Ended"), whens(sheet, value.end) if value.end else sheet.blank(), "end"
    yield say("Cities"), sheet.link(MAP, say.plural("{n} city", "{n} cities", len(sheet.edition.cities))), "members"
    if value.url:
        yield say("Web page"), element("a", value.url, href=value.url, rel="noreferrer"), None
    yield say("Record"), review_said(sheet, value.review), None


def _firmness(sheet: Sheet) -> Markup:
    """Say what the two words about a city's place mean."""
    return element(
        "p",
        sheet.say(
            "“Group” says how it is known which cities worked together, “letter” how it is known which theme the "
            "group had."
        ),
    )


def _themes(sheet: Sheet, value: Network) -> Pieces:
    pieces: Pieces = []
    for theme, cities in sheet.edition.by_theme.items():
        if theme in value.themes:
            pieces += [
                Heading(3, sheet.edition.theme_name(theme), theme_anchor(theme)),
                _theme(sheet, value.themes[theme]),
            ]
        else:
            pieces.append(Heading(3, sheet.say("No theme documented"), "theme-none"))
        pieces.append(_members(sheet, value, cities))
    return pieces


def _theme(sheet: Sheet, theme: Theme) -> Markup:
    said = sheet.inline(theme.text) or sheet.small(sheet.say("Wording of the title:"))
    return element("p", said, details(sheet, theme), id=sheet.claim_anchor(theme))


def _members(sheet: Sheet, value: Network, cities: tuple[str, ...]) -> Markup:
    say = sheet.say
    heads = (say("City"), say("Programme"), say("Place in the theme"), say("Remarks"))
    rows = (_member(sheet, city, value.members.get(city)) for city in cities)
    return region(say("Cities of the theme"), table(heads, rows, STACKED))


def _member(sheet: Sheet, city: str, member: Member | None) -> Markup:
    programmes = [element("div", programme_link(sheet, one.id)) for one in sheet.edition.by_city.get(city, ())]
    remarks: list[object] = []
    if member is not None:
        remarks += [element("div", member.partner_body)] if member.partner_body else []
        remarks += [sheet.inline(member.text)] if member.text else []
        remarks += [sheet.caveat(member.caveat)] if member.caveat else []
    return element(
        "tr",
        element("th", city_link(sheet, city), sheet.cite(member.sources if member else ()), scope="row"),
        element("td", *(programmes or [sheet.blank(sheet.say("none documented yet"))])),
        element("td", *_placements(sheet, member)),
        element("td", *remarks),
        id=sheet.claim_anchor(member),
    )


def _placements(sheet: Sheet, member: Member | None) -> Iterator[Markup]:
    """Say how it is known which group a city was in, and which letter the group had."""
    say = sheet.say
    named = (
        (say("Group"), member.grouping if member else None),
        (say("Letter"), member.letter if member else None),
    )
    for title, code in named:
        said = sheet.tag(sheet.label("placements", code), f"placement-{code}") if code else sheet.blank()
        yield element("div", sheet.small(title), " ", said)
