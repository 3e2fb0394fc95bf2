import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ketacourse.display.page import Notice
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.log.work import export_work
from ketacourse.quiz.screen.panel import WorkPanel
from ketacourse.quiz.screen.view import QuizWidget, ask, my_work
from tests.talking import talk

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def quiz(sample, log):
    """Every item of the sample but the last, which asks for code."""
    return QuizWidget(sample, sample.items[:-1], log)


@pytest.fixture
def early(log):
    bank = load_bank(DATA / "saved_for_later.yaml")
    return QuizWidget(bank, bank.items, log)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A student's folder with the sample bank in it."""
    (tmp_path / "quizzes").mkdir()
    shutil.copy(DATA / "every_type.yaml", tmp_path / "quizzes")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KETACOURSE_ANSWERS", raising=False)
    return tmp_path


def answers(log):
    return [(attempt.item, attempt.response) for attempt in log.read()]


# --- The call in a lesson


def test_ask_shows_the_items_named_in_the_order_named(folder):
    assert repr(ask("every_type", "tick", "pick")) == "<QuizWidget every_type: tick, pick>"


def test_ask_without_items_shows_all_that_need_no_code(folder):
    names = "pick, tick, type-number, sort, pair, reflect"
    assert repr(ask("every_type")) == f"<QuizWidget every_type: {names}>"


def test_answers_are_kept_beside_the_lesson(folder):
    talk(ask("every_type", "pick"), "check", item="pick", response="mg")
    assert answers(AttemptLog(folder / "my_answers.jsonl")) == [("pick", "mg")]


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (("every_tipe",), "Unknown question bank 'every_tipe'; did you mean 'every_type'?"),
        (("every_type", "pic"), "bank 'every_type': unknown item 'pic'; did you mean 'pick'?"),
        (
            ("every_type", "write-code"),
            (
                "item 'write-code' of bank 'every_type' is of type 'code', which a quiz does not "
                'show; use exercise("every_type", "write-code") instead'
            ),
        ),
    ],
)
def test_a_call_that_cannot_be_met_gives_a_message_and_no_traceback(folder, call, text):
    shown = ask(*call)
    assert isinstance(shown, Notice)
    assert shown.text.startswith(text)


def test_work_shows_the_panel_alone(folder):
    panel = my_work()
    assert isinstance(panel, WorkPanel)
    assert not isinstance(panel, QuizWidget)


# --- What stands in the notebook


def test_the_stored_output_holds_the_questions_and_no_answers(quiz):
    data, _ = quiz._repr_mimebundle_()
    assert data["text/plain"] == repr(quiz)
    assert data["text/html"] == quiz.static_html()
    assert "application/vnd.jupyter.widget-view+json" in data


def test_the_stored_output_does_not_change_with_answers(quiz):
    before = quiz.static_html()
    talk(quiz, "check", item="pick", response="mg")
    assert quiz.static_html() == before


def test_no_key_stands_in_a_synced_trait_before_an_attempt(quiz, sample):
    synced = json.dumps({name: getattr(quiz, name) for name in ("quiz", "state")})
    for item in sample.items[:-1]:
        assert item.explanation not in synced
        assert item.hint == "" or item.hint not in synced
    assert 'correct"' not in synced
    assert "0.5" not in synced
    assert "beforehand" not in synced


# --- Checking


def test_an_answer_is_marked_kept_and_explained(quiz, log):
    reply = talk(quiz, "check", item="pick", response="mg")
    assert reply == {"said": "Correct. Attempt 1."}
    assert answers(log) == [("pick", "mg")]
    assert quiz.state["items"]["pick"]["headline"] == "✓ Correct"
    assert quiz.state["progress"] == (
        "This quiz: 1 of 6 answered, 1 of 1 marked right. "
        "Lesson: 1 of 7 answered, 1 of 1 marked right."
    )


def test_a_saved_reflection_is_answered_and_not_called_wrong(quiz):
    talk(quiz, "check", item="reflect", response="I would look for a large trial.")
    assert quiz.state["progress"] == "This quiz: 1 of 6 answered. Lesson: 1 of 7 answered."


def test_questions_are_numbered_through_the_bank_wherever_they_are_asked(sample, log):
    numbers = [
        {item["id"]: item["number"] for item in QuizWidget(sample, items, log).quiz["items"]}
        for items in (sample.items[:2], sample.items[3:5], sample.items[4:2:-1])
    ]
    assert numbers == [{"pick": 1, "tick": 2}, {"sort": 4, "pair": 5}, {"pair": 5, "sort": 4}]


def test_an_answer_after_the_answer_was_shown_is_practice_and_changes_no_count(quiz, log):
    talk(quiz, "check", item="pick", response="na")
    before = quiz.state["progress"]
    talk(quiz, "reveal", item="pick")
    reply = talk(quiz, "check", item="pick", response="mg")
    practice = "The answer had been shown before, so this counts as practice."
    assert reply == {"said": f"Correct. {practice} Attempt 2."}
    assert quiz.state["items"]["pick"]["details"] == [practice]
    assert quiz.state["progress"] == before


