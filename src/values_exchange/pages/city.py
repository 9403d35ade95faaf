"""The page of a city, also of one of which no programme is documented yet."""

from __future__ import annotations

from collections.abc import Iterator

from values_exchange.catalogue import Record
from values_exchange.comparison import OpenQuestion, questions_of_a_new_programme
from values_exchange.fields import Need, fields_of
from values_exchange.model import City, EuMembership, Governance, Programme
from values_exchange.pages.alikes import compare_link
from values_exchange.pages.documented import MOST_LISTED
from values_exchange.pages.edition import AnyRecord, Edition
from values_exchange.pages.markup import NOTHING, Markup, element, escape, joined, unfolding
from values_exchange.pages.names import city_link, theme_link
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import ABOUT, DOCUMENTED, MAP, city_path, programme_path
from values_exchange.pages.record import (
    Pieces,
    actions,
    closing,
    facts,
    neighbours,
    opening,
    review_said,
    section_pieces,
    to_questionnaire,
)
from values_exchange.pages.sections import Section, sections_of
from values_exchange.pages.shapes import details, listed, shape_shown
from values_exchange.pages.sheet import Sheet
from values_exchange.pages.standing import question_words
from values_exchange.vocabulary import PLACEMENTS
from values_exchange.wording import code_word

IN_THE_FACT_BOX = frozenset({"name", "country", "languages", "place", "eu_member", "office", "districts", "quarters"})


GOVERNANCE = {f"governance-{name}": "governance" for name in fields_of(Governance)}
"""The sections that stand together under the heading of governance."""


EXCHANGE = dict.fromkeys(("in_network", "visits", "events", "exchanges"), "exchange")
"""The sections that tell of the exchange with other cities."""

PLACES = {"practice_notes": 0, **dict.fromkeys(EXCHANGE, 2)}
"""What stands right behind the programmes, and what behind all else; the other sections keep the model's order."""


def city_page(edition: Edition, record: Record[City]) -> Page:
    """Write the page of a city."""
    sheet, say = Sheet(edition=edition, path=city_path(record.id), record_id=record.id), edition.say
    name = edition.plain(record.value.name)
    pieces = opening(sheet, name, sheet.link(MAP, say("Cities"), "cities"))
    pieces.append(_top(sheet, record))
    pieces += [Heading(2, say("Programmes"), "programmes"), programmes_of(sheet, record.id)]
    sections = list(sections_of(sheet, record.value, IN_THE_FACT_BOX, opened=frozenset({"governance"})))
    sections += _meetings(sheet, record.id)
    sections.sort(key=lambda section: PLACES.get(section.id, 1))
    titles = {"governance": say("Governance"), "exchange": _exchange(sheet)}
    pieces += section_pieces(sections, GOVERNANCE | EXCHANGE, titles)
    if record.id not in edition.by_city:
        pieces += [Heading(2, say("What to ask the city"), "ask"), _questions(sheet)]
    pieces += _areas(sheet, record.value)
    pieces += closing(sheet, record)
    pieces += filter(None, [_neighbours(sheet, record.id)])
    return Page(
        path=sheet.path,
        title=name,
        kind="city",
        pieces=tuple(pieces),
        description=_description(edition, record.id, name),
        record=record.file,
        meta={"hide": ["navigation"]},
    )


def _exchange(sheet: Sheet) -> str:
    return sheet.say("Exchange and visits in {network}", network=sheet.edition.network_name)


def _description(edition: Edition, city_id: str, name: str) -> str:
    titles = [edition.plain(record.value.title) for record in edition.by_city.get(city_id, ())]
    if not titles:
        return edition.say("{city}: no programme documented yet.", city=name)
    return edition.say("What {city} does, with its sources: {titles}.", city=name, titles="; ".join(titles))


def _top(sheet: Sheet, record: Record[City]) -> Markup:
    """Give the city's own name, what is documented of it in a sentence, where to go on, and the fact box."""
    own = _own_name(sheet, record.value)
    lead = element("p", *([own, ". "] if own else []), _in_short(sheet, record.id), class_="ve-lead")
    return element("div", lead, _actions(sheet, record.id), facts(_facts(sheet, record)), class_="ve-top")


