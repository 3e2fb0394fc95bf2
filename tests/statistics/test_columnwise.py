"""Functions of single numbers over columns: what they give, and what stands for all places."""

from __future__ import annotations

import inspect

import numpy as np
import pytest

from ketacourse.errors import KetacourseError
from ketacourse.statistics.boundary import NUMBER, PEOPLE, POSITIVE
from ketacourse.statistics.columnwise import columnwise


@columnwise("person", height_m=POSITIVE, weight_kg=POSITIVE, add=NUMBER)
def index(height_m: float, weight_kg: float = 70.0, add: float | None = None) -> float:
    """Weight over height squared."""
    if height_m > 3:
        raise KetacourseError(f"nobody is {height_m:g} m tall")
    return weight_kg / height_m**2 + (add or 0.0)


@columnwise(events=PEOPLE)
def ends(events: int, *, word: str = "x"):
    return float(events), (word, events)


def refusal(action, *args, **named):
    with pytest.raises(KetacourseError) as caught:
        action(*args, **named)
    return str(caught.value)


def test_single_numbers_give_what_the_function_gives():
    assert (index(2, 80), type(index(2, 80))) == (20.0, float)
    assert index(weight_kg=80, height_m=2) == 20
    assert ends(3, word="y") == (3.0, ("y", 3))


def test_a_column_gives_an_array_and_a_number_beside_it_stands_for_all():
    found = index([1, 2], 80)
    assert isinstance(found, np.ndarray)
    assert found.tolist() == [80, 20]
    assert index(2, [80, 40]).tolist() == [20, 10]
    assert index([1, 2], [80, 40]).tolist() == [80, 10]
    assert index([2], 80).tolist() == [20]


def test_an_argument_left_out_is_the_functions_own_affair():
    assert index(1) == 70
    assert index([1, 2]).tolist() == [70, 17.5]
    assert index(1, add=None) == 70
    assert index(1, add=[1, 2]).tolist() == [71, 72]


def test_tuples_are_stacked_part_by_part_and_other_things_kept_in_a_tuple():
    numbers, (words, events) = ends([3, 4], word="y")
    assert numbers.tolist() == [3.0, 4.0]
    assert words == ("y", "y")
    assert events == (3, 4)
    assert ends([3], word="y")[1] == (("y",), (3,))


def test_other_arguments_go_through_unchecked():
    assert ends(3, word=7)[1][0] == 7


def test_none_is_refused_where_it_stands_for_no_default():
    said = "is missing; give a number above 0, from 1e-50 to 1e+50"
    assert refusal(index, None) == f"height_m {said}"
    assert refusal(index, 2, None) == f"weight_kg {said}"


def test_what_cannot_be_is_told_with_its_place_only_in_a_column():
    said = "is -2; give a number above 0, from 1e-50 to 1e+50"
    assert refusal(index, -2) == f"height_m {said}"
    assert refusal(index, [1, -2]) == f"person 2: height_m {said}"
    assert refusal(index, [1, 2], -2) == f"weight_kg {said}"


def test_what_the_function_refuses_is_told_with_its_place_too():
    assert refusal(index, 4) == "nobody is 4 m tall"
    assert refusal(index, [1, 2, 4]) == "person 3: nobody is 4 m tall"


def test_columns_that_do_not_belong_together_are_refused():
    assert refusal(index, [1, 2], [70, 80, 90]) == (
        "columns differ in length: height_m has 2, weight_kg has 3; give one value a person in each"
    )
    assert refusal(index, []) == "height_m is empty; give at least one value"


def test_a_call_that_does_not_fit_is_an_error_as_ever():
    with pytest.raises(TypeError, match="missing a required argument: 'height_m'"):
        index()
    with pytest.raises(TypeError, match="too many positional arguments"):
        index(1, 2, 3, 4)


def test_name_documentation_and_signature_stay_those_of_the_function():
    assert (index.__name__, index.__doc__) == ("index", "Weight over height squared.")
    assert list(inspect.signature(index).parameters) == ["height_m", "weight_kg", "add"]
