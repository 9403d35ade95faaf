"""Translation state of the texts of records: original, human, machine, outdated, missing; and what to do next."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from hashlib import sha256
from typing import Any

from attrs import frozen

from values_exchange.catalogue import Catalogue, Record
from values_exchange.dates import PartialDate
from values_exchange.fields import FieldOf, fields_of, walk
from values_exchange.languages import DEFAULT_LANGUAGE, FALLBACKS, Said, Text
from values_exchange.model import City, Network, Programme, Translation
from values_exchange.problems import Path
from values_exchange.report import name_of

AnyRecord = Record[Network] | Record[City] | Record[Programme]

_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrst")
_LENGTH = 10


class State(Enum):
    """What is known of a text in one language."""

    ORIGINAL = "original"
    HUMAN = "human"
    MACHINE = "machine"
    OUTDATED = "outdated"
    MISSING = "missing"
    NOT_RECORDED = "not_recorded"


class Worth(Enum):
    """How much a translation helps readers in other cities, the most helpful first."""

    FIRST = 1
    SECOND = 2
    THIRD = 3
    FOURTH = 4


@frozen(kw_only=True)
class TextState:
    """
    What is known of a text in one language.

    `kind` is ``human`` or ``machine`` where a translation is recorded, else empty; `of` is the language it was made
    from. `is_outdated` is True where that text has changed since.
    """

    kind: str = ""
    of: str = ""
    is_outdated: bool = False
    is_original: bool = False
    is_there: bool = True

    @property
    def state(self) -> State:
        """The state in one word; of an outdated machine translation that it is outdated."""
        if not self.is_there:
            return State.MISSING
        if self.is_outdated:
            return State.OUTDATED
        if self.kind:
            return State(self.kind)
        return State.ORIGINAL if self.is_original else State.NOT_RECORDED


@frozen(kw_only=True)
class Place:
    """A text of a record, and the way to it from the top of the record's file."""

    path: Path
    text: Text
    owner: type
    field: FieldOf

    @property
    def worth(self) -> Worth:
        """How much a translation of it helps readers in other cities."""
        return _worth(self)

    @property
    def name(self) -> str:
        """The way to the text as people write it, such as ``need[0]`` or ``figures[2].caveat``."""
        return name_of(self.path if self.field.meaning.flat else (*self.path, self.field.name))

    def path_in(self, language: str) -> Path:
        """Give the way to the text in a language."""
        return (*self.path, language) if self.field.meaning.flat else (*self.path, self.field.name, language)


@frozen(kw_only=True)
class Task:
    """Something a translator can do: a text that is missing in a language, outdated in it, or made by a machine."""

    record: AnyRecord
    place: Place
    state: State
    of: Said
    """The text to translate from, and its language."""
    said: str = ""
    """The translation that is there."""


@frozen(kw_only=True)
class Plan:
    """What a translator into a language should do next: the tasks in their order, and of how many texts in all."""

    language: str
    tasks: Sequence[Task]
    states: Mapping[State, int]

    @property
    def total(self) -> int:
        """How many texts there are, in whatever language."""
        return sum(self.states.values())


def mark_of(text: str) -> str:
    r"""
    Give the mark of a text: ten letters that change when its words or signs do, and not when its lines are broken anew.

    >>> mark_of("Advice for all") == mark_of("Advice\n  for all"), mark_of("Advice for all") == mark_of("Advice")
    (True, False)
    """
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    return sha256(plain.encode()).hexdigest()[:_LENGTH].translate(_LETTERS)


def state_in(text: Text, language: str, translations: Sequence[Translation]) -> TextState:
    """
    Tell what is known of a text in a language from what its record says of translations.

    A text in one language alone is the original; so is what another language was translated from. What a record does
    not say stays unknown.

    >>> said = Text({"de": "Rat", "nl": "Advies"})
    >>> by_machine = Translation(language="nl", of="de", kind="machine")
    >>> [state_in(said, language, [by_machine]).state.value for language in ("de", "nl", "fr")]
    ['original', 'machine', 'missing']
    """
    if language not in text.by_language:
        return TextState(is_there=False)
    if len(text.by_language) == 1:
        return TextState(is_original=True)
    if not translations:
        return TextState()
    found = _translated(text, language, translations)
    if found is not None:
        return found
    others = (other for other in text if other != language)
    told = (_translated(text, other, translations) for other in others)
    return TextState(is_original=any(one is not None and one.of == language for one in told))


def _translated(text: Text, language: str, translations: Sequence[Translation]) -> TextState | None:
    """
    Give what is recorded of a translation; None where nothing is.

    An entry that names texts counts before one that is about all of them.
    """
    own = [one for one in translations if one.language == language and one.of in text.by_language]
    if not own:
        return None
    mark = mark_of(text[language])
    named = [
        TextState(kind=one.kind, of=one.of, is_outdated=mark_of(text[one.of]) != original)
        for one in own
        for translated, _, original in (pair.partition("-") for pair in one.texts)
        if translated == mark
    ]
    whole = [TextState(kind=one.kind, of=one.of) for one in own if not one.texts]
    # The same words may translate two texts: of these one may have changed, and the other not.
    return next(iter([*(one for one in named if not one.is_outdated), *named, *whole]), None)


def places_of(value: object) -> Iterator[Place]:
    """Give all texts of a record that can be translated, in the order of the model."""
    for path, shape in walk(value):
        cls: Any = type(shape)
        for field in _text_fields(cls):
            text = getattr(shape, field.name)
            if text:
                yield Place(path=path, text=text, owner=cls, field=field)


