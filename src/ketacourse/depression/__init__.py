"""Lesson 01: how depression is measured, what may go wrong in it, and how large the findings are.

The names below are what the lesson uses; each is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ketacourse.names import lazy

_HOMES = {
    "differences_forest": "pictures",
    "effect_size_explorer": "explorers",
    "evidence_map": "evidence_widget",
    "invented_cohort": "scale",
    "outcomes": "scale",
    "overlap": "effect_size",
    "scale_explorer": "explorers",
    "stress_and_spines": "pictures",
    "superiority": "effect_size",
    "u3": "effect_size",
}

__all__ = [
    "differences_forest",
    "effect_size_explorer",
    "evidence_map",
    "invented_cohort",
    "outcomes",
    "overlap",
    "scale_explorer",
    "stress_and_spines",
    "superiority",
    "u3",
]

if TYPE_CHECKING:
    from ketacourse.depression.evidence_widget import evidence_map
    from ketacourse.depression.explorers import effect_size_explorer, scale_explorer
    from ketacourse.depression.pictures import differences_forest, stress_and_spines
    from ketacourse.depression.scale import invented_cohort, outcomes
    from ketacourse.statistics.normal import overlap, superiority, u3
else:
    __getattr__, __dir__ = lazy(__name__, _HOMES)
