"""Whom a programme is for and what it does: its audience, its offer and its paid staff."""

from typing import Annotated

from values_exchange.fields import Compared, Meaning, Need, shape
from values_exchange.model.claims import Absences, Answer, AsOf, Coded, Sources, Statement
from values_exchange.vocabulary import CHANNELS, FUNCTIONS, PARTICIPATION, TARGET_GROUPS

STATED = [{"en": "Visitors plan their own evenings.", "sources": ["seed"]}]


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
    age_min: Annotated[
        int | None, Meaning("From age", "The lowest age.", unit="years", example=16, minimum=0, maximum=120)
    ] = None
    age_max: Annotated[
        int | None, Meaning("To age", "The highest age.", unit="years", example=27, minimum=0, maximum=120)
    ] = None
    communities: Annotated[
        tuple[Statement, ...],
        Meaning("Communities", "Communities or origins it is for.", example=STATED, compared=Compared.TEXTS),
    ] = ()
    open_to_all: Annotated[
        Answer | None,
        Meaning(
            "Open to all",
            "Whether everybody is welcome.",
            example={"answer": "yes", "sources": ["seed"]},
            compared=Compared.ANSWERS,
        ),
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
    statements: Annotated[
        tuple[Statement, ...], Meaning("About the audience", "What else sources say.", example=STATED)
    ] = ()
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
    statements: Annotated[
        tuple[Statement, ...], Meaning("About the offer", "What else sources say.", example=STATED)
    ] = ()
    sources: Sources = ()
    as_of: AsOf = None
    absent: Absences = ()


@shape("Staff")
class Staff:
    """Paid staff: what they do and how they are trained; their number is a figure."""

    roles: Annotated[
        tuple[Statement, ...],
        Meaning(
            "Roles", "What paid staff do.", question="What do paid staff do?", example=STATED, compared=Compared.TEXTS
        ),
    ] = ()
    training: Annotated[
        tuple[Statement, ...], Meaning("Training", "How staff are trained.", example=STATED, compared=Compared.TEXTS)
    ] = ()
    statements: Annotated[
        tuple[Statement, ...], Meaning("About the staff", "What else sources say.", example=STATED)
    ] = ()
    sources: Sources = ()
    as_of: AsOf = None
    absent: Absences = ()
