"""Simulated trials: unbiased, reproducible, and honest about what they hold."""

import re
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from ketacourse.errors import KetacourseError
from ketacourse.evidence import TrialDesign, bang_index, simulate_trials
from ketacourse.evidence.masking.blinding import Guesses
from ketacourse.evidence.masking.simulated import share_words
from ketacourse.evidence.masking.simulation import DRAWS, _standard_error, _uniform

WIDE = {"scale_min": -1000, "scale_max": 1000}  # a scale whose ends nobody meets
BELIEF = TrialDesign(expectancy_effect=6, guess_right_treatment=0.85, guess_right_control=0.85)
DESIGNS = st.builds(
    TrialDesign,
    drug_effect=st.floats(-10, 10),
    expectancy_effect=st.floats(0, 10),
    guess_right_treatment=st.floats(0, 1),
    guess_right_control=st.floats(0, 1),
    total_treatment=st.integers(5, 60),
    total_control=st.integers(5, 60),
    dropout=st.floats(0, 0.5),
    scale_min=st.just(-1000),
    scale_max=st.just(1000),
)


@settings(max_examples=25)
@given(DESIGNS, st.integers(0, 50))
def test_estimates_are_unbiased_for_drug_and_belief_together(design, seed):
    found = simulate_trials(design, 2000, seed)
    error = float(found.estimates.std(ddof=1)) / sqrt(2000)
    assert abs(found.mean_estimate - design.expected_difference) < 5 * error


@settings(max_examples=25)
@given(st.floats(0, 15), st.floats(0, 1), st.integers(0, 50))
def test_without_drug_effect_and_unmasking_the_mean_estimate_is_zero(belief, right, seed):
    design = TrialDesign(
        expectancy_effect=belief, guess_right_treatment=right, guess_right_control=1 - right
    )
    found = simulate_trials(design, 2000, seed)
    assert abs(found.mean_estimate) < 5 * found.estimates.std() / sqrt(2000)


@settings(max_examples=10)
@given(st.lists(st.integers(0, 1000), min_size=2, max_size=3, unique=True))
def test_one_seed_gives_one_result_in_any_order(seeds):
    forwards = {seed: simulate_trials(BELIEF, 20, seed).estimates.tolist() for seed in seeds}
    for seed in reversed(seeds):
        assert simulate_trials(BELIEF, 20, seed).estimates.tolist() == forwards[seed]
    assert len({tuple(each) for each in forwards.values()}) == len(seeds)


def test_nothing_global_is_drawn_from_or_changed():
    before = np.random.get_state()[1].tolist()  # noqa: NPY002 - the old global state is meant
    simulate_trials(BELIEF, 20)
    assert np.random.get_state()[1].tolist() == before  # noqa: NPY002


@pytest.mark.parametrize("fewer", [1, 399, 400, 401, 999])
def test_a_shorter_run_is_the_beginning_of_a_longer_one(fewer):
    longer, shorter = simulate_trials(BELIEF, 1000), simulate_trials(BELIEF, fewer)
    assert longer.estimates[:fewer].tolist() == shorter.estimates.tolist()
    assert longer.right_control[:fewer].tolist() == shorter.right_control.tolist()


def test_the_raw_bits_are_those_that_numpy_promises_to_keep():
    bits = np.random.PCG64(np.random.SeedSequence(0))
    drawn = _uniform(bits, (1, DRAWS, 1)).ravel()
    assert drawn.round(8).tolist() == [0.63696169, 0.26978671, 0.04097352]


def test_every_draw_lies_within_0_and_1_and_never_at_an_end():
    class Ends:
        def random_raw(self, count):
            return np.array([0, 2**64 - 1], dtype=np.uint64)[:count]

    low, high = _uniform(Ends(), (2,))
    assert (low, high) == (2.0**-54, 1 - 2.0**-53)
    assert 0 < low < high < 1


def test_a_masked_drug_without_effect_wins_one_trial_in_forty():
    found = simulate_trials(TrialDesign(**WIDE), 20_000, 3)
    assert found.power == pytest.approx(0.025, abs=0.005)


