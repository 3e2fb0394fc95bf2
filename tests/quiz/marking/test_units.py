"""A unit is known in every spelling in which people write it behind a number."""

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.quiz.marking.typed import tidied
from ketacourse.quiz.marking.units import is_of_hundred, without_unit


@pytest.mark.parametrize(
    ("unit", "spellings"),
    [
        ("μM", ["0.78 μM", "0.78 µM", "0.78uM", "0.78 uM", "0.78 mcM", "0.78 microM"]),
        ("ng/mL", ["0.78 ng/mL", "0.78 ng / mL", "0.78ng/ml", "0.78 ng per mL", "0.78 NG/ML"]),
        ("ng/mL", ["0.78 ng mL-1", "0.78 ng·mL⁻¹", "0.78 ng mL^-1", "0.78 ng*ml-1"]),
        ("mg/kg", ["0.78 mg/kg", "0.78mg/kg", "0.78 mg per kg", "0.78 mg kg⁻¹"]),
        ("mg", ["0.78 mg", "0.78mg", "0.78-mg", "0.78"]),
        ("L", ["0.78 L", "0.78 l"]),
        ("people", ["0.78 people", "0.78 person", "0.78 Persons"]),
        ("points", ["0.78 points", "0.78 point", "0.78 Points", "0.78 pp"]),
        ("percentage points", ["0.78 percentage points", "0.78 pp", "0.78 points"]),
        ("times", ["0.78 times", "0.78x", "0.78×", "0.78-fold", "0.78 fold"]),
        ("results", ["0.78 results", "0.78 result"]),
        ("hours", ["0.78 h", "0.78 hr", "0.78 hours", "0.78 hour"]),
        ("of 100", ["0.78 of 100", "0.78 in 100", "0.78 out of 100", "0.78/100", "0.78 / 100"]),
        ("people of 100", ["0.78 people of 100", "0.78 of 100 people", "0.78 people in 100"]),
        ("people of 100", ["0.78 people", "0.78 of 100", "0.78/100"]),
        ("% of pairs", ["0.78 % of pairs", "0.78"]),
        ("kg/m²", ["0.78 kg/m²", "0.78 kg/m^2", "0.78 kg / m²"]),
    ],
)
def test_a_unit_is_taken_off_in_every_spelling(unit, spellings):
    for text in spellings:
        assert without_unit(tidied(text), unit) == ("0.78", False), text


@pytest.mark.parametrize("text", ["5 %", "5%", "5 per cent", "5 percent", "5 pct", "5 PERCENT"])
@pytest.mark.parametrize("unit", ["", "%", "% of pairs", "of 100", "percentage points"])
def test_per_cent_is_known_where_a_share_is_asked_for(text, unit):
    assert without_unit(text, unit)[0] == "5"
    assert without_unit(text, "")[1] is True


def test_so_many_of_a_hundred_are_per_cent_where_no_unit_is_asked_for():
    assert [without_unit(f"5 {words} 100", "") for words in ("of", "in", "out of", "per")] == [
        ("5", True)
    ] * 4


@pytest.mark.parametrize("unit", ["mg", "points", "people"])
def test_per_cent_is_refused_where_something_else_is_asked_for(unit):
    with pytest.raises(KetacourseError) as fault:
        without_unit("5 %", unit)
    assert str(fault.value) == f"Give the answer in the unit '{unit}', not in per cent."


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 MM", "mM"),
        ("5 mg", "g"),
        ("5 mg/mL", "ng/mL"),
        ("5 xpoints", "points"),
        ("5 mg", ""),
        ("5 mg/kg", "mg"),
        ("5 s", "hours"),
    ],
)
def test_another_unit_is_left_where_it_stands(text, unit):
    assert without_unit(text, unit) == (text, False)


def test_units_that_count_in_hundredths_are_told_from_others():
    hundredths = ["%", "% of pairs", "percent", "of 100", "people of 100"]
    assert all(map(is_of_hundred, hundredths))
    assert not any(map(is_of_hundred, ["", "mg", "percentage points", "people"]))
