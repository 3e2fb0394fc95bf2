"""Shares and their intervals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.statistics.shares import Share, wilson

COUNTS = st.integers(1, 500).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (50, 100, 0.4038, 0.5962),
    ],
)
def test_the_interval_is_that_of_wilson(count, total, low, high):
    assert wilson(count, total) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("count", "total"), [(3, 7), (37, 45), (0, 4), (103, 103)])
def test_the_interval_agrees_with_scipy(count, total):
    from scipy.stats import binomtest

    theirs = binomtest(count, total).proportion_ci(method="wilson")
    assert wilson(count, total) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


@given(COUNTS)
def test_the_interval_holds_the_share_and_stays_within_0_and_1(counts):
    low, high = wilson(*counts)
    assert 0 <= low <= counts[0] / counts[1] + 1e-12
    assert counts[0] / counts[1] - 1e-12 <= high <= 1


def test_a_share_prints_count_total_and_percent():
    share = Share(37, 45)
    assert (str(share), share.interval_text) == ("37 of 45 (82 %)", "69 to 91 %")


def test_a_share_of_nothing_has_no_value():
    none = Share(0, 0)
    assert (str(none), none.value, none.percent, none.interval) == ("none", None, None, None)
    assert none.interval_text == ""


@pytest.mark.parametrize("make", [Share, wilson])
def test_more_than_all_is_no_share(make):
    with pytest.raises(KetacourseError) as caught:
        make(4, 3)
    assert str(caught.value) == "4 of 3 is no share; the count must lie within 0 and total"


def test_nobody_of_nobody_is_a_share_without_an_interval():
    with pytest.raises(KetacourseError) as caught:
        wilson(0, 0)
    assert str(caught.value) == (
        "total is 0; give a whole number of people from 1 to 10,000,000,000"
    )


def test_a_column_gives_an_array_of_either_end():
    low, high = wilson([8, 0], [10, 10])
    assert low == pytest.approx([0.4902, 0], abs=5e-5)
    assert high == pytest.approx([0.9433, 0.2775], abs=5e-5)
    assert low.shape == high.shape == (2,)


def test_counts_of_any_kind_are_kept_as_plain_ones():
    made = Share(np.uint8(12), np.array([15.0]))
    assert (made, type(made.count), type(made.total)) == (Share(12, 15), int, int)


@pytest.mark.parametrize(("share", "value"), [(Share(3, 4), 0.75), (Share(0, 4), 0)])
def test_a_share_has_a_value_between_0_and_1(share, value):
    assert share.value == value
