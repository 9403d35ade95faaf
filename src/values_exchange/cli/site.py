"""The command `site`: build the documentation site."""

from __future__ import annotations

from pathlib import Path

import click

from values_exchange.cli.main import Exit
from values_exchange.cli.terminal import busy, spoken
from values_exchange.examples import example_folder
from values_exchange.languages import INTERFACE_LANGUAGES
from values_exchange.problems import InvalidRecords
from values_exchange.reading import record_files
from values_exchange.report import render_text
from values_exchange.site import BuildFailed, build_site


@click.command(epilog="Example: values-exchange site examples --out site")
@click.argument("catalogue", type=click.Path(path_type=Path), required=False)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="The folder to build into."
)
@click.option(
    "--language",
    "languages",
    type=click.Choice(INTERFACE_LANGUAGES),
    multiple=True,
    help="A language to build; may be given several times. All eleven, if left out.",
)
def site(catalogue: Path | None, out: Path, languages: tuple[str, ...]) -> int:
    """
    Build the documentation site of CATALOGUE, or of the shipped VALUES catalogue.

    OUT must be new, empty, or made by this command before; the old site stands until the new one is complete. An
    mkdocs.yml beside or above the catalogue that names the plugin `values-exchange` says how the site looks.
    """
    place, say = catalogue or example_folder(), spoken()
    remarks: list[str] = []
    try:
        with busy(say("Building the site …")):
            page = build_site(
                place, out, languages=tuple(dict.fromkeys(languages)) or INTERFACE_LANGUAGES, done=remarks.append
            )
    except InvalidRecords as error:
        errors = [problem for problem in error.problems if problem.is_error]
        click.echo(render_text(errors, checked=len(record_files(place)), say=say).rstrip("\n"), err=True)
        return Exit.PROBLEMS
    except BuildFailed as error:
        click.echo(str(error), err=True)
        return Exit.PROBLEMS
    for remark in filter(None, remarks):
        click.echo(remark, err=True)
    click.echo(say("Built. Open {page}", page=page))
    return Exit.CLEAN
