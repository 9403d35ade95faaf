"""A city: one partner city, with its place, its context, its governance and city-wide figures."""

from collections.abc import Mapping
from typing import Annotated

from values_exchange.dates import PartialDate
from values_exchange.fields import EMPTY, KEY, Meaning, Need, shape
from values_exchange.languages import LANGUAGES, Text
from values_exchange.model.bodies import Checked, Language, Licence, OtherOrganisations, SourceMap
from values_exchange.model.claims import (
    Absences,
    Answer,
    AsOf,
    Body,
    Caveat,
    Certainty,
    ClaimId,
    Conflicts,
    Lesson,
    Remark,
    SaidBy,
    Sources,
    Statement,
    When,
)
from values_exchange.model.programme import HistoryEntry, Related, SchemaVersion
from values_exchange.model.quantities import Figure, Money
from values_exchange.model.sites import Place
from values_exchange.model.translations import Translations
from values_exchange.vocabulary import ANSWERS, BODY_KINDS, COUNTRY_CODES, POLICY_KINDS

STATED = [{"en": "The city has an advisory board.", "sources": ["seed"]}]


@shape("Body", claim=True)
class GovernanceBody:
    """A council, board, committee or forum in which a city takes counsel on integration."""

    name: Annotated[Text, Meaning("Name", "What it is called.", need=Need.REQUIRED, example={"de": "Ausländerbeirat"})]
    kind: Annotated[str, Meaning("Kind", "What sort of body.", need=Need.REQUIRED, example="forum", codes=BODY_KINDS)]
    since: Annotated[PartialDate | None, Meaning("Since", "When it began.", example="2004")] = None
    until: Annotated[PartialDate | None, Meaning("Until", "When it ended.", example="2014")] = None
    certainty: Certainty = None
    members: Annotated[
        tuple[Figure, ...],
        Meaning(
            "Members",
            "How many seats or members.",
            example=[{"measure": "body_members", "value": 23, "sources": ["seed"]}],
        ),
    ] = ()
    term_years: Annotated[
        int | float | None, Meaning("Term", "How long a term lasts.", unit="years", example=4, minimum=0)
    ] = None
    rhythm: Annotated[Text | None, Meaning("Rhythm", "How often it meets.", example={"en": "Four times a year."})] = (
        None
    )
    appointment: Annotated[
        Text | None,
        Meaning("Appointment", "Whether it is elected or appointed, and by whom.", example={"en": "Elected."}),
    ] = None
    paid: Annotated[
        Answer | None, Meaning("Paid", "Whether members are paid.", example={"answer": "no", "sources": ["seed"]})
    ] = None
    eligibility: Annotated[
        tuple[Statement, ...], Meaning("Who may sit in it", "Who can be a member.", example=STATED)
    ] = ()
    statements: Annotated[
        tuple[Statement, ...], Meaning("About the body", "What else sources say.", example=STATED)
    ] = ()
    sources: Sources = ()
    caveat: Caveat = None


@shape("Policy", claim=True)
class Policy:
    """A strategy, charter, plan or law of the city."""

    name: Annotated[
        Text, Meaning("Name", "What it is called.", need=Need.REQUIRED, example={"en": "Integration strategy"})
    ]
    kind: Annotated[
        str, Meaning("Kind", "What sort of document.", need=Need.REQUIRED, example="strategy", codes=POLICY_KINDS)
    ]
    first: Annotated[PartialDate | None, Meaning("First", "When there was a first version.", example="2004")] = None
    adopted: Annotated[
        PartialDate | None, Meaning("Adopted", "When the present version was adopted.", example="2018")
    ] = None
    since: Annotated[PartialDate | None, Meaning("From", "The first year it is for.", example="2020")] = None
    until: Annotated[PartialDate | None, Meaning("Until", "When it ends or ended.", example="2022")] = None
    certainty: Certainty = None
    text: Remark = None
    figures: Annotated[
        tuple[Figure, ...],
        Meaning(
            "Figures",
            "Numbers about the paper and how it came about.",
            example=[{"measure": "meetings_held", "value": 16, "sources": ["seed"]}],
        ),
    ] = ()
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape("Governance")
class Governance:
    """Bodies, policies and agreements through which a city governs integration and volunteering."""

    bodies: Annotated[
        Mapping[str, GovernanceBody],
        Meaning(
            "Bodies",
            "Councils, boards, committees, forums.",
            example={"board": {"name": {"en": "Board"}, "kind": "forum"}},
            keys=KEY,
        ),
    ] = EMPTY
    policies: Annotated[
        tuple[Policy, ...],
        Meaning("Policies", "Strategies, charters, plans.", example=[{"name": {"en": "Strategy"}, "kind": "strategy"}]),
    ] = ()
    agreements: Annotated[tuple[Statement, ...], Meaning("Agreements", "Agreements with others.", example=STATED)] = ()
    statements: Annotated[
        tuple[Statement, ...], Meaning("About governance", "What else sources say.", example=STATED)
    ] = ()
    sources: Sources = ()
    absent: Absences = ()


@shape("Membership of the European Union")
class EuMembership:
    """Whether the city's country was a member state at a date, and how that is known."""

    answer: Annotated[str, Meaning("Answer", "Yes or no.", need=Need.REQUIRED, example="yes", codes=ANSWERS)]
    as_of: AsOf = None
    text: Remark = None
    basis: Annotated[Text | None, Meaning("Basis", "How it is known.", example={"en": "General knowledge."})] = None
    sources: Sources = ()


