"""Pooling: one effect from several studies, and how far their true effects differ.

Conventions, which are those of metafor's defaults unless said otherwise:

- A study's weight is 1 / variance (fixed effect) or 1 / (variance + tau squared) (random effects).
- ``wald`` intervals take the normal curve. ``hartung_knapp`` ones take t on K-1 degrees of freedom
  and the standard error that the spread of the estimates themselves suggests; they may come out
  narrower than Wald's where studies agree by luck. With one study both are Wald's.
- tau squared is never below 0; its interval is by the Q profile, whatever the method.
- Q is Cochran's, with fixed-effect weights. Of a fixed effect, H² is Q / (K-1) and I² is
  (Q - (K-1)) / Q, not below 0. Of random effects, I² is tau² / (tau² + v) and H² is 1 + tau² / v,
  with v the typical variance within studies.
- The prediction interval says where the true effect of a new study would lie. The taught rule is
  t on K-2 degrees of freedom (Higgins, Thompson and Spiegelhalter 2009), for three studies or more;
  metafor's takes the same quantile as the confidence interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, inf, sqrt
from typing import TYPE_CHECKING

from ketacourse.errors import KetacourseError, unknown
from ketacourse.evidence.effects.measures import Measure, find_measure
from ketacourse.evidence.effects.sizes import EffectSizes
from ketacourse.evidence.pooling.heterogeneity import (
    TAU_SQUARED,
    cochran_q,
    q_profile,
    typical_variance,
    weighted_mean,
)
from ketacourse.statistics.normal import Z

if TYPE_CHECKING:
    from ketacourse.display.table import Table
    from ketacourse.evidence.effects.columns import Floats

MODELS = ("fixed", "random")
INTERVALS = ("wald", "hartung_knapp")
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
    study. The conventions stand at the top of this module.
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
        quantile = _t(self.studies - 2) if rule == "t" else _quantile(self.interval, self.studies)
        reach = quantile * sqrt(self.tau_squared + self.standard_error**2)
        return self.estimate - reach, self.estimate + reach

    @property
    def natural(self) -> Natural:
        """The same effect on the scale people read."""
        there, ends = self.scale.natural, self.prediction_interval()
        prediction = (there(ends[0]), there(ends[1])) if ends else None
        return Natural(there(self.estimate), there(self.ci_low), there(self.ci_high), prediction)

    def __repr__(self) -> str:
        from ketacourse.evidence.pooling.table import pooled_lines

        return "\n".join(f"{name}: {value}" for name, value in pooled_lines(self))

    def _repr_html_(self) -> str:
        return self.table().html()

    def table(self) -> Table:
        """Give the effect, its interval, and how far the studies differ, a row each."""
        from ketacourse.display.table import table
        from ketacourse.evidence.pooling.table import pooled_lines

        return table(("what", "value"), pooled_lines(self))


def pool(
    effect_sizes: EffectSizes,
    *,
    model: str = "random",
    tau_squared: str = "REML",
    interval: str = "wald",
) -> Pooled:
    """Pool the effects of several studies into one.

    Parameters
    ----------
    effect_sizes
        One or more studies; of a single study the result is that study.
    model
        ``fixed``: all studies estimate one effect. ``random``: their true effects differ around
        a mean.
    tau_squared
        How the variance of the true effects is estimated: ``DL`` (DerSimonian and Laird), ``PM``
        (Paule and Mandel) or ``REML``. Without meaning for a fixed effect.
    interval
        ``wald`` or ``hartung_knapp``.

    Returns
    -------
    Pooled
        On the scale of the measure, natural logarithms for ratios; `natural` gives ratios.

    Raises
    ------
    KetacourseError
        If a model, method or interval is unknown; the message lists what is allowed.
    """
    _check(effect_sizes, model, tau_squared, interval)
    estimate, variance = effect_sizes.estimate, effect_sizes.variance
    several = len(estimate) > 1
    tau2 = TAU_SQUARED[tau_squared](estimate, variance) if several and model == "random" else 0.0
    weight = 1 / (variance + tau2)
    middle, rule = weighted_mean(estimate, weight), interval if several else "wald"
    error = _standard_error(estimate, weight, rule)
    reach = _quantile(rule, len(estimate)) * error
    ends = q_profile(estimate, variance) if several and model == "random" else (None, None)
    return Pooled(
        effect_sizes=effect_sizes,
        model=model,
        method=tau_squared if model == "random" else "",
        interval=rule,
        estimate=middle,
        standard_error=error,
        ci_low=middle - reach,
        ci_high=middle + reach,
        p_value=_p_value(middle, error, rule, len(estimate)),
        tau_squared=tau2,
        tau_squared_low=ends[0],
        tau_squared_high=ends[1],
        **_heterogeneity(estimate, variance, tau2, model),
        weights=_shares(weight),
    )


def _check(effect_sizes: EffectSizes, model: str, method: str, interval: str) -> None:
    if not isinstance(effect_sizes, EffectSizes):
        raise KetacourseError(
            f"cannot pool a {type(effect_sizes).__name__}; give what risk_ratio, mean_difference "
            "or another effect size function returns"
        )
    allowed = {"model": MODELS, "tau_squared": tuple(TAU_SQUARED), "interval": INTERVALS}
    given = {"model": model, "tau_squared": method, "interval": interval}
    for name, word in given.items():
        if word not in allowed[name]:
            raise KetacourseError(unknown(name, word, allowed[name]))


def _standard_error(estimate: Floats, weight: Floats, rule: str) -> float:
    plain = 1 / float(weight.sum())
    if rule == "wald":
        return sqrt(plain)
    spread = float(weight @ (estimate - weighted_mean(estimate, weight)) ** 2)
    return sqrt(plain * spread / (len(estimate) - 1))


def _quantile(rule: str, studies: int) -> float:
    return Z if rule == "wald" else _t(studies - 1)


def _t(degrees: int) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(degrees, 0.975))


def _p_value(estimate: float, error: float, rule: str, studies: int) -> float:
    """Two-sided, of no effect; an error of 0 leaves no doubt, or no effect."""
    from scipy.special import stdtr

    size = abs(estimate) / error if error else (inf if estimate else 0.0)
    return erfc(size / sqrt(2)) if rule == "wald" else float(2 * stdtr(studies - 1, -size))


def _heterogeneity(
    estimate: Floats, variance: Floats, tau_squared: float, model: str
) -> dict[str, float]:
    """Q with its p value, I² and H², by the definitions of the model."""
    from scipy.special import chdtrc

    degrees = len(estimate) - 1
    if not degrees:
        return {"q": 0.0, "q_p_value": 1.0, "i_squared": 0.0, "h_squared": 1.0}
    q = cochran_q(estimate, variance)
    if model == "fixed":
        i_squared, h_squared = max(0.0, 1 - degrees / q) if q else 0.0, q / degrees
    else:
        typical = typical_variance(variance)
        i_squared, h_squared = tau_squared / (tau_squared + typical), 1 + tau_squared / typical
    p_value = float(chdtrc(degrees, q))
    return {"q": q, "q_p_value": p_value, "i_squared": i_squared, "h_squared": h_squared}


def _shares(weight: Floats) -> Floats:
    from ketacourse.evidence.effects.columns import frozen

    return frozen(weight / weight.sum())
