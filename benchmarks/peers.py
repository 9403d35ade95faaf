"""What we are measured against, and ourselves: the commands, and the versions of everything that runs."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure import Runner
from values_exchange.schema import schema_for

PYTHON = sys.executable

VERSIONED = (
    "values-exchange",
    "attrs",
    "cattrs",
    "check-jsonschema",
    "jsonschema",
    "jsonschema-rs",
    "Markdown",
    "mkdocs",
    "mkdocs-material",
    "pandas",
    "PyYAML",
    "ruamel.yaml",
)

LOAD_YAML = """
import sys, yaml
from pathlib import Path
for path in Path(sys.argv[1]).rglob("*.yaml"):
    with path.open("rb") as file:
        yaml.load(file, yaml.CSafeLoader)
"""
"""A process that parses every file with libyaml and does nothing with it: what reading YAML costs at least."""

HOLD = """
import sys
from values_exchange.reading import read
reading = read(sys.argv[1])
assert len(reading.catalogue.programmes) == int(sys.argv[2]), "Records are missing."
"""
"""A process that reads a catalogue and keeps it."""

FOUND_PROBLEMS = frozenset({1})


def check(place: Path, *, name: str = "values-exchange check", ends: frozenset[int] = frozenset({0})) -> Runner:
    """Check a record or a whole catalogue, rules across records included."""
    return Runner(name=name, command=(PYTHON, "-m", "values_exchange", "check", str(place)), ends=ends)


def check_jsonschema(schema: Path, files: Iterable[Path], *, ends: frozenset[int] = frozenset({0})) -> Runner:
    """Check files against a JSON Schema."""
    command = (PYTHON, "-m", "check_jsonschema", "--schemafile", str(schema), *map(str, files))
    return Runner(name="check-jsonschema", command=command, ends=ends)


def load_yaml(folder: Path) -> Runner:
    """Parse every YAML file below a folder with libyaml, and nothing else."""
    return Runner(name="libyaml alone", command=(PYTHON, "-c", LOAD_YAML, str(folder)))


def hold(folder: Path, programmes: int) -> Runner:
    """Read a catalogue and keep it."""
    return Runner(name="read() and keep", command=(PYTHON, "-c", HOLD, str(folder), str(programmes)))


def write_schema(folder: Path) -> Path:
    """Write the schema of programmes, the one in `schemas/`, and give its file."""
    place = folder / "programme-schema.json"
    place.write_text(json.dumps(schema_for("programme")), encoding="utf-8")
    return place


def versions() -> dict[str, str]:
    """Give the version of everything that runs, by name."""
    return {name: version(name) for name in VERSIONED}


def cores() -> int:
    """Count the cores there are to run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def machine() -> str:
    """Say what kind of machine this is."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{platform.system()} on {platform.machine()}, {cores()} cores, {python}"
