"""The facts of the course, each file read on first use and kept.

Every function returns frozen records; unknown ids raise a `ContentError` that names the nearest.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from ketacourse.content import base, bias, depression, mechanism, risks, teaching, trials
from ketacourse.content.citations import Citation
from ketacourse.content.csl import read_citations
from ketacourse.content.read import read_records
from ketacourse.errors import ContentError, unknown

DATA = Path(__file__).parent / "data"

# Table -> (file, record). The name of the table is the name by which lessons ask for it.
TABLES: dict[str, tuple[str, type[Any]]] = {
    "studies": ("studies.toml", trials.Study),
    "meta_analyses": ("meta_analyses.toml", trials.MetaAnalysis),
    "poolings": ("poolings.toml", trials.Pooling),
    "pooling_facts": ("poolings.toml", base.Fact),
    "trial_sets": ("trial_sets.toml", trials.TrialSelection),
    "bias_domains": ("bias.toml", bias.BiasDomain),
    "bias_facts": ("bias.toml", base.Fact),
    "bias_readings": ("bias_readings.toml", bias.BiasReading),
    "nodes": ("nodes.toml", mechanism.Node),
    "edges": ("edges.toml", mechanism.Edge),
    "ketamine_hypotheses": ("ketamine_hypotheses.toml", mechanism.KetamineHypothesis),
    "experiments": ("experiments.toml", mechanism.Experiment),
    "pathway_facts": ("pathway.toml", base.Fact),
    "pharmacology": ("pharmacology.toml", mechanism.PharmacologyFact),
    "pharmacokinetic_models": ("pharmacology.toml", mechanism.PharmacokineticModel),
    "depression_hypotheses": ("depression.toml", depression.DepressionHypothesis),
    "rating_scales": ("depression.toml", depression.RatingScale),
    "measured_differences": ("depression.toml", depression.MeasuredDifference),
    "rodent_measures": ("depression.toml", depression.RodentMeasure),
    "depression_facts": ("depression.toml", base.Fact),
    "glutamate_facts": ("glutamate.toml", base.Fact),
    "adverse_events": ("adverse_events.toml", risks.AdverseEventTable),
    "harm_checks": ("adverse_events.toml", risks.HarmCheck),
    "outcome_meanings": ("outcome_meanings.toml", risks.OutcomeMeaning),
    "balances": ("outcome_meanings.toml", risks.Balance),
    "risk_facts": ("risk_facts.toml", risks.RiskFact),
    "treatment_day": ("treatment_day.toml", risks.DaySpan),
    "regulation": ("regulation.toml", risks.RegulationEvent),
    "vignettes": ("vignettes.toml", risks.Vignette),
    "help_lines": ("help_lines.toml", risks.HelpLine),
    "misconceptions": ("misconceptions.toml", teaching.Misconception),
    "articles": ("claims.toml", teaching.Article),
    "claim_traces": ("claims.toml", teaching.ClaimTrace),
    "claims": ("claims.toml", teaching.Claim),
    "verdict_answers": ("claims.toml", teaching.VerdictAnswer),
    "verdict_kinds": ("claims.toml", teaching.VerdictKind),
    "paragraph_points": ("claims.toml", teaching.ParagraphPoint),
    "glossary": ("glossary.toml", teaching.Term),
    "course_facts": ("course.toml", base.Fact),
    "lessons": ("lessons.toml", teaching.Lesson),
}


@cache
def citations() -> dict[str, Citation]:
    """Every citation, by id."""
    return read_citations(DATA / "citations.json")


@cache
def records(table: str) -> tuple[Any, ...]:
    """All records of a table, in file order.

    Raises
    ------
    ContentError
        If there is no such table, or its file does not hold what it should.
    """
    if table not in TABLES:
        raise ContentError(unknown("table", table, TABLES))
    name, kind = TABLES[table]
    return read_records(DATA / name, table, kind)


@cache
def _by_id(table: str) -> dict[str, Any]:
    return {str(record.id): record for record in records(table)}


def record(table: str, identifier: str) -> Any:
    """One record of a table by its id."""
    known = _by_id(table)
    if identifier not in known:
        raise ContentError(unknown(f"id in {table}", identifier, known))
    return known[identifier]


def cited(ids: Iterable[str]) -> tuple[Citation, ...]:
    """The citations with these ids, in the order given."""
    known = citations()
    for identifier in ids:
        if identifier not in known:
            raise ContentError(unknown("citation", identifier, known))
    return tuple(known[identifier] for identifier in ids)
