"""A programme: one best practice as one city runs it, in the order in which its page shows it."""

from collections.abc import Mapping
from typing import Annotated

from values_exchange.dates import PartialDate
from values_exchange.fields import EMPTY, KEY, SLUG, Compared, Meaning, Need, Refers, shape
from values_exchange.languages import Text
from values_exchange.model.bodies import Contact, Language, Organisations, Review, SourceMap
from values_exchange.model.claims import (
    Absences,
    Answer,
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
    Part,
    Remark,
    SaidBy,
    Sources,
    Statement,
    Until,
    When,
)
from values_exchange.model.quantities import Figure, Figures, Funding, Number
from values_exchange.model.sites import Sites
from values_exchange.model.volunteers import Volunteers
from values_exchange.vocabulary import (
    APPROACHES,
    CHANNELS,
    CURRENCIES,
    EVALUATION_DESIGNS,
    EVALUATION_KINDS,
    FUNCTIONS,
    HISTORY_KINDS,
    LINKS,
    PARTICIPATION,
    PROGRAMME_KINDS,
    PROGRAMME_STATUSES,
    RELATIONS,
    TARGET_GROUPS,
)

STATED = [{"en": "Many people arrived in summer 2015.", "sources": ["seed"]}]

SchemaVersion = Annotated[
    int,
    Meaning("Schema version", "The version of the record's form; 1 for now.", need=Need.REQUIRED, example=1, minimum=1, maximum=1),
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
        str, Meaning("Status", "Where the programme stands.", need=Need.REQUIRED, example="running", codes=PROGRAMME_STATUSES)
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

    name: Annotated[Text, Meaning("Name", "What the part is called.", need=Need.REQUIRED, example={"en": "Welcome desk"})]
    text: Remark = None
    functions: Annotated[
        tuple[Coded, ...],
        Meaning("Functions", "What this part does.", example=[{"codes": ["inform"], "sources": ["seed"]}], codes=FUNCTIONS),
    ] = ()
    rhythm: Annotated[
        Statement | None, Meaning("Rhythm", "How often it takes place.", example={"en": "Once a month.", "sources": ["seed"]})
    ] = None
    started: Annotated[When | None, Meaning("Since", "When it began.", example={"date": 2009, "sources": ["seed"]})] = None
    ended: Annotated[When | None, Meaning("Until", "When it ended.", example={"date": 2019, "sources": ["seed"]})] = None
    statements: Annotated[tuple[Statement, ...], Meaning("About the part", "What sources say of it.", example=STATED)] = ()
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
            "Programme", "Its id, where this catalogue has a record of it.", example="duesseldorf/welcome-points",
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
            "Figures", "Numbers of the other programme; they are never laid beside this one's.",
            example=[{"measure": "people_trained", "value": 43, "sources": ["seed"]}],
        ),
    ] = ()
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape("Audience")
class Audience:
    """Whom the programme is for, and how those people take part in shaping it."""

    groups: Annotated[
        tuple[Coded, ...],
        Meaning(
            "Target groups",
            "Whom it is for.",
            question="Whom is it for?",
            need=Need.ANSWERED,
            example=[{"codes": ["refugees"], "sources": ["seed"]}],
            codes=TARGET_GROUPS,
            compared=Compared.CODES,
        ),
    ]
    age_min: Annotated[int | None, Meaning("From age", "The lowest age.", unit="years", example=16, minimum=0, maximum=120)] = None
    age_max: Annotated[int | None, Meaning("To age", "The highest age.", unit="years", example=27, minimum=0, maximum=120)] = None
    communities: Annotated[
        tuple[Statement, ...], Meaning("Communities", "Communities or origins it is for.", example=STATED, compared=Compared.TEXTS)
    ] = ()
    open_to_all: Annotated[
        Answer | None,
        Meaning("Open to all", "Whether everybody is welcome.", example={"answer": "yes", "sources": ["seed"]}, compared=Compared.ANSWERS),
    ] = None
    participation: Annotated[
        tuple[Coded, ...],
        Meaning(
            "Participation",
            "How the people it is for shape or run it.",
            question="How do newcomers shape the programme?",
            need=Need.RECOMMENDED,
            example=[{"codes": ["consulted"], "sources": ["seed"]}],
            codes=PARTICIPATION,
            compared=Compared.CODES,
        ),
    ] = ()
    statements: Annotated[tuple[Statement, ...], Meaning("About the audience", "What else sources say.", example=STATED)] = ()
    sources: Sources = ()
    as_of: AsOf = None
    absent: Absences = ()


