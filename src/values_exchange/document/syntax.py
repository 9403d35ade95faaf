"""What a parser's complaint means in plain words, told from the facts and the text around them."""

from __future__ import annotations

import re
from collections.abc import Callable
from json import JSONDecodeError

from attrs import frozen

from values_exchange.document.refusals import Finding, several_documents, shown, tag
from values_exchange.languages import Deferred, deferred

_TWO_COLONS = deferred("The text has a colon and a space in it, so it looks like a second field name.")
_IN_QUOTES = deferred("Put the whole text in quotes.")


_SPECIAL = {
    "`": deferred("A text must not begin with a backtick unless it is in quotes."),
    "?": deferred("A text must not begin with a question mark and a space unless it is in quotes."),
}


@frozen(kw_only=True)
class Complaint:
    """
    The facts of a syntax error: what was met, during what, where, and where that which was being read began.

    Units: `at` and `since` count characters of `text` from 0.
    """

    what: str
    during: str
    at: int
    since: int | None
    text: str

    @property
    def before(self) -> str:
        """The line up to the place of the error."""
        return self.text[self.text.rfind("\n", max(0, self.at - 1000), self.at) + 1 : self.at][-1000:]

    @property
    def line(self) -> str:
        """The line of the error, from its beginning on."""
        return self.before + self.text[self.at : self.at + 1000].split("\n", 1)[0]

    @property
    def at_end(self) -> bool:
        """Whether nothing but space follows."""
        return not self.text[self.at :].strip()

    def said(self, *parts: str) -> bool:
        """Whether the parser names one of these matters."""
        return any(part in self.what or part in self.during for part in parts)

    def finding(self, message: Deferred, advice: Deferred, start: int | None = None, length: int = 1) -> Finding:
        """Phrase the error, at the place of the error unless told otherwise."""
        at = min(self.at if start is None else start, len(self.text))
        return Finding(
            code="yaml-syntax", message=message, advice=advice, start=at, end=min(at + length, len(self.text))
        )


def explain_yaml(complaint: Complaint) -> Finding:
    """Say in plain words why a text cannot be read as YAML."""
    for explain in _EXPLANATIONS:
        finding = explain(complaint)
        if finding:
            return finding
    return complaint.finding(
        deferred("From here on the text cannot be read."),
        deferred(
            "Compare it with the lines above: indentation, the colon and the space after a name, quotes and brackets."
        ),
    )


def _tab(it: Complaint) -> Finding | None:
    indentation = it.line[: len(it.line) - len(it.line.lstrip())]
    start = it.at - len(it.before) + indentation.find("\t") if "\t" in indentation else it.at
    if it.text[start : start + 1] != "\t" or it.said("quoted scalar"):
        return None
    return it.finding(
        deferred("A tab stands where spaces are expected."),
        deferred("Replace the tab with spaces: only spaces can indent."),
        start,
    )


def _escape(it: Complaint) -> Finding | None:
    if not it.said("escape character", "expected escape sequence", "hexdecimal"):
        return None
    return it.finding(
        deferred("In double quotes a backslash has a special meaning, and this one does not make sense."),
        deferred("Use single quotes '…' around the text, or write each backslash twice."),
        it.text.rfind("\\", 0, it.at + 1),
    )


def _quote(it: Complaint) -> Finding | None:
    if not it.said("quoted scalar") or it.since is None:
        return None
    return it.finding(
        deferred("The quotation mark that opens here is never closed."),
        deferred("Write {sign} at the end of the text.", sign=it.text[it.since]),
        it.since,
    )


def _second_colon(it: Complaint) -> Finding | None:
    if not it.said("mapping values are not allowed"):
        return None
    if re.search(r":\s", it.before):
        return it.finding(_TWO_COLONS, _IN_QUOTES)
    above = it.text[: it.at - len(it.before)].rstrip()
    line = above[above.rfind("\n", max(0, len(above) - 1000)) + 1 :]
    if _indent(line) >= _indent(it.line):
        return it.finding(
            deferred(
                "This line is read as a text that goes on in the next one, because it has no colon with a space after "
                "it."
            ),
            deferred("Write it as `name: value`, with a space after the colon."),
            len(above) - len(line.lstrip()),
            len(line.lstrip()),
        )
    return it.finding(
        deferred("This line is indented deeper than the field above it, which already has a text."),
        deferred("Indent it like the field above, or put a text that goes on over several lines in quotes."),
    )


