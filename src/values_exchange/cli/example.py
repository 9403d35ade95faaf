"""The command `example`: write the shipped VALUES catalogue to start from."""

from __future__ import annotations

from pathlib import Path

import click

from values_exchange.cli.terminal import spoken
from values_exchange.examples import example_folder
from values_exchange.writing import MANIFEST, write_tree


@click.command(epilog="Example: values-exchange example my-catalogue")
@click.argument("folder", type=click.Path(path_type=Path))
def example(folder: Path) -> None:
    """
    Write the shipped VALUES catalogue into FOLDER, to start from.

    The folder must be new or empty: nothing is overwritten.
    """
    say = spoken()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(
            say("{folder} already holds something. Name a folder that is new or empty.", folder=folder)
        )
    origin = example_folder()
    files = {
        path.relative_to(origin).as_posix(): path.read_bytes() for path in sorted(origin.rglob("*")) if path.is_file()
    }
    write_tree(folder, files, made_by="values-exchange example")
    # From now on the folder is the user's: it must not look like something that may be made anew.
    (folder / MANIFEST).unlink()
    click.echo(say("Wrote {n} files to {folder}.", n=len(files), folder=folder))
    click.echo(say("Next: {command}", command=f"values-exchange check {folder}"))
