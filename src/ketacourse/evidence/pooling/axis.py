"""The scale of a forest plot: its ends, its ticks, and where a value lies between them.

Pictures and the pooling bench place their marks by the same fractions, so that both agree.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from ketacourse.display.words import as_typed

RATIO_TICKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
MOST_TICKS = 8
STEPS = (1.0, 2.0, 5.0, 10.0, 20.0)
MOST_STEPS = 5
NARROWEST = 0.01  # width of a linear scale


@dataclass(frozen=True, slots=True)
class EffectAxis:
    """A scale from `low` to `high`, both natural values; logarithmic for ratios."""

    low: float
    high: float
    ticks: tuple[float, ...]
    ratio: bool

    @property
    def no_effect(self) -> float:
        """The value that means no difference."""
        return 1.0 if self.ratio else 0.0

    @property
    def labels(self) -> tuple[str, ...]:
        """The ticks as text."""
        return tuple(as_typed(tick) for tick in self.ticks)

    def at(self, value: float) -> float:
        """Where a natural value lies: 0 at the low end, 1 at the high end, never beyond."""
        low, high, here = (self._linear(each) for each in (self.low, self.high, value))
        return min(1.0, max(0.0, (here - low) / (high - low)))

    def beyond(self, value: float) -> bool:
        """Whether a value lies outside the scale, so that an arrow must stand for it."""
        return not self.low <= value <= self.high

    def _linear(self, value: float) -> float:
        """A value as the scale counts it; a ratio of 0 lies far below everything."""
        if not self.ratio:
            return value
        return math.log(value) if value > 0 else -math.inf


def effect_axis(values: Iterable[float], *, ratio: bool) -> EffectAxis:
    """Make a scale that holds these values and no effect, within reason.

    Parameters
    ----------
    values
        Ends of the intervals, natural scale.
    ratio
        Whether to count in logarithms; such a scale ends at 0.01 and at 100 at the latest.
    """
    held = [value for value in values if math.isfinite(value)]
    return _ratio_axis(held) if ratio else _linear_axis(held)


def _ratio_axis(values: list[float]) -> EffectAxis:
    lowest, highest = min([*values, 1.0]), max([*values, 1.0])
    low = max((tick for tick in RATIO_TICKS if tick <= lowest), default=RATIO_TICKS[0])
    high = min((tick for tick in RATIO_TICKS if tick >= highest), default=RATIO_TICKS[-1])
    if low == high:
        low, high = 0.5, 2.0
    inside = [tick for tick in RATIO_TICKS if low <= tick <= high]
    decades = [tick for tick in inside if math.log10(tick).is_integer()]
    ticks = tuple(inside if len(inside) <= MOST_TICKS else decades)
    return EffectAxis(low, high, ticks, ratio=True)


def _linear_axis(values: list[float]) -> EffectAxis:
    lowest, highest = min([*values, 0.0]), max([*values, 0.0])
    step = _step(max(highest - lowest, NARROWEST))
    first, last = math.floor(lowest / step), max(math.ceil(highest / step), 1)
    if lowest < 0:
        first = min(first, -1)  # a value beside zero is lost in the division
    ticks = tuple(round(step * at, 10) for at in range(first, last + 1))
    return EffectAxis(ticks[0], ticks[-1], ticks, ratio=False)


def _step(width: float) -> float:
    """A round step of which a few cover the width."""
    power = 10.0 ** math.floor(math.log10(width / MOST_STEPS))
    return next(power * step for step in STEPS if power * step * MOST_STEPS >= width * 0.999)
