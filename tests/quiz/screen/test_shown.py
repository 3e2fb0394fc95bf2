import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.display.text import to_inline_html
from ketacourse.errors import KetacourseError
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import mark
from ketacourse.quiz.items.match import MatchItem
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.screen.shown import outcome, question, told
from tests.quiz.judging import made_up_judges, path_item, predict_item

BANK = load_bank(Path(__file__).parents[2] / "data" / "every_type.yaml")
SHOWN = BANK.items[:-1]
WAITS = "The explanation comes once the answer is right, or with “Show the answer”."
PRACTICE = "The answer had been shown before, so this counts as practice."
WRONG = {
    "pick": "na",
    "tick": ["two", "three"],
    "type-number": "20",
    "sort": ["s1", "s2", "s3", "s4"],
    "pair": {"p1": "t1", "p2": "t1"},
    "reflect": "A large trial.",
}


def asked_as(item, **how):
    return question(item, 1, **how)


def after(name, response, *, withheld=False, revealed=False, times=1):
    item = BANK.item(name)
    tries = [Attempt.of(item, response)] * times
    return outcome(item, tries, withheld=withheld, revealed=revealed)


@pytest.mark.parametrize("item", SHOWN, ids=lambda item: item.id)
def test_a_question_holds_no_key_no_hint_and_no_explanation(item):
    told_to_browser = json.dumps(asked_as(item))
    assert "correct" not in told_to_browser
    assert item.explanation not in told_to_browser
    assert item.hint == "" or item.hint not in told_to_browser
    for option in getattr(item, "options", ()):
        assert option.feedback not in told_to_browser


def test_steps_are_named_by_where_they_are_shown():
    options = asked_as(BANK.item("sort"))["options"]
    assert [option["id"] for option in options] == ["s1", "s2", "s3", "s4"]
    assert [option["html"] for option in options] != ["One", "Two", "Three", "Four"]


def test_maths_is_shown_as_mathml():
    options = asked_as(BANK.item("pick"))["options"]
    assert "<math" in options[1]["html"]


def test_short_partners_stand_in_the_list_alone():
    pair = asked_as(BANK.item("pair"))
    assert pair["is_listed"] is False
    assert {target["text"] for target in pair["targets"]} == {"Oslo", "Nairobi", "Sydney"}


@pytest.mark.parametrize("long", ["a partner too long for a list of choices", "$x^2$"])
def test_long_or_mathematical_partners_are_numbered_and_stand_in_full(long):
    pairs = [("one", long, "f"), ("two", "short", "f")]
    fields = {"stem": "?", "objective": "o", "difficulty": "easy"}
    made = asked_as(MatchItem.of_pairs(pairs, bank="b", id="i", **fields))
    assert made["is_listed"] is True
    assert [target["text"][:3] for target in made["targets"]] == ["1. ", "2. "]


def test_more_partners_than_letters_are_all_offered():
    pairs = [(f"prompt {at}", f"a rather long partner number {at}", "f") for at in range(30)]
    fields = {"stem": "?", "objective": "o", "difficulty": "easy"}
    made = asked_as(MatchItem.of_pairs(pairs, bank="b", id="i", **fields))
    assert len(made["targets"]) == 30


def test_a_question_that_is_only_saved_offers_no_hint():
    asked = asked_as(BANK.item("pick"), withheld=True)
    assert (asked["check"], asked["has_hint"]) == ("Save answer", False)
    assert asked_as(BANK.item("pick"))["check"] == "Check answer"


def test_a_wrong_choice_is_told_by_word_and_symbol_with_the_reason():
    shown = after("pick", "na")
    assert (shown["headline"], shown["tone"]) == ("✗ Not yet", "wrong")
    assert shown["notes"] == {
        "na": {
            "tone": "wrong",
            "symbol": "✗",
            "word": "Not right.",
            "html": "Sodium flows through once the pore is free.",
        }
    }
    assert shown["can_reveal"] is True


def test_a_right_choice_opens_the_explanation_with_its_sources():
    shown = after("pick", "mg")
    assert (shown["headline"], shown["tone"]) == ("✓ Correct", "right")
    assert shown["can_reveal"] is False
    assert shown["explanation"].startswith("<p>At rest the pore is plugged")
    assert "<p>Sources: <a href=" in shown["explanation"]
    assert "Zanos et al. 2018b</a></p>" in shown["explanation"]


