"""What is to be guessed first is paired with the cell that answers it, and is not given away."""

from dataclasses import replace
from pathlib import Path

import pytest

from ketacourse import covered
from ketacourse.course.contents import banks_of
from ketacourse.course.lesson import read_lesson
from ketacourse.course.pairs import pair_faults
from ketacourse.display.page import Page
from ketacourse.quiz import load_bank
from tests.course.notebook import code, notebook, prose

BANK = load_bank("00_start_here")
FIRST, SECOND = (item.id for item in BANK.items[:2])
GUESS = f"guess-first:{FIRST}"
IN_THE_OPEN = f"answers '{FIRST}', which is to be guessed first, in the open; show it by covered()"
COVER = covered(Page("<p>42</p>"))
LESSONS = sorted((Path(__file__).parents[2] / "lessons").glob("*.ipynb"))


def faults(folder, *cells, guesses=()):
    items = tuple(replace(item, guess=item.id in guesses) for item in BANK.items)
    lesson = notebook(folder, "00_start_here", *cells)
    return [message for _, message in pair_faults(lesson, [replace(BANK, items=items)])]


def tagged(cell, *tags):
    return {**cell, "metadata": {"tags": list(tags)}}


def ask(*items, tags=()):
    return tagged(code(f"ask({', '.join(map(repr, (BANK.id, *items)))})"), *tags)


def shown(*names, is_covered=False):
    text, html = (repr(COVER), COVER._repr_html_()) if is_covered else ("42", "")
    tags = (f"answers:{name}" for name in names)
    return tagged(code("show()", text=text, html=html), *tags)


def test_a_question_and_its_covered_answer_are_a_pair(tmp_path):
    question = ask(FIRST, tags=[GUESS])
    assert faults(tmp_path, question, prose("And?"), shown(FIRST, is_covered=True)) == []


def test_a_guess_of_the_bank_needs_no_tag_but_an_answer(tmp_path):
    cells = (prose("## Warm-up"), ask(FIRST), prose("## Later"))
    assert faults(tmp_path, *cells, shown(FIRST), guesses=[FIRST]) == []
    (message,) = faults(tmp_path, *cells, guesses=[FIRST])
    assert message == (
        f"cell 2: '{FIRST}' is to be guessed first, but no cell bears the tag 'answers:{FIRST}'; "
        "give it to the one whose output answers"
    )


def test_an_answer_in_the_section_of_its_question_is_covered(tmp_path):
    question = ask(FIRST, tags=[GUESS])
    assert faults(tmp_path, question, prose("### Part"), shown(FIRST)) == [f"cell 3: {IN_THE_OPEN}"]
    assert faults(tmp_path, question, prose("## Section"), shown(FIRST)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Guess before you read.",
        "Judge first, say how sure you are, then open the trace.",
        "And now? Predict it first.",
        "Reckon it on paper before you answer.",
        "**Say first** what it expects.",
        "Open it only after you have judged.",
        "If you mean to judge more, do so first.",
        "If you have not judged claim 7, go back.",
    ],
)
def test_where_the_text_asks_for_a_guess_once_more_the_answer_is_covered(tmp_path, text):
    question = ask(FIRST, tags=[GUESS])
    cells = (question, prose(f"## Section\n\n{text}"))
    assert faults(tmp_path, *cells, shown(FIRST, is_covered=True)) == []
    assert faults(tmp_path, *cells, shown(FIRST)) == [f"cell 3: {IN_THE_OPEN}"]


@pytest.mark.parametrize("twin", ["the plain twin", "the page"])
def test_an_answer_beside_its_cover_is_in_the_open(tmp_path, twin):
    cell = shown(FIRST, is_covered=True)
    data = cell["outputs"][0]["data"]
    kind = "text/plain" if twin == "the plain twin" else "text/html"
    data[kind] = f"{data[kind]}\n42"
    question = ask(FIRST, tags=[GUESS])
    (message,) = faults(tmp_path, question, cell)
    assert message == f"cell 2: {IN_THE_OPEN}"


def test_a_disclosure_that_stands_open_covers_nothing(tmp_path):
    cell = shown(FIRST, is_covered=True)
    data = cell["outputs"][0]["data"]
    data["text/html"] = data["text/html"].replace("<details ", "<details open ")
    (message,) = faults(tmp_path, ask(FIRST, tags=[GUESS]), cell)
    assert message == f"cell 2: {IN_THE_OPEN}"


def test_an_answer_to_nothing_is_told(tmp_path):
    (message,) = faults(tmp_path, ask(FIRST), shown("no-such"))
    assert message.startswith("cell 2: unknown question to be guessed first 'no-such'")


def test_an_answer_stands_below_its_question(tmp_path):
    cells = (shown(FIRST, is_covered=True), ask(FIRST, tags=[GUESS]))
    assert faults(tmp_path, *cells) == [
        f"cell 1: answers '{FIRST}', which cell 2 asks; move it below"
    ]


def test_a_tag_names_a_question_of_its_cell(tmp_path):
    messages = faults(
        tmp_path, ask(FIRST, tags=[f"guess-first:{SECOND}"]), shown(SECOND, is_covered=True)
    )
    (message,) = messages
    assert message.startswith(f"cell 1: unknown question of this cell '{SECOND}'")


def test_what_is_judged_in_a_view_may_bear_any_name(tmp_path):
    view = tagged(code("worksheet()"), "guess-first:bias")
    assert faults(tmp_path, view, shown("bias", is_covered=True)) == []


def test_one_answer_may_stand_in_several_cells_and_one_cell_answer_several_questions(tmp_path):
    question = ask(FIRST, SECOND, tags=[f"guess-first:{FIRST}", f"guess-first:{SECOND}"])
    both = shown(FIRST, SECOND, is_covered=True)
    assert faults(tmp_path, question, both, both) == []


def test_a_text_that_asks_for_a_guess_needs_a_question_or_an_answer_below_it(tmp_path):
    unmarked = (
        "cell 1: says 'Guess before', but no cell below it in this section bears a tag "
        "'guess-first:...' or 'answers:...'; mark the question and its answer"
    )
    text = prose("Guess before you look.")
    assert faults(tmp_path, text, ask(FIRST), shown()) == [unmarked]
    question = ask(FIRST, tags=[GUESS])
    far = (prose("## Next"), question, shown(FIRST, is_covered=True))
    assert faults(tmp_path, text, *far) == [unmarked]


@pytest.mark.parametrize(
    "text",
    [
        "## Objectives\n\n1. Predict what happens before you look.",
        "## Summary\n\n- Guess first.",
        "It makes you commit yourself before you look.",
        "They say that the first trial failed.",
    ],
)
def test_a_text_that_speaks_of_guessing_asks_for_none(tmp_path, text):
    assert faults(tmp_path, prose(text)) == []


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_no_lesson_gives_away_what_is_to_be_guessed_first(path):
    lesson = read_lesson(path)
    banks = [load_bank(name) for name in banks_of(lesson.id)]
    assert [message for _, message in pair_faults(lesson, banks)] == []
