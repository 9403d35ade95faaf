"""What a record file must not hold: the findings of the first reading in plain words, each with its stretch of text."""

from __future__ import annotations

from attrs import frozen

from values_exchange.languages import Deferred, deferred
from values_exchange.problems import Path

MAX_BYTES = 2_000_000
"""The largest record file that is read; a record of five kilobytes is common, one of fifty is long."""

MAX_DEPTH = 200
"""How many levels of lists and groups may stand inside one another."""

MAX_VALUES = 200_000
"""How many names, values and ends of lists and groups a file may hold."""

MAX_FINDINGS = 100
"""How many findings are kept for one file: enough to mend a bad file, too few for a hostile one to fill the memory."""


@frozen(kw_only=True)
class Finding:
    """
    Something refused in a text, before it becomes a `Problem` with line and column.

    Units: `start` and `end` count characters of the text from 0; without a start the whole file is meant.
    """

    code: str
    message: Deferred
    advice: Deferred
    start: int | None = None
    end: int | None = None
    path: Path = ()
    on_key: bool = False


class Unreadable(Exception):
    """A text that cannot be read past the findings it carries; it never leaves this package."""

    def __init__(self, *findings: Finding) -> None:
        """Hold what made reading stop."""
        super().__init__(*findings)
        self.findings = findings


def shown(text: str, limit: int = 40) -> str:
    """Give `text` in backticks, cut so that a sentence around it stays readable."""
    flat = " ".join(text.split())
    return f"`{flat}`" if len(flat) <= limit else f"`{flat[: limit - 1].rstrip()}…`"


def duplicate(name: str, start: int, end: int, first_line: int, path: Path) -> Finding:
    """Say that a name stands twice in one group of fields."""
    return Finding(
        code="duplicate-key",
        message=deferred(
            "{name} is written twice: first on line {line}, and again here.", name=shown(name), line=first_line
        ),
        advice=deferred("Keep one of the two, or bring both contents together under one {name}.", name=shown(name)),
        start=start,
        end=end,
        path=path,
        on_key=True,
    )


def alias(name: str, start: int, end: int) -> Finding:
    """Say that a YAML alias stands where a value is expected."""
    return Finding(
        code="alias-not-allowed",
        message=deferred(
            "{name} points to another place in the file (a YAML alias), and records use none.", name=shown("*" + name)
        ),
        advice=deferred("Write the value here in full. If it is text that begins with `*`, put it in quotes."),
        start=start,
        end=end,
    )


def anchor(name: str, start: int) -> Finding:
    """Say that a value is labelled with a YAML anchor."""
    return Finding(
        code="alias-not-allowed",
        message=deferred(
            "{name} labels a value for use elsewhere (a YAML anchor), and records use none.", name=shown("&" + name)
        ),
        advice=deferred("Delete the label. If it is text that begins with `&`, put it in quotes."),
        start=start,
        end=start + len(name) + 1,
    )


def tag(start: int, end: int, written: str) -> Finding:
    """Say that a value carries a YAML tag."""
    return Finding(
        code="tag-not-allowed",
        message=deferred(
            "{tag} tells a program how to read the value (a YAML tag), and records use none.", tag=shown(written)
        ),
        advice=deferred("Delete it. If it is text that begins with `!`, put it in quotes."),
        start=start,
        end=end,
    )


def merge(start: int, end: int, path: Path) -> Finding:
    """Say that a group of fields is merged into another."""
    return Finding(
        code="merge-key-not-allowed",
        message=deferred("`<<` copies fields from another place (a YAML merge key); records spell everything out."),
        advice=deferred("Write the fields here in full."),
        start=start,
        end=end,
        path=path,
        on_key=True,
    )


def not_a_name(what: Deferred, start: int, end: int, path: Path) -> Finding:
    """Say that something other than text stands where the name of a field is expected."""
    return Finding(
        code="key-not-text",
        message=what,
        advice=deferred(
            "Write a plain name before the colon. If this is text with brackets or a colon in it, put it in quotes."
        ),
        start=start,
        end=end,
        path=path,
    )


NOTHING = deferred("Before the colon stands nothing, where the name of a field is expected.")
A_LIST = deferred("Before the colon stands a list, where the name of a field is expected.")
A_GROUP = deferred("Before the colon stands a group in curly brackets, where the name of a field is expected.")


def cut(name: str, before: object, start: int, end: int, path: Path) -> Finding:
    """Say that a comma ended a text in curly brackets before its end."""
    advice = deferred(
        "Put the whole text in quotes. If this is a field of its own, write a colon, a space and its value after it."
    )
    if isinstance(before, int | float) and not isinstance(before, bool) and name.isdecimal():
        advice = deferred(
            "Write a number without a comma: {whole}, or {fraction} if it is a fraction.",
            whole=f"{before}{name}",
            fraction=f"{before}.{name}",
        )
    return Finding(
        code="cut-at-comma",
        message=deferred(
            "The text was cut at the comma: {name} is read as a field of its own, without a value.", name=shown(name)
        ),
        advice=advice,
        start=start,
        end=end,
        path=path,
        on_key=True,
    )


