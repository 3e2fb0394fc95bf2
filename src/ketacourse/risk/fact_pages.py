"""Facts about harm on the page: who should not have the drug, and what is known by setting.

Clinical and recreational findings stand in two columns, so that neither is taken for the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ketacourse.content.citations import cite_html, status_html
from ketacourse.content.library import cited, record, records
from ketacourse.content.risks import RiskFact
from ketacourse.content.tables import RISK_FACTS
from ketacourse.display.facts import sourced_html
from ketacourse.display.page import Page
from ketacourse.display.table import side_table
from ketacourse.errors import KetacourseError, unknown

CARE = {
    "contraindication": "Contraindications: what the rules forbid, and why",
    "caution": "Cautions: what someone must weigh",
    "interaction": "Other drugs taken at the same time",
}

LONG_TERM = ("bladder", "cognition", "dependence", "liver and bile")
SETTINGS = {
    "clinical": "Clinical use: measured doses, watched, days or weeks apart",
    "recreational": "Recreational use: unknown purity, no one watching",
}
ANCHOR = "dose-anchor"
CAPTION = "Two settings, two columns: a finding in one says little about the other"


def who_should_not() -> Page:
    """Show contraindications, and behind a line each cautions and interactions, with reasons."""
    every: Sequence[RiskFact] = records(RISK_FACTS)
    shown = {
        topic: _table(caption, [fact for fact in every if fact.topic == topic])
        for topic, caption in CARE.items()
    }
    first, *others = shown
    return Page(shown[first] + "".join(folded(CARE[topic], shown[topic]) for topic in others))


def folded(summary: str, html: str) -> str:
    """A part of a page that opens behind a line."""
    return f"<details><summary>{escape(summary)}</summary>{html}</details>"


def fact_html(fact: RiskFact) -> str:
    """A fact with its source, its remark, and where it was read when that was second-hand."""
    quality = f"({fact.source_quality}.)" if fact.source_quality else ""
    remarks = " ".join(part for part in (fact.note, quality) if part)
    return f"{sourced_html(fact.text, fact)} {escape(remarks)}".rstrip()


def _table(caption: str, facts: Sequence[RiskFact]) -> str:
    rows = [(fact.subject, (escape(fact.level), _reason(fact))) for fact in facts]
    return side_table(caption, ("How firm", "Why, and who says so"), rows, shares=(30, 70))


def _reason(fact: RiskFact) -> str:
    remark = f" {escape(fact.note)}" if fact.note else ""
    source = cite_html(cited(fact.cites)) + status_html(fact.status)
    return f"{escape(fact.text)}{remark} {source}"


def two_settings(*topics: str, anchor: bool = True) -> Page:
    """Show what is known of long-term harm in clinical and in recreational use, apart.

    Parameters
    ----------
    topics
        Topics of risk facts, such as ``bladder``; the four that have both settings when left out.
        The first stands open, the others behind a line each.
    anchor
        Begin with the usual amounts in both settings; needless where a lesson has told them.

    Raises
    ------
    KetacourseError
        If there is no fact on a topic.
    """
    chosen = topics or LONG_TERM
    known = {fact.topic for fact in records(RISK_FACTS)}
    for topic in chosen:
        if topic not in known:
            raise KetacourseError(unknown("topic of risk facts", topic, known))
    first, *others = chosen
    rest = "".join(
        folded(f"{topic.capitalize()}, in the same two columns", _settings_table(topic))
        for topic in others
    )
    return Page(f"{_anchor() if anchor else ''}{_settings_table(first)}{rest}")


def _settings_table(topic: str) -> str:
    cells = [_listed(facts_in(topic, setting)) for setting in SETTINGS]
    return side_table(CAPTION, tuple(SETTINGS.values()), [(topic.capitalize(), cells)])


def _anchor() -> str:
    fact = record(RISK_FACTS, ANCHOR)
    return f"<p>{sourced_html(fact.text, fact)} {escape(fact.note)}</p>"


def facts_in(topic: str, setting: str) -> tuple[RiskFact, ...]:
    """The facts on a topic from one setting."""
    every: Sequence[RiskFact] = records(RISK_FACTS)
    return tuple(each for each in every if each.topic == topic and each.setting == setting)


def _listed(facts: Sequence[RiskFact]) -> str:
    if not facts:
        return "nothing recorded here"
    items = "".join(f"<li>{fact_html(fact)}</li>" for fact in facts)
    return f'<ul style="padding-left:1em">{items}</ul>'