@pytest.mark.parametrize("response", ["na", "mg"])
def test_a_guess_shows_the_answer_at_once_and_changes_no_count_of_right_ones(sample, log, response):
    guess = replace(sample.item("pick"), guess=True, points=0.0)
    bank = replace(sample, items=(guess, *sample.items[1:]))
    quiz = QuizWidget(bank, [guess], log)
    assert quiz.state["items"]["pick"] == {"attempts": 0}
    said = talk(quiz, "check", item="pick", response=response)["said"]
    assert said.startswith(
        "Your guess is kept; it counts neither for you nor against you. Answer: "
    )
    assert quiz.state["items"]["pick"]["answer"].startswith("<ul><li>Magnesium, ")
    assert quiz.state["progress"] == "This quiz: 1 of 1 answered. Lesson: 1 of 7 answered."
    talk(quiz, "check", item="pick", response="mg")
    assert [attempt.revealed for attempt in log.read()] == [False, True]


@pytest.mark.parametrize("item_id", ["pick", "tick", "type-number", "sort", "pair"])
def test_the_right_answer_to_every_type_is_correct(quiz, sample, item_id):
    item = sample.item(item_id)
    talk(quiz, "check", item=item_id, response=item.solution)
    assert quiz.state["items"][item_id]["headline"] == "✓ Correct"


@pytest.mark.parametrize(
    ("item_id", "response", "text"),
    [
        ("pick", None, "Choose an option first."),
        ("tick", [], "Tick at least one option first."),
        ("type-number", " ", "Type a number first."),
        ("sort", None, "Put the steps in order first."),
        ("pair", {"p1": "t1"}, "Choose a partner for every prompt first; 1 of 2 have none."),
        ("reflect", "", "Write something first."),
        ("no-such", "a", "unknown item 'no-such'. Allowed: pair, pick, reflect, sort, tick"),
        (["pick"], "a", "unknown item '['pick']'; did you mean 'pick'?"),
    ],
)
def test_a_missing_answer_gets_help_and_is_not_kept(quiz, log, item_id, response, text):
    reply = talk(quiz, "check", item=item_id, response=response)
    assert reply["refused"].startswith(text)
    assert answers(log) == []


def test_attempts_are_counted(quiz):
    talk(quiz, "check", item="pick", response="na")
    reply = talk(quiz, "check", item="pick", response="zn")
    assert reply == {"said": "Not yet. Attempt 2."}
    assert quiz.state["items"]["pick"]["attempts"] == 2


def test_a_new_kernel_shows_the_last_answer_with_its_mark(quiz, log, sample):
    talk(quiz, "check", item="pick", response="na")
    talk(quiz, "check", item="pick", response="mg")
    reopened = QuizWidget(sample, sample.items[:-1], AttemptLog(log.path))
    assert reopened.state == quiz.state
    assert reopened.state["items"]["pick"]["response"] == "mg"


def test_a_response_that_no_longer_fits_does_not_break_the_quiz(log, sample):
    log.append(Attempt.of(sample.item("pick"), {"not": "an option"}))
    reopened = QuizWidget(sample, sample.items[:-1], log)
    assert reopened.state["items"]["pick"] == {"attempts": 0}


def test_a_folder_that_cannot_be_written_is_told_and_the_quiz_goes_on(sample, tmp_path):
    nowhere = AttemptLog(tmp_path / "no such folder" / "my_answers.jsonl")
    quiz = QuizWidget(sample, [sample.item("pick")], nowhere)
    assert talk(quiz, "check", item="pick", response="mg") == {"said": "Correct. Attempt 1."}
    assert quiz.state["items"]["pick"]["headline"] == "✓ Correct"
    assert quiz.state["trouble"].startswith("Your work can't be saved here (No such file")


# --- Hint and answer


def test_a_hint_is_shown_and_recorded_with_the_next_attempt(quiz, log):
    assert talk(quiz, "hint", item="pick") == {"said": "Hint: It is a divalent ion."}
    assert quiz.state["items"]["pick"]["hint"] == "<p>It is a <em>divalent</em> ion.</p>"
    talk(quiz, "check", item="pick", response="mg")
    assert log.read()[-1].hint_used is True


def test_an_item_without_a_hint_gives_none(quiz):
    reply = talk(quiz, "hint", item="reflect")
    assert reply == {"refused": "There is no hint for this question."}


def test_the_answer_is_shown_only_after_an_attempt_and_recorded(quiz, log):
    assert talk(quiz, "reveal", item="tick") == {"refused": "Answer the question first."}
    talk(quiz, "check", item="tick", response=["three"])
    assert talk(quiz, "reveal", item="tick") == {"said": "Two Four"}
    assert quiz.state["items"]["tick"]["answer"] == "<ul><li>Two</li><li>Four</li></ul>"
    talk(quiz, "check", item="tick", response=["two", "four"])
    assert [attempt.revealed for attempt in log.read()] == [False, True]


