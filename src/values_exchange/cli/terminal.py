"""What the commands share at the terminal: a sign of life while something takes long, and the kinds of options."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import click

from values_exchange.dates import PartialDate, is_date
from values_exchange.languages import DEFAULT_LANGUAGE

INTERFACE_LANGUAGES = (DEFAULT_LANGUAGE,)
"""The languages the interface speaks so far."""

language_option = click.option(
    "--language",
    type=click.Choice(INTERFACE_LANGUAGES),
    default=DEFAULT_LANGUAGE,
    show_default=True,
    help="The language of the pages.",
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


class PartialDateOption(click.ParamType):  # type: ignore[type-arg] # older versions of click take no argument here
    """An option that takes a year, a month or a day."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> PartialDate:
        """Read the option, or say what a date looks like."""
        if isinstance(value, PartialDate):
            return value
        if not is_date(str(value)):
            self.fail(
                f"{value!r} is not a date: write a year (2019), a month (2019-03) or a day (2019-03-15).", param, ctx
            )
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
            self.fail(f"{value!r} is not a day: write it like 2026-11-23.", param, ctx)


def names(value: str) -> tuple[str, ...]:
    """Split an option that holds several names with commas between them."""
    return tuple(name.strip() for name in value.split(",") if name.strip())
