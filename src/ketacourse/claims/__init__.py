"""Lesson 10: claims of popular articles, judged by the student first and then traced.

The names below are what the lesson uses; each is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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

__all__ = [
    "articles_compared",
    "calibrate",
    "claim_check",
    "contradictions",
    "honest_paragraph",
    "how_it_changed",
    "invented_calibration",
    "invented_judgements",
    "invented_learning",
    "league_table",
    "my_calibration",
    "my_learning",
    "remarks_on",
    "side_by_side",
    "the_seventy_percent",
]

if TYPE_CHECKING:
    from ketacourse.claims.articles import contradictions, league_table
    from ketacourse.claims.calibration import calibrate
    from ketacourse.claims.check_widget import claim_check
    from ketacourse.claims.invented import invented_judgements
    from ketacourse.claims.mutation import how_it_changed, side_by_side
    from ketacourse.claims.paragraph_widget import honest_paragraph
    from ketacourse.claims.pictures import (
        articles_compared,
        invented_calibration,
        invented_learning,
        my_calibration,
        my_learning,
        the_seventy_percent,
    )
    from ketacourse.claims.remarks import remarks_on
else:
    __getattr__, __dir__ = lazy(__name__, _HOMES)
