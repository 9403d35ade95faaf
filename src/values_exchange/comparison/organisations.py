"""Cells of organisations: who runs it, who decides, who pays, who helps, by the roles they have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen

from values_exchange.comparison.asof import lasted
from values_exchange.comparison.cells import Entry
from values_exchange.comparison.entries import entry_of
from values_exchange.comparison.shared_codes import OTHER
from values_exchange.comparison.view import View
from values_exchange.languages import Interface
from values_exchange.model import Operator, Organisation, Role, Site
from values_exchange.problems import Path
from values_exchange.vocabulary import ORGANISATION_KINDS, ROLES
from values_exchange.wording import mid_sentence

ROLE_GROUPS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "run": ("leads", "operates", "co_operates", "coordinates"),
        "decide": ("decides", "commissions"),
        "pay": ("funds", "gives_in_kind"),
        "began": ("initiates", "proposes"),
        "help": (
            "hosts", "provides_volunteers", "trains", "advises", "sets_method", "sets_standards", "refers", "supports",
            "takes_part", "evaluates", "awards", "other",
        ),
    }
)  # fmt: skip
"""The roles that make one row, by the last word of the row's id; each role belongs to one group."""


@frozen(kw_only=True)
class Part:
    """What one body does: the entry of that claim, with the words it is put together from."""

    entry: Entry
    kind: str
    role: str
    names: str

    @property
    def alike(self) -> tuple[object, ...]:
        """What makes two parts read as one sentence: bodies of one kind doing the same by the same source."""
        entry = self.entry
        return (self.kind, self.role, entry.state, entry.dating, entry.sources, entry.texts, entry.caveat, entry.holds)


def group_title(say: Interface, group: str) -> str:
    """Give the title of the row of a group of roles."""
    return {
        "run": say("Who runs it"),
        "decide": say("Who decides"),
        "pay": say("Who pays or gives"),
        "began": say("Who set it in motion"),
        "help": say("Who helps"),
    }[group]


def organisation_entries(view: View, group: str, path: Path) -> tuple[Entry, ...]:
    """
    Give the entries for the bodies with a role of a group.

    Who runs a site counts as running it, there. Bodies of one kind that do the same by the same source share an entry.
    """
    parts = [*_with_roles(view, group, path), *(_operators(view) if group == "run" else ())]
    alike: dict[tuple[object, ...], list[Part]] = {}
    for part in parts:
        alike.setdefault(part.alike, []).append(part)
    return tuple(_together(view.say, found, path) for found in alike.values())


def _together(say: Interface, parts: Sequence[Part], path: Path) -> Entry:
    first = parts[0]
    what = say("{kind}, {role}", kind=first.kind, role=first.role) if first.kind else first.role
    if len(parts) == 1:
        return evolve(first.entry, label=say("{what}: {names}", what=what, names=first.names))
    names = [
        say("{name} ({what})", name=p.names, what=", ".join(p.entry.about)) if p.entry.about else p.names for p in parts
    ]
    return evolve(first.entry, label=say("{what}: {names}", what=what, names="; ".join(names)), about=(), path=path)


def _with_roles(view: View, group: str, path: Path) -> Iterator[Part]:
    for key, organisation in view.programme.organisations.items():
        for position, role in enumerate(organisation.roles):
            if role.role in ROLE_GROUPS[group]:
                yield _role(view, organisation, role, (*path, key, "roles", position))


def _role(view: View, organisation: Organisation, role: Role, path: Path) -> Part:
    kinds = (organisation.kind,) if organisation.kind and organisation.kind != OTHER else ()
    return Part(
        entry=entry_of(view, role, path, section=organisation, codes=kinds, at=lasted),
        kind=", ".join(view.labels(ORGANISATION_KINDS, kinds)),
        role=mid_sentence(view.label(ROLES, role.role), view.say) if kinds else view.label(ROLES, role.role),
        names=organisation.name,
    )


def _operators(view: View) -> Iterator[Part]:
    """Give who runs each site, unless a role of the body says so already."""
    running = {
        (key, role.state == "planned")
        for key, organisation in view.programme.organisations.items()
        for role in organisation.roles
        if role.role in ROLE_GROUPS["run"]
    }
    for site_id, site in view.programme.sites.items():
        for position, operator in enumerate(site.operators):
            told = {(key, operator.state == "planned") for key in operator.organisations}
            if not told <= running:
                yield _operator(view, site_id, site, operator, ("sites", site_id, "operators", position))


def _operator(view: View, site_id: str, site: Site, operator: Operator, path: Path) -> Part:
    bodies = [body for body in (view.organisation(key) for key in operator.organisations) if body is not None]
    kinds = tuple(dict.fromkeys(body.kind for body in bodies if body.kind is not None and body.kind != OTHER))
    about = (view.site_name(site_id),)
    role = view.label(ROLES, "operates" if len(operator.organisations) == 1 else "co_operates")
    return Part(
        entry=entry_of(view, operator, path, section=site, codes=kinds, about=about, at=lasted),
        kind=", ".join(view.labels(ORGANISATION_KINDS, kinds)),
        role=mid_sentence(role, view.say) if kinds else role,
        names=view.say.join([view.organisation_name(key) for key in operator.organisations]),
    )
