"""Measured differences in the order of a forest plot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ketacourse.content.depression import MeasuredDifference
from ketacourse.depression.effect_size import can_be_drawn

CASES = "depression"  # the first group of every difference between people with it and without


@dataclass(frozen=True, slots=True)
class Comparison:
    """Differences in depression, lowest first, and others to judge their size by."""

    measured: tuple[MeasuredDifference, ...]
    anchors: tuple[MeasuredDifference, ...]

    @property
    def all(self) -> tuple[MeasuredDifference, ...]:
        """Both, measured first."""
        return self.measured + self.anchors

    @property
    def cites(self) -> tuple[str, ...]:
        """Every citation once, in order of first use."""
        return tuple(dict.fromkeys(cite for each in self.all for cite in each.cites))


def compare(differences: Iterable[MeasuredDifference]) -> Comparison:
    """Sort by value and set apart what is not about depression; leave out the unconfirmed."""
    ordered = sorted(filter(can_be_drawn, differences), key=lambda each: (each.value, each.id))
    measured = tuple(each for each in ordered if each.groups[0] == CASES)
    anchors = tuple(each for each in ordered if each.groups[0] != CASES)
    return Comparison(measured, anchors)


def includes_zero(difference: MeasuredDifference) -> bool | None:
    """Whether the interval holds zero; None where no interval is known."""
    if difference.ci_low is None or difference.ci_high is None:
        return None
    return difference.ci_low <= 0 <= difference.ci_high
