r"""The trial that the simulator runs: two arms, a drug, and people who may guess what they got.

For a person $i$, with $T_i = 1$ on the drug and 0 on placebo, and $G_i = 1$ for those who believe
that they got the drug (all in points of the scale unless said otherwise):

$$B_i \sim N(\mathtt{baseline\_mean}, \mathtt{baseline\_sd}), \text{ cut at the ends of the scale}$$
$$F_i = \mathtt{placebo\_response} + \mathtt{drug\_effect}\, T_i
  + \mathtt{expectancy\_effect}\, G_i + N(0, \mathtt{change\_sd})$$
$$E_i = B_i - F_i, \text{ cut at the ends of the scale}$$
$$P(G_i = 1) = \mathtt{guess\_right\_treatment} \text{ on the drug},\quad
  1 - \mathtt{guess\_right\_control} \text{ on placebo}$$

The estimate of a trial is the mean fall $B_i - E_i$ on the drug minus that on placebo, so that a
positive one favours the drug. Away from the ends of the scale its mean is

$$\mathtt{drug\_effect} + \mathtt{expectancy\_effect}
  \times (\mathtt{guess\_right\_treatment} + \mathtt{guess\_right\_control} - 1).$$

What the model leaves out: belief is all or nothing, comes from feeling the drug and not from
getting better (where people are asked after they improved, guesses follow the improvement too);
what is lost by those who believe they got placebo is not told apart from what is gained by those
who believe they got the drug; raters have no beliefs of their own; people leave at random; the
scale is taken at one time, and tests compare falls without adjustment.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from ketacourse.display.words import as_typed
from ketacourse.errors import KetacourseError
from ketacourse.statistics.boundary import Allowed, number

# Lowest and highest value that is allowed, and what the number counts.
LIMITS = {
    "drug_effect": (-60, 60, "points"),
    "expectancy_effect": (0, 60, "points"),
    "placebo_response": (-60, 60, "points"),
    "guess_right_treatment": (0, 1, "as a probability"),
    "guess_right_control": (0, 1, "as a probability"),
    "total_treatment": (2, 5000, "whole people"),
    "total_control": (2, 5000, "whole people"),
    "dropout": (0, 0.9, "as a share of each arm"),
    "baseline_mean": (-1000, 1000, "points"),
    "baseline_sd": (0, 1000, "points"),
    "change_sd": (0.1, 1000, "points"),
    "scale_min": (-1e6, 1e6, "points"),
    "scale_max": (-1e6, 1e6, "points"),
}
FEWEST = 2  # in an arm, for its spread to be known


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialDesign:
    """A two-arm trial; the numbers it starts with are invented, near those of ketamine trials.

    Parameters
    ----------
    drug_effect
        Points by which the drug itself lowers the total, beyond placebo.
    expectancy_effect
        Points by which believing that one got the drug lowers it.
    placebo_response
        Points by which everybody's total falls on average.
    guess_right_treatment, guess_right_control
        Probability, 0 to 1, that someone on the drug believes so, and that someone on placebo
        believes to be on placebo; 0.5 each is a perfect mask.
    total_treatment, total_control
        People randomised to each arm.
    dropout
        Share of each arm, 0 to 0.9, whose end is not known; they are left out at random.
    baseline_mean, baseline_sd
        Points at entry.
    change_sd
        Spread of the fall among people of one arm and one belief, in points.
    scale_min, scale_max
        Ends of the scale; those of the MADRS if left out.

    Raises
    ------
    KetacourseError
        If a number is outside its limits, or too few people stay.
    """

    drug_effect: float = 0.0
    expectancy_effect: float = 0.0
    placebo_response: float = 10.0
    guess_right_treatment: float = 0.5
    guess_right_control: float = 0.5
    total_treatment: int = 50
    total_control: int = 50
    dropout: float = 0.0
    baseline_mean: float = 33.0
    baseline_sd: float = 5.0
    change_sd: float = 10.0
    scale_min: float = 0.0
    scale_max: float = 60.0

    def __post_init__(self) -> None:
        for field in fields(self):
            object.__setattr__(self, field.name, _checked(field.name, getattr(self, field.name)))
        if not self.scale_min < self.scale_max:
            raise KetacourseError(
                f"scale_min {as_typed(self.scale_min)} is not below scale_max "
                f"{as_typed(self.scale_max)}; "
                "give the lowest and the highest total of the scale"
            )
        if min(self.analysed_treatment, self.analysed_control) < FEWEST:
            raise KetacourseError(
                f"with a dropout of {self.dropout:g} fewer than {FEWEST} people stay in an arm; "
                "give larger arms or a smaller dropout"
            )

    @property
    def analysed_treatment(self) -> int:
        """People on the drug whose end is known."""
        return self.total_treatment - round(self.total_treatment * self.dropout)

    @property
    def analysed_control(self) -> int:
        """People on placebo whose end is known."""
        return self.total_control - round(self.total_control * self.dropout)

    @property
    def unmasking(self) -> float:
        """How much more likely belief in the drug is on the drug than on placebo, -1 to 1.

        It is the mean of Bang's indices of the two arms that the design implies.
        """
        return self.guess_right_treatment + self.guess_right_control - 1

    @property
    def expectancy_points(self) -> float:
        """Points of the difference between the arms that come from belief."""
        return self.expectancy_effect * self.unmasking

    @property
    def expected_difference(self) -> float:
        """Points between the arms away from the ends of the scale: drug and belief together."""
        return self.drug_effect + self.expectancy_points

    @property
    def expectancy_share(self) -> float | None:
        """Share of the expected difference that belief makes, 0 to 1.

        None where there is no difference to divide, or where drug and belief pull apart.
        """
        parts = (self.drug_effect, self.expectancy_points)
        whole = sum(parts)
        return parts[1] / whole if min(parts) >= 0 and whole > 0 else None


def _checked(name: str, value: object) -> float:
    low, high, unit = LIMITS[name]
    asks = f"{as_typed(low)} to {as_typed(high)}, {unit}"
    return number(name, value, Allowed(asks, low, high, whole=unit.startswith("whole")))
