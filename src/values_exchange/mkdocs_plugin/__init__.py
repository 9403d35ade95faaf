"""The MkDocs plugin: hooks only; it reads a catalogue, hands over its pages, and reports the records' problems."""

from values_exchange.mkdocs_plugin.plugin import ValuesExchangePlugin

__all__ = ["ValuesExchangePlugin"]
