"""What the ids in a record stand for, named as a reader knows them and linked to where they are shown."""

from __future__ import annotations

from collections.abc import Iterable

from values_exchange.model import City, Programme
from values_exchange.pages.markup import Markup, element, escape, joined
from values_exchange.pages.paths import NETWORK, city_path, programme_path, record_path
from values_exchange.pages.sheet import Sheet


def programme_on(sheet: Sheet) -> Programme | None:
    """Give the programme a page's record is, if it is one."""
    record = sheet.edition.catalogue.programmes.get(sheet.record_id)
    return record.value if record else None


def city_on(sheet: Sheet) -> City | None:
    """Give the city a page's record is or belongs to."""
    record = sheet.edition.catalogue.city_of(sheet.record_id)
    return record.value if record else None


def city_link(sheet: Sheet, city_id: str) -> Markup:
    """Name a city, linked to its page where there is one."""
    name = sheet.edition.city_name(city_id)
    return sheet.link(city_path(city_id), name) if city_id in sheet.edition.catalogue.cities else escape(name)


def city_links(sheet: Sheet, city_ids: Iterable[str]) -> Markup:
    """Name several cities, each linked to its page."""
    return joined((city_link(sheet, city_id) for city_id in city_ids), ", ")


def programme_link(sheet: Sheet, programme_id: str, name: str = "") -> Markup:
    """Name a programme, linked to its page where the catalogue has it."""
    record = sheet.edition.catalogue.programmes.get(programme_id)
    if record is None:
        return escape(name or programme_id)
    title = sheet.edition.said(record.value.title)
    language = title.language if not name and title.language != sheet.say.language else None
    return element("a", name or title.text, href=sheet.href(programme_path(programme_id)), lang=language)


def theme_link(sheet: Sheet, theme: str) -> Markup:
    """Name a theme by its letter and title, linked to the network's page where it has it."""
    name = sheet.edition.theme_name(theme)
    return sheet.link(NETWORK, name, theme_anchor(theme)) if theme in sheet.edition.themes else escape(name)


def theme_anchor(theme: str) -> str:
    """Give the anchor of a theme on the network's page."""
    return f"theme-{theme.lower()}"


def organisation_name(sheet: Sheet, organisation_id: str) -> str:
    """Give an organisation's name, or the text itself where it is a plain name."""
    found = sheet.edition.catalogue.organisation(sheet.record_id, organisation_id)
    return found[0].name if found else organisation_id


def organisation_link(sheet: Sheet, organisation_id: str) -> Markup:
    """Name an organisation, linked to its entry on the page of the record that declares it."""
    found = sheet.edition.catalogue.organisation(sheet.record_id, organisation_id)
    if found is None:
        return escape(organisation_id)
    organisation, owner = found
    return sheet.link(record_path(owner), organisation.name, f"organisation-{organisation_id}")


def organisation_links(sheet: Sheet, organisation_ids: Iterable[str]) -> Markup:
    """Name several organisations."""
    return joined((organisation_link(sheet, one) for one in organisation_ids), ", ")


def site_name(sheet: Sheet, site_id: str) -> str:
    """Name a site by its name and address, as far as it has them."""
    programme = programme_on(sheet)
    site = programme.sites.get(site_id) if programme else None
    if site is None:
        return site_id
    if site.name or site.address:
        return ", ".join(part for part in (site.name, site.address) if part)
    where = area_name(sheet, site.district) if site.district else quarter_name(sheet, site.quarter or "") or site_id
    return sheet.say("Site without address ({where})", where=where)


def short_site_name(sheet: Sheet, site_id: str) -> str:
    """Name a site by its address, else as `site_name` does."""
    programme = programme_on(sheet)
    site = programme.sites.get(site_id) if programme else None
    return site.address if site and site.address else site_name(sheet, site_id)


def site_link(sheet: Sheet, site_id: str) -> Markup:
    """Name a site in short, linked to its entry on the programme's page."""
    programme = programme_on(sheet)
    if programme is None or site_id not in programme.sites:
        return escape(site_id)
    return sheet.link(record_path(sheet.record_id), short_site_name(sheet, site_id), f"site-{site_id}")


def part_link(sheet: Sheet, part_id: str) -> Markup:
    """Name a part of the programme, linked to its entry on this page."""
    programme = programme_on(sheet)
    if programme is None or part_id not in programme.parts:
        return escape(part_id)
    name = sheet.edition.plain(programme.parts[part_id].name)
    return sheet.link(record_path(sheet.record_id), name, f"part-{part_id}")


def area_name(sheet: Sheet, area: str) -> str:
    """Name a district from the city's record; the text itself where it lists none such."""
    city = city_on(sheet)
    return city.districts.get(area, area) if city else area


def quarter_name(sheet: Sheet, quarter: str) -> str:
    """Name a part of town from the city's record; the text itself where it lists none such."""
    city = city_on(sheet)
    return city.quarters.get(quarter, quarter) if city else quarter


def any_name(sheet: Sheet, name: str) -> str:
    """Name what a figure's source counts: a site, a district, an organisation, or a plain name."""
    programme = programme_on(sheet)
    if programme and name in programme.sites:
        return short_site_name(sheet, name)
    area = area_name(sheet, name)
    return area if area != name else organisation_name(sheet, name)
