"""Cells of organisations: who runs it, who decides, who pays, who helps, by the roles they have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from values_exchange.comparison.asof import lasted
from values_exchange.comparison.cells import Entry
from values_exchange.comparison.entries import entry_of
from values_exchange.comparison.view import View
from values_exchange.languages import Interface
from values_exchange.model import Operator, Organisation, Role
from values_exchange.problems import Path
from values_exchange.vocabulary import ROLES

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
)
"""The roles that make one row, by the last word of the row's id; each role belongs to one group."""


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
    """Give an entry for each body and role of a group; who runs a site counts as running it, at that site."""
    roles = tuple(_with_roles(view, group, path))
    if group != "run":
        return roles
    running = {key for key, organisation in view.programme.organisations.items() if _runs(organisation)}
    return (*roles, *_operators(view, running))


def _with_roles(view: View, group: str, path: Path) -> Iterator[Entry]:
    for key, organisation in view.programme.organisations.items():
        for position, role in enumerate(organisation.roles):
            if role.role in ROLE_GROUPS[group]:
                yield _role_entry(view, key, organisation, role, (*path, key, "roles", position))


def _role_entry(view: View, key: str, organisation: Organisation, role: Role, path: Path) -> Entry:
    name = view.organisation_with_kind(key)
    label = view.say("{name}: {role}", name=name, role=view.label(ROLES, role.role))
    codes = (organisation.kind,) if organisation.kind else ()
    return entry_of(view, role, path, section=organisation, label=label, codes=codes, at=lasted)


def _runs(organisation: Organisation) -> bool:
    return any(role.role in ROLE_GROUPS["run"] and role.state != "planned" for role in organisation.roles)


def _operators(view: View, running: set[str]) -> Iterator[Entry]:
    for site_id, site in view.programme.sites.items():
        for position, operator in enumerate(site.operators):
            if not running.issuperset(operator.organisations):
                yield _operator_entry(view, site_id, operator, ("sites", site_id, "operators", position))


def _operator_entry(view: View, site_id: str, operator: Operator, path: Path) -> Entry:
    names = view.say.join([view.organisation_with_kind(key) for key in operator.organisations])
    bodies = (view.organisation(key) for key in operator.organisations)
    kinds = tuple(dict.fromkeys(body.kind for body in bodies if body is not None and body.kind is not None))
    site = view.programme.sites[site_id]
    return entry_of(
        view, operator, path, section=site, label=names, codes=kinds, about=(view.site_name(site_id),), at=lasted
    )
