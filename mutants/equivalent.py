"""Mutants that nobody could notice: what they change makes no difference, and why.

A key is the module and the change as a report tells it.
"""

from __future__ import annotations

ROUNDING = "no end can pass -1 or 1 but by a rounding error, since a reach is at most both parts"
SQUARE = "the matrix is square, with people before it or without"
BORDER = "a computed size is never the very number of the bound"
STOP = "it says when steps are small enough, of which there are a few more or less"
AS_LONG = "both are made one from the other, so that they are as long"
COUNTED = "what stands for a count that is missing; only counted arms come so far"
EQUIVALENT: dict[str, dict[str, str]] = {
    "evidence.pooling.heterogeneity": {
        "module: 100 -> 101": STOP,
        "tau_squared_at: variance.min() -> variance.max()": STOP,
        "tau_squared_at: found <= q -> found < q": "there a step is none",
        "tau_squared_at: break -> continue": STOP,
        "tau_squared_at: step <= NEGLIGIBLE * (tau_squared + smallest) -> "
        "step < NEGLIGIBLE * (tau_squared + smallest)": STOP,
        "tau_squared_at: NEGLIGIBLE * (tau_squared + smallest) -> "
        "NEGLIGIBLE / (tau_squared + smallest)": STOP,
        "tau_squared_at: tau_squared + smallest -> tau_squared - smallest": STOP,
        "module: 400 -> 401": "a grid as fine",
        "log_likelihood: 2 -> 3": "its top is where it was, and its height is compared, not shown",
    },
    "glutamate.compartments": {
        "module: 12 -> 13": "it only says how often an exponential is worked out anew",
        "solve: 0.0 -> 1.0": "before the first input nothing is there that time could move",
        "_Phase.take: step_h <= 0 -> step_h < 0": "the exponential of no time changes nothing",
        "_Phase._pair: -1 -> 1": SQUARE,
        "_Phase._pair: 1 -> 2": SQUARE,
    },
    "pathway.model.influence": {
        "module: 5000 -> 5001": "a last sweep more of thousands",
        "Account: False -> True": "it says what is printed of an account, and both are made anew",
        "prepare: 1 -> 2": "a node that nothing acts on is at 0, in how many parts soever",
        "settle: largest(levels[node] - other[node]) < AGREEMENT -> "
        "largest(levels[node] - other[node]) <= AGREEMENT": BORDER,
        "_sweep: moved < TOLERANCE -> moved <= TOLERANCE": BORDER,
    },
    "quiz.items.arranging": {
        "permutation: length > 1 -> length >= 1": "one thing is in its order however it is turned",
    },
    "quiz.items.code": {"CodeItem.marked: True -> False": AS_LONG},
    "quiz.items.match": {
        "MatchItem.of_pairs: True -> False": AS_LONG,
        "MatchItem.page: True -> False": AS_LONG,
    },
    "quiz.items.order": {
        "OrderItem.of_steps: True -> False": AS_LONG,
        "OrderItem.marked: True -> False": AS_LONG,
        "OrderItem.marked: a > b -> a >= b": "no two steps have one rank",
    },
    "quiz.log.attempts": {
        "module: 8000000 -> 8000001": "nobody is promised a limit to the byte",
        "AttemptLog._catch_up: 1 -> 2": "one byte beyond is one too many, as two are",
        "AttemptLog._take: 64 -> 65": "the end of what was read is known by any few letters",
        "_after: 1 -> 2": "there is one byte left to read",
    },
    "quiz.marking.outputs": {"same: True -> False": "the lengths are equal by then"},
    "risk.contrasts": {
        "Contrast.without: 0 -> 1": COUNTED,
        "_arm_of: 0 -> 1": COUNTED,
        "_from_counts: 0 -> 1": COUNTED,
        "benefit_contrast: 0.0 -> 1.0": "a blank that is filled in",
        "_arm_of: 0.0 -> 1.0": "a blank that is filled in",
    },
    "statistics.columnwise": {
        "module: True -> False": "it speaks to type checkers alone",
        "columnwise.decorate.read: True -> False": "there are as many labels as rows",
        "_rows: max(lengths.values(), default=1) -> min(lengths.values(), default=1)": (
            "columns have one length"
        ),
        "_rows: 1 -> 2": "of rows without a column the first alone is used",
        "_stacked: True -> False": "every answer has as many parts as the first",
    },
    "statistics.proportions": {"newcombe: 1.0 -> 2.0": ROUNDING},
    "statistics.paired": {
        "newcombe_paired: 1.0 -> 2.0": ROUNDING,
        "_phi: product > 0 -> product >= 0": "a product of 0 is left as it is on either way",
    },
}
