"""Pooling again: without each study, as they came in, and in groups."""

import numpy as np
import pandas as pd
import pytest

from ketacourse.errors import KetacourseError
from ketacourse.evidence import EffectSizes, cumulative, leave_one_out, pool, subgroups

NAMES = ("Berman", "Zarate", "Murrough", "Lapidus")
FOUR = EffectSizes("mean_difference", [0.1, 0.9, 0.5, -0.4], [0.04, 0.09, 0.01, 0.16], NAMES)
YEARS = [2000, 2006, 2013, 2014]


def refusal(action, *args, **named):
    with pytest.raises(KetacourseError) as caught:
        action(*args, **named)
    return str(caught.value)


def test_leaving_one_out_pools_the_others():
    found = leave_one_out(FOUR)
    assert (len(found), found.labels, found.kind) == (4, NAMES, "left out")
    assert found[1].effect_sizes.names == ("Berman", "Murrough", "Lapidus")
    assert found[1].estimate == pool(FOUR.take([0, 2, 3])).estimate


def test_leaving_one_of_two_out_leaves_the_other():
    found = leave_one_out(FOUR.take([0, 1]))
    assert [each.estimate for each in found] == pytest.approx([0.9, 0.1])


def test_leaving_the_only_study_out_is_refused():
    assert refusal(leave_one_out, FOUR.take([0])) == (
        "leaving out the only study leaves none; give two studies or more"
    )


def test_cumulative_pooling_adds_studies_in_order_whatever_their_place():
    shuffled = FOUR.take([3, 1, 0, 2])
    found = cumulative(shuffled, [2014, 2006, 2000, 2013])
    assert found.labels == NAMES
    assert [each.studies for each in found] == [1, 2, 3, 4]
    assert found[0].estimate == pytest.approx(0.1)
    assert found[3].estimate == pytest.approx(pool(FOUR).estimate)


def test_studies_of_one_year_keep_their_order():
    assert cumulative(FOUR, [2006, 2000, 2006, 2000]).labels == (
        "Zarate",
        "Lapidus",
        "Berman",
        "Murrough",
    )


@pytest.mark.parametrize(
    ("order", "message"),
    [
        ([1, 2], "order has 2 values for 4 studies; give one value a study"),
        (
            [1, "b", 2, 3],
            "order is [1, 'b', 2, 3]; give values that can be sorted, such as years",
        ),
    ],
)
def test_an_impossible_order_is_refused(order, message):
    assert refusal(cumulative, FOUR, order) == message


@pytest.mark.parametrize(
    "kept",
    [
        tuple,
        np.array,
        lambda values: pd.Series(values, index=[3, 2, 1, 0]),
        lambda values: np.array([f"{value}-06-01" for value in values], dtype="datetime64[D]"),
        lambda values: pd.to_datetime([f"{value}-06-01" for value in values]),
    ],
)
def test_order_and_groups_are_read_by_place_and_never_by_label(kept):
    years, groups = [2014, 2006, 2000, 2013], ["a", "b", "a", "b"]
    assert cumulative(FOUR, kept(years)).labels == cumulative(FOUR, years).labels
    labelled = pd.Series(groups, index=[3, 2, 1, 0])
    assert subgroups(FOUR, labelled)["a"].effect_sizes.names == ("Berman", "Murrough")


def test_a_column_sorted_with_its_frame_gives_what_the_frame_shows():
    frame = pd.DataFrame({"d": FOUR.estimate, "v": FOUR.variance, "n": NAMES, "y": YEARS})
    frame = frame.sort_values("y", ascending=False)
    sizes = EffectSizes("mean_difference", frame.d, frame.v, frame.n)
    assert cumulative(sizes, frame.y).labels == NAMES
    assert [each.estimate for each in cumulative(sizes, frame.y)] == pytest.approx(
        [each.estimate for each in cumulative(FOUR, YEARS)]
    )


@pytest.mark.parametrize(
    "missing", [None, float("nan"), pd.NA, pd.NaT, np.datetime64("NaT"), np.ma.masked]
)
@pytest.mark.parametrize("pooled", [cumulative, subgroups])
def test_a_missing_value_is_refused_by_study(pooled, missing):
    name = "order" if pooled is cumulative else "groups"
    assert refusal(pooled, FOUR, [1, 2, missing, 4]) == (
        f"Murrough: {name} is missing; give a value, or leave it out"
    )


@pytest.mark.parametrize("how", [{"model": "fixed"}, {"interval": "hartung_knapp"}])
def test_how_to_pool_is_passed_on(how):
    for series in (leave_one_out(FOUR, **how), cumulative(FOUR, YEARS, **how)):
        assert series[3].ci_low == pool(series[3].effect_sizes, **how).ci_low


def test_groups_are_pooled_apart_in_the_order_in_which_they_appear():
    found = subgroups(FOUR, ["saline", "saline", "midazolam", "saline"])
    assert found.groups == ("saline", "midazolam")
    assert found["midazolam"].estimate == pytest.approx(0.5)
    assert found["saline"].studies == 3


def test_with_a_fixed_effect_q_splits_into_within_and_between():
    found = subgroups(FOUR, ["a", "b", "a", "b"], model="fixed")
    within = sum(each.q for each in found.series)
    assert found.between_q + within == pytest.approx(pool(FOUR, model="fixed").q)
    assert found.degrees == 1


def test_equal_groups_do_not_differ():
    twice = EffectSizes("mean_difference", [0.1, 0.9] * 2, [0.04, 0.09] * 2)
    found = subgroups(twice, ["a", "a", "b", "b"])
    assert (found.between_q, found.p_value) == pytest.approx((0, 1))


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        (["a"] * 4, "all studies are in the group 'a'; give two groups or more"),
        (["a", "b"], "groups has 2 values for 4 studies; give one value a study"),
    ],
)
def test_impossible_groups_are_refused(groups, message):
    assert refusal(subgroups, FOUR, groups) == message


def test_a_group_without_any_spread_cannot_be_tested_by_hartung_and_knapp():
    flat = EffectSizes("mean_difference", [0.0, 0.0, 1.0, 3.0], [1, 1, 1, 1])
    assert refusal(subgroups, flat, ["a", "a", "b", "b"], interval="hartung_knapp_plain") == (
        "a group of equal estimates has a plain Hartung-Knapp standard error of 0, and nothing can "
        "be tested against it; use interval='hartung_knapp' or 'wald'"
    )


def test_a_series_prints_a_line_a_pooling():
    assert repr(cumulative(FOUR.take([0, 1]), YEARS[:2])) == (
        "added: pooled mean difference\n"
        "Berman  0.10 (−0.29 to 0.49), 1 study, I² –\n"
        "Zarate  0.47 (−0.31 to 1.25), 2 studies, I² 80 %"
    )


def test_groups_print_with_the_test_between_them():
    found = subgroups(FOUR, ["a", "b", "a", "b"], model="fixed")
    assert repr(found).splitlines()[-1] == found.difference
    assert found.difference == "between groups: Q 0.00 on 1 df, p = 0.963"
    assert found._repr_html_().endswith("<p>between groups: Q 0.00 on 1 df, p = 0.963</p>")


def test_groups_far_apart_print_a_bound():
    apart = EffectSizes("mean_difference", [0.0, 9.0], [0.1, 0.1])
    assert subgroups(apart, ["a", "b"]).difference.endswith("on 1 df, p < 0.001")


def test_in_a_notebook_a_series_is_a_table():
    html = leave_one_out(FOUR)._repr_html_()
    assert '<th scope="col">left out</th>' in html
    assert '<th scope="row">Lapidus</th>' in html
