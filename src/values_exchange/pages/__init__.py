"""The pages of a catalogue: Markdown headings and HTML blocks, knowing nothing of the tool that builds them into a site."""

from values_exchange.pages.links import Links
from values_exchange.pages.page import Page, Tree
from values_exchange.pages.tree import render_tree

__all__ = ["Links", "Page", "Tree", "render_tree"]
