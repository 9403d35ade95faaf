"""What can be wrong and where: `Span`, `Severity`, `Problem`, and the package's few exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from attrs import field, frozen

Path = tuple[str | int, ...]
"""The way to a value in a record: field names, keys and list positions, such as ``("sites", "nord", "states", 0)``."""


class Severity(Enum):
    """How much a problem matters: an error keeps a record from being published, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@frozen(kw_only=True)
class Span:
    """
    A stretch of a file.

    Units: lines and columns count from 1, as editors do; the end column is the one after the last character.
    A span without a line stands for the whole file.
    """

    file: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None

    def __str__(self) -> str:
        """Give ``file:line:column``, as far as it is known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


@frozen(kw_only=True)
class Problem:
    """
    Something wrong with or missing from a record, and where.

    `message` says what was found and what was expected, `advice` what to do next; both are plain sentences in the
    reader's language. `near` holds the names the writer may have meant, nearest first. `code` is stable and names the
    page ``docs/problems/<code>.md``.
    """

    code: str
    message: str
    span: Span
    path: Path = ()
    severity: Severity = Severity.ERROR
    advice: str = ""
    near: tuple[str, ...] = ()
    on_key: bool = False
    """Whether the problem is with the key that `path` ends in, not with its value."""
    excerpt: str = ""
    """The line of the file the span begins in, without its line end."""

    @property
    def is_error(self) -> bool:
        """Whether the problem keeps the record from being published."""
        return self.severity is Severity.ERROR


def order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by file, line, column and code, dropping exact repetitions."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.span.file, p.span.line or 0, p.span.column or 0, p.code, p.message)))


class ValuesExchangeError(Exception):
    """Something wrong in a call or in the world, as opposed to in a record; the base of the package's exceptions."""


@frozen(kw_only=True)
class UnknownName(ValuesExchangeError):
    """
    A name that nothing answers to: a programme, a city, a row, a format.

    `kind` is what was looked for, `near` the names that come close.
    """

    kind: str
    name: str
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Say what was not found and what it may have meant."""
        hint = f" Did you mean {' or '.join(f'`{name}`' for name in self.near)}?" if self.near else ""
        return f"There is no {self.kind} `{self.name}`.{hint}"


def _all(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(problems)


@frozen(kw_only=True)
class InvalidRecords(ValuesExchangeError):
    """Records that have errors, where a catalogue without errors was asked for."""

    problems: Sequence[Problem] = field(converter=_all)

    def __str__(self) -> str:
        """Count the errors and show the first three."""
        errors = [problem for problem in self.problems if problem.is_error]
        shown = "".join(f"\n  {problem.span}: {problem.message}" for problem in errors[:3])
        more = f"\n  … and {len(errors) - 3} more" if len(errors) > 3 else ""  # noqa: PLR2004 - the first three are enough
        return f"{len(errors)} error{'s' if len(errors) != 1 else ''} in the records:{shown}{more}"


@frozen(kw_only=True)
class CannotRead(ValuesExchangeError):
    """A folder or file that cannot be read at all, with the reason and what to do."""

    place: str
    reason: str

    def __str__(self) -> str:
        """Name the place and the reason."""
        return f"Cannot read {self.place}: {self.reason}"


@frozen(kw_only=True)
class CannotWrite(ValuesExchangeError):
    """A place that must not or cannot be written to, with the reason and what to do."""

    place: str
    reason: str

    def __str__(self) -> str:
        """Name the place and the reason."""
        return f"Cannot write to {self.place}: {self.reason}"


@frozen(kw_only=True)
class NotInstalled(ValuesExchangeError):
    """Something that needs an optional package which is missing, with how to install it."""

    what: str
    package: str
    extra: str

    @property
    def command(self) -> str:
        """The command that installs it."""
        return f"pip install 'values-exchange[{self.extra}]'"

    def __str__(self) -> str:
        """Name the package and the command that installs it."""
        return f"{self.what} needs the package {self.package}, which is not installed. Install it with:  {self.command}"


@frozen(kw_only=True)
class CannotDescribe(ValuesExchangeError):
    """A type of the model that has no rule in the schema: a mistake in this package, never in a record."""

    what: str

    def __str__(self) -> str:
        """Name the type that has no rule."""
        return f"The schema has no rule for {self.what}."
