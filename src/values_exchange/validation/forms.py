"""Dates, addresses, mailboxes and keys that are not written in the form that is understood."""

from __future__ import annotations

import re

from values_exchange.fields import KEY, SLUG, fields_of
from values_exchange.languages import Text
from values_exchange.model.bodies import MAILBOX, WEB_ADDRESS
from values_exchange.problems import Problem
from values_exchange.validation.case import Case, shown
from values_exchange.validation.codes import unknown_language
from values_exchange.validation.guesses import near_date, near_key


def bad_date(case: Case) -> Problem:
    """Say how dates are written, and where words about a date belong."""
    spot, say = case.spot, case.say
    message = say(
        "{field}: {found} is not a year (2015), a month (2015-09) or a day (2015-09-02).",
        field=spot.name(say),
        found=case.shown,
    )
    near = near_date(str(case.fault.found))
    if near:
        advice = ""
    elif re.fullmatch(r"\d{4}(-\d{2}){1,2}", str(case.fault.found)):
        advice = say("The calendar has no such month or day.")
    elif "words" in fields_of(spot.owner):
        advice = say("Write the date as precisely as it is known, and the source's own words under `words`.")
    else:
        advice = say("Write the date as precisely as it is known: never more digits than the source gives.")
    return case.problem("bad-date", message, advice, near)


def bad_form(case: Case) -> Problem:
    """Say in which form a text is expected, by the pattern it has to match."""
    entry = case.spot.field
    match entry.meaning.pattern if entry is not None else "":
        case pattern if pattern == WEB_ADDRESS:
            return _bad_web_address(case)
        case pattern if pattern == MAILBOX:
            return _bad_mailbox(case)
        case pattern if pattern in (KEY, SLUG):
            return _bad_key(case, str(case.fault.found), pattern)
    say = case.say
    message = say("{field}: {found} is not in the form expected.", field=case.spot.name(say), found=case.shown)
    example = case.example(entry) if entry is not None else ""
    return case.problem("bad-form", message, say("Write for example {line}", line=f"`{example}`") if example else "")


def _bad_web_address(case: Case) -> Problem:
    say, found = case.say, str(case.fault.found).strip()
    message = say("{field}: {found} is not a web address.", field=case.spot.name(say), found=case.shown)
    near = (f"https://{found}",) if found.startswith("www.") and " " not in found else ()
    advice = "" if near else say("Copy the whole address from the browser: it begins with `https://`, without spaces.")
    return case.problem("bad-web-address", message, advice, near)


def _bad_mailbox(case: Case) -> Problem:
    say = case.say
    message = say("{field}: {found} is not a mailbox.", field=case.spot.name(say), found=case.shown)
    advice = say("Write it as `name@example.org`: the mailbox of an office, not of a person.")
    return case.problem("bad-mailbox", message, advice)


def wrong_name(case: Case) -> Problem:
    """Say that an entry stands under a name that it cannot have: a wrong key, or no language."""
    spot, name = case.spot, case.fault.name
    if spot.kind is Text:
        return unknown_language(case, name, name=name)
    return _bad_key(case, name, spot.field.meaning.keys if spot.field is not None else "", name=name)


def _bad_key(case: Case, found: str, pattern: str, *, name: str = "") -> Problem:
    say = case.say
    field = case.spot.name(say)
    near = near_key(found) if pattern in (KEY, SLUG) else ()
    if name:
        message = say("{found} cannot be a key in {field}.", found=shown(found), field=field)
    else:
        message = say("{field}: {found} cannot be a key.", found=shown(found), field=field)
    if pattern in (KEY, SLUG):
        advice = say("Keys have lower-case letters without accents, digits and hyphens, such as `north-2`.")
    else:
        advice = say("Keys have up to 32 letters without accents, digits, hyphens and underscores.")
    return case.problem("bad-key", message, advice, near, name=name, on_key=bool(name))
