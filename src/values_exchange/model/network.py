"""A network: an exchange project with its members, themes, events and visits."""

from collections.abc import Mapping
from typing import Annotated

from values_exchange.dates import PartialDate
from values_exchange.fields import EMPTY, SLUG, Meaning, Need, Refers, shape
from values_exchange.languages import Text
from values_exchange.model.bodies import WEB_ADDRESS, Checked, Language, Licence, OtherOrganisations, SourceMap
from values_exchange.model.claims import (
    Absences,
    Caveat,
    Certainty,
    ClaimId,
    Conflicts,
    DateWords,
    Remark,
    Sources,
    TopicStatement,
    Until,
    When,
)
from values_exchange.model.programme import SchemaVersion
from values_exchange.model.quantities import Figure, Money
from values_exchange.model.translations import Translations
from values_exchange.vocabulary import EVENT_KINDS, MODES, PLACEMENTS

Mode = Annotated[str | None, Meaning("Form", "In person, online or both.", example="in_person", codes=MODES)]
Cities = Annotated[
    tuple[str, ...],
    Meaning(
        "Cities",
        "The member cities that took part; left out when it is not documented.",
        example=["oslo"],
        refers=Refers.CITY,
    ),
]
EventDate = Annotated[PartialDate | None, Meaning("Date", "When, as precise as it is known.", example="2019-03")]


