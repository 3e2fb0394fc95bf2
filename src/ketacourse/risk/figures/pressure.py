"""Blood pressure: who crossed a threshold at least once, by age group and arm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, PALE, VERMILION, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.risk.contrasts import ArmRisk, Contrast, harm_contrasts
from ketacourse.risk.harm_pages import difference_text, per_100
from ketacourse.risk.wording import needed_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GROUPS = {"spravato_bp_under65": "Under 65 years", "spravato_bp_65plus": "65 years and over"}
ARMS = (("treatment", VERMILION, "o", 0.16), ("control", BLUE, "s", -0.16))
RIGHT = 34.0  # per 100
NAME_X, NUMBER_X = -17.5, 49.0


def blood_pressure() -> Picture:
    """Show the share of people over four thresholds, under 65 and from 65, with intervals."""
    groups = {name: harm_contrasts(identifier) for identifier, name in GROUPS.items()}
    every = [each for contrasts in groups.values() for each in contrasts]
    with course_style():
        figure, axes = new_figure(7.4, 5.2, at=(0.01, 0.11, 0.98, 0.87))
        draw_pressure(axes, groups)
        return picture(
            figure,
            alt=_alt(groups),
            caption=(
                "People of 100 who crossed a threshold at least once in a short trial, with 95 % "
                "intervals; counts at the right. The older group is small, so its intervals are "
                "wide."
            ),
            data=_data(groups),
            cites=tuple(dict.fromkeys(cite for each in every for cite in each.cites)),
        )


def draw_pressure(axes: Axes, groups: dict[str, tuple[Contrast, ...]]) -> None:
    """Draw two marks in a row for each threshold: esketamine above, placebo below."""
    y = 0.0
    for name, contrasts in groups.items():
        axes.text(NAME_X, y, name, va="center", fontweight="bold")
        axes.text(NUMBER_X, y, "given esketamine | placebo", va="center", ha="right", fontsize=8.5)
        for contrast in contrasts:
            y -= 1
            _draw_row(axes, y, contrast)
        y -= 1.3
    axes.set(xlim=(NAME_X, NUMBER_X), ylim=(y + 0.6, 0.7), yticks=[], xticks=[0, 10, 20, 30])
    axes.vlines(0, y + 0.8, -0.6, colors=GREY, linewidth=1)
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_bounds(0, RIGHT)
    axes.set_xlabel("People of 100", x=(RIGHT / 2 - NAME_X) / (NUMBER_X - NAME_X))
    _name_arms(axes, next(iter(groups.values())))


def _draw_row(axes: Axes, y: float, contrast: Contrast) -> None:
    axes.hlines(y, 0, RIGHT, colors=PALE, linewidth=0.7, zorder=0)
    axes.text(NAME_X, y, contrast.outcome, va="center", fontsize=8.5)
    for role, colour, marker, up in ARMS:
        arm: ArmRisk = getattr(contrast, role)
        if arm.ci_low is not None and arm.ci_high is not None:
            axes.hlines(y + up, arm.ci_low, arm.ci_high, colors=colour, linewidth=1.6)
        gid = f"{role}-{contrast.keys[0]}"
        axes.plot([arm.per_100], [y + up], marker, color=colour, markersize=6.5, gid=gid)
    counts = f"{contrast.treatment.counted} | {contrast.control.counted}"
    axes.text(NUMBER_X, y, counts, va="center", ha="right", fontsize=8.5)


def _name_arms(axes: Axes, contrasts: Sequence[Contrast]) -> None:
    """Label the marks of the last row of the first group, where there is room beside them."""
    y, last = -float(len(contrasts)), contrasts[-1]
    for (role, _, _, up), word in zip(ARMS, ("esketamine", "placebo"), strict=True):
        arm: ArmRisk = getattr(last, role)
        x = (arm.ci_high or arm.per_100) + 0.8
        axes.text(x, y + up * 1.35, word, va="center", fontsize=8.5, color=INK)


def _alt(groups: dict[str, tuple[Contrast, ...]]) -> str:
    said = []
    for name, contrasts in groups.items():
        rows = "; ".join(
            f"{each.outcome}, {each.treatment.counted} given esketamine against "
            f"{each.control.counted} given placebo"
            for each in contrasts
        )
        said.append(f"{name}: {rows}.")
    return f"People who crossed a blood pressure threshold at least once. {' '.join(said)}"


def _data(groups: dict[str, tuple[Contrast, ...]]) -> Table:
    rows = [
        (
            f"{name}: {each.outcome}",
            per_100(each.treatment),
            per_100(each.control),
            difference_text(each),
            needed_words(each),
        )
        for name, contrasts in groups.items()
        for each in contrasts
    ]
    columns = ("Threshold", "Of 100, esketamine", "Of 100, placebo", "Difference", "Number needed")
    return table(columns, rows)
