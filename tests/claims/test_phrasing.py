import pytest

from ketacourse.claims.phrasing import arm_name, estimate_text, number, outcome_text, percent
from ketacourse.content.library import record
from ketacourse.content.trials import Estimate


def outcome(study, identifier):
    found = record("studies", study)
    return found, next(each for each in found.outcomes if each.id == identifier)


def test_negative_numbers_have_a_true_minus_sign():
    assert number(-3.80) == "−3.8"
    assert number(12.0) == "12"


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
    assert estimate_text(made) == "difference −3.8 (95 % interval −5.75 to −1.89), a minus b"
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
