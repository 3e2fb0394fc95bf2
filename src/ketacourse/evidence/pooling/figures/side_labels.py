"""Names at the right edge of a plot, each joined to its mark by a thin line: none can overlap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ketacourse.display.style import GREY

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINE_IN = 0.19  # height of a name with its leading


def label_at_side(
    axes: Axes, points: Sequence[tuple[float, float]], names: Sequence[str], *, gap: float = 0.03
) -> None:
    """Write a name for every point beside the axes, in the order of their heights.

    Parameters
    ----------
    axes
        With its limits and scales set already.
    points
        In the units of the axes.
    names
        One a point.
    gap
        Between axes and names, as a share of the width.
    """
    if not points:
        return
    least = LINE_IN / axes.get_window_extent().height * axes.figure.dpi
    to_share = axes.transData + axes.transAxes.inverted()
    heights = [float(to_share.transform(point)[1]) for point in points]
    for point, name, height in zip(points, names, spread(heights, least), strict=True):
        end = (1 + gap, height)
        line = {"arrowstyle": "-", "color": GREY, "linewidth": 0.5, "shrinkA": 2, "shrinkB": 4}
        how: dict[str, Any] = {"textcoords": "axes fraction", "annotation_clip": False}
        axes.annotate("", point, end, arrowprops=line, **how)
        axes.text(*end, name, transform=axes.transAxes, va="center", fontsize=8.5)


def spread(heights: Sequence[float], least: float) -> list[float]:
    """Heights between 0 and 1 moved apart by at least `least`, in their order."""
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    placed: dict[int, float] = {}
    floor = 0.0
    for at in order:
        placed[at] = max(heights[at], floor)
        floor = placed[at] + least
    ceiling = 1.0
    for at in reversed(order):
        placed[at] = min(placed[at], ceiling)
        ceiling = placed[at] - least
    return [placed[at] for at in range(len(heights))]
