"""Pooling: by hand, limits, what must not matter, what is refused, and what prints."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.evidence import EffectSizes, pool, risk_ratio
from ketacourse.evidence.pooling.methods import INTERVALS

METHODS = ("DL", "PM", "REML")
HOWS = [
    {"model": "fixed"},
    *({"tau_squared": tau, "interval": rule} for tau in METHODS for rule in INTERVALS),
]
every_how = pytest.mark.parametrize("how", HOWS, ids=lambda how: " ".join(how.values()))
studies = st.integers(2, 12).flatmap(
    lambda k: st.tuples(
        st.lists(st.floats(-5, 5), min_size=k, max_size=k),
        st.lists(st.floats(0.01, 4), min_size=k, max_size=k),
    )
)


def effects(estimate, variance, names=()):
    return EffectSizes("mean_difference", estimate, variance, names)


FOUR = effects([0.1, 0.9, 0.5, -0.4], [0.04, 0.09, 0.01, 0.16])


def test_a_fixed_effect_is_what_a_hand_calculation_gives():
    found = pool(effects([1, 4], [1, 2]), model="fixed")
    assert found.weights == pytest.approx([2 / 3, 1 / 3])
    assert found.estimate == pytest.approx(2)
    assert found.standard_error == pytest.approx(math.sqrt(2 / 3))
    assert (found.q, found.degrees) == (pytest.approx(3), 1)
    assert found.i_squared == pytest.approx(2 / 3)
    assert found.h_squared == pytest.approx(3)
    assert found.q_p_value == pytest.approx(0.0832645)
    assert (found.ci_low, found.ci_high) == pytest.approx((0.39970, 3.60030), abs=1e-5)
    assert found.p_value == pytest.approx(0.0143059, abs=1e-7)


def test_a_fixed_effect_has_one_truth_and_nothing_to_predict():
    found = pool(FOUR, model="fixed")
    assert (found.tau_squared, found.tau_squared_low, found.tau_squared_high) == (0, None, None)
    assert (found.prediction_low, found.prediction_high) == (None, None)
    assert (found.natural.prediction, found.method) == (None, "")


def test_with_huge_differences_random_effects_weigh_all_studies_alike():
    found = pool(effects([-900, 0.5, 40, 1200], [1e-4, 1e-2, 4, 900]))
    assert found.weights == pytest.approx([0.25] * 4, abs=1e-3)
    assert 0.999 < found.i_squared <= 1
    assert found.prediction_low < -900


@every_how
def test_one_study_is_its_own_pool(how):
    found = pool(effects([0.7], [0.04]), **how)
    assert (found.estimate, found.standard_error) == pytest.approx((0.7, 0.2))
    assert (found.ci_low, found.ci_high) == pytest.approx((0.7 - 0.391993, 0.7 + 0.391993))
    assert (found.tau_squared, found.i_squared, found.h_squared) == (0, 0, 1)
    assert (found.q, found.q_p_value, found.degrees) == (0, 1, 0)
    assert (found.interval, found.prediction_low) == ("wald", None)
    assert found.weights.tolist() == [1]


@every_how
def test_equal_studies_pool_to_themselves(how):
    found = pool(effects([0.4, 0.4, 0.4], [0.01, 0.04, 0.09]), **how)
    assert found.estimate == pytest.approx(0.4)
    assert (found.tau_squared, found.i_squared) == (0, 0)
    assert (found.q, found.q_p_value) == pytest.approx((0, 1))
    assert found.ci_low <= 0.4 + 1e-12
    assert found.ci_high >= 0.4 - 1e-12


def test_estimates_of_exactly_nothing_leave_no_doubt_of_nothing_by_the_plain_rule_alone():
    plain = pool(effects([0, 0], [1, 2]), interval="hartung_knapp_plain")
    assert (plain.estimate, plain.standard_error, plain.p_value) == (0, 0, 1)
    taught = pool(effects([0, 0], [1, 2]), interval="hartung_knapp")
    assert taught.standard_error == pytest.approx(math.sqrt(2 / 3))


def test_three_trials_that_agree_by_luck_get_no_narrower_interval_than_walds():
    """The case of TRANSFORM: the plain rule would be surer than Wald's, from three trials."""
    found = {rule: pool("transform_change", interval=rule) for rule in INTERVALS}
    assert {rule: each.text for rule, each in found.items()} == {
        "wald": "−4.08 (−6.18 to −1.99)",
        "hartung_knapp": "−4.08 (−8.67 to 0.51)",
        "hartung_knapp_plain": "−4.08 (−4.93 to −3.24)",
    }


