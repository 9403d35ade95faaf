"""The pages of a catalogue: Markdown headings and HTML blocks, knowing nothing of what builds them into a site."""

from values_exchange.pages.embedded import embedded_city, embedded_comparison, embedded_programme
from values_exchange.pages.links import Links
from values_exchange.pages.page import Heading, Page, Tree
from values_exchange.pages.paths import STYLE_SHEET
from values_exchange.pages.tree import render_tree

__all__ = [
    "STYLE_SHEET",
    "Heading",
    "Links",
    "Page",
    "Tree",
    "embedded_city",
    "embedded_comparison",
    "embedded_programme",
    "render_tree",
]
