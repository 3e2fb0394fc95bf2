"""What two arms with means and standard deviations say, each number under one name.

Differences are treatment minus control; intervals are 95 %, by the normal curve. The conventions
are those by which trials are pooled (Hedges' exact correction, large-sample variances).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, lgamma, sqrt

from ketacourse.errors import KetacourseError, unknown
from ketacourse.statistics.boundary import NUMBER, PEOPLE, count, number
from ketacourse.statistics.normal import Z


@dataclass(frozen=True, slots=True)
class Sample:
    """Mean and standard deviation of a group of people.

    Raises
    ------
    KetacourseError
        If one is no number, the spread is not above 0, or there are fewer than two people.
    """

    mean: float
    sd: float
    total: int

    def __post_init__(self) -> None:
        for name in ("mean", "sd"):
            object.__setattr__(self, name, number(name, getattr(self, name), NUMBER))
        object.__setattr__(self, "total", count("total", self.total, PEOPLE))
        if self.sd <= 0 or self.total < 2:
            raise KetacourseError(
                f"a standard deviation of {self.sd:g} in {self.total} people cannot be; "
                "give one above 0, of two people or more"
            )


@dataclass(frozen=True, slots=True)
class Difference:
    """Treatment minus control, with its standard error."""

    estimate: float
    standard_error: float

    @property
    def ci_low(self) -> float:
        """Lower end of the 95 % interval."""
        return self.estimate - Z * self.standard_error

    @property
    def ci_high(self) -> float:
        """Upper end of the 95 % interval."""
        return self.estimate + Z * self.standard_error


def mean_difference(treatment: Sample, control: Sample) -> Difference:
    """Difference of the means in the units of the scale, with variance sd²/n summed over arms.

    Parameters
    ----------
    treatment, control
        Two groups of different people.
    """
    variance = treatment.sd**2 / treatment.total + control.sd**2 / control.total
    return Difference(treatment.mean - control.mean, sqrt(variance))


def standardized_mean_difference(treatment: Sample, control: Sample) -> Difference:
    """Hedges' g: the difference of the means in pooled standard deviations, free of bias.

    Parameters
    ----------
    treatment, control
        Two groups of different people.

    Returns
    -------
    Difference
        With the large-sample variance 1/n + 1/m + g²/2(n+m).

    References
    ----------
    Hedges LV (1981), J Educ Stat 6:107-128.
    """
    n, m = treatment.total, control.total
    half = (n + m - 2) / 2
    squares = (n - 1) * treatment.sd**2 + (m - 1) * control.sd**2
    shrink = exp(lgamma(half) - lgamma(half - 0.5)) / sqrt(half)
    g = shrink * (treatment.mean - control.mean) / sqrt(squares / (2 * half))
    return Difference(g, sqrt(1 / n + 1 / m + g**2 / (2 * (n + m))))


def mean_number(name: str, treatment: Sample, control: Sample) -> float:
    """A number of two arms.

    Parameters
    ----------
    name
        One of `MEAN_NUMBERS`.
    treatment, control
        Two groups of different people.

    Raises
    ------
    KetacourseError
        If there is no such number.
    """
    if name not in MEAN_NUMBERS:
        raise KetacourseError(unknown("number of two arms", name, MEAN_NUMBERS))
    return MEAN_NUMBERS[name](treatment, control)


MEAN_NUMBERS: dict[str, Callable[[Sample, Sample], float]] = {
    "mean_difference": lambda t, c: mean_difference(t, c).estimate,
    "mean_difference_low": lambda t, c: mean_difference(t, c).ci_low,
    "mean_difference_high": lambda t, c: mean_difference(t, c).ci_high,
    "standardized_mean_difference": lambda t, c: standardized_mean_difference(t, c).estimate,
    "standardized_mean_difference_low": lambda t, c: standardized_mean_difference(t, c).ci_low,
    "standardized_mean_difference_high": lambda t, c: standardized_mean_difference(t, c).ci_high,
}
