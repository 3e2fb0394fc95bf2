"""The cumulative forest plot: what was known after each trial, in order of publication."""

from __future__ import annotations

from collections.abc import Sequence

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import course_style, new_figure
from ketacourse.display.table import table
from ketacourse.evidence.pooling.figures.forest import ROW_IN, WIDTH_IN, draw_forest, rows_of
from ketacourse.evidence.pooling.plan import ForestPlan


def cumulative_picture(
    plan: ForestPlan, *, settled: str, caption: str, cites: Sequence[str]
) -> Picture:
    """Draw a row for every trial added, with the pooled result of all trials so far.

    Parameters
    ----------
    plan
        As `ketacourse.evidence.pooling.plan.stepwise` makes it.
    settled
        What the last rows changed, in a sentence; part of the alt text.
    caption
        What to mind.
    cites
        Of the trials.
    """
    with course_style():
        figure, axes = new_figure(WIDTH_IN, ROW_IN * (rows_of(plan) + 2.7), at=(0, 0, 1, 1))
        draw_forest(axes, plan)
        each = "; ".join(f"{row.detail.split(',')[0]}, {row.bar.text}" for row in plan.rows)
        alt = (
            f"Cumulative forest plot, {plan.title}. {settled} Pooled {plan.measure.words} as "
            f"trials were added: {each}."
        )
        head = ("Added", "Trials so far", plan.measure.words.capitalize())
        rows = [(f"{r.name[2:]}, {r.detail}", r.control, r.bar.text) for r in plan.rows]
        return picture(figure, alt=alt, caption=caption, data=table(head, rows), cites=cites)
