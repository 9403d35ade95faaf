"""What the commands share at the terminal: the language spoken, a sign of life, the kinds of options."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

import click

from values_exchange.dates import PartialDate, is_date
from values_exchange.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES, Deferred, Interface, interface_language
from values_exchange.problems import CannotRead, CannotWrite, NotInstalled, UnknownName, ValuesExchangeError

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where an environment says which language its user reads, the first that is set. Source: POSIX.1-2017, 8.2."""


def language_of(surroundings: Mapping[str, str]) -> str:
    """
    Give the language to speak in these surroundings; English where they ask for one the package does not speak.

    >>> language_of({"LANG": "de_DE.UTF-8"}), language_of({"LC_ALL": "C", "LANG": "de_DE.UTF-8"})
    ('de', 'en')
    """
    said = next((surroundings[name] for name in _VARIABLES if surroundings.get(name)), "")
    return interface_language(said.partition(".")[0].partition("@")[0] or DEFAULT_LANGUAGE)


def spoken() -> Interface:
    """Give the words of the language that was asked for, else of that of the surroundings."""
    context = click.get_current_context(silent=True)
    asked = context.find_root().params.get("language") if context else None
    return Interface(asked or language_of(os.environ))


language_option = click.option(
    "--language",
    type=click.Choice(INTERFACE_LANGUAGES),
    help="The language of what is shown; that of the terminal, if left out.",
)


@contextmanager
def busy(what: str) -> Iterator[None]:
    """Show a sign of life on a terminal while something runs; a pipe sees nothing of it."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield


def error_words(error: ValuesExchangeError, say: Interface) -> str:
    """Say in the language spoken what went wrong."""
    if isinstance(error, UnknownName):
        return _unknown(error, say)
    if isinstance(error, CannotRead):
        return say("Cannot read {place}: {reason}", place=error.place, reason=_said(error.reason, say))
    if isinstance(error, CannotWrite):
        return say("Cannot write to {place}: {reason}", place=error.place, reason=_said(error.reason, say))
    if isinstance(error, NotInstalled):
        return say(
            "This needs the package {package}, which is not installed. Install it with:  {command}",
            package=error.package,
            command=error.command,
        )
    return str(error)


def _unknown(error: UnknownName, say: Interface) -> str:
    kinds = {
        "city": say("There is no city `{name}`.", name=error.name),
        "programme": say("There is no programme `{name}`.", name=error.name),
        "row": say("There is no row `{name}`.", name=error.name),
        "language": say("There is no language `{name}`.", name=error.name),
        "text": say("There is no text `{name}`.", name=error.name),
    }
    told = kinds.get(error.kind)
    if told is None:
        return str(error)
    near = [f"`{name}`" for name in error.near]
    if len(near) > 1:
        hint = say("Did you mean {names} or {name}?", names=", ".join(near[:-1]), name=near[-1])
    else:
        hint = say("Did you mean {name}?", name=near[0]) if near else ""
    return f"{told} {hint}".rstrip()


def _said(reason: str, say: Interface) -> str:
    return say(reason) if isinstance(reason, Deferred) else reason


class PartialDateOption(click.ParamType):  # type: ignore[type-arg] # older versions of click take no argument here
    """An option that takes a year, a month or a day."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> PartialDate:
        """Read the option, or say what a date looks like."""
        if isinstance(value, PartialDate):
            return value
        if not is_date(str(value)):
            wanted = spoken()(
                "`{text}` is not a date: write a year (2019), a month (2019-03) or a day (2019-03-15).", text=value
            )
            self.fail(wanted, param, ctx)
        return PartialDate(str(value))


class DayOption(click.ParamType):  # type: ignore[type-arg] # older versions of click take no argument here
    """An option that takes a day."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the option, or say what a day looks like."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(spoken()("`{text}` is not a day: write it like 2026-11-23.", text=value), param, ctx)


def names(value: str) -> tuple[str, ...]:
    """Split an option that holds several names with commas between them."""
    return tuple(name.strip() for name in value.split(",") if name.strip())