def _own_name(sheet: Sheet, value: City) -> Markup:
    """Give the name people of the city use, where it is not the page's; nothing where it is the same."""
    shown = sheet.edition.plain(value.name)
    own = [
        sheet.phrase(
            "{name} in {language}",
            name=element("strong", element("span", value.name[tag], lang=tag)),
            language=sheet.say.language_name(tag),
        )
        for tag in value.languages
        if tag in value.name and value.name[tag] != shown
    ]
    return joined(own, ", ")


def _in_short(sheet: Sheet, city_id: str) -> str:
    """Say how many programmes are documented, and how many sources the city's records rest on."""
    say, edition = sheet.say, sheet.edition
    records: list[AnyRecord] = [edition.catalogue.cities[city_id], *edition.by_city.get(city_id, ())]
    cited = {key for record in records for key in edition.cited_by(record)}
    sources = say.plural("{n} source", "{n} sources", len(cited))
    count = len(edition.by_city.get(city_id, ()))
    if not count:
        return say("No programme is documented yet. What is known of the city rests on {sources}.", sources=sources)
    return say.plural(
        "{n} programme is documented. What is known of it and of the city rests on {sources}.",
        "{n} programmes are documented. What is known of them and of the city rests on {sources}.",
        count,
        sources=sources,
    )


def _actions(sheet: Sheet, city_id: str) -> Markup:
    """Lead to where the city stands beside others: compared, section by section, in time; and to its questionnaire."""
    say = sheet.say
    own = [record.id for record in sheet.edition.by_city.get(city_id, ())]
    return actions(
        compare_link(sheet, own, say("Compare its programmes with others")) if own else NOTHING,
        sheet.link(DOCUMENTED, say("What is documented"), f"city-{city_id}")
        if len(sheet.edition.cities) <= MOST_LISTED
        else sheet.link(DOCUMENTED, say("What is documented"), f"ask-{city_id}"),
        to_questionnaire(sheet),
        sheet.link(sheet.path, say("Cite this page"), "cite"),
    )


def _facts(sheet: Sheet, record: Record[City]) -> Iterator[tuple[str, object, str | None]]:
    """Give what a reader wants to know first: the same of each city, in the same order; gaps say so."""
    value, say = record.value, sheet.say
    yield say("Country"), say.country(value.country), None
    yield say("In the European Union"), _membership(sheet, value.eu_member) if value.eu_member else sheet.blank(), None
    yield say("Languages of the city"), say.join([say.language_name(tag) for tag in value.languages]), None
    yield say("Also called"), _other_names(sheet, value) or sheet.blank(say("no other name documented")), None
    yield say("Theme"), theme_said(sheet, record.id), None
    yield say("Office"), value.office or sheet.blank(), None
    yield say("Record"), review_said(sheet, value.review), None


def _membership(sheet: Sheet, one: EuMembership) -> Markup:
    text = sheet.inline(one.text) or sheet.inline(one.basis)
    said = escape(sheet.label("answers", one.answer)) + details(sheet, one)
    return joined((said, ". ", sheet.small(text))) if text else said


def _other_names(sheet: Sheet, value: City) -> Markup:
    """Give the other names of a city, each with the languages that use it."""
    shown = sheet.edition.plain(value.name)
    names: dict[str, list[str]] = {}
    for tag in value.name:
        if value.name[tag] != shown:
            names.setdefault(value.name[tag], []).append(tag)
    return joined(
        (
            sheet.phrase(
                "{name} ({languages})",
                name=element("span", name, lang=tags[0]),
                languages=sheet.say.join([sheet.say.language_name(tag) for tag in tags]),
            )
            for name, tags in names.items()
        ),
        ", ",
    )