def no_colon(name: str, start: int, end: int, path: Path) -> Finding:
    """Say that a name stands alone in curly brackets."""
    return Finding(
        code="yaml-syntax",
        message=deferred("{name} stands in curly brackets without a colon and a value.", name=shown(name)),
        advice=deferred(
            "Write `name: value` inside the brackets. If the brackets are part of a text, put the text in quotes."
        ),
        start=start,
        end=end,
        path=path,
        on_key=True,
    )


def several_documents(start: int) -> Finding:
    """Say that the file holds more than one document."""
    return Finding(
        code="several-documents",
        message=deferred("A second document begins here, but a file holds one record."),
        advice=deferred("Delete the dividing line `---`, or move what follows to a file of its own."),
        start=start,
        end=start + 3,
    )


def too_deep(start: int | None) -> Finding:
    """Say that lists and groups stand inside one another beyond the limit."""
    return Finding(
        code="too-deep",
        message=deferred(
            "Lists and groups are nested more than {most} levels deep here; a record needs fewer than ten.",
            most=MAX_DEPTH,
        ),
        advice=deferred("Look for repeated opening brackets or dashes and remove them."),
        start=start,
        end=None if start is None else start + 1,
    )


def too_many_values(start: int | None) -> Finding:
    """Say that the file holds more names and values than the limit."""
    return Finding(
        code="too-many-values",
        message=deferred(
            "The file holds more than {most} names and values; a record needs a few hundred.", most=f"{MAX_VALUES:,}"
        ),
        advice=deferred("Check that this is the right file, and divide what belongs to several programmes."),
        start=start,
    )


def too_large(size: int) -> Finding:
    """Say that the file is larger than the limit."""
    return Finding(
        code="file-too-large",
        message=deferred(
            "The file is {size} MB large; a record may have at most {most} MB.",
            size=f"{size / 1_000_000:,.1f}",
            most=MAX_BYTES // 1_000_000,
        ),
        advice=deferred(
            "Check that this is the right file. Pictures and documents are linked to, not put into a record."
        ),
    )


def empty() -> Finding:
    """Say that the file holds nothing but blanks and comments."""
    return Finding(
        code="empty-file",
        message=deferred("The file is empty: it holds no fields."),
        advice=deferred("Write the record, beginning with `schema: 1`, or delete the file."),
    )


def not_a_record(data: object, start: int) -> Finding:
    """Say that the file holds one value or a list where a group of fields is expected."""
    return Finding(
        code="not-a-record",
        message=deferred("The file holds a list, where a record with named fields is expected.")
        if isinstance(data, list)
        else deferred("The file holds one single value, where a record with named fields is expected."),
        advice=deferred("Begin with `schema: 1`, and write each field as `name: value`."),
        start=start,
    )


def saved_as(encoding: str) -> Deferred:
    """Say as what a file is saved that is not in UTF-8."""
    return deferred("The file is not saved as UTF-8 but as {encoding}.", encoding=encoding)


def odd_byte(number: int, letter: str) -> Deferred:
    """Say which byte of a file is the first that is not UTF-8, and which letter it may be; `number` counts from 1."""
    if not letter:
        return deferred(
            "The file is not saved as UTF-8. Byte {n} of the file is the first that does not fit.", n=number
        )
    return deferred(
        "The file is not saved as UTF-8; the odd character would be “{letter}” in the older Windows encoding. Byte {n} "
        "of the file is the first that does not fit.",
        letter=letter,
        n=number,
    )


def not_utf8(what: Deferred, start: int | None = None) -> Finding:
    """Say that the file is saved in another encoding than UTF-8, and where that shows."""
    return Finding(
        code="not-utf-8",
        message=what,
        advice=deferred("Open it in your editor, check the accents and umlauts, and save it with the encoding UTF-8."),
        start=start,
    )


def binary() -> Finding:
    """Say that the file holds no text at all."""
    return Finding(
        code="not-text",
        message=deferred(
            "This is not a text file: it holds zero bytes, as pictures, office documents and archives do."
        ),
        advice=deferred("Check that this is the right file. Records are plain text in YAML or JSON."),
    )


def not_text(character: str, start: int, path: Path = (), *, on_key: bool = False) -> Finding:
    """Say that the text holds a character that cannot be seen or printed."""
    message = _INVISIBLE.get(character) or deferred(
        "Here stands an invisible control character (U+{number}).", number=f"{ord(character):04X}"
    )
    return Finding(
        code="not-text",
        message=message,
        advice=deferred(
            "Delete it, and type the place anew: such characters slip in when text is copied from other programs."
        ),
        start=start,
        end=start + 1,
        path=path,
        on_key=on_key,
    )


_INVISIBLE = {
    "\u2028": deferred("Here stands an invisible line separator character (U+2028)."),
    "\u2029": deferred("Here stands an invisible paragraph separator character (U+2029)."),
    "\ufeff": deferred("Here stands an invisible byte order mark character (U+FEFF)."),
}
