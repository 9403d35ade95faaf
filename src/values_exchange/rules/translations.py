"""What a record says of its translations: whether there are such texts, and whether it says one thing of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from values_exchange.languages import Interface, Text
from values_exchange.model import Translation
from values_exchange.problems import Problem
from values_exchange.rules.view import View
from values_exchange.translations import mark_of, places_of


def translations_without_text(view: View, say: Interface) -> Iterator[Problem]:
    """Find translations that a record speaks of and has no text of."""
    translations = view.record.value.translated
    if not translations:
        return
    texts = [place.text for place in places_of(view.record.value)]
    for position, one in enumerate(translations):
        if one.language != one.of and not any(_is_about(one, text) for text in texts):
            yield view.survey.warning(
                "translation-without-text",
                ("translated", position),
                say(
                    "No text of this record is a translation from {original} into {language} as this says.",
                    original=say.language_name(one.of),
                    language=say.language_name(one.language),
                ),
                say("Delete the entry, or correct the language."),
            )


def translations_unclear(view: View, say: Interface) -> Iterator[Problem]:
    """Find translations that leave no text as the original, and two entries that are about the same texts."""
    translations = view.record.value.translated
    for position, one in enumerate(translations):
        if _leads_back(one, translations[:position]):
            message = say(
                "This leaves no original: {language} is said to be translated from {original}, and that from it.",
                language=say.language_name(one.language),
                original=say.language_name(one.of),
            )
            if one.language == one.of:
                message = say("A text cannot be translated from its own language.")
        elif not one.texts and _stands_before(one, translations[:position]):
            message = say(
                "An entry above says already how all texts in {language} were translated.",
                language=say.language_name(one.language),
            )
        else:
            continue
        yield view.survey.error(
            "translation-unclear",
            ("translated", position),
            message,
            say("Say once from which language they were translated, and by whom."),
        )


def _is_about(one: Translation, text: Text) -> bool:
    if one.language not in text.by_language or one.of not in text.by_language:
        return False
    return not one.texts or any(pair.startswith(mark_of(text[one.language])) for pair in one.texts)


def _leads_back(one: Translation, above: Sequence[Translation]) -> bool:
    """Tell whether by the entries above what all texts were translated from is itself translated from them."""
    if one.language == one.of:
        return True
    if one.texts:
        return False
    of = {other.language: other.of for other in reversed(above) if not other.texts}
    language, steps = one.of, 0
    while language in of and language != one.language and steps < len(of):  # a circle above does not hold it
        language, steps = of[language], steps + 1
    return language == one.language


def _stands_before(one: Translation, above: Sequence[Translation]) -> bool:
    return any(other.language == one.language and other.of == one.of and not other.texts for other in above)
