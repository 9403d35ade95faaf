"""The controlled words and measures of the exchange, with labels, definitions and addresses."""

from values_exchange.vocabulary.challenges import CHALLENGES
from values_exchange.vocabulary.codes import URI_BASE, Code, CodeList, Measure
from values_exchange.vocabulary.governance import BODY_KINDS, COUNTRY_CODES, EVENT_KINDS, POLICY_KINDS, TOPICS
from values_exchange.vocabulary.learning import EVALUATION_DESIGNS, EVALUATION_KINDS, LESSON_KINDS
from values_exchange.vocabulary.lists import CODE_LISTS
from values_exchange.vocabulary.measures import MEASURES, measure
from values_exchange.vocabulary.money import (
    CURRENCIES,
    MONEY_COVERS,
    MONEY_FORMS,
    MONEY_ORIGINS,
    MONEY_PURPOSES,
    MONEY_STAGES,
)
from values_exchange.vocabulary.offer import APPROACHES, CHANNELS, FUNCTIONS, MODES, PROGRAMME_KINDS
from values_exchange.vocabulary.organisations import ORGANISATION_KINDS, ROLES
from values_exchange.vocabulary.people import PARTICIPATION, TARGET_GROUPS
from values_exchange.vocabulary.sources import (
    CONFLICT_STATES,
    LINKS,
    OWN_ACCOUNTS,
    PLACEMENTS,
    RELATIONS,
    REVIEW_METHODS,
    REVIEW_STATES,
    SOURCE_KINDS,
    TRANSLATION_KINDS,
)
from values_exchange.vocabulary.status_and_dates import (
    ABSENT_REASONS,
    BASES,
    CERTAINTIES,
    HISTORY_KINDS,
    PROGRAMME_STATUSES,
    QUALIFIERS,
    RATES,
    SITE_STATUSES,
    STATES,
)
from values_exchange.vocabulary.volunteers import ANSWERS, DIRECTIONS, TASKS, VOLUNTEER_STATUSES, VOLUNTEERS

__all__ = [
    "ABSENT_REASONS",
    "ANSWERS",
    "APPROACHES",
    "BASES",
    "BODY_KINDS",
    "CERTAINTIES",
    "CHALLENGES",
    "CHANNELS",
    "CODE_LISTS",
    "CONFLICT_STATES",
    "COUNTRY_CODES",
    "CURRENCIES",
    "DIRECTIONS",
    "EVALUATION_DESIGNS",
    "EVALUATION_KINDS",
    "EVENT_KINDS",
    "FUNCTIONS",
    "HISTORY_KINDS",
    "LESSON_KINDS",
    "LINKS",
    "MEASURES",
    "MODES",
    "MONEY_COVERS",
    "MONEY_FORMS",
    "MONEY_ORIGINS",
    "MONEY_PURPOSES",
    "MONEY_STAGES",
    "ORGANISATION_KINDS",
    "OWN_ACCOUNTS",
    "PARTICIPATION",
    "PLACEMENTS",
    "POLICY_KINDS",
    "PROGRAMME_KINDS",
    "PROGRAMME_STATUSES",
    "QUALIFIERS",
    "RATES",
    "RELATIONS",
    "REVIEW_METHODS",
    "REVIEW_STATES",
    "ROLES",
    "SITE_STATUSES",
    "SOURCE_KINDS",
    "STATES",
    "TARGET_GROUPS",
    "TASKS",
    "TOPICS",
    "TRANSLATION_KINDS",
    "URI_BASE",
    "VOLUNTEERS",
    "VOLUNTEER_STATUSES",
    "Code",
    "CodeList",
    "Measure",
    "measure",
]
