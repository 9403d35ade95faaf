"""Programmes alike: which others share what, in words and without a number, and the way to see them side by side."""

from __future__ import annotations

from collections.abc import Iterable

from values_exchange.comparison import Alike, AlikeProgrammes, alike_rule
from values_exchange.pages.markup import Markup, element, unfolding
from values_exchange.pages.paths import COMPARE, programme_path
from values_exchange.pages.sheet import Sheet

MOST_SHOWN = 4
"""How many programmes alike stand there at once; the others are one step away."""


def compare_link(sheet: Sheet, columns: Iterable[str], label: object) -> Markup:
    """Lead to the page that lays programmes side by side, with these chosen, or cities with all their programmes."""
    return element("a", label, href=f"{sheet.href(COMPARE)}?programmes={','.join(columns)}")


def alike_shown(sheet: Sheet, programme_id: str, found: AlikeProgrammes) -> Markup:
    """Give the programmes alike, each with what it shares."""
    cards = [_card(sheet, programme_id, one) for one in found.programmes]
    shown = [element("ul", *cards[:MOST_SHOWN], class_="ve-cards")]
    if cards[MOST_SHOWN:]:
        count = sheet.say.plural("{n} more programme alike", "{n} more programmes alike", len(cards[MOST_SHOWN:]))
        shown.append(unfolding(count, element("ul", *cards[MOST_SHOWN:], class_="ve-cards")))
    shown += [element("p", found.more_words, class_="ve-small")] if found.more_words else []
    rule = unfolding(sheet.say("How these are found"), *(element("p", line) for line in alike_rule(sheet.say)))
    return element("div", *shown, rule)


def _card(sheet: Sheet, programme_id: str, one: Alike) -> Markup:
    language = one.title.language if one.title.language != sheet.say.language else None
    title = element("a", one.title.text, href=sheet.href(programme_path(one.id)), lang=language)
    city = one.city.language if one.city.language not in ("", sheet.say.language) else None
    name = element("p", element("strong", title), " ", element("span", one.city.text, lang=city, class_="ve-small"))
    sentences = [words for reason in one.reasons for words in (reason.sentence, *reason.weaker) if words]
    reasons = element("ul", *(element("li", words) for words in sentences), class_="ve-list")
    compare = compare_link(sheet, (programme_id, one.id), sheet.say("Compare the two"))
    return element("li", name, reasons, element("p", compare))
