"""Facts about harm on the page: by topic, and who should not have the drug, or only with care."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ketacourse.content.citations import cite_html, status_html
from ketacourse.content.library import cited, records
from ketacourse.content.risks import RiskFact
from ketacourse.display.facts import Page, sourced_html
from ketacourse.errors import KetacourseError, listing, unknown

SETTING_NAMES = ("clinical", "recreational")
CARE = {
    "contraindication": "Contraindications and cautions: what the rules say, and why",
    "interaction": "Other drugs taken at the same time",
}


def facts_about(topic: str, setting: str = "") -> Page:
    """List every fact on a topic, each with its source, its remark and how sure it is.

    Parameters
    ----------
    topic
        Topic of risk facts, such as ``bladder``, ``consent`` or ``advertising``.
    setting
        ``clinical`` or ``recreational``; both, each in a list of its own, when left out.

    Raises
    ------
    KetacourseError
        If there is no such topic or setting.
    """
    every: Sequence[RiskFact] = records("risk_facts")
    topics = {fact.topic for fact in every}
    if topic not in topics:
        raise KetacourseError(unknown("topic of risk facts", topic, topics))
    if setting and setting not in SETTING_NAMES:
        raise KetacourseError(f"setting '{setting}'; choose from {listing(SETTING_NAMES)}")
    found = [fact for fact in every if fact.topic == topic and setting in ("", fact.setting)]
    groups = {
        name: [fact for fact in found if fact.setting == name] for name in ("", *SETTING_NAMES)
    }
    return Page("".join(_group(name, facts) for name, facts in groups.items() if facts))


def who_should_not() -> Page:
    """Show contraindications, cautions and interactions: whom it concerns, how firmly, and why."""
    every: Sequence[RiskFact] = records("risk_facts")
    rules = [fact for fact in every if fact.topic in ("contraindication", "caution")]
    others = [fact for fact in every if fact.topic == "interaction"]
    return Page(_table(CARE["contraindication"], rules) + _table(CARE["interaction"], others))


def fact_html(fact: RiskFact) -> str:
    """A fact with its source, its remark, and where it was read when that was second-hand."""
    quality = f"({fact.source_quality}.)" if fact.source_quality else ""
    remarks = " ".join(part for part in (fact.note, quality) if part)
    return f"{sourced_html(fact.text, fact)} {escape(remarks)}".rstrip()


def _group(setting: str, facts: Sequence[RiskFact]) -> str:
    title = f"<p><strong>In {setting} use</strong></p>" if setting else ""
    return f"{title}<ul>{''.join(f'<li>{fact_html(fact)}</li>' for fact in facts)}</ul>"


def _table(caption: str, facts: Sequence[RiskFact]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(fact.subject)}</th><td>{escape(fact.level)}</td>'
        f"<td>{escape(fact.text)}{_remark(fact)}</td>"
        f"<td>{cite_html(cited(fact.cites))}{status_html(fact.status)}</td></tr>"
        for fact in facts
    )
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Who or what", "How firm", "Why"))
    return (
        f"<table><caption>{caption}</caption><thead><tr>{heads}"
        f'<th scope="col">Source</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _remark(fact: RiskFact) -> str:
    return f" {escape(fact.note)}" if fact.note else ""
