"""A summary of findings as a picture: people with the outcome, and how sure we are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, SKY, course_style, new_figure
from ketacourse.errors import KetacourseError
from ketacourse.evidence.certainty.absolute import AbsoluteEffect
from ketacourse.evidence.certainty.findings import SummaryOfFindings

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def summary_picture(summary: SummaryOfFindings, *, cites: tuple[str, ...] = ()) -> Picture:
    """Show people with the outcome by comparator and treatment, the interval, and the certainty.

    Parameters
    ----------
    summary
        As `summary_of_findings` makes it.
    cites
        Sources of the pooled trials.

    Raises
    ------
    KetacourseError
        If the outcome was not counted in people.
    """
    people = summary.absolute
    if people is None:
        raise KetacourseError(
            f"'{summary.outcome}' is not counted in people, so there is nothing to draw; show the "
            "summary itself"
        )
    with course_style():
        figure, axes = new_figure(7.0, 2.5, at=(0.03, 0.2, 0.94, 0.62))
        draw_summary(axes, summary, people)
        return picture(
            figure,
            alt=f"{summary!r}.",
            caption=(
                f"With the comparator: {people.baseline_from}. The line is the 95 % interval of "
                "the pooled effect, applied to that baseline."
            ),
            data=summary.reasons(),
            cites=cites,
        )


def draw_summary(axes: Axes, summary: SummaryOfFindings, people: AbsoluteEffect) -> None:
    """Draw two bars of so many in a hundred, and the certainty in words and symbols."""
    without, treated = 100 * people.baseline_risk, 100 * people.risk
    axes.set(xlim=(-24, 140), ylim=(-0.6, 1.6), yticks=[])
    axes.set_xticks(range(0, 101, 25), [f"{tick} %" for tick in range(0, 101, 25)])
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_bounds(0, 100)
    axes.set_title(f"{summary.outcome}: {people.difference}", fontsize=11.5, fontweight="bold")
    axes.barh(1, without, 0.55, color="white", edgecolor=GREY, hatch="...", gid="without")
    axes.barh(0, treated, 0.55, color=SKY, edgecolor=INK, gid="treated")
    axes.hlines(
        0, 100 * people.ci_low, 100 * people.ci_high, colors=INK, linewidth=2, gid="interval"
    )
    axes.text(-24, 1, "comparator", va="center", fontsize=9)
    axes.text(-24, 0, "treatment", va="center", fontsize=9)
    axes.text(105, 1, people.without, va="center")
    axes.text(105, 0, people.with_treatment, va="center", fontsize=9)
    certainty = summary.certainty
    words = f"{certainty.symbols} {certainty.word} certainty"
    axes.text(140, 1.62, words, ha="right", va="bottom", color=BLUE, fontsize=9.5)
