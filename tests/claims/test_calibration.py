import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.claims.calibration import FEW, calibrate
from ketacourse.claims.invented import invented_judgements
from ketacourse.claims.judging import CONFIDENCES, Judgement
from ketacourse.statistics.shares import wilson

pairs = st.lists(st.tuples(st.sampled_from(list(CONFIDENCES)), st.booleans()), max_size=52)


def made(chosen):
    return tuple(
        Judgement(claim="c001", answer="stands" if right else "fails", confidence_percent=percent)
        for percent, right in chosen
    )


def test_the_share_right_is_counted_at_every_confidence(judged):
    found = calibrate(judged((50, True), (50, False), (90, True)))
    assert [(each.confidence_percent, str(each.right)) for each in found.levels] == [
        (50, "1 of 2 (50 %)"),
        (90, "1 of 1 (100 %)"),
    ]


@pytest.mark.parametrize(
    ("percent", "right", "score"), [(100, True, 0.0), (100, False, 1.0), (50, True, 0.25)]
)
def test_the_brier_score_runs_from_nought_for_sure_and_right_to_one(judged, percent, right, score):
    assert calibrate(judged((percent, right))).brier == score


def test_the_brier_score_is_a_mean_of_squares(judged):
    found = calibrate(judged((80, True), (60, False)))
    assert found.brier == pytest.approx((0.2**2 + 0.6**2) / 2)


def test_the_gap_takes_its_interval_from_that_of_the_share_right(judged):
    found = calibrate(judged(*[(80, True)] * 6, *[(80, False)] * 6))
    low, high = wilson(6, 12)
    assert found.gap == pytest.approx((0.3, 0.8 - high, 0.8 - low))


def test_overconfidence_is_told_with_how_uncertain_it_is(judged):
    found = calibrate(judged(*[(90, True)] * 10, *[(90, False)] * 10))
    assert repr(found) == (
        "10 of 20 verdicts went with ours (50 %, interval 30 to 70 %), at a mean confidence of "
        "90 %. Overconfident by 40 points (20 to 60). "
        "Brier score 0.41 (0 is best, always saying 50 % gives 0.25)."
    )


def test_underconfidence_is_told_alike(judged):
    words = calibrate(judged(*[(50, True)] * 20)).words
    assert "Underconfident by 50 points (34 to 50)." in words


def test_a_gap_that_chance_could_leave_is_called_that(judged):
    words = calibrate(judged(*[(60, True)] * 6, *[(60, False)] * 6)).words
    assert (
        "The difference of 10 points may be chance (from 15 underconfident to 35 overconfident)."
    ) in words


def test_few_judgements_say_nothing_of_overconfidence(judged):
    words = calibrate(judged(*[(100, False)] * (FEW - 1))).words
    assert "With fewer than 10 judgements nothing can be said of overconfidence." in words
    assert "Overconfident" not in words
    assert calibrate(judged((70, True))).words.startswith("1 of 1 verdict went with ours (100 %")


def test_no_judgement_is_told_as_such():
    found = calibrate(())
    none = "No claim has been judged yet, so there is nothing to compare with how sure you were."
    assert repr(found) == none
    assert found._repr_html_() == f"<p>{none}</p>"
    assert found.table().rows == (("no claim judged yet", "nothing to count", "none"),)
    assert (found.gap, found.brier, found.mean_confidence, found.levels) == (None, None, None, ())


def test_the_table_has_a_row_for_each_confidence_and_one_for_all(judged):
    found = calibrate(judged((50, True), (90, True)))
    assert [row[0] for row in found.table().rows] == ["50 %", "90 %", "all, mean 70 %"]
    assert len(calibrate(judged((50, True))).table().rows) == 1
    assert found.table().html() in found._repr_html_()


@given(pairs)
def test_any_number_of_judgements_can_be_told(chosen):
    found = calibrate(made(chosen))
    assert found.words
    assert sum(each.right.total for each in found.levels) == len(chosen)
    if chosen:
        gap, low, high = found.gap
        assert low <= gap <= high
        assert 0 <= found.brier <= 1


def test_the_invented_student_is_too_sure_and_the_same_on_every_run():
    found = calibrate(invented_judgements())
    assert len(found.judgements) == 52
    assert found.judgements == invented_judgements()
    assert found.gap[1] > 0
    assert found.judgements[:20] == invented_judgements(20)


def test_a_student_s_own_calibration_comes_from_the_log(tmp_path, monkeypatch):
    monkeypatch.setenv("KETACOURSE_ANSWERS", str(tmp_path / "none.jsonl"))
    assert calibrate().judgements == ()


def test_ten_judgements_are_enough_to_speak_of_overconfidence(judged):
    words = calibrate(judged(*[(100, False)] * FEW)).words
    assert "Overconfident by 100 points (72 to 100)." in words


def test_a_gap_says_nothing_on_its_sign_where_its_interval_touches_zero(judged):
    found = calibrate(judged(*[(70, True)] * 7, *[(70, False)] * 3))
    assert found.gap[0] == pytest.approx(0)
    assert "The difference of 0 points may be chance" in found.words


def test_surer_than_right_is_above_zero_and_less_sure_below(judged):
    assert calibrate(judged((100, False))).gap[0] == 1
    assert calibrate(judged((25, True))).gap[0] == -0.75


def test_the_mean_confidence_is_that_of_judgements_and_not_of_levels(judged):
    found = calibrate(judged((100, True), (100, True), (50, True)))
    assert found.mean_confidence == pytest.approx(2.5 / 3)
    assert found.table().rows[-1][:2] == ("all, mean 83 %", "3 of 3 (100 %)")


def test_levels_stand_from_unsure_to_sure_and_unused_ones_are_left_out(judged):
    found = calibrate(judged((90, True), (25, False), (60, True)))
    assert [level.confidence_percent for level in found.levels] == [25, 60, 90]
    assert calibrate(judged((25, False))).right.count == 0
