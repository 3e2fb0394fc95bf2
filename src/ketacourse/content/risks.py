"""Records of harm, rules and talk about risk.

adverse events
    Counts of participants with an event at least once, in both arms, with denominators.
help line
    A service for people in distress; carries the date its number was read.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ketacourse.content.base import Sourced, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEvent:
    """One event: participants with it in each arm, or per 100 where only that was published."""

    event: str
    events_treatment: int | None = None
    events_control: int | None = None
    per_100_treatment: float | None = None
    per_100_control: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEventTable(Sourced):
    """Adverse events of one comparison, with the totals that are their denominators."""

    id: str
    title: str
    treatment: str
    control: str
    total_treatment: int | None = None
    total_control: int | None = None
    measure: str = ""
    events: tuple[AdverseEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmCheck:
    """Reference values for one event: risk difference and NNH with Newcombe intervals, percent."""

    table: str
    event: str
    risk_difference_pct: float
    ci_low_pct: float
    ci_high_pct: float
    number_needed: float | None = None
    number_needed_low: float | None = None
    number_needed_high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFact(Sourced):
    """A sourced sentence about harm, monitoring, dependence, cost or communication."""

    id: str
    topic: str
    text: str
    setting: str = ""
    source_quality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationEvent(Sourced):
    """A dated act of a regulator, court or guideline body; `date` is ISO, as exact as known."""

    date: str
    region: str
    event: str
    source_quality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vignette:
    """A fictional case for discussion; what a good answer covers is sourced point by point."""

    id: str
    title: str
    profile: str
    task: str
    questions: tuple[str, ...]
    good_answer: tuple[Statement, ...]
    content_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine(Sourced):
    """Where a person in distress can turn; `read_on` is the day the number was read."""

    country: str
    service: str
    contact: str
    hours: str
    read_on: datetime.date
    source_quality: str = ""
