"""Many trials of one drug: their estimates, how much of them is belief, and who could tell."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Any

from ketacourse.display.drawing import Axis, Boxes, Dots, Drawing, Line, Note, Panel, Rule
from ketacourse.display.picture import captioned
from ketacourse.display.words import decimals
from ketacourse.evidence.masking.simulated import SimulatedTrials, points, share_words

LEFT, RIGHT = -14, 26  # points; estimates beyond stand in the outermost bars
BARS = RIGHT - LEFT
TOP = (
    45  # of 100 trials in one bar; the narrowest heap that controls can make stays below its words
)
HIDDEN = 0.3  # points that the end of the scale must take off before it is said
ARMS = ("on the drug", "on placebo")
HALF = 0.33  # of a bar's width, where rows are 1 apart
NAMED, COUNTED = {"drug": 22, "placebo": 30}, 6  # people of 100 whose part has room for words
ROWS = Axis(low=1.6, high=-0.6, ticks=(0, 1), names=ARMS)
PARTS = Axis(low=1.6, high=-0.6, ticks=(0, 1), names=("drug itself", "belief"))

ESTIMATES_PANEL = Panel(
    x=Axis(
        low=LEFT,
        high=RIGHT,
        ticks=(-10, 0, 10, 20),
        names=("−10", "0, alike", "10", "20"),
        label="difference in points (right: drug better)",
    ),
    y=Axis(low=0, high=TOP, ticks=(0, 10, 20, 30), label="of 100 trials, so many found"),
    marks=(
        Boxes(boxes="{all}", colour="grey", fill="pale", outline=True),
        Boxes(boxes="{won}", colour="blue"),
        Rule(x=0),
        Note(
            text="not won (pale):\n{lost_count} of 100", x=LEFT, y=TOP, anchor="start", dx=6, dy=14
        ),
        Note(
            text="won (blue):\n{won_count} of 100",
            x=RIGHT,
            y=TOP,
            anchor="end",
            dy=14,
            colour="blue",
        ),
    ),
    height_px=185,
)
PARTS_PANEL = Panel(
    title="What the difference is made of",
    x=Axis(low=LEFT, high=RIGHT),
    y=PARTS,
    marks=(
        Boxes(boxes="{drug_part}", colour="green"),
        Boxes(boxes="{belief_part}", colour="orange", fill="striped"),
        Rule(x=0),
        Note(text="{drug_points}", x=RIGHT, y=0, anchor="end"),
        Note(text="{belief_points}", x=RIGHT, y=1, anchor="end"),
    ),
    height_px=74,
)
GUESSES_PANEL = Panel(
    title="Of 100 people, so many believe that they got",
    x=Axis(low=0, high=100),
    y=ROWS,
    marks=(
        Boxes(boxes="{believe_drug}", colour="green", fill="pale", outline=True),
        Boxes(boxes="{believe_placebo}", colour="grey", fill="none"),
        *(
            Note(text=f"{{{name}_{row}}}", x=f"{{{name}_{row}_x}}", y=row)
            for row in range(len(ARMS))
            for name in NAMED
        ),
    ),
    height_px=80,
)
BANG_PANEL = Panel(
    title="Bang's index, with 95 % of trials",
    x=Axis(
        low=-1.1,
        high=1.6,
        ticks=(-1, 0, 1),
        names=("−1", "0", "1"),
        label="0: as by chance; 1: everybody knows",
    ),
    y=ROWS,
    marks=(
        Rule(x=0, dash="dashed"),
        Line(points="{index_intervals}", width=3),
        Dots(points="{index_means}", shape="diamond", size=10),
        *(Note(text=f"{{index_{row}}}", x=1.6, y=row, anchor="end", strong=True) for row in (0, 1)),
    ),
    height_px=104,
)
UNMASKING = Drawing(
    panels=(ESTIMATES_PANEL, PARTS_PANEL, GUESSES_PANEL, BANG_PANEL),
    heading="{headline}",
    alt="{alt}",
    caption="{caption}",
    words="{told}",
    columns=("what", "value"),
    rows="{rows}",
    title="{title}",
)


def unmasking_numbers(
    trials: SimulatedTrials, *, mask: str = "", cites: tuple[str, ...] = ()
) -> dict[str, Any]:
    """What `UNMASKING` draws of simulated trials.

    `mask` names the trial whose guesses were taken over, where there is one, with its `cites`.
    """
    made = trials.table()
    return {
        **_estimates(trials),
        **_parts(trials),
        **_guesses(trials),
        **_indices(trials),
        "headline": _headline(trials),
        "alt": _alt(trials),
        "caption": captioned(_caption(trials), cites),
        "told": _told(trials, mask),
        "rows": [list(row) for row in made.rows],
        "title": made.caption,
    }


def _estimates(trials: SimulatedTrials) -> dict[str, Any]:
    """How many trials found which difference, and how many of these the drug won."""
    import numpy as np

    edges = np.linspace(LEFT, RIGHT, BARS + 1)
    seen = np.clip(trials.estimates, LEFT + 0.5, RIGHT - 0.5)
    heights = (np.histogram(found, edges)[0] for found in (seen, seen[trials.won]))
    everything, won = (100 * each / len(trials) for each in heights)
    return {
        "all": _bars(everything.tolist()),
        "won": _bars(won.tolist()),
        "won_count": trials.wins_of_100,
        "lost_count": 100 - trials.wins_of_100,
    }


def _bars(heights: Sequence[float]) -> list[tuple[float, float, float, float]]:
    return [(LEFT + at, LEFT + at + 1, 0, height) for at, height in enumerate(heights) if height]


def _parts(trials: SimulatedTrials) -> dict[str, Any]:
    """What the mean difference is made of; belief starts where the drug ends."""
    drug, belief = trials.design.drug_effect, trials.design.expectancy_points
    start, end = sorted((drug, drug + belief))
    return {
        "drug_part": [(0, drug, -HALF, HALF)],
        "belief_part": [(start, end, 1 - HALF, 1 + HALF)],
        "drug_points": decimals(drug, 1),
        "belief_points": decimals(belief, 1),
    }


def _guesses(trials: SimulatedTrials) -> dict[str, Any]:
    """What a hundred people of each arm believe."""
    right_drug, right_placebo = trials.shares_right
    counts = [round(100 * share) for share in (right_drug, 1 - right_placebo)]
    rows = list(enumerate(counts))
    found: dict[str, Any] = {
        "believe_drug": [(0, drug, row - HALF, row + HALF) for row, drug in rows],
        "believe_placebo": [(drug, 100, row - HALF, row + HALF) for row, drug in rows],
    }
    for row, drug in rows:
        for name, count, middle in (
            ("drug", drug, drug / 2),
            ("placebo", 100 - drug, 50 + drug / 2),
        ):
            found |= {f"{name}_{row}": _share(name, count), f"{name}_{row}_x": middle}
    return found


def _share(name: str, count: int) -> str:
    """Words for a part of a bar, as many as it has room for."""
    if count >= NAMED[name]:
        return f"{name} {count}"
    return f"{count}" if count >= COUNTED else ""


def _indices(trials: SimulatedTrials) -> dict[str, Any]:
    indices = list(enumerate(trials.bang_indices))
    return {
        "index_means": [(mean, row) for row, (mean, _, _) in indices],
        "index_intervals": [[(low, row), (high, row)] for row, (_, low, high) in indices],
        **{f"index_{row}": decimals(mean, 2) for row, (mean, _, _) in indices},
    }


def _headline(trials: SimulatedTrials) -> str:
    start = "A drug without any effect" if not trials.design.drug_effect else "This drug"
    return f"{start} wins {trials.wins_of_100} of 100 trials"


def _made_of(trials: SimulatedTrials) -> str:
    share = trials.expectancy_share
    if share is None:
        apart = trials.design.drug_effect * trials.design.expectancy_points < 0
        return "Drug and belief pull apart" if apart else "No share of the difference can be given"
    return f"{share_words(share)} of the difference is belief"


def _alt(trials: SimulatedTrials) -> str:
    design, (right_drug, right_placebo) = trials.design, trials.shares_right
    low, high = trials.middle_95
    return (
        f"{_headline(trials)} of {design.total_treatment} and {design.total_control} people. "
        f"{_made_of(trials)}: the drug itself makes {points(design.drug_effect)}, belief "
        f"{points(design.expectancy_points)}. Estimates lie mostly between {decimals(low, 1)} and "
        f"{points(high)}. On the drug {100 * right_drug:.0f} % guess right, on placebo "
        f"{100 * right_placebo:.0f} %."
    )


def _caption(trials: SimulatedTrials) -> str:
    design = trials.design
    return (
        f"**Invented trials**, {len(trials):,} of them: totals fall by "
        f"{design.placebo_response:g} points on average, with a standard deviation of "
        f"{design.change_sd:g}. Won: p below 0.05, two-sided, in favour of the drug."
    )


def _told(trials: SimulatedTrials, mask: str) -> list[tuple[str, str]]:
    """Whose guesses they are, and what the end of the scale takes off beyond chance."""
    told = [("The guesses", f"are those of {mask}")] if mask else []
    lost = abs(trials.design.expected_difference) - abs(trials.mean_estimate)
    chance = 3 * float(trials.estimates.std()) / sqrt(len(trials))
    if lost >= max(HIDDEN, chance):
        told.append(
            (
                "The end of the scale",
                f"hides {points(lost)} of the difference, as the best can fall no further",
            )
        )
    return told
