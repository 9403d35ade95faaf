"""
Every address in a built site, and whether something stands there: for thousands of pages, so by looking at bytes.

Looked at are pages (links, images, scripts, forms, references from one element to another, in HTML and SVG alike),
style sheets, the sitemap, the search index of each language, and the data that the script of the Compare page reads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

from attrs import field, frozen

_WITHOUT_MARKUP = re.compile(rb"<!--.*?-->|(<(script|style)\b[^>]*>).*?</\2\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(rb"""<[a-zA-Z][^\s/>]*[\s/]((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(rb"""(?<![^\s"'/])([a-zA-Z:-]++)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]++))""")
_PLACE_IN_A_VALUE = re.compile(rb"url\(\s*['\"]?(#[^)'\"]*)")
_IN_A_STYLE_SHEET = re.compile(rb"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s"']*))\s*\)|@import\s+["']([^"']*)["']""")
_COMMENT_IN_A_STYLE_SHEET = re.compile(rb"/\*.*?\*/", re.DOTALL)
_LEADS_ON = re.compile(rb"^\s*\d+\s*;\s*url\s*=\s*(.*)$", re.IGNORECASE | re.DOTALL)
_IN_A_SITEMAP = re.compile(rb"<loc>\s*([^<]*?)\s*</loc>|\shref=\"([^\"]*)\"")
_CALLED_WITH = re.compile(r"^[\w.]+\((.*)\);?\s*$", re.DOTALL)

_ADDRESSES = frozenset({b"href", b"xlink:href", b"src", b"poster", b"action", b"formaction", b"data-compare"})
_IDS = frozenset({b"for", b"list", b"headers", b"aria-labelledby", b"aria-describedby", b"aria-controls", b"aria-owns"})
_THEMES = "#__toc"
"""What the label above a table of contents refers to: the theme leaves out the box it belongs to on most pages."""

_ELSEWHERE = frozenset({"http", "https", "mailto", "tel", "data"})


@frozen
class Found:
    """
    What a page or another file holds: the places in it that can be led to, and the addresses in it, as written.

    An address that is no more than `#` and a place stands for a reference from one element to another, too.
    """

    places: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()


def found_in(html: bytes) -> Found:
    """Find places and addresses in HTML. What stands in a script, a style or a comment is no markup."""
    ids: list[bytes] = []
    addresses: set[bytes] = set()
    for attributes in _TAG.findall(_WITHOUT_MARKUP.sub(rb"\1", html)):
        for name, *values in _ATTRIBUTE.findall(attributes):
            value = b"".join(values)
            key = name.lower()
            if key == b"id":
                ids.append(value)
            elif key in _ADDRESSES:
                addresses.add(value)
            elif key == b"srcset":
                addresses.update(one.split()[0] for one in value.split(b",") if one.strip())
            elif key in _IDS:
                addresses.update(b"#" + one for one in value.split())
            elif key == b"content" and (onward := _LEADS_ON.match(value)):
                addresses.add(onward[1])
            elif b"url(" in value:
                addresses.update(_PLACE_IN_A_VALUE.findall(value))
    return Found(
        places=frozenset(map(_text, ids)),
        addresses=frozenset(map(_text, addresses)),
        repeated=frozenset(_text(one) for one in set(ids) if ids.count(one) > 1) if len(ids) > len(set(ids)) else _NONE,
    )


_NONE: frozenset[str] = frozenset()


def _text(value: bytes) -> str:
    return unescape(value.decode()) if b"&" in value else value.decode()


@frozen
class Site:
    """
    A built site in a folder; `home` is the address it is published at, where it knows that.

    Whatever it is asked gives sentences, none if all is well.
    """

    folder: Path
    home: str = ""
    files: frozenset[str] = field()
    pages: Mapping[str, Found] = field(init=False)

    @files.default
    def _all_files(self) -> frozenset[str]:
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return frozenset(path.relative_to(self.folder).as_posix() for path in found)

    @pages.default
    def _all_pages(self) -> Mapping[str, Found]:
        html = (path for path in sorted(self.files) if path.endswith(".html"))
        return {path: found_in((self.folder / path).read_bytes()) for path in html}

    def broken(self) -> list[str]:
        """Give the addresses that lead nowhere, each with the file it stands in."""
        return [sentence for file, address, base in self._addresses() for sentence in self._wrong(file, address, base)]

    def repeated(self) -> list[str]:
        """Give the ids that a page has more than once, so that an address leads to the first of them only."""
        return [f"{page}: {one} stands there twice" for page, found in self.pages.items() for one in found.repeated]

    def count(self) -> int:
        """Give how many different addresses stand in the files, to see that the checker has read any."""
        return sum(1 for _ in self._addresses())

    def _addresses(self) -> Iterator[tuple[str, str, str]]:
        """Give each address with the file it stands in, and with the file that it is told from."""
        for page, found in self.pages.items():
            yield from ((page, address, page) for address in found.addresses)
        for file in sorted(self.files):
            if file.endswith(".css"):
                yield from ((file, address, file) for address in _of_style_sheet(self._read(file)))
            elif file.endswith("sitemap.xml"):
                yield from ((file, _text(one or other), file) for one, other in _IN_A_SITEMAP.findall(self._read(file)))
            elif file.endswith("search/search_index.json"):
                index = json.loads(self._read(file))
                start = join(dirname(dirname(file)), "index.html")
                yield from ((file, one["location"], start) for one in index["docs"])
            elif "/data/compare/" in file and file.endswith(".js"):
                start = f"{file.partition('/data/compare/')[0]}/compare.html"
                yield from ((file, address, start) for address in _of_data(self._read(file).decode(), file))

    def _read(self, file: str) -> bytes:
        return (self.folder / file).read_bytes()

    def _wrong(self, file: str, address: str, base: str) -> Iterator[str]:
        written = address
        if self.home and address.startswith(self.home):
            address, base = f"./{address.removeprefix(self.home)}", ""
        elif self.home and address.startswith(root := urlsplit(self.home).path):
            address, base = f"./{address.removeprefix(root)}", ""
        if address == _THEMES:
            return
        if not address or address.startswith("#"):
            path, place = base, unquote(address[1:])
        else:
            scheme, host, path, place = _parts(address)
            if scheme in _ELSEWHERE:
                return
            if scheme or host or path.startswith("/"):
                yield f"{file}: {written} leads out of the site"
                return
            path = _target(dirname(base), path)
        if path not in self.files:
            yield f"{file}: {written} leads to no file"
        elif place and path in self.pages and place not in self.pages[path].places:
            yield f"{file}: {written} leads to no place in {path}"


@cache
def _parts(address: str) -> tuple[str, str, str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc, unquote(parts.path), unquote(parts.fragment)


@cache
def _target(folder: str, path: str) -> str:
    """Give the file that answers a relative address: that of a folder is its index."""
    whole = normpath(join(folder, path))
    is_folder = path.endswith(("/", "/.", "/..")) or path in ("", ".", "..")
    return normpath(join(whole, "index.html")) if is_folder else whole


def _of_style_sheet(css: bytes) -> Iterator[str]:
    for parts in _IN_A_STYLE_SHEET.findall(_COMMENT_IN_A_STYLE_SHEET.sub(b"", css)):
        address = b"".join(parts).decode()
        if not address.startswith(("data:", "#")):
            yield address


def _of_data(script: str, file: str) -> Iterator[str]:
    """
    Give the addresses in a file of the Compare page: what it shows is HTML in JSON, told from that page.

    Where a claim stands on the programme's page, `data-at` says; the script makes an address of it.
    """
    called = _CALLED_WITH.match(script)
    if called is None:
        yield f"{file} is no data"
        return
    data = json.loads(called[1])
    own = str(data.get("page", "")) if isinstance(data, dict) else ""
    for key, text in _texts(data):
        if key == "page":
            yield text
        elif "<" in text:
            html = text.encode()
            yield from found_in(html).addresses
            yield from (f"{own}#{_text(one)}" for one in re.findall(rb'\sdata-at="([^"]+)"', html))


def _texts(data: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        yield key, data
    elif isinstance(data, dict):
        for name, below in data.items():
            yield from _texts(below, name)
    elif isinstance(data, list):
        for below in data:
            yield from _texts(below, key)
