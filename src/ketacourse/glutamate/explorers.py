"""The explorers of lessons 02 and 05: the receptor, how full its channel is, and a trial dose."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from ketacourse.display.controls import RadioButtons, Slider
from ketacourse.display.explorer import Explorer
from ketacourse.display.picture import Picture
from ketacourse.display.png_explorer import PngExplorer
from ketacourse.display.scripts import script
from ketacourse.glutamate.bench import bench, receptor_facts
from ketacourse.glutamate.figures.bench import bench_drawing, bench_numbers
from ketacourse.glutamate.figures.dose import dose_picture
from ketacourse.glutamate.figures.occupancy import occupancy_picture
from ketacourse.glutamate.filling import fillings, free_levels, in_neurons, second_site_um
from ketacourse.glutamate.models import load_model, model_ids
from ketacourse.glutamate.trial_dose import (
    GIVEN,
    HIGHEST_MG_PER_KG,
    LOWEST_MG_PER_KG,
    REFERENCE_MG_PER_KG,
    predict,
)

HERE = Path(__file__).parent


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


def occupancy_explorer() -> PngExplorer:
    """Choose a blocker and a free concentration, and see how full the channel would be."""
    levels, neurons, second = free_levels(), in_neurons(), second_site_um()

    def draw(drug: str, free: float) -> Picture:
        if drug == "ketamine":
            return occupancy_picture(
                fillings(drug), free, levels=levels, neurons=neurons, second_site_um=second
            )
        return occupancy_picture(fillings(drug), free)

    drugs = {"ketamine": "ketamine", "memantine": "memantine, without and with Mg²⁺"}
    return PngExplorer(
        "How full is the channel? Model-based, not measured in people",
        [
            RadioButtons("drug", "Blocker", drugs, "ketamine"),
            Slider("free", "Free concentration", 0.05, 10, 0.05, 0.5, "µmol/L"),
        ],
        draw,
    )


def dose_explorer() -> PngExplorer:
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
        _draw_dose,
    )


class DoseExplorer(PngExplorer):
    """An explorer in which route, dose and model never contradict each other."""

    def move(self, **values: Any) -> Picture:
        """Set controls; what was moved stays, and the others follow.

        A route brings a model that has it; a model without the chosen route, or a move of the
        dose, goes back to the infusion.
        """
        known = (name in self._controls for name in values)
        if all(known) and all(
            self._controls[name].accepts(value) for name, value in values.items()
        ):
            values = self._followed(values)
        return super().move(**values)

    def _followed(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values that were set, with those that must follow them."""
        merged = {**self.values, **values}
        models = GIVEN[merged["route"]].models
        if "route" in values:
            return values if merged["model"] in models else {**values, "model": models[0]}
        if "mg_per_kg" in values or merged["model"] not in models:
            return {**values, "route": "infusion"}
        return values


def _draw_dose(route: str, mg_per_kg: float, weight: float, model: str) -> Picture:
    return dose_picture(predict(route, round(mg_per_kg, 1), weight, model))
