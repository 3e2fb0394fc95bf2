"""Pictures of masks: what people in real trials guessed, and what belief can make of a trial."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ketacourse.display.controls import Control, RadioButtons, Slider
from ketacourse.display.drawing import Numbers
from ketacourse.display.explorer import Explorer
from ketacourse.display.picture import Picture
from ketacourse.evidence.masking.design import TrialDesign
from ketacourse.evidence.masking.figures.guesses import guesses_picture
from ketacourse.evidence.masking.figures.unmasking import UNMASKING, unmasking_numbers
from ketacourse.evidence.masking.guesses import GuessRow, guess_rows, mask_remarks
from ketacourse.evidence.masking.simulation import simulate_trials

OWN = "own"  # the choice that lets the sliders speak
PERFECT = "perfect"
TRIALS = 1_000  # enough for a whole number of wins in a hundred to stand still within 3 or so
MASKS = {
    "lii2023": "surgery under anaesthesia, as in Lii 2023a",
    "shiroma2020": "midazolam, as in Shiroma 2020",
    "sumner2020": "an opioid, as in Sumner 2020",
}


@dataclass(frozen=True, slots=True)
class Mask:
    """How many in a hundred guess right on the drug and on placebo, and who says so."""

    label: str
    right_drug: float
    right_placebo: float
    name: str = ""
    cites: tuple[str, ...] = ()


BANG = "bang2004"
NO_MASK = Mask("", 50, 50)


def guess_table() -> Picture:
    """Show who guessed their treatment right in trials that asked, and what others say."""
    return guesses_picture(guess_rows(), mask_remarks())


def masks() -> dict[str, Mask]:
    """Masks to choose from: a perfect one, and those of trials that asked what people guessed.

    Where a trial tells one figure for everybody, it stands for both arms.
    """
    real = {study: _mask(study, label) for study, label in MASKS.items()}
    return {PERFECT: Mask("perfect: nobody can tell", 50, 50), **real}


def unmasking_explorer() -> UnmaskingExplorer:
    """Move drug, belief and mask, and see how often a drug wins, whatever it does."""
    known = masks()
    labels = {OWN: "any: move the sliders", **{key: mask.label for key, mask in known.items()}}
    return UnmaskingExplorer(
        "What belief can make of a trial",
        [
            Slider("drug", "The drug itself takes off", 0, 8, 0.5, 0, "points"),
            Slider("belief", "Believing in it takes off", 0, 8, 0.5, 6, "points"),
            RadioButtons("mask", "How well can people tell?", labels, OWN),
            Slider("right_drug", "On the drug, guess right", 0, 100, 1, 85, "%"),
            Slider("right_placebo", "On placebo, guess right", 0, 100, 1, 85, "%"),
            Slider("people", "People in each arm", 10, 120, 5, 50, "people"),
        ],
        known,
    )


class UnmaskingExplorer(Explorer):
    """An explorer whose sliders of guesses follow the chosen mask, and let go of it when moved."""

    def __init__(self, title: str, controls: Sequence[Control], known: Mapping[str, Mask]) -> None:
        self._known = known
        super().__init__(title, controls, UNMASKING, self._reckoned)

    def followed(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The mask with its guesses, or guesses of one's own without a mask."""
        mask = self._known.get(values.get("mask", ""))
        if mask and values["mask"] != self.values["mask"]:
            guesses = {"right_drug": mask.right_drug, "right_placebo": mask.right_placebo}
            return {**values, **{name: round(percent) for name, percent in guesses.items()}}
        return {**values, "mask": OWN} if self._lets_go(values) else dict(values)

    def _lets_go(self, values: Mapping[str, Any]) -> bool:
        """Whether a slider of guesses is moved."""
        sliders = ("right_drug", "right_placebo")
        return any(name in values and values[name] != self.values[name] for name in sliders)

    def _reckoned(self, **chosen: Any) -> Numbers:
        people = int(chosen["people"])
        design = TrialDesign(
            drug_effect=chosen["drug"],
            expectancy_effect=chosen["belief"],
            guess_right_treatment=chosen["right_drug"] / 100,
            guess_right_control=chosen["right_placebo"] / 100,
            total_treatment=people,
            total_control=people,
        )
        mask = self._known.get(chosen["mask"], NO_MASK)
        trials = simulate_trials(design, TRIALS)
        return unmasking_numbers(trials, mask=mask.name, cites=(*mask.cites, BANG))


def _mask(study: str, label: str) -> Mask:
    rows = [row for row in guess_rows() if row.study == study and row.who == "patients"]
    drug, placebo = _both(rows)
    name = f"{rows[0].name} (one figure for everybody)" if len(rows) == 1 else rows[0].name
    return Mask(label, drug.percent_right, placebo.percent_right, name, rows[0].cites)


def _both(rows: Sequence[GuessRow]) -> tuple[GuessRow, GuessRow]:
    """The row of the drug and the row of placebo, or one that stands for both."""
    return rows[0], rows[-1]
