"""Results of studies in words: counts, means and effects as a sentence would give them."""

from __future__ import annotations

import re
from dataclasses import replace

from ketacourse.content.base import Status
from ketacourse.content.trials import ArmResult, Estimate, Outcome, Study
from ketacourse.display.estimates import estimate_text as effect_text
from ketacourse.display.words import as_typed

OF_MEANS = "difference"  # a line holds many effects, and the instrument says what they are of


def estimate_text(estimate: Estimate) -> str:
    """An effect with its interval, and what it compares."""
    return effect_text(estimate, of_means=OF_MEANS)


def percent(count: int, total: int) -> str:
    """A share in percent; below one with a decimal, so that few are not told as none.

    >>> percent(1, 222)
    '0.5 %'
    """
    share = 100 * count / total
    return f"{share:.1f} %" if 0 < share < 1 else f"{share:.0f} %"


def arm_name(study: Study, arm: str) -> str:
    """A short name of an arm: what was given, without dose and route where that is enough."""
    if not arm:
        return "the whole trial"
    labels = {each.id: each.label for each in study.arms}
    label = labels.get(arm, arm.replace("_", " "))
    own = _without_dose(label)
    is_enough = [_without_dose(each) for each in labels.values()].count(own) == 1
    return own if is_enough else label


def _without_dose(label: str) -> str:
    return re.split(r" \d|,", label, maxsplit=1)[0].removesuffix(" IV")


def outcome_text(outcome: Outcome, study: Study) -> str:
    """What a study found on one outcome: every arm, then the effect as its source gives it."""
    arms = [(arm_name(study, each.arm), _result(each)) for each in outcome.results]
    parts = [f"{name} {result}" for name, result in arms if result]
    parts += [_source_effect(each, outcome) for each in outcome.estimates if not each.derived]
    name = outcome.name[:1].upper() + outcome.name[1:]
    return f"{name}: {'; '.join(parts)}." if parts else f"{name}: {outcome.note}"


def _source_effect(estimate: Estimate, outcome: Outcome) -> str:
    """An effect that we did not work out; "published" is said only of what was read there."""
    if estimate.compares == "published" and outcome.status is not Status.VERIFIED:
        estimate = replace(estimate, compares="read second-hand")
    return estimate_text(estimate)


def _result(result: ArmResult) -> str:
    """What was counted or measured in one arm; empty where nothing was."""
    if result.events is not None and result.total:
        return f"{result.events:,} of {result.total:,} ({percent(result.events, result.total)})"
    if result.mean is not None:
        spread = f" (SD {as_typed(result.sd)})" if result.sd is not None else ""
        return f"{as_typed(result.mean)}{spread}"
    return f"{as_typed(result.percent)} %" if result.percent is not None else ""
