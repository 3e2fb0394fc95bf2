"""Mutants that nobody could notice: what they change makes no difference, and why.

A key is the module and the change as a report tells it.
"""

from __future__ import annotations

ROUNDING = "no end can pass -1 or 1 but by a rounding error, since a reach is at most both parts"
EQUIVALENT: dict[str, dict[str, str]] = {
    "statistics.proportions": {"newcombe: 1.0 -> 2.0": ROUNDING},
    "statistics.paired": {
        "newcombe_paired: 1.0 -> 2.0": ROUNDING,
        "_phi: product > 0 -> product >= 0": "a product of 0 is left as it is on either way",
    },
}