@given(data=studies, method=st.sampled_from(METHODS))
def test_the_taught_interval_is_never_narrower_than_walds_or_the_plain_one(data, method):
    wald, taught, plain = (
        pool(effects(*data), tau_squared=method, interval=rule)
        for rule in ("wald", "hartung_knapp", "hartung_knapp_plain")
    )
    assert wald.estimate == taught.estimate == plain.estimate
    assert taught.standard_error == max(wald.standard_error, plain.standard_error)
    assert taught.ci_low < wald.ci_low
    assert taught.ci_low <= plain.ci_low
    assert taught.p_value >= plain.p_value * (1 - 1e-12)  # equal ones may differ in the last digit


@given(data=studies)
def test_hartung_and_knapps_factor_is_what_its_definition_says(data):
    """Set out from the definition: weighted squares over K-1, over the sum of weights."""
    found = pool(effects(*data), tau_squared="DL", interval="hartung_knapp_plain")
    estimate, weight = np.array(data[0]), 1 / (np.array(data[1]) + found.tau_squared)
    mean = (weight * estimate).sum() / weight.sum()
    factor = (weight * (estimate - mean) ** 2).sum() / (len(estimate) - 1)
    assert found.standard_error == pytest.approx(math.sqrt(factor / weight.sum()), abs=1e-9)


@every_how
@given(data=studies)
def test_results_keep_their_bounds(how, data):
    found = pool(effects(*data), **how)
    assert found.tau_squared >= 0
    assert 0 <= found.i_squared <= 1
    assert found.q >= 0
    assert 0 <= found.p_value <= 1
    assert 0 <= found.q_p_value <= 1
    assert found.weights.sum() == pytest.approx(1)
    assert (found.weights > 0).all()
    assert found.ci_low <= found.estimate <= found.ci_high
    assert min(data[0]) - 1e-9 <= found.estimate <= max(data[0]) + 1e-9


@every_how
@given(data=studies, chance=st.randoms(use_true_random=False))
def test_the_order_of_studies_never_matters(how, data, chance):
    order = list(range(len(data[0])))
    chance.shuffle(order)
    plain = pool(effects(*data), **how)
    assume(not near_a_tie(plain))
    other = pool(effects(*data).take(order), **how)
    assert other.estimate == pytest.approx(plain.estimate, abs=1e-6)
    assert other.tau_squared == pytest.approx(plain.tau_squared, rel=1e-5, abs=1e-6)
    assert (other.ci_low, other.ci_high) == pytest.approx((plain.ci_low, plain.ci_high), abs=1e-5)
    assert other.weights == pytest.approx(plain.weights[order], abs=1e-5)


def near_a_tie(pooled):
    """Whether no tau squared at all is all but as likely, so that rounding may decide."""
    from ketacourse.evidence.pooling.heterogeneity import log_likelihood

    data = pooled.effect_sizes.estimate, pooled.effect_sizes.variance
    zero, best = log_likelihood(*data, (0.0, pooled.tau_squared))
    return pooled.tau_squared > 0 and best - zero < 1e-8


@given(data=studies, method=st.sampled_from(METHODS))
def test_both_models_agree_where_studies_do(data, method):
    estimate = np.full(len(data[0]), data[0][0])
    made = effects(estimate, data[1])
    random = pool(made, model="random", tau_squared=method)
    fixed = pool(made, model="fixed")
    assert random.tau_squared == 0
    assert random.estimate == pytest.approx(fixed.estimate)
    assert (random.ci_low, random.ci_high) == pytest.approx((fixed.ci_low, fixed.ci_high))


