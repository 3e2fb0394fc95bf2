"""Spoilt files of answers: restored, and read as the log itself; work goes on all the same."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random

from fuzz.mutations import mutated
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import Bank
from ketacourse.quiz.log.attempt import Attempt, line_of
from ketacourse.quiz.log.attempts import HEADER, AttemptLog
from ketacourse.quiz.log.moments import is_moment
from ketacourse.quiz.log.progress import progress
from ketacourse.quiz.log.work import export_work, restore_work

COUNT = 20_000
BANKS = sorted((Path(__file__).parents[1] / "quizzes").glob("*.yaml"))
RESPONSES = (
    "a",
    "b",
    ["a", "c"],
    {"p1": "t1"},
    0.5,
    "50 %",
    "",
    None,
    {"source": "", "outputs": []},
)


def trial(chance: Random, folder: Path) -> str:
    """A spoilt file is restored or refused, and the same file in place of the log opens."""
    bank = load_bank(chance.choice(BANKS))
    data = _spoilt(_work(bank, chance), chance)
    for path in folder.glob("*.jsonl"):
        path.unlink()
    log = AttemptLog(folder / "mine.jsonl")
    kept = log.keep(bank.items[0], "kept before")
    result = restore_work(log, data, "saved.jsonl")
    _goes_on(log, bank, kept)
    (folder / "replaced.jsonl").write_bytes(data)
    found = AttemptLog(folder / "replaced.jsonl")
    found.read()
    _goes_on(found, bank, found.keep(bank.items[0], "kept after"))
    return "restored" if result.accepted else "refused"


def _work(bank: Bank, chance: Random) -> bytes:
    """A file as "Save my work" gives it."""
    made = (Attempt.of(item, chance.choice(RESPONSES)) for item in bank.items)
    day = "2026-11-{:02}T09:30:00.000Z"
    lines = (line_of(replace(one, time=day.format(chance.randint(1, 30)))) for one in made)
    return HEADER + b"".join(lines)


def _spoilt(data: bytes, chance: Random) -> bytes:
    """As text, as bytes, or cut short."""
    how = chance.randrange(4)
    if how == 0:
        return data[: chance.randrange(len(data))]
    if how == 1:
        spoilt = bytearray(data)
        for _ in range(chance.randint(1, 20)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        return bytes(spoilt)
    return mutated(data.decode(), chance).encode("utf-8", "surrogatepass")


def _goes_on(log: AttemptLog, bank: Bank, kept: Attempt) -> None:
    """The answer is there, everything can be sent to a page, saved, and restored whole."""
    attempts = log.read()
    if log.trouble or kept not in attempts:
        raise AssertionError(f"an answer is not there: {log.trouble}")
    json.dumps([one.response for one in attempts] + [*log.notes], ensure_ascii=False).encode()
    if not all(is_moment(one.time) for one in attempts):
        raise AssertionError("an answer was taken without a moment")
    progress(bank, attempts)
    fresh = AttemptLog(log.path.with_name(f"again-{log.path.name}"))
    restore_work(fresh, export_work(log), "again.jsonl")
    if {one.id for one in fresh.read()} != {one.id for one in attempts}:
        raise AssertionError("what was saved did not come back whole")
