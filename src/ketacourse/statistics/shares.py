"""Counts as shares, with the interval that chance alone would leave around them."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from ketacourse.errors import KetacourseError
from ketacourse.statistics.boundary import PEOPLE, SOME_PEOPLE, count
from ketacourse.statistics.columnwise import columnwise
from ketacourse.statistics.normal import Z


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `total`; prints as ``12 of 15 (80 %)``.

    Raises
    ------
    KetacourseError
        If one is no whole number of people, or the count is not between 0 and the total.
    """

    count: int
    total: int

    def __post_init__(self) -> None:
        for name in ("count", "total"):
            object.__setattr__(self, name, count(name, getattr(self, name)))
        _refuse_more_than_all(self.count, self.total)

    def __str__(self) -> str:
        return f"{self.count:,} of {self.total:,} ({self.percent} %)" if self.total else "none"

    @property
    def value(self) -> float | None:
        """The share from 0 to 1; None of nothing."""
        return self.count / self.total if self.total else None

    @property
    def percent(self) -> int | None:
        """The share in whole percent."""
        return int(100 * self.count / self.total + 0.5) if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval, from 0 to 1; it holds for few and for extreme counts."""
        return wilson(self.count, self.total) if self.total else None

    @property
    def interval_text(self) -> str:
        """The interval in whole percent, such as ``55 to 93 %``."""
        if self.interval is None:
            return ""
        low, high = (int(100 * end + 0.5) for end in self.interval)
        return f"{low} to {high} %"


@columnwise(count=PEOPLE, total=SOME_PEOPLE)
def wilson(count: int, total: int) -> tuple[float, float]:
    """Wilson's score interval of a share.

    Parameters
    ----------
    count, total
        Successes, and all trials; `total` at least 1. One number each, or columns of them.

    Returns
    -------
    tuple of float
        Lower and upper end of the 95 % interval, from 0 to 1; of columns, an array of each.

    Raises
    ------
    KetacourseError
        If one is no whole number of people, or the count is not between 0 and the total.

    References
    ----------
    Wilson EB (1927), J Am Stat Assoc 22:209-212.
    """
    _refuse_more_than_all(count, total)
    share, z2 = count / total, Z * Z
    middle = share + z2 / (2 * total)
    reach = Z * sqrt(share * (1 - share) / total + z2 / (4 * total * total))
    scale = 1 + z2 / total
    # At 0 or all of them an end is the share itself; rounding must not put it on the wrong side.
    low, high = min(share, (middle - reach) / scale), max(share, (middle + reach) / scale)
    return max(0.0, low), min(1.0, high)


def _refuse_more_than_all(count: int, total: int) -> None:
    if count > total:
        raise KetacourseError(
            f"{count} of {total} is no share; the count must lie within 0 and total"
        )
