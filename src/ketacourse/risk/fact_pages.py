"""Facts about harm on the page: by topic, and who should not have the drug, or only with care."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ketacourse.content.citations import cite_html, status_html
from ketacourse.content.library import cited, records
from ketacourse.content.risks import RiskFact
from ketacourse.display.facts import sourced_html
from ketacourse.display.page import Page
from ketacourse.display.table import scroll_box

LEFT = 'style="vertical-align:top;text-align:left"'  # JupyterLab sets cells to the right
CARE = {
    "contraindication": "Contraindications: what the rules forbid, and why",
    "caution": "Cautions: what someone must weigh",
    "interaction": "Other drugs taken at the same time",
}


def who_should_not() -> Page:
    """Show contraindications, and behind a line each cautions and interactions, with reasons."""
    every: Sequence[RiskFact] = records("risk_facts")
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
    rows = "".join(
        f'<tr><th scope="row" {LEFT}>{escape(fact.subject)}</th>'
        f"<td {LEFT}>{escape(fact.level)}</td>"
        f"<td {LEFT}>{escape(fact.text)}{_remark(fact)}</td>"
        f"<td {LEFT}>{cite_html(cited(fact.cites))}{status_html(fact.status)}</td></tr>"
        for fact in facts
    )
    heads = "".join(
        f'<th scope="col" {LEFT}>{head}</th>' for head in ("Who or what", "How firm", "Why")
    )
    made = (
        f"<table><caption>{caption}</caption><thead><tr>{heads}"
        f'<th scope="col" {LEFT}>Source</th></tr></thead><tbody>{rows}</tbody></table>'
    )
    return scroll_box(made, caption)


def _remark(fact: RiskFact) -> str:
    return f" {escape(fact.note)}" if fact.note else ""
