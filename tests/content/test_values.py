"""Values of a file that anyone may have written: read, or refused in words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.values import MisfitError, as_text, as_whole


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  a\u00a0b\n\tc ", "a b c"),
        ("a\0\x1bb", "a b"),
        (7, "7"),
        (7.0, "7"),
        (-0.5, "-0.5"),
        (999_999_999_999_999, "999999999999999"),
        ("Österreich 日本", "Österreich 日本"),
    ],
)
def test_texts_and_numbers_become_one_line(value, text):
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "got None, but text is needed"),
        (True, "got True, but text is needed"),
        ([1], "got [1], but text is needed"),
        (b"x", "got b'x', but text is needed"),
        (float("nan"), "got nan, but a number of at most 15 digits is needed"),
        (10**15, "got 1000000000000000, but a number of at most 15 digits is needed"),
        ("\udc00", r"holds half a character, '\udc00'; type it again"),
        ("x" * 5000, "is 5000 characters long; at most 4000 are allowed"),
    ],
)
def test_what_is_no_text_is_refused(value, message):
    with pytest.raises(MisfitError, match=f"^{re.escape(message)}$"):
        as_text(value)


def test_a_number_that_cannot_even_be_printed_is_refused():
    with pytest.raises(MisfitError, match=r"^got a value of type int, but a number of at most 15"):
        as_text(10**5000)


@given(value=st.text(max_size=30) | st.integers() | st.floats() | st.none() | st.booleans())
def test_any_value_becomes_a_clean_text_or_a_clear_refusal(value):
    try:
        text = as_text(value)
    except MisfitError as fault:
        text = str(fault)
    assert text.encode("utf-8").decode("utf-8") == text
    assert text == text.strip()
    assert not re.search(r"[\x00-\x1f\x7f]", text)


@pytest.mark.parametrize(
    ("value", "whole"), [(3, 3), ("3", 3), ("-12", -12), ("+1", 1), (4.0, 4), (123456789012, None)]
)
def test_whole_numbers_may_be_typed_as_text(value, whole):
    if whole is None:
        with pytest.raises(MisfitError, match=r"^got 123456789012, but a whole number is needed$"):
            as_whole(value)
    else:
        assert as_whole(value) == whole


@pytest.mark.parametrize("value", ["", "3.5", "3 4", "x", "١٢", "1e3", 2.5])
def test_what_is_no_whole_number_is_refused(value):
    with pytest.raises(MisfitError, match=r", but a whole number is needed$"):
        as_whole(value)


def test_the_path_to_a_fault_grows_outwards():
    assert MisfitError("x", "day").within(1).within("dates").path == ["dates", 1, "day"]
