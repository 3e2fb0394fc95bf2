"""The flow of people is what the record says, and what it does not say is left open."""

import pytest

from ketacourse.content.base import Status
from ketacourse.content.library import records
from ketacourse.errors import ContentError, KetacourseError
from ketacourse.evidence.trials.flow import DESIGNS, FlowArm, study_flow

RANDOMISED = [study.id for study in records("studies") if study.design in DESIGNS]


@pytest.mark.parametrize("identifier", RANDOMISED)
def test_arms_of_any_randomised_study_never_hold_more_than_were_randomised(identifier):
    flow = study_flow(identifier)
    assert flow.unplaced is None or flow.unplaced >= 0
    for arm in flow.arms:
        assert arm.total is None or flow.randomised is None or arm.total <= flow.randomised
        assert arm.analysed is None or arm.total is None or arm.analysed[1] <= arm.total


def test_murrough_lost_one_of_73():
    flow = study_flow("murrough2013_ajp")
    assert [(arm.total, arm.analysed) for arm in flow.arms] == [(48, (47, 47)), (25, (25, 25))]
    assert (flow.randomised, flow.assigned, flow.unplaced) == (73, 73, 0)


def test_people_in_no_arm_are_counted():
    assert study_flow("jelovac2025_karmadep2").unplaced == 3


def test_a_crossover_holds_the_same_people_in_both_arms_so_they_are_not_added():
    flow = study_flow("lapidus2014")
    assert flow.crossover
    assert flow.assigned is None
    assert flow.unplaced is None


def test_what_more_people_received_than_were_randomised_comes_before():
    flow = study_flow("mathew2010_riluzole")
    assert [arm.total for arm in flow.lead_in] == [26]
    assert [arm.label for arm in flow.arms] == ["riluzole 100-200 mg/day, double-blind", "placebo"]


def test_strata_of_a_withdrawal_trial_are_not_taken_for_losses():
    assert [arm.analysed for arm in study_flow("daly2019_sustain1").arms] == [
        (152, 152),
        (145, 145),
    ]


def test_unconfirmed_outcomes_say_nothing_on_who_was_analysed():
    assert all(arm.analysed is None for arm in study_flow("ionescu2019").arms)


@pytest.mark.parametrize(
    ("total", "analysed", "words"),
    [
        (None, None, ("number not known here", "number in results not known here")),
        (20, (18, 18), ("20 people", "18 in results")),
        (20, (18, 20), ("20 people", "18 to 20 in results, depending on the outcome")),
    ],
)
def test_what_is_not_known_is_said(total, analysed, words):
    arm = FlowArm("x", "treatment", total, analysed)
    assert (arm.assigned_text, arm.analysed_text) == words


def test_remarks_on_the_flow_keep_their_status_and_sources():
    flow = study_flow("zarate2006")
    assert {remark.topic for remark in flow.remarks} == {"flow", "dropouts"}
    assert Status.UNCONFIRMED in {remark.status for remark in flow.remarks}
    assert set(flow.cites) >= {cite for remark in flow.remarks for cite in remark.cites}


def test_a_study_that_randomised_nobody_has_no_flow():
    message = (
        "'Murrough 2013b (six open infusions)' is of the design 'single arm' and randomised "
        "nobody; a flow needs a randomised trial"
    )
    with pytest.raises(KetacourseError) as fault:
        study_flow("murrough2013_bp")
    assert str(fault.value) == message


def test_an_unknown_study_names_the_nearest():
    with pytest.raises(ContentError) as fault:
        study_flow("murrough2013_ajb")
    assert "did you mean 'murrough2013_ajp'?" in str(fault.value)
