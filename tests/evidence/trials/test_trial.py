"""Groups of people put together, and how they read."""

import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.base import Status
from ketacourse.errors import KetacourseError
from ketacourse.evidence.trials.trial import (
    Counts,
    Difference,
    Means,
    Trial,
    combine,
)

SAMPLES = st.lists(
    st.lists(st.floats(-50, 50), min_size=2, max_size=12).filter(lambda x: statistics.stdev(x) > 0),
    min_size=1,
    max_size=4,
)


def test_counts_of_several_arms_are_added():
    assert combine([Counts(4, 11), Counts(3, 11), Counts(5, 12)]) == Counts(12, 34)


@given(SAMPLES)
def test_combined_means_are_those_of_one_sample_of_all_people(samples):
    groups = [Means(statistics.mean(s), statistics.stdev(s), len(s)) for s in samples]
    everyone = [value for sample in samples for value in sample]
    found = combine(groups)
    assert found.total == len(everyone)
    assert math.isclose(found.mean, statistics.mean(everyone), abs_tol=1e-9)
    assert math.isclose(found.sd, statistics.stdev(everyone), rel_tol=1e-6, abs_tol=1e-9)


def test_two_esketamine_arms_combine_as_in_the_recipe_of_the_pooling():
    found = combine([Means(-19.0, 13.86, 111), Means(-18.8, 14.12, 98)])
    assert (round(found.mean, 2), round(found.sd, 2), found.total) == (-18.91, 13.95, 209)


@pytest.mark.parametrize("groups", [[], [Counts(1, 2), Means(0.0, 1.0, 2)]])
def test_nothing_and_mixed_arms_cannot_be_put_together(groups):
    message = (
        "arms of one side can't be put together; give counts for each of them, or means for each"
    )
    with pytest.raises(KetacourseError) as fault:
        combine(groups)
    assert str(fault.value) == message


def trial(result):
    return Trial(
        study="x",
        name="X",
        year=2030,
        comparator="saline",
        result=result,
        status=Status.VERIFIED,
        cites=("a",),
    )


def test_the_sides_of_a_trial_read_as_a_paper_prints_them():
    assert trial((Counts(3, 9), Counts(0, 8))).sides == ("3/9", "0/8")
    means = trial((Means(-9.96, 12.0, 20), Means(4.0, 3.25, 19)))
    assert means.sides == ("−10.0 (12.0), n 20", "4.0 (3.2), n 19")
    assert trial(Difference(-3.8, 1.39)).sides == ("published", "difference")