def test_a_drug_without_effect_wins_when_people_can_tell():
    found = simulate_trials(BELIEF)
    assert found.wins_of_100 == 53
    assert found.expectancy_share == 1


@pytest.mark.parametrize("effect", [0.0, 3.0, 6.0])
def test_power_is_that_of_the_t_test(effect):
    design = TrialDesign(drug_effect=effect, total_treatment=40, total_control=30, **WIDE)
    distance = effect / (10 * sqrt(1 / 40 + 1 / 30))
    exact = 1 - stats.nct.cdf(stats.t.ppf(0.975, 68), 68, distance)
    assert simulate_trials(design, 10_000, 1).power == pytest.approx(exact, abs=0.016)


def test_significance_is_that_of_scipy_on_the_same_people():
    one = simulate_trials(BELIEF, 200)
    p_values = 2 * stats.t.sf(abs(one.estimates / one.standard_errors), 98)
    assert one.won.tolist() == ((p_values < 0.05) & (one.estimates > 0)).tolist()


def test_two_people_an_arm_leave_two_degrees_of_freedom():
    smallest = TrialDesign(total_treatment=2, total_control=2)
    assert simulate_trials(smallest, 1).critical == pytest.approx(stats.t.ppf(0.975, 2))


def test_the_standard_error_is_that_of_a_t_test_with_one_spread_for_arms_of_any_size():
    many, few = np.arange(35.0).reshape(5, 7) ** 1.5, np.arange(20.0).reshape(5, 4)[:, ::-1]
    exact = stats.ttest_ind(many, few, axis=1).statistic
    found = (many.mean(axis=1) - few.mean(axis=1)) / _standard_error(many, few)
    assert found == pytest.approx(exact)


def test_a_drug_that_harms_loses_and_no_trial_of_it_is_won():
    found = simulate_trials(TrialDesign(drug_effect=-10, **WIDE), 500)
    assert found.mean_estimate == pytest.approx(-10, abs=0.5)
    assert found.wins_of_100 == 0


def test_belief_helps_whoever_holds_it_on_placebo_too():
    mistaken = TrialDesign(
        expectancy_effect=8, guess_right_treatment=0, guess_right_control=0, **WIDE
    )
    assert simulate_trials(mistaken, 2000).mean_estimate == pytest.approx(-8, abs=0.2)


def test_nobody_falls_below_the_end_of_the_scale_or_starts_beyond_it():
    well = TrialDesign(baseline_mean=-100, drug_effect=30, change_sd=0.1)
    assert simulate_trials(well, 20).estimates.tolist() == [0.0] * 20
    ill = TrialDesign(baseline_mean=200, baseline_sd=0, placebo_response=-30, change_sd=0.1)
    assert simulate_trials(ill, 20).estimates.tolist() == [0.0] * 20


def test_everybody_is_asked_for_a_guess_and_only_those_who_stay_are_analysed():
    known = {"guess_right_treatment": 1, "guess_right_control": 1}
    found = simulate_trials(TrialDesign(dropout=0.5, **known), 10)
    assert found.right_treatment.tolist() == found.right_control.tolist() == [50] * 10
    assert found.critical == pytest.approx(stats.t.ppf(0.975, 48))


def test_the_middle_holds_all_but_the_outermost_fortieths():
    found = simulate_trials(BELIEF, 4000)
    low, high = found.middle_95
    assert (found.estimates < low).mean() == pytest.approx(0.025, abs=0.001)
    assert (found.estimates > high).mean() == pytest.approx(0.025, abs=0.001)


def test_the_end_of_the_scale_hides_part_of_a_large_effect():
    design = TrialDesign(drug_effect=20, baseline_mean=25)
    assert simulate_trials(design, 1000).mean_estimate < 20 - 3


def test_larger_arms_narrow_what_trials_find():
    small = simulate_trials(TrialDesign(total_treatment=20, total_control=20), 2000)
    large = simulate_trials(TrialDesign(total_treatment=80, total_control=80), 2000)
    assert large.estimates.std() == pytest.approx(small.estimates.std() / 2, rel=0.1)


