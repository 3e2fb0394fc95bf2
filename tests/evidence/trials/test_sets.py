"""Sets of trials are looked up in the records, hold nothing unconfirmed, and reproduce pools."""

import math

import pytest

from ketacourse.content.base import Status
from ketacourse.content.library import citations, record, records
from ketacourse.content.trials import TrialSetMember
from ketacourse.errors import KetacourseError
from ketacourse.evidence import pool, trial_set
from ketacourse.evidence.trials.records import member_trial
from ketacourse.evidence.trials.sets import OF_COUNTS, OF_MEANS, trial_sets
from ketacourse.evidence.trials.trial import COMPARATORS, Counts, Difference, Means

SETS = trial_sets()
IDS = [each.id for each in SETS]


@pytest.mark.parametrize("chosen", SETS, ids=IDS)
def test_every_set_has_trials_reasons_and_sources(chosen):
    assert len(chosen) >= 2
    assert chosen.why
    assert chosen.against
    assert set(chosen.cites) <= set(citations())
    assert len(set(chosen.names)) == len(chosen)
    assert all(1990 < year < 2027 for year in chosen.years)


@pytest.mark.parametrize("chosen", SETS, ids=IDS)
def test_nothing_unconfirmed_enters_a_set(chosen):
    assert {trial.status for trial in chosen.trials} <= {Status.VERIFIED, Status.SECONDARY}


@pytest.mark.parametrize("chosen", SETS, ids=IDS)
def test_every_measure_of_a_set_can_be_computed(chosen):
    for measure in chosen.measures:
        effects = chosen.effect_sizes(measure)
        assert effects.names == chosen.names
        assert effects.measure.removeprefix("log_") == measure
        assert chosen.effect_sizes(effects.measure).estimate.tolist() == effects.estimate.tolist()
    assert set(chosen.measures) <= set(OF_COUNTS) or set(chosen.measures) <= set(OF_MEANS)


@pytest.mark.parametrize("chosen", SETS, ids=IDS)
def test_every_comparator_has_words(chosen):
    assert set(chosen.comparators) <= set(COMPARATORS.values())


def test_arms_of_one_trial_are_combined_and_figures_come_from_the_study():
    daly = next(t for t in trial_set("response_about_a_day").trials if t.study == "daly2018_phase2")
    assert daly.result == (Counts(12, 34), Counts(1, 33))
    assert daly.name == record("studies", "daly2018_phase2").name


def test_a_published_difference_enters_whole_with_its_own_standard_error():
    (aspire, *_) = trial_set("aspire_change_24h").trials
    assert aspire.result == Difference(-3.8, 1.39)


def test_a_crossover_difference_takes_its_standard_error_from_its_t_interval():
    lapidus = trial_set("madrs_about_a_day").trials[1]
    assert lapidus.study == "lapidus2014"
    assert math.isclose(lapidus.result.standard_error, 1.754, abs_tol=5e-4)
    assert math.isclose(lapidus.result.estimate / lapidus.result.standard_error, -4.39, abs_tol=0.1)


def test_a_standard_error_of_a_mean_gives_its_standard_deviation():
    daly = trial_set("madrs_about_a_day").trials[2]
    treatment, control = daly.result
    assert (treatment.total, control.total) == (34, 33)
    assert math.isclose(control.sd, 1.79 * math.sqrt(33))


REPRODUCED = [
    (pooling, estimate)
    for pooling in records("poolings")
    if pooling.id in IDS
    for estimate in pooling.recomputed
    if estimate.ci_low is not None
]


@pytest.mark.parametrize(
    ("pooling", "estimate"), REPRODUCED, ids=[f"{p.id} {e.method}" for p, e in REPRODUCED]
)
def test_a_set_taken_from_a_pooling_gives_its_recomputed_result(pooling, estimate):
    how = {"model": "random", "tau_squared": "DL"} if "random" in estimate.method else {}
    found = pool(
        trial_set(pooling.id).effect_sizes(estimate.measure), **{"model": "fixed", **how}
    ).natural
    wanted = (estimate.value, estimate.ci_low, estimate.ci_high)
    for here, there in zip((found.estimate, found.ci_low, found.ci_high), wanted, strict=True):
        assert math.isclose(here, there, abs_tol=0.006)


def test_strata_bear_their_own_names_and_the_year_of_their_source():
    chosen = trial_set("transform_change_by_sex")
    assert chosen.names[0] == "TRANSFORM-1 and 2, women"
    assert chosen.years[0] == citations()["jones2022"].year


def test_a_pooling_with_unconfirmed_inputs_is_refused_by_name():
    message = (
        "'cochrane_bipolar_response', input 'diazgranados2010': these figures are not confirmed "
        "here, so nothing is computed from them"
    )
    with pytest.raises(KetacourseError) as fault:
        trial_set("cochrane_bipolar_response")
    assert str(fault.value) == message


