"""
Write what the documentation takes from the code: the Python names, the command line, the plan, the README's examples.

    python scripts/reference.py

`tests/test_reference.py` fails when a page is not what this would write.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import values_exchange  # noqa: E402 - the tests' plan is found from the repository's root
from tests.test_architecture import floor_table  # noqa: E402
from values_exchange.cli.main import COMMANDS, commands  # noqa: E402
from values_exchange.fields import fields_of, is_shape  # noqa: E402
from values_exchange.reading import read  # noqa: E402
from values_exchange.report import render_text  # noqa: E402

DOCS = ROOT / "docs"
PROMISE = (
    "Everything `import values_exchange` promises. The rest may change in any version: see "
    "[what is stable](../about/stability.md)."
)
FIRST_RECORD = DOCS / "start" / "first-record.yaml"


def pages() -> Mapping[Path, str]:
    """Give the content of every page that is made from the code, by its path."""
    architecture = DOCS / "about" / "architecture.md"
    readme = ROOT / "README.md"
    return {
        DOCS / "reference" / "api.md": python_page(),
        DOCS / "reference" / "cli.md": command_page(),
        architecture: filled(architecture.read_text(encoding="utf-8"), plan=plan()),
        readme: filled(
            readme.read_text(encoding="utf-8"),
            record=f"```yaml\n{FIRST_RECORD.read_text(encoding='utf-8')}```",
            report=f"```text\n{report_of_a_typo()}\n```",
        ),
    }


def filled(text: str, **parts: str) -> str:
    """Put each part between the comments that name it; a text without such comments is a mistake."""
    for name, part in parts.items():
        opening, closing = f"<!-- {name} -->\n", f"\n<!-- /{name} -->"
        before, _, rest = text.partition(opening)
        _, found, after = rest.partition(closing)
        if not found:
            raise LookupError(name)
        text = before + opening + part + closing + after
    return text


def report_of_a_typo() -> str:
    """Give what `check` says of the first record once a letter in it is wrong."""
    with TemporaryDirectory() as folder:
        record = Path(folder) / "neighbourhood-house.yaml"
        text = FIRST_RECORD.read_text(encoding="utf-8").replace("organisations:", "organisatons:")
        record.write_text(text, encoding="utf-8")
        problems = [problem for problem in read(record).problems if problem.is_error]
    shown = render_text(problems, checked=1).replace(str(record), "my-catalogue/oslo/neighbourhood-house.yaml")
    return shown.strip()


def python_page() -> str:
    """Describe every name of the package's face from its docstring."""
    verbs = [name for name in values_exchange.__all__ if not inspect.isclass(getattr(values_exchange, name))]
    nouns = [name for name in values_exchange.__all__ if name not in verbs]
    parts = [
        "# Python",
        PROMISE,
        "## Functions {#functions}",
        *(entry for name in verbs for entry in function_entry(name, getattr(values_exchange, name))),
        "## Classes {#classes}",
        *(entry for name in nouns for entry in class_entry(name, getattr(values_exchange, name))),
    ]
    return "\n\n".join(parts) + "\n"


def function_entry(name: str, function: object) -> Iterator[str]:
    """Give a function's heading, signature and docstring."""
    yield f"### `{name}` {{#{name}}}"
    yield f"```python\n{name}{signature(function)}\n```"
    yield docstring(function)


def class_entry(name: str, cls: type) -> Iterator[str]:
    """Give a class's heading, docstring, and its fields or members and methods."""
    yield f"### `{name}` {{#{name.lower()}-class}}"
    yield docstring(cls)
    if is_shape(cls):
        rows = [
            f"| `{field}` | {entry.meaning.title} | {entry.meaning.description.replace('|', '/')} |"
            for field, entry in fields_of(cls).items()
        ]
        yield "\n".join(["| attribute | title | what it is |", "|---|---|---|", *rows])
    elif issubclass(cls, Enum):
        yield "\n".join(f"- `{name}.{member.name}` = `{member.value!r}`" for member in cls)
    else:
        attributes = [a.name for a in getattr(cls, "__attrs_attrs__", ()) if not a.name.startswith("_")]
        if attributes:
            yield "Attributes: " + ", ".join(f"`{attribute}`" for attribute in attributes) + "."
        yield from methods(cls)


def methods(cls: type) -> Iterator[str]:
    """Give one line for each documented method or property that the class itself defines."""
    lines = []
    for name, member in vars(cls).items():
        said = inspect.getdoc(member)
        if name.startswith("_") or not said or not (inspect.isfunction(member) or isinstance(member, property)):
            continue
        shown = name if isinstance(member, property) else f"{name}{signature(member)}"
        lines.append(f"- `{shown}`: {' '.join(said.split(chr(10) * 2)[0].split())}")
    if lines:
        yield "\n".join(lines)


def signature(function: object) -> str:
    """Give a signature as it is written, without the module names and without `self`."""
    text = str(inspect.signature(function)) if callable(function) else ""
    text = re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Za-z])", "", text.replace("'", ""))
    return text.replace("(self, ", "(").replace("(self)", "()")


def docstring(thing: object) -> str:
    """Give a docstring as Markdown: headings as bold words, examples as code."""
    lines: list[str] = []
    in_example = False
    for line in (inspect.getdoc(thing) or "").replace("``", "`").splitlines():
        if line.startswith(">>>") and not in_example:
            lines += ["", "```python"]
            in_example = True
        elif in_example and not line.strip():
            lines += ["```"]
            in_example = False
        if re.fullmatch(r"(Args|Raises|Attributes|Shape|Units|Source):", line):
            lines += ["", f"**{line.removesuffix(':')}**", ""]
        elif not in_example and line.startswith("    "):
            lines.append(f"- {line.strip()}" if re.match(r"    [A-Za-z_*`]+: ", line) else line)
        else:
            lines.append(re.sub(r"^(Shape|Units|Source): ", r"**\1.** ", line))
    return "\n".join(lines + (["```"] if in_example else [])).strip()


def command_page() -> str:
    """Give the help of every command as the command line prints it."""
    settings: dict[str, Any] = {**commands.context_settings, "terminal_width": 100}
    context = click.Context(commands, info_name="values-exchange", **settings)
    parts = [
        "# Command line",
        "What `--help` says of each command.",
        f"```text\n{commands.get_help(context)}\n```",
        "Exit codes: 0 clean or warnings only, 1 problems, 2 wrong call, 3 could not read, 4 internal error.",
    ]
    for name in COMMANDS:
        command = commands.get_command(context, name)
        if command is None:
            continue
        inner = click.Context(command, info_name=name, parent=context, **settings)
        parts += [f"## {name} {{#{name}}}", f"```text\n{command.get_help(inner)}\n```"]
    return "\n\n".join(parts) + "\n"


def plan() -> str:
    """Give the rooms of the package by floor, with what each is and whom it alone may import."""
    rows = [
        f"| {floor} | `{room}` | {line.replace('|', '/')} | {guests} |" for floor, room, line, guests in floor_table()
    ]
    return "\n".join(["| floor | room | what it is | its guests |", "|---|---|---|---|", *rows])


if __name__ == "__main__":
    for path, content in pages().items():
        path.write_text(content, encoding="utf-8")
        print(f"Wrote {path.relative_to(ROOT)}")
