"""Lesson 01: how depression is measured, what may go wrong in it, and how large the findings are.

The names below are what the lesson uses; each is loaded when it is first asked for.
"""

from __future__ import annotations

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

__all__ = list(_HOMES)
__getattr__, __dir__ = lazy(__name__, _HOMES)
