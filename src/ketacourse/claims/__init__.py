"""Lesson 10: claims of popular articles, judged by the student first and then traced.

The names below are what the lesson uses; each is loaded when it is first asked for.
"""

from __future__ import annotations

import importlib
from typing import Any

_HOMES = {
    "articles_compared": "pictures",
    "calibrate": "calibration",
    "claim_check": "check_widget",
    "contradictions": "articles",
    "honest_paragraph": "paragraph_widget",
    "how_it_changed": "mutation",
    "invented_calibration": "pictures",
    "invented_gain": "invented",
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
    "invented_gain",
    "invented_judgements",
    "invented_learning",
    "league_table",
    "my_calibration",
    "my_learning",
    "remarks_on",
    "side_by_side",
    "the_seventy_percent",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")


def __dir__() -> list[str]:
    return __all__
