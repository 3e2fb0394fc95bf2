"""Guesses of real trials: what the records hold, and nothing they do not."""

import re

import pytest

from ketacourse.content.base import Status
from ketacourse.content.library import record
from ketacourse.content.trials import ArmResult
from ketacourse.errors import KetacourseError
from ketacourse.evidence import bang_index, published_guesses
from ketacourse.evidence.masking.guesses import (
    COUNTED,
    IN_WORDS,
    Counted,
    _percent,
    _right,
    _rows,
    guess_rows,
    mask_remarks,
)


def test_every_row_is_of_an_outcome_that_is_a_guess_of_allocation():
    for counted in COUNTED:
        outcomes = {each.id: each for each in record("studies", counted.study).outcomes}
        assert outcomes[counted.outcome].instrument == "guess of allocation"


def test_wrong_guesses_are_turned_into_right_ones():
    study = record("studies", "shiroma2020")
    wrong = next(each for each in study.outcomes if each.id == "patients_guessed_wrong_counts")
    right = [row.counts for row in guess_rows() if row.study == "shiroma2020" and row.counts]
    for result, share in zip(wrong.results, right, strict=True):
        assert share.count == result.total - result.events
        assert share.total == result.total


def test_a_figure_for_the_whole_trial_names_no_arm():
    rows = {row.study: row for row in guess_rows()}
    assert rows["lii2023"].arm == ""
    assert rows["lii2023"].percent_right == 36.8
    assert rows["lii2023"].counts is None


def test_no_unconfirmed_figure_is_among_the_rows():
    assert all(row.status is not Status.UNCONFIRMED for row in guess_rows())


def test_an_unconfirmed_remark_is_known_to_be_one():
    confirmed = {remark.study: remark.confirmed for remark in mask_remarks()}
    assert confirmed["loo2023_kads"] is False
    assert confirmed["jelovac2025_karmadep2"] is True


def test_published_guesses_give_an_index_for_each_arm():
    ketamine, midazolam = published_guesses("shiroma2020")
    assert bang_index(ketamine).estimate == pytest.approx(0)
    assert bang_index(midazolam).estimate == pytest.approx(22 / 28)


def test_no_index_is_made_from_a_percentage_of_everybody():
    said = (
        "'lii2023' tells how many guessed right without counts for each arm, so no index of an "
        "arm can be made from it; guess_table() shows what it tells"
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        published_guesses("lii2023")


def test_a_trial_without_guesses_is_refused_with_those_that_have_some():
    said = (
        "unknown trial with guesses 'shiroma'; did you mean 'shiroma2020'? Allowed: lii2023, "
        "shiroma2020, sumner2020"
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        published_guesses("shiroma")


def test_raters_who_were_wrong_are_turned_too_where_only_a_percentage_is_known():
    study = record("studies", "shiroma2020")
    wrong = next(each for each in study.outcomes if each.id == "raters_guessed_wrong")
    found = [row for row in guess_rows() if row.who == "raters"]
    assert [row.counts for row in found] == [None, None]
    for result, row in zip(wrong.results, found, strict=True):
        assert row.percent_right == pytest.approx(100 - result.percent)


def test_guesses_of_raters_are_never_counted_among_those_of_patients():
    assert [guesses.total for guesses in published_guesses("shiroma2020")] == [20, 28]
    assert all(guesses.unsure == 0 for guesses in published_guesses("shiroma2020"))


def test_people_who_were_counted_give_the_percentage():
    rows = [row for row in guess_rows() if (row.study, row.who) == ("shiroma2020", "patients")]
    assert [row.percent_right for row in rows] == pytest.approx([100 * 10 / 20, 100 * 25 / 28])
    assert [(row.counts.count, row.counts.total) for row in rows] == [(10, 20), (25, 28)]


def test_published_guesses_tell_right_from_wrong_in_the_order_of_the_arms():
    ketamine, midazolam = published_guesses("shiroma2020")
    assert (ketamine.right, ketamine.wrong) == (10, 10)
    assert (midazolam.right, midazolam.wrong) == (25, 3)
    assert ketamine.arm.startswith("six ketamine infusions")


def test_a_count_without_its_total_is_none():
    assert _right(ArmResult(arm="saline", events=3), "right") is None
    assert _right(ArmResult(arm="saline", total=9), "wrong") is None


def test_no_row_is_made_of_an_outcome_that_nobody_confirmed():
    with pytest.raises(KetacourseError, match="'Berman 2000', outcome 'response_3d'"):
        _rows(Counted("berman2000", "response_3d", "patients", "right"))


def test_an_arm_without_any_figure_is_named():
    said = "arm 'saline': neither counts nor a percentage of guesses"
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        _percent(ArmResult(arm="saline"), None, "right")


def test_every_trial_that_speaks_of_its_mask_keeps_its_place_and_its_source():
    assert [remark.study for remark in mask_remarks()] == list(IN_WORDS)
    for remark in mask_remarks():
        said = [e for e in record("studies", remark.study).remarks if e.topic == "masking"]
        assert remark.text == said[0].text
        assert remark.cites == said[0].cites != ()
