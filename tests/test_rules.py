"""Each rule finds what breaks it, in its place and under its code, and leaves alone what only looks like it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fiction import (
    CITY_FILE,
    NETWORK_FILE,
    PROGRAMME_FILE,
    TODAY,
    Data,
    catalogue_of,
    records,
)
from tests.strategies import plain_data
from values_exchange.catalogue import Catalogue
from values_exchange.languages import Interface
from values_exchange.model import City, Network, Programme
from values_exchange.problems import Path, Problem
from values_exchange.rules import check_catalogue

GONE = object()
"""In the place of a value: take the field out."""

Found = tuple[str, str, Path]


@frozen
class Change:
    """A value put into one of the records, or taken out of it."""

    path: Path
    value: Any
    file: str = PROGRAMME_FILE


def changed(*changes: Change) -> dict[str, Data]:
    """Give the data of the small catalogue with some changes; a list is made longer by a value at its end."""
    data = records()
    for change in changes:
        place: Any = data[change.file]
        for step in change.path[:-1]:
            place = place[step]
        last = change.path[-1]
        if change.value is GONE:
            del place[last]
        elif isinstance(place, list) and last == len(place):
            place.append(change.value)
        else:
            place[last] = change.value
    return data


def check(catalogue: Catalogue, today: date | None = TODAY) -> list[Problem]:
    """Apply all rules."""
    return list(check_catalogue(catalogue, Interface(), today=today))


def found_in(catalogue: Catalogue, today: date | None = TODAY) -> list[Found]:
    """Give what the rules find: file, code and path."""
    return [(problem.span.file, problem.code, problem.path) for problem in check(catalogue, today)]


def found(*changes: Change) -> list[Found]:
    """Give what the rules find in the small catalogue with some changes."""
    return found_in(catalogue_of(changed(*changes)))


P, C, N = PROGRAMME_FILE, CITY_FILE, NETWORK_FILE
REPORT = ["report"]
STATED = {"en": "Something is so.", "sources": REPORT}


def test_nothing_is_wrong_with_the_small_catalogue() -> None:
    """What the tests below change is the only thing that is wrong."""
    assert [] == found()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change(("need", 0, "sources"), ["report", "reprot"]), (P, "unknown-source", ("need", 0, "sources", 1))),
        (
            Change(("in_network", 0, "sources"), ["report", "page"], C),
            (C, "unknown-source", ("in_network", 0, "sources", 0)),
        ),
        (Change(("visits", 0, "sources"), ["page"], N), (N, "unknown-source", ("visits", 0, "sources", 0))),
        (
            Change(("sites", "pier", "operators", 0, "organisations"), ["divers", "diver"]),
            (P, "unknown-organisation", ("sites", "pier", "operators", 0, "organisations", 1)),
        ),
        (Change(("lead",), "leed", N), (N, "unknown-organisation", ("lead",))),
        (
            Change(("offer", "functions", 0, "sites"), ["peer"]),
            (P, "unknown-site", ("offer", "functions", 0, "sites", 0)),
        ),
        (Change(("need", 0, "site"), "peer"), (P, "unknown-site", ("need", 0, "site"))),
        (Change(("figures", 0, "part"), "desks"), (P, "unknown-part", ("figures", 0, "part"))),
        (Change(("sites", "pier", "district"), "3"), (P, "unknown-district", ("sites", "pier", "district"))),
        (Change(("sites", "pier", "serves"), [1, 9]), (P, "unknown-district", ("sites", "pier", "serves", 1))),
        (Change(("themes",), ["C", "D"]), (P, "unknown-theme", ("themes", 1))),
        (Change(("members", "atlantis", "theme"), "D", N), (N, "unknown-theme", ("members", "atlantis", "theme"))),
        (Change(("visits", 0, "host"), "atlantic", N), (N, "unknown-city", ("visits", 0, "host"))),
        (
            Change(("related",), [{"relation": "follows", "name": "X", "programme": "atlantis/x", "sources": REPORT}]),
            (P, "unknown-programme", ("related", 0, "programme")),
        ),
        (
            Change(("conflicts",), {"n": {"topic": "Number", "between": ["thirty", "forty"], "state": "open"}}),
            (P, "unknown-claim", ("conflicts", "n", "between", 1)),
        ),
        (Change(("body",), "bored"), (P, "unknown-body", ("body",))),
    ],
)
def test_an_id_that_nothing_answers_to_is_found(change: Change, expected: Found) -> None:
    """Each kind of id has its own code, and the problem stands where the id does."""
    assert [expected] == found(change)


@pytest.mark.parametrize(
    "change",
    [
        Change(("need", 0, "sources"), ["report", "page", "plan"]),
        Change(("sites", "pier", "operators", 0, "organisations"), ["divers", "town", "lead"]),
        Change(("funding", 0, "funder"), "A friend of the sea"),
        Change(("sites", "pier", "quarter"), "Somewhere by the water"),
        Change(("figures", 0, "area"), "the whole coast"),
        Change(
            ("related",),
            [{"relation": "follows", "name": "X", "programme": "atlantis/harbour-points", "sources": REPORT}],
        ),
        Change(("conflicts",), {"n": {"topic": "Number", "between": ["thirty", "need"], "state": "open"}}),
        Change(("body",), "board"),
    ],
)
def test_an_id_may_be_declared_above_and_a_name_need_not_be(change: Change) -> None:
    """Sources and organisations of the city and the network are seen; plain names are names."""
    assert [] == found(change)


def test_near_matches_and_the_files_looked_in_are_told() -> None:
    """Who mistypes an id is told which one it may have been, and where it was looked for."""
    (problem,) = check(catalogue_of(changed(Change(("need", 0, "sources"), ["report", "reprot"]))))

    assert ("report",) == problem.near
    assert (
        "No source has the id `reprot`; looked for it in `atlantis/harbour-points.yaml`, `atlantis/city.yaml` and "
        "`network.yaml`."
    ) == problem.message


def test_districts_are_not_looked_up_in_a_city_that_lists_none() -> None:
    """That is a warning about the city's record, told once."""
    catalogue = catalogue_of(changed(Change(("districts",), GONE, C), Change(("sites", "mole", "district"), 2)))
    (problem,) = check(catalogue)

    assert ("districts-not-listed", False) == (problem.code, problem.is_error)
    assert problem.path in {("sites", "pier", "district"), ("sites", "mole", "district")}


