"""Translation state of record texts: what is recorded, what follows from it, and what a translator should do next."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fiction import CITY_FILE, NETWORK_FILE, PROGRAMME_FILE, Data, catalogue_of, records
from values_exchange.catalogue import Catalogue
from values_exchange.convert import dump, structure
from values_exchange.dates import PartialDate
from values_exchange.languages import Text
from values_exchange.model import Programme, Translation
from values_exchange.report import name_of
from values_exchange.translations import (
    AnyRecord,
    State,
    Worth,
    mark_of,
    places_of,
    plan_for,
    recorded,
    state_in,
)

WORDS = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=8)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


def with_translations(entries: list[Data], **more: Any) -> Catalogue:
    """Give the small catalogue with translations noted in its programme."""
    data = records()
    data[PROGRAMME_FILE] |= {"translated": entries} | more
    return catalogue_of(data)


def programme_of(catalogue: Catalogue) -> AnyRecord:
    """Give the one programme."""
    return catalogue.programme("atlantis/harbour-points")


def state(text: dict[str, str], language: str, *entries: Translation) -> State:
    """Give the state of a text."""
    return state_in(Text(text), language, entries).state


def made(language: str, of: str, kind: str = "machine", **marks: str) -> Translation:
    """Give an entry, with marks of pairs of a translation and an original."""
    texts = tuple(f"{mark_of(translated)}-{mark_of(original)}" for translated, original in marks.items())
    return Translation(language=language, of=of, kind=kind, texts=texts)


def test_a_record_says_how_its_texts_were_translated_and_keeps_it() -> None:
    """What is noted comes back from plain data as it was, in the form that schema and converter share."""
    entry = {"language": "nl", "of": "en", "kind": "machine", "date": "2026-11", "texts": ["bcdfghjklm-nqrstbcdfg"]}
    record = programme_of(with_translations([entry])).value

    assert [entry] == dump(record)["translated"]
    assert record == structure(dump(record), Programme)


@pytest.mark.parametrize(
    "entry", [{"kind": "google"}, {"language": "xx"}, {"texts": ["no mark"]}, {"texts": ["BCDFGHJKLM-BCDFGHJKLM"]}]
)
def test_what_is_noted_is_held_to_its_bounds(entry: Data) -> None:
    """Kinds, languages and marks are checked as every other field is."""
    with pytest.raises(ValueError, match=r"must (be one of|be a code|match)"):
        with_translations([{"language": "nl", "of": "en", "kind": "machine"} | entry])


def test_nothing_recorded_is_nothing_said() -> None:
    """Two languages and no word of which came first: neither is called the original, nor anybody's translation."""
    assert State.NOT_RECORDED == state({"de": "Rat", "en": "Advice"}, "de")
    assert State.NOT_RECORDED == state({"de": "Rat", "en": "Advice"}, "en")
    assert State.NOT_RECORDED == state({"de": "Rat", "en": "Advice"}, "en", made("nl", "de"))


def test_one_language_alone_is_the_original_and_all_others_are_missing() -> None:
    """A text nobody has translated."""
    assert State.ORIGINAL == state({"de": "Rat"}, "de")
    assert State.MISSING == state({"de": "Rat"}, "nl")


def test_what_others_were_translated_from_is_the_original_unless_it_was_translated_too() -> None:
    """German, from it English, from that Dutch: one original and two translations."""
    text = {"nl": "Advies", "en": "Advice", "de": "Rat"}
    entries = made("nl", "en"), made("en", "de", "human")

    assert [State.MACHINE, State.HUMAN, State.ORIGINAL] == [state(text, language, *entries) for language in text]


def test_a_translation_is_outdated_when_its_original_changes_and_unknown_when_it_changes_itself() -> None:
    """Nobody has to remember: the marks tell."""
    entry = made("nl", "en", Advies="Advice")

    assert State.MACHINE == state({"en": "Advice", "nl": "Advies"}, "nl", entry)
    assert State.OUTDATED == state({"en": "Advice for all", "nl": "Advies"}, "nl", entry)
    assert State.NOT_RECORDED == state({"en": "Advice", "nl": "Raad"}, "nl", entry)
    assert State.NOT_RECORDED == state({"en": "Advice for all", "nl": "Raad"}, "nl", entry)