@shape("Practice note", claim=True)
class PracticeNote:
    """A practice of the city that is known in fragments only, too few for the record of a programme."""

    name: Annotated[
        Text | None, Meaning("Name", "What the practice is called.", example={"en": "First-welcome service"})
    ] = None
    text: Body
    started: Annotated[When | None, Meaning("Since", "When it began.", example={"date": 2011, "sources": ["seed"]})] = (
        None
    )
    figures: Annotated[
        tuple[Figure, ...],
        Meaning(
            "Figures",
            "Numbers of the practice; they are never read as city-wide numbers.",
            example=[{"measure": "training_hours", "value": 15, "sources": ["seed"]}],
        ),
    ] = ()
    sources: Sources = ()
    as_of: AsOf = None
    certainty: Certainty = None
    said_by: SaidBy = None
    caveat: Caveat = None
    id: ClaimId = None


@shape("City")
class City:
    """One partner city, with its context, governance and city-wide figures."""

    schema: SchemaVersion
    language: Language
    name: Annotated[
        Text,
        Meaning(
            "Name",
            "The city's name in the languages people use.",
            need=Need.REQUIRED,
            example={"de": "Düsseldorf", "nl": "Düsseldorf"},
        ),
    ]
    country: Annotated[
        str,
        Meaning(
            "Country", "The ISO 3166-1 code of the country.", need=Need.REQUIRED, example="DE", choices=COUNTRY_CODES
        ),
    ]
    languages: Annotated[
        tuple[str, ...],
        Meaning(
            "Languages", "The languages the city administers in.", need=Need.REQUIRED, example=["de"], choices=LANGUAGES
        ),
    ]
    place: Annotated[
        Place | None,
        Meaning("Place", "The city's point on the map.", need=Need.RECOMMENDED, example={"lat": 51.23, "lon": 6.77}),
    ] = None
    eu_member: Annotated[
        EuMembership | None,
        Meaning(
            "In the European Union",
            "Whether its country was a member state, and when.",
            example={"answer": "yes", "as_of": 2019},
        ),
    ] = None
    office: Annotated[
        str | None,
        Meaning(
            "Office",
            "The office in charge.",
            question="Which office is in charge?",
            example="Amt für Migration und Integration",
        ),
    ] = None
    districts: Annotated[
        Mapping[str, str],
        Meaning(
            "Districts",
            "The city's districts, each under the id that sites use.",
            question="Which districts does the city have?",
            example={"1": "Stadtbezirk 1"},
            keys=r"^[A-Za-z0-9._-]{1,32}$",
        ),
    ] = EMPTY
    quarters: Annotated[
        Mapping[str, str],
        Meaning("Quarters", "Parts of town the records name.", example={"bilk": "Bilk"}, keys=KEY),
    ] = EMPTY
    in_network: Annotated[
        tuple[Statement, ...],
        Meaning(
            "In the network",
            "How the city came to take part, and what it did there.",
            need=Need.RECOMMENDED,
            question="How did the city come to take part?",
            example=STATED,
        ),
    ] = ()
    figures: Annotated[
        tuple[Figure, ...],
        Meaning(
            "Figures",
            "City-wide numbers: residents, newcomers, volunteers.",
            question="How many people live in the city, how many of them are newcomers, how many volunteer?",
            example=[{"measure": "residents", "value": 641007, "sources": ["seed"]}],
        ),
    ] = ()
    governance: Annotated[
        Governance | None,
        Meaning(
            "Governance",
            "Bodies, policies, agreements.",
            question="Which councils, boards, strategies and agreements are there?",
            example={"agreements": STATED},
        ),
    ] = None
    funding: Annotated[
        tuple[Money, ...],
        Meaning(
            "Money",
            "Calls and plans of the city.",
            example=[{"amount": 1000, "currency": "EUR", "stage": "granted", "covers": "call_total"}],
        ),
    ] = ()
    practice_notes: Annotated[
        tuple[PracticeNote, ...],
        Meaning(
            "Practice notes",
            "What is known of the city's practice where it does not make a programme record.",
            example=STATED,
        ),
    ] = ()
    related: Annotated[
        tuple[Related, ...],
        Meaning(
            "Other exchanges",
            "Other exchanges and programmes of the city.",
            example=[{"relation": "follows", "name": "An earlier exchange"}],
        ),
    ] = ()
    lessons: Annotated[
        tuple[Lesson, ...],
        Meaning(
            "Lessons",
            "What was learnt in the city outside the programmes recorded here.",
            example=[{"kind": "hindered", "en": "Little coordination.", "sources": ["seed"]}],
        ),
    ] = ()
    history: Annotated[
        tuple[HistoryEntry, ...],
        Meaning(
            "History",
            "What happened in the city that no other section dates.",
            example=[{"date": 2015, "kind": "context", "en": "Many people arrived."}],
        ),
    ] = ()
    organisations: OtherOrganisations = EMPTY
    conflicts: Conflicts = EMPTY
    review: Checked
    licence: Licence = None
    translated: Translations = ()
    sources: SourceMap = EMPTY
    absent: Absences = ()
