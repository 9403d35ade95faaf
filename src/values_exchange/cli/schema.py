"""The command `schema`: show or write the JSON Schemas of the records."""

from __future__ import annotations

import json
from pathlib import Path

import click

from values_exchange.schema import KINDS, schema_for
from values_exchange.writing import write_file


@click.command(epilog="Example: values-exchange schema programme > programme.json")
@click.argument("kind", type=click.Choice(list(KINDS)), required=False)
@click.option(
    "--write", "folder", type=click.Path(file_okay=False, path_type=Path), help="Write all schemas into this folder."
)
def schema(kind: str | None, folder: Path | None) -> None:
    """
    Show or write the JSON Schemas of the records.

    Without a KIND of record, all of them are shown as one JSON object.
    """
    if folder is None:
        shown = schema_for(kind) if kind else {each: schema_for(each) for each in KINDS}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    folder.mkdir(parents=True, exist_ok=True)
    for each in [kind] if kind else KINDS:
        text = json.dumps(schema_for(each), ensure_ascii=False, indent=2) + "\n"
        write_file(folder / f"{each}.json", text.encode())
        click.echo(f"Wrote {folder / f'{each}.json'}")
