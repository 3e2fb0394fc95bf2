"""Linear compartment models, solved exactly with the matrix exponential.

A model is a set of flows. Whatever leaves one compartment enters another, the last of which is
called "gone", so that nothing is lost: the amounts always add up to what was given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ketacourse.errors import KetacourseError
from ketacourse.statistics.boundary import Allowed, column

GONE = "gone"
TIME_H = Allowed("0 or more hours, at most 100,000", 0, 100_000)
MOMENT_H = 1e-9  # an input as short as this comes at once
TIME_DIGITS = 12  # steps that differ by less are one: only rounding tells them apart


@dataclass(frozen=True, slots=True)
class Input:
    """An amount that enters a compartment from `start_h` on: at once, or evenly over a time."""

    compartment: str
    amount_mg: Any
    duration_h: float = 0.0
    start_h: float = 0.0

    @property
    def at_once(self) -> bool:
        """Whether it takes no time worth speaking of."""
        return self.duration_h <= MOMENT_H

    @property
    def end_h(self) -> float:
        """When all of it has entered."""
        return self.start_h if self.at_once else self.start_h + self.duration_h


@dataclass(frozen=True, slots=True)
class Flows:
    """Rate constants per hour, by (from, to); a rate may be an array, one value a person."""

    rates: Mapping[tuple[str, str], Any]

    @property
    def compartments(self) -> tuple[str, ...]:
        """Every compartment once, with "gone" at the end."""
        named = dict.fromkeys(name for pair in self.rates for name in pair)
        return (*(name for name in named if name != GONE), GONE)

    def index(self, compartment: str) -> int:
        """Where a compartment stands in the matrix and in the amounts."""
        return self.compartments.index(compartment)

    def matrix(self) -> Any:
        """Rate matrix (..., N, N) per hour: its columns add up to 0."""
        import numpy as np

        names = self.compartments
        shape = np.broadcast_shapes(*(np.shape(rate) for rate in self.rates.values()))
        made = np.zeros((*shape, len(names), len(names)))
        for (source, target), rate in self.rates.items():
            here, there = names.index(source), names.index(target)
            made[..., there, here] += rate
            made[..., here, here] -= rate
        return made


def solve(flows: Flows, inputs: Sequence[Input], times_h: Sequence[float]) -> Any:
    """Give the amount in each compartment at each time.

    Parameters
    ----------
    flows
        The model; arrays among its rates give one solution a person.
    inputs
        What is given, where and when; what several give adds up.
    times_h
        Rising times, 0 or later.

    Returns
    -------
    numpy.ndarray
        Amounts in mg, (..., times, compartments), exact but for rounding of the computer. What
        comes at once is there at the time at which it comes.

    Raises
    ------
    KetacourseError
        If there is no time, one is no number or too large, or they fall.
    """
    import numpy as np

    phases = _Phases(flows, inputs)
    # From the far end of this list the next time is taken at which an input begins or ends.
    ahead = sorted({each.start_h for each in inputs} | {each.end_h for each in inputs})[::-1]
    state, now, phase = phases.empty, 0.0, phases.after(0.0)
    found = []
    for time in rising("times_h", times_h):
        while ahead and ahead[-1] <= time:
            state, now = phase.take(state, ahead[-1] - now), ahead.pop()
            state, phase = state + phases.added(now), phases.after(now)
        state, now = phase.take(state, time - now), time
        found.append(state)
    return np.stack(found, axis=-2)


def rising(name: str, times_h: object) -> tuple[float, ...]:
    """Times in hours that rise, or stay, from 0 or later.

    Raises
    ------
    KetacourseError
        If there is none, one is no number or too large, or they fall.
    """
    times = tuple(column(name, times_h, TIME_H))
    if any(later < first for first, later in pairwise(times)):
        raise KetacourseError(f"{name} must rise from 0 or later; sort the times, in hours")
    return times


class _Phases:
    """The times between which inflow is even, each worked out when it is first reached."""

    def __init__(self, flows: Flows, inputs: Sequence[Input]) -> None:
        import numpy as np

        self._flows, self._inputs = flows, inputs
        self._matrix = flows.matrix()
        self.empty = np.zeros((*self._matrix.shape[:-2], len(flows.compartments)))
        self._known: dict[bytes, _Phase] = {}

    def added(self, now_h: float) -> Any:
        """What comes at once at a time, by compartment."""
        amounts = self.empty.copy()
        for each in self._inputs:
            if each.at_once and each.start_h == now_h:
                amounts[..., self._flows.index(each.compartment)] += each.amount_mg
        return amounts

    def after(self, now_h: float) -> _Phase:
        """The phase from a time on; those of equal inflow, such as none, are one."""
        inflow = self.empty.copy()
        for each in self._inputs:
            if each.start_h <= now_h < each.end_h:
                per_h = each.amount_mg / each.duration_h
                inflow[..., self._flows.index(each.compartment)] += per_h
        return self._known.setdefault(inflow.tobytes(), _Phase(self._matrix, inflow))


class _Phase:
    """A time of even inflow; the exponential of each step length is worked out once."""

    def __init__(self, matrix: Any, inflow: Any) -> None:
        self._matrix = matrix
        self._inflow = inflow
        self._known: dict[float, tuple[Any, Any]] = {}

    def take(self, state: Any, step_h: float) -> Any:
        """Move on by a step."""
        if step_h <= 0:
            return state
        moved, gained = self._pair(step_h)
        return (moved @ state[..., None])[..., 0] + gained

    def _pair(self, step_h: float) -> tuple[Any, Any]:
        """The step's matrix, and what the inflow adds: both from one exponential.

        The inflow is the last column of a matrix with one more row, for a state that stays 1.
        """
        key = round(step_h, TIME_DIGITS)
        if key not in self._known:
            import numpy as np
            from scipy.linalg import expm

            size = self._matrix.shape[-1]
            larger = np.zeros((*self._matrix.shape[:-2], size + 1, size + 1))
            larger[..., :size, :size] = self._matrix
            larger[..., :size, size] = self._inflow
            whole = expm(larger * step_h)
            self._known[key] = (whole[..., :size, :size], whole[..., :size, size])
        return self._known[key]
