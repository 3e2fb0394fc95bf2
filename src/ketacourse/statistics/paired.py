"""Two shares of the same cases, before and after: their difference, with the pairing kept."""

from __future__ import annotations

from math import sqrt

from ketacourse.errors import KetacourseError
from ketacourse.statistics.boundary import PEOPLE
from ketacourse.statistics.columnwise import columnwise
from ketacourse.statistics.proportions import RiskDifference
from ketacourse.statistics.shares import wilson


@columnwise("table", both=PEOPLE, only_before=PEOPLE, only_after=PEOPLE, neither=PEOPLE)
def newcombe_paired(both: int, only_before: int, only_after: int, neither: int) -> RiskDifference:
    """Share after minus share before of the same cases, with Newcombe's score interval.

    Parameters
    ----------
    both, only_before, only_after, neither
        Cases that were right at both times, at one of them, or never. One number each, or columns
        of them.

    Returns
    -------
    RiskDifference
        After minus before as proportions, with the 95 % interval; it holds for a dozen pairs, and
        where nothing changed. Of columns, a tuple of them.

    Raises
    ------
    KetacourseError
        If one is no whole number of people, or there are no pairs.

    References
    ----------
    Newcombe RG (1998), Stat Med 17:2635-2650, method 10.
    """
    counts = (both, only_before, only_after, neither)
    total = sum(counts)
    if not total:
        raise KetacourseError(f"{counts} are no pairs; give four counts from 0, at least one above")
    after, before = (both + only_after) / total, (both + only_before) / total
    after_low, after_high = wilson(both + only_after, total)
    before_low, before_high = wilson(both + only_before, total)
    phi, difference = _phi(*counts), (only_after - only_before) / total
    low = difference - _reach(after - after_low, before_high - before, phi)
    high = difference + _reach(before - before_low, after_high - after, phi)
    return RiskDifference(difference, max(-1.0, low), min(1.0, high))


def _reach(one: float, other: float, phi: float) -> float:
    return sqrt(max(0.0, one * one - 2 * phi * one * other + other * other))


def _phi(both: int, only_before: int, only_after: int, neither: int) -> float:
    """Correlation of the two times, corrected for the steps in which counts move."""
    margins = (
        (both + only_before)
        * (only_after + neither)
        * (both + only_after)
        * (only_before + neither)
    )
    if not margins:
        return 0.0
    product = both * neither - only_before * only_after
    half = (both + only_before + only_after + neither) / 2
    return (max(product - half, 0) if product > 0 else product) / sqrt(margins)
