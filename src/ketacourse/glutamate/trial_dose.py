"""Doses that trials gave, and what a model predicts for one of them: levels, and two clocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ketacourse.content.library import record
from ketacourse.content.tables import PHARMACOLOGY
from ketacourse.glutamate.absorption import ROUTES
from ketacourse.glutamate.models import PkModel, load_model, model_ids
from ketacourse.glutamate.plasma import (
    Peak,
    Spread,
    TimeCourse,
    concentration,
    peak,
    spread,
)
from ketacourse.glutamate.windows import EffectWindows, effect_windows

REFERENCE_MG_PER_KG = 0.5
# Doses of one trial of four: the lowest and the highest are the ends of the slider.
LOWEST_MG_PER_KG, HIGHEST_MG_PER_KG = 0.1, 1.0
DOSE_CITE = "fava2018"
GONE_SHARE = 0.1  # "gone" on the second clock: below a tenth of the peak
CLOCK_H = (*(step / 10 for step in range(81)), *(8 + step / 4 for step in range(1, 353)))


@dataclass(frozen=True, slots=True)
class Given:
    """A route with the dose that studies gave by it, None where the slider gives it."""

    label: str
    route: str
    dose_mg: float | None
    models: tuple[str, ...]


GIVEN: Mapping[str, Given] = {
    "infusion": Given("into a vein over 40 min", "infusion", None, model_ids()),
    **{
        f"spray_{dose}": Given(
            f"nasal esketamine spray, {dose} mg", "spray", float(dose), ("perez_ruixo_2021",)
        )
        for dose in (28, 56, 84)
    },
    "sublingual": Given("under the tongue, 25 mg", "sublingual", 25.0, ("otto_2021",)),
    "oral": Given("swallowed, 25 mg", "oral", 25.0, ("otto_2021",)),
}


@dataclass(frozen=True, slots=True)
class Prediction:
    """One dose through one model, beside the reference infusion and the reported windows."""

    model: PkModel
    given: Given
    mg_per_kg: float | None
    course: TimeCourse
    top: Peak
    metabolite_top: Peak | None
    band: Spread | None
    reference: TimeCourse | None
    reported_peak: tuple[float, float] | None
    gone_h: float
    metabolite_gone_h: float | None
    windows: EffectWindows

    @property
    def route_words(self) -> str:
        """The route in words."""
        return ROUTES[self.course.route]


def predict(route: str, mg_per_kg: float, weight_kg: float, model_id: str) -> Prediction:
    """Work out what a model predicts for a dose that trials gave.

    Parameters
    ----------
    route
        A key of `GIVEN`.
    mg_per_kg
        Dose of the infusion; other routes have the dose of their studies.
    weight_kg
        Turns the infusion's dose into mg, and scales the model as its paper does.
    model_id
        One of the models of that route.
    """
    given, model = GIVEN[route], load_model(model_id)
    dose_mg = mg_per_kg * weight_kg if given.dose_mg is None else given.dose_mg
    course = concentration(model, dose_mg, route=given.route, weight_kg=weight_kg)
    later = concentration(model, dose_mg, route=given.route, weight_kg=weight_kg, times_h=CLOCK_H)
    top = peak(course)
    other = peak(course, "norketamine") if course.norketamine_ng_per_ml else None
    return Prediction(
        model,
        given,
        mg_per_kg if given.dose_mg is None else None,
        course,
        top,
        other,
        spread(model, dose_mg, route=given.route, weight_kg=weight_kg),
        _reference(given, mg_per_kg, weight_kg, model),
        _reported(route, mg_per_kg),
        _gone(later.times_h, later.ketamine_ng_per_ml, top),
        _gone(later.times_h, later.norketamine_ng_per_ml, other) if other else None,
        effect_windows(),
    )


def _reference(
    given: Given, mg_per_kg: float, weight_kg: float, model: PkModel
) -> TimeCourse | None:
    """The same model's curve for 0.5 mg/kg by vein, unless that is what is shown."""
    if given.dose_mg is None and abs(mg_per_kg - REFERENCE_MG_PER_KG) < 1e-9:
        return None
    return concentration(model, REFERENCE_MG_PER_KG * weight_kg, weight_kg=weight_kg)


def _reported(route: str, mg_per_kg: float) -> tuple[float, float] | None:
    """A peak that a paper reports for this very dose: hours and ng/mL."""
    if route == "infusion" and abs(mg_per_kg - REFERENCE_MG_PER_KG) < 1e-9:
        found = record(PHARMACOLOGY, "cmax").parameters
        return found["infusion_min"] / 60, found["plasma_peak_ng_per_ml"]
    if route in ("sublingual", "oral"):
        found = record(PHARMACOLOGY, "route_sl2").parameters
        return found[f"peak_time_{route}_h"], found[f"peak_{route}_ng_per_ml"]
    return None


def _gone(times_h: tuple[float, ...], levels: tuple[float, ...], top: Peak) -> float:
    """The last time at which a level is a tenth of its peak or more."""
    floor = GONE_SHARE * top.ng_per_ml
    return max(time for time, level in zip(times_h, levels, strict=True) if level >= floor)
