"""Records of the mechanism: graph nodes and edges, hypotheses, perturbation experiments, drugs.

node
    A molecule, cell, region, process or behaviour, in one compartment.
edge
    A claim that `source` changes `target`; `sign` is +1 raises, -1 lowers, 0 modulates, locates
    or is of uncertain direction. A causal simulation skips edges whose `causal` is false.
experiment
    A published perturbation and what it did to named outcomes, relative to ketamine alone or,
    without ketamine, to no drug.

How the codes of an experiment are read
    `effect_acute` (minutes to hours) and `effect_sustained` (24 h and later; in people day 1 is
    sustained) speak of mood-type outcomes only; every other result stands in `outcome_effects`.
    With ketamine a code compares the outcome with ketamine alone; without, with no drug, so that
    "mimicked" means lowered for an outcome that ketamine lowers. Where `baseline_drug` is given,
    that drug takes the place of ketamine. A perturbation sign of 0 marks a node named for place or
    readout; a drug node carries +1 and its target 0, so that nothing is counted twice. Rows that
    contradict each other are kept apart on purpose: show them, never average them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from ketacourse.content.base import Sourced, Statement

NodeType = Literal[
    "drug",
    "receptor",
    "protein",
    "neurotransmitter",
    "process",
    "cell type",
    "brain region",
    "kinase",
    "ion channel",
    "behaviour",
]
Evidence = Literal["in vitro", "rodent", "human imaging", "clinical"]
Strength = Literal["strong", "moderate", "weak"]
Effect = Literal[
    "abolished",
    "reduced",
    "unchanged",
    "mimicked",
    "not mimicked",
    "partly mimicked",
    "occluded",
    "prolonged",
    "potentiated",
    "opposite",
    "mixed",
    "not tested",
    "no effect",
]
Topic = Literal[
    "binding", "concentration", "occupancy", "kinetics", "bioavailability", "time course"
]
ScoreClass = Literal["loss", "no loss", "sufficient", "insufficient", "unscored"]

EFFECT_MEANING: Mapping[Effect, str] = MappingProxyType(
    {
        "abolished": "the effect of the drug is gone",
        "reduced": "the effect of the drug is smaller",
        "unchanged": "no change in the effect of the drug",
        "occluded": "the perturbation alone gives the effect and leaves the drug nothing to add",
        "prolonged": "the effect of the drug lasts longer",
        "potentiated": "the effect of the drug is larger",
        "mimicked": "the perturbation alone copies ketamine",
        "partly mimicked": "the perturbation alone copies ketamine on some measures",
        "not mimicked": "the perturbation alone does not copy ketamine",
        "opposite": "the perturbation alone acts against the direction of ketamine",
        "mixed": "arms or measures disagree",
        "not tested": "not tested, or not reported in what was read",
        "no effect": "ketamine itself did not differ from its comparator",
    }
)

# A model of signs predicts a direction, not a size, so codes that differ only in size share a
# class: losing all or part of the effect, and an effect that stays, lasts longer or grows.
# "occluded" counts as a loss because the drug adds nothing, whatever the reason. "mixed", "not
# tested" and "no effect" (a trial of ketamine itself) hold no direction to score.
SCORE_CLASSES: Mapping[ScoreClass, tuple[Effect, ...]] = MappingProxyType(
    {
        "loss": ("abolished", "occluded", "reduced"),
        "no loss": ("unchanged", "prolonged", "potentiated"),
        "sufficient": ("mimicked", "partly mimicked"),
        "insufficient": ("not mimicked", "opposite"),
        "unscored": ("mixed", "not tested", "no effect"),
    }
)

# A causal run needs the Mg2+ node on from the start: without it memantine, which Mg2+ keeps out of
# resting receptors, looks like ketamine.
BASELINE_NODES = ("magnesium",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node(Sourced):
    """A node of the pathway graph; `identifiers` maps a database to its ids there.

    Where several genes share a node, the lists of the databases run in the same order.
    """

    id: str
    name: str
    type: NodeType
    compartment: str
    description: str
    identifiers: dict[str, tuple[str, ...]]
    identifiers_status: Literal["", "verified", "secondary"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge(Sourced):
    """A signed claim about two nodes, with its evidence and who disagrees."""

    id: str
    source: str
    target: str
    sign: Literal[-1, 0, 1]
    mechanism: str
    evidence: tuple[Evidence, ...]
    strength: Strength
    strength_reason: str
    causal: bool
    causal_reason: str = ""
    contested: bool
    counter_evidence: str = ""
    counter_cites: tuple[str, ...] = ()
    hypotheses: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KetamineHypothesis(Sourced):
    """A rival account of how ketamine works; `support` and `challenge` name experiments."""

    id: int
    name: str
    summary: str
    strongest_support: str
    strongest_challenge: str
    support: tuple[str, ...] = ()
    challenge: tuple[str, ...] = ()
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment(Sourced):
    """A perturbation experiment; `outcome_effects` and `perturbation_signs` are keyed by node."""

    id: str
    species: str
    model: str
    perturbation_type: str
    perturbation: str
    nodes: tuple[str, ...]
    perturbation_signs: dict[str, int]
    perturbed_edges: tuple[str, ...] = ()
    with_ketamine: bool
    baseline_drug: str = ""
    dose: str = ""
    n: str = ""
    timing: str
    effect_acute: Effect
    effect_sustained: Effect
    outcome_effects: dict[str, Effect]
    hypotheses: tuple[int, ...]
    interpretation: str
    replication: str
    scorable: bool
    scorable_reason: str = ""
    split_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PharmacologyFact(Sourced):
    """A measured property of a drug; `parameters` holds machine-readable numbers, units in keys."""

    id: str
    topic: Topic
    item: str
    value: str
    units: str
    parameters: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PharmacokineticModel(Sourced):
    """A published population model; units stand in the parameter names."""

    id: str
    name: str
    weight_reference_kg: float | None = None
    parameters: dict[str, float]
    variability: dict[str, float]
    remarks: tuple[Statement, ...] = ()
