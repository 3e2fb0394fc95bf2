"""From records to contrasts: counts where there are any, published figures where not."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ketacourse.risk.contrasts as contrasts_module
from ketacourse.content.base import Status
from ketacourse.content.library import record, records
from ketacourse.errors import KetacourseError
from ketacourse.risk.contrasts import benefit_contrast, harm_contrast, harm_contrasts
from ketacourse.risk.harm_pages import harms

CONFIRMED = [table for table in records("adverse_events") if table.status != Status.UNCONFIRMED]


def test_an_event_with_counts_gets_risks_with_wilson_intervals():
    found = harm_contrast("spravato_trd_pooled", "dissociation")
    arm = found.treatment
    assert arm.counted == "142 of 346"
    assert (arm.per_100, arm.ci_low, arm.ci_high) == pytest.approx((41.04, 35.98, 46.29), abs=0.01)
    assert found.control.counted == "21 of 222"
    assert found.is_counted


def test_a_contrast_carries_its_source_and_what_was_counted():
    found = harm_contrast("ketect", "headache")
    assert found.cites == ("ekstrand2022_ketect",)
    assert found.measure == "participants reporting the event (open label)"
    assert (found.treatment.short, found.control.short) == ("ketamine", "ECT")
    assert found.kind == "harm"
    assert found.note.startswith("The control is an active treatment")


def test_rates_without_counts_keep_the_published_interval_and_no_ratio():
    found = harm_contrast("benefit_risk_per100", "any serious or severe common reaction")
    ends = (found.difference.estimate, found.difference.ci_low, found.difference.ci_high)
    assert ends == pytest.approx((0.084, 0.0413, 0.1257))
    assert found.ratio is None
    assert not found.is_counted
    assert found.treatment.counted == "not published, of 343"


def test_rates_without_an_interval_get_no_number_needed():
    found = harm_contrast("benefit_risk_per100", "severe nausea")
    assert found.difference_per_100 == 1.5
    assert found.difference is None
    assert found.number_needed is None


@pytest.fixture
def changed_event(monkeypatch):
    """A table of which one event is changed; gives the contrast of that event."""

    def change(table, event, **values):
        found = record("adverse_events", table)
        events = tuple(replace(e, **values) if e.event == event else e for e in found.events)
        changed = replace(found, events=events)
        monkeypatch.setattr(contrasts_module, "record", lambda *_: changed)
        return harm_contrast(table, event)

    return change


UNPUBLISHED = {"difference_per_100": None, "ci_low_per_100": None, "ci_high_per_100": None}


@given(rates=st.tuples(st.floats(0, 100), st.floats(0, 100)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_where_only_rates_were_published_the_difference_is_treatment_less_control(
    changed_event, rates
):
    treated, control = rates
    found = changed_event(
        "benefit_risk_per100",
        "severe nausea",
        per_100_treatment=treated,
        per_100_control=control,
        **UNPUBLISHED,
    )
    assert found.difference_per_100 == treated - control
    assert found.difference is None


def test_a_published_difference_goes_before_that_of_rounded_rates(changed_event):
    found = changed_event(
        "benefit_risk_per100",
        "severe nausea",
        per_100_treatment=2.0,
        per_100_control=1.0,
        difference_per_100=1.3,
    )
    assert found.difference_per_100 == 1.3


@pytest.mark.parametrize("arm", ["treatment", "control"])
def test_one_counted_arm_does_not_make_a_counted_contrast(arm):
    found = harm_contrast("ketect", "headache")
    half = replace(found, **{arm: replace(getattr(found, arm), events=None)})
    assert found.is_counted
    assert not half.is_counted
    with pytest.raises(KetacourseError, match=r"^'headache': counts were not published$"):
        half.without()


@pytest.mark.parametrize("missing", ["difference_per_100", "ci_low_per_100", "ci_high_per_100"])
def test_two_of_three_published_numbers_are_no_interval(changed_event, missing):
    whole = {"difference_per_100": 8.0, "ci_low_per_100": 4.0, "ci_high_per_100": 12.0}
    name = "any serious or severe common reaction"
    found = changed_event("benefit_risk_per100", name, **{**whole, missing: None})
    assert found.difference is None
    assert found.number_needed is None


def test_an_event_with_neither_counts_nor_a_rate_in_an_arm_is_refused(changed_event):
    message = (
        "'severe nausea' in benefit_risk_per100: neither counts nor a rate for control; "
        "there is nothing to compare"
    )
    with pytest.raises(KetacourseError, match=f"^{message}$"):
        changed_event("benefit_risk_per100", "severe nausea", per_100_control=None)


def test_an_event_may_have_denominators_of_its_own():
    found = harm_contrast("benefit_risk_per100", "new suicidal ideation after baseline")
    assert (found.treatment.total, found.control.total) == (254, 162)


def test_a_benefit_of_a_trial_comes_in_the_same_form():
    found = benefit_contrast("popova2019_transform2", "response_day28")
    assert found.kind == "benefit"
    assert (found.treatment.counted, found.control.counted) == ("70 of 101", "52 of 100")
    assert (found.treatment.short, found.control.short) == ("esketamine", "placebo")
    assert found.measure == "participants, day 28"


def test_the_other_side_of_a_contrast_has_the_rest_of_the_people():
    other = harm_contrast("ketect", "headache").without()
    assert (other.treatment.counted, other.control.counted) == ("71 of 91", "18 of 90")
    assert other.difference_per_100 == pytest.approx(58.02, abs=0.01)


def test_where_nobody_or_everybody_had_it_the_other_side_is_everybody_or_nobody(changed_event):
    found = changed_event("ketect", "headache", events_treatment=0, events_control=90)
    assert (found.treatment.counted, found.control.counted) == ("0 of 91", "90 of 90")
    other = found.without()
    assert (other.treatment.counted, other.control.counted) == ("91 of 91", "0 of 90")


def test_a_contrast_with_an_interval_has_a_number_needed():
    found = harm_contrast("ketect", "headache")
    assert found.number_needed.value == pytest.approx(1 / abs(found.difference.estimate))


def test_a_contrast_without_counts_has_no_other_side():
    message = "'death': counts were not published"
    with pytest.raises(KetacourseError, match=f"^{message}$"):
        harm_contrast("benefit_risk_per100", "death").without()


@pytest.mark.parametrize(
    "call", [harms, harm_contrasts, lambda table: harm_contrast(table, "nausea")]
)
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
        benefit_contrast("berman2000", "response_3d")


def test_an_outcome_without_counts_is_refused():
    message = (
        "'popova2019_transform2:madrs_change_day28' has counts for 0 treatment arms; "
        "choose an outcome counted in one treatment and one control arm"
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        benefit_contrast("popova2019_transform2", "madrs_change_day28")


@pytest.mark.parametrize(
    ("call", "start"),
    [
        (
            lambda: harm_contrast("spravato_trd_pooled", "disociation"),
            "unknown event in spravato_trd_pooled 'disociation'; did you mean 'dissociation'?",
        ),
        (
            lambda: harm_contrast("spravato", "nausea"),
            "unknown id in adverse_events 'spravato'; did you mean 'spravato_",
        ),
        (
            lambda: benefit_contrast("popova2019_transform2", "response"),
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
    assert repr(harm_contrast("ketect", "headache")) == "<headache: 20 of 91 against 72 of 90>"
    assert repr(harm_contrast("spravato_bp_65plus", "systolic >=180 mmHg")) == (
        "<systolic at least 180 mmHg: 2 of 72 against 1 of 65>"
    )
