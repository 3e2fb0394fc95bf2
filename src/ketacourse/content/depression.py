"""Records of lesson 01: hypotheses of depression, rating scales, measured differences.

measured difference
    A case-control difference as a standardised mean difference (Cohen's d or Hedges' g); negative
    means lower in people with depression.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ketacourse.content.base import Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class HypothesisEvidence(Sourced):
    """One finding for or against a hypothesis, with the kind of evidence and the species."""

    direction: Literal["supports", "contradicts"]
    kind: Literal[
        "rodent",
        "human challenge",
        "human blood or fluid",
        "post-mortem",
        "human imaging",
        "clinical trial",
        "genetics",
        "observation over time",
    ]
    species: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DepressionHypothesis:
    """An account of what goes wrong in depression; every finding under it is sourced."""

    id: str
    name: str
    claim: str
    verdict: str
    evidence: tuple[HypothesisEvidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingScale(Sourced):
    """A symptom scale: its range, and the remission cut-offs that trials have used."""

    id: str
    name: str
    items: int
    minimum: int
    maximum: int
    remission_cutoffs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredDifference(Sourced):
    """A standardised difference between two groups, with its interval when it was read."""

    id: str
    label: str
    groups: tuple[str, str]
    measure: str
    value: float
    ci_low: float | None = None
    ci_high: float | None = None
    total_cases: int | None = None
    total_controls: int | None = None
    species: str = "human"
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RodentMeasure(Sourced):
    """A rodent result in two or more conditions, as printed: mean and standard error per group."""

    id: str
    label: str
    species: str
    region: str
    unit: str
    conditions: tuple[str, ...]
    means: tuple[float, ...]
    standard_errors: tuple[float, ...] = ()
    animals: tuple[int, ...] = ()
    text: str = ""
