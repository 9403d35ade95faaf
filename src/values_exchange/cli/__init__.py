"""The command line: check, new, compare, schema, pages, site, example."""

from values_exchange.cli.main import main

__all__ = ["main"]
