"""A programme: one best practice as one city runs it, in the order in which its page shows it."""

from collections.abc import Mapping
from typing import Annotated

from values_exchange.dates import PartialDate
from values_exchange.fields import EMPTY, KEY, Compared, Meaning, Need, Refers, shape
from values_exchange.languages import Text
from values_exchange.model.bodies import Checked, Contact, Language, Licence, Organisations, SourceMap
from values_exchange.model.claims import (
    Absences,
    AsOf,
    Body,
    Caveat,
    Certainty,
    ClaimId,
    Coded,
    Conflicts,
    Date,
    DateWords,
    Lesson,
    Remark,
    SaidBy,
    Sources,
    Statement,
    Until,
    When,
)
from values_exchange.model.learning import Award, Evaluation, Transfer
from values_exchange.model.offer import Audience, Offer, Staff
from values_exchange.model.quantities import Figure, Figures, Funding
from values_exchange.model.sites import Sites
from values_exchange.model.translations import Translations
from values_exchange.model.volunteers import Volunteers
from values_exchange.vocabulary import (
    APPROACHES,
    CHALLENGES,
    FUNCTIONS,
    HISTORY_KINDS,
    LINKS,
    PROGRAMME_KINDS,
    PROGRAMME_STATUSES,
    RELATIONS,
)

STATED = [{"en": "Many people arrived in summer 2015.", "sources": ["seed"]}]

SchemaVersion = Annotated[
    int,
    Meaning(
        "Schema version",
        "The version of the record's form; 1 for now.",
        need=Need.REQUIRED,
        example=1,
        minimum=1,
        maximum=1,
    ),
]


@shape("Link to the network", claim=True)
class Link:
    """How firmly it is known that this is what the city brought to the network."""

    how: Annotated[
        str, Meaning("How firm", "How the link is established.", need=Need.REQUIRED, example="stated", codes=LINKS)
    ]
    text: Remark = None
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape("Status", claim=True)
class Status:
    """Whether the programme is planned, running, ended or replaced, and when that was so."""

    code: Annotated[
        str,
        Meaning(
            "Status", "Where the programme stands.", need=Need.REQUIRED, example="running", codes=PROGRAMME_STATUSES
        ),
    ]
    text: Remark = None
    as_of: AsOf = None
    certainty: Certainty = None
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape("Part of a programme")
class ProgrammePart:
    """One of several things under one programme."""

    name: Annotated[
        Text, Meaning("Name", "What the part is called.", need=Need.REQUIRED, example={"en": "Welcome desk"})
    ]
    text: Remark = None
    functions: Annotated[
        tuple[Coded, ...],
        Meaning(
            "Functions", "What this part does.", example=[{"codes": ["inform"], "sources": ["seed"]}], codes=FUNCTIONS
        ),
    ] = ()
    rhythm: Annotated[
        Statement | None,
        Meaning("Rhythm", "How often it takes place.", example={"en": "Once a month.", "sources": ["seed"]}),
    ] = None
    started: Annotated[When | None, Meaning("Since", "When it began.", example={"date": 2009, "sources": ["seed"]})] = (
        None
    )
    ended: Annotated[When | None, Meaning("Until", "When it ended.", example={"date": 2019, "sources": ["seed"]})] = (
        None
    )
    statements: Annotated[
        tuple[Statement, ...], Meaning("About the part", "What sources say of it.", example=STATED)
    ] = ()
    sources: Sources = ()


