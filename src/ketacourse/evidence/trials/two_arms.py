"""Two arms with counts of an event, and every common way to say how they differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ketacourse.display.words import ratio, ratio_estimate
from ketacourse.errors import KetacourseError
from ketacourse.statistics.counted import Ratio, odds_ratio, risk_ratio
from ketacourse.statistics.proportions import (
    NumberNeeded,
    RiskDifference,
    newcombe,
    number_needed,
)
from ketacourse.statistics.shares import Share


@dataclass(frozen=True, slots=True)
class TwoArms:
    """People with the event in the treatment arm and in the control arm, of all in each."""

    treatment: Share
    control: Share

    @property
    def difference(self) -> RiskDifference:
        """Treatment minus control, with Newcombe's interval."""
        return newcombe(
            self.treatment.count, self.treatment.total, self.control.count, self.control.total
        )

    @property
    def needed(self) -> NumberNeeded:
        """People to treat for one event more or fewer."""
        return number_needed(self.difference)

    @property
    def ratio_text(self) -> str:
        """The risk ratio in words; says so where there is none."""
        return _text(risk_ratio, self)

    @property
    def odds_text(self) -> str:
        """The odds ratio in words; says so where there is none."""
        return _text(odds_ratio, self)


def arms_of(percent_treatment: float, percent_control: float, people: float) -> TwoArms:
    """Two arms of one size in which about so many percent had the event.

    Parameters
    ----------
    percent_treatment, percent_control
        0 to 100; counts are rounded to whole people.
    people
        In each arm.
    """
    total = int(people)
    counts = (int(total * each / 100 + 0.5) for each in (percent_treatment, percent_control))
    treatment, control = (Share(count, total) for count in counts)
    return TwoArms(treatment, control)


def _text(measure: Callable[[Share, Share], Ratio], arms: TwoArms) -> str:
    """A ratio with its interval, as far as empty cells leave any."""
    try:
        found = measure(arms.treatment, arms.control)
    except KetacourseError:
        return "cannot be told, for a count is 0 or everybody"
    try:
        return ratio_estimate(found.estimate, found.ci_low, found.ci_high)
    except KetacourseError:
        return f"{ratio(found.estimate)}, without an interval"
