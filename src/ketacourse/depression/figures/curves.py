"""Two normal curves a standardised difference apart, and what that means for random pairs."""

from __future__ import annotations

from math import exp
from textwrap import fill
from typing import Any

from ketacourse.content.base import Status
from ketacourse.depression.effect_size import Separation
from ketacourse.display import words
from ketacourse.display.drawing import Axis, Band, Dots, Drawing, Line, Note, Panel, Rule
from ketacourse.display.picture import captioned
from ketacourse.display.words import decimals

REACH = 4.5  # standard deviations to either side of the middle; holds d up to 2.5
STEPS = 120
FLANK = 2.1  # from a mean to the name of its group, outwards
CAPTION = "Normal curves with equal spread, drawn from d alone; nobody's own values are shown."

SEPARATION = Drawing(
    panels=(
        Panel(
            x=Axis(
                low=-REACH,
                high=REACH,
                ticks=range(-4, 5),
                label="standard deviations from the middle between both averages",
            ),
            y=Axis(low=0, high=1.32),
            marks=(
                Band(points="{shared}", colour="grey"),
                Line(points="{second}", colour="vermilion", dash="dashed"),
                Line(points="{first}", colour="blue"),
                Line(points="{second_mean}", colour="vermilion", width=1),
                Line(points="{first_mean}", colour="blue", width=1),
                Line(points="{between}", width=1.2),
                Note(text="{apart} standard deviations apart", y=1.2),
                Note(text="overlap {overlap} %", y=0.07),
                Note(text="{first_name}", x="{first_flank}", y=0.8, colour="blue"),
                Note(text="{second_name}", x="{second_flank}", y=0.8, colour="vermilion"),
            ),
            height_px=215,
            title="The two groups",
        ),
        Panel(
            # An interval may reach below the toss of a coin, at 50.
            x=Axis(
                low=30, high=100, ticks=range(30, 101, 10), label="pairs of 100 in the usual order"
            ),
            y=Axis(low=-1, high=1.4),
            marks=(
                Rule(x=50, colour="grey", dash="dotted"),
                Note(text="coin toss", x=50, y=-0.2, anchor="end", dx=-6, colour="grey"),
                Line(points="{interval}", only="{interval}"),
                Dots(points="{place}", colour="blue"),
                Note(text="{pairs_label}", x="{pairs}", y=0.9, strong=True),
            ),
            height_px=120,
            title="Random pairs, one from each group",
        ),
    ),
    heading="{name}: d = {d}",
    note="In {pairs_label} of 100 random pairs, {member} has the {order} value",
    alt="{name}: two bell curves with d = {d}{ci} overlap by {overlap} %. In {pairs} of 100 random "
    "pairs{over}, {member} has the {order} value.",
    caption="{caption}",
    words="{words}",
    columns=("Reading", "d", "Overlap", "Of 100 pairs, {order}: {member}"),
    rows="{rows}",
    title="{name}",
)


def facts_of(shown: Separation) -> dict[str, Any]:
    """What the page has to know of a separation; all but `d`, where that is the slider's."""
    said = ""
    if shown.cites:
        copy = ", read second-hand" if shown.status is Status.SECONDARY else ""
        said = interval_words(shown.interval) + copy
    return {
        "interval": shown.interval,
        "groups": shown.groups,
        "names": [fill(name, 17) for name in shown.groups],
        "member": shown.member,
        "name": shown.name,
        "said": said,
        "ci": f" ({interval_words(shown.interval)})" if shown.interval else "",
        "caption": captioned(f"{CAPTION} {shown.remark}".strip(), shown.cites),
    }


def separation_numbers(shown: Separation) -> dict[str, Any]:
    """What `SEPARATION` draws; `effect_size.js` says the same."""
    facts = facts_of(shown)
    first = shown.d / 2  # the mean of the first group; the second stands opposite
    xs = [REACH * (2 * step / STEPS - 1) for step in range(STEPS + 1)]
    one, other = ([exp(-((x - mean) ** 2) / 2) for x in xs] for mean in (first, -first))
    ends = shown.pairs_interval
    out = -1 if shown.d < 0 else 1
    low_to_high = "" if ends is None else f"{ends[0]} to {ends[1]}"
    return {
        **{name: facts[name] for name in ("member", "name", "ci", "caption")},
        "first": list(zip(xs, one, strict=True)),
        "second": list(zip(xs, other, strict=True)),
        "shared": [(x, 0, min(pair)) for x, *pair in zip(xs, one, other, strict=True)],
        "first_mean": [(first, 0), (first, 1.08)],
        "second_mean": [(-first, 0), (-first, 1.08)],
        "between": [(-first, 1.08), (first, 1.08)],
        "apart": decimals(abs(shown.d), 2),
        "overlap": shown.overlap_percent,
        "first_name": facts["names"][0],
        "second_name": facts["names"][1],
        "first_flank": first + out * FLANK,
        "second_flank": -first - out * FLANK,
        "interval": [(end, 0) for end in ends or ()],
        "place": [(shown.pairs, 0)],
        "pairs": shown.pairs,
        "pairs_label": f"{shown.pairs} ({low_to_high})" if ends else str(shown.pairs),
        "d": decimals(shown.d, 2),
        "order": shown.order,
        "over": f" ({low_to_high} over that interval)" if ends else "",
        "words": _words(shown, facts["said"]),
        "rows": [
            (name.capitalize(), decimals(d, 2), f"{shared} %", str(of_100))
            for name, d, shared, of_100 in shown.readings
        ],
    }


def _words(shown: Separation, said: str) -> list[tuple[str, str]]:
    lower, higher = shown.groups if shown.d < 0 else reversed(shown.groups)
    u3 = f"{shown.u3_percent} % of {lower} lie below the average of {higher}"
    return [("Cohen's U3", u3), *([("d", said)] if said else [])]


def interval_words(interval: tuple[float, float] | None) -> str:
    """Write a 95 % interval, or say that none was read."""
    if interval is None:
        return "no interval in the text read"
    return f"95 % CI {words.interval(*interval)}"
