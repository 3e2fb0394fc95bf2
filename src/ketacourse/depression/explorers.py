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
from ketacourse.depression.figures.curves import separation_picture
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
from ketacourse.display.picture import Picture
from ketacourse.display.png_explorer import PngExplorer
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


def effect_size_explorer() -> PngExplorer:
    """Choose a measured difference or any d, and see what it means for two people at random."""
    found = [record(MEASURED_DIFFERENCES, identifier) for identifier in SHOWN]
    measured = {each.id: separation(each) for each in found if can_be_drawn(each)}
    first = next(iter(measured))
    names = {identifier: shown.name for identifier, shown in measured.items()}
    return EffectSizeExplorer(
        "What an effect size looks like",
        [
            RadioButtons(
                "measure", "Measured difference", {**names, OWN: "any size: move the slider"}, first
            ),
            Slider("d", "Size of d", 0, LARGEST_D, 0.01, _on_slider(measured[first])),
        ],
        measured,
    )


class EffectSizeExplorer(PngExplorer):
    """An explorer whose slider follows the chosen measure, and lets go of it when moved."""

    def __init__(self, title: str, controls: list[Any], measured: Mapping[str, Separation]) -> None:
        self._measured = dict(measured)
        super().__init__(title, controls, self._show)

    def move(self, **values: Any) -> Picture:
        """Set the measure or the slider; the other follows."""
        measure = values.get("measure")
        if measure in self._measured:
            values["d"] = _on_slider(self._measured[measure])
        elif "d" in values and measure in (None, OWN):
            values["measure"] = OWN
        return super().move(**values)

    def _show(self, measure: str, d: float) -> Picture:
        shown = self._measured.get(measure)
        return separation_picture(shown or any_separation(d))


def _on_slider(shown: Separation) -> float:
    """The size of d where the slider can stand."""
    return min(LARGEST_D, round(abs(shown.d), 2))
