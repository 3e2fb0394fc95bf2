"""Linear compartment models, solved exactly with the matrix exponential.

A model is a set of flows. Whatever leaves one compartment enters another, the last of which is
called "gone", so that nothing is lost: the amounts always add up to what was given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

GONE = "gone"
MOMENT_H = 1e-9  # an input as short as this comes at once
TIME_DIGITS = 12  # steps that differ by less are one: only rounding tells them apart


@dataclass(frozen=True, slots=True)
class Input:
    """An amount that enters a compartment: at once, or evenly over a time that starts at 0."""

    compartment: str
    amount_mg: Any
    duration_h: float = 0.0

    @property
    def ends_h(self) -> float:
        """When it ends; 0 if it comes at once."""
        return self.duration_h if self.duration_h > MOMENT_H else 0.0


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
        What is given, and where.
    times_h
        Rising times, 0 or later.

    Returns
    -------
    numpy.ndarray
        Amounts in mg, (..., times, compartments), exact but for rounding of the computer.
    """
    import numpy as np

    matrix = flows.matrix()
    people = matrix.shape[:-2]
    state, now = _start(flows, inputs, people), 0.0
    ends = sorted({each.ends_h for each in inputs if each.ends_h})
    phases = [_Phase(matrix, _inflow(flows, inputs, end, people)) for end in (0.0, *ends)]
    found = []
    for time in times_h:
        for stop in [*(end for end in ends if now < end < time), time]:
            state = phases[sum(end <= now for end in ends)].take(state, stop - now)
            now = stop
        found.append(state)
    return np.stack(found, axis=-2)


def _start(flows: Flows, inputs: Iterable[Input], people: tuple[int, ...]) -> Any:
    """Amounts at time 0."""
    import numpy as np

    state = np.zeros((*people, len(flows.compartments)))
    for each in inputs:
        if not each.ends_h:
            state[..., flows.index(each.compartment)] += each.amount_mg
    return state


def _inflow(flows: Flows, inputs: Iterable[Input], now_h: float, people: tuple[int, ...]) -> Any:
    """What runs in per hour from `now_h` until the next input ends."""
    import numpy as np

    rates = np.zeros((*people, len(flows.compartments)))
    for each in inputs:
        if now_h < each.ends_h:
            rates[..., flows.index(each.compartment)] += each.amount_mg / each.ends_h
    return rates


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
