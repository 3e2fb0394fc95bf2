"""The pictures of the scorecard, made from the facts."""

from __future__ import annotations

from typing import Literal

from ketacourse.display.picture import Picture
from ketacourse.errors import KetacourseError, unknown
from ketacourse.pathway.scores.chance import baselines
from ketacourse.pathway.scores.figures.accuracy import score_accuracy_picture
from ketacourse.pathway.scores.figures.cells import score_cells_picture
from ketacourse.pathway.scores.scoring import leave_one_paper_out, scorecard

GROUPS = ("all", "rodent", "human")


def score_map(species: Literal["all", "rodent", "human"] = "all") -> Picture:
    """Show every comparison against every account.

    Parameters
    ----------
    species
        Whose experiments: "all", "rodent" or "human".

    Raises
    ------
    KetacourseError
        If `species` is none of these.
    """
    if species not in GROUPS:
        raise KetacourseError(unknown("group", species, GROUPS))
    card = scorecard()
    if species != "all":
        card = card.only(lambda each: each.group == species)
    return score_cells_picture(card)


def score_plot() -> Picture:
    """Show accuracy with intervals beside the baselines; confirmed results only."""
    strict = leave_one_paper_out().confirmed()
    return score_accuracy_picture(scorecard().confirmed(), strict, baselines(confirmed_only=True))
