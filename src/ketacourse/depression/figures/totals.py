"""Invented patients over eight weeks, coloured by what a trial report would call them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ketacourse.depression.scale import WEEKS, Cohort, Outcomes, Patient, Verdict
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    PALE,
    PURPLE,
    course_style,
    new_figure,
)
from ketacourse.display.table import Table, table
from ketacourse.display.words import decimals

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Verdict -> colour, line, marker: told apart without colour too.
LOOKS = {
    Verdict.REMITTED: (BLUE, "solid", "o"),
    Verdict.RESPONDED: (GREEN, "dashed", "^"),
    Verdict.REMITTED_ONLY: (PURPLE, "dashdot", "D"),
    Verdict.NEITHER: (GREY, "dotted", "s"),
}
TOP = 56  # points; the scale ends at 60, and nobody here comes so far
STRIP = 8.5  # where the column of last totals starts, in weeks
CLEARANCE = 2  # points between two marks in one column
LABELS = 11.0  # where the names of the groups stand
LABEL_GAP = 6.5  # points that a two-line name needs


def totals_picture(cohort: Cohort, counted: Outcomes, *, cites: tuple[str, ...] = ()) -> Picture:
    """Show every patient's total by week, the cut-off, and what the verdicts add up to."""
    with course_style():
        figure, axes = new_figure(7.0, 4.2, at=(0.075, 0.115, 0.91, 0.75))
        draw_totals(axes, cohort, counted)
        return picture(
            figure,
            alt=_alt(cohort, counted),
            caption=_caption(counted),
            data=_data(cohort, counted),
            cites=cites,
        )


def draw_totals(axes: Axes, cohort: Cohort, counted: Outcomes) -> None:
    """Draw lines, last totals, the cut-off and the names of the groups."""
    _prepare(axes, cohort, counted)
    _draw_cutoff(axes, counted.cutoff)
    _draw_lines(axes, cohort, counted)
    _draw_last_totals(axes, cohort, counted)
    _name_groups(axes, cohort, counted)


def _prepare(axes: Axes, cohort: Cohort, counted: Outcomes) -> None:
    fall = cohort.mean_baseline - cohort.mean_final
    axes.set_title(counted.headline, fontsize=11.5, fontweight="bold", pad=24)
    axes.text(
        0,
        1.035,
        f"The mean total falls by {fall:.1f} points, from {cohort.mean_baseline:.1f} "
        f"to {cohort.mean_final:.1f}",
        transform=axes.transAxes,
    )
    axes.set(xlim=(-0.15, 14.2), ylim=(-1, TOP), xticks=WEEKS, yticks=range(0, TOP, 10))
    axes.set_xlabel("Week", x=4 / 14.2)
    axes.set_ylabel("Total score (0 to 60)")
    axes.spines["bottom"].set_bounds(0, WEEKS[-1])


def _draw_cutoff(axes: Axes, cutoff: int) -> None:
    # Totals are whole points: the line between `cutoff` and the next belongs to neither.
    # Both end before the names of the groups.
    left, right, line = -0.15, LABELS - 0.5, cutoff + 0.5
    axes.fill_between([left, right], -1, line, color=PALE, alpha=0.6, linewidth=0, gid="remission")
    axes.plot([left, right], [line, line], color=INK, linewidth=1.2, zorder=1, gid="cutoff")
    backing = {"facecolor": "#efefef", "edgecolor": "none", "pad": 1.0}
    axes.text(0.05, 0.2, f"Remission: {cutoff} or less", fontsize=9, bbox=backing)


def _draw_lines(axes: Axes, cohort: Cohort, counted: Outcomes) -> None:
    from matplotlib.collections import LineCollection

    for verdict, members in _groups(cohort, counted):
        colour, style, _ = LOOKS[verdict]
        paths = [list(zip(WEEKS, member.totals, strict=True)) for member in members]
        axes.add_collection(
            LineCollection(
                paths, colors=colour, linestyles=style, linewidths=1.2, alpha=0.85, gid=verdict
            ),
            autolim=False,
        )


