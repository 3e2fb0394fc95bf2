"""How a citation changes on its way: a sentence in circulation, followed from paper to page.

Two papers carry most of it. Both are Murrough and colleagues, both of 2013; one is a trial with a
control and one infusion, the other six infusions without any control. A third, Zarate 2006b, lends
its 71 % to the journal of the second, whose own number is 70.8 %.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from ketacourse.claims.phrasing import arm_name, outcome_text
from ketacourse.claims.sourcing import sourced
from ketacourse.claims.verdicts import article_name
from ketacourse.content.base import Sourced, Status
from ketacourse.content.citations import cite_html
from ketacourse.content.library import cited, record, records
from ketacourse.content.tables import CLAIM_TRACES, CLAIMS, STUDIES
from ketacourse.content.teaching import Claim, ClaimTrace
from ketacourse.content.trials import Outcome, Study
from ketacourse.display.covered import Covered
from ketacourse.display.page import Page
from ketacourse.display.table import side_table
from ketacourse.display.words import agreeing
from ketacourse.errors import KetacourseError
from ketacourse.statistics.shares import Share

# The results that were run together: study and outcome, in the order of their telling.
RUN_TOGETHER = (
    ("zarate2006", "response_24h"),
    ("murrough2013_bp", "response_end"),
    ("murrough2013_ajp", "response_24h"),
)


@dataclass(frozen=True, slots=True)
class Count:
    """People who responded in one arm of one study, and when that was judged."""

    study: Study
    outcome: Outcome
    arm: str
    share: Share

    @property
    def name(self) -> str:
        """The study and its arm."""
        return f"{self.study.name}: {arm_name(self.study, self.arm)}"


def how_it_changed(trace: str) -> Covered:
    """Follow a sentence in circulation step by step, to what its sources say.

    It gives our verdict away, so it is covered until a reader has judged.

    Parameters
    ----------
    trace
        Id of a trace, such as ``seventy-percent``, ``thirty-five-percent`` or
        ``murrough-many-infusions``.

    Raises
    ------
    ContentError
        If there is no such trace; the nearest is named.
    """
    found = record(CLAIM_TRACES, trace)
    steps = (
        ("It may have grown from", _listed(found.likely_sources)),
        ("It became, on web pages", f"“{escape(found.says)}”"),
        *(("In the words of", _told(record(CLAIMS, each))) for each in found.claims),
        ("Followed home", sourced(found.evidence, found)),
        ("A better sentence", escape(found.better)),
    )
    lines = "".join(f"<li><strong>{name}:</strong> {text}</li>" for name, text in steps if text)
    note = f"<p>{escape(found.note)}</p>" if found.note else ""
    return Covered(_to_judge_first(found), f"<ol>{lines}</ol>{note}")


def _listed(sources: Sequence[str]) -> str:
    """Likely sources as a list; empty where none is known."""
    lines = "".join(f"<li>{escape(each)}</li>" for each in sources)
    return f"<ul>{lines}</ul>" if lines else ""


def _told(claim: Claim) -> str:
    return f"{article_name(claim)}, in our paraphrase: {escape(claim.says)}"


def _to_judge_first(trace: ClaimTrace) -> str:
    order = [claim.id for claim in records(CLAIMS)]
    numbers = [str(order.index(each) + 1) for each in trace.claims]
    if not numbers:
        return "Show how the sentence changed"
    claims = f"{agreeing(len(numbers), 'claim')} {' and '.join(numbers)}"
    return f"Judge {claims} first, then open how the sentence changed"


def side_by_side(*studies: str) -> Page:
    """Set studies beside each other, so that they cannot be taken for one another.

    Parameters
    ----------
    studies
        Ids of two or more studies, such as ``murrough2013_ajp`` and ``murrough2013_bp``.

    Raises
    ------
    KetacourseError
        If there are fewer than two.
    ContentError
        If there is no such study; the nearest is named.
    """
    if len(studies) < 2:
        raise KetacourseError(f"one study has nothing beside it; name two or more, got {studies}")
    found = [record(STUDIES, each) for each in studies]
    rows = [(name, [tell(study) for study in found]) for name, tell in ROWS.items()]
    return Page(side_table("Studies side by side", [study.name for study in found], rows))


def _journal(study: Study) -> str:
    source = cited(study.cites)[0]
    return f"{escape(source.container)} {source.year} {cite_html([source])}"


def _remarks(study: Study, topic: str) -> str:
    """What a study says of itself on one topic, as far as that was read."""
    lines = [each for each in study.remarks if each.topic == topic and _may_be_stated(each)]
    return "<br>".join(sourced(each.text, each) for each in lines) or "not read"


def _responses(study: Study) -> str:
    lines = [each for each in study.outcomes if "response" in each.id and _may_be_stated(each)]
    return "<br>".join(sourced(outcome_text(each, study), each) for each in lines) or "not read"


def _may_be_stated(fact: Sourced) -> bool:
    return fact.status is not Status.UNCONFIRMED


ROWS: dict[str, Callable[[Study], str]] = {
    "Journal": _journal,
    "Design": lambda study: _remarks(study, "design"),
    "Beside it": lambda study: _remarks(study, "comparator"),
    "People": lambda study: _remarks(study, "flow"),
    "Response": _responses,
    "How long": lambda study: _remarks(study, "durability"),
}


def run_together() -> tuple[Count, ...]:
    """The responses behind the popular 70 %, arm by arm, as they were counted.

    Returns
    -------
    tuple of Count
        Arms whose counts are confirmed or read second-hand; nothing unconfirmed.
    """
    return tuple(
        Count(study, outcome, result.arm, Share(result.events, result.total))
        for study, outcome in _told_as_one()
        for result in outcome.results
        if result.events is not None and result.total is not None
    )


def _told_as_one() -> list[tuple[Study, Outcome]]:
    found = []
    for study_id, outcome_id in RUN_TOGETHER:
        study = record(STUDIES, study_id)
        outcome = next(each for each in study.outcomes if each.id == outcome_id)
        if _may_be_stated(outcome):
            found.append((study, outcome))
    return found
