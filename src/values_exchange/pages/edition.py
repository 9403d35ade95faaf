"""`Edition`: the pages of one catalogue in one language, with what all of them look up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date as Day  # noqa: N812 - a day of the calendar; “date” is a claim's
from functools import cached_property

from attrs import field, frozen

from values_exchange.catalogue import NETWORK_ID, Catalogue, Record
from values_exchange.comparison import Likeness, likeness_of
from values_exchange.fields import FieldOf, walk
from values_exchange.folding import folded
from values_exchange.languages import Interface, Said, Text
from values_exchange.model import City, Network, Programme, Theme
from values_exchange.pages.links import Links
from values_exchange.pages.publisher import Publisher
from values_exchange.problems import Problem
from values_exchange.terms import code_label, field_title
from values_exchange.translations import TextState, places_of, state_in
from values_exchange.vocabulary import CODE_LISTS, CodeList

AnyRecord = Record[Network] | Record[City] | Record[Programme]
"""A record of any kind."""


@frozen(kw_only=True, slots=False, eq=False)
class Edition:
    """
    The pages of one catalogue in one language.

    Shape: `problems` are those found in its records; `today` is the day the pages are made, where it is known;
    `publisher` is who answers for them.
    """

    catalogue: Catalogue
    say: Interface
    links: Links = Links()  # noqa: RUF009 - a frozen value
    problems: Sequence[Problem] = ()
    today: Day | None = None
    publisher: Publisher = Publisher()  # noqa: RUF009 - a frozen value
    _labels: dict[tuple[str, str], str] = field(factory=dict, init=False)
    _titles: dict[tuple[str, str], str] = field(factory=dict, init=False)
    _claims: dict[str, dict[str, object]] = field(factory=dict, init=False)
    _cited: dict[str, Counter[str]] = field(factory=dict, init=False)

    def label(self, codes: CodeList | str, code: str) -> str:
        """Give the label of a code of a list, or of the list of this id; the code itself where it has none such."""
        key = (codes if isinstance(codes, str) else codes.id, code)
        if key not in self._labels:
            found = CODE_LISTS[codes] if isinstance(codes, str) else codes
            self._labels[key] = code_label(found, code, self.say)
        return self._labels[key]

    def title(self, owner: type, entry: FieldOf) -> str:
        """Give the title of a shape's field."""
        key = (owner.__name__, entry.name)
        if key not in self._titles:
            self._titles[key] = field_title(self.say, owner, entry)
        return self._titles[key]

    def said(self, text: Text | None) -> Said:
        """Give a text in this language or the one it falls back to; an empty one where there is none."""
        return text.in_language(self.say.language) if text else Said(text="", language=self.say.language)

    def plain(self, text: Text | None) -> str:
        """Give a text without a note on its language."""
        return self.said(text).text

    @cached_property
    def translated(self) -> Mapping[Said, TextState]:
        """
        What is recorded of how the texts of all records were translated.

        It is looked up by the words alone, wherever they are shown; the same words translated in two ways are given as
        the way a reader should rather know of.
        """
        found: dict[Said, TextState] = {}
        for record in self.catalogue.records():
            translations = record.value.translated
            for place in places_of(record.value) if translations else ():
                for language in place.text:
                    state = state_in(place.text, language, translations)
                    said = Said(text=place.text[language], language=language)
                    if state.kind and (said not in found or state.kind == "machine" or state.is_outdated):
                        found[said] = state
        return found

    def claim(self, record_id: str, claim_id: str) -> tuple[object, str] | None:
        """Give a claim as a record points at it, and the id of its record; None where nothing has that id."""
        for record in self.catalogue.chain(record_id):
            claims = self._claims_of(record)
            if claim_id in claims:
                return claims[claim_id], record.id
        return None

    def _claims_of(self, record: AnyRecord) -> Mapping[str, object]:
        if record.id not in self._claims:
            named = ((getattr(value, "id", None), value) for _, value in walk(record.value))
            self._claims[record.id] = {str(claim_id): value for claim_id, value in named if claim_id}
        return self._claims[record.id]

    # What the records have in common

    @cached_property
    def network_name(self) -> str:
        """The short name of the network, or words for it where there is no record."""
        return self.catalogue.network.value.name if self.catalogue.network else self.say("the network")

    @cached_property
    def themes(self) -> Mapping[str, Theme]:
        """The network's themes by their letter."""
        return self.catalogue.network.value.themes if self.catalogue.network else {}

    def theme_name(self, theme: str) -> str:
        """Name a theme by its letter and title."""
        if theme not in self.themes:
            return theme
        return self.say("{letter}: {title}", letter=theme, title=self.plain(self.themes[theme].title))

    def city_name(self, city_id: str) -> str:
        """Name a city; its id where it has no record."""
        city = self.catalogue.cities.get(city_id)
        return self.plain(city.value.name) if city else city_id

    def cited_by(self, record: AnyRecord) -> Counter[str]:
        """Give the ids of the sources a record cites, wherever they are declared, and by how many claims each."""
        if record.id not in self._cited:
            cited = (getattr(value, "sources", ()) for _, value in walk(record.value))
            keys = (key for sources in cited if isinstance(sources, tuple) for key in sources)
            self._cited[record.id] = Counter(keys)
        return self._cited[record.id]

    def record_name(self, record_id: str) -> str:
        """Name a record: the network, a city, or a programme with its city."""
        if record_id == NETWORK_ID:
            return self.network_name
        programme = self.catalogue.programmes.get(record_id)
        city = self.city_name(record_id.partition("/")[0])
        return self.say("{city}: {title}", city=city, title=self.plain(programme.value.title)) if programme else city

    def theme_of(self, city_id: str) -> str | None:
        """Give the theme the network's record places a city in."""
        network = self.catalogue.network
        member = network.value.members.get(city_id) if network else None
        return member.theme if member else None

    @cached_property
    def cities(self) -> tuple[str, ...]:
        """The ids of all cities, the network's members and those with a record, in the order of their names."""
        members = self.catalogue.network.value.members if self.catalogue.network else {}
        found = dict.fromkeys((*members, *self.catalogue.cities))
        return tuple(sorted(found, key=lambda city_id: (folded(self.city_name(city_id)), city_id)))

    @cached_property
    def programmes(self) -> tuple[Record[Programme], ...]:
        """The programmes in the order of their cities' names, then of their titles."""

        def place(record: Record[Programme]) -> tuple[str, str, str]:
            city = folded(self.city_name(record.id.partition("/")[0]))
            return city, folded(self.plain(record.value.title)), record.id

        return tuple(sorted(self.catalogue.programmes.values(), key=place))

    @cached_property
    def records(self) -> tuple[AnyRecord, ...]:
        """All records: the network, then each city and its programmes, in the order of their names."""
        network = (self.catalogue.network,) if self.catalogue.network else ()
        cities = [self.catalogue.cities[city] for city in self.cities if city in self.catalogue.cities]
        own = [one for city in cities for one in (city, *self.by_city.get(city.id, ()))]
        strays = [one for one in self.programmes if one.id.partition("/")[0] not in self.catalogue.cities]
        return (*network, *own, *strays)

    @cached_property
    def by_city(self) -> Mapping[str, tuple[Record[Programme], ...]]:
        """The programmes of each city that has any."""
        found: dict[str, list[Record[Programme]]] = {}
        for record in self.programmes:
            found.setdefault(record.id.partition("/")[0], []).append(record)
        return {city: tuple(records) for city, records in found.items()}

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the cities of each theme, in the network's order; under an empty key those without a theme."""
        found: dict[str, list[str]] = {theme: [] for theme in (*self.themes, "")}
        for city in self.cities:
            found.setdefault(self.theme_of(city) or "", []).append(city)
        return {theme: tuple(cities) for theme, cities in found.items() if cities}

    @cached_property
    def _beside(self) -> Mapping[str, tuple[str | None, str | None]]:
        programmes = tuple(record.id for record in self.programmes)
        return {
            one: (before, after)
            for ids in (self.cities, programmes)
            for before, one, after in zip((None, *ids), ids, (*ids[1:], None), strict=False)
        }

    def beside(self, record_id: str) -> tuple[str | None, str | None]:
        """Give the ids of the city or programme before and after one, in the order in which they are listed."""
        return self._beside[record_id]

    @cached_property
    def likeness(self) -> Likeness:
        """What tells which programmes are alike; made once for all pages."""
        return likeness_of(self.catalogue, language=self.say.language)

    @cached_property
    def warnings(self) -> Mapping[str, tuple[Problem, ...]]:
        """The problems of each record's file."""
        found: dict[str, list[Problem]] = {}
        for problem in self.problems:
            found.setdefault(problem.span.file, []).append(problem)
        return {file: tuple(problems) for file, problems in found.items()}
