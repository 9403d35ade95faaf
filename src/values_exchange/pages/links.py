"""Links between pages, relative to the built address: site builders neither rewrite nor check links in raw HTML."""

from __future__ import annotations

from posixpath import normpath, relpath

from attrs import frozen


@frozen(kw_only=True)
class Links:
    """
    How pages are addressed once they are built.

    With `directory_urls`, ``cities/oslo.md`` becomes ``cities/oslo/``, else ``cities/oslo.html``; `prefix` is the
    folder of the pages inside a larger site, empty or ending in a slash. `problem_pages` are the codes of problems
    that a page beside ours explains, `problems/<code>.md`.
    """

    directory_urls: bool = False
    prefix: str = ""
    problem_pages: frozenset[str] = frozenset()

    def built(self, path: str) -> str:
        """
        Give the address of a page or file from the site's root.

        >>> Links(directory_urls=True).built("cities/index.md"), Links().built("cities/oslo.md")
        ('cities/', 'cities/oslo.html')
        """
        whole = normpath(self.prefix + path)
        if not whole.endswith(".md"):
            return whole
        stem = whole.removesuffix(".md")
        folder, _, name = stem.rpartition("/")
        if not self.directory_urls:
            return f"{stem}.html"
        parent = f"{folder}/" if folder else ""
        return parent if name == "index" else f"{parent}{name}/"

    def href(self, start: str, target: str, fragment: str = "") -> str:
        """
        Give the link from one page to another page or file of the tree.

        >>> Links(directory_urls=True).href("cities/oslo.md", "index.md", "map")
        '../../#map'
        """
        tail = f"#{fragment}" if fragment else ""
        if start == target and fragment:
            return tail
        here, there = self.built(start), self.built(target)
        base = here if here.endswith("/") or not here else here.rpartition("/")[0]
        link = relpath(there or ".", base or ".")
        if there.endswith("/") or not there:
            link += "/"
        return link + tail
