"""`View`: a programme as it is looked at for one comparison, with the words for what its ids stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from attrs import field, frozen

from values_exchange.catalogue import Catalogue, Record
from values_exchange.comparison.asof import SiteStanding, site_as_of
from values_exchange.comparison.cells import Account, Cell, CellState, Cited, DatedBy, Dating
from values_exchange.comparison.dating import dated_by_sources, dating_by_claim, dating_by_sources, own_time
from values_exchange.comparison.rates import (
    FigureKey,
    MoneyKey,
    figure_keys,
    figures_by_key,
    money_by_key,
    money_keys,
)
from values_exchange.comparison.wording import state_words
from values_exchange.dates import PartialDate
from values_exchange.fields import about_shape, sections_of, walk_sections
from values_exchange.languages import Interface, Said, Text
from values_exchange.model import Absent, Figure, Money, Organisation, Programme, Source
from values_exchange.terms import code_label
from values_exchange.vocabulary import OWN_ACCOUNTS, CodeList
from values_exchange.wording import date_words

T = TypeVar("T")


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
    _resolved: dict[str, tuple[Source, str] | None] = field(factory=dict, init=False)
    _sources: dict[tuple[str, ...], tuple[Source, ...]] = field(factory=dict, init=False)
    _accounts: dict[tuple[str, ...], Account] = field(factory=dict, init=False)
    _datings: dict[tuple[str, ...], Dating] = field(factory=dict, init=False)
    _found: dict[str, Any] = field(factory=dict, init=False)

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
    def keys(self) -> Mapping[str, tuple[FigureKey | MoneyKey, ...]]:
        """The rows of figures and of funding in which the programme says anything, in their order."""
        return {"figures": figure_keys(self.figures), "funding": money_keys(self.funding)}

    def once(self, name: str, find: Callable[[], T]) -> T:
        """Give what `find` gives, which it is asked for the first time only; each name stands for one thing."""
        if name not in self._found:
            self._found[name] = find()
        found: T = self._found[name]
        return found

    def standing(self, site_id: str, date: PartialDate | None) -> SiteStanding:
        """Tell whether a site was open at a date, as `site_as_of` does; several rows ask for it."""
        name = f"standing of {site_id} {date or ''}"
        return self.once(name, lambda: site_as_of(self.programme, site_id, date, self.say))

    @cached_property
    def silent_cell(self) -> Cell:
        """The cell that says nothing; a programme has many, and one stands for all of them."""
        state = CellState.NOT_DOCUMENTED
        return Cell(column=self.record.id, state=state, words=state_words(self.say, state))

    def gap(self, way: tuple[str, ...]) -> Absent | None:
        """Give the reason why a field is left out, or the section it would stand in; None where none is given."""
        for length in range(1, len(way) + 1) if self._gaps else ():
            found = self._gaps.get(way[:length])
            if found is not None:
                return found
        return None

    @cached_property
    def _gaps(self) -> Mapping[tuple[str, ...], Absent]:
        found: dict[tuple[str, ...], Absent] = {}
        for way, gap in _gaps_in(self.programme, ()):
            found.setdefault(way, gap)
        return found

    @cached_property
    def footing(self) -> Footing:
        """What all claims of the record together rest on."""
        accounts, dated = Counter[Account](), Counter[DatedBy]()
        firsts, lasts, cited = list[PartialDate](), list[PartialDate](), dict[str, None]()
        for _, value, section in walk_sections(self.programme):
            ids = sources_of(value, section)
            cited.update(dict.fromkeys(ids))
            if about_shape(type(value)).claim:
                accounts[self.account(ids)] += 1
                time = own_time(value, section)
                dated[DatedBy.CLAIM if time else dated_by_sources(self.sources(ids))] += 1
                if time and time.first and time.last:
                    firsts.append(time.first)
                    lasts.append(time.last)
        return Footing(
            accounts=accounts,
            dated=dated,
            first=min(firsts, key=str, default=None),
            last=max(lasts, key=str, default=None),
            sources=tuple(cited),
        )

    # What ids stand for

    @property
    def cited_when_asked(self) -> Mapping[str, Cited]:
        """The same as `cited`, looked for only when somebody asks: it takes a walk through the whole record."""
        return _CitedWhenAsked(self)

    @cached_property
    def cited(self) -> Mapping[str, Cited]:
        """The sources that the record cites anywhere, by id, each as a column cites it."""
        return self.cite(self.footing.sources)

    def cite(self, source_ids: Iterable[str]) -> Mapping[str, Cited]:
        """Give sources by id, each as a column cites it; those that nothing declares are left out."""
        found = ((source_id, self._source(source_id)) for source_id in source_ids)
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

    # Many claims of a record rest on the same sources: what follows from them is found once.

    def sources(self, source_ids: Iterable[str]) -> tuple[Source, ...]:
        """Give the sources of these ids; an id that nothing declares is a problem of the record and left out here."""
        ids = tuple(source_ids)
        if ids not in self._sources:
            found = (self._source(source_id) for source_id in ids)
            self._sources[ids] = tuple(source[0] for source in found if source)
        return self._sources[ids]

    def _source(self, source_id: str) -> tuple[Source, str] | None:
        if source_id not in self._resolved:
            self._resolved[source_id] = self.catalogue.source(self.record.id, source_id)
        return self._resolved[source_id]

    def account(self, source_ids: tuple[str, ...]) -> Account:
        """Tell whose account it is that these sources give."""
        if source_ids not in self._accounts:
            self._accounts[source_ids] = account_of(self.sources(source_ids))
        return self._accounts[source_ids]

    def dating(self, claim: object, section: object, source_ids: tuple[str, ...]) -> Dating:
        """
        Say which time a claim is about.

        Its own date counts first, then that of its section; a source's date only says how old the claim is, and is
        marked as such. What has neither is undated, and says when it was read.
        """
        time = own_time(claim, section)
        if time is not None:
            return dating_by_claim(self.say, time)
        if source_ids not in self._datings:
            self._datings[source_ids] = dating_by_sources(self.say, self.sources(source_ids))
        return self._datings[source_ids]

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


class _CitedWhenAsked(Mapping[str, Cited]):
    """The sources that a record cites, by id, found when the first is asked for."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __getitem__(self, source_id: str) -> Cited:
        return self._view.cited[source_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._view.cited)

    def __len__(self) -> int:
        return len(self._view.cited)

    def __repr__(self) -> str:
        return repr(self._view.cited)


def _gaps_in(section: object, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Absent]]:
    """Give the fields of a section and of those in it that are left out for a reason."""
    for gap in getattr(section, "absent", ()):
        yield (*way, gap.field), gap
    for name in sections_of(type(section)):
        inner = getattr(section, name)
        if inner is not None:
            yield from _gaps_in(inner, (*way, name))


def sources_of(claim: object, section: object = None) -> tuple[str, ...]:
    """Give the ids of the sources a claim rests on: its own, else those of the section it stands in."""
    for holder in (claim, section):
        sources = getattr(holder, "sources", ())
        if isinstance(sources, tuple) and sources:
            return sources
    return ()


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
