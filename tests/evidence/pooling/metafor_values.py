"""Values that metafor gives, and ours for the same data; reference/README.md says how."""

import json
from functools import lru_cache
from pathlib import Path

from ketacourse import evidence
from ketacourse.evidence import EffectSizes, from_estimates, pool

PATH = Path(__file__).parent / "reference" / "metafor.json"
MEASURES = {
    "RD": "risk_difference",
    "RR": "risk_ratio",
    "OR": "odds_ratio",
    "MD": "mean_difference",
    "SMD": "standardized_mean_difference",
}
INTERVALS = {"z": "wald", "knha": "hartung_knapp_plain", "adhoc": "hartung_knapp"}
PLAIN = (
    "estimate",
    "standard_error",
    "ci_low",
    "ci_high",
    "p_value",
    "tau_squared",
    "i_squared",
    "h_squared",
    "q",
    "q_p_value",
)


@lru_cache
def reference():
    return json.loads(PATH.read_text("utf-8"))


def cases():
    """Every set with every measure it allows."""
    return [(each, values) for each in reference()["sets"] for values in each["measures"]]


def case_name(case):
    return f"{case[0]['id']} {case[1]['measure']}"


def ours(each, values):
    """Effect sizes from the raw columns of a set."""
    columns = each["columns"]
    name = MEASURES[values["measure"]]
    if each["kind"] == "estimates":
        return from_estimates(name, columns["estimate"], columns["standard_error"])
    return getattr(evidence, name)(**columns)


def how(run):
    """A row of metafor's grid as keywords of `pool`; a fixed effect has no others."""
    if run["model"] == "EE":
        return {"model": "fixed"}
    return {"tau_squared": run["model"], "interval": INTERVALS[run["test"]]}


def differences(effect_sizes: EffectSizes, run):
    """Absolute difference from metafor, value by value."""
    found, theirs = pool(effect_sizes, **how(run)), run["values"]
    gaps = {name: abs(getattr(found, name) - theirs[name]) for name in PLAIN}
    gaps["weights"] = float(abs(found.weights - theirs["weights"]).max())
    if "tau_squared_low" in theirs:
        for name in ("tau_squared_low", "tau_squared_high"):
            gaps[name] = abs(getattr(found, name) - theirs[name])
    for rule in ("t", "metafor"):
        if f"prediction_{rule}" in theirs:
            pairs = zip(found.prediction_interval(rule), theirs[f"prediction_{rule}"], strict=True)
            gaps[f"prediction_{rule}"] = max(abs(a - b) for a, b in pairs)
    return gaps
