"""Calibration: whether somebody is right as often as they are sure.

Somebody who says 80 % and is right in 8 of 10 such cases is well calibrated. Three things are
worked out from judgements with a confidence: the share right at each confidence, the distance of
the mean confidence from the share right, and the Brier score, the mean of (confidence - right)².
A Brier score is 0 for somebody certain and always right, 0.25 for always saying 50 %, and 1 for
certain and always wrong; it rewards both being right and knowing when.

How uncertain the distance is follows from the Wilson interval of the share right, with the
confidences taken as given. Claims are taken as independent, which those of one topic are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from ketacourse.claims.judging import CONFIDENCES, Judgement, my_judgements
from ketacourse.display.table import Table, table
from ketacourse.display.words import counted
from ketacourse.statistics.shares import Share

FEW = 10  # with fewer, the interval of the share right spans half of the scale or more


@dataclass(frozen=True, slots=True)
class Level:
    """All judgements made with one confidence, in percent, and how many went with ours."""

    confidence_percent: int
    right: Share


@dataclass(frozen=True, slots=True, repr=False)
class Calibration:
    """How confidence and being right go together in some judgements."""

    judgements: tuple[Judgement, ...]

    def __repr__(self) -> str:
        return self.words

    def _repr_html_(self) -> str:
        return f"<p>{self.words}</p>{self.table().html()}" if self.judgements else f"<p>{NONE}</p>"

    @property
    def right(self) -> Share:
        """How many went with our verdict."""
        return Share(sum(each.agrees for each in self.judgements), len(self.judgements))

    @property
    def mean_confidence(self) -> float | None:
        """Mean confidence, 0 to 1; None without judgements."""
        total = len(self.judgements)
        return fsum(each.confidence for each in self.judgements) / total if total else None

    @property
    def brier(self) -> float | None:
        """Brier score, 0 (best) to 1; None without judgements."""
        total = len(self.judgements)
        misses = fsum((each.confidence - each.agrees) ** 2 for each in self.judgements)
        return misses / total if total else None

    @property
    def gap(self) -> tuple[float, float, float] | None:
        """Mean confidence minus share right, with its 95 % interval, -1 to 1.

        Above zero is overconfidence, below zero underconfidence.
        """
        mean, value, interval = self.mean_confidence, self.right.value, self.right.interval
        if mean is None or value is None or interval is None:
            return None
        return mean - value, mean - interval[1], mean - interval[0]

    @property
    def levels(self) -> tuple[Level, ...]:
        """Share right at every confidence that was used, lowest first."""
        return tuple(
            Level(percent, Share(sum(each.agrees for each in made), len(made)))
            for percent in CONFIDENCES
            if (made := [e for e in self.judgements if e.confidence_percent == percent])
        )

    @property
    def words(self) -> str:
        """What the judgements show, and how little where they are few."""
        if not self.judgements:
            return NONE
        return " ".join((self._told, self._leaning, self._scored))

    def table(self) -> Table:
        """One row for each confidence that was used, and one for all; without any, words."""
        rows: list[tuple[object, ...]] = [
            (f"{level.confidence_percent} %", level.right, level.right.interval_text)
            for level in self.levels
        ]
        if len(rows) > 1:
            rows.append((f"all, mean {self._sure} %", self.right, self.right.interval_text))
        if not rows:
            rows = [("no claim judged yet", "nothing to count", "none")]
        head = ("Confidence", "Went with our verdict", "95 % interval")
        return table(head, rows, caption="Confidence and being right", wide=True)

    @property
    def _sure(self) -> int:
        return round(100 * (self.mean_confidence or 0))

    @property
    def _told(self) -> str:
        return (
            f"{self.right.count} of {counted(self.right.total, 'verdict')} went with ours "
            f"({self.right.percent} %, interval {self.right.interval_text}), "
            f"at a mean confidence of {self._sure} %."
        )

    @property
    def _leaning(self) -> str:
        """Over- or underconfidence, if that can be told at all."""
        if len(self.judgements) < FEW:
            return f"With fewer than {FEW} judgements nothing can be said of overconfidence."
        points, low, high = (round(100 * each) for each in self.gap or (0, 0, 0))
        if low <= 0 <= high:
            amount = counted(abs(points), "point")
            return f"The difference of {amount} may be chance ({_signed(low, high)})."
        which = "Overconfident" if points > 0 else "Underconfident"
        ends = sorted((abs(low), abs(high)))
        return f"{which} by {counted(abs(points), 'point')} ({ends[0]} to {ends[1]})."

    @property
    def _scored(self) -> str:
        return f"Brier score {self.brier:.2f} (0 is best, always saying 50 % gives 0.25)."


def _signed(low: int, high: int) -> str:
    """The ends of an interval that holds zero, in words."""
    return f"from {-low} underconfident to {high} overconfident"


NONE = "No claim has been judged yet, so there is nothing to compare with how sure you were."


def calibrate(judgements: Sequence[Judgement] | None = None) -> Calibration:
    """Set confidence beside being right.

    Parameters
    ----------
    judgements
        First judgements; the student's own, from the log of this folder, when left out.

    References
    ----------
    Brier GW (1950), Mon Weather Rev 78:1-3. Wilson EB (1927), J Am Stat Assoc 22:209-212.
    """
    return Calibration(tuple(my_judgements() if judgements is None else judgements))
