"""Results of studies in words: counts, means and effects as a sentence would give them."""

from __future__ import annotations

import re

from ketacourse.content.trials import ArmResult, Estimate, Outcome, Study

MEASURES = {
    "mean_difference": "difference",
    "standardized_mean_difference": "standardised difference",
    "risk_ratio": "risk ratio",
    "odds_ratio": "odds ratio",
    "risk_difference": "risk difference",
    "hazard_ratio": "hazard ratio",
    "correlation": "correlation",
}


def number(value: float) -> str:
    """A number as typed, with a true minus sign.

    >>> number(-3.80)
    '−3.8'
    """
    return f"{value:g}".replace("-", "−")


def estimate_text(estimate: Estimate) -> str:
    """An effect with its interval, and what it compares."""
    words = f"{MEASURES[estimate.measure]} {number(estimate.value)}"
    if estimate.ci_low is not None and estimate.ci_high is not None:
        level = f"{100 * estimate.ci_level:.0f} %"
        words += f" ({level} interval {number(estimate.ci_low)} to {number(estimate.ci_high)})"
    compares = f", {estimate.compares}" if estimate.compares else ""
    return words + compares


def percent(count: int, total: int) -> str:
    """A share in percent; below one with a decimal, so that few are not told as none.

    >>> percent(1, 222)
    '0.5 %'
    """
    share = 100 * count / total
    return f"{share:.1f} %" if 0 < share < 1 else f"{share:.0f} %"


def arm_name(study: Study, arm: str) -> str:
    """A short name of an arm: what was given, without dose and route where that is enough."""
    labels = {each.id: each.label for each in study.arms}
    label = labels.get(arm, arm.replace("_", " "))
    own = _without_dose(label)
    is_enough = [_without_dose(each) for each in labels.values()].count(own) == 1
    return own if is_enough else label


def _without_dose(label: str) -> str:
    return re.split(r" \d|,", label, maxsplit=1)[0].removesuffix(" IV")


def outcome_text(outcome: Outcome, study: Study) -> str:
    """What a study found on one outcome: every arm, then the effect as published."""
    arms = [(arm_name(study, each.arm), _result(each)) for each in outcome.results]
    parts = [f"{name} {result}" for name, result in arms if result]
    parts += [estimate_text(each) for each in outcome.estimates if not each.derived]
    name = outcome.name[:1].upper() + outcome.name[1:]
    return f"{name}: {'; '.join(parts)}." if parts else f"{name}: {outcome.note}"


def _result(result: ArmResult) -> str:
    """What was counted or measured in one arm; empty where nothing was."""
    if result.events is not None and result.total:
        return f"{result.events} of {result.total} ({percent(result.events, result.total)})"
    if result.mean is not None:
        spread = f" (SD {number(result.sd)})" if result.sd is not None else ""
        return f"{number(result.mean)}{spread}"
    return f"{number(result.percent)} %" if result.percent is not None else ""