def theme_said(sheet: Sheet, city_id: str) -> Markup:
    """Name the theme of a city, and say how firmly the group and its letter are established."""
    network = sheet.edition.catalogue.network
    member = network.value.members.get(city_id) if network else None
    if member is None or member.theme is None:
        return sheet.blank()
    firm = [
        sheet.say("{what}: {how}", what=what, how=code_word(PLACEMENTS, how, sheet.say))
        for what, how in ((sheet.say("group"), member.grouping), (sheet.say("letter"), member.letter))
        if how
    ]
    named = theme_link(sheet, member.theme) + (" " + sheet.small("; ".join(firm)) if firm else NOTHING)
    return named + sheet.cite(member.sources) + (" " + sheet.caveat(member.caveat) if member.caveat else NOTHING)


def programmes_of(sheet: Sheet, city_id: str) -> Markup:
    """Give the programmes of a city as cards, or say that none is documented yet."""
    records = sheet.edition.by_city.get(city_id, ())
    if not records:
        words = sheet.say("No programme documented yet.")
        how = sheet.link(ABOUT, sheet.say("How to add one"), "correct")
        return element("div", element("p", element("strong", words), " ", how), class_="ve-note")
    return element("ul", *(_card(sheet, record) for record in records), class_="ve-cards")


def _card(sheet: Sheet, record: Record[Programme]) -> Markup:
    value = record.value
    title = sheet.edition.said(value.title)
    language = title.language if title.language != sheet.say.language else None
    link = element("a", title.text, href=sheet.href(programme_path(record.id)), lang=language)
    kind = element("p", sheet.label("programme-kinds", value.kind), class_="ve-small")
    summary = element("p", sheet.inline(value.summary))
    return element("li", element("p", element("strong", link)), kind, summary)


def _meetings(sheet: Sheet, city_id: str) -> Iterator[Section]:
    """Give what the network's record says of visits, events and exchanges this city hosted or took part in."""
    network = sheet.edition.catalogue.network
    if network is None:
        return
    value = network.value
    visits = [one for one in value.visits if city_id == one.host or city_id in one.visitors]
    events = [one for one in value.events if city_id in one.hosts or city_id in one.cities]
    exchanges = [one for one in value.exchanges if city_id in one.cities]
    found = (
        ("visits", sheet.say("Visits hosted and made"), visits),
        ("events", sheet.say("Events"), events),
        ("exchanges", sheet.say("Exchanges"), exchanges),
    )
    for key, title, items in found:
        shown = shape_shown(type(items[0])) if items else None
        if shown is not None:
            yield Section(id=key, title=title, content=shown(sheet, items))


def _areas(sheet: Sheet, value: City) -> Pieces:
    """Give the districts and parts of town that the records name."""
    lists = [
        ("districts", sheet.say("Districts"), value.districts),
        ("quarters", sheet.say("Parts of town"), value.quarters),
    ]
    pieces: Pieces = []
    for key, title, names in lists:
        if names:
            words = element("p", ", ".join(names.values()))
            pieces += [Heading(2, title, key), words]
    return pieces


def _questions(sheet: Sheet) -> Markup:
    """Give what a record of a programme would have to answer first, and what it could answer besides."""
    asked = questions_of_a_new_programme()
    first = [_question(sheet, one) for one in asked if one.field.meaning.need in _MUST]
    more = [_question(sheet, one) for one in asked if one.field.meaning.need not in _MUST]
    intro = sheet.say("A record of the city’s practice needs an answer to these, or the reason why there is none:")
    count = sheet.say.plural("{n} further question", "{n} further questions", len(more))
    return element("div", element("p", intro), listed(first), unfolding(count, listed(more)), class_="ve-gaps")


_MUST = frozenset({Need.REQUIRED, Need.ANSWERED})


def _question(sheet: Sheet, one: OpenQuestion) -> Markup:
    return element("li", element("strong", one.title(sheet.say)), ": ", question_words(sheet, one))


def _neighbours(sheet: Sheet, city_id: str) -> Markup:
    before, after = sheet.edition.beside(city_id)
    return neighbours(sheet, city_link(sheet, before) if before else None, city_link(sheet, after) if after else None)
