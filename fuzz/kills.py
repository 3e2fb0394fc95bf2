"""Kernels killed while they keep answers: what was acknowledged must be there afterwards.

One writer or two, and a log that stands in the way: full, cut short, garbage, a link, a folder.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from ketacourse.quiz.log.attempts import HEADER, LARGEST_FILE, AttemptLog

COUNT = 1_000
LIMIT_S = 20.0  # each trial starts processes, which takes as long as the machine likes
LONGEST_S = 0.15

# Keeps answers until it is killed, and names each once it is kept. A limit on the size of files
# stands for a disk that is full.
WRITER = """
import resource, signal, sys
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import AttemptLog
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[3])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
log, number = AttemptLog(sys.argv[1]), 0
while True:
    name = f"{sys.argv[2]}n{number}"
    log.append(Attempt(id=name, time="2026-11-21T09:30:00.000Z", bank="made", item="one",
                       item_version="abc", response="x" * (number * 37 % 900)))
    print("trouble" if log.trouble else name, flush=True)
    number += 1
    if log.trouble and number > 5000:
        break
"""


def _nothing(path: Path) -> None:
    """No log yet."""


def _garbage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def _cut_short(path: Path) -> None:
    path.write_bytes(HEADER + b'{"v": 1, "id": "half')


def _link(path: Path) -> None:
    path.symlink_to(path.with_name("elsewhere.jsonl"))


def _dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere") / "elsewhere.jsonl")


def _folder(path: Path) -> None:
    path.mkdir()


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(25 * LARGEST_FILE)  # 200 MB, without filling the disk


BEFORE: tuple[Callable[[Path], None], ...] = (
    _nothing,
    _nothing,
    _nothing,
    _garbage,
    _cut_short,
    _link,
    _dangling,
    _folder,
    _huge,
)


def trial(chance: Random, folder: Path) -> str:
    """What was acknowledged is read afterwards, and the next answer is kept."""
    before = chance.choice(BEFORE)
    path = folder / f"{chance.getrandbits(64):x}" / "my_answers.jsonl"
    path.parent.mkdir()
    before(path)
    limit = 4_000 if chance.random() < 0.1 else 0
    writers = chance.choice((1, 2))
    acknowledged = _killed(path, writers, limit, chance)
    log = AttemptLog(path)
    known = {attempt.id for attempt in log.read()}
    if lost := acknowledged - known:
        raise AssertionError(f"{len(lost)} of {len(acknowledged)} lost after {before.__name__}")
    return f"with {writers} writers" if acknowledged else "with nothing kept"


def _killed(path: Path, writers: int, limit: int, chance: Random) -> set[str]:
    """Start writers, kill them, and give the names of the answers that they acknowledged."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), f"w{number}", str(limit)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(writers)
    ]
    first = [writer.stdout.readline() for writer in running if writer.stdout]
    time.sleep(chance.random() * LONGEST_S)
    for writer in running:
        writer.kill()
    told = [writer.communicate() for writer in running]
    if errors := "".join(error for _, error in told):
        raise AssertionError(f"a writer failed: {errors.strip().splitlines()[-1]}")
    # A name that was being printed when the kill came counts only if it is whole.
    lines = [line for said, _ in told for line in said.split("\n")[:-1]]
    return {line.strip() for line in [*first, *lines]} - {"trouble", ""}
