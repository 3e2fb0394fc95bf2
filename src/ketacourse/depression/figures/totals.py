"""Invented patients over eight weeks, and what a trial report would call them in the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from ketacourse.depression.scale import SCALE_MAXIMUM, WEEKS, Cohort, Outcomes, Patient, Verdict
from ketacourse.display.drawing import (
    Axis,
    Boxes,
    Colour,
    Dash,
    Dots,
    Drawing,
    Line,
    Mark,
    Note,
    Panel,
    Rule,
    Shape,
)
from ketacourse.display.picture import captioned
from ketacourse.display.words import agreeing, counted, decimals


class Look(NamedTuple):
    """A verdict is told apart without colour too; `words` stand under its column, after a count."""

    name: str
    words: str
    colour: Colour
    dash: Dash
    shape: Shape


LOOKS = {
    Verdict.REMITTED: Look("both", "did\nboth", "blue", "solid", "circle"),
    Verdict.RESPONDED: Look("responded", "only\nresponded", "green", "dashed", "triangle"),
    Verdict.REMITTED_ONLY: Look("remitted", "only\nremitted", "purple", "dashdot", "diamond"),
    Verdict.NEITHER: Look("neither", "did\nneither", "grey", "dotted", "square"),
}
CLEARANCE = 3  # points between two marks above each other
WIDEST, GAP = 0.8, 0.16  # of the marks of one verdict, and between two beside each other
STAYS = 0.5  # points; a mean total that falls by less has not changed
HEIGHT_PX = 250
POINTS = Axis(low=-1.5, high=SCALE_MAXIMUM + 1, ticks=range(0, SCALE_MAXIMUM + 1, 10))
CAPTION = (
    "**Invented patients**, one line each. Responded: the total fell by at least half. The scale "
    "and its cut-offs are real:"
)


def totals_drawing(cites: Sequence[str] = ()) -> Drawing:
    """Every patient's total by week and, sorted by verdict, in the last week."""
    cutoff = (
        Boxes(boxes="{remission}", colour="grey", fill="pale"),
        Rule(y="{line}"),
    )
    weeks = (
        *cutoff,
        *(
            Line(points=f"{{{look.name}_lines}}", colour=look.colour, dash=look.dash, width=1.3)
            for look in reversed(LOOKS.values())
        ),
        Note(text="Remission: {cutoff} or less", x=0, y=0.5, anchor="start", dx=4),
    )
    last = (*cutoff, *_last_marks(), Dots(points="{ringed}", size=15, hollow=True))
    return Drawing(
        panels=(
            Panel(
                x=Axis(low=-0.15, high=WEEKS[-1] + 0.15, ticks=WEEKS, label="week"),
                y=POINTS,
                marks=weeks,
                height_px=HEIGHT_PX,
                title=f"Total score (0 to {SCALE_MAXIMUM})",
            ),
            Panel(
                # The verdicts stand where an axis has its numbers and its label.
                x=Axis(low=-0.5, high=3.5, ticks=range(4), names=[""] * 4, label=" "),
                y=POINTS,
                marks=last,
                height_px=HEIGHT_PX,
                title=f"In week {WEEKS[-1]}{{rings}}",
            ),
        ),
        heading="{headline}",
        note="{mean}",
        alt="{total} invented patients: mean total {start} at the start, {end} in week "
        f"{WEEKS[-1]}. {{headline}}, with remission at {{cutoff}} points or less. For "
        f"{{borderline}} of them one point more or less in week {WEEKS[-1]} would change the "
        "verdict.",
        caption=captioned(CAPTION, cites),
        columns=("Patient", "Start", "Last week", "Fall", "Verdict", "One point would change it"),
        rows="{rows}",
        title="Invented patients; totals in points",
        is_beside=True,
    )


def _last_marks() -> list[Mark]:
    marks: list[Mark] = []
    for column, look in enumerate(LOOKS.values()):
        marks += [
            Dots(points=f"{{{look.name}_last}}", colour=look.colour, shape=look.shape, size=8),
            Note(
                text=f"{{{look.name}_count}} {look.words}",
                x=column,
                y=POINTS.low,
                dy=21,
                colour=look.colour,
            ),
        ]
    return marks


