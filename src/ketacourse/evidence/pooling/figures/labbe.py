"""The L'Abbé plot: the share with the outcome on the drug against the share on the comparator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.evidence.pooling.figures.side_labels import label_at_side
from ketacourse.evidence.pooling.plan import short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ketacourse.evidence.pooling.pooled import Pooled
    from ketacourse.evidence.pooling.studies import Studies

SMALLEST, LARGEST = 40.0, 420.0  # areas of the circles, in square points


def labbe_picture(studies: Studies, pooled: Pooled, *, caption: str) -> Picture:
    """Draw a circle for every trial, by its size, and the line of the pooled risk ratio.

    Parameters
    ----------
    studies
        With counts of both arms of all of them.
    pooled
        Their pooled risk ratio.
    caption
        What to mind.
    """
    with course_style():
        figure, axes = new_figure(7.4, 4.6, at=(0.125, 0.12, 0.52, 0.84))
        draw_labbe(axes, studies, pooled)
        words = {"alt": _alt(studies), "caption": caption}
        return picture(figure, **words, data=_data(studies), cites=studies.cites)


def draw_labbe(axes: Axes, studies: Studies, pooled: Pooled) -> None:
    """Draw the diagonal of no difference, the pooled ratio, and a circle for every trial."""
    shares, people = shares_of(studies), people_of(studies)
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="Share on the comparator", ylabel="Share on the drug")
    ticks = [0, 0.25, 0.5, 0.75, 1]
    axes.set_xticks(ticks, ["0", "25", "50", "75", "100 %"])
    axes.set_yticks(ticks, ["0", "25", "50", "75", "100 %"])
    axes.plot([0, 1], [0, 1], color=GREY, linewidth=1, gid="no difference")
    paper = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    axes.text(0.6, 0.54, "no difference", color=GREY, bbox=paper, va="top", fontsize=8.5)
    _draw_ratio(axes, pooled)
    look: dict[str, Any] = {
        "color": BLUE,
        "alpha": 0.75,
        "edgecolor": INK,
        "zorder": 3,
        "clip_on": False,
    }
    for name, (treatment, control), size in zip(studies.names, shares, people, strict=True):
        area = SMALLEST + (LARGEST - SMALLEST) * size / max(people)
        axes.scatter([control], [treatment], s=area, gid=name, **look)
    against = [f", v {each}" for each in studies.comparators] or [""] * len(studies)
    labels = [f"{short_name(n)}{words}" for n, words in zip(studies.names, against, strict=True)]
    label_at_side(axes, [(control, treatment) for treatment, control in shares], labels)


def _draw_ratio(axes: Axes, pooled: Pooled) -> None:
    """The line on which every trial would lie if the ratio were the same for all."""
    ratio = pooled.natural.estimate
    end = (1.0, ratio) if ratio <= 1 else (1 / ratio, 1.0)
    axes.plot([0, end[0]], [0, end[1]], color=INK, linewidth=1, linestyle="--", gid="pooled ratio")
    words = f"risk ratio {pooled.scale.shown(pooled.estimate)}"
    x, y = (end[0] * 0.62, end[1] * 0.62)
    axes.text(x - 0.02, y + 0.02, words, ha="right", fontsize=8.5)


def shares_of(studies: Studies) -> list[tuple[float, float]]:
    """Shares with the outcome, study by study: on the drug, on the comparator."""
    return [
        (treatment.events / treatment.total, control.events / control.total)
        for treatment, control in studies.counts
    ]


def people_of(studies: Studies) -> list[int]:
    """People in both arms, study by study."""
    return [treatment.total + control.total for treatment, control in studies.counts]


def _alt(studies: Studies) -> str:
    shares = shares_of(studies)
    above = sum(treatment > control for treatment, control in shares)
    controls = [100 * control for _, control in shares]
    against = [f" on {each}" for each in studies.comparators] or [""] * len(studies)
    each = "; ".join(
        f"{name}, {100 * drug:.0f} % against {100 * control:.0f} %{words}"
        for name, (drug, control), words in zip(studies.names, shares, against, strict=True)
    )
    return (
        f"L'Abbé plot, {studies.title}. In {above} of {len(studies)} trials the share was higher "
        f"on the drug. Shares on the comparator ran from {min(controls):.0f} to "
        f"{max(controls):.0f} %: {each}."
    )


def _data(studies: Studies) -> Table:
    against = studies.comparators or ("",) * len(studies)
    rows = [
        (name, words, *map(str, counts), *(f"{100 * share:.0f} %" for share in shares))
        for name, words, counts, shares in zip(
            studies.names, against, studies.counts, shares_of(studies), strict=True
        )
    ]
    arms = ("On the drug", "On the comparator")
    head = ("Trial", "Comparator", *arms, "Share on the drug", "Share on the comparator")
    return table(head, rows)
