"""Folder to catalogue and problems; the only place that opens records."""

from values_exchange.reading.catalogues import Progress, Reading, read, record_files
from values_exchange.reading.names import kind_of, slug_of
from values_exchange.reading.records import document_of

__all__ = ["Progress", "Reading", "document_of", "kind_of", "read", "record_files", "slug_of"]
