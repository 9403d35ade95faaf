"""All rules over a whole catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain, islice

from values_exchange.catalogue import Catalogue
from values_exchange.languages import Interface
from values_exchange.problems import Problem
from values_exchange.rules.claims import claim_ids_twice, claims_without_source, conflicts_of_one, other_without_text
from values_exchange.rules.dates import checked_long_ago, ends_before_starts, opens_before_opened, ranges_reversed
from values_exchange.rules.figures import definitions_missing, figures_disagree
from values_exchange.rules.gaps import one_language_only, sections_missing, stated_and_absent, too_long
from values_exchange.rules.places import check_membership, moves_not_mutual
from values_exchange.rules.references import shadowed_ids, uncited_sources, unknown_body, unknown_references
from values_exchange.rules.survey import Survey, survey_of
from values_exchange.rules.translations import translations_unclear, translations_without_text
from values_exchange.rules.view import View, view_of

Rule = Callable[[View, Interface], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    unknown_references,
    unknown_body,
    shadowed_ids,
    claim_ids_twice,
    conflicts_of_one,
    ends_before_starts,
    opens_before_opened,
    ranges_reversed,
    stated_and_absent,
    too_long,
    moves_not_mutual,
    claims_without_source,
    other_without_text,
    figures_disagree,
    definitions_missing,
    one_language_only,
    sections_missing,
    checked_long_ago,
    translations_without_text,
    translations_unclear,
)
"""What is asked of each record; those about several records at once follow them."""


MOST_PROBLEMS = 100
"""How many problems of one record are reported; the last one then says that there are more."""


def check_catalogue(catalogue: Catalogue, say: Interface, *, today: date | None) -> Iterator[Problem]:
    """
    Find what a schema cannot see in the records of a catalogue.

    Where only some files were read, or a record was left out, nothing is said of what may stand there. Without `today`
    nothing is said of what was checked when.

    Shape: problems without lines, each with the file of its record and the way to the value it is about.
    """
    surveyed: dict[str, Survey] = {}
    for record in catalogue.records():
        survey = surveyed[record.id] = survey_of(record)
        view = view_of(survey, surveyed, catalogue, today)
        found = chain.from_iterable(rule(view, say) for rule in RULES)
        yield from islice(found, MOST_PROBLEMS)
        if next(found, None) is not None:
            yield _more(survey, say)
    yield from uncited_sources(catalogue, surveyed, say, most=MOST_PROBLEMS)
    yield from check_membership(catalogue, surveyed, say)


def _more(survey: Survey, say: Interface) -> Problem:
    """Say that not all problems of a record are reported."""
    message = say("This file has more than {n} problems; these are the first.", n=MOST_PROBLEMS)
    return survey.warning("more-problems", (), message, say("Correct them, and check again."))
