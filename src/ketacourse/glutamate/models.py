"""Published pharmacokinetic models of ketamine, built from their records.

Three models can be simulated. Each keeps the structure, the weight scaling and the routes that
its paper gave it; nothing is tuned here. Routes the paper did not study are added in one place,
`absorption`, from studies of bioavailability and time of the peak.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from math import log
from typing import Any

from ketacourse.content.library import record, records
from ketacourse.content.tables import PHARMACOKINETIC_MODELS
from ketacourse.errors import KetacourseError, unknown
from ketacourse.glutamate.compartments import GONE, Flows
from ketacourse.statistics.boundary import Allowed, number

# Molar masses in g/mol. Amounts of metabolite are counted in mg of the ketamine they came from.
KETAMINE_MASS = 237.7
NORKETAMINE_MASS = 223.7
WEIGHT_KG = Allowed("a number from 30 to 200 kg", 30, 200)
REFERENCE_KG = 70.0
PER_HOUR = 60  # from a rate a minute

Parameters = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Body:
    """One model for one weight: its flows, and the volumes that turn amounts into levels.

    `norketamine_mass` turns mg of ketamine into the mg of metabolite that the model speaks of.
    """

    parameters: Parameters
    flows: Flows
    volume_l: Any
    norketamine_volume_l: Any = None
    norketamine_mass: float = 1.0


@dataclass(frozen=True, slots=True)
class PkModel:
    """A published model; `label` is the short name on pictures."""

    id: str
    label: str
    name: str
    substance: str
    parameters: Parameters
    variability: Mapping[str, float]
    cites: tuple[str, ...]
    routes: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<PkModel {self.id}: {self.name}; routes: {', '.join(self.routes)}>"

    def _repr_html_(self) -> str:
        return f"<p><strong>{escape(self.name)}.</strong> Routes: {', '.join(self.routes)}.</p>"

    def body(self, weight_kg: float = REFERENCE_KG, parameters: Parameters | None = None) -> Body:
        """Give flows and volumes; other `parameters` may hold one value a person.

        Raises
        ------
        KetacourseError
            If the weight is not between 30 and 200 kg.
        """
        weight_kg = number("weight_kg", weight_kg, WEIGHT_KG)
        return _BUILT[self.id].build(parameters or self.parameters, weight_kg)

    def half_life_h(self, weight_kg: float = REFERENCE_KG) -> float:
        """Terminal half-life of ketamine in hours: that of the slowest decay of its levels."""
        import numpy as np

        flows = self.body(weight_kg).flows
        own = [flows.index(name) for name in ("central", *_BUILT[self.id].tissues)]
        matrix = flows.matrix()[np.ix_(own, own)]
        return float(log(2) / min(abs(np.linalg.eigvals(matrix))))


@dataclass(frozen=True, slots=True)
class _Recipe:
    label: str
    substance: str
    build: Callable[[Parameters, float], Body]
    tissues: tuple[str, ...]
    routes: tuple[str, ...]


@cache
def load_model(identifier: str) -> PkModel:
    """Give a published model by the id of its record.

    Parameters
    ----------
    identifier
        ``otto_2021``, ``domino_1984`` or ``perez_ruixo_2021``.

    Raises
    ------
    KetacourseError
        If there is no such model, or its record is not a set for adults that can be simulated.
    """
    if identifier not in _BUILT:
        known = {str(each.id) for each in records(PHARMACOKINETIC_MODELS)}
        if identifier in known:
            raise KetacourseError(
                f"model '{identifier}' is shown for comparison and can't be simulated here; "
                f"choose one of {', '.join(_BUILT)}"
            )
        raise KetacourseError(unknown("model", identifier, _BUILT))
    found = record(PHARMACOKINETIC_MODELS, identifier)
    recipe = _BUILT[identifier]
    return PkModel(
        found.id,
        recipe.label,
        found.name,
        recipe.substance,
        found.parameters,
        found.variability,
        found.cites,
        recipe.routes,
    )


def model_ids() -> tuple[str, ...]:
    """The models that can be simulated, in the order in which pictures show them."""
    return tuple(_BUILT)


def _otto(p: Parameters, weight_kg: float) -> Body:
    """Three compartments for ketamine, two for norketamine; peripheral terms are unscaled."""
    scale = weight_kg / REFERENCE_KG
    volume, clearance = p["V1_L"] * scale, p["CL_L_per_h"] * scale**0.75
    other, other_clearance = p["Vnk_L"] * scale, p["CLnk_L_per_h"] * scale**0.75
    part = p["fraction_metabolised_to_norketamine"]
    rates = {
        **_exchange("central", "shallow", p["Q2_L_per_h"], volume, p["V2_L"]),
        **_exchange("central", "deep", p["Q3_L_per_h"], volume, p["V3_L"]),
        ("central", "norketamine"): part * clearance / volume,
        ("central", GONE): (1 - part) * clearance / volume,
        **_exchange("norketamine", "norketamine deep", p["Qnk_L_per_h"], other, p["Vpnk_L"]),
        ("norketamine", GONE): other_clearance / other,
    }
    return Body(p, Flows(rates), volume, other, NORKETAMINE_MASS / KETAMINE_MASS)


def _domino(p: Parameters, weight_kg: float) -> Body:
    """Three compartments by rate constants; the volume grows with weight."""
    rates = {
        ("central", "shallow"): PER_HOUR * p["k12_per_min"],
        ("shallow", "central"): PER_HOUR * p["k21_per_min"],
        ("central", "deep"): PER_HOUR * p["k13_per_min"],
        ("deep", "central"): PER_HOUR * p["k31_per_min"],
        ("central", GONE): PER_HOUR * p["k10_per_min"],
    }
    return Body(p, Flows(rates), p["V1_L_per_kg"] * weight_kg)


def _perez_ruixo(p: Parameters, weight_kg: float) -> Body:  # noqa: ARG001 weight plays no part
    """Three compartments and a liver, through which swallowed drug must pass; no weight."""
    volume, other = p["Vc_L"], p["Vcn_per_F_L"]
    rates = {
        **_exchange("central", "shallow", p["Q1_L_per_h"], volume, p["Vp1_L"]),
        **_exchange("central", "deep", p["Q2_L_per_h"], volume, p["Vp2_L"]),
        **_exchange("central", "liver", p["Qh_L_per_h"], volume, p["Vh_L"]),
        ("liver", "norketamine"): p["kmet_per_h"],
        ("liver", GONE): p["kel_per_h"],
        **_exchange(
            "norketamine", "norketamine deep", p["Q3n_per_F_L_per_h"], other, p["Vpn_per_F_L"]
        ),
        ("norketamine", GONE): p["CLn_per_F_L_per_h"] / other,
    }
    return Body(p, Flows(rates), volume, other)


def _exchange(
    one: str, other: str, flow_l_per_h: Any, one_l: Any, other_l: Any
) -> dict[tuple[str, str], Any]:
    """Both ways between two compartments."""
    return {(one, other): flow_l_per_h / one_l, (other, one): flow_l_per_h / other_l}


_BUILT: Mapping[str, _Recipe] = {
    "otto_2021": _Recipe(
        "Otto 2021",
        "esketamine, veins sampled",
        _otto,
        ("shallow", "deep"),
        ("infusion", "bolus", "sublingual", "oral"),
    ),
    "domino_1984": _Recipe(
        "Domino 1984",
        "racemic ketamine, arterial type",
        _domino,
        ("shallow", "deep"),
        ("infusion", "bolus"),
    ),
    "perez_ruixo_2021": _Recipe(
        "Perez-Ruixo 2021",
        "esketamine, built for the spray",
        _perez_ruixo,
        ("shallow", "deep", "liver"),
        ("infusion", "bolus", "spray", "oral"),
    ),
}
