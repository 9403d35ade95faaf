"""The Content-Security-Policy of the built pages: what a browser may load and run for them, and nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import unescape
from pathlib import Path

from attrs import frozen

SETTINGS = "headers"
"""The folder, in the folder of a site, with what a web server can be told."""

OTHER_HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Headers that are worth sending besides, by their names."""

_ATTRIBUTES = r"""(?:[^>"']|"[^"]*"|'[^']*')*"""
_SCRIPT = re.compile(rf"<script\b({_ATTRIBUTES})>(.*?)</script\b", re.IGNORECASE | re.DOTALL)
_STYLE = re.compile(rf"<style\b{_ATTRIBUTES}>(.*?)</style\b", re.IGNORECASE | re.DOTALL)
_STYLED = re.compile(
    r"""<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*?\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_HAS_STYLE = re.compile(r"\sstyle\s*=", re.IGNORECASE)
_SRC = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\stype\s*=\s*["']?\s*([^\s"'>]+)""", re.IGNORECASE)
_RUNS = frozenset({"module", "importmap", "speculationrules"})
"""Types of scripts that are no JavaScript by name, and that a policy decides about all the same."""

_STATED = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', re.IGNORECASE)
_CHARSET = re.compile(r"<meta\s+charset\s*=[^>]*>", re.IGNORECASE)
_HEAD = re.compile(rf"<head\b{_ATTRIBUTES}>", re.IGNORECASE)
_HASH = re.compile(r"'sha256-[A-Za-z0-9+/=]+'")
_BEGINNING = 16_384
"""Within so many characters a page of ours states its policy: it stands before all else but the character set."""


@frozen(kw_only=True)
class Inline:
    """
    What stands in pages themselves and not in files of their own, as the sources that a policy names.

    Attributes:
        scripts: those that run; data in a `<script type="application/json">` is none.
        styles: the contents of `<style>`.
        attributes: the contents of `style="…"`, such as Markdown writes into cells of a table.

    """

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()

    def __or__(self, other: Inline) -> Inline:
        """Give what stands in the one or in the other."""
        return Inline(
            scripts=self.scripts | other.scripts,
            styles=self.styles | other.styles,
            attributes=self.attributes | other.attributes,
        )


def inline_of(html: str) -> Inline:
    """Find the scripts and styles that stand in a page. Handlers such as `onclick` are left out: they do not run."""
    attributes = (unescape("".join(found)) for found in _STYLED.findall(html)) if _HAS_STYLE.search(html) else ()
    return Inline(
        scripts=frozenset(_source(text) for written, text in _SCRIPT.findall(html) if _runs(written)),
        styles=frozenset(map(_source, _STYLE.findall(html))),
        attributes=frozenset(map(_source, attributes)),
    )


def _runs(attributes: str) -> bool:
    """Tell from the attributes of a script whether its text is run; the text of others is data, or not looked at."""
    if _SRC.search(attributes):
        return False
    found = _TYPE.search(attributes)
    kind = found[1].lower() if found else "text/javascript"
    return kind in _RUNS or kind.partition(";")[0].endswith(("javascript", "ecmascript"))


def _source(text: str) -> str:
    r"""
    Give a text as a source of a policy: its digest, over the line ends a browser sees.

    >>> _source("alert(1)") == _source("alert(1)"), _source("a\r\nb") == _source("a\nb")
    (True, True)
    """
    read = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{b64encode(sha256(read.encode()).digest()).decode()}'"


def policy(inline: Inline) -> str:
    """
    Give the policy of a page, or of a whole server: what the site itself holds, and what stands in its pages.

    `'self'` is enough for pages opened from a disk too: Chromium 156 and Firefox 153 take it for all files there.
    Nothing names `'unsafe-inline'` or `'unsafe-eval'`; `'unsafe-hashes'` is needed for attributes with a style, and
    stands only where there are such. `data:` is for the symbols in the style sheet of Material. What no line names,
    such as frames and objects, is not loaded at all; the frame in which pages from a disk search begins empty, so that
    it needs no leave.
    """
    attributes = ["'unsafe-hashes'", *sorted(inline.attributes)] if inline.attributes else []
    lines = (
        ["default-src", "'none'"],
        ["script-src", "'self'", *sorted(inline.scripts)],
        ["style-src", "'self'", *sorted(inline.styles), *attributes],
        ["img-src", "'self'", "data:"],
        ["font-src", "'self'"],
        ["media-src", "'self'"],
        ["connect-src", "'self'"],
        ["worker-src", "'self'"],
        ["base-uri", "'none'"],
        ["form-action", "'none'"],
    )
    return "; ".join(" ".join(line) for line in lines)


