"""A comparison as one table: each claim with its date and the notes to its sources, a verdict under each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from values_exchange.comparison import SILENT, Column, Comparison, Entry, Row, Section, WhyNot
from values_exchange.pages.cells import Cite, cell_inside, head
from values_exchange.pages.markup import NOTHING, Markup, element, joined, unfolding
from values_exchange.pages.sheet import Sheet

FEW = 7
"""Up to how many programmes a narrow screen shows one below the other, each answer under the name of its city."""


OTHER_MONEY = frozenset({WhyNot.STAGE, WhyNot.COVERS})
"""Why sums are not of one row: they are of another stage, or for something else."""


def comparison_table(sheet: Sheet, comparison: Comparison) -> Markup:
    """
    Give a comparison as one table in a region that scrolls, with a verdict under each row that has one.

    Rows of which nobody documents anything are left out; `undocumented_rows` lists them. Rows of a section which one
    column alone says anything about stand together in one line.
    """
    corner = element("td", element("span", sheet.say("Question"), class_="ve-beside"))
    heads = (element("th", head(sheet, column), scope="col") for column in comparison.columns)
    top = element("thead", element("tr", corner, *heads))
    bodies = (_body(sheet, comparison, section) for section in comparison.sections())
    caption = element("caption", comparison.as_of_words)
    size = " ve-cmp-few" if len(comparison.columns) <= FEW else ""
    table = element("table", caption, top, *bodies, class_=f"ve-compare{size}")
    label = sheet.say("Comparison of {names}", names=sheet.say.join([column.name for column in comparison.columns]))
    # What stands here stands on the pages of the programmes, too: a search shall find those.
    region = {"tabindex": 0, "role": "region", "aria_label": label, "data_search_exclude": ""}
    return element("div", table, class_="ve-scroll ve-wide", **region)


def undocumented_rows(comparison: Comparison) -> Markup:
    """Give the questions that none of the columns answers; nothing where there is none."""
    rows = [row for row in comparison.rows if not row.is_documented]
    if not rows:
        return NOTHING
    asked = (element("li", element("strong", row.title), f": {row.question}" if row.question else "") for row in rows)
    return element("ul", *asked, class_="ve-list ve-columns")


def lone_column(row: Row) -> str:
    """
    Give the column that alone says anything about a row; nothing where several do.

    A row in which the others give the same at another rate, or a measure like it, is not alone: there is something to
    look at side by side. That they state money at another stage or for something else is no such thing. Nor is a row
    alone in which it is said of others why there is nothing.
    """
    speaking = [cell.column for cell in row.cells if cell.state not in SILENT or cell.remark]
    reasons = [one for one in row.verdict.reasons if one.why not in OTHER_MONEY] if row.verdict else []
    elsewhere = any(set(one.columns) - set(speaking) for one in reasons)
    return speaking[0] if len(speaking) == 1 and len(row.cells) > 1 and not elsewhere else ""


def folded_rows(rows: Iterable[Row]) -> tuple[tuple[Row, ...], dict[str, list[Row]]]:
    """Part the rows of a section: those that stand in a line of their own, and those of one column alone, by column."""
    alone: dict[str, list[Row]] = {}
    for row in rows:
        alone.setdefault(lone_column(row), []).append(row)
    several = {column: found for column, found in alone.items() if column and len(found) > 1}
    return tuple(row for row in rows if not any(row in found for found in several.values())), several


def _body(sheet: Sheet, comparison: Comparison, section: Section) -> Markup:
    shown = [row for row in section.rows if row.is_documented]
    if not shown:
        return NOTHING
    own, alone = folded_rows(shown)
    width = len(comparison.columns)
    title = element("th", element("span", section.title), colspan=width + 1, scope="rowgroup")
    lines = joined(_row(sheet, comparison, row) for row in own)
    folded = joined(_alone(sheet, comparison.column(column), rows, width) for column, rows in alone.items())
    return element("tbody", element("tr", title, class_="ve-group"), lines, folded)


def _row(sheet: Sheet, comparison: Comparison, row: Row) -> Markup:
    title = element("th", row.title, what_is_meant(sheet, row), scope="row", id=sheet.anchor(f"row-{row.id}"))
    cells = (_cell(sheet, comparison, column, row) for column in comparison.columns)
    line = element("tr", title, *cells)
    if row.verdict is None or not row.verdict.sentences:
        return line
    is_of_numbers = bool(row.verdict.reasons or row.verdict.comparable)
    lead = element("strong", sheet.say("Comparable?") if is_of_numbers else sheet.say("In short"))
    verdict = element("div", lead, " ", " ".join(row.verdict.sentences))
    return line + element("tr", element("td", verdict, colspan=len(comparison.columns) + 1), class_="ve-verdict")


def what_is_meant(sheet: Sheet, row: Row) -> Markup:
    """Give what a row is about behind a question mark; nothing where its title says all."""
    if not row.description:
        return NOTHING
    label = sheet.say("What is meant by “{title}”?", title=row.title)
    sign = element("summary", "?", aria_label=label, title=label)
    return element("details", sign, element("p", row.description), class_="ve-cmp-meant")


def _cell(sheet: Sheet, comparison: Comparison, column: Column, row: Row) -> Markup:
    name = column.name if len(comparison.columns) <= FEW else None
    inside = cell_inside(sheet, column, row.kind, row.cell(column.id), _citing(sheet))
    return element("td", inside, data_column=name)


def _citing(sheet: Sheet) -> Cite:
    """Give the numbered notes of a page that lists the sources at its foot."""

    def cite(column: Column, entry: Entry) -> Markup:
        sheet.turn_to(column.id)
        return sheet.cite(entry.sources)

    return cite


def _alone(sheet: Sheet, column: Column, rows: list[Row], width: int) -> Markup:
    """Give the rows about which one column alone says anything as one line that unfolds."""
    say = sheet.say
    name = element("th", say("Only {column}", column=column.name), scope="row")
    count = say.plural("{n} question", "{n} questions", len(rows))
    titles = say("{count}: {titles}", count=count, titles="; ".join(row.title for row in rows))
    items = (item for row in rows for item in _alone_row(sheet, column, row))
    inside = unfolding(titles, element("dl", *items))
    return element("tr", name, element("td", inside, colspan=width), class_="ve-cmp-alone")


def _alone_row(sheet: Sheet, column: Column, row: Row) -> Iterator[Markup]:
    inside = cell_inside(sheet, column, row.kind, row.cell(column.id), _citing(sheet))
    reasons = {one.sentence for one in row.verdict.reasons} if row.verdict else set()
    itself = [one for one in row.verdict.sentences if one not in reasons] if row.verdict else []
    beside = element("p", " ".join(itself), class_="ve-beside") if itself else NOTHING
    yield element("dt", row.title, id=sheet.anchor(f"row-{row.id}"))
    yield element("dd", inside, beside)
