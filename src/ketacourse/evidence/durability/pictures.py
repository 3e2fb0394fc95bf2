"""How long it lasts: pictures of the time after treatment, made from the study records."""

from __future__ import annotations

from collections.abc import Sequence

from ketacourse.content.base import Statement
from ketacourse.content.library import record
from ketacourse.content.tables import STUDIES
from ketacourse.content.trials import Estimate, Study
from ketacourse.display.picture import Picture
from ketacourse.display.words import decimals, interval
from ketacourse.errors import KetacourseError
from ketacourse.evidence.durability.courses import Course, courses, outcomes_of
from ketacourse.evidence.durability.ect import ect_rows
from ketacourse.evidence.durability.figures.ect import ect_picture
from ketacourse.evidence.durability.figures.relapse import relapse_picture
from ketacourse.evidence.durability.figures.time_course import CourseWords, time_course_picture
from ketacourse.evidence.durability.relapse import (
    RelapseGroup,
    RelapseRow,
    hazard_ratio,
    relapse_rows,
    unconfirmed_outcomes,
)
from ketacourse.evidence.trials.records import outcome_of

MADRS_TOP = 38  # points; the scale ends at 60, and no interval here comes so far
# Arms of each stage: study, outcome, arms.
STOPPED_AFTER_ONE = (("mathew2010_riluzole", "relapse_32d", ("placebo", "riluzole")),)
STOPPED_AFTER_COURSE = (("ekstrand2022_ketect", "relapse_12mo", ("ketamine", "ect")),)
WITHDRAWN = (
    ("daly2019_sustain1", "relapse_remitters", ("placebo", "esketamine")),
    ("daly2019_sustain1", "relapse_responders", ("placebo", "esketamine")),
    ("glue2024_bedroc", "relapse_wk13", ("placebo", "k180")),
)
DAGGER = "† read second-hand."
INTERVALS = (
    "Filled marks: counts, with Wilson's 95 % interval; open marks: a percentage without counts."
)


def lii_days() -> Picture:
    """Show the MADRS of both arms of Lii 2023a by day: ketamine or saline, under anaesthesia."""
    both = courses("lii2023", outcomes_of("lii2023", "madrs_day"), ("ketamine", "placebo"))
    study = record(STUDIES, "lii2023")
    difference = outcome_of(study, "madrs_difference_days1to3").estimates[0]
    start = decimals(both[1].points[0].value - both[0].points[0].value, 1)
    return time_course_picture(
        both,
        CourseWords(
            labels=("ketamine under\nanaesthesia", "saline under\nanaesthesia"),
            axis="MADRS, mean (0 to 60)",
            ceiling=MADRS_TOP,
            title="Both arms fall within a day and stay below the start",
            alt=f"{_falls(both)} The arms differ by {_points(difference)} over days 1 to 3.",
            caption=(
                f"{study.name}: means with 95 % intervals from the printed SDs, of those seen that "
                f"day. Ketamine started {start} points lower. Published difference over days 1 "
                f"to 3, ketamine minus saline: {_points(difference)}."
            ),
        ),
    )


def response_days() -> Picture:
    """Show how many responded on the days after one infusion, in trials with counts by day."""
    masked = courses("lii2023", outcomes_of("lii2023", "response_day"), ("ketamine", "placebo"))
    opened = courses("mathew2010_riluzole", ("response_24h", "response_72h"), ("ketamine_open",))
    first = courses("zarate2006", ("response_24h", "response_kept_1wk"), ("ketamine",))
    drawn = [masked[0], masked[1], *opened, *first]
    said = "; ".join(f"{course.name}, {course.arm}: {_shares(course)}" for course in drawn)
    return time_course_picture(
        drawn,
        CourseWords(
            labels=(
                "Lii 2023a, ketamine\nunder anaesthesia",
                "Lii 2023a, saline\nunder anaesthesia",
                "Mathew 2010, open\n(to day 3)",
                "Zarate 2006b †\n(to day 7)",
            ),
            axis="Responded, percent",
            ceiling=100,
            title="Over the first week responses fade, after saline too",
            alt=f"People who responded after one infusion. {said}.",
            caption=(
                "Counts with Wilson's 95 % interval. The Zarate 2006b mark of day 7 counts "
                f"responses kept for at least a week. {DAGGER} Trials differ in people, scales "
                "and masks."
            ),
        ),
    )


