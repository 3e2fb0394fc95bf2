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

from math import erfc, inf, sqrt
from typing import TYPE_CHECKING

from ketacourse.errors import KetacourseError, unknown
from ketacourse.evidence.effects.sizes import EffectSizes
from ketacourse.evidence.pooling.heterogeneity import (
    ESTIMATORS,
    cochran_q,
    q_profile,
    typical_variance,
    weighted_mean,
)
from ketacourse.evidence.pooling.methods import INTERVALS, MODELS, TAU_SQUARED
from ketacourse.evidence.pooling.pooled import Pooled, interval_quantile

if TYPE_CHECKING:
    from ketacourse.evidence.effects.columns import Floats


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
    tau2 = ESTIMATORS[tau_squared](estimate, variance) if several and model == "random" else 0.0
    weight = 1 / (variance + tau2)
    middle, rule = weighted_mean(estimate, weight), interval if several else "wald"
    error = _standard_error(estimate, weight, rule)
    reach = interval_quantile(rule, len(estimate)) * error
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
    allowed = {"model": MODELS, "tau_squared": TAU_SQUARED, "interval": INTERVALS}
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
