"""Clinical and recreational findings in two columns, so that neither is taken for the other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ketacourse.content.library import record, records
from ketacourse.content.risks import RiskFact
from ketacourse.display.facts import sourced_html
from ketacourse.display.page import Page
from ketacourse.display.table import scroll_box
from ketacourse.errors import KetacourseError, unknown
from ketacourse.risk.fact_pages import LEFT, fact_html, folded

LONG_TERM = ("bladder", "cognition", "dependence", "liver and bile")
SETTINGS = {
    "clinical": "Clinical use: measured doses, watched, days or weeks apart",
    "recreational": "Recreational use: unknown purity, no one watching",
}
ANCHOR = "dose-anchor"
CAPTION = "Two settings, two columns: a finding in one says little about the other"


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
    known = {fact.topic for fact in records("risk_facts")}
    for topic in chosen:
        if topic not in known:
            raise KetacourseError(unknown("topic of risk facts", topic, known))
    first, *others = chosen
    rest = "".join(
        folded(f"{topic.capitalize()}, in the same two columns", _table(topic)) for topic in others
    )
    return Page(f"{_anchor() if anchor else ''}{_table(first)}{rest}")


def _table(topic: str) -> str:
    heads = "".join(f'<th scope="col" {LEFT}>{escape(name)}</th>' for name in SETTINGS.values())
    made = (
        f"<table><caption>{CAPTION}</caption><thead><tr>"
        f'<th scope="col" {LEFT}>Topic</th>{heads}</tr></thead>'
        f"<tbody>{_row(topic)}</tbody></table>"
    )
    return scroll_box(made, f"{topic.capitalize()} in two settings")


def _anchor() -> str:
    fact = record("risk_facts", ANCHOR)
    return f"<p>{sourced_html(fact.text, fact)} {escape(fact.note)}</p>"


def facts_in(topic: str, setting: str) -> tuple[RiskFact, ...]:
    """The facts on a topic from one setting."""
    every: Sequence[RiskFact] = records("risk_facts")
    return tuple(each for each in every if each.topic == topic and each.setting == setting)


def _row(topic: str) -> str:
    cells = "".join(f"<td {LEFT}>{_listed(facts_in(topic, setting))}</td>" for setting in SETTINGS)
    return f'<tr><th scope="row" {LEFT}>{escape(topic)}</th>{cells}</tr>'


def _listed(facts: Sequence[RiskFact]) -> str:
    if not facts:
        return "nothing recorded here"
    items = "".join(f"<li>{fact_html(fact)}</li>" for fact in facts)
    return f"<ul>{items}</ul>"
