"""A pooled result: its numbers, what follows from them, and its rows for a reader.

It is made by `ketacourse.evidence.pooling.pool`, where the conventions stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from ketacourse.display.table import Table, table
from ketacourse.display.words import counted, decimals, estimate, p_text, p_value, sized
from ketacourse.errors import KetacourseError, unknown
from ketacourse.evidence.effects.measures import Measure, find_measure
from ketacourse.evidence.effects.sizes import EffectSizes
from ketacourse.evidence.pooling.methods import INTERVALS, MODELS
from ketacourse.statistics.normal import Z

if TYPE_CHECKING:
    from ketacourse.evidence.effects.columns import Floats

PREDICTIONS = ("t", "metafor")


@dataclass(frozen=True, slots=True)
class Natural:
    """A pooled effect as people read it: ratios as ratios; `prediction` where there is one."""

    estimate: float
    ci_low: float
    ci_high: float
    prediction: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Pooled:
    """One effect from several studies, on the scale of `measure` (natural logarithms for ratios).

    `interval` is the rule that was used. `i_squared` runs from 0 to 1. `weights`, of shape (K,),
    sum to 1. `tau_squared_low` and `tau_squared_high` are None for a fixed effect and for one
    study. The conventions stand at the top of `ketacourse.evidence.pooling.pool`.
    """

    effect_sizes: EffectSizes
    model: str
    method: str
    interval: str
    estimate: float
    standard_error: float
    ci_low: float
    ci_high: float
    p_value: float
    tau_squared: float
    tau_squared_low: float | None
    tau_squared_high: float | None
    i_squared: float
    h_squared: float
    q: float
    q_p_value: float
    weights: Floats

    @property
    def measure(self) -> str:
        """Name of the measure, as in `EffectSizes`."""
        return self.effect_sizes.measure

    @property
    def scale(self) -> Measure:
        """The measure with its words and its way back to the natural scale."""
        return find_measure(self.measure)

    @property
    def studies(self) -> int:
        """How many were pooled: K."""
        return len(self.effect_sizes)

    @property
    def degrees(self) -> int:
        """Degrees of freedom of `q`: K-1."""
        return self.studies - 1

    @property
    def prediction_low(self) -> float | None:
        """Lower end of the prediction interval by the rule on K-2; None where there is none."""
        ends = self.prediction_interval()
        return ends[0] if ends else None

    @property
    def prediction_high(self) -> float | None:
        """Upper end of the prediction interval by the rule on K-2; None where there is none."""
        ends = self.prediction_interval()
        return ends[1] if ends else None

    def prediction_interval(self, rule: str = "t") -> tuple[float, float] | None:
        """Where the true effect of a new study would lie, with 95 % confidence.

        Parameters
        ----------
        rule
            ``t``: t on K-2 degrees of freedom, for three studies or more. ``metafor``: the
            quantile of the confidence interval, for two or more.

        Returns
        -------
        tuple of float, or None
            None where the rule needs more studies, and for a fixed effect, which has one truth.

        Raises
        ------
        KetacourseError
            If there is no such rule.
        """
        if rule not in PREDICTIONS:
            raise KetacourseError(unknown("prediction rule", rule, PREDICTIONS))
        fewest = 3 if rule == "t" else 2
        if self.model == "fixed" or self.studies < fewest:
            return None
        quantile = t_quantile(self.studies - 2)
        if rule == "metafor":
            quantile = interval_quantile(self.interval, self.studies)
        reach = quantile * sqrt(self.tau_squared + self.standard_error**2)
        return self.estimate - reach, self.estimate + reach

    @property
    def natural(self) -> Natural:
        """The same effect on the scale people read."""
        there, ends = self.scale.natural, self.prediction_interval()
        prediction = (there(ends[0]), there(ends[1])) if ends else None
        return Natural(there(self.estimate), there(self.ci_low), there(self.ci_high), prediction)

    @property
    def text(self) -> str:
        """The effect with its interval, on the scale people read."""
        return self.scale.effect(self.estimate, self.ci_low, self.ci_high)

    @property
    def prediction_text(self) -> str:
        """Where a new study's true effect may lie; empty where that cannot be said."""
        ends = self.prediction_interval()
        return self.scale.interval(*ends) if ends else ""

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {value}" for name, value in pooled_lines(self))

    def _repr_html_(self) -> str:
        return self.table().html()

    def table(self) -> Table:
        """Give the effect, its interval, and how far the studies differ, a row each."""
        return table(("what", "value"), pooled_lines(self))


def interval_quantile(interval: str, studies: int) -> float:
    """How many standard errors a 95 % interval reaches: of the normal curve, or of t on K-1."""
    return Z if interval == "wald" else t_quantile(studies - 1)


def t_quantile(degrees: int) -> float:
    """How many standard errors a 95 % interval reaches by Student's t."""
    from scipy.special import stdtrit

    return float(stdtrit(degrees, 0.975))


def pooled_lines(pooled: Pooled) -> list[tuple[str, str]]:
    """Rows for a reader; a single study has nothing to say on how studies differ."""
    rows = [
        ("model", how_pooled(pooled)),
        (f"pooled {pooled.scale.words} (95 % interval)", pooled.text),
        ("p value", p_text(pooled.p_value)),
    ]
    if pooled.studies == 1:
        return [*rows, ("between studies", "nothing can be said from one study")]
    rows += [("Q", f"{decimals(pooled.q, 2)} on {pooled.degrees} df, {p_value(pooled.q_p_value)}")]
    rows += [("I²", f"{100 * pooled.i_squared:.0f} %")]
    if pooled.model == "random":
        rows += [
            ("tau² (95 % interval)", _tau_squared(pooled)),
            ("prediction", _new(pooled)),
        ]
    return rows


def how_pooled(pooled: Pooled) -> str:
    """Model, method, interval and number of studies in a few words."""
    method = f" ({pooled.method})" if pooled.method else ""
    interval = f"{INTERVALS[pooled.interval]} interval"
    return f"{MODELS[pooled.model]}{method}, {interval}, {counted(pooled.studies, 'study')}"


def _tau_squared(pooled: Pooled) -> str:
    low, high = pooled.tau_squared_low, pooled.tau_squared_high
    if low is None or high is None:
        return sized(pooled.tau_squared)
    return estimate(pooled.tau_squared, low, high)


def _new(pooled: Pooled) -> str:
    if not pooled.prediction_text:
        return "needs three studies"
    return f"a new study's true effect may lie (95 %) at {pooled.prediction_text}"
