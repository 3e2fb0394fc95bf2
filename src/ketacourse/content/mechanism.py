"""Records of the mechanism: graph nodes and edges, hypotheses, perturbation experiments, drugs.

node
    A molecule, cell, region, process or behaviour, in one compartment.
edge
    A claim that `source` changes `target`; `sign` is +1 raises, -1 lowers, 0 modulates, locates
    or is of uncertain direction. A causal simulation skips edges whose `causal` is false.
experiment
    A published perturbation and what it did to named outcomes, relative to ketamine alone or,
    without ketamine, to no drug.
"""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Node(Sourced):
    """A node of the pathway graph; `identifiers` maps a database to its id there."""

    id: str
    name: str
    type: NodeType
    compartment: str
    description: str
    identifiers: dict[str, str]
    identifiers_status: str = ""


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
    """A rival account of how ketamine works; support and challenge name experiments and edges."""

    id: int
    name: str
    summary: str
    strongest_support: str
    strongest_challenge: str
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
