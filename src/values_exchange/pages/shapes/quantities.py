"""Figures and money as tables: what, how much, about what, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from values_exchange.comparison import conversion_of
from values_exchange.model import Figure, Money
from values_exchange.pages.beside_numbers import euros_beside
from values_exchange.pages.markup import NOTHING, Markup, element, escape, joined
from values_exchange.pages.names import any_name, area_name, organisation_link, part_link, site_link
from values_exchange.pages.paths import code_path
from values_exchange.pages.sheet import Sheet
from values_exchange.vocabulary import MEASURES, MONEY_PURPOSES
from values_exchange.wording import (
    claim_date_words,
    code_word,
    figure_words,
    measure_label,
    money_words,
    sources_date_words,
)

_PLACES = {code: place for place, code in enumerate(MEASURES.ids)}
LINE_BREAK = Markup("<br>")

STACKED = "ve-table ve-stacked"
"""The style of a table whose rows read without their heads: on a narrow screen its cells stand one below the other."""


def region(label: str, table: Markup) -> Markup:
    """Put a table where it can be scrolled sideways, by keyboard too, while the page stays still."""
    return element("div", table, class_="ve-scroll", tabindex=0, role="region", aria_label=label)


def table(heads: Iterable[object], rows: Iterable[Markup], class_: str = "ve-table") -> Markup:
    """Give a table with a row of heads."""
    head = element("tr", *(element("th", title, scope="col") for title in heads))
    return element("table", element("thead", head), element("tbody", *rows), class_=class_)


def figures(sheet: Sheet, items: Sequence[Figure]) -> Markup:
    """Give figures in the order of the measures, each with its subject, its time and its sources."""
    heads = (sheet.say("What is counted"), sheet.say("Value"), sheet.say("About"), sheet.say("When"))
    rows = [_figure_row(sheet, one) for one in sorted(items, key=lambda one: _PLACES.get(one.measure, len(_PLACES)))]
    return region(sheet.say("Figures"), table(heads, rows, STACKED))


def figure_lines(sheet: Sheet, items: Sequence[Figure]) -> Markup:
    """Give a few figures of something as a list, where a table would take more room than it holds."""
    return element("ul", *(_figure_line(sheet, one) for one in items), class_="ve-list")


def _figure_line(sheet: Sheet, one: Figure) -> Markup:
    name = sheet.link(code_path(MEASURES), measure_label(one.measure, sheet.say), f"code-{one.measure}")
    value = element("strong", figure_words(one, sheet.say))
    text = ". " + sheet.inline(one.text) if one.text else NOTHING
    about = joined(_subject(sheet, one), " · ")
    small = sheet.small(joined(filter(None, (claim_date(sheet, one), about)), " · "))
    said = joined((name, ": ", value, basis(sheet, one), _cited(sheet, one), " ", small, text))
    return element("li", said, id=sheet.claim_anchor(one))


def _figure_row(sheet: Sheet, one: Figure) -> Markup:
    name = sheet.link(code_path(MEASURES), measure_label(one.measure, sheet.say), f"code-{one.measure}")
    text = LINE_BREAK + sheet.small(sheet.inline(one.text)) if one.text else NOTHING
    return element(
        "tr",
        element("th", name, text, scope="row"),
        element("td", figure_words(one, sheet.say), basis(sheet, one), _cited(sheet, one), class_="ve-value"),
        element("td", joined(_subject(sheet, one), LINE_BREAK)),
        element("td", claim_date(sheet, one)),
        id=sheet.claim_anchor(one),
    )


def basis(sheet: Sheet, one: Figure) -> Markup:
    """Say how a figure is known, where it is not simply reported."""
    if one.basis in (None, "reported"):
        return NOTHING
    return " " + sheet.tag(sheet.label("bases", one.basis), f"basis-{one.basis}")


def _cited(sheet: Sheet, one: Figure | Money) -> Markup:
    return sheet.cite(one.sources or getattr(sheet.section, "sources", ()))


def _subject(sheet: Sheet, one: Figure) -> list[object]:
    """Say what a figure is about: groups, site, part, organisation, area, what the source names and defines."""
    parts: list[object] = [sheet.label("target-groups", group) for group in one.who]
    parts += [site_link(sheet, one.site)] if one.site else []
    parts += [part_link(sheet, one.part)] if one.part else []
    parts += [organisation_link(sheet, one.organisation)] if one.organisation else []
    parts += [area_name(sheet, one.area)] if one.area else []
    if one.which:
        named = ", ".join(any_name(sheet, name) for name in one.which)
        parts.append(sheet.small(sheet.say("namely {names}", names=named)))
    parts += [sheet.small(sheet.inline(one.definition))] if one.definition else []
    parts += [sheet.caveat(one.caveat)] if one.caveat else []
    return parts


def claim_date(sheet: Sheet, claim: Figure | Money) -> Markup:
    """Give the time a figure or sum is about; undated is said, with the date of its source beside it."""
    stated = claim_date_words(claim, sheet.say)
    if stated:
        return escape(stated)
    sources = [source for source in map(sheet.source, claim.sources) if source is not None]
    shown = sources_date_words(sources, sheet.say) or sheet.say("undated")
    return element("span", shown, class_="ve-undated")


def money(sheet: Sheet, items: Sequence[Money]) -> Markup:
    """Give sums and gifts, each with its stage, what it is for, whose it is, and its sources."""
    heads = (sheet.say("Sum or gift"), sheet.say("Stage"), sheet.say("For"), sheet.say("From"), sheet.say("When"))
    return region(sheet.say("Money"), table(heads, [_money_row(sheet, one) for one in items], STACKED))


def _money_row(sheet: Sheet, one: Money) -> Markup:
    # A gift is told in a language of the record, which is marked where it is not the page's.
    amount = escape(money_words(one, sheet.say, with_gift=False))
    value = joined(filter(None, (amount, sheet.wording(one.in_kind))), ", ")
    value = value or sheet.blank(sheet.say("sum not documented"))
    form = " " + sheet.small(sheet.label("money-forms", one.form)) if one.form else NOTHING
    funder = organisation_link(sheet, one.funder) if one.funder else NOTHING
    origin = sheet.small(sheet.label("money-origins", one.origin)) if one.origin else NOTHING
    return element(
        "tr",
        element(
            "th",
            value,
            form,
            _cited(sheet, one),
            euros_beside(sheet, conversion_of(one, sheet.say)),
            scope="row",
            class_="ve-value",
        ),
        element("td", sheet.tag(sheet.label("money-stages", one.stage), f"stage-{one.stage}")),
        element("td", _covered(sheet, one)),
        element("td", joined(filter(None, (funder, origin)), LINE_BREAK)),
        element("td", claim_date(sheet, one)),
        id=sheet.claim_anchor(one),
    )


def _covered(sheet: Sheet, one: Money) -> Markup:
    labels = [sheet.label("money-covers", one.covers)]
    labels += [code_word(MONEY_PURPOSES, purpose, sheet.say) for purpose in one.purpose]
    parts: list[object] = [", ".join(labels)]
    parts += [site_link(sheet, site) for site in one.sites]
    parts += [part_link(sheet, part) for part in one.parts]
    parts += [sheet.small(sheet.inline(one.text))] if one.text else []
    parts += [sheet.caveat(one.caveat)] if one.caveat else []
    return joined(parts, LINE_BREAK)
