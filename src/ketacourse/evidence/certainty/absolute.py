"""From a relative effect to people: what a pooled result means at a stated baseline risk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import nextafter
from typing import TYPE_CHECKING

from ketacourse.errors import KetacourseError, brief
from ketacourse.statistics.boundary import Allowed, count

if TYPE_CHECKING:
    from ketacourse.evidence.pooling.pooled import Pooled

PER = (100, 1000)
PER_PEOPLE = Allowed("100 or 1000 people", *PER, whole=True)
PROBABILITY = Allowed("a probability between 0 and 1", nextafter(0, 1), nextafter(1, 0))
Baseline = tuple[float, str]
# From a baseline risk and an effect on its natural scale to the risk with treatment.
APPLY: dict[str, Callable[[float, float], float]] = {
    "risk_difference": lambda risk, effect: risk + effect,
    "log_risk_ratio": lambda risk, effect: risk * effect,
    "log_odds_ratio": lambda risk, effect: risk * effect / (1 - risk + risk * effect),
}


@dataclass(frozen=True, slots=True)
class AbsoluteEffect:
    """Risks from 0 to 1 with comparator and treatment, the latter with its 95 % interval.

    The baseline is taken as known: its own doubt is not in the interval. Risks beyond 0 and 1 are
    cut there.
    """

    baseline_risk: float
    baseline_from: str
    risk: float
    ci_low: float
    ci_high: float
    per: int

    @property
    def without(self) -> str:
        """People with the outcome among those given the comparator, who may be treated too."""
        return f"{self._people(self.baseline_risk)} per {self.per:,}"

    @property
    def with_treatment(self) -> str:
        """People with the outcome among the treated, with the interval."""
        low, high = self._people(self.ci_low), self._people(self.ci_high)
        return f"{self._people(self.risk)} per {self.per:,} ({low} to {high})"

    @property
    def difference(self) -> str:
        """How many more or fewer with treatment, with the interval, by the people told above."""
        without = self._people(self.baseline_risk)
        more, low, high = (
            _more(self._people(risk) - without) for risk in (self.risk, self.ci_low, self.ci_high)
        )
        return f"{more} per {self.per:,} ({low} to {high})"

    def __repr__(self) -> str:
        return (
            f"{self.without} with the comparator, {self.with_treatment} with the treatment: "
            f"{self.difference}"
        )

    def _people(self, risk: float) -> int:
        return int(self.per * risk + 0.5)


def _more(people: int) -> str:
    return f"{abs(people)} {'more' if people > 0 else 'fewer'}" if people else "no change"


def absolute_effect(pooled: Pooled, baseline: Baseline, *, per: int = 100) -> AbsoluteEffect:
    """Apply a pooled effect to people who would have the outcome with a stated probability.

    Parameters
    ----------
    pooled
        A pooled risk difference, risk ratio or odds ratio.
    baseline
        Probability of the outcome with the comparator, between 0 and 1, and where it comes from.
    per
        100 or 1,000 people.

    Raises
    ------
    KetacourseError
        If the effect is not of events, the risk is not a probability, or it has no source.
    """
    if pooled.measure not in APPLY:
        raise KetacourseError(
            f"a {pooled.scale.words} is not about people with an event, so it has no absolute "
            "effect at a baseline risk; leave the baseline out"
        )
    per = count("per", per, PER_PEOPLE)
    if per not in PER:
        raise KetacourseError(f"per is {per}; give {PER_PEOPLE.asks}")
    risk_without, source = _checked(baseline)
    natural, apply = pooled.natural, APPLY[pooled.measure]
    ends = (natural.estimate, natural.ci_low, natural.ci_high)
    risk, low, high = (min(1.0, max(0.0, apply(risk_without, effect))) for effect in ends)
    return AbsoluteEffect(risk_without, source, risk, low, high, per)


def _checked(baseline: Baseline) -> Baseline:
    pair = baseline if isinstance(baseline, tuple) and len(baseline) == 2 else (None, None)
    given, source = pair
    risk = PROBABILITY.take(given)
    if risk is None or not isinstance(source, str) or not source.strip():
        raise KetacourseError(
            f"baseline is {brief(baseline)}; give a probability between 0 and 1 and its source, "
            'such as (0.3, "the placebo arms")'
        )
    return risk, source.strip()