def test_a_source_that_nothing_rests_on_is_found() -> None:
    """It stands at the key, since the whole entry is superfluous."""
    problems = check(catalogue_of(changed(Change(("sources", "extra"), {"title": "Extra"}))))

    assert [("uncited-source", ("sources", "extra"), True, True)] == [
        (problem.code, problem.path, problem.on_key, problem.is_error) for problem in problems
    ]


def test_a_source_above_may_be_cited_by_any_record_below() -> None:
    """The city's page is cited by the programme alone, and the plan of the network by the city alone."""
    changes = [
        Change(("in_network", 0, "sources"), ["plan"], C),
        Change(("governance",), GONE, C),
        Change(("link", "sources"), REPORT),
    ]

    assert [] == found(*changes)
    assert [(C, "uncited-source", ("sources", "page"))] == found(*changes, Change(("status", "sources"), REPORT))


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (Change(("sources", "page"), {"title": "Page"}), ("sources", "page")),
        (Change(("sources", "plan"), {"title": "Plan"}), ("sources", "plan")),
        (Change(("organisations", "town"), {"name": "Town"}), ("organisations", "town")),
    ],
)
def test_an_id_that_is_taken_above_is_found(change: Change, path: Path) -> None:
    """The same id twice on the way from programme to network is an error."""
    problems = [problem for problem in check(catalogue_of(changed(change))) if problem.code != "uncited-source"]

    assert [("shadowed-id", path, True)] == [(problem.code, problem.path, problem.on_key) for problem in problems]


