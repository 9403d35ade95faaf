"""`Moment`: something a record dates, with when, what, how firm, and where on which page it stands."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from attrs import frozen

from values_exchange.dates import PartialDate
from values_exchange.languages import Said, Text
from values_exchange.model import City, HistoryEntry, Programme, Related
from values_exchange.pages.markup import Markup, element, joined
from values_exchange.pages.names import programme_link
from values_exchange.pages.shapes import details, event_head, moment, with_text
from values_exchange.pages.sheet import Sheet
from values_exchange.prose import plain_text


class MomentKind(Enum):
    """What sort of moment it is; each sort has a sign of its own on the timeline."""

    EVENT = "event"
    VISIT = "visit"
    PROGRAMME = "programme"
    SITE = "site"
    DECISION = "decision"
    LEARNING = "learning"
    OTHER = "other"
    MONEY = "money"
    ROLE = "role"


class Standing(Enum):
    """Whether what is dated was done, only announced, or asked for without a decision."""

    DONE = "done"
    ANNOUNCED = "announced"
    ASKED = "asked"


@frozen(kw_only=True)
class Telling:
    """
    What happened, in full: what is said of it, and the claim or the sources that stand behind it.

    Sources are numbered when it is said, so that they are in the order in which a page says it.
    """

    head: Markup
    claim: Any = None
    sources: tuple[str, ...] = ()

    def said(self, sheet: Sheet) -> Markup:
        """Say it on a page, which has to be turned to its record."""
        if self.claim is None:
            return self.head + sheet.cite(self.sources)
        return self.head + details(sheet, self.claim, dated=True) + sheet.cite(self.sources)


@frozen(kw_only=True)
class Moment:
    """
    Something a record dates.

    Shape: `date` is None for a meeting of the network without a date; `shown` is the date in words. `brief` says in
    plain words what happened; `told` says it in full. `record` is the id of the record, and `anchor` where on its page
    it stands. `claim_id` is the id by which conflicts point at it, where this is its place.
    """

    kind: MomentKind
    date: PartialDate | None
    until: PartialDate | None = None
    certainty: str = ""
    words: str = ""
    standing: Standing = Standing.DONE
    shown: str
    brief: Said
    told: Telling
    record: str
    anchor: str = ""
    claim_id: str = ""

    def said(self, sheet: Sheet) -> Markup:
        """Say on a page in full what happened, with links and sources."""
        sheet.turn_to(self.record)
        return self.told.said(sheet)

    @property
    def in_time(self) -> tuple[str, str, str, str]:
        """The key by which moments stand in order; what has the same date in words stands together."""
        return (str(self.date or "9999-99-99"), str(self.until or ""), self.certainty, self.words)


def moment_of(sheet: Sheet, kind: MomentKind, claim: Any, brief: Said, told: Telling, **more: Any) -> Moment:
    """Give the moment of a claim: its own date and words, unless `more` has others."""
    certainty = getattr(claim, "certainty", None) or ""
    given: dict[str, Any] = {
        "until": getattr(claim, "until", None),
        "certainty": certainty,
        "words": getattr(claim, "words", None) or "",
        "standing": Standing.ANNOUNCED if certainty == "planned" else Standing.DONE,
    }
    if "date" not in more:
        given |= {"date": claim.date, "shown": moment(sheet, claim)}
    return Moment(kind=kind, brief=brief, told=told, record=sheet.record_id, **(given | more))


def in_brief(sheet: Sheet, head: str, text: Text | None = None) -> Said:
    """Give what a mark says: a few words, and behind them the text of the claim without its markup."""
    said = sheet.edition.said(text)
    if not said.text:
        return Said(text=head, language=sheet.say.language)
    return Said(text=sheet.say("{what}: {text}", what=head, text=plain_text(said.text)), language=said.language)


def plainly(sheet: Sheet, text: Text | None) -> str:
    """Give a text of a record without markup of its own."""
    return plain_text(sheet.edition.plain(text))


def with_claim(sheet: Sheet, claim: Any, head: Markup) -> Telling:
    """Tell what a dated claim says behind a head: its text and what stands beside it."""
    return Telling(head=with_text(head, sheet.inline(claim.text)), claim=claim)


def anchor_of(claim: object, section: str) -> str:
    """Give the anchor of a claim on the page of its record: its own where it has an id, else that of its section."""
    claim_id = getattr(claim, "id", None)
    return f"claim-{claim_id}" if claim_id else section


_HISTORY = {
    "request": (MomentKind.DECISION, Standing.ASKED),
    "motion": (MomentKind.DECISION, Standing.ASKED),
    "consultation": (MomentKind.DECISION, Standing.DONE),
    "decision": (MomentKind.DECISION, Standing.DONE),
    "founded": (MomentKind.PROGRAMME, Standing.DONE),
    "opened": (MomentKind.PROGRAMME, Standing.DONE),
    "changed": (MomentKind.PROGRAMME, Standing.DONE),
    "moved": (MomentKind.PROGRAMME, Standing.DONE),
    "extended": (MomentKind.PROGRAMME, Standing.DONE),
    "handed_over": (MomentKind.PROGRAMME, Standing.DONE),
    "spread": (MomentKind.PROGRAMME, Standing.DONE),
    "closed": (MomentKind.PROGRAMME, Standing.DONE),
    "application": (MomentKind.LEARNING, Standing.ASKED),
    "prize": (MomentKind.LEARNING, Standing.DONE),
}
"""Kind and standing of what a history holds; every other entry is simply something that happened."""


def history_moments(sheet: Sheet, record: Programme | City) -> Iterator[Moment]:
    """Give the entries of a record's history, which no other section dates."""
    for one in record.history:
        kind, standing = _HISTORY.get(one.kind, (MomentKind.OTHER, Standing.DONE))
        yield moment_of(
            sheet,
            kind,
            one,
            _history_brief(sheet, one),
            Telling(head=event_head(sheet, one), claim=one),
            standing=Standing.ANNOUNCED if one.certainty == "planned" else standing,
            anchor=anchor_of(one, "history"),
            claim_id=one.id or "",
        )


def _history_brief(sheet: Sheet, one: HistoryEntry) -> Said:
    """Say what happened; of what sort it was only where the sort is more than that it happened."""
    if one.kind in {"event", "context", "other"}:
        said = sheet.edition.said(one.text)
        return Said(text=plain_text(said.text), language=said.language)
    return in_brief(sheet, sheet.label("history-kinds", one.kind), one.text)


def relation_moment(sheet: Sheet, kind: MomentKind, other: Related) -> Moment:
    """Give the moment of another programme's relation to this one; its date has to be known."""
    label = sheet.label("relations", other.relation)
    city = f" ({other.city})" if other.city else ""
    link = programme_link(sheet, other.programme or "", other.name)
    told = Telling(head=joined((element("strong", label), " ", link, city)), sources=other.sources)
    brief = in_brief(sheet, sheet.say("{what}: {text}", what=label, text=other.name))
    return moment_of(
        sheet,
        kind,
        other,
        brief,
        told,
        date=other.date,
        shown=sheet.date(other.date, other.certainty),
        anchor=anchor_of(other, "related"),
    )
