"""The tables of facts, each with its file and the record that a row of it becomes.

A handle such as `STUDIES` carries the kind of its records, so that type checkers know what
``records(STUDIES)`` gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ketacourse.content import base, bias, depression, mechanism, risks, teaching, trials

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Table(Generic[Record]):
    """A table of facts: the name by which lessons ask for it, its file, what its rows become."""

    name: str
    file: str
    kind: type[Record]


TABLES: dict[str, Table[Any]] = {}


def _table(name: str, file: str, kind: type[Record]) -> Table[Record]:
    table = Table(name, file, kind)
    TABLES[name] = table
    return table


STUDIES = _table("studies", "studies.toml", trials.Study)
META_ANALYSES = _table("meta_analyses", "meta_analyses.toml", trials.MetaAnalysis)
POOLINGS = _table("poolings", "poolings.toml", trials.Pooling)
POOLING_FACTS = _table("pooling_facts", "poolings.toml", base.Fact)
TRIAL_SETS = _table("trial_sets", "trial_sets.toml", trials.TrialSelection)
BIAS_DOMAINS = _table("bias_domains", "bias.toml", bias.BiasDomain)
BIAS_FACTS = _table("bias_facts", "bias.toml", base.Fact)
BIAS_READINGS = _table("bias_readings", "bias_readings.toml", bias.BiasReading)
NODES = _table("nodes", "nodes.toml", mechanism.Node)
EDGES = _table("edges", "edges.toml", mechanism.Edge)
KETAMINE_HYPOTHESES = _table(
    "ketamine_hypotheses", "ketamine_hypotheses.toml", mechanism.KetamineHypothesis
)
EXPERIMENTS = _table("experiments", "experiments.toml", mechanism.Experiment)
PATHWAY_FACTS = _table("pathway_facts", "pathway.toml", base.Fact)
PHARMACOLOGY = _table("pharmacology", "pharmacology.toml", mechanism.PharmacologyFact)
PHARMACOKINETIC_MODELS = _table(
    "pharmacokinetic_models", "pharmacology.toml", mechanism.PharmacokineticModel
)
DEPRESSION_HYPOTHESES = _table(
    "depression_hypotheses", "depression.toml", depression.DepressionHypothesis
)
RATING_SCALES = _table("rating_scales", "depression.toml", depression.RatingScale)
MEASURED_DIFFERENCES = _table(
    "measured_differences", "depression.toml", depression.MeasuredDifference
)
RODENT_MEASURES = _table("rodent_measures", "depression.toml", depression.RodentMeasure)
DEPRESSION_FACTS = _table("depression_facts", "depression.toml", base.Fact)
GLUTAMATE_FACTS = _table("glutamate_facts", "glutamate.toml", base.Fact)
ADVERSE_EVENTS = _table("adverse_events", "adverse_events.toml", risks.AdverseEventTable)
HARM_CHECKS = _table("harm_checks", "adverse_events.toml", risks.HarmCheck)
OUTCOME_MEANINGS = _table("outcome_meanings", "outcome_meanings.toml", risks.OutcomeMeaning)
BALANCES = _table("balances", "outcome_meanings.toml", risks.Balance)
RISK_FACTS = _table("risk_facts", "risk_facts.toml", risks.RiskFact)
TREATMENT_DAY = _table("treatment_day", "treatment_day.toml", risks.DaySpan)
REGULATION = _table("regulation", "regulation.toml", risks.RegulationEvent)
VIGNETTES = _table("vignettes", "vignettes.toml", risks.Vignette)
HELP_LINES = _table("help_lines", "help_lines.toml", risks.HelpLine)
MISCONCEPTIONS = _table("misconceptions", "misconceptions.toml", teaching.Misconception)
ARTICLES = _table("articles", "claims.toml", teaching.Article)
CLAIM_TRACES = _table("claim_traces", "claims.toml", teaching.ClaimTrace)
CLAIMS = _table("claims", "claims.toml", teaching.Claim)
VERDICT_ANSWERS = _table("verdict_answers", "claims.toml", teaching.VerdictAnswer)
VERDICT_KINDS = _table("verdict_kinds", "claims.toml", teaching.VerdictKind)
PARAGRAPH_POINTS = _table("paragraph_points", "claims.toml", teaching.ParagraphPoint)
GLOSSARY = _table("glossary", "glossary.toml", teaching.Term)
COURSE_FACTS = _table("course_facts", "course.toml", base.Fact)
LESSONS = _table("lessons", "lessons.toml", teaching.Lesson)
