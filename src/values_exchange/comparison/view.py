"""`View`: a programme as it is looked at for one comparison, with the words for what its ids stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import frozen

from values_exchange.catalogue import Catalogue, Record
from values_exchange.comparison.cells import Account, Cited, DatedBy
from values_exchange.comparison.dating import dating_of
from values_exchange.comparison.rates import FigureKey, MoneyKey, figures_by_key, money_by_key
from values_exchange.dates import PartialDate
from values_exchange.fields import about_shape, walk
from values_exchange.languages import Interface, Said, Text
from values_exchange.model import Figure, Money, Organisation, Programme, Source
from values_exchange.problems import Path
from values_exchange.vocabulary import OWN_ACCOUNTS, CodeList
from values_exchange.wording import code_label, date_words


@frozen(kw_only=True)
class Footing:
    """
    What the claims of a record rest on, counted.

    Shape: `accounts` and `dated` count claims by whose account they are and where their date comes from; `first` and
    `last` are the ends of the time that claims with a date of their own cover; `sources` are the ids cited anywhere.
    """

    accounts: Mapping[Account, int]
    dated: Mapping[DatedBy, int]
    first: PartialDate | None
    last: PartialDate | None
    sources: tuple[str, ...]


@frozen(kw_only=True, eq=False)
class View:
    """A programme as it is looked at for one comparison: its record, the language spoken, and the date asked for."""

    catalogue: Catalogue
    record: Record[Programme]
    say: Interface
    as_of: PartialDate | None = None

    @property
    def programme(self) -> Programme:
        """The programme itself."""
        return self.record.value

    def label(self, codes: CodeList, code: str) -> str:
        """Give the label of a code."""
        return code_label(codes, code, self.say)

    def labels(self, codes: CodeList, chosen: Iterable[str]) -> tuple[str, ...]:
        """Give the labels of several codes."""
        return tuple(self.label(codes, code) for code in chosen)

    def texts(self, *texts: Text | None) -> tuple[Said, ...]:
        """Give texts of the record in the language asked for or the one it falls back to."""
        return tuple(text.in_language(self.say.language) for text in texts if text)

    def text(self, text: Text | None) -> str:
        """Give a text of the record without its language."""
        return text.in_language(self.say.language).text if text else ""

    @cached_property
    def figures(self) -> Mapping[FigureKey, tuple[tuple[int, Figure], ...]]:
        """The programme's figures by the row they belong to."""
        return figures_by_key(self.programme.figures)

    @cached_property
    def funding(self) -> Mapping[MoneyKey, tuple[tuple[int, Money], ...]]:
        """The programme's sums of money by the row they belong to."""
        return money_by_key(self.programme.funding)

    @cached_property
    def footing(self) -> Footing:
        """What all claims of the record together rest on."""
        around: dict[Path, object] = {}
        accounts, dated = Counter[Account](), Counter[DatedBy]()
        datings, cited = [], dict[str, None]()
        for path, value in walk(self.programme):
            around[path] = value
            ids = sources_of(value, section_of(path, around))
            cited.update(dict.fromkeys(ids))
            if about_shape(type(value)).claim:
                dating = dating_of(self.say, value, section_of(path, around), self.sources(ids))
                accounts[self.account(ids)] += 1
                dated[dating.by] += 1
                if dating.by is DatedBy.CLAIM and dating.first and dating.last:
                    datings.append((dating.first, dating.last))
        return Footing(
            accounts=accounts,
            dated=dated,
            first=min((first for first, _ in datings), default=None),
            last=max((last for _, last in datings), default=None),
            sources=tuple(cited),
        )

    # What ids stand for

    @cached_property
    def cited(self) -> Mapping[str, Cited]:
        """The sources that the record cites anywhere, by id, each as a column cites it."""
        found = ((source_id, self.catalogue.source(self.record.id, source_id)) for source_id in self.footing.sources)
        return {source_id: self._cited(source_id, *source) for source_id, source in found if source}

    def _cited(self, source_id: str, source: Source, record_id: str) -> Cited:
        date = date_words(source.date, self.say, certainty=source.certainty) if source.date else ""
        read = self.say("undated, read {date}", date=self.say.date(source.read)) if source.read else self.say("undated")
        return Cited(
            id=source_id,
            record=record_id,
            title=source.title,
            publisher=source.publisher or "",
            date=date or read,
            url=source.url or "",
            account=_account(source),
        )

    def sources(self, source_ids: Iterable[str]) -> tuple[Source, ...]:
        """Give the sources of these ids; an id that nothing declares is a problem of the record and left out here."""
        found = (self.catalogue.source(self.record.id, source_id) for source_id in source_ids)
        return tuple(source[0] for source in found if source)

    def account(self, source_ids: Iterable[str]) -> Account:
        """Tell whose account it is that these sources give."""
        return account_of(self.sources(source_ids))

    def organisation(self, name_or_id: str) -> Organisation | None:
        """Give an organisation by its id; None for a plain name."""
        found = self.catalogue.organisation(self.record.id, name_or_id)
        return found[0] if found else None

    def organisation_name(self, name_or_id: str) -> str:
        """Give the name of an organisation."""
        organisation = self.organisation(name_or_id)
        return organisation.name if organisation else name_or_id

    def site_name(self, site_id: str) -> str:
        """Name a site by its address, else by its own name, else by the part of town or the district it is for."""
        site = self.programme.sites.get(site_id)
        if site is None:
            return site_id
        town = self.quarter_name(site.quarter) if site.quarter else ""
        return site.address or site.name or town or (self.district_name(site.district) if site.district else site_id)

    def site_place(self, site_id: str) -> str:
        """Name a site with its district in brackets, where that says more."""
        site, name = self.programme.sites.get(site_id), self.site_name(site_id)
        if site is None or site.district is None or name == self.district_name(site.district):
            return name
        return self.say("{name} ({what})", name=name, what=self.district_name(site.district))

    def part_name(self, part_id: str) -> str:
        """Name a part of the programme."""
        part = self.programme.parts.get(part_id)
        return self.text(part.name) if part else part_id

    def district_name(self, district: str) -> str:
        """Name a district; the text itself where the city's record does not list it."""
        city = self.catalogue.city_of(self.record.id)
        return city.value.districts.get(district, district) if city else district

    def quarter_name(self, quarter: str) -> str:
        """Name a part of town; the text itself where the city's record does not list it."""
        city = self.catalogue.city_of(self.record.id)
        return city.value.quarters.get(quarter, quarter) if city else quarter

    def any_name(self, name: str) -> str:
        """Name what a figure counts: a site, a district or a body; the text itself for anything else."""
        if name in self.programme.sites:
            return self.site_name(name)
        district = self.district_name(name)
        return district if district != name else self.organisation_name(name)


def sources_of(claim: object, section: object = None) -> tuple[str, ...]:
    """Give the ids of the sources a claim rests on: its own, else those of the section it stands in."""
    for holder in (claim, section):
        sources = getattr(holder, "sources", ())
        if isinstance(sources, tuple) and sources:
            return sources
    return ()


def section_of(path: Path, around: Mapping[Path, object]) -> object:
    """Give the shape that a claim stands in; None for one that stands in the record itself."""
    outer = (path[:length] for length in range(len(path) - 1, 0, -1))
    return next((around[way] for way in outer if way in around), None)


def account_of(sources: Iterable[Source]) -> Account:
    """Tell whose account it is that sources give together."""
    accounts = {_account(source) for source in sources}
    if not accounts:
        return Account.NO_SOURCE
    if Account.OWN in accounts:
        return Account.BOTH if Account.OTHERS in accounts else Account.OWN
    return Account.OTHERS if Account.OTHERS in accounts else Account.UNKNOWN


def _account(source: Source) -> Account:
    if source.kind is None:
        return Account.UNKNOWN
    return Account.OWN if source.kind in OWN_ACCOUNTS else Account.OTHERS
