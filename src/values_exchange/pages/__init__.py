"""The pages of a catalogue: Markdown headings and HTML blocks, knowing nothing of what builds them into a site."""

from values_exchange.pages.embedded import embedded_city, embedded_comparison, embedded_programme
from values_exchange.pages.excerpts import Excerpt, excerpts
from values_exchange.pages.links import Links
from values_exchange.pages.page import BLOCK, Heading, Page, Tree
from values_exchange.pages.paths import ACCESSIBILITY, PRIVACY, SCRIPT, STYLE_SHEET, record_path
from values_exchange.pages.publisher import Publisher
from values_exchange.pages.tree import render_files, render_records, render_tree
from values_exchange.pages.unseen import Unseen, unseen

__all__ = [
    "ACCESSIBILITY",
    "BLOCK",
    "PRIVACY",
    "SCRIPT",
    "STYLE_SHEET",
    "Excerpt",
    "Heading",
    "Links",
    "Page",
    "Publisher",
    "Tree",
    "Unseen",
    "embedded_city",
    "embedded_comparison",
    "embedded_programme",
    "excerpts",
    "record_path",
    "render_files",
    "render_records",
    "render_tree",
    "unseen",
]