def relapse_after() -> Picture:
    """Show who relapsed once treatment ended, by how much of it there had been."""
    groups = (
        RelapseGroup("After one open infusion", _rows(STOPPED_AFTER_ONE)),
        RelapseGroup("After a course of ketamine or of ECT", _rows(STOPPED_AFTER_COURSE)),
        RelapseGroup("Randomised to placebo or to go on, after responding", _rows(WITHDRAWN)),
    )
    left_out = ", ".join(unconfirmed_outcomes("relapse"))
    course = record(STUDIES, "murrough2013_bp")
    median = _remark(course, "durability")
    return relapse_picture(
        groups,
        alt=f"Relapse after treatment. {_said(groups)}",
        caption=(
            f"{INTERVALS} People, drugs and times of follow-up differ, so rows of different "
            f"trials do not compare. Without a share to draw, {course.name}: {median.text} "
            f"Left out, as not confirmed here: {left_out}."
        ),
        cites=median.cites,
    )


def withdrawal() -> Picture:
    """Show SUSTAIN-1: those who did well on esketamine, randomised to go on or to placebo."""
    strata = (
        ("relapse_remitters", "In stable remission"),
        ("relapse_responders", "In stable response, not in remission"),
    )
    groups = tuple(
        RelapseGroup(
            heading,
            relapse_rows("daly2019_sustain1", outcome, ("esketamine", "placebo")),
            hazard_ratio("daly2019_sustain1", outcome),
        )
        for outcome, heading in strata
    )
    study = record(STUDIES, "daly2019_sustain1")
    flow, masking = _remark(study, "flow"), _remark(study, "masking")
    ratios = "; ".join(f"{group.heading.lower()}, {group.aside}" for group in groups)
    return relapse_picture(
        groups,
        alt=f"SUSTAIN-1, relapse by arm. {_said(groups)} {ratios.capitalize()}.",
        caption=f"{INTERVALS} {flow.text} {masking.text}",
        cites=tuple(dict.fromkeys((*flow.cites, *masking.cites))),
    )


def ect_trials() -> Picture:
    """Show the two trials of ketamine against ECT beside each other: they disagree."""
    return ect_picture(ect_rows())


def _rows(specs: Sequence[tuple[str, str, tuple[str, ...]]]) -> tuple[RelapseRow, ...]:
    return tuple(row for spec in specs for row in relapse_rows(*spec))


def _remark(study: Study, topic: str) -> Statement:
    return next(each for each in study.remarks if each.topic == topic)


def _said(groups: tuple[RelapseGroup, ...]) -> str:
    return " ".join(
        f"{group.heading}: "
        + "; ".join(f"{row.name}, {row.what}, {row.arm}, {row.text}" for row in group.rows)
        + "."
        for group in groups
    )


def _falls(both: list[Course]) -> str:
    return " ".join(
        f"{course.arm.capitalize()}: MADRS from {decimals(course.points[0].value, 1)} to "
        f"{decimals(course.points[1].value, 1)} on day {course.points[1].day:g} and "
        f"{decimals(course.points[-1].value, 1)} on day {course.points[-1].day:g}."
        for course in both
    )


def _shares(course: Course) -> str:
    return ", ".join(f"day {point.day:g} {point.text}" for point in course.points)


def _points(each: Estimate) -> str:
    if each.ci_low is None or each.ci_high is None:
        raise KetacourseError(f"the difference '{each.compares}' has no interval")
    return f"{decimals(each.value, 1)} points ({interval(each.ci_low, each.ci_high, 1)})"
