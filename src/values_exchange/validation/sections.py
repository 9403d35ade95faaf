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
    say, names = case.say, list(keyed_fields(case.shape))
    if len(names) <= FEW:
        return say("The fields here are {names}.", names=", ".join(f"`{name}`" for name in names))
    return say("The data dictionary lists the fields there are. If it says nothing new, delete the line.")


def missing_field(case: Case) -> Problem:
    """Say that a field is missing, and how to write it, or that its absence may be explained."""
    say, fields = case.say, fields_of(case.shape)
    entry = fields[case.fault.name]
    field = title_and_name(case.shape, entry, say)
    if case.spot.field is None:
        message = say("{field} is missing.", field=field)
    else:
        message = say("{field} is missing in {place}.", field=field, place=case.spot.name(say))
    example = case.example(entry)
    advice = say("Add it, for example {line}", line=f"`{example}`") if example else say("Add it.")
    if entry.meaning.need is Need.ANSWERED and "absent" in fields:
        advice = say("{add} – or say under `absent` why it is left out.", add=advice.removesuffix("."))
    return case.problem("missing-field", message, advice, on_key=True)


def incomplete_value(case: Case) -> Problem:
    """Say which fields a shape needs at least one of."""
    say = case.say
    groups = [" + ".join(f"`{name}`" for name in group) for group in about_shape(case.shape).one_of]
    message = say("{place} says neither a value nor anything in its place.", place=case.spot.name(say))
    return case.problem(
        "incomplete-value", message, say("Give one of {groups}.", groups=", ".join(groups)), on_key=True
    )


def missing_companion(case: Case) -> Problem:
    """Say which field has to stand beside another."""
    say, fields, about = case.say, fields_of(case.shape), about_shape(case.shape)
    name = case.fault.name
    needing = [first for group in about.together if name in group for first in group if first != name]
    needing += [first for first, second in about.needs if second == name]
    stated = [first for first in needing if isinstance(case.fault.found, dict) and first in case.fault.found]
    message = say(
        "{first} needs {second} beside it.",
        first=", ".join(title_and_name(case.shape, fields[first], say) for first in dict.fromkeys(stated)),
        second=title_and_name(case.shape, fields[name], say),
    )
    example = case.example(fields[name])
    advice = say("Add it, for example {line}", line=f"`{example}`") if example else say("Add it.")
    return case.problem("incomplete-value", message, advice, on_key=True)


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