def test_a_claim_that_is_named_like_one_above_is_found() -> None:
    """Ids of claims are looked up in the same chain; the message says where the other one stands."""
    (problem,) = check(catalogue_of(changed(Change(("in_network", 0, "id"), "thirty", C))))

    assert (P, "shadowed-id", ("figures", 0, "id")) == (problem.span.file, problem.code, problem.path)
    assert "`atlantis/city.yaml`" in problem.message


def test_ids_in_cities_side_by_side_do_not_meet() -> None:
    """Two programmes of one city may both call a source `report`."""
    data = changed()
    data["atlantis/second.yaml"] = records()[P]

    assert [] == found_in(catalogue_of(data))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change(("aims", 0, "id"), "need"), ("duplicate-claim-id", ("aims", 0, "id"))),
        (
            Change(("conflicts",), {"n": {"topic": "Number", "between": ["need"], "state": "open"}}),
            ("conflict-needs-two", ("conflicts", "n", "between")),
        ),
        (Change(("aims", 0, "sources"), GONE), ("claim-without-source", ("aims", 0))),
        (Change(("link", "sources"), GONE), ("claim-without-source", ("link",))),
        (
            Change(("organisations", "divers", "member_of"), [{"organisation": "town"}]),
            ("claim-without-source", ("organisations", "divers", "member_of", 0)),
        ),
        (
            Change(("offer", "functions", 0, "codes"), ["advise", "other"]),
            ("other-without-text", ("offer", "functions", 0, "codes", 1)),
        ),
        (
            Change(("organisations", "divers", "kind"), "other"),
            ("other-without-text", ("organisations", "divers", "kind")),
        ),
        (Change(("funding", 0, "purpose"), ["other"]), ("other-without-text", ("funding", 0, "purpose", 0))),
    ],
)
def test_a_claim_without_name_source_or_words_is_found(change: Change, expected: tuple[str, Path]) -> None:
    """Claims rest on sources, have names of their own, and say what `other` means."""
    assert [(P, *expected)] == found(change)


@pytest.mark.parametrize(
    "changes",
    [
        [Change(("volunteers", "who", 0, "sources"), GONE), Change(("volunteers", "sources"), REPORT)],
        [
            Change(("organisations", "divers", "roles", 0, "sources"), GONE),
            Change(("organisations", "divers", "sources"), REPORT),
        ],
        [Change(("organisations", "divers", "member_of"), [{"organisation": "town", "basis": "inferred"}])],
        [Change(("offer", "functions", 0), {"codes": ["other"], "en": "Diving lessons.", "sources": REPORT})],
        [Change(("organisations", "divers", "kind"), "other"), Change(("organisations", "divers", "note"), "A club.")],
    ],
)
def test_a_section_may_name_sources_for_all_in_it(changes: list[Change]) -> None:
    """So may a conclusion of the writer's own, which says that it is one, go without; and a text explains `other`."""
    assert [] == found(*changes)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        (
            [Change(("history",), [{"date": "2016-03", "until": "2016-02", "kind": "event", **STATED}])],
            ("history", 0, "until"),
        ),
        ([Change(("figures", 0, "period"), 2019), Change(("figures", 0, "until"), 2018)], ("figures", 0, "until")),
        (
            [
                Change(("sites", "pier", "operators", 0, "as_of"), 2019),
                Change(("sites", "pier", "operators", 0, "until"), 2018),
            ],
            ("sites", "pier", "operators", 0, "until"),
        ),
        ([Change(("ended",), [{"date": "2015-08", "sources": REPORT}])], ("ended", 0, "date")),
        (
            [
                Change(("parts", "desk", "started"), {"date": 2018, "sources": REPORT}),
                Change(("parts", "desk", "ended"), {"date": 2017, "sources": REPORT}),
            ],
            ("parts", "desk", "ended", "date"),
        ),
    ],
)
def test_an_end_before_its_start_is_found(changes: list[Change], path: Path) -> None:
    """Only where it is sure; the problem stands at the end."""
    assert [(P, "end-before-start", path)] == found(*changes)


