"""A comparison as JSON, with the same keys every time."""

from __future__ import annotations

import json
from typing import Any

from attrs import asdict

from values_exchange.comparison import Cell, Column, Comparison, Derivation, Entry, Row, Verdict
from values_exchange.languages import Said


def as_json(comparison: Comparison) -> bytes:
    """
    Give a comparison as JSON, in UTF-8, with the same keys every time.

    Shape::

        {"language", "as_of": date or null, "as_of_in_words",
         "columns": [{"id", "name", "city_id", "city": text, "programme": text or null, "file",
           "sources": {id: {"record", "title", "publisher", "date", "url", "account"}}}],
         "sections": [{"id", "title",
           "rows": [{"id", "title", "kind", "description", "question", "unit",
             "cells": {column: {"state", "state_in_words", "note": text or null, "remark", "sources": [id],
               "entries": [{"label", "texts": [text], "codes", "labels", "done", "about",
                 "date": {"shown", "dated_by", "first", "last", "certainty"},
                 "quantity": {"low", "high", "unit", "qualifier"} or null,
                 "in_euros": {"currency", "low", "high", "qualifier", "year", "rate", "rate_kind", "days", "why_not",
                   "shown", "words"} or null,
                 "derivation": {"formula", "as_of", "as_of_words", "notes",
                   "inputs": [{"what", "value", "date", "sources": [id], "record", "path"}]} or null,
                 "account", "said_by", "sources": [id], "caveat": text or null, "holds",
                 "path": [field, key or position]}]}},
             "verdict": null or {"documented": [column], "comparable": [{"columns", "sentence"}],
               "reasons": [{"why", "columns", "sentence", "years"}],
               "codes": [{"code", "label", "done": [column], "announced": [column], "ended": [column]}],
               "sentences"}}]}]}

    A text is ``{"text", "language"}``. Euros stand beside a sum in another currency, and a derivation beside a number
    that no source states; of euros that cannot be given, `low` is null and `why_not` says why. What is not known
    is null, an empty list or an empty text; a zero is 0.
    """
    return (json.dumps(_json(comparison), ensure_ascii=False, indent=1) + "\n").encode()


def _json(comparison: Comparison) -> dict[str, Any]:
    return {
        "language": comparison.language,
        "as_of": str(comparison.as_of) if comparison.as_of else None,
        "as_of_in_words": comparison.as_of_words,
        "columns": [_json_column(column) for column in comparison.columns],
        "sections": [
            {"id": section.id, "title": section.title, "rows": [_json_row(row) for row in section.rows]}
            for section in comparison.sections()
        ],
    }


def _json_column(column: Column) -> dict[str, Any]:
    return {
        "id": column.id,
        "name": column.name,
        "city_id": column.city_id,
        "city": _json_text(column.city),
        "programme": _json_text(column.title),
        "file": column.file,
        "sources": {
            key: {
                "record": cited.record,
                "title": cited.title,
                "publisher": cited.publisher,
                "date": cited.date,
                "url": cited.url,
                "account": cited.account.value,
            }
            for key, cited in column.sources.items()
        },
    }


def _json_row(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "kind": row.kind.value,
        "description": row.description,
        "question": row.question,
        "unit": row.unit,
        "cells": {cell.column: _json_cell(cell) for cell in row.cells},
        "verdict": _json_verdict(row.verdict) if row.verdict else None,
    }


def _json_cell(cell: Cell) -> dict[str, Any]:
    return {
        "state": cell.state.value,
        "state_in_words": cell.words,
        "note": _json_text(cell.note),
        "remark": cell.remark,
        "sources": list(cell.sources),
        "entries": [_json_entry(entry) for entry in cell.entries],
    }


def _json_entry(entry: Entry) -> dict[str, Any]:
    dating, quantity = entry.dating, entry.quantity
    return {
        "label": entry.label,
        "texts": [_json_text(text) for text in entry.texts],
        "codes": list(entry.codes),
        "labels": list(entry.labels),
        "done": entry.state,
        "about": list(entry.about),
        "date": {
            "shown": dating.shown,
            "dated_by": dating.by.value,
            "first": str(dating.first) if dating.first else None,
            "last": str(dating.last) if dating.last else None,
            "certainty": dating.certainty,
        },
        "quantity": asdict(quantity) if quantity else None,
        "in_euros": asdict(entry.in_euros) if entry.in_euros else None,
        "derivation": _json_derivation(entry.derivation) if entry.derivation else None,
        "account": entry.account.value,
        "said_by": entry.said_by,
        "sources": list(entry.sources),
        "caveat": _json_text(entry.caveat),
        "holds": entry.holds.value if entry.holds else None,
        "path": list(entry.path),
    }


def _json_derivation(derivation: Derivation) -> dict[str, Any]:
    return {
        "formula": derivation.formula,
        "as_of": str(derivation.as_of),
        "as_of_words": derivation.as_of_words,
        "notes": list(derivation.notes),
        "inputs": [
            {**asdict(fact), "sources": list(fact.sources), "path": list(fact.path)} for fact in derivation.inputs
        ],
    }


def _json_verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "documented": list(verdict.documented),
        "comparable": [{"columns": list(group.columns), "sentence": group.sentence} for group in verdict.comparable],
        "reasons": [
            {
                "why": reason.why.value,
                "columns": list(reason.columns),
                "sentence": reason.sentence,
                "years": reason.years,
            }
            for reason in verdict.reasons
        ],
        "codes": [
            {
                "code": code.code,
                "label": code.label,
                "done": list(code.done),
                "announced": list(code.announced),
                "ended": list(code.ended),
            }
            for code in verdict.codes
        ],
        "sentences": list(verdict.sentences),
    }


def _json_text(said: Said | None) -> dict[str, str] | None:
    return {"text": said.text, "language": said.language} if said else None
