"""The list of all programmes: each in a few lines, and the filters by which a script narrows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from values_exchange.catalogue import Record
from values_exchange.comparison import Cell, Comparison, done_words, section_titles
from values_exchange.languages import Said
from values_exchange.model import Programme
from values_exchange.pages.edition import Edition
from values_exchange.pages.facets import BLANK, Facet, documented, facets_of
from values_exchange.pages.markup import NOTHING, Markup, element, escape, joined, unfolding
from values_exchange.pages.names import city_link, programme_link
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import COMPARE, FOLDING, LISTING, MATRIX, PROGRAMMES
from values_exchange.pages.record import Pieces, opening
from values_exchange.pages.sheet import Sheet
from values_exchange.pages.standing import Known, Standing
from values_exchange.prose import plain_text

MOST_IN_FULL: Final = 300
"""Up to how many programmes are listed with summary, functions and what is documented; above that in two lines each."""

SHOWN_AT_ONCE: Final = 50
"""How many entries of a longer list the script shows before it is asked for more."""

MOST_COMPARED: Final = 6
"""How many programmes can be chosen to lie side by side."""

MOST_LETTERS: Final = 200
"""After how many letters a summary breaks off, at the end of a word."""

MOST_LABELS: Final = 6
"""How many functions of a programme are named; the others are counted."""

OPEN_FACETS: Final = frozenset({"theme", "direction"})
"""The facets that are unfolded from the beginning: the themes of the exchange and its main axis."""

_SENTENCE: Final = re.compile(r"(?:(?<=\w\w\w[.!?])|(?<=[)”’»][.!?])|(?<=[.!?][)”’»]))\s+")
"""Where a sentence ends: not behind "1." and not behind "e. V.", whose full stops end no sentence."""


def programmes_page(edition: Edition, compared: Comparison, known: Sequence[Standing]) -> Page:
    """Write the list of all programmes, whole where no script runs."""
    sheet, say = Sheet(edition=edition, path=PROGRAMMES), edition.say
    title = say("Programmes")
    lead = say("All programmes that the cities have documented so far, in the order of the cities’ names.")
    matrix = sheet.phrase(
        "Which city does what, in one table: {matrix}.", matrix=sheet.link(MATRIX, say("Who does what"))
    )
    top = element("div", element("p", lead, class_="ve-lead"), element("p", matrix), class_="ve-top")
    pieces: Pieces = [*opening(sheet, title), top]
    if edition.programmes:
        facets = facets_of(edition, compared, known)
        entries = _entries(sheet, compared, known, facets)
        pieces += [Heading(2, say("All programmes"), "list"), _finder(sheet, facets, entries)]
        pieces += [element("script", src=sheet.href(path), defer="") for path in (FOLDING, LISTING)]
    else:
        pieces.append(element("p", say("No programme has a record yet.")))
    return Page(
        path=PROGRAMMES,
        title=title,
        kind="programmes",
        pieces=tuple(pieces),
        description=lead,
        meta={"hide": ["navigation", "toc"]},
    )


def _finder(sheet: Sheet, facets: Sequence[Facet], entries: Markup) -> Markup:
    """Put filters, what they found and the list together; all that needs the script is hidden until it runs."""
    return element("div", _filters(sheet, facets), element("div", _found(sheet), entries, _choice(sheet)),
                   class_="ve-finder", **_words(sheet, facets))  # fmt: skip


def _words(sheet: Sheet, facets: Sequence[Facet]) -> Mapping[str, str]:
    """Give what the script says and goes by, as attributes; ``{placeholders}`` are filled by the script."""
    say, count = sheet.say, len(sheet.edition.programmes)
    return {
        "data_facets": " ".join(facet.name for facet in facets),
        "data_page": str(SHOWN_AT_ONCE if count > MOST_IN_FULL else 0),
        "data_most": str(MOST_COMPARED),
        "data_compare": sheet.href(COMPARE),
        "data_said_all": say("Programmes: {all}. No filter is set.", all="{all}"),
        "data_said_some": say("Programmes shown: {n} of {all}.", n="{n}", all="{all}"),
        "data_said_part": say("{n} fit; the first {shown} are listed.", n="{n}", shown="{shown}"),
        "data_said_none": say("No programme fits all filters. Take one away."),
        "data_chip": say("{facet}: {value}", facet="{facet}", value="{value}"),
        "data_remove": say("Remove the filter {filter}", filter="{filter}"),
        "data_text": say("Words"),
        "data_city": say("City"),
        "data_set": say("{n} set", n="{n}"),
        "data_chosen_one": say("Chosen: {names}. Choose at least one more to compare.", names="{names}"),
        "data_chosen_some": say("Chosen: {names}.", names="{names}"),
        "data_chosen_most": say(
            "Chosen: {names}. That is as many as fit side by side; take one away to choose another.", names="{names}"
        ),
    }


# The filters


def _filters(sheet: Sheet, facets: Sequence[Facet]) -> Markup:
    say = sheet.say
    text = element(
        "label",
        element("span", say("Words in title, city or text")),
        Markup('<input type="search" name="text" autocomplete="off" class="ve-input">'),
        class_="ve-words",
    )
    announced = element(
        "label",
        _tick("announced", "1"),
        element("span", say("Count what is only announced or no longer done, too")),
        class_="ve-option ve-too",
    )
    inside = (element("summary", say("Filters")), text, announced, *(_facet(sheet, facet) for facet in facets))
    return element(
        "form",
        element("details", *inside, class_="ve-filters"),
        hidden="",
        role="search",
        # What a browser remembers of what was set is left aside: the address says it.
        autocomplete="off",
        aria_label=say("Filter the programmes"),
        data_search_exclude="",
        class_="ve-filtering",
    )


def _facet(sheet: Sheet, facet: Facet) -> Markup:
    """Give a facet as check boxes, each with the number of programmes that it would leave."""
    options = (_option(sheet, facet, value, label) for value, label in facet.options.items())
    fields = element("fieldset", element("legend", facet.title, class_="ve-unseen"), *options)
    summary = element("summary", facet.title, " ", element("span", class_="ve-set"))
    is_open = "" if facet.name in OPEN_FACETS else None
    return element("details", summary, fields, open=is_open, data_facet=facet.name, class_="ve-facet")


def _option(sheet: Sheet, facet: Facet, value: str, label: str) -> Markup:
    count = sum(value in own for own in facet.values.values())
    return element(
        "label",
        _tick(facet.name, value),
        element("span", label, class_="ve-blank" if value == BLANK else None),
        " ",
        element("span", sheet.say.number(count), class_="ve-count"),
        class_="ve-option",
    )


def _tick(name: str, value: str) -> Markup:
    tick = Markup('<input type="checkbox" name="{name}" value="{value}">')
    return tick.format(name=name, value=value)


def _found(sheet: Sheet) -> Markup:
    """Give the place where the script says how many there are and what is set."""
    say = sheet.say
    clear = element("button", say("Clear all filters"), type="button", hidden="", class_="ve-clear")
    status = element("p", role="status", class_="ve-status")
    chips = element("ul", aria_label=say("Filters that are set"), class_="ve-chips")
    return element("div", status, chips, clear, hidden="", class_="ve-found")


def _choice(sheet: Sheet) -> Markup:
    """Give what the script shows below the list: more entries, and the way to compare what was ticked."""
    say = sheet.say
    more = element("button", say("Show {n} more", n=SHOWN_AT_ONCE), type="button", hidden="", class_="ve-show")
    link = element("a", say("Compare them"), href=sheet.href(COMPARE), hidden="", class_="ve-button")
    drop = element("button", say("Choose none"), type="button")
    chosen = element(
        "div",
        element("p", role="status"),
        element("div", link, " ", drop),
        hidden="",
        role="group",
        aria_label=say("Programmes to compare"),
        class_="ve-chosen",
    )
    return more + chosen


# The entries


def _entries(sheet: Sheet, compared: Comparison, known: Sequence[Standing], facets: Sequence[Facet]) -> Markup:
    edition = sheet.edition
    rows = {name: {cell.column: cell for cell in compared.row(name).cells}
            for name in ("kind", "status", "volunteers.direction", "offer.functions")}  # fmt: skip
    standing = {one.record.id: one for city in known for one in city.known if one.record is not None}
    is_full = len(edition.programmes) <= MOST_IN_FULL
    items = []
    before = ""
    for record in edition.programmes:
        city = record.id.partition("/")[0]
        cells = {name: found[record.id] for name, found in rows.items()}
        values = "|".join(" ".join(facet.values.get(record.id, (BLANK,))) for facet in facets)
        items.append(
            element(
                "li",
                *_entry(sheet, record, cells, standing.get(record.id) if is_full else None),
                id=f"city-{city}" if city != before else None,
                data_id=record.id,
                data_values=values,
                data_names=_names(edition, record) or None,
                class_="ve-entry",
            )
        )
        before = city
    return element("ul", *items, class_="ve-entries", data_compact=None if is_full else "")


def _names(edition: Edition, record: Record[Programme]) -> str:
    """Give city and title in the other languages, so that each of them finds the programme."""
    city = edition.catalogue.city_of(record.id)
    texts = (*((city.value.name,) if city else ()), record.value.title)
    names = dict.fromkeys(text[language] for text in texts for language in text)
    for text in texts:
        names.pop(edition.plain(text), None)
    return " · ".join(names)


def _entry(sheet: Sheet, record: Record[Programme], cells: Mapping[str, Cell], one: Known | None) -> Iterator[Markup]:
    say = sheet.say
    yield element("h3", programme_link(sheet, record.id))
    city = record.id.partition("/")[0]
    found = sheet.edition.catalogue.city_of(record.id)
    place = [city_link(sheet, city), *([say.country(found.value.country)] if found else [])]
    facts = [joined(place, ", "), *_codes(sheet, cells["kind"]), _status(sheet, cells["status"])]
    yield element("p", joined(facts, " · "), class_="ve-place")
    if one is not None:
        yield element("p", _line(sheet, sheet.edition.said(record.value.summary)))
    yield element("p", element("b", say("Who volunteers for whom")), ": ", _coded(sheet, cells["volunteers.direction"]))
    if one is not None:
        yield element("p", element("b", say("What it does")), ": ", _coded(sheet, cells["offer.functions"]))
        yield _documented(sheet, one)
    yield element(
        "label",
        _tick("compare", record.id),
        element("span", say("Compare")),
        element("span", " ", sheet.edition.plain(record.value.title), class_="ve-unseen"),
        hidden="",
        class_="ve-pick",
    )


def _line(sheet: Sheet, said: Said) -> Markup:
    """Give the first sentence of a text, marked with its language."""
    return sheet.noted(said, escape(first_sentence(plain_text(said.text), MOST_LETTERS)))


def first_sentence(text: str, most: int) -> str:
    """
    Give the first sentence of a text; a longer one breaks off at the end of a word.

    >>> first_sentence("Help in two quarters. Open on Mondays.", 40), first_sentence("Help in two quarters.", 10)
    ('Help in two quarters.', 'Help in …')
    """
    sentence = _SENTENCE.split(" ".join(text.split()), maxsplit=1)[0]
    if len(sentence) <= most:
        return sentence
    return sentence[: most + 1].rpartition(" ")[0].rstrip(" ,;:–") + " …"


def _status(sheet: Sheet, cell: Cell) -> Markup:
    """Give the status with its date; that nothing is known of it, where it is so."""
    if not cell.entries:
        return sheet.blank(sheet.say("status: {words}", words=cell.words[:1].lower() + cell.words[1:]))
    entry = cell.entries[0]
    return joined([entry.label, *([sheet.small(entry.dating.shown)] if entry.dating.shown else [])], ", ")


def _codes(sheet: Sheet, cell: Cell) -> list[Markup]:
    return [joined([entry.label]) for entry in cell.entries] or [sheet.blank(cell.words)]


def _coded(sheet: Sheet, cell: Cell) -> Markup:
    """Name what is done, then, each with its word, what was only announced or is over; the gap where there is none."""
    if not cell.entries:
        return sheet.blank(cell.words)
    found: dict[str, tuple[str, str]] = {}
    for entry in sorted(cell.entries, key=lambda entry: entry.state != "actual"):
        for code, label in zip(entry.codes, entry.labels, strict=True):
            found.setdefault(code, (label, entry.state))
    shown: list[object] = [
        label if state == "actual" else joined([label, sheet.tag(done_words(sheet.say, state), f"state-{state}")], " ")
        for label, state in list(found.values())[:MOST_LABELS]
    ]
    if len(found) > MOST_LABELS:
        shown.append(sheet.say.plural("{n} more", "{n} more", len(found) - MOST_LABELS))
    return joined(shown, ", ")


def _documented(sheet: Sheet, one: Known) -> Markup:
    """Give the sections that say anything, and those that do not, one step away."""
    titles = section_titles(sheet.say)
    said = [titles[section] for section in documented(one)]
    return unfolding(sheet.say("What is documented"), element("p", joined(said, " · ")) if said else NOTHING)
