import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.quiz.marking.outputs import matches, plain, same, show


class Broken:
    def __repr__(self):
        raise RuntimeError


class Odd(dict):
    def items(self):
        raise RuntimeError


def nested():
    inside = []
    inside.append(inside)
    return inside


def wide():
    value = [1]
    for _ in range(6):
        value = [value] * 100
    return value


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        (True, True),
        (3, 3),
        (0.5, 0.5),
        ("text", "text"),
        ((1, [2]), [1, [2]]),
        ({"a": (1,)}, {"a": [1]}),
        (math.nan, {"shown": "nan"}),
        (-math.inf, {"shown": "-inf"}),
        (10**400, {"shown": "a whole number over 10^300"}),
        ({1: 2}, {"shown": "{1: 2}"}),
        (..., {"shown": "Ellipsis"}),
        (object(), {"shown": "<object object>"}),
        (Broken(), {"shown": "a Broken that cannot be shown"}),
        (Odd(a=1), {"shown": "a Odd that cannot be shown"}),
        (nested(), {"shown": "a list that cannot be shown"}),
        (wide(), {"shown": "a list that cannot be shown"}),
    ],
)
def test_whatever_a_function_gives_is_kept_as_json(value, kept):
    assert plain(value) == kept
    assert json.loads(json.dumps(plain(value), allow_nan=False)) == kept


def test_numpy_numbers_and_arrays_become_plain():
    import numpy

    assert plain(numpy.bool_(True)) is True  # noqa: FBT003
    assert plain(numpy.float64(0.5)) == 0.5
    assert plain(numpy.array([[1, 2]])) == [[1, 2]]


def test_long_text_is_cut():
    assert len(plain("x" * 100_000)) == 2_000


@pytest.mark.parametrize(
    ("came", "expected", "agree"),
    [
        (0.1 + 0.2, 0.3, True),
        (0.31, 0.3, False),
        (4, 4.0, True),
        (1, True, False),
        (True, 1, False),
        (True, True, True),
        (None, None, True),
        (None, 0, False),
        ("a", "a", True),
        ("1", 1, False),
        ([1, 2.0000000001], [1, 2], True),
        ([1], [1, 2], False),
        ({"a": 1}, {"a": 1.0}, True),
        ({"a": 1}, {"b": 1}, False),
        (10**400, 1.0, False),
        (1e-12, 0, True),
    ],
)
def test_values_agree_by_kind_and_within_the_tolerance(came, expected, agree):
    assert same(came, expected, 1e-6) is agree


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_every_value_agrees_with_itself(value):
    assert matches({"value": plain(value)}, value, 1e-9)


@pytest.mark.parametrize("output", [None, 4, [], {}, {"error": "x"}, {"valu": 4}])
def test_what_is_no_output_matches_nothing(output):
    assert matches(output, 4, 1e-6) is False


@pytest.mark.parametrize(
    ("output", "shown"),
    [
        ({"value": "a"}, "'a'"),
        ({"value": [1, None]}, "[1, None]"),
        ({"value": {"shown": "nan"}}, "nan"),
        ({"error": "ValueError: no"}, "ValueError: no"),
    ],
)
def test_outputs_are_shown_as_python_writes_them(output, shown):
    assert show(output) == shown
