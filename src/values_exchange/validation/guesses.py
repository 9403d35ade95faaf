"""What a writer may have meant: the field, code, language, key or date nearest to what was found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Any

from attrs import frozen

from values_exchange.dates import is_date
from values_exchange.fields import fields_of, is_shape, item_type, plain_type
from values_exchange.languages import LANGUAGES, Interface
from values_exchange.problems import Path
from values_exchange.validation.spots import flat_field, keyed_fields, spot_at

CLOSE = 0.72
"""How alike two names must be, from 0 to 1, for the one to be offered for the other."""

LONGEST_NAME = 60
"""Longer names are no misspellings of ours."""

COUNTRY_FOR_LANGUAGE: Mapping[str, str] = {
    "al": "sq",
    "at": "de",
    "cz": "cs",
    "dk": "da",
    "ee": "et",
    "gr": "el",
    "rs": "sr",
    "se": "sv",
    "si": "sl",
    "ua": "uk",
}
"""Codes of countries that are taken for the tag of the language spoken there."""

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})


@frozen(kw_only=True)
class FieldGuess:
    """
    What an unknown field may be: a misspelt one, one of another section, or a text without its language.

    Attributes:
        near: Fields of the same place that are spelt alike.
        sections: Paths of the sections the field belongs to.
        is_text: Whether it looks like the text of a statement, which is written under its language.
        is_language: Whether it looks like the tag of a language.
    """

    near: tuple[str, ...] = ()
    sections: tuple[Path, ...] = ()
    is_text: bool = False
    is_language: bool = False


@lru_cache(maxsize=1_000)
def guess_field(name: str, path: Path, root: Any) -> FieldGuess:
    """Guess what was meant by a field that the shape at `path` does not have."""
    shape = spot_at(root, path).shape
    if shape is None or len(name) > LONGEST_NAME:
        return FieldGuess()
    if flat_field(shape) is not None and name == "text":
        return FieldGuess(is_text=True)
    if flat_field(shape) is not None and _LANGUAGE_TAG.fullmatch(name) and name not in _all_names(root):
        return FieldGuess(is_language=True)
    near = near_fields(name, shape)
    return FieldGuess(near=near, sections=() if near else tuple(_sections_with(name, path, shape, root)))


def near_fields(name: str, shape: type) -> tuple[str, ...]:
    """Give the fields of a shape whose name or title is like `name`, the nearest first."""
    return _nearest(name, _names_and_titles(shape))


@cache
def _names_and_titles(shape: Any) -> Mapping[str, str]:
    names = {folded(field): field for field in keyed_fields(shape)}
    titles = {folded(entry.meaning.title): field for field, entry in keyed_fields(shape).items()}
    return {**titles, **names}


@lru_cache(maxsize=1_000)
def near_codes(found: str, labels: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """
    Give the codes that are like what was found, by themselves or by their labels.

    Shape: `labels` holds pairs of code and label.
    """
    by_label = {folded(label): code for code, label in labels}
    return _nearest(found, {**by_label, **{folded(code): code for code, _ in labels}})


def near_languages(found: str, say: Interface) -> tuple[str, ...]:
    """Give the tag of the language that was meant: by its name, a country's code, or a longer or misspelt tag."""
    name = found.strip().casefold()
    tag = re.split(r"[-_]", name)[0]
    tag = COUNTRY_FOR_LANGUAGE.get(tag, tag)
    if tag in LANGUAGES:
        return (tag,)
    if len(name) <= len("deu"):
        return ()
    return near_codes(name, tuple((tag, say.language_name(tag)) for tag in LANGUAGES))


def near_key(found: str) -> tuple[str, ...]:
    """Give a key made from what was found: lower-case letters without accents, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", found[:LONGEST_NAME].casefold().translate(_LETTERS)).encode("ascii", "ignore")
    key = re.sub(r"[^a-z0-9]+", "-", plain.decode()).strip("-")
    return (key,) if key else ()


def near_date(found: str) -> tuple[str, ...]:
    """
    Give the date that was meant, where only the form is wrong.

    >>> [near_date(text) for text in ("2.9.2015", "2015-9-2", "20150902", "2015/09", "summer 2015")]
    [('2015-09-02',), ('2015-09-02',), ('2015-09-02',), ('2015-09',), ()]
    """
    parts = re.fullmatch(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?|(\d{4})(\d{2})(\d{2})", found.strip())
    numbers = [part for part in parts.groups() if part] if parts else []
    backwards = re.fullmatch(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", found.strip())
    if backwards:
        numbers = [backwards[3], backwards[2], backwards[1]]
    date = "-".join(number.zfill(2) for number in numbers)
    return (date,) if date and is_date(date) else ()


def folded(name: str) -> str:
    """Give a name or label as a code would be written."""
    return re.sub(r"[\s_-]+", "_", name.strip().casefold())


def _nearest(found: str, known: Mapping[str, str]) -> tuple[str, ...]:
    if len(found) > LONGEST_NAME:
        return ()
    wanted = folded(found)
    if wanted in known:
        return (known[wanted],)
    return tuple(dict.fromkeys(known[name] for name in get_close_matches(wanted, known, n=3, cutoff=CLOSE)))


def _sections_with(name: str, path: Path, shape: type, root: type) -> Iterator[Path]:
    """Find the sections that have a field: those inside the place it was found in, else the one of the whole record."""
    inside = [(*path, *section) for section, kind in _sections(shape) if section and name in keyed_fields(kind)]
    if inside:
        yield from inside
        return
    anywhere = [section for section, kind in _sections(root) if name in keyed_fields(kind)]
    if len(anywhere) == 1:
        yield from anywhere


@cache
def _sections(shape: type) -> tuple[tuple[Path, type], ...]:
    """Give a shape and all sections in it that are there once, not in a list or map, with their paths."""
    found: list[tuple[Path, type]] = [((), shape)]
    for path, kind in found:
        for name, entry in fields_of(kind).items():
            inner = plain_type(entry.type)
            if is_shape(inner):
                found.append(((*path, name), inner))
    return tuple(found)


@cache
def _all_names(root: type) -> frozenset[str]:
    """Give the names of all fields of a shape and of everything in it."""
    seen = [root]
    for shape in seen:
        inner = [item_type(entry.type) for entry in fields_of(shape).values()]
        seen.extend(kind for kind in dict.fromkeys(inner) if is_shape(kind) and kind not in seen)
    return frozenset(name for shape in seen for name in fields_of(shape))
