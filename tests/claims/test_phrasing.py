from dataclasses import replace

import pytest

from ketacourse.claims.phrasing import (
    _result,
    arm_name,
    estimate_text,
    outcome_text,
    percent,
)
from ketacourse.content.library import record
from ketacourse.content.trials import ArmResult, Estimate


def outcome(study, identifier):
    found = record("studies", study)
    return found, next(each for each in found.outcomes if each.id == identifier)


@pytest.mark.parametrize(
    ("count", "total", "words"),
    [(1, 222, "0.5 %"), (0, 222, "0 %"), (142, 346, "41 %"), (2, 2, "100 %")],
)
def test_few_are_not_told_as_none(count, total, words):
    assert percent(count, total) == words


def test_an_effect_is_told_with_its_interval_and_what_it_compares():
    made = Estimate(
        measure="mean_difference", value=-3.8, ci_low=-5.75, ci_high=-1.89, compares="a minus b"
    )
    assert estimate_text(made) == "difference −3.80 (95 % interval −5.75 to −1.89), a minus b"
    assert estimate_text(Estimate(measure="odds_ratio", value=2.0)) == "odds ratio 2"


def test_a_result_names_its_arms_and_counts():
    study, found = outcome("murrough2013_ajp", "response_24h")
    told = outcome_text(found, study)
    assert "ketamine 30 of 47 (64 %); midazolam 7 of 25 (28 %)" in told
    assert "from the counts" not in told


def test_means_are_told_with_their_spread():
    study, found = outcome("murrough2013_bp", "madrs_change_2h")
    assert outcome_text(found, study).endswith("ketamine −18.9 (SD 6.6).")


def test_a_result_without_numbers_gives_its_note():
    study, found = outcome("murrough2013_bp", "relapse_median")
    assert "Median 18 days." in outcome_text(found, study)


def test_an_arm_keeps_its_dose_where_only_the_dose_tells_it_apart():
    fava = record("studies", "fava2018")
    names = [arm_name(fava, arm.id) for arm in fava.arms]
    assert len(set(names)) == len(names)
    zarate = record("studies", "zarate2006")
    assert [arm_name(zarate, arm.id) for arm in zarate.arms] == ["ketamine", "saline"]
    assert arm_name(zarate, "no_such_arm") == "no such arm"
    assert arm_name(zarate, "") == "the whole trial"


def test_an_effect_is_called_published_only_where_it_was_read_at_its_source():
    study, found = outcome("murrough2013_ajp", "response_24h")
    assert outcome_text(found, study).endswith("(95 % interval 1.21 to 4.14), read second-hand.")
    study, found = outcome("grunebaum2018", "response_ssi_24h")
    assert outcome_text(found, study).endswith("(95 % interval 1.14 to 7.15), published.")
    study, found = outcome("murrough2013_ajp", "dropouts")
    assert outcome_text(found, study).endswith("published by Cochrane.")


def test_what_an_arm_holds_is_told_by_counts_before_means_before_percentages():
    full = ArmResult(events=3, total=10, mean=12.5, sd=2, percent=30.0)
    assert _result(full) == "3 of 10 (30 %)"
    assert _result(replace(full, events=None)) == "12.5 (SD 2)"
    assert _result(replace(full, events=None, sd=None)) == "12.5"
    assert _result(ArmResult(percent=30.5)) == "30.5 %"
    assert _result(ArmResult(total=10)) == ""


def test_our_own_arithmetic_is_left_out_of_what_a_study_found():
    study, found = outcome("murrough2013_ajp", "response_24h")
    ours = [each for each in found.estimates if each.derived]
    assert ours
    assert not any(estimate_text(each) in outcome_text(found, study) for each in ours)


@pytest.mark.parametrize(
    ("count", "total", "words"), [(1, 100, "1 %"), (1, 101, "1.0 %"), (1, 1000, "0.1 %")]
)
def test_only_what_is_below_one_percent_keeps_a_decimal(count, total, words):
    assert percent(count, total) == words
