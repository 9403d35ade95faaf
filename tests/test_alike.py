"""Programmes alike: which are, in what, in both directions, announced apart from done, and how much that costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from cProfile import Profile
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.comparing import catalogue, programme
from tests.fiction import Data
from values_exchange import UnknownName, alike, example_catalogue
from values_exchange.catalogue import Catalogue
from values_exchange.comparison import (
    MOST_ALIKE,
    Alike,
    AlikeReason,
    alike_rule,
    likeness_of,
)
from values_exchange.comparison import alike as asked
from values_exchange.fields import fields_of
from values_exchange.languages import Interface
from values_exchange.model import Coded, Programme
from values_exchange.vocabulary import APPROACHES, CHALLENGES, DIRECTIONS, FUNCTIONS, TARGET_GROUPS

ONE, OTHER = "aa/one", "bb/one"


def doing(
    *,
    need: Sequence[str] = (),
    groups: Sequence[str] = (),
    functions: Sequence[str] = (),
    direction: Sequence[str] = (),
    approaches: Sequence[str] = (),
    state: str | None = None,
    **says: Any,
) -> Data:
    """Give a programme with these codes; those of one kind rest on one claim, in the state given."""

    def claims(codes: Sequence[str]) -> Data:
        how = {} if state is None else {"state": state}
        return {"codes": list(codes), "sources": ["dated"], **how}

    sections: Data = {
        **({"challenges": [claims(need)]} if need else {}),
        **({"audience": {"groups": [claims(groups)]}} if groups else {}),
        **({"offer": {"functions": [claims(functions)]}} if functions else {}),
        **({"approaches": [claims(approaches)]} if approaches else {}),
    }
    if direction:
        nobody = [{"field": "who", "reason": "not_documented"}]
        sections["volunteers"] = {"direction": [claims(direction)], "absent": nobody}
    return programme(**{"kind": "other", **sections, **says})


def found(one: Data, other: Data) -> Alike | None:
    """Give the other of two programmes as alike to the one; None where it is not."""
    programmes = alike(catalogue({ONE: one, OTHER: other}), ONE).programmes
    return programmes[0] if programmes else None


def sentences(one: Data, other: Data) -> list[str]:
    """Give the sentences on what two programmes have in common, and then the weaker ones, kind by kind."""
    other_one = found(one, other)
    assert other_one is not None
    return [line for reason in other_one.reasons for line in (reason.sentence, *reason.weaker) if line]


# Which programmes are alike, and in what


def test_every_kind_of_thing_in_common_is_said_in_words() -> None:
    """Need, groups, functions, direction and way of working each have a sentence with the labels of the codes."""
    says: Data = {
        "need": ["isolation"],
        "groups": ["refugees", "residents"],
        "functions": ["meals", "encounter"],
        "direction": ["residents_for_newcomers", "together"],
        "approaches": ["drop_in"],
        "kind": "community_house",
    }
    other = found(doing(**says), doing(**says))

    assert other is not None
    assert (OTHER, "Bb", "Harbour", "Bb") == (other.id, other.city.text, other.title.text, other.name)
    assert [
        ("need", "What it answers", "Both answer this: isolation."),
        ("groups", "Whom it is for", "Both are for refugees and residents."),
        ("functions", "What it does", "Both do this: meeting people and meals."),
        (
            "direction",
            "Who volunteers for whom",
            "In both, residents volunteer for newcomers and newcomers and residents volunteer side by side.",
        ),
        (
            "way",
            "Way of working",
            "Both are of the same kind: community or meeting house. Both work in the same way: drop-in.",
        ),
    ] == [(reason.kind, reason.title, reason.sentence) for reason in other.reasons]
    assert ("encounter", "meals") == other.reasons[2].codes
    assert ("Meeting people", "Meals") == other.reasons[2].labels


@pytest.mark.parametrize(
    "says",
    [
        {"functions": ["inform", "advise", "refer", "meals"]},
        {"groups": ["refugees"]},
        {"approaches": ["drop_in"], "kind": "community_house"},
    ],
)
def test_one_kind_of_thing_in_common_is_not_enough(says: Data) -> None:
    """However much of it: kind of practice and way of working are one kind of thing."""
    assert found(doing(**says), doing(**says)) is None


def test_two_kinds_are_enough_and_what_only_one_says_is_left_aside() -> None:
    """A difference or a silence in the others takes nothing away."""
    one = doing(groups=["refugees", "women"], functions=["meals"], need=["isolation"])
    other = doing(groups=["refugees", "children"], functions=["meals"], direction=["together"])

    assert ["Both are for refugees.", "Both do this: meals."] == sentences(one, other)


def test_other_is_nothing_in_common() -> None:
    """That none of the codes fits is no likeness."""
    says = doing(functions=["other"], approaches=["other"], groups=["refugees"])

    assert found(says, says) is None


# Announced apart from done


def test_what_is_only_announced_on_one_side_is_said_and_does_not_count() -> None:
    """It stands among the weaker reasons, and does not make two programmes alike."""
    done, planned = doing(functions=["meals"]), doing(functions=["meals"], state="planned")
    both: Data = {"groups": ["refugees"], "direction": ["together"]}
    with_more = [doing(functions=["meals"], **both), doing(**both)]
    with_more[1]["offer"] = planned["offer"]

    assert found(doing(groups=["refugees"]) | {"offer": done["offer"]}, doing(groups=["refugees"]) | planned) is None
    assert "Meals: done in Aa, only announced in Bb." in sentences(with_more[0], with_more[1])
    assert "Meals: done in Bb, only announced in Aa." in sentences(with_more[1], with_more[0])


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("planned", "planned", "Meals: only announced in both."),
        ("ended", "ended", "Meals: no longer done in either."),
        ("ended", None, "Meals: done in Bb, no longer done in Aa."),
        ("ended", "planned", "Meals: only announced in Bb, no longer done in Aa."),
        ("planned", "ended", "Meals: only announced in Aa, no longer done in Bb."),
    ],
)
def test_every_weaker_state_has_its_sentence(first: str | None, second: str | None, said: str) -> None:
    """Announced, over and done are told apart on both sides."""
    base = doing(groups=["refugees"], direction=["together"])
    one = base | {"offer": doing(functions=["meals"], state=first)["offer"]}
    other = base | {"offer": doing(functions=["meals"], state=second)["offer"]}

    reasons = {reason.kind: reason for reason in (found(one, other) or pytest.fail("They are alike.")).reasons}
    assert AlikeReason(kind="functions", title="What it does", weaker=(said,)) == reasons["functions"]


def test_what_is_done_at_one_site_and_announced_at_another_is_done() -> None:
    """As in the comparison: any claim that says so makes it done."""
    one = doing(groups=["refugees"], functions=["meals"])
    one["offer"]["functions"].append({"codes": ["meals"], "state": "planned", "sources": ["dated"]})

    assert "Both do this: meals." in sentences(one, doing(groups=["refugees"], functions=["meals"]))


# Order and number


def many(says: Sequence[Data]) -> Catalogue:
    """Give a catalogue of programmes in as many cities, in this order."""
    return catalogue({f"c{number:03}/one": data for number, data in enumerate(says)})


def test_most_kinds_come_first_then_most_in_common_then_the_catalogue() -> None:
    """Nothing else moves a programme forward."""
    says = [
        doing(groups=["refugees"], functions=["meals", "refer"], direction=["together"]),
        doing(groups=["refugees"], functions=["meals"]),
        doing(groups=["refugees"], functions=["meals"]),
        doing(groups=["refugees"], functions=["meals", "refer"]),
        doing(groups=["refugees"], functions=["meals"], direction=["together"]),
        doing(groups=["refugees"]),
    ]
    others = alike(many(says), "c000/one").programmes

    assert ["c004/one", "c003/one", "c001/one", "c002/one"] == [other.id for other in others]


def test_a_long_list_is_cut_and_says_how_many_more_there_are() -> None:
    """Most alike are listed; the others are counted, in a sentence."""
    says = [doing(groups=["refugees"], functions=["meals"])] * (MOST_ALIKE + 3)
    others = [doing(groups=["women"], functions=["refer"])] * 20
    answer = alike(many([*says, *others]), "c000/one")

    assert [f"c{number:03}/one" for number in range(1, MOST_ALIKE + 1)] == [other.id for other in answer.programmes]
    assert (2, "2 more programmes are alike by the same rule and are not listed here.") == (
        answer.more,
        answer.more_words,
    )
    assert "" == alike(many(says[:3]), "c000/one").more_words


def test_what_most_programmes_have_is_named_and_does_not_count() -> None:
    """A code that most of many programmes have sets nobody apart."""
    common: Data = {"groups": ["newcomers"], "direction": ["residents_for_newcomers"]}
    ordinary = [doing(**common)] * 9
    special = doing(functions=["meals"], kind="incubator", **common)
    answer = alike(many([*ordinary, special, special]), "c010/one")

    assert () == alike(many([*ordinary, special, special]), "c000/one").programmes
    assert ["c009/one"] == [other.id for other in answer.programmes]
    reasons = {reason.kind: reason for reason in answer.programmes[0].reasons}
    assert ("", ("Newcomers: in both, as in most programmes here.",)) == (
        reasons["groups"].sentence,
        reasons["groups"].weaker,
    )
    assert 2 == len(alike(many(ordinary[:3]), "c000/one").programmes), "Three programmes are not many."


# Both directions

STATES = st.sampled_from([None, "planned", "ended"])


def coded(codes: Sequence[str]) -> st.SearchStrategy[list[Data]]:
    """Make a few claims with codes, done, announced or over."""
    claim = st.builds(
        lambda chosen, state: {"codes": chosen, "sources": ["dated"], **({"state": state} if state else {})},
        st.lists(st.sampled_from(codes), min_size=1, max_size=3, unique=True),
        STATES,
    )
    return st.lists(claim, min_size=1, max_size=3)


@st.composite
def any_programme(draw: st.DrawFn) -> Data:
    """Make a programme of few codes, so that programmes often meet."""
    data = programme(kind=draw(st.sampled_from(["contact_point", "training", "other"])))
    draws: Mapping[str, tuple[str, ...]] = {
        "challenges": CHALLENGES.ids[:3],
        "approaches": (*APPROACHES.ids[:2], "other"),
    }
    for name, codes in draws.items():
        if draw(st.booleans()):
            data[name] = draw(coded(codes)) if "other" not in codes else draw(coded(codes[:-1]))
    data["audience"] = {"groups": draw(coded(TARGET_GROUPS.ids[:3]))}
    data["offer"] = {"functions": draw(coded(FUNCTIONS.ids[:4]))}
    nobody = [{"field": "who", "reason": "not_documented"}]
    data["volunteers"] = {"direction": draw(coded(DIRECTIONS.ids)), "absent": nobody}
    return data


@settings(deadline=None, max_examples=30)
@given(st.lists(any_programme(), min_size=2, max_size=7))
def test_alike_goes_both_ways_for_the_same_reasons(says: list[Data]) -> None:
    """If the one is alike to the other, the other is to the one, in the same words; nobody is alike to itself."""
    held = many(says)
    likeness = likeness_of(held)
    told = {key: {other.id: other.reasons for other in likeness.of(key).programmes} for key in held.programmes}

    assert {(one, other): told[one][other] for one in told for other in told[one]} == {
        (other, one): told[one][other] for one in told for other in told[one]
    }
    assert all(key not in others for key, others in told.items())


@settings(deadline=None, max_examples=30)
@given(st.lists(any_programme(), min_size=2, max_size=7))
def test_who_is_alike_is_what_counting_by_hand_gives(says: list[Data]) -> None:
    """The quick way through sets gives the same as looking at each pair."""
    held = many(says)
    likeness = likeness_of(held)

    for key in held.programmes:
        kinds = {other: in_common(held, key, other) for other in held.programmes if other != key}
        expected = [other for other, (count, _) in kinds.items() if count >= 2]
        programmes = likeness.of(key).programmes
        assert sorted(expected, key=lambda other: [-count for count in kinds[other]]) == [one.id for one in programmes]
        told = [len([1 for reason in other.reasons if reason.sentence]) for other in programmes]
        assert [kinds[other.id][0] for other in programmes] == told


def in_common(held: Catalogue, one: str, other: str) -> tuple[int, int]:
    """Count the kinds of things that both programmes do, and the things themselves."""

    def done(key: str) -> list[set[str]]:
        value = held.programme(key).value
        claims: list[tuple[Coded, ...]] = [
            value.challenges,
            value.audience.groups,
            value.offer.functions,
            value.volunteers.direction,
            (*value.approaches, Coded(codes=(f"kind {value.kind}",))),
        ]
        return [
            {
                code
                for claim in kind
                if claim.state is None
                for code in claim.codes
                if code not in {"other", "kind other"}
            }
            for kind in claims
        ]

    shared = [own & theirs for own, theirs in zip(done(one), done(other), strict=True)]
    return len([things for things in shared if things]), sum(map(len, shared))


def test_the_example_programmes_are_alike_both_ways() -> None:
    """Also where a list is cut: who names another is named by it, or is among those it counts."""
    held = example_catalogue()
    likeness = likeness_of(held)
    answers = {key: likeness.of(key) for key in held.programmes}
    named = {key: {other.id: other.reasons for other in answer.programmes} for key, answer in answers.items()}

    for key, others in named.items():
        for other, reasons in others.items():
            assert reasons == named[other].get(key, reasons)
            assert key in named[other] or answers[other].more
    assert 0 == answers["oslo/district-mothers"].more
    assert ["oslo/training-migrant-women"] == list(named["oslo/district-mothers"])


def test_programmes_of_one_city_are_told_apart_by_their_titles() -> None:
    """In sentences the city is enough, unless both are of the same."""
    base: Data = {"groups": ["refugees"], "direction": ["together"]}
    one = doing(functions=["meals"], **base, title="Quay")
    other = doing(functions=["meals"], state="planned", title="Mole") | {
        name: doing(**base)[name] for name in ("audience", "volunteers")
    }
    held = catalogue({"aa/one": one, "aa/two": other})

    (mole,) = alike(held, "aa/one").programmes
    assert "Aa (Mole)" == mole.name
    assert ("Meals: done in Aa (Quay), only announced in Aa (Mole).",) == mole.reasons[1].weaker


# Faces


def test_an_unknown_programme_is_an_unknown_name() -> None:
    """Also for one who asks an index."""
    with pytest.raises(UnknownName, match="aa/two"):
        alike(catalogue({ONE: doing()}), "aa/two")


def test_no_number_stands_in_what_is_said_of_a_programme() -> None:
    """Neither a score nor a rank nor a count: only names and words."""
    for key in example_catalogue().programmes:
        for other in asked(example_catalogue(), key).programmes:
            words = [word for reason in other.reasons for word in (reason.sentence, *reason.weaker)]
            assert not any(character.isdigit() for word in words for character in word)


def test_the_rule_is_said_in_whole_sentences() -> None:
    """A page can print it under the list."""
    rule = alike_rule(Interface())

    assert all(sentence.endswith(".") for sentence in rule)
    assert "at least two" in rule[0]


def test_every_coded_field_asked_about_is_a_field_of_the_model() -> None:
    """The field of challenges is there, optional, and compared like the others."""
    meaning = fields_of(Programme)["challenges"].meaning

    assert (CHALLENGES, True) == (meaning.codes, meaning.compared is not None)


# How much it costs


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions that some work takes: the same on every machine, however busy it is."""
    profile = Profile(builtins=False)
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def test_each_further_programme_costs_the_same() -> None:
    """What programmes say is sorted once; each question then looks at sets, and at as many pairs as it answers."""
    says = [
        doing(groups=[TARGET_GROUPS.ids[number % 2]], functions=[FUNCTIONS.ids[number % 3]], kind="training")
        for number in range(240)
    ]

    def asking(held: Catalogue) -> None:
        likeness = likeness_of(held)
        for key in held.programmes:
            likeness.of(key)

    catalogues = [many(says[:number]) for number in (60, 120, 240)]
    few, some, lots = (calls(partial(asking, held)) for held in catalogues)
    assert (lots - some) / (some - few) < 2.1
