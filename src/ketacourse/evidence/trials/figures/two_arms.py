"""Two shares with their intervals, the difference between them, and the same in other measures."""

from __future__ import annotations

from typing import Any

from ketacourse.display.drawing import Axis, Dots, Drawing, Line, Note, Panel, Rule
from ketacourse.evidence.trials.two_arms import TwoArms

LABELS = ("on the drug", "on the comparator")
CAPTION = (
    "Invented arms. Lines are 95 % intervals: Wilson's for the shares, Newcombe's for their "
    "difference. Where the lower line reaches 0, the data go with no difference too."
)
PERCENT = Axis(low=0, high=100, ticks=range(0, 101, 20), label="% with the event", grid=True)
POINTS = Axis(
    low=-100,
    high=100,
    ticks=range(-100, 101, 25),
    label="percentage points, drug minus comparator",
    grid=True,
)

TWO_ARMS = Drawing(
    panels=(
        Panel(
            x=PERCENT,
            y=Axis(low=1.5, high=-0.75, ticks=(0, 1), names=LABELS),
            marks=(
                Line(points="{drug_interval}", colour="blue", width=4),
                Line(points="{comparator_interval}", colour="vermilion", width=4),
                Dots(points="{drug_share}", colour="blue", size=12),
                Dots(points="{comparator_share}", colour="vermilion", shape="square", size=11),
                Note(text="{drug}", x="{drug_percent}", y=0, dy=-18),
                Note(text="{comparator}", x="{comparator_percent}", y=1, dy=-18),
            ),
            height_px=170,
        ),
        Panel(
            x=POINTS,
            y=Axis(low=-0.8, high=0.8, ticks=(0,), names=("difference",)),
            marks=(
                Rule(x=0, dash="dashed"),
                Line(points="{difference_interval}", width=4),
                Dots(points="{difference_point}", shape="diamond", size=11),
            ),
            height_px=96,
        ),
    ),
    alt="{drug} on the drug, {comparator} on the comparator; {told}. "
    "The interval of the difference {holds} zero.",
    caption=CAPTION,
    words="{measures}",
    columns=("", "Result", "95 % interval"),
    rows="{rows}",
    title="Two arms compared",
)


def two_arms_numbers(arms: TwoArms) -> dict[str, Any]:
    """What `TWO_ARMS` draws of two arms; `two_arms.js` says the same."""
    found = arms.difference
    measures = in_words(arms)
    ends = (100 * found.ci_low, 100 * found.ci_high)
    numbers: dict[str, Any] = {
        "difference_interval": [(end, 0) for end in ends],
        "difference_point": [(100 * found.estimate, 0)],
        "holds": "holds" if ends[0] <= 0 <= ends[1] else "leaves out",
        "measures": measures,
        "told": "; ".join(f"{name.lower()}: {words}" for name, words in measures),
    }
    rows = []
    shares = (("drug", arms.treatment), ("comparator", arms.control))
    for row, (name, share) in enumerate(shares):
        percent = 100 * share.count / share.total
        numbers |= {
            name: str(share),
            f"{name}_percent": percent,
            f"{name}_share": [(percent, row)],
            f"{name}_interval": [(100 * end, row) for end in share.interval or (0, 1)],
        }
        rows.append((LABELS[row], str(share), share.interval_text))
    numbers["rows"] = [*rows, *((name, words, "") for name, words in measures)]
    return numbers


def in_words(arms: TwoArms) -> list[tuple[str, str]]:
    """Every measure by its name, in words."""
    return [
        ("Risk difference", repr(arms.difference)),
        ("Number needed", arms.needed.words),
        ("Risk ratio", arms.ratio_text),
        ("Odds ratio", arms.odds_text),
    ]
