"""Figures and money: what was counted, reported or granted, about what, when, and how it is known."""

from typing import Annotated

from values_exchange.dates import PartialDate
from values_exchange.fields import Compared, Meaning, Need, Refers, shape
from values_exchange.languages import Text
from values_exchange.model.claims import (
    AsOf,
    Caveat,
    Certainty,
    ClaimId,
    Part,
    PartList,
    Remark,
    Site,
    SiteList,
    Sources,
)
from values_exchange.vocabulary import (
    BASES,
    CURRENCIES,
    MEASURES,
    MONEY_COVERS,
    MONEY_FORMS,
    MONEY_ORIGINS,
    MONEY_PURPOSES,
    MONEY_STAGES,
    QUALIFIERS,
    RATES,
    TARGET_GROUPS,
)

Number = int | float

Qualifier = Annotated[
    str | None,
    Meaning(
        "Qualifier",
        "How exact the number is, in the source's words; left out when it is exact.",
        example="about",
        codes=QUALIFIERS,
    ),
]
Rate = Annotated[
    str | None,
    Meaning(
        "Per",
        "The span or unit the number is for; left out when the number stands for one moment or one period.",
        example="day",
        codes=RATES,
    ),
]
Period = Annotated[
    PartialDate | None,
    Meaning("Period", "The year or month the number adds up; `as_of` is for a number at one moment.", example="2024"),
]
PeriodEnd = Annotated[
    PartialDate | None,
    Meaning("Period until", "The last year or month of the period, where it is longer than one.", example="2025"),
]


@shape("Figure", one_of=(("value",), ("low", "high"), ("words",)), together=(("low", "high"),), claim=True)
class Figure:
    """One measured or reported value: what it counts, about what, when, how it is known, and its sources."""

    measure: Annotated[
        str, Meaning("Measure", "What is counted.", need=Need.REQUIRED, example="volunteers_active", codes=MEASURES)
    ]
    value: Annotated[Number | None, Meaning("Value", "The number, in the measure's unit.", example=30)] = None
    low: Annotated[Number | None, Meaning("Low", "The lower end of a range.", example=70)] = None
    high: Annotated[Number | None, Meaning("High", "The upper end of a range.", example=100)] = None
    words: Annotated[
        str | None,
        Meaning("In words", "The value in the source's words, where it gives no number.", example="several hundred"),
    ] = None
    qualifier: Qualifier = None
    per: Rate = None
    who: Annotated[
        tuple[str, ...],
        Meaning(
            "Who", "The group that is counted, where it is not everybody.", example=["refugees"], codes=TARGET_GROUPS
        ),
    ] = ()
    part: Part = None
    site: Site = None
    organisation: Annotated[
        str | None,
        Meaning("Organisation", "The one organisation it is about.", example="diakonie", refers=Refers.ORGANISATION),
    ] = None
    area: Annotated[
        str | None,
        Meaning(
            "Area", "The district or other area it is about.", example="5", refers=Refers.DISTRICT, open_names=True
        ),
    ] = None
    which: Annotated[
        tuple[str, ...],
        Meaning(
            "Which",
            "The sites, districts or bodies the source names for the count.",
            example=["1", "2"],
            refers=Refers.FIGURE_NAME,
            open_names=True,
        ),
    ] = ()
    as_of: AsOf = None
    period: Period = None
    until: PeriodEnd = None
    certainty: Certainty = None
    basis: Annotated[
        str | None,
        Meaning(
            "Basis", "How the value is known; left out when a source simply reports it.", example="counted", codes=BASES
        ),
    ] = None
    definition: Annotated[
        Text | None,
        Meaning(
            "Definition",
            "What exactly this source counts, where the measure leaves it open.",
            example={"en": "Non-EU citizens only."},
        ),
    ] = None
    text: Remark = None
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape(
    "Money",
    one_of=(("amount",), ("low", "high"), ("words",), ("in_kind",), ("share",), ("origin",)),
    together=(("low", "high"),),
    needs=(("amount", "currency"), ("low", "currency")),
    claim=True,
)
class Money:
    """
    A sum or gift: how much, in which stage, for what, from whom, and its sources.

    Where no source gives the sum, whose money it is can still be said.
    """

    stage: Annotated[
        str,
        Meaning("Stage", "How far the money is on its way.", need=Need.REQUIRED, example="granted", codes=MONEY_STAGES),
    ]
    covers: Annotated[
        str,
        Meaning("Covers", "What the sum is for.", need=Need.REQUIRED, example="whole_programme", codes=MONEY_COVERS),
    ]
    amount: Annotated[Number | None, Meaning("Amount", "The sum.", example=600000, minimum=0)] = None
    low: Annotated[Number | None, Meaning("Low", "The lower end of a range.", example=20000, minimum=0)] = None
    high: Annotated[Number | None, Meaning("High", "The upper end of a range.", example=30000, minimum=0)] = None
    words: Annotated[
        str | None,
        Meaning("In words", "The sum in the source's words, where it gives no number.", example="a few thousand euros"),
    ] = None
    in_kind: Annotated[
        Text | None, Meaning("In kind", "What was given instead of money.", example={"en": "A used car"})
    ] = None
    currency: Annotated[
        str | None, Meaning("Currency", "The ISO 4217 code of the currency.", example="EUR", choices=CURRENCIES)
    ] = None
    qualifier: Qualifier = None
    per: Rate = None
    share: Annotated[
        Number | None, Meaning("Share", "The share of the whole.", unit="%", example=90, minimum=0, maximum=100)
    ] = None
    as_of: AsOf = None
    period: Period = None
    until: PeriodEnd = None
    certainty: Certainty = None
    funder: Annotated[
        str | None,
        Meaning(
            "Funder",
            "The organisation that gives it, or its name where it is not listed.",
            example="city",
            refers=Refers.ORGANISATION,
            open_names=True,
        ),
    ] = None
    origin: Annotated[
        str | None, Meaning("Origin", "Where the money comes from.", example="city", codes=MONEY_ORIGINS)
    ] = None
    form: Annotated[str | None, Meaning("Form", "In which form it is given.", example="grant", codes=MONEY_FORMS)] = (
        None
    )
    purpose: Annotated[
        tuple[str, ...], Meaning("Purpose", "What it is spent on.", example=["rent"], codes=MONEY_PURPOSES)
    ] = ()
    sites: SiteList = ()
    parts: PartList = ()
    text: Remark = None
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


Figures = Annotated[
    tuple[Figure, ...],
    Meaning(
        "Figures",
        "Every number the sources give, each with what it counts, about what, when and how it is known.",
        question="Which numbers does the city keep: volunteers, visits, people reached, hours?",
        example=[{"measure": "volunteers_active", "value": 30, "qualifier": "about", "sources": ["seed"]}],
        need=Need.RECOMMENDED,
        compared=Compared.CODES,
    ),
]
Funding = Annotated[
    tuple[Money, ...],
    Meaning(
        "Money",
        "Sums and gifts, each with its stage: applied for, granted, budgeted, spent.",
        question="What does it cost in a year, and who pays?",
        example=[{"amount": 2500, "currency": "EUR", "stage": "granted", "covers": "site", "sources": ["seed"]}],
        need=Need.RECOMMENDED,
        compared=Compared.MONEY,
    ),
]
