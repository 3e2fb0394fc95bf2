"""The layout of a bank: which keys there are, what they hold, and the JSON Schema for editors.

The tables here are what `ketacourse.quiz.bank.load` reads by, so the schema cannot promise an
editor anything that the reader refuses. ``python -m ketacourse.quiz.bank.schema`` prints the
schema, which is kept beside this module as ``bank.schema.json``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from ketacourse.display.text import LONGEST_TEXT
from ketacourse.quiz.bank.given import WHOLE
from ketacourse.quiz.items.records import DIFFICULTIES, FEEDBACK_RULES

Kind = Literal[
    "text",
    "id",
    "name",
    "number",
    "whole",
    "sign",
    "flag",
    "word",
    "value",
    "table",
    "list",
    "map",
    "item",
    "given",
]

# More than any question or lesson is made of; whoever needs more has another bank.
MOST_ROWS = 100
MOST_GIVEN = 300  # numbers from the facts in a bank, each of which may have to be worked out

# Words of JavaScript that an id could be: objects there have them already, as the page would find.
RESERVED = ("constructor", "prototype")
ID = rf"^(?!(?:{'|'.join(RESERVED)})$)[a-z0-9][a-z0-9_-]{{0,63}}$"
NAME = r"^[A-Za-z_][A-Za-z0-9_]{0,63}$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What a key holds. `each` is what a list or map holds, `table` the keys of a table.

    `rest` is what keys of a table beside those hold. With `given`, ``{{name}}`` may stand for the
    number; in texts it may always. A text is Markdown unless it is `bare`.
    """

    kind: Kind
    doc: str
    required: bool = True
    words: tuple[str, ...] = ()
    low: float | None = None
    least: int = 1
    each: Field | None = None
    table: dict[str, Field] | None = None
    rest: Field | None = None
    given: bool = False
    bare: bool = False


Fields = dict[str, Field]


def _text(doc: str, *, required: bool = True) -> Field:
    return Field(kind="text", doc=doc, required=required)


def _bare(doc: str, *, required: bool = True) -> Field:
    """A text that is shown or used as it is written."""
    return Field(kind="text", doc=doc, required=required, bare=True)


def _list(doc: str, each: Field, *, required: bool = True, least: int = 1) -> Field:
    return Field(kind="list", doc=doc, each=each, required=required, least=least)


def _table(doc: str, table: Fields) -> Field:
    return Field(kind="table", doc=doc, table=table)


OPTION: Fields = {
    "text": _text("What the student reads, in Markdown."),
    "correct": Field(kind="flag", doc="True for a right option.", required=False),
    "feedback": _text("What to say to those who chose it: why it is right or wrong."),
}
STEP: Fields = {
    "text": _text("The step, in Markdown."),
    "feedback": _text("Why it comes where it comes."),
}
PAIR: Fields = {
    "prompt": _text("Left side of the pair, in Markdown."),
    "target": _text("Its right partner; pairs may share one."),
    "feedback": _text("Why the two belong together."),
}
ANSWER: Fields = {
    "value": Field(kind="number", doc="The right value, in the unit.", given=True),
    "tolerance": Field(kind="number", doc="How far off is still right.", low=0, given=True),
    "relative": Field(
        kind="flag", doc="True if the tolerance is a share of the value.", required=False
    ),
    "unit": _bare("The unit asked for; leave it out for a plain number.", required=False),
}
NEAR_MISS: Fields = {
    "value": Field(kind="number", doc="A wrong value that students commonly give.", given=True),
    "tolerance": Field(
        kind="number",
        doc="How far off still counts as this one.",
        required=False,
        low=0,
        given=True,
    ),
    "feedback": _text("What probably went wrong."),
}
CASE: Fields = {
    "arguments": _list("The arguments of one call.", Field(kind="value", doc="Any value.")),
    "expected": Field(kind="value", doc="What the call has to give."),
    "message": _bare("What this case is about; shown when it fails.", required=False),
}

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
        rest=_bare("What the number is looked up by, such as the id of a study."),
    ),
)

