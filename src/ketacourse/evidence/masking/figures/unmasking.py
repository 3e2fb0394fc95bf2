"""Many trials of one drug: their estimates, how much of them is belief, and who could tell."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Any

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PALE,
    course_style,
    new_figure,
)
from ketacourse.display.table import Table, table
from ketacourse.display.words import decimals
from ketacourse.evidence.masking.simulated import SimulatedTrials, points, share_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, RIGHT = -14, 26  # points; estimates beyond stand in the outermost bars
BARS = RIGHT - LEFT
HIDDEN = 0.3  # points that the end of the scale must take off before it is said
ARMS = ("on the drug", "on placebo")


def unmasking_picture(
    trials: SimulatedTrials, *, mask: str = "", cites: tuple[str, ...] = ()
) -> Picture:
    """Show the estimates of simulated trials, what they are made of, and what people guessed.

    `mask` names the trial whose guesses were taken over, where there is one, with its `cites`.
    """
    with course_style():
        figure, axes = new_figure(7.0, 4.5, at=(0.03, 0.49, 0.94, 0.435))
        draw_estimates(axes, trials)
        draw_parts(figure.add_axes((0.03, 0.285, 0.94, 0.13)), trials)
        draw_guesses(figure.add_axes((0.03, 0.01, 0.94, 0.22)), trials)
        return picture(
            figure,
            alt=_alt(trials),
            caption=_caption(trials, mask),
            data=_data(trials),
            cites=cites,
        )


def draw_estimates(axes: Axes, trials: SimulatedTrials) -> None:
    """Draw how many trials found which difference; those that the drug won stand out."""
    import numpy as np

    edges = np.linspace(LEFT, RIGHT, BARS + 1)
    seen = np.clip(trials.estimates, LEFT + 0.5, RIGHT - 0.5)
    all_trials = np.histogram(seen, edges)[0] * 100 / len(trials)
    won = np.histogram(seen[trials.won], edges)[0] * 100 / len(trials)
    axes.stairs(all_trials, edges, fill=True, color=PALE, gid="all")
    axes.stairs(won, edges, fill=True, color=BLUE, gid="won")
    axes.stairs(all_trials, edges, color=INK, linewidth=0.8)
    top = max(20.0, float(all_trials.max())) * 1.28
    axes.set(xlim=(LEFT, RIGHT), ylim=(0, top), yticks=[], xticks=range(-10, 26, 5))
    axes.spines["left"].set_visible(False)
    axes.vlines(0, 0, top * 0.86, colors=INK, linewidth=1.2, gid="zero")
    axes.text(0, top * 0.88, "no difference", ha="center", fontsize=9)
    axes.set_title(_headline(trials), fontsize=11.5, fontweight="bold", pad=6)
    _name_shades(axes, top * 0.97, trials.wins_of_100)


def _name_shades(axes: Axes, y: float, won: int) -> None:
    """Say what pale and blue stand for, and how many of each there are."""
    look: dict[str, Any] = {"va": "top", "linespacing": 1.2}
    axes.text(LEFT, y, f"not won: {100 - won} of 100\n(pale)", **look)
    axes.text(RIGHT, y, f"won: {won} of 100\n(blue)", ha="right", color=BLUE, **look)


def draw_parts(axes: Axes, trials: SimulatedTrials) -> None:
    """Draw what the mean difference is made of, on the scale of the estimates above."""
    design = trials.design
    drug, belief = design.drug_effect, design.expectancy_points
    axes.set(xlim=(LEFT, RIGHT), ylim=(-0.3, 2.5))
    axes.set_axis_off()
    axes.barh(1.2, drug, 0.7, color=GREEN, gid="drug")
    axes.barh(0.2, belief, 0.7, left=drug, color=ORANGE, edgecolor=INK, hatch="///", gid="belief")
    axes.vlines(0, -0.2, 1.7, colors=INK, linewidth=1.2)
    axes.text(LEFT, 2.5, "Points by which the arms differ (right: better on the drug)", va="center")
    axes.text(RIGHT, 1.2, f"the drug itself: {decimals(drug, 1)}", ha="right", va="center")
    axes.text(RIGHT, 0.2, f"belief: {decimals(belief, 1)}", ha="right", va="center")


def draw_guesses(axes: Axes, trials: SimulatedTrials) -> None:
    """Draw what a hundred people of each arm believe, with Bang's index of the arm."""
    axes.set(xlim=(-26, 142), ylim=(-0.55, 2.3))
    axes.set_axis_off()
    axes.text(-26, 2.05, "Of 100 people, so many believe that they got", va="center")
    axes.text(142, 2.05, "Bang's index", ha="right", va="center")
    arms = zip((1, 0), ARMS, trials.shares_right, trials.bang_indices, strict=True)
    for y, arm, right, index in arms:
        drug = round(100 * (right if y == 1 else 1 - right))
        axes.text(-26, y, arm, va="center")
        axes.barh(y, drug, 0.66, color=GREEN, alpha=0.35, edgecolor=INK, gid=f"believe-{y}")
        axes.barh(y, 100 - drug, 0.66, left=drug, color="white", edgecolor=GREY)
        _share(axes, y, drug / 2, drug, "the drug")
        _share(axes, y, 50 + drug / 2, 100 - drug, "placebo")
        axes.text(142, y, decimals(index[0], 2), ha="right", va="center", fontweight="bold")


