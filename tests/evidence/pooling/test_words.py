"""Pooled results in words: what they find, how sure, and where a new trial may lie."""

import pytest

from ketacourse.evidence import cumulative, from_estimates, pool, trial_set
from ketacourse.evidence.pooling.pooled import pooled_lines
from ketacourse.evidence.pooling.studies import studies_of
from ketacourse.evidence.pooling.words import (
    egger_words,
    finding,
    in_favour,
    pooled_alt,
    prediction_words,
    settled_words,
    spread_line,
    spread_words,
)


def pooled(estimates, errors, measure="mean_difference", **how):
    return pool(from_estimates(measure, estimates, errors), **how)


@pytest.mark.parametrize(
    ("estimate", "better", "words"),
    [
        (
            -4.0,
            "less",
            (
                "mean difference −4.00 (−5.39 to −2.61) from 2 trials; the interval lies below no "
                "difference (0), in favour of the drug"
            ),
        ),
        (
            4.0,
            "less",
            (
                "mean difference 4.00 (2.61 to 5.39) from 2 trials; the interval lies above no "
                "difference (0), in favour of the comparator"
            ),
        ),
        (
            -4.0,
            "",
            (
                "mean difference −4.00 (−5.39 to −2.61) from 2 trials; the interval lies below no "
                "difference (0)"
            ),
        ),
        (
            0.5,
            "more",
            (
                "mean difference 0.50 (−0.89 to 1.89) from 2 trials; the interval includes no "
                "difference (0)"
            ),
        ),
    ],
)
def test_a_finding_says_whom_it_favours_only_where_the_interval_does(estimate, better, words):
    assert finding(pooled([estimate, estimate], [1, 1]), better) == words


def test_one_trial_teaches_nothing_on_how_trials_differ():
    single = pooled([1.0], [0.5])
    assert finding(single).startswith("mean difference 1.00 (0.02 to 1.98) from 1 trial")
    assert spread_line(single) == "One trial: nothing is learnt on how trials differ"
    assert spread_words(single) == "with one trial nothing is learnt on how trials differ"
    assert prediction_words(single) == ""


def test_the_spread_line_holds_q_its_p_and_the_rest():
    line = spread_line(pooled([0.0, 10.0], [1, 1]))
    assert line == "Q 50.00 on 1 df, p < 0.001; I² 98 %; τ² 49.00"


def test_a_small_pool_is_told_with_the_digits_that_its_interval_needs():
    small = pooled([0.0047] * 3, [0.0011] * 3, measure="risk_difference", model="fixed")
    assert "risk difference 0.0047 (0.0035 to 0.0059) from 3 trials" in finding(small)


def test_a_prediction_that_passes_what_can_be_says_so():
    wide = pooled([0.9, 0.1, 0.7], [0.05] * 3, measure="risk_difference")
    assert prediction_words(wide).endswith("; below −1 or above 1 cannot be. ")
    assert dict(pooled_lines(wide))["prediction"].endswith("below −1 or above 1 cannot be")


def test_a_new_trial_is_foretold_from_three_trials_on():
    words = prediction_words(pooled([1.0, 1.1, 0.9], [0.5, 0.5, 0.5]))
    assert words.startswith("The true effect of a new trial may lie at −")


@pytest.mark.parametrize(
    ("estimate", "better", "side"),
    [(1, "more", "the drug"), (1, "less", "the comparator"), (-1, "less", "the drug")],
)
def test_a_sign_favours_a_side_by_what_is_better(estimate, better, side):
    assert in_favour(estimate, better) == side
    named = in_favour(estimate, better, ("ketamine", "ECT"))
    assert named == {"the drug": "ketamine", "the comparator": "ECT"}[side]


def test_the_alt_text_of_a_set_tells_the_pool_and_every_trial():
    chosen = trial_set("ketamine_or_ect")
    assert pooled_alt(
        studies_of(chosen), pool(chosen.effect_sizes("risk_ratio"), model="fixed")
    ) == (
        "Forest plot, Ketamine or ECT: two open trials. Pooled risk ratio 1.06 (0.89 to 1.25) "
        "from 2 trials; the interval includes no difference (1); I squared 91 %. On their own, "
        "2 of 2 exclude no difference: KetECT, 0.74 (0.57 to 0.97); ELEKT-D, 1.35 (1.08 to 1.68)."
    )


def test_strata_of_one_trial_are_not_called_trials():
    chosen = trial_set("relapse_after_stopping")
    alt = pooled_alt(studies_of(chosen), pool(chosen.effect_sizes("risk_ratio")))
    assert " from 2 strata; the interval " in alt
    assert "trials" not in alt
    assert repr(chosen).endswith("; 2 strata>")
    alone = pool(chosen.take([0]).effect_sizes())
    assert " from 1 stratum; the interval " in finding(alone, unit=chosen.unit)


def test_a_caption_keeps_the_capitals_of_a_scale():
    assert studies_of("madrs_about_a_day").caption.startswith("MADRS at about 24 hours")


def test_since_when_a_growing_pool_is_settled():
    effects = from_estimates("mean_difference", [0, -4, -4], [3, 1, 1], names=list("abc"))
    assert settled_words(cumulative(effects, [1, 2, 3], model="fixed")) == (
        "Since b was added, trial 2, the interval lies below no difference (0)."
    )
    assert settled_words(cumulative(effects.take([1, 2]), [1, 2])) == (
        "From the first trial on, the interval lies below no difference (0)."
    )


def test_eggers_test_is_told_with_its_caution_or_why_there_is_none():
    words = egger_words(trial_set("response_about_a_day").effect_sizes())
    assert words == (
        "Egger's test: slope 2.83 (SE 0.75), p = 0.032. "
        "With 5 trials such a test settles nothing either way."
    )
    assert egger_words(trial_set("ketamine_or_ect").effect_sizes()) == (
        "No test for small-study effects: Egger's test draws a line through 2 studies; give three."
    )
