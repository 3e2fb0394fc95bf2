"""The ratio of two risks: how many times as frequent, with nothing said of how frequent."""

from __future__ import annotations

from dataclasses import dataclass

from ketacourse.display.words import ratio_estimate
from ketacourse.errors import KetacourseError
from ketacourse.statistics.boundary import POSITIVE, number
from ketacourse.statistics.counted import risk_ratio
from ketacourse.statistics.shares import Share


@dataclass(frozen=True, slots=True)
class RiskRatio:
    """Risk with treatment over risk without, with its 95 % interval, all above 0.

    Raises
    ------
    KetacourseError
        If one is not above 0, or the three do not lie in order.
    """

    estimate: float
    ci_low: float
    ci_high: float

    def __post_init__(self) -> None:
        for name in ("estimate", "ci_low", "ci_high"):
            object.__setattr__(self, name, number(name, getattr(self, name), POSITIVE))
        if not self.ci_low <= self.estimate <= self.ci_high:
            raise KetacourseError(
                f"a risk ratio of {self.estimate} from {self.ci_low} to {self.ci_high} cannot be; "
                "give ci_low, estimate and ci_high in order, above 0"
            )

    def __repr__(self) -> str:
        return ratio_estimate(self.estimate, self.ci_low, self.ci_high)

    @classmethod
    def between(cls, treatment: Share, control: Share) -> RiskRatio | None:
        """The ratio of two counted risks, by the one rule of `ketacourse.statistics.counted`.

        Nothing is added to a count of zero: where that leaves no ratio, or one without an
        interval, this is None.
        """
        try:
            found = risk_ratio(treatment, control)
            low, high = found.ci_low, found.ci_high
        except KetacourseError:
            return None
        middle = found.estimate  # without spread, the ends may come out a hair to either side
        return cls(middle, min(middle, low), max(middle, high))

    @property
    def holds_none(self) -> bool:
        """Whether the interval holds 1, so that no difference is possible too."""
        return self.ci_low <= 1 <= self.ci_high