def test_dropout_at_random_costs_power_and_adds_no_bias():
    full = TrialDesign(drug_effect=5, **WIDE)
    less = TrialDesign(drug_effect=5, dropout=0.4, **WIDE)
    complete, leaky = simulate_trials(full, 5000), simulate_trials(less, 5000)
    assert leaky.power < complete.power - 0.1
    assert leaky.mean_estimate == pytest.approx(5, abs=0.15)


def test_guesses_and_indices_are_those_of_the_design():
    design = TrialDesign(guess_right_treatment=0.5, guess_right_control=0.9)
    found = simulate_trials(design, 3000)
    assert found.shares_right == pytest.approx((0.5, 0.9), abs=0.01)
    means = [mean for mean, _, _ in found.bang_indices]
    assert means == pytest.approx([0, 0.8], abs=0.02)
    assert all(low < mean < high for mean, low, high in found.bang_indices)


def test_the_index_of_a_trial_is_that_of_its_guess_counts():
    found = simulate_trials(BELIEF, 1)
    right = int(found.right_treatment[0])
    counted = bang_index(Guesses("drug", right, 50 - right))
    assert found.bang_indices[0][0] == pytest.approx(counted.estimate)


def test_arrays_cannot_be_written_to():
    found = simulate_trials(BELIEF, 5)
    for column in (found.estimates, found.standard_errors, found.right_control):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 0


def test_results_print_as_rows_of_words():
    assert repr(simulate_trials(BELIEF)).splitlines() == [
        "people: 50 on the drug, 50 on placebo",
        "the drug itself takes off: 0.0 points",
        "belief adds between the arms: 4.2 points",
        "mean estimate: 4.1 points",
        "95 % of trials find: 0.2 to 7.8 points",
        "the drug wins: 53 of 100 trials",
        "share of the effect that is belief: 100 %",
        "guess right on the drug: 85 %",
        "guess right on placebo: 85 %",
        "Bang's index on the drug: 0.70 (95 % of trials: 0.48 to 0.88)",
        "Bang's index on placebo: 0.70 (95 % of trials: 0.48 to 0.88)",
    ]
    assert len(simulate_trials(BELIEF, 12)) == 12
    assert "12 simulated trials" in simulate_trials(BELIEF, 12)._repr_html_()


def test_the_guess_table_sets_found_beside_expected():
    uneven = TrialDesign(
        guess_right_treatment=0.9, guess_right_control=0.5, total_treatment=20, total_control=80
    )
    shown = simulate_trials(uneven, 4000).guess_table()
    assert shown.caption == "What people guessed in 4,000 trials"
    assert shown.rows == (
        ("drug", "90 %", "90.1 %", "0.80 (95 % of trials: 0.50 to 1.00)"),
        ("placebo", "50 %", "49.9 %", "0.00 (95 % of trials: −0.22 to 0.23)"),
    )


@pytest.mark.parametrize("trials", [0, 100_001, 10.5, True, "many"])
def test_a_number_of_trials_that_cannot_be_is_refused(trials):
    said = f"trials is {trials!r}; give a whole number from 1 to 100,000"
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        simulate_trials(trials=trials)


@pytest.mark.parametrize("trials", [1, 100_000])
def test_the_fewest_and_the_most_trials_can_be_run(trials):
    smallest = TrialDesign(total_treatment=2, total_control=2)
    assert len(simulate_trials(smallest, trials)) == trials


@pytest.mark.parametrize(
    ("seed", "shown"),
    [(-1, "-1"), (1.5, "1.5"), (None, "missing"), (True, "True"), (2**63, "9223372036854775808")],
)
def test_a_seed_that_cannot_be_is_refused(seed, shown):
    said = f"seed is {shown}; give a whole number from 0 to 9,223,372,036,854,775,807"
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        simulate_trials(seed=seed)


def test_a_share_is_told_in_percent_or_why_there_is_none():
    assert share_words(0.512) == "51 %"
    assert share_words(None) == (
        "none to speak of: no difference is expected, or drug and belief pull apart"
    )