def _draw_last_totals(axes: Axes, cohort: Cohort, counted: Outcomes) -> None:
    spots = _spots(cohort)
    for verdict, members in _groups(cohort, counted):
        colour, _, marker = LOOKS[verdict]
        at = [spots[member.number] for member in members]
        axes.plot(*zip(*at, strict=True), marker, color=colour, markersize=5.5, gid=verdict)
    ringed = [spots[p.number] for p in cohort.patients if p.is_borderline(counted.cutoff)]
    if ringed:
        axes.plot(
            *zip(*ringed, strict=True), "o", markersize=10, fillstyle="none", color=INK, gid="ring"
        )


def _spots(cohort: Cohort) -> dict[int, tuple[float, int]]:
    """Where each patient's last total stands: in the first column where it touches no other."""
    columns: list[list[int]] = []
    placed = {}
    for patient in sorted(cohort.patients, key=lambda member: (member.final, member.number)):
        free = (i for i, column in enumerate(columns) if patient.final - column[-1] >= CLEARANCE)
        index = next(free, len(columns))
        if index == len(columns):
            columns.append([])
        columns[index].append(patient.final)
        placed[patient.number] = (index, patient.final)
    gap = min(0.38, (LABELS - STRIP - 0.4) / len(columns))
    return {number: (STRIP + gap * index, final) for number, (index, final) in placed.items()}


def _name_groups(axes: Axes, cohort: Cohort, counted: Outcomes) -> None:
    """Write each count beside its group, pushed up where two would touch."""
    floor = 2.0
    named = [
        (sum(member.final for member in members) / len(members), verdict, len(members))
        for verdict, members in _groups(cohort, counted)
    ]
    for level, verdict, count in sorted(named):
        y = max(level, floor)
        colour, _, marker = LOOKS[verdict]
        axes.plot(LABELS, y, marker, color=colour, markersize=7, gid=f"key-{verdict}")
        words = verdict.replace(" and ", "\nand ")
        axes.text(LABELS + 0.3, y, f"{count} {words}", va="center", linespacing=1.15)
        floor = y + LABEL_GAP


def _groups(cohort: Cohort, counted: Outcomes) -> Iterator[tuple[Verdict, list[Patient]]]:
    """Patients by verdict; groups without anyone are left out."""
    judged = list(zip(cohort.patients, counted.verdicts, strict=True))
    for verdict in LOOKS:
        members = [patient for patient, found in judged if found is verdict]
        if members:
            yield verdict, members


def _alt(cohort: Cohort, counted: Outcomes) -> str:
    return (
        f"{counted.total} invented patients: mean total {cohort.mean_baseline:.1f} at the start, "
        f"{cohort.mean_final:.1f} in week {WEEKS[-1]}. {counted.headline}, with remission at "
        f"{counted.cutoff} points or less. For {counted.borderline} of them one point more or "
        f"less in week {WEEKS[-1]} would change the verdict."
    )


def _caption(counted: Outcomes) -> str:
    ringed = (
        f" Ringed ({counted.borderline} of {counted.total}): one point more or less in week "
        f"{WEEKS[-1]} would change the verdict."
        if counted.borderline
        else ""
    )
    return (
        "**Invented patients**, one line each; at the right their totals in the last week. "
        f"Responded: the total fell by at least half of the patient's own baseline.{ringed} The "
        "scale and its cut-offs are real:"
    )


def _data(cohort: Cohort, counted: Outcomes) -> Table:
    rows = [
        (
            f"Patient {patient.number}",
            patient.baseline,
            patient.final,
            f"{decimals(100 * (patient.baseline - patient.final) / patient.baseline, 0)} %",
            verdict.value,
            "yes" if patient.is_borderline(counted.cutoff) else "no",
        )
        for patient, verdict in zip(cohort.patients, counted.verdicts, strict=True)
    ]
    columns = ("Patient", "Start", "Last week", "Fall", "Verdict", "One point would change it")
    return table(columns, rows, caption="Invented patients; totals in points")
