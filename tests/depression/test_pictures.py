"""The still pictures made from the facts."""

import pytest

from ketacourse.content.library import record, records
from ketacourse.depression import differences_forest, stress_and_spines
from ketacourse.depression.pictures import BESIDE_THE_DRAWING


@pytest.mark.parametrize("make", [differences_forest, stress_and_spines])
def test_a_picture_is_the_same_each_time(make):
    one, other = make(), make()
    assert one == other
    assert repr(one) == f"<Picture: {one.alt}>"


def test_the_forest_has_every_confirmed_difference():
    confirmed = [each for each in records("measured_differences") if each.status != "unconfirmed"]
    assert {row[0] for row in differences_forest().data.rows} == {each.label for each in confirmed}


def test_the_spines_picture_tells_of_recovery_and_of_neurons_that_did_not_change():
    caption = stress_and_spines().caption
    for identifier in BESIDE_THE_DRAWING:
        assert record("depression_facts", identifier).text in caption
