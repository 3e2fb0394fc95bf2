"""Confidence against being right: dots with intervals, and the line on which they should lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ketacourse.claims.calibration import Calibration, Level
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, PALE, course_style, new_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CAPTION = (
    "Dots: share of verdicts that went with ours, at each confidence, with counts; bars: Wilson "
    "95 % intervals. "
    "On the line, somebody is right as often as sure; below it, surer than right."
)


def calibration_picture(found: Calibration, *, who: str = "") -> Picture:
    """Show how often somebody was right at every confidence.

    Parameters
    ----------
    found
        From `calibrate`; may hold few judgements, or none.
    who
        Whose judgements these are, for the caption; an invented student must be named as one.
    """
    with course_style():
        figure, axes = new_figure(6.2, 4.6)
        draw_calibration(axes, found)
        caption = f"{who} {CAPTION}".strip()
        return picture(figure, alt=_alt(found, who), caption=caption, data=found.table())


def draw_calibration(axes: Axes, found: Calibration) -> None:
    """Draw the line of perfect calibration, a dot for every confidence, and what was counted."""
    axes.set(xlim=(21, 111), ylim=(-4, 108), yticks=range(0, 101, 25))
    axes.set_xticks([25, 50, 60, 70, 80, 90, 100], ["25", "50", "60", "70", "80", "90", "100 %"])
    axes.set_xlabel("How sure")
    axes.set_ylabel("How often right, %")
    axes.grid(axis="y", color=PALE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.plot([25, 100], [25, 100], color=GREY, linewidth=1.2, linestyle="dashed", gid="perfect")
    axes.text(33, 36, "as right as sure", color=INK, rotation=38, fontsize=9, ha="center")
    for level in found.levels:
        _draw_level(axes, level)
    if not found.judgements:
        axes.text(62, 12, "no judgement yet", ha="center", color=INK)


def _draw_level(axes: Axes, level: Level) -> None:
    x, share, interval = level.confidence_percent, level.right.value, level.right.interval
    if share is None or interval is None:
        return
    low, high = (100 * end for end in interval)
    axes.vlines(x, low, high, colors=BLUE, linewidth=1.6, gid=f"interval {x}")
    axes.plot([x], [100 * share], "o", color=BLUE, markersize=7, gid=f"dot {x}")
    words = f"{level.right.count}/{level.right.total}"
    axes.text(x + 1.3, 100 * share, words, va="center", fontsize=8.5, color=INK)


def _alt(found: Calibration, who: str) -> str:
    parts = [
        f"at {level.confidence_percent} % sure, right in {level.right.count} of {level.right.total}"
        for level in found.levels
    ]
    told = f"Dots of how often verdicts were right: {'; '.join(parts)}. " if parts else ""
    return f"{who} {told}{found.words}".strip()