def test_an_entry_that_names_texts_counts_before_one_for_all() -> None:
    """A person has gone through one text of many."""
    entries = made("nl", "en"), made("nl", "en", "human", Advies="Advice")

    assert State.HUMAN == state({"en": "Advice", "nl": "Advies"}, "nl", *entries)
    assert State.MACHINE == state({"en": "Talk", "nl": "Praat"}, "nl", *entries)


def test_the_same_translation_of_two_texts_is_not_called_outdated_for_both() -> None:
    """“Advies” translated two texts, of which one has changed."""
    marks = [f"{mark_of('Advies')}-{mark_of(original)}" for original in ("Counsel", "Advice")]
    entry = Translation(language="nl", of="en", kind="human", texts=tuple(marks))

    assert State.HUMAN == state({"en": "Advice", "nl": "Advies"}, "nl", entry)
    assert State.OUTDATED == state({"en": "Counselling", "nl": "Advies"}, "nl", entry)


@given(st.lists(WORDS, min_size=1, max_size=6), st.sampled_from([" ", "\n", "  ", "\n    "]), TEXTS)
def test_a_mark_changes_with_the_words_and_not_with_the_lines(words: list[str], between: str, other: str) -> None:
    """A paragraph broken anew in the editor outdates nothing."""
    mark = mark_of(" ".join(words))

    assert mark == mark_of(between.join(words) + "\n")
    assert (mark == mark_of(other)) == (" ".join(words).split() == other.split() or mark_equal(words, other))
    assert len(mark) == len("bcdfghjklm")
    assert not set(mark) - set("bcdfghjklmnpqrst")


def mark_equal(words: list[str], other: str) -> bool:
    """Tell whether two texts are the same but for the way their accents are written."""
    from unicodedata import normalize

    return normalize("NFC", " ".join(words)) == normalize("NFC", other)


@given(original=TEXTS, translated=TEXTS, later=TEXTS)
def test_once_recorded_a_translation_is_outdated_exactly_while_its_original_differs(
    original: str, translated: str, later: str
) -> None:
    """Recorded, changed, and changed back."""
    data = {"title": {"en": original, "nl": translated}, "summary": {"en": "Same."}}
    entries = recorded(programme_of(with_translations([], **data)), "nl", "en", "human")

    assert State.HUMAN == state({"en": original, "nl": translated}, "nl", *entries)
    changed = state({"en": later, "nl": translated}, "nl", *entries)
    assert changed == (State.HUMAN if mark_of(later) == mark_of(original) else State.OUTDATED)


def test_recording_leaves_what_is_recorded_and_drops_what_is_gone() -> None:
    """Only what nothing was said of is noted; the marks of a text that is no longer there go."""
    gone = made("nl", "en", "human", Weg="Gone", Havenpunten="Harbour points")
    other = made("de", "en", "human")
    texts = {
        "title": {"en": "Harbour points", "nl": "Havenpunten"},
        "summary": {"en": "Contact points.", "nl": "Contactpunten."},
    }
    record = programme_of(with_translations([dump(gone), dump(other)], **texts))

    entries = recorded(record, "nl", "en", "machine", date=PartialDate("2026-11"))

    kept = made("nl", "en", "human", Havenpunten="Harbour points")
    assert [kept, other] == list(entries[:2])
    assert ("machine", "2026-11", 1) == (
        entries[2].kind,
        entries[2].date and entries[2].date.text,
        len(entries[2].texts),
    )
    assert entries[2].texts == (f"{mark_of('Contactpunten.')}-{mark_of('Contact points.')}",)


