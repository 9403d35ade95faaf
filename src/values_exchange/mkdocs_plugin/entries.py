"""The entries of a search index: pages in words, as they stand there and as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape, unescape
from typing import Any, TypeAlias

from values_exchange.folding import spellings
from values_exchange.pages import Excerpt, Unseen

Entry: TypeAlias = dict[str, Any]
"""One entry: `location`, `title` and `text`, and what else the search plugin of a theme knows."""

NAMES = "names"
"""The field for other names and spellings of what an entry is called; Material indexes it and shows it nowhere."""

SHOWN_AS_SUMMARY = 200
"""How many characters of a text the search of MkDocs' own themes shows of each result."""

MOST_LINES = 1000
"""Material counts the blocks of an entry in a few bits; longer entries have several lines in each."""

_WORD = re.compile(r"[^\W\d_]\w+")
_WHERE_WORDS_BEGIN = re.compile(r"(?<![^\s\-])\w+")
"""Words a search finds as they are: it parts texts at spaces and hyphens, and looks at how what it finds begins."""

_TAG = re.compile(r"<[^>]*>")


def entries(excerpts: Sequence[Excerpt], unseen: Unseen, url: str, *, weight: float = 1) -> Iterator[Entry]:
    """
    Give the entries of a page for the search of Material.

    A line is a block of its own, since a result shows the blocks with what was looked for. The other spellings of its
    words stand hidden in it, so that it is shown, and not they. Words the page does not show are in a hidden block.

    Args:
        weight: how much the page counts among others that have the same words.
    """
    texts = unseen.by_anchor({excerpt.anchor for excerpt in excerpts})
    for excerpt in excerpts:
        names = unseen.names if not excerpt.anchor else ()
        entry: Entry = {
            "location": f"{url}#{excerpt.anchor}" if excerpt.anchor else url,
            "title": escape(excerpt.title, quote=False),
            "text": "".join(_blocks(excerpt.lines, texts.get(excerpt.anchor, ()))),
        }
        if others := " ".join(_missing((excerpt.title, *names), _found_in([excerpt.title]))):
            entry[NAMES] = others
        if weight != 1:
            entry["boost"] = weight
        yield entry


def _blocks(lines: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    known = _found_in(lines)
    together = 1 + len(lines) // MOST_LINES
    for start in range(0, len(lines), together):
        some = lines[start : start + together]
        others = " ".join(_missing(some, known))
        hidden = f"<i hidden> {others}</i>" if others else ""
        yield f"<p>{'<br/>'.join(escape(line, quote=False) for line in some)}{hidden}</p>"
    if more := " ".join(_missing(texts, known)):
        yield f"<p hidden>{more}</p>"


def with_more_words(entry: Entry, texts: Sequence[str] = ()) -> Entry:
    """Give an entry that a search plugin has made, with the other spellings of its words in a hidden block."""
    title, text = unescape(_TAG.sub(" ", entry["title"])), unescape(_TAG.sub(" ", entry["text"]))
    changed = dict(entry)
    if more := " ".join(_missing((text, *texts), _found_in([text]))):
        changed["text"] = f"{entry['text']}<p hidden>{more}</p>"
    if others := " ".join(_missing([title], _found_in([title]))):
        changed[NAMES] = others
    return changed


def with_words_behind(entry: Entry, texts: Sequence[str] = ()) -> Entry:
    """Give an entry for the search of MkDocs' own themes, with further words behind what a result shows of it."""
    text = f"{entry['title']} {entry['text']}"
    more = " ".join(_missing((text, *texts), _found_in([text])))
    return {**entry, "text": f"{entry['text']:{SHOWN_AS_SUMMARY}} {more}"} if more else entry


def _found_in(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WHERE_WORDS_BEGIN.findall(text.lower())}


def _missing(texts: Iterable[str], known: set[str]) -> Iterator[str]:
    """Give the spellings of the words in texts that are not known, each once, and know them from then on."""
    for text in texts:
        for word in _WORD.findall(text):
            for spelling in spellings(word):
                if spelling not in known:
                    known.add(spelling)
                    yield spelling
