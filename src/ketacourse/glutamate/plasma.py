"""What published models predict in plasma after a dose, and how far people spread around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import sqrt
from statistics import NormalDist
from sys import float_info
from typing import Any

from ketacourse.errors import KetacourseError, brief
from ketacourse.glutamate.absorption import INFUSION_MIN, dosed
from ketacourse.glutamate.compartments import rising, solve
from ketacourse.glutamate.models import (
    KETAMINE_MASS,
    NORKETAMINE_MASS,
    REFERENCE_KG,
    WEIGHT_KG,
    Body,
    PkModel,
    load_model,
)
from ketacourse.statistics.boundary import Allowed, number

DOSE_MG = Allowed("0 or more mg, at most 10,000", 0, 10_000)
DURATION_MIN = Allowed("more than 0 minutes, at most 10,000", float_info.min, 10_000)
LEVEL = Allowed("0 or more ng/mL", 0)
NG_PER_ML = 1000  # from mg/L
TIMES_H = tuple(step / 30 for step in range(241))  # eight hours by two minutes
PEOPLE = 200
BAND = (0.05, 0.95)


@dataclass(frozen=True, slots=True)
class TimeCourse:
    """Predicted plasma levels by time; `norketamine_ng_per_ml` is empty where a model has none."""

    model_id: str
    route: str
    dose_mg: float
    weight_kg: float
    times_h: tuple[float, ...]
    ketamine_ng_per_ml: tuple[float, ...]
    norketamine_ng_per_ml: tuple[float, ...]

    def __repr__(self) -> str:
        top = peak(self)
        return (
            f"<TimeCourse of {self.dose_mg:g} mg by {self.route}, {self.model_id}: peak "
            f"{top.ng_per_ml:.0f} ng/mL at {top.time_h:.2f} h>"
        )

    @property
    def ketamine_umol_per_l(self) -> tuple[float, ...]:
        """The same levels in umol/L."""
        return tuple(level / KETAMINE_MASS for level in self.ketamine_ng_per_ml)

    @property
    def norketamine_umol_per_l(self) -> tuple[float, ...]:
        """The metabolite's levels in umol/L."""
        return tuple(level / NORKETAMINE_MASS for level in self.norketamine_ng_per_ml)

    def last_above(self, ng_per_ml: float) -> float:
        """The last of the times, in hours, at which ketamine is at or above a level; 0 if none."""
        least = number("ng_per_ml", ng_per_ml, LEVEL)
        pairs = zip(self.times_h, self.ketamine_ng_per_ml, strict=True)
        return max((time for time, level in pairs if level >= least), default=0.0)


@dataclass(frozen=True, slots=True)
class Peak:
    """The highest level of a time course."""

    ng_per_ml: float
    umol_per_l: float
    time_h: float

    def __repr__(self) -> str:
        return f"{self.ng_per_ml:.0f} ng/mL ({self.umol_per_l:.2f} µmol/L) at {self.time_h:.2f} h"


@dataclass(frozen=True, slots=True)
class Spread:
    """Where the middle 90 % of people lie at each time, by the model's own variability."""

    times_h: tuple[float, ...]
    low_ng_per_ml: tuple[float, ...]
    high_ng_per_ml: tuple[float, ...]


def concentration(  # noqa: PLR0913 a dose is a handful of facts, all but two named
    model: PkModel | str,
    dose_mg: float,
    *,
    route: str = "infusion",
    times_h: Sequence[float] = TIMES_H,
    weight_kg: float = REFERENCE_KG,
    duration_min: float = INFUSION_MIN,
) -> TimeCourse:
    """Predict plasma levels of ketamine and norketamine for a typical person of a model.

    Parameters
    ----------
    model
        From `load_model`, or its id.
    dose_mg
        The whole dose. For 0.5 mg/kg at 70 kg it is 35.
    route
        One of the model's own: ``infusion``, ``bolus``, ``spray``, ``oral``, ``sublingual``.
    times_h
        Rising times from the start of the dose, as a tuple, a list, an array or a column; by
        default eight hours by two minutes.
    weight_kg
        Scales the model as its paper does, not the dose.
    duration_min
        Of an infusion.

    Returns
    -------
    TimeCourse
        Solved exactly; levels in ng/mL of each substance.

    Raises
    ------
    KetacourseError
        If a number is out of range, the times do not rise, or the model has no such route.
    """
    chosen = found_model(model)
    dose_mg = number("dose_mg", dose_mg, DOSE_MG)
    weight_kg = number("weight_kg", weight_kg, WEIGHT_KG)
    duration_min = number("duration_min", duration_min, DURATION_MIN)
    times = rising("times_h", times_h)
    unit = _unit_mg(route, dose_mg)
    parent, metabolite = kept_typical(chosen.id, unit, route, times, weight_kg, duration_min)
    return TimeCourse(
        chosen.id,
        route,
        dose_mg,
        weight_kg,
        times,
        tuple(dose_mg / unit * level for level in parent),
        tuple(dose_mg / unit * level for level in metabolite),
    )


