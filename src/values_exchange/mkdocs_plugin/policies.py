"""The pages that get a Content-Security-Policy: those of a build of our own, never those of somebody else's site."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


def our_pages(files: Files, config: MkDocsConfig, *, added: Container[str]) -> Iterator[Path]:
    """
    Give the pages of a build: those of MkDocs, of the theme, such as `404.html`, and the documents of the records.

    HTML files that somebody has put among the hand-written pages are left out, and so is any site with another theme
    than Material: what those need is not known, and other themes ask other hosts for scripts.

    Args:
        added: the paths of what the plugin has added.
    """
    if config.theme.name != "material":
        return
    site = Path(config.site_dir)
    ours = [file.abs_dest_path for file in files if file.is_documentation_page() or file.src_uri in added]
    templates = [str(site / name) for name in (*config.theme.static_templates, *config.extra_templates)]
    for place in map(Path, dict.fromkeys([*ours, *templates])):
        if place.suffix == ".html" and place.is_file():
            yield place
