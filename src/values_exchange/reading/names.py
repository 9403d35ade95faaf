"""The names of record files: what they say of a record, and how they are to be written."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from values_exchange.catalogue import NETWORK_ID
from values_exchange.fields import SLUG

CITY = "city"
"""The name of a city's record in the city's folder, without its ending."""

ENDINGS = (".yaml", ".json")
"""What the name of a record ends in; of two records with one id the first is read."""

RECORD_LIKE = (*ENDINGS, ".yml")
"""What a name ends in that somebody may have meant for a record."""

_SLUG = re.compile(SLUG)
_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def kind_of(path: str | PurePath) -> str:
    """
    Tell from its name of which kind a record is: ``network``, ``city`` or ``programme``.

    >>> [kind_of(name) for name in ("network.yaml", "oslo/city.yaml", "oslo/culture-guides.yaml")]
    ['network', 'city', 'programme']
    """
    stem = split_name(PurePath(path).name)[0]
    return stem if stem in {NETWORK_ID, CITY} else "programme"


def slug_of(name: str) -> str:
    """
    Suggest how a name is written as an id; empty where it has no letters or digits an id could take over.

    >>> slug_of("Düsseldorf"), slug_of("Welcome Points (2019)"), slug_of("Θεσσαλονίκη")
    ('duesseldorf', 'welcome-points-2019', '')
    """
    letters = unicodedata.normalize("NFC", name).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode("ascii")
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def is_slug(name: str) -> bool:
    """Tell whether a name is an id as it stands."""
    return _SLUG.fullmatch(name) is not None


def folded(name: str) -> str:
    """Give a name as systems see it that do not tell large from small letters."""
    return unicodedata.normalize("NFC", name).casefold()


def split_name(name: str) -> tuple[str, str]:
    """
    Divide a file name into stem and ending; the ending is empty where the file cannot be meant for a record.

    >>> split_name("city.yaml"), split_name("photo.jpg")
    (('city', '.yaml'), ('photo.jpg', ''))
    """
    for ending in RECORD_LIKE:
        if name.casefold().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)], name[-len(ending) :]
    return name, ""


def printable(name: str) -> str:
    """Give a name without the bytes that are no text, which some systems allow in names."""
    return name.encode("utf-8", "replace").decode("utf-8")
