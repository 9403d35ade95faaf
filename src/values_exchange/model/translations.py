"""Translations: how the texts of a record came into a language that they were not written in."""

from typing import Annotated

from values_exchange.dates import PartialDate
from values_exchange.fields import Meaning, Need, shape
from values_exchange.languages import LANGUAGES
from values_exchange.vocabulary import TRANSLATION_KINDS

MARKS = r"^[b-t]{10}-[b-t]{10}$"
"""Two marks: that of a translation and that of the text it was made from (see `translations.mark_of`)."""


@shape("Translation")
class Translation:
    """How texts of this record came into a language: what they were translated from, by whom or what, and when."""

    language: Annotated[
        str,
        Meaning("Language", "The language translated into.", need=Need.REQUIRED, example="nl", choices=LANGUAGES),
    ]
    of: Annotated[
        str,
        Meaning(
            "Translated from",
            "The language of the texts it was made from.",
            need=Need.REQUIRED,
            example="en",
            choices=LANGUAGES,
        ),
    ]
    kind: Annotated[
        str,
        Meaning(
            "How",
            "Whether a person or a machine translated.",
            need=Need.REQUIRED,
            example="machine",
            codes=TRANSLATION_KINDS,
        ),
    ]
    date: Annotated[
        PartialDate | None, Meaning("Date", "When it was translated, where that is known.", example="2026-11-23")
    ] = None
    texts: Annotated[
        tuple[str, ...],
        Meaning(
            "Texts",
            "Marks of the texts this is about, and of what they were made from; `values-exchange translations` writes "
            "them. Without them it is about all texts there in both languages.",
            example=["bcdfghjklm-nqrstbcdfg"],
            pattern=MARKS,
        ),
    ] = ()


Translations = Annotated[
    tuple[Translation, ...],
    Meaning(
        "How texts were translated",
        "From which language texts that are there in several were translated, and by whom or what, where it is known.",
        example=[{"language": "nl", "of": "en", "kind": "machine"}],
    ),
]