@shape("Related programme", claim=True)
class Related:
    """Another programme this one follows, replaces, learns from or passes on to."""

    relation: Annotated[
        str, Meaning("Relation", "How they are related.", need=Need.REQUIRED, example="succeeded_by", codes=RELATIONS)
    ]
    name: Annotated[str, Meaning("Name", "The other programme's name.", need=Need.REQUIRED, example="Urbane Zentren")]
    programme: Annotated[
        str | None,
        Meaning(
            "Programme",
            "Its id, where this catalogue has a record of it.",
            example="duesseldorf/welcome-points",
            refers=Refers.PROGRAMME,
        ),
    ] = None
    city: Annotated[str | None, Meaning("City", "Where it is, if elsewhere.", example="Ostend")] = None
    date: Annotated[PartialDate | None, Meaning("Date", "When.", example="2023")] = None
    certainty: Certainty = None
    text: Remark = None
    figures: Annotated[
        tuple[Figure, ...],
        Meaning(
            "Figures",
            "Numbers of the other programme; they are never laid beside this one's.",
            example=[{"measure": "people_trained", "value": 43, "sources": ["seed"]}],
        ),
    ] = ()
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape("Event in the history", claim=True)
class HistoryEntry:
    """Something that happened and that no other section dates; the timeline is put together from all of them."""

    date: Date
    until: Until = None
    certainty: Certainty = None
    words: DateWords = None
    kind: Annotated[
        str, Meaning("Kind", "What sort of event.", need=Need.REQUIRED, example="decision", codes=HISTORY_KINDS)
    ]
    by: Annotated[
        str | None, Meaning("By", "Who did it.", example="city", refers=Refers.ORGANISATION, open_names=True)
    ] = None
    organisation: Annotated[
        str | None,
        Meaning("Organisation", "The organisation it happened to.", example="diakonie", refers=Refers.ORGANISATION),
    ] = None
    text: Body
    said_by: SaidBy = None
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape("Programme")
class Programme:
    """One best practice as one city runs it."""

    schema: SchemaVersion
    language: Language
    title: Annotated[
        Text,
        Meaning(
            "Title",
            "What the programme is called.",
            need=Need.REQUIRED,
            example={"de": "Welcome Points"},
            max_length=160,
        ),
    ]
    summary: Annotated[
        Text,
        Meaning(
            "Summary",
            "What it is, for whom and how it works, in plain words and at most 250 of them.",
            need=Need.REQUIRED,
            example={"en": "Contact points in the districts for refugees, volunteers and neighbours."},
            max_words=250,
        ),
    ]
    kind: Annotated[
        str,
        Meaning(
            "What it is",
            "The kind of practice.",
            need=Need.REQUIRED,
            example="contact_point",
            codes=PROGRAMME_KINDS,
            compared=Compared.CODES,
        ),
    ]
    themes: Annotated[
        tuple[str, ...],
        Meaning(
            "Themes", "The network's themes it speaks to.", example=["C"], refers=Refers.THEME, compared=Compared.CODES
        ),
    ] = ()
    body: Annotated[
        str | None,
        Meaning("Body", "The body of the city's governance it mainly is.", example="advisory-board", pattern=KEY),
    ] = None
    link: Annotated[
        Link,
        Meaning(
            "Link to the network",
            "How firmly it is known that the city brought this to the network.",
            question="Is this the practice the city brought to the network?",
            need=Need.REQUIRED,
            example={"how": "stated", "sources": ["seed"]},
            compared=Compared.CODES,
        ),
    ]
    status: Annotated[
        Status | None,
        Meaning(
            "Status",
            "Where the programme stands.",
            question="Is it still running?",
            need=Need.ANSWERED,
            example={"code": "running", "as_of": 2019, "sources": ["seed"]},
            compared=Compared.CODES,
        ),
    ]
    started: Annotated[
        tuple[When, ...],
        Meaning(
            "Since",
            "When it began, and what began then.",
            question="When did it begin?",
            need=Need.RECOMMENDED,
            example=[{"date": 2015, "words": "summer 2015", "sources": ["seed"]}],
            compared=Compared.DATES,
        ),
    ] = ()
    ended: Annotated[
        tuple[When, ...],
        Meaning("Until", "When it ended.", example=[{"date": 2024, "sources": ["seed"]}], compared=Compared.DATES),
    ] = ()
    parts: Annotated[
        Mapping[str, ProgrammePart],
        Meaning(
            "Parts",
            "The things under this title, where they are several.",
            example={"desk": {"name": {"en": "Welcome desk"}}},
            keys=KEY,
        ),
    ] = EMPTY
    need: Annotated[
        tuple[Statement, ...],
        Meaning(
            "Need",
            "What made it necessary.",
            question="What made it necessary?",
            need=Need.ANSWERED,
            example=STATED,
            compared=Compared.TEXTS,
        ),
    ]
    challenges: Annotated[
        tuple[Coded, ...],
        Meaning(
            "Challenges",
            "What it answers, in the words other cities can look for; only what its need, aims or concept name.",
            example=[{"codes": ["isolation"], "sources": ["seed"]}],
            codes=CHALLENGES,
            compared=Compared.CODES,
        ),
    ] = ()
    aims: Annotated[
        tuple[Statement, ...],
        Meaning(
            "Aims",
            "What it is meant to reach.",
            question="What is it meant to reach?",
            need=Need.RECOMMENDED,
            example=STATED,
            compared=Compared.TEXTS,
        ),
    ] = ()
    concept: Annotated[
        tuple[Statement, ...],
        Meaning(
            "Concept",
            "How it is meant to work.",
            question="What is the idea behind it?",
            need=Need.RECOMMENDED,
            example=STATED,
            compared=Compared.TEXTS,
        ),
    ] = ()
    approaches: Annotated[
        tuple[Coded, ...],
        Meaning(
            "Ways of working",
            "How it works, in the words other cities can look for.",
            question="Which ways of working mark it?",
            need=Need.RECOMMENDED,
            example=[{"codes": ["drop_in"], "sources": ["seed"]}],
            codes=APPROACHES,
            compared=Compared.CODES,
        ),
    ] = ()
    audience: Annotated[
        Audience,
        Meaning(
            "Audience",
            "Whom it is for.",
            need=Need.REQUIRED,
            example={"groups": [{"codes": ["refugees"], "sources": ["seed"]}]},
        ),
    ]
    offer: Annotated[
        Offer,
        Meaning(
            "Offer",
            "What it does.",
            need=Need.REQUIRED,
            example={"functions": [{"codes": ["advise"], "sources": ["seed"]}]},
        ),
    ]
    volunteers: Annotated[
        Volunteers,
        Meaning(
            "Volunteers",
            "Who volunteers for whom, and how.",
            need=Need.REQUIRED,
            example={"who": [{"codes": ["residents"], "sources": ["seed"]}]},
        ),
    ]
    staff: Annotated[Staff | None, Meaning("Staff", "Paid staff.", example={"roles": STATED})] = None
    sites: Sites = EMPTY
    organisations: Organisations
    figures: Figures = ()
    funding: Funding = ()
    evaluations: Annotated[
        tuple[Evaluation, ...],
        Meaning(
            "Evaluations",
            "Studies and reviews. “None yet” is a valid answer: say so under `absent`.",
            question="Has anybody evaluated it, and what was found?",
            need=Need.RECOMMENDED,
            example=[{"by": "hsd", "date": 2021, "sources": ["seed"]}],
            compared=Compared.TEXTS,
        ),
    ] = ()
    lessons: Annotated[
        tuple[Lesson, ...],
        Meaning(
            "Lessons",
            "What worked, what hindered, what did not work.",
            question="What worked, and what did not?",
            need=Need.RECOMMENDED,
            example=[{"kind": "worked", "en": "Contact persons on site.", "sources": ["seed"]}],
            compared=Compared.TEXTS,
        ),
    ] = ()
    transfer: Annotated[
        Transfer | None,
        Meaning("Transfer", "What another city needs to know to take it up.", example={"core": STATED}),
    ] = None
    related: Annotated[
        tuple[Related, ...],
        Meaning(
            "Related programmes",
            "What it follows, what follows it, where its method went.",
            example=[{"relation": "succeeded_by", "name": "Urbane Zentren", "sources": ["seed"]}],
            compared=Compared.TEXTS,
        ),
    ] = ()
    awards: Annotated[
        tuple[Award, ...],
        Meaning(
            "Awards",
            "Prizes it won.",
            example=[{"name": "Prize for integration", "sources": ["seed"]}],
            compared=Compared.TEXTS,
        ),
    ] = ()
    history: Annotated[
        tuple[HistoryEntry, ...],
        Meaning(
            "History",
            "Only what no other section dates: requests, motions, decisions.",
            example=[{"date": "2023-06", "kind": "decision", "en": "The committee decided.", "sources": ["seed"]}],
        ),
    ] = ()
    conflicts: Conflicts = EMPTY
    contact: Annotated[
        Contact | None, Meaning("Contact", "Whom to write to.", example={"unit": "Integration office"})
    ] = None
    licence: Licence = None
    review: Checked
    translated: Translations = ()
    sources: SourceMap = EMPTY
    absent: Absences = ()
