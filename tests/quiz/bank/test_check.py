from pathlib import Path

import pytest

from ketacourse.quiz.bank.check import check_bank
from ketacourse.quiz.bank.load import load_bank
from tests.quiz.conftest import HEAD

QUIZZES = Path(__file__).parents[3] / "quizzes"


def told(path, citations=()):
    return [str(problem) for problem in check_bank(path, citations)]


@pytest.fixture
def sound(choice_bank):
    item = choice_bank[choice_bank.index("  - id") :]
    return choice_bank + item.replace("id: pick", "id: other")


def test_a_sound_bank_has_no_problem(write_bank, sound):
    assert told(write_bank(sound)) == []


def test_an_objective_needs_two_items(write_bank, sound):
    text = sound.replace("  know: Know it.", "  know: Know it.\n  lone: Alone.\n  bare: Bare.")
    text = text.replace(
        "id: other\n    type: choice\n    objective: know",
        "id: other\n    type: choice\n    objective: lone",
    )
    assert told(write_bank(text)) == [
        "quizzes/made.yaml:1: objective 'bare' has 0 items; at least 2 are needed.",
        "quizzes/made.yaml:1: objective 'know' has 1 items; at least 2 are needed.",
        "quizzes/made.yaml:1: objective 'lone' has 1 items; at least 2 are needed.",
    ]


def test_an_item_without_an_objective_is_told(write_bank, sound):
    text = sound.replace("    objective: know\n", "", 1)
    assert told(write_bank(text)) == [
        (
            "quizzes/made.yaml:7: item 'pick': 'objective' is missing; add it. "
            "Which objective of the bank it serves."
        )
    ]


def test_an_unknown_citation_is_answered_with_the_nearest(write_bank, sound):
    text = sound.replace(
        "    explanation: Because.", "    cites: [zarat_2006]\n    explanation: B.", 1
    )
    assert told(write_bank(text), {"zarate_2006", "murrough_2013"}) == [
        (
            "quizzes/made.yaml:7: item 'pick': unknown citation 'zarat_2006'; "
            "did you mean 'zarate_2006'? Allowed: murrough_2013, zarate_2006."
        )
    ]


def test_the_bank_is_called_as_its_file(write_bank, sound):
    assert told(write_bank(sound, name="other")) == [
        "quizzes/other.yaml:1: the bank is called 'made' and its file 'other'; rename one of them."
    ]


def test_right_options_that_always_stand_first_are_told(write_bank, choice_bank):
    item = choice_bank[choice_bank.index("  - id") :]
    text = choice_bank + "".join(item.replace("id: pick", f"id: p{n}") for n in range(4))
    assert told(write_bank(text)) == [
        (
            "quizzes/made.yaml:1: the right option stands in place 1 in 5 of 5 choice items; "
            "move some, or add 'shuffle: true'."
        )
    ]


def test_right_options_in_several_places_are_no_problem(write_bank, choice_bank):
    item = choice_bank[choice_bank.index("  - id") :]
    other = item.replace(", correct: true", "").replace("That,", "That, correct: true,")
    more = [item.replace("id: pick", "id: p1"), item.replace("id: pick", "id: p2")]
    more += [other.replace("id: pick", "id: p3"), other.replace("id: pick", "id: p4")]
    assert told(write_bank(choice_bank + "".join(more))) == []


def test_problems_come_in_the_order_of_lines_and_faults_of_all_kinds_together(write_bank, sound):
    text = sound.replace("    difficulty: easy\n", "", 1)
    text = text.replace(
        "    explanation: Because.\n  - id: other",
        "    cites: [x_1]\n    explanation: B.\n  - id: other",
    )
    text = text.rstrip("\n") + "\n    cites: [y_1]\n"
    assert [message.split(": ", 2)[0] for message in told(write_bank(text), {"z_1"})] == [
        "quizzes/made.yaml:7",
        "quizzes/made.yaml:16",
    ]


def test_a_file_that_is_no_yaml_gives_its_one_problem(write_bank):
    assert told(write_bank("a: &x 1")) == [
        (
            "quizzes/made.yaml:1: anchors (&name) and aliases (*name) are not allowed here. "
            "If this is a text, put it in quotes."
        )
    ]


def test_citations_are_those_of_the_course_unless_given(write_bank, sound):
    text = sound.replace(
        "    explanation: Because.", "    cites: [no_such_1900]\n    explanation: B.", 1
    )
    (problem,) = check_bank(write_bank(text))
    assert problem.line == 7
    assert "unknown citation 'no_such_1900'" in problem.message


PATH = """\
  - id: way
    type: path
    objective: know
    difficulty: easy
    stem: How?
    hypothesis: 1
    from: glutamate
    to: ad_acute
    choices: [ampar, bdnf]
    explanation: So.
"""
PREDICT = """\
  - id: guess
    type: predict
    objective: know
    difficulty: easy
    stem: What?
    hypothesis: 1
    perturb: {ampar: -1}
    with_ketamine: true
    outcome: ad_acute
    experiment: X01
    explanation: So.
"""


