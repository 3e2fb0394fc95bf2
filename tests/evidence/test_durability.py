"""How long it lasts: what is looked up, worked out, left out and said."""

import re
from math import sqrt

import pytest
from scipy import stats

from ketacourse.content.base import Status
from ketacourse.content.library import record, records
from ketacourse.errors import KetacourseError
from ketacourse.evidence import (
    ect_designs,
    ect_trials,
    lii_days,
    relapse_after,
    response_days,
    withdrawal,
)
from ketacourse.evidence.durability import STOPPED_AFTER_COURSE, STOPPED_AFTER_ONE, WITHDRAWN
from ketacourse.evidence.durability_courses import courses, outcomes_of
from ketacourse.evidence.durability_ect import ect_rows
from ketacourse.evidence.durability_relapse import (
    hazard_ratio,
    relapse_rows,
    unconfirmed_outcomes,
)

LII = ("lii2023", "madrs_day")


def test_days_come_in_the_order_of_time():
    assert [name.removeprefix("madrs_day") for name in outcomes_of(*LII)] == [
        "0",
        "1",
        "2",
        "3",
        "5",
        "7",
        "14",
    ]


def test_an_interval_of_a_mean_is_that_of_student_s_t():
    ketamine, _ = courses("lii2023", outcomes_of(*LII), ("ketamine", "placebo"))
    first = record("studies", "lii2023").outcomes[0].results[0]
    low, high = stats.t.interval(
        0.95, first.total - 1, loc=first.mean, scale=first.sd / sqrt(first.total)
    )
    point = ketamine.points[0]
    assert (point.ci_low, point.ci_high) == pytest.approx((low, high))
    assert point.text == f"{first.mean:.1f} ({low:.1f} to {high:.1f}), {first.total} people"


def test_shares_are_counted_out_of_those_seen_that_day():
    (ketamine,) = courses("lii2023", ["response_day14"], ["ketamine"])
    assert (ketamine.points[0].day, ketamine.points[0].text) == (14, "8 of 19 (42 %)")


def test_an_unconfirmed_outcome_is_refused():
    said = "'Zarate 2006': these figures are not confirmed here, so nothing is computed from them"
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        courses("zarate2006", ["response_24h_saline"], ["saline"])


def test_an_arm_without_figures_is_named():
    said = (
        "'Zarate 2006', outcome 'response_24h': needs a time in hours and figures for arm 'saline'"
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        courses("zarate2006", ["response_24h"], ["saline"])


@pytest.mark.parametrize("spec", [*STOPPED_AFTER_ONE, *STOPPED_AFTER_COURSE, *WITHDRAWN])
def test_relapse_is_what_the_record_says(spec):
    study_id, outcome_id, arms = spec
    outcome = next(e for e in record("studies", study_id).outcomes if e.id == outcome_id)
    found = dict(zip(arms, relapse_rows(*spec), strict=True))
    for result in outcome.results:
        if result.arm in found:
            row = found[result.arm]
            shares = [result.percent, result.total and 100 * result.events / result.total]
            assert any(row.percent == pytest.approx(share) for share in shares if share)


def test_a_relapse_that_is_not_confirmed_is_neither_looked_up_nor_drawn():
    said = (
        "'ELEKT-D', outcome 'relapse_6mo': these figures are not confirmed here, so nothing is "
        "computed from them"
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        relapse_rows("anand2023_elektd", "relapse_6mo", ("ketamine",))
    drawn = " ".join(" ".join(row) for row in relapse_after().data.rows)
    assert "ELEKT-D" not in drawn
    assert "aan het Rot" not in drawn


def test_what_is_left_out_is_said():
    caption = relapse_after().caption
    for name in unconfirmed_outcomes("relapse"):
        assert name in caption
    assert "aan het Rot 2010" in unconfirmed_outcomes("relapse")


def test_every_unconfirmed_relapse_in_the_records_is_counted_as_left_out():
    expected = {
        study.name
        for study in records("studies")
        for outcome in study.outcomes
        if "relapse" in outcome.id and outcome.status is Status.UNCONFIRMED
    }
    assert set(unconfirmed_outcomes("relapse")) == expected


def test_a_hazard_ratio_is_given_with_its_interval():
    assert hazard_ratio("daly2019_sustain1", "relapse_remitters") == (
        "hazard ratio 0.49 (0.29 to 0.84)"
    )
    said = "outcome 'dissociation' of 'daly2019_sustain1' has no hazard ratio"
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        hazard_ratio("daly2019_sustain1", "dissociation")


def test_lii_says_start_difference_and_published_difference():
    shown = lii_days()
    assert "Ketamine started 4.8 points lower" in shown.caption
    assert "−5.8 points (−13.3 to 1.6)" in shown.caption
    assert "MADRS from 29.9 to 16.4 on day 1" in shown.alt


def test_responses_by_day_mark_what_was_read_second_hand():
    shown = response_days()
    read = {row[0].split(":")[0]: row[3] for row in shown.data.rows}
    assert read["Zarate 2006"] == "second-hand"
    assert read["Lii 2023 (under anaesthesia)"] == "at the source"
    assert "day 7 6 of 17 (35 %)" in shown.alt


def test_withdrawal_says_who_was_randomised_and_that_they_knew_the_drug():
    shown = withdrawal()
    assert "705 enrolled" in shown.caption
    assert "functional unmasking" in shown.caption
    assert "24 of 90 (27 %)" in shown.alt
    assert "hazard ratio 0.30 (0.16 to 0.55)" in shown.alt


def test_the_trials_of_ect_disagree_in_sign():
    elektd, everybody, ketect = ect_rows()
    assert elektd.difference[1] > 0
    assert everybody.difference[1] > 0
    assert ketect.difference[2] < 0
    assert (elektd.published, everybody.published, ketect.published) == (True, False, True)
    assert "Two trials of ketamine against ECT that disagree" in ect_trials().alt


def test_designs_stand_side_by_side_with_their_sources():
    page = ect_designs()
    assert "non-inferiority, five US sites" in repr(page)
    assert "median six sessions in both" in repr(page)
    assert page.body.count('scope="col"') == 3
    assert "Ekstrand et al. 2022" in page.body
