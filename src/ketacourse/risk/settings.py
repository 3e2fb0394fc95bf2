"""Clinical and recreational findings in two columns, so that neither is taken for the other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ketacourse.content.library import record, records
from ketacourse.content.risks import RiskFact
from ketacourse.display.facts import Page, sourced_html
from ketacourse.errors import KetacourseError, unknown
from ketacourse.risk.fact_pages import fact_html

TOP = 'style="vertical-align:top;text-align:left"'
LONG_TERM = ("bladder", "cognition", "dependence", "liver and bile")
SETTINGS = {
    "clinical": "Clinical use: measured doses, watched, days or weeks apart",
    "recreational": "Recreational use: unknown purity, no one watching",
}
ANCHOR = "dose-anchor"


def two_settings(*topics: str) -> Page:
    """Show what is known of long-term harm in clinical and in recreational use, apart.

    Parameters
    ----------
    topics
        Topics of risk facts, such as ``bladder``; the four that have both settings when left out.

    Raises
    ------
    KetacourseError
        If there is no fact on a topic.
    """
    chosen = topics or LONG_TERM
    known = {fact.topic for fact in records("risk_facts")}
    for topic in chosen:
        if topic not in known:
            raise KetacourseError(unknown("topic of risk facts", topic, known))
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in SETTINGS.values())
    rows = "".join(_row(topic) for topic in chosen)
    anchor = record("risk_facts", ANCHOR)
    return Page(
        f"<p>{sourced_html(anchor.text, anchor)} {escape(anchor.note)}</p>"
        f"<table><caption>Two settings, two columns: a finding in one says little about the "
        f'other</caption><thead><tr><th scope="col">Topic</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def facts_in(topic: str, setting: str) -> tuple[RiskFact, ...]:
    """The facts on a topic from one setting."""
    every: Sequence[RiskFact] = records("risk_facts")
    return tuple(each for each in every if each.topic == topic and each.setting == setting)


def _row(topic: str) -> str:
    cells = "".join(f"<td {TOP}>{_listed(facts_in(topic, setting))}</td>" for setting in SETTINGS)
    return f'<tr><th scope="row" {TOP}>{escape(topic)}</th>{cells}</tr>'


def _listed(facts: Sequence[RiskFact]) -> str:
    if not facts:
        return "nothing recorded here"
    items = "".join(f"<li>{fact_html(fact)}</li>" for fact in facts)
    return f"<ul>{items}</ul>"
