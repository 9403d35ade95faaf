"""The door of the command line: which commands there are, and how their ends become exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import IntEnum
from importlib import import_module
from itertools import pairwise

import click

from values_exchange.cli.terminal import error_words, language_of
from values_exchange.languages import INTERFACE_LANGUAGES, Interface
from values_exchange.problems import CannotRead, ValuesExchangeError

COMMANDS = {
    "check": "Check records, a folder of records or a whole catalogue.",
    "new": "Start a record for a city or a programme.",
    "compare": "Lay programmes or cities side by side.",
    "translations": "Say what a translator should do next for a language.",
    "schema": "Show or write the JSON Schemas of the records.",
    "pages": "Write the documentation pages as a tree of files.",
    "site": "Build the documentation site.",
    "example": "Write the shipped VALUES catalogue to start from.",
}
"""The commands with their one-line help; each is imported only when it is called, since some need slow packages."""


_LANGUAGE_OF_RECORDS = frozenset({"new", "translations"})
"""Commands whose own `--language` is that of records, not the one to speak."""


class Exit(IntEnum):
    """How a command ended; when several apply, the highest."""

    CLEAN = 0
    PROBLEMS = 1
    WRONG_CALL = 2
    COULD_NOT_READ = 3
    INTERNAL = 4


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is the caller's
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the signature is the caller's
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"values_exchange.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - the signature is the caller's
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: values-exchange check examples",
)
@click.version_option(package_name="values-exchange", prog_name="values-exchange")
@click.option(
    "--language",
    type=click.Choice(INTERFACE_LANGUAGES),
    help="The language to speak; that of the terminal, if left out.",
)
def commands(language: str | None) -> None:
    """
    Check, compare and show records of city programmes.

    Every command has its own help, with an example: values-exchange check --help
    """


def main(arguments: Sequence[str] | None = None) -> int:  # noqa: PLR0911 - one return for each way it can end
    """
    Run the command line and give its exit code.

    Exit codes: 0 clean or warnings only, 1 problems, 2 wrong call, 3 could not read, 4 internal error.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        ended = commands.main(args=given, prog_name="values-exchange", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo(_say(given)("Stopped."), err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return Exit.WRONG_CALL
    except CannotRead as error:
        click.echo(error_words(error, _say(given)), err=True)
        return Exit.COULD_NOT_READ
    except ValuesExchangeError as error:
        click.echo(error_words(error, _say(given)), err=True)
        return Exit.WRONG_CALL
    except BrokenPipeError:
        # The reader of a pipe has gone, as `| head` does: nothing is left to say, not even at exit.
        sys.stdout = None  # so that the interpreter does not flush it
        return Exit.CLEAN
    except Exception as error:  # noqa: BLE001 - the one place where a mistake of ours becomes a sentence
        say = _say(given)
        click.echo(say("Internal error ({kind}): {text}", kind=type(error).__name__, text=error), err=True)
        click.echo(say("Please report it with the command you used."), err=True)
        return Exit.INTERNAL
    return int(ended or 0)


def _say(arguments: Sequence[str]) -> Interface:
    """Give the language to speak when a command has ended, and with it what it was asked."""
    about_records = (position for position, argument in enumerate(arguments) if argument in _LANGUAGE_OF_RECORDS)
    arguments = arguments[: next(about_records, None)]
    asked = [after for before, after in pairwise(arguments) if before == "--language"]
    asked += [argument.partition("=")[2] for argument in arguments if argument.startswith("--language=")]
    known = [language for language in asked if language in INTERFACE_LANGUAGES]
    return Interface(known[0] if known else language_of(os.environ))