@shape("Theme")
class Theme:
    """One of the themes under which cities exchange."""

    title: Annotated[
        Text, Meaning("Title", "What the theme is called.", need=Need.REQUIRED, example={"en": "Community building"})
    ]
    text: Remark = None
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape("Member", claim=True)
class Member:
    """A city in the network: its theme, and how firmly the grouping and the theme's letter are established."""

    theme: Annotated[
        str | None, Meaning("Theme", "The theme the city worked on.", example="C", refers=Refers.THEME)
    ] = None
    grouping: Annotated[
        str | None,
        Meaning("Grouping", "How it is known which cities worked together.", example="stated", codes=PLACEMENTS),
    ] = None
    letter: Annotated[
        str | None, Meaning("Letter", "How it is known which theme the group had.", example="derived", codes=PLACEMENTS)
    ] = None
    partner_body: Annotated[
        str | None,
        Meaning("Partner body", "The office or body that took part.", example="Amt für Migration und Integration"),
    ] = None
    text: Remark = None
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape("Event", claim=True)
class Event:
    """A meeting, conference or dialogue of the network."""

    title: Annotated[Text, Meaning("Title", "What it was called.", need=Need.REQUIRED, example={"en": "Kick-off"})]
    kind: Annotated[
        str, Meaning("Kind", "What sort of event.", need=Need.REQUIRED, example="kick_off", codes=EVENT_KINDS)
    ]
    date: EventDate = None
    until: Until = None
    certainty: Certainty = None
    words: DateWords = None
    place: Annotated[str | None, Meaning("Place", "Where.", example="Brussels")] = None
    mode: Mode = None
    attendance: Annotated[
        tuple[Figure, ...],
        Meaning(
            "Attendance",
            "How many took part.",
            example=[{"measure": "event_attendance", "value": 30, "sources": ["seed"]}],
        ),
    ] = ()
    hosts: Annotated[
        tuple[str, ...],
        Meaning("Hosts", "The member cities that hosted it.", example=["nuremberg"], refers=Refers.CITY),
    ] = ()
    cities: Cities = ()
    other_cities: Annotated[
        tuple[str, ...], Meaning("Other cities", "Cities outside the network that took part.", example=["Birmingham"])
    ] = ()
    text: Remark = None
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape("Visit", claim=True)
class Visit:
    """A visit of member cities to one of them."""

    host: Annotated[str, Meaning("Host", "The city visited.", need=Need.REQUIRED, example="oslo", refers=Refers.CITY)]
    date: EventDate = None
    until: Until = None
    certainty: Certainty = None
    words: DateWords = None
    mode: Mode = None
    visitors: Annotated[
        tuple[str, ...],
        Meaning(
            "Visitors", "The visiting cities; left out when not documented.", example=["amsterdam"], refers=Refers.CITY
        ),
    ] = ()
    text: Remark = None
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape("Exchange", claim=True)
class Exchange:
    """An exchange of staff or volunteers between cities."""

    cities: Annotated[
        tuple[str, ...],
        Meaning(
            "Cities", "The cities between which people went.", need=Need.REQUIRED, example=["oslo"], refers=Refers.CITY
        ),
    ]
    date: EventDate = None
    until: Until = None
    certainty: Certainty = None
    words: DateWords = None
    text: Remark = None
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape("Network")
class Network:
    """An exchange project: its members, themes, events and visits."""

    schema: SchemaVersion
    language: Language
    name: Annotated[str, Meaning("Name", "The network's short name.", need=Need.REQUIRED, example="VALUES")]
    full_name: Annotated[
        Text | None,
        Meaning(
            "Full name",
            "What the short name stands for.",
            need=Need.RECOMMENDED,
            example={"en": "An exchange of cities"},
        ),
    ] = None
    summary: Annotated[
        Text | None,
        Meaning(
            "Summary",
            "What the network is, in a few sentences.",
            need=Need.RECOMMENDED,
            example={"en": "Sixteen cities share practices."},
            max_words=250,
        ),
    ] = None
    lead: Annotated[
        str,
        Meaning(
            "Lead",
            "The organisation that leads it.",
            need=Need.REQUIRED,
            example="eurocities",
            refers=Refers.ORGANISATION,
        ),
    ]
    start: Annotated[
        tuple[When, ...],
        Meaning(
            "Start",
            "When it began, as each source says.",
            need=Need.ANSWERED,
            example=[{"date": "2019-02", "sources": ["seed"]}],
        ),
    ]
    end: Annotated[
        tuple[When, ...],
        Meaning(
            "End",
            "When it ended, as each source says.",
            need=Need.ANSWERED,
            example=[{"date": "2021-04", "sources": ["seed"]}],
        ),
    ]
    themes: Annotated[
        Mapping[str, Theme],
        Meaning(
            "Themes",
            "The themes, each under its letter.",
            need=Need.ANSWERED,
            example={"C": {"title": {"en": "Neighbourhoods"}}},
            keys=r"^[A-Za-z0-9_-]{1,32}$",
        ),
    ]
    members: Annotated[
        Mapping[str, Member],
        Meaning(
            "Members",
            "The cities, each under its id.",
            need=Need.REQUIRED,
            example={"oslo": {"theme": "C", "sources": ["seed"]}},
            keys=SLUG,
        ),
    ]
    statements: Annotated[
        tuple[TopicStatement, ...],
        Meaning(
            "About the network",
            "Its aim, how cities were selected, how they work together.",
            need=Need.RECOMMENDED,
            example=[{"topic": "aim", "en": "Cities learn from each other.", "sources": ["seed"]}],
        ),
    ] = ()
    events: Annotated[
        tuple[Event, ...],
        Meaning(
            "Events",
            "Meetings and conferences.",
            need=Need.RECOMMENDED,
            example=[{"title": {"en": "Kick-off"}, "kind": "kick_off"}],
        ),
    ] = ()
    visits: Annotated[
        tuple[Visit, ...],
        Meaning("Visits", "Visits of cities to a city.", need=Need.RECOMMENDED, example=[{"host": "oslo"}]),
    ] = ()
    exchanges: Annotated[
        tuple[Exchange, ...],
        Meaning("Exchanges", "Exchanges of staff and volunteers.", example=[{"cities": ["oslo", "riga"]}]),
    ] = ()
    figures: Annotated[
        tuple[Figure, ...],
        Meaning(
            "Figures", "Numbers about the network as a whole.", example=[{"measure": "partner_bodies", "value": 16}]
        ),
    ] = ()
    funding: Annotated[
        tuple[Money, ...],
        Meaning(
            "Money",
            "What the network is paid from.",
            example=[{"stage": "granted", "covers": "whole_programme", "words": "not stated"}],
        ),
    ] = ()
    url: Annotated[
        str | None,
        Meaning("Web address", "The network's page.", example="https://www.example.org/", pattern=WEB_ADDRESS),
    ] = None
    organisations: OtherOrganisations = EMPTY
    conflicts: Conflicts = EMPTY
    review: Checked
    licence: Licence = None
    translated: Translations = ()
    sources: SourceMap = EMPTY
    absent: Absences = ()
