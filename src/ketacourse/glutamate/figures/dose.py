"""A predicted plasma curve against reported windows, and below it the clock of hours to days."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from typing import TYPE_CHECKING

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    SKY,
    VERMILION,
    course_style,
    new_figure,
)
from ketacourse.display.table import Table, table
from ketacourse.glutamate.absorption import route_cites, uptake_words
from ketacourse.glutamate.figures.words import clock
from ketacourse.glutamate.trial_dose import DOSE_CITE, Prediction

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ketacourse.glutamate.windows import Window

SHOWN_H = 8.0
TOPS = (300.0, 600.0)  # ends of the scale of levels: it changes seldom
WINDOW_X = 8.25  # where the brackets of the windows stand
TABLE_H = (0.2, 0.5, 2 / 3, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
NO_GUIDE = "A trial dose, no guide to dosing"
CLOCK_ENDS_H = (0.1, 400.0)
CLOCK_TITLE = -0.231  # where the title starts: above the names of the bars
CLOCK_TICKS_H = {0.1: "6 min", 1: "1 h", 6: "6 h", 24: "1 day", 72: "3 days", 336: "2 weeks"}


def dose_picture(shown: Prediction) -> Picture:
    """Show levels over eight hours, and when drug and benefit are there, up to two weeks."""
    with course_style():
        figure, axes = new_figure(7.4, 5.5, at=(0.085, 0.385, 0.9, 0.48))
        draw_levels(axes, shown)
        below = figure.add_axes((0.19, 0.06, 0.77, 0.195))
        draw_clocks(below, shown)
        figure.text(0.012, 0.95, _title(shown), fontsize=11.5, fontweight="bold")
        figure.text(0.012, 0.905, _under(shown))
        return picture(
            figure,
            alt=_alt(shown),
            caption=_caption(shown),
            data=_data(shown),
            cites=_cites(shown),
        )


def draw_levels(axes: Axes, shown: Prediction) -> None:
    """Draw the curve with its band, the metabolite, the reference infusion and the windows."""
    top = _top(shown)
    axes.set(
        xlim=(0, 10.6), ylim=(0, top), xticks=range(0, 9, 2), yticks=range(0, int(top) + 1, 100)
    )
    axes.set_xlabel("Hours after the start", x=SHOWN_H / 2 / 10.6)
    axes.set_ylabel("Plasma level (ng/mL)")
    axes.spines["bottom"].set_bounds(0, SHOWN_H)
    _draw_windows(axes, shown, top)
    course, band = shown.course, shown.band
    if band is not None:
        axes.fill_between(
            band.times_h,
            band.low_ng_per_ml,
            band.high_ng_per_ml,
            color=BLUE,
            alpha=0.18,
            linewidth=0,
            gid="band",
        )
    if shown.reference is not None:
        levels = shown.reference.ketamine_ng_per_ml
        axes.plot(course.times_h, levels, color=GREY, linestyle="dotted", gid="reference")
    if course.norketamine_ng_per_ml:
        levels = course.norketamine_ng_per_ml
        axes.plot(course.times_h, levels, color=VERMILION, linestyle="dashed", gid="norketamine")
    axes.plot(course.times_h, course.ketamine_ng_per_ml, color=BLUE, linewidth=2.4, gid="ketamine")
    if shown.reported_peak is not None:
        hours, level = shown.reported_peak
        axes.plot([hours], [level], "D", color=INK, markersize=6.5, gid="reported", zorder=6)
    _draw_key(axes, shown, top)


def _top(shown: Prediction) -> float:
    highest = max(shown.band.high_ng_per_ml) if shown.band else shown.top.ng_per_ml
    return next((top for top in TOPS if highest <= top), 50 * (highest // 50 + 1))


def _draw_windows(axes: Axes, shown: Prediction, top: float) -> None:
    """Draw the windows that the scale holds as brackets, and say where the others lie."""
    from matplotlib.patches import Rectangle

    held = [each for each in shown.windows.plasma if each.low < top]
    for column, (window, colour) in enumerate(zip(held, (SKY, ORANGE), strict=False)):
        ends = (window.low, min(window.high, top))
        across = Rectangle((0, ends[0]), SHOWN_H, ends[1] - ends[0], color=colour, alpha=0.13, lw=0)
        axes.add_patch(across)
        x = WINDOW_X + 0.25 * column
        axes.plot([x, x], ends, color=colour, linewidth=5, solid_capstyle="butt", gid=window.name)
        words = f"{window.name}\n{window.low:,g} to {window.high:,g}"
        axes.text(WINDOW_X + 0.5, _own_middle(window, held, top), words, va="center", fontsize=9)
    above = [each for each in shown.windows.plasma if each.low >= top]
    for window in above:
        words = f"{window.name} ↑\nfrom {window.low:,g}"
        axes.text(10.55, top * 0.995, words, ha="right", va="top", fontsize=9)


def _own_middle(window: Window, held: Sequence[Window], top: float) -> float:
    """The middle of what a window shares with no other: beside it words stand clear of theirs."""
    below = [other.high for other in held if other.low < window.low]
    above = [other.low for other in held if other.low > window.low]
    return (max([window.low, *below]) + min([window.high, top, *above])) / 2


def _draw_key(axes: Axes, shown: Prediction, top: float) -> None:
    """Name the lines at the upper right of the curve, where levels have fallen."""
    rows = [("ketamine, typical", BLUE, "solid", 2.4, "")]
    if shown.band is not None:
        rows.append(("middle 90 % of people", BLUE, "solid", 7, "band"))
    if shown.metabolite_top is not None:
        rows.append(("norketamine", VERMILION, "dashed", 1.5, ""))
    if shown.reference is not None:
        rows.append(("0.5 mg/kg by vein", GREY, "dotted", 1.5, ""))
    if shown.reported_peak is not None:
        rows.append(("reported peak", INK, "none", 0, "D"))
    for row, (name, colour, line, width, mark) in enumerate(rows):
        y = top * (0.95 - 0.085 * row)
        marker = mark if mark == "D" else None
        alpha = 0.18 if mark == "band" else 1
        axes.plot(
            [3.0] if marker else [2.8, 3.2],
            [y] if marker else [y, y],
            color=colour,
            linestyle=line,
            linewidth=width,
            marker=marker,
            alpha=alpha,
            solid_capstyle="butt",
            gid="key",
        )
        axes.text(3.35, y, name, va="center", fontsize=9)


def draw_clocks(axes: Axes, shown: Prediction) -> None:
    """Draw how long drug and metabolite stay, and when mood was reported to be better."""
    rows = _clock_rows(shown)
    first, last = (log10(hours) for hours in CLOCK_ENDS_H)
    axes.set(xlim=(first, last), ylim=(-0.7, len(rows) - 0.4), yticks=[])
    axes.set_xticks([log10(hours) for hours in CLOCK_TICKS_H], list(CLOCK_TICKS_H.values()))
    axes.spines["left"].set_visible(False)
    axes.set_title(
        "Two clocks: drug above a tenth of its peak, and mood after 0.5 mg/kg by vein",
        fontsize=10,
        x=CLOCK_TITLE,
    )
    for row, (name, start, end, colour, open_ended) in enumerate(rows):
        y = len(rows) - 1 - row
        left, right = log10(start), log10(end)
        axes.barh(
            y,
            right - left,
            left=left,
            height=0.62,
            color="white" if open_ended else colour,
            edgecolor=colour,
            linestyle="dashed" if open_ended else "solid",
            gid=name,
        )
        axes.text(first - 0.05, y, name, ha="right", va="center", fontsize=9)
        x, align = (left - 0.05, "right") if open_ended else (right + 0.05, "left")
        axes.text(x, y, _span(start, end), ha=align, va="center", fontsize=9)


def _clock_rows(shown: Prediction) -> list[tuple[str, float, float, str, bool]]:
    rows = [("ketamine", CLOCK_ENDS_H[0], shown.gone_h, BLUE, False)]
    if shown.metabolite_gone_h is not None:
        rows.append(("norketamine", CLOCK_ENDS_H[0], shown.metabolite_gone_h, VERMILION, False))
    for window, colour, is_relapse in zip(
        shown.windows.times, (GREEN, PURPLE), (False, True), strict=True
    ):
        rows.append((window.name, window.low, window.high, colour, is_relapse))
    return rows


def _span(start: float, end: float) -> str:
    return f"to {clock(end)}" if start <= CLOCK_ENDS_H[0] else f"{clock(start)} to {clock(end)}"


def _dose_words(shown: Prediction) -> str:
    course = shown.course
    if shown.mg_per_kg is not None:
        return f"{course.dose_mg:.3g} mg {shown.given.label}"
    return shown.given.label[0].upper() + shown.given.label[1:]


def _title(shown: Prediction) -> str:
    top = shown.top
    return f"{_dose_words(shown)}: predicted peak {top.ng_per_ml:.0f} ng/mL"


def _under(shown: Prediction) -> str:
    kg = shown.course.weight_kg
    dose = f"{shown.mg_per_kg:g} mg/kg at {kg:g} kg" if shown.mg_per_kg else f"{kg:g} kg"
    return f"{shown.model.label}, {dose}. {NO_GUIDE}"


def _alt(shown: Prediction) -> str:
    benefit = shown.windows.times[0]
    text = (
        f"{_title(shown)} at {clock(shown.top.time_h)}, by {shown.model.label}; "
        f"{clock(shown.gone_h)} after the start less than a tenth of the peak is left"
    )
    if shown.metabolite_top is not None:
        top = shown.metabolite_top
        text += f". Norketamine peaks at {top.ng_per_ml:.0f} ng/mL at {clock(top.time_h)}"
    reached = [each for each in shown.windows.plasma if shown.top.ng_per_ml >= each.low]
    names = " and ".join(each.name for each in reached) or "none"
    return (
        f"{text}. Windows whose lower end the typical peak reaches: {names}. Lower mood scores "
        f"are reported after 0.5 mg/kg by vein, from {clock(benefit.low)} to "
        f"{clock(benefit.high)}, by when little of the drug is left."
    )


def _caption(shown: Prediction) -> str:
    name = shown.model.name
    parts = [f"{name}, for a typical person. **A trial dose through a model, not a dosing tool.**"]
    if shown.course.route in ("sublingual", "oral") and shown.model.id == "otto_2021":
        parts.append(f"Absorption is added from other studies: {uptake_words(shown.course.route)}")
    if shown.model.id == "perez_ruixo_2021":
        parts.append(
            "This model found no effect of body weight; its norketamine matches the paper's peaks "
            "and overshoots the paper's exposure."
        )
    parts.append(_spread_words(shown))
    parts.append(
        "Windows are ranges that papers report, none of them a threshold; they and the clock of "
        "mood come from different people. That clock was read after 0.5 mg/kg by vein, whatever "
        "dose is chosen here. Injection into muscle is not drawn, for want of a "
        "confirmed bioavailability."
    )
    return " ".join(parts)


def _spread_words(shown: Prediction) -> str:
    if shown.band is None:
        return "The copy read gives no spread between people, so no band can be drawn."
    missing = (
        ", one of which (formation of norketamine) the paper leaves out"
        if shown.model.id == "perez_ruixo_2021"
        else ""
    )
    return f"The band holds 90 % of people by the model's own variances{missing}."


def _cites(shown: Prediction) -> tuple[str, ...]:
    named = (*shown.model.cites, *route_cites(shown.model, shown.course.route))
    if shown.mg_per_kg is not None:
        named = (*named, DOSE_CITE)
    return tuple(dict.fromkeys((*named, *shown.windows.cites)))


def _data(shown: Prediction) -> Table:
    course, band = shown.course, shown.band
    rows = []
    for hours in TABLE_H:
        at = course.times_h.index(hours)
        cells = [clock(course.times_h[at]), f"{course.ketamine_ng_per_ml[at]:.0f}"]
        if band is not None:
            cells.append(f"{band.low_ng_per_ml[at]:.0f} to {band.high_ng_per_ml[at]:.0f}")
        if course.norketamine_ng_per_ml:
            cells.append(f"{course.norketamine_ng_per_ml[at]:.0f}")
        rows.append(cells)
    columns = ["After the start", "Ketamine"]
    columns += ["Middle 90 % of people"] if band is not None else []
    columns += ["Norketamine"] if course.norketamine_ng_per_ml else []
    return table(columns, rows, caption=f"Plasma levels in ng/mL, {shown.model.label}")
