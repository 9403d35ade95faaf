"""The command `compare`: lay programmes or cities side by side."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from values_exchange.cli.main import Exit
from values_exchange.cli.terminal import PartialDateOption, busy, language_option, names, spoken
from values_exchange.comparison import Comparison
from values_exchange.comparison import compare as compare_catalogue
from values_exchange.dates import PartialDate
from values_exchange.examples import example_folder
from values_exchange.languages import Interface
from values_exchange.reading import read
from values_exchange.report import render_text
from values_exchange.tables import as_csv, as_json, as_markdown, as_rows, as_xlsx
from values_exchange.writing import create_file

FORMATS = ("table", "csv", "json", "markdown", "xlsx")
BINARY = frozenset({"xlsx"})
"""Formats that are not for a terminal."""


@click.command(epilog="Example: values-exchange compare examples --cities duesseldorf,zurich --rows offer,volunteers")
@click.argument("catalogue", type=click.Path(path_type=Path), required=False)
@click.option(
    "--programmes", default="", help="Programmes to compare, by id, with commas between: duesseldorf/welcome-points,…"
)
@click.option("--cities", default="", help="Cities to compare, by id, with commas between: duesseldorf,riga")
@click.option("--rows", default="", help="Rows to show, by id or beginning of id: offer.functions,figures")
@click.option("--as-of", type=PartialDateOption(), help="Show what was so at a date: 2019, 2019-03 or 2019-03-15.")
@click.option(
    "--format", "table_format", type=click.Choice(FORMATS), default="table", show_default=True, help="How to show it."
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it into this new file instead; xlsx needs one, or a pipe.",
)
@language_option
def compare(
    catalogue: Path | None,
    programmes: str,
    cities: str,
    rows: str,
    as_of: PartialDate | None,
    table_format: str,
    out: Path | None,
    language: str | None,
) -> int:
    """
    Lay programmes or cities side by side.

    Without CATALOGUE the shipped VALUES catalogue is compared; without programmes or cities, all of it.
    """
    say = Interface(language) if language else spoken()
    if table_format in BINARY and out is None and sys.stdout.isatty():
        raise click.UsageError(
            say(
                "A workbook cannot be shown in a terminal. Name a file for it:  {option}",
                option="--out comparison.xlsx",
            )
        )
    with busy(say("Reading …")):
        reading = read(
            catalogue or example_folder(), today=datetime.now(UTC).astimezone().date(), language=say.language
        )
    errors = [problem for problem in reading.problems if problem.is_error]
    if errors:
        click.echo(render_text(errors, checked=reading.checked, say=say), err=True)
    comparison = compare_catalogue(
        reading.catalogue,
        programmes=names(programmes),
        cities=names(cities),
        rows=names(rows),
        as_of=as_of,
        language=say.language,
    )
    if out is None and table_format == "table" and sys.stdout.isatty():
        _show_table(comparison)
    elif out is None:
        sys.stdout.buffer.write(_content(comparison, table_format))
    else:
        create_file(out, _content(comparison, table_format))
        click.echo(say("Wrote {file}", file=out))
    return Exit.PROBLEMS if errors else Exit.CLEAN


def _content(comparison: Comparison, table_format: str) -> bytes:
    """Give the comparison as a file; a table that goes into a file or a pipe is Markdown."""
    if table_format == "csv":
        return as_csv(comparison)
    if table_format == "json":
        return as_json(comparison)
    if table_format == "xlsx":
        return as_xlsx(comparison)
    return as_markdown(comparison).encode()


def _show_table(comparison: Comparison) -> None:
    from rich.console import Console
    from rich.table import Table

    header, *lines = as_rows(comparison)
    table = Table(*header, show_lines=True)
    for line in lines:
        table.add_row(*line)
    Console().print(table)
