"""Cells of texts: statements, lessons, evaluations, prizes, related programmes, and any shape that comes later."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from values_exchange.comparison.asof import happened
from values_exchange.comparison.cells import Entry
from values_exchange.comparison.entries import entry_of, plain_entry
from values_exchange.comparison.view import View
from values_exchange.dates import PartialDate
from values_exchange.fields import FieldOf, Refers, fields_of, is_blank, is_shape
from values_exchange.languages import Text
from values_exchange.model import Award, Evaluation, Lesson, Related, Statement
from values_exchange.problems import Path
from values_exchange.vocabulary import EVALUATION_DESIGNS, EVALUATION_KINDS, RELATIONS
from values_exchange.wording import mid_sentence, written_number


def text_entries(view: View, section: object, value: Any, path: Path) -> tuple[Entry, ...]:
    """Give the entries of a field of texts: one for each statement, study, prize or other claim in it."""
    if isinstance(value, tuple):
        return tuple(_text_entry(view, section, item, (*path, position)) for position, item in enumerate(value))
    return () if is_blank(value) else (_text_entry(view, section, value, path),)


def _text_entry(view: View, section: object, item: Any, path: Path) -> Entry:
    if not is_shape(type(item)):
        return _plain(view, item, path)
    match item:
        case Evaluation():
            return _evaluation(view, item, path)
        case Award():
            return entry_of(view, item, path, label=_award(view, item), at=happened)
        case Related():
            return entry_of(view, item, path, label=_related(view, item), codes=(item.relation,), at=happened)
        case Statement() | Lesson():
            return entry_of(view, item, path, section=section, label=_project(view, item))
    return entry_of(view, item, path, section=section, label=", ".join(_telling(view, item)))


def _plain(view: View, item: Any, path: Path) -> Entry:
    if isinstance(item, Text):
        return plain_entry(path, texts=view.texts(item))
    if isinstance(item, PartialDate):
        return plain_entry(path, view.say.date(item))
    return plain_entry(path, written_number(item, view.say) if isinstance(item, (int, float)) else str(item))


def _project(view: View, item: Statement | Lesson) -> str:
    project = item.from_project if isinstance(item, Lesson) else None
    return view.say("From another project, {name}", name=project) if project else ""


def _evaluation(view: View, evaluation: Evaluation, path: Path) -> Entry:
    who = view.organisation_name(evaluation.by) if evaluation.by else ""
    kind = mid_sentence(view.label(EVALUATION_KINDS, evaluation.kind), view.say) if evaluation.kind else ""
    design = mid_sentence(view.label(EVALUATION_DESIGNS, evaluation.design), view.say) if evaluation.design else ""
    scope = view.text(evaluation.scope).rstrip(".")
    payers = view.say.join([view.organisation_name(payer) for payer in evaluation.paid_by])
    paid = view.say("paid for by {names}", names=payers) if payers else ""
    label = ", ".join(filter(None, (who, evaluation.title or "", kind, design, scope, paid)))
    findings = evaluation.findings
    sources = (*evaluation.sources, *(source for finding in findings for source in finding.sources))
    texts = view.texts(*(finding.text for finding in findings))
    return entry_of(
        view, evaluation, path, label=label, texts=texts, sources=tuple(dict.fromkeys(sources)), at=happened
    )


def _award(view: View, award: Award) -> str:
    giver = view.say("given by {name}", name=view.organisation_name(award.by)) if award.by else ""
    sum_won = "" if award.amount is None else written_number(award.amount, view.say, award.currency or "")
    return ", ".join(filter(None, (award.name, giver, sum_won)))


def _related(view: View, related: Related) -> str:
    other = view.say("{name} ({what})", name=related.name, what=related.city) if related.city else related.name
    return view.say("{relation}: {name}", relation=view.label(RELATIONS, related.relation), name=other)


_NOT_TOLD = frozenset(
    {"sources", "caveat", "id", "as_of", "date", "until", "period", "certainty", "said_by", "state", "absent"}
)
"""Fields that an entry shows in a place of their own."""


def _telling(view: View, item: object) -> Iterator[str]:
    """Give what the fields of a shape say, in the order of the model, where no better sentence is known for it."""
    for name, field in fields_of(type(item)).items():
        value = getattr(item, name)
        if name in _NOT_TOLD or field.meaning.flat or is_blank(value):
            continue
        for part in value if isinstance(value, tuple) else (value,):
            yield _word(view, field, part)


def _word(view: View, field: FieldOf, value: object) -> str:
    if isinstance(value, Text):
        return view.text(value)
    if field.meaning.codes is not None:
        return view.label(field.meaning.codes, str(value))
    if field.meaning.refers is Refers.ORGANISATION:
        return view.organisation_name(str(value))
    if isinstance(value, (int, float)):
        return written_number(value, view.say)
    return ", ".join(_telling(view, value)) if is_shape(type(value)) else str(value)