def test_a_path_and_a_prediction_that_can_be_asked_are_no_problem(write_bank):
    assert told(write_bank(HEAD + PATH + PREDICT)) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("ampar, bdnf", "ampr, bdnf", "unknown node 'ampr'; did you mean 'ampar'? Allowed: "),
        ("from: glutamate", "from: glutamat", "unknown node 'glutamat'; did you mean 'glutamate'?"),
        ("hypothesis: 1", "hypothesis: 99", "unknown hypothesis 99; give a number from 1 to "),
        (
            "ampar, bdnf",
            "bdnf, mor",
            "no path leads from 'glutamate' to 'ad_acute' over what is offered.",
        ),
    ],
)
def test_a_path_that_cannot_be_asked_is_told_with_the_nearest(write_bank, old, new, message):
    (problem,) = told(write_bank(HEAD + PATH.replace(old, new) + PREDICT))
    assert problem.startswith(f"quizzes/made.yaml:7: item 'way': {message}")
    assert problem.endswith(".")
    assert not problem.endswith("..")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{ampar", "{amparr", "unknown node 'amparr'; did you mean 'ampar'? Allowed: "),
        ("outcome: ad_acute", "outcome: ad_acut", "unknown node 'ad_acut'; did you mean"),
        ("X01", "X001", "unknown experiment 'X001'; did you mean 'X01'? Allowed: "),
        (
            "X01",
            "X05",
            (
                "experiment 'X05' did something else: perturb {mtorc1: -1}, with_ketamine true, "
                "outcome ad_sustained; make the item the same or leave the experiment out."
            ),
        ),
        (
            "hypothesis: 1",
            "hypothesis: 5",
            (
                "hypothesis 5 predicts nothing to choose from: the account names none of what is "
                "perturbed; ask for another perturbation, outcome or hypothesis."
            ),
        ),
    ],
)
def test_a_prediction_that_cannot_be_asked_is_told_with_the_nearest(write_bank, old, new, message):
    (problem,) = told(write_bank(HEAD + PATH + PREDICT.replace(old, new)))
    assert problem.startswith(f"quizzes/made.yaml:17: item 'guess': {message}")


@pytest.mark.parametrize(
    ("stem", "message"),
    [
        ("No", "'stem' is what YAML can take for true or false; put it in quotes."),
        ("off", "'stem' is what YAML can take for true or false; put it in quotes."),
        ("2026-11-21", "'stem' is what YAML can take for a date; put it in quotes."),
        ("1:30", "'stem' is what YAML can take for a time; put it in quotes."),
        ("1_000", "'stem' is what YAML can take for another number; put it in quotes."),
        (
            "$\\foo$",
            (
                "'stem' holds what cannot be shown: the command '\\foo' in the formula '\\foo' "
                "is not known here."
            ),
        ),
        (
            "'$5 mg$'",
            (
                "'stem' holds what cannot be shown: '$5 mg$' may be a formula or two sums of "
                "money; write \\$ for a dollar sign, or \\text{...} for words in a formula."
            ),
        ),
        (
            "a" * 5_001,
            (
                "'stem' holds what cannot be shown: a text of 5,001 characters; at most 5,000 can "
                "be shown."
            ),
        ),
    ],
    ids=["no", "off", "date", "time", "number", "formula", "doubtful", "long"],
)
def test_a_text_that_was_perhaps_meant_otherwise_is_told_and_yet_shown(
    write_bank, sound, stem, message
):
    path = write_bank(sound.replace("stem: Which?", f"stem: {stem}", 1))
    assert told(path) == [f"quizzes/made.yaml:11: item 'pick': {message}"]
    assert load_bank(path).item("pick").stem == stem.strip("'")


def test_a_value_that_yaml_can_take_for_another_is_told(write_bank, sound):
    code = (
        "  - id: code\n    type: code\n    objective: know\n    difficulty: easy\n    stem: Do.\n"
        "    function: f\n    parameters: [x]\n    explanation: Because.\n"
        "    cases:\n      - {arguments: [yes], expected: 2026-11-21}\n"
        "      - {arguments: [true], expected: 'no'}\n      - {arguments: [[1, a]], expected: 1}\n"
    )
    where = "quizzes/made.yaml:34: item 'code', case 1"
    assert told(write_bank(sound + code)) == [
        (f"{where}, argument 1: 'yes' is what YAML can take for true or false; put it in quotes."),
        f"{where}, expected: '2026-11-21' is what YAML can take for a date; put it in quotes.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "from $5 to $10",
        "costs $5 (US$)",
        "$I^2$ above 75",
        "$d$ = 0.60",
        "'Yes, no # 1'",
        "Is C# a drug?",
        "50",
        "-0.14",
        "'no'",
        "'2026-11-21'",
        "|\n      ```\n      x = 1\n      ```",
        "'{a}'",
    ],
)
def test_a_text_that_is_what_it_seems_is_no_problem(write_bank, sound, text):
    assert told(write_bank(sound.replace("stem: Which?", f"stem: {text}", 1))) == []


def test_a_comment_on_a_line_of_its_own_or_after_a_word_is_no_problem(write_bank, sound):
    text = sound.replace("    stem:", "    # a comment\n    stem:", 1)
    text = text.replace("difficulty: easy", "difficulty: easy # enough", 1)
    assert told(write_bank(text.replace("type: choice", "type: choice # x", 1))) == []


def test_unknown_citations_are_told_until_nobody_would_read_on(write_bank, sound):
    cites = ", ".join(f"x{n}" for n in range(100))
    text = sound.replace("    explanation: Because.", f"    cites: [{cites}]\n    explanation: B.")
    listed = told(write_bank(text), {"zarate_2006"})
    assert len(listed) == 51
    assert listed[-1] == "quizzes/made.yaml:7: 50 problems up to here; mend these first."