def test_recording_again_is_somebody_going_through_them() -> None:
    """What a machine made becomes a person's, in place of what was noted before; twice changes nothing."""
    texts = {"title": {"en": "Harbour points", "nl": "Havenpunten"}, "summary": {"en": "Points."}}
    record = programme_of(with_translations([dump(made("nl", "en"))], **texts))

    (entry,) = recorded(record, "nl", "en", "human", anew=True)

    assert entry == made("nl", "en", "human", Havenpunten="Harbour points")
    again = programme_of(with_translations([dump(entry)], **texts))
    assert (entry,) == recorded(again, "nl", "en", "machine")


def test_what_is_said_of_all_texts_stays_where_one_is_recorded_anew() -> None:
    """The other texts are still a machine's."""
    texts = {"title": {"en": "Points", "nl": "Punten"}, "summary": {"en": "Talk.", "nl": "Praat."}}
    record = programme_of(with_translations([dump(made("nl", "en"))], **texts))

    entries = recorded(record, "nl", "en", "human", anew=True, only=("title",))

    assert (made("nl", "en"), made("nl", "en", "human", Punten="Points")) == entries
    assert State.HUMAN == state(texts["title"], "nl", *entries)
    assert State.MACHINE == state(texts["summary"], "nl", *entries)


def test_of_two_texts_one_stays_the_original() -> None:
    """What was translated from German is not noted as what the German was translated from."""
    record = programme_of(with_translations([{"language": "en", "of": "de", "kind": "human"}]))

    assert record.value.translated == recorded(record, "de", "en", "machine")


def test_every_text_is_found_where_it_stands_in_the_file() -> None:
    """The ways lead to the texts in the data that were read, flat ones and others."""
    data = records()
    found = {}
    for file, record in zip(sorted(data), sorted(catalogue_of(data).records(), key=lambda one: one.file), strict=True):
        for place in places_of(record.value):
            for language in place.text:
                value: Any = data[file]
                for step in place.path_in(language):
                    value = value[step]
                assert value == place.text[language]
                found[file, name_of(place.path_in(language))] = place.worth

    assert found[PROGRAMME_FILE, "title.de"] is Worth.FIRST
    assert found[PROGRAMME_FILE, "need[0].en"] is Worth.SECOND
    assert found[CITY_FILE, "name.de"] is Worth.SECOND
    assert found[NETWORK_FILE, "statements[0].en"] is Worth.THIRD


def test_the_plan_puts_first_what_helps_readers_most() -> None:
    """Titles before details; among them what is wrong before what is missing before what nobody has read."""
    outdated = made("nl", "en", "human", Havenpunten="Points in the harbour")
    by_machine = made("nl", "en", **{"Contactpunten in de haven.": "Contact points in the harbour."})
    data = records()
    data[PROGRAMME_FILE]["title"]["nl"] = "Havenpunten"
    data[PROGRAMME_FILE]["summary"]["nl"] = "Contactpunten in de haven."
    data[PROGRAMME_FILE]["translated"] = [dump(by_machine), dump(outdated)]
    data[PROGRAMME_FILE]["figures"][0]["caveat"] = {"en": "Nobody counted."}

    plan = plan_for(catalogue_of(data), "nl")

    told = [(name_of((*task.place.path, task.place.field.name)), task.state) for task in plan.tasks]
    assert [("title", State.OUTDATED), ("summary", State.MACHINE)] == told[:2]
    assert ("figures[0].caveat", State.MISSING) == told[-1]
    assert [task.place.worth.value for task in plan.tasks] == sorted(task.place.worth.value for task in plan.tasks)
    assert plan.total == sum(len(list(places_of(record.value))) for record in catalogue_of(data).records())
    assert (1, 1, plan.total - 2) == tuple(plan.states[one] for one in (State.OUTDATED, State.MACHINE, State.MISSING))


def test_the_text_to_translate_from_is_the_original_where_it_is_known() -> None:
    """Else the record's own language, else English."""
    first = {
        entries: next(iter(plan_for(with_translations(list(map(dump, entries))), "nl").tasks)).of.language
        for entries in ((), (made("de", "en", "human"),), (made("en", "de", "human"),))
    }

    assert {(): "de", (made("de", "en", "human"),): "en", (made("en", "de", "human"),): "de"} == first
