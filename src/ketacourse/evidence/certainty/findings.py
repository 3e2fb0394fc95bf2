"""Summary of findings in the manner of GRADE: the effect, in people, and how sure we are of it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from ketacourse.display.table import Table, table
from ketacourse.errors import KetacourseError, brief
from ketacourse.evidence.certainty.absolute import APPLY, AbsoluteEffect, Baseline, absolute_effect
from ketacourse.evidence.certainty.grade import Certainty, Reasons, judge_certainty

if TYPE_CHECKING:
    from ketacourse.evidence.pooling.pooled import Pooled

COLUMNS = (
    "Outcome",
    "Trials",
    "Effect (95 % interval)",
    "With the comparator",
    "With the treatment (95 % interval)",
    "Difference (95 % interval)",
    "Certainty",
)
NO_PEOPLE = "not counted in people"


@dataclass(frozen=True, slots=True)
class SummaryOfFindings:
    """One outcome: the pooled effect, what it means in people where it can, and the certainty."""

    outcome: str
    studies: int
    effect: str
    absolute: AbsoluteEffect | None
    certainty: Certainty

    def __repr__(self) -> str:
        people = f"{self.absolute}; " if self.absolute else ""
        sure = f"{self.certainty.symbols} {self.certainty.word} certainty"
        return f"{self.outcome}: {self.effect}; {people}{sure}"

    def _repr_html_(self) -> str:
        return f"{self.table().html()}{self.reasons().html()}<p>{escape(self._note())}</p>"

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of this outcome in a table of several."""
        people = self.absolute
        counted = (
            (people.without, people.with_treatment, people.difference)
            if people
            else (NO_PEOPLE, NO_PEOPLE, NO_PEOPLE)
        )
        certainty = f"{self.certainty.symbols} {self.certainty.word}"
        return (self.outcome, str(self.studies), self.effect, *counted, certainty)

    def table(self) -> Table:
        """Give the summary as one row."""
        return table(COLUMNS, [self.cells], caption="Summary of findings")

    def reasons(self) -> Table:
        """Give every step up or down with its reason."""
        design = self.certainty.design
        rows = [(step.domain, step.words, step.reason) for step in self.certainty.steps]
        return table(("Domain", "Step", "Reason"), rows, caption=f"Why: {design} studies")

    def _note(self) -> str:
        source = (
            f" With the comparator: {self.absolute.baseline_from}; the interval holds the doubt of "
            "the effect, not that of this baseline."
            if self.absolute
            else ""
        )
        sure = self.certainty
        return f"{sure.word.capitalize()} certainty: {sure.meaning}.{source}"


def summary_of_findings(
    pooled: Pooled,
    *,
    outcome: str,
    reasons: Reasons | Certainty,
    baseline: Baseline | None = None,
    per: int = 100,
) -> SummaryOfFindings:
    """Sum up one outcome as GRADE does.

    Parameters
    ----------
    pooled
        From `pool`.
    outcome
        What was measured, and when.
    reasons
        For each domain the steps and the reason, such as ``{"imprecision": (-1, "62 people")}``;
        ``risk of bias``, ``inconsistency``, ``indirectness``, ``imprecision`` and ``publication
        bias`` must be there, if only with 0 steps. What `judge_certainty` gave will do as well;
        it also takes studies that were not randomised.
    baseline
        Needed where events were pooled: the probability of the outcome with the comparator, 0 to
        1, and where it comes from, such as ``(0.28, "the midazolam arms")``.
    per
        100 or 1,000 people.

    Raises
    ------
    KetacourseError
        If the outcome has no name, a domain or its reason is missing, or a baseline is missing,
        has no source, or stands beside an effect that is not about events.
    """
    if not isinstance(outcome, str) or not outcome.strip():
        raise KetacourseError(f"outcome is {brief(outcome)}; say what was measured and when")
    if baseline is None and pooled.measure in APPLY:
        raise KetacourseError(
            f"a {pooled.scale.words} needs a baseline to be told in people; give the probability "
            'of the outcome with the comparator and its source, such as (0.3, "the placebo arms")'
        )
    sure = reasons if isinstance(reasons, Certainty) else judge_certainty(reasons)
    return SummaryOfFindings(
        outcome=outcome.strip(),
        studies=pooled.studies,
        effect=f"{pooled.scale.words} {pooled.text}",
        absolute=None if baseline is None else absolute_effect(pooled, baseline, per=per),
        certainty=sure,
    )


def findings_table(*summaries: SummaryOfFindings) -> Table:
    """Put several outcomes under one another, as a summary of findings is published.

    Raises
    ------
    KetacourseError
        If there are none.
    """
    if not summaries:
        raise KetacourseError("no summary was given; make them with summary_of_findings")
    return table(COLUMNS, [each.cells for each in summaries], caption="Summary of findings")