def found_model(model: object) -> PkModel:
    """A model by itself or by its id.

    Raises
    ------
    KetacourseError
        If it is neither, or there is no such model.
    """
    if isinstance(model, PkModel):
        return model
    if not isinstance(model, str):
        raise KetacourseError(f"model is {brief(model)}; give what load_model gives, or its id")
    return load_model(model)


def peak(course: TimeCourse, analyte: str = "ketamine") -> Peak:
    """Give the highest level of a time course and when it comes.

    Parameters
    ----------
    course
        From `concentration`; the peak is sought among its times.
    analyte
        ``ketamine`` or ``norketamine``.

    Raises
    ------
    KetacourseError
        If the model has no norketamine, or the analyte is another.
    """
    if analyte not in ("ketamine", "norketamine"):
        raise KetacourseError(f"analyte is '{analyte}'; give 'ketamine' or 'norketamine'")
    levels = getattr(course, f"{analyte}_ng_per_ml")
    if not levels:
        raise KetacourseError(f"{course.model_id} has no {analyte}; choose another model")
    top = max(levels)
    mass = KETAMINE_MASS if analyte == "ketamine" else NORKETAMINE_MASS
    return Peak(top, top / mass, course.times_h[levels.index(top)])


def spread(
    model: PkModel,
    dose_mg: float,
    *,
    route: str = "infusion",
    weight_kg: float = REFERENCE_KG,
    duration_min: float = INFUSION_MIN,
) -> Spread | None:
    """Give the band that holds the middle 90 % of people, or None if the paper gives no spread.

    Only differences between people are in it; errors of measurement are not. The people are
    spread evenly over the model's own distributions, without chance, so that every computer
    draws the same band.

    Parameters
    ----------
    model, dose_mg, route, weight_kg, duration_min
        As for `concentration`; the times are the default ones.
    """
    if not model.variability:
        return None
    dose_mg = number("dose_mg", dose_mg, DOSE_MG)
    weight_kg = number("weight_kg", weight_kg, WEIGHT_KG)
    duration_min = number("duration_min", duration_min, DURATION_MIN)
    unit = _unit_mg(route, dose_mg)
    low, high = _band(model.id, unit, route, weight_kg, duration_min)
    scale = dose_mg / unit
    return Spread(TIMES_H, tuple(scale * v for v in low), tuple(scale * v for v in high))


def _unit_mg(route: str, dose_mg: float) -> float:
    """The dose to solve for: levels are in proportion to it, except where sprays differ."""
    return dose_mg if route == "spray" and dose_mg else 1.0