@given(data=studies, factor=st.floats(0.1, 10))
def test_variances_c_times_as_large_make_a_fixed_interval_root_c_times_as_wide(data, factor):
    plain = pool(effects(*data), model="fixed")
    scaled = pool(effects(data[0], factor * np.array(data[1])), model="fixed")
    assert scaled.estimate == pytest.approx(plain.estimate, abs=1e-9)
    width, before = (each.ci_high - each.ci_low for each in (scaled, plain))
    assert width == pytest.approx(math.sqrt(factor) * before)
    assert scaled.q == pytest.approx(plain.q / factor, abs=1e-9)


@given(data=studies, shift=st.floats(-10, 10))
def test_moving_every_study_moves_the_pool_as_far(data, shift):
    plain = pool(effects(*data), tau_squared="PM")
    moved = pool(effects(np.array(data[0]) + shift, data[1]), tau_squared="PM")
    assert moved.estimate == pytest.approx(plain.estimate + shift, abs=1e-6)
    assert moved.tau_squared == pytest.approx(plain.tau_squared, abs=1e-6)


@given(studies, st.sampled_from(METHODS))
def test_random_effects_are_never_more_certain_than_a_fixed_one(data, method):
    made = effects(*data)
    random, fixed = pool(made, tau_squared=method), pool(made, model="fixed")
    assert random.standard_error >= fixed.standard_error * (1 - 1e-12)


@given(studies, st.sampled_from(METHODS), st.sampled_from(list(INTERVALS)))
def test_a_new_study_is_less_certain_than_the_mean(data, method, interval):
    found = pool(effects(*data), tau_squared=method, interval=interval)
    if found.studies < 3:
        assert found.prediction_interval() is None
    else:
        assert found.prediction_low <= found.ci_low + 1e-12
        assert found.ci_high - 1e-12 <= found.prediction_high


def test_the_two_rules_for_prediction_differ_in_their_quantile():
    found = pool(FOUR)
    reach = math.sqrt(found.tau_squared + found.standard_error**2)
    halves = [
        (high - low) / 2 / reach
        for low, high in (found.prediction_interval(rule) for rule in ("t", "metafor"))
    ]
    assert halves == pytest.approx([4.302653, 1.959964])


def test_metafors_rule_takes_two_studies_and_no_fewer():
    two = pool(FOUR.take([0, 1]))
    assert two.prediction_interval() is None
    assert two.prediction_interval("metafor") is not None
    assert pool(FOUR.take([0])).prediction_interval("metafor") is None


def test_ratios_are_read_as_ratios():
    found = pool(risk_ratio([8, 12, 20], [20, 30, 40], [4, 9, 10], [20, 30, 40]))
    natural = found.natural
    assert natural.estimate == pytest.approx(math.exp(found.estimate))
    assert (natural.ci_low, natural.ci_high) == pytest.approx(
        (math.exp(found.ci_low), math.exp(found.ci_high))
    )
    assert natural.prediction == pytest.approx(
        (math.exp(found.prediction_low), math.exp(found.prediction_high))
    )


def test_differences_are_read_as_they_are():
    found = pool(FOUR)
    assert found.natural.estimate == found.estimate
    assert found.natural.prediction == (found.prediction_low, found.prediction_high)


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"model": "mixed"}, "unknown model 'mixed'; did you mean 'fixed'? Allowed: fixed, random"),
        ({"tau_squared": "reml"}, "unknown tau_squared 'reml'; did you mean 'REML'? "),
        ({"tau_squared": "SJ"}, "unknown tau_squared 'SJ'. "),
        (
            {"interval": "knha"},
            "unknown interval 'knha'. Allowed: hartung_knapp, hartung_knapp_plain, wald",
        ),
        (
            {"interval": 5},
            "unknown interval '5'. Allowed: hartung_knapp, hartung_knapp_plain, wald",
        ),
        (
            {"model": ["fixed"]},
            "unknown model '['fixed']'; did you mean 'fixed'? Allowed: fixed, random",
        ),
    ],
)
def test_unknown_words_are_refused_with_what_is_allowed(how, message):
    whole = f"{message}Allowed: DL, PM, REML" if "tau_squared" in how else message
    with pytest.raises(KetacourseError) as caught:
        pool(FOUR, **how)
    assert str(caught.value) == whole


