"""The drawing of two arms says what it draws, and the page reckons as the package does."""

import random

import pytest

from ketacourse.display.drawing import filled
from ketacourse.evidence.trials.figures.two_arms import TWO_ARMS, in_words, two_arms_numbers
from ketacourse.evidence.trials.pictures import two_arms_explorer
from ketacourse.evidence.trials.two_arms import TwoArms, arms_of
from ketacourse.statistics.shares import Share
from tests.display.same import assert_same
from tests.node import run_module

MURROUGH = TwoArms(Share(30, 47), Share(7, 25))
ALIKE = TwoArms(Share(2, 47), Share(3, 25))
NUMBERS = """
import { numbers } from "./src/ketacourse/evidence/trials/two_arms.js";
answer(given.map((values) => numbers(values)));
"""


def test_each_share_and_the_difference_stand_where_they_are_with_their_intervals():
    found = two_arms_numbers(MURROUGH)
    assert found["drug_share"] == [(pytest.approx(100 * 30 / 47), 0)]
    assert found["comparator_share"] == [(28, 1)]
    ends = [found[f"{name}_interval"] for name in ("drug", "comparator", "difference")]
    assert [[round(x, 1) for x, _ in each] for each in ends] == [
        [49.5, 76.0],
        [14.3, 47.6],
        [11.6, 54.2],
    ]


def test_arms_differ_by_shape_and_not_by_colour_alone():
    above, below = filled(TWO_ARMS.spec(), two_arms_numbers(MURROUGH))["panels"]
    shapes = [mark.get("shape", "circle") for mark in above["marks"] if mark["kind"] == "dots"]
    assert shapes == ["circle", "square"]
    assert {"kind": "rule", "x": 0, "dash": "dashed"} in below["marks"]


def test_counts_are_written_at_their_points():
    above, _ = filled(TWO_ARMS.spec(), two_arms_numbers(MURROUGH))["panels"]
    notes = [(mark["text"], round(mark["x"])) for mark in above["marks"] if mark["kind"] == "note"]
    assert notes == [("30 of 47 (64 %)", 64), ("7 of 25 (28 %)", 28)]


@pytest.mark.parametrize(("arms", "words"), [(MURROUGH, "leaves out"), (ALIKE, "holds")])
def test_the_description_says_whether_the_interval_holds_zero(arms, words):
    alt = filled(TWO_ARMS.spec(), two_arms_numbers(arms))["alt"]
    assert alt.endswith(f"The interval of the difference {words} zero.")


def test_every_measure_is_in_the_table_and_in_the_description():
    shown = two_arms_explorer().move(drug=50)
    table = shown.data.html()
    for name, words in in_words(arms_of(50, 28, 35)):
        assert f"{name.lower()}: {words}" in shown.alt
        assert words in table


def test_the_page_reckons_two_arms_as_the_package_does():
    chance = random.Random(7)  # noqa: S311  # cases for a test, no secret
    extremes = [0, 1, 50, 99, 100]
    asked = [
        {"drug": drug, "comparator": comparator, "people": people}
        for drug in extremes
        for comparator in extremes
        for people in (5, 35, 500)
    ]
    asked += [
        {
            "drug": chance.randint(0, 100),
            "comparator": chance.randint(0, 100),
            "people": chance.randrange(5, 501, 5),
        }
        for _ in range(300)
    ]
    for values, said in zip(asked, run_module(NUMBERS, asked), strict=True):
        arms = arms_of(values["drug"], values["comparator"], values["people"])
        assert_same(said, two_arms_numbers(arms))
