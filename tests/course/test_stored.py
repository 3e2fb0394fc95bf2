from __future__ import annotations

import json

import pytest

from ketacourse.course.notebooks import WIDGET_VIEW
from ketacourse.course.stored import MOST_BYTES, check_stored
from ketacourse.course.terms import with_links
from ketacourse.errors import printable
from tests.course.tiny import code, prose, shown, written

TITLE = prose("# Title")


def faults(tmp_path, *cells, **metadata):
    path = written(tmp_path / "lesson.ipynb", *cells, **metadata)
    return [problem.message for problem in check_stored(path)]


def test_a_notebook_says_that_it_is_a_lesson(tmp_path):
    path = tmp_path / "lesson.ipynb"
    path.write_text(json.dumps({"cells": [TITLE], "metadata": {}}), "utf-8")
    assert [problem.message for problem in check_stored(path)] == [
        "does not say that it is a lesson of this course; run 'make lessons'"
    ]


@pytest.mark.parametrize("term", ["*anhedonia*", '[*anhedonia*](#term-anhedonia "As it was.")'])
def test_a_term_without_the_definition_of_today_is_told(tmp_path, term):
    assert faults(tmp_path, TITLE, prose(f"A {term}.")) == [
        "cell 2: has terms without a link to their definition now; run 'make lessons'"
    ]
    assert faults(tmp_path, TITLE, prose(with_links(f"A {term}."))) == []


def stream(name, text):
    return {"output_type": "stream", "name": name, "text": text}


def test_a_sound_notebook_has_no_fault(tmp_path):
    cells = [TITLE, code("1", 1, shown(text_plain="1")), prose("## Part"), code("2", 2)]
    assert faults(tmp_path, *cells) == []


def test_a_fault_tells_file_line_and_cell(tmp_path):
    path = written(tmp_path / "lesson.ipynb", TITLE, code("1"))
    line = path.read_text().splitlines().index('   "id": "c2"') + 1
    assert [str(problem) for problem in check_stored(path)] == [
        f"lesson.ipynb:{line}: cell 2: never run, or stripped of its outputs; run 'make lessons'"
    ]


@pytest.mark.parametrize(
    ("count", "message"),
    [
        (None, "never run, or stripped of its outputs; run 'make lessons'"),
        (4, "has execution count 4, but 2 is needed; run 'make lessons'"),
        (1, "has execution count 1, but 2 is needed; run 'make lessons'"),
    ],
)
def test_code_must_have_been_run_once_in_order(tmp_path, count, message):
    cells = [TITLE, code("1", 1), code("2", count)]
    assert faults(tmp_path, *cells) == [f"cell 3: {message}"]


@pytest.mark.parametrize(
    ("output", "message"),
    [
        (
            shown(**{WIDGET_VIEW: "{}", "text/html": "<p>", "text/plain": "w"}),
            "stores a live widget, which shows as an error without its kernel; run 'make lessons'",
        ),
        (
            {"output_type": "error", "ename": "KeyError", "evalue": "a", "traceback": []},
            "stored the error KeyError; mend it, or tag the cell raises-exception",
        ),
        (stream("stderr", "Warning: old"), "wrote to stderr, such as a warning; mend its cause"),
        (
            shown(text_plain="<object at 0x7f00aa11bb22>"),
            "shows the memory address 0x7f00aa11bb22, new in every run; give the object a repr",
        ),
        (
            stream("stdout", "<object at 0x7f00aa11bb22>"),
            "shows the memory address 0x7f00aa11bb22, new in every run; give the object a repr",
        ),
        (
            shown(image_png="iVBOR", text_plain="<Figure>"),
            "shows image/png without alt text; show it with ketacourse's picture()",
        ),
        (
            shown(**{"image/svg+xml": "<svg/>"}),
            "shows image/svg+xml without alt text; show it with ketacourse's picture()",
        ),
    ],
)
def test_an_output_that_fails_a_reader_is_refused(tmp_path, output, message):
    assert faults(tmp_path, TITLE, code("1", 1, output)) == [f"cell 2: {message}"]


