"""What programmes are called where several stand side by side: by their city, and by their title where it has more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from values_exchange.catalogue import Catalogue, Record
from values_exchange.languages import Interface, Said
from values_exchange.model import City, Programme


def city_id_of(record_id: str) -> str:
    """Give the id of the city a record belongs to."""
    return record_id.partition("/")[0]


def city_said(catalogue: Catalogue, record_id: str, say: Interface) -> Said:
    """Give the name of the city a record belongs to; its id where it has no record."""
    record = catalogue.city_of(record_id)
    return record.value.name.in_language(say.language) if record else Said(text=city_id_of(record_id), language="")


def names_in_sentences(
    catalogue: Catalogue, places: Iterable[Record[Programme] | Record[City]], say: Interface
) -> Mapping[str, str]:
    """
    Name programmes and cities by the city alone, and with the short title where a city stands there several times.

    A name depends on no other city, and, where it has a title, on nobody compared with it.
    """
    found = tuple(places)
    in_city = Counter(city_id_of(place.id) for place in found)
    titles = short_titles(catalogue, {city for city, times in in_city.items() if times > 1}, say)
    return {place.id: name_in_sentences(catalogue, place.id, titles.get(place.id), say) for place in found}


def name_in_sentences(catalogue: Catalogue, record_id: str, title: str | None, say: Interface) -> str:
    """Name a programme or a city by the city alone, or with the title given."""
    city = city_said(catalogue, record_id, say).text
    return say("{name} ({what})", name=city, what=title) if title else city


def short_titles(catalogue: Catalogue, city_ids: Collection[str], say: Interface) -> Mapping[str, str]:
    """
    Give the titles of the programmes of some cities by id, each up to where it begins to explain itself.

    The whole title stands where two programmes of a city begin with the same words.
    """
    found: dict[str, dict[str, str]] = {}
    for key, record in catalogue.programmes.items():
        if city_id_of(key) in city_ids:
            found.setdefault(city_id_of(key), {})[key] = record.value.title.in_language(say.language).text
    return {key: title for own in found.values() for key, title in _shortened(own)}


_EXPLANATION: Final = re.compile(r":\s|\s\(|,\s|\s[–—]\s")
"""Where a title begins to explain itself: "BOOST, a meeting place", "Harbour: desk and café", "Mothers (training)"."""


def _shortened(titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    begun = {key: _EXPLANATION.split(title, maxsplit=1)[0].strip() for key, title in titles.items()}
    times = Counter(begun.values())
    for key, title in titles.items():
        yield key, begun[key] if begun[key] and times[begun[key]] == 1 else title
