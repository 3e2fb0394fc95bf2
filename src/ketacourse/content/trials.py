"""Records of clinical evidence: studies with arms and outcomes, meta-analyses, poolings.

study
    One trial or cohort, with one or more publications in `cites` (the main one first).
arm
    A group that received one treatment; in a crossover every arm holds the same people.
outcome
    One result: an instrument at one time, per arm or as a published estimate.
remark
    A sourced sentence about the study: its design, population, masking, funding, dropouts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ketacourse.content.base import Sourced, Statement

Measure = Literal[
    "mean_difference",
    "standardized_mean_difference",
    "risk_ratio",
    "odds_ratio",
    "risk_difference",
    "hazard_ratio",
    "correlation",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """A group and what it received; `total` is the number randomised or treated, when known."""

    id: str
    label: str
    role: Literal["treatment", "control"]
    total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmResult:
    """What was counted or measured in one arm: events of total, or mean and SD of total."""

    arm: str
    events: int | None = None
    total: int | None = None
    mean: float | None = None
    sd: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A published effect; ratios on the natural scale, risk differences as proportions."""

    measure: Measure
    value: float
    ci_low: float | None = None
    ci_high: float | None = None
    ci_level: float = 0.95
    standard_error: float | None = None
    p_value: str = ""
    compares: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Sourced):
    """One result of a study at one time.

    `time_h` counts from the first dose; `derived` marks counts or intervals that are our
    arithmetic from published figures.
    """

    id: str
    name: str
    kind: Literal["binary", "continuous", "time_to_event"]
    instrument: str = ""
    time: str = ""
    time_h: float | None = None
    results: tuple[ArmResult, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Study(Sourced):
    """A trial or cohort."""

    id: str
    name: str
    year: int
    design: Literal["parallel", "crossover", "withdrawal", "single arm", "cohort"]
    registration: str = ""
    randomised: int | None = None
    arms: tuple[Arm, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    remarks: tuple[Statement, ...] = ()
    risk_of_bias: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledEstimate(Sourced):
    """One row of a meta-analysis: what was compared, on what, and the pooled effect."""

    comparison: str
    outcome: str
    estimate: Estimate | None = None
    trials: int | None = None
    participants: int | None = None
    certainty: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetaAnalysis(Sourced):
    """A systematic review with its pooled rows and what it did and did not compare."""

    id: str
    name: str
    year: int
    pooled: tuple[PooledEstimate, ...] = ()
    remarks: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolingInput(Sourced):
    """The figures of one arm that enter a pooling."""

    study: str
    arm: str
    role: Literal["treatment", "control"]
    events: int | None = None
    total: int
    mean: float | None = None
    sd: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooling(Sourced):
    """A published pooled result and the inputs from which it can be computed again."""

    id: str
    name: str
    outcome: str
    published: tuple[Estimate, ...] = ()
    recomputed: tuple[Estimate, ...] = ()
    inputs: tuple[PoolingInput, ...] = ()
    recipe: str = ""
    remarks: tuple[Statement, ...] = ()
