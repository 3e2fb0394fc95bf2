"""An explorer draws what its controls say, and nothing else."""

import re

import pytest

from ketacourse.display.controls import RadioButtons, Slider, log_slider
from ketacourse.display.drawing import Axis, Dots, Drawing, Panel
from ketacourse.display.explorer import Explorer
from ketacourse.errors import KetacourseError
from tests.talking import talk

SHARES = Drawing(
    panels=(
        Panel(
            x=Axis(low=0, high=100, ticks=(0, 100), label="%"),
            y=Axis(low=-1, high=1),
            marks=(Dots(points="{dot}"),),
            height_px=80,
        ),
    ),
    alt="{share} in {arm}",
    caption="caption",
    columns=("share",),
    rows="{rows}",
)


def numbers(share, arm):
    return {"share": f"{share:g}", "arm": arm, "dot": [(share, 0)], "rows": [(f"{share:g}",)]}


class InPage(Explorer):
    is_in_page = True


def made(kind):
    controls = [
        Slider("share", "Share", 0, 100, 5, 40, "%"),
        RadioButtons("arm", "Arm", {"drug": "Ketamine", "saline": "Saline"}, "drug"),
    ]
    return kind("Shares", controls, SHARES, numbers)


@pytest.fixture(name="explorer")
def _explorer():
    return made(Explorer)


def test_it_starts_with_the_numbers_of_its_first_values(explorer):
    assert explorer.numbers == numbers(40, "drug")
    assert explorer.values == {"share": 40, "arm": "drug"}


def test_moving_a_control_changes_the_numbers_and_never_the_drawing(explorer):
    before = explorer.drawing
    assert explorer.move(share=75).alt == "75 in drug"
    assert explorer.numbers["dot"] == [(75, 0)]
    assert explorer.values == {"share": 75, "arm": "drug"}
    assert explorer.drawing == before


def test_an_explorer_that_reckons_in_the_page_is_sent_no_numbers():
    explorer = made(InPage)
    assert explorer.move(share=75).alt == "75 in drug"
    assert (explorer.values["share"], explorer.numbers) == (75, {})


@pytest.mark.parametrize(
    "values",
    [
        {"share": 101},
        {"share": "40"},
        {"share": True},
        {"share": float("nan")},
        {"arm": "x"},
        {"arm": ["drug"]},
        {"dose": 3},
    ],
)
def test_a_value_that_no_control_has_is_refused_and_nothing_changes(explorer, values):
    ((name, value),) = values.items()
    allowed = "Controls: Share: 0 to 100 %; Arm: Ketamine, Saline"
    with pytest.raises(KetacourseError) as caught:
        explorer.move(**values)
    assert str(caught.value) == f"'{name}' can't be set to {value!r}. {allowed}"
    assert explorer.numbers == numbers(40, "drug")


def test_every_request_of_the_page_is_answered(explorer):
    assert talk(explorer, "move", values={"share": 5}) == {}
    refused = talk(explorer, "move", values={"share": -5})["refused"]
    assert refused.startswith("'share' can't be set to -5.")
    assert talk(explorer, "move")["refused"].startswith("That did not work (KeyError('values')).")
    assert explorer.numbers["share"] == "5"


@pytest.mark.parametrize("kind", [Explorer, InPage])
def test_the_static_twin_shows_the_first_drawing_whatever_was_moved(kind):
    explorer = made(kind)
    before = explorer.static_html()
    explorer.move(share=95)
    assert explorer.static_html() == before
    assert "40 in drug" in before
    assert "<li>Share: 0 to 100 %</li>" in before


def test_a_stored_output_has_a_text_and_an_html_form(explorer):
    views, _ = explorer._repr_mimebundle_()
    assert views["text/plain"] == "<Explorer: Shares>"
    assert views["text/html"] == explorer.static_html()
    assert any(re.search("widget-view", kind) for kind in views)


def test_a_slider_of_a_logarithmic_axis_stops_at_the_numbers_it_was_given():
    slider = log_slider("free", "Free", (0.1, 0.2, 0.5, 1), 0.5, "µmol/L")
    assert (slider.minimum, slider.maximum, slider.spec()["stops"]) == (0.1, 1, [0.1, 0.2, 0.5, 1])
    assert slider.describe() == "Free: 0.1 to 1 µmol/L"
