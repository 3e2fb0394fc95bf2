"""Two shares with their intervals, the difference between them, and the same in other measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, PALE, VERMILION, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.evidence.trials.two_arms import TwoArms

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LABELS = ("on the drug", "on the comparator")
COLOURS = (BLUE, VERMILION)
MARKERS = ("o", "s")
CAPTION = (
    "Invented arms. Lines are 95 % intervals: Wilson's for the shares, Newcombe's for their "
    "difference. Where the lower line reaches 0, the data go with no difference too."
)


def two_arms_picture(arms: TwoArms, *, caption: str = CAPTION) -> Picture:
    """Show two arms, their difference, and the number needed and both ratios in words."""
    with course_style():
        figure, axes = new_figure(7.0, 4.4, at=(0.21, 0.64, 0.75, 0.31))
        draw_shares(axes, arms)
        below = figure.add_axes((0.21, 0.38, 0.75, 0.12))
        draw_difference(below, arms)
        for at, (name, words) in enumerate(in_words(arms)):
            y = 0.205 - 0.06 * at
            figure.text(0.03, y, name, fontsize=10, fontweight="bold")
            figure.text(0.33, y, words, fontsize=10)
        return picture(figure, alt=_alt(arms), caption=caption, data=_data(arms))


def draw_shares(axes: Axes, arms: TwoArms) -> None:
    """Draw a point and an interval for each arm, on a scale of percent."""
    _scale(axes, (0, 100), "% with the event")
    for y, share in enumerate((arms.treatment, arms.control)):
        low, high = (100 * end for end in share.interval or (0, 1))
        value = 100 * share.count / share.total
        axes.hlines(y, low, high, colors=COLOURS[y], linewidth=3, gid="interval")
        axes.plot(
            [value], [y], MARKERS[y], color=COLOURS[y], markersize=9, gid="share", clip_on=False
        )
        axes.text(value, y - 0.28, str(share), ha=_side(value), fontsize=9.5, color=INK)
    axes.set(ylim=(1.5, -0.75), yticks=(0, 1), yticklabels=LABELS)


def draw_difference(axes: Axes, arms: TwoArms) -> None:
    """Draw the difference with its interval and the line of no difference."""
    found = arms.difference
    low, value, high = (100 * each for each in (found.ci_low, found.estimate, found.ci_high))
    _scale(axes, (-100, 100), "percentage points, drug minus comparator")
    axes.axvline(0, color=INK, linewidth=1.2, linestyle="dashed", gid="no difference")
    axes.hlines(0, low, high, colors=INK, linewidth=3, gid="interval")
    axes.plot([value], [0], "D", color=INK, markersize=8, gid="difference", clip_on=False)
    axes.set(ylim=(-0.8, 0.8), yticks=(0,), yticklabels=("difference",))


def in_words(arms: TwoArms) -> tuple[tuple[str, str], ...]:
    """Every measure by its name, in words."""
    return (
        ("Risk difference", repr(arms.difference)),
        ("Number needed", arms.needed.words),
        ("Risk ratio", arms.ratio_text),
        ("Odds ratio", arms.odds_text),
    )


def _scale(axes: Axes, ends: tuple[int, int], words: str) -> None:
    axes.set_xlim(*ends)
    axes.grid(visible=True, axis="x", color=PALE)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelsize=9.5)
    axes.spines["left"].set_visible(False)
    axes.set_xlabel(words, fontsize=9.5, color=GREY)


def _side(value: float) -> str:
    """Keep words within the picture at both ends of the scale."""
    return "left" if value < 15 else "right" if value > 85 else "center"


def _alt(arms: TwoArms) -> str:
    told = "; ".join(f"{name.lower()}: {words}" for name, words in in_words(arms))
    holds = arms.difference.ci_low <= 0 <= arms.difference.ci_high
    zero = f"The interval of the difference {'holds' if holds else 'leaves out'} zero."
    return f"{arms.treatment} {LABELS[0]}, {arms.control} {LABELS[1]}; {told}. {zero}"


def _data(arms: TwoArms) -> Table:
    rows = [
        (name, str(share), share.interval_text)
        for name, share in zip(LABELS, (arms.treatment, arms.control), strict=True)
    ]
    rows += [(name, words, "") for name, words in in_words(arms)]
    return table(("", "Result", "95 % interval"), rows, caption="Two arms compared")
