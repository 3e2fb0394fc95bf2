"""Pictures of single trials: how people went through one, and two arms in every measure."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from ketacourse.display.controls import Slider
from ketacourse.display.explorer import Explorer
from ketacourse.display.picture import Picture
from ketacourse.display.scripts import script
from ketacourse.evidence.trials.figures.flow import flow_picture
from ketacourse.evidence.trials.figures.two_arms import TWO_ARMS, two_arms_numbers
from ketacourse.evidence.trials.flow import study_flow
from ketacourse.evidence.trials.two_arms import arms_of


def flow(study: str) -> Picture:
    """Show how people went through a study, by its id.

    Raises
    ------
    KetacourseError
        If there is no such study, or it randomised nobody.
    """
    return flow_picture(study_flow(study))


def two_arms_explorer() -> Explorer:
    """Move two shares and the size of the arms, and see difference, number needed and ratios."""
    return TwoArmsExplorer(
        "Two arms, four measures",
        [
            Slider("drug", "With the event on the drug", 0, 100, 1, 64, "%"),
            Slider("comparator", "With the event on the comparator", 0, 100, 1, 28, "%"),
            Slider("people", "People in each arm", 5, 500, 5, 35, "people"),
        ],
        TWO_ARMS,
        _numbers,
    )


class TwoArmsExplorer(Explorer):
    """The explorer of two arms; the page reckons."""

    _esm: ClassVar[str] = script(Path(__file__).parent / "two_arms_view.js")
    is_in_page: ClassVar[bool] = True


def _numbers(drug: float, comparator: float, people: float) -> dict[str, Any]:
    return two_arms_numbers(arms_of(drug, comparator, people))
