"""How to cite a record: as plain text, as BibTeX and as CSL-JSON, with what is known and nothing made up."""

from __future__ import annotations

import json
import re
from unicodedata import category, normalize
from urllib.parse import quote

from attrs import frozen

from values_exchange.catalogue import NETWORK_ID, Catalogue
from values_exchange.dates import PartialDate
from values_exchange.languages import DEFAULT_LANGUAGE, Interface
from values_exchange.model import Review
from values_exchange.terms import code_label
from values_exchange.vocabulary import REVIEW_STATES

CATALOGUE_LICENCE = "CC-BY-4.0"
"""The licence of a record's texts where the record states none, as SPDX writes it."""


@frozen(kw_only=True)
class Citation:
    """
    What a citation of one record says.

    Nobody is named as its author but the catalogue, since no record names one. `checked` is the day the record was
    last checked, `note` says how far it was, `licence` is an SPDX identifier; `url` is empty where it is not known.
    """

    record_id: str
    title: str
    catalogue: str
    checked: PartialDate
    note: str
    licence: str
    language: str = DEFAULT_LANGUAGE
    url: str = ""

    @property
    def key(self) -> str:
        """The key under which reference lists keep it: ASCII letters, digits and hyphens."""
        return _slug(f"{self.catalogue} {self.record_id} {self.checked.year}")

    def as_text(self) -> str:
        """Give it as one paragraph: who, when, what, where in the catalogue, how far checked, under which licence."""
        say = Interface(self.language)
        words = say(
            "{catalogue} ({year}). {title}. Record {record}, last checked {date}. {note}. Licence: {licence}.",
            catalogue=self.catalogue,
            year=self.checked.year,
            title=self.title,
            record=self.record_id,
            date=say.date(self.checked),
            note=self.note,
            licence=licence_words(self.licence),
        )
        return f"{words} {self.url}" if self.url else words

    def as_bibtex(self) -> str:
        """
        Give it as an entry of a BibTeX file in UTF-8.

        What TeX would take for a command is escaped. Author and title are in braces of their own, so that no style
        takes the catalogue for a person or changes capitals.
        """
        say = Interface(self.language)
        where = say("Record {record}, last checked {date}", record=self.record_id, date=say.date(self.checked))
        note = say("{note}. Licence: {licence}", note=self.note, licence=licence_words(self.licence))
        fields = [
            ("author", f"{{{{{in_tex(self.catalogue)}}}}}"),
            ("title", f"{{{{{in_tex(self.title)}}}}}"),
            ("year", f"{{{self.checked.year}}}"),
            ("month", _month(self.checked)),
            ("howpublished", f"{{{in_tex(where)}}}"),
            ("note", f"{{{in_tex(note)}}}"),
            ("url", f"{{{_in_url(self.url)}}}" if self.url else ""),
        ]
        lines = (f"  {name} = {value}" for name, value in fields if value)
        return f"@misc{{{self.key},\n" + ",\n".join(lines) + "\n}\n"

    def as_csl(self) -> str:
        """
        Give it as CSL-JSON, a list of one item, for Zotero, pandoc and other readers.

        Source: the schema of CSL input data, https://github.com/citation-style-language/schema.
        """
        item: dict[str, object] = {
            "id": self.key,
            "type": "entry",
            "title": _plain(self.title),
            "author": [{"literal": _plain(self.catalogue)}],
            "container-title": _plain(self.catalogue),
            "number": self.record_id,
            "issued": {"date-parts": [[int(part) for part in self.checked.text.split("-")]]},
            "language": self.language,
            "note": f"{_plain(self.note)}. {licence_words(self.licence)}",
        }
        if self.url:
            item["URL"] = self.url
        return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def citation_of(catalogue: Catalogue, record_id: str, *, language: str = DEFAULT_LANGUAGE, url: str = "") -> Citation:
    """
    Give the citation of a record.

    Args:
        record_id: ``network``, a city's id, or a programme's, such as ``duesseldorf/welcome-points``.
        url: the address of the record's page, where it is known.

    Raises:
        UnknownName: if there is no such record.
    """
    say = Interface(language)
    review, licence = _of_record(catalogue, record_id)
    name = catalogue.network.value.name if catalogue.network else ""
    return Citation(
        record_id=record_id,
        title=_title(catalogue, record_id, say),
        catalogue=say("{network} catalogue", network=name) if name else say("Catalogue of city programmes"),
        checked=review.last_checked,
        note=_note(review, say),
        licence=licence or CATALOGUE_LICENCE,
        language=language,
        url=url,
    )


def licence_words(licence: str) -> str:
    """
    Give an SPDX identifier of a Creative Commons licence as people write it; any other as it is.

    >>> licence_words("CC-BY-SA-4.0"), licence_words("MIT")
    ('CC BY-SA 4.0', 'MIT')
    """
    found = _CREATIVE_COMMONS.fullmatch(licence)
    return f"CC {found[1]} {found[2]}" if found else licence


_CREATIVE_COMMONS = re.compile(r"CC-([A-Z-]+)-(\d\.\d)")


def _of_record(catalogue: Catalogue, record_id: str) -> tuple[Review, str | None]:
    """Give what a record says of how it was checked, and its licence."""
    if record_id == NETWORK_ID and catalogue.network is not None:
        network = catalogue.network.value
        return network.review, network.licence
    if "/" in record_id:
        programme = catalogue.programme(record_id).value
        return programme.review, programme.licence
    city = catalogue.city(record_id).value
    return city.review, city.licence


def _title(catalogue: Catalogue, record_id: str, say: Interface) -> str:
    if record_id == NETWORK_ID and catalogue.network is not None:
        return say("{network}: the network", network=catalogue.network.value.name)
    city_id = record_id.partition("/")[0]
    city = catalogue.cities.get(city_id)
    name = city.value.name.in_language(say.language).text if city else city_id
    programme = catalogue.programmes.get(record_id)
    if programme is None:
        return name
    return say("{title} ({city})", title=programme.value.title.in_language(say.language).text, city=name)


def _note(review: Review, say: Interface) -> str:
    state = code_label(REVIEW_STATES, review.state, say)
    if review.confirmed_by_city is None:
        return say("{state}, not confirmed by the city", state=state)
    date = say.date(review.confirmed_by_city)
    return say("{state}, confirmed by the city, {date}", state=state, date=date)


# TeX

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
"""BibTeX counts braces even behind a backslash, so those in a text become commands whose braces are in pairs."""


def in_tex(text: str) -> str:
    r"""
    Give a text as TeX prints it.

    >>> in_tex("50 % of {x} & y_1")
    '50 \\% of \\textbraceleft{}x\\textbraceright{} \\& y\\_1'
    """
    return "".join(_TEX.get(sign, sign) for sign in _plain(text))


def _in_url(url: str) -> str:
    """Give an address without braces, backslashes and spaces, which would end the field or a command around it."""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]-._")


def _month(date: PartialDate) -> str:
    """Give the month by the three letters every BibTeX style defines; nothing where only the year is known."""
    months = "jan feb mar apr may jun jul aug sep oct nov dec".split()
    parts = date.text.split("-")
    return months[int(parts[1]) - 1] if len(parts) > 1 else ""


def _plain(text: str) -> str:
    """Give a text in one line, without control characters."""
    return " ".join("".join(" " if category(sign) == "Cc" else sign for sign in text).split())


def _slug(text: str) -> str:
    folded = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