def test_an_unconfirmed_outcome_is_refused():
    member = TrialSetMember(
        study="berman2000", outcome="response_3d", comparator="saline", drug="ketamine", route=""
    )
    message = (
        "'Berman 2000', outcome 'response_3d': these figures are not confirmed here, so nothing "
        "is computed from them"
    )
    with pytest.raises(KetacourseError) as fault:
        member_trial(member)
    assert str(fault.value) == message


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"outcome": "response_24"},
            (
                "unknown outcome of lapidus2014 'response_24'; did you mean 'response_24h'? "
                "Allowed: madrs_difference_24h, response_24h"
            ),
        ),
        (
            {"outcome": "madrs_difference_24h"},
            (
                "arms of one side can't be put together; give counts for each of them, or means "
                "for each"
            ),
        ),
        (
            {"outcome": "madrs_difference_24h", "estimate": "ketamine"},
            (
                "'Lapidus 2014', outcome 'madrs_difference_24h': unknown mean difference "
                "'ketamine'. Allowed: ketamine minus saline"
            ),
        ),
        (
            {"study": "fava2018", "outcome": "hamd6_k01_day1", "estimate": "x"},
            "'Fava 2018', outcome 'hamd6_k01_day1': unknown mean difference 'x'. Allowed: ",
        ),
        (
            {
                "study": "glue2024_bedroc",
                "outcome": "madrs_difference_wk13",
                "estimate": "180 mg minus placebo",
            },
            (
                "'Glue 2024 (BEDROC, tablets)', outcome 'madrs_difference_wk13': neither standard "
                "error nor interval is known"
            ),
        ),
        (
            {"study": "lii2023", "outcome": "guessed_right"},
            (
                "'Lii 2023a (under anaesthesia)', outcome 'guessed_right': the figure is for the "
                "whole trial; a comparison needs one for each arm"
            ),
        ),
        (
            {"study": "ionescu2021_aspire2", "outcome": "madrs_change_24h"},
            (
                "'ASPIRE II', outcome 'madrs_change_24h', arm 'esketamine': needs events and "
                "total, or mean, SD and total"
            ),
        ),
    ],
)
def test_a_member_that_cannot_be_computed_says_why(changes, message):
    given = {
        "study": "lapidus2014",
        "outcome": "response_24h",
        "comparator": "saline",
        "drug": "ketamine",
        "route": "nose",
    }
    with pytest.raises(KetacourseError) as fault:
        member_trial(TrialSetMember(**{**given, **changes}))
    assert str(fault.value) == message


def test_an_unknown_set_names_the_nearest():
    with pytest.raises(KetacourseError) as fault:
        trial_set("response_abut_a_day")
    assert "did you mean 'response_about_a_day'?" in str(fault.value)


def test_a_measure_that_needs_other_figures_is_refused():
    message = "unknown measure for 'madrs_about_a_day' 'risk_ratio'. Allowed: mean_difference"
    with pytest.raises(KetacourseError) as fault:
        trial_set("madrs_about_a_day").effect_sizes("risk_ratio")
    assert str(fault.value) == message


def test_trials_can_be_taken_out_by_id_or_by_name():
    chosen = trial_set("response_about_a_day")
    assert chosen.without("lii2023", "Su 2023a").names == chosen.names[:3]
    assert len(chosen) == 5
    with pytest.raises(KetacourseError) as fault:
        chosen.without("Lee 2023")
    assert str(fault.value).startswith("unknown trial in 'response_about_a_day' 'Lee 2023'")


def test_a_set_emptied_says_so_when_computed():
    with pytest.raises(KetacourseError) as fault:
        trial_set("ketamine_or_ect").take([]).effect_sizes("risk_ratio")
    assert str(fault.value) == "no trial is left in the set; keep at least one"


def test_by_year_sorts_and_keeps_the_trials():
    chosen = trial_set("madrs_about_a_day")
    sorted_set = chosen.by_year()
    assert list(sorted_set.years) == sorted(chosen.years)
    assert set(sorted_set.names) == set(chosen.names)


def test_a_set_prints_in_a_line_and_shows_a_table_with_reasons_and_sources():
    chosen = trial_set("response_about_a_day")
    assert repr(chosen) == ("<TrialSet: Response one to three days after the first dose; 5 trials>")
    page = chosen._repr_html_()
    assert page.count("<tr>") == 6
    for words in ("Why together:", "Against it:", "Left out:", "not a systematic review", "12/34"):
        assert words in page
    assert page.count(", read second-hand") == 1
    assert "Zarate 2006b: The count after ketamine can be stated" in page


def test_mixed_figures_allow_mean_differences_alone_and_means_allow_standardised_ones():
    assert trial_set("madrs_about_a_day").measures == ("mean_difference",)
    means = trial_set("transform_change_with_japan")
    assert all(isinstance(side, Means) for t in means.trials for side in t.result)
    assert means.measures == ("mean_difference", "standardized_mean_difference")
