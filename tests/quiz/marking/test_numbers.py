import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.quiz.marking.numbers import read_number, show_number

MANTISSA = " (comma read as a decimal comma, since an exponent follows)"


def thousands(decimal):
    return f" (comma read as a thousands separator; for a decimal fraction type {decimal})"


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
        ("0.78 uM", "μM", 0.78, "Understood: 0.78 μM"),
        ("185 ng / mL", "ng/mL", 185, "Understood: 185 ng/mL"),
        ("6,022e23", "", 6.022e23, f"Understood: 6.022e+23{MANTISSA}"),
        ("6,022 x 10^23", "", 6.022e23, f"Understood: 6.022e+23{MANTISSA}"),
        ("6,02e23", "", 6.02e23, "Understood: 6.02e+23"),
        ("1.5e+3", "", 1500, "Understood: 1500"),
        ("4.05 E-7", "", 4.05e-7, "Understood: 4.05e-07"),
        ("4.05e −7", "", 4.05e-7, "Understood: 4.05e-07"),
        ("4 x 10^(-7)", "", 4e-7, "Understood: 4e-07"),
        ("4 × 10^{−7}", "", 4e-7, "Understood: 4e-07"),
        (r"4 \times 10^{-7}", "", 4e-7, "Understood: 4e-07"),
        ("4*10**-7", "", 4e-7, "Understood: 4e-07"),
        ("4·10⁻⁷", "", 4e-7, "Understood: 4e-07"),
        ("4 × 10−7", "", 4e-7, "Understood: 4e-07"),
        ("4·05×10⁻⁷", "", 4.05e-7, "Understood: 4.05e-07"),
        ("0·5", "", 0.5, "Understood: 0.5"),
        ("½", "", 0.5, "Understood: 1/2 = 0.5"),
        ("2 1/2", "", 2.5, "Understood: 2 1/2 = 2.5"),
        ("−2½", "", -2.5, "Understood: -2 1/2 = -2.5"),
        ("1⁄2", "", 0.5, "Understood: 1/2 = 0.5"),
        ("1 000/4", "", 250, "Understood: 1 000/4 = 250"),
        ("1,000/4", "", 250, f"Understood: 1,000/4 = 250{thousands('1.000')}"),
        ("4/1,000", "", 0.004, f"Understood: 4/1,000 = 0.004{thousands('1.000')}"),
        ("1 000 000", "", 1e6, "Understood: 1000000"),
        ("1_000_000", "", 1e6, "Understood: 1000000"),
        ("1,00,000.5", "", 100000.5, "Understood: 100000.5"),
        ("1.000.000", "", 1e6, "Understood: 1000000"),
        ("≈ 0.5", "", 0.5, "Understood: 0.5"),
        ("~0.5", "", 0.5, "Understood: 0.5"),
        ("about 5 mg", "mg", 5, "Understood: 5 mg"),
        ("ca. 5", "", 5, "Understood: 5"),
        ("minus 3", "", -3, "Understood: -3"),
        ("= 5.", "", 5, "Understood: 5"),
        ("0.5.", "", 0.5, "Understood: 0.5"),
        ("5 mg.", "mg", 5, "Understood: 5 mg"),
        ("３．５", "", 3.5, "Understood: 3.5"),
        ("٣٫٥", "", 3.5, "Understood: 3.5"),
        ("3/8", "%", 37.5, "Understood: 3/8 = 37.5 %"),
        ("1/2 %", "%", 0.5, "Understood: 1/2 = 0.5 %"),
        ("1 1/2", "%", 1.5, "Understood: 1 1/2 = 1.5 %"),
        ("1/2", "percentage points", 0.5, "Understood: 1/2 = 0.5 percentage points"),
        ("20/100", "of 100", 20, "Understood: 20 of 100"),
        ("1/5", "people of 100", 20, "Understood: 1/5 = 20 people of 100"),
        ("20 of 100", "", 0.2, "Understood: 20 % = 0.2"),
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


def test_eighty_characters_are_read_and_no_more():
    assert read_number("1" + "0" * 79).value == 1e79
    with pytest.raises(KetacourseError, match=r"^That is 81 characters long;"):
        read_number("1" + "0" * 80)


