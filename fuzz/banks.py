"""Mutated banks of the course: read and checked, and those that are read are shown."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from fuzz.mutations import mutated
from ketacourse.quiz.bank.check import check_bank
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.screen.shown import question
from ketacourse.quiz.screen.static import static_html

COUNT = 20_000
BANKS = sorted((Path(__file__).parents[1] / "quizzes").glob("*.yaml"))


EXTREMES = 20  # one trial in so many
HEAD = "bank: b\ntitle: {}\nlesson: l\nobjectives: {{know: Know it.}}\nitems:\n"
ITEM = (
    "  - {{id: i{}, type: choice, shuffle: true, objective: know, difficulty: easy, "
    "explanation: e, stem: {}, "
    "options: {{a: {{text: x, correct: true, feedback: {}}}, b: {{text: y, feedback: f}}}}}}\n"
)
SIGNS = [
    "*a ",
    "[a",
    "$x$ ",
    "a\n|-\n",
    "`",
    "![a](",
    "> ",
    "- ",
    "<a ",
    "&amp",
    "$\\frac12$ ",
    "_a_",
]


def trial(chance: Random, folder: Path) -> str:
    """A bank with some faults is refused line by line, or read and shown."""
    if chance.randrange(EXTREMES) == 0:
        path, text = folder / "b.yaml", extreme(chance)
    else:
        source = chance.choice(BANKS)
        path, text = folder / source.name, mutated(source.read_text("utf-8"), chance)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    if check_bank(path):
        return "refused"
    bank = load_bank(path)
    shown = [item for item in bank.items if not item.is_in_cell]
    static_html(bank, shown)
    for item in shown:
        question(item, bank.number(item))
        item.answer_html()
    return "read"


def extreme(chance: Random) -> str:
    """A file as large as is allowed, or larger, made of one thing over and over."""
    size = chance.choice([50_000, 190_000, 800_000])
    sign = chance.choice(SIGNS)
    kind = chance.randrange(6)
    if kind == 0:
        return HEAD.format(chance.choice(["1", "-", "1.", "[", "{"]) * chance.randint(1, size))
    if kind == 1:
        return "".join(f"k{at}: {chance.choice('1x')}\n" for at in range(size // 8))
    if kind == 2:
        return chance.choice(["[", "{a: ", "- ", "? "]) * (size // 4)
    if kind == 3:  # texts that are as long as is shown
        texts = [(sign * 5_000)[: chance.choice([500, 4_900])] for _ in range(size // 5_500)]
        return HEAD.format("t") + "".join(
            ITEM.format(at, json.dumps(text), "f") for at, text in enumerate(texts[:90])
        )
    if kind == 4:  # formulas, each another
        texts = [
            " ".join(f"$x_{{{at}}}^{{{n}}}$" for n in range(80)) for at in range(size // 1_500)
        ]
        return HEAD.format("t") + "".join(
            ITEM.format(at, json.dumps(text), "f") for at, text in enumerate(texts[:90])
        )
    return HEAD.format("t") + "".join(ITEM.format(at, "s", "f") for at in range(size // 150))