COMMON: Fields = {
    "id": Field(kind="id", doc="Short name, unique in the bank: lower case, digits, - and _."),
    "type": Field(kind="word", doc="The kind of question."),
    "objective": Field(kind="id", doc="Which objective of the bank it serves."),
    "difficulty": Field(kind="word", doc="How hard it is.", words=DIFFICULTIES),
    "points": Field(kind="number", doc="What it is worth; 1 if left out.", required=False, low=0),
    "given": Field(kind="given", doc=GIVEN.doc, required=False),
    "stem": _text("The question, in Markdown with $maths$."),
    "hint": _text("A nudge for those who ask for it.", required=False),
    "explanation": _text("Why the answer is what it is; shown after an attempt."),
    "cites": _list(
        "Ids of the citations behind it.",
        Field(kind="id", doc="Id of a citation."),
        required=False,
        least=0,
    ),
}

_HYPOTHESIS = Field(kind="whole", doc="Number of the hypothesis whose edges count.", low=1)

_OPTIONS: Fields = {
    "options": Field(
        kind="map",
        doc="What can be chosen, each under a short id.",
        least=2,
        each=_table("An option.", OPTION),
    ),
    "shuffle": Field(kind="flag", doc="True to show the options in another order.", required=False),
}

BY_TYPE: dict[str, Fields] = {
    "choice": _OPTIONS,
    "multiple": _OPTIONS,
    "numeric": {
        "answer": _table("The right number.", ANSWER),
        "near_misses": _list(
            "Common wrong numbers, each with its feedback.",
            _table("A common wrong number.", NEAR_MISS),
            required=False,
        ),
    },
    "order": {
        "steps": _list("The steps in the right order.", _table("A step.", STEP), least=3),
    },
    "match": {
        "pairs": _list("What belongs together.", _table("A pair.", PAIR), least=2),
        "distractors": _list(
            "Targets that fit no prompt.", _text("A target, in Markdown."), required=False
        ),
    },
    "reflection": {
        "points_covered": _text("The instructor's note: what a thoughtful answer may touch on."),
        "min_words": Field(
            kind="whole", doc="About how many words are asked for.", required=False, low=0
        ),
    },
    "code": {
        "function": Field(kind="name", doc="Name of the function to write."),
        "parameters": _list(
            "Names of its parameters.", Field(kind="name", doc="A parameter."), least=0
        ),
        "starter": _bare("Code to start from.", required=False),
        "cases": _list("Calls that decide.", _table("A call.", CASE)),
        "tolerance": Field(
            kind="number",
            doc="How far numbers may differ, relative to the expected one.",
            required=False,
            low=0,
        ),
    },
    "path": {
        "hypothesis": _HYPOTHESIS,
        "from": Field(kind="id", doc="Id of the node where the path begins."),
        "to": Field(kind="id", doc="Id of the node where the path ends."),
        "choices": _list(
            "Ids of the nodes offered: those of a path, and some that lead nowhere.",
            Field(kind="id", doc="Id of a node."),
            least=2,
        ),
    },
    "predict": {
        "hypothesis": _HYPOTHESIS,
        "perturb": Field(
            kind="map",
            doc="What is done, by id of a node: -1 blocks or removes it, 1 adds or stimulates it.",
            each=Field(kind="sign", doc="-1 or 1."),
        ),
        "with_ketamine": Field(
            kind="flag", doc="True to compare with ketamine alone, false with no treatment."
        ),
        "outcome": Field(kind="id", doc="Id of the node to look at, such as ad_sustained."),
        "experiment": _bare(
            "Id of a published experiment that did the same; shown after an attempt.",
            required=False,
        ),
    },
}

BANK: Fields = {
    "bank": Field(kind="id", doc="Name of the bank, the same as the file's."),
    "title": _text("Title shown above the quiz."),
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
        each=_text("One objective, beginning with a verb."),
    ),
    "items": _list("The questions.", Field(kind="item", doc="A question.")),
}


def fields_of(kind: str) -> Fields:
    """Every key of an item of this type. A reflection may do without an explanation."""
    fields = COMMON | BY_TYPE[kind]
    fields["type"] = Field(kind="word", doc=COMMON["type"].doc, words=(kind,))
    if kind == "reflection":
        fields["explanation"] = _text("What to read afterwards.", required=False)
    return fields


def json_schema() -> dict[str, Any]:
    """JSON Schema of a bank, for editors that check while one writes."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A ketacourse question bank",
        **_object(BANK),
    }


def _item() -> dict[str, Any]:
    """An item: what is allowed follows from its type."""
    types = {"enum": sorted(BY_TYPE), "description": COMMON["type"].doc}
    rules = []
    for kind in sorted(BY_TYPE):
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