@pytest.mark.parametrize(
    "changes",
    [
        [Change(("history",), [{"date": "2016-03", "until": 2016, "kind": "event", **STATED}])],
        [Change(("ended",), [{"date": 2015, "sources": REPORT}])],
        [Change(("ended",), [{"date": 2014, "certainty": "after", "sources": REPORT}])],
        [Change(("ended",), [{"date": 2014, "sources": REPORT}]), Change(("started", 0, "certainty"), "by")],
        [
            Change(("ended",), [{"date": "2015-08", "sources": REPORT}]),
            Change(("started", 1), {"date": 2014, "sources": REPORT}),
        ],
    ],
)
def test_an_end_that_may_come_after_its_start_is_left_alone(changes: list[Change]) -> None:
    """Dates are as precise as they are known, and sources may disagree on the start."""
    assert [] == found(*changes)


def test_the_network_and_policies_end_after_they_start() -> None:
    """The same holds for a network's end and for both dates of a policy."""
    policy = {"name": {"en": "Plan"}, "kind": "strategy", "first": 2018, "adopted": 2016, "sources": ["page"]}

    assert [
        (N, "end-before-start", ("end", 0, "date")),
        (C, "end-before-start", ("governance", "policies", 0, "adopted")),
    ] == found(Change(("end", 0, "date"), 2018, N), Change(("governance", "policies"), [policy], C))


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        (
            [Change(("figures", 0), {"measure": "visits", "low": 100, "high": 70, "sources": REPORT})],
            ("figures", 0, "high"),
        ),
        ([Change(("audience", "age_min"), 27), Change(("audience", "age_max"), 16)], ("audience", "age_max")),
    ],
)
def test_a_range_written_backwards_is_found(changes: list[Change], path: Path) -> None:
    """The lower end of a range is not the higher one."""
    assert [(P, "range-reversed", path)] == found(*changes)


def state(day: str | int, status: str, **more: object) -> Data:
    """Make the state of a site."""
    return {"date": day, "status": status, "sources": REPORT, **more}


@pytest.mark.parametrize(
    ("states", "paths"),
    [
        ([state("2015-10", "opened"), state(2014, "open")], [("sites", "pier", "states", 1, "date")]),
        ([state("2015-10", "open"), state("2015-11", "opened")], [("sites", "pier", "states", 0, "date")]),
        ([state("2015-10", "opened"), state(2015, "open")], []),
        ([state("2015-10", "opened", certainty="by"), state(2014, "open")], []),
        ([state("2015-10", "opened"), state(2014, "open", certainty="after")], []),
        ([state("2015-10", "opened"), state(2014, "open"), state(2013, "opened")], []),
        ([state("2015-10", "opened"), state(2014, "planned")], []),
    ],
)
def test_a_site_seen_open_before_it_was_opened_is_found(states: list[Data], paths: list[Path]) -> None:
    """Only where it is sure: not within the same year, nor where a source is vague, nor where it opened twice."""
    assert [(P, "open-before-opened", path) for path in paths] == found(Change(("sites", "pier", "states"), states))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change(("absent",), [{"field": "aims", "reason": "none"}]), ("stated-and-absent", ("absent", 0))),
        (
            Change(("offer", "absent"), [{"field": "functions", "reason": "none"}]),
            ("stated-and-absent", ("offer", "absent", 0)),
        ),
        (Change(("aims",), GONE), ("missing-section", ("aims",))),
        (Change(("summary",), {"de": "Wort " * 251, "en": "Word"}), ("too-long", ("summary", "de"))),
        (Change(("title",), {"de": "x" * 161, "en": "X"}), ("too-long", ("title", "de"))),
        (Change(("title",), "Hafenpunkte"), ("one-language-only", ("title",))),
        (Change(("summary",), {"en": "Contact points."}), ("one-language-only", ("summary",))),
    ],
)
def test_what_is_missing_or_too_much_is_found(change: Change, expected: tuple[str, Path]) -> None:
    """A field is there or left out with a reason, texts fit, and title and summary are there in two languages."""
    assert [(P, *expected)] == found(change)


