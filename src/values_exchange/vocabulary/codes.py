"""What a code, a measure and a code list are, and the addresses they have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from attrs import field, frozen

URI_BASE = "https://w3id.org/values-exchange/"
"""Start of every address of ours. Registering it with w3id.org is up to whoever publishes the catalogue."""


@frozen(kw_only=True)
class Code:
    """
    One word of a code list, with what it means.

    Shape: `same_as` holds the addresses of entries in other lists that mean exactly this.
    """

    code: str
    label: str
    definition: str
    same_as: tuple[str, ...] = ()


@frozen(kw_only=True)
class Measure(Code):
    """
    What a figure counts, with the unit it is counted in.

    Shape: `section` names the page section that shows it; a `context` measure describes the city or an area and not
    the programme, so that every figure of it has to bring its own definition.
    """

    unit: str
    section: str
    context: bool = False


@frozen(kw_only=True)
class CodeList:
    """
    A list of codes in reading order.

    Shape: an `open` list has the code `other`, which needs a text beside it.

    >>> from values_exchange.vocabulary import FUNCTIONS
    >>> "advise" in FUNCTIONS, FUNCTIONS["advise"].label
    (True, 'Advice')
    >>> FUNCTIONS.uri_of("advise")
    'https://w3id.org/values-exchange/codes/functions/advise'
    """

    id: str
    title: str
    description: str
    codes: tuple[Code, ...]
    open: bool = False
    _by_code: Mapping[str, Code] = field(init=False, eq=False, repr=False)

    @_by_code.default
    def _index(self) -> Mapping[str, Code]:
        return MappingProxyType({code.code: code for code in self.codes})

    def __contains__(self, code: object) -> bool:
        """Tell whether the list has this code."""
        return code in self._by_code

    def __getitem__(self, code: str) -> Code:
        """Give the entry of this code; a KeyError where the list has none."""
        return self._by_code[code]

    def __iter__(self) -> Iterator[Code]:
        """Give the entries in reading order."""
        return iter(self.codes)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self.codes)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Give the codes alone, in reading order."""
        return tuple(code.code for code in self.codes)

    @property
    def uri(self) -> str:
        """Give the address of the list."""
        return f"{URI_BASE}codes/{self.id}"

    def uri_of(self, code: str) -> str:
        """Give the address of one of its codes; a KeyError where the list has none."""
        return f"{self.uri}/{self[code].code}"


def listed(rows: Iterable[tuple[str, str, str]]) -> tuple[Code, ...]:
    """
    Turn rows into codes, so that a list reads as the table it is.

    Shape: each row is (code, label, definition).
    """
    return tuple(Code(code=code, label=label, definition=definition) for code, label, definition in rows)
