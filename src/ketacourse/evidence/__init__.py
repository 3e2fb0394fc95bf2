"""Lessons 06 to 08: reading, pooling and doubting trials.

The names below are what the lessons use; each is loaded when it is first asked for.
"""

from __future__ import annotations

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

__all__ = list(_HOMES)
__getattr__, __dir__ = lazy(__name__, _HOMES)
