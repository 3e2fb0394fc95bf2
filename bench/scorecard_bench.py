"""The knock-out lab: one prediction, the whole scorecard, papers left out, signs shuffled."""

from __future__ import annotations

from bench.table import Row, median_ms
from ketacourse.content.library import records
from ketacourse.pathway.model import influence, perturb
from ketacourse.pathway.scores import chance, scoring


def _forget() -> None:
    for kept in (
        influence.account,
        perturb.direction,
        scoring.scorecard,
        scoring.leave_one_paper_out,
        chance.baselines,
        chance.dealt_verdicts,
        chance.dealt_signs,
    ):
        kept.cache_clear()


def _scorecard() -> None:
    _forget()
    scoring.scorecard()


def _left_out() -> None:
    _forget()
    scoring.leave_one_paper_out()


def _baselines() -> None:
    _forget()
    chance.baselines()


def measure() -> list[Row]:
    """Everything from the records on, nothing kept from an earlier run."""
    for name in ("nodes", "edges", "experiments", "ketamine_hypotheses"):
        records(name)
    spoken = sum(len(scoring.scorecard().spoken(which)) for which in scoring.columns())
    one = median_ms(lambda: perturb.predict({"mtorc1": -1}), 21)
    small = median_ms(lambda: perturb.predict({"mtorc1": -1}, hypotheses=1), 21)
    return [
        Row("predict, one hypothesis", small, budget=50),
        Row("predict, whole graph", one, budget=50),
        Row(f"scorecard, {spoken} predictions made", median_ms(_scorecard, 3), budget=2000),
        Row("scorecard, papers left out", median_ms(_left_out, 3), budget=2000),
        Row(f"scorecard and {chance.DEALS} shuffles", median_ms(_baselines, 3), budget=20000),
    ]
