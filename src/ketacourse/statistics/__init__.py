"""Small statistics that every room may use, in plain Python: shares, proportions, normal curves.

Nothing here needs numpy. Differences of proportions are treatment minus control.
"""

from __future__ import annotations

from ketacourse.statistics.normal import overlap, superiority, u3
from ketacourse.statistics.proportions import (
    NumberNeeded,
    RiskDifference,
    newcombe,
    number_needed,
)
from ketacourse.statistics.shares import Share, wilson

__all__ = [
    "NumberNeeded",
    "RiskDifference",
    "Share",
    "newcombe",
    "number_needed",
    "overlap",
    "superiority",
    "u3",
    "wilson",
]
