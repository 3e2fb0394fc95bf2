"""The drawing of simulated trials draws what was simulated, on scales that stand still."""

import itertools

import pytest

from ketacourse.display.drawing import filled
from ketacourse.evidence import TrialDesign, simulate_trials
from ketacourse.evidence.masking.figures.unmasking import (
    LEFT,
    RIGHT,
    TOP,
    UNMASKING,
    unmasking_numbers,
)

BELIEF = simulate_trials(
    TrialDesign(expectancy_effect=6, guess_right_treatment=0.85, guess_right_control=0.75), 500
)
CORNERS = [
    simulate_trials(
        TrialDesign(
            drug_effect=drug,
            expectancy_effect=8,
            guess_right_treatment=right,
            guess_right_control=right,
            total_treatment=people,
            total_control=people,
        ),
        200,
    )
    for drug, right, people in itertools.product((0, 8), (0, 0.08, 0.5, 1), (10, 120))
]


def total(boxes):
    return sum(top - bottom for _, _, bottom, top in boxes)


def marks(trials, panel, kind):
    drawn = filled(UNMASKING.spec(), unmasking_numbers(trials))["panels"][panel]["marks"]
    return [mark for mark in drawn if mark["kind"] == kind]


def test_bars_hold_every_trial_and_the_blue_ones_those_that_won():
    everything, won = marks(BELIEF, 0, "boxes")
    assert total(everything["boxes"]) == pytest.approx(100)
    assert total(won["boxes"]) == pytest.approx(100 * BELIEF.power)
    assert (everything["fill"], won["colour"]) == ("pale", "blue")


def test_the_shades_are_named_where_they_stand_with_their_counts():
    won = BELIEF.wins_of_100
    assert [note["text"] for note in marks(BELIEF, 0, "note")] == [
        f"not won (pale):\n{100 - won} of 100",
        f"won (blue):\n{won} of 100",
    ]


def test_trials_beyond_the_scale_stand_in_its_outermost_bars():
    extreme = simulate_trials(TrialDesign(drug_effect=40, scale_min=-900), 50)
    assert unmasking_numbers(extreme)["all"] == [(RIGHT - 1, RIGHT, 0, pytest.approx(100))]


@pytest.mark.parametrize("trials", CORNERS, ids=lambda each: f"{each.design.drug_effect:g}")
def test_scales_stand_still_and_hold_every_bar_below_the_words(trials):
    found = unmasking_numbers(trials)
    assert max(top for *_, top in found["all"]) < TOP
    for left, right, _, _ in (*found["drug_part"], *found["belief_part"]):
        assert LEFT <= left <= right <= RIGHT - 4  # where the number stands
    assert all(-1 <= x <= 1 for line in found["index_intervals"] for x, _ in line)


@pytest.mark.parametrize(("drug", "right"), [(4, 0.9), (0, 0.9), (4, 0.2)])
def test_belief_starts_where_the_drug_ends(drug, right):
    design = TrialDesign(
        drug_effect=drug,
        expectancy_effect=5,
        guess_right_treatment=right,
        guess_right_control=right,
    )
    found = unmasking_numbers(simulate_trials(design, 20))
    ((start, end, _, _),) = found["drug_part"]
    assert (start, end) == (0, drug)
    ((low, high, _, _),) = found["belief_part"]
    assert [low, high] == pytest.approx(sorted([drug, drug + design.expectancy_points]))


def test_belief_is_told_from_the_drug_without_colour():
    drug, belief = marks(BELIEF, 1, "boxes")
    assert "fill" not in drug
    assert belief["fill"] == "striped"


def test_each_arm_shows_who_believes_what():
    on_drug, on_placebo = BELIEF.shares_right
    drug, placebo = marks(BELIEF, 2, "boxes")
    ends = [round(100 * on_drug), round(100 * (1 - on_placebo))]
    assert [right for _, right, _, _ in drug["boxes"]] == ends
    assert [left for left, _, _, _ in placebo["boxes"]] == ends
    words = [note["text"] for note in marks(BELIEF, 2, "note")]
    assert words == [
        f"drug {ends[0]}",
        f"{100 - ends[0]}",
        f"drug {ends[1]}",
        f"placebo {100 - ends[1]}",
    ]


def test_bangs_index_is_a_row_of_each_arm_with_where_most_trials_lie():
    (line,), (dots,) = marks(BELIEF, 3, "line"), marks(BELIEF, 3, "dots")
    for row, (mean, low, high) in enumerate(BELIEF.bang_indices):
        assert dots["points"][row] == (mean, row)
        assert line["points"][row] == [(low, row), (high, row)]
    assert [note["text"] for note in marks(BELIEF, 3, "note")] == [
        f"{mean:.2f}" for mean, _, _ in BELIEF.bang_indices
    ]


def test_it_says_that_the_trials_are_invented_and_what_the_scale_hides():
    found = unmasking_numbers(CORNERS[-1], mask="a trial")
    assert "<strong>Invented trials</strong>, 200 of them" in found["caption"]
    assert found["told"][0] == ("The guesses", "are those of a trial")
    assert found["told"][1][0] == "The end of the scale"
    assert unmasking_numbers(simulate_trials(trials=50))["told"] == []


def test_the_alt_text_tells_the_finding():
    found = unmasking_numbers(BELIEF)
    start = f"A drug without any effect wins {BELIEF.wins_of_100} of 100 trials"
    assert found["headline"] == start
    assert found["alt"].startswith(start)
    assert "100 % of the difference is belief" in found["alt"]
    drug = simulate_trials(TrialDesign(drug_effect=4), 50)
    assert unmasking_numbers(drug)["headline"].startswith("This drug wins")
