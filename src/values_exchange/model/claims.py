"""Claims and what they rest on: statements, coded statements, dated claims, answers, gaps and conflicts."""

from collections.abc import Mapping
from typing import Annotated

from values_exchange.dates import PartialDate
from values_exchange.fields import KEY, Meaning, Need, Refers, shape
from values_exchange.languages import Text
from values_exchange.vocabulary import (
    ABSENT_REASONS,
    ANSWERS,
    CERTAINTIES,
    CONFLICT_STATES,
    LESSON_KINDS,
    STATES,
    TOPICS,
)

Sources = Annotated[
    tuple[str, ...],
    Meaning(
        "Sources",
        "The ids of the sources this rests on, declared under `sources` here, in the city's or the network's record.",
        example=["seed"],
        refers=Refers.SOURCE,
    ),
]
ClaimId = Annotated[
    str | None,
    Meaning("Id", "A name for this claim, so that a conflict can point at it.", example="nine-sites", pattern=KEY),
]
AsOf = Annotated[
    PartialDate | None,
    Meaning(
        "As of",
        "The time the claim is about, only where the source states it; never copied from the date of the source.",
        example="2019-03",
    ),
]
Certainty = Annotated[
    str | None,
    Meaning(
        "Certainty", "How the date is known, where it is not simply stated.", example="inferred", codes=CERTAINTIES
    ),
]
Date = Annotated[
    PartialDate,
    Meaning("Date", "A year, a month or a day, as precise as the source.", need=Need.REQUIRED, example="2015-09-02"),
]
Until = Annotated[
    PartialDate | None,
    Meaning("Until", "The last year, month or day, where it lasted longer than `date` says.", example="2015-09-04"),
]
DateWords = Annotated[
    str | None,
    Meaning("Date in words", "The date as the source puts it, where a number says too much.", example="mid-2019"),
]
Caveat = Annotated[
    Text | None,
    Meaning(
        "Caveat",
        "What the source does not say, or what a reader must know before using the claim.",
        example={"en": "The report does not say who counted."},
    ),
]
SaidBy = Annotated[
    str | None,
    Meaning(
        "Said by", "Who speaks, by role, where the claim is somebody's own account.", example="the head of the office"
    ),
]
Body = Annotated[
    Text,
    Meaning(
        "Text",
        "What is said, in one or several languages, each under its language tag.",
        need=Need.REQUIRED,
        example={"en": "The points advise newcomers and neighbours."},
        flat=True,
    ),
]
Remark = Annotated[
    Text | None,
    Meaning(
        "Text",
        "What is said beyond the codes, in one or several languages, each under its language tag.",
        example={"en": "By appointment."},
        flat=True,
    ),
]
Site = Annotated[str | None, Meaning("Site", "The one site it is about.", example="nord", refers=Refers.SITE)]
Part = Annotated[
    str | None, Meaning("Part", "The one part of the programme it is about.", example="desk", refers=Refers.PART)
]
SiteList = Annotated[tuple[str, ...], Meaning("Sites", "The sites it is about.", example=["nord"], refers=Refers.SITE)]
PartList = Annotated[tuple[str, ...], Meaning("Parts", "The parts it is about.", example=["desk"], refers=Refers.PART)]


@shape("Absence")
class Absent:
    """Why a field of this section is left out, where more is known than that no source says it."""

    field: Annotated[
        str, Meaning("Field", "The name of the field that is left out.", need=Need.REQUIRED, example="insurance")
    ]
    reason: Annotated[
        str, Meaning("Reason", "Why it is left out.", need=Need.REQUIRED, example="not_collected", codes=ABSENT_REASONS)
    ]
    note: Annotated[
        Text | None,
        Meaning("Note", "What else a reader should know about the gap.", example={"en": "Asked in May 2026."}),
    ] = None
    sources: Sources = ()


Absences = Annotated[
    tuple[Absent, ...],
    Meaning(
        "Left out, and why",
        "Fields of this section that are left out for a reason. A field that is simply not documented is not listed.",
        example=[{"field": "sources", "reason": "not_collected"}],
    ),
]


