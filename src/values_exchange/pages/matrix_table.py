"""One table of the matrix: the answers to a question down, the cities across; and the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from values_exchange.comparison import (
    NO_CODE,
    Crossing,
    Entry,
    Mark,
    Matrix,
    MatrixCell,
    MatrixColumn,
    MatrixRow,
)
from values_exchange.languages import Interface
from values_exchange.pages.cells import anchor_of
from values_exchange.pages.markup import NOTHING, Markup, element, escape, joined, unfolding
from values_exchange.pages.names import city_link, theme_anchor
from values_exchange.pages.paths import NETWORK, PROGRAMMES, city_path, code_path, programme_path
from values_exchange.pages.sheet import Sheet
from values_exchange.vocabulary import ORGANISATION_KINDS

MOST_TOLD_APART: Final = 6
"""Up to how many programmes of a city have a mark each; above that they are counted."""

MOST_IN_WIDTH: Final = 18
"""Up to how many cities fit into the width of a screen, so that a table need not scroll in itself."""

FILTERED: Final[Mapping[str, str]] = {
    "functions": "function",
    "groups": "group",
    "direction": "direction",
    "themes": "theme",
}
"""The parameters by which the list of programmes is filtered for the codes of a table."""


def dimension_title(say: Interface, key: str) -> str:
    """Give the title of a table."""
    return {
        "functions": say("What it does"),
        "groups": say("Whom it is for"),
        "direction": say("Who volunteers for whom"),
        "tasks": say("What volunteers do"),
        "runs": say("Who runs it"),
        "origins": say("Where the money comes from"),
        "themes": say("Theme of the exchange"),
    }[key]


def explained(say: Interface, key: str) -> str:
    """Say in a sentence what a table is about."""
    return {
        "functions": say("What people, volunteers or organisations get there."),
        "groups": say("The groups that the record names; a group it does not name may be welcome all the same."),
        "direction": say("Who gives their time, and who gets it."),
        "tasks": say("What volunteers do, as far as a source says so."),
        "runs": say("The kinds of bodies that lead, run or coordinate the programme or one of its sites."),
        "origins": say(
            "Where money that was given, granted or budgeted comes from; money only applied for, proposed or needed is "
            "shown as only announced."
        ),
        "themes": say("The theme in which the programme stands, where a source says so."),
    }[key]


def matrix_section(sheet: Sheet, key: str, one: Matrix, letters: Mapping[str, str]) -> Markup:
    """Give the table of a question with what it leaves out, and the same in words."""
    say = sheet.say
    intro = element("p", explained(say, key), " ", _coverage(sheet, one, letters), _placed(sheet, key, one))
    named = one.named
    if not named:
        return element("div", intro, element("p", sheet.blank(say("No record says anything here."))), class_="ve-cross")
    label = say("{what}, by city", what=dimension_title(say, key))
    # The search finds what stands below in words.
    region = element(
        "div",
        _table(sheet, key, one, letters),
        class_="ve-scroll",
        tabindex=0,
        role="region",
        aria_label=label,
        data_search_exclude="",
    )
    words = unfolding(say("The same in words"), _in_words(sheet, key, one, letters))
    return element("div", intro, region, unnamed(sheet, one), words, class_="ve-cross")


def _coverage(sheet: Sheet, one: Matrix, letters: Mapping[str, str]) -> str:
    """Say how many cities say anything, and name those that do not, each with its reason."""
    say = sheet.say
    sentences = [
        say.plural(
            "{n} city of {all} says something here.",
            "{n} cities of {all} say something here.",
            len(one.documented),
            all=say.number(len(one.columns)),
        )
    ]
    by_gap: dict[Crossing, list[str]] = {}
    for column in one.columns:
        if column.gap is not None:
            by_gap.setdefault(column.gap, []).append(column.city.text)
    sentences += [
        say("{state}: {cities}.", state=capital(gap.words(say)), cities=say.join(cities))
        for gap, cities in by_gap.items()
    ]
    partly = [name for column in one.documented for name in _silent(say, column, letters)]
    if partly:
        sentences.append(
            say(
                "Nothing by these programmes, though another of the same city says something: {names}.",
                names=say.join(partly),
            )
        )
    return " ".join(sentences)


def _placed(sheet: Sheet, key: str, one: Matrix) -> str:
    """Name the cities that the network placed in a theme, while no programme is documented for it."""
    edition = sheet.edition
    placed = [
        sheet.say("{name} ({what})", name=column.city.text, what=theme)
        for column in one.columns
        if key == "themes" and column.gap is not None and (theme := edition.theme_of(column.city_id))
    ]
    if not placed:
        return ""
    return " " + sheet.say(
        "The network placed these cities in a theme, without a programme documented for it: {cities}.",
        cities=sheet.say.join(placed),
    )


def _silent(say: Interface, column: MatrixColumn, letters: Mapping[str, str]) -> Iterator[str]:
    silent = [letters[cell.column] for cell in column.gaps if cell.column in letters]
    if silent:
        yield say("{city} {letters}", city=column.city.text, letters=", ".join(silent))
    elif column.gaps:
        yield say.plural("{n} in {city}", "{n} in {city}", len(column.gaps), city=column.city.text)


def capital(words: str) -> str:
    """Give words as they begin a line."""
    return words[:1].upper() + words[1:]


def _table(sheet: Sheet, key: str, one: Matrix, letters: Mapping[str, str]) -> Markup:
    say, rows = sheet.say, one.named
    corner = element("td", element("span", say("Answer"), class_="ve-small"))
    heads = (
        element(
            "th",
            element("div", city_link(sheet, column.city_id)),
            scope="col",
            class_="ve-several" if len(column.programmes) > 1 else None,
        )
        for column in one.columns
    )
    caption = element("caption", say("{what}, by city", what=dimension_title(say, key)), class_="ve-unseen")
    body = (_row(sheet, key, one, row, letters, first=rows[0]) for row in rows)
    style = "ve-matrix ve-matrix-fits" if len(one.columns) <= MOST_IN_WIDTH else "ve-matrix"
    return element(
        "table",
        caption,
        element("thead", element("tr", corner, *heads)),
        element("tbody", *body),
        class_=style,
    )


def _row(
    sheet: Sheet, key: str, one: Matrix, row: MatrixRow, letters: Mapping[str, str], *, first: MatrixRow
) -> Markup:
    """Give a line of the table; the gaps of whole columns stand in the first, for all of them."""
    cells: list[Markup] = [element("th", code_link(sheet, one, row), scope="row")]
    for column, cell in zip(one.columns, row.cells, strict=True):
        if column.gap is None:
            cells.append(_cell(sheet, key, row, column, cell, letters))
        elif row is first:
            cells.append(_gap(sheet, column.gap, len(one.named)))
    return element("tr", *cells)


def _gap(sheet: Sheet, gap: Crossing, rows: int) -> Markup:
    """Give one cell for the whole column of a city that says nothing here."""
    style = "ve-gap ve-gap-programme" if gap is Crossing.NO_PROGRAMME else "ve-gap"
    return element("td", element("span", capital(gap.words(sheet.say))), rowspan=rows, class_=style)


def code_link(sheet: Sheet, one: Matrix, row: MatrixRow) -> Markup:
    """Name an answer, linked to what it means."""
    if one.codes is not None and row.code in one.codes:
        return sheet.link(code_path(one.codes), row.label, f"code-{row.code}")
    if row.code in sheet.edition.themes:
        return sheet.link(NETWORK, row.label, theme_anchor(row.code))
    if row.code != NO_CODE:
        return escape(row.label)
    is_body = one.codes is not None and one.codes.id == ORGANISATION_KINDS.id
    return element("i", sheet.say("Kind of body not stated") if is_body else capital(row.label))


def _cell(
    sheet: Sheet, key: str, row: MatrixRow, column: MatrixColumn, cell: MatrixCell, letters: Mapping[str, str]
) -> Markup:
    say = sheet.say
    if not cell.marks:
        return element("td", element("span", cell.state.words(say), class_="ve-unseen"), class_="ve-no")
    if len(column.programmes) > MOST_TOLD_APART:
        return element("td", *_counted(sheet, key, row, column, cell))
    return element("td", *(_mark(sheet, column, mark, letters) for mark in cell.marks))


def _mark(sheet: Sheet, column: MatrixColumn, mark: Mark, letters: Mapping[str, str]) -> Markup:
    """Give the mark of one programme, which leads to the claim."""
    say = sheet.say
    programme = next(one for one in column.programmes if one.id == mark.programme)
    state, letter = mark.state.words(say), letters.get(mark.programme, "")
    spoken = say("{city} {letter}: {state}", city=column.city.text, letter=letter, state=state) if letter else say(
        "{city}: {state}", city=column.city.text, state=state
    )  # fmt: skip
    title = programme.title.text if programme.title else column.city.text
    return element(
        "a",
        shape(mark.state),
        element("span", spoken, class_="ve-unseen"),
        element("b", letter, class_="ve-letter", aria_hidden="true") if letter else NOTHING,
        href=_claim(sheet, mark),
        title=" · ".join([say("{programme}: {state}", programme=title, state=state), *_beside(mark.entries[0])]),
        class_="ve-crossing",
    )


def _claim(sheet: Sheet, mark: Mark) -> str:
    return sheet.href(programme_path(mark.programme), anchor_of(mark.entries[0].path))


def _beside(entry: Entry) -> Iterator[str]:
    """Say for which site or part a claim holds, and its date."""
    yield from entry.about
    if entry.dating.shown:
        yield entry.dating.shown


def _counted(sheet: Sheet, key: str, row: MatrixRow, column: MatrixColumn, cell: MatrixCell) -> Iterator[Markup]:
    """Give a number for each state, where a city has more programmes than can be told apart in a cell."""
    say = sheet.say
    for state in (Crossing.DONE, Crossing.ANNOUNCED, Crossing.ENDED):
        several = [mark for mark in cell.marks if mark.state is state]
        if several:
            spoken = say("{city}: {state}, {n} of {all} programmes", city=column.city.text, state=state.words(say),
                         n=say.number(len(several)), all=say.number(len(column.programmes)))  # fmt: skip
            yield element(
                "a",
                shape(state),
                element("span", spoken, class_="ve-unseen"),
                element("b", say.number(len(several)), class_="ve-letter", aria_hidden="true"),
                href=_list(sheet, key, row, column, state) if len(several) > 1 else _claim(sheet, several[0]),
                title=spoken,
                class_="ve-crossing",
            )


def _list(sheet: Sheet, key: str, row: MatrixRow, column: MatrixColumn, state: Crossing) -> str:
    """Lead to the city's programmes with a code in the list of all programmes; without a script, to all of the city."""
    if key not in FILTERED or row.code == NO_CODE:
        return sheet.href(city_path(column.city_id))
    announced = "" if state is Crossing.DONE else "&announced=1"
    query = f"?city={column.city_id}&{FILTERED[key]}={row.code}{announced}"
    return f"{sheet.href(PROGRAMMES)}{query}#city-{column.city_id}"


