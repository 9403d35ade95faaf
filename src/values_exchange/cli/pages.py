"""The command `pages`: write the documentation pages as a tree of files that any Markdown site builder takes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from values_exchange.cli.main import Exit
from values_exchange.cli.terminal import busy, language_option, spoken
from values_exchange.languages import Interface
from values_exchange.pages import Links, render_tree
from values_exchange.reading import read
from values_exchange.report import render_text
from values_exchange.writing import write_tree


@click.command(epilog="Example: values-exchange pages examples --out pages")
@click.argument("catalogue", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="The folder to write; new, empty or written by this command.",
)
@click.option(
    "--directory-urls", is_flag=True, help="Link pages as folders (cities/oslo/) instead of files (cities/oslo.html)."
)
@language_option
def pages(catalogue: Path, out: Path, *, directory_urls: bool, language: str | None) -> int:
    """Write the documentation pages of CATALOGUE as a tree of Markdown files, without building a site."""
    today = datetime.now(UTC).astimezone().date()
    say = Interface(language) if language else spoken()
    with busy(say("Reading and writing pages …")):
        reading = read(catalogue, today=today, language=say.language)
        errors = [problem for problem in reading.problems if problem.is_error]
        if errors:
            click.echo(render_text(errors, checked=reading.checked, say=say), err=True)
            return Exit.PROBLEMS
        tree = render_tree(reading.catalogue, language=say.language, links=Links(directory_urls=directory_urls))
        write_tree(out, tree.files(), made_by="values-exchange pages")
    click.echo(
        say(
            "Wrote {pages} pages and {others} other files to {folder}.",
            pages=len(tree.pages),
            others=len(tree.assets),
            folder=out,
        )
    )
    return Exit.CLEAN