@pytest.mark.parametrize(
    "changes",
    [
        [Change(("aims",), GONE), Change(("absent",), [{"field": "aims", "reason": "not_documented"}])],
        [Change(("summary",), {"de": "Wort " * 250, "en": "Word"})],
        [Change(("title",), {"de": "x" * 160, "en": "X"})],
        [Change(("staff",), {"absent": [{"field": "roles", "reason": "none"}]})],
        [Change(("language",), "en"), Change(("title",), "Points"), Change(("summary",), "Contact points.")],
    ],
)
def test_what_is_answered_or_just_fits_is_left_alone(changes: list[Change]) -> None:
    """A reason under `absent` answers; a record in English needs no second language."""
    assert [] == found(*changes)


def test_each_missing_section_is_told_once_with_a_question_to_ask() -> None:
    """A short first record is valid: what is missing are warnings, with what to ask the city."""
    problems = check(catalogue_of(changed(Change(("evaluations",), GONE), Change(("lessons",), GONE))))

    assert [("evaluations",), ("lessons",)] == [problem.path for problem in problems]
    assert {("missing-section", False)} == {(problem.code, problem.is_error) for problem in problems}
    assert "What worked, and what did not?" in problems[1].advice


def figure(value: float, **more: object) -> Data:
    """Make a figure of active volunteers in 2019."""
    return {"measure": "volunteers_active", "value": value, "as_of": 2019, "sources": REPORT, **more}


@pytest.mark.parametrize(
    ("other", "disagrees"),
    [
        (figure(40), True),
        (figure(40, qualifier="about"), True),
        (figure(20, qualifier="up_to"), True),
        ({"measure": "volunteers_active", "low": 35, "high": 40, "as_of": 2019, "sources": REPORT}, True),
        (figure(30, qualifier="about"), False),
        (figure(25, qualifier="over"), False),
        (figure(40, qualifier="up_to"), False),
        ({"measure": "volunteers_active", "low": 25, "high": 40, "as_of": 2019, "sources": REPORT}, False),
        ({"measure": "volunteers_active", "words": "many", "as_of": 2019, "sources": REPORT}, False),
        (figure(40, qualifier="average"), False),
        (figure(40, as_of=2020), False),
        (figure(40, per="day"), False),
        (figure(40, part="desk"), False),
        (figure(40, site="pier"), False),
        (figure(40, who=["refugees"]), False),
        (figure(40, basis="planned"), False),
        (figure(40, definition={"en": "With helpers of one day."}), False),
        (figure(40) | {"measure": "volunteers_registered"}, False),
    ],
)
def test_figures_that_cannot_both_be_true_are_found(other: Data, *, disagrees: bool) -> None:
    """They count the same, of the same, at the same time; words, plans and numbers that overlap do not disagree."""
    expected = [(P, "figures-disagree", ("figures", 1))] if disagrees else []

    assert expected == found(Change(("figures", 1), other))


def test_figures_that_a_conflict_names_are_left_alone() -> None:
    """Keeping both and naming them is what a record is meant to do."""
    changes = [
        Change(("figures", 1), figure(40, id="forty")),
        Change(("conflicts",), {"n": {"topic": "Number", "between": ["thirty", "forty"], "state": "open"}}),
    ]

    assert [] == found(*changes)
    assert [(P, "figures-disagree", ("figures", 2))] == found(*changes, Change(("figures", 2), figure(50)))


def test_figures_of_two_events_are_of_two_things() -> None:
    """What a figure stands in is part of what it is about."""
    event = {"title": {"en": "Fair"}, "kind": "kick_off", "sources": ["plan"]}
    events = [
        event | {"attendance": [{"measure": "event_attendance", "value": value, "sources": ["plan"]}]}
        for value in (1, 2)
    ]

    assert [] == found(Change(("events",), events, N))


def test_a_disagreement_is_told_with_both_numbers() -> None:
    """The message says what the other number is and where it stands."""
    (problem,) = check(catalogue_of(changed(Change(("figures", 1), figure(1500)))))

    assert (
        "“Active volunteers” is 1,500 persons here and 30 persons in `figures`, entry 1, about the same and for the "
        "same time."
    ) == problem.message


