"""Sites as dated sightings: a place where a programme meets people, and what sources say of it when."""

from collections.abc import Mapping
from typing import Annotated

from values_exchange.fields import KEY, Compared, Meaning, Need, Refers, shape
from values_exchange.languages import Text
from values_exchange.model.claims import (
    Absences,
    Answer,
    AsOf,
    Caveat,
    Certainty,
    ClaimId,
    Date,
    DateWords,
    Remark,
    Sources,
    Statement,
    Until,
)
from values_exchange.vocabulary import SITE_STATUSES, STATES


@shape("Place")
class Place:
    """A point on the map, with how exact it is and how it is known."""

    lat: Annotated[
        float | int,
        Meaning(
            "Latitude",
            "North of the equator, WGS 84.",
            need=Need.REQUIRED,
            unit="°",
            example=51.23,
            minimum=-90,
            maximum=90,
        ),
    ]
    lon: Annotated[
        float | int,
        Meaning(
            "Longitude",
            "East of Greenwich, WGS 84.",
            need=Need.REQUIRED,
            unit="°",
            example=6.77,
            minimum=-180,
            maximum=180,
        ),
    ]
    precision_m: Annotated[
        int | None, Meaning("Precision", "How far off the point may be.", unit="m", example=1000, minimum=0)
    ] = None
    basis: Annotated[
        Text | None,
        Meaning("Basis", "How the point is known.", example={"en": "General knowledge, to about 0.01 degree."}),
    ] = None
    sources: Sources = ()


@shape("State of a site", claim=True)
class SiteState:
    """What a source says of a site at a date: planned, opened, seen open, moved, closed, not listed …."""

    date: Date
    status: Annotated[
        str, Meaning("Status", "What is said of the site.", need=Need.REQUIRED, example="open", codes=SITE_STATUSES)
    ]
    until: Until = None
    certainty: Certainty = None
    words: DateWords = None
    text: Remark = None
    moved_to: Annotated[
        str | None, Meaning("Moved to", "The site it moved to.", example="eller-119", refers=Refers.SITE)
    ] = None
    moved_from: Annotated[
        str | None, Meaning("Moved from", "The site it moved from.", example="eller-160", refers=Refers.SITE)
    ] = None
    sources: Sources = ()
    caveat: Caveat = None
    id: ClaimId = None


@shape("Operator", claim=True)
class Operator:
    """Who runs a site, alone or together, and when that was so."""

    organisations: Annotated[
        tuple[str, ...],
        Meaning(
            "Organisations",
            "The body, or the bodies that run it jointly.",
            need=Need.REQUIRED,
            example=["asg", "caritas"],
            refers=Refers.ORGANISATION,
        ),
    ]
    as_of: AsOf = None
    until: Until = None
    certainty: Certainty = None
    state: Annotated[
        str | None,
        Meaning(
            "State",
            "Left out when it is really so; `planned` when it was only announced.",
            example="planned",
            codes=STATES,
        ),
    ] = None
    text: Remark = None
    sources: Sources = ()
    id: ClaimId = None


@shape("Opening hours", claim=True)
class Hours:
    """Opening hours as a source gave them at a date; old hours are never shown as today's."""

    hours: Annotated[
        str,
        Meaning(
            "Hours",
            "The hours in the opening-hours notation of OpenStreetMap.",
            need=Need.REQUIRED,
            example="Mo-Fr 09:00-17:00; Sa 10:00-14:00",
            max_length=200,
        ),
    ]
    as_of: AsOf = None
    text: Remark = None
    sources: Sources = ()
    id: ClaimId = None


@shape("Site")
class Site:
    """One place where a programme meets people, existing, planned, moved or gone."""

    name: Annotated[str | None, Meaning("Name", "The site's own name.", example="Welcome Point 08")] = None
    address: Annotated[
        str | None,
        Meaning("Address", "Street and number in their correct current spelling.", example="Münsterstraße 6"),
    ] = None
    address_note: Annotated[
        Text | None,
        Meaning(
            "Note on the address",
            "The source's own wording, where it differs.",
            example={"en": "The source writes “Stadtbezik 9”."},
        ),
    ] = None
    district: Annotated[
        str | None,
        Meaning(
            "District", "The district it lies in, declared in the city's record.", example="1", refers=Refers.DISTRICT
        ),
    ] = None
    quarter: Annotated[
        str | None,
        Meaning(
            "Quarter", "The part of town it lies in.", example="Pempelfort", refers=Refers.QUARTER, open_names=True
        ),
    ] = None
    serves: Annotated[
        tuple[str, ...],
        Meaning(
            "Serves",
            "The districts it is for, where that is more than its own.",
            example=["9", "10"],
            refers=Refers.DISTRICT,
        ),
    ] = ()
    operators: Annotated[
        tuple[Operator, ...],
        Meaning("Operators", "Who ran it, when.", example=[{"organisations": ["diakonie"], "sources": ["seed"]}]),
    ] = ()
    states: Annotated[
        tuple[SiteState, ...],
        Meaning(
            "States",
            "What sources say of it, when.",
            need=Need.ANSWERED,
            example=[{"date": 2019, "status": "open", "sources": ["seed"]}],
        ),
    ]
    hours: Annotated[
        tuple[Hours, ...],
        Meaning(
            "Opening hours", "Hours, each with its date.", example=[{"hours": "Mo-Fr 09:00-17:00", "sources": ["seed"]}]
        ),
    ] = ()
    step_free: Annotated[
        Answer | None,
        Meaning(
            "Step-free access",
            "Whether it can be reached without steps.",
            example={"answer": "yes", "sources": ["seed"]},
        ),
    ] = None
    place: Annotated[Place | None, Meaning("Place", "The point on the map.", example={"lat": 51.23, "lon": 6.77})] = (
        None
    )
    statements: Annotated[
        tuple[Statement, ...],
        Meaning("About the site", "What else sources say of it.", example=[{"en": "One room.", "sources": ["seed"]}]),
    ] = ()
    sources: Sources = ()
    absent: Absences = ()


Sites = Annotated[
    Mapping[str, Site],
    Meaning(
        "Sites",
        "Every place where the programme meets people, each under a short key; also planned, moved and closed ones.",
        question="Where can people go, since when, and who runs each place?",
        need=Need.OPTIONAL,
        example={
            "nord": {"address": "Münsterstraße 6", "states": [{"date": 2019, "status": "open", "sources": ["seed"]}]}
        },
        compared=Compared.NAMES,
        keys=KEY,
    ),
]
