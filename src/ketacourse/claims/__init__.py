"""Lesson 10: claims of popular articles, judged by the student first and then traced.

The names below are what the lesson uses; each is loaded when it is first asked for.
"""

from __future__ import annotations

from ketacourse.names import lazy

_HOMES = {
    "articles_compared": "pictures",
    "calibrate": "calibration",
    "claim_check": "check_widget",
    "contradictions": "articles",
    "honest_paragraph": "paragraph_widget",
    "how_it_changed": "mutation",
    "invented_calibration": "pictures",
    "invented_judgements": "invented",
    "invented_learning": "pictures",
    "league_table": "articles",
    "my_calibration": "pictures",
    "my_learning": "pictures",
    "remarks_on": "remarks",
    "side_by_side": "mutation",
    "the_seventy_percent": "pictures",
}

__all__ = list(_HOMES)
__getattr__, __dir__ = lazy(__name__, _HOMES)
