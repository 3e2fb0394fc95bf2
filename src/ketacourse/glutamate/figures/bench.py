"""The receptor bench: current against voltage, and one synapse over time."""

from __future__ import annotations

from typing import Any

from ketacourse.content.library import record
from ketacourse.content.tables import PHARMACOLOGY
from ketacourse.display.drawing import Axis, Boxes, Dots, Drawing, Line, Note, Panel, Rule
from ketacourse.display.picture import captioned
from ketacourse.display.words import as_typed, decimals
from ketacourse.glutamate.bench import Bench
from ketacourse.glutamate.figures.words import percent

FACTS = ("mg_block", "ec50_pore", "synapse_time_course")
SHOWN_MS = 100
TABLE_MV = (-80, -70, -60, -40, -20, 0, 20, 40)
BAR_MS = (24, 97)  # ends of the bar of charges
# On the side of 0 where no current flows: ends of the bar, and the height of its words, in pA.
BAR_PA = (16.0, 25.0, 35.0)
CAPTION = (
    "**A model, not a recording.** Mg²⁺ block after Jahr and Stevens; ketamine as one site with an "
    "EC50 of 1 µM, blind to voltage and to Mg²⁺, though both meet in one pore; a synapse of rat "
    "cortex with an AMPA peak of 1 nS. The right scale is stretched near 0."
)

VOLTAGES = Panel(
    title="Current against voltage",
    x=Axis(low=-90, high=45, ticks=(-80, -40, 0, 40), label="Membrane voltage (mV)"),
    y=Axis(low=-85, high=52, ticks=(-80, -40, 0, 40), label="NMDA current (pA for 1 nS)"),
    marks=(
        Rule(y=0, colour="grey"),
        Line(points=[(0, -85), (0, 24)], colour="grey", width=1),
        Line(points="{free}", colour="grey", dash="dotted"),
        Note(text="no blocker", x=-50, y=-50, dx=10, dy=6, anchor="start", colour="grey"),
        Line(points="{magnesium}", colour="blue", dash="dashed", only="{magnesium}"),
        Line(points=[(-88, 45), (-78, 45)], colour="blue", dash="dashed", only="{magnesium}"),
        Note(
            text="{magnesium_words}",
            x=-76,
            y=45,
            anchor="start",
            colour="blue",
            only="{magnesium}",
        ),
        Line(points="{blocked}", colour="vermilion", width=2.6, only="{blocked}"),
        Line(points=[(-88, 33), (-78, 33)], colour="vermilion", width=2.6, only="{blocked}"),
        Note(
            text="{blocked_words}",
            x=-76,
            y=33,
            anchor="start",
            colour="vermilion",
            only="{blocked}",
        ),
        Line(points="{drop}", width=1.5),
        Dots(points="{point}"),
        Note(text="{point_words}", x="{voltage}", y=0, dy="{point_dy}", strong=True),
    ),
    height_px=310,
)
SYNAPSE = Panel(
    title="One synapse held at {voltage_words}",
    x=Axis(low=-2, high=SHOWN_MS, ticks=(0, 50, 100), label="Time after the release (ms)"),
    y=Axis(
        low=-88,
        high=52,
        ticks=(-80, -40, -20, -5, 0, 5, 20, 40),
        label="Current (pA)",
        is_root=True,
    ),
    marks=(
        Rule(y=0, colour="grey"),
        Line(points="{ampa}", colour="green"),
        Line(points="{nmda}", colour="blue", width=2.6, dash="dashed"),
        Note(
            text="AMPA, peak {ampa_words}",
            x=2,
            y="{ampa_peak}",
            dx=16,
            anchor="start",
            colour="green",
            only="{flows}",
        ),
        Note(
            text="NMDA, peak {nmda_words}",
            x=55,
            y="{nmda_at}",
            dy="{nmda_dy}",
            colour="blue",
            only="{flows}",
        ),
        Note(text="no current at 0 mV", x=50, y=0, dy=-14, only="{still}"),
        Boxes(boxes="{ampa_share}", colour="green", only="{flows}"),
        Boxes(boxes="{nmda_share}", colour="blue", only="{flows}"),
        Note(text="{share_words}", x=sum(BAR_MS) / 2, y="{share_at}", only="{flows}"),
    ),
    height_px=310,
)