def _share(axes: Axes, y: float, x: float, count: int, what: str) -> None:
    """Name a part of a bar, where it has room for that."""
    if count >= 6:
        words = f"{what}: {count}" if count >= 18 else f"{count}"
        axes.text(x, y, words, ha="center", va="center", fontsize=9)


def _headline(trials: SimulatedTrials) -> str:
    start = "A drug without any effect" if not trials.design.drug_effect else "This drug"
    return f"{start} wins {trials.wins_of_100} of 100 trials"


def _made_of(trials: SimulatedTrials) -> str:
    share = trials.expectancy_share
    if share is None:
        apart = trials.design.drug_effect * trials.design.expectancy_points < 0
        return "Drug and belief pull apart" if apart else "No share of the difference can be given"
    return f"{share_words(share)} of the difference is belief"


def _alt(trials: SimulatedTrials) -> str:
    design, (right_drug, right_placebo) = trials.design, trials.shares_right
    low, high = trials.middle_95
    return (
        f"{_headline(trials)} of {design.total_treatment} and {design.total_control} people. "
        f"{_made_of(trials)}: the drug itself makes {points(design.drug_effect)}, belief "
        f"{points(design.expectancy_points)}. Estimates lie mostly between {decimals(low, 1)} and "
        f"{points(high)}. On the drug {100 * right_drug:.0f} % guess right, on placebo "
        f"{100 * right_placebo:.0f} %."
    )


def _caption(trials: SimulatedTrials, mask: str) -> str:
    design = trials.design
    taken = f" The guesses are those of {mask}." if mask else ""
    return (
        f"**Invented trials**, {len(trials):,} of them, with {design.total_treatment} people an "
        f"arm. Everybody's total falls by {design.placebo_response:g} points on average; people "
        f"vary around that with a standard deviation of {design.change_sd:g}. Won: p below 0.05, "
        "two-sided, in favour of the drug. Bang's index is 0 where guesses are no better than "
        f"chance and 1 where everybody knows.{_hidden(trials)}{taken}"
    )


def _hidden(trials: SimulatedTrials) -> str:
    """What the end of the scale takes off the difference, where that is more than chance."""
    lost = abs(trials.design.expected_difference) - abs(trials.mean_estimate)
    chance = 3 * float(trials.estimates.std()) / sqrt(len(trials))
    if lost < max(HIDDEN, chance):
        return ""
    return (
        f" The end of the scale hides {points(lost)} of the difference, as the best can fall no "
        "further."
    )


def _data(trials: SimulatedTrials) -> Table:
    made: Table = trials.table()
    return table(made.columns, made.rows, caption=made.caption)
