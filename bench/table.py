"""Rows of the bench table, how they are timed, and how they are printed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measure; `against` and `its_value` are the alternative, in the same unit.

    `budget` is what the course promises, in that unit; `share` what it promises as a share of the
    alternative's value, which holds on a slow or busy machine too.
    """

    what: str
    value: float
    unit: str = "ms"
    against: str = ""
    its_value: float | None = None
    budget: float | None = None
    share: float | None = None

    def cells(self) -> tuple[str, ...]:
        """The row as text: measure, value, alternative, its value, ratio, what is promised."""
        other = self.its_value
        return (
            self.what,
            _number(self.value, self.unit),
            self.against,
            "" if other is None else _number(other, self.unit),
            "" if not other else f"{self.value / other:.2f}",
            self._promised(),
        )

    def _promised(self) -> str:
        limits = [] if self.budget is None else [f"under {_number(self.budget, self.unit)}"]
        if self.share is not None:
            limits.append(f"under {self.share:g} of theirs")
        return ", ".join(limits)


HEAD = ("what", "ours", "against", "theirs", "ratio", "promised")


def median_ms(action: Callable[[], object], times: int = 7) -> float:
    """Median wall time of an action, in milliseconds, after one run that is not counted."""
    action()
    return statistics.median(_once_ms(action) for _ in range(times))


def median_pair_ms(
    ours: Callable[[], object], theirs: Callable[[], object], times: int = 7
) -> tuple[float, float]:
    """Medians of two actions run in turn, so that a busy moment falls on both."""
    ours(), theirs()
    pairs = [(_once_ms(ours), _once_ms(theirs)) for _ in range(times)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def printed(rows: Iterable[Row]) -> str:
    """The table, its columns aligned."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _once_ms(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def _number(value: float, unit: str) -> str:
    return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"
