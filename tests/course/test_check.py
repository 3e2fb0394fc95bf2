"""What a lesson must hold: each rule, broken once, is reported where it is broken."""

import linecache

import pytest

from ketacourse.course.check import HEADINGS, check_lesson
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.screen.exercises import exercise
from tests.course.notebook import code, notebook, prose

BANK = """
bank: 01_x
title: X
lesson: 01_x
objectives:
  one: Say one thing well.
items:
  - id: first
    type: choice
    objective: one
    difficulty: easy
    points: 1
    stem: Which?
    options:
      a: {text: This, correct: true, feedback: Yes.}
      b: {text: That, feedback: No.}
    hint: Think.
    explanation: Because.
    cites: [zarate_2006]
  - id: second
    type: choice
    objective: one
    difficulty: easy
    points: 1
    stem: Which?
    options:
      a: {text: This, correct: true, feedback: Yes.}
      b: {text: That, feedback: No.}
    hint: Think.
    explanation: Because.
    cites: [zarate_2006]
"""
TEXT = "\n\n".join(f"## {heading}" for heading in HEADINGS) + "\n\nSay one\nthing well."
ASK = code('ask("01_x", "first", "second")')


@pytest.fixture(name="quizzes")
def _quizzes(tmp_path):
    folder = tmp_path / "quizzes"
    folder.mkdir()
    (folder / "01_x.yaml").write_text(BANK, encoding="utf-8")
    return folder


def problems(folder, quizzes, *cells, name="01_x"):
    lesson = notebook(folder, name, *cells)
    return [problem.message for problem in check_lesson(lesson.path, quizzes)]


def test_a_sound_lesson_has_no_problem(tmp_path, quizzes):
    assert problems(tmp_path, quizzes, prose(TEXT), ASK) == []


def test_a_link_must_name_the_paper_it_leads_to(tmp_path, quizzes):
    link = "[Zarate et al. 2016](https://doi.org/10.1001/archpsyc.63.8.856)"
    assert problems(tmp_path, quizzes, prose(f"{TEXT} {link}"), ASK) == [
        "link says 'Zarate et al. 2016', but the paper is 'Zarate et al. 2006b'"
    ]


def test_a_right_link_passes(tmp_path, quizzes):
    link = "[Zarate et al. 2006b](https://doi.org/10.1001/archpsyc.63.8.856)"
    assert problems(tmp_path, quizzes, prose(f"{TEXT} {link}"), ASK) == []


def test_a_link_that_is_no_citation_is_reported(tmp_path, quizzes):
    assert problems(tmp_path, quizzes, prose(f"{TEXT} [x](https://example.org/)"), ASK) == [
        "link https://example.org/ is no citation's; use the 'link' of a citation"
    ]


def test_a_word_in_italics_must_be_in_the_glossary(tmp_path, quizzes):
    (message,) = problems(tmp_path, quizzes, prose(f"{TEXT} *anhedonya*"), ASK)
    assert message.startswith("unknown glossary term 'anhedonya'; did you mean 'anhedonia'?")


@pytest.mark.parametrize("form", ["anhedonia", "Anhedonia", "MADRS"])
def test_a_glossary_term_passes_in_any_case(tmp_path, quizzes, form):
    assert problems(tmp_path, quizzes, prose(f"{TEXT} *{form}*"), ASK) == []


def test_a_number_in_the_prose_must_be_printed_by_a_cell(tmp_path, quizzes):
    cells = (prose(f"{TEXT} It was 71 %."), ASK)
    assert problems(tmp_path, quizzes, *cells) == [
        "the number 71 is printed by no cell of this lesson; show it"
    ]
    assert problems(tmp_path, quizzes, *cells, code("12 / 17", text="71")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lesson 06",
        "`range(9)`",
        "$d = 0.3$",
        "\n1. first\n2. second",
        "\n### Part 2",
        "COX2",
        "24th",
    ],
)
def test_lesson_numbers_code_maths_and_list_marks_are_not_numbers_in_prose(tmp_path, quizzes, text):
    expected = 1 if text == "24th" else 0
    assert len(problems(tmp_path, quizzes, prose(f"{TEXT} {text}"), ASK)) == expected


def test_thousands_may_be_grouped(tmp_path, quizzes):
    cells = (prose(f"{TEXT} Of 3,703 people."), ASK, code("n", text="3703"))
    assert problems(tmp_path, quizzes, *cells) == []


def test_a_missing_heading_is_reported(tmp_path, quizzes):
    text = TEXT.replace("## Summary", "")
    assert problems(tmp_path, quizzes, prose(text), ASK) == [
        "heading '## Summary' is missing; every lesson has it"
    ]


def test_an_unknown_bank_or_item_is_reported_with_the_nearest(tmp_path, quizzes):
    cells = (prose(TEXT), ASK, code('ask("01_y", "first")'), code('ask("01_x", "frist")'))
    assert problems(tmp_path, quizzes, *cells) == [
        "unknown question bank '01_y'; did you mean '01_x'? Allowed: 01_x",
        "unknown item of 01_x 'frist'; did you mean 'first'? Allowed: first, second",
    ]


def test_an_objective_must_be_said_word_for_word(tmp_path, quizzes):
    text = TEXT.replace("thing well", "thing")
    assert problems(tmp_path, quizzes, prose(text), ASK) == [
        "objective 'one' is not said word for word: Say one thing well."
    ]


