"""The ratio of two risks and how it is printed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.risk.ratio import RiskRatio, risk_ratio, times


def test_the_ratio_and_its_interval_are_those_of_the_logarithm():
    found = risk_ratio(142, 346, 21, 222)
    assert found.estimate == pytest.approx(142 / 346 / (21 / 222))
    # exp(log RR ± 1.96 √(1/142 - 1/346 + 1/21 - 1/222))
    assert (found.ci_low, found.ci_high) == pytest.approx((2.833, 6.644), abs=0.001)


@pytest.mark.parametrize("counts", [(0, 10, 3, 10), (3, 10, 0, 10), (0, 10, 0, 10)])
def test_an_arm_without_events_has_no_ratio(counts):
    assert risk_ratio(*counts) is None


def test_a_ratio_of_everybody_to_everybody_is_one_without_spread():
    assert repr(risk_ratio(10, 10, 12, 12)) == "1.00 (1.00 to 1.00)"


@pytest.mark.parametrize(("ends", "expected"), [((0.9, 1.1), True), ((1.1, 2.0), False)])
def test_an_interval_around_one_leaves_no_difference_possible(ends, expected):
    assert RiskRatio(sum(ends) / 2, *ends).holds_none is expected


@pytest.mark.parametrize("ends", [(2.0, 0.0, 3.0), (1.0, 1.5, 2.0), (3.0, 1.0, 2.0)])
def test_a_ratio_out_of_order_or_not_above_zero_is_refused(ends):
    message = (
        f"a risk ratio of {ends[0]} from {ends[1]} to {ends[2]} cannot be; "
        "give ci_low, estimate and ci_high in order, above 0"
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        RiskRatio(*ends)


@pytest.mark.parametrize(
    ("value", "printed"), [(0.654, "0.65"), (1.996, "2.00"), (4.34, "4.3"), (53.6, "54")]
)
def test_a_ratio_is_printed_as_precisely_as_it_is_worth(value, printed):
    assert times(value) == printed


@given(st.integers(1, 50), st.integers(1, 50))
def test_swapping_the_arms_turns_the_ratio_over(events, others):
    one, other = risk_ratio(events, 60, others, 70), risk_ratio(others, 70, events, 60)
    assert one.estimate == pytest.approx(1 / other.estimate)
    assert one.ci_low == pytest.approx(1 / other.ci_high)
