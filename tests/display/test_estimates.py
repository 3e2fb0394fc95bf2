"""Effects in words: every measure, the level of the interval, and what is compared."""

from typing import get_args

import pytest

from ketacourse.content.trials import Estimate, Measure
from ketacourse.display.estimates import MEASURES, estimate_text

DIFFERENCE = Estimate(
    measure="mean_difference", value=-3.8, ci_low=-5.75, ci_high=-1.89, compares="a minus b"
)


def test_an_effect_is_told_with_its_interval_and_what_it_compares():
    said = "(95 % interval −5.75 to −1.89), a minus b"
    assert estimate_text(DIFFERENCE) == f"difference in means −3.80 {said}"
    assert estimate_text(DIFFERENCE, of_means="difference") == f"difference −3.80 {said}"


def test_only_differences_of_means_take_the_other_word():
    odds = Estimate(measure="odds_ratio", value=2.0)
    assert estimate_text(odds, of_means="difference") == estimate_text(odds) == "odds ratio 2"


def test_every_measure_of_the_records_has_words():
    assert set(MEASURES) == set(get_args(Measure))


def test_an_interval_of_another_level_says_which():
    made = Estimate(measure="risk_ratio", value=1.5, ci_low=1.1, ci_high=2, ci_level=0.9)
    assert estimate_text(made) == "risk ratio 1.5 (90 % interval 1.1 to 2.0)"


@pytest.mark.parametrize("ends", [{"ci_low": 1.0}, {"ci_high": 2.0}])
def test_one_end_alone_is_no_interval(ends):
    made = Estimate(measure="hazard_ratio", value=1.5, compares="a over b", **ends)
    assert estimate_text(made) == "hazard ratio 1.5, a over b"
