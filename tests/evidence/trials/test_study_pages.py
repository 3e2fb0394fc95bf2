"""A trial is shown as its record has it: sourced, marked where unconfirmed, nothing of our own."""

import re

import pytest

from ketacourse.content.library import records
from ketacourse.errors import ContentError, KetacourseError
from ketacourse.evidence import study_facts, study_results

STUDIES = records("studies")


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.id)
def test_every_remark_of_every_study_is_shown_with_a_source(study):
    if not study.remarks:
        pytest.fail(f"{study.id} has no remarks")
    shown = study_facts(study.id)._repr_html_()
    assert shown.count("<li>") == len(study.remarks)
    assert shown.count("(<a href=") >= len(study.remarks)


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.id)
def test_every_outcome_of_every_study_can_be_shown(study):
    names = [outcome.id for outcome in study.outcomes]
    if names:
        shown = repr(study_results(study.id, *names))
        assert "None" not in shown
        assert shown.count("[not confirmed here]") == sum(
            outcome.status == "unconfirmed" for outcome in study.outcomes
        )


def test_counts_come_arm_by_arm_and_are_called_ours_where_they_are():
    shown = repr(study_results("murrough2013_ajp", "response_24h"))
    assert "ketamine 0.5 mg/kg IV over 40 min, 30 of 47 people (64 %)" in shown
    assert "midazolam 0.045 mg/kg IV over 40 min, 7 of 25 people (28 %)" in shown
    assert "Counts are our arithmetic from published figures." in shown


@pytest.mark.parametrize(("study", "percent"), [("lii2023", "36.8"), ("sumner2020", "88")])
def test_a_figure_of_the_whole_trial_is_not_given_to_one_arm(study, percent):
    shown = repr(study_results(study, "guessed_right"))
    assert f": the whole trial, {percent} %." in shown
    assert "mg/kg" not in shown


def test_the_published_effect_is_shown_and_our_own_is_left_for_the_lesson():
    shown = repr(study_results("murrough2013_ajp", "response_24h"))
    assert "odds ratio 2.18 (95 % interval 1.21 to 4.14), published" in shown
    assert "4.54" not in shown


def test_a_difference_bears_a_true_minus():
    shown = repr(study_results("murrough2013_ajp", "madrs_difference_24h"))
    assert "difference in means −7.95 (95 % interval −12.71 to −3.20)" in shown


def test_an_outcome_without_figures_says_what_its_note_says():
    assert "Median 18 days." in repr(study_results("murrough2013_bp", "relapse_median"))


def test_topics_come_in_the_order_asked_for():
    shown = repr(study_facts("zarate2006", "masking", "design"))
    assert shown.index("Masking: ") < shown.index("Design: ")
    assert "Setting: " not in shown


def test_second_hand_reading_is_told_of_the_parts_where_some_were_read_at_the_source():
    shown = repr(study_facts("murrough2013_ajp", "design", "population"))
    assert shown.endswith("Read here only in second-hand copies: population.")


def test_second_hand_reading_of_everything_is_told_once():
    shown = repr(study_facts("zarate2006", "design", "masking"))
    assert shown.endswith("Read here only in second-hand copies.")


def test_nothing_is_told_of_reading_where_all_was_read_at_the_source():
    assert "second-hand" not in repr(study_facts("murrough2013_ajp", "comparator", "design"))


def test_an_unknown_study_is_refused():
    with pytest.raises(ContentError, match=re.escape("did you mean 'zarate2006'")):
        study_facts("zarate2005")


def test_an_unknown_topic_names_the_nearest():
    with pytest.raises(KetacourseError, match="'masking'"):
        study_facts("zarate2006", "maskin")


@pytest.mark.parametrize("outcomes", [(), ("response",)])
def test_results_need_outcomes_that_exist(outcomes):
    with pytest.raises(KetacourseError, match=re.escape("outcome of Zarate 2006b")):
        study_results("zarate2006", *outcomes)
