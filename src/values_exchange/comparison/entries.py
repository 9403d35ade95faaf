"""From a claim of a record to the entry that stands in a cell."""

from __future__ import annotations

from collections.abc import Callable

from values_exchange.comparison.asof import holds
from values_exchange.comparison.cells import Account, Dating, Entry, Quantity, Trait
from values_exchange.comparison.dating import NO_DATE
from values_exchange.comparison.view import View, sources_of
from values_exchange.dates import Known, PartialDate
from values_exchange.languages import Said
from values_exchange.problems import Path

AtDate = Callable[[Dating, PartialDate], Known]
"""How a kind of claim answers whether it is about a date."""


def entry_of(  # noqa: PLR0913 - what an entry holds beyond the claim's own fields
    view: View,
    claim: object,
    path: Path,
    *,
    section: object = None,
    label: str = "",
    texts: tuple[Said, ...] | None = None,
    codes: tuple[str, ...] = (),
    labels: tuple[str, ...] = (),
    about: tuple[str, ...] | None = None,
    state: str = "",
    quantity: Quantity | None = None,
    traits: tuple[Trait, ...] = (),
    sources: tuple[str, ...] = (),
    at: AtDate = holds,
) -> Entry:
    """
    Make the entry of a claim.

    Date, sources, caveat and what it is about are the claim's own, or those its section gives for all in it, unless
    they are given here.
    """
    source_ids = sources or sources_of(claim, section)
    dating = view.dating(claim, section, source_ids)
    caveat = getattr(claim, "caveat", None)
    return Entry(
        path=path,
        label=label or ", ".join(labels),
        texts=view.texts(getattr(claim, "text", None)) if texts is None else texts,
        codes=codes,
        labels=labels,
        state=state or getattr(claim, "state", None) or "actual",
        about=_about(view, claim) if about is None else about,
        dating=dating,
        account=view.account(source_ids),
        sources=source_ids,
        said_by=getattr(claim, "said_by", None) or "",
        caveat=caveat.in_language(view.say.language) if caveat else None,
        quantity=quantity,
        traits=traits,
        holds=at(dating, view.as_of) if view.as_of else None,
    )


def plain_entry(
    path: Path,
    label: str = "",
    *,
    codes: tuple[str, ...] = (),
    labels: tuple[str, ...] = (),
    texts: tuple[Said, ...] = (),
) -> Entry:
    """Make an entry of what is no claim of a source: how the record itself sorts or counts something."""
    return Entry(
        path=path,
        label=label or ", ".join(labels),
        codes=codes,
        labels=labels,
        texts=texts,
        dating=NO_DATE,
        account=Account.NO_SOURCE,
    )


_STATES = ("actual", "ended", "planned")


def recency(entry: Entry) -> tuple[int, int, int]:
    """Sort what is done before what is over or announced; in each the latest comes first and the undated last."""
    last = entry.dating.last
    return (_STATES.index(entry.state), last is None, -last.latest.toordinal() if last else 0)


def _about(view: View, claim: object) -> tuple[str, ...]:
    site, part = getattr(claim, "site", None), getattr(claim, "part", None)
    sites = (site,) if site else getattr(claim, "sites", ())
    parts = (part,) if part else getattr(claim, "parts", ())
    if not sites and not parts:
        return ()
    return (*(view.part_name(part) for part in parts), *(view.site_name(site) for site in sites))
