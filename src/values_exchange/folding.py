"""Words as people type them: without accents and capitals, and in the other ways a keyboard makes them be written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, normalize

LETTERS = {
    "ß": "ss",
    "ς": "σ",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
}
"""Letters without an accent to lose, and what is written for them; `pages/assets/folding.js` has the same."""

_FOLDED = str.maketrans(LETTERS)
_TYPED = str.maketrans({letter: other for letter, other in LETTERS.items() if letter != "ς"})
_IN_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_STREET = re.compile(r"str(?:aße|asse)$")


def folded(text: str) -> str:
    """
    Give a text as it is compared and sorted: without accents, without capitals, in letters that every keyboard has.

    >>> folded("Münsterstraße"), folded("Θεσσαλονίκη"), folded("Łódź, Ålesund")
    ('munsterstrasse', 'θεσσαλονικη', 'lodz, alesund')
    """
    return text.lower() if text.isascii() else _plain(text).translate(_FOLDED)


def _plain(text: str) -> str:
    """Give a text without accents and capitals."""
    letters = normalize("NFD", text)
    return "".join([letter for letter in letters if category(letter) != "Mn"]).lower()


# The words of a catalogue are few, many times each.
@lru_cache(maxsize=100_000)
def spellings(word: str) -> tuple[str, ...]:
    """
    Give the ways in which a word is typed into a search that folds nothing itself; the first is the one without marks.

    German and Nordic letters are written in two letters by many, a street is shortened, and capitals have no “ß”. A
    Greek word ends as it is typed.

    >>> spellings("Münsterplaß"), spellings("Rat"), spellings("Ένταξης")
    (('munsterplass', 'muensterplass', 'münsterplass', 'münsterplaß'), ('rat',), ('ενταξης', 'ένταξης'))
    >>> spellings("Rheinstraße")
    ('rheinstrasse', 'rheinstr.', 'rheinstraße')
    """
    lower = word.lower()
    if lower.isascii():
        return tuple(_with_short_street(lower))
    composed = normalize("NFC", lower)
    typed = (
        _plain(lower).translate(_TYPED),
        _plain(composed.translate(_IN_TWO_LETTERS)).translate(_TYPED),
        composed.replace("ß", "ss"),
        composed,
    )
    return tuple(dict.fromkeys(one for way in typed for one in _with_short_street(way)))


def _with_short_street(word: str) -> Iterator[str]:
    yield word
    if _STREET.search(word):
        yield _STREET.sub("str.", word)
