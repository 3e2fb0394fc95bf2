"""The time line of a treatment day: asked before, felt, measured and required, with sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ketacourse.content.citations import cite_html
from ketacourse.content.library import cited
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    PALE,
    SKY,
    VERMILION,
    course_style,
    new_figure,
)
from ketacourse.display.table import Table, table
from ketacourse.display.text import to_plain
from ketacourse.risk.day import DayBar, day_bars, minutes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, RIGHT = -135.0, 262.0  # minutes from the dose
DAY_END = 250.0  # where what has no end is cut
NAME_X = -345.0
BAR = 0.55  # height of a bar, of a row
WATCHED = "monitored"  # the bar whose hours are shaded
ROW_IN = 0.29
COLOURS = {"asked before": GREY, "felt": VERMILION, "measured": BLUE, "required": GREEN}
HEADINGS = {
    "asked before": "Asked before",
    "felt": "Felt or tested",
    "measured": "Measured: one rise, three durations",
    "required": "Required by the rules",
}


def treatment_day() -> Picture:
    """Show the day of a dose of esketamine spray, from the last meal to the way home."""
    bars = day_bars()
    with course_style():
        figure, axes = new_figure(7.4, ROW_IN * (len(bars) + 4.6) + 0.7)
        figure.set_layout_engine(None)
        height = figure.get_figheight()
        axes.set_position((0.01, 0.6 / height, 0.98, 1 - 0.65 / height))
        draw_day(axes, bars)
        return picture(
            figure, alt=_alt(bars), caption=_caption(), data=_data(bars), cites=_cites(bars)
        )


def draw_day(axes: Axes, bars: Sequence[DayBar]) -> None:
    """Draw a row for each bar, under the heading of its lane."""
    y, lane = 0.6, ""
    for bar in bars:
        if bar.lane != lane:
            lane, y = bar.lane, y - 1.25
            axes.text(NAME_X, y, HEADINGS[lane], va="center", fontweight="bold", fontsize=9)
        y -= 1
        _draw_bar(axes, y, bar)
    _shade_watched(axes, bars)
    axes.vlines(0, y - 0.7, -0.2, colors=INK, linewidth=1.2, gid="dose")
    axes.text(0, 0.05, "dose", ha="center", va="center", fontweight="bold", fontsize=9)
    axes.set(xlim=(NAME_X, RIGHT), ylim=(y - 0.8, 0.5), yticks=[])
    ticks = range(-120, 241, 60)
    axes.set_xticks(list(ticks), [f"{tick // 60:+d} h" if tick else "0" for tick in ticks])
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_bounds(-120, 240)
    axes.set_xlabel("Hours from the dose", x=(60 - NAME_X) / (RIGHT - NAME_X))


def _shade_watched(axes: Axes, bars: Sequence[DayBar]) -> None:
    """Shade the hours on site, so that what outlasts them shows."""
    for bar in bars:
        if bar.id == WATCHED and bar.end_min is not None:
            axes.axvspan(
                0,
                bar.end_min,
                ymax=0.955,
                color=GREEN,
                alpha=0.13,
                linewidth=0,
                zorder=-2,
                gid="watched",
            )
            axes.text(
                bar.end_min,
                0.05,
                f"{minutes(bar.end_min)} on site",
                ha="center",
                va="center",
                fontsize=9,
            )


def _draw_bar(axes: Axes, y: float, bar: DayBar) -> None:
    axes.hlines(y, LEFT, DAY_END, colors=PALE, linewidth=0.7, zorder=0)
    axes.text(NAME_X, y, bar.label, va="center", fontsize=8.5)
    end = DAY_END if bar.end_min is None else bar.end_min
    if end > bar.start_min:
        reach = end - bar.start_min
        axes.barh(y, reach, BAR, left=bar.start_min, color=COLOURS[bar.lane], gid=bar.id)
    if bar.end_min is None:
        colour, gid = COLOURS[bar.lane], f"open-{bar.id}"
        axes.plot([end], [y], ">", color=colour, markersize=13, gid=gid)
    _draw_range(axes, y, bar)
    _draw_peak(axes, y, bar)


def _draw_range(axes: Axes, y: float, bar: DayBar) -> None:
    """Hatch from the earliest end to the latest."""
    if bar.latest_min is None or bar.end_min is None:
        return
    axes.barh(
        y,
        bar.latest_min - bar.end_min,
        BAR,
        left=bar.end_min,
        facecolor=SKY,
        edgecolor=COLOURS[bar.lane],
        hatch="////",
        linewidth=1,
        gid=f"latest-{bar.id}",
    )


def _draw_peak(axes: Axes, y: float, bar: DayBar) -> None:
    if bar.peak_min is None:
        return
    axes.plot(
        [bar.peak_min],
        [y],
        "D",
        markersize=7,
        markerfacecolor="white",
        markeredgecolor=INK,
        gid=f"peak-{bar.id}",
    )


def _alt(bars: Sequence[DayBar]) -> str:
    said = ". ".join(f"{bar.label[0].upper() + bar.label[1:]}: {bar.words}" for bar in bars)
    return f"Time line of a day with esketamine spray. {said}."


def _caption() -> str:
    return (
        "Esketamine spray. A bar ends when a source says that it was over, or like placebo in "
        "tests of healthy volunteers; a diamond is its peak "
        "or a reading that is due; hatching is a range; the shade is the time on site that the "
        "rules ask for at least. How anything rose and fell in between was not read, so no curve "
        "is drawn."
    )


def _data(bars: Sequence[DayBar]) -> Table:
    rows = [
        (bar.label, bar.words, bar.fact.text, to_plain(cite_html(cited(bar.fact.cites))))
        for bar in bars
    ]
    return table(("What", "When", "What the source says", "Source"), rows)


def _cites(bars: Sequence[DayBar]) -> list[str]:
    return list(dict.fromkeys(cite for bar in bars for cite in bar.fact.cites))
