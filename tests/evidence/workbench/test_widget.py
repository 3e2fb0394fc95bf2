"""The pooling bench: its traits, its answers to the page, and what a reader without kernel sees."""

import json

import pytest

from ketacourse.display.page import Notice
from ketacourse.errors import KetacourseError
from ketacourse.evidence import pool, pooling_bench, trial_set
from ketacourse.evidence.pooling.methods import HARTUNG_KNAPP
from ketacourse.evidence.workbench import choice
from ketacourse.evidence.workbench.choice import NOTHING
from tests.talking import talk

DAY = trial_set("response_about_a_day")


@pytest.fixture(name="bench")
def _bench():
    return pooling_bench("response_about_a_day")


def test_it_starts_with_every_trial_and_a_sentence(bench):
    assert bench.choice == {
        "out": [],
        "measure": "risk_ratio",
        "model": "random",
        "tau_squared": "REML",
        "interval": "wald",
    }
    assert bench.drawn["words"] == (
        "All trials: risk ratio 2.55 (1.32 to 4.94) from 5 trials; the interval lies above no "
        "difference (1), in favour of ketamine or esketamine."
    )


def test_pooled_is_what_pool_gives(bench):
    bench.choose(out=[0], model="fixed")
    again = pool(DAY.take([1, 2, 3, 4]).effect_sizes("risk_ratio"), model="fixed")
    assert bench.pooled.estimate == again.estimate


def test_a_request_changes_the_picture_and_is_answered(bench):
    assert talk(bench, "choose", choice={**bench.choice, "out": [4]}) == {}
    assert bench.choice["out"] == [4]
    assert bench.drawn["words"].startswith("Without Lii 2023a: risk ratio ")
    assert bench.drawn["rows"][4]["weight"] == "out"


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        ({}, "That did not work (KeyError('choice'))."),
        ({"choice": {"model": "none"}}, "unknown model 'none'"),
        ({"choice": {"out": 4}}, ""),
        ({"choice": None}, "That did not work (TypeError("),
        ({"choice": {"wrong": 1}}, ""),
    ],
)
def test_a_request_that_makes_no_sense_is_answered_and_changes_nothing(bench, content, refused):
    before = dict(bench.choice)
    told = talk(bench, "choose", **content)["refused"]
    assert told.startswith(refused)
    assert told
    assert bench.choice == before


def test_one_click_pools_once(bench, monkeypatch):
    pooled = []
    monkeypatch.setattr(
        choice, "pool", lambda *given, **how: pooled.append(how) or pool(*given, **how)
    )
    talk(bench, "choose", choice={**bench.choice, "out": [4]})
    assert bench.pooled.studies == 4
    assert pooled == [{"model": "random", "tau_squared": "REML", "interval": "wald"}]


def test_a_fixed_effect_leaves_the_other_methods_aside_until_random_effects_come_back(bench):
    bench.choose(interval="hartung_knapp", tau_squared="PM")
    fixed = bench.choose(model="fixed")
    assert (fixed.method, fixed.interval) == ("", "wald")
    assert bench.drawn["note"].startswith("A fixed effect takes all trials to estimate one effect.")
    again = bench.choose(model="random")
    assert (again.method, again.interval) == ("PM", "hartung_knapp")


@pytest.mark.parametrize(
    "asked",
    [{"interval": "hartung_knapp"}, {"tau_squared": "DL"}, {"interval": "hartung_knapp_plain"}],
)
def test_python_cannot_ask_a_fixed_effect_for_what_it_does_not_have(bench, asked):
    with pytest.raises(KetacourseError, match="does not go with model='fixed'"):
        bench.choose(model="fixed", **asked)
    bench.choose(model="fixed")
    with pytest.raises(KetacourseError, match="does not go with model='fixed'"):
        bench.choose(**asked)
    assert bench.choice["interval"] == "wald"


def test_the_page_may_send_what_waits_for_random_effects(bench):
    sent = {**bench.choice, "model": "fixed", "interval": "hartung_knapp", "tau_squared": "DL"}
    assert talk(bench, "choose", choice=sent) == {}
    assert bench.pooled.interval == "wald"
    assert bench.choice["interval"] == "hartung_knapp"


@pytest.mark.parametrize("interval", ["hartung_knapp", "hartung_knapp_plain"])
def test_hartung_and_knapps_interval_says_which_it_is_and_why(bench, interval):
    assert bench.drawn["note"] == ""
    bench.choose(interval=interval)
    assert bench.drawn["note"] == HARTUNG_KNAPP
    assert "the factor is not let below 1" in bench.drawn["note"]


def test_taking_all_trials_out_gives_words_and_no_pool(bench):
    assert bench.choose(out=[0, 1, 2, 3, 4]) is None
    assert bench.pooled is None
    assert bench.drawn["words"] == NOTHING


def test_a_wrong_value_in_python_says_what_is_allowed(bench):
    with pytest.raises(KetacourseError) as fault:
        bench.choose(tau_squared="ML")
    assert str(fault.value) == (
        "unknown tau_squared 'ML'; did you mean 'REML'? Allowed: DL, PM, REML"
    )


def test_the_choice_is_kept_in_traits_that_the_page_gets_again(bench):
    bench.choose(out=[1, 2], interval="hartung_knapp")
    state = json.loads(json.dumps(bench.get_state(["choice", "drawn", "controls", "title"])))
    assert state["choice"]["out"] == [1, 2]
    assert state["choice"]["interval"] == "hartung_knapp"
    assert state["drawn"]["words"] == bench.drawn["words"]


def test_the_static_twin_is_the_forest_plot_of_all_trials_whatever_was_chosen(bench):
    before = bench.static_html()
    bench.choose(out=[0])
    assert bench.static_html() == before
    assert 'alt="Forest plot, Response one to three days' in before
    assert "With a running kernel" in before


def test_the_repr_is_stable(bench):
    bench.choose(out=[0])
    assert repr(bench) == (
        "<PoolingBench: Response one to three days after the first dose; 5 trials>"
    )


def test_an_unknown_set_is_told_in_a_notice():
    shown = pooling_bench("response_a_day")
    assert isinstance(shown, Notice)
    assert "did you mean" in shown.text


def test_an_unconfirmed_pooling_is_told_in_a_notice():
    assert "not confirmed" in pooling_bench("cochrane_bipolar_response").text


def test_a_set_changed_in_python_can_be_put_on_the_bench():
    assert len(pooling_bench(DAY.without("lii2023")).drawn["rows"]) == 4


def test_the_page_can_say_why_these_trials_and_what_to_mind_in_each(bench):
    for words in ("Why together:", "Against it:", "To mind:", "Lapidus 2014: A crossover"):
        assert words in bench.about
        assert words in bench.static_html()
