"""One record file: its bytes, what is wrong with them, and the value they make; and problems put in their places."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve, frozen

from values_exchange.convert import structure
from values_exchange.document import Document, check_size, parse, positions
from values_exchange.languages import Interface
from values_exchange.model import City, Network, Programme
from values_exchange.problems import Problem, Span
from values_exchange.reading.entries import cannot_open
from values_exchange.reading.listing import RecordFile
from values_exchange.schema import KINDS
from values_exchange.validation import check_data


@frozen
class ReadFile:
    """What came of reading a file: the record's value, unless there are errors, and the problems, each in its place."""

    value: Network | City | Programme | None
    problems: tuple[Problem, ...]


def read_record(record: RecordFile, say: Interface) -> ReadFile:
    """
    Read, check and convert one record file.

    Raises:
        RuntimeError: if data that the schema accepts cannot be converted, which is a mistake in this package.
    """
    document, problems = document_of(record.place, say)
    if document is None:
        return ReadFile(None, problems)
    found = check_data(document.data, record.kind, document.file, say)
    problems = (*problems, *place(found, document)) if found else problems
    if any(problem.is_error for problem in problems):
        return ReadFile(None, problems)
    return ReadFile(_converted(document, record), problems)


def place_again(problems: Iterable[Problem], file: Path, say: Interface) -> Iterator[Problem]:
    """Put problems that were found later in their places in a file, which is read once more for that."""
    document, _ = document_of(file, say)
    return iter(problems) if document is None else place(problems, document)


def place(problems: Iterable[Problem], document: Document) -> Iterator[Problem]:
    """Give problems the lines and columns of their paths; what is about the whole record stands where it begins."""
    where = positions(document)
    whole = where.span(())
    for problem in problems:
        span = where.key_span(problem.path) if problem.on_key else where.span(problem.path)
        if span == whole:
            span = Span(file=span.file, line=span.line, column=span.column)
        yield evolve(problem, span=span, excerpt=where.line(span.line))


def document_of(file: Path, say: Interface) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read and parse a file, unless it is no ordinary file or too large to look into; and say what is wrong with it."""
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, (cannot_open(file, say("it is no ordinary file"), say),)
        too_large = check_size(status.st_size, str(file), say)
        return (None, (too_large,)) if too_large else parse(file.read_bytes(), str(file), say)
    except OSError as error:
        return None, (cannot_open(file, error.strerror, say),)


def _converted(document: Document, record: RecordFile) -> Network | City | Programme:
    try:
        value: Network | City | Programme = structure(document.data, KINDS[record.kind])
    except Exception as error:
        raise RuntimeError(
            f"{record.file} is right by its schema and could not be converted. "
            "This is a mistake in values_exchange, not in the record; please report it with the file."
        ) from error
    return value
