"""Organisations, their roles and memberships; sources; and how a record was reviewed."""

from collections.abc import Mapping
from typing import Annotated

from values_exchange.dates import PartialDate
from values_exchange.fields import KEY, Compared, Meaning, Need, Refers, shape
from values_exchange.languages import LANGUAGES, Text
from values_exchange.model.claims import (
    AsOf,
    Certainty,
    ClaimId,
    DateWords,
    PartList,
    Remark,
    SiteList,
    Sources,
    Until,
)
from values_exchange.vocabulary import (
    BASES,
    ORGANISATION_KINDS,
    REVIEW_METHODS,
    REVIEW_STATES,
    ROLES,
    SOURCE_KINDS,
    STATES,
)

WEB_ADDRESS = r'^https?://[^\s<>"]+$'
MAILBOX = r'^[^@\s<>"]+@[^@\s<>"]+\.[A-Za-z]{2,}$'

Language = Annotated[
    str,
    Meaning(
        "Language",
        "The language plain texts in this record are in.",
        need=Need.REQUIRED,
        example="de",
        choices=LANGUAGES,
    ),
]


@shape("Role", claim=True)
class Role:
    """What an organisation does in a programme, when and where."""

    role: Annotated[
        str, Meaning("Role", "What the organisation does.", need=Need.REQUIRED, example="operates", codes=ROLES)
    ]
    text: Remark = None
    date: Annotated[PartialDate | None, Meaning("Date", "When it began or was seen.", example="2019")] = None
    until: Until = None
    as_of: AsOf = None
    certainty: Certainty = None
    words: DateWords = None
    state: Annotated[
        str | None,
        Meaning(
            "State",
            "Left out when it is really so; `planned` when it was only announced.",
            example="planned",
            codes=STATES,
        ),
    ] = None
    sites: SiteList = ()
    parts: PartList = ()
    sources: Sources = ()
    id: ClaimId = None


@shape("Membership", claim=True)
class MemberOf:
    """That an organisation belongs to another, and how that is known."""

    organisation: Annotated[
        str,
        Meaning(
            "Organisation", "The body it belongs to.", need=Need.REQUIRED, example="liga", refers=Refers.ORGANISATION
        ),
    ]
    basis: Annotated[
        str | None,
        Meaning("Basis", "How it is known; left out when a source states it.", example="inferred", codes=BASES),
    ] = None
    text: Remark = None
    sources: Sources = ()


@shape("Organisation")
class Organisation:
    """A body with a role in a programme, at a site, in a city or in a network."""

    name: Annotated[
        str,
        Meaning("Name", "Its name in its correct current spelling.", need=Need.REQUIRED, example="Diakonie Düsseldorf"),
    ]
    kind: Annotated[
        str | None, Meaning("Kind", "What sort of body it is.", example="welfare_association", codes=ORGANISATION_KINDS)
    ] = None
    short: Annotated[str | None, Meaning("Short name", "The short form people use.", example="AWO")] = None
    other_names: Annotated[
        tuple[str, ...], Meaning("Other names", "Other spellings and names in the sources.", example=["DPWV"])
    ] = ()
    url: Annotated[
        str | None, Meaning("Web address", "Its home page.", example="https://www.example.org/", pattern=WEB_ADDRESS)
    ] = None
    part_of: Annotated[
        str | None, Meaning("Part of", "The body it is a part of.", example="city", refers=Refers.ORGANISATION)
    ] = None
    member_of: Annotated[
        tuple[MemberOf, ...],
        Meaning("Member of", "The bodies it belongs to.", example=[{"organisation": "liga", "basis": "inferred"}]),
    ] = ()
    roles: Annotated[
        tuple[Role, ...],
        Meaning("Roles", "What it does, when and where.", example=[{"role": "operates", "sources": ["seed"]}]),
    ] = ()
    note: Annotated[
        Text | None,
        Meaning("Note", "What a reader should know of the name or the body.", example={"en": "Until 2018 DPWV."}),
    ] = None
    sources: Sources = ()


