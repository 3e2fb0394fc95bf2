"""Numbers that question banks take from studies."""

from dataclasses import replace

import pytest

import ketacourse.evidence.trials.quantities as quantities_module
from ketacourse.content.base import Status
from ketacourse.content.library import record, records
from ketacourse.content.trials import Arm, ArmResult, Estimate, Outcome, Study
from ketacourse.errors import KetacourseError
from ketacourse.evidence.trials.quantities import outcome_quantity, study_quantity
from ketacourse.statistics.proportions import newcombe

SOURCED = {"cites": ("x",), "status": Status.VERIFIED}


def result(arm, **numbers):
    return ArmResult(arm=arm, **numbers)


def outcome(name, *results, kind="binary", **changes):
    fields = {"id": name, "name": name, "kind": kind, "results": results, **SOURCED}
    return Outcome(**{**fields, **changes})


ARMS = (
    Arm(id="low", label="low dose", role="treatment", total=12),
    Arm(id="high", label="high dose", role="treatment"),
    Arm(id="placebo", label="placebo", role="control", total=20),
)
ESTIMATES = (
    Estimate(measure="odds_ratio", value=2.5, ci_low=1.1, ci_high=5.6, compares="low"),
    Estimate(measure="odds_ratio", value=3.5, compares="high"),
)
COUNTED = outcome(
    "counted",
    result("low", events=6, total=10),
    result("placebo", events=5, total=20),
    estimates=ESTIMATES,
)
SEVERAL = outcome(
    "several",
    result("low", events=6, total=10),
    result("high", events=9, total=10),
    result("placebo", events=5, total=20),
)
MEASURED = outcome(
    "measured",
    result("low", mean=-12.0, sd=8.0, total=10, ci_low=-17.0, ci_high=-7.0),
    result("placebo", mean=-7.0, standard_error=2.0, total=16),
    kind="continuous",
)
SPARSE = outcome("sparse", result("low", percent=30.0), result("placebo", total=20))
RECALLED = outcome("recalled", *COUNTED.results, status=Status.UNCONFIRMED)
MADE = Study(
    id="made",
    name="Made up",
    year=2030,
    design="parallel",
    arms=ARMS,
    outcomes=(COUNTED, SEVERAL, MEASURED, SPARSE, RECALLED),
    **SOURCED,
)


@pytest.fixture
def study(monkeypatch):
    """Let one made-up study be all that is known; gives a way to change it."""

    def become(**changes):
        changed = replace(MADE, **changes)
        monkeypatch.setattr(quantities_module, "record", lambda *_: changed)

    become()
    return become


def of(name, quantity, **asked):
    return outcome_quantity(study="made", outcome=name, quantity=quantity, **asked)


def refused(find, *asked, **named):
    with pytest.raises(KetacourseError) as fault:
        find(*asked, **named)
    return str(fault.value)


@pytest.mark.parametrize(
    ("quantity", "value"),
    [
        ("events_treatment", 6),
        ("total_control", 20),
        ("risk_treatment", 0.6),
        ("risk_control", 0.25),
        ("risk_difference", 0.35),
        ("risk_ratio", 2.4),
        ("odds_ratio", 4.5),
        ("relative_risk_reduction", -1.4),
        ("number_needed", 1 / 0.35),
        ("people_needed", 3),
    ],
)
def test_an_outcome_with_counts_gives_its_numbers(study, quantity, value):
    assert of("counted", quantity) == pytest.approx(value)


def test_the_interval_of_a_difference_is_newcombes(study):
    expected = newcombe(6, 10, 5, 20)
    found = [of("counted", f"risk_difference_{end}") for end in ("low", "high")]
    assert found == [expected.ci_low, expected.ci_high]


@pytest.mark.parametrize(
    ("quantity", "value"),
    [
        ("mean_treatment", -12),
        ("mean_low_treatment", -17),
        ("mean_high_treatment", -7),
        ("sd_treatment", 8),
        ("sd_control", 8),
        ("total_control", 16),
        ("mean_difference", -5),
        ("mean_difference_low", -5 - 1.959964 * 8 * (1 / 10 + 1 / 16) ** 0.5),
    ],
)
def test_an_outcome_with_means_gives_its_numbers(study, quantity, value):
    assert of("measured", quantity) == pytest.approx(value)


def test_hedges_g_lies_inside_its_interval(study):
    low, middle, high = (
        of("measured", f"standardized_mean_difference{end}") for end in ("_low", "", "_high")
    )
    assert low < middle < high
    assert middle == pytest.approx(-5 / 8 * (1 - 3 / (4 * 24 - 1)), rel=1e-3)


def test_a_published_estimate_is_found_by_what_it_compares(study):
    assert of("counted", "value", compares="low", measure="odds_ratio") == 2.5
    assert [of("counted", end, compares="low") for end in ("ci_low", "ci_high")] == [1.1, 5.6]