def test_a_figure_about_the_city_says_what_it_counts() -> None:
    """Cities count residents and newcomers differently, so these figures bring their own definition."""
    residents = {"measure": "residents", "value": 5, "as_of": 2019, "sources": ["page"]}

    assert [(C, "definition-missing", ("figures", 0))] == found(Change(("figures",), [residents], C))
    assert [] == found(Change(("figures",), [residents | {"definition": {"en": "All."}}], C))


@pytest.mark.parametrize(
    ("checked", "code"),
    [
        ("2025-11-22", "not-checked-lately"),
        ("2024", "not-checked-lately"),
        ("2026-11-24", "checked-in-future"),
        ("2027", "checked-in-future"),
        ("2025-11-23", None),
        ("2025-11", None),
        ("2025", None),
        ("2026-11-23", None),
        ("2026", None),
    ],
)
def test_a_record_nobody_checked_for_a_year_is_found(checked: str, code: str | None) -> None:
    """A year is counted to the day, as far as the date is known."""
    path = ("review", "last_checked")

    assert ([(P, code, path)] if code else []) == found(Change(path, checked))


def test_a_year_before_a_leap_day_is_the_day_before() -> None:
    """On 29 February the year before had no such day."""
    catalogue = catalogue_of({P: changed(Change(("review", "last_checked"), "2023-02-28"))[P]}, is_whole=False)

    assert [] == [code for _, code, _ in found_in(catalogue, date(2024, 2, 29)) if code == "not-checked-lately"]


def test_nothing_else_is_dated_in_the_future() -> None:
    """A source cannot have been read tomorrow, nor the city have confirmed the record."""
    assert [
        (P, "checked-in-future", ("review", "confirmed_by_city")),
        (P, "checked-in-future", ("sources", "report", "read")),
    ] == found(Change(("review", "confirmed_by_city"), 2027), Change(("sources", "report", "read"), "2026-12"))


def test_without_a_day_nothing_is_said_of_what_was_checked_when() -> None:
    """The rules have no clock of their own."""
    changes = [Change(("review", "last_checked"), "1999"), Change(("sources", "report", "read"), "2099")]

    assert [] == found_in(catalogue_of(changed(*changes)), None)


def test_a_move_is_told_by_both_sites() -> None:
    """Where one site says that it moved, the other says where from."""
    there = Change(("sites", "pier", "states", 2), state(2020, "moved", moved_to="mole"))
    back = Change(("sites", "mole", "states", 1), state(2020, "moved", moved_from="pier"))

    assert [] == found(there, back)
    assert [(P, "move-not-mutual", ("sites", "pier", "states", 2, "moved_to"))] == found(there)
    assert [(P, "move-not-mutual", ("sites", "mole", "states", 1, "moved_from"))] == found(back)


def test_members_and_cities_are_the_same() -> None:
    """A member without a record and a city that is no member are warnings."""
    data = changed(Change(("members",), {"lemuria": {"theme": "C", "sources": ["plan"]}}, N))
    problems = check(catalogue_of(data))

    assert [
        (N, "member-without-record", ("members", "lemuria"), False),
        (C, "city-not-member", (), False),
    ] == [(problem.span.file, problem.code, problem.path, problem.is_error) for problem in problems]


def test_programmes_of_a_city_without_a_record_are_told_once() -> None:
    """One missing file is one error, at the first of its programmes."""
    data = changed()
    del data[C]
    data["atlantis/second.yaml"] = records()[P]
    codes = [(file, code) for file, code, _ in found_in(catalogue_of(data)) if code.startswith("city")]

    assert [("atlantis/harbour-points.yaml", "city-without-record")] == codes


def test_where_only_one_file_was_read_nothing_is_said_of_the_others() -> None:
    """A programme alone: its own sites and sources are known, those above it are not."""
    alone = catalogue_of({P: records()[P]}, is_whole=False)
    broken = changed(Change(("need", 0, "site"), "peer"), Change(("sources", "extra"), {"title": "Extra"}))

    assert [] == found_in(alone)
    assert [(P, "unknown-site", ("need", 0, "site")), (P, "uncited-source", ("sources", "extra"))] == found_in(
        catalogue_of({P: broken[P]}, is_whole=False)
    )


