"""The two engines that judge data by the schema, and the adapter that gives the same facts from both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import islice
from typing import Any, Literal

from attrs import frozen

from values_exchange.dates import is_date
from values_exchange.problems import Path
from values_exchange.schema import PARTIAL_DATE, Schema, schema_id, schema_of
from values_exchange.validation.faults import Fault, value_at

Engine = Literal["fast", "reference"]
"""`fast` is jsonschema-rs; `reference` is jsonschema, which is slower and runs wherever Python does."""

FORMATS: Mapping[str, Callable[[str], bool]] = {PARTIAL_DATE: lru_cache(maxsize=10_000)(is_date)}
"""The formats the schemas use, each with what checks it in texts; numbers have bounds of their own."""

MOST_FAULTS = 400
"""How many faults of one file are looked at: more than anybody mends at once."""

HEAVY = 1_000_000
"""Above this weight (see `_weight`) broken data is described by the reference engine, which stops when told to."""


@frozen(kw_only=True)
class _Refusal:
    """What an engine says of one error, before it is one fault for each name it concerns."""

    keyword: str
    path: Path
    limit: object = None
    names: tuple[str, ...] = ()


def default_engine() -> Engine:
    """Give the fast engine where it is installed, else the reference."""
    return "fast" if _has_fast() else "reference"


@cache
def _has_fast() -> bool:
    return find_spec("jsonschema_rs") is not None


def faults_of(data: object, cls: type, engine: Engine) -> list[Fault]:
    """Give what the schema of a shape refuses in data; the order is the engine's."""
    if engine == "fast":
        try:
            if _fast(cls).is_valid(data):
                return []
            if not _is_heavy(data):
                refusals = (_fast_refusal(error, data) for error in _fast(cls).iter_errors(data))
                return list(islice(_faults(refusals, data), MOST_FAULTS))
        except (UnicodeEncodeError, _UnclearPath):  # the first at half of a surrogate pair, which JSON may hold
            pass
    refusals = (_reference_refusal(error) for error in _reference(cls).iter_errors(data))
    return list(islice(_faults(refusals, data), MOST_FAULTS))


def _faults(refusals: Iterable[_Refusal], data: object) -> Iterator[Fault]:
    """Make one fault of each name, and of each item that stands twice."""
    for refusal in refusals:
        found = value_at(data, refusal.path)
        if refusal.keyword == "uniqueItems" and isinstance(found, list):
            for again in _repeated(found):
                yield Fault(keyword="uniqueItems", path=(*refusal.path, again), found=found[again])
            continue
        for name in refusal.names or ("",):
            yield Fault(keyword=refusal.keyword, path=refusal.path, found=found, limit=refusal.limit, name=name)


def _repeated(items: list[Any]) -> list[int]:
    """Give the positions of items that stood in the list before."""
    seen: set[str] = set()
    again = []
    for position, item in enumerate(items):
        key = repr(int(item) if isinstance(item, float) and item.is_integer() else item)
        if key in seen:
            again.append(position)
        seen.add(key)
    return again


def _is_heavy(data: object) -> bool:
    """
    Tell whether describing what is wrong with data could take very long.

    The fast engine gathers all errors at once, each with a copy of what it is about: the sum over all lists and maps of
    their length times all that is in them bounds that. A record as long as any person writes stays far below.

    Raises:
        _UnclearPath: if a field has no name, which the fast engine would leave out of its paths.
    """
    weight = 0

    def size(value: object) -> int:
        nonlocal weight
        if not isinstance(value, (list, dict)):
            return 1
        if isinstance(value, dict) and "" in value:
            raise _UnclearPath
        inside = sum(size(item) for item in (value.values() if isinstance(value, dict) else value))
        weight += len(value) * inside
        return inside + 1

    size(data)
    return weight > HEAVY


@cache
def _fast(cls: Any) -> Any:
    import jsonschema_rs

    schema = schema_of(cls, schema_id(cls.__name__.lower()))
    return jsonschema_rs.Draft202012Validator(
        schema, validate_formats=True, formats=dict(FORMATS), ignore_unknown_formats=False
    )


