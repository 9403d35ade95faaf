"""What was learnt and what can be passed on: evaluations, awards, and what another city needs to know."""

from typing import Annotated

from values_exchange.dates import PartialDate
from values_exchange.fields import Compared, Meaning, Need, Refers, shape
from values_exchange.languages import Text
from values_exchange.model.claims import (
    Absences,
    AsOf,
    Caveat,
    Certainty,
    ClaimId,
    DateWords,
    Part,
    Remark,
    Sources,
    Statement,
    Until,
)
from values_exchange.model.quantities import Number
from values_exchange.vocabulary import CURRENCIES, EVALUATION_DESIGNS, EVALUATION_KINDS

STATED = [{"en": "A contact point needs a kitchen.", "sources": ["seed"]}]


@shape("Evaluation", claim=True)
class Evaluation:
    """A study or review of the programme, by whom, of what, and what it found."""

    title: Annotated[str | None, Meaning("Title", "The study's title.", example="INTENSO")] = None
    by: Annotated[
        str | None,
        Meaning("By", "Who made it.", example="hsd", refers=Refers.ORGANISATION, open_names=True),
    ] = None
    kind: Annotated[str | None, Meaning("Kind", "Who looked at whom.", example="external", codes=EVALUATION_KINDS)] = (
        None
    )
    design: Annotated[
        str | None, Meaning("Design", "How it was made.", example="interviews", codes=EVALUATION_DESIGNS)
    ] = None
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
        Meaning(
            "Core",
            "What must stay as it is.",
            question="What must another city keep as it is?",
            example=STATED,
            compared=Compared.TEXTS,
        ),
    ] = ()
    adaptable: Annotated[
        tuple[Statement, ...],
        Meaning(
            "Adaptable",
            "What may differ.",
            question="What may another city change?",
            example=STATED,
            compared=Compared.TEXTS,
        ),
    ] = ()
    preconditions: Annotated[
        tuple[Statement, ...],
        Meaning(
            "Preconditions",
            "What must be there first.",
            question="What must be in place first?",
            example=STATED,
            compared=Compared.TEXTS,
        ),
    ] = ()
    smallest_version: Annotated[
        tuple[Statement, ...],
        Meaning(
            "Smallest version",
            "The least that works.",
            question="What is the smallest version that works?",
            example=STATED,
            compared=Compared.TEXTS,
        ),
    ] = ()
    time_to_first_service: Annotated[
        tuple[Statement, ...],
        Meaning(
            "Time to first service",
            "How long it took to start.",
            question="How long did it take to open?",
            example=STATED,
            compared=Compared.TEXTS,
        ),
    ] = ()
    offers: Annotated[
        tuple[Statement, ...],
        Meaning(
            "Offers",
            "What the city offers others.",
            question="What can you offer other cities?",
            example=STATED,
            compared=Compared.TEXTS,
        ),
    ] = ()
    seeks: Annotated[
        tuple[Statement, ...],
        Meaning(
            "Seeks",
            "What the city seeks from others.",
            question="What do you seek from other cities?",
            example=STATED,
            compared=Compared.TEXTS,
        ),
    ] = ()
    sources: Sources = ()
    as_of: AsOf = None
    absent: Absences = ()
