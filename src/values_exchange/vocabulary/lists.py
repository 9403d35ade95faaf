"""All code lists together, in the order in which a record is read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from values_exchange.vocabulary.challenges import CHALLENGES
from values_exchange.vocabulary.codes import CodeList
from values_exchange.vocabulary.governance import BODY_KINDS, EVENT_KINDS, POLICY_KINDS, TOPICS
from values_exchange.vocabulary.learning import EVALUATION_DESIGNS, EVALUATION_KINDS, LESSON_KINDS
from values_exchange.vocabulary.measures import MEASURES
from values_exchange.vocabulary.money import (
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

_IN_READING_ORDER: tuple[CodeList, ...] = (
    PROGRAMME_KINDS,
    LINKS,
    PLACEMENTS,
    PROGRAMME_STATUSES,
    CHALLENGES,
    APPROACHES,
    TARGET_GROUPS,
    PARTICIPATION,
    FUNCTIONS,
    CHANNELS,
    VOLUNTEERS,
    DIRECTIONS,
    TASKS,
    VOLUNTEER_STATUSES,
    ANSWERS,
    SITE_STATUSES,
    ORGANISATION_KINDS,
    ROLES,
    MEASURES,
    RATES,
    QUALIFIERS,
    BASES,
    MONEY_ORIGINS,
    MONEY_COVERS,
    MONEY_STAGES,
    MONEY_PURPOSES,
    MONEY_FORMS,
    EVALUATION_KINDS,
    EVALUATION_DESIGNS,
    LESSON_KINDS,
    RELATIONS,
    HISTORY_KINDS,
    BODY_KINDS,
    POLICY_KINDS,
    TOPICS,
    EVENT_KINDS,
    MODES,
    STATES,
    CERTAINTIES,
    ABSENT_REASONS,
    CONFLICT_STATES,
    SOURCE_KINDS,
    REVIEW_STATES,
    REVIEW_METHODS,
    TRANSLATION_KINDS,
)

CODE_LISTS: Mapping[str, CodeList] = MappingProxyType({one.id: one for one in _IN_READING_ORDER})
"""Every code list by its id."""