def test_a_picture_with_html_beside_it_and_a_meant_error_are_welcome(tmp_path):
    picture = shown(image_png="iVBOR", text_html='<img alt="a line" src="">')
    error = {"output_type": "error", "ename": "KeyError", "evalue": "a", "traceback": []}
    cells = [TITLE, code("1", 1, picture), code("2", 2, error, tags=["raises-exception"])]
    assert faults(tmp_path, *cells) == []


@pytest.mark.parametrize("source", ["ax.plot(x);", "ax.plot(x);  # quiet", "a\nb;\n"])
def test_a_trailing_semicolon_is_refused(tmp_path, source):
    message = "ends in ';', which the tests do not honour; assign the value to '_' instead"
    assert faults(tmp_path, TITLE, code(source, 1)) == [f"cell 2: {message}"]


@pytest.mark.parametrize("source", ["a = 1; b = 2", "print('a;')", "a  # b; c"])
def test_a_semicolon_elsewhere_is_welcome(tmp_path, source):
    assert faults(tmp_path, TITLE, code(source, 1)) == []


@pytest.mark.parametrize(
    "call",
    ["interact(f)", "widgets.Output()", "@interact", "interactive(f)", "interactive_output(f)"],
)
def test_what_the_tests_cannot_see_is_refused(tmp_path, call):
    (message,) = faults(tmp_path, TITLE, code(call, 1))
    assert message.startswith("cell 2: uses '")
    assert message.endswith("', whose output the tests cannot see; use a view")


@pytest.mark.parametrize(
    "value",
    [
        "{-70: 4, -40: 23}",
        "[30, 38]",
        "(8, 0.43)",
        "'47 to 87 %'",
        '"a quoted text"',
        "([13 ng/mL],\n [113 ng/mL])",
        "<Prediction: silent>",
        "None",
        "True",
        "array([1.0])",
        "{1, 2}",
    ],
)
def test_what_is_written_for_python_is_no_result_for_a_reader(tmp_path, value):
    (message,) = faults(tmp_path, TITLE, code("x = 1", 1, shown(text_plain=value)))
    assert message == (
        f"cell 2: shows the raw value {printable(value, 40)}, which is written for Python; print a "
        "sentence with its units, or show a table"
    )


@pytest.mark.parametrize(
    "output",
    [
        shown(text_plain="42"),
        shown(text_plain="+35.8 percentage points (+11.6 to +54.2)"),
        shown(text_plain="Trueness is no word of Python"),
        shown(text_plain="<Table: 2 rows>", text_html="<table></table>"),
        stream("stdout", "[printed on purpose]"),
    ],
)
def test_a_number_a_sentence_and_a_page_are_results(tmp_path, output):
    assert faults(tmp_path, TITLE, code("x = 1", 1, output)) == []


@pytest.mark.parametrize("call", ["interaction_plot(f)", "TextOutput(1)", "outputs(1)"])
def test_names_that_only_look_alike_are_welcome(tmp_path, call):
    assert faults(tmp_path, TITLE, code(call, 1)) == []


def test_a_cell_holds_at_most_twelve_lines_of_code(tmp_path):
    twelve, thirteen = "a = 1\n\n" * 12, "a = 1\n" * 13
    assert faults(tmp_path, TITLE, code(twelve, 1)) == []
    assert faults(tmp_path, TITLE, code(thirteen, 1)) == [
        "cell 2: 13 lines of code, but at most 12 are allowed; split the cell"
    ]


@pytest.mark.parametrize(
    "metadata",
    [
        {"collapsed": True},
        {"cellView": "form"},
        {"execution": {"iopub.execute_input": "2026"}},
    ],
)
def test_hidden_outputs_and_traces_of_a_run_are_refused(tmp_path, metadata):
    (name,) = metadata
    (message,) = faults(tmp_path, TITLE, code("1", 1, **metadata))
    assert message == (
        f"cell 2: metadata {name}; only deletable, editable, jupyter, tags are kept, so that no "
        "output is hidden and no run leaves a trace; run 'make lessons'"
    )


CODE_HIDDEN = "cell 2: its code is the lesson, but it is hidden; run 'make lessons', which shows it"
CODE_SHOWN = (
    "cell 2: only shows something, but its code is in view; run 'make lessons', which hides it"
)