def test_a_right_choice_still_tells_why_the_others_are_wrong():
    item = BANK.item("pick")
    others = after("pick", "mg")["others"]
    assert len(others) == len(item.options) - 1
    assert {
        "option": "Sodium",
        "html": "Sodium flows through once the pore is free.",
    } in others


def test_while_the_answer_is_sought_only_what_was_chosen_is_explained():
    assert after("pick", "na")["others"] == []
    shown = after("pick", "na", revealed=True)["others"]
    assert [each["option"] for each in shown] == [
        to_inline_html(option.text)
        for option in BANK.item("pick").options
        if not option.correct and option.id != "na"
    ]


def test_a_quiz_that_is_only_saved_explains_no_option():
    assert after("pick", "mg", withheld=True)["others"] == []


@pytest.mark.parametrize("name", ["type-number", "sort", "pair", "reflect"])
def test_only_options_are_explained_one_by_one(name):
    assert after(name, WRONG[name], revealed=True)["others"] == []


def test_a_half_right_answer_says_how_much_is_right():
    shown = after("sort", BANK.item("sort").solution[:2] + BANK.item("sort").solution[:1:-1])
    assert (shown["headline"], shown["tone"]) == ("◐ Partly correct", "partial")
    assert shown["details"] == ["<p>3 of 4 steps in the right order.</p>", WAITS]


def test_a_number_says_how_it_was_read_and_what_a_slip_tells():
    assert after("type-number", "0,5")["details"] == ["<p>Understood: 0.5</p>"]
    assert after("type-number", "20")["details"] == [
        "<p>Understood: 20</p>",
        "<p>That is in mg; divide it by 40.</p>",
        WAITS,
    ]


def test_feedback_that_gives_a_place_away_waits_for_the_right_place_or_the_answer():
    hidden = after("sort", WRONG["sort"])["notes"].values()
    shown = after("sort", WRONG["sort"], revealed=True)["notes"].values()
    assert {note["html"] for note in hidden if note["tone"] != "right"} == {""}
    assert "" not in {note["html"] for note in shown}


def test_a_step_is_told_where_it_stands_by_word_and_symbol():
    right = BANK.item("sort").solution
    notes = after("sort", [right[2], right[0], right[1], right[3]])["notes"]
    assert [(notes[key]["tone"], notes[key]["symbol"], notes[key]["word"]) for key in right] == [
        ("partial", "◐", "In order with others, but not yet in its place."),
        ("partial", "◐", "In order with others, but not yet in its place."),
        ("wrong", "✗", "Out of place."),
        ("right", "✓", "In its place."),
    ]


@pytest.mark.parametrize("item", SHOWN[:-1], ids=lambda item: item.id)
def test_an_explanation_waits_until_the_answer_is_found_or_shown(item):
    wrong = after(item.id, WRONG[item.id])
    assert wrong["explanation"] == ""
    assert wrong["details"][-1] == WAITS
    assert "xplanation" not in json.dumps([wrong["notes"], wrong["details"][:-1]])
    for over in (
        after(item.id, item.solution),
        after(item.id, WRONG[item.id], revealed=True),
    ):
        assert over["explanation"].startswith("<p>")
        assert WAITS not in over["details"]


def test_where_there_is_no_explanation_none_is_promised():
    item = replace(BANK.item("pick"), explanation="", cites=())
    shown = outcome(item, [Attempt.of(item, "na")], withheld=False, revealed=False)
    assert (shown["details"], shown["explanation"]) == ([], "")


def test_an_attempt_after_the_answer_is_marked_as_practice():
    item = BANK.item("pick")
    tries = [Attempt.of(item, "na"), Attempt.of(item, "mg", revealed=True)]
    shown = outcome(item, tries, withheld=False, revealed=True)
    assert (shown["headline"], shown["details"]) == ("✓ Correct", [PRACTICE])
    assert told(item, mark(item, "mg"), tries) == f"Correct. {PRACTICE} Attempt 2."


def guessed(response):
    item = replace(BANK.item("pick"), guess=True, points=0.0)
    return item, outcome(item, [Attempt.of(item, response)], withheld=False, revealed=True)


@pytest.mark.parametrize("response", ["na", "mg"])
def test_a_guess_is_kept_and_bears_no_mark(response):
    _, shown = guessed(response)
    assert shown["headline"] == "Your guess is kept; it counts neither for you nor against you."
    assert (shown["tone"], shown["can_retry"], shown["can_reveal"]) == ("plain", False, True)
    assert shown["explanation"].startswith("<p>At rest the pore is plugged")
    assert "✗" not in json.dumps(shown, ensure_ascii=False)


