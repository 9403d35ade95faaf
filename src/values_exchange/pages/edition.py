"""`Edition`: the pages of one catalogue in one language, with what all of them look up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Day
from functools import cached_property
from unicodedata import combining, normalize

from attrs import field, frozen

from values_exchange.catalogue import Catalogue, Record
from values_exchange.fields import FieldOf
from values_exchange.languages import Interface, Said, Text
from values_exchange.model import Programme, Theme
from values_exchange.pages.links import Links
from values_exchange.problems import Problem
from values_exchange.vocabulary import CODE_LISTS


@frozen(kw_only=True, slots=False, eq=False)
class Edition:
    """
    The pages of one catalogue in one language.

    Shape: `problems` are those found in its records; `today` is the day the pages are made, where it is known.
    """

    catalogue: Catalogue
    say: Interface
    links: Links = Links()
    problems: Sequence[Problem] = ()
    today: Day | None = None
    _labels: dict[tuple[str, str], str] = field(factory=dict, init=False)
    _titles: dict[tuple[str, str], str] = field(factory=dict, init=False)

    def label(self, list_id: str, code: str) -> str:
        """Give the label of a code of the list with this id; the code itself where the list does not have it."""
        key = (list_id, code)
        if key not in self._labels:
            codes = CODE_LISTS[list_id]
            said = self.say(codes[code].label, context=f"{list_id}|{code}") if code in codes else code
            self._labels[key] = said
        return self._labels[key]

    def title(self, owner: type, entry: FieldOf) -> str:
        """Give the title of a shape's field."""
        key = (owner.__name__, entry.name)
        if key not in self._titles:
            self._titles[key] = self.say(entry.meaning.title, context=f"{owner.__name__}.{entry.name}|title")
        return self._titles[key]

    def said(self, text: Text | None) -> Said:
        """Give a text in this language or the one it falls back to; an empty one where there is none."""
        return text.in_language(self.say.language) if text else Said(text="", language=self.say.language)

    def plain(self, text: Text | None) -> str:
        """Give a text without a note on its language."""
        return self.said(text).text

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
    def by_city(self) -> Mapping[str, tuple[Record[Programme], ...]]:
        """The programmes of each city that has any."""
        found: dict[str, list[Record[Programme]]] = {}
        for record in self.programmes:
            found.setdefault(record.id.partition("/")[0], []).append(record)
        return {city: tuple(records) for city, records in found.items()}

    @cached_property
    def warnings(self) -> Mapping[str, tuple[Problem, ...]]:
        """The problems of each record's file."""
        found: dict[str, list[Problem]] = {}
        for problem in self.problems:
            found.setdefault(problem.span.file, []).append(problem)
        return {file: tuple(problems) for file, problems in found.items()}


def folded(text: str) -> str:
    """Give a text as it sorts among others: without accents and without capitals."""
    letters = normalize("NFKD", text)
    return "".join(letter for letter in letters if not combining(letter)).casefold()
