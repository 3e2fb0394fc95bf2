"""The explorers of lessons 02 and 05: the receptor, how full its channel is, and a trial dose."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from ketacourse.display.controls import RadioButtons, Slider, log_slider
from ketacourse.display.explorer import Explorer
from ketacourse.display.scripts import script
from ketacourse.glutamate.bench import bench, receptor_facts
from ketacourse.glutamate.figures.bench import bench_drawing, bench_numbers
from ketacourse.glutamate.figures.dose import dose_drawing, dose_numbers
from ketacourse.glutamate.figures.occupancy import (
    occupancy_drawing,
    occupancy_given,
    occupancy_numbers,
)
from ketacourse.glutamate.models import load_model, model_ids
from ketacourse.glutamate.trial_dose import (
    GIVEN,
    HIGHEST_MG_PER_KG,
    LOWEST_MG_PER_KG,
    REFERENCE_MG_PER_KG,
    predict,
)

HERE = Path(__file__).parent
# From a tenth of the published peak to above anaesthesia, each about a fifth more than the last.
FREE_UM = (
    *(0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.12, 0.15, 0.18, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45),
    *(0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 1.8, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 7.0, 8.0),
    *(9.0, 10.0),
)


def receptor_bench() -> Explorer:
    """Move voltage, magnesium and ketamine, and see what NMDA receptors pass."""
    return ReceptorBench(
        "Receptor bench",
        [
            Slider("voltage", "Membrane voltage", -80, 40, 5, -70, "mV"),
            Slider("magnesium", "Mg²⁺ outside", 0, 2, 0.1, 1, "mmol/L"),
            Slider("ketamine", "Free ketamine", 0, 10, 0.1, 0, "µmol/L"),
        ],
        bench_drawing(),
        _bench_numbers,
        receptor_facts(),
    )


class ReceptorBench(Explorer):
    """The receptor bench; the page reckons."""

    _esm: ClassVar[str] = script(HERE / "bench_view.js")
    is_in_page: ClassVar[bool] = True


def _bench_numbers(voltage: float, magnesium: float, ketamine: float) -> dict[str, Any]:
    return bench_numbers(bench(voltage, magnesium, ketamine))


def occupancy_explorer() -> Explorer:
    """Choose a blocker and a free concentration, and see how full the channel would be."""
    drugs = {"ketamine": "ketamine", "memantine": "memantine, without and with Mg²⁺"}
    return OccupancyExplorer(
        "How full is the channel? Model-based, not measured in people",
        [
            RadioButtons("drug", "Blocker", drugs, "ketamine"),
            log_slider("free", "Free concentration", FREE_UM, 0.5, "µmol/L"),
        ],
        occupancy_drawing(),
        _occupancy_numbers,
        occupancy_given(),
    )


class OccupancyExplorer(Explorer):
    """The explorer of occupancy; the page reckons."""

    _esm: ClassVar[str] = script(HERE / "occupancy_view.js")
    is_in_page: ClassVar[bool] = True


def _occupancy_numbers(drug: str, free: float) -> dict[str, Any]:
    return occupancy_numbers(drug, free)


def dose_explorer() -> Explorer:
    """Choose a dose that trials gave, a body weight and a model; see the predicted levels."""
    routes = {key: given.label for key, given in GIVEN.items()}
    models = {name: load_model(name).label for name in model_ids()}
    return DoseExplorer(
        "What published models predict for a trial dose",
        [
            RadioButtons("route", "Route and dose", routes, "infusion"),
            Slider(
                "mg_per_kg",
                "Dose of the infusion",
                LOWEST_MG_PER_KG,
                HIGHEST_MG_PER_KG,
                0.1,
                REFERENCE_MG_PER_KG,
                "mg/kg",
            ),
            Slider("weight", "Body weight", 45, 110, 5, 70, "kg"),
            RadioButtons("model", "Model", models, "otto_2021"),
        ],
        dose_drawing(),
        _dose_numbers,
    )


class DoseExplorer(Explorer):
    """An explorer in which route, dose and model never contradict each other."""

    def followed(self, values: dict[str, Any]) -> dict[str, Any]:
        """What was moved stays, and the others follow.

        A route brings a model that has it; a model without the chosen route, or a move of the
        dose, goes back to the infusion.
        """
        merged = {**self.values, **values}
        models = GIVEN[merged["route"]].models
        if "route" in values:
            return values if merged["model"] in models else {**values, "model": models[0]}
        if "mg_per_kg" in values or merged["model"] not in models:
            return {**values, "route": "infusion"}
        return values


def _dose_numbers(route: str, mg_per_kg: float, weight: float, model: str) -> dict[str, Any]:
    return dose_numbers(predict(route, round(mg_per_kg, 1), weight, model))
