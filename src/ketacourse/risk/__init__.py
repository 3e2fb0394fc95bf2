"""Lesson 09: what can go wrong, how often, and how to talk about it.

The names below are what the lesson uses; each is loaded when it is first asked for.
"""

from __future__ import annotations

import importlib
from typing import Any

_HOMES = {
    "benefit": "contrasts",
    "benefit_and_harm": "balances",
    "benefit_and_harm_picture": "figures.balance",
    "blood_pressure": "figures.pressure",
    "facts_about": "fact_pages",
    "frame": "framing",
    "frequency_sentence": "sentences",
    "harm": "contrasts",
    "harm_tables": "harm_pages",
    "harms": "harm_pages",
    "icon_array": "figures.icon_array",
    "icon_array_of": "figures.icon_array",
    "regulation": "regulation_page",
    "risk_communicator": "communicator_widget",
    "situation": "situations",
    "timeline": "figures.regulation",
    "treatment_day": "figures.day",
    "two_settings": "settings",
    "vignette": "vignette_pages",
    "vignettes": "vignette_pages",
    "who_should_not": "fact_pages",
}

__all__ = [
    "benefit",
    "benefit_and_harm",
    "benefit_and_harm_picture",
    "blood_pressure",
    "facts_about",
    "frame",
    "frequency_sentence",
    "harm",
    "harm_tables",
    "harms",
    "icon_array",
    "icon_array_of",
    "regulation",
    "risk_communicator",
    "situation",
    "timeline",
    "treatment_day",
    "two_settings",
    "vignette",
    "vignettes",
    "who_should_not",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")


def __dir__() -> list[str]:
    return __all__
