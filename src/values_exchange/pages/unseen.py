"""What a record says and its page does not show: its names and texts in the other languages, for the search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from attrs import frozen

from values_exchange.catalogue import Catalogue, Record
from values_exchange.fields import vars_of, walk
from values_exchange.languages import Text
from values_exchange.model import City, Network, Programme
from values_exchange.prose import plain_text

Place: TypeAlias = tuple[str | int, ...]
"""Where something stands in a record, as its file has it."""


@frozen(kw_only=True)
class Unseen:
    """
    What is said in other languages only: other `names` of what the record is about, and `texts`.

    Shape: each text with its place in the record.
    """

    names: tuple[str, ...] = ()
    texts: tuple[tuple[Place, str], ...] = ()

    def by_anchor(self, anchors: AbstractSet[str]) -> Mapping[str, tuple[str, ...]]:
        """Give the texts by the anchor of the excerpt that shows their place, under an empty one if none does."""
        found: dict[str, tuple[str, ...]] = {}
        for place, text in self.texts:
            anchor = _anchor(place, anchors)
            found[anchor] = (*found.get(anchor, ()), text)
        return found


def unseen(
    record: Record[Network] | Record[City] | Record[Programme], catalogue: Catalogue, *, language: str
) -> Unseen:
    """
    Give what the page of a record in one language does not show.

    A programme has the names of its city among its texts, so that it is found by each of them, below the city.
    """
    others = tuple(_others(record.value, language))
    city = catalogue.city_of(record.id) if record.id in catalogue.programmes else None
    of_city = ((("city", "name"), name) for name in (city.value.name.by_language.values() if city else ()))
    return Unseen(
        names=tuple(text for place, text in others if _is_name(place)),
        texts=(*((place, text) for place, text in others if not _is_name(place)), *of_city),
    )


def _is_name(place: Place) -> bool:
    return place in (("name",), ("title",))


def _others(value: object, language: str) -> Iterator[tuple[Place, str]]:
    """Give every text of a record in the languages that are not shown."""
    for path, shape in walk(value):
        for name in vars_of(shape):
            text = getattr(shape, name)
            if isinstance(text, Text) and len(text.by_language) > 1:
                shown = text.in_language(language).language
                yield from (((*path, name), plain_text(said)) for tag, said in text.by_language.items() if tag != shown)


def _anchor(place: Place, anchors: AbstractSet[str]) -> str:
    """
    Give the anchor of the excerpt in which a place of a record is shown.

    >>> _anchor(("sites", "harbour", "statements", 0, "text"), {"sites", "site-harbour-name"})
    'site-harbour-name'
    """
    first, *rest = map(str, place)
    inner = rest[0] if rest else ""
    candidates = (f"{first.removesuffix('s')}-{inner}-name", f"{first}-{inner}", first)
    return next((anchor for anchor in candidates if anchor in anchors), "")
