"""Pooling: one effect from several studies, and how far their true effects differ.

Conventions, which are those of metafor's defaults unless said otherwise:

- A study's weight is 1 / variance (fixed effect) or 1 / (variance + tau squared) (random effects).
- ``wald`` intervals take the normal curve. A fixed effect has no other.
- ``hartung_knapp`` intervals take t on K-1 degrees of freedom, and Wald's standard error times a
  factor: how far the estimates themselves spread, set against how far the weights let expect (the
  square root of the weighted sum of squares over K-1). Where two or three studies agree by luck
  that factor falls below 1, and an interval meant to be honest comes out narrower than Wald's. So
  the factor is not let below 1, as Röver, Knapp and Friede (2015) and metafor's ``test="adhoc"``
  have it; this is the form that the course teaches. ``hartung_knapp_plain`` leaves the factor as it
  comes, as Hartung and Knapp (2001) and metafor's ``test="knha"`` do.
- With one study every interval is Wald's.
- tau squared is never below 0; its interval is by the Q profile, whatever the method. Paule and
  Mandel's equation is solved to the last digits. metafor stops by default when a step is small in
  itself, which is early where tau squared is small too: for the risk differences of graves2010
  (in metadat) at 0.0000775, where the equation is solved by 0.00000053.
- Q is Cochran's, with fixed-effect weights. Of a fixed effect, H² is Q / (K-1) and I² is
  (Q - (K-1)) / Q, not below 0. Of random effects, I² is tau² / (tau² + v) and H² is 1 + tau² / v,
  with v the typical variance within studies.
- The prediction interval says where the true effect of a new study would lie. The taught rule is
  t on K-2 degrees of freedom (Higgins, Thompson and Spiegelhalter 2009), for three studies or more;
  metafor's takes the same quantile as the confidence interval.
"""

from __future__ import annotations

from math import erfc, inf, sqrt
from typing import TYPE_CHECKING, Any

from ketacourse.evidence.effects.columns import frozen
from ketacourse.evidence.pooling.heterogeneity import (
    ESTIMATORS,
    cochran_q,
    q_profile,
    typical_variance,
    weighted_mean,
)
from ketacourse.evidence.pooling.methods import method_of
from ketacourse.evidence.pooling.pooled import Pooled, interval_quantile
from ketacourse.evidence.pooling.studies import effects_of

if TYPE_CHECKING:
    from ketacourse.evidence.effects.columns import Floats


def pool(  # noqa: PLR0913 what is pooled, and how; all but two are named
    effect_sizes: Any,
    standard_error: Any = None,
    *,
    measure: str = "",
    names: Any = (),
    model: str = "random",
    tau_squared: str | None = None,
    interval: str | None = None,
) -> Pooled:
    """Pool the effects of several studies into one.

    Parameters
    ----------
    effect_sizes
        Effects of one or more studies, as risk_ratio or another such function gives them; a set of
        the course or its id; a table with named columns; or estimates. Of a single study the
        result is that study.
    standard_error
        Of estimates, one a study.
    measure
        Of a set or a table, one of those that can be computed; of estimates, what they are, such
        as ``log_risk_ratio``.
    names
        Of the studies, where they have none.
    model
        ``fixed``: all studies estimate one effect. ``random``: their true effects differ around
        a mean.
    tau_squared
        How the variance of the true effects is estimated: ``DL`` (DerSimonian and Laird), ``PM``
        (Paule and Mandel) or, if left out, ``REML``. Only with random effects.
    interval
        ``wald`` if left out; with random effects also ``hartung_knapp``, which is never narrower
        than Wald's, or ``hartung_knapp_plain``, which may be.

    Returns
    -------
    Pooled
        On the scale of the measure, natural logarithms for ratios; `natural` gives ratios.

    Raises
    ------
    KetacourseError
        If there is nothing to pool, a model, method or interval is unknown, or two of them do not
        go together; the message lists what is allowed.

    References
    ----------
    Hartung J, Knapp G (2001), Stat Med 20:3875-3889.
    Röver C, Knapp G, Friede T (2015), BMC Med Res Methodol 15:99.
    """
    method = method_of(model, tau_squared, interval)
    effects = effects_of(effect_sizes, standard_error, measure=measure, names=names)
    estimate, variance = effects.estimate, effects.variance
    several = len(estimate) > 1
    varying = several and model == "random"
    tau2 = ESTIMATORS[method.tau_squared](estimate, variance) if varying else 0.0
    weight = 1 / (variance + tau2)
    middle, rule = weighted_mean(estimate, weight), method.interval if several else "wald"
    error = _standard_error(estimate, weight, rule)
    reach = interval_quantile(rule, len(estimate)) * error
    ends = q_profile(estimate, variance) if varying else (None, None)
    return Pooled(
        effect_sizes=effects,
        model=model,
        method=method.tau_squared,
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
        weights=frozen(weight / weight.sum()),
    )


def _standard_error(estimate: Floats, weight: Floats, rule: str) -> float:
    expected = 1 / float(weight.sum())
    if rule == "wald":
        return sqrt(expected)
    squares = float(weight @ (estimate - weighted_mean(estimate, weight)) ** 2)
    factor = squares / (len(estimate) - 1)
    return sqrt(expected * (factor if rule == "hartung_knapp_plain" else max(1.0, factor)))


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