@shape("Offer")
class Offer:
    """What the programme does, through which channels, in which languages and at what cost."""

    functions: Annotated[
        tuple[Coded, ...],
        Meaning(
            "Functions",
            "What it does; what was only announced carries `state: planned`.",
            question="What can people get there?",
            need=Need.ANSWERED,
            example=[{"codes": ["advise", "inform"], "sources": ["seed"]}],
            codes=FUNCTIONS,
            compared=Compared.CODES,
        ),
    ]
    channels: Annotated[
        tuple[Coded, ...],
        Meaning(
            "Channels",
            "How people reach it.",
            example=[{"codes": ["walk_in"], "sources": ["seed"]}],
            codes=CHANNELS,
            compared=Compared.CODES,
        ),
    ] = ()
    service_languages: Annotated[
        tuple[Statement, ...],
        Meaning(
            "Languages spoken",
            "In which languages people are served.",
            question="In which languages are people served?",
            example=[{"en": "Arabic and English.", "sources": ["seed"]}],
            compared=Compared.TEXTS,
        ),
    ] = ()
    cost: Annotated[
        tuple[Statement, ...],
        Meaning(
            "Cost to the user",
            "What people pay.",
            question="Is everything free of charge?",
            example=[{"en": "Free of charge.", "sources": ["seed"]}],
            compared=Compared.TEXTS,
        ),
    ] = ()
    statements: Annotated[tuple[Statement, ...], Meaning("About the offer", "What else sources say.", example=STATED)] = ()
    sources: Sources = ()
    as_of: AsOf = None
    absent: Absences = ()


@shape("Staff")
class Staff:
    """Paid staff: what they do and how they are trained; their number is a figure."""

    roles: Annotated[
        tuple[Statement, ...],
        Meaning("Roles", "What paid staff do.", question="What do paid staff do?", example=STATED, compared=Compared.TEXTS),
    ] = ()
    training: Annotated[
        tuple[Statement, ...], Meaning("Training", "How staff are trained.", example=STATED, compared=Compared.TEXTS)
    ] = ()
    statements: Annotated[tuple[Statement, ...], Meaning("About the staff", "What else sources say.", example=STATED)] = ()
    sources: Sources = ()
    as_of: AsOf = None
    absent: Absences = ()


@shape("Evaluation", claim=True)
class Evaluation:
    """A study or review of the programme, by whom, of what, and what it found."""

    title: Annotated[str | None, Meaning("Title", "The study's title.", example="INTENSO")] = None
    by: Annotated[
        str | None,
        Meaning("By", "Who made it.", example="hsd", refers=Refers.ORGANISATION, open_names=True),
    ] = None
    kind: Annotated[str | None, Meaning("Kind", "Who looked at whom.", example="external", codes=EVALUATION_KINDS)] = None
    design: Annotated[str | None, Meaning("Design", "How it was made.", example="interviews", codes=EVALUATION_DESIGNS)] = None
    date: Annotated[PartialDate | None, Meaning("Date", "When it was made or reported.", example="2021-12")] = None
    until: Until = None
    certainty: Certainty = None
    words: DateWords = None
    scope: Annotated[Text | None, Meaning("Scope", "What was studied.", example={"en": "Districts 5 and 6."})] = None
    paid_by: Annotated[
        tuple[str, ...],
        Meaning("Paid by", "Who paid for it.", example=["land"], refers=Refers.ORGANISATION, open_names=True),
    ] = ()
    findings: Annotated[tuple[Statement, ...], Meaning("Findings", "What it found.", example=STATED)] = ()
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape("Award", claim=True)
class Award:
    """A prize the programme or a part of it won; an award is not an evaluation."""

    name: Annotated[str, Meaning("Name", "The prize.", need=Need.REQUIRED, example="Prize for integration")]
    by: Annotated[
        str | None, Meaning("By", "Who gave it.", example="city", refers=Refers.ORGANISATION, open_names=True)
    ] = None
    date: Annotated[PartialDate | None, Meaning("Date", "When.", example="2016")] = None
    certainty: Certainty = None
    amount: Annotated[Number | None, Meaning("Amount", "The prize money.", example=1000, minimum=0)] = None
    currency: Annotated[str | None, Meaning("Currency", "The ISO 4217 code.", example="EUR", choices=CURRENCIES)] = None
    part: Part = None
    text: Remark = None
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape("Transfer")
class Transfer:
    """What another city needs to know to take the practice up."""

    core: Annotated[
        tuple[Statement, ...],
        Meaning("Core", "What must stay as it is.", question="What must another city keep as it is?", example=STATED, compared=Compared.TEXTS),
    ] = ()
    adaptable: Annotated[
        tuple[Statement, ...],
        Meaning("Adaptable", "What may differ.", question="What may another city change?", example=STATED, compared=Compared.TEXTS),
    ] = ()
    preconditions: Annotated[
        tuple[Statement, ...],
        Meaning("Preconditions", "What must be there first.", question="What must be in place first?", example=STATED, compared=Compared.TEXTS),
    ] = ()
    smallest_version: Annotated[
        tuple[Statement, ...],
        Meaning("Smallest version", "The least that works.", question="What is the smallest version that works?", example=STATED, compared=Compared.TEXTS),
    ] = ()
    time_to_first_service: Annotated[
        tuple[Statement, ...],
        Meaning("Time to first service", "How long it took to start.", question="How long did it take to open?", example=STATED, compared=Compared.TEXTS),
    ] = ()
    offers: Annotated[
        tuple[Statement, ...],
        Meaning("Offers", "What the city offers others.", question="What can you offer other cities?", example=STATED, compared=Compared.TEXTS),
    ] = ()
    seeks: Annotated[
        tuple[Statement, ...],
        Meaning("Seeks", "What the city seeks from others.", question="What do you seek from other cities?", example=STATED, compared=Compared.TEXTS),
    ] = ()
    sources: Sources = ()
    as_of: AsOf = None
    absent: Absences = ()


