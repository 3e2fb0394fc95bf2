from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.screen.gain import Gain, Pair, gain, learning_gain

PRE, POST = load_bank("pre"), load_bank("post")


def answer(item, right, second):
    """An attempt at an item, right or wrong, at a second of one day."""
    key = item.solution
    wrong = 1_000 if item.type == "numeric" else next(o.id for o in item.options if o.id != key)
    time = f"2026-11-21T09:{second // 60:02d}:{second % 60:02d}.000Z"
    return replace(Attempt.of(item, key if right else wrong), time=time)


def answered(before, after):
    """Attempts at both quizzes, with these items right at each, by position."""
    first = [answer(item, at in before, at) for at, item in enumerate(PRE.items)]
    second = [answer(item, at in after, 100 + at) for at, item in enumerate(POST.items)]
    return first + second


def test_the_two_quizzes_of_the_course_are_parallel_item_by_item():
    for one, other in zip(PRE.items, POST.items, strict=True):
        assert (one.type, one.objective, one.difficulty, one.points) == (
            other.type,
            other.objective,
            other.difficulty,
            other.points,
        )
        assert one.stem != other.stem
    assert PRE.objectives == POST.objectives
    assert (PRE.feedback, POST.feedback) == ("withheld", "after_attempt")


def test_every_objective_is_counted_before_and_after():
    found = gain(PRE, POST, answered(before={0, 6}, after={0, 1, 6, 7}))
    told = {each.text: (each.before.count, each.after.count) for each in found.objectives}
    assert told[PRE.objectives["brain"]] == (1, 2)
    assert told[PRE.objectives["trials"]] == (1, 2)
    assert told[PRE.objectives["harm"]] == (0, 0)
    assert {each.before.total for each in found.objectives} == {2}
    assert (str(found.before), str(found.after)) == ("2 of 12 (17 %)", "4 of 12 (33 %)")


def test_the_words_give_the_difference_with_its_interval():
    found = gain(PRE, POST, answered(before=set(), after=set(range(9))))
    assert repr(found) == (
        "0 of 12 right before and 9 after: +75 percentage points (95 % interval +38 to +91). "
        "More is right than before, on questions of this kind."
    )


def test_a_loss_is_told_as_plainly_as_a_gain():
    found = gain(PRE, POST, answered(before=set(range(9)), after=set()))
    assert "−75 percentage points (95 % interval −91 to −38)" in found.words
    assert "Less is right than before" in found.words


def test_a_small_change_is_said_to_tell_nothing():
    found = gain(PRE, POST, answered(before={0, 1}, after={0, 1, 2}))
    assert found.words.endswith("The interval holds no change, so these few questions cannot tell.")


def test_a_second_go_at_the_second_quiz_counts_for_nothing():
    once = answered(before=set(), after=set())
    again = [answer(item, right=True, second=300) for item in POST.items]
    assert gain(PRE, POST, once + again).after.count == 0


def test_of_the_first_quiz_the_last_answer_before_the_second_counts():
    changed = answer(PRE.items[0], right=True, second=60)
    late = answer(PRE.items[1], right=True, second=400)
    found = gain(PRE, POST, [*answered(before=set(), after=set()), changed, late])
    assert [pair.before for pair in found.pairs[:2]] == [True, False]


def test_questions_that_were_not_answered_twice_are_left_out_and_told_of():
    log = [each for each in answered({0}, {0}) if each.item != "post-inflammation"]
    found = gain(PRE, POST, log)
    assert (len(found.pairs), found.missing) == (11, 1)
    assert found.words.endswith("1 question lacks an answer before or after.")


def test_without_answers_there_is_nothing_to_show():
    found = gain(PRE, POST, [])
    assert found.difference is None
    assert found.objectives == ()
    assert repr(found) == (
        "There is no gain to show yet: it needs answers to both quizzes. "
        "12 questions lack an answer before or after."
    )
    assert "<table" not in found._repr_html_()
    (row,) = found.table().rows
    assert row == ("no question answered both times yet", "nothing to count", "nothing to count")


def test_the_table_warns_of_two_items_an_objective():
    found = Gain({"know": "Know it."}, (Pair("know", before=False, after=True),))
    shown = found.table()
    assert shown.rows == (("Know it.", "0 of 1", "1 of 1"), ("All", "0 of 1", "1 of 1"))
    assert shown.caption == "Two items an objective show where to look again; they measure nothing"
    assert shown.html() in found._repr_html_()


def test_quizzes_that_are_not_parallel_are_refused():
    shuffled = replace(POST, items=POST.items[::-1])
    with pytest.raises(KetacourseError) as fault:
        gain(PRE, shuffled, [])
    assert str(fault.value) == (
        "banks 'pre' and 'post' are not parallel: item 1 serves another objective; "
        "give both the same objectives in the same order"
    )
    with pytest.raises(KetacourseError, match="not parallel: they differ in length"):
        gain(PRE, replace(POST, items=POST.items[:-1]), [])


def test_a_student_s_own_gain_comes_from_the_log_of_the_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KETACOURSE_ANSWERS", str(tmp_path / "mine.jsonl"))
    AttemptLog(tmp_path / "mine.jsonl").append(*answered({0}, {0, 1}))
    assert learning_gain().after.count == 2


choices = st.lists(
    st.tuples(st.booleans(), st.integers(0, 11), st.booleans(), st.integers(0, 500)), max_size=40
)


@given(choices)
def test_whatever_was_answered_the_counts_add_up(chosen):
    log = [
        answer((POST if second else PRE).items[at], right, when)
        for second, at, right, when in chosen
    ]
    found = gain(PRE, POST, log)
    assert len(found.pairs) + found.missing == 12
    assert sum(each.after.total for each in found.objectives) == len(found.pairs)
    assert sum(each.before.count for each in found.objectives) == found.before.count
    if found.pairs:
        points = (found.after.count - found.before.count) / len(found.pairs)
        assert found.difference.estimate == pytest.approx(points)
        assert found.difference.ci_low <= points <= found.difference.ci_high
    assert found.words


@given(st.permutations(range(24)))
def test_the_order_of_lines_in_the_log_does_not_matter(order):
    log = answered(before={0, 3, 7}, after={0, 1, 3, 9})
    assert gain(PRE, POST, [log[at] for at in order]) == gain(PRE, POST, log)


def test_answers_that_cannot_be_marked_are_passed_over():
    broken = replace(
        Attempt.of(PRE.items[0], {"not": "an option"}), time="2026-11-21T09:00:30.000Z"
    )
    log = [*answered({0}, {0}), broken]
    assert gain(PRE, POST, log).pairs[0] == Pair("brain", before=True, after=True)


def test_answers_at_an_older_form_of_a_question_are_passed_over():
    log = answered({0}, {0})
    old = [replace(log[0], item_version="0" * 12), *log[1:]]
    assert gain(PRE, POST, old).missing == 1


def test_a_quiz_seen_again_after_the_second_was_begun_changes_nothing():
    log = answered(before=set(), after={0, 1})
    peeked = [answer(item, right=True, second=200) for item in PRE.items]
    assert gain(PRE, POST, log + peeked) == gain(PRE, POST, log)
