"""Languages: tags, `Text`, fallback, the interface strings, and dates and numbers as people write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Day  # noqa: N812 - `date` is a name in this module
from decimal import Decimal
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib import resources
from io import BytesIO
from types import MappingProxyType
from typing import Self

from attrs import field, frozen
from babel import Locale, dates, lists, numbers

from values_exchange.dates import PartialDate

LANGUAGES: tuple[str, ...] = tuple(
    "ar am bg bs ca cs da de el en es et eu fa fi fr ga gl he hr hu hy is it ka ku lb lt lv mk mt nb nl nn no pl ps pt "
    "ro ru sk sl so sq sr sv ta ti tr uk ur vi zh".split()
)
"""Tags of the languages a text in a record may be in (BCP 47, from the IANA language subtag registry)."""

DEFAULT_LANGUAGE = "en"
FALLBACKS: tuple[str, ...] = ("en", "de", "fr", "es", "it", "nl")
"""The order in which a reader is offered other languages when a text is missing in theirs."""

INTERFACE_LANGUAGES: tuple[str, ...] = ("en", "de", "nl", "cs", "it", "es", "ca", "nb", "lv", "el", "fr")
"""The languages the package itself speaks, those of the cities of VALUES: English first, in which it is written."""

TEXT_DOMAIN = "values_exchange"

MANY = 1000
"""A number that stands for many: behind no number in particular, a word takes its form."""

LARGEST_WRITTEN_OUT = 10**15
"""From here on a number stands as it is in the record: nobody reads so many digits, and decimal arithmetic ends."""


def _frozen_map(values: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(values))


@frozen(hash=False)
class Text:
    """
    A text in one or several languages.

    Shape: a mapping from language tag to text, in the order the languages were written.

    >>> Text({"de": "Rat", "en": "Advice"}).in_language("en")
    Said(text='Advice', language='en')
    """

    by_language: Mapping[str, str] = field(converter=_frozen_map)

    def __iter__(self) -> Iterator[str]:
        """Give the language tags."""
        return iter(self.by_language)

    def __getitem__(self, language: str) -> str:
        """Give the text in exactly this language; a KeyError where there is none."""
        return self.by_language[language]

    def __bool__(self) -> bool:
        """Tell whether there is any text at all."""
        return bool(self.by_language)

    def __hash__(self) -> int:
        """Agree with equality, so that values holding texts can be counted."""
        return hash(tuple(self.by_language.items()))

    def in_language(self, wanted: str) -> Said:
        """
        Give the text in the wanted language, else in the next of `FALLBACKS`, else in the first it was written in.

        The tag in the answer is that of the language really used, so that a page can say so.
        """
        for language in (wanted, *FALLBACKS, *self.by_language):
            if language in self.by_language:
                return Said(text=self.by_language[language], language=language)
        return Said(text="", language=wanted)


@frozen(kw_only=True)
class Said:
    """One text and the language it is in."""

    text: str
    language: str


class Deferred(str):
    """
    A message that is written in one place and translated in another, with what fills its placeholders.

    Everywhere else it is a text like any other: the message in English.
    """

    __slots__ = ("message", "values")

    message: str
    values: Mapping[str, object]

    def __new__(cls, message: str, values: Mapping[str, object]) -> Self:
        """Keep the message as it is written, and what belongs into it."""
        text = super().__new__(cls, message.format(**values) if values else message)
        text.message, text.values = message, values
        return text


def deferred(message: str, /, **values: object) -> Deferred:
    """
    Give a message that is translated later, by an `Interface`.

    >>> Interface("en")(deferred("{n} lines", n=3))
    '3 lines'
    """
    return Deferred(message, values)


@cache
def _translations(language: str) -> NullTranslations:
    """
    Give the translations into a language; none for English, and for languages nobody has translated into.

    A compiled catalogue is taken where there is one; else the one that translators edit is compiled here.
    """
    folder = resources.files("values_exchange") / "locales" / interface_language(language) / "LC_MESSAGES"
    compiled, edited = folder / f"{TEXT_DOMAIN}.mo", folder / f"{TEXT_DOMAIN}.po"
    if compiled.is_file():
        return GNUTranslations(BytesIO(compiled.read_bytes()))
    if edited.is_file():
        return GNUTranslations(BytesIO(compiled_catalogue(edited.read_bytes())))
    return NullTranslations()


def compiled_catalogue(edited: bytes) -> bytes:
    """Compile a gettext catalogue (``.po``); messages marked as fuzzy stay out, so that English is shown for them."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    held = BytesIO()
    write_mo(held, read_po(BytesIO(edited)))
    return held.getvalue()


def interface_language(tag: str) -> str:
    """
    Give the language the package speaks for a language tag; English where it does not speak that.

    >>> [interface_language(tag) for tag in ("de-AT", "no", "nb", "pt")]
    ['de', 'nb', 'nb', 'en']
    """
    language = tag.replace("_", "-").split("-")[0].casefold()
    language = {"no": "nb", "nn": "nb"}.get(language, language)
    return language if language in INTERFACE_LANGUAGES else DEFAULT_LANGUAGE


