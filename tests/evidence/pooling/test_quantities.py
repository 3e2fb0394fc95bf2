"""Numbers that question banks take from trial sets and from reviews."""

from dataclasses import replace

import pytest

import ketacourse.evidence.pooling.quantities as quantities_module
from ketacourse.content.base import Status
from ketacourse.content.library import record
from ketacourse.errors import KetacourseError
from ketacourse.evidence import pool
from ketacourse.evidence.pooling.quantities import (
    OF_POOLED,
    OF_REVIEW,
    pooling_quantity,
    review_quantity,
)
from ketacourse.evidence.trials.sets import trial_set

FOND = {
    "review": "fond2014",
    "comparison": "ketamine v control, no ECT",
    "outcome": "depression score",
}


def refused(find, **asked):
    with pytest.raises(KetacourseError) as fault:
        find(**asked)
    return str(fault.value)


@pytest.mark.parametrize("measure", ["risk_ratio", "risk_difference"])
@pytest.mark.parametrize("model", ["fixed", "random"])
def test_pooled_numbers_are_those_of_the_lesson(measure, model):
    pooled = pool(trial_set("response_about_a_day").effect_sizes(measure), model=model)
    for name in ("estimate", "ci_low", "ci_high"):
        found = pooling_quantity(
            set="response_about_a_day", measure=measure, model=model, quantity=name
        )
        assert found == getattr(pooled.natural, name)


def test_every_pooled_quantity_is_a_number():
    for quantity in OF_POOLED:
        found = pooling_quantity(set="response_about_a_day", quantity=quantity)
        assert isinstance(found, int | float)


def test_a_trial_can_be_left_out_of_a_pooling():
    every = pooling_quantity(set="response_about_a_day", quantity="studies")
    fewer = pooling_quantity(set="response_about_a_day", quantity="studies", without="lii2023")
    assert fewer == every - 1


def test_a_fixed_effect_has_no_prediction_interval():
    asked = {"set": "response_about_a_day", "model": "fixed", "quantity": "prediction_low"}
    assert refused(pooling_quantity, **asked) == (
        "a prediction interval needs random effects and three trials or more"
    )


def test_an_unknown_pooled_quantity_is_answered_with_the_nearest():
    told = refused(pooling_quantity, set="response_about_a_day", quantity="i_squard")
    assert told.startswith("unknown quantity 'i_squard'; did you mean 'i_squared'?")


def test_a_set_with_an_unconfirmed_input_gives_nothing():
    told = refused(pooling_quantity, set="cochrane_bipolar_response", quantity="estimate")
    assert told.endswith("these figures are not confirmed here, so nothing is computed from them")


def test_a_review_gives_what_it_published():
    (row,) = [
        each
        for each in record("meta_analyses", "fond2014").pooled
        if (each.comparison, each.outcome) == (FOND["comparison"], FOND["outcome"])
    ]
    for name in ("value", "ci_low", "ci_high"):
        assert review_quantity(**FOND, quantity=name) == getattr(row.estimate, name)
    assert review_quantity(**FOND, quantity="trials") == row.trials
    assert review_quantity(**FOND, quantity="participants") == row.participants


def test_a_row_of_a_review_that_is_not_confirmed_never_becomes_a_key():
    asked = {**FOND, "comparison": "ketamine v another anaesthetic for ECT"}
    assert refused(review_quantity, **asked, quantity="value") == (
        "'fond2014', ketamine v another anaesthetic for ECT, depression score: "
        "these figures are not confirmed here, so nothing is computed from them"
    )


def test_rows_and_quantities_of_a_review_are_answered_with_the_nearest():
    told = refused(review_quantity, **{**FOND, "comparison": "ketamine"}, quantity="value")
    assert told.startswith("unknown comparison of fond2014 'ketamine'")
    told = refused(review_quantity, **{**FOND, "outcome": "depression scor"}, quantity="value")
    assert told == (
        "unknown outcome of fond2014 'depression scor'; did you mean 'depression score'? "
        "Allowed: depression score"
    )
    assert refused(review_quantity, **FOND, quantity="trial") == (
        "unknown quantity 'trial'; did you mean 'trials'? "
        "Allowed: ci_high, ci_low, i_squared, participants, trials, value"
    )


@pytest.mark.parametrize("quantity", sorted(OF_REVIEW))
def test_what_a_review_did_not_publish_is_refused(monkeypatch, quantity):
    review = record("meta_analyses", "fond2014")
    empty = {"estimate": None, "trials": None, "participants": None, "i_squared_percent": None}
    rows = tuple(replace(row, **empty, status=Status.VERIFIED) for row in review.pooled)
    monkeypatch.setattr(quantities_module, "record", lambda *_: replace(review, pooled=rows))
    assert refused(review_quantity, **FOND, quantity=quantity) == (
        f"no {quantity} is recorded for this row of 'fond2014'"
    )


def test_heterogeneity_of_a_review_is_a_share(monkeypatch):
    review = record("meta_analyses", "fond2014")
    rows = tuple(replace(row, i_squared_percent=45.0) for row in review.pooled)
    monkeypatch.setattr(quantities_module, "record", lambda *_: replace(review, pooled=rows))
    assert review_quantity(**FOND, quantity="i_squared") == 0.45
