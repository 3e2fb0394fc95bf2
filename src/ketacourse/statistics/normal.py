"""What a standardised difference d means when two groups are normal with equal spread.

Everything follows from the normal distribution function, written with `erfc` because that stays
exact far out in the tails. The sign of d says which group is higher and does not matter here.
"""

from __future__ import annotations

from math import erfc, isfinite, sqrt

from ketacourse.errors import KetacourseError

Z = 1.959963984540054  # 97.5 % of a standard normal curve lies below


def overlap(d: float) -> float:
    """Share of the two curves that lies under both: the overlapping coefficient.

    Parameters
    ----------
    d
        Difference of the means in standard deviations; its sign does not matter.

    Returns
    -------
    float
        1 for the same curve, towards 0 for groups far apart: 2 Φ(-d/2).

    Raises
    ------
    KetacourseError
        If `d` is not a finite number.
    """
    return erfc(_size(d) / sqrt(8))


def superiority(d: float) -> float:
    """Probability that a random member of the higher group exceeds one of the lower group.

    Parameters
    ----------
    d
        Difference of the means in standard deviations; its sign does not matter.

    Returns
    -------
    float
        0.5 for the same curve, towards 1 for groups far apart: Φ(d/√2).

    Raises
    ------
    KetacourseError
        If `d` is not a finite number.
    """
    return erfc(-_size(d) / 2) / 2


def u3(d: float) -> float:
    """Share of the lower group that lies below the mean of the higher group: Cohen's U3.

    Parameters
    ----------
    d
        Difference of the means in standard deviations; its sign does not matter.

    Returns
    -------
    float
        0.5 for the same curve, towards 1 for groups far apart: Φ(d).

    Raises
    ------
    KetacourseError
        If `d` is not a finite number.
    """
    return erfc(-_size(d) / sqrt(2)) / 2


def _size(d: float) -> float:
    if not isfinite(d):
        raise KetacourseError(f"d is {d}; give a finite number of standard deviations")
    return abs(d)
