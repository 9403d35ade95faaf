"""The command `site`: build the documentation site."""

from __future__ import annotations

from pathlib import Path

import click

from values_exchange.cli.terminal import INTERFACE_LANGUAGES, busy
from values_exchange.examples import example_folder
from values_exchange.site import build_site


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
    help="A language to build; may be given several times. All, if left out.",
)
def site(catalogue: Path | None, out: Path, languages: tuple[str, ...]) -> None:
    """
    Build the documentation site of CATALOGUE, or of the shipped VALUES catalogue.

    OUT must be new, empty, or made by this command before; the old site stands until the new one is complete.
    """
    with busy("Building the site …"):
        page = build_site(catalogue or example_folder(), out, languages=languages or INTERFACE_LANGUAGES)
    click.echo(f"Built. Open {page}")
