"""Examples of fields as the lines of a record."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_PLAIN = re.compile(r"[A-Za-zÀ-ž][\w À-ž.,/()’“”-]*")
_WORDS_WITH_A_MEANING = frozenset({"yes", "no", "true", "false", "null", "on", "off"})


def as_yaml(value: object, indent: str = "") -> str:
    """
    Write plain data as the lines of a record, the way the guide writes them.

    >>> print(as_yaml({"operators": [{"organisations": ["asg", "caritas"], "as_of": 2019}]}))
    operators:
      - organisations: [asg, caritas]
        as_of: 2019
    """
    if isinstance(value, Mapping):
        return "\n".join(_entry(indent, str(key), content) for key, content in value.items())
    if isinstance(value, list):
        return "\n".join(f"{indent}- {as_yaml(item, indent + '  ').lstrip()}" for item in value)
    return indent + _scalar(value)


def _entry(indent: str, key: str, content: object) -> str:
    if isinstance(content, Mapping):
        return f"{indent}{_scalar(key)}:\n{as_yaml(content, indent + '  ')}"
    if isinstance(content, list) and any(isinstance(item, (Mapping, list)) for item in content):
        return f"{indent}{_scalar(key)}:\n{as_yaml(content, indent + '  ')}"
    if isinstance(content, list):
        return f"{indent}{_scalar(key)}: [{', '.join(_scalar(item, flow=True) for item in content)}]"
    return f"{indent}{_scalar(key)}: {_scalar(content)}"


def _scalar(value: object, *, flow: bool = False) -> str:
    """Write a text or number; in quotes where YAML would take it for something else."""
    if not isinstance(value, str):
        return str(value)
    plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS_WITH_A_MEANING and not value.endswith(" ")
    return value if plain and not (flow and "," in value) else json.dumps(value, ensure_ascii=False)
