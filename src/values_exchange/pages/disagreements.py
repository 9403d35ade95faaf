"""All conflicts of the catalogue: what sources disagree about, how it was read here, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from values_exchange.catalogue import NETWORK_ID
from values_exchange.pages.edition import AnyRecord, Edition
from values_exchange.pages.markup import Markup, element, joined
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import CONFLICTS, record_path
from values_exchange.pages.record import Pieces, opening, source_list
from values_exchange.pages.shapes import conflicts
from values_exchange.pages.sheet import Sheet
from values_exchange.vocabulary import CONFLICT_STATES

MOST_LISTED = 400
"""Up to how many conflicts the page shows in full; above that it leads to the pages of their records."""


def conflicts_page(edition: Edition) -> Page:
    """Write the page of all conflicts."""
    sheet, say = Sheet(edition=edition, path=CONFLICTS), edition.say
    records = [record for record in edition.records if record.value.conflicts]
    title = say("Where sources disagree")
    pieces: Pieces = [
        *opening(sheet, title),
        element("div", _summary(sheet, records), class_="ve-top"),
    ]
    if sum(len(record.value.conflicts) for record in records) <= MOST_LISTED:
        pieces += _in_full(sheet, records)
    elif records:
        pieces += [Heading(2, say("Where they are shown"), "records"), _records(sheet, records)]
    description = say("Every question on which sources disagree: what each says, the reading used here, and why.")
    return Page(path=CONFLICTS, title=title, kind="conflicts", pieces=tuple(pieces), description=description)


def _summary(sheet: Sheet, records: Iterable[AnyRecord]) -> Markup:
    say = sheet.say
    counts = Counter(one.state for record in records for one in record.value.conflicts.values())
    intro = say("When sources disagree, both stay: nothing is averaged and nothing is dropped.")
    if not counts:
        return element("p", intro, " ", say("No disagreement is recorded so far."), class_="ve-lead")
    states = (
        element(
            "li", sheet.tag(sheet.label("conflict-states", state), f"conflict-{state}"), f" {say.number(counts[state])}"
        )
        for state in CONFLICT_STATES.ids
        if counts[state]
    )
    return joined((element("p", intro, class_="ve-lead"), element("ul", *states, class_="ve-inline")))


def _in_full(sheet: Sheet, records: Sequence[AnyRecord]) -> Pieces:
    """Give the conflicts of each record; sources are looked up, and numbered, record by record."""
    pieces: Pieces = [_jumps(sheet, records)] if records else []
    for record in records:
        sheet.turn_to(record.id)
        name = sheet.edition.record_name(record.id)
        link = element("p", sheet.link(record_path(record.id), sheet.say("To the page of the record")))
        pieces += [
            Heading(2, name, f"of-{record.id.replace('/', '-')}"),
            conflicts(sheet, record.value.conflicts),
            link,
        ]
    if sheet.cited():
        pieces += [Heading(2, sheet.say("Sources"), "sources"), source_list(sheet)]
    return pieces


def _jumps(sheet: Sheet, records: Sequence[AnyRecord]) -> Markup:
    """Give the questions in short, city by city, each a step away from what is said of it."""
    times = Counter(key for record in records for key in record.value.conflicts)
    topics: dict[str, list[Markup]] = {}
    for record in records:
        place = record.id.partition("/")[0]
        name = sheet.edition.network_name if place == NETWORK_ID else sheet.edition.city_name(place)
        topics.setdefault(name, []).extend(_topics(sheet, record, times))
    rows = (element("dt", name) + element("dd", joined(links, " · ")) for name, links in topics.items())
    return element("dl", *rows, class_="ve-fields ve-jumps")


def _topics(sheet: Sheet, record: AnyRecord, times: Mapping[str, int]) -> Iterator[Markup]:
    """Give the questions of a record; one whose key stands in several records leads to the heading of its own."""
    for key, one in record.value.conflicts.items():
        place = f"conflict-{key}" if times[key] == 1 else f"of-{record.id.replace('/', '-')}"
        yield sheet.link(CONFLICTS, sheet.wording(one.topic), place)


def _records(sheet: Sheet, records: Iterable[AnyRecord]) -> Markup:
    rows = (
        element(
            "li",
            sheet.link(record_path(record.id), sheet.edition.record_name(record.id), "conflicts"),
            f" ({sheet.say.number(len(record.value.conflicts))})",
        )
        for record in records
    )
    return element("ul", *rows, class_="ve-list ve-columns")
