"""What all record pages share: breadcrumb, sections, conflicts, what is missing, numbered sources and the state of review."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from values_exchange.catalogue import Record
from values_exchange.pages.sections import gaps, sections_of, show
from values_exchange.fields import fields_of
from values_exchange.pages.sheet import Sheet

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|&])")


def heading(level: int, title: str, identifier: str) -> str:
    """Give a Markdown heading with an explicit id; nothing in the title is taken for markup."""
    return f"{'#' * level} {_MARKDOWN.sub(_entity, title)} {{#{identifier}}}"


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[1])};"


def block(content: str) -> str:
    """Give HTML as one block without blank lines, which would end the block for a Markdown reader."""
    return re.sub(r"\n\s*\n+", "\n", str(content).strip())


def assemble(sheet: Sheet, record: Record[Any], title: str, top: Markup, leave_out: frozenset[str]) -> str:
    """Put a record page together, in the order every record page has."""
    value = record.value
    parts = [f"# {_MARKDOWN.sub(_entity, title)}", block(top)]
    for section in sections_of(sheet, value, leave_out):
        parts += [heading(2, section.title, section.id), block(section.content)]
    if value.conflicts:
        parts += [
            heading(2, sheet.say("Where sources disagree"), "conflicts"),
            block(show(sheet, fields_of(type(value))["conflicts"], value.conflicts)),
        ]
    missing = list(gaps(value))
    if missing:
        parts += [
            heading(2, sheet.say("What is not documented"), "not-documented"),
            block(sheet.render("gaps.html.jinja", missing=missing, absent=value.absent, value=value)),
        ]
    parts += [
        heading(2, sheet.say("Sources"), "sources"),
        block(sheet.render("sources.html.jinja", cited=sheet.cited())),
        heading(2, sheet.say("About this record"), "record"),
        block(sheet.render("record.html.jinja", record=record, review=value.review)),
    ]
    return "\n\n".join(part for part in parts if part)
