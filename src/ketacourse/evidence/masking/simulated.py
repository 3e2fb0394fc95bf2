"""What came of running one simulated trial many times: estimates, power, guesses, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ketacourse.display.words import counted, decimals
from ketacourse.evidence.masking.design import TrialDesign

if TYPE_CHECKING:
    from numpy import bool_
    from numpy.typing import NDArray

    from ketacourse.display.table import Table
    from ketacourse.evidence.effects.columns import Floats

    Truths = NDArray[bool_]

LEVEL = 0.975  # of the t distribution: tests are two-sided at 5 %


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SimulatedTrials:
    """What came of running one design many times; arrays have one entry a trial.

    `estimates` are the fall on the drug minus that on placebo, in points: positive favours the
    drug. `right_treatment` and `right_control` count people who guessed their own arm.
    """

    design: TrialDesign
    seed: int
    estimates: Floats
    standard_errors: Floats
    right_treatment: Floats
    right_control: Floats

    def __len__(self) -> int:
        return len(self.estimates)

    @property
    def won(self) -> Truths:
        """Which trials the drug won: p below 0.05 in a two-sided t test, in its favour."""
        return self.estimates > self.critical * self.standard_errors

    @property
    def critical(self) -> float:
        """What a difference must exceed, in standard errors, to be called significant."""
        from scipy.special import stdtrit

        people = self.design.analysed_treatment + self.design.analysed_control
        return float(stdtrit(people - 2, LEVEL))

    @property
    def power(self) -> float:
        """Share of trials that the drug won, 0 to 1."""
        return float(self.won.mean())

    @property
    def wins_of_100(self) -> int:
        """Trials in a hundred that the drug won."""
        return round(100 * self.power)

    @property
    def mean_estimate(self) -> float:
        """Mean of the estimates, in points."""
        return float(self.estimates.mean())

    @property
    def middle_95(self) -> tuple[float, float]:
        """Where 95 % of the estimates lie, in points."""
        import numpy as np

        low, high = np.quantile(self.estimates, (1 - LEVEL, LEVEL))
        return float(low), float(high)

    @property
    def expectancy_share(self) -> float | None:
        """Share of the difference between the arms that belief makes, by design."""
        return self.design.expectancy_share

    @property
    def shares_right(self) -> tuple[float, float]:
        """Mean share of each arm that guessed right, drug and placebo, 0 to 1."""
        design = self.design
        return (
            float(self.right_treatment.mean()) / design.total_treatment,
            float(self.right_control.mean()) / design.total_control,
        )

    def guess_table(self) -> Table:
        """Give expected and observed guesses of each arm, in percent, with Bang's index."""
        from ketacourse.display.table import table

        design, columns = self.design, ("arm", "expected right", "found right", "Bang's index")
        expected = (design.guess_right_treatment, design.guess_right_control)
        arms = zip(("drug", "placebo"), expected, self.shares_right, self.bang_indices, strict=True)
        rows = [
            (arm, f"{100 * p:.0f} %", f"{100 * found:.1f} %", _index_words(index))
            for arm, p, found, index in arms
        ]
        return table(columns, rows, caption=f"What people guessed in {counted(len(self), 'trial')}")

    @property
    def bang_indices(self) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
        """Bang's index in the drug and in the placebo arm: mean, and where 95 % of trials lie."""
        design = self.design
        return (
            _spread(2 * self.right_treatment / design.total_treatment - 1),
            _spread(2 * self.right_control / design.total_control - 1),
        )

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {value}" for name, value in self._lines())

    def _repr_html_(self) -> str:
        return self.table().html()

    def table(self) -> Table:
        """Give what went in and what came out, a row each."""
        from ketacourse.display.table import table

        return table(("what", "value"), self._lines(), caption=f"{len(self):,} simulated trials")

    def _lines(self) -> list[tuple[str, str]]:
        design, (low, high) = self.design, self.middle_95
        drug, placebo = self.shares_right
        return [
            ("people", f"{design.total_treatment} on the drug, {design.total_control} on placebo"),
            ("the drug itself takes off", points(design.drug_effect)),
            ("belief adds between the arms", points(design.expectancy_points)),
            ("mean estimate", points(self.mean_estimate)),
            ("95 % of trials find", f"{decimals(low, 1)} to {points(high)}"),
            ("the drug wins", f"{self.wins_of_100} of 100 trials"),
            ("share of the effect that is belief", share_words(self.expectancy_share)),
            ("guess right on the drug", f"{100 * drug:.0f} %"),
            ("guess right on placebo", f"{100 * placebo:.0f} %"),
            ("Bang's index on the drug", _index_words(self.bang_indices[0])),
            ("Bang's index on placebo", _index_words(self.bang_indices[1])),
        ]


def _spread(values: Floats) -> tuple[float, float, float]:
    import numpy as np

    low, high = np.quantile(values, (1 - LEVEL, LEVEL))
    return float(values.mean()), float(low), float(high)


def points(value: float) -> str:
    """A number of points on the scale."""
    return f"{decimals(value, 1)} points"


def share_words(share: float | None) -> str:
    """A share in percent, or why there is none."""
    if share is None:
        return "none to speak of: no difference is expected, or drug and belief pull apart"
    return f"{100 * share:.0f} %"


def _index_words(index: tuple[float, float, float]) -> str:
    mean, low, high = (decimals(value, 2) for value in index)
    return f"{mean} (95 % of trials: {low} to {high})"
