"""Values that are empty, of the wrong type, out of bounds, too long or there twice."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from values_exchange.dates import PartialDate
from values_exchange.fields import Need, fields_of, is_blank, is_shape
from values_exchange.languages import LANGUAGES, Text
from values_exchange.problems import Problem
from values_exchange.terms import unit_words
from values_exchange.validation.case import Case, as_line
from values_exchange.validation.codes import unknown_code
from values_exchange.validation.forms import bad_date, bad_form
from values_exchange.validation.spots import flat_field, spot_at


def wrong_value(case: Case) -> Problem:
    """Say what is wrong with one value, whichever keyword refused it."""
    found, keyword = case.fault.found, case.fault.keyword
    if is_blank(found):
        return _empty(case)
    if case.spot.kind is PartialDate and not isinstance(found, (list, dict)):
        return bad_date(case)
    return _BY_KEYWORD[keyword](case)


def _empty(case: Case) -> Problem:
    """Say that a field is there and holds nothing."""
    message = case.say("{field} is empty.", field=case.spot.name(case.say))
    return case.problem("empty-value", message, _fill(case), on_key=True)


def _fill(case: Case) -> str:
    spot, say = case.spot, case.say
    if spot.steps and isinstance(spot.steps[-1], int):
        return say("Fill in the entry, or delete it.")
    if spot.steps or spot.field is None:
        return say("Fill it in, or delete the line.")
    if spot.field.meaning.need is Need.REQUIRED:
        return say("Fill it in: it cannot be left out.")
    if "absent" in fields_of(spot.owner) and spot.field.name != "absent":
        return say("Delete the line, or say why under `absent`.")
    return say("Delete the line: a field that is left out means “not documented”.")


def _wrong_type(case: Case) -> Problem:
    """Say what belongs here and what stands here instead."""
    message = case.say(
        "{field} should be {expected}; here stands {found}.",
        field=case.spot.name(case.say),
        expected=_expected(case),
        found=_found(case),
    )
    return case.problem("wrong-type", message, _cure(case))


def _expected(case: Case) -> str:
    """Say in plain words what sort of value belongs to the place."""
    spot, say = case.spot, case.say
    if spot.is_list:
        return say("a list")
    if spot.is_map:
        return say("entries, each under a short key of its own")
    if spot.shape is not None:
        return say("a group of fields")
    if spot.kind is str and spot.codes:
        return say("a code")
    words = {
        str: say("a text"),
        Text: say("a text, or texts each under its language"),
        PartialDate: say("a date"),
        bool: say("`true` or `false`"),
        int: say("a whole number"),
    }
    return words.get(spot.kind, say("a number"))


def _found(case: Case) -> str:
    """Say in plain words what stands there."""
    found, say = case.fault.found, case.say
    if isinstance(found, bool):
        return case.shown
    if isinstance(found, (int, float)):
        return say("the number {number}", number=case.shown)
    if isinstance(found, str):
        return say("the text {text}", text=case.shown)
    return say("a list") if isinstance(found, list) else say("a group of fields")


def _cure(case: Case) -> str:
    """Say how to turn what was found into what is expected."""
    spot = case.spot
    if spot.is_list:
        return _make_a_list(case)
    if spot.is_map or spot.shape is not None:
        return _make_a_group(case)
    if isinstance(case.fault.found, (list, dict)):
        return _make_one_value(case)
    if spot.kind in (str, Text):
        return case.say("Put it in quotes: {text}", text=f'`"{json.dumps(case.fault.found)}"`')
    return _make_a_number(case)


def _make_a_list(case: Case) -> str:
    spot, say, found = case.spot, case.say, case.fault.found
    if spot.field is not None and not is_shape(spot.item) and not isinstance(found, (list, dict)):
        return say("Write it in brackets: {line}", line=f"`{as_line(spot.field.name, [found], is_json=case.is_json)}`")
    if case.is_json:
        return say("Put it in square brackets, also when it is the only entry.")
    return say("Begin each entry with a dash and a space, `- `, also when there is only one.")


def _make_a_group(case: Case) -> str:
    spot, say, found = case.spot, case.say, case.fault.found
    flat = flat_field(spot.shape) if spot.shape is not None else None
    if isinstance(found, str) and flat is not None and flat.is_required:
        said = '`{"en": "…", "sources": ["…"]}`' if case.is_json else "`{en: …, sources: […]}`"
        return say("Write the language before the text, and the sources beside it: {line}", line=said)
    if isinstance(found, list) and spot.shape is not None:
        return say("It is there only once: delete the dash or the square brackets.")
    if isinstance(found, list) and not case.is_json:
        return say("Write a short key and a colon in place of each dash, such as `north:`, and its fields below it.")
    example = case.example(spot.field) if spot.field is not None and not spot.steps else ""
    if example:
        return say("Write for example {line}", line=f"`{example}`")
    return say("Write each of its fields on a line of its own, indented below it.")


def _make_one_value(case: Case) -> str:
    say, found = case.say, case.fault.found
    if isinstance(found, dict) and set(found) <= set(LANGUAGES):
        return say("It is the same in all languages: write it without a language.")
    if isinstance(found, list) and len(found) == 1:
        return say("It is a single value: write it without dash or brackets.")
    return say("It is a single value: write it on one line, after the colon.")


def _make_a_number(case: Case) -> str:
    spot, say, found = case.spot, case.say, case.fault.found
    digits = _digits(found)
    if digits:
        return say("Write it without quotes and without signs between the digits: {number}", number=f"`{digits}`")
    if isinstance(found, float):
        return say("Write it without a decimal point.")
    if "words" in fields_of(spot.owner):
        return say("Write only the number here, and what the source says in words under `words`.")
    return say("Write it in digits, without quotes and without a unit.")


def _digits(found: object) -> str:
    """Give the number in a text that holds nothing else, its thousands written together; else nothing."""
    text = found.strip() if isinstance(found, str) else ""
    if re.fullmatch(r"-?\d{1,3}([., '’\u00a0\u202f]\d{3})+", text):
        return re.sub(r"[^\d-]", "", text)
    return text if re.fullmatch(r"-?\d+(\.\d+)?", text) else ""


def _too_long(case: Case) -> Problem:
    """Say how long a text is and may be."""
    spot, say = case.spot, case.say
    message = say(
        "{field} has {n} characters, and may have {limit}.",
        field=spot.name(say),
        n=say.number(len(str(case.fault.found))),
        limit=say.number(_as_number(case.fault.limit)),
    )
    return case.problem("too-long", message, say("Shorten it, and put what is left over into a text of its own."))


def _out_of_range(case: Case) -> Problem:
    """Say between which bounds a number lies."""
    spot, say = case.spot, case.say
    message = say(
        "{field} is {found}, and should be {bounds}.", field=spot.name(say), found=case.shown, bounds=_bounds(case)
    )
    has_unit = spot.field is not None and spot.field.meaning.unit
    advice = say("Check the number and its unit.") if has_unit else say("Check the number.")
    return case.problem("out-of-range", message, advice)


def _bounds(case: Case) -> str:
    say, limit = case.say, _as_number(case.fault.limit)
    meaning = case.spot.field.meaning if case.spot.field is not None else None
    low, high = (meaning.minimum, meaning.maximum) if meaning is not None else (None, None)
    unit = unit_words(meaning.unit, None, say) if meaning is not None and meaning.unit else ""
    unit = unit if unit in ("", "°") else f" {unit}"
    if low is not None and low == high:
        return say.number(low) + unit
    if low is not None and high is not None:
        return say("between {low} and {high}", low=say.number(low), high=say.number(high)) + unit
    if case.fault.keyword == "minimum":
        return say("at least {limit}", limit=say.number(limit)) + unit
    return say("at most {limit}", limit=say.number(limit)) + unit


def _as_number(limit: object) -> float:
    return limit if isinstance(limit, (int, float)) else 0


_BY_KEYWORD: Mapping[str, Callable[[Case], Problem]] = {
    "type": _wrong_type,
    "enum": unknown_code,
    "pattern": bad_form,
    "maxLength": _too_long,
    "minimum": _out_of_range,
    "maximum": _out_of_range,
}


def repeated_item(case: Case) -> Problem:
    """Say that a list names something twice."""
    say = case.say
    field = spot_at(case.root, case.fault.path[:-1]).name(say)
    message = say("{found} stands twice in {field}.", found=case.shown, field=field)
    return case.problem("repeated-item", message, say("Delete one of the two."))