Organisations = Annotated[
    Mapping[str, Organisation],
    Meaning(
        "Organisations",
        "Who runs, decides, funds and helps, each under a short key.",
        question="Who runs it, who decides, who pays, who helps?",
        need=Need.ANSWERED,
        example={"diakonie": {"name": "Diakonie Düsseldorf", "kind": "welfare_association"}},
        compared=Compared.NAMES,
        keys=KEY,
    ),
]
OtherOrganisations = Annotated[
    Mapping[str, Organisation],
    Meaning(
        "Organisations",
        "Bodies that several records name, each under a short key.",
        example={"city": {"name": "Landeshauptstadt Düsseldorf", "kind": "city"}},
        keys=KEY,
    ),
]


@shape("Source")
class Source:
    """A document a claim rests on."""

    title: Annotated[str, Meaning("Title", "The document's own title.", need=Need.REQUIRED, example="Welcome Points")]
    publisher: Annotated[
        str | None, Meaning("Publisher", "Who published it.", example="Landeshauptstadt Düsseldorf")
    ] = None
    kind: Annotated[
        str | None, Meaning("Kind", "What sort of document it is.", example="city_press", codes=SOURCE_KINDS)
    ] = None
    date: Annotated[
        PartialDate | None, Meaning("Date", "When it was published; left out when it has no date.", example="2019-03")
    ] = None
    certainty: Certainty = None
    language: Annotated[str | None, Meaning("Language", "The language it is in.", example="de", choices=LANGUAGES)] = (
        None
    )
    url: Annotated[
        str | None,
        Meaning("Web address", "Where it was read.", example="https://www.example.org/page", pattern=WEB_ADDRESS),
    ] = None
    read: Annotated[
        PartialDate | None, Meaning("Read", "The day it was read.", example="2026-11-23", need=Need.RECOMMENDED)
    ] = None
    note: Annotated[
        Text | None,
        Meaning("Note", "What a reader should know of the document.", example={"en": "No date in the text."}),
    ] = None


SourceMap = Annotated[
    Mapping[str, Source],
    Meaning(
        "Sources",
        "The documents this record rests on, each under a short key. Declare a source in the nearest record that all "
        "its users share.",
        example={"seed": {"title": "Welcome Points", "date": "2019"}},
        keys=KEY,
    ),
]


@shape("Review")
class Review:
    """How far the record was checked, by whom, and when last."""

    state: Annotated[
        str,
        Meaning(
            "State",
            "How far the record has come.",
            need=Need.REQUIRED,
            example="drafted_from_public_sources",
            codes=REVIEW_STATES,
        ),
    ]
    last_checked: Annotated[
        PartialDate,
        Meaning("Last checked", "When somebody last checked the record.", need=Need.REQUIRED, example="2026-11-23"),
    ]
    method: Annotated[
        tuple[str, ...], Meaning("Method", "How it was checked.", example=["desk_research"], codes=REVIEW_METHODS)
    ] = ()
    confirmed_by_city: Annotated[
        PartialDate | None,
        Meaning("Confirmed by the city", "When the city confirmed it; left out when it has not.", example="2027-01-15"),
    ] = None
    note: Annotated[
        Text | None,
        Meaning(
            "Note", "What a reader should know of the check.", example={"en": "Titles are this project's translation."}
        ),
    ] = None


Checked = Annotated[
    Review,
    Meaning(
        "Review",
        "How far the record was checked.",
        need=Need.REQUIRED,
        example={"state": "drafted_from_public_sources", "last_checked": "2026-11-23"},
    ),
]
Licence = Annotated[
    str | None,
    Meaning(
        "Licence",
        "The licence of this record's texts, as an SPDX id.",
        example="CC-BY-4.0",
        pattern=r"^[A-Za-z0-9.+-]+$",
    ),
]


@shape("Contact")
class Contact:
    """Whom to write to: a unit and a role mailbox, never a person."""

    unit: Annotated[
        str, Meaning("Unit", "The office or body.", need=Need.REQUIRED, example="Amt für Migration und Integration")
    ]
    email: Annotated[
        str | None,
        Meaning(
            "Mailbox", "A mailbox of the unit, not of a person.", example="integration@example.org", pattern=MAILBOX
        ),
    ] = None
    url: Annotated[
        str | None, Meaning("Web address", "The unit's page.", example="https://www.example.org/", pattern=WEB_ADDRESS)
    ] = None