@shape("Event in the history", claim=True)
class HistoryEntry:
    """Something that happened and that no other section dates; the timeline is put together from all of them."""

    date: Date
    until: Until = None
    certainty: Certainty = None
    words: DateWords = None
    kind: Annotated[str, Meaning("Kind", "What sort of event.", need=Need.REQUIRED, example="decision", codes=HISTORY_KINDS)]
    by: Annotated[
        str | None, Meaning("By", "Who did it.", example="city", refers=Refers.ORGANISATION, open_names=True)
    ] = None
    organisation: Annotated[
        str | None, Meaning("Organisation", "The organisation it happened to.", example="diakonie", refers=Refers.ORGANISATION)
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
        Meaning("Title", "What the programme is called.", need=Need.REQUIRED, example={"de": "Welcome Points"}, max_length=160),
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
            "What it is", "The kind of practice.", need=Need.REQUIRED, example="contact_point", codes=PROGRAMME_KINDS,
            compared=Compared.CODES,
        ),
    ]
    themes: Annotated[
        tuple[str, ...],
        Meaning("Themes", "The network's themes it speaks to.", example=["C"], refers=Refers.THEME, compared=Compared.CODES),
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
        Meaning("Parts", "The things under this title, where they are several.", example={"desk": {"name": {"en": "Welcome desk"}}}, keys=KEY),
    ] = EMPTY
    need: Annotated[
        tuple[Statement, ...],
        Meaning("Need", "What made it necessary.", question="What made it necessary?", need=Need.ANSWERED, example=STATED, compared=Compared.TEXTS),
    ]
    aims: Annotated[
        tuple[Statement, ...],
        Meaning("Aims", "What it is meant to reach.", question="What is it meant to reach?", need=Need.RECOMMENDED, example=STATED, compared=Compared.TEXTS),
    ] = ()
    concept: Annotated[
        tuple[Statement, ...],
        Meaning("Concept", "How it is meant to work.", question="What is the idea behind it?", need=Need.RECOMMENDED, example=STATED, compared=Compared.TEXTS),
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
        Meaning("Audience", "Whom it is for.", need=Need.REQUIRED, example={"groups": [{"codes": ["refugees"], "sources": ["seed"]}]}),
    ]
    offer: Annotated[
        Offer,
        Meaning("Offer", "What it does.", need=Need.REQUIRED, example={"functions": [{"codes": ["advise"], "sources": ["seed"]}]}),
    ]
    volunteers: Annotated[
        Volunteers,
        Meaning(
            "Volunteers", "Who volunteers for whom, and how.", need=Need.REQUIRED,
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
        tuple[Award, ...], Meaning("Awards", "Prizes it won.", example=[{"name": "Prize for integration", "sources": ["seed"]}], compared=Compared.TEXTS)
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
    contact: Annotated[Contact | None, Meaning("Contact", "Whom to write to.", example={"unit": "Integration office"})] = None
    licence: Annotated[
        str | None, Meaning("Licence", "The licence of this record's texts, as an SPDX id.", example="CC-BY-4.0", pattern=r"^[A-Za-z0-9.+-]+$")
    ] = None
    review: Annotated[
        Review,
        Meaning(
            "Review", "How far the record was checked.", need=Need.REQUIRED,
            example={"state": "drafted_from_public_sources", "last_checked": "2026-11-23"},
        ),
    ]
    sources: SourceMap = EMPTY
    absent: Absences = ()
