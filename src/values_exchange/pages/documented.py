"""What is documented: per city and section what is there, how well dated, whose account, and what to ask next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from values_exchange.comparison import (
    NO_EVIDENCE,
    THE_REST,
    Account,
    DatedBy,
    Evidence,
    OpenQuestion,
    account_words,
    dated_words,
    questions_of_a_new_programme,
    section_titles,
)
from values_exchange.fields import fields_of
from values_exchange.model import Figure, Money
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import Markup, element, escape, joined
from values_exchange.pages.names import city_link, programme_link
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import ABOUT, DOCUMENTED
from values_exchange.pages.record import Pieces, opening
from values_exchange.pages.sheet import Sheet
from values_exchange.pages.standing import (
    Standing,
    evidence_said,
    questionnaire_link,
    questions_asked,
)
from values_exchange.wording import measure_label

MOST_LISTED = 60
"""Up to how many cities are laid out section by section; above that each is given with its next question alone."""


MOST_NAMED = 6
"""How many things that a section holds are named; the others are counted."""


def documented_page(edition: Edition, known: tuple[Standing, ...]) -> Page:
    """Write the page on what is documented."""
    sheet, say = Sheet(edition=edition, path=DOCUMENTED), edition.say
    title = say("What is documented")
    lead = say(
        "What the records of each city say and do not say, section by section, and what to ask the city next. Cities "
        "stand in the order of their names; nothing is ranked. More is documented of a city that publishes more."
    )
    top = element("div", element("p", lead, class_="ve-lead"), class_="ve-top")
    pieces: Pieces = [*opening(sheet, title), top, Heading(2, say("What to ask next"), "ask"), _asked(sheet, known)]
    if len(known) <= MOST_LISTED:
        pieces += _laid_out(sheet, known)
    pieces += [Heading(2, say("How the next question is chosen"), "next"), _rule(sheet, known)]
    return Page(
        path=DOCUMENTED, title=title, kind="documented", pieces=tuple(pieces), description=lead, meta={"hide": ["toc"]}
    )


def _laid_out(sheet: Sheet, known: tuple[Standing, ...]) -> Iterator[Heading | Markup]:
    """Give each city with all sections, then each section with all cities."""
    say = sheet.say
    yield Heading(2, say("City by city"), "cities")
    yield element("p", say("What each line means:"))
    yield _legend(sheet)
    for one in known:
        yield Heading(3, sheet.edition.city_name(one.city_id), f"city-{one.city_id}")
        yield _card(sheet, one)
    yield Heading(2, say("Section by section"), "sections")
    yield _sections(sheet, known)


# What to ask next, and the rule by which it is chosen


def _asked(sheet: Sheet, known: tuple[Standing, ...]) -> Markup:
    """Give each city with the question to ask it next, those after it, and the way to all of them."""
    named = _here if len(known) <= MOST_LISTED else _there
    rows = (
        element("dt", named(sheet, one), id=f"ask-{one.city_id}") + element("dd", _next(sheet, one)) for one in known
    )
    return element("dl", *rows, class_="ve-fields ve-ask")


def _here(sheet: Sheet, one: Standing) -> Markup:
    return sheet.link(DOCUMENTED, sheet.edition.city_name(one.city_id), f"city-{one.city_id}")


def _there(sheet: Sheet, one: Standing) -> Markup:
    return city_link(sheet, one.city_id)


def _next(sheet: Sheet, one: Standing) -> Markup:
    asked = questions_asked(sheet, one)
    if not asked:
        return element("p", sheet.say("Its records leave no question open."))
    lines = [element("p", element("strong", asked[0]))]
    if asked[1:]:
        lines.append(
            element("p", sheet.phrase("Then: {questions}", questions=joined(asked[1:], " ")), class_="ve-small")
        )
    lines.append(element("p", questionnaire_link(sheet, one), class_="ve-small"))
    return joined(lines)


def _rule(sheet: Sheet, known: tuple[Standing, ...]) -> Markup:
    """Give the questions in the order in which they are asked, each with the programmes that leave it open."""
    say = sheet.say
    intro = say(
        "The next question for a city is the first of these that its records leave open. They stand in the order in "
        "which an answer helps another city that thinks of taking the practice up: is this it, does it still run, who "
        "volunteers for whom, how are they covered and trained; then numbers, money, findings, lessons, what it takes."
    )
    after = say(
        "After these come the questions that every record has to answer, those that it should answer, and all others. "
        "Whether this is the practice that the city brought is asked only where no source read establishes it."
    )
    items = (_step(sheet, known, question) for question in questions_of_a_new_programme() if question.is_useful_first)
    return element("div", element("p", intro), element("ol", *items, class_="ve-steps"), element("p", after))


def _step(sheet: Sheet, known: tuple[Standing, ...], question: OpenQuestion) -> Markup:
    words = element("p", element("strong", question.words(sheet.say)))
    if len(known) > MOST_LISTED:
        return element("li", words)
    leaving = {
        other.record_id
        for one in known
        for other in one.questions
        if other.way == question.way and other.record_id in one.programmes
    }
    programmes = [programme for one in known for programme in one.programmes]
    return element("li", words, element("p", _open_for(sheet, programmes, leaving), class_="ve-small"))


def _open_for(sheet: Sheet, programmes: Sequence[str], leaving: AbstractSet[str]) -> Markup:
    """Name the programmes that leave a question open, or the few that do not."""
    open_for = [programme for programme in programmes if programme in leaving]
    others = [programme for programme in programmes if programme not in leaving]
    if not open_for:
        return escape(sheet.say("Open for no programme."))
    if not others:
        return escape(sheet.say("Open for every programme."))
    if len(others) < len(open_for):
        return sheet.phrase("Open for every programme but {programmes}.", programmes=_listed(sheet, others))
    return sheet.phrase("Open for {programmes}.", programmes=_listed(sheet, open_for))


def _listed(sheet: Sheet, programmes: Iterable[str]) -> Markup:
    return joined((_with_city(sheet, programme) for programme in programmes), "; ")


def _with_city(sheet: Sheet, programme: str) -> Markup:
    city = sheet.edition.city_name(programme.partition("/")[0])
    return sheet.phrase("{programme} ({city})", programme=programme_link(sheet, programme), city=city)


# City by city


def _legend(sheet: Sheet) -> Markup:
    say = sheet.say
    claim, source, nothing = DatedBy.CLAIM, DatedBy.SOURCE, DatedBy.NOTHING
    rows = (
        (_dated(sheet, claim), say("Every claim says which time it is about.")),
        (_dated(sheet, claim, nothing), say("Some claims say which time they are about, others do not.")),
        (
            _dated(sheet, source),
            say("No claim says which time it is about; but its sources have a date, so it is at least that old."),
        ),
        (_dated(sheet, nothing), say("Neither claims nor sources have a date; only the day they were read is known.")),
        (account_words(say, Account.OWN), say("The city, or the body that runs the programme, speaks of itself.")),
        (account_words(say, Account.OTHERS), say("A newspaper, a researcher, a partner or a network speaks of it.")),
        (say("only announced"), say("It was to come; no source shows that it came about.")),
        (sheet.blank(), _meaning_of_blank(sheet)),
    )
    pairs = (element("div", element("dt", term), element("dd", meaning)) for term, meaning in rows)
    return element("dl", *pairs, class_="ve-legend")


def _dated(sheet: Sheet, *ways: DatedBy) -> str:
    return dated_words(sheet.say, frozenset(ways))


def _meaning_of_blank(sheet: Sheet) -> Markup:
    return sheet.phrase(
        "No source read so far says anything. That does not mean that there is none: it is a question to ask. {more}",
        more=sheet.link(ABOUT, sheet.say("How records are made"), "made"),
    )


def _card(sheet: Sheet, one: Standing) -> Markup:
    programmes = joined((programme_link(sheet, programme) for programme in one.programmes), "; ")
    what = programmes or sheet.blank(sheet.say("No programme documented yet"))
    city = sheet.phrase("{city} as a whole", city=city_link(sheet, one.city_id)) if one.records else ""
    ways = element("p", joined(filter(None, (what, city)), " · "), class_="ve-name")
    return element("div", ways, _evidence(sheet, one), class_="ve-card")


def _evidence(sheet: Sheet, one: Standing) -> Markup:
    """Give the sections that are documented, then those that are not in one line."""
    titles = section_titles(sheet.say)
    rows = [
        _row(title, _fields(sheet, one, section, title), evidence_said(sheet, one.evidence[section]))
        for section, title in titles.items()
        if section in one.evidence
    ]
    silent = [title for section, title in titles.items() if section not in one.evidence and section != THE_REST]
    if silent:
        rows.append(element("div", element("dt", sheet.blank()), element("dd", "; ".join(silent))))
    return element("dl", *rows, class_="ve-evidence")


def _row(title: str, fields: str, said: Markup) -> Markup:
    return element("div", element("dt", title), element("dd", fields), element("dd", said, class_="ve-small"))


def _fields(sheet: Sheet, one: Standing, section: str, title: str) -> str:
    """Name what a section holds: its fields, of figures what they count, of money how firm it is."""
    named = dict.fromkeys(name for place in one.evidence[section].fields for name in _names(sheet, one, *place))
    names = [name for name in named if name != title]
    more = [sheet.say.plural("{n} more", "{n} more", len(names) - MOST_NAMED)] if len(names) > MOST_NAMED else []
    return ", ".join([*names[:MOST_NAMED], *more])


def _names(sheet: Sheet, one: Standing, owner: type, name: str) -> Iterator[str]:
    entry = fields_of(owner)[name]
    held = (getattr(record.value, name) for record in one.records if isinstance(record.value, owner))
    if entry.item is Figure:
        yield from (measure_label(figure.measure, sheet.say) for several in held for figure in several)
    elif entry.item is Money:
        yield from (sheet.label("money-stages", money.stage) for several in held for money in several)
    else:
        yield sheet.edition.title(owner, entry)


# Section by section


def _sections(sheet: Sheet, known: tuple[Standing, ...]) -> Markup:
    rows = (
        element("dt", title) + element("dd", _cities(sheet, section, known))
        for section, title in section_titles(sheet.say).items()
        if section != THE_REST
    )
    return element("dl", *rows, class_="ve-fields")


def _cities(sheet: Sheet, section: str, known: tuple[Standing, ...]) -> Markup:
    """Give the cities by how a section of their records is dated, then those of which nothing is documented."""
    found: dict[Markup, list[Markup]] = {escape(words): [] for words in _ways_of_dating(sheet)}
    for one in known:
        how = _how(sheet, one.evidence.get(section, NO_EVIDENCE))
        found.setdefault(how, []).append(_here(sheet, one))
    silent = found.pop(sheet.blank(), [])
    lines = [(how, cities) for how, cities in (*found.items(), (sheet.blank(), silent)) if cities]
    rows = (element("li", how, ": ", joined(cities, ", ")) for how, cities in lines)
    return element("ul", *rows, class_="ve-list")


def _how(sheet: Sheet, evidence: Evidence) -> Markup:
    """Say how a section is dated, or why there is nothing."""
    return escape(dated_words(sheet.say, evidence.dated)) if evidence.is_documented else evidence_said(sheet, evidence)


def _ways_of_dating(sheet: Sheet) -> Iterator[str]:
    """Give the words for how a section is dated."""
    claim, source, nothing = DatedBy.CLAIM, DatedBy.SOURCE, DatedBy.NOTHING
    for ways in ((claim,), (claim, nothing), (source,), (source, nothing), (nothing,)):
        yield _dated(sheet, *ways)
