"""All sources of the catalogue: what each is, whose account it gives, its date, and who cites it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from values_exchange.catalogue import NETWORK_ID
from values_exchange.folding import folded
from values_exchange.model import Source
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import Markup, element, joined, unfolding
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import SOURCES, record_path
from values_exchange.pages.record import Pieces, opening, source_said
from values_exchange.pages.shapes import region, table
from values_exchange.pages.sheet import Sheet
from values_exchange.vocabulary import OWN_ACCOUNTS, SOURCE_KINDS

MOST_LISTED = 1000
"""Up to how many sources the page lists; above that each record's page has its own."""


@frozen(kw_only=True)
class Listed:
    """A source with the record that declares it and the records that cite it, with how many claims."""

    owner: str
    key: str
    source: Source
    cited_by: Mapping[str, int]


def listed_sources(edition: Edition) -> tuple[Listed, ...]:
    """Give every source of the catalogue, by the record that declares it."""
    declared = [(record.id, key, one) for record in edition.records for key, one in record.value.sources.items()]
    cited = _citations(edition) if len(declared) <= MOST_LISTED else {}
    return tuple(
        Listed(owner=owner, key=key, source=source, cited_by=cited.get((owner, key), {}))
        for owner, key, source in declared
    )


def _citations(edition: Edition) -> Mapping[tuple[str, str], Mapping[str, int]]:
    """Give, for each source by owner and key, the records that cite it and with how many claims."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for record in edition.records:
        for key, count in edition.cited_by(record).items():
            declared = edition.catalogue.source(record.id, key)
            if declared:
                found.setdefault((declared[1], key), {})[record.id] = count
    return found


def sources_page(edition: Edition) -> Page:
    """Write the page of all sources."""
    sheet, say = Sheet(edition=edition, path=SOURCES), edition.say
    found = listed_sources(edition)
    title = say("Sources")
    pieces: Pieces = [
        *opening(sheet, title),
        element("div", _summary(sheet, found), class_="ve-top"),
    ]
    if len(found) <= MOST_LISTED:
        pieces += _by_place(sheet, found)
    else:
        pieces += [Heading(2, say("Where they are listed"), "records"), _records(sheet, found)]
    pieces += [Heading(2, say("What kinds of sources"), "kinds"), _kinds(sheet, found)]
    description = say("Every source of the records: who published it, when, and which records rest on it.")
    return Page(path=SOURCES, title=title, kind="sources", pieces=tuple(pieces), description=description)


def _summary(sheet: Sheet, found: tuple[Listed, ...]) -> Markup:
    say = sheet.say
    undated = sum(one.source.date is None for one in found)
    own = sum(one.source.kind in OWN_ACCOUNTS for one in found)
    text = say.plural(
        "The records rest on {n} source: in {own} the city or the operator speaks of itself, and {undated} without a "
        "date.",
        "The records rest on {n} sources. In {own} of them the city or the operator speaks of itself; {undated} have "
        "no date.",
        len(found),
        own=say.number(own),
        undated=say.number(undated),
    )
    return element("p", text, class_="ve-lead")


def _kinds(sheet: Sheet, found: Iterable[Listed]) -> Markup:
    say = sheet.say
    counts = Counter(one.source.kind or "" for one in found)
    order = {code: place for place, code in enumerate(SOURCE_KINDS.ids)}
    rows = (
        element(
            "tr",
            element("th", sheet.label("source-kinds", kind) if kind else sheet.blank(), scope="row"),
            element("td", _account(sheet, kind)),
            element("td", say.number(count), class_="ve-value"),
        )
        for kind, count in sorted(counts.items(), key=lambda pair: order.get(pair[0], len(order)))
    )
    return region(say("Kinds of sources"), table((say("Kind"), say("Whose account"), say("Number")), rows))


def _account(sheet: Sheet, kind: str) -> str:
    if not kind:
        return ""
    return sheet.say("own account") if kind in OWN_ACCOUNTS else sheet.say("somebody else’s account")


def _by_place(sheet: Sheet, found: tuple[Listed, ...]) -> Iterator[Heading | Markup]:
    """Give the sources of the network, then those of each city and its programmes, each behind a line."""
    placed: dict[str, list[Listed]] = {}
    for one in found:
        placed.setdefault(one.owner.partition("/")[0], []).append(one)
    places = [place for place in (NETWORK_ID, *sheet.edition.cities) if place in placed]
    if places:
        yield Heading(2, sheet.say("Sources by city"), "cities")
        rows = (_place(sheet, place, sorted(placed[place], key=_by_title)) for place in places)
        yield element("div", *rows, class_="ve-listed")


def _place(sheet: Sheet, place: str, found: list[Listed]) -> Markup:
    """Give the sources of a place behind a line that counts them."""
    say = sheet.say
    name = sheet.edition.network_name if place == NETWORK_ID else sheet.edition.city_name(place)
    words = say.plural(
        "{n} source; own account: {own}, without a date: {undated}",
        "{n} sources; own account: {own}, without a date: {undated}",
        len(found),
        own=say.number(sum(one.source.kind in OWN_ACCOUNTS for one in found)),
        undated=say.number(sum(one.source.date is None for one in found)),
    )
    summary = joined((element("strong", name, id=f"of-{place}"), " ", sheet.small(words)))
    return unfolding(summary, element("ul", *(_item(sheet, one) for one in found), class_="ve-sources"))


def _by_title(one: Listed) -> tuple[str, str, str]:
    return folded(one.source.title), one.owner, one.key


def _item(sheet: Sheet, one: Listed) -> Markup:
    said = source_said(sheet, one.source)
    cited = joined((_citing(sheet, record, count) for record, count in sorted(one.cited_by.items())), "; ")
    ends = sheet.phrase("Cited by {records}", records=cited) if cited else sheet.blank(sheet.say("cited by no record"))
    anchor = sheet.anchor(f"{one.owner.replace('/', '-')}-{one.key}")
    return element("li", said, Markup("<br>"), sheet.small(ends), id=anchor)


def _citing(sheet: Sheet, record_id: str, count: int) -> Markup:
    name = sheet.edition.record_name(record_id)
    times = sheet.say.plural("{n} time", "{n} times", count)
    return sheet.link(record_path(record_id), name, "sources") + f" ({times})"


def _records(sheet: Sheet, found: tuple[Listed, ...]) -> Markup:
    counts = Counter(one.owner for one in found)
    rows = (
        element("li", sheet.link(record_path(owner), sheet.edition.record_name(owner), "sources"), f" ({count})")
        for owner, count in counts.items()
    )
    return element("ul", *rows, class_="ve-list ve-columns")
