"""The ratio of two risks and how it is printed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.risk.ratio import RiskRatio
from ketacourse.statistics.counted import risk_ratio
from ketacourse.statistics.shares import Share


def between(events_treatment, total_treatment, events_control, total_control):
    return RiskRatio.between(
        Share(events_treatment, total_treatment), Share(events_control, total_control)
    )


def test_the_ratio_and_its_interval_are_those_of_the_logarithm():
    found = between(142, 346, 21, 222)
    assert found.estimate == pytest.approx(142 / 346 / (21 / 222))
    # exp(log RR ± 1.96 √(1/142 - 1/346 + 1/21 - 1/222))
    assert (found.ci_low, found.ci_high) == pytest.approx((2.833, 6.644), abs=0.001)


@pytest.mark.parametrize("counts", [(0, 10, 3, 10), (3, 10, 0, 10), (0, 10, 0, 10)])
def test_an_arm_without_events_has_no_ratio_with_an_interval(counts):
    assert between(*counts) is None


@given(st.integers(0, 9), st.integers(9, 12), st.integers(0, 9), st.integers(9, 12))
def test_there_is_a_ratio_exactly_where_the_statistics_give_an_interval(a, n, c, m):
    treatment, control = Share(a, n), Share(c, m)
    try:
        found = risk_ratio(treatment, control)
        ends = (found.ci_low, found.ci_high)
    except KetacourseError:
        assert RiskRatio.between(treatment, control) is None
    else:
        shown = RiskRatio.between(treatment, control)
        assert shown.estimate == found.estimate
        assert (shown.ci_low, shown.ci_high) == pytest.approx(ends)


def test_a_ratio_of_everybody_to_everybody_is_one_without_spread():
    assert repr(between(10, 10, 12, 12)) == "1.00 (1.00 to 1.00)"


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ((0.9, 1.1), True),
        ((1.0, 1.1), True),
        ((0.9, 1.0), True),
        ((1.1, 2.0), False),
        ((0.5, 0.9), False),
    ],
)
def test_an_interval_around_one_leaves_no_difference_possible(ends, expected):
    assert RiskRatio(sum(ends) / 2, *ends).holds_none is expected


@pytest.mark.parametrize("ends", [(1.0, 1.5, 2.0), (3.0, 1.0, 2.0)])
def test_a_ratio_out_of_order_is_refused(ends):
    message = (
        f"a risk ratio of {ends[0]} from {ends[1]} to {ends[2]} cannot be; "
        "give ci_low, estimate and ci_high in order, above 0"
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        RiskRatio(*ends)


def test_a_ratio_is_printed_with_its_interval():
    assert repr(RiskRatio(4.34, 0.0476, 53.6)) == "4.34 (0.048 to 53.60)"


@given(st.integers(1, 50), st.integers(1, 50))
def test_swapping_the_arms_turns_the_ratio_over(events, others):
    one, other = between(events, 60, others, 70), between(others, 70, events, 60)
    assert one.estimate == pytest.approx(1 / other.estimate)
    assert one.ci_low == pytest.approx(1 / other.ci_high)


@pytest.mark.parametrize("low", [0.0, -1.0, float("nan")])
def test_a_ratio_that_is_not_above_zero_is_refused(low):
    with pytest.raises(KetacourseError) as caught:
        RiskRatio(2.0, low, 3.0)
    assert str(caught.value) == f"ci_low is {low}; give a number above 0, from 1e-50 to 1e+50"
