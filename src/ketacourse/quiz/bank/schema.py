"""The layout of a bank: which keys there are, what they hold, and the JSON Schema for editors.

The tables here, with those of each kind of question, are what `ketacourse.quiz.bank.load` reads by,
so the schema cannot promise an editor anything that the reader refuses. ``python -m
ketacourse.quiz.bank.schema`` prints the schema, which is kept beside this module as
``bank.schema.json``.
"""

from __future__ import annotations

import json
from typing import Any

from ketacourse.display.text import LONGEST_TEXT
from ketacourse.quiz.bank.given import WHOLE
from ketacourse.quiz.items.item import DIFFICULTIES, FEEDBACK_RULES
from ketacourse.quiz.items.kinds import KINDS
from ketacourse.quiz.items.layout import (
    ID,
    NAME,
    Field,
    Fields,
    bare_field,
    list_field,
    text_field,
)

# More than any question or lesson is made of; whoever needs more has another bank.
MOST_ROWS = 100
MOST_GIVEN = 300  # numbers from the facts in a bank, each of which may have to be worked out

NUMBER: Fields = {
    "from": Field(kind="id", doc="What it is taken from, such as outcome, pooling or harm."),
    "quantity": Field(kind="id", doc="Which number of that."),
    "times": Field(kind="number", doc="A factor, such as 100 for percent.", required=False),
}
GIVEN = Field(
    kind="map",
    doc="Numbers taken from the facts, each under the name by which {{name}} shows it.",
    each=Field(
        kind="table",
        doc="A number, and what it is to be looked up by.",
        table=NUMBER,
        rest=bare_field("What the number is looked up by, such as the id of a study."),
    ),
)

COMMON: Fields = {
    "id": Field(kind="id", doc="Short name, unique in the bank: lower case, digits, - and _."),
    "type": Field(kind="word", doc="The kind of question."),
    "objective": Field(kind="id", doc="Which objective of the bank it serves."),
    "difficulty": Field(kind="word", doc="How hard it is.", words=DIFFICULTIES),
    "points": Field(kind="number", doc="What it is worth; 1 if left out.", required=False, low=0),
    "guess": Field(
        kind="flag",
        doc="True for a warm-up that nobody can know yet: it counts neither for nor against.",
        required=False,
    ),
    "given": Field(kind="given", doc=GIVEN.doc, required=False),
    "stem": text_field("The question, in Markdown with $maths$."),
    "hint": text_field("A nudge for those who ask for it.", required=False),
    "explanation": text_field("Why the answer is what it is; shown after an attempt."),
    "cites": list_field(
        "Ids of the citations behind it.",
        Field(kind="id", doc="Id of a citation."),
        required=False,
        least=0,
    ),
}

BANK: Fields = {
    "bank": Field(kind="id", doc="Name of the bank, the same as the file's."),
    "title": text_field("Title shown above the quiz."),
    "lesson": Field(kind="id", doc="The lesson it belongs to."),
    "feedback": Field(
        kind="word",
        doc="'withheld' where answers are explained only after a later quiz.",
        required=False,
        words=FEEDBACK_RULES,
    ),
    "objectives": Field(
        kind="map",
        doc="What a student can do afterwards, each under a short id.",
        each=text_field("One objective, beginning with a verb."),
    ),
    "items": list_field("The questions.", Field(kind="item", doc="A question.")),
}


def fields_of(kind: str) -> Fields:
    """Every key of an item of this kind: those that all have, and its own, which go before."""
    named = {"type": Field(kind="word", doc=COMMON["type"].doc, words=(kind,))}
    return COMMON | named | KINDS[kind].layout


def json_schema() -> dict[str, Any]:
    """JSON Schema of a bank, for editors that check while one writes."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A ketacourse question bank",
        **_object(BANK),
    }


def _item() -> dict[str, Any]:
    """An item: what is allowed follows from its type."""
    types = {"enum": sorted(KINDS), "description": COMMON["type"].doc}
    rules = []
    for kind in sorted(KINDS):
        this = {"properties": {"type": {"const": kind}}, "required": ["type"]}
        rules.append({"if": this, "then": _object(fields_of(kind))})
    return {
        "type": "object",
        "required": ["id", "type"],
        "properties": {"type": types},
        "allOf": rules,
    }


def _object(fields: Fields, rest: Field | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": _property(rest) if rest else False,
        "required": [name for name, field in fields.items() if field.required],
        "properties": {name: _property(field) for name, field in fields.items()},
    }


def _property(field: Field) -> dict[str, Any]:
    return {"description": field.doc, **_shape(field)}


def _shape(field: Field) -> dict[str, Any]:
    """What a field allows, in the words of JSON Schema."""
    low = {} if field.low is None else {"minimum": field.low}
    each = _property(field.each) if field.each else {}
    if field.kind == "item":
        return _item()
    if field.kind == "given":
        return _shape(GIVEN)
    if field.given:
        placeholder = {"type": "string", "pattern": f"^{WHOLE}$"}
        return {"anyOf": [{"type": "number", **low}, placeholder]}
    shapes: dict[str, dict[str, Any]] = {
        "text": {"type": ["string", "number"], "minLength": 1, "maxLength": LONGEST_TEXT},
        "id": {"type": "string", "pattern": ID},
        "name": {"type": "string", "pattern": NAME},
        "number": {"type": "number", **low},
        "whole": {"type": "integer", **low},
        "sign": {"enum": [-1, 1]},
        "flag": {"type": "boolean"},
        "word": {"type": "string", "enum": list(field.words)},
        "value": {},
        "table": _object(field.table or {}, field.rest),
        "list": {
            "type": "array",
            "minItems": field.least,
            "maxItems": MOST_ROWS,
            "items": each,
        },
        "map": {
            "type": "object",
            "minProperties": field.least,
            "maxProperties": MOST_ROWS,
            "propertyNames": {"pattern": ID},
            "additionalProperties": each,
        },
    }
    return shapes[field.kind]


def schema_text() -> str:
    """The schema as the committed file holds it."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(schema_text())
