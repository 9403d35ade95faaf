"""
A made-up catalogue of any size, for measuring: clearly fictional, of the shape of a real record, the same each time.

Each programme is about 5 KB of YAML and names things that stand elsewhere: districts, organisations and a source of its
city, a theme and a source of the network, the next programme. Almost no text stands twice, so that nothing is gained by
remembering one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Template

from values_exchange.document import parse

MADE_UP = Path(__file__).parent / "made_up"

PER_CITY = 20
DISTRICTS = 9
THEMES = 4

CHECKED = "2026-11-01"
"""The day on which all records say they were checked."""

FUNCTIONS = (
    "inform, refer",
    "language_learning, encounter",
    "job_support, legal_advice",
    "culture_leisure, meals",
    "mobility, housing",
)
GROUPS = (
    "refugees, newcomers",
    "migrants, women",
    "young_people, children",
    "older_people, residents",
    "eu_citizens, students",
)
TASKS = (
    "accompany, interpret",
    "language_practice, befriend",
    "meals_service, event_help",
    "guide_tours, homework_help",
    "publish",
)
SITES = ("north", "south", "east", "west", "centre", "harbour", "hill")
NEEDS = ("where to ask", "whom to trust", "how to find a flat", "where to learn the language", "how to meet neighbours")
MEANS = (
    "a kitchen for all",
    "two rooms and a garden",
    "a table in the library",
    "an open workshop",
    "a shop on a corner",
)

BROKEN = (
    ("kind: contact_point", "kind: contact_pint"),
    ("    address: ", "    adress: "),
    ("    url: https://", "    url: www."),
    ("  state: drafted_from_public_sources\n", ""),
)
"""Four different mistakes, each made once: an unknown code, an unknown field, no web address, a missing field."""

Files = Mapping[str, str]
"""Texts of files, keyed by their path inside a folder, with forward slashes."""


def city_of(programme: int) -> int:
    """Give the number of the city a programme belongs to; programmes and cities are numbered from 1."""
    return 1 + (programme - 1) // PER_CITY


def city_id(city: int) -> str:
    """Give the id of a city by its number."""
    return f"madeup-{city:03}"


def programme_id(programme: int) -> str:
    """Give the id of a programme by its number."""
    return f"{city_id(city_of(programme))}/house-{programme:04}"


def catalogue(programmes: int) -> Files:
    """Give a whole catalogue as YAML: the network, its cities, and as many programmes as asked for."""
    cities = range(1, city_of(programmes) + 1)
    return (
        {"network.yaml": network_record(len(cities))}
        | {f"{city_id(city)}/city.yaml": city_record(city) for city in cities}
        | {f"{programme_id(n)}.yaml": programme_record(n, of=programmes) for n in range(1, programmes + 1)}
    )


def as_json(files: Files) -> Files:
    """Give the same records as JSON."""
    return {
        path.removesuffix(".yaml") + ".json": json.dumps(data_of(path, text), ensure_ascii=False, indent=1)
        for path, text in files.items()
    }


def data_of(path: str, text: str) -> object:
    """
    Give the plain data of a record.

    Raises:
        ValueError: if it cannot be read.
    """
    document, problems = parse(text.encode(), path)
    if document is None or problems:
        raise ValueError(f"The made-up record {path} cannot be read: {problems}")
    return document.data


def broken(files: Files) -> Files:
    """Give the same catalogue with four mistakes in each programme."""
    return {path: broken_record(text) if "house-" in path else text for path, text in files.items()}


def broken_record(text: str) -> str:
    """
    Put each of the four mistakes into a record, in the first place where it can be made.

    Raises:
        ValueError: if there is no such place.
    """
    for right, wrong in BROKEN:
        if right not in text:
            raise ValueError(f"{right!r} is not in the record, so it cannot be made wrong.")
        text = text.replace(right, wrong, 1)
    return text


def write(files: Files, folder: Path) -> None:
    """Write files into a folder."""
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def network_record(cities: int) -> str:
    """Give the record of a network of cities that do not exist."""
    numbers = range(1, cities + 1)
    members = (f"  {city_id(city)}:\n    theme: T{1 + city % THEMES}\n    sources: [call]\n" for city in numbers)
    themes = (f"  T{theme}:\n    title:\n      en: Made-up theme {theme}\n" for theme in range(1, THEMES + 1))
    return _fill("network", members="".join(members), themes="".join(themes))


def city_record(city: int) -> str:
    """Give the record of a city that does not exist; its point on the map lies in the sea."""
    return _fill(
        "city",
        city=f"{city:03}",
        districts="".join(f'  "{n}": District {n} of Made-up City {city}\n' for n in range(1, DISTRICTS + 1)),
        lat=f"{44.5 + city % 10 * 0.3:.1f}",
        lon=f"{-9 + city // 10 % 10 * 0.5:.1f}",
    )


def programme_record(n: int, *, of: int) -> str:
    """Give the record of a programme that does not exist; it names the next one, and the last names the first."""
    return _fill(
        "programme",
        n=f"{n:04}",
        city=f"{city_of(n):03}",
        next=f"{n % of + 1:04}",
        next_id=programme_id(n % of + 1),
        theme=f"T{1 + n % THEMES}",
        need=_pick(NEEDS, n),
        means=_pick(MEANS, n // len(NEEDS)),
        functions=_pick(FUNCTIONS, n),
        groups=_pick(GROUPS, n // 2),
        tasks=_pick(TASKS, n // 3),
        first=SITES[0],
        sites="".join(_site(n, position) for position in range(3 + n % 3)),
        active=10 + n % 90,
        other_active=110 + n % 90,
        visits=60 + n % 100,
        hours=1000 + n,
        amount=100_000 + n,
    )


def _site(n: int, position: int) -> str:
    return _fill(
        "site",
        n=f"{n:04}",
        key=SITES[position],
        number=n + position,
        district=1 + (n + position) % DISTRICTS,
        operators="association, club" if position == 1 else "association",
        month=f"{1 + (n + position) % 12:02}",
        status="open" if position else "not_listed",
    )


def _fill(name: str, **values: object) -> str:
    """Fill a record of `made_up/`; what stands for several lines brings its own line ends."""
    lines = {key: str(value).removesuffix("\n") for key, value in values.items()}
    return _template(name).substitute(lines, checked=CHECKED)


@cache
def _template(name: str) -> Template:
    return Template((MADE_UP / f"{name}.yaml").read_text("utf-8"))


def _pick(choices: Sequence[str], n: int) -> str:
    return choices[n % len(choices)]