def test_a_guess_that_was_right_may_be_told_so_and_another_is_no_mistake():
    assert guessed("mg")[1]["notes"]["mg"]["word"] == "Right."
    note = guessed("na")[1]["notes"]["na"]
    assert (note["tone"], note["symbol"], note["word"]) == ("plain", "○", "Your guess.")
    assert note["html"] == "Sodium flows through once the pore is free."


def test_a_guess_is_asked_as_one_and_answered_aloud_with_what_is_right():
    item, _ = guessed("na")
    asked = asked_as(item)
    assert asked["instruction"] == "Choose one. Guess: it counts neither for you nor against you."
    assert asked["check"] == "Save answer"
    assert told(item, mark(item, "na"), [Attempt.of(item, "na")]).startswith(
        "Your guess is kept; it counts neither for you nor against you. Answer: Magnesium, "
    )


def test_a_reflection_is_saved_and_never_called_right_or_wrong():
    shown = after("reflect", WRONG["reflect"])
    assert (shown["headline"], shown["tone"], shown["can_retry"]) == ("Saved.", "plain", False)
    assert shown["can_reveal"] is True
    assert shown["details"] == ["<p>3 words; about 5 are asked for</p>"]


@pytest.mark.parametrize("item", SHOWN, ids=lambda item: item.id)
def test_a_withheld_answer_looks_the_same_whether_right_or_wrong(item):
    right = after(item.id, item.solution or "text", withheld=True)
    wrong = after(item.id, WRONG[item.id], withheld=True)
    assert {**right, "response": 0} == {**wrong, "response": 0}
    assert right["headline"] == "Saved. The answers are shown after the post-course quiz."
    assert right["explanation"] == ""
    assert right["notes"] == {}
    assert not right["can_reveal"]


def test_the_answer_is_spelled_out_for_every_type():
    answers = {item.id: item.answer_html() for item in SHOWN}
    assert answers["pick"].startswith("<ul><li>Magnesium, <")
    assert answers["tick"] == "<ul><li>Two</li><li>Four</li></ul>"
    assert answers["type-number"] == "<p>0.5</p>"
    assert answers["sort"] == "<ol><li>One</li><li>Two</li><li>Three</li><li>Four</li></ol>"
    assert answers["pair"] == "<ul><li>Norway – Oslo</li><li>Kenya – Nairobi</li></ul>"
    assert answers["reflect"].startswith("<ul>\n<li>A result you named <strong>beforehand</strong>")
    assert BANK.item("write-code").answer_html() == ""


def test_an_incomplete_match_is_refused_without_naming_ids():
    with pytest.raises(KetacourseError) as fault:
        mark(BANK.item("pair"), {"p1": "t1"})
    assert str(fault.value) == "Choose a partner for every prompt first; 1 of 2 have none."


def test_the_spoken_line_counts_attempts():
    found = mark(BANK.item("tick"), ["two"])
    tries = [Attempt.of(BANK.item("tick"), ["two"])] * 2
    line = told(BANK.item("tick"), found, tries)
    assert line == "Partly correct. 1 of 2 right options found. Attempt 2."
    pick = BANK.item("pick")
    assert told(pick, mark(pick, "mg"), [Attempt.of(pick, "mg")]) == "Correct. Attempt 1."


@given(st.text(max_size=200))
def test_authored_text_reaches_the_browser_without_live_html(text):
    item = replace(BANK.item("pick"), stem=f"{text}<img src=x onerror=alert(1)><script>")
    stem = asked_as(item)["stem"]
    assert "<img" not in stem
    assert "<script" not in stem


# --- Items marked by a judge


@pytest.fixture
def _made_up():
    with made_up_judges():
        yield


def judged(item, *responses, **how):
    tries = [Attempt.of(item, response) for response in responses]
    return outcome(item, tries, **{"withheld": False, "revealed": False, **how})


@pytest.mark.usefixtures("_made_up")
def test_a_path_is_asked_by_its_ends_and_what_is_offered():
    asked = asked_as(path_item())
    assert (asked["start"], asked["end"]) == (
        {"id": "a", "html": "Alpha"},
        {"id": "z", "html": "Omega"},
    )
    assert {option["id"]: option["html"] for option in asked["options"]} == {
        "b": "Beta",
        "c": "Gamma",
        "d": "Delta",
        "x": "Off <em>the</em> way",
    }
    assert [option["id"] for option in asked["options"]] != list("bcdx")
    assert "acts on" not in json.dumps(asked)


