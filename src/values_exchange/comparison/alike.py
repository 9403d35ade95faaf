"""Alike: for a programme, the others that share need, groups, functions, direction or way of working, and in what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import islice
from operator import or_
from types import MappingProxyType
from typing import Final

from attrs import frozen

from values_exchange.catalogue import Catalogue
from values_exchange.comparison.naming import city_id_of, city_said, name_in_sentences, short_titles
from values_exchange.comparison.shared_codes import OTHER
from values_exchange.languages import Interface, Said
from values_exchange.model import Coded, Programme
from values_exchange.terms import code_label
from values_exchange.vocabulary import (
    APPROACHES,
    CHALLENGES,
    DIRECTIONS,
    FUNCTIONS,
    PROGRAMME_KINDS,
    TARGET_GROUPS,
    CodeList,
)
from values_exchange.wording import code_word

LEAST_IN_COMMON: Final = 2
"""
In how many kinds of things two programmes have to be alike to be called so.

One is too few: half of all programmes are for refugees or bring people together. With two, a reader who knows the one
will recognise something in the other.
"""

MOST_ALIKE: Final = 8
"""How many programmes are named as alike to one; the others are counted."""

Trait = tuple[str, str]
"""Something two programmes can share: the id of a code list, and a code of it."""

_Coded = tuple[CodeList, tuple[Coded, ...]]


@frozen(kw_only=True)
class AlikeReason:
    """
    One kind of thing in which two programmes are alike.

    Shape: `kind` is ``need``, ``groups``, ``functions``, ``direction`` or ``way``, and `title` its name. `codes` and
    `labels` are what both have and do; `sentence` says so, and is empty where there is nothing of the sort. `weaker`
    are sentences on what is only announced or over on one side or both, or what most programmes have anyway.
    """

    kind: str
    title: str
    codes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    sentence: str = ""
    weaker: tuple[str, ...] = ()


@frozen(kw_only=True)
class Alike:
    """Another programme that is alike: its city, its title, what the sentences call it, and the reasons."""

    id: str
    city: Said
    title: Said
    name: str
    reasons: tuple[AlikeReason, ...]


@frozen(kw_only=True)
class AlikeProgrammes:
    """
    The programmes alike to one.

    Shape: `programmes` are at most `MOST_ALIKE`: those alike in most kinds of things first, then those that share more,
    then in the order of the catalogue. `more` counts those that are alike too and not among them, and `more_words` says
    so; it is empty where there are none.
    """

    programmes: tuple[Alike, ...]
    more: int = 0
    more_words: str = ""


def alike(catalogue: Catalogue, programme_id: str, *, language: str = "en") -> AlikeProgrammes:
    """
    Give the programmes alike to one, with the reasons in words.

    Two programmes are alike if they share at least two of five kinds of things: the need they answer, the people they
    are for, what they do, who volunteers for whom, and the way of working. It counts what is done in both; what was
    only announced is named as such. Alike goes both ways, for the same reasons. Nothing is scored.

    For many programmes of one catalogue make `likeness_of` once, and ask it.

    Source: the rule is explained in docs/method/comparison.md.

    Raises:
        UnknownName: if there is no such programme.

    >>> from values_exchange import alike, example_catalogue
    >>> first = alike(example_catalogue(), "sheffield/conversation-club").programmes[0]
    >>> first.id
    'zurich/volunteering-both-ways'
    >>> [reason.sentence for reason in first.reasons][:2]
    ['Both are for refugees and asylum seekers.', 'Both do this: language learning.']
    """
    return likeness_of(catalogue, language=language).of(programme_id)


def likeness_of(catalogue: Catalogue, *, language: str = "en") -> Likeness:
    """Sort what all programmes of a catalogue say, so that those alike to each are found quickly."""
    return Likeness(catalogue=catalogue, say=Interface(language))


def alike_rule(say: Interface) -> tuple[str, ...]:
    """Say in sentences when programmes are called alike, and in which order they stand."""
    return (
        say(
            "Programmes are called alike if their records show at least two of these in common: the need, the people "
            "they are for, what they do, who volunteers for whom, the way of working."
        ),
        say("What is only announced, no longer done, or found in most programmes here is named and does not count."),
        say(
            "Those alike in most of the five come first, then those that share more, then in the order of the "
            "catalogue. This says nothing about quality, and where a record is silent nothing is known."
        ),
    )


# What is shared


@frozen(kw_only=True)
class _Aspect:
    """One kind of thing in which programmes can be alike."""

    id: str
    coded: Callable[[Programme], tuple[_Coded, ...]]

    def states(self, programme: Programme) -> Mapping[Trait, str]:
        """Give what a programme says: whether it is done, else only announced, else over."""
        found: dict[Trait, set[str]] = {}
        for codes, claims in self.coded(programme):
            for claim in claims:
                for code in claim.codes:
                    if code != OTHER:
                        found.setdefault((codes.id, code), set()).add(claim.state or "actual")
        return {
            trait: next(state for state in ("actual", "ended", "planned") if state in states)
            for trait, states in found.items()
        }


_ASPECTS: Final = (
    _Aspect(id="need", coded=lambda programme: ((CHALLENGES, programme.challenges),)),
    _Aspect(id="groups", coded=lambda programme: ((TARGET_GROUPS, programme.audience.groups),)),
    _Aspect(id="functions", coded=lambda programme: ((FUNCTIONS, programme.offer.functions),)),
    _Aspect(id="direction", coded=lambda programme: ((DIRECTIONS, programme.volunteers.direction),)),
    _Aspect(
        id="way",
        coded=lambda programme: (
            (PROGRAMME_KINDS, (Coded(codes=(programme.kind,)),)),
            (APPROACHES, programme.approaches),
        ),
    ),
)

_LISTS: Final[Mapping[str, CodeList]] = MappingProxyType(
    {codes.id: codes for codes in (CHALLENGES, TARGET_GROUPS, FUNCTIONS, DIRECTIONS, PROGRAMME_KINDS, APPROACHES)}
)

States = Mapping[Trait, str]
"""What a programme says of one kind of things: whether it does each."""


@frozen(kw_only=True, eq=False)
class Likeness:
    """
    What all programmes of a catalogue say, sorted by what they have in common.

    A set of programmes is kept as the bits of a whole number, in the order of the catalogue, so that the sets of those
    who share one thing or another are laid over one another at once, however many programmes there are.
    """

    catalogue: Catalogue
    say: Interface

    @cached_property
    def _ids(self) -> tuple[str, ...]:
        # By their ids, whichever order the records were read in.
        return tuple(sorted(self.catalogue.programmes))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {key: place for place, key in enumerate(self._ids)}

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return short_titles(self.catalogue, {city_id_of(key) for key in self._ids}, self.say)

    @cached_property
    def _said(self) -> Mapping[str, tuple[States, ...]]:
        records = self.catalogue.programmes
        return {key: tuple(aspect.states(records[key].value) for aspect in _ASPECTS) for key in self._ids}

    @cached_property
    def _doing(self) -> Mapping[Trait, int]:
        """Who does what, in sets; what most programmes do is not among it, as it tells nobody apart."""
        doing: dict[Trait, list[int]] = {}
        for key, said in self._said.items():
            for trait in (trait for states in said for trait, state in states.items() if state == "actual"):
                doing.setdefault(trait, []).append(self._places[key])
        return {trait: _bits(places) for trait, places in doing.items() if not self._is_common(len(places))}

    def _is_common(self, count: int) -> bool:
        """Tell whether most programmes do something, and more than a list of those alike could hold."""
        return count > MOST_ALIKE and 2 * count > len(self._ids)

    def of(self, programme_id: str) -> AlikeProgrammes:
        """
        Give the programmes alike to one.

        Raises:
            UnknownName: if there is no such programme.
        """
        self.catalogue.programme(programme_id)
        levels = self._by_kinds(programme_id)
        shares = [held for states in self._said[programme_id] for held in self._held(states)]
        places = (place for level in levels for place in _most_first(level, shares))
        found = [self._ids[place] for place in islice(places, MOST_ALIKE)]
        more = max(0, sum(level.bit_count() for level in levels) - MOST_ALIKE)
        return AlikeProgrammes(
            programmes=tuple(self._alike(programme_id, other) for other in found),
            more=more,
            more_words=_more(self.say, more),
        )

    def _by_kinds(self, programme_id: str) -> list[int]:
        """Give those alike in all kinds of things, then those in all but one, and so on as long as it counts."""
        everybody = (1 << len(self._ids)) - 1
        at_least = [everybody & ~(1 << self._places[programme_id]), *(0 for _ in _ASPECTS), 0]
        for states in self._said[programme_id]:
            like = reduce(or_, self._held(states), 0)
            for kinds in range(len(_ASPECTS), 0, -1):
                at_least[kinds] |= at_least[kinds - 1] & like
        return [at_least[kinds] & ~at_least[kinds + 1] for kinds in range(len(_ASPECTS), LEAST_IN_COMMON - 1, -1)]

    def _held(self, states: States) -> list[int]:
        """Give for each thing a programme does, and most others do not, who does it too."""
        done = (trait for trait, state in states.items() if state == "actual")
        return [self._doing[trait] for trait in done if trait in self._doing]

    # In words

    def _alike(self, one: str, other: str) -> Alike:
        first, second = sorted((one, other), key=self._places.__getitem__)
        pairs = zip(_ASPECTS, self._said[first], self._said[second], strict=True)
        in_one_city = city_id_of(first) == city_id_of(second)
        names = {key: self._name(key, with_title=in_one_city) for key in (first, second)}
        reasons = (self._reason(aspect, own, theirs, (names[first], names[second])) for aspect, own, theirs in pairs)
        return Alike(
            id=other,
            city=city_said(self.catalogue, other, self.say),
            title=self.catalogue.programme(other).value.title.in_language(self.say.language),
            name=names[other],
            reasons=tuple(reason for reason in reasons if reason.sentence or reason.weaker),
        )

    def _name(self, key: str, *, with_title: bool) -> str:
        return name_in_sentences(self.catalogue, key, self._titles[key] if with_title else None, self.say)

    def _reason(self, aspect: _Aspect, own: States, theirs: States, names: tuple[str, str]) -> AlikeReason:
        """Give what two programmes share of one kind, the same whichever of them is asked about."""
        shared = [trait for trait in _in_order(own) if trait in theirs]
        done = [trait for trait in shared if own[trait] == theirs[trait] == "actual"]
        counts = any(trait in self._doing for trait in done)
        weaker: dict[tuple[str, str], list[Trait]] = {}
        for trait in shared:
            if not counts or trait not in done:
                weaker.setdefault((own[trait], theirs[trait]), []).append(trait)
        strong = done if counts else []
        return AlikeReason(
            kind=aspect.id,
            title=_title(self.say, aspect.id),
            codes=tuple(code for _, code in strong),
            labels=tuple(code_label(_LISTS[codes], code, self.say) for codes, code in strong),
            sentence=" ".join(self._sentences(aspect.id, strong)),
            weaker=tuple(self._weaker(states, traits, names) for states, traits in weaker.items()),
        )

    def _sentences(self, kind: str, traits: Sequence[Trait]) -> Iterator[str]:
        say = self.say
        by_list: dict[str, list[Trait]] = {}
        for trait in traits:
            by_list.setdefault(trait[0], []).append(trait)
        for codes, found in by_list.items():
            what = self._words(found)
            if kind == "need":
                yield say("Both answer this: {what}.", what=what)
            elif kind == "groups":
                yield say("Both are for {what}.", what=what)
            elif kind == "functions":
                yield say("Both do this: {what}.", what=what)
            elif kind == "direction":
                yield say("In both, {what}.", what=what)
            elif codes == PROGRAMME_KINDS.id:
                yield say("Both are of the same kind: {what}.", what=what)
            else:
                yield say("Both work in the same way: {what}.", what=what)

    def _words(self, traits: Sequence[Trait]) -> str:
        return self.say.join([code_word(_LISTS[codes], code, self.say) for codes, code in traits])

    def _weaker(self, states: tuple[str, str], traits: Sequence[Trait], names: tuple[str, str]) -> str:
        """Say of what both name why it is a weaker reason, or none."""
        say, what = self.say, _at_the_start(self._words(traits))
        if states[0] == states[1]:
            return {
                "actual": say("{what}: in both, as in most programmes here.", what=what),
                "planned": say("{what}: only announced in both.", what=what),
                "ended": say("{what}: no longer done in either.", what=what),
            }[states[0]]
        at = dict(zip(states, names, strict=True))
        if "actual" not in at:
            return say("{what}: only announced in {planned}, no longer done in {ended}.", what=what, **at)
        if "planned" in at:
            return say("{what}: done in {actual}, only announced in {planned}.", what=what, **at)
        return say("{what}: done in {actual}, no longer done in {ended}.", what=what, **at)


def _at_the_start(words: str) -> str:
    return words[:1].upper() + words[1:]


def _more(say: Interface, more: int) -> str:
    if not more:
        return ""
    return say.plural(
        "{n} more programme is alike by the same rule and is not listed here.",
        "{n} more programmes are alike by the same rule and are not listed here.",
        more,
    )


def _title(say: Interface, kind: str) -> str:
    return {
        "need": say("What it answers"),
        "groups": say("Whom it is for"),
        "functions": say("What it does"),
        "direction": say("Who volunteers for whom"),
        "way": say("Way of working"),
    }[kind]


def _in_order(states: States) -> Iterator[Trait]:
    """Give what a programme says in the order of the code lists, which is the same for every programme."""
    lists = dict.fromkeys(codes for codes, _ in states)
    order = [codes for codes in _LISTS if codes in lists]
    return ((codes, code) for codes in order for code in _LISTS[codes].ids if (codes, code) in states)


def _bits(places: Sequence[int]) -> int:
    """Give a set of places as the bits of a number."""
    found = bytearray(places[-1] // 8 + 1)
    for place in places:
        found[place // 8] |= 1 << place % 8
    return int.from_bytes(found, "little")


def _most_first(bits: int, shares: Sequence[int]) -> Iterator[int]:
    """
    Give the places in a set: first those that are in most of the others, then in their order.

    In how many each place is, is added up for all at once: the sum of a place stands in its bits of `digits`, the
    lowest digit first, and each set is added as one adds by hand, carrying over.
    """
    digits: list[int] = []
    for share in shares:
        carried = share & bits
        for position, digit in enumerate(digits):
            digits[position], carried = digit ^ carried, digit & carried
        if carried:
            digits.append(carried)
    return _highest_first(bits, digits)


def _highest_first(bits: int, digits: Sequence[int]) -> Iterator[int]:
    if not digits or not bits:
        yield from _places_in(bits)
        return
    *lower, highest = digits
    yield from _highest_first(bits & highest, lower)
    yield from _highest_first(bits & ~highest, lower)


def _places_in(bits: int) -> Iterator[int]:
    """Give the places in a set, from the first to the last."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
