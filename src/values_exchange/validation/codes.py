"""Codes that are not in their list, tags that are no language, and gaps in fields that do not exist."""

from __future__ import annotations

from collections.abc import Mapping

from values_exchange.languages import LANGUAGES
from values_exchange.model import Absent
from values_exchange.problems import Problem
from values_exchange.terms import code_label, list_title
from values_exchange.validation.case import Case
from values_exchange.validation.guesses import LONGEST_NAME, near_codes, near_fields, near_languages
from values_exchange.validation.spots import spot_at
from values_exchange.vocabulary import COUNTRY_CODES, CodeList

FEW = 12
"""So many options can be listed in a sentence."""


def unknown_code(case: Case) -> Problem:
    """Say that a code is not in its list, and which ones come near."""
    entry = case.spot.field
    if case.spot.owner is Absent and entry is not None and entry.name == "field":
        return _unknown_gap(case)
    if entry is not None and entry.meaning.choices is LANGUAGES:
        return unknown_language(case, str(case.fault.found))
    labels = _labels(case)
    near = near_codes(str(case.fault.found)[: LONGEST_NAME + 1], tuple(labels.items()))
    return case.problem("unknown-code", _not_in_list(case, len(labels)), "" if near else _options(case, labels), near)


def _not_in_list(case: Case, count: int) -> str:
    spot, say = case.spot, case.say
    if spot.codes is None:
        return say("{found} is not one of the {n} codes for {field}.", found=case.shown, n=count, field=spot.name(say))
    title = list_title(case.say, spot.codes)
    return say("{found} is not one of the {n} codes of “{title}”.", found=case.shown, n=count, title=title)


def _labels(case: Case) -> Mapping[str, str]:
    """Give the options with their labels, as far as they have any."""
    spot, limit = case.spot, case.fault.limit
    if spot.codes is not None:
        return {code.code: code_label(spot.codes, code.code, case.say) for code in spot.codes}
    options = [str(option) for option in limit] if isinstance(limit, (list, tuple)) else []
    is_country = spot.field is not None and spot.field.meaning.choices is COUNTRY_CODES
    return {option: case.say.country(option) if is_country else option for option in options}


def _options(case: Case, labels: Mapping[str, str]) -> str:
    say, codes = case.say, case.spot.codes
    if len(labels) <= FEW:
        return say("Write one of {options}.", options=", ".join(f"`{option}`" for option in labels))
    if codes is not None:
        return _where_to_look(case, codes)
    example = case.example(case.spot.field) if case.spot.field is not None else ""
    return say("Write for example {line}", line=f"`{example}`") if example else ""


def _where_to_look(case: Case, codes: CodeList) -> str:
    if codes.open:
        return case.say("See the page of the code lists. Where no code fits, write `other`, and a text beside it.")
    return case.say("See the page of the code lists for all codes and what they mean.")


def _unknown_gap(case: Case) -> Problem:
    """Say that `absent` names a field the section does not have."""
    say, found = case.say, str(case.fault.found)
    section = spot_at(case.root, case.fault.path[:-3])  # … absent, position, field
    near = near_fields(found, section.shape) if section.shape is not None else ()
    message = say("{found} is not a field of {place}.", found=case.shown, place=section.name(say))
    return case.problem("unknown-field", message, "" if near else say("Name a field of the same section."), near)


def unknown_language(case: Case, found: str, *, name: str = "") -> Problem:
    """Say that something stands where the tag of a language is expected."""
    say = case.say
    near = near_languages(found, say)
    message = say("`{found}` is not the tag of a language that records can use.", found=found[:40])
    advice = "" if near else say("Languages are written as two or three letters, such as `en`, `de` or `fr`.")
    return case.problem("unknown-language", message, advice, near, name=name, on_key=bool(name))
