from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.statistics.paired import newcombe_paired
from ketacourse.statistics.shares import wilson

counts = st.integers(0, 60)


def test_the_interval_is_that_of_newcombe_1998():
    # Method 10 for the table 36, 12, 2, 0: 20 percentage points, 0.0569 to 0.3404.
    found = newcombe_paired(both=36, only_before=2, only_after=12, neither=0)
    assert isclose(found.estimate, 0.2)
    assert [round(found.ci_low, 4), round(found.ci_high, 4)] == [0.0569, 0.3404]


def test_only_pairs_that_changed_move_the_estimate():
    assert newcombe_paired(4, 1, 5, 2).estimate == pytest.approx(4 / 12)


def test_where_nothing_changed_the_interval_is_wide_all_the_same():
    found = newcombe_paired(12, 0, 0, 0)
    assert found.estimate == 0
    assert found.ci_low < -0.2
    assert found.ci_high > 0.2


@given(counts, counts, counts, counts)
def test_swapping_before_and_after_turns_the_interval_round(both, lost, gained, neither):
    if not both + lost + gained + neither:
        return
    found = newcombe_paired(both, lost, gained, neither)
    turned = newcombe_paired(both, gained, lost, neither)
    assert found.ci_low <= found.estimate <= found.ci_high
    assert -1 <= found.ci_low <= found.ci_high <= 1
    assert isclose(found.estimate, -turned.estimate, abs_tol=1e-12)
    assert isclose(found.ci_low, -turned.ci_high, abs_tol=1e-9)


@given(st.integers(1, 40), st.integers(1, 40))
def test_ten_times_the_pairs_give_a_narrower_interval(lost, gained):
    few = newcombe_paired(0, lost, gained, 0)
    many = newcombe_paired(0, 10 * lost, 10 * gained, 0)
    assert many.ci_high - many.ci_low < few.ci_high - few.ci_low


def test_a_table_without_pairs_is_refused():
    with pytest.raises(KetacourseError) as fault:
        newcombe_paired(0, 0, 0, 0)
    assert str(fault.value) == (
        "(0, 0, 0, 0) are no pairs; give four counts from 0, at least one above"
    )


def test_columns_are_tables_one_after_the_other():
    found = newcombe_paired([36, 12], [2, 0], [12, 0], [0, 0])
    assert found == (newcombe_paired(36, 2, 12, 0), newcombe_paired(12, 0, 0, 0))


@pytest.mark.parametrize(
    ("table", "phi"),
    [
        # 30 * 15 - 5 * 10 = 400, less half of 60 pairs, over √(35 * 25 * 40 * 20)
        ((30, 5, 10, 15), 370 / sqrt(700_000)),
        # 10 * 3 - 4 * 5 = 10 is less than half of the 22 pairs
        ((10, 4, 5, 3), 0),
        ((2, 1, 1, 1), 0),
        # 2 * 1 - 9 * 8 = -70, which is not corrected
        ((2, 9, 8, 1), -70 / sqrt(11 * 9 * 10 * 10)),
        # nobody was right before: a margin of 0
        ((0, 0, 5, 7), 0),
    ],
)
def test_the_correlation_is_that_of_newcombe_with_his_correction(table, phi):
    both, only_before, only_after, _ = table
    total = sum(table)
    after, before = (both + only_after) / total, (both + only_before) / total
    (after_low, after_high), (before_low, before_high) = (
        wilson(right, total) for right in (both + only_after, both + only_before)
    )

    def reach(one, other):
        return sqrt(one**2 - 2 * phi * one * other + other**2)

    found = newcombe_paired(*table)
    assert found.estimate == pytest.approx(after - before)
    assert found.ci_low == pytest.approx(
        after - before - reach(after - after_low, before_high - before)
    )
    assert found.ci_high == pytest.approx(
        after - before + reach(before - before_low, after_high - after)
    )
