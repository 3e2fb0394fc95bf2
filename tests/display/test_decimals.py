"""Numbers as they are printed: rounded, with a true minus, and no sign before zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.display.decimals import as_typed, decimals


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (-70, 0, "−70"),
        (-0.04, 1, "0.0"),
        (-0.001, 2, "0.00"),
        (1234.5, 0, "1,234"),
        (-3.06, 1, "−3.1"),
        (0.7, 2, "0.70"),
    ],
)
def test_numbers_have_a_true_minus_and_never_minus_nought(value, places, written):
    assert decimals(value, places) == written


@pytest.mark.parametrize(("value", "written"), [(3, "+3"), (-3, "−3"), (0.4, "0"), (-0.4, "0")])
def test_a_plus_stands_before_what_is_more_and_not_before_zero(value, written):
    assert decimals(value, 0, plus=True) == written


@given(st.floats(-1e6, 1e6), st.integers(0, 6))
def test_what_is_written_is_within_half_a_place_of_the_number(value, places):
    read = float(decimals(value, places).replace(",", "").replace("−", "-"))
    assert abs(read - value) <= 0.5 * 10.0**-places + 1e-9


@pytest.mark.parametrize(
    ("value", "written"), [(-3.80, "−3.8"), (12.0, "12"), (0.125, "0.125"), (-40, "−40")]
)
def test_a_number_is_written_with_the_digits_it_was_typed_with(value, written):
    assert as_typed(value) == written
