from importlib.metadata import EntryPoint
from types import SimpleNamespace

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.quiz.items import judges
from ketacourse.quiz.items.judges import GROUP, PathRuling, PredictRuling, register, ruling
from tests.quiz.judging import judge_path, judge_prediction, made_up_judges, path_item, predict_item


@pytest.fixture
def nobody(monkeypatch):
    """No judge is in use; gives a way to say which are installed."""
    monkeypatch.setattr(judges, "_JUDGES", {})
    ruling.cache_clear()
    found = []

    def entry_points(*, group, name):
        return [point for point in found if (point.group, point.name) == (group, name)]

    monkeypatch.setattr("importlib.metadata.entry_points", entry_points)
    yield lambda place: found.append(EntryPoint("path", place, GROUP))
    ruling.cache_clear()


def asked():
    return path_item().ruling


def test_the_installed_judge_is_found_by_the_type_of_item(nobody):
    nobody("tests.quiz.judging:judge_path")
    assert asked().names["a"] == "Alpha"


def test_a_judge_that_two_lists_name_is_one_judge(nobody):
    nobody("tests.quiz.judging:judge_path")
    nobody("tests.quiz.judging:judge_path")
    assert asked().names["a"] == "Alpha"


def test_without_a_judge_the_message_says_what_to_do(nobody):
    with pytest.raises(KetacourseError) as fault:
        asked()
    assert str(fault.value) == (
        "items of type 'path' need one judge; installed: none. Install the course again."
    )


def test_two_judges_of_one_type_are_told_and_neither_is_used(nobody):
    nobody("tests.quiz.judging:judge_path")
    nobody("elsewhere.marking:judge")
    with pytest.raises(KetacourseError) as fault:
        asked()
    assert str(fault.value) == (
        "items of type 'path' need one judge; installed: tests.quiz.judging:judge_path, "
        "elsewhere.marking:judge. Install the course again."
    )


def test_a_ruling_is_worked_out_once(nobody):
    calls = []
    register("path", lambda **question: calls.append(question) or judge_path(**question))
    assert [asked(), asked()] == [asked()] * 2
    assert calls == [{"hypothesis": 1, "start": "a", "end": "z", "offered": ("b", "c", "d", "x")}]


def test_a_judge_of_your_own_takes_over_at_once(nobody):
    register("path", judge_path)
    before = asked()
    register("path", lambda **_: SimpleNamespace(task="other"))
    assert (before.task, asked().task) == ("By account 1 & no other.", "other")


def test_a_prediction_is_asked_with_all_that_its_item_says(nobody):
    calls = []
    register("predict", lambda **question: calls.append(question) or judge_prediction(**question))
    assert predict_item(experiment="X1").ruling.report[1] == "The laboratory found: X1."
    assert calls == [
        {
            "hypothesis": 1,
            "perturbation": (("b", -1),),
            "with_ketamine": True,
            "outcome": "z",
            "experiment": "X1",
        }
    ]


def test_the_course_installs_a_judge_for_each_type_that_needs_one():
    made = judges._installed("path")(
        hypothesis=1, start="glutamate", end="ad_acute", offered=("ampar",)
    )
    assert isinstance(made, PathRuling)
    told = judges._installed("predict")(
        hypothesis=1, perturbation=(("ampar", -1),), with_ketamine=True, outcome="ad_acute"
    )
    assert isinstance(told, PredictRuling)


def test_the_judges_of_these_tests_keep_to_the_protocol():
    with made_up_judges():
        assert isinstance(path_item().ruling, PathRuling)
        assert isinstance(predict_item().ruling, PredictRuling)