@cache
def _text_fields(cls: Any) -> tuple[FieldOf, ...]:  # type checkers do not take a class for hashable
    return tuple(entry for entry in fields_of(cls).values() if entry.plain is Text)


def plan_for(catalogue: Catalogue, language: str, records: Sequence[AnyRecord] | None = None) -> Plan:
    """
    Say what a translator into a language should do next, the most valuable first.

    Titles and summaries of programmes come first; then names, and what programmes say of their need, aims, concept,
    volunteers and lessons; then all other texts; last notes, caveats and what stands beside numbers. Among these what
    is outdated comes before what is missing, and that before what a machine translated; else texts stand in the order
    of the catalogue.

    Args:
        records: the records to look at; all of the catalogue, if left out.
    """
    tasks: list[Task] = []
    counts = dict.fromkeys(State, 0)
    for record in catalogue.records() if records is None else records:
        for place in places_of(record.value):
            state = state_in(place.text, language, record.value.translated).state
            counts[state] += 1
            if state in _URGENCY:
                of = _source_of(place.text, language, record)
                said = place.text.by_language.get(language, "")
                tasks.append(Task(record=record, place=place, state=state, of=of, said=said))
    tasks.sort(key=lambda task: (task.place.worth.value, _URGENCY.index(task.state)))
    return Plan(language=language, tasks=tuple(tasks), states=counts)


_URGENCY = (State.OUTDATED, State.MISSING, State.MACHINE)
"""What asks for a translator: readers of the first are told what is no longer so, of the last what nobody has read."""

_DETAILS = frozenset({"note", "caveat", "basis", "definition", "why", "reading"})
"""Fields that say how something is known rather than what it is."""


def _worth(place: Place) -> Worth:
    if place.field.name in _DETAILS or place.owner.__name__ in {"Figure", "Money", "Absent", "Source", "Review"}:
        return Worth.FOURTH
    if place.owner is Programme:
        return Worth.FIRST
    is_name = place.owner in {City, Network} or place.field.name in {"name", "title"}
    top = str(place.path[0]) if place.path else ""
    return Worth.SECOND if is_name or top in _TOLD_FIRST else Worth.THIRD


_TOLD_FIRST = frozenset({"need", "aims", "concept", "volunteers", "lessons", "transfer"})
"""The sections of a programme in which another city looks first."""


def _source_of(text: Text, language: str, record: AnyRecord) -> Said:
    """Give the text to translate from: what a translation was made of, else the original, else the likeliest."""
    translations = record.value.translated
    of = state_in(text, language, translations).of
    others = [other for other in text if other != language]
    originals = [other for other in others if state_in(text, other, translations).is_original]
    likely = [other for other in (record.value.language, DEFAULT_LANGUAGE, *FALLBACKS) if other in others]
    chosen = next(iter([*([of] if of else []), *originals, *likely, *others]), language)
    return Said(text=text[chosen], language=chosen)


def recorded(
    record: AnyRecord,
    language: str,
    of: str,
    kind: str,
    *,
    date: PartialDate | None = None,
    anew: bool = False,
    only: Collection[str] = (),
) -> tuple[Translation, ...]:
    """
    Give a record's translations with those into a language noted that nothing was said of.

    Marks of texts that are no longer there are left out. Where the other text is itself noted as translated from this
    one, nothing is: one of them must be the original.

    Args:
        language: the language translated into.
        of: the language translated from.
        kind: ``human`` or ``machine``.
        date: when it was translated.
        anew: whether translations noted before are noted anew, as somebody has gone through them.
        only: the names of the texts this is about (see `Place.name`); all, if left out.
    """
    before = record.value.translated
    places = list(places_of(record.value))
    texts = [place.text for place in places]
    noted = {
        f"{mark_of(text[language])}-{mark_of(text[of])}": None
        for text in (place.text for place in places if not only or place.name in only)
        if language in text.by_language and of in text.by_language
        if (anew or _translated(text, language, before) is None) and state_in(text, of, before).of != language
    }
    there = {mark_of(text[language]) for text in texts if language in text.by_language}
    done = {pair.partition("-")[0] for pair in noted}
    done = done if anew else set()
    kept = (_kept(one, there, done, "" if only else of) if one.language == language else one for one in before)
    entries = [one for one in kept if one is not None]
    if not noted:
        return tuple(entries)
    new = Translation(language=language, of=of, kind=kind, date=date, texts=tuple(noted))
    return (*_joined(entries, new),)


def _kept(one: Translation, there: set[str], done: set[str], of: str) -> Translation | None:
    """Give an entry without the marks of texts that are gone or noted anew; None where nothing is left of it."""
    if not one.texts:
        return None if done and one.of == of else one  # all texts it is about have marks now
    left = tuple(pair for pair in one.texts if (mark := pair.partition("-")[0]) in there and mark not in done)
    return _about(one, left) if left else None


def _about(one: Translation, texts: tuple[str, ...]) -> Translation:
    return Translation(language=one.language, of=one.of, kind=one.kind, date=one.date, texts=texts)


def _joined(entries: Sequence[Translation], new: Translation) -> Iterator[Translation]:
    """Put marks into the entry of the same day and kind, if there is one."""
    is_in = False
    for one in entries:
        if not is_in and one.texts and _about(one, new.texts) == new:
            is_in = True
            yield _about(one, tuple(dict.fromkeys((*one.texts, *new.texts))))
        else:
            yield one
    if not is_in:
        yield new