# --- Answers saved for later


def test_a_withheld_bank_tells_nothing_before_the_end(early, log):
    right = talk(early, "check", item="early-pick", response="n")
    wrong = talk(early, "check", item="early-number", response="3")
    assert right == wrong == {"said": "Saved. The answers are shown after the post-course quiz."}
    assert "orrect" not in json.dumps([early.quiz, early.state])
    assert early.state["progress"] == "This quiz: 2 of 2 saved."
    assert len(answers(log)) == 2


def test_part_of_a_withheld_bank_counts_what_is_saved_in_all(log):
    bank = load_bank(DATA / "saved_for_later.yaml")
    part = QuizWidget(bank, bank.items[:1], log)
    assert part.state["progress"] == "This quiz: 0 of 1 saved. In all: 0 of 2 saved."


def test_a_withheld_bank_gives_no_hint_and_no_answer(early):
    talk(early, "check", item="early-pick", response="y")
    assert "refused" in talk(early, "hint", item="early-pick")
    assert "refused" in talk(early, "reveal", item="early-pick")


# --- Several quizzes on one log


def test_two_quizzes_of_a_bank_share_their_progress(sample, log):
    first = QuizWidget(sample, [sample.item("pick")], log)
    second = QuizWidget(sample, [sample.item("tick")], log)
    talk(first, "check", item="pick", response="mg")
    assert second.state["progress"] == (
        "This quiz: 0 of 1 answered. Lesson: 1 of 7 answered, 1 of 1 marked right."
    )


def test_the_same_item_in_two_quizzes_is_marked_in_both(sample, log):
    quizzes = [QuizWidget(sample, [sample.item("pick")], log) for _ in range(2)]
    talk(quizzes[0], "check", item="pick", response="mg")
    assert quizzes[0].state == quizzes[1].state


def test_restored_work_appears_at_once(quiz, sample, tmp_path):
    elsewhere = AttemptLog(tmp_path / "elsewhere.jsonl")
    elsewhere.append(Attempt.of(sample.item("type-number"), "0,5"))
    talk(quiz, "restore", name="saved.jsonl", buffers=[export_work(elsewhere)])
    assert quiz.state["items"]["type-number"]["headline"] == "✓ Correct"
    assert quiz.state["items"]["type-number"]["response"] == "0,5"


# --- Items marked by a judge


@pytest.fixture
def graph_quiz(judged, log):
    return QuizWidget(judged, judged.items, log)


def test_a_path_is_marked_kept_and_shown(graph_quiz, log):
    reply = talk(graph_quiz, "check", item="carry", response=["ampar", "bdnf", "mor"])
    assert reply == {"said": "Partly correct. 2 of 4 links exist. Attempt 1."}
    assert graph_quiz.state["items"]["carry"]["notes"]["mor"]["word"] == "No link."
    for way in (["ampar"], ["ampar", "bdnf", "trkb"]):
        talk(graph_quiz, "check", item="carry", response=way)
        assert graph_quiz.state["items"]["carry"]["headline"] == "✓ Correct"
    assert talk(graph_quiz, "check", item="carry", response=None) == {
        "refused": "Add at least one step first."
    }
    assert len(answers(log)) == 3


def test_once_a_prediction_was_told_later_attempts_are_recorded_as_such(graph_quiz, log):
    talk(graph_quiz, "check", item="block", response="unchanged")
    talk(graph_quiz, "check", item="block", response="abolished")
    talk(graph_quiz, "check", item="carry", response=["mor"])
    talk(graph_quiz, "check", item="carry", response=["ampar"])
    assert [attempt.revealed for attempt in log.read()] == [False, True, False, False]
    # Of the prediction the first attempt counts, of the path the last.
    assert graph_quiz.state["progress"] == "This quiz: 2 of 2 answered, 1 of 2 marked right."


def test_a_withheld_prediction_tells_nothing_and_says_so_in_the_log(judged, log):
    bank = replace(judged, feedback="withheld")
    quiz = QuizWidget(bank, bank.items, log)
    talk(quiz, "check", item="block", response="unchanged")
    talk(quiz, "check", item="block", response="abolished")
    assert [attempt.revealed for attempt in log.read()] == [False, False]
    assert "laboratory" not in json.dumps(quiz.state)


def test_keys_of_judged_items_never_travel_before_an_attempt(graph_quiz):
    sent = json.dumps([graph_quiz.quiz, graph_quiz.state]) + graph_quiz.static_html()
    for hidden in ("raises", "doi.org", "predicts:", "laboratory", "share", "X01"):
        assert hidden not in sent


def test_a_judged_item_that_cannot_be_asked_gives_a_message(folder):
    text = (DATA / "judged.yaml").read_text("utf-8").replace("[ampar, bdnf", "[ampr, bdnf")
    (folder / "quizzes" / "judged.yaml").write_text(text, "utf-8")
    shown = ask("judged")
    assert isinstance(shown, Notice)
    assert shown.text.startswith("unknown node 'ampr'; did you mean 'ampar'?")