@pytest.mark.parametrize(("file", "record_id"), [(N, "network"), (C, "atlantis"), (P, "atlantis/harbour-points")])
def test_a_record_that_was_left_out_makes_no_noise(file: str, record_id: str) -> None:
    """What a record with errors declares or cites is not called unknown or uncited elsewhere."""
    data = changed(Change(("link", "sources"), ["page"]), Change(("governance",), GONE, C))
    del data[file]

    assert [] == found_in(catalogue_of(data, left_out=frozenset({record_id})))


def test_a_programme_that_was_left_out_is_not_unknown() -> None:
    """Others may refer to it: it is there, and has errors of its own."""
    related = [{"relation": "follows", "name": "X", "programme": "atlantis/old", "sources": REPORT}]
    catalogue = catalogue_of(changed(Change(("related",), related)))

    assert ["unknown-programme"] == [code for _, code, _ in found_in(catalogue)]
    assert [] == found_in(evolve(catalogue, left_out=frozenset({"atlantis/old"})))


def test_every_problem_has_words_and_a_way_out() -> None:
    """Whatever is found is said in a sentence, with advice."""
    catalogue = catalogue_of(
        changed(
            Change(("need", 0, "sources"), ["nobody"]),
            Change(("ended",), [{"date": 2000, "sources": REPORT}]),
            Change(("figures", 1), figure(1500)),
            Change(("review", "last_checked"), "1999"),
            Change(("lessons",), GONE),
        )
    )
    problems = check(catalogue)

    assert 5 == len(problems)
    assert all(problem.message.endswith(".") and problem.advice.endswith(".") for problem in problems)


@pytest.mark.parametrize(("file", "cls"), [(N, Network), (C, City), (P, Programme)])
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_rules_cope_with_whatever_the_schema_accepts(file: str, cls: type, data: st.DataObject) -> None:
    """Any record that can be converted can be checked, and what is found points at something in it."""
    content = data.draw(plain_data(cls))
    problems = check(catalogue_of(records() | {file: content}))

    for problem in problems:
        assert problem.message
        assert problem.span.file in {N, C, P}
        if problem.span.file == file and problem.code not in {"missing-section", "too-long"}:
            place: Any = content
            for step in problem.path:
                place = place[step]


def test_a_hundred_problems_of_a_record_are_enough() -> None:
    """The last one says that there are more; other records are told of as before."""
    data = changed(
        Change(("need", 0, "sources"), ["report", *(f"nobody-{n}" for n in range(150))]),
        Change(("sources",), {f"unused-{n}": {"title": "X"} for n in range(150)} | {"report": {"title": "Report"}}),
        Change(("visits", 0, "host"), "mu", N),
    )
    codes = Counter((file, code) for file, code, _ in found_in(catalogue_of(data)))

    assert {
        (N, "unknown-city"): 1,
        (P, "unknown-source"): 100,
        (P, "more-problems"): 1,
        (P, "uncited-source"): 100,
    } == codes


def test_a_record_that_is_made_to_be_slow_is_checked_in_good_time() -> None:
    """Thousands of figures alike, moves and ids of endless length take seconds, not hours."""
    moves = [state(2020, "moved", moved_to="mole", moved_from="mole") for _ in range(3000)]
    back = [state(2020, "moved", moved_to="pier", moved_from="pier") for _ in range(3000)]
    problems = check(
        catalogue_of(
            changed(
                Change(("figures",), [figure(n % 2) for n in range(20_000)]),
                Change(("sites", "pier", "states"), moves),
                Change(("sites", "mole", "states"), back),
                Change(("need", 0, "sources"), ["report", "a" * 1_000_000]),
                Change(("sources", "b" * 1_000_000), {"title": "Endless"}),
            )
        )
    )

    assert {"unknown-source", "figures-disagree", "more-problems", "uncited-source"} == {p.code for p in problems}
    assert all(len(problem.message) < 300 for problem in problems)
