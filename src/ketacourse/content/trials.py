"""Records of clinical evidence: studies with arms and outcomes, meta-analyses, poolings.

study
    One trial or cohort, with one or more publications in `cites` (the main one first).
arm
    A group that received one treatment; in a crossover every arm holds the same people.
outcome
    One result: an instrument at one time, per arm or as a published estimate.
remark
    A sourced sentence about the study; its topic is one of `REMARK_TOPICS`. Statements on the
    risk of bias carry one of `BIAS_TOPICS`.
selection
    Which trials a lesson pools, and why: it points at outcomes and holds no figures of its own.

Differences are treatment minus control. On depression scales a negative one favours treatment;
papers that print it without a sign say so in the note.
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

REMARK_TOPICS = (
    "design",
    "population",
    "setting",
    "flow",
    "baseline",
    "intervention",
    "comparator",
    "primary outcome",
    "effect",
    "durability",
    "dropouts",
    "masking",
    "adverse events",
    "funding",
    "criticism",
    "misquotation",
    "teaching",
)
BIAS_TOPICS = (
    "randomisation",
    "deviations",
    "missing data",
    "measurement",
    "selection",
    "crossover",
    "note",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """A group and what it received; `total` is the number randomised or treated, when known."""

    id: str
    label: str
    role: Literal["treatment", "control"]
    total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmResult:
    """What was counted or measured in one arm: events of total, or mean and SD of total.

    `arm` is left out where a figure was given for the whole trial; `percent` stands alone where
    the count is not known; `standard_error`, `ci_low` and `ci_high` (95 %) belong to the mean.
    """

    arm: str = ""
    events: int | None = None
    total: int | None = None
    percent: float | None = None
    mean: float | None = None
    sd: float | None = None
    standard_error: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """An effect; ratios on the natural scale, risk differences as proportions.

    `derived` marks our own arithmetic; everything else is as published.
    """

    measure: Measure
    value: float
    ci_low: float | None = None
    ci_high: float | None = None
    ci_level: float = 0.95
    standard_error: float | None = None
    p_value: str = ""
    compares: str = ""
    method: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Sourced):
    """One result of a study at one time.

    `time_h` counts from the first dose; `derived` marks counts or means that are our arithmetic
    from published figures; `p_value` is of the comparison of arms where no estimate carries it.
    """

    id: str
    name: str
    kind: Literal["binary", "continuous", "time_to_event"]
    instrument: str = ""
    time: str = ""
    time_h: float | None = None
    results: tuple[ArmResult, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    p_value: str = ""
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
    i_squared_percent: float | None = None
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
class PoolingDifference(Sourced):
    """The effect of one study that enters a pooling whole, with its standard error."""

    study: str
    estimate: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooling(Sourced):
    """A pooled result and the inputs from which it can be computed again.

    Inputs are either arms (several treatment arms of one study are combined first) or whole
    differences. `q` to `tau_squared` are ours (tau-squared by DerSimonian and Laird).
    """

    id: str
    name: str
    outcome: str
    published: tuple[Estimate, ...] = ()
    recomputed: tuple[Estimate, ...] = ()
    inputs: tuple[PoolingInput, ...] = ()
    differences: tuple[PoolingDifference, ...] = ()
    recipe: str = ""
    q: float | None = None
    df: int | None = None
    i_squared_percent: float | None = None
    tau_squared: float | None = None
    remarks: tuple[Statement, ...] = ()


Comparator = Literal["saline", "midazolam", "anaesthesia", "placebo spray", "ECT"]
Drug = Literal["", "ketamine", "esketamine"]
Route = Literal["", "vein", "nose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialSetMember:
    """One trial of a set: an outcome of a study, and what the drug was compared with.

    With `estimate`, the published effect of that outcome with these words in `compares` enters
    whole; otherwise its arms do. `degrees_of_freedom` is that of the t distribution behind the
    interval of a small trial, from which the standard error is worked out. `label` names a
    stratum. Figures, citations and status stay with the outcome.
    """

    study: str
    outcome: str
    comparator: Comparator
    drug: Drug
    route: Route
    estimate: str = ""
    degrees_of_freedom: int | None = None
    label: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialLeftOut:
    """A trial that a reader would look for in a set, and why it is not there."""

    study: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialSelection(Sourced):
    """Trials that a lesson pools: why they belong together, and what argues against it.

    `pooling` takes over the inputs of a pooling, all compared with `comparator`; `members` add
    trials from their records. `better` tells which way an effect is good for those treated;
    `unit` what a row of the set is, where it is part of a trial and no trial by itself.
    """

    id: str
    name: str
    outcome: str
    better: Literal["more", "less"]
    why: str
    against: str
    unit: Literal["trial", "stratum"] = "trial"
    pooling: str = ""
    comparator: Literal["", "placebo spray"] = ""
    drug: Drug = ""
    route: Route = ""
    members: tuple[TrialSetMember, ...] = ()
    left_out: tuple[TrialLeftOut, ...] = ()
