"""A notebook is read as prose, calls, links and terms."""

import json

import pytest

from ketacourse.course.lesson import find_lesson, read_lesson
from ketacourse.errors import ContentError
from tests.course.notebook import code, notebook, prose


def test_prose_code_and_what_was_printed_are_told_apart(tmp_path):
    lesson = notebook(tmp_path, "01_x", prose("Hello"), code("1 + 1", text="2"))
    assert [cell.source for cell in lesson.prose] == ["Hello"]
    assert "2" in lesson.cells[1].printed
    assert lesson.id == "01_x"


def test_calls_are_found_with_their_plain_arguments(tmp_path):
    lesson = notebook(tmp_path, "x", code('a.ask("b", "c")\nshow(facts("d", 3, n))'))
    assert [(call.name, call.arguments) for call in lesson.calls] == [
        ("ask", ("b", "c")),
        ("show", ()),
        ("facts", ("d",)),
    ]


def test_code_that_is_not_python_holds_no_calls(tmp_path):
    assert notebook(tmp_path, "x", code("def (")).calls == ()


def test_links_are_found_but_not_pictures_or_code(tmp_path):
    text = "[A 2000](https://doi.org/10.1/a) ![p](https://x.org/p.png) `[b](https://c.org)`"
    lesson = notebook(tmp_path, "x", prose(text))
    assert [(label, address) for _, label, address in lesson.links] == [
        ("A 2000", "https://doi.org/10.1/a")
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("An *effect size* here", ["effect size"]),
        ("**bold** only", []),
        ("* a bullet\n* another", []),
        ("- a *spine* and *BDNF*.", ["spine", "BDNF"]),
        ("2 * 3 * 4", []),
        ("`*code*`", []),
        ("**bold** then *term*", ["term"]),
        ("a *standard\ndeviation* here", ["standard deviation"]),
    ],
)
def test_italics_are_terms_and_nothing_else_is(tmp_path, text, terms):
    assert [term for _, term in notebook(tmp_path, "x", prose(text)).terms] == terms


def test_addresses_shown_in_outputs_leave_out_the_reference_list_itself(tmp_path):
    lesson = notebook(
        tmp_path,
        "x",
        code('facts("a")', html='<a href="https://doi.org/10.1/a&amp;b">A</a>'),
        code('lesson_references("x")', html='<a href="https://doi.org/10.1/gone">B</a>'),
    )
    assert lesson.shown_addresses == ("https://doi.org/10.1/a&b",)


def test_a_line_of_the_file_is_found_for_a_fragment(tmp_path):
    lesson = notebook(tmp_path, "x", prose('first\n"quoted" second'))
    line = lesson.line_of('"quoted" second')
    assert "quoted" in lesson.raw.splitlines()[line - 1]
    assert lesson.line_of("absent") == 1


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"cells": [{}]}', '{"cells": 3}'])
def test_a_file_that_is_no_notebook_is_refused(tmp_path, text):
    path = tmp_path / "bad.ipynb"
    path.write_text(text)
    with pytest.raises(ContentError, match=r"^bad\.ipynb: not a readable notebook: "):
        read_lesson(path)


def test_a_lesson_is_found_here_first(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.ipynb").write_text(json.dumps({"cells": []}))
    assert find_lesson("mine").resolve() == tmp_path / "mine.ipynb"


def test_a_lesson_of_the_course_is_found_from_anywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find_lesson("01_depression").is_file()


def test_a_lesson_that_is_nowhere_says_where_it_was_looked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ContentError) as caught:
        find_lesson("99_none")
    assert str(caught.value).startswith(f"no notebook '99_none.ipynb' in {tmp_path}, ")
