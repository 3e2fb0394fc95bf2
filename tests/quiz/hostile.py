"""Banks with a hostile text in every field, and a student who has answered everything in them."""

import json
from itertools import cycle

from ketacourse.quiz.bank.load import load_bank, read_bank
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.screen.view import QuizWidget
from tests.hostile import PAYLOADS

A_BANK = 60  # items


def options(text):
    return {
        "a": {"text": f"A {text}", "feedback": text, "correct": True},
        "b": {"text": f"B {text}", "feedback": text},
        "c": {"text": f"C {text}", "feedback": text, "correct": False},
    }


def steps(text):
    return [{"text": f"{at} {text}", "feedback": text} for at in range(1, 4)]


def pairs(text):
    return [{"prompt": f"{a} {text}", "target": f"{a}{a} {text}", "feedback": text} for a in "AB"]


# The fields of each type that hold a text, and whatever else it needs.
FIELDS = {
    "choice": lambda text: {"options": options(text)},
    "multiple": lambda text: {"options": options(text)},
    "numeric": lambda text: {
        "answer": {"value": 1, "tolerance": 0.1, "unit": text.replace("\n", " ")},
        "near_misses": [{"value": 2, "feedback": text}],
    },
    "order": lambda text: {"steps": steps(text)},
    "match": lambda text: {"pairs": pairs(text), "distractors": [text]},
    "reflection": lambda text: {"points_covered": text},
    "path": lambda _: {
        "hypothesis": 1,
        "from": "glutamate",
        "to": "ad_sustained",
        "choices": ["ampar", "bdnf", "trkb", "lhb_neuron", "mor"],
    },
    "predict": lambda _: {
        "hypothesis": 1,
        "perturb": {"ampar": -1},
        "with_ketamine": True,
        "outcome": "ad_acute",
    },
}


def item(name, kind, text):
    common = {"objective": "know", "difficulty": "easy"}
    texts = {"stem": text, "hint": text, "explanation": text}
    return {"id": name, "type": kind, **common, **texts, **FIELDS[kind](text)}


def write_bank(folder, name, items, title):
    """A bank as a file; what is JSON is YAML too."""
    head = {"bank": name, "title": title, "lesson": "99_test", "objectives": {"know": "Know it."}}
    path = folder / f"{name}.yaml"
    path.write_text(json.dumps({**head, "items": items}), "utf-8")
    return path


def is_shown(folder, text):
    """Whether a bank may hold a text at all; some are refused when it is read."""
    path = write_bank(folder, "alone", [item("one", "choice", text)], "Alone")
    return read_bank(path)[0] is not None


def hostile_banks(folder):
    """Banks in which every payload that a bank may hold stands in all fields of an item."""
    shown = [text for text in PAYLOADS if is_shown(folder, text)]
    kinds = cycle(FIELDS)
    made = [item(f"i{at}", next(kinds), text) for at, text in enumerate(shown)]
    return [
        load_bank(write_bank(folder, f"hostile{at}", made[at : at + A_BANK], shown[at]))
        for at in range(0, len(made), A_BANK)
    ]


def response(asked, text):
    """A response that is wrong in part, so that there is feedback of every kind."""
    return {
        "choice": lambda: "b",
        "multiple": lambda: ["a", "b"],
        "numeric": lambda: "2",
        "order": lambda: list(asked.offered),
        "match": lambda: {prompt.id: asked.targets[0].id for prompt in asked.prompts},
        "reflection": lambda: text,
        "path": lambda: ["ampar", "bdnf"],
        "predict": lambda: asked.ruling.options[0].id,
    }[asked.type]()


def answered(bank, folder):
    """A quiz in which everything was answered, and every hint and answer asked for."""
    log = AttemptLog(folder / f"{bank.id}.jsonl")
    for asked in bank.items:
        given = response(asked, asked.stem)
        log.append(Attempt.of(asked, given, hint_used=True, revealed=True))
    return QuizWidget(bank, bank.items, log)
