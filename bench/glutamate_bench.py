"""Solving a pharmacokinetic model, against an integrator; and a move of each explorer."""

from __future__ import annotations

import itertools
from typing import Any

from bench.table import Row, median_ms, median_pair_ms

TOLERANCE = 1e-8  # of the integrator: about what a picture could ever show


def _solve() -> Any:
    from ketacourse.glutamate import concentration
    from ketacourse.glutamate.plasma import kept_typical

    kept_typical.cache_clear()
    return concentration("perez_ruixo_2021", 28, route="spray")


def _integrate() -> Any:
    """The same dose by scipy's stiff integrator, in two parts, as the gut fills for a while."""
    import numpy as np
    from scipy.integrate import solve_ivp

    from ketacourse.glutamate import load_model
    from ketacourse.glutamate.absorption import dosed
    from ketacourse.glutamate.plasma import TIMES_H

    model = load_model("perez_ruixo_2021")
    flows, inputs = dosed(model, model.body(), 28.0, "spray")
    matrix, size = flows.matrix(), len(flows.compartments)
    start, inflow, ends = np.zeros(size), np.zeros(size), 0.0
    for each in inputs:
        if each.ends_h:
            inflow[flows.index(each.compartment)] += each.amount_mg / each.ends_h
            ends = each.ends_h
        else:
            start[flows.index(each.compartment)] += each.amount_mg
    options = {"method": "LSODA", "rtol": TOLERANCE, "atol": TOLERANCE}
    early, late = ([t for t in TIMES_H if (t < ends) == first] for first in (True, False))
    one = solve_ivp(
        lambda _, x: matrix @ x + inflow, (0, ends), start, t_eval=[*early, ends], **options
    )
    return solve_ivp(lambda _, x: matrix @ x, (ends, 8), one.y[:, -1], t_eval=late, **options)


def _band() -> Any:
    from ketacourse.glutamate import load_model
    from ketacourse.glutamate.plasma import _band, spread

    _band.cache_clear()
    return spread(load_model("perez_ruixo_2021"), 28, route="spray")


def measure() -> list[Row]:
    """One typical curve, the band of 200 people, and one move of each explorer."""
    from ketacourse.glutamate import dose_explorer, occupancy_explorer, receptor_bench

    ours, theirs = median_pair_ms(_solve, _integrate, 15)
    rows = [
        Row("plasma curve, 241 times, exact", ours, against="solve_ivp, LSODA", its_value=theirs),
        Row("band of 200 people", median_ms(_band)),
    ]
    moves = (
        ("receptor bench", receptor_bench(), "ketamine", (1, 2)),
        ("occupancy", occupancy_explorer(), "free", (1, 2)),
        ("trial dose, dose", dose_explorer(), "mg_per_kg", (0.3, 0.4)),
        ("trial dose, weight", dose_explorer(), "weight", range(45, 111)),
    )
    for name, explorer, control, values in moves:
        turn = itertools.cycle(values)
        took = median_ms(lambda e=explorer, c=control, t=turn: e.move(**{c: next(t)}), 15)
        rows.append(Row(f"move: {name}", took, budget=100))
    return rows