class _UnclearPath(Exception):
    """A path of which the fast engine does not tell to which key it leads."""


def _fast_refusal(error: Any, data: object) -> _Refusal:
    """
    Take the facts from an error of jsonschema-rs.

    Raises:
        _UnclearPath: where keys such as `8` and `08` stand side by side.
    """
    kind, where, path = error.kind, error.schema_path, _true_path(error.instance_path, data)
    if where[-2:-1] == ["propertyNames"]:
        return _Refusal(keyword="propertyNames", path=path, limit=_limit(kind.error.kind), names=(kind.error.instance,))
    names = getattr(kind, "unexpected", None) or ([kind.property] if hasattr(kind, "property") else [])
    return _Refusal(keyword=where[-1], path=path, limit=_limit(kind), names=tuple(names))


def _true_path(steps: Iterable[str | int], data: object) -> Path:
    """Give the path with its keys as they are written: jsonschema-rs gives a key of digits as a number, `08` as 8."""
    path: list[str | int] = []
    for step in steps:
        key = step
        if isinstance(data, Mapping) and isinstance(step, int):
            digits = re.compile(rf"\+?0*{step}" if step else r"\+?0+")
            same = [name for name in data if digits.fullmatch(name)]
            if len(same) != 1:
                raise _UnclearPath
            key = same[0]
        path.append(key)
        data = value_at(data, (key,))
    return tuple(path)


def _limit(kind: Any) -> object:
    return next((getattr(kind, fact) for fact in ("limit", "options", "pattern") if hasattr(kind, fact)), None)


@cache
def _reference(cls: Any) -> Any:
    import jsonschema

    formats = jsonschema.FormatChecker(formats=())
    for name, holds in FORMATS.items():
        formats.checks(name)(lambda value, holds=holds: not isinstance(value, str) or holds(value))
    made: Any = jsonschema.validators.extend(  # type: ignore[no-untyped-call]
        jsonschema.Draft202012Validator, {"uniqueItems": _unique_items}
    )
    return made(_in_python(schema_of(cls, schema_id(cls.__name__.lower()))), format_checker=formats)


def _unique_items(_validator: Any, wanted: bool, items: Any, _schema: Any) -> Iterator[Any]:  # noqa: FBT001
    """Refuse repeated items in time that grows with their number, not with its square."""
    from jsonschema import ValidationError

    if wanted and isinstance(items, list) and _repeated(items):
        yield ValidationError("repeated")


def _in_python(schema: Any) -> Any:
    """Write patterns so that Python reads them as JSON Schema means them: `$` is the very end."""
    if isinstance(schema, list):
        return [_in_python(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result: Schema = {}
    for name, part in schema.items():
        if name == "pattern" and isinstance(part, str):
            result[name] = _to_the_end(part)
        elif name == "patternProperties":
            result[name] = {_to_the_end(pattern): _in_python(inner) for pattern, inner in part.items()}
        else:
            result[name] = _in_python(part)
    return result


def _to_the_end(pattern: str) -> str:
    return pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern


def _reference_refusal(error: Any) -> _Refusal:
    """Take the facts from an error of jsonschema."""
    where, path, keyword = list(error.absolute_schema_path), tuple(error.absolute_path), str(error.validator)
    if where[-2:-1] == ["propertyNames"]:
        return _Refusal(keyword="propertyNames", path=path, limit=error.validator_value, names=(error.instance,))
    names: Iterable[str] = ()
    match keyword:
        case "additionalProperties":
            names = _unexpected(error.instance, error.schema)
        case "required":
            names = (name for name in error.validator_value if name not in error.instance)
        case "dependentRequired":
            stated = (needed for name, needed in error.validator_value.items() if name in error.instance)
            names = (name for needed in stated for name in needed if name not in error.instance)
    return _Refusal(keyword=keyword, path=path, limit=error.validator_value, names=tuple(dict.fromkeys(names)))


def _unexpected(found: Mapping[str, object], schema: Schema) -> Iterator[str]:
    patterns = schema.get("patternProperties", {})
    known = schema.get("properties", {})
    return (name for name in found if name not in known and not any(re.search(p, name) for p in patterns))
