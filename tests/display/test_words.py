"""How numbers are printed: counted things, a true minus, digits by size, intervals, p values."""

import math

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from ketacourse.display.words import (
    agreeing,
    alike,
    as_typed,
    counted,
    decimals,
    estimate,
    interval,
    p_text,
    p_value,
    places_of,
    ratio,
    ratio_estimate,
    sized,
)


def read(written):
    """A printed number, as a reader takes it."""
    return float(written.replace(",", "").replace("−", "-").replace("∞", "inf"))


def read_estimate(written):
    value, ends = written.rstrip(")").split(" (")
    low, high = ends.split(" to ")
    return read(value), read(low), read(high)


NUMBERS = st.floats(-1e6, 1e6)


@st.composite
def intervals(draw):
    low, value, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    scale = 10.0 ** draw(st.integers(-9, 0))
    return value * scale, low * scale, high * scale


# Counted things


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (0, "word", "0 words"),
        (1, "word", "1 word"),
        (2, "word", "2 words"),
        (1285, "person", "1,285 people"),
        (1, "person", "1 person"),
        (-1, "point", "−1 point"),
        (3, "stratum", "3 strata"),
        (2, "study", "2 studies"),
        (2, "day", "2 days"),
        (2, "hypothesis", "2 hypotheses"),
        (2, "guess", "2 guesses"),
        (2, "half-life", "2 half-lives"),
        (2, "adverse event", "2 adverse events"),
        (2, "branch", "2 branches"),
    ],
)
def test_a_thing_and_its_number_agree(number, noun, said):
    assert counted(number, noun) == said


def test_a_plural_that_no_rule_gives_can_be_given():
    assert counted(2, "criterion", "criteria") == "2 criteria"
    assert counted(1, "criterion", "criteria") == "1 criterion"


def test_a_verb_follows_the_number_that_stands_elsewhere():
    assert [agreeing(number, "was", "were") for number in (0, 1, 2)] == ["were", "was", "were"]


@given(st.integers(-10_000_000, 10_000_000).filter(lambda number: abs(number) != 1))
def test_only_one_takes_the_singular(number):
    assert counted(number, "trial").endswith(" trials")
    assert read(counted(number, "trial").removesuffix(" trials")) == number


# Numbers with so many decimals


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (-70, 0, "−70"),
        (-0.04, 1, "0.0"),
        (-0.001, 2, "0.00"),
        (1234.5, 0, "1,234"),
        (-1285.04, 1, "−1,285.0"),
        (-3.06, 1, "−3.1"),
        (0.7, 2, "0.70"),
        (math.inf, 2, "∞"),
        (-math.inf, 0, "−∞"),
    ],
)
def test_numbers_have_a_true_minus_and_never_minus_nought(value, places, written):
    assert decimals(value, places) == written


@pytest.mark.parametrize(("value", "written"), [(3, "+3"), (-3, "−3"), (0.4, "0"), (-0.4, "0")])
def test_a_plus_stands_before_what_is_more_and_not_before_zero(value, written):
    assert decimals(value, 0, plus=True) == written


@given(NUMBERS, st.integers(0, 6))
def test_what_is_written_is_within_half_a_place_of_the_number(value, places):
    assert abs(read(decimals(value, places)) - value) <= 0.5 * 10.0**-places + 1e-9


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (-3.80, "−3.8"),
        (12.0, "12"),
        (0.125, "0.125"),
        (-40, "−40"),
        (1285, "1,285"),
        (1234567.5, "1,234,567.5"),
        (0.00002, "0.00002"),
        (0.1 + 0.2, "0.3"),
        (-0.0, "0"),
    ],
)
def test_a_number_is_written_with_the_digits_it_was_typed_with(value, written):
    assert as_typed(value) == written


def test_numbers_of_one_kind_have_the_decimals_of_the_most_precise():
    assert alike(0.3, 0.08, 1.25) == ("0.30", "0.08", "1.25")
    assert alike(-12, 4) == ("−12", "4")
    assert alike() == ()


# Digits that follow the size


@pytest.mark.parametrize(
    ("size", "places", "decimals_of_it"),
    [
        (0.0047, 2, 4),
        (0.0996, 2, 2),  # as 0.10
        (0.099, 2, 3),
        (31.62, 2, 2),
        (123.4, 2, 1),
        (1285.3, 2, 0),
        (0, 2, 2),
        (math.inf, 2, 2),
        (-0.0047, 2, 4),
        (1e-30, 2, 12),
    ],
)
def test_decimals_follow_the_size_of_a_number(size, places, decimals_of_it):
    assert places_of(size, places) == decimals_of_it


@given(st.floats(1e-9, 1e9), st.integers(0, 4), st.sampled_from([1, -1]))
def test_a_number_never_shrinks_to_zero_nor_loses_its_second_digit(size, places, sign):
    value = sign * size
    assert read(sized(value, places)) == pytest.approx(value, rel=0.05)