def _directive(it: Complaint) -> Finding | None:
    if not it.said("directive", "incompatible YAML"):
        return None
    return it.finding(
        deferred("A line that begins with `%` is an instruction to the program that reads the file."),
        deferred("Delete the line. If it is text, put it in quotes."),
        it.at if it.since is None else it.since,
    )


def _special_start(it: Complaint) -> Finding | None:
    start = it.at if it.since is None else it.since
    if it.said("cannot start any token"):
        start = it.at
    elif not it.said("scanning an alias", "scanning an anchor", "mapping keys are not allowed", "parsing a block node"):
        return None
    sign = it.text[start : start + 1]
    message = _SPECIAL.get(sign) or deferred(
        "A text must not begin with {sign} unless it is in quotes.", sign=shown(sign)
    )
    return it.finding(message, deferred("Put the text in quotes."), start)


def _tight_colon(it: Complaint) -> Finding | None:
    if not it.said("unexpected ':'"):
        return None
    return it.finding(
        deferred("A space is missing after this colon."),
        deferred("Write `name: value`, or put a text with a colon in quotes."),
    )


def _missing_entry(it: Complaint) -> Finding | None:
    if not it.said("parsing a flow node"):
        return None
    if it.at_end:
        return it.finding(
            deferred("The file ends before a bracket is closed."),
            deferred("Look for the bracket without its counterpart, and close it."),
            max(0, len(it.text.rstrip()) - 1),
        )
    return it.finding(
        deferred("Something is missing before this {sign}.", sign=shown(it.text[it.at : it.at + 1])),
        deferred("Write the missing entry, or delete the comma or colon too many."),
    )


def _tag(it: Complaint) -> Finding | None:
    if not it.said("a tag", "tag handle", "tag URI"):
        return None
    start = it.text.rfind("!", 0, it.at + 1)
    written = re.compile(r"\S*").match(it.text, start) if start >= 0 else None
    return tag(*written.span(), written[0]) if written else None


def _after_value(it: Complaint) -> Finding | None:
    last = it.before.rstrip()[-1:]
    if not it.said("expected key", "expected <block end>", "expected '-' indicator", "document start"):
        return None
    if last and last in "\"'":
        return it.finding(
            deferred("After the closing quotation mark the text goes on."),
            deferred("Put the quotation marks around the whole text; write quotation marks inside it as “…”."),
        )
    if last and last in "]}":
        return it.finding(
            deferred("After the closing bracket the text goes on."),
            deferred("Put a text that begins with a bracket in quotes."),
        )
    return None


def _open_bracket(it: Complaint) -> Finding | None:
    if not it.said("flow sequence", "flow mapping") or it.since is None:
        return None
    bracket = it.text[it.since : it.since + 1]
    closing = {"[": "]", "{": "}"}.get(bracket, bracket)
    if it.at_end or "\n" in it.text[it.since : it.at]:
        return it.finding(
            deferred("The bracket {sign} that opens here is not closed where it should be.", sign=shown(bracket)),
            deferred("Write {sign} after its last entry, and look for a missing comma.", sign=shown(closing)),
            it.since,
        )
    here = it.text[it.at]
    if here in "]}":
        return it.finding(
            deferred(
                "Here stands {sign}, but the bracket that is open is {open}.", sign=shown(here), open=shown(bracket)
            ),
            deferred(
                "Delete it, write {sign} before it, or put the text it belongs to in quotes.", sign=shown(closing)
            ),
        )
    if here == ":":
        return it.finding(_TWO_COLONS, _IN_QUOTES)
    return it.finding(
        deferred("A comma is missing before this, or the text is not in quotes."),
        deferred("Add the comma or the quotes."),
    )


def _no_colon(it: Complaint) -> Finding | None:
    if not it.said("could not find expected ':'"):
        return None
    start = it.at if it.since is None else it.since
    words = it.text[start : start + 200].split("\n", 1)[0].rstrip()
    if re.match(r"[\w-]+\s*:\S", words):
        return it.finding(
            deferred("A space is missing after the colon."), deferred("Write `name: value`."), start, len(words)
        )
    return it.finding(
        deferred("This line is neither `name: value` nor an entry of a list."),
        deferred("Add a colon and a space after the name. If the line goes on with the text above, indent it deeper."),
        start,
        len(words),
    )