def bench_drawing() -> Drawing:
    """The two panels; `bench_numbers` fills them."""
    cites = [cite for name in FACTS for cite in record(PHARMACOLOGY, name).cites]
    return Drawing(
        panels=(VOLTAGES, SYNAPSE),
        is_beside=True,
        heading="{finding}",
        note="{charge}",
        alt="{finding}. Mg²⁺ by itself would leave {unblocked}; ketamine fills {filled} of the "
        "channels. The current is {point_words} for 1 nS. {charge}.",
        caption=captioned(CAPTION, cites),
        columns=("Voltage", "No blocker (pA)", "With Mg²⁺ (pA)", "With Mg²⁺ and ketamine (pA)"),
        rows="{rows}",
        title="NMDA current for 1 nS",
    )


def bench_numbers(shown: Bench) -> dict[str, Any]:
    """What the bench draws of one setting; `bench.js` says the same."""
    current = shown.synapse
    side = -1 if shown.voltage_mv < 0 else 1
    at = [time for time in current.times_ms if time <= SHOWN_MS]
    tail = current.nmda_pa[current.times_ms.index(55.0)]
    share = current.nmda_charge_percent
    start, end = BAR_MS
    middle = start + (end - start) * (100 - share) / 100
    low, high, words = (-side * each for each in BAR_PA)
    voltages = shown.voltages_mv
    return {
        "finding": _finding(shown),
        "charge": _charge(shown),
        "unblocked": percent(shown.unblocked_percent),
        "filled": percent(shown.blocked_percent),
        "voltage": shown.voltage_mv,
        "voltage_words": f"{decimals(shown.voltage_mv, 0)} mV",
        "free": list(zip(voltages, shown.free_pa, strict=True)),
        "magnesium": [*zip(voltages, shown.magnesium_pa, strict=True)]
        if shown.magnesium_mm
        else [],
        "magnesium_words": f"{as_typed(shown.magnesium_mm)} mM Mg²⁺",
        "blocked": list(zip(voltages, shown.set_pa, strict=True)) if shown.ketamine_um else [],
        "blocked_words": f"{'with' if shown.magnesium_mm else ''} "
        f"{as_typed(shown.ketamine_um)} µM ketamine".strip(),
        "point": [(shown.voltage_mv, shown.point_pa)],
        "drop": [(shown.voltage_mv, 0), (shown.voltage_mv, shown.point_pa)],
        "point_words": f"{decimals(shown.point_pa, 1)} pA",
        "point_dy": 16 if shown.voltage_mv > 0 else -16,
        "ampa": list(zip(at, current.ampa_pa, strict=False)),
        "nmda": list(zip(at, current.nmda_pa, strict=False)),
        "ampa_peak": max(current.ampa_pa, key=abs),
        "ampa_words": f"{decimals(max(current.ampa_pa, key=abs), 0)} pA",
        "nmda_words": f"{decimals(max(current.nmda_pa, key=abs), 1)} pA",
        "nmda_at": tail,
        "nmda_dy": -16 * side,
        "flows": shown.voltage_mv != 0,
        "still": shown.voltage_mv == 0,
        "ampa_share": [(start, middle, low, high)],
        "nmda_share": [(middle, end, low, high)],
        "share_words": f"charge: AMPA {100 - share} %, NMDA {share} %",
        "share_at": words,
        "rows": [_row(shown, each) for each in TABLE_MV],
    }


def _finding(shown: Bench) -> str:
    given = f"At {decimals(shown.voltage_mv, 0)} mV"
    blockers = [f"{as_typed(shown.magnesium_mm)} mM Mg²⁺"] if shown.magnesium_mm else []
    blockers += [f"{as_typed(shown.ketamine_um)} µM ketamine"] if shown.ketamine_um else []
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


def _row(shown: Bench, voltage: int) -> list[str]:
    at = shown.voltages_mv.index(float(voltage))
    curves = (shown.free_pa, shown.magnesium_pa, shown.set_pa)
    return [f"{decimals(voltage, 0)} mV", *(decimals(each[at], 1) for each in curves)]