def typical(  # noqa: PLR0913, PLR0917 what a solution depends on, so that it can be kept
    model_id: str,
    dose_mg: float,
    route: str,
    times_h: tuple[float, ...],
    weight_kg: float,
    duration_min: float,
    starts_h: tuple[float, ...] = (0.0,),
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Levels of ketamine and norketamine in a typical person, under one dose or several.

    Parameters are those of `concentration`, checked already; a dose starts at each of `starts_h`.
    """
    model = load_model(model_id)
    body = model.body(weight_kg)
    flows, inputs = dosed(model, body, dose_mg, route, duration_min)
    given = [replace(each, start_h=start) for start in starts_h for each in inputs]
    parent, metabolite = _levels(body, flows.index, solve(flows, given, times_h))
    return _floats(parent), () if metabolite is None else _floats(metabolite)


kept_typical = lru_cache(maxsize=64)(typical)  # an explorer asks for the same curve again and again


@lru_cache(maxsize=64)
def _band(
    model_id: str, dose_mg: float, route: str, weight_kg: float, duration_min: float
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    import numpy as np

    model = load_model(model_id)
    body = model.body(weight_kg, _people(model))
    flows, inputs = dosed(model, body, dose_mg, route, duration_min)
    parent, _ = _levels(body, flows.index, solve(flows, inputs, TIMES_H))
    low, high = np.quantile(parent, BAND, axis=0)
    return _floats(low), _floats(high)


def _people(model: PkModel) -> dict[str, Any]:
    """One value a person for every parameter that varies, the others as they are."""
    effects = {
        name.removeprefix("omega2_"): variance
        for name, variance in model.variability.items()
        if name.startswith("omega2_") and not name.startswith("omega2_cov_")
    }
    normal = dict(zip(effects, _even(len(effects)), strict=True))
    deviations = {name: sqrt(effects[name]) * normal[name] for name in effects}
    for first, second, key in (("V1", "CL", "V1_CL"), ("Vnk", "CLnk", "nk")):
        covariance = model.variability.get(f"omega2_cov_{key}")
        if covariance is not None:
            deviations[second] = _together(
                normal[first], normal[second], effects[first], effects[second], covariance
            )
    return {**model.parameters, **dict(_varied(model, deviations))}


def _varied(model: PkModel, deviations: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    import numpy as np

    for name, deviation in deviations.items():
        if name.startswith("logit_"):
            (key,) = _keys(model, name.removeprefix("logit_"))
            odds = model.parameters[key] / (1 - model.parameters[key]) * np.exp(deviation)
            yield key, odds / (1 + odds)
        else:
            (key,) = _keys(model, name)
            yield key, model.parameters[key] * np.exp(deviation)


def _keys(model: PkModel, name: str) -> list[str]:
    """The parameter that an effect is on: its name with a unit."""
    units = ("_L", "_L_per_h", "_per_h", "_fraction", "_per_F_L", "_per_F_L_per_h")
    return [name + unit for unit in units if name + unit in model.parameters]


def _together(one: Any, other: Any, var_one: float, var_other: float, covariance: float) -> Any:
    """A second effect that goes with the first as the paper's covariance says."""
    slope = covariance / sqrt(var_one)
    return slope * one + sqrt(var_other - slope**2) * other


def _even(dimensions: int) -> Any:
    """Normal values (dimensions, people), evenly spread and unrelated to each other.

    Each dimension holds the same quantiles, in the order of an additive recurrence with powers of
    the root of x**(d + 1) = x + 1, the golden ratio's kin; what relation is left is taken out.
    """
    import numpy as np

    root = 2.0
    for _ in range(60):
        root = (1 + root) ** (1 / (dimensions + 1))
    standard = NormalDist()
    quantiles = np.array([standard.inv_cdf((rank + 0.5) / PEOPLE) for rank in range(PEOPLE)])
    shares = [
        [(0.5 + person / root**power) % 1 for person in range(PEOPLE)]
        for power in range(1, dimensions + 1)
    ]
    points = quantiles[np.argsort(np.argsort(shares, axis=1), axis=1)]
    relation = np.linalg.cholesky(np.corrcoef(points))
    return np.linalg.solve(relation, points)


def _levels(body: Body, index: Any, amounts: Any) -> tuple[Any, Any]:
    """Amounts (..., times, compartments) to levels in ng/mL (..., times)."""
    parent = NG_PER_ML * amounts[..., index("central")] / _across(body.volume_l)
    if body.norketamine_volume_l is None:
        return parent, None
    scale = NG_PER_ML * body.norketamine_mass
    return parent, scale * amounts[..., index("norketamine")] / _across(body.norketamine_volume_l)


def _across(volume_l: Any) -> Any:
    """One volume a person stands against that person's times."""
    import numpy as np

    return np.asarray(volume_l)[..., None]


def _floats(values: Any) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
