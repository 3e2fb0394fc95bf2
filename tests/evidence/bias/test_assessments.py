"""The course's reading of trials: worked out, reasoned, and refused where RoB 2 does not apply."""

import re

import pytest

from ketacourse.content.library import records
from ketacourse.errors import KetacourseError
from ketacourse.evidence import bias_reading, bias_readings
from ketacourse.evidence.bias.assessments import SHOWN, domains_of

FIVE = ["randomisation", "deviations", "missing data", "measurement", "selection"]


@pytest.mark.parametrize("study_id", [each.id for each in records("bias_readings")])
def test_every_reading_answers_the_questions_that_come_up_and_those_that_always_do(study_id):
    read = bias_reading(study_id)
    asked = {question for domain in read.domains for question, _ in domain.path}
    always = {
        question.number
        for domain in domains_of(read.study)
        for question in domain.questions
        if "NA" not in question.allowed
    }
    assert asked <= {*read.reading.answered()} <= asked | always


def test_crossover_trials_are_judged_in_six_domains_and_others_in_five():
    for read in bias_readings():
        crossover = ["crossover"] * (read.study.design == "crossover")
        assert [each.domain for each in read.domains] == FIVE + crossover


# Judgements of the course as they stand; a changed answer must change this list knowingly.
STANDS = {
    "zarate2006": "some some high high some high: high",
    "murrough2013_ajp": "some low low some some: some",
    "lii2023": "low low low low low: low",
    "jelovac2025_karmadep2": "some some low high low: high",
    "lapidus2014": "low low some high some some: high",
    "anand2023_elektd": "some high some high low: high",
}


@pytest.mark.parametrize("study_id", [*STANDS])
def test_judgements_stand_as_argued(study_id):
    read = bias_reading(study_id)
    words = " ".join(str(each).split()[0] for each in read.domains)
    assert f"{words}: {str(read.overall).split()[0]}" == STANDS[study_id]


def test_the_overall_judgement_is_the_worst_of_the_domains():
    order = ["low", "some concerns", "high"]
    for read in bias_readings():
        assert read.overall == max((str(each) for each in read.domains), key=order.index)


def test_a_reading_shows_answers_reasons_sources_and_that_it_is_open_to_argument():
    read = bias_reading("zarate2006")
    assert repr(read) == (
        "<Assessment: Zarate 2006b, HDRS-21 the day after the infusion, both periods: high>"
    )
    html = read._repr_html_()
    assert "<td>× high</td>" in html
    assert "<strong>1.2 no information.</strong> How the next place was kept hidden" in html
    assert "https://doi.org/10.1001/archpsyc.63.8.856" in html
    assert "[not confirmed here]" in html
    assert "written to be argued with" in html
    assert "the way from answers to judgement is ours" in html
    assert "is ours" not in bias_reading("lii2023")._repr_html_()


def test_a_domain_is_found_by_its_name():
    assert bias_reading("lii2023")["measurement"] == "low"
    with pytest.raises(KetacourseError, match="unknown domain of Lii 2023a"):
        bias_reading("lii2023")["crossover"]


def test_single_arm_studies_are_refused_with_words():
    message = (
        "RoB 2 does not apply to Murrough 2013b (six open infusions) (single arm): nobody in it "
        "was randomised. ROBINS-I is made for such studies, and begins with confounding"
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        bias_reading("murrough2013_bp")
    for study in records("studies"):
        if study.design in ("single arm", "cohort"):
            with pytest.raises(KetacourseError, match="ROBINS-I"):
                domains_of(study)


def test_a_trial_that_was_not_judged_and_a_study_that_is_none_are_told_apart():
    with pytest.raises(KetacourseError, match=r"^the course has not judged Hu 2016 by RoB 2; it"):
        bias_reading("hu2016")
    with pytest.raises(KetacourseError, match="unknown study 'zarate'; did you mean 'zarate2006'"):
        bias_reading("zarate")


def test_the_trials_of_the_lessons_have_readings():
    assert [read.study.id for read in bias_readings(SHOWN)] == [*SHOWN]
    assert len(SHOWN) >= 6
