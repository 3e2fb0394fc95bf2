"""The L'Abbé plot: the share with the outcome on the drug against the share on the comparator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.errors import KetacourseError
from ketacourse.evidence.pooling.figures.side_labels import label_at_side
from ketacourse.evidence.trials.trial import COMPARATORS, Counts, Trial

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ketacourse.evidence.pooling.pooled import Pooled

SMALLEST, LARGEST = 40.0, 420.0  # areas of the circles, in square points


def labbe_picture(
    trials: Sequence[Trial], pooled: Pooled, *, title: str, caption: str, cites: Sequence[str]
) -> Picture:
    """Draw a circle for every trial, by its size, and the line of the pooled risk ratio.

    Parameters
    ----------
    trials
        With counts on both sides.
    pooled
        Their pooled risk ratio.
    title
        What was pooled.
    caption
        What to mind.
    cites
        Of the trials.
    """
    with course_style():
        figure, axes = new_figure(7.4, 4.6, at=(0.125, 0.12, 0.52, 0.84))
        draw_labbe(axes, trials, pooled)
        alt = _alt(trials, title)
        return picture(figure, alt=alt, caption=caption, data=_data(trials), cites=cites)


def draw_labbe(axes: Axes, trials: Sequence[Trial], pooled: Pooled) -> None:
    """Draw the diagonal of no difference, the pooled ratio, and a circle for every trial."""
    shares = [shares_of(trial) for trial in trials]
    largest = max(people_of(trial) for trial in trials)
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="Share on the comparator", ylabel="Share on the drug")
    ticks = [0, 0.25, 0.5, 0.75, 1]
    axes.set_xticks(ticks, ["0", "25", "50", "75", "100 %"])
    axes.set_yticks(ticks, ["0", "25", "50", "75", "100 %"])
    axes.plot([0, 1], [0, 1], color=GREY, linewidth=1, gid="no difference")
    paper = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    axes.text(0.6, 0.54, "no difference", color=GREY, bbox=paper, va="top", fontsize=8.5)
    _draw_ratio(axes, pooled)
    for trial, (treatment, control) in zip(trials, shares, strict=True):
        area = SMALLEST + (LARGEST - SMALLEST) * people_of(trial) / largest
        look: dict[str, Any] = {
            "color": BLUE,
            "alpha": 0.75,
            "edgecolor": INK,
            "zorder": 3,
            "clip_on": False,
        }
        axes.scatter([control], [treatment], s=area, gid=trial.name, **look)
    names = [
        f"{trial.name.partition(' (')[0]}, v {COMPARATORS[trial.comparator]}" for trial in trials
    ]
    label_at_side(axes, [(control, treatment) for treatment, control in shares], names)


def _draw_ratio(axes: Axes, pooled: Pooled) -> None:
    """The line on which every trial would lie if the ratio were the same for all."""
    ratio = pooled.natural.estimate
    end = (1.0, ratio) if ratio <= 1 else (1 / ratio, 1.0)
    axes.plot([0, end[0]], [0, end[1]], color=INK, linewidth=1, linestyle="--", gid="pooled ratio")
    words = f"risk ratio {pooled.scale.shown(pooled.estimate)}"
    x, y = (end[0] * 0.62, end[1] * 0.62)
    axes.text(x - 0.02, y + 0.02, words, ha="right", fontsize=8.5)


def shares_of(trial: Trial) -> tuple[float, float]:
    """Shares with the outcome: on the drug, on the comparator."""
    treatment, control = counts_of(trial)
    return treatment.events / treatment.total, control.events / control.total


def counts_of(trial: Trial) -> tuple[Counts, Counts]:
    """Both sides as counts.

    Raises
    ------
    KetacourseError
        If the trial has none.
    """
    match trial.result:
        case (Counts() as treatment, Counts() as control):
            return treatment, control
    raise KetacourseError(f"'{trial.name}' has no counts; a L'Abbé plot needs events of all")


def people_of(trial: Trial) -> int:
    """People on both sides."""
    return sum(side.total for side in counts_of(trial))


def _alt(trials: Sequence[Trial], title: str) -> str:
    shares = [shares_of(trial) for trial in trials]
    above = sum(treatment > control for treatment, control in shares)
    controls = [100 * control for _, control in shares]
    return (
        f"L'Abbé plot, {title}. In {above} of {len(trials)} trials the share was higher on the "
        f"drug. Shares on the comparator ran from {min(controls):.0f} to {max(controls):.0f} %: "
        f"{_each(trials)}."
    )


def _each(trials: Sequence[Trial]) -> str:
    return "; ".join(
        f"{trial.name}, {100 * drug:.0f} % against {100 * control:.0f} % on "
        f"{COMPARATORS[trial.comparator]}"
        for trial, (drug, control) in zip(trials, map(shares_of, trials), strict=True)
    )


def _data(trials: Sequence[Trial]) -> Table:
    rows = [
        (
            trial.name,
            COMPARATORS[trial.comparator],
            *trial.sides,
            *(f"{100 * s:.0f} %" for s in shares),
        )
        for trial, shares in zip(trials, map(shares_of, trials), strict=True)
    ]
    head = ("Trial", "Comparator", "Drug", "Control", "Share on the drug", "Share on control")
    return table(head, rows)