@pytest.mark.parametrize(
    ("typed", "unit", "message"),
    [
        (None, "", "Type a number first."),
        ("  ", "", "Type a number first."),
        (True, "", "Got True, but a number is needed."),
        ([1], "", "Got [1], but a number is needed."),
        ("①", "", "Write '①' in ordinary digits, as in 1/2 or 0.5."),
        ("1e-999", "", "That number is too small to be read."),
        ("2 1/0", "", "'1/0' divides by zero."),
        ("5 mg/mL", "ng/mL", "Give the answer in the unit 'ng/mL', not 'mg/mL'."),
        ("3/4 mg", "", "Type the number alone, without 'mg'."),
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
    "typed",
    [
        "abc",
        "1 2",
        "--3",
        "1.2.3",
        "1,2,3",
        "1,00.5",
        ".",
        "nan",
        "inf",
        "0x10",
        "1/2/3",
        "2 5/3",
        "2 3/3",
        "5-10",
        "< 0.05",
        "1,234,567e3",
        "1 234e3",
        "1'234 x 10^3",
        "5²",
        "10-7",
        "1,0000,000",
        "5 ± 1",
    ],
)
def test_text_that_is_no_number_is_refused(typed):
    with pytest.raises(KetacourseError, match=r"number"):
        read_number(typed)


@given(finite)
def test_any_number_python_writes_is_read_back_exactly(value):
    assert read_number(repr(value)).value == value


# --- Round trips: any number, written in any style that people use, comes back


def raised(text):
    return text.translate(str.maketrans("0123456789-+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"))


def grouped(whole, mark):
    return f"{int(whole):,}".replace(",", mark)


# Of a number's whole part and its decimals. Three decimals after a comma are left out: they are
# read as thousands, which the understood line says.
PLAIN_STYLES = [
    lambda whole, part: f"{whole}.{part}",
    lambda whole, part: f"{whole}·{part}",
    lambda whole, part: f"{whole},{part}" if len(part) != 3 else f"{whole}.{part}",
    lambda whole, part: f"{grouped(whole, ',')}.{part}",
    lambda whole, part: f"{grouped(whole, chr(0x202F))}.{part}",
    lambda whole, part: f"{grouped(whole, ' ')},{part}" if len(part) != 3 else f"{whole}.{part}",
    lambda whole, part: f"{grouped(whole, '’')}.{part}",
    lambda whole, part: f"{grouped(whole, '_')}.{part}",
    lambda whole, part: f"{grouped(whole, '.')},{part}" if int(whole) > 999 else f"{whole}.{part}",
]
POWER_STYLES = [
    "e{}",
    "E{}",
    " E{}",
    "e {}",
    "×10^{}",
    " x 10^{}",
    " × 10^({})",
    " × 10^{{{}}}",
    "*10**{}",
    "·10^{}",
    " \\times 10^{{{}}}",
]
SIGNS = {1: ["", "+", "+ ", "plus "], -1: ["-", "−", "–", "- ", "minus "]}
AROUND = ["{}", " {} ", "≈{}", "~ {}", "about {}", "= {}", "{}.", "\u200b{}\ufeff"]
wholes = st.integers(0, 10**9).map(str)
parts = st.text("0123456789", min_size=1, max_size=6)
signs = st.sampled_from([1, -1])


signed = st.sampled_from([(sign, typed) for sign, all_ in SIGNS.items() for typed in all_])


def wide(text):
    return "".join(chr(ord(sign) + 0xFEE0) if "0" <= sign <= "9" else sign for sign in text)


@st.composite
def decimals(draw):
    """A number as it is typed, and its value."""
    whole, part, (sign, before) = draw(wholes), draw(parts), draw(signed)
    typed = before + draw(st.sampled_from(PLAIN_STYLES))(whole, part)
    typed = draw(st.sampled_from(AROUND)).format(wide(typed) if draw(st.booleans()) else typed)
    return typed, sign * float(f"{whole}.{part}")


@st.composite
def powers(draw):
    """A number with an exponent as it is typed, and its value."""
    whole, part, (sign, before) = draw(wholes), draw(parts), draw(signed)
    power = draw(st.integers(-250, 250))
    shown = str(power).replace("-", draw(st.sampled_from("-−–")))
    style = draw(st.sampled_from(POWER_STYLES)).format(shown)
    typed = f"{before}{whole}{draw(st.sampled_from('.,·'))}{part}{style}"
    return typed, sign * float(f"{whole}.{part}e{power}")


@given(decimals() | powers())
def test_a_number_in_any_style_comes_back(number):
    typed, value = number
    assert read_number(typed).value == value


@given(wholes, parts, st.integers(-99, 99))
def test_a_raised_exponent_comes_back(whole, part, power):
    typed = f"{whole}.{part} × 10{raised(str(power))}"
    assert read_number(typed).value == float(f"{whole}.{part}e{power}")


@given(st.integers(0, 10**6), st.integers(1, 10**6), signs, st.sampled_from(["/", "⁄", " / ", "÷"]))
def test_a_fraction_comes_back(top, bottom, sign, slash):
    typed = f"{'−' if sign < 0 else ''}{top}{slash}{bottom}"
    assert read_number(typed).value == sign * top / bottom


@given(st.integers(0, 10**6), st.integers(1, 99), st.integers(1, 10**6), signs)
def test_a_mixed_number_comes_back(whole, top, more, sign):
    bottom = top + more
    typed = f"{'-' if sign < 0 else ''}{whole} {top}/{bottom}"
    assert read_number(typed).value == sign * (whole + top / bottom)


@given(st.integers(0, 999), st.sampled_from("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"))
def test_a_fraction_in_one_sign_comes_back_alone_and_behind_a_number(whole, sign):
    share = unicodedata.numeric(sign)
    assert read_number(sign).value == pytest.approx(share, rel=1e-15)
    assert read_number(f"{whole}{sign}").value == pytest.approx(whole + share, rel=1e-15)


@given(st.integers(-(10**9), 10**9), st.sampled_from(["μM", "ng/mL", "mg/kg", "people", "%", "h"]))
def test_a_number_comes_back_with_and_without_its_unit(value, unit):
    for typed in (f"{value}", f"{value} {unit}", f"{value:,}.0 {unit}"):
        assert read_number(typed, unit).value == value


@given(st.decimals(0, 100, places=2))
def test_a_share_comes_back_from_per_cent(percent):
    assert read_number(f"{percent} %").value == float(percent) / 100


@given(st.integers(1, 999), st.text("0123456789", min_size=3, max_size=3))
def test_one_comma_before_three_digits_is_always_told(whole, part):
    number = read_number(f"{whole},{part}")
    assert number.value == int(f"{whole}{part}")
    assert number.understood.endswith(thousands(f"{whole}.{part}"))


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
    ("value", "shown"),
    [
        (0.5, "0.5"),
        (1234.0, "1234"),
        (-0.0, "0"),
        (1e300, "1e+300"),
        (999_999_999_999_999.0, "999999999999999"),
        (-999_999_999_999_999.0, "-999999999999999"),
        (1e15, "1e+15"),
        (-1e15, "-1e+15"),
    ],
)
def test_numbers_are_shown_in_the_shortest_plain_form(value, shown):
    assert show_number(value) == shown
