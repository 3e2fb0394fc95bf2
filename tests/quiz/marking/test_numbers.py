import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.quiz.marking.numbers import read_number, show_number

finite = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("typed", "unit", "value", "understood"),
    [
        ("1e-3", "", 0.001, "Understood: 0.001"),
        ("0,5", "", 0.5, "Understood: 0.5"),
        (",5", "", 0.5, "Understood: 0.5"),
        ("5.", "", 5, "Understood: 5"),
        ("50 %", "", 0.5, "Understood: 50 % = 0.5"),
        ("50 per cent", "", 0.5, "Understood: 50 % = 0.5"),
        ("50 %", "%", 50, "Understood: 50 %"),
        ("50", "%", 50, "Understood: 50 %"),
        ("1 000", "", 1000, "Understood: 1000"),
        ("1\u202f000,25", "", 1000.25, "Understood: 1000.25"),
        ("12'345.6", "", 12345.6, "Understood: 12345.6"),
        ("1,000.5", "", 1000.5, "Understood: 1000.5"),
        ("1.000,5", "", 1000.5, "Understood: 1000.5"),
        ("1,000,000", "", 1e6, "Understood: 1000000"),
        ("0,125", "", 0.125, "Understood: 0.125"),
        ("−3", "", -3, "Understood: -3"),
        ("- 3", "", -3, "Understood: -3"),
        ("+3", "", 3, "Understood: 3"),
        ("3/4", "", 0.75, "Understood: 3/4 = 0.75"),
        ("10^-3", "", 0.001, "Understood: 0.001"),
        ("-10^3", "", -1000, "Understood: -1000"),
        ("10**3", "", 1000, "Understood: 1000"),
        ("3×10⁻³", "", 0.003, "Understood: 0.003"),
        ("2,5 x 10^3", "", 2500, "Understood: 2500"),
        ("5 Points", "points", 5, "Understood: 5 points"),
        ("1 point", "points", 1, "Understood: 1 points"),
        ("5 mg/kg", "mg/kg", 5, "Understood: 5 mg/kg"),
        ("5 µM", "μM", 5, "Understood: 5 μM"),
        (0.25, "", 0.25, "Understood: 0.25"),
        (7, "points", 7, "Understood: 7 points"),
    ],
)
def test_every_common_spelling_is_read_and_repeated(typed, unit, value, understood):
    number = read_number(typed, unit)
    assert number.value == pytest.approx(value, rel=1e-12)
    assert number.understood == understood


def test_a_comma_before_three_digits_is_a_thousands_separator_and_says_so():
    number = read_number("1,234")
    assert number.value == 1234
    assert number.understood == (
        "Understood: 1234 (comma read as a thousands separator; for a decimal fraction type 1.234)"
    )


@pytest.mark.parametrize(
    ("typed", "unit", "message"),
    [
        (None, "", "Type a number first."),
        ("  ", "", "Type a number first."),
        (True, "", "Got True, but a number is needed."),
        ([1], "", "Got [1], but a number is needed."),
        ("½", "", "Write '½' in ordinary digits, as in 1/2 or 0.5."),
        ("1e999", "", "That number is too large to be read."),
        (10**400, "", "That number is too large to be read."),
        (math.inf, "", "That number is too large to be read."),
        (math.nan, "", "Got nan, but a number is needed, such as 0.5, 0,5, 1e-3 or 3/4."),
        ("1/0", "", "'1/0' divides by zero."),
        ("5 mg", "points", "Give the answer in the unit 'points', not 'mg'."),
        ("5 mg", "", "Type the number alone, without 'mg'."),
        ("5 MM", "mM", "Give the answer in the unit 'mM', not 'MM'."),
        ("50 %", "points", "Give the answer in the unit 'points', not in per cent."),
        (
            "9" * 5000,
            "",
            "That is 5,000 characters long; type one number, such as 0.5, 0,5, 1e-3 or 3/4.",
        ),
    ],
)
def test_what_cannot_be_read_is_told(typed, unit, message):
    with pytest.raises(KetacourseError) as fault:
        read_number(typed, unit)
    assert str(fault.value) == message


@pytest.mark.parametrize(
    "typed", ["abc", "1 2", "--3", "1.2.3", "1,2,3", "1,00.5", ".", "nan", "inf", "0x10", "1/2/3"]
)
def test_text_that_is_no_number_is_refused(typed):
    with pytest.raises(KetacourseError, match=r"number"):
        read_number(typed)


@given(finite)
def test_any_number_python_writes_is_read_back_exactly(value):
    assert read_number(repr(value)).value == value


@given(st.integers(-(10**15), 10**15))
def test_english_and_spaced_thousands_are_read_alike(value):
    spaced = f"{value:,}".replace(",", " ")
    assert read_number(f"{value:,}.0").value == read_number(spaced).value == value


@given(st.decimals(-1000, 1000, places=2))
def test_decimal_comma_and_point_are_read_alike(value):
    typed = str(value)
    assert read_number(typed.replace(".", ",")).value == read_number(typed).value == float(value)


def outcome(typed):
    """The number, or the text of the error."""
    try:
        return read_number(typed)
    except KetacourseError as fault:
        return str(fault)


@given(st.text() | st.text(alphabet="0123456789.,' -+eE/%x^*−⁻³"))
def test_any_text_gives_a_finite_number_or_a_clear_error(typed):
    number = outcome(typed)
    if isinstance(number, str):
        assert number.endswith(".")
    else:
        assert math.isfinite(number.value)
        assert number.understood.startswith("Understood: ")


@pytest.mark.parametrize(
    ("value", "shown"), [(0.5, "0.5"), (1234.0, "1234"), (-0.0, "0"), (1e300, "1e+300")]
)
def test_numbers_are_shown_in_the_shortest_plain_form(value, shown):
    assert show_number(value) == shown
