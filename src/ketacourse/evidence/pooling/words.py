"""Pooled results in words: the same on the page, in alt texts and in captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ketacourse.display.words import counted, decimals, p_value, sized
from ketacourse.errors import KetacourseError
from ketacourse.evidence.effects.sizes import EffectSizes
from ketacourse.evidence.pooling.small_studies import egger

if TYPE_CHECKING:
    from ketacourse.evidence.pooling.pooled import Pooled
    from ketacourse.evidence.pooling.sensitivity import PooledSeries
    from ketacourse.evidence.pooling.studies import Studies

SIDES = ("the drug", "the comparator")  # where nobody said what the arms were given


def verdict(pooled: Pooled) -> str:
    """Where the interval lies: above, below, or across no difference."""
    if pooled.ci_low > 0:
        return "lies above"
    return "lies below" if pooled.ci_high < 0 else "includes"


def no_difference(pooled: Pooled) -> str:
    """No difference, with its value on the natural scale."""
    return f"no difference ({pooled.scale.no_effect:g})"


def in_favour(estimate: float, better: str, sides: tuple[str, str] = SIDES) -> str:
    """Which side an effect speaks for, when its sign is that of more or of less."""
    return sides[0] if (estimate > 0) == (better == "more") else sides[1]


def spread_line(pooled: Pooled) -> str:
    """Say how much the trials differ: Cochran's Q, its p value, I² and τ²."""
    if pooled.studies == 1:
        return "One trial: nothing is learnt on how trials differ"
    return (
        f"Q {decimals(pooled.q, 2)} on {pooled.degrees} df, {p_value(pooled.q_p_value)}; "
        f"I² {100 * pooled.i_squared:.0f} %; τ² {sized(pooled.tau_squared)}"
    )


def spread_words(pooled: Pooled) -> str:
    """The same for a reader who does not see symbols as words."""
    if pooled.studies == 1:
        return "with one trial nothing is learnt on how trials differ"
    return f"I squared {100 * pooled.i_squared:.0f} %"


def finding(
    pooled: Pooled, better: str = "", unit: str = "trial", sides: tuple[str, str] = SIDES
) -> str:
    """The pooled result in a sentence, without the full stop; `sides` names both arms."""
    said = f"{pooled.scale.words} {pooled.text} from {counted(pooled.studies, unit)}"
    said += f"; the interval {verdict(pooled)} {no_difference(pooled)}"
    if better and verdict(pooled) != "includes":
        said += f", in favour of {in_favour(pooled.estimate, better, sides)}"
    return said


def pooled_alt(studies: Studies, pooled: Pooled) -> str:
    """What a forest plot finds, in words, study by study and together."""
    effects = studies.effects
    rows = list(zip(effects.estimate, effects.ci_low, effects.ci_high, strict=True))
    each = "; ".join(
        f"{name}, {pooled.scale.effect(*row)}"
        for name, row in zip(studies.names, rows, strict=True)
    )
    alone = sum(low > 0 or high < 0 for _, low, high in rows)
    found = finding(pooled, studies.better, studies.unit, studies.sides)
    return (
        f"Forest plot, {studies.title}. Pooled {found}; "
        f"{spread_words(pooled)}. {prediction_words(pooled)}"
        f"On their own, {alone} of {len(studies)} exclude no difference: {each}."
    )


def prediction_words(pooled: Pooled) -> str:
    """Where a new trial may lie, as a sentence; nothing where trials are too few to say."""
    where = pooled.prediction_text
    return f"The true effect of a new trial may lie at {where}. " if where else ""


def settled_words(series: PooledSeries) -> str:
    """Say since when the interval of the growing pool has lain where it lies at the end."""
    last = verdict(series[-1])
    since = len(series) - 1
    while since > 0 and verdict(series[since - 1]) == last:
        since -= 1
    where = f"{last} {no_difference(series[-1])}"
    if since == 0:
        return f"From the first trial on, the interval {where}."
    return f"Since {series.labels[since]} was added, trial {since + 1}, the interval {where}."


def egger_words(effects: EffectSizes) -> str:
    """Say what Egger's test finds, or why there is none, in a sentence or two."""
    try:
        found = egger(effects)
    except KetacourseError as fault:
        return f"No test for small-study effects: {fault}."
    slope = f"slope {sized(found.bias)} (SE {sized(found.standard_error)})"
    few = f" With {len(effects)} trials such a test settles nothing either way."
    return f"Egger's test: {slope}, {p_value(found.p_value)}.{few * found.few}"
