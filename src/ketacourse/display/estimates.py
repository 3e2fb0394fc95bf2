"""Effects as their sources print them, in words: the measure, the value, its interval."""

from __future__ import annotations

from ketacourse.content.trials import Estimate
from ketacourse.display.words import alike, as_typed

MEASURES = {
    "mean_difference": "difference in means",
    "standardized_mean_difference": "standardised difference",
    "risk_ratio": "risk ratio",
    "odds_ratio": "odds ratio",
    "risk_difference": "risk difference",
    "hazard_ratio": "hazard ratio",
    "correlation": "correlation",
}


def estimate_text(estimate: Estimate, *, of_means: str = MEASURES["mean_difference"]) -> str:
    """An effect with its interval, and what it compares.

    Parameters
    ----------
    estimate
        As published, or of our own arithmetic.
    of_means
        What a difference of means is called, where a shorter word is enough.
    """
    measure = of_means if estimate.measure == "mean_difference" else MEASURES[estimate.measure]
    if estimate.ci_low is None or estimate.ci_high is None:
        words = f"{measure} {as_typed(estimate.value)}"
    else:
        value, low, high = alike(estimate.value, estimate.ci_low, estimate.ci_high)
        level = f"{100 * estimate.ci_level:.0f} % interval"
        words = f"{measure} {value} ({level} {low} to {high})"
    return f"{words}, {estimate.compares}" if estimate.compares else words
