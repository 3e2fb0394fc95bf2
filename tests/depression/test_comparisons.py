"""The order of the forest plot."""

import pytest

from ketacourse.content.base import Status
from ketacourse.content.depression import MeasuredDifference
from ketacourse.content.library import records
from ketacourse.depression.comparisons import compare, includes_zero


def difference(identifier, value, *, case="depression", cites=("a",), **more):
    return MeasuredDifference(
        id=identifier,
        label=identifier,
        groups=(case, "others"),
        measure="Cohen d",
        value=value,
        cites=cites,
        **{"status": Status.VERIFIED, **more},
    )


def test_differences_stand_lowest_first_and_anchors_apart():
    made = compare(
        [
            difference("high", 0.7),
            difference("tall", 2.0, case="men"),
            difference("low", -0.4),
            difference("pill", 0.3, case="antidepressant"),
        ]
    )
    assert [each.id for each in made.measured] == ["low", "high"]
    assert [each.id for each in made.anchors] == ["pill", "tall"]
    assert [each.id for each in made.all] == ["low", "high", "pill", "tall"]


def test_the_unconfirmed_is_left_out():
    made = compare([difference("a", 1.0), difference("b", 2.0, status=Status.UNCONFIRMED)])
    assert [each.id for each in made.all] == ["a"]


def test_every_source_is_named_once_in_order_of_use():
    made = compare([difference("b", 0.2, cites=("y", "x")), difference("a", 0.1, cites=("x", "z"))])
    assert made.cites == ("x", "z", "y")


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(-0.1, 0.1, True), (0.0, 0.1, True), (0.01, 0.1, False), (-0.3, -0.1, False), (None, 1, None)],
)
def test_whether_an_interval_holds_zero(low, high, expected):
    assert includes_zero(difference("a", 0.05, ci_low=low, ci_high=high)) is expected


def test_every_estimate_of_the_course_lies_within_its_interval():
    for each in compare(records("measured_differences")).all:
        if includes_zero(each) is not None:
            assert each.ci_low <= each.value <= each.ci_high, each.id
