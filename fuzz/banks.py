"""Mutated banks of the course: read and checked, and those that are read are shown."""

from __future__ import annotations

from pathlib import Path
from random import Random

from fuzz.mutations import mutated
from ketacourse.quiz.bank.check import check_bank
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.screen.shown import question
from ketacourse.quiz.screen.static import static_html

COUNT = 20_000
BANKS = sorted((Path(__file__).parents[1] / "quizzes").glob("*.yaml"))


def trial(chance: Random, folder: Path) -> str:
    """A bank with some faults is refused line by line, or read and shown."""
    source = chance.choice(BANKS)
    path = folder / source.name
    path.write_bytes(mutated(source.read_text("utf-8"), chance).encode("utf-8", "surrogatepass"))
    problems = check_bank(path)
    if problems:
        return "refused"
    bank = load_bank(path)
    shown = [item for item in bank.items if not item.is_in_cell]
    static_html(bank, shown)
    for item in shown:
        question(item)
        item.answer_html()
    return "read"
