"""A drawing is said once: what moves is filled in, alike in Python and in the page."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

import ketacourse
from ketacourse.display.drawing import (
    Axis,
    Band,
    Boxes,
    Dash,
    Dots,
    Drawing,
    Line,
    Note,
    Panel,
    Rule,
    filled,
)
from ketacourse.display.still import figure, still
from ketacourse.display.style import course_style
from ketacourse.errors import KetacourseError
from tests.node import run_module

ACROSS = Axis(low=0, high=10, ticks=(0, 5, 10), label="mg", grid=True)
UP = Axis(low=0, high=1, ticks=(0, 1), label="share")
DRAWING = Drawing(
    panels=(
        Panel(
            x=ACROSS,
            y=UP,
            marks=(
                Line(points="{curve}", colour="blue", dash="dashed"),
                Line(points="{none}", only="{none}"),
                Band(points=[(0, 0, 0.5), (10, 0.5, 1)], colour="sky"),
                Dots(points=[(5, 0.5)], shape="diamond", only="{yes}"),
                Rule(x="{dose}", only="{dose}"),
                Rule(y=0.5),
                Note(text="{dose} mg, {words}", x=5, y=0.5),
                Note(text="beside", y=0.1, beside=True),
            ),
            height_px=200,
        ),
        Panel(
            x=Axis(low=0.1, high=100, ticks=(0.1, 1, 10, 100), is_log=True),
            y=Axis(low=1.5, high=-0.5, ticks=(0, 1), names=("one", "two")),
            marks=(Boxes(boxes="{boxes}", fill="striped", outline=True),),
            height_px=100,
        ),
    ),
    alt="{words} at {dose}",
    caption="<b>caption</b>",
    columns=("dose", "share"),
    rows="{rows}",
    heading="{words}",
)
LINES = {"solid": "-", "dashed": "--", "dashdot": "-.", "dotted": ":"}  # as matplotlib says
NUMBERS = {
    "curve": [[0, 0], None, [10, 1]],
    "none": [],
    "yes": True,
    "dose": 2.5,
    "words": "a text {dose} with braces",
    "boxes": [[1, 10, -0.2, 0.2]],
    "rows": [["2.5", "0.25"]],
}


def test_names_alone_become_what_they_name_and_names_in_a_text_words():
    made = filled(DRAWING.spec(), NUMBERS)
    kinds = [mark["kind"] for mark in made["panels"][0]["marks"]]
    assert kinds == ["line", "band", "dots", "rule", "rule", "note", "note"]
    assert made["panels"][0]["marks"][0]["points"] == NUMBERS["curve"]
    assert made["panels"][0]["marks"][3] == {"kind": "rule", "x": 2.5}
    assert made["alt"] == "a text {dose} with braces at 2.5"
    assert made["rows"] == [["2.5", "0.25"]]


def test_what_is_as_by_default_is_not_sent():
    line = DRAWING.spec()["panels"][0]["marks"][0]
    assert line == {"kind": "line", "colour": "blue", "points": "{curve}", "dash": "dashed"}


def test_the_page_fills_as_python_does():
    text = 'import { filled } from "./src/ketacourse/display/fill.js"; answer(filled(...given));'
    made = run_module(text, [DRAWING.spec(), NUMBERS])
    assert made == filled(DRAWING.spec(), NUMBERS)


def test_a_name_that_nothing_stands_for_is_told():
    with pytest.raises(KetacourseError, match="number of this drawing 'curve'"):
        filled(DRAWING.spec(), {"none": []})


def test_the_still_form_draws_every_mark_on_scales_that_stand_where_they_were_put():
    with course_style():
        first, second = figure(filled(DRAWING.spec(), NUMBERS)).axes
    assert first.get_xlim() == (0, 10)
    assert [tick.get_text() for tick in first.get_xticklabels()] == ["0", "5", "10"]
    assert [text.get_text() for text in first.texts] == [
        "2.5 mg, a text {dose} with braces",
        "beside",
    ]
    assert list(first.lines[0].get_xdata())[::2] == [0, 10]
    assert first.lines[1].get_marker() == "D"
    assert (second.get_xscale(), second.get_ylim()) == ("log", (1.5, -0.5))
    assert second.patches[0].get_bbox().bounds == pytest.approx((1, -0.2, 9, 0.4))


def test_the_still_form_says_all_that_the_page_says():
    shown = still(filled(DRAWING.spec(), NUMBERS))
    html = shown.html()
    assert repr(shown) == "<Picture: a text {dose} with braces at 2.5>"
    for words in (
        "<p><strong>a text {dose}",
        "<b>caption</b>",
        '<td class="kc-number">0.25</td>',
        'alt="a text',
    ):
        assert words in html


def test_an_axis_by_roots_stands_alike_in_the_still_form():
    axis = Axis(low=-100, high=100, ticks=(-25, 0, 100), is_root=True)
    panel = Panel(x=ACROSS, y=axis, marks=(Line(points=[(0, -100), (10, 100)]),), height_px=100)
    rooted = replace(DRAWING, panels=(panel,))
    with course_style():
        (axes,) = figure(rooted.spec()).axes
    low, quarter, zero, high = axes.transData.transform([(0, y) for y in (-100, -25, 0, 100)])[:, 1]
    assert (zero - quarter) / (zero - low) == pytest.approx(0.5)
    assert high - zero == pytest.approx(zero - low)


@pytest.mark.parametrize("dash", get_args(Dash))
def test_every_kind_of_line_is_drawn_in_the_page_and_in_the_still_form(dash):
    style = (Path(ketacourse.__file__).parent / "display" / "drawing.css").read_text("utf-8")
    assert dash == "solid" or f".kc-{dash} {{" in style
    panel = Panel(x=ACROSS, y=UP, marks=(Line(points=[(0, 0), (9, 1)], dash=dash),), height_px=90)
    made = Drawing(panels=(panel,), alt="a", caption="c", columns=(), rows=())
    with course_style():
        (axes,) = figure(made.spec()).axes
    assert axes.lines[0].get_linestyle() == LINES[dash]


def test_what_to_know_beyond_the_caption_stands_behind_a_disclosure():
    told = replace(DRAWING, about="<p>Beyond the caption.</p>")
    shown = still(filled(told.spec(), NUMBERS)).html()
    assert "About this picture</summary><p>Beyond the caption.</p></details>" in shown
    assert "About this picture" not in still(filled(DRAWING.spec(), NUMBERS)).html()