@pytest.mark.usefixtures("_made_up")
def test_a_prediction_is_asked_without_what_the_judge_says_of_its_outcomes():
    asked = asked_as(predict_item(experiment="X1"))
    assert asked["options"] == [
        {"id": "lost", "html": "It is <em>lost</em>"},
        {"id": "less", "html": "It is <em>less</em>"},
        {"id": "kept", "html": "It is <em>kept</em>"},
    ]
    for hidden in ("Why", "model", "laboratory", "0.5"):
        assert hidden not in json.dumps(asked)


@pytest.mark.usefixtures("_made_up")
def test_links_of_a_path_are_told_beside_the_nodes_they_lead_to():
    shown = judged(path_item(), ["b", "d"])
    assert (shown["headline"], shown["details"]) == (
        "◐ Partly correct",
        ["<p>2 of 3 links exist.</p>"],
    )
    words = {key: (note["symbol"], note["word"]) for key, note in shown["notes"].items()}
    assert words == {"b": ("✓", "A link."), "d": ("✗", "No link."), "z": ("✓", "A link.")}
    assert shown["notes"]["b"]["html"] == "a acts on b."
    assert (shown["can_reveal"], shown["explanation"]) == (True, "")


@pytest.mark.usefixtures("_made_up")
def test_a_right_path_says_what_it_does_in_all():
    assert judged(path_item(), ["b"])["details"] == [
        "<p>In all, this path lowers what it leads to.</p>",
        "<p>2 of 2 links exist.</p>",
    ]


@pytest.mark.usefixtures("_made_up")
@pytest.mark.parametrize("response", ["lost", "less", "kept"])
def test_after_any_attempt_at_a_prediction_model_and_laboratory_are_shown(response):
    shown = judged(predict_item(experiment="X1", explanation="It follows."), response)
    assert shown["details"] == [
        "<p>The model says: <strong>lost</strong> (z).</p>",
        "<p>The laboratory found: X1.</p>",
    ]
    assert (shown["explanation"], shown["can_reveal"], shown["can_retry"]) == (
        "<p>It follows.</p>",
        False,
        True,
    )


@pytest.mark.usefixtures("_made_up")
def test_an_outcome_is_told_as_predicted_or_not():
    assert judged(predict_item(), "lost")["notes"]["lost"]["word"] == "As predicted."
    near = judged(predict_item(), "less")
    assert (near["headline"], near["notes"]["less"]["word"]) == (
        "◐ Partly correct",
        "Near what is predicted.",
    )
    assert judged(predict_item(), "kept")["notes"]["kept"]["word"] == "Not as predicted."


@pytest.mark.usefixtures("_made_up")
@pytest.mark.parametrize(
    ("item", "right", "wrong"), [(path_item(), ["b"], ["x"]), (predict_item(), "lost", "kept")]
)
def test_a_judged_answer_that_is_withheld_looks_the_same_whether_right_or_wrong(item, right, wrong):
    shown = [judged(item, response, withheld=True) for response in (right, wrong)]
    assert {**shown[0], "response": 0} == {**shown[1], "response": 0}
    assert (shown[0]["details"], shown[0]["notes"]) == ([], {})


@pytest.mark.usefixtures("_made_up")
def test_the_answer_of_a_judged_item_is_worked_out():
    assert path_item().answer_html() == "<ol><li>Alpha</li><li>Beta</li><li>Omega</li></ol>"
    assert predict_item().answer_html() == "<ul><li>It is <em>lost</em></li></ul>"


@pytest.mark.parametrize(
    ("value", "tolerance", "told"),
    [
        (2.79097387, 0.1, "2.79"),
        (2.79097387, 0.05, "2.791"),
        (2.79097387, 0, "2.79097387"),
        (63.8297872, 1, "63.8"),
        (1234.0, 200, "1234"),
        (0.5, 0.001, "0.5"),
    ],
)
def test_a_number_is_revealed_to_one_digit_more_than_its_tolerance(value, tolerance, told):
    item = replace(BANK.item("type-number"), value=value, tolerance=tolerance)
    assert item.answer_html() == f"<p>{told}</p>"
