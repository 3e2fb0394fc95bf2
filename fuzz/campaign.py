"""One campaign: its tries, what they came to, how long they took and how much memory they held."""

from __future__ import annotations

import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType

Trial = Callable[[Random, Path], str]

SLOWEST_S = 2.0
LARGEST_MB = 500
# A trial that hangs is cut off; those between the two limits are reported with their true time.
CUT_OFF_S = 30
MOST_SHOWN = 10


@dataclass(slots=True)
class Report:
    """What a campaign came to; `failures` say which trial to repeat and what it raised."""

    name: str
    seed: int
    limit_s: float = SLOWEST_S
    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest_s: float = 0.0
    slowest: int = 0
    largest_mb: float = 0.0

    def __str__(self) -> str:
        counts = ", ".join(f"{count:,} {what}" for what, count in sorted(self.outcomes.items()))
        head = f"{self.name}, seed {self.seed}: {self.outcomes.total():,} tries"
        most = f"{self.largest_mb:.0f} MB held at most"
        lines = [
            f"{head} ({counts}); {len(self.failures)} failures",
            f"  slowest {self.slowest_s:.2f} s (trial {self.slowest}), {most}",
            *(f"  {failure}" for failure in self.failures[:MOST_SHOWN]),
        ]
        if len(self.failures) > MOST_SHOWN:
            lines.append(f"  and {len(self.failures) - MOST_SHOWN} more failures")
        return "\n".join(lines)


def run(name: str, trial: Trial, tries: range, seed: int, limit_s: float = SLOWEST_S) -> Report:
    """Run a campaign.

    Every trial has a source of chance of its own, so that any of them can be repeated alone.

    Parameters
    ----------
    name
        The campaign's name, for the report.
    trial
        One try.
    tries
        Numbers of the trials to run.
    seed
        The seed that the trials share.
    limit_s
        What a trial may take.
    """
    report, before = Report(name, seed, limit_s), _held_mb()
    with tempfile.TemporaryDirectory() as folder, _cutting_off():
        for number in tries:
            _try(report, trial, number, Path(folder))
    if report.largest_mb > before + LARGEST_MB:
        report.failures.append(f"the process grew by more than {LARGEST_MB} MB")
    return report


def _try(report: Report, trial: Trial, number: int, folder: Path) -> None:
    """One trial; what it raises is written down, for a campaign runs to its end."""
    chance = Random(f"{report.seed}:{number}")
    started = time.perf_counter()
    signal.alarm(CUT_OFF_S)
    try:
        report.outcomes[trial(chance, folder)] += 1
    except Exception as fault:  # every kind is a finding
        report.outcomes["failed"] += 1
        report.failures.append(f"trial {number}: {type(fault).__name__}: {str(fault)[:200]}")
    finally:
        signal.alarm(0)
    taken = time.perf_counter() - started
    if taken > report.limit_s:
        report.failures.append(f"trial {number} took {taken:.1f} s")
    if taken > report.slowest_s:
        report.slowest_s, report.slowest = taken, number
    report.largest_mb = max(report.largest_mb, _held_mb())


def _held_mb() -> float:
    """The most memory that this process ever held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)  # bytes there, kilobytes elsewhere


@contextmanager
def _cutting_off() -> Iterator[None]:
    """Turn the alarm of a trial that hangs into an exception; regular expressions heed it too."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"cut off after {CUT_OFF_S} s")

    before = signal.signal(signal.SIGALRM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, before)
