"""The receptor bench: current against voltage, and one synapse over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ketacourse.content.library import record
from ketacourse.content.tables import PHARMACOLOGY
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREEN, GREY, INK, VERMILION, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.display.words import decimals
from ketacourse.glutamate.bench import Bench
from ketacourse.glutamate.figures.words import percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FACTS = ("mg_block", "ec50_pore", "synapse_time_course")
SHOWN_MS = 100
TICKS = (-80, -40, 0, 40)  # of voltage and of current; few, as each takes time to draw
TABLE_MV = (-80, -70, -60, -40, -20, 0, 20, 40)


def bench_picture(shown: Bench) -> Picture:
    """Show where the cell stands on the current-voltage curve, and what its synapse does."""
    with course_style():
        figure, axes = new_figure(7.4, 4.1, at=(0.1, 0.125, 0.405, 0.66))
        draw_voltages(axes, shown)
        beside = figure.add_axes((0.605, 0.125, 0.37, 0.66))
        draw_synapse(beside, shown)
        figure.text(0.012, 0.945, _title(shown), fontsize=11, fontweight="bold")
        figure.text(0.012, 0.885, _charge(shown))
        return picture(
            figure,
            alt=_alt(shown),
            caption=_caption(),
            data=_data(shown),
            cites=tuple(cite for name in FACTS for cite in record(PHARMACOLOGY, name).cites),
        )


def draw_voltages(axes: Axes, shown: Bench) -> None:
    """Draw the three curves, the point where the cell stands, and their key."""
    axes.axhline(0, color=GREY, linewidth=0.8)
    axes.plot([0, 0], [-56, 48], color=GREY, linewidth=0.8)  # ends above the key
    voltages = shown.voltages_mv
    axes.plot(voltages, shown.free_pa, color=GREY, linestyle="dotted", linewidth=1.6, gid="free")
    axes.plot(voltages, shown.magnesium_pa, color=BLUE, linestyle="dashed", gid="magnesium")
    axes.plot(voltages, shown.set_pa, color=VERMILION, linewidth=2.4, gid="set")
    point = ([shown.voltage_mv], [shown.point_pa])
    axes.plot(*point, "o", color=INK, markersize=9, zorder=5, gid="point")
    axes.set(xlim=(-84, 44), ylim=(-100, 48), xticks=TICKS, yticks=TICKS)
    axes.set_xlabel("Membrane voltage (mV)")
    axes.set_ylabel("NMDA current (pA for 1 nS)")
    axes.set_title("Current against voltage", fontsize=10)
    _draw_key(axes, shown)


def _draw_key(axes: Axes, shown: Bench) -> None:
    """Name the curves in the corner where no curve can come."""
    rows = (
        ("no blocker", GREY, "dotted", 1.6),
        (f"{shown.magnesium_mm:g} mM Mg²⁺", BLUE, "dashed", 1.5),
        (f"and {shown.ketamine_um:g} µM ketamine", VERMILION, "solid", 2.4),
    )
    for row, (name, colour, line, width) in enumerate(rows):
        y = -66 - 12 * row
        axes.plot([-32, -22], [y, y], color=colour, linestyle=line, linewidth=width, gid="key")
        axes.text(-19, y, name, va="center", fontsize=9)


def draw_synapse(axes: Axes, shown: Bench) -> None:
    """Draw the AMPA and NMDA parts of one synaptic current."""
    current = shown.synapse
    times = current.times_ms
    axes.axhline(0, color=GREY, linewidth=0.8)
    axes.plot(times, current.ampa_pa, color=GREEN, linewidth=2, gid="ampa")
    axes.fill_between(times, current.nmda_pa, color=BLUE, alpha=0.25, linewidth=0, gid="charge")
    axes.plot(times, current.nmda_pa, color=BLUE, linewidth=2, linestyle="dashed", gid="nmda")
    axes.set(xlim=(-2, SHOWN_MS), ylim=(-88, 48), xticks=(0, 50, 100), yticks=TICKS)
    axes.set_xlabel("Time after the release (ms)")
    axes.set_ylabel("Current (pA)")
    axes.set_title(f"One synapse held at {decimals(shown.voltage_mv, 0)} mV", fontsize=10)
    _name_parts(axes, shown)
    _draw_charge(axes, shown)


def _draw_charge(axes: Axes, shown: Bench) -> None:
    """Draw the shares of the charge as one bar, where no current comes."""
    start, end, y = 24.0, SHOWN_MS - 3.0, -78
    share = shown.synapse.nmda_charge_percent
    if not share:
        return
    middle = start + (end - start) * (100 - share) / 100
    for ends, colour in (([start, middle], GREEN), ([middle, end], BLUE)):
        axes.plot(ends, [y, y], color=colour, linewidth=9, solid_capstyle="butt", gid="shares")
    words = f"charge: AMPA {100 - share} %, NMDA {share} %"
    axes.text((start + end) / 2, y + 9, words, ha="center", va="center", fontsize=9)


def _name_parts(axes: Axes, shown: Bench) -> None:
    """Write each name beside its curve, on the side away from zero."""
    if shown.voltage_mv == 0:
        axes.text(SHOWN_MS / 2, 6, "no current at 0 mV", ha="center")
        return
    down = shown.voltage_mv < 0
    current = shown.synapse
    peak = max(current.ampa_pa, key=abs)
    axes.text(6, peak * 0.8 if abs(peak) > 20 else (-22 if down else 22), "AMPA", va="center")
    tail = current.nmda_pa[current.times_ms.index(40.0)]
    offset = -4 if down else 4
    axes.text(42, tail + offset, "NMDA", va="top" if down else "bottom")


def _title(shown: Bench) -> str:
    given = f"At {decimals(shown.voltage_mv, 0)} mV"
    blockers = [f"{shown.magnesium_mm:g} mM Mg²⁺"] if shown.magnesium_mm else []
    blockers += [f"{shown.ketamine_um:g} µM ketamine"] if shown.ketamine_um else []
    if not blockers:
        return f"{given}, with no blocker, the whole NMDA conductance is open"
    leave = "leave" if len(blockers) > 1 else "leaves"
    left = f"{percent(shown.left_percent)} of NMDA conductance"
    return f"{given}, {' and '.join(blockers)} {leave} {left}"


def _charge(shown: Bench) -> str:
    if shown.voltage_mv == 0:
        return "At 0 mV nothing drives a current either way, open or not"
    share = shown.synapse.nmda_charge_percent
    way = "into" if shown.voltage_mv < 0 else "out of"
    return f"NMDA receptors carry {share} % of this synapse's charge {way} the cell"


def _alt(shown: Bench) -> str:
    return (
        f"{_title(shown)}. Mg²⁺ by itself would leave {percent(shown.unblocked_percent)}; ketamine "
        f"fills {percent(shown.blocked_percent)} of the channels. The current is "
        f"{decimals(shown.point_pa, 1)} pA for 1 nS. {_charge(shown)}."
    )


def _caption() -> str:
    return (
        "**A model, not a recording.** Mg²⁺ block after Jahr and Stevens, as copied in code that "
        "cites them; ketamine as one site with an EC50 of 1 µM, blind to voltage and to Mg²⁺, "
        "though in truth both meet in one pore. The synapse has the time course of one model of "
        "rat cortex, with an AMPA peak of 1 nS, and serves to illustrate."
    )


def _data(shown: Bench) -> Table:
    rows = [
        (f"{decimals(voltage, 0)} mV", *(decimals(values[index], 1) for values in _curves(shown)))
        for voltage in TABLE_MV
        for index in (shown.voltages_mv.index(float(voltage)),)
    ]
    columns = (
        "Voltage",
        "No blocker (pA)",
        f"{shown.magnesium_mm:g} mM Mg²⁺ (pA)",
        f"and {shown.ketamine_um:g} µM ketamine (pA)",
    )
    return table(columns, rows, caption="NMDA current for 1 nS")


def _curves(shown: Bench) -> tuple[tuple[float, ...], ...]:
    return shown.free_pa, shown.magnesium_pa, shown.set_pa
