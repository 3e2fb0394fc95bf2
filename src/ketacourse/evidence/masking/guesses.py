"""Real trials and their masks: what participants guessed, where anybody asked.

Figures come from the study records; a trial without figures keeps its place, in words.
"""

from __future__ import annotations

from dataclasses import dataclass

from ketacourse.content.base import Statement, Status
from ketacourse.content.library import record
from ketacourse.content.tables import STUDIES
from ketacourse.content.trials import ArmResult, Outcome, Study
from ketacourse.errors import KetacourseError, unknown
from ketacourse.evidence.masking.blinding import Guesses
from ketacourse.evidence.trials.records import outcome_of, refuse_unconfirmed
from ketacourse.statistics.shares import Share


@dataclass(frozen=True, slots=True)
class Counted:
    """Where a record counts guesses: of `who`, and those that were ``right`` or ``wrong``."""

    study: str
    outcome: str
    who: str
    which: str


COUNTED = (
    Counted("lii2023", "guessed_right", "patients", "right"),
    Counted("shiroma2020", "patients_guessed_wrong_counts", "patients", "wrong"),
    Counted("shiroma2020", "raters_guessed_wrong", "raters", "wrong"),
    Counted("sumner2020", "guessed_right", "patients", "right"),
)
# Trials whose records say something of the mask, but hold no figure of guesses.
IN_WORDS = (
    "jelovac2025_karmadep2",
    "murrough2013_ajp",
    "popova2019_transform2",
    "daly2019_sustain1",
    "loo2023_kads",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessRow:
    """People of one trial, of one arm where `arm` is given, and the share who guessed right.

    `percent_right` runs from 0 to 100; `counts` stands where people were counted.
    """

    study: str
    name: str
    arm: str
    who: str
    percent_right: float
    counts: Share | None
    status: Status
    cites: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskRemark:
    """What a record says of a mask without figures; `confirmed` tells whether it may be stated."""

    study: str
    name: str
    text: str
    confirmed: bool
    cites: tuple[str, ...]


def guess_rows() -> tuple[GuessRow, ...]:
    """Every figure of guesses in the records, an arm a row where arms are told apart."""
    return tuple(row for counted in COUNTED for row in _rows(counted))


def mask_remarks() -> tuple[MaskRemark, ...]:
    """What is known in words of the masks of other trials."""
    return tuple(_remark(record(STUDIES, identifier)) for identifier in IN_WORDS)


def published_guesses(study: str) -> tuple[Guesses, ...]:
    """Counted guesses of the patients of a trial, an arm each, for `bang_index`.

    Where people who did not know are not on record, `unsure` is 0.

    Parameters
    ----------
    study
        Id of a study, such as ``shiroma2020``.

    Raises
    ------
    KetacourseError
        If there is no such trial, or its record has no counts by arm.
    """
    known = {row.study for row in guess_rows()}
    if study not in known:
        raise KetacourseError(unknown("trial with guesses", study, known))
    asked = (row for row in guess_rows() if (row.study, row.who) == (study, "patients"))
    arms = [
        Guesses(row.arm, row.counts.count, row.counts.total - row.counts.count)
        for row in asked
        if row.counts
    ]
    if not arms:
        raise KetacourseError(
            f"'{study}' tells how many guessed right without counts for each arm, so no index of "
            "an arm can be made from it; guess_table() shows what it tells"
        )
    return tuple(arms)


def _rows(counted: Counted) -> list[GuessRow]:
    study = record(STUDIES, counted.study)
    outcome = outcome_of(study, counted.outcome)
    refuse_unconfirmed(f"'{study.name}', outcome '{counted.outcome}'", outcome)
    labels = {arm.id: arm.label for arm in study.arms} | {"": ""}  # "" is the whole trial
    return [_row(study, outcome, counted, result, labels[result.arm]) for result in outcome.results]


def _row(study: Study, outcome: Outcome, counted: Counted, result: ArmResult, arm: str) -> GuessRow:
    counts = _right(result, counted.which)
    return GuessRow(
        study=study.id,
        name=study.name,
        arm=arm,
        who=counted.who,
        percent_right=_percent(result, counts, counted.which),
        counts=counts,
        status=outcome.status,
        cites=outcome.cites,
        note=outcome.note,
    )


def _right(result: ArmResult, which: str) -> Share | None:
    if result.events is None or result.total is None:
        return None
    right = result.events if which == "right" else result.total - result.events
    return Share(right, result.total)


def _percent(result: ArmResult, counts: Share | None, which: str) -> float:
    if counts is not None:
        return 100 * counts.count / counts.total
    if result.percent is None:
        raise KetacourseError(f"arm '{result.arm}': neither counts nor a percentage of guesses")
    return result.percent if which == "right" else 100 - result.percent


def _remark(study: Study) -> MaskRemark:
    said: list[Statement] = [each for each in study.remarks if each.topic == "masking"]
    first = said[0]
    return MaskRemark(
        study=study.id,
        name=study.name,
        text=first.text,
        confirmed=first.status is not Status.UNCONFIRMED,
        cites=first.cites,
    )