def with_policy(html: str) -> str:
    """Have a page state its policy, before all that it would load; one that states a policy already keeps that."""
    if stated_in(html) is not None:
        return html
    place = _CHARSET.search(html, 0, _BEGINNING) or _HEAD.search(html, 0, _BEGINNING)
    if place is None:
        return html
    stated = f'<meta http-equiv="Content-Security-Policy" content="{policy(inline_of(html))}">'
    return f"{html[: place.end()]}\n{stated}{html[place.end() :]}"


def stated_in(html: str) -> str | None:
    """Give the policy that a page states at its beginning; none, if it states none."""
    found = _STATED.search(html, 0, _BEGINNING)
    return found[1] if found else None


def write_policies(pages: Iterable[Path]) -> None:
    """Have built pages state their policies, each what stands in it."""
    for page in pages:
        html = page.read_bytes().decode()
        if (stating := with_policy(html)) != html:
            page.write_bytes(stating.encode())


def write_settings(site: Path) -> None:
    """
    Write beside the pages of a site what a web server can be told: the policies of all of them in one, and more.

    A site without a page of ours that states its policy is part of somebody else's, whose policy is theirs: nothing is
    written.
    """
    inline = _inline_of_all(site)
    if inline is None:
        return
    (site / SETTINGS).mkdir()
    for name, text in settings(inline).items():
        (site / SETTINGS / name).write_bytes(text.encode())


def _inline_of_all(site: Path) -> Inline | None:
    """Give what stands in all pages of a site; none, if no page below its folders states a policy."""
    inline, is_ours = Inline(), False
    for page in site.rglob("*.html"):
        with page.open(encoding="utf-8", errors="replace", newline="") as text:
            stated = stated_in(beginning := text.read(_BEGINNING))
            is_ours |= stated is not None and page.parent != site
            inline |= inline_of(beginning + text.read()) if stated is None else _named_in(stated)
    return inline if is_ours else None


def _named_in(stated: str) -> Inline:
    """Give what a policy of ours allows to stand in a page; a style of either kind counts as both."""
    lines = dict(line.strip().partition(" ")[::2] for line in stated.split(";"))
    styles, _, attributes = lines.get("style-src", "").partition("'unsafe-hashes'")
    return Inline(
        scripts=frozenset(_HASH.findall(lines.get("script-src", ""))),
        styles=frozenset(_HASH.findall(styles)),
        attributes=frozenset(_HASH.findall(attributes)),
    )


def settings(inline: Inline) -> dict[str, str]:
    """Give, by the name of its file, what a kind of server is told, so that it sends the headers with all it sends."""
    # Only a header can say who may show a page in a frame: a page that says it of itself is not listened to.
    headers = {"Content-Security-Policy": f"{policy(inline)}; frame-ancestors 'self'", **OTHER_HEADERS}
    rows = headers.items()
    return {
        "nginx.conf": _told(
            "# nginx: `include` this in the server or location of the site.",
            (f'add_header {name} "{value}" always;' for name, value in rows),
        ),
        "apache.conf": _told(
            "# Apache, with mod_headers: in the virtual host, or as .htaccess in the folder of the site.",
            (f'Header always set {name} "{value}"' for name, value in rows),
        ),
        "_headers": _told(
            "# Hosts of static sites that read a file `_headers`: move this to the folder of the site.",
            ("/*", *(f"  {name}: {value}" for name, value in rows)),
        ),
    }


def _told(what: str, lines: Iterable[str]) -> str:
    made = "# Made with the site, for its pages as they are: take it anew after each build."
    return "\n".join((what, made, *lines, ""))
