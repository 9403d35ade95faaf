"""All shapes of the model, for tests that ask the same of each."""

from __future__ import annotations

from collections.abc import Iterator

from values_exchange.fields import FieldOf, fields_of, is_shape, item_type
from values_exchange.schema import KINDS


def all_shapes() -> list[type]:
    """Give every shape a record can hold, the records first."""
    found: list[type] = list(KINDS.values())
    for shape in found:
        inner = [item_type(entry.type) for entry in fields_of(shape).values()]
        found.extend(kind for kind in dict.fromkeys(inner) if is_shape(kind) and kind not in found)
    return found


def all_fields() -> Iterator[tuple[type, FieldOf]]:
    """Give every field with the shape it belongs to."""
    for shape in all_shapes():
        for entry in fields_of(shape).values():
            yield shape, entry