def unnamed(sheet: Sheet, one: Matrix) -> Markup:
    """Name the codes of which no city says anything."""
    if not one.unnamed:
        return NOTHING
    names = joined((code_link(sheet, one, row) for row in one.unnamed), ", ")
    return element("p", sheet.phrase("Named by none of these cities: {codes}.", codes=names), class_="ve-small")


def _in_words(sheet: Sheet, key: str, one: Matrix, letters: Mapping[str, str]) -> Markup:
    """Give for each code the cities that name it."""
    rows = (
        element(
            "li",
            element("strong", code_link(sheet, one, row)),
            ": ",
            joined(_states(sheet, key, one, row, letters), "; "),
        )
        for row in one.named
    )
    return element("ul", *rows, class_="ve-list")


def _states(sheet: Sheet, key: str, one: Matrix, row: MatrixRow, letters: Mapping[str, str]) -> Iterator[Markup]:
    for state in (Crossing.DONE, Crossing.ANNOUNCED, Crossing.ENDED):
        names = [
            name
            for column, cell in zip(one.columns, row.cells, strict=True)
            for name in _named(sheet, key, row, column, [mark for mark in cell.marks if mark.state is state], letters)
        ]
        if names:
            cities = joined(names, ", ")
            yield (
                cities
                if state is Crossing.DONE
                else sheet.phrase("{state}: {cities}", state=sheet.tag(state.words(sheet.say)), cities=cities)
            )


def _named(
    sheet: Sheet, key: str, row: MatrixRow, column: MatrixColumn, marks: Sequence[Mark], letters: Mapping[str, str]
) -> Iterator[Markup]:
    say, city = sheet.say, column.city.text
    if len(column.programmes) > MOST_TOLD_APART and len(marks) > 1:
        label = say("{city} ({n} programmes)", city=city, n=say.number(len(marks)))
        yield element("a", label, href=_list(sheet, key, row, column, marks[0].state))
        return
    for mark in marks:
        letter = letters.get(mark.programme)
        label = say("{city} {letter}", city=city, letter=letter) if letter else city
        yield element("a", label, href=_claim(sheet, mark))


def shape(state: Crossing) -> Markup:
    """Give the shape of a mark; its words stand beside it or behind it."""
    return element("span", class_=f"ve-dot ve-is-{state.value}", aria_hidden="true")
