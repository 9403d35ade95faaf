"""The words of the Compare page's script, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping

from values_exchange.languages import Interface


def compare_words(say: Interface) -> Mapping[str, str]:
    """Give what the script of the Compare page says, by name; ``{placeholders}`` are filled by the script."""
    return {
        **_choosing(say),
        **_messages(say),
        **_reading(say),
        **_table(say),
        **_csv(say),
    }


def _choosing(say: Interface) -> Mapping[str, str]:
    return {
        "choose": say("Choose two to {most} programmes"),
        "change": say("Change the choice"),
        "find": say("Find a programme or a city"),
        "found": say("Found: {n}"),
        "none_found": say("Nothing in the list has these words."),
        "more_found": say("{n} more are not shown: type more letters to narrow the list."),
        "chosen": say("Chosen"),
        "remove": say("Remove {name}"),
        "clear": say("Remove all"),
        "no_programme": say("no programme documented yet"),
        "at_once": say("Choose at once"),
        "too_many": say("{name}: choose from {n}"),
        "whole_table": say("or read all {n} in one table"),
    }


def _messages(say: Interface) -> Mapping[str, str]:
    return {
        "nothing": say("Nothing is chosen yet."),
        "one_more": say("Choose at least one more to lay beside it."),
        "full": say("{most} programmes are chosen, as many as fit side by side. Remove one to choose another."),
        "left_out": say("Only {most} programmes fit side by side. Left out: {names}."),
        "unknown": say("The address asks for programmes or cities that are not in this catalogue: {names}."),
        "unknown_rows": say("The address asks for rows that there are not: {names}."),
        "unknown_sections": say("The address asks for sections that there are not: {names}."),
        "not_loaded": say(
            "The data of these programmes could not be read: {names}. Their tables stand on their pages."
        ),
        "loading": say("The chosen programmes are being read."),
        "compared": say("Programmes: {n}. Rows shown: {shown} of {all}."),
        "no_rows": say("No row is left. Choose other rows or sections, or end the filter."),
    }


def _reading(say: Interface) -> Mapping[str, str]:
    return {
        "rows": say("Sections and rows"),
        "sections_chosen": say("Sections chosen: {n}."),
        "filter": say("Rows with these words"),
        "differ": say("Only rows that differ"),
        "sections": say("Sections"),
        "pick": say("Single rows: those picked are shown alone"),
        "all_rows": say("Show all rows"),
        "picked": say("Rows picked: {n}."),
        "take": say("Take it with you"),
        "csv": say("Download as CSV"),
        "link": say("Copy the link"),
        "copied": say("The link is copied."),
        "copy_this": say("Copy this address:"),
        "print": say("Print on A3, landscape"),
    }


def _table(say: Interface) -> Mapping[str, str]:
    return {
        "table": say("Comparison of {names}"),
        "question": say("Question"),
        "comparable": say("Comparable?"),
        "in_short": say("In short"),
        "meant": say("What is meant by “{title}”?"),
        "only": say("Only {column}"),
        "alone": say("{n} questions: {titles}"),
        "more": say("Show all"),
        "less": say("Show less"),
        "source": say("Source {number}"),
        "there": say("Where it stands in the record"),
        "silent": say("Documented by none of them: {n}"),
        "silent_why": say(
            "No source read so far says anything about these for any of the chosen programmes. They are the questions "
            "to ask."
        ),
        "sources": say("Sources of what is shown"),
    }


def _csv(say: Interface) -> Mapping[str, str]:
    return {
        "csv_section": say("Section"),
        "csv_row": say("Row ({date})", date=say("no date asked for")),
        "csv_verdict": say("What can be compared"),
        "csv_id": say("Row id"),
        "csv_sources": say("Sources"),
        "csv_name": say("comparison"),
    }
