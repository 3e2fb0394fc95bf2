"""Arms over the days after treatment, named at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ketacourse.content.base import Status
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import (
    BLUE,
    GREEN,
    PURPLE,
    VERMILION,
    course_style,
    new_figure,
)
from ketacourse.display.table import Table, table
from ketacourse.evidence.durability.courses import Course

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Line, marker and colour of each course in turn: told apart without colour too.
LOOKS = (
    (BLUE, "solid", "o"),
    (VERMILION, "dashed", "s"),
    (GREEN, "dashdot", "^"),
    (PURPLE, "dotted", "D"),
)
DODGE = 0.09  # days between courses on one day, so that intervals do not cover each other
LABEL_X = 14.7


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseWords:
    """What stands around the courses: the name of each at its end, the axis, title and texts.

    `ceiling` is the top of the scale, which starts at 0.
    """

    labels: tuple[str, ...]
    axis: str
    ceiling: float
    title: str
    alt: str
    caption: str


def time_course_picture(drawn: Sequence[Course], words: CourseWords) -> Picture:
    """Show up to four courses over two weeks with their intervals; their sources are cited."""
    with course_style():
        figure, axes = new_figure(7.2, 3.9, at=(0.085, 0.125, 0.905, 0.775))
        draw_courses(axes, drawn, words)
        axes.set_title(words.title, fontsize=11.5, fontweight="bold")
        sources = dict.fromkeys(cite for course in drawn for cite in course.cites)
        return picture(
            figure,
            alt=words.alt,
            caption=words.caption,
            data=_data(drawn),
            cites=tuple(sources),
        )


def draw_courses(axes: Axes, drawn: Sequence[Course], words: CourseWords) -> None:
    """Draw every course with its intervals, and its name at the right."""
    days = sorted({point.day for course in drawn for point in course.points})
    axes.set(xlim=(-0.6, 20.6), ylim=(0, words.ceiling), ylabel=words.axis, xticks=days)
    axes.set_xticklabels([f"{day:g}" for day in days])
    axes.set_xlabel("Days after the first dose", x=8 / 21)
    axes.spines["bottom"].set_bounds(-0.6, 14.4)
    for at, course in enumerate(drawn):
        _draw_course(axes, at, course)
    for at, y in _places(drawn, words.ceiling):
        colour, style, marker = LOOKS[at]
        end = drawn[at].points[-1]
        axes.plot([LABEL_X], [y], marker, color=colour, markersize=6, gid=f"key-{at}")
        axes.text(LABEL_X + 0.35, y, words.labels[at], va="center", fontsize=9, linespacing=1.1)
        # A line from a course that ended earlier would look like more of its values.
        if end.day == days[-1]:
            leader = ([end.day + DODGE * at + 0.15, LABEL_X - 0.25], [end.value, y])
            axes.plot(*leader, color=colour, linewidth=0.7, linestyle=style, alpha=0.7)


def _draw_course(axes: Axes, at: int, course: Course) -> None:
    colour, style, marker = LOOKS[at]
    days = [point.day + DODGE * at for point in course.points]
    values = [point.value for point in course.points]
    lows = [point.ci_low for point in course.points]
    highs = [point.ci_high for point in course.points]
    axes.vlines(days, lows, highs, colors=colour, linewidth=1.1, alpha=0.6, gid=f"intervals-{at}")
    axes.plot(
        days, values, marker, linestyle=style, color=colour, linewidth=1.8, gid=f"course-{at}"
    )


def _places(drawn: Sequence[Course], ceiling: float) -> list[tuple[int, float]]:
    """Heights of the names: beside the last values, pushed apart where they would touch."""
    gap = ceiling * 0.145
    order = sorted(range(len(drawn)), key=lambda at: drawn[at].points[-1].value)
    placed: list[tuple[int, float]] = []
    for at in order:
        least = placed[-1][1] + gap if placed else gap / 2
        placed.append((at, max(drawn[at].points[-1].value, least)))
    return placed


def _data(drawn: Sequence[Course]) -> Table:
    rows = [
        (f"{course.name}: {course.arm}", f"{point.day:g}", point.text, _mark(course.status))
        for course in drawn
        for point in course.points
    ]
    return table(("Trial and arm", "Day", "Value", "Read"), rows)


def _mark(status: Status) -> str:
    return "second-hand" if status is Status.SECONDARY else "at the source"
