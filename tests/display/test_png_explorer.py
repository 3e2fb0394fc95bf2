"""An explorer draws what its controls say, and nothing else."""

import re

import pytest

from ketacourse.display.controls import RadioButtons, Slider
from ketacourse.display.picture import Picture
from ketacourse.display.png_explorer import PngExplorer
from ketacourse.display.table import table
from ketacourse.errors import KetacourseError
from tests.talking import talk


def draw(share, arm):
    data = table(("share",), [(share,)])
    return Picture(b"png", 10, f"{share:g} in {arm}", "caption", data, text_px=13.0)


@pytest.fixture(name="explorer")
def _explorer():
    controls = [
        Slider("share", "Share", 0, 100, 5, 40, "%"),
        RadioButtons("arm", "Arm", {"drug": "Ketamine", "saline": "Saline"}, "drug"),
    ]
    return PngExplorer("Shares", controls, draw)


def test_it_starts_with_the_picture_of_its_first_values(explorer):
    assert explorer.drawn["alt"] == "40 in drug"
    assert explorer.values == {"share": 40, "arm": "drug"}


def test_moving_a_control_draws_again(explorer):
    assert explorer.move(share=75).alt == "75 in drug"
    assert explorer.drawn["alt"] == "75 in drug"
    assert explorer.values == {"share": 75, "arm": "drug"}


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
    assert explorer.drawn["alt"] == "40 in drug"


def test_every_request_of_the_page_is_answered(explorer):
    assert talk(explorer, "move", values={"share": 5}) == {}
    refused = talk(explorer, "move", values={"share": -5})["refused"]
    assert refused.startswith("'share' can't be set to -5.")
    assert talk(explorer, "move")["refused"].startswith("That did not work (KeyError('values')).")
    assert explorer.drawn["alt"] == "5 in drug"


def test_the_static_twin_shows_the_first_picture_whatever_was_moved(explorer):
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
