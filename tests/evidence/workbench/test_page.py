"""What the page of the pooling bench gets: places within the scale, and every number as text."""

from hypothesis import given
from hypothesis import strategies as st

from ketacourse.evidence import pool, trial_set
from ketacourse.evidence.trials.sets import trial_sets
from ketacourse.evidence.workbench.choice import NOTHING, checked, outcome_of
from ketacourse.evidence.workbench.page import controls, drawn

DAY = trial_set("response_about_a_day")


def shown(**values):
    return drawn(outcome_of(DAY, checked(values, DAY)), "Words.")


def test_every_trial_stands_under_one_comparator():
    made = controls(DAY)
    assert [group["label"] for group in made["groups"]] == [
        "against midazolam",
        "against placebo spray",
        "against saline",
        "against saline under anaesthesia",
    ]
    assert sorted(at for group in made["groups"] for at in group["trials"]) == [0, 1, 2, 3, 4]
    assert made["names"] == list(DAY.names)


def test_only_measures_that_can_be_computed_are_offered():
    (measure, *_) = controls(trial_set("madrs_about_a_day"))["methods"]
    assert measure == ["measure", "Measure", [["mean_difference", "mean difference"]]]


@given(st.sampled_from(range(len(trial_sets()))), st.data())
def test_places_lie_on_the_scale_in_order(which, data):
    chosen = trial_sets()[which]
    out = data.draw(st.lists(st.integers(0, len(chosen) - 1)))
    made = drawn(outcome_of(chosen, checked({"out": out}, chosen)), "")
    bars = [*made["rows"], *filter(None, (made["pooled"], made["prediction"]))]
    for bar in bars:
        assert 0 <= bar["low"] <= bar["middle"] <= bar["high"] <= 1
    assert [row["in"] for row in made["rows"]] == [at not in out for at in range(len(chosen))]


def test_rows_and_scale_stay_while_trials_come_and_go():
    every, fewer = shown(), shown(out=[0, 4])
    assert every["ticks"] == fewer["ticks"]
    assert every["none"] == fewer["none"]
    places = [[(row["low"], row["high"]) for row in made["rows"]] for made in (every, fewer)]
    assert places[0] == places[1]


def test_a_trial_taken_out_keeps_its_effect_and_loses_its_weight():
    row = shown(out=[0])["rows"][0]
    assert row["text"] == "2.28 (1.17 to 4.43)"
    assert (row["weight"], row["in"]) == ("out", False)


def test_the_pooled_row_says_what_python_says():
    made = shown(model="fixed")
    text = pool(DAY, model="fixed").text
    assert made["pooled"]["text"] == text
    assert made["pooled"]["name"] == "Fixed effect"
    assert made["prediction"] is None
    assert text in made["table"]


def test_without_any_trial_there_are_words_and_no_diamond():
    made = shown(out=[0, 1, 2, 3, 4])
    assert (made["pooled"], made["prediction"], made["table"]) == (None, None, "")
    assert made["spread"] == NOTHING
    assert len(made["rows"]) == 5


def test_an_end_beyond_the_scale_is_told():
    assert shown(out=[3])["prediction"]["beyond"] == [True, True]
