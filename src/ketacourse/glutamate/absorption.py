"""How a dose enters the body by each route: where it goes, how fast, and what is lost on the way.

The spray and the oral solution of one model are its own. For the other model, swallowed and
sublingual ketamine are added from studies that report a bioavailability and the time of the peak:
the rate of uptake is the one at which the model peaks at that time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ketacourse.content.library import record
from ketacourse.content.tables import PHARMACOLOGY
from ketacourse.errors import KetacourseError, unknown
from ketacourse.glutamate.compartments import GONE, Flows, Input, solve
from ketacourse.glutamate.models import REFERENCE_KG, Body, Parameters, PkModel, load_model

INFUSION_MIN = 40.0
MOUTH = "mouth"
CHANGED = "changed on the way"  # what reaches the blood as norketamine
FASTEST_PER_H, SLOWEST_PER_H = 60.0, 0.05
HALVINGS = 40  # of that range: to a billionth

ROUTES: Mapping[str, str] = {
    "infusion": "into a vein, evenly",
    "bolus": "into a vein, at once",
    "spray": "esketamine spray",
    "sublingual": "under the tongue",
    "oral": "swallowed",
}
# Routes that people ask for and that the facts do not carry: said in words, never drawn.
NOT_DRAWN: Mapping[str, str] = {"intramuscular": "route_im"}


@dataclass(frozen=True, slots=True)
class Uptake:
    """A route added to a model, by shares of the dose.

    `available` reaches the blood as ketamine, `converted` as norketamine, the rest is lost;
    `peak_h` is when the study saw the peak.
    """

    available: float
    converted: float
    peak_h: float
    cites: tuple[str, ...]


def dosed(
    model: PkModel,
    body: Body,
    dose_mg: float,
    route: str,
    duration_min: float = INFUSION_MIN,
) -> tuple[Flows, list[Input]]:
    """Give the flows of a body with the route added, and what enters them.

    Raises
    ------
    KetacourseError
        If the model has no such route.
    """
    check_route(model, route)
    if route == "infusion":
        return body.flows, [Input("central", dose_mg, duration_min / 60)]
    if route == "bolus":
        return body.flows, [Input("central", dose_mg)]
    if model.id == "perez_ruixo_2021":
        return _own_route(body, dose_mg, route)
    return _added_route(model, body.flows, dose_mg, route)


def check_route(model: PkModel, route: str) -> None:
    """Refuse a route that a model does not have, and say why."""
    if route in model.routes:
        return
    if route in NOT_DRAWN:
        raise KetacourseError(
            f"route '{route}' is not drawn: its bioavailability is not confirmed in the facts "
            f"(record '{NOT_DRAWN[route]}'). Routes of this model: {', '.join(model.routes)}"
        )
    raise KetacourseError(unknown(f"route of {model.id}", route, model.routes))


def uptake(route: str) -> Uptake:
    """What studies of racemic ketamine found for a route, in the records.

    The part that turns into norketamine on its way is what lifts the norketamine exposure to the
    one that the crossover study saw, against the same dose by vein.
    """
    crossover = record(PHARMACOLOGY, "route_sl2")
    found = crossover.parameters
    exposure = found[f"norketamine_exposure_{route}"] / found["norketamine_exposure_iv"]
    reached = found[f"bioavailability_{route}_percent"] / 100
    if route == "oral":
        return Uptake(reached, exposure - reached, found["peak_time_oral_h"], crossover.cites)
    wafer = record(PHARMACOLOGY, "route_sl")
    return Uptake(
        wafer.parameters["bioavailability_percent"] / 100,
        exposure - reached,
        wafer.parameters["peak_time_h"],
        (*wafer.cites, *crossover.cites),
    )


def uptake_words(route: str) -> str:
    """Say where the absorption of an added route comes from."""
    found = uptake(route)
    return (
        f"{100 * found.available:.0f} % reaches the blood unchanged, the rate is set so that the "
        f"peak falls at {found.peak_h:g} h, and {100 * found.converted:.0f} % of the dose turns "
        "into norketamine on the way, as a crossover in six patients implies."
    )


def nasal_fraction(parameters: Parameters, dose_mg: float) -> Any:
    """Share of a spray that is taken up in the nose: less from each spray after the first."""
    sprays = max(1.0, dose_mg / parameters["spray_mg"])
    later = parameters["FRn_factor_later_sprays"]
    return parameters["FRn_fraction"] * (1 + (sprays - 1) * later) / sprays


def _own_route(body: Body, dose_mg: float, route: str) -> tuple[Flows, list[Input]]:
    """Nose and gut of the spray's model; what is swallowed enters the gut over a while."""
    p = body.parameters
    from_nose = nasal_fraction(p, dose_mg) if route == "spray" else 0.0
    swallowed = (1 - from_nose) * dose_mg
    rate, lasts = (
        ("ka_swallow_per_h", "D_swallow_h")
        if route == "spray"
        else (
            "ka_po_per_h",
            "D_po_h",
        )
    )
    added = {("nose", "central"): p["ka_nasal_per_h"], ("gut", "liver"): p[rate]}
    inputs = [
        Input("nose", from_nose * dose_mg),
        Input("gut", p["Fgut_fraction"] * swallowed, p[lasts]),
        Input(GONE, (1 - p["Fgut_fraction"]) * swallowed),
    ]
    return Flows({**body.flows.rates, **added}), inputs


def _added_route(
    model: PkModel, flows: Flows, dose_mg: float, route: str
) -> tuple[Flows, list[Input]]:
    """Depots for what stays ketamine and for what is changed on the way, at one rate."""
    return _with_depots(flows, dose_mg, uptake(route), _uptake_rate(model.id, route))


def _with_depots(
    flows: Flows, dose_mg: float, found: Uptake, rate_per_h: float
) -> tuple[Flows, list[Input]]:
    added = {(MOUTH, "central"): rate_per_h, (CHANGED, "norketamine"): rate_per_h}
    inputs = [
        Input(MOUTH, found.available * dose_mg),
        Input(CHANGED, found.converted * dose_mg),
        Input(GONE, (1 - found.available - found.converted) * dose_mg),
    ]
    return Flows({**flows.rates, **added}), inputs


@cache
def _uptake_rate(model_id: str, route: str) -> float:
    """The rate per hour at which the model, at 70 kg, peaks when the study saw the peak."""
    flows, found = load_model(model_id).body(REFERENCE_KG).flows, uptake(route)

    def slope(rate_per_h: float) -> float:
        with_route, inputs = _with_depots(flows, 1.0, found, rate_per_h)
        amounts = solve(with_route, inputs, [found.peak_h])[0]
        return float((with_route.matrix() @ amounts)[with_route.index("central")])

    low, high = SLOWEST_PER_H, FASTEST_PER_H
    for _ in range(HALVINGS):  # still rising at the peak's time: too slow
        middle = (low + high) / 2
        low, high = (middle, high) if slope(middle) > 0 else (low, middle)
    return (low + high) / 2


def route_cites(model: PkModel, route: str) -> Sequence[str]:
    """Who is behind a route that was added to a model; empty where the route is its own."""
    if route in ("infusion", "bolus") or model.id == "perez_ruixo_2021":
        return ()
    return uptake(route).cites
