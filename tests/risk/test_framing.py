"""The same numbers in other frames: they must agree whatever the frame."""

import re

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.risk.communicator_widget import BASELINES, risk_communicator
from ketacourse.risk.contrasts import benefit_contrast, harm_contrast
from ketacourse.risk.framing import SCALES, SIDES, for_clinician, for_policy, frame
from ketacourse.risk.situations import situation

FELT = situation(harm_contrast("spravato_trd_pooled", "dissociation"))
GIVEN, DUMMY = "given esketamine plus a tablet", "given a placebo spray plus a tablet"


@pytest.mark.parametrize(
    ("contrast", "side", "good"),
    [
        (harm_contrast("ketect", "headache"), "had", False),
        (harm_contrast("ketect", "headache"), "not", True),
        (benefit_contrast("popova2019_transform2", "response_day28"), "had", True),
        (benefit_contrast("popova2019_transform2", "response_day28"), "not", False),
    ],
)
def test_who_got_better_or_was_spared_is_counted_as_good(contrast, side, good):
    told = frame(situation(contrast), side, "100")
    assert told.good is good
    marks = {mark for mark, _ in told.key}
    assert marks.isdisjoint({"more", "fewer"} if good else {"helped", "missed"})


def test_people_who_had_it_and_people_who_had_not_add_up():
    for people in ("100", "1000"):
        had, not_ = frame(FELT, "had", people), frame(FELT, "not", people)
        totals = [one + other for one, other in zip(had.drawn, not_.drawn, strict=True)]
        assert totals == [int(people)] * 2


def test_the_difference_changes_its_direction_with_the_side_and_not_its_size():
    assert frame(FELT, "had", "100").sentence.endswith(
        "That is about 32 more in 100 (95 % interval 25 to 38 more)."
    )
    assert frame(FELT, "not", "100").sentence == (
        f"Of 100 people {GIVEN}, about 59 did not feel detached; of 100 {DUMMY}, about 91. "
        "That is about 32 fewer in 100 (95 % interval 25 to 38 fewer)."
    )


def test_the_relative_frame_tells_a_ratio_and_no_number_of_people():
    told = frame(FELT, "had", "relative")
    assert told.sentence == (
        f"4.34 times as many people felt detached (dissociation) when {GIVEN} as when {DUMMY} "
        "(95 % interval 2.83 to 6.64 times)."
    )
    assert told.drawn == pytest.approx((4.339, 1), abs=0.001)
    assert told.key == ()


def test_a_ratio_below_one_is_told_as_a_share_so_many_percent_smaller():
    assert frame(FELT, "not", "relative").sentence == (
        "The share of people who did not feel detached was 35 % smaller when "
        f"{GIVEN} than when {DUMMY} (95 % interval 28 % to 41 % smaller)."
    )


@pytest.mark.parametrize("side", SIDES)
def test_a_ratio_that_may_be_one_says_so(side):
    seen = situation(harm_contrast("spravato_trd_pooled", "headache"))
    sentence = frame(seen, side, "relative").sentence
    assert sentence.endswith("So no difference at all is possible too.")


def test_a_percentage_that_may_go_either_way_has_both_ends():
    seen = situation(harm_contrast("spravato_trd_pooled", "headache"))
    assert "(95 % interval 11 % smaller to 4 % larger)" in frame(seen, "not", "relative").sentence


def test_where_there_is_no_ratio_the_frame_says_so_and_draws_nothing():
    told = frame(situation(harm_contrast("spravato_trd_pooled", "dysarthria")), "had", "relative")
    assert told.sentence == (
        "There is no ratio to tell: it, or an end of its interval, would be nothing."
    )
    assert told.drawn == (0, 0)


def test_a_stated_risk_is_told_as_a_supposition():
    seen = situation(FELT.contrast, "difference", 0.10)
    assert frame(seen, "had", "100").sentence == (
        f"Suppose that of 100 people {DUMMY}, 10 felt detached (dissociation). By the trial's "
        f"difference it would be about 42 of 100 {GIVEN}. That is about 32 more in 100 (95 % "
        "interval 25 to 38 more)."
    )


def test_the_table_holds_both_sides_the_told_one_first():
    rows = frame(FELT, "not", "1000").rows
    assert rows == (
        ("did not feel detached", "about 590 of 1,000", "about 905 of 1,000"),
        ("felt detached (dissociation)", "about 410 of 1,000", "about 95 of 1,000"),
        ("difference", "315 fewer (248 to 377)", ""),
    )


