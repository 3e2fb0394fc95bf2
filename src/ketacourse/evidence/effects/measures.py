"""The measures of effect that trials are compared by, their scales, and how they are written.

Ratios are kept as natural logarithms, where their errors are nearly normal, and shown as ratios.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf

from ketacourse.display import words
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
            return float(value)
        return exp(max(value, -LARGEST_LOG)) if value < LARGEST_LOG else inf

    def shown(self, value: float) -> str:
        """A value on the scale of computation, written on the natural one with digits by size."""
        natural = self.natural(value)
        return words.ratio(natural) if self.ratio else words.sized(natural, self.places)

    def interval(self, low: float, high: float, *, caveat: bool = True) -> str:
        """Two ends on the scale of computation, written as ``0.80 to 1.25``.

        `caveat` adds a word where a difference of risks runs past -1 or 1, as the normal curve
        lets it; a picture that has no room for it says so in its caption.
        """
        if self.ratio:
            return f"{self.shown(low)} to {self.shown(high)}"
        beyond = self.beyond(low, high) if caveat else ""
        return words.interval(low, high, self.places) + (f"; {beyond}" if beyond else "")

    def effect(self, value: float, low: float, high: float, *, caveat: bool = True) -> str:
        """An effect with its interval, ``1.90 (0.92 to 3.94)``, from the scale of computation."""
        if self.ratio:
            return words.ratio_estimate(*map(self.natural, (value, low, high)))
        written = words.estimate(value, low, high, self.places)
        beyond = self.beyond(low, high) if caveat else ""
        return f"{written[:-1]}; {beyond})" if beyond else written

    def beyond(self, low: float, high: float) -> str:
        """What of an interval cannot be, in words; nothing where all of it can."""
        if self.id != "risk_difference":
            return ""
        past = [*(["below −1"] if low < -1 else []), *(["above 1"] if high > 1 else [])]
        return f"{' or '.join(past)} cannot be" if past else ""


MEASURES = {
    measure.id: measure
    for measure in (
        Measure("risk_difference", "risk difference", places=3),
        Measure("log_risk_ratio", "risk ratio", ratio=True),
        Measure("log_odds_ratio", "odds ratio", ratio=True),
        Measure("log_hazard_ratio", "hazard ratio", ratio=True),
        Measure("mean_difference", "mean difference"),
        Measure("standardized_mean_difference", "standardised mean difference"),
        Measure("effect", "effect"),  # of any kind, in its own unit
    )
}


def find_measure(name: str) -> Measure:
    """Look a measure up by its name in code.

    Raises
    ------
    KetacourseError
        If there is none of that name; the message lists them.
    """
    if not isinstance(name, str) or name not in MEASURES:
        raise KetacourseError(unknown("measure", name, MEASURES))
    return MEASURES[name]


def measure_named(name: str) -> Measure:
    """Look a measure up by its name in code or on the natural scale, such as ``risk_ratio``.

    Raises
    ------
    KetacourseError
        If there is none of that name; the message lists them.
    """
    known = {each: measure for measure in MEASURES.values() for each in (measure.id, measure.name)}
    if not isinstance(name, str) or name not in known:
        raise KetacourseError(unknown("measure", name, [each.name for each in MEASURES.values()]))
    return known[name]
