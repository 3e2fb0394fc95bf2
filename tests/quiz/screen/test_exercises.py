import sys
from dataclasses import replace

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import mark
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.log.progress import progress
from ketacourse.quiz.screen.exercises import exercise

WAY_OUT = (
    'To give up and see one way: exercise(responded, "made", "one", give_up=True). '
    "What you try after that counts as practice."
)
LINES = """
type: code
objective: know
difficulty: easy
stem: Say whether a total fell by half.
function: responded
parameters: [before, after]
starter: |
  def responded(before, after):
      return False
cases:
  - {arguments: [30, 15], expected: true, message: "Exactly half <counts>."}
  - {arguments: [30, 16], expected: false}
hint: What is *half* of 30?
explanation: Half of 30 is 15.
"""


@pytest.fixture
def bank(write_item):
    return load_bank(write_item(LINES))


@pytest.fixture
def run(bank, log):
    return lambda function: exercise(function, bank, "one", log=log)


def responded(before, after):
    return before - after >= before / 2


def too_strict(before, after):
    return before - after > before / 2


def endless(before, after):
    return endless(before, after)


def leaves(before, after):
    sys.exit("bye")


class BadlyBrokenError(Exception):
    def __str__(self):
        raise RuntimeError


def breaks_badly(before, after):
    raise BadlyBrokenError


def hides_its_place(before, after):
    return object()


def changes_nothing(before, after):
    return None if after == 15 else False


def unwritten(before, after):
    raise NotImplementedError


def test_a_right_function_is_told_so_with_every_call(run):
    assert repr(run(responded)) == (
        "✓ Correct: 2 of 2 cases right\n"
        "✓ responded(30, 15) gave True; expected True\n"
        "✓ responded(30, 16) gave False; expected False"
    )


def test_a_wrong_function_sees_the_failing_call_first(run):
    assert repr(run(too_strict)) == (
        "✗ Not yet: 1 of 2 cases right\n"
        "Look first at responded(30, 15): Exactly half <counts>.\n"
        f"{WAY_OUT}\n"
        "✗ responded(30, 15) gave False; expected True\n"
        "✓ responded(30, 16) gave False; expected False"
    )


def test_the_page_tells_by_word_and_symbol_and_shows_text_as_text(run):
    html = run(too_strict)._repr_html_()
    assert "<strong>✗ Not yet: 1 of 2 cases right</strong>" in html
    assert "Exactly half &lt;counts&gt;." in html
    assert '<th scope="col">Expected</th>' in html
    assert "<td>✗ not yet</td>" in html
    assert "<td>✓ correct</td>" in html


@pytest.mark.parametrize(
    ("function", "came"),
    [
        (endless, "RecursionError: the function calls itself without end"),
        (leaves, "SystemExit: bye"),
        (breaks_badly, "BadlyBrokenError"),
        (hides_its_place, "<object object>"),
        (lambda before, after: before / 0, "ZeroDivisionError: division by zero"),
        (lambda before, after: float("nan"), "nan"),
    ],
)
def test_whatever_a_function_does_is_told_in_one_line(run, function, came):
    result = run(function)
    assert result.mark.score == 0
    assert [case.came for case in result.cases] == [came, came]


def test_a_function_of_too_few_parameters_is_told_what_python_says(run):
    (first, _) = run(lambda before: before).cases
    assert first.came.startswith("TypeError: ")
    assert "takes 1 positional argument but 2 were given" in first.came


def test_stopping_a_cell_still_stops_it(run):
    def interrupted(before, after):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(interrupted)


def test_a_forgotten_return_is_pointed_out(run):
    assert run(changes_nothing).advice == (
        "The function gave nothing back in some case. Does every way through it return?"
    )


def test_nothing_is_a_right_answer_where_it_is_asked_for(write_item, log):
    bank = load_bank(write_item(LINES.replace("expected: false", "expected: null")))
    result = exercise(lambda b, a: True if a <= b / 2 else None, bank, "one", log=log)
    assert result.mark.correct
    assert result.advice == ""


@pytest.mark.parametrize("function", [lambda b, a: None, lambda b, a: ..., unwritten])
def test_an_unwritten_function_gets_advice_and_leaves_no_attempt(run, log, function):
    result = run(function)
    assert result.advice == "The function gives nothing back yet. Write it, and end it with return."
    assert log.read() == ()


@pytest.mark.parametrize("came", [True, None, "responded", {}])
def test_what_is_no_function_gets_advice(run, log, came):
    result = run(came)
    assert result.verdict == "✗ Not yet: 0 of 2 cases right"
    assert result.advice == (
        f"A function is needed, but this is {came!r}. Pass its name without ()."
    )
    assert "<table" not in result._repr_html_()
    assert log.read() == ()


