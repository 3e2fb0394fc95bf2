"""The contour-enhanced funnel plot: effects against their standard errors, and where p is small."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.display.words import p_text, sized
from ketacourse.evidence.pooling.axis import EffectAxis, effect_axis
from ketacourse.evidence.pooling.figures.side_labels import label_at_side
from ketacourse.evidence.pooling.small_studies import contours, study_p_values
from ketacourse.statistics.normal import Z

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ketacourse.evidence.pooling.pooled import Pooled

SHADES = ("#f4f4f4", "#e6e6e6", "#d2d2d2", "#bcbcbc")  # from large p values to small ones
BANDS = ("p > 0.10", "0.10 to 0.05", "0.05 to 0.01", "p < 0.01")
SHADING = "Shading: the p value that a trial has where it lies"
HEADROOM = 1.12  # the axis reaches this much beyond the largest standard error


def funnel_picture(
    pooled: Pooled, *, title: str, test: str, caption: str, cites: Sequence[str]
) -> Picture:
    """Draw a funnel plot with contours of p.

    Parameters
    ----------
    pooled
        The pooled result; its effect sizes are drawn.
    title
        What was pooled.
    test
        Egger's test in words, or why there is none.
    caption
        What to mind.
    cites
        Of the trials.
    """
    with course_style():
        figure, axes = new_figure(7.4, 4.0, at=(0.09, 0.14, 0.6, 0.71))
        draw_funnel(axes, pooled)
        alt = f"Funnel plot, {title}. {_where(pooled)} {test}"
        return picture(figure, alt=alt, caption=caption, data=_data(pooled), cites=cites)


def draw_funnel(axes: Axes, pooled: Pooled) -> None:
    """Draw bands of p around no effect, the funnel around the pooled effect, and the trials."""
    effects = pooled.effect_sizes
    deepest = HEADROOM * float(effects.standard_error.max())
    axis = _axis(pooled)
    ends = _ends(axis)
    axes.set(xlim=ends, ylim=(deepest, 0), ylabel="Standard error (small trials below)")
    ticks = [_computed(axis, tick) for tick in axis.ticks]
    axes.set_xticks(ticks, list(axis.labels))
    axes.set_yticks([tick for tick in axes.get_yticks() if 0 <= tick <= deepest])
    axes.set_xlabel(pooled.scale.words.capitalize())
    _draw_bands(axes, deepest, ends)
    _draw_funnel(axes, pooled, deepest)
    points = list(
        zip(map(float, effects.estimate), map(float, effects.standard_error), strict=True)
    )
    for (x, y), name in zip(points, effects.names, strict=True):
        axes.plot([x], [y], "o", color=BLUE, markeredgecolor="white", markersize=8, gid=name)
    label_at_side(axes, points, effects.names)


def _draw_bands(axes: Axes, deepest: float, ends: tuple[float, float]) -> None:
    """Shade by p value; the widest band first, the others over it."""
    from matplotlib.patches import Patch

    low, high = ends
    axes.axvspan(low, high, color=SHADES[-1], zorder=-3, linewidth=0)
    for contour, shade in zip(reversed(contours()), reversed(SHADES[:-1]), strict=True):
        reach = contour.reach(deepest)
        corners = ([0, -reach, reach], [0, deepest, deepest])
        axes.fill(*corners, color=shade, zorder=-2, linewidth=0, gid=f"p {contour.p_value:g}")
    axes.axvline(0, color=GREY, linewidth=1, zorder=-1)
    keys = [Patch(facecolor=s, edgecolor=GREY, label=b) for s, b in zip(SHADES, BANDS, strict=True)]
    axes.legend(
        handles=keys,
        ncols=4,
        loc="lower left",
        bbox_to_anchor=(0, 1.0),
        title=SHADING,
        alignment="left",
        title_fontsize=8.25,
        frameon=False,
        fontsize=8.25,
        handlelength=1.2,
        columnspacing=1,
        borderpad=0.2,
    )


def _draw_funnel(axes: Axes, pooled: Pooled, deepest: float) -> None:
    middle = pooled.estimate
    axes.plot([middle, middle], [0, deepest], color=INK, linewidth=1, gid="pooled")
    for side in (-1, 1):
        line = ([middle, middle + side * Z * deepest], [0, deepest])
        axes.plot(*line, color=INK, linewidth=0.9, linestyle="--", gid="funnel")


def _axis(pooled: Pooled) -> EffectAxis:
    effects, scale = pooled.effect_sizes, pooled.scale
    ends = (*effects.ci_low, *effects.ci_high)
    return effect_axis((scale.natural(float(each)) for each in ends), ratio=scale.ratio)


def _ends(axis: EffectAxis) -> tuple[float, float]:
    return _computed(axis, axis.low), _computed(axis, axis.high)


def _computed(axis: EffectAxis, value: float) -> float:
    """A natural value on the scale of computation, which the picture is drawn on."""
    from math import log

    return log(value) if axis.ratio else value


def _where(pooled: Pooled) -> str:
    """Which side of the pooled effect the smaller trials lie on."""
    effects = pooled.effect_sizes
    order = sorted(range(len(effects)), key=lambda at: effects.standard_error[at])
    small = order[len(order) // 2 + len(order) % 2 :]
    above = sum(bool(effects.estimate[at] > pooled.estimate) for at in small)
    middle = pooled.scale.shown(pooled.estimate)
    return (
        f"Of the {len(small)} less precise of {len(order)} trials, {above} lie above the pooled "
        f"{pooled.scale.words} of {middle} and {len(small) - above} below it."
    )


def _data(pooled: Pooled) -> Table:
    effects, scale = pooled.effect_sizes, pooled.scale
    columns = (effects.estimate, effects.ci_low, effects.ci_high)
    texts = [scale.effect(*row) for row in zip(*columns, strict=True)]
    errors = map(sized, effects.standard_error)
    chances = map(p_text, study_p_values(effects))
    head = ("Trial", f"{scale.words.capitalize()} (95 % interval)", "Standard error", "p")
    return table(head, zip(effects.names, texts, errors, chances, strict=True))
