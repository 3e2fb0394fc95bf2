"""The unmasking explorer: what moves what, and that a drug without effect is seen to win."""

import re

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.evidence import unmasking_explorer
from ketacourse.evidence.masking.guesses import guess_rows
from ketacourse.evidence.masking.pictures import MASKS, OWN, masks


@pytest.fixture(name="explorer")
def _explorer():
    return unmasking_explorer()


def alt(explorer):
    return explorer.numbers["alt"]


def test_it_starts_with_a_drug_without_effect_that_wins_about_half_its_trials(explorer):
    assert explorer.values["drug"] == 0
    assert alt(explorer).startswith("A drug without any effect wins 54 of 100 trials")
    assert "100 % of the difference is belief" in alt(explorer)


def test_a_perfect_mask_leaves_chance_alone(explorer):
    explorer.move(mask="perfect")
    assert (explorer.values["right_drug"], explorer.values["right_placebo"]) == (50, 50)
    assert alt(explorer).startswith("A drug without any effect wins 3 of 100 trials")


@pytest.mark.parametrize("study", MASKS)
def test_a_real_mask_sets_the_sliders_to_what_its_record_says(explorer, study):
    explorer.move(mask=study)
    rows = [row for row in guess_rows() if row.study == study and row.who == "patients"]
    assert explorer.values["right_drug"] == round(rows[0].percent_right)
    assert explorer.values["right_placebo"] == round(rows[-1].percent_right)
    assert ["The guesses", f"are those of {masks()[study].name}"] in [
        list(each) for each in explorer.numbers["told"]
    ]
    assert explorer.values["mask"] == study


def test_one_figure_for_everybody_is_said_to_be_one():
    assert masks()["lii2023"].name == "Lii 2023a (under anaesthesia) (one figure for everybody)"
    assert masks()["shiroma2020"].name == "Shiroma 2020"


@pytest.mark.parametrize("slider", ["right_drug", "right_placebo"])
def test_moving_a_slider_of_guesses_lets_go_of_the_mask(explorer, slider):
    explorer.move(mask="perfect")
    explorer.move(**{slider: 60})
    assert explorer.values["mask"] == OWN
    assert explorer.values[slider] == 60


def test_moving_another_slider_keeps_the_mask(explorer):
    explorer.move(mask="shiroma2020")
    explorer.move(people=80)
    assert explorer.values["mask"] == "shiroma2020"
    assert explorer.values["right_placebo"] == 89


def test_worse_guesses_than_chance_work_against_the_drug(explorer):
    explorer.move(mask="lii2023")
    assert "No share of the difference can be given" in alt(explorer)
    assert "belief −1.6 points" in alt(explorer)
    explorer.move(drug=4)
    assert "Drug and belief pull apart: the drug itself makes 4.0 points" in alt(explorer)


@pytest.mark.parametrize("people", [10, 120])
@pytest.mark.parametrize("level", [0, 8])
@pytest.mark.parametrize("right", [0, 100])
def test_every_corner_can_be_drawn(explorer, people, level, right):
    shown = explorer.move(
        people=people, drug=level, belief=level, right_drug=right, right_placebo=right
    )
    assert 'src="data:image/png;base64,' in shown.html()
    assert " wins " in shown.alt


@pytest.mark.parametrize(("name", "value"), [("mask", "midazolam"), ("drug", 9), ("people", 5)])
def test_what_cannot_be_set_is_refused_and_changes_nothing(explorer, name, value):
    before = dict(explorer.values)
    with pytest.raises(KetacourseError, match=f"^'{name}' can't be set to {value!r}. Controls: "):
        explorer.move(**{name: value})
    assert explorer.values == before


def test_without_a_kernel_the_picture_and_its_controls_are_told(explorer):
    page = explorer.static_html()
    assert "A drug without any effect wins 54 of 100 trials" in page
    assert "People in each arm: 10 to 120 people" in page


def test_masks_are_those_of_the_records_with_their_sources_and_a_perfect_one():
    known = masks()
    assert list(known) == ["perfect", *MASKS]
    perfect = known.pop("perfect")
    assert (perfect.right_drug, perfect.right_placebo, perfect.cites) == (50, 50, ())
    for study, mask in known.items():
        rows = [row for row in guess_rows() if row.study == study and row.who == "patients"]
        assert (mask.right_drug, mask.right_placebo) == (
            rows[0].percent_right,
            rows[-1].percent_right,
        )
        assert mask.cites == rows[0].cites != ()


def test_belief_counts_for_nothing_where_nobody_can_tell(explorer):
    explorer.move(mask="perfect", drug=0, belief=8)
    assert alt(explorer).startswith("A drug without any effect wins 3 of 100 trials")
    explorer.move(mask="perfect", drug=8, belief=0)
    assert "0 % of the difference is belief" in alt(explorer)


def test_more_people_make_the_same_difference_easier_to_win(explorer):
    won = []
    for people in (10, 50, 120):
        explorer.move(people=people)
        won.append(int(re.search(r"wins (\d+) of 100", alt(explorer))[1]))
    assert won == sorted(won)
    assert won[0] < won[1] < won[2]


def test_setting_the_mask_that_is_set_changes_no_slider(explorer):
    explorer.move(mask="shiroma2020")
    before = dict(explorer.values)
    explorer.move(mask="shiroma2020")
    assert explorer.values == before


def test_a_slider_set_to_where_it_stands_keeps_the_mask(explorer):
    explorer.move(mask="perfect")
    explorer.move(right_drug=50)
    assert explorer.values["mask"] == "perfect"
