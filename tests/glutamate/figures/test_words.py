"""Numbers are written as the course writes them."""

import pytest

from ketacourse.glutamate.figures.words import clock, percent


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0 %"), (4.449, "4.4 %"), (9.96, "10 %"), (50.8, "51 %"), (100, "100 %")],
)
def test_small_percentages_keep_a_decimal(value, written):
    assert percent(value) == written


@pytest.mark.parametrize(
    ("hours", "written"),
    [(2 / 3, "40 min"), (1.5, "90 min"), (5.43, "5.4 h"), (72, "3 days"), (336, "14 days")],
)
def test_a_time_is_told_in_the_unit_of_its_size(hours, written):
    assert clock(hours) == written