@frozen
class Interface:
    """
    The package's own words in one language: interface strings, dates, numbers and names of countries and languages.

    Calling it translates a message and fills its ``{placeholders}``; a message without translation stays English.

    Source: names and formats of dates, numbers and countries are those of Unicode CLDR, through Babel.

    >>> Interface("en")("{n} sources", n=3)
    '3 sources'
    """

    language: str = DEFAULT_LANGUAGE

    def __call__(self, message: str | Deferred, /, context: str | None = None, **values: object) -> str:
        """Translate a message; `context` tells apart messages that look the same in English."""
        if isinstance(message, Deferred):
            held = {
                name: self(value) if isinstance(value, Deferred) else value for name, value in message.values.items()
            }
            return self(message.message, context, **held, **values)
        catalog = _translations(self.language)
        said = catalog.pgettext(context, message) if context else catalog.gettext(message)
        return said.format(**values) if values else said

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """Translate a message that depends on a count; both forms may use ``{n}``."""
        return _translations(self.language).ngettext(one, many, n).format(n=self.number(n), **values)

    def counted(self, one: str, many: str, n: float, *, context: str) -> str:
        """
        Give the form of a word that stands behind a number.

        Languages that tell more numbers apart than one and many do so for whole numbers; a fraction takes the form that
        CLDR gives it, where the translations have one.
        """
        whole = int(n) if n == int(n) else MANY
        return _translations(self.language).npgettext(context, one, many, whole)

    @property
    def locale(self) -> Locale:
        """The CLDR locale of the language."""
        return _locale(self.language)

    def number(self, value: float | Decimal) -> str:
        """Write a number as people write it in this language, with no more decimals than it has."""
        if abs(float(value)) >= LARGEST_WRITTEN_OUT:
            return str(value)
        return _number(self.language, value)

    def money(self, amount: float | Decimal, currency: str) -> str:
        """Write an amount with its currency code; cents only where there are some."""
        if abs(float(amount)) >= LARGEST_WRITTEN_OUT:
            return f"{amount} {currency}"
        whole = amount == int(amount)
        pattern = "#,##0 ¤¤" if whole else "#,##0.00 ¤¤"
        return numbers.format_currency(amount, currency, format=pattern, locale=self.locale, currency_digits=False)

    def date(self, value: PartialDate) -> str:
        """
        Write a date no more precisely than it is known.

        >>> [Interface("en").date(PartialDate(text)) for text in ("2015", "2015-09", "2015-09-02")]
        ['2015', 'September 2015', '2 September 2015']
        """
        return _date(self.language, value.text)

    def day(self, value: Day) -> str:
        """Write a day, such as 2 September 2015."""
        if self.language == "en":
            return f"{value.day} {dates.format_date(value, 'MMMM y', locale=self.locale)}"
        return dates.format_date(value, "long", locale=self.locale)

    def country(self, code: str) -> str:
        """Name a country from its ISO 3166-1 code; the code itself where it has no name."""
        return str(self.locale.territories.get(code, code))

    def language_name(self, tag: str) -> str:
        """Name a language from its tag; the tag itself where it has no name."""
        return str(self.locale.languages.get(tag.split("-", 1)[0], tag))

    def list_patterns(self) -> Mapping[str, str]:
        """
        Give the patterns by which `join` puts an enumeration together, for whoever has to do it elsewhere.

        Shape: ``2`` joins two items; for more, ``start`` joins the first two, ``middle`` each further one and ``end``
        the last, each time with what stands already.
        """
        return dict(self.locale.list_patterns["standard"])

    def join(self, items: list[str]) -> str:
        """Join items into an enumeration, such as "a, b and c"."""
        return lists.format_list(items, locale=self.locale) if items else ""


ENGLISH = Interface()
"""The package's own words as they are written."""


def own_name(language: str) -> str:
    """
    Give the name of a language in that language, as the first word of a line.

    >>> [own_name(language) for language in ("de", "cs", "el")]
    ['Deutsch', 'Čeština', 'Ελληνικά']
    """
    name = Interface(language).language_name(language)
    return name[:1].upper() + name[1:]


# A catalogue has few dates and numbers, many times each, and to write one takes CLDR a long time.
@lru_cache(maxsize=10_000)
def _date(language: str, text: str) -> str:
    skeleton = {4: "y", 7: "yMMMM"}.get(len(text))
    if skeleton == "y":
        return text
    if skeleton:
        return dates.format_skeleton(skeleton, PartialDate(text).earliest, locale=_locale(language))
    return Interface(language).day(PartialDate(text).earliest)


@lru_cache(maxsize=10_000, typed=True)
def _number(language: str, value: float | Decimal) -> str:
    return numbers.format_decimal(value, locale=_locale(language), decimal_quantization=False)


@cache
def _locale(language: str) -> Locale:
    # CLDR's plain English is American; the project writes British English.
    tag = {"en": "en_GB", "no": "nb"}.get(language, language.replace("-", "_"))
    return Locale.parse(tag)
