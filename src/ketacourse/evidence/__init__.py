"""Lessons 06 to 08: reading, pooling and doubting trials.

The names below are what the lessons use; each is loaded when it is first asked for.
"""

from __future__ import annotations

from ketacourse.names import lazy

_HOMES = {
    "BangIndex": "blinding",
    "EffectSizes": "effect_sizes",
    "Guesses": "blinding",
    "Pooled": "pooling",
    "Trial": "trials",
    "TrialDesign": "trial_design",
    "TrialSet": "trial_sets",
    "bang_index": "blinding",
    "bias_reading": "assessments",
    "bias_readings": "assessments",
    "contours": "small_studies",
    "cumulative": "sensitivity",
    "cumulative_forest": "trial_pictures",
    "ect_designs": "durability_ect",
    "ect_trials": "durability_ect",
    "egger": "small_studies",
    "findings_table": "grade",
    "flow": "trial_pictures",
    "forest": "trial_pictures",
    "from_estimates": "effect_sizes",
    "funnel": "trial_pictures",
    "guess_table": "masking_pictures",
    "implied_correlation": "paired",
    "judge_certainty": "certainty",
    "judge_domain": "rob2",
    "judge_overall": "rob2_overall",
    "labbe": "trial_pictures",
    "leave_one_out": "sensitivity",
    "lii_days": "durability",
    "mean_difference": "two_means",
    "odds_ratio": "two_counts",
    "paired_mean_difference": "paired",
    "paired_odds_ratio": "discordant",
    "paired_risk_difference": "discordant",
    "pool": "pooling",
    "pooled_by_bias": "bias_pooling",
    "pooled_by_judgement": "bias_pictures",
    "pooling_bench": "pooling_widget",
    "published_guesses": "masking",
    "published_pool": "review_page",
    "relapse_after": "durability",
    "response_days": "durability",
    "review_facts": "review_page",
    "review_results": "review_page",
    "risk_difference": "two_counts",
    "risk_ratio": "two_counts",
    "rob_worksheet": "rob_widget",
    "simulate_trials": "simulation",
    "standardized_mean_difference": "two_means",
    "study_facts": "study_page",
    "study_p_values": "small_studies",
    "study_results": "study_page",
    "subgroups": "sensitivity",
    "summary_of_findings": "grade",
    "traffic_light": "bias_pictures",
    "trial_set": "trial_sets",
    "two_arms_explorer": "counts_explorer",
    "unmasking_explorer": "unmasking",
    "withdrawal": "durability",
}

__all__ = list(_HOMES)
__getattr__, __dir__ = lazy(__name__, _HOMES)
