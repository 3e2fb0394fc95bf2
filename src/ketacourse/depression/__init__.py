"""Lesson 01: how depression is measured, what may go wrong in it, and how large the findings are.

The names below are what the lesson uses; each is loaded when it is first asked for.
"""

from __future__ import annotations

import importlib
from typing import Any

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


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")


def __dir__() -> list[str]:
    return __all__
