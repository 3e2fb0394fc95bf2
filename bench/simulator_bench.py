"""Simulated trials: many of them at once, against a loop over scipy; and a move of the explorer."""

from __future__ import annotations

import itertools

from bench.table import Row, median_ms

TRIALS = 10_000
LOOPED = 200  # trials that the plain loop runs; its time is scaled up


def _looped() -> None:
    """The same trial in the way it is usually written: a loop, a generator, a t test."""
    import numpy as np
    from scipy.stats import ttest_ind

    rng = np.random.default_rng(0)
    for _ in range(LOOPED):
        falls = []
        for drug in (True, False):
            start = np.clip(rng.normal(33, 5, 50), 0, 60)
            believes = rng.random(50) < (0.85 if drug else 0.15)
            end = np.clip(start - 10 - 6 * believes - rng.normal(0, 10, 50), 0, 60)
            falls.append(start - end)
        ttest_ind(*falls)


def measure() -> list[Row]:
    """The simulator as lessons call it, and one move of the explorer's sliders."""
    from ketacourse.evidence import TrialDesign, simulate_trials, unmasking_explorer

    design = TrialDesign(expectancy_effect=6, guess_right_treatment=0.85, guess_right_control=0.85)
    ours = median_ms(lambda: simulate_trials(design, TRIALS))
    theirs = median_ms(_looped, 3) * TRIALS / LOOPED
    rows = [
        Row(
            f"simulating {TRIALS:,} trials of 100 people",
            ours,
            against="a loop over scipy's t test",
            its_value=theirs,
            budget=500,
        )
    ]
    moves = (("belief", (5, 6)), ("people", (50, 120)), ("right_drug", range(50, 90)))
    for control, values in moves:
        explorer, turn = unmasking_explorer(), itertools.cycle(values)
        took = median_ms(lambda e=explorer, c=control, t=turn: e.move(**{c: next(t)}), 15)
        rows.append(Row(f"move: unmasking, {control}", took, budget=100))
    return rows