@pytest.mark.parametrize(
    "marks",
    [
        {"jupyter": {"source_hidden": True}, "tags": ["hide-input"]},
        {"jupyter": {"source_hidden": True}},
        {"tags": ["hide-input"]},
        {"jupyter": {"outputs_hidden": True}},
        {"jupyter": {"source_hidden": False}},
        {"jupyter": {}},
    ],
)
def test_no_mark_hides_code_that_is_the_lesson(tmp_path, marks):
    assert faults(tmp_path, TITLE, code("40 + 2", 1, **marks)) == [CODE_HIDDEN]


@pytest.mark.parametrize(
    "marks",
    [
        {},
        {"jupyter": {"source_hidden": True}},
        {"tags": ["hide-input"]},
        {"jupyter": {"source_hidden": True, "outputs_hidden": True}, "tags": ["hide-input"]},
    ],
)
def test_a_cell_that_only_shows_something_bears_both_marks_and_no_other(tmp_path, marks):
    assert faults(tmp_path, TITLE, code('facts("cmax")', 1, **marks)) == [CODE_SHOWN]


def test_a_cell_with_the_marks_of_its_kind_has_no_fault(tmp_path):
    marks = {"jupyter": {"source_hidden": True}, "tags": ["answers:pairs", "hide-input"]}
    assert faults(tmp_path, TITLE, code('facts("cmax")', 1, **marks), code("40 + 2", 2)) == []


def test_text_bears_no_mark_of_hidden_code(tmp_path):
    text = {**prose("## Part"), "metadata": {"jupyter": {"source_hidden": True}}}
    (message,) = faults(tmp_path, TITLE, text)
    assert message == (
        "cell 2: is text that is marked as hidden code; run 'make lessons', which takes the mark "
        "away"
    )


@pytest.mark.parametrize("tag", ["nbval-ignore-output", "nbval-skip", "hide-output", "remove-cell"])
def test_tags_that_hide_a_cell_are_refused(tmp_path, tag):
    message = f"cell 2: tag '{tag}' keeps the cell from the tests or the reader; remove it"
    assert faults(tmp_path, TITLE, code("1", 1, tags=[tag])) == [message]


@pytest.mark.parametrize(("titles", "counted"), [([], 0), (["# A", "# B"], 2)])
def test_there_is_one_title(tmp_path, titles, counted):
    cells = [prose(title) for title in titles] or [prose("Text")]
    assert faults(tmp_path, *cells) == [
        f"{counted} headings of level 1, but exactly one is needed: the title"
    ]


def test_a_comment_in_a_code_fence_is_no_heading(tmp_path):
    assert faults(tmp_path, prose("# Title\n```\n# comment\n```\n")) == []


def test_no_heading_level_is_skipped(tmp_path):
    cells = [TITLE, prose("## A\n### B"), prose("## C"), prose("#### D")]
    assert faults(tmp_path, *cells) == [
        "cell 4: heading of level 4 follows one of level 2; skip no level"
    ]


def test_the_state_of_widgets_is_refused(tmp_path):
    assert faults(tmp_path, TITLE, widgets={"state": {}}) == [
        "holds the state of widgets, which die with their kernel; run 'make lessons'"
    ]


def test_an_empty_code_cell_is_refused(tmp_path):
    assert faults(tmp_path, TITLE, code("  \n")) == ["cell 2: is empty; delete it"]


def test_a_notebook_is_at_most_a_megabyte(tmp_path):
    assert faults(tmp_path, TITLE, prose("a" * (MOST_BYTES - 1000))) == []
    (message,) = faults(tmp_path, TITLE, prose("a" * MOST_BYTES))
    assert message.endswith("bytes, but at most 1,000,000 are allowed; store smaller outputs")


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"[]", b'{"metadata": {}}'])
def test_what_is_no_notebook_is_one_problem_and_no_crash(tmp_path, content):
    path = tmp_path / "lesson.ipynb"
    path.write_bytes(content)
    (problem,) = check_stored(path)
    assert problem.message.startswith("not a readable notebook: ")