def test_several_published_estimates_are_listed_and_none_is_guessed(study):
    assert refused(of, "counted", "value") == (
        "2 estimates of this outcome fit; one is needed, named by 'measure' and 'compares'. "
        "There are: odds_ratio (low), odds_ratio (high)"
    )


def test_an_end_that_was_not_published_is_refused(study):
    assert refused(of, "counted", "ci_low", compares="high") == "no ci_low is recorded for 'high'"


def test_of_several_arms_one_has_to_be_named(study):
    assert of("several", "events_treatment", treatment="high") == 9
    assert of("several", "risk_ratio", treatment="high") == pytest.approx(3.6)
    assert of("several", "events_control") == 5
    assert refused(of, "several", "risk_ratio") == (
        "this outcome has 2 treatment arms: low, high; one is needed, named by 'treatment'"
    )
    assert refused(of, "several", "risk_ratio", treatment="hihg") == (
        "unknown treatment arm 'hihg'; did you mean 'high'? Allowed: high, low"
    )


def test_an_arm_is_no_arm_of_the_other_kind(study):
    assert of("several", "events_control", treatment="high", control="placebo") == 5
    assert refused(of, "several", "events_control", control="low") == (
        "unknown control arm 'low'. Allowed: placebo"
    )


def test_a_share_may_be_known_without_its_counts(study):
    assert of("sparse", "risk_treatment") == 0.3
    assert of("sparse", "total_control") == 20
    assert refused(of, "sparse", "events_treatment") == "no counts are recorded for arm 'low'"
    assert refused(of, "sparse", "mean_treatment") == "no mean is recorded for 'low'"
    assert refused(of, "sparse", "mean_difference") == "no mean is recorded for 'low'"


def test_an_outcome_that_is_not_confirmed_never_becomes_a_key(study):
    assert refused(of, "recalled", "events_treatment") == (
        "'Made up', outcome 'recalled': these figures are not confirmed here, "
        "so nothing is computed from them"
    )


def test_no_interval_of_separate_groups_is_computed_where_they_are_the_same_people(study):
    study(design="crossover")
    assert of("counted", "risk_difference") == pytest.approx(0.35)
    assert of("counted", "risk_low_treatment") < 0.6
    assert of("counted", "ci_low", compares="low") == 1.1
    assert refused(of, "counted", "risk_ratio_low") == (
        "'Made up' is a crossover, so 'risk_ratio_low' cannot come from two groups; "
        "take the published interval, such as ci_low"
    )


def test_unknown_outcomes_and_quantities_are_answered_with_the_nearest(study):
    assert refused(of, "countd", "risk_ratio").startswith(
        "unknown outcome of made 'countd'; did you mean 'counted'?"
    )
    assert refused(of, "counted", "risk_ration").startswith(
        "unknown quantity 'risk_ration'; did you mean 'risk_ratio'?"
    )


def test_a_study_gives_how_many_were_randomised_and_in_which_arm(study):
    study(randomised=42)
    assert study_quantity(study="made", quantity="randomised") == 42
    assert study_quantity(study="made", quantity="year") == 2030
    assert study_quantity(study="made", quantity="total", arm="placebo") == 20
    assert refused(study_quantity, study="made", quantity="total", arm="high") == (
        "'high' is not recorded for this study"
    )
    assert refused(study_quantity, study="made", quantity="total", arm="placebos") == (
        "unknown arm 'placebos'; did you mean 'placebo'? Allowed: high, low, placebo"
    )
    assert refused(study_quantity, study="made", quantity="years") == (
        "unknown quantity 'years'; did you mean 'year'? Allowed: randomised, total, year"
    )


def test_a_study_that_is_not_confirmed_gives_nothing(study):
    study(status=Status.UNCONFIRMED)
    assert refused(study_quantity, study="made", quantity="year") == (
        "'Made up': these figures are not confirmed here, so nothing is computed from them"
    )


def test_unknown_studies_are_answered_with_the_nearest():
    told = refused(outcome_quantity, study="murrough2013_ajpp", outcome="x", quantity="value")
    assert "did you mean 'murrough2013_ajp'?" in told


def test_every_confirmed_pair_of_counts_in_the_records_can_be_asked_for():
    asked = [
        (study.id, outcome.id)
        for study in records("studies")
        for outcome in study.outcomes
        if outcome.status is not Status.UNCONFIRMED
        and sorted(_roles(study, outcome)) == ["control", "treatment"]
        and all(result.events is not None and result.total for result in outcome.results)
    ]
    assert len(asked) > 20
    for study, outcome in asked:
        events, total, risk = (
            outcome_quantity(study=study, outcome=outcome, quantity=f"{name}_treatment")
            for name in ("events", "total", "risk")
        )
        assert risk == events / total


def _roles(study, outcome):
    roles = {arm.id: arm.role for arm in study.arms}
    return [roles.get(result.arm, "whole trial") for result in outcome.results]


def test_the_record_behind_a_number_is_the_one_that_is_asked_for():
    found = record("studies", "murrough2013_ajp")
    assert study_quantity(study=found.id, quantity="randomised") == found.randomised
