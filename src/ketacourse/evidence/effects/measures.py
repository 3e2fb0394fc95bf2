"""The measures of effect that trials are compared by, their scales, and how they are written.

Ratios are kept as natural logarithms, where their errors are nearly normal, and shown as ratios.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf

from ketacourse.errors import KetacourseError, unknown

LARGEST_LOG = 709.0  # of a floating-point number


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of effect: its name in code and in words; `ratio` where it is kept as a logarithm.

    `places` is the number of decimals that are worth showing.
    """

    id: str
    words: str
    ratio: bool = False
    places: int = 2

    @property
    def name(self) -> str:
        """The name on the natural scale, such as ``risk_ratio``; that of the function, if any."""
        return self.id.removeprefix("log_")

    @property
    def no_effect(self) -> float:
        """The natural value that means no difference between the arms."""
        return 1.0 if self.ratio else 0.0

    def natural(self, value: float) -> float:
        """From the scale of computation to the one people read; infinite beyond all numbers."""
        if not self.ratio:
            return value
        return exp(value) if value < LARGEST_LOG else inf

    def shown(self, value: float) -> str:
        """A value on the scale of computation, written on the natural one.

        A ratio too small for the decimals keeps two figures.
        """
        natural = self.natural(value)
        if self.ratio and natural < 0.1:
            return f"{natural:.2g}"
        text = f"{natural:.{self.places}f}"
        return text.lstrip("-") if float(text) == 0 else text

    def interval(self, low: float, high: float) -> str:
        """Two ends on the scale of computation, written as ``0.80 to 1.25``."""
        return f"{self.shown(low)} to {self.shown(high)}"


MEASURES = {
    measure.id: measure
    for measure in (
        Measure("risk_difference", "risk difference", places=3),
        Measure("log_risk_ratio", "risk ratio", ratio=True),
        Measure("log_odds_ratio", "odds ratio", ratio=True),
        Measure("log_hazard_ratio", "hazard ratio", ratio=True),
        Measure("mean_difference", "mean difference"),
        Measure("standardized_mean_difference", "standardised mean difference"),
    )
}


def measure_words(name: str) -> str:
    """A measure in words, by its name on the natural scale, such as ``risk_ratio``."""
    return next(measure.words for measure in MEASURES.values() if measure.name == name)


def find_measure(name: str) -> Measure:
    """Look a measure up by its name in code.

    Raises
    ------
    KetacourseError
        If there is none of that name; the message lists them.
    """
    if name not in MEASURES:
        raise KetacourseError(unknown("measure", name, MEASURES))
    return MEASURES[name]