def test_an_item_that_is_never_asked_is_reported(tmp_path, quizzes):
    assert problems(tmp_path, quizzes, prose(TEXT), code('ask("01_x", "first")')) == [
        "item 'second' of 01_x.yaml is never asked; ask it or delete it"
    ]


def test_asking_a_whole_bank_asks_every_item(tmp_path, quizzes):
    assert problems(tmp_path, quizzes, prose(TEXT), code('ask("01_x")')) == []


CODE_ITEM = """
  - id: double
    type: code
    objective: one
    difficulty: easy
    stem: Write it.
    function: double
    parameters: [x]
    starter: |
      def double(x):
          total = 0
          # Write here.
          return total
    cases:
      - {arguments: [1], expected: 2}
    explanation: Twice.
"""
STARTER = "def double(x):\n    total = 0\n    # Write here.\n    return total"
HAND_IN = code('exercise(double, "01_x", "double")')
NOT_THE_STARTER = (
    "the function 'double' is not the starter of item 'double', so running the lesson would be "
    "kept as an attempt; make the two the same"
)


@pytest.fixture(name="with_code")
def _with_code(quizzes):
    (quizzes / "01_x.yaml").write_text(f"{BANK}{CODE_ITEM}", encoding="utf-8")
    return quizzes


@pytest.mark.parametrize(
    "source",
    [
        STARTER,
        f"{STARTER}\n\n\nprint(1)",
        f"x = 1\n\n{STARTER}\n",
        f"def double(x):\n    return 2 * x\n\n\n{STARTER}",
    ],
    ids=["alone", "code below", "code above", "defined again"],
)
def test_an_exercise_that_begins_with_the_starter_of_its_bank_passes(tmp_path, with_code, source):
    assert problems(tmp_path, with_code, prose(TEXT), ASK, code(source), HAND_IN) == []


@pytest.mark.parametrize(
    "source",
    [
        STARTER.replace("return total", "return 2 * x"),
        STARTER.replace("    # Write here.\n", ""),
        f"{STARTER}\n    # A last remark.",
        f"{STARTER}\n\n\ndef double(x):\n    return 2 * x",
        "def doubled(x):\n    return 0",
        "",
    ],
    ids=["solved", "comment lost", "comment added", "defined again", "another name", "nothing"],
)
def test_an_exercise_that_begins_otherwise_is_reported(tmp_path, with_code, source):
    cells = (prose(TEXT), ASK, code(source), HAND_IN)
    assert problems(tmp_path, with_code, *cells) == [NOT_THE_STARTER]


def test_a_starter_defined_only_after_it_was_handed_in_is_reported(tmp_path, with_code):
    cells = (prose(TEXT), ASK, HAND_IN, code(STARTER))
    assert problems(tmp_path, with_code, *cells) == [NOT_THE_STARTER]


def test_what_differs_from_the_starter_is_reported_on_its_own_line(tmp_path, with_code):
    solved = STARTER.replace("return total", "return 2 * x")
    lesson = notebook(tmp_path, "01_x", prose(TEXT), ASK, code(solved), HAND_IN)
    (problem,) = check_lesson(lesson.path, with_code)
    assert "def double(x):" in lesson.raw.splitlines()[problem.line - 1]


def test_a_question_handed_in_as_an_exercise_is_reported(tmp_path, quizzes):
    cells = (prose(TEXT), ASK, code('exercise(f, "01_x", "first")'))
    assert problems(tmp_path, quizzes, *cells) == [
        "item 'first' asks for no code; use ask() for it"
    ]


@pytest.mark.parametrize(("last", "kept"), [("return total", 0), ("return 2 * x", 1)])
def test_what_passes_here_is_what_an_exercise_does_not_keep(
    tmp_path, with_code, monkeypatch, last, kept
):
    source, space = STARTER.replace("return total", last), {}
    lines = source.splitlines(keepends=True)
    monkeypatch.setitem(linecache.cache, "<cell>", (len(source), None, lines, "<cell>"))
    exec(compile(source, "<cell>", "exec"), space)  # noqa: S102 a cell of a lesson
    log = AttemptLog(tmp_path / "my_answers.jsonl")
    exercise(space["double"], load_bank(with_code / "01_x.yaml"), "double", log=log)
    assert len(log.read()) == kept
    found = problems(tmp_path, with_code, prose(TEXT), ASK, code(source), HAND_IN)
    assert len(found) == kept


def test_a_lesson_without_a_bank_is_reported(tmp_path, quizzes):
    assert problems(tmp_path, quizzes, prose(TEXT), name="02_y") == [
        "no question bank 02_y.yaml that can be read; every lesson has one"
    ]


def test_a_problem_carries_the_line_of_the_notebook(tmp_path, quizzes):
    lesson = notebook(tmp_path, "01_x", prose(f"{TEXT}\n\nIt was 71 %."), ASK)
    (problem,) = check_lesson(lesson.path, quizzes)
    assert "71 %" in lesson.raw.splitlines()[problem.line - 1]


def test_a_file_that_is_no_notebook_is_one_problem(tmp_path, quizzes):
    path = tmp_path / "01_x.ipynb"
    path.write_text("{}", encoding="utf-8")
    (problem,) = check_lesson(path, quizzes)
    assert problem.line == 1
    assert "not a readable notebook" in problem.message
