"""What keyboards and copied papers write in many ways has one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.quiz.marking.typed import refuse_odd_digits, tidied


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("−3", "-3"),
        ("‒3 –3 —3 ﹣3 －3 ‐3 ➖3", "-3 -3 -3 -3 -3 -3 -3"),
        ("＋3 ﹢3 ➕3", "+3 +3 +3"),
        ("3×4 3✕4 3⨯4", "3x4 3x4 3x4"),
        ("3·4 3⋅4 3∙4", "3·4 3·4 3·4"),
        ("3⁄4 3∕4 3÷4", "3/4 3/4 3/4"),
        ("1’000 1ʼ000 1′000", "1'000 1'000 1'000"),
        ("≈3 ∼3 ≃3", "~3 ~3 ~3"),
        ("５０％", "50%"),
        ("٣٫٥", "3.5"),
        ("१२", "12"),
        ("1\u00a0000\u2009000\u202f000", "1 000 000 000"),
        ("\ufeff\u200b5\u200e", "5"),
        ("½", "1/2"),
        ("2½", "2 1/2"),
        ("2 ¾", "2 3/4"),
        ("10⁻⁷", "10^-7"),
        ("kg/m²", "kg/m^2"),
        ("5 µM", "5 μM"),
        ("  5 \t mg \n", "5 mg"),
    ],
)
def test_signs_spaces_digits_and_fractions_have_one_spelling(text, spelled):
    assert tidied(text) == spelled


@given(st.text())
def test_what_is_tidy_stays_as_it_is(text):
    assert tidied(tidied(text)) == tidied(text)


@pytest.mark.parametrize("sign", ["①", "₂", "⒈"])
def test_signs_that_are_numbers_and_no_digits_are_named(sign):
    with pytest.raises(KetacourseError) as fault:
        refuse_odd_digits(f"5{sign}")
    assert str(fault.value) == f"Write '{sign}' in ordinary digits, as in 1/2 or 0.5."


def test_fractions_and_raised_digits_are_no_odd_digits():
    refuse_odd_digits("2½ ⅔ 10⁻⁷ m²")
