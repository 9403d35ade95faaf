"""Fields that are unknown, missing or incomplete, and statements that say nothing."""

from __future__ import annotations

from values_exchange.fields import Need, about_shape, fields_of
from values_exchange.problems import Path, Problem
from values_exchange.schema import VERSION
from values_exchange.validation.case import Case, shown
from values_exchange.validation.codes import FEW, unknown_language
from values_exchange.validation.guesses import guess_field
from values_exchange.validation.spots import keyed_fields, title_and_name


def unknown_field(case: Case) -> Problem:
    """Say that a place has no such field, and which was meant or where it belongs."""
    say, name = case.say, case.fault.name
    guess = guess_field(name, case.fault.path, case.root)
    if guess.is_language:
        return unknown_language(case, name, name=name)
    message = say("{name} is not a field of {place}.", name=shown(name), place=case.spot.name(say))
    if guess.is_text:
        advice = say("Write the text under its language, such as `en`.")
    elif guess.sections:
        advice = _where_it_belongs(case, guess.sections)
    else:
        advice = "" if guess.near else _fields_here(case)
    return case.problem("unknown-field", message, advice, guess.near, name=name, on_key=True)


def _where_it_belongs(case: Case, sections: tuple[Path, ...]) -> str:
    say, name = case.say, shown(case.fault.name)
    if sections == ((),):
        return say("{name} belongs to the record as a whole: move it out of here.", name=name)
    inside = ", ".join(f"`{section[-1]}`" for section in sections)
    if len(sections) > 1:
        return say("{name} belongs under one of {sections}: move it there.", name=name, sections=inside)
    if case.is_json:
        return say("{name} belongs under {section}: move it there.", name=name, section=inside)
    return say("{name} belongs under {section}: move it below that line, and indent it.", name=name, section=inside)


def _fields_here(case: Case) -> str:
    say, shape = case.say, case.spot.shape
    names = list(keyed_fields(shape)) if shape is not None else []
    if len(names) <= FEW:
        return say("The fields here are {names}.", names=", ".join(f"`{name}`" for name in names))
    return say("The data dictionary lists the fields there are. If it says nothing new, delete the line.")


def missing_field(case: Case) -> Problem:
    """Say that a field is missing, and how to write it, or that its absence may be explained."""
    spot, say = case.spot, case.say
    entry = fields_of(spot.shape)[case.fault.name] if spot.shape is not None else None
    if entry is None:
        return case.problem("missing-field", say("{field} is missing.", field=shown(case.fault.name)), on_key=True)
    field = title_and_name(entry, say)
    message = say("{field} is missing.", field=field)
    if spot.field is not None:
        message = say("{field} is missing in {place}.", field=field, place=spot.name(say))
    example = case.example(entry)
    advice = say("Add it, for example {line}", line=f"`{example}`") if example else say("Add it.")
    if entry.meaning.need is Need.ANSWERED and "absent" in fields_of(spot.owner if spot.shape is None else spot.shape):
        advice = say("{add} – or say under `absent` why it is left out.", add=advice.removesuffix("."))
    return case.problem("missing-field", message, advice, on_key=True)


def incomplete_value(case: Case) -> Problem:
    """Say which fields a shape needs at least one of."""
    spot, say = case.spot, case.say
    about = about_shape(spot.shape) if spot.shape is not None else None
    groups = [" + ".join(f"`{name}`" for name in group) for group in about.one_of] if about else []
    message = say("{place} says neither a value nor anything in its place.", place=spot.name(say))
    advice = say("Give one of {groups}.", groups=", ".join(groups))
    return case.problem("incomplete-value", message, advice, on_key=True)


def missing_companion(case: Case) -> Problem:
    """Say which field has to stand beside another."""
    spot, say, name = case.spot, case.say, case.fault.name
    fields = fields_of(spot.shape) if spot.shape is not None else {}
    found = case.fault.found if isinstance(case.fault.found, dict) else {}
    message = say(
        "{first} needs {second} beside it.",
        first=", ".join(title_and_name(fields[first], say) for first in _who_needs(name, spot.shape) if first in found),
        second=title_and_name(fields[name], say) if name in fields else shown(name),
    )
    example = case.example(fields[name]) if name in fields else ""
    advice = say("Add it, for example {line}", line=f"`{example}`") if example else say("Add it.")
    return case.problem("incomplete-value", message, advice, on_key=True)


def _who_needs(name: str, shape: type | None) -> list[str]:
    """Give the fields that cannot stand without `name`."""
    if shape is None:
        return []
    about = about_shape(shape)
    together = [first for group in about.together if name in group for first in group if first != name]
    return [*together, *(first for first, second in about.needs if second == name)]


def no_text(case: Case) -> Problem:
    """Say that a statement has no text in any language."""
    message = case.say("{place} has no text in any language.", place=case.spot.name(case.say))
    line = '"en": "…"' if case.is_json else "en: …"
    advice = case.say("Write the text under its language, such as {line}", line=f"`{line}`")
    return case.problem("no-text", message, advice, on_key=True)


def future_schema(case: Case) -> Problem:
    """Say that the record is written for a newer version of this package."""
    message = case.say(
        "This record says `schema: {found}`; this version of values_exchange knows {version}.",
        found=case.fault.found,
        version=VERSION,
    )
    advice = case.say("Update the package: `pip install --upgrade values-exchange`.")
    return case.problem("future-schema", message, advice)