def _dash(it: Complaint) -> Finding | None:
    if not it.said("sequence entries are not allowed"):
        return None
    return it.finding(
        deferred("A list cannot begin here."),
        deferred(
            "Begin the list on the line below the name, each entry with `- `. Text that begins with a dash needs "
            "quotes."
        ),
    )


def _block_text(it: Complaint) -> Finding | None:
    if not it.said("block scalar"):
        return None
    return it.finding(
        deferred("After `|` or `>` the text begins on the next line, indented deeper than its field."),
        deferred("Move the text to the next line and indent it."),
    )


def _indentation(it: Complaint) -> Finding | None:
    if not it.said("expected key", "expected <block end>", "expected '-' indicator", "document start"):
        return None
    if it.said("document start") and re.search(r"^\.\.\.\s", it.text[: it.at], re.MULTILINE):
        return several_documents(it.at)
    message, advice = (
        deferred("This line is indented differently from the lines it belongs to."),
        deferred("Indent it exactly like its neighbours."),
    )
    if it.line.lstrip().startswith(": "):
        message, advice = (
            deferred("Before this colon there is no name."),
            deferred("Write the name of the field before the colon."),
        )
    elif it.line.lstrip().startswith("- "):
        message = deferred("This entry of a list does not fit to the lines above it.")
        advice = deferred("Begin all entries of a list in the same column, below the name of the list.")
    return it.finding(message, advice, it.at - len(it.before) + _indent(it.line))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


_EXPLANATIONS: tuple[Callable[[Complaint], Finding | None], ...] = (
    _tab,
    _escape,
    _quote,
    _second_colon,
    _directive,
    _special_start,
    _tag,
    _after_value,
    _tight_colon,
    _missing_entry,
    _open_bracket,
    _no_colon,
    _dash,
    _block_text,
    _indentation,
)
"""Tried in this order: the narrow ones before the wide ones."""


def explain_json(error: JSONDecodeError) -> Finding:
    """Say in plain words why a text cannot be read as JSON."""
    text, at = error.doc, error.pos
    message, advice = _json_words(error.msg, text[max(0, at - 1000) : at].rstrip()[-1:], text[at : at + 1000].strip())
    return Finding(code="json-syntax", message=message, advice=advice, start=at, end=min(at + 1, len(text)))


def _json_words(what: str, before: str, after: str) -> tuple[Deferred, Deferred]:
    """Give message and advice for what the parser names, and for what stands before and after the place."""
    for part, message, advice in _JSON_MATTERS:
        if part in what:
            return message, advice
    if not after:
        words = deferred("The file ends before the record does."), deferred("Close the brackets that are still open.")
    elif (before == "," and after[0] in "]}") or "trailing comma" in what:
        words = deferred("A comma stands before the closing bracket."), deferred("Delete the comma.")
    elif after[0] in "/#":
        words = deferred("JSON has no comments."), deferred("Delete the comment, or write the record as YAML.")
    elif "',' delimiter" in what:
        words = deferred("A comma is missing before this."), deferred("Write a comma between two entries.")
    elif "':' delimiter" in what:
        words = (
            deferred("A colon is missing before this."),
            deferred('Write a colon between name and value: "name": "value".'),
        )
    else:
        words = (
            deferred("Names and texts stand in double quotes in JSON, and this does not."),
            deferred('Write it as "…".'),
        )
    return words


_JSON_MATTERS = (
    (
        "string starting",
        deferred("The quotation mark that opens here is never closed."),
        deferred('Write " at the end of the text.'),
    ),
    (
        "control character",
        deferred("A line end, a tab or another control character stands inside a text in quotes."),
        deferred("Write \\n for a line end and \\t for a tab, or close the quotation marks before it."),
    ),
    (
        "escape",
        deferred("A backslash has a special meaning, and this one makes no sense."),
        deferred("Write each backslash twice."),
    ),
    (
        "Extra data",
        deferred("The record ends before this, but the file goes on."),
        deferred("Delete what follows, or mend the brackets."),
    ),
)
