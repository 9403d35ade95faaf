"""The option `publisher` of the plugin: who answers for the pages, as a `mkdocs.yml` says it."""

from __future__ import annotations

from mkdocs.config import config_options as options
from mkdocs.config.base import Config

from values_exchange.languages import Text
from values_exchange.pages import Publisher


class PublisherConfig(Config):  # type: ignore[no-untyped-call] # its base class is not typed
    """What a `mkdocs.yml` says under `publisher`; what is left out is called not named on the pages."""

    name = options.Type(str, default="")
    contact = options.Type(str, default="")
    enforcement = options.Type(str, default="")
    enforcement_contact = options.Type(str, default="")
    hosting = options.Type((str, dict), default="")


def publisher_of(said: PublisherConfig, language: str) -> Publisher:
    """
    Give the publisher as pages show it.

    Args:
        language: that of a text about the hosting which does not name its own.
    """
    hosting = said.hosting if isinstance(said.hosting, dict) else {language: said.hosting}
    texts = {str(tag): str(text).strip() for tag, text in hosting.items() if str(text or "").strip()}
    return Publisher(
        name=said.name.strip(),
        contact=said.contact.strip(),
        enforcement=said.enforcement.strip(),
        enforcement_contact=said.enforcement_contact.strip(),
        hosting=Text(texts) if texts else None,
    )
