"""Effects as their sources print them, in words: the measure, the value, its interval."""

from __future__ import annotations

from ketacourse.content.trials import Estimate
from ketacourse.display.words import as_typed

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
    words = f"{measure} {as_typed(estimate.value)}"
    if estimate.ci_low is not None and estimate.ci_high is not None:
        level = f"{100 * estimate.ci_level:.0f} % interval"
        words += f" ({level} {as_typed(estimate.ci_low)} to {as_typed(estimate.ci_high)})"
    return f"{words}, {estimate.compares}" if estimate.compares else words
