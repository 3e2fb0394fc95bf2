"""Guesses and Bang's index: definition, intervals and words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.evidence import Guesses, bang_index

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
    # One person added on either side: 11 and 1 of 12, spread √((1 - (10/12)²) / 12) = 0.1596.
    assert found.ci_low == pytest.approx(10 / 12 - 1.96 * 0.1596, abs=1e-4)


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


@pytest.mark.parametrize(
    ("counts", "rule"), [((9, 1, 0), "wald"), ((0, 10, 0), "adjusted"), ((0, 0, 10), "adjusted")]
)
def test_wald_s_interval_gives_way_only_where_all_answer_alike(counts, rule):
    assert bang_index(Guesses("arm", *counts)).interval == rule


def test_the_adjusted_interval_draws_towards_chance_and_leaves_the_index_where_it_is():
    plain = bang_index(Guesses("arm", 18, 2))
    adjusted = bang_index(Guesses("arm", 18, 2), interval="adjusted")
    assert adjusted.estimate == plain.estimate == 0.8
    assert adjusted.ci_low < plain.ci_low
    assert (plain.interval, adjusted.interval) == ("wald", "adjusted")


def test_an_index_at_the_edge_of_chance_is_not_called_seen_through():
    assert bang_index(Guesses("arm", 6, 0, 0)).words.startswith("more right than chance")
    assert bang_index(Guesses("arm", 2, 0, 4)).words.startswith("chance lies inside")


def test_the_table_has_a_row_for_each_answer_and_shares_of_all_who_were_asked():
    shown = bang_index(Guesses("drug", 26, 8, 6)).table()
    assert shown.caption == "drug"
    assert shown.rows == (
        ("guessed right", "26 of 40 (65 %)"),
        ("guessed wrong", "8 of 40 (20 %)"),
        ("did not know", "6 of 40 (15 %)"),
        ("Bang's index", "0.45 (0.20 to 0.70)"),
        ("that is", "more right than chance: people could tell"),
    )


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((-1, 3, 0), "right is -1"),
        ((2, 1.5, 0), "wrong is 1.5"),
        ((2, 1, None), "unsure is missing"),
        ((2, "1"), "wrong is '1'"),
    ],
)
def test_counts_that_cannot_be_are_refused(counts, said):
    said = f"arm 'drug': {said}; give a whole number of people from 0 to 10,000,000,000"
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        Guesses("drug", *counts)


def test_an_arm_in_which_nobody_was_asked_is_refused():
    said = (
        "arm 'drug': nobody was asked; give how many guessed right, guessed wrong and did not "
        "know, at least one in all"
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        Guesses("drug", 0, 0, 0)


def test_an_unknown_interval_is_refused_with_what_is_allowed():
    said = "unknown interval 'walt'; did you mean 'wald'? Allowed: adjusted, wald"
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        bang_index(Guesses("drug", 1, 1), interval="walt")
