"""`Publisher`: who publishes a site, as far as that has been said."""

from __future__ import annotations

from attrs import frozen

from values_exchange.languages import Text
from values_exchange.pages.markup import Markup, element, escape


@frozen(kw_only=True)
class Publisher:
    """
    Who publishes a site and answers for it; what is left empty is called not named, and never made up.

    Attributes:
        name: The public body or the organisation.
        contact: A mail address, a web address, or words such as a telephone number.
        enforcement: The body that hears complaints about accessibility, and how it is reached, as `contact`.
        hosting: Who delivers the pages and what is noted of visitors there.
    """

    name: str = ""
    contact: str = ""
    enforcement: str = ""
    enforcement_contact: str = ""
    hosting: Text | None = None


def way_to(contact: str) -> Markup:
    """
    Give a contact as what can be done with it: a link for a mail or web address, else the words themselves.

    >>> way_to("office@example.org")
    Markup('<a href="mailto:office@example.org">office@example.org</a>')
    >>> way_to("+00 000 000")
    Markup('+00 000 000')
    """
    if contact.startswith(("https://", "http://")):
        return element("a", contact, href=contact, rel="noreferrer")
    if "@" in contact and " " not in contact:
        return element("a", contact, href=f"mailto:{contact}")
    return escape(contact)
