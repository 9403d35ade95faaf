"""Volunteers: who volunteers for whom, what they do, and how they are recruited, trained, supported and protected."""

from typing import Annotated

from values_exchange.fields import Compared, Meaning, Need, shape
from values_exchange.model.claims import Absences, Answer, AsOf, Coded, Sources, Statement
from values_exchange.vocabulary import DIRECTIONS, TASKS, VOLUNTEER_STATUSES, VOLUNTEERS

STATED = [{"en": "Volunteers meet once a month.", "sources": ["seed"]}]
ANSWERED = {"answer": "yes", "en": "A course of three evenings.", "sources": ["seed"]}


def _answer(title: str, description: str, question: str, need: Need = Need.OPTIONAL) -> Meaning:
    return Meaning(title, description, question=question, need=need, example=ANSWERED, compared=Compared.ANSWERS)


@shape("Volunteers")
class Volunteers:
    """Who volunteers, for whom, with which tasks, and what the programme does for them."""

    who: Annotated[
        tuple[Coded, ...],
        Meaning(
            "Who volunteers",
            "The groups volunteers come from.",
            question="Who are the volunteers: long-time residents, newcomers, or both?",
            need=Need.ANSWERED,
            example=[{"codes": ["residents"], "sources": ["seed"]}],
            codes=VOLUNTEERS,
            compared=Compared.CODES,
        ),
    ]
    direction: Annotated[
        tuple[Coded, ...],
        Meaning(
            "Who volunteers for whom",
            "Whether residents volunteer for newcomers, newcomers for newcomers, newcomers for everyone, or all do so "
            "together.",
            question="Who volunteers for whom?",
            need=Need.RECOMMENDED,
            example=[{"codes": ["together"], "sources": ["seed"]}],
            codes=DIRECTIONS,
            compared=Compared.CODES,
        ),
    ] = ()
    tasks: Annotated[
        tuple[Coded, ...],
        Meaning(
            "Tasks",
            "What volunteers do.",
            question="What do volunteers do in an ordinary week?",
            need=Need.RECOMMENDED,
            example=[{"codes": ["interpret"], "sources": ["seed"]}],
            codes=TASKS,
            compared=Compared.CODES,
        ),
    ] = ()
    status: Annotated[
        tuple[Coded, ...],
        Meaning(
            "Legal form",
            "Whether they volunteer freely, in a civic service, or in an elected office.",
            example=[{"codes": ["civic_service"], "sources": ["seed"]}],
            codes=VOLUNTEER_STATUSES,
            compared=Compared.CODES,
        ),
    ] = ()
    recruitment: Annotated[
        Answer | None,
        _answer("Recruitment", "How volunteers are found.", "How do you find volunteers, and newcomers among them?"),
    ] = None
    intake: Annotated[
        Answer | None,
        _answer("First talk", "How volunteers are received.", "What happens in the first talk with a volunteer?"),
    ] = None
    matching: Annotated[
        Answer | None,
        _answer("Matching", "How volunteers and people or tasks are brought together.", "How are volunteers matched?"),
    ] = None
    training: Annotated[
        Answer | None,
        _answer("Training", "Whether volunteers are trained, and how.", "Which training do volunteers get?"),
    ] = None
    support: Annotated[
        Answer | None, _answer("Support", "Whom volunteers can turn to.", "Whom can volunteers turn to?")
    ] = None
    supervision: Annotated[
        Answer | None,
        _answer(
            "Supervision", "Whether volunteers reflect on hard cases with a professional.", "Is there supervision?"
        ),
    ] = None
    insurance: Annotated[
        Answer | None,
        _answer("Insurance", "Whether volunteers are insured, and by whom.", "Are volunteers insured, and by whom?"),
    ] = None
    expenses: Annotated[
        Answer | None,
        _answer("Expenses", "Whether expenses or an allowance are paid.", "Which expenses are paid back?"),
    ] = None
    recognition: Annotated[
        Answer | None,
        _answer(
            "Recognition", "How volunteers are thanked: certificates, prizes, events.", "How are volunteers thanked?"
        ),
    ] = None
    checks: Annotated[
        Answer | None,
        _answer(
            "Checks and accreditation", "Background checks and accreditation of volunteers.", "Which checks are made?"
        ),
    ] = None
    standards: Annotated[
        Answer | None, _answer("Standards", "Whose standards of volunteering apply.", "Which standards do you follow?")
    ] = None
    boundary: Annotated[
        tuple[Statement, ...],
        Meaning(
            "Paid and voluntary work",
            "Where voluntary work ends and paid work begins.",
            question="What must volunteers not be asked to do?",
            example=STATED,
            compared=Compared.TEXTS,
        ),
    ] = ()
    paths_to_paid: Annotated[
        tuple[Statement, ...],
        Meaning(
            "Paths to paid work", "How volunteering led or leads to a job.", example=STATED, compared=Compared.TEXTS
        ),
    ] = ()
    statements: Annotated[
        tuple[Statement, ...],
        Meaning("About the volunteers", "What else sources say of the volunteers.", example=STATED),
    ] = ()
    sources: Sources = ()
    as_of: AsOf = None
    absent: Absences = ()
