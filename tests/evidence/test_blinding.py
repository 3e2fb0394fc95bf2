"""Guesses and Bang's index: definition, intervals and words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.evidence import Guesses, bang_index
from ketacourse.evidence.blinding import signed

COUNTS = st.tuples(*[st.integers(0, 300)] * 3).filter(sum)


def test_the_index_is_the_share_right_minus_the_share_wrong():
    found = bang_index(Guesses("drug", 26, 8, 6))
    assert found.estimate == pytest.approx((26 - 8) / 40)
    assert found.guesses.total == 40


def test_the_interval_is_that_of_the_multinomial_variance_by_hand():
    # p right 82/277, p wrong 25/277: variance (0.2960 + 0.0903 - 0.2058 squared) / 277.
    found = bang_index(Guesses("drug", 82, 25, 170))
    assert found.estimate == pytest.approx(0.2058, abs=5e-5)
    assert (found.ci_low, found.ci_high) == pytest.approx((0.1366, 0.2749), abs=2e-4)
    assert found.interval == "wald"


def test_an_arm_that_answers_alike_gets_an_interval_with_a_width():
    found = bang_index(Guesses("drug", 10, 0))
    assert (found.estimate, found.ci_high, found.interval) == (1, 1, "adjusted")
    assert 0.4 < found.ci_low < 0.6


def test_nobody_knowing_is_an_index_of_zero_with_doubt_left():
    found = bang_index(Guesses("drug", 0, 0, 10))
    assert found.estimate == 0
    assert found.ci_low == pytest.approx(-found.ci_high)
    assert found.ci_high > 0.1


@given(COUNTS, st.sampled_from(["wald", "adjusted"]))
def test_the_interval_holds_the_estimate_within_minus_one_and_one(counts, interval):
    found = bang_index(Guesses("arm", *counts), interval=interval)
    assert -1 <= found.ci_low <= found.estimate <= found.ci_high <= 1
    assert found.ci_low < found.ci_high


@given(COUNTS, st.sampled_from(["wald", "adjusted"]))
def test_exchanging_right_and_wrong_turns_the_index_over(counts, interval):
    right, wrong, unsure = counts
    one = bang_index(Guesses("arm", right, wrong, unsure), interval=interval)
    other = bang_index(Guesses("arm", wrong, right, unsure), interval=interval)
    assert one.estimate == pytest.approx(-other.estimate)
    assert (one.ci_low, one.ci_high) == pytest.approx((-other.ci_high, -other.ci_low))


@given(st.integers(1, 200), st.integers(1, 200), st.integers(0, 200), st.integers(2, 20))
def test_more_people_who_guess_alike_narrow_the_interval(right, wrong, unsure, times):
    few = bang_index(Guesses("arm", right, wrong, unsure))
    many = bang_index(Guesses("arm", right * times, wrong * times, unsure * times))
    assert many.estimate == pytest.approx(few.estimate)
    assert many.ci_high - many.ci_low < few.ci_high - few.ci_low


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((25, 3), "more right than chance: people could tell"),
        ((3, 25), "more wrong than chance: people took it for the other treatment"),
        ((10, 10), "chance lies inside the interval: too few to tell, or well masked"),
    ],
)
def test_words_say_what_the_interval_allows(counts, words):
    assert bang_index(Guesses("arm", *counts)).words == words


def test_an_index_prints_and_shows_its_guesses():
    found = bang_index(Guesses("midazolam", 25, 3))
    assert repr(found) == (
        "midazolam: 0.79 (0.56 to 1.00); more right than chance: people could tell"
    )
    assert "25 of 28 (89 %)" in found._repr_html_()


@pytest.mark.parametrize("counts", [(0, 0, 0), (-1, 3, 0), (2.0, 1, 0), (True, 1, 0)])
def test_counts_that_cannot_be_are_refused(counts):
    said = (
        f"guesses in arm 'drug': {counts} cannot be; give whole numbers from 0 of people who "
        "guessed right, guessed wrong and did not know, at least one"
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        Guesses("drug", *counts)


def test_an_unknown_interval_is_refused_with_what_is_allowed():
    said = "unknown interval 'walt'; did you mean 'wald'? Allowed: adjusted, wald"
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        bang_index(Guesses("drug", 1, 1), interval="walt")


def test_no_minus_stands_before_zero():
    assert (signed(-0.001), signed(-0.25), signed(0.7)) == ("0.00", "−0.25", "0.70")
