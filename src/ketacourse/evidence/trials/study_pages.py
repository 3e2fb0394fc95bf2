"""What the record of a study says, on the page: sourced remarks, and results arm by arm.

Lessons show a trial with these instead of typing its figures again. What is not confirmed is marked
so, and what was only read second-hand is named at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ketacourse.content.base import Sourced, Statement, Status
from ketacourse.content.library import record
from ketacourse.content.tables import STUDIES
from ketacourse.content.trials import ArmResult, MetaAnalysis, Outcome, Study
from ketacourse.display.estimates import estimate_text
from ketacourse.display.facts import sourced_html
from ketacourse.display.page import Page
from ketacourse.display.words import as_typed, counted
from ketacourse.errors import KetacourseError, unknown

OUR_COUNTS = "Counts are our arithmetic from published figures."


def study_facts(study: str, *topics: str) -> Page:
    """Show what is recorded about a study in words, topic by topic.

    Parameters
    ----------
    study
        Id of a study.
    topics
        Such as ``design`` or ``masking``, in the order wanted; all that there are, if none.

    Raises
    ------
    KetacourseError
        If there is no such study, or its record says nothing on a topic.
    """
    found = record(STUDIES, study)
    shown = remarks_on(found, topics)
    lines = [
        f"<strong>{_heading(topic)}:</strong> {sourced_html(each.text, each)}"
        for topic, each in shown
    ]
    return _page(found.name, lines, shown)


def remarks_on(found: Study | MetaAnalysis, topics: Sequence[str]) -> list[tuple[str, Statement]]:
    """Remarks of a record, topic by topic in the order wanted; all that there are, if none.

    Raises
    ------
    KetacourseError
        If the record says nothing on a topic.
    """
    known = list(dict.fromkeys(each.topic for each in found.remarks))
    for topic in topics:
        if topic not in known:
            raise KetacourseError(unknown(f"topic of {found.name}", topic, known))
    return [
        (topic, each) for topic in topics or known for each in found.remarks if each.topic == topic
    ]


def study_results(study: str, *outcomes: str) -> Page:
    """Show results of a study: every arm, then the effect as published.

    Our own effects are left out, for lessons compute them in front of the reader.

    Parameters
    ----------
    study
        Id of a study.
    outcomes
        Ids of its outcomes, in the order wanted.

    Raises
    ------
    KetacourseError
        If there is no such study or outcome, or no outcome is named.
    """
    found = record(STUDIES, study)
    known = {each.id: each for each in found.outcomes}
    for outcome in outcomes or ("",):
        if outcome not in known:
            raise KetacourseError(unknown(f"outcome of {found.name}", outcome, known))
    shown = [(known[outcome].name, known[outcome]) for outcome in outcomes]
    lines = [
        f"<strong>{_heading(name)}:</strong> {sourced_html(_result_text(each, found), each)}"
        for name, each in shown
    ]
    return _page(found.name, lines, shown)


def _heading(words: str) -> str:
    return escape(words[:1].upper() + words[1:])


def _page(name: str, lines: Sequence[str], shown: Sequence[tuple[str, Sourced]]) -> Page:
    bullets = "".join(f"<li>{line}</li>" for line in lines)
    return Page(f"<p><strong>{escape(name)}</strong></p><ul>{bullets}</ul>{_second_hand(shown)}")


def _second_hand(shown: Sequence[tuple[str, Sourced]]) -> str:
    """Say what was read only in copies, since a reader may have the paper in hand."""
    told = dict.fromkeys(topic for topic, each in shown if each.status is Status.SECONDARY)
    if not told:
        return ""
    confirmed = {topic for topic, each in shown if each.status is Status.VERIFIED}
    which = f": {'; '.join(told)}" if confirmed - set(told) else ""
    return f"<p>Read here only in second-hand copies{escape(which)}.</p>"


def _result_text(outcome: Outcome, study: Study) -> str:
    labels = {arm.id: arm.label.partition(",")[0] for arm in study.arms}
    labels[""] = "the whole trial"
    parts = [f"{labels[each.arm]}, {_arm_text(each)}" for each in outcome.results]
    parts += [estimate_text(each) for each in outcome.estimates if not each.derived]
    if outcome.p_value:
        parts.append(f"p {outcome.p_value}")
    counted = any(each.events is not None for each in outcome.results)
    ours = f" {OUR_COUNTS}" if outcome.derived and counted else ""
    return f"{'; '.join(parts) or outcome.note.rstrip('.')}.{ours}"


def _arm_text(result: ArmResult) -> str:
    if result.events is not None and result.total:
        share = f"{100 * result.events / result.total:.0f} %"
        return f"{result.events:,} of {result.total:,} people ({share})"
    if result.percent is not None:
        return f"{as_typed(result.percent)} %"
    people = f" in {counted(result.total, 'person')}" if result.total else ""
    spread = f", SD {as_typed(result.sd)}" if result.sd is not None else ""
    mean = "not known here" if result.mean is None else f"mean {as_typed(result.mean)}"
    return f"{mean}{spread}{people}"
