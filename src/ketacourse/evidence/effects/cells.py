"""The four cells of a two-by-two table, study by study, corrected where one of them is zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ketacourse.errors import KetacourseError
from ketacourse.evidence.effects.columns import check_counts, columns, study_names
from ketacourse.statistics.boundary import NOT_NEGATIVE, number

if TYPE_CHECKING:
    from ketacourse.evidence.effects.columns import Column, Floats

CORRECTION = 0.5
COLUMNS = ("events_treatment", "total_treatment", "events_control", "total_control")


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """People with and without the event in each arm, of shape (K,); `correction` is added already.

    Only a study that has a zero among its four cells is corrected, and then in all four.
    """

    names: tuple[str, ...]
    events_treatment: Floats
    spared_treatment: Floats
    events_control: Floats
    spared_control: Floats
    correction: Floats

    @property
    def total_treatment(self) -> Floats:
        """People in the treatment arms, corrected with their cells."""
        return self.events_treatment + self.spared_treatment

    @property
    def total_control(self) -> Floats:
        """People in the control arms, corrected with their cells."""
        return self.events_control + self.spared_control

    def refuse_silent(self, ratio: str, *, also_everybody: bool = False) -> None:
        """Refuse a study that says nothing about a ratio, and a zero that nothing was added to.

        Raises
        ------
        KetacourseError
            If nobody in a study had the event, or, where that matters, everybody.
        """
        self._refuse("nobody in either arm", self.events_treatment, self.events_control, ratio)
        if also_everybody:
            self._refuse(
                "everybody in both arms", self.spared_treatment, self.spared_control, ratio
            )
        self._refuse_zero(ratio)

    def _refuse(self, who: str, treatment: Floats, control: Floats, ratio: str) -> None:
        silent = (treatment == self.correction) & (control == self.correction)
        if silent.any():
            raise KetacourseError(
                f"{self.names[int(silent.argmax())]}: {who} had the event, so the study "
                f"says nothing about the {ratio}; leave it out and say so, or compare by "
                "risk_difference"
            )

    def _refuse_zero(self, ratio: str) -> None:
        zero = (self.events_treatment == 0) | (self.events_control == 0)
        if ratio == "odds ratio":
            zero |= (self.spared_treatment == 0) | (self.spared_control == 0)
        if zero.any():
            raise KetacourseError(
                f"{self.names[int(zero.argmax())]}: one of the four cells is 0 and has no finite "
                f"{ratio}; give a continuity_correction above 0"
            )


def cells_of(given: Sequence[Column], correction: float, names: Sequence[str]) -> Cells:
    """Check the counts of each study and correct those with a zero cell.

    Parameters
    ----------
    given
        Events and total of the treatment arm, then of the control arm; one number a study each.
    correction
        Added to all four cells of a study with a zero cell.
    names
        Of the studies.

    Raises
    ------
    KetacourseError
        If columns differ in length, counts cannot be, or the correction is negative.
    """
    import numpy as np

    correction = check_correction(correction)
    made = columns(names, **dict(zip(COLUMNS, given, strict=True)))
    labels = study_names(names, len(made["events_treatment"]))
    check_counts(labels, "treatment", made)
    check_counts(labels, "control", made)
    a, c = made["events_treatment"], made["events_control"]
    b, d = made["total_treatment"] - a, made["total_control"] - c
    add = np.where((a == 0) | (b == 0) | (c == 0) | (d == 0), correction, 0.0)
    return Cells(labels, a + add, b + add, c + add, d + add, add)


def check_correction(correction: float) -> float:
    """What can be added to a cell; anything else is refused."""
    return number("continuity_correction", correction, NOT_NEGATIVE)
