"""What a translator should do next, as text for a terminal, as CSV and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from values_exchange.languages import Interface
from values_exchange.problems import Span
from values_exchange.prose import plain_text
from values_exchange.report import visible
from values_exchange.tables.csv_text import csv_file
from values_exchange.translations import Plan, State, Task

WhereIs = Callable[[Task], Span]
"""Tells where a text stands in its file."""

LONGEST = 90
"""How many characters of a text a terminal shows; CSV and JSON have all of them."""

COLUMNS = ("file", "line", "column", "path", "state", "worth", "from", "text", "translation")


def tasks_text(plan: Plan, where: WhereIs, say: Interface, *, most: int | None = None) -> str:
    """
    Write tasks for people: each with its place, its state and the text to translate; the counts at the end.

    Args:
        most: how many tasks are written out; all, if left out. The rest is counted.
    """
    shown = plan.tasks if most is None else plan.tasks[:most]
    blocks = ["\n".join(_lines(task, plan, where(task), say)) + "\n" for task in shown]
    left = len(plan.tasks) - len(shown)
    if left:
        blocks.append(say.plural("… and {n} text more.", "… and {n} texts more.", left) + "\n")
    return "\n".join([*blocks, _summary(plan, say)]) + "\n"


def _lines(task: Task, plan: Plan, span: Span, say: Interface) -> list[str]:
    lines = [f"{visible(str(span))}  {visible(task.place.name)}  ({_state_words(say)[task.state]})"]
    lines.append(f"  {say.language_name(task.of.language)}: {_shortened(task.of.text)}")
    if task.said:
        lines.append(f"  {say.language_name(plan.language)}: {_shortened(task.said)}")
    return lines


def _summary(plan: Plan, say: Interface) -> str:
    states, words = plan.states, _state_words(say)
    counted = [
        f"{words[state]}: {say.number(states[state])}"
        for state in (State.OUTDATED, State.MISSING, State.MACHINE)
        if states[state]
    ]
    language = say.language_name(plan.language)
    there = plan.total - states[State.MISSING]
    lines = [
        say(
            "Texts there in {language}: {n} of {total}.",
            language=language,
            n=say.number(there),
            total=say.number(plan.total),
        )
    ]
    lines += ["; ".join(counted)] if counted else []
    if states[State.NOT_RECORDED]:
        lines.append(
            say(
                "Texts of which nothing says whether they are translations: {n}.",
                n=say.number(states[State.NOT_RECORDED]),
            )
        )
    return "\n".join(lines)


def _state_words(say: Interface) -> Mapping[State, str]:
    return {
        State.OUTDATED: say("translation older than the original"),
        State.MISSING: say("translation missing"),
        State.MACHINE: say("machine translation"),
    }


def _shortened(text: str) -> str:
    """Give a text on one line of a terminal."""
    line = visible(" ".join(plain_text(text).split()))
    return line if len(line) <= LONGEST else line[:LONGEST].rpartition(" ")[0] + " …"


def tasks_csv(plan: Plan, where: WhereIs) -> bytes:
    """Give tasks as CSV that opens in any spreadsheet, one line for each."""
    return csv_file(
        [
            COLUMNS,
            *(tuple("" if one is None else one for one in _facts(task, where(task)).values()) for task in plan.tasks),
        ]
    )


def tasks_json(plan: Plan, where: WhereIs) -> bytes:
    """
    Give tasks for other programs, as one JSON object.

    Shape: ``language`` and ``states``, with how many texts are in each; ``tasks`` is a list, the most valuable first,
    each with ``file``, ``line``, ``column`` (from 1), ``path``, ``state`` (outdated, missing, machine), ``worth`` (1,
    the most valuable, to 4), ``from`` (the language of ``text``, which is to be translated), and ``translation`` (what
    is there now, empty where nothing is). Names may be added, never changed.
    """
    told = {
        "language": plan.language,
        "states": {state.value: count for state, count in plan.states.items()},
        "tasks": [_facts(task, where(task)) for task in plan.tasks],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _facts(task: Task, span: Span) -> dict[str, str | int | None]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "path": task.place.name,
        "state": task.state.value,
        "worth": task.place.worth.value,
        "from": task.of.language,
        "text": task.of.text,
        "translation": task.said,
    }
