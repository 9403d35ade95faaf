"""What a network, a city, a programme, a site … is: frozen values and nothing else."""

from values_exchange.model.bodies import Contact, MemberOf, Organisation, Review, Role, Source
from values_exchange.model.city import City, EuMembership, Governance, GovernanceBody, Policy, PracticeNote
from values_exchange.model.claims import Absent, Answer, Coded, Conflict, Lesson, Statement, TopicStatement, When
from values_exchange.model.learning import Award, Evaluation, Transfer
from values_exchange.model.network import Event, Exchange, Member, Network, Theme, Visit
from values_exchange.model.offer import Audience, Offer, Staff
from values_exchange.model.programme import (
    HistoryEntry,
    Link,
    Programme,
    ProgrammePart,
    Related,
    Status,
)
from values_exchange.model.quantities import Figure, Money
from values_exchange.model.sites import Hours, Operator, Place, Site, SiteState
from values_exchange.model.translations import Translation
from values_exchange.model.volunteers import Volunteers

__all__ = [
    "Absent",
    "Answer",
    "Audience",
    "Award",
    "City",
    "Coded",
    "Conflict",
    "Contact",
    "EuMembership",
    "Evaluation",
    "Event",
    "Exchange",
    "Figure",
    "Governance",
    "GovernanceBody",
    "HistoryEntry",
    "Hours",
    "Lesson",
    "Link",
    "Member",
    "MemberOf",
    "Money",
    "Network",
    "Offer",
    "Operator",
    "Organisation",
    "Place",
    "Policy",
    "PracticeNote",
    "Programme",
    "ProgrammePart",
    "Related",
    "Review",
    "Role",
    "Site",
    "SiteState",
    "Source",
    "Staff",
    "Statement",
    "Status",
    "Theme",
    "TopicStatement",
    "Transfer",
    "Translation",
    "Visit",
    "Volunteers",
    "When",
]
