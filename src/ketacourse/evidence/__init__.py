"""Lessons 06 to 08: reading, pooling and doubting trials.

The names below are what the lessons use; each is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ketacourse.names import lazy

_HOMES = {
    "BangIndex": "masking.blinding",
    "EffectSizes": "effects.sizes",
    "Guesses": "masking.blinding",
    "Pooled": "pooling.pooled",
    "Trial": "trials.trial",
    "TrialDesign": "masking.design",
    "TrialSet": "trials.sets",
    "bang_index": "masking.blinding",
    "bias_reading": "bias.assessments",
    "bias_readings": "bias.assessments",
    "contours": "pooling.small_studies",
    "cumulative": "pooling.sensitivity",
    "cumulative_forest": "pooling.pictures",
    "ect_designs": "durability.ect",
    "ect_trials": "durability.pictures",
    "egger": "pooling.small_studies",
    "findings_table": "certainty.findings",
    "flow": "trials.pictures",
    "forest": "pooling.pictures",
    "from_estimates": "effects.sizes",
    "from_interval": "effects.intervals",
    "funnel": "pooling.pictures",
    "guess_table": "masking.pictures",
    "implied_correlation": "effects.means",
    "judge_certainty": "certainty.grade",
    "judge_domain": "bias.rob2",
    "judge_overall": "bias.overall",
    "labbe": "pooling.pictures",
    "leave_one_out": "pooling.sensitivity",
    "lii_days": "durability.pictures",
    "mean_difference": "effects.means",
    "odds_ratio": "effects.counts",
    "paired_mean_difference": "effects.means",
    "paired_odds_ratio": "effects.counts",
    "paired_risk_difference": "effects.counts",
    "pool": "pooling.pool",
    "pooled_by_bias": "bias.pooled",
    "pooled_by_judgement": "bias.pictures",
    "pooling_bench": "workbench.widget",
    "published_guesses": "masking.guesses",
    "published_pool": "trials.review_pages",
    "relapse_after": "durability.pictures",
    "response_days": "durability.pictures",
    "review_facts": "trials.review_pages",
    "review_results": "trials.review_pages",
    "risk_difference": "effects.counts",
    "risk_ratio": "effects.counts",
    "rob_worksheet": "bias.widget",
    "simulate_trials": "masking.simulation",
    "standardized_mean_difference": "effects.means",
    "study_facts": "trials.study_pages",
    "study_p_values": "pooling.small_studies",
    "study_results": "trials.study_pages",
    "subgroups": "pooling.sensitivity",
    "summary_of_findings": "certainty.findings",
    "summary_picture": "certainty.figures.summary",
    "traffic_light": "bias.pictures",
    "trial_set": "trials.sets",
    "two_arms_explorer": "trials.pictures",
    "unmasking_explorer": "masking.pictures",
    "withdrawal": "durability.pictures",
}

__all__ = [
    "BangIndex",
    "EffectSizes",
    "Guesses",
    "Pooled",
    "Trial",
    "TrialDesign",
    "TrialSet",
    "bang_index",
    "bias_reading",
    "bias_readings",
    "contours",
    "cumulative",
    "cumulative_forest",
    "ect_designs",
    "ect_trials",
    "egger",
    "findings_table",
    "flow",
    "forest",
    "from_estimates",
    "from_interval",
    "funnel",
    "guess_table",
    "implied_correlation",
    "judge_certainty",
    "judge_domain",
    "judge_overall",
    "labbe",
    "leave_one_out",
    "lii_days",
    "mean_difference",
    "odds_ratio",
    "paired_mean_difference",
    "paired_odds_ratio",
    "paired_risk_difference",
    "pool",
    "pooled_by_bias",
    "pooled_by_judgement",
    "pooling_bench",
    "published_guesses",
    "published_pool",
    "relapse_after",
    "response_days",
    "review_facts",
    "review_results",
    "risk_difference",
    "risk_ratio",
    "rob_worksheet",
    "simulate_trials",
    "standardized_mean_difference",
    "study_facts",
    "study_p_values",
    "study_results",
    "subgroups",
    "summary_of_findings",
    "summary_picture",
    "traffic_light",
    "trial_set",
    "two_arms_explorer",
    "unmasking_explorer",
    "withdrawal",
]

if TYPE_CHECKING:
    from ketacourse.evidence.bias.assessments import bias_reading, bias_readings
    from ketacourse.evidence.bias.overall import judge_overall
    from ketacourse.evidence.bias.pictures import pooled_by_judgement, traffic_light
    from ketacourse.evidence.bias.pooled import pooled_by_bias
    from ketacourse.evidence.bias.rob2 import judge_domain
    from ketacourse.evidence.bias.widget import rob_worksheet
    from ketacourse.evidence.certainty.figures.summary import summary_picture
    from ketacourse.evidence.certainty.findings import findings_table, summary_of_findings
    from ketacourse.evidence.certainty.grade import judge_certainty
    from ketacourse.evidence.durability.ect import ect_designs
    from ketacourse.evidence.durability.pictures import (
        ect_trials,
        lii_days,
        relapse_after,
        response_days,
        withdrawal,
    )
    from ketacourse.evidence.effects.counts import (
        odds_ratio,
        paired_odds_ratio,
        paired_risk_difference,
        risk_difference,
        risk_ratio,
    )
    from ketacourse.evidence.effects.intervals import from_interval
    from ketacourse.evidence.effects.means import (
        implied_correlation,
        mean_difference,
        paired_mean_difference,
        standardized_mean_difference,
    )
    from ketacourse.evidence.effects.sizes import EffectSizes, from_estimates
    from ketacourse.evidence.masking.blinding import BangIndex, Guesses, bang_index
    from ketacourse.evidence.masking.design import TrialDesign
    from ketacourse.evidence.masking.guesses import published_guesses
    from ketacourse.evidence.masking.pictures import guess_table, unmasking_explorer
    from ketacourse.evidence.masking.simulation import simulate_trials
    from ketacourse.evidence.pooling.pictures import cumulative_forest, forest, funnel, labbe
    from ketacourse.evidence.pooling.pool import pool
    from ketacourse.evidence.pooling.pooled import Pooled
    from ketacourse.evidence.pooling.sensitivity import cumulative, leave_one_out, subgroups
    from ketacourse.evidence.pooling.small_studies import contours, egger, study_p_values
    from ketacourse.evidence.trials.pictures import flow, two_arms_explorer
    from ketacourse.evidence.trials.review_pages import published_pool, review_facts, review_results
    from ketacourse.evidence.trials.sets import TrialSet, trial_set
    from ketacourse.evidence.trials.study_pages import study_facts, study_results
    from ketacourse.evidence.trials.trial import Trial
    from ketacourse.evidence.workbench.widget import pooling_bench
else:
    __getattr__, __dir__ = lazy(__name__, _HOMES)
