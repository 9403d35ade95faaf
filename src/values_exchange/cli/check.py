"""The command `check`: say what is wrong with records, where, and what to do next."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from values_exchange.cli.main import Exit
from values_exchange.cli.terminal import DayOption, busy, spoken
from values_exchange.languages import Interface
from values_exchange.reading import Reading, read, record_files
from values_exchange.report import FORMATS, render_text


@click.command(epilog="Example: values-exchange check examples/duesseldorf --strict")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "report_format",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How to report.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail, too.")
@click.option("--today", type=DayOption(), help="The day to measure the age of records by; today if left out.")
@click.option("--watch", is_flag=True, help="Check again on each save, until Ctrl-C.")
def check(paths: tuple[Path, ...], report_format: str, *, strict: bool, today: date | None, watch: bool) -> int:
    """
    Check records, a folder of records or a whole catalogue.

    A PATH is a record, a folder or a catalogue; without one, the folder you are in. A record is checked together with
    the catalogue it belongs to, which is found by looking for network.yaml in the folders above it.
    """
    asked = paths or (Path(),)
    ended = _check_once(asked, report_format, strict=strict, today=today)
    if watch:
        _watch(asked, report_format, strict=strict, today=today)
    return ended


def _check_once(paths: tuple[Path, ...], report_format: str, *, strict: bool, today: date | None) -> int:
    say = spoken()
    with busy(say("Checking …")):
        reading = read(*paths, today=today or datetime.now(UTC).astimezone().date(), language=say.language)
    _show(reading, report_format, say)
    failing = [problem for problem in reading.problems if strict or problem.is_error]
    return Exit.PROBLEMS if failing else Exit.CLEAN


def _show(reading: Reading, report_format: str, say: Interface) -> None:
    if report_format != "text":
        click.echo(FORMATS[report_format](reading.problems, checked=reading.checked, say=say), nl=False)
        return
    click.echo(render_text(reading.problems, checked=reading.checked, say=say).rstrip("\n"))
    if not reading.catalogue_found:
        click.echo(
            say(
                "No network.yaml was found here or above: what needs a whole catalogue (ids declared elsewhere, "
                "districts) was not checked."
            )
        )


def _watch(paths: tuple[Path, ...], report_format: str, *, strict: bool, today: date | None) -> None:
    from watchfiles import watch

    click.echo(spoken()("Watching for changes; stop with Ctrl-C."), err=True)
    seen = {path.resolve() for place in paths for path in record_files(place)}
    folders = {place.resolve() if place.is_dir() else place.resolve().parent for place in paths}
    for changes in watch(*folders, raise_interrupt=False):
        if any(Path(name).suffix in {".yaml", ".yml", ".json"} or Path(name) in seen for _, name in changes):
            click.echo(f"\n{datetime.now(UTC).astimezone():%H:%M:%S}")
            _check_once(paths, report_format, strict=strict, today=today)
