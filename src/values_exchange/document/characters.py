"""From bytes to characters, and the characters no record may hold."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from values_exchange.document import refusals
from values_exchange.document.refusals import MAX_FINDINGS, Finding, Unreadable
from values_exchange.problems import Path

_INVISIBLE = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Every character that YAML does not take, and the line ends that YAML knows but editors do not."""

_RAW_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no text of a record may hold, however it is written: XML, spreadsheets and UTF-8 refuse it."""

_ESCAPE = re.compile(r"\\(?:[0abefvNxU]|u(?:00[01]|007[fF]|00[89]|[dD][89a-fA-F]|[fF]{3}[eEfF]))")
"""How a text may write such a character so that it is not seen before the text is read."""

_OTHER_UNICODE = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def decode(content: bytes) -> str:
    """
    Give the text of a file, without the byte order mark some editors put first.

    Raises:
        Unreadable: if it is not text in UTF-8, or there is nothing in it.
    """
    for mark, name in _OTHER_UNICODE.items():
        if content.startswith(mark):
            raise Unreadable(refusals.not_utf8(refusals.saved_as(name)))
    if b"\x00" in content:
        if content[:2].count(b"\x00") == 1:  # every second byte of western text
            raise Unreadable(refusals.not_utf8(refusals.saved_as("UTF-16")))
        raise Unreadable(refusals.binary())
    content = content.removeprefix(codecs.BOM_UTF8)
    if not content.strip():
        raise Unreadable(refusals.empty())
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = len(content[: error.start].decode())
        odd = refusals.odd_byte(error.start + 1, _letter(content, error.start))
        raise Unreadable(refusals.not_utf8(odd, before)) from None


def readable(content: bytes) -> str:
    """Give the text of a file as far as it can be shown in an excerpt."""
    return content.removeprefix(codecs.BOM_UTF8).decode(errors="replace")


def _letter(content: bytes, at: int) -> str:
    """Give the letter that the first odd byte stands for in the older Windows encoding; empty where it is none."""
    letter = content[at : at + 1].decode("cp1252", errors="replace")
    return letter if letter.isalpha() else ""


def check_visible(text: str) -> None:
    """
    Refuse what YAML takes and nobody sees: line ends that editors do not know, and byte order marks inside a text.

    Raises:
        Unreadable: if there are any.
    """
    if "\x85" in text or "\u2028" in text or "\u2029" in text or "\ufeff" in text:
        raise Unreadable(*invisible(text))


def check_controls(content: bytes, text: str) -> None:
    """
    Refuse the control characters that JSON itself takes in texts.

    Raises:
        Unreadable: if there are any.
    """
    if b"\x7f" in content or text.startswith("\ufeff") or _RAW_CONTROL.search(content):
        found = (refusals.not_text(match[0], match.start()) for match in re.finditer("[\x7f-\x9f\ufeff]", text))
        raise Unreadable(*islice(found, MAX_FINDINGS))


def invisible(text: str) -> tuple[Finding, ...]:
    """Find the characters of a text that YAML does not take."""
    found = (refusals.not_text(match[0], match.start()) for match in _INVISIBLE.finditer(text))
    return tuple(islice(found, MAX_FINDINGS))


def unprintable(text: str, data: object) -> Iterator[tuple[Path, str, bool]]:
    """
    Yield where data holds a character that cannot be printed although its text looked clean.

    Shape: the path, the character, and whether it stands in the name.
    """
    if not _ESCAPE.search(text):
        return
    path: list[str | int] = []
    levels: list[Iterator[tuple[str | int, object]]] = [iter(_entries(data))]
    while levels:
        entry = next(levels[-1], None)
        if entry is None:
            levels.pop()
            del path[-1:]
            continue
        step, value = entry
        for part, is_name in ((step, True), (value, False)):
            match = _UNPRINTABLE.search(part) if isinstance(part, str) else None
            if match:
                yield (*path, step), match[0], is_name
        if isinstance(value, dict | list):
            path.append(step)
            levels.append(iter(_entries(value)))


def _entries(data: object) -> Iterable[tuple[str | int, object]]:
    """Give the names or positions in a dict or list, with their values."""
    return data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
