"""The residents of a city near a date, as its own record gives them; or why they cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from values_exchange.comparison.comparable import YEARS_COMPARABLE
from values_exchange.comparison.derivation import Input
from values_exchange.comparison.site_counts import OPEN_ENDED, SitesDate
from values_exchange.comparison.view import View
from values_exchange.model import Figure
from values_exchange.wording import claim_date_words, figure_words

MEASURE: Final = "residents"

TURNED: Final = {"over": "up_to", "at_least": "up_to", "up_to": "at_least"}
"""What dividing by a limit gives: more residents are fewer sites for each."""


@frozen(kw_only=True)
class Residents:
    """
    The residents of a city in the year nearest to a date.

    Shape: `low` and `high` differ where the record gives a range or several numbers of that year; `qualifier` is that
    of a number divided by them; `years_apart` tells how far `year` is from the date.
    """

    low: float | int
    high: float | int
    qualifier: str
    year: int
    years_apart: int
    inputs: tuple[Input, ...]


def residents_near(view: View, at: SitesDate | None) -> Residents | str:
    """
    Give the residents that the record of a programme's city states nearest to a date; or say, as a clause, why not.

    Numbers without a date of their own are never used, and none that is more than `YEARS_COMPARABLE` years away.
    Without a date to be near to, all that can be said is why there are none; the clause is empty if there are some.
    """
    say, city = view.say, view.catalogue.city_of(view.record.id)
    name = city.value.name.in_language(say.language).text if city else view.record.id.partition("/")[0]
    stated = list(_stated(view))
    if not stated:
        return say("the number of residents of {city} is not documented", city=name)
    dated = [one for one in stated if _year(one[1]) is not None]
    if not dated:
        return say("the number of residents of {city} is undated", city=name)
    if at is None:
        return ""
    year = min((_year(figure) or 0 for _, figure in dated), key=lambda one: (abs(one - at.date.year), -one))
    apart = abs(year - at.date.year)
    if apart > YEARS_COMPARABLE:
        return say(
            "the residents of {city} are of {year} and its sites of {date}, {n} years apart, and more than {most} is "
            "too far",
            city=name,
            year=year,
            date=at.words,
            n=apart,
            most=YEARS_COMPARABLE,
        )
    used = [(position, figure) for position, figure in dated if _year(figure) == year]
    qualifiers = {TURNED.get(figure.qualifier or "", "about") for _, figure in used}
    return Residents(
        low=min(_ends(figure)[0] for _, figure in used),
        high=max(_ends(figure)[1] for _, figure in used),
        qualifier=qualifiers.pop() if len(qualifiers) == 1 else "about",
        year=year,
        years_apart=apart,
        inputs=tuple(_fact(view, name, figure, position) for position, figure in used),
    )


def _stated(view: View) -> Iterator[tuple[int, Figure]]:
    """Find the numbers of all residents of the city, never of a part of them, each with its place in the record."""
    city = view.catalogue.city_of(view.record.id)
    for position, figure in enumerate(city.value.figures if city else ()):
        is_of_part = figure.who or figure.area or figure.part or figure.site or figure.organisation or figure.per
        is_real = figure.basis not in {"planned", "expected"} and _ends(figure)[0] > 0
        if figure.measure == MEASURE and is_real and not is_of_part:
            yield position, figure


def _ends(figure: Figure) -> tuple[float | int, float | int]:
    if figure.value is not None:
        return figure.value, figure.value
    return figure.low or 0, figure.high or 0


def _year(figure: Figure) -> int | None:
    date = figure.until or figure.period or figure.as_of
    return None if date is None or figure.certainty in OPEN_ENDED else date.year


def _fact(view: View, city: str, figure: Figure, position: int) -> Input:
    defined = figure.definition.in_language(view.say.language).text if figure.definition else ""
    value = figure_words(figure, view.say)
    return Input(
        what=view.say("Residents of {city}", city=city),
        value=view.say("{name} ({what})", name=value, what=defined.rstrip(".")) if defined else value,
        date=claim_date_words(figure, view.say),
        sources=figure.sources,
        record=view.record.id.partition("/")[0],
        path=("figures", position),
    )
