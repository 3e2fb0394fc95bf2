"""The still picture of lesson 05: three models and one published peak, made from the facts."""

from __future__ import annotations

from ketacourse.content.library import record
from ketacourse.content.tables import PHARMACOKINETIC_MODELS, PHARMACOLOGY
from ketacourse.display.picture import Picture
from ketacourse.glutamate.figures.three import Compared, three_models_picture
from ketacourse.glutamate.models import REFERENCE_KG, load_model, model_ids
from ketacourse.glutamate.plasma import concentration

ORDER = ("domino_1984", "otto_2021", "perez_ruixo_2021")


def three_models() -> Picture:
    """Show what three models predict for the reference infusion, beside the published peak."""
    reference = record(PHARMACOLOGY, "cmax")
    given = reference.parameters
    dose_mg = given["dose_mg_per_kg"] * REFERENCE_KG
    models = [load_model(name) for name in sorted(model_ids(), key=ORDER.index)]
    compared = [
        Compared(model, concentration(model, dose_mg, duration_min=given["infusion_min"]))
        for model in models
    ]
    sampling = record(PHARMACOKINETIC_MODELS, "kamp_2020_meta").cites
    cites = [cite for model in models for cite in model.cites]
    return three_models_picture(
        compared,
        given["plasma_peak_ng_per_ml"],
        dose_words=f"{given['dose_mg_per_kg']:g} mg/kg over {given['infusion_min']:g} min at "
        f"{REFERENCE_KG:g} kg",
        cites=tuple(dict.fromkeys((*cites, *reference.cites, *sampling))),
    )
