"""The explorers of lesson 01: a rating scale with its cut-offs, and what an effect size means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar

from ketacourse.content.library import record
from ketacourse.content.tables import MEASURED_DIFFERENCES, RATING_SCALES
from ketacourse.depression.effect_size import (
    Separation,
    any_separation,
    can_be_drawn,
    separation,
)
from ketacourse.depression.figures.curves import SEPARATION, facts_of, separation_numbers
from ketacourse.depression.figures.totals import totals_drawing, totals_numbers
from ketacourse.depression.scale import (
    RESPONSE_PERCENT,
    SCALE_MAXIMUM,
    invented_cohort,
    outcomes,
    scatter,
    shares,
)
from ketacourse.display.controls import RadioButtons, Slider
from ketacourse.display.drawing import Numbers
from ketacourse.display.explorer import Explorer
from ketacourse.display.scripts import script

OWN = "own"  # the choice that lets the slider speak
LARGEST_D = 2.5
HERE = Path(__file__).parent
# What the page must know of the invented patients; nothing of it moves.
SCATTER = {
    "scatter": [asdict(own) for own in scatter()],
    "shares": shares(),
    "maximum": SCALE_MAXIMUM,
    "response": RESPONSE_PERCENT,
}
SHOWN = (
    "hippocampal_volume",
    "hippocampal_volume_recurrent",
    "serum_bdnf_corrected",
    "brain_gaba",
    "crp",
    "cortisol",
    "antidepressant_v_placebo",
    "height_sex",
)


def scale_explorer() -> Explorer:
    """Move baseline, change and cut-off, and see invented patients become responders or not."""
    scale = record(RATING_SCALES, "madrs")
    cutoffs = {str(points): f"{points} or less" for points in scale.remission_cutoffs}
    return ScaleExplorer(
        "Invented patients on a depression scale",
        [
            Slider("baseline", "Mean total at the start", 20, 45, 1, 33, "points"),
            Slider("change", "Mean fall by week 8", 0, 30, 1, 16, "points"),
            RadioButtons("cutoff", "Remission", cutoffs, "10"),
        ],
        totals_drawing(scale.cites),
        _patients,
        SCATTER,
    )


def _patients(baseline: float, change: float, cutoff: str) -> Numbers:
    cohort = invented_cohort(baseline, change)
    return totals_numbers(cohort, outcomes(cohort, int(cutoff)))


class ScaleExplorer(Explorer):
    """The explorer of a rating scale; the page reckons."""

    _esm: ClassVar[str] = script(HERE / "scale_view.js")
    is_in_page: ClassVar[bool] = True


def effect_size_explorer() -> Explorer:
    """Choose a measured difference or any d, and see what it means for two people at random."""
    found = [record(MEASURED_DIFFERENCES, identifier) for identifier in SHOWN]
    measured = {each.id: separation(each) for each in found if can_be_drawn(each)}
    return EffectSizeExplorer("What an effect size looks like", measured)


class EffectSizeExplorer(Explorer):
    """Its slider follows the chosen measure, and lets go of it when moved; the page reckons."""

    _esm: ClassVar[str] = script(HERE / "effect_size_view.js")
    is_in_page: ClassVar[bool] = True

    def __init__(self, title: str, measured: Mapping[str, Separation]) -> None:
        self._measured = dict(measured)
        first = next(iter(measured))
        names = {identifier: shown.name for identifier, shown in measured.items()}
        options = {**names, OWN: "any size: move the slider"}
        facts = {
            identifier: {**facts_of(shown), "d": shown.d, "slider": _on_slider(shown)}
            for identifier, shown in measured.items()
        }
        super().__init__(
            title,
            [
                RadioButtons("measure", "Measured difference", options, first),
                Slider("d", "Size of d", 0, LARGEST_D, 0.01, _on_slider(measured[first])),
            ],
            SEPARATION,
            self._separation,
            {"measured": facts, "own": facts_of(any_separation(0)), "choice": OWN},
        )

    def followed(self, values: dict[str, Any]) -> dict[str, Any]:
        """What was set: the other of measure and slider follows."""
        measure = values.get("measure")
        if measure in self._measured:
            return {**values, "d": _on_slider(self._measured[measure])}
        return {**values, "measure": OWN} if "d" in values else values

    def _separation(self, measure: str, d: float) -> Numbers:
        return separation_numbers(self._measured.get(measure) or any_separation(d))


def _on_slider(shown: Separation) -> float:
    """The size of d where the slider can stand."""
    return min(LARGEST_D, round(abs(shown.d), 2))