def test_the_key_counts_what_the_picture_draws():
    told = frame(FELT, "had", "100")
    assert told.key == (
        ("shared", "9 felt detached (dissociation), with either"),
        ("more", "32 more who felt detached (dissociation) with esketamine plus a tablet"),
        ("none", "59 did not feel detached, with either"),
    )


def test_a_clinician_gets_difference_number_ratio_and_counts():
    assert for_clinician(FELT) == (
        "Risk difference +31.6 percentage points (+24.8 to +37.7); number needed: one more for "
        "every 4 people (3 to 5); risk ratio 4.34 (2.83 to 6.64). "
        "Counted: 142 of 346 and 21 of 222."
    )
    fewer = situation(harm_contrast("ketect", "amnesia lasting more than 24 h"))
    assert for_clinician(fewer) == (
        "Risk difference −21.1 percentage points (−30.6 to −12.9); number needed: one fewer for "
        "every 5 people (4 to 8); no risk ratio. Counted: 0 of 91 and 19 of 90."
    )


def test_a_stated_risk_has_no_counts_for_a_clinician():
    assert "Counted" not in for_clinician(situation(FELT.contrast, "ratio", 0.02))


def test_policy_gets_ten_thousand_people_and_who_is_not_among_them():
    assert for_policy(FELT) == (
        "If 10,000 people like those in the trial got esketamine plus a tablet in place of a "
        "placebo spray plus a tablet: about 3,160 more (2,480 more to 3,770 more) who felt "
        "detached (dissociation). Whoever was kept out of the trial is not in this number."
    )


def test_a_benefit_is_told_as_a_harm_is():
    sentence = frame(
        situation(benefit_contrast("popova2019_transform2", "response_day28")), "had", "100"
    )
    assert sentence.sentence == (
        "Of 100 people given esketamine, about 69 responded (score at least halved); of 100 given "
        "placebo, 52. That is about 17 more in 100 (95 % interval 4 to 30 more)."
    )


def test_a_broken_situation_cannot_be_told():
    seen = situation(FELT.contrast, "ratio", 0.30)
    message = f"nothing to tell: {seen.trouble}"
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        frame(seen, "had", "100")


def test_an_unknown_frame_is_refused():
    message = "scale '50'; choose from 100, 1000, relative"
    with pytest.raises(KetacourseError, match=f"^{message}$"):
        frame(FELT, "had", "50")
    message = "side 'both'; choose from had, not"
    with pytest.raises(KetacourseError, match=f"^{message}$"):
        frame(FELT, "both", "100")


@pytest.mark.parametrize("outcome", risk_communicator()._contrasts.values(), ids=repr)
def test_every_frame_of_every_outcome_shown_is_a_clean_sentence(outcome):
    seen = [situation(outcome)]
    seen += [situation(outcome, how, risk) for how in ("ratio", "difference") for risk in BASELINES]
    for each in seen:
        if each.trouble:
            continue
        for side in SIDES:
            for scale in SCALES:
                sentence = frame(each, side, scale).sentence
                assert sentence.endswith(".")
                assert not re.search(r"nan|None|  |\.\.|-\d|inf\b|\d{4}", sentence)


@pytest.mark.parametrize("outcome", risk_communicator()._contrasts.values(), ids=repr)
@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("people", ["100", "1000"])
def test_sentence_table_legend_and_icons_count_the_same_people(outcome, side, people):
    seen = [situation(outcome)]
    seen += [situation(outcome, how, risk) for how in ("ratio", "difference") for risk in BASELINES]
    for each in seen:
        if each.trouble:
            continue
        told = frame(each, side, people)
        of = f"{int(people):,}"
        more = told.drawn[0] - told.drawn[1]
        counts = [
            count_of(cell.removesuffix(f" of {of}"), int(people)) for cell in told.rows[0][1:]
        ]
        legend = {mark: int(words.split(" ")[0].replace(",", "")) for mark, words in told.key}
        assert tuple(counts) == told.drawn
        up, down = ("helped", "missed") if told.good else ("more", "fewer")
        assert legend.get(up, 0) - legend.get(down, 0) == more
        assert count_of(told.rows[2][1].split(" (")[0].rpartition(" ")[0], int(people)) == abs(more)
        (said,) = re.findall(
            r"That is (?:about )?(no difference|less than 1|[\d,]+)", told.sentence
        )
        assert count_of(said, int(people)) == abs(more)


def count_of(words, people):
    """The number of people that words stand for."""
    nobody = ("none", "fewer than 1", "less than 1", "no difference", "no")
    if words in nobody:
        return 0
    if words in ("all", f"more than {people - 1:,}"):
        return people
    return int(words.removeprefix("about ").replace(",", ""))