@shape("Statement", claim=True)
class Statement:
    """A text with its sources."""

    text: Body
    sources: Sources = ()
    as_of: AsOf = None
    certainty: Certainty = None
    said_by: SaidBy = None
    caveat: Caveat = None
    site: Site = None
    part: Part = None
    id: ClaimId = None


@shape("Statement on a topic", claim=True)
class TopicStatement:
    """A text with its sources, about one side of an exchange project."""

    topic: Annotated[
        str, Meaning("Topic", "What the statement is about.", need=Need.REQUIRED, example="aim", codes=TOPICS)
    ]
    text: Body
    sources: Sources = ()
    as_of: AsOf = None
    said_by: SaidBy = None
    caveat: Caveat = None
    id: ClaimId = None


@shape("Lesson", claim=True)
class Lesson:
    """Something learnt: what worked, what hindered, what did not work, an insight or a piece of advice."""

    kind: Annotated[
        str, Meaning("Kind", "What sort of lesson it is.", need=Need.REQUIRED, example="worked", codes=LESSON_KINDS)
    ]
    text: Body
    sources: Sources = ()
    as_of: AsOf = None
    certainty: Certainty = None
    said_by: SaidBy = None
    from_project: Annotated[
        str | None, Meaning("From project", "The other project the lesson comes from.", example="A workshop of 2017")
    ] = None
    caveat: Caveat = None
    id: ClaimId = None


@shape("Coded statement", claim=True)
class Coded:
    """One or several codes that rest on the same sources, with a text where the codes do not say enough."""

    codes: Annotated[
        tuple[str, ...],
        Meaning("Codes", "Codes of the field's code list.", need=Need.REQUIRED, example=["advise", "inform"]),
    ]
    text: Remark = None
    state: Annotated[
        str | None,
        Meaning(
            "State",
            "Left out when it is really done; `planned` when it was only announced.",
            example="planned",
            codes=STATES,
        ),
    ] = None
    sources: Sources = ()
    as_of: AsOf = None
    certainty: Certainty = None
    sites: SiteList = ()
    parts: PartList = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape("Answer", claim=True)
class Answer:
    """A yes, no, partly or planned, with a text and its sources."""

    answer: Annotated[
        str, Meaning("Answer", "Yes, no, partly or planned.", need=Need.REQUIRED, example="yes", codes=ANSWERS)
    ]
    text: Remark = None
    sources: Sources = ()
    as_of: AsOf = None
    certainty: Certainty = None
    caveat: Caveat = None
    sites: SiteList = ()
    parts: PartList = ()
    id: ClaimId = None


@shape("Dated claim", claim=True)
class When:
    """A date, as precise as it is known, with its sources."""

    date: Date
    until: Until = None
    certainty: Certainty = None
    words: DateWords = None
    text: Remark = None
    sources: Sources = ()
    said_by: SaidBy = None
    caveat: Caveat = None
    id: ClaimId = None


@shape("Conflict")
class Conflict:
    """
    Claims that disagree, or seem to.

    It points at them by their ids and holds no values of its own.
    """

    topic: Annotated[
        Text,
        Meaning("Topic", "What the claims disagree about.", need=Need.REQUIRED, example={"en": "Number of sites"}),
    ]
    between: Annotated[
        tuple[str, ...],
        Meaning(
            "Between",
            "The ids of the claims that disagree.",
            need=Need.REQUIRED,
            example=["nine-sites", "ten-sites"],
            refers=Refers.CLAIM,
        ),
    ]
    state: Annotated[
        str,
        Meaning(
            "State",
            "Whether the question is open, settled, or no conflict after all.",
            need=Need.REQUIRED,
            example="open",
            codes=CONFLICT_STATES,
        ),
    ]
    reading: Annotated[
        Text | None,
        Meaning("Reading", "The reading these pages use.", example={"en": "The list of each source, with its date."}),
    ] = None
    why: Annotated[
        Text | None, Meaning("Why", "Why this reading was chosen.", example={"en": "The lists are years apart."})
    ] = None


Conflicts = Annotated[
    Mapping[str, Conflict],
    Meaning(
        "Conflicts",
        "Where sources disagree: each names the claims, the reading chosen and why.",
        example={"sites": {"topic": {"en": "Number of sites"}, "between": ["nine", "ten"], "state": "open"}},
        keys=KEY,
    ),
]
