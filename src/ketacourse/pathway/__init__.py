"""Lessons 02 to 05: the graph of rival accounts of how ketamine works, drawn and questioned.

The names below are what lessons use; each is loaded when it is first asked for.
"""

from __future__ import annotations

import importlib
from typing import Any

_HOMES = {
    "animal_only": "queries",
    "bottlenecks": "queries",
    "cards": "page_data",
    "cascade": "steps",
    "contested": "queries",
    "feedback_loops": "queries",
    "load_graph": "graph",
    "map_figure": "drawing",
    "map_svg": "drawing",
    "map_view": "views",
    "shared": "queries",
    "signed_paths": "queries",
}

__all__ = [
    "animal_only",
    "bottlenecks",
    "cards",
    "cascade",
    "contested",
    "feedback_loops",
    "load_graph",
    "map_figure",
    "map_svg",
    "map_view",
    "shared",
    "signed_paths",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")


def __dir__() -> list[str]:
    return __all__
