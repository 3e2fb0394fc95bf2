"""From records to contrasts: counts where there are any, published figures where not."""

import re

import pytest

from ketacourse.content.base import Status
from ketacourse.content.library import records
from ketacourse.errors import KetacourseError
from ketacourse.risk.contrasts import benefit, harm, harm_contrasts
from ketacourse.risk.harm_pages import harms

CONFIRMED = [table for table in records("adverse_events") if table.status != Status.UNCONFIRMED]


def test_an_event_with_counts_gets_risks_with_wilson_intervals():
    found = harm("spravato_trd_pooled", "dissociation")
    arm = found.treatment
    assert arm.counted == "142 of 346"
    assert (arm.per_100, arm.ci_low, arm.ci_high) == pytest.approx((41.04, 35.98, 46.29), abs=0.01)
    assert found.control.counted == "21 of 222"
    assert found.is_counted


def test_a_contrast_carries_its_source_and_what_was_counted():
    found = harm("ketect", "headache")
    assert found.cites == ("ekstrand2022_ketect",)
    assert found.measure == "participants reporting the event (open label)"
    assert (found.treatment.short, found.control.short) == ("ketamine", "ECT")
    assert found.kind == "harm"
    assert found.note.startswith("The control is an active treatment")


def test_rates_without_counts_keep_the_published_interval_and_no_ratio():
    found = harm("benefit_risk_per100", "any serious or severe common reaction")
    ends = (found.difference.estimate, found.difference.ci_low, found.difference.ci_high)
    assert ends == pytest.approx((0.084, 0.0413, 0.1257))
    assert found.ratio is None
    assert not found.is_counted
    assert found.treatment.counted == "not published, of 343"


def test_rates_without_an_interval_get_no_number_needed():
    found = harm("benefit_risk_per100", "severe nausea")
    assert found.difference_per_100 == 1.5
    assert found.difference is None
    assert found.number_needed is None


def test_an_event_may_have_denominators_of_its_own():
    found = harm("benefit_risk_per100", "new suicidal ideation after baseline")
    assert (found.treatment.total, found.control.total) == (254, 162)


def test_a_benefit_of_a_trial_comes_in_the_same_form():
    found = benefit("popova2019_transform2", "response_day28")
    assert found.kind == "benefit"
    assert (found.treatment.counted, found.control.counted) == ("70 of 101", "52 of 100")
    assert (found.treatment.short, found.control.short) == ("esketamine", "placebo")
    assert found.measure == "participants, day 28"


def test_the_other_side_of_a_contrast_has_the_rest_of_the_people():
    other = harm("ketect", "headache").without()
    assert (other.treatment.counted, other.control.counted) == ("71 of 91", "18 of 90")
    assert other.difference_per_100 == pytest.approx(58.02, abs=0.01)


def test_a_contrast_without_counts_has_no_other_side():
    message = "'death': counts were not published"
    with pytest.raises(KetacourseError, match=f"^{message}$"):
        harm("benefit_risk_per100", "death").without()


@pytest.mark.parametrize("call", [harms, harm_contrasts, lambda table: harm(table, "nausea")])
def test_nothing_is_computed_from_a_table_that_is_not_confirmed(call):
    message = (
        "'transform2_popova' is not confirmed here, so nothing is computed from it; "
        "choose a record whose source was read"
    )
    with pytest.raises(KetacourseError, match=f"^{message}$"):
        call("transform2_popova")


def test_an_outcome_that_is_not_confirmed_is_refused_too():
    message = (
        "'berman2000:response_3d' is not confirmed here, so nothing is computed from it; "
        "choose a record whose source was read"
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        benefit("berman2000", "response_3d")


def test_an_outcome_without_counts_is_refused():
    message = (
        "'popova2019_transform2:madrs_change_day28' has counts for 0 treatment arms; "
        "choose an outcome counted in one treatment and one control arm"
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        benefit("popova2019_transform2", "madrs_change_day28")


@pytest.mark.parametrize(
    ("call", "start"),
    [
        (
            lambda: harm("spravato_trd_pooled", "disociation"),
            "unknown event in spravato_trd_pooled 'disociation'; did you mean 'dissociation'?",
        ),
        (
            lambda: harm("spravato", "nausea"),
            "unknown id in adverse_events 'spravato'; did you mean 'spravato_",
        ),
        (
            lambda: benefit("popova2019_transform2", "response"),
            "unknown outcome of popova2019_transform2 'response'; did you mean 'response_day28'?",
        ),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(call, start):
    with pytest.raises(KetacourseError) as caught:
        call()
    assert str(caught.value).startswith(start)


@pytest.mark.parametrize("table", CONFIRMED, ids=lambda table: table.id)
def test_every_event_of_every_confirmed_table_can_be_compared(table):
    found = harm_contrasts(table.id)
    assert len(found) == len(table.events)
    for each in found:
        assert each.difference_per_100 == pytest.approx(
            each.treatment.per_100 - each.control.per_100, abs=0.11
        )


def test_the_text_form_is_stable():
    assert repr(harm("ketect", "headache")) == "<headache: 20 of 91 against 72 of 90>"
    assert repr(harm("spravato_bp_65plus", "systolic >=180 mmHg")) == (
        "<systolic at least 180 mmHg: 2 of 72 against 1 of 65>"
    )
