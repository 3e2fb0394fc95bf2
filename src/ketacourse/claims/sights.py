"""What a claim points at, on the page: each record that decides it, with numbers and sources.

A sight is ``kind:id``, such as ``study:zarate2006``. What is not confirmed says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from ketacourse.claims.phrasing import estimate_text, outcome_text, percent
from ketacourse.claims.sourcing import sourced
from ketacourse.content.base import Sourced, Status
from ketacourse.content.check import KINDS
from ketacourse.content.citations import cite_html
from ketacourse.content.depression import DepressionHypothesis
from ketacourse.content.library import cited, record
from ketacourse.content.mechanism import Edge, Experiment, KetamineHypothesis, Node
from ketacourse.content.risks import AdverseEvent, AdverseEventTable, RegulationEvent
from ketacourse.content.tables import NODES
from ketacourse.content.trials import MetaAnalysis, Outcome, Pooling, Study
from ketacourse.display.facts import sentence_of
from ketacourse.display.text import to_inline_html
from ketacourse.display.words import counted

MOST_LINES = 5
REMARKS = ("design", "durability", "misquotation")
TOOLS = {
    "NBQX": "it blocks AMPA receptors",
    "PCPA": "it stops the making of serotonin",
    "Tph2": "the enzyme that makes serotonin in the brain",
    "5,7-DHT": "it destroys serotonin neurons",
    "5-HT1B": "a serotonin receptor",
    "SV2A PET": "a scan of the density of synapses",
    "mPFC": "medial prefrontal cortex",
    "Drd1": "with the dopamine receptor D1",
    "Drd2": "with the dopamine receptor D2",
    "Muscimol": "it silences neurons for a while",
}


def sight_html(sight: str) -> str:
    """One record as a list item's content: its name, what it says, who says so.

    Parameters
    ----------
    sight
        ``kind:id``, as claims carry it.

    Raises
    ------
    ContentError
        If there is no such record.
    """
    kind, _, identifier = sight.partition(":")
    found = record(KINDS[kind], identifier)
    return _WRITERS.get(type(found), _sentence)(found)


def _study(study: Study) -> str:
    people = f", {study.randomised:,} randomised" if study.randomised else ""
    remarks = [sourced(each.text, each) for each in study.remarks if each.topic in REMARKS]
    results = [each for each in study.outcomes if _is_result(each)]
    outcomes = [sourced(outcome_text(each, study), each) for each in results[:MOST_LINES]]
    more = len(study.outcomes) - len(outcomes)
    rest = [f"Its record holds {more} more results."] if more > 1 else []
    return _folded(f"{study.name} ({study.design}{people})", (*remarks, *outcomes, *rest))


def _is_result(outcome: Outcome) -> bool:
    """Whether an outcome says something of the treatment that may be stated."""
    return outcome.status is not Status.UNCONFIRMED and "baseline" not in outcome.id


def _meta_analysis(found: MetaAnalysis) -> str:
    rows = []
    for row in found.pooled[:MOST_LINES]:
        size = f" ({counted(row.trials, 'trial')})" if row.trials else ""
        effect = estimate_text(row.estimate) if row.estimate else row.text
        rows.append(sourced(f"{row.comparison}, {row.outcome}{size}: {effect}", row))
    remarks = [sourced(each.text, each) for each in found.remarks if each.topic in REMARKS]
    return _folded(f"{found.name}, a meta-analysis", (*rows, *remarks))


def _pooling(found: Pooling) -> str:
    lines = [sourced(f"Published: {estimate_text(each)}.", found) for each in found.published]
    lines += [f"Computed again here: {escape(estimate_text(each))}." for each in found.recomputed]
    return _folded(found.name, lines)


def _node(found: Node) -> str:
    return sourced(f"**{found.name}:** {found.description}", found)


def _edge(found: Edge) -> str:
    ends = [record(NODES, each).name for each in (found.source, found.target)]
    verb = {1: "raises", -1: "lowers", 0: "acts on"}[found.sign]
    text = f"**{ends[0]} {verb} {ends[1]}:** {found.mechanism} ({found.strength} evidence)."
    against = f" Against it: {found.counter_evidence}" if found.counter_evidence else ""
    sources = f" {cite_html(cited(found.counter_cites))}" if against else ""
    return sourced(text, found) + escape(against) + sources


def _experiment(found: Experiment) -> str:
    text = f"**{_spelt(found.perturbation)} ({found.species}):** {_spelt(found.interpretation)}"
    return sourced(text, found)


def _spelt(text: str) -> str:
    """Tools of a laboratory with what they do, which their short names do not tell."""
    for short, meaning in TOOLS.items():
        text = re.sub(rf"(?<![\w-]){re.escape(short)}(?![\w-])", f"{short} ({meaning})", text)
    return text


def _hypothesis(found: KetamineHypothesis) -> str:
    text = (
        f"**The account “{found.name}”:** {found.standing.removesuffix('.')}. "
        f"Strongest challenge: {found.strongest_challenge}"
    )
    return sourced(text, found)


def _depression(found: DepressionHypothesis) -> str:
    counts = [
        sum(each.direction == wanted for each in found.evidence)
        for wanted in ("supports", "contradicts")
    ]
    cites = dict.fromkeys(cite for each in found.evidence for cite in each.cites)
    return (
        f"<strong>{escape(found.name)}:</strong> {to_inline_html(found.verdict, maths='tex')} "
        f"{counted(counts[0], 'finding')} for it and {counts[1]} against it "
        f"{cite_html(cited(cites))}"
    )


def _adverse_events(found: AdverseEventTable) -> str:
    shown = [_event(each, found) for each in found.events if each.kind == "harm"]
    lines = [each for each in shown if each][:MOST_LINES]
    arms = sourced(f"{found.treatment} against {found.control}", found)
    return _folded(found.title, (arms, *lines))


def _event(event: AdverseEvent, found: AdverseEventTable) -> str:
    """One event with its counts in both arms; empty where it was not counted."""
    pairs = (
        (event.events_treatment, event.total_treatment or found.total_treatment),
        (event.events_control, event.total_control or found.total_control),
    )
    counted = [f"{n:,} of {of:,} ({percent(n, of)})" for n, of in pairs if n is not None and of]
    return escape(f"{event.event}: {' against '.join(counted)}") if len(counted) == 2 else ""


def _regulation(found: RegulationEvent) -> str:
    return sourced(f"**{found.date}, {found.region}:** {found.event}", found)


def _sentence(found: Sourced) -> str:
    return sourced(sentence_of(found), found)


def _folded(name: str, lines: Iterable[str]) -> str:
    """A record with many numbers: its name, which opens them."""
    items = "".join(f"<li>{line}</li>" for line in lines)
    return f"<details><summary>{escape(name)}</summary><ul>{items}</ul></details>"


_WRITERS: dict[type[Any], Callable[[Any], str]] = {
    Study: _study,
    MetaAnalysis: _meta_analysis,
    Pooling: _pooling,
    Node: _node,
    Edge: _edge,
    Experiment: _experiment,
    KetamineHypothesis: _hypothesis,
    DepressionHypothesis: _depression,
    AdverseEventTable: _adverse_events,
    RegulationEvent: _regulation,
}