@pytest.mark.parametrize(
    ("numbers", "places", "written"),
    [
        ((0.0047, 0.0034, 0.0060), 2, "0.0047 (0.0034 to 0.0060)"),
        ((-0.0047, -0.0060, -0.0034), 2, "−0.0047 (−0.0060 to −0.0034)"),
        ((-3.8, -5.75, -1.89), 2, "−3.80 (−5.75 to −1.89)"),
        ((0.316, 0.248, 0.377), 3, "0.316 (0.248 to 0.377)"),
        ((0.2, 0.0004, 0.41), 3, "0.200 (0.0004 to 0.410)"),
        ((-0.0004, -5, 5), 2, "0.00 (−5.00 to 5.00)"),
        ((1523.46, 1200.31, 1846.6), 2, "1,523.5 (1,200.3 to 1,846.6)"),
        ((15234.6, 12003.1, 18466), 2, "15,235 (12,003 to 18,466)"),
        ((0.0047, 0.0047, 0.0047), 2, "0.0047 (0.0047 to 0.0047)"),
        ((0, 0, 0), 2, "0.00 (0.00 to 0.00)"),
    ],
)
def test_an_estimate_has_the_digits_that_its_interval_calls_for(numbers, places, written):
    assert estimate(*numbers, places) == written


def test_signs_of_more_stand_before_all_three():
    assert estimate(31.6, 24.8, 37.7, 1, plus=True) == "+31.6 (+24.8 to +37.7)"
    assert interval(-2.6, 29.4, 1, plus=True) == "−2.6 to +29.4"


@given(intervals(), st.integers(0, 3))
@example((0.0096, 0.00951, 0.0101), 2)
def test_printed_estimates_keep_their_order(numbers, places):
    value, low, high = read_estimate(estimate(*numbers, places))
    assert low <= value <= high


@given(st.lists(st.floats(1e-9, 1e6), min_size=3, max_size=3), st.booleans(), st.integers(0, 3))
def test_an_interval_that_excludes_zero_is_never_printed_as_if_it_touched_it(ends, below, places):
    low, value, high = sorted(-end if below else end for end in ends)
    printed = read_estimate(estimate(value, low, high, places))
    assert all(math.copysign(1, number) == math.copysign(1, value) for number in printed)
    assert 0 not in printed


@given(intervals(), st.integers(0, 3))
def test_an_interval_alone_reads_as_beside_its_estimate(numbers, places):
    _, low, high = numbers
    assert estimate(*numbers, places).endswith(f"({interval(low, high, places)})")


@given(intervals(), st.integers(0, 3))
def test_the_width_of_an_interval_keeps_two_digits(numbers, places):
    _, low, high = numbers
    assume(high - low > 1e-9)
    _, shown_low, shown_high = read_estimate(estimate(*numbers, places))
    assert shown_high - shown_low == pytest.approx(high - low, rel=0.11)


# Ratios


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1.9, "1.90"),
        (0.0476, "0.048"),
        (0.00123, "0.0012"),
        (9.999, "10.00"),
        (31.62, "31.62"),
        (316.21, "316.2"),
        (1000, "1,000"),
        (4e9, "over 1,000"),
        (math.inf, "over 1,000"),
        (1e-7, "under 0.001"),
        (0, "0.00"),
    ],
)
def test_each_ratio_has_digits_of_its_own(value, written):
    assert ratio(value) == written


@given(st.floats(0.001, 1000))
def test_a_ratio_is_printed_to_five_in_a_hundred_or_better(value):
    assert read(ratio(value)) == pytest.approx(value, rel=0.05)


def test_a_ratio_stands_with_its_interval():
    assert ratio_estimate(0.0047, 0.0034, 1.2) == "0.0047 (0.0034 to 1.20)"
    assert ratio_estimate(0.96, 0.93, 1.001) == "0.96 (0.93 to 1.00)"


@given(st.lists(st.floats(0.002, 900), min_size=3, max_size=3), st.booleans())
def test_an_interval_of_a_ratio_is_printed_as_touching_one_only_if_it_does(ends, near):
    low, value, high = sorted(1 + end / 1e6 if near else end for end in ends)
    _, shown_low, shown_high = read_estimate(ratio_estimate(value, low, high))
    if low > 1 or high < 1:
        assert shown_low > 1 or shown_high < 1


# P values


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0344, "0.034"),
        (0.001, "0.001"),
        (0.0009999, "< 0.001"),
        (0.0, "< 0.001"),
        (0.999, "0.999"),
        (0.9996, "> 0.999"),
        (1.0, "> 0.999"),
    ],
)
def test_a_p_value_has_three_places_and_bounds_at_both_ends(value, written):
    assert p_text(value) == written


@given(st.floats(0, 1))
def test_a_p_value_in_a_sentence_is_equal_to_or_beyond_a_number(value):
    sign, number = p_value(value).removeprefix("p ").split(" ")
    assert sign in "=<>"
    assert read(number) == pytest.approx(value, abs=0.00101)
