"""The ratio of two risks: how many times as frequent, with nothing said of how frequent."""

from __future__ import annotations

from dataclasses import dataclass

from ketacourse.errors import KetacourseError
from ketacourse.statistics import counted
from ketacourse.statistics.shares import Share


@dataclass(frozen=True, slots=True)
class RiskRatio:
    """Risk with treatment over risk without, with its 95 % interval, all above 0.

    Raises
    ------
    KetacourseError
        If the three do not lie in order above 0.
    """

    estimate: float
    ci_low: float
    ci_high: float

    def __post_init__(self) -> None:
        if not 0 < self.ci_low <= self.estimate <= self.ci_high:
            raise KetacourseError(
                f"a risk ratio of {self.estimate} from {self.ci_low} to {self.ci_high} cannot be; "
                "give ci_low, estimate and ci_high in order, above 0"
            )

    def __repr__(self) -> str:
        return f"{times(self.estimate)} ({times(self.ci_low)} to {times(self.ci_high)})"

    @property
    def holds_none(self) -> bool:
        """Whether the interval holds 1, so that no difference is possible too."""
        return self.ci_low <= 1 <= self.ci_high


def risk_ratio(
    events_treatment: int, total_treatment: int, events_control: int, total_control: int
) -> RiskRatio | None:
    """Risk ratio with the interval that comes from its logarithm.

    Parameters
    ----------
    events_treatment, total_treatment
        People with the event, and all people, in the treatment arm.
    events_control, total_control
        The same in the control arm.

    Returns
    -------
    RiskRatio or None
        None where an arm has no event: a ratio to nothing is undefined, and one of nothing has
        no interval on this scale.

    References
    ----------
    Katz D et al. (1978), Biometrics 34:469-474.
    """
    if not events_treatment or not events_control:
        return None
    found = counted.risk_ratio(
        Share(events_treatment, total_treatment), Share(events_control, total_control)
    )
    middle = found.estimate  # without spread, the ends may come out a hair to either side
    return RiskRatio(middle, min(middle, found.ci_low), max(middle, found.ci_high))


def times(value: float) -> str:
    """A ratio as it is printed: two decimals below 2, one below 10, none above."""
    return f"{value:.2f}" if value < 2 else f"{value:.1f}" if value < 10 else f"{value:.0f}"