@pytest.mark.parametrize("tau_squared", METHODS)
def test_a_fixed_effect_has_no_spread_to_estimate(tau_squared):
    with pytest.raises(KetacourseError) as caught:
        pool(FOUR, model="fixed", tau_squared=tau_squared)
    assert str(caught.value) == (
        f"tau_squared='{tau_squared}' does not go with model='fixed': where all studies estimate "
        "one effect, nothing varies between them; leave tau_squared out, or give model='random'"
    )


@pytest.mark.parametrize("interval", ["hartung_knapp", "hartung_knapp_plain"])
def test_a_fixed_effect_has_no_interval_of_hartung_and_knapp(interval):
    with pytest.raises(KetacourseError) as caught:
        pool(FOUR, model="fixed", interval=interval)
    assert str(caught.value) == (
        f"interval='{interval}' does not go with model='fixed': Hartung and Knapp's interval is "
        "made for effects that differ between studies; leave interval out, or give model='random'"
    )


def test_a_fixed_effect_needs_no_more_words_than_its_own():
    alone, with_interval = pool(FOUR, model="fixed"), pool(FOUR, model="fixed", interval="wald")
    assert (alone.method, alone.interval, alone.ci_low) == ("", "wald", with_interval.ci_low)


def test_what_is_left_out_is_reml_with_walds_interval():
    named = pool(FOUR, model="random", tau_squared="REML", interval="wald")
    assert (pool(FOUR).ci_low, pool(FOUR).method) == (named.ci_low, "REML")


def test_an_unknown_rule_for_prediction_is_refused():
    with pytest.raises(KetacourseError) as caught:
        pool(FOUR).prediction_interval("normal")
    assert str(caught.value) == "unknown prediction rule 'normal'. Allowed: metafor, t"


def test_it_prints_the_effect_and_how_far_studies_differ():
    assert repr(pool(FOUR, interval="hartung_knapp")) == (
        "model: random effects (REML), Hartung-Knapp interval, 4 studies\n"
        "pooled mean difference (95 % interval): 0.32 (−0.47 to 1.12)\n"
        "p value: 0.285\n"
        "Q: 9.96 on 3 df, p = 0.019\n"
        "I²: 77 %\n"
        "tau² (95 % interval): 0.15 (0.004 to 4.18)\n"
        "prediction: a new study's true effect may lie (95 %) at −1.65 to 2.30"
    )


def test_digits_follow_the_size_of_a_small_pooled_difference():
    small = EffectSizes("risk_difference", [0.0045, 0.0049], [8e-7, 9e-7])
    assert pool(small).text == "0.0047 (0.0034 to 0.0060)"


def test_a_fixed_effect_and_two_studies_print_what_they_have():
    assert repr(pool(FOUR, model="fixed")).splitlines()[-1] == "I²: 70 %"
    assert repr(pool(FOUR.take([0, 1]))).splitlines()[-1] == "prediction: needs three studies"


def test_one_study_prints_that_it_says_nothing_of_differences():
    assert repr(pool(FOUR.take([1]))) == (
        "model: random effects (REML), Wald interval, 1 study\n"
        "pooled mean difference (95 % interval): 0.90 (0.31 to 1.49)\n"
        "p value: 0.003\n"
        "between studies: nothing can be said from one study"
    )


def test_a_very_small_p_value_is_a_bound():
    lines = repr(pool(effects([5, 5.1, 9], [0.01, 0.01, 0.01]), model="fixed")).splitlines()
    assert lines[2] == "p value: < 0.001"
    assert lines[3].endswith("p < 0.001")


def test_in_a_notebook_it_is_a_table():
    html = pool(FOUR)._repr_html_()
    assert '<tr><th scope="row">I²</th><td>77 %</td></tr>' in html


def test_weights_cannot_be_written_to():
    with pytest.raises(ValueError, match="read-only"):
        pool(FOUR).weights[0] = 1
