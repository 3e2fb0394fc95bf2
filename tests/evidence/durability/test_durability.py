"""How long it lasts: what is looked up, worked out, left out and said."""

import re
from dataclasses import replace
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
from ketacourse.evidence.durability.courses import _point, courses, outcomes_of
from ketacourse.evidence.durability.ect import TOPICS, TRIALS, _points, _share, ect_rows
from ketacourse.evidence.durability.pictures import (
    STOPPED_AFTER_COURSE,
    STOPPED_AFTER_ONE,
    WITHDRAWN,
)
from ketacourse.evidence.durability.pictures import _points as in_points
from ketacourse.evidence.durability.relapse import (
    _figures,
    hazard_ratio,
    relapse_rows,
    unconfirmed_outcomes,
)
from ketacourse.statistics.proportions import newcombe
from ketacourse.statistics.shares import wilson

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
    said = "'Zarate 2006b': these figures are not confirmed here, so nothing is computed from them"
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        courses("zarate2006", ["response_24h_saline"], ["saline"])


def test_an_arm_without_figures_is_named():
    said = (
        "'Zarate 2006b', outcome 'response_24h': needs a time in hours and figures for arm 'saline'"
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


def refused(function, *args):
    with pytest.raises(KetacourseError) as caught:
        function(*args)
    return str(caught.value)


def outcome(study_id, outcome_id):
    study = record("studies", study_id)
    return study, next(each for each in study.outcomes if each.id == outcome_id)


def with_result(found, arm, **changed):
    """The same outcome with other figures in one arm."""
    results = [replace(each, **changed) if each.arm == arm else each for each in found.results]
    return replace(found, results=tuple(results))


def test_a_share_on_a_day_has_wilsons_interval_in_percent():
    (course,) = courses("lii2023", ["response_day1", "response_day14"], ["ketamine"])
    assert [point.day for point in course.points] == [1, 14]
    low, high = wilson(8, 19)
    last = course.points[1]
    assert (last.value, last.ci_low, last.ci_high) == pytest.approx(
        (800 / 19, 100 * low, 100 * high)
    )


def test_a_course_knows_its_arm_its_sources_and_the_weakest_of_them():
    treated, placebo = courses("lii2023", outcomes_of(*LII), ("ketamine", "placebo"))
    assert (treated.treated, placebo.treated) == (True, False)
    assert (treated.study, treated.status) == ("lii2023", Status.VERIFIED)
    assert len(set(treated.cites)) == len(treated.cites) > 0
    (second,) = courses("zarate2006", ["response_24h"], ["ketamine"])
    assert second.status is Status.SECONDARY


def test_outcomes_and_arms_that_are_not_there_are_named_with_those_that_are():
    assert refused(courses, "lii2023", ["madrs_day9"], ["ketamine"]).startswith(
        "unknown outcome of lii2023 'madrs_day9'; did you mean 'madrs_day"
    )
    assert refused(courses, "lii2023", ["madrs_day1"], ["ketamin"]) == (
        "unknown arm of Lii 2023a (under anaesthesia) 'ketamin'; did you mean 'ketamine'? "
        "Allowed: ketamine, placebo"
    )


@pytest.mark.parametrize("changed", [{"mean": None}, {"sd": None}, {"total": None}, {"total": 1}])
def test_a_mean_without_what_an_interval_needs_is_refused(changed):
    study, found = outcome("lii2023", "madrs_day1")
    assert refused(_point, study, "ketamine", with_result(found, "ketamine", **changed)) == (
        "'Lii 2023a (under anaesthesia)', outcome 'madrs_day1', arm 'ketamine': needs events and "
        "total, or mean, SD and total"
    )


def test_a_result_without_a_time_has_no_place_on_a_course():
    study, found = outcome("lii2023", "madrs_day1")
    assert refused(_point, study, "ketamine", replace(found, time_h=None)) == (
        "'Lii 2023a (under anaesthesia)', outcome 'madrs_day1': needs a time in hours and figures "
        "for arm 'ketamine'"
    )


def test_relapse_is_a_share_of_people_or_the_percentage_alone():
    _, found = outcome("daly2019_sustain1", "relapse_remitters")
    counted = found.results[0]
    share, percent = _figures(counted, "x")
    assert percent == pytest.approx(100 * share.count / share.total)
    alone = replace(counted, events=None, percent=37.5)
    assert _figures(alone, "x") == (None, 37.5)
    nothing = replace(counted, events=None, percent=None)
    assert refused(_figures, nothing, "'Made up'") == (
        f"'Made up', arm '{counted.arm}': neither counts nor a percentage"
    )


def test_a_row_of_relapse_names_arm_outcome_and_source_and_prints_what_is_recorded():
    (row,) = relapse_rows("ekstrand2022_ketect", "relapse_12mo", ("ketamine",))
    study, found = outcome("ekstrand2022_ketect", "relapse_12mo")
    assert (row.name, row.what, row.cites) == (study.name, found.name, found.cites)
    assert row.counts is None
    assert row.text == f"{row.percent:g} %"
    said = f"'{study.name}', outcome 'relapse_12mo': no arm 'saline'"
    assert refused(relapse_rows, "ekstrand2022_ketect", "relapse_12mo", ("saline",)) == said


def test_ect_differences_are_in_points_and_published_ones_come_first():
    for row in ect_rows():
        if row.published:
            continue
        counts = (row.ketamine.count, row.ketamine.total, row.ect.count, row.ect.total)
        worked_out = newcombe(*counts)
        ends = (worked_out.estimate, worked_out.ci_low, worked_out.ci_high)
        assert row.difference == pytest.approx([100 * end for end in ends])
    _, found = outcome("anand2023_elektd", "response_3wk")
    printed = next(each for each in found.estimates if not each.derived)
    assert ect_rows()[1].difference == pytest.approx(
        (100 * printed.value, 100 * printed.ci_low, 100 * printed.ci_high)
    )


def test_ect_results_without_counts_or_interval_are_refused():
    _, found = outcome("anand2023_elektd", "response_3wk")
    assert refused(_share, with_result(found, "ect", events=None), "ect") == (
        "outcome 'response_3wk': no counts for arm 'ect'"
    )
    printed = next(each for each in found.estimates if not each.derived)
    assert refused(_points, replace(printed, ci_low=None)) == (
        f"the difference '{printed.compares}' has no interval"
    )


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


def test_lii_tells_start_first_day_and_last_day_of_each_arm():
    ketamine, placebo = courses("lii2023", outcomes_of(*LII), ("ketamine", "placebo"))
    for course in (ketamine, placebo):
        start, first, last = (course.points[at].value for at in (0, 1, -1))
        assert (
            f"{course.arm.capitalize()}: MADRS from {start:.1f} to {first:.1f} on day 1 and "
            f"{last:.1f} on day 14."
        ) in lii_days().alt


def test_a_difference_in_points_needs_its_interval():
    _, found = outcome("lii2023", "madrs_difference_days1to3")
    estimate = found.estimates[0]
    assert in_points(estimate) == "−5.8 points (−13.3 to 1.6)"
    for missing in ({"ci_low": None}, {"ci_high": None}):
        assert refused(in_points, replace(estimate, **missing)) == (
            f"the difference '{estimate.compares}' has no interval"
        )


def test_responses_by_day_mark_what_was_read_second_hand():
    shown = response_days()
    read = {row[0].split(":")[0]: row[3] for row in shown.data.rows}
    assert read["Zarate 2006b"] == "second-hand"
    assert read["Lii 2023a (under anaesthesia)"] == "at the source"
    assert "day 7 6 of 17 (35 %)" in shown.alt


def test_withdrawal_says_who_was_randomised_and_that_they_knew_the_drug():
    shown = withdrawal()
    assert "705 enrolled" in shown.caption
    assert "functional unmasking" in shown.caption
    assert "24 of 90 (27 %)" in shown.alt
    assert "hazard ratio 0.30 (0.16 to 0.55)" in shown.alt


def test_the_trials_of_ect_disagree_in_sign():
    ketect, elektd, everybody = ect_rows()
    assert elektd.difference[1] > 0
    assert everybody.difference[1] > 0
    assert ketect.difference[2] < 0
    assert (elektd.published, everybody.published, ketect.published) == (True, False, True)
    assert "Two trials of ketamine against ECT that disagree" in ect_trials().alt


def test_designs_stand_side_by_side_with_their_sources():
    page = ect_designs()
    assert "non-inferiority, five US sites" in repr(page)
    assert "median six sessions in both" in repr(page)
    heads = re.findall(r'<th scope="col"[^>]*>([^<]*)', page.body)
    assert heads == ["KetECT", "ELEKT-D"]
    assert "Ekstrand et al. 2022" in page.body


def test_designs_of_one_trial_alone_are_said_once_below_and_no_cell_is_empty():
    beside, _, alone = ect_designs().body.partition("</table>")
    assert "nothing on record" not in beside + alone
    assert "<td></td>" not in re.sub(r' style="[^"]*"', "", beside)
    assert alone.count("On record here of one of the two trials alone:") == 1
    assert "<strong>ELEKT-D, population:</strong> Non-psychotic resistant depression" in alone
    told = {remark.topic for each in TRIALS for remark in record("studies", each).remarks}
    shown = {*re.findall(r'scope="rowgroup"[^>]*>([^<]*)', beside.lower())}
    shown |= {*re.findall(r"<strong>[\w-]+, ([^<:]*):", alone)}
    assert shown == told & set(TOPICS)


def test_prose_in_the_table_of_designs_is_set_to_the_left():
    cells = re.findall(r"<t[dh] [^>]*>", ect_designs().body)
    assert all("text-align:left" in cell for cell in cells)
