"""Odd responses to every question of the course: marked or refused, kept, shown and counted."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from fuzz.mutations import PIECES
from ketacourse.display.incoming import mended
from ketacourse.errors import KetacourseError
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import Item, mark
from ketacourse.quiz.log.attempt import Attempt, attempt_of, line_of
from ketacourse.quiz.log.progress import progress
from ketacourse.quiz.screen.shown import outcome, told

COUNT = 100_000
BANKS = sorted((Path(__file__).parents[1] / "quizzes").glob("*.yaml"))
QUESTIONS = [(bank, item) for bank in map(load_bank, BANKS) for item in bank.items]
WORDS = ("", "a", "b", "s1", "s2", "p1", "t1", "source", "outputs", "value", "error", "shown")
NUMBERS = (0, -1, 1.5, 10**400, 2**63, 1e308, float("nan"), float("inf"), True)
HALVES = ("\ud83d", "\ude00", "a\ud83d b", "\ud83d\ude00")
DEEPEST = 4


def trial(chance: Random, _folder: Path) -> str:
    """A response is refused in a sentence, or marked, kept, read again, shown and counted."""
    bank, item = chance.choice(QUESTIONS)
    response = _response(item, chance)
    try:
        found = mark(item, mended(response))
    except KetacourseError as fault:
        json.dumps(str(fault)).encode()
        str(fault).encode()
        return "refused"
    if not 0 <= found.score <= found.max_score:
        raise AssertionError(f"{item.id}: {found.score} of {found.max_score}")
    try:
        line = line_of(Attempt.of(item, response))
    except KetacourseError:
        return "marked, and too long or odd to keep"
    attempt = attempt_of(line)
    if isinstance(attempt, str):
        raise TypeError(f"{item.id}: what was kept is not read: {attempt}")
    if not item.is_in_cell:
        shown = outcome(item, [attempt], withheld=False, revealed=chance.random() < 0.5)
        json.dumps(shown, ensure_ascii=False).encode()
        told(item, found, [attempt]).encode()
    if progress(bank, [attempt]).answered != 1:
        raise AssertionError(f"{item.id}: a kept answer was not counted")
    return "marked"


def _response(item: Item, chance: Random) -> Any:
    """Something near what the question asks for, or anything at all."""
    if chance.random() < 0.5:
        return _value(chance, 0)
    ids = list(item.offered) or ["1", "0,5", "50 %", "3/4", "6,022e23"]
    few = chance.choices(ids, k=chance.randint(0, len(ids) + 1))
    near = [item.solution, chance.choice(ids), few, dict.fromkeys(few, chance.choice(ids))]
    near += [{"source": _text(chance), "outputs": [_value(chance, 1)] * chance.randint(0, 4)}]
    return chance.choice(near)


def _value(chance: Random, depth: int) -> Any:
    kind = chance.random()
    if depth > DEEPEST or kind < 0.5:
        return chance.choice([None, _text(chance), chance.choice(WORDS), chance.choice(NUMBERS)])
    parts = [_value(chance, depth + 1) for _ in range(chance.randint(0, 4))]
    return parts if kind < 0.75 else {chance.choice(WORDS): part for part in parts}


def _text(chance: Random) -> str:
    pieces = chance.choices([*PIECES, *HALVES, *WORDS, "1", "2", "."], k=chance.randint(0, 6))
    return "".join(pieces) * (chance.randint(1, 30_000) if chance.random() < 0.01 else 1)
