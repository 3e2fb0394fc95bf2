import json
import math
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.quiz.marking.outputs import matches, plain, same, show


class Level(IntEnum):
    HIGH = 2


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
        (10**300 - 1, 10**300 - 1),
        (1 - 10**300, 1 - 10**300),
        (10**300, {"shown": "a whole number over 10^300"}),
        (-(10**300), {"shown": "a whole number over 10^300"}),
        ({1: 2}, {"shown": "{1: 2}"}),
        ({"a": 1, 2: 3}, {"shown": "{'a': 1, 2: 3}"}),
        (..., {"shown": "Ellipsis"}),
        (Fraction(1, 4), 0.25),
        (Fraction(8, 2), 4.0),
        (Decimal("0.25"), 0.25),
        (Decimal("NaN"), {"shown": "nan"}),
        (Decimal("-Infinity"), {"shown": "-inf"}),
        (Decimal("sNaN"), {"shown": "a Decimal that cannot be shown"}),
        (Fraction(10**400, 3), {"shown": "a Fraction that cannot be shown"}),
        ([Fraction(1, 2), (Decimal(3),)], [0.5, [3.0]]),
        (Level.HIGH, 2),
        (1j, {"shown": "1j"}),
        ("half \ud83d", "half \ufffd"),
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


WHOLE = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "longlong"]
REAL = ["float16", "float32", "float64", "longdouble"]


@pytest.mark.parametrize("name", [*WHOLE, *REAL])
def test_numbers_of_numpy_are_numbers_at_every_width(name):
    import numpy

    kind = numpy.dtype(name).type
    for value in (kind(3), numpy.array(3, kind), numpy.array([3], kind)[0]):
        assert plain(value) == 3
        assert type(plain(value)) is (int if name in WHOLE else float)
        assert matches({"value": plain(value)}, 3, 1e-6)
    assert plain(numpy.array([[1, 2]], kind)) == [[1, 2]]
    assert plain([kind(1), (kind(2),), {"a": kind(3)}]) == [1, [2], {"a": 3}]


def test_other_values_of_numpy_are_what_they_stand_for():
    import numpy

    assert plain(numpy.bool_(True)) is True  # noqa: FBT003
    assert plain(numpy.array(False)) is False  # noqa: FBT003
    assert plain(numpy.str_("a")) == "a"
    assert plain(numpy.float32("nan")) == {"shown": "nan"}
    assert plain(numpy.longdouble("inf")) == {"shown": "inf"}
    assert plain(numpy.array([])) == []
    assert plain(numpy.complex128(1)) == {"shown": "(1+0j)"}


@given(st.fractions() | st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_a_number_that_is_exact_agrees_with_its_float(value):
    assert matches({"value": plain(value)}, float(value), 1e-12)


def test_long_text_is_cut():
    assert len(plain("x" * 100_000)) == 2_000
    assert plain({1: "x" * 100_000})["shown"].startswith("{1: 'xxx")
    assert len(plain({1: "x" * 100_000})["shown"]) == 2_000


def within_lists(value, times):
    for _ in range(times):
        value = [value]
    return value


def within_dicts(value, times):
    for _ in range(times):
        value = {"a": value}
    return value


@pytest.mark.parametrize("within", [within_lists, within_dicts])
def test_values_in_eight_others_are_kept_and_deeper_ones_are_not(within):
    assert plain(within(1, 8)) == within(1, 8)
    assert "cannot be shown" in plain(within(1, 9))["shown"]


def test_an_array_is_one_step_down_and_its_numbers_another():
    import numpy

    one = numpy.array([1])
    assert plain(within_lists(one, 6)) == within_lists([1], 6)
    assert "cannot be shown" in plain(within_lists(one, 7))["shown"]


def test_two_thousand_parts_are_kept_the_whole_counted_and_no_more():
    assert plain([0] * 1_999) == [0] * 1_999
    assert plain([0] * 2_000) == {"shown": "a list that cannot be shown"}


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
        (9e-10, 0, True),
        (2e-9, 0, False),
        (1 + 9e-7, 1, True),
        (1 + 2e-6, 1, False),
        ([2, 1], [1, 2], False),
        ([1, 3], [1, 2], False),
        ([1, 2], [1], False),
        ([], {}, False),
        ({}, [], False),
        ([1], 1, False),
        (1, [1], False),
        ("a", "b", False),
        ("[1]", [1], False),
        ([1], "[1]", False),
        ({"a": 1}, "a", False),
        ("a", {"a": 1}, False),
        ({"a": 1, "b": 2}, {"a": 1, "b": 3}, False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        ({"a": 1, "b": 2}, {"a": 1}, False),
        (None, "None", False),
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
        ({"value": {"shown": "nan", "a": 1}}, "{'shown': 'nan', 'a': 1}"),
        ({"value": {"a": 1}}, "{'a': 1}"),
        ({"value": None}, "None"),
        ({"error": "ValueError: no"}, "ValueError: no"),
    ],
)
def test_outputs_are_shown_as_python_writes_them(output, shown):
    assert show(output) == shown