def totals_numbers(cohort: Cohort, counts: Outcomes) -> dict[str, Any]:
    """What `totals_drawing` draws of a cohort; `scale.js` says the same."""
    start, end = (decimals(mean, 1) for mean in (cohort.mean_baseline, cohort.mean_final))
    line = counts.cutoff + 0.5  # totals are whole: it belongs to neither side
    numbers: dict[str, Any] = {
        "headline": counts.headline,
        "mean": _mean_words(cohort, counts),
        "total": counts.total,
        "start": start,
        "end": end,
        "cutoff": counts.cutoff,
        "line": line,
        "remission": [(-1, WEEKS[-1] + 1, POINTS.low, line)],
        "borderline": counts.borderline,
        "rings": _ring_words(counts.borderline),
        "rows": _rows(cohort, counts),
    }
    places: dict[int, tuple[float, int]] = {}
    judged = list(zip(cohort.patients, counts.verdicts, strict=True))
    for column, (verdict, look) in enumerate(LOOKS.items()):
        members = [patient for patient, found in judged if found is verdict]
        spots = _spots(members, column)
        places |= spots
        numbers |= {
            f"{look.name}_count": len(members),
            f"{look.name}_lines": _lines(members),
            f"{look.name}_last": [spots[each.number] for each in members],
        }
    near = (each for each in cohort.patients if each.is_borderline(counts.cutoff))
    return {**numbers, "ringed": [places[each.number] for each in near]}


def _lines(members: Sequence[Patient]) -> list[tuple[int, int] | None]:
    """All as one line with gaps, which is drawn faster."""
    ends = ((*zip(WEEKS, each.totals, strict=True), None) for each in members)
    return [point for line in ends for point in line]


def _mean_words(cohort: Cohort, counts: Outcomes) -> str:
    """How the mean moves; where it does not, those who "respond" all the same are named."""
    fall = cohort.mean_baseline - cohort.mean_final
    ends = f"from {decimals(cohort.mean_baseline, 1)} to {decimals(cohort.mean_final, 1)}"
    if abs(fall) >= STAYS or not counts.responders:
        return f"The mean total falls by {decimals(fall, 1)} points, {ends}"
    rising = sum(patient.final > patient.baseline for patient in cohort.patients)
    return (
        f"On average nothing happens ({ends}), and yet {counted(counts.responders, 'patient')} "
        f"{agreeing(counts.responders, '“responds”', '“respond”')}: totals scatter, and "
        f"while some fall by half, {rising} of {counts.total} rise"
    )


def _ring_words(number: int) -> str:
    """What the rings mean; nothing where there are none."""
    return f" (ringed: {number} {agreeing(number, 'hangs', 'hang')} on one point)" if number else ""


def _spots(members: Sequence[Patient], middle: int) -> Mapping[int, tuple[float, int]]:
    """Where last totals stand: each in the first file where it touches no other."""
    files: list[int] = []  # the latest total in each
    at = {}
    for patient in sorted(members, key=lambda member: (member.final, member.number)):
        file = next(i for i in count() if i == len(files) or patient.final - files[i] >= CLEARANCE)
        files[file : file + 1] = [patient.final]
        at[patient.number] = (file, patient.final)
    gap = min(GAP, WIDEST / max(1, len(files) - 1))
    first = middle - gap * (len(files) - 1) / 2
    return {number: (first + gap * file, final) for number, (file, final) in at.items()}


def _rows(cohort: Cohort, counts: Outcomes) -> list[tuple[str, ...]]:
    return [
        (
            f"Patient {patient.number}",
            str(patient.baseline),
            str(patient.final),
            f"{decimals(100 * (patient.baseline - patient.final) / patient.baseline, 0)} %",
            verdict.value,
            "yes" if patient.is_borderline(counts.cutoff) else "no",
        )
        for patient, verdict in zip(cohort.patients, counts.verdicts, strict=True)
    ]
