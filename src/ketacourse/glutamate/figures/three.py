"""Three published models, one dose: they disagree, and the picture says by how much and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import (
    BLUE,
    GREEN,
    INK,
    PALE,
    VERMILION,
    course_style,
    new_figure,
)
from ketacourse.display.table import Table, table
from ketacourse.glutamate.models import PkModel
from ketacourse.glutamate.plasma import TimeCourse, peak

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOOKS = ((BLUE, "solid", "o"), (VERMILION, "dashed", "s"), (GREEN, "dashdot", "^"))
SHOWN_H = 3.0
TABLE_H = (2 / 3, 1.0, 2.0, 4.0, 8.0)


@dataclass(frozen=True, slots=True)
class Compared:
    """One model's curve for the reference dose."""

    model: PkModel
    course: TimeCourse


def three_models_picture(
    compared: Sequence[Compared], published: float, *, dose_words: str, cites: Sequence[str]
) -> Picture:
    """Show curves at the left, and their peaks beside the published one at the right."""
    with course_style():
        figure, axes = new_figure(7.4, 3.9, at=(0.085, 0.13, 0.42, 0.68))
        draw_curves(axes, compared, published)
        beside = figure.add_axes((0.54, 0.13, 0.44, 0.68))
        draw_peaks(beside, compared, published)
        figure.text(0.012, 0.935, _title(compared), fontsize=11.5, fontweight="bold")
        return picture(
            figure,
            alt=_alt(compared, published, dose_words),
            caption=_caption(dose_words),
            data=_data(compared, published),
            cites=cites,
        )


def draw_curves(axes: Axes, compared: Sequence[Compared], published: float) -> None:
    """Draw the three curves and the published peak at the end of the infusion."""
    axes.axvspan(0, 2 / 3, color=PALE, alpha=0.6, linewidth=0, gid="infusion")
    axes.text(1 / 3, 4, "infusion", ha="center", fontsize=9)
    for each, (colour, line, _) in zip(compared, LOOKS, strict=True):
        axes.plot(
            each.course.times_h,
            each.course.ketamine_ng_per_ml,
            color=colour,
            linestyle=line,
            linewidth=2,
            gid=each.model.id,
        )
    axes.plot([2 / 3], [published], "D", color=INK, markersize=7, gid="published", zorder=5)
    axes.set(xlim=(0, SHOWN_H), ylim=(0, 262), xticks=range(4))
    axes.set_xlabel("Hours after the start")
    axes.set_ylabel("Plasma level (ng/mL)")
    axes.set_title("Levels", fontsize=10)


def draw_peaks(axes: Axes, compared: Sequence[Compared], published: float) -> None:
    """Draw each peak as a row that also names the line, the highest at the top."""
    rows = [
        (peak(each.course).ng_per_ml, each.model.label, each.model.substance, look)
        for each, look in zip(compared, LOOKS, strict=True)
    ]
    rows.append((published, "Published, in patients", "racemic ketamine", (INK, "none", "D")))
    rows.sort(key=lambda row: row[0])
    axes.set(xlim=(0, 290), ylim=(-0.55, len(rows) - 0.15), yticks=[], xticks=(0, 100, 200))
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_bounds(0, 250)
    axes.set_xlabel("Highest level (ng/mL)", x=125 / 290)
    axes.set_title("Peaks, and the lines by name", fontsize=10)
    axes.axvline(published, color=INK, linewidth=0.8, linestyle="dotted", zorder=0)
    backing = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
    for y, (level, name, substance, (colour, line, mark)) in enumerate(rows):
        axes.plot([0, level], [y, y], color=colour, linestyle=line, linewidth=2, gid=name)
        axes.plot([level], [y], mark, color=colour, markersize=8)
        axes.text(level + 9, y, f"{level:.0f}", va="center", fontweight="bold")
        words = f"{name}: {substance}"
        axes.text(0, y + 0.3, words, va="center", fontsize=9, bbox=backing)


def _title(compared: Sequence[Compared]) -> str:
    tops = sorted(peak(each.course).ng_per_ml for each in compared)
    return (
        f"One dose, three models: peaks from {tops[0]:.0f} to {tops[-1]:.0f} ng/mL, "
        f"{tops[-1] / tops[0]:.1f}-fold apart"
    )


def _alt(compared: Sequence[Compared], published: float, dose_words: str) -> str:
    tops = ", ".join(f"{each.model.label} {peak(each.course).ng_per_ml:.0f}" for each in compared)
    return (
        f"Predicted plasma peaks after {dose_words}, in ng/mL: {tops}; published in patients "
        f"{published:.0f}. No model hits the published value; after an hour the order of the "
        "models has changed."
    )


def _caption(dose_words: str) -> str:
    return (
        f"{dose_words[0].upper()}{dose_words[1:]}, through each model as published, for a typical "
        "person. Why they may disagree: models of arterial blood see the drug before the tissues "
        "take it up, models of venous blood after; two were made for the S form, which is not the "
        "racemate that was infused; and one has a larger central volume, being built mainly for "
        "a spray. The published peak is one trial's figure, as a review gives it."
    )


def _data(compared: Sequence[Compared], published: float) -> Table:
    rows = []
    for each in compared:
        course = each.course
        at = dict(zip(course.times_h, course.ketamine_ng_per_ml, strict=True))
        levels = (f"{at[hours]:.0f}" for hours in TABLE_H)
        rows.append((each.model.label, *levels, f"{each.model.half_life_h():.1f} h"))
    rows.append(("Published, in patients", f"{published:.0f}", *[""] * 5))
    columns = ("Model", "40 min", "1 h", "2 h", "4 h", "8 h", "Terminal half-life")
    return table(columns, rows, caption="Plasma levels in ng/mL")
