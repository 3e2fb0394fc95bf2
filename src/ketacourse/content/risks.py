"""Records of harm, rules and talk about risk.

adverse events
    Counts of participants with an event at least once, in both arms, with denominators.
risk fact
    A sourced sentence about harm. Its `setting` keeps two things apart that are easily run
    together: ``clinical`` use (measured doses, supervised, days or weeks apart) and
    ``recreational`` use (unknown purity, often grams, up to daily).
help line
    A service for people in distress; carries the date its number was read.

Topics of risk facts
    ``short term`` events in trials beyond the tables; ``time course`` when they come and go;
    ``monitoring`` rules for the day of a dose; ``bladder``, ``cognition``, ``dependence``,
    ``liver and bile``, ``tolerance``, ``mortality`` long-term harm; ``unknown`` what nobody has
    measured; ``contraindication``, ``caution``, ``interaction`` who should not, and with what;
    ``access`` the restricted programme; ``appraisal`` value for money; ``home use`` use outside
    a clinic and compounding; ``guideline`` positions of expert bodies; ``advertising``,
    ``consent``, ``cost and equity``, ``expectancy``, ``risk communication``, ``safe language``.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from ketacourse.content.base import Sourced, Statement

RiskTopic = Literal[
    "short term",
    "time course",
    "monitoring",
    "bladder",
    "cognition",
    "dependence",
    "liver and bile",
    "tolerance",
    "mortality",
    "suicidality",
    "unknown",
    "contraindication",
    "caution",
    "interaction",
    "access",
    "appraisal",
    "home use",
    "guideline",
    "advertising",
    "consent",
    "cost and equity",
    "expectancy",
    "risk communication",
    "safe language",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEvent:
    """One event: participants with it in each arm, or per 100 where only that was published.

    `total_treatment` and `total_control` are given only where an event has denominators of its
    own. The difference and its interval are per 100 people, treatment minus control.
    """

    event: str
    kind: Literal["harm", "benefit"] = "harm"
    events_treatment: int | None = None
    events_control: int | None = None
    total_treatment: int | None = None
    total_control: int | None = None
    per_100_treatment: float | None = None
    per_100_control: float | None = None
    difference_per_100: float | None = None
    ci_low_per_100: float | None = None
    ci_high_per_100: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEventTable(Sourced):
    """Adverse events of one comparison, with the totals that are their denominators.

    `treatment_short` and `control_short` complete "people given ..." in a sentence.
    """

    id: str
    title: str
    treatment: str
    control: str
    treatment_short: str = ""
    control_short: str = ""
    total_treatment: int | None = None
    total_control: int | None = None
    measure: str = ""
    events: tuple[AdverseEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmCheck:
    """Reference values for one event: risk difference with its Newcombe interval, in percent.

    `number_needed` counts people per one event more; where the difference is negative, people
    per one event fewer. It is left out where the interval holds no difference.
    """

    table: str
    event: str
    risk_difference_pct: float
    ci_low_pct: float
    ci_high_pct: float
    number_needed: float | None = None
    number_needed_low: float | None = None
    number_needed_high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeMeaning:
    """An outcome of trials in plain words; what of it is a fact stands in `facts`, by id.

    `outcomes` are the names it is recorded under: an event, ``study:outcome`` or ``table:event``.
    `did` and `did_not` complete "of 100 people, 41 ...".
    """

    id: str
    outcomes: tuple[str, ...]
    did: str
    did_not: str
    meaning: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Benefits and harms that are shown on one page; `why` says how far they belong together.

    A benefit is ``study:outcome``, or ``table:event`` where only rates per 100 were published.
    """

    id: str
    title: str
    benefits: tuple[str, ...]
    table: str
    harms: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySpan:
    """A stretch or a moment of a treatment day, in quantities (minutes) of a risk fact.

    Begins at the dose, or ends there with `before`; `peak` is when it was strongest or is due,
    `latest` a later end where a range was published. Without any of them it goes on past the day.
    """

    id: str
    lane: Literal["asked before", "felt", "measured", "required"]
    label: str
    fact: str
    peak: str = ""
    end: str = ""
    latest: str = ""
    before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of a fact, with its unit and 95 % interval where one was published."""

    name: str
    value: float
    unit: str
    ci_low: float | None = None
    ci_high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFact(Sourced):
    """A sourced sentence about harm, monitoring, dependence, cost or communication.

    `subject` is the condition or drug that a contraindication, caution or interaction is about,
    and `level` how firm it is.
    """

    id: str
    topic: RiskTopic
    text: str
    setting: Literal["", "clinical", "recreational"] = ""
    subject: str = ""
    level: str = ""
    quantities: tuple[Quantity, ...] = ()
    teaching_note: str = ""
    source_quality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationEvent(Sourced):
    """A dated act of a regulator, court or guideline body; `date` is ISO, as exact as known.

    `short` says it in a few words, for a time line.
    """

    id: str
    date: str
    region: str
    event: str
    short: str
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
