"""The picture of simulated trials draws what was simulated, and nothing covers anything."""

import itertools

import pytest

from ketacourse.display.style import ORANGE
from ketacourse.evidence import TrialDesign, simulate_trials
from ketacourse.evidence.masking.figures import unmasking
from ketacourse.evidence.masking.figures.unmasking import (
    draw_estimates,
    draw_guesses,
    draw_parts,
    unmasking_picture,
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


def test_bars_hold_every_trial_and_the_blue_ones_those_that_won(axes, artists):
    draw_estimates(axes, BELIEF)
    found = artists(axes)
    assert found["all"][0].get_data().values.sum() == pytest.approx(100)
    assert found["won"][0].get_data().values.sum() == pytest.approx(100 * BELIEF.power)


def test_trials_beyond_the_scale_stand_in_its_outermost_bars(axes, artists):
    extreme = simulate_trials(TrialDesign(drug_effect=40, scale_min=-900), 50)
    draw_estimates(axes, extreme)
    assert artists(axes)["all"][0].get_data().values[-1] == pytest.approx(100)


@pytest.mark.parametrize(("drug", "right"), [(4, 0.9), (0, 0.9), (4, 0.2)])
def test_belief_starts_where_the_drug_ends(axes, artists, drug, right):
    design = TrialDesign(
        drug_effect=drug,
        expectancy_effect=5,
        guess_right_treatment=right,
        guess_right_control=right,
    )
    draw_parts(axes, simulate_trials(design, 20))
    (bar,) = artists(axes)["drug"]
    (belief,) = artists(axes)["belief"]
    assert bar.get_width() == pytest.approx(drug)
    ends = sorted([drug, drug + design.expectancy_points])
    drawn = sorted([belief.get_x(), belief.get_x() + belief.get_width()])
    assert drawn == pytest.approx(ends)


def test_belief_is_told_from_the_drug_without_colour(axes, artists):
    draw_parts(axes, BELIEF)
    (belief,) = artists(axes)["belief"]
    assert belief.get_hatch() == "///"
    assert ORANGE in unmasking.__dict__.values()


def test_each_arm_shows_who_believes_what(axes, artists):
    draw_guesses(axes, BELIEF)
    found = artists(axes)
    on_drug, on_placebo = BELIEF.shares_right
    assert found["believe-1"][0].get_width() == round(100 * on_drug)
    assert found["believe-0"][0].get_width() == round(100 * (1 - on_placebo))


@pytest.mark.parametrize("trials", CORNERS, ids=lambda each: f"{each.design.drug_effect:g}")
def test_no_text_covers_another_or_leaves_the_picture(monkeypatch, collisions, trials):
    monkeypatch.setattr(unmasking, "picture", lambda figure, **_: figure)
    assert collisions(unmasking_picture(trials)) == []


def test_the_caption_says_that_the_trials_are_invented_and_what_the_scale_hides():
    shown = unmasking_picture(CORNERS[-1], mask="a trial")
    assert "<strong>Invented trials</strong>, 200 of them" in shown.caption
    assert "The end of the scale hides" in shown.caption
    assert "The guesses are those of a trial." in shown.caption
    assert "hides" not in unmasking_picture(simulate_trials(trials=50)).caption


def test_the_alt_text_tells_the_finding():
    alt = unmasking_picture(BELIEF).alt
    assert alt.startswith(f"A drug without any effect wins {BELIEF.wins_of_100} of 100 trials")
    assert "100 % of the difference is belief" in alt
    drug = simulate_trials(TrialDesign(drug_effect=4), 50)
    assert unmasking_picture(drug).alt.startswith("This drug wins")
