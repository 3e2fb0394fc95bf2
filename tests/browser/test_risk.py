"""The risk communicator in a real JupyterLab: by mouse, by keyboard, narrow and dark."""

import re

import pytest
from playwright.sync_api import expect

from ketacourse.risk.contrasts import harm_contrast
from ketacourse.risk.figures.icon_array import CELL, array_path
from ketacourse.risk.framing import frame
from ketacourse.risk.icons import icon_marks
from ketacourse.risk.situations import situation

pytestmark = pytest.mark.browser
CELL_SOURCE = "from ketacourse.risk import risk_communicator; risk_communicator()"
FELT = harm_contrast("spravato_trd_pooled", "dissociation")


@pytest.fixture(name="view", scope="module")
def _view(lab, shared_page):
    """One communicator for all tests of this file; each sets what it needs."""
    path = lab.notebook(lab.folder("risk"), "lesson.ipynb", CELL_SOURCE)
    lab.open_lesson(shared_page, path)
    lab.run_all(shared_page)
    view = shared_page.locator(".kc-risk")
    view.wait_for()
    return view


@pytest.fixture(autouse=True)
def _fresh(view):
    """Back to where it starts."""
    view.get_by_label("Outcome").select_option(index=0)
    view.get_by_label("a ratio alone").check()
    view.get_by_label("absolute numbers").check()
    for name in ("as in the trial", "a person deciding", "had it", "grouped"):
        view.get_by_label(name, exact=True).check()
    view.get_by_label("100 people", exact=True).check()


def sentence(view):
    return view.locator(".kc-sentence")


def test_the_page_says_and_draws_what_python_does(view):
    expect(sentence(view)).to_have_text(frame(situation(FELT), "had", "100").sentence)
    image = view.get_by_role("img", name=frame(situation(FELT), "had", "100").sentence)
    array = icon_marks(FELT, 1000, scattered=True)
    expect(image).to_have_count(1)
    view.get_by_label("1,000 people").check()
    view.get_by_label("scattered").check()
    for mark in ("shared", "more", "none"):
        theirs = view.locator(f".kc-icons .kc-{mark}").get_attribute("d")
        assert numbers(theirs) == pytest.approx(
            numbers(array_path(array, mark, 0, 0, CELL[1000])), abs=0.01
        )


def numbers(path):
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]


def test_each_frame_is_the_one_that_python_tells(view):
    view.get_by_label("did not have it").check()
    expect(sentence(view)).to_have_text(frame(situation(FELT), "not", "100").sentence)
    view.get_by_label("a ratio alone").check()
    expect(sentence(view)).to_have_text(frame(situation(FELT), "not", "relative").sentence)
    expect(view.locator(".kc-bars")).to_have_count(1)
    expect(view.get_by_label("1,000 people")).to_be_disabled()
    expect(view).to_contain_text("found it more persuasive, when it was told as a relative")


def test_a_stated_risk_needs_an_assumption_and_may_break_it(view):
    expect(view.get_by_label("difference", exact=True)).to_be_disabled()
    view.get_by_label("10 in 100").check()
    told = frame(situation(FELT, "ratio", 0.10), "had", "100").sentence
    expect(sentence(view)).to_have_text(told)
    expect(view).to_contain_text("The starting risk is a supposition")
    view.get_by_label("30 in 100").check()
    expect(sentence(view)).to_have_text(re.compile("more than everybody"))
    expect(view.locator(".kc-icons")).to_have_count(0)
    view.get_by_label("difference", exact=True).check()
    expect(view.locator(".kc-icons")).to_have_count(1)
    view.get_by_label("ratio", exact=True).check()


def test_an_audience_gets_its_own_paragraph(view):
    expect(view.locator(".kc-audience")).to_contain_text("What it means.")
    view.get_by_label("a clinician").check()
    expect(view.locator(".kc-audience")).to_contain_text("one more for every 4 people (3 to 5)")
    view.get_by_label("a policy maker").check()
    expect(view.locator(".kc-audience")).to_contain_text("If 10,000 people like those in the trial")


def test_everything_can_be_done_by_keyboard_and_is_said(view, shared_page):
    view.get_by_label("Outcome").focus()
    shared_page.keyboard.press("ArrowDown")
    expect(sentence(view)).to_contain_text("felt sick (nausea)")
    view.get_by_label("had it", exact=True).focus()
    shared_page.keyboard.press("ArrowRight")
    expect(sentence(view)).to_contain_text("did not feel sick")
    expect(view.get_by_role("status")).to_have_text(sentence(view).text_content())
    assert shared_page.locator(".jp-Notebook .jp-Cell").count() == 1


@pytest.mark.parametrize("width", [320, 286])  # of a page, and of JupyterLab at 390
def test_it_fits_a_telephone(view, width):
    view.evaluate(
        "(element, width) => { element.parentElement.style.width = `${width}px`; }", width
    )
    assert view.evaluate("element => element.scrollWidth") <= width
    view.get_by_label("1,000 people").check()
    assert view.evaluate("element => element.scrollWidth") <= width
    view.evaluate("element => { element.parentElement.style.width = ''; }")


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_no_accessibility_rule_is_broken(lab, view, shared_page, axe, theme):
    lab.theme(shared_page, theme)
    assert axe(shared_page, ".kc-risk") == []
    view.get_by_label("a ratio alone").check()
    assert axe(shared_page, ".kc-risk") == []
