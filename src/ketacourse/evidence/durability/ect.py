"""Ketamine against ECT: two trials that disagree, and in what they differ."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from ketacourse.content.base import Status
from ketacourse.content.library import record
from ketacourse.content.tables import STUDIES
from ketacourse.content.trials import Estimate, Outcome, Study
from ketacourse.display.facts import sourced_html
from ketacourse.display.page import Page
from ketacourse.display.table import side_table
from ketacourse.errors import KetacourseError
from ketacourse.evidence.trials.records import outcome_of, refuse_unconfirmed
from ketacourse.statistics.proportions import newcombe
from ketacourse.statistics.shares import Share

TRIALS = ("ekstrand2022_ketect", "anand2023_elektd")  # by year, as the lesson tells them
COMPARED = (
    ("ekstrand2022_ketect", "remission"),
    ("anand2023_elektd", "response_3wk"),
    ("anand2023_elektd", "response_3wk_all_randomised"),
)
# What the remarks of both trials are about, in the order in which a reader asks.
TOPICS = (
    "design",
    "population",
    "intervention",
    "comparator",
    "primary outcome",
    "masking",
    "flow",
    "effect",
    "adverse events",
    "criticism",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EctRow:
    """One outcome of a trial of ketamine against ECT.

    `difference` is ketamine minus ECT in percentage points, with its 95 % interval; `published`
    tells whether it is printed in the paper or worked out from the counts.
    """

    name: str
    what: str
    ketamine: Share
    ect: Share
    difference: tuple[float, float, float]
    published: bool
    cites: tuple[str, ...]
    status: Status
    note: str


def ect_rows() -> tuple[EctRow, ...]:
    """Look both trials up."""
    return tuple(_row(*compared) for compared in COMPARED)


def ect_designs() -> Page:
    """Set beside each other what the records of the two trials say of their designs.

    A topic stands in the table where both trials have something on record; what is on record of
    one alone is told below it, by trial.
    """
    studies: list[Study] = [record(STUDIES, identifier) for identifier in TRIALS]
    said = {topic: [_said(study, topic) for study in studies] for topic in TOPICS}
    both = [(topic.capitalize(), cells) for topic, cells in said.items() if all(cells)]
    beside = side_table("Two trials of ketamine against ECT", [each.name for each in studies], both)
    alone = "".join(
        f"<li><strong>{escape(study.name)}, {escape(topic)}:</strong> {cells[at]}</li>"
        for at, study in enumerate(studies)
        for topic, cells in said.items()
        if cells[at] and not all(cells)
    )
    only = f"<p>On record here of one of the two trials alone:</p><ul>{alone}</ul>" if alone else ""
    return Page(beside + only)


def _said(study: Study, topic: str) -> str:
    """What is on record of a trial on one topic; empty where nothing is."""
    return " ".join(sourced_html(each.text, each) for each in study.remarks if each.topic == topic)


def _row(study_id: str, outcome_id: str) -> EctRow:
    study = record(STUDIES, study_id)
    outcome = outcome_of(study, outcome_id)
    refuse_unconfirmed(f"'{study.name}', outcome '{outcome_id}'", outcome)
    ketamine, ect = _share(outcome, "ketamine"), _share(outcome, "ect")
    printed = _printed(outcome)
    return EctRow(
        name=study.name,
        what=outcome.name,
        ketamine=ketamine,
        ect=ect,
        difference=_points(printed) if printed else _counted(ketamine, ect),
        published=printed is not None,
        cites=outcome.cites,
        status=outcome.status,
        note=outcome.note,
    )


def _share(outcome: Outcome, arm: str) -> Share:
    for result in outcome.results:
        if result.arm == arm and result.events is not None and result.total is not None:
            return Share(result.events, result.total)
    raise KetacourseError(f"outcome '{outcome.id}': no counts for arm '{arm}'")


def _printed(outcome: Outcome) -> Estimate | None:
    return next((each for each in outcome.estimates if not each.derived), None)


def _points(each: Estimate) -> tuple[float, float, float]:
    if each.ci_low is None or each.ci_high is None:
        raise KetacourseError(f"the difference '{each.compares}' has no interval")
    return 100 * each.value, 100 * each.ci_low, 100 * each.ci_high


def _counted(ketamine: Share, ect: Share) -> tuple[float, float, float]:
    found = newcombe(ketamine.count, ketamine.total, ect.count, ect.total)
    return 100 * found.estimate, 100 * found.ci_low, 100 * found.ci_high
