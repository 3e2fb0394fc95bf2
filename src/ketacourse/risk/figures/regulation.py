"""The time line of regulation: one row an event, one column a region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ketacourse.content.base import Status
from ketacourse.content.citations import cite_html
from ketacourse.content.library import cited
from ketacourse.content.risks import RegulationEvent
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import (
    BLUE,
    GREEN,
    INK,
    PALE,
    VERMILION,
    course_style,
    new_figure,
)
from ketacourse.display.table import Table, table
from ketacourse.display.text import to_plain
from ketacourse.display.words import counted
from ketacourse.risk.regulation_page import date_words, events_html, regulation_events

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW_IN = 0.27
DATE_X, WORDS_X = 0.135, 0.46
REGIONS = {
    "United States": (0.185, BLUE, "o", "US"),
    "European Union": (0.285, GREEN, "s", "EU"),
    "United Kingdom": (0.385, VERMILION, "^", "UK"),
}


def timeline() -> Picture:
    """Show what regulators, courts and expert bodies did, region by region, oldest first."""
    events = regulation_events()
    with course_style():
        figure, axes = new_figure(7.4, ROW_IN * (len(events) + 2.1), at=(0.01, 0.0, 0.98, 1.0))
        draw_regulation(axes, events)
        drawn = picture(
            figure,
            alt=_alt(events),
            caption=(
                "Rows follow the order of time, not its length: the first row stands decades "
                "before most others. An open mark was read on a secondary page only. Rules move; "
                "look up what is in force. Each row with its source: About this picture."
            ),
            data=_data(events),
        )
    return replace(drawn, about=events_html(events))


def draw_regulation(axes: Axes, events: Sequence[RegulationEvent]) -> None:
    """Draw a row for each event: its date, its mark in the column of its region, its words."""
    last = -len(events) - 1.0
    axes.set(xlim=(0, 1), ylim=(last, 1.1))
    axes.axis("off")
    for x, colour, _, short in REGIONS.values():
        axes.text(x, 0.3, short, ha="center", va="center", fontweight="bold")
        axes.vlines(x, last + 0.2, -0.4, colors=colour, linewidth=1.2, zorder=0)
    for row, event in enumerate(events):
        _draw_event(axes, -row - 1.0, event)


def _draw_event(axes: Axes, y: float, event: RegulationEvent) -> None:
    x, colour, marker, _ = REGIONS[event.region]
    face = "white" if event.status is Status.SECONDARY else colour
    axes.hlines(y, DATE_X + 0.01, WORDS_X - 0.01, colors=PALE, linewidth=0.7, zorder=-1)
    axes.plot([x], [y], marker, color=colour, markerfacecolor=face, markersize=8, gid=event.id)
    axes.text(DATE_X, y, date_words(event.date), ha="right", va="center", fontsize=9)
    axes.text(WORDS_X, y, event.short, va="center", fontsize=9, color=INK)


def _alt(events: Sequence[RegulationEvent]) -> str:
    parts = []
    for region in REGIONS:
        said = "; ".join(
            f"{date_words(each.date)}, {each.short}" for each in events if each.region == region
        )
        parts.append(f"{region}: {said}.")
    return f"Time line of {counted(len(events), 'event')}. {' '.join(parts)}"


def _data(events: Sequence[RegulationEvent]) -> Table:
    rows = [
        (date_words(each.date), each.region, each.event, to_plain(cite_html(cited(each.cites))))
        for each in events
    ]
    return table(("Date", "Region", "What", "Source"), rows)
