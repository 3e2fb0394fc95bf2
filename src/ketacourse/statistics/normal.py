"""What a standardised difference d means when two groups are normal with equal spread.

Everything follows from the normal distribution function, written with `erfc` because that stays
exact far out in the tails. The sign of d says which group is higher and does not matter here.
"""

from __future__ import annotations

from dataclasses import replace
from math import erfc, sqrt

from ketacourse.statistics.boundary import ANY_SIZE
from ketacourse.statistics.columnwise import columnwise

Z = 1.959963984540054  # 97.5 % of a standard normal curve lies below
SIZE = replace(ANY_SIZE, asks="a finite number of standard deviations")


@columnwise("value", d=SIZE)
def overlap(d: float) -> float:
    """Share of the two curves that lies under both: the overlapping coefficient.

    Parameters
    ----------
    d
        Difference of the means in standard deviations, or a column of them; the sign does not
        matter.

    Returns
    -------
    float
        1 for the same curve, towards 0 for groups far apart: 2 Φ(-d/2). Of a column, an
        array.

    Raises
    ------
    KetacourseError
        If `d` is not a finite number.
    """
    return erfc(abs(d) / sqrt(8))


@columnwise("value", d=SIZE)
def superiority(d: float) -> float:
    """Probability that a random member of the higher group exceeds one of the lower group.

    Parameters
    ----------
    d
        Difference of the means in standard deviations, or a column of them; the sign does not
        matter.

    Returns
    -------
    float
        0.5 for the same curve, towards 1 for groups far apart: Φ(d/√2). Of a column, an array.

    Raises
    ------
    KetacourseError
        If `d` is not a finite number.
    """
    return erfc(-abs(d) / 2) / 2


@columnwise("value", d=SIZE)
def u3(d: float) -> float:
    """Share of the lower group that lies below the mean of the higher group: Cohen's U3.

    Parameters
    ----------
    d
        Difference of the means in standard deviations, or a column of them; the sign does not
        matter.

    Returns
    -------
    float
        0.5 for the same curve, towards 1 for groups far apart: Φ(d). Of a column, an array.

    Raises
    ------
    KetacourseError
        If `d` is not a finite number.
    """
    return erfc(-abs(d) / sqrt(2)) / 2
