"""
Plain data made from the model: valid by construction, and with one thing in it changed.

A new field needs nothing here. A new type of field needs a line in `_value`, as it needs one in the schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any, get_args, get_origin

from attrs import frozen
from hypothesis import strategies as st

from values_exchange.dates import PartialDate
from values_exchange.fields import FieldOf, Meaning, Need, about_shape, fields_of, is_shape, plain_type
from values_exchange.languages import LANGUAGES, Text
from values_exchange.model import Absent
from values_exchange.problems import Path
from values_exchange.vocabulary import CodeList

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8)
"""Short texts in any script, without anything that cannot be seen."""

ODD_VALUES: tuple[object, ...] = (
    None, "", "zzz", "2015-13", "2015-09-02\n", "ä", 0, -1, 5, 1.5, 2015.0, 10**30, True, [], {}, ["zzz"], ["a", "a"],
    {"en": "A text"}, {"en": ""}, {"xx": "A text"}, [{}], {"Ä": {}},
)  # fmt: skip
"""Values that are wrong in most places and right in some."""


def programme(**changes: Any) -> dict[str, Any]:
    """Give the data of a short programme, changed; a change to None leaves the field out."""
    data: dict[str, Any] = {
        "schema": 1,
        "language": "en",
        "title": "Welcome desk",
        "summary": "A desk for newcomers.",
        "kind": "welcome_service",
        "link": {"how": "stated"},
        "status": {"code": "running"},
        "need": [{"en": "Newcomers asked where to go."}],
        "audience": {"groups": [{"codes": ["newcomers"]}]},
        "offer": {"functions": [{"codes": ["advise"]}]},
        "volunteers": {"who": [{"codes": ["residents"]}]},
        "organisations": {"city": {"name": "City of Oslo"}},
        "review": {"state": "drafted_from_public_sources", "last_checked": 2026},
    }
    return {name: value for name, value in (data | changes).items() if value is not None}


def plain_data(cls: type) -> st.SearchStrategy[dict[str, Any]]:
    """Make data that the schema of a shape accepts: its required fields and a few of the others."""
    return _shape(cls, None)


@st.composite
def _shape(draw: st.DrawFn, cls: type, codes: CodeList | None) -> dict[str, Any]:
    fields = {name: entry for name, entry in fields_of(cls).items() if not entry.meaning.flat}
    flat = next((entry for entry in fields_of(cls).values() if entry.meaning.flat), None)
    gaps = draw(_gaps(cls))
    names = draw(_names(cls, frozenset(gaps)))
    data: dict[str, Any] = {}
    if flat is not None and (flat.is_required or draw(st.booleans())):
        data.update(draw(_languages()))
    for name, entry in fields.items():
        if name in names:
            data[name] = draw(_field(entry, cls, codes))
    if gaps:
        data["absent"] = [{"field": name, **draw(_shape(Absent, None))} | {"field": name} for name in gaps]
    if not data:
        # A section in which nothing stands is refused, so one of its fields is stated after all.
        name = draw(st.sampled_from([name for name in fields if name != "absent"]))
        data[name] = draw(_field(fields[name], cls, codes))
    return data


@st.composite
def _gaps(draw: st.DrawFn, cls: type) -> list[str]:
    """Choose fields that are left out with a reason."""
    own = fields_of(cls)
    if "absent" not in own:
        return []
    fixed = {name for name, entry in own.items() if entry.meaning.flat or entry.is_required} | {"absent"}
    free = [name for name in own if name not in fixed]
    return draw(st.lists(st.sampled_from(free), unique=True, max_size=2)) if free else []


@st.composite
def _names(draw: st.DrawFn, cls: type, gaps: frozenset[str]) -> set[str]:
    """Choose the fields that are stated: those that must be, a few that may be, and what each of them needs."""
    about, own = about_shape(cls), fields_of(cls)
    must = {name for name, entry in own.items() if entry.meaning.need in (Need.REQUIRED, Need.ANSWERED)}
    may = [name for name, entry in own.items() if not entry.meaning.flat and name not in must | gaps | {"absent"}]
    names = (must - gaps) | set(draw(st.lists(st.sampled_from(may), unique=True, max_size=2)) if may else ())
    if about.one_of:
        names.update(draw(st.sampled_from(about.one_of)))
    for group in about.together:
        names.update(group if names.intersection(group) else ())
    for first, second in about.needs:
        names.update({second} if first in names else ())
    return names


def _field(entry: FieldOf, owner: type, codes: CodeList | None) -> st.SearchStrategy[Any]:
    meaning = entry.meaning
    if owner is Absent and entry.name == "field":
        return st.just("sources")
    return _value(entry.type, meaning, codes if entry.name == "codes" and codes is not None else meaning.codes)


def _value(kind: Any, meaning: Meaning, codes: CodeList | None) -> st.SearchStrategy[Any]:
    plain = plain_type(kind)
    if get_origin(plain) is tuple:
        item = get_args(plain)[0]
        unique = plain_type(item) is str
        return st.lists(_value(item, meaning, codes), min_size=1, max_size=2, unique=unique)
    if isinstance(get_origin(plain), type) and issubclass(get_origin(plain), Mapping):
        inner = _value(get_args(plain)[1], Meaning("", ""), codes)
        return st.dictionaries(_matching(meaning.keys), inner, min_size=1, max_size=2)
    if is_shape(plain):
        return st.deferred(lambda: _shape(plain, codes))
    return _scalar(plain, meaning, codes)


def _scalar(plain: Any, meaning: Meaning, codes: CodeList | None) -> st.SearchStrategy[Any]:
    if plain is str:
        return _text(meaning, codes)
    low, high = meaning.minimum, meaning.maximum
    whole = st.integers(None if low is None else int(low), None if high is None else int(high))
    number = st.floats(low, high, allow_nan=False, allow_infinity=False)
    kinds: Mapping[Any, Callable[[], st.SearchStrategy[Any]]] = {
        Text: lambda: TEXTS | _languages(),
        PartialDate: _dates,
        bool: st.booleans,
        int: lambda: whole,
    }
    return kinds.get(plain, lambda: whole | number)()


def _text(meaning: Meaning, codes: CodeList | None) -> st.SearchStrategy[str]:
    if codes is not None:
        return st.sampled_from(codes.ids)
    if meaning.choices:
        return st.sampled_from(meaning.choices)
    return _matching(meaning.pattern) if meaning.pattern else TEXTS


def _matching(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(pattern, fullmatch=True).filter(lambda text: text.isprintable() and len(text) <= 60)


def _languages() -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(LANGUAGES), TEXTS, min_size=1, max_size=3)


def _dates() -> st.SearchStrategy[str | int]:
    day = st.dates(min_value=PartialDate("1900").earliest).map(lambda date: date.isoformat())
    return st.integers(1000, 9999) | day | day.map(lambda text: text[:7]) | day.map(lambda text: text[:4])


@frozen
class Change:
    """One thing that was changed in data, and where."""

    path: Path
    how: str


@st.composite
def changed(draw: st.DrawFn, data: dict[str, Any]) -> tuple[dict[str, Any], Change]:
    """Change one value in data: replace it by an odd one, leave it out, or misspell its name."""
    copy = deepcopy(data)
    if not copy:
        return {"zzz": 1}, Change(path=("zzz",), how="add")
    path = draw(st.sampled_from(list(paths(data))))
    holder: Any = copy
    for step in path[:-1]:
        holder = holder[step]
    last: Any = path[-1]
    hows = ["replace", "leave out"] if isinstance(last, int) else ["replace", "leave out", "misspell"]
    how = draw(st.sampled_from(hows))
    if how == "replace":
        holder[last] = deepcopy(draw(st.sampled_from(ODD_VALUES)))
    elif how == "leave out":
        del holder[last]
    else:
        holder[f"{last}x"] = holder.pop(last)
    return copy, Change(path=path, how=how)


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Give the paths of everything in data."""
    if path:
        yield path
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from paths(inner, (*path, name))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from paths(inner, (*path, position))