def test_the_attempt_keeps_source_and_outputs_and_is_marked_again_from_them(run, log, bank):
    run(too_strict)
    (attempt,) = log.read()
    assert attempt.response == {
        "source": "def too_strict(before, after):\n    return before - after > before / 2\n",
        "outputs": [{"value": False}, {"value": False}],
    }
    assert str(mark(bank.item("one"), attempt.response).parts) == "1 of 2 cases right"


def test_running_the_cell_again_adds_no_attempt(run, log):
    run(too_strict)
    run(too_strict)
    assert len(log.read()) == 1
    run(responded)
    assert len(log.read()) == 2


def test_the_starter_left_as_it_was_is_no_attempt(run, log, tmp_path):
    path = tmp_path / "starter.py"
    path.write_text("def responded(before, after):\n    return False\n")
    names = {}
    exec(compile(path.read_text(), str(path), "exec"), names)  # noqa: S102
    assert run(names["responded"]).mark.correct is False
    assert log.read() == ()


def test_a_function_without_source_is_kept_by_its_outputs(run, log):
    run(max)
    (attempt,) = log.read()
    assert attempt.response == {"source": "", "outputs": [{"value": 30}, {"value": 30}]}


def test_a_function_that_changes_its_arguments_spoils_no_later_case(write_item, log):
    lines = LINES.replace("[30, 15], expected: true", "[[3, 4], 0], expected: 3")
    lines = lines.replace("[30, 16], expected: false", "[[3, 4], 0], expected: 3")
    bank = load_bank(write_item(lines))
    for _ in range(2):
        result = exercise(lambda values, place: values.pop(place), bank, "one", log=log)
        assert result.mark.correct is True


def test_outputs_too_large_to_keep_are_marked_all_the_same(run, log):
    result = run(lambda before, after: ["x" * 2_000] * 40)
    assert result.trouble == "What the function gave is too large to be kept with your answers."
    assert log.read() == ()


def test_where_nothing_can_be_saved_the_result_says_so(bank, tmp_path):
    result = exercise(responded, bank, "one", log=AttemptLog(tmp_path))
    assert result.mark.correct is True
    assert result.trouble.startswith("Your work can't be saved here (Is a directory).")
    assert result.trouble in repr(result)


def test_the_log_beside_the_lesson_is_used_unless_another_is_given(bank, tmp_path, monkeypatch):
    monkeypatch.setenv("KETACOURSE_ANSWERS", str(tmp_path / "here.jsonl"))
    exercise(responded, "made", "one")
    assert len(AttemptLog(tmp_path / "here.jsonl").read()) == 1


def test_only_code_items_are_exercises(sample, log):
    with pytest.raises(KetacourseError) as fault:
        exercise(responded, sample, "pick", log=log)
    assert str(fault.value) == "Item 'pick' is of type 'choice', not 'code'; show it with ask()."


# --- Hint, explanation, and giving up

HINT = "<details><summary>Hint</summary><p>What is <em>half</em> of 30?</p></details>"
WHY = "<details open><summary>Explanation</summary><p>Half of 30 is 15.</p></details>"


@pytest.mark.parametrize("function", [unwritten, too_strict, "responded"])
def test_the_hint_is_there_to_be_opened_until_the_exercise_is_solved(run, function):
    assert HINT in run(function)._repr_html_()
    assert HINT not in run(responded)._repr_html_()


def test_the_explanation_waits_until_the_exercise_is_solved(run):
    assert run(too_strict).explanation == ""
    assert "Half of 30 is 15" not in run(too_strict)._repr_html_()
    assert WHY in run(responded)._repr_html_()


def test_giving_up_shows_the_explanation_and_later_attempts_count_as_practice(run, log, bank):
    run(too_strict)
    given_up = exercise(too_strict, bank, "one", give_up=True, log=log)
    assert WHY in given_up._repr_html_()
    assert (given_up.way_out, given_up.verdict) == ("", "✗ Not yet: 1 of 2 cases right")
    solved = run(responded)
    assert solved.verdict == "✓ Correct: 2 of 2 cases right"
    assert solved.advice == "The answer had been shown before, so this counts as practice."
    assert [attempt.revealed for attempt in log.read()] == [False, True]
    assert progress(bank, log.read()).correct == 0


@pytest.mark.parametrize("function", [unwritten, lambda before, after: None])
def test_nobody_can_give_up_before_an_attempt(bank, log, function):
    result = exercise(function, bank, "one", give_up=True, log=log)
    assert (result.explanation, result.way_out) == ("", "")
    assert exercise(responded, bank, "one", log=log).advice == ""


def test_an_item_without_hint_and_explanation_shows_neither(bank, log):
    bare = replace(bank, items=(replace(bank.item("one"), hint="", explanation=""),))
    assert "<details" not in exercise(too_strict, bare, "one", log=log)._repr_html_()
    assert "<details" not in exercise(responded, bare, "one", log=log)._repr_html_()
