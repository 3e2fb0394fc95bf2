"""The risk communicator in a real JupyterLab: by mouse, by keyboard, narrow and dark."""

import re

import pytest
from playwright.sync_api import expect

from ketacourse.risk.communicator_widget import risk_communicator
from ketacourse.risk.contrasts import benefit_contrast, harm_contrast
from ketacourse.risk.figures.icon_array import CELL, array_path
from ketacourse.risk.framing import frame
from ketacourse.risk.icons import arrange, icon_marks
from ketacourse.risk.situations import situation

pytestmark = pytest.mark.browser
BENEFIT = next(
    each["label"] for each in risk_communicator().outcomes if each["label"].startswith("Benefit: ")
)
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
    expect(view.get_by_label("1,000 people")).to_be_hidden()
    expect(view.get_by_label("scattered")).to_be_hidden()
    expect(view).to_contain_text("found it more persuasive, when it was told as a relative")


def test_a_stated_risk_needs_an_assumption_and_may_break_it(view):
    expect(view.get_by_label("its difference")).to_be_hidden()
    view.get_by_label("10 in 100").check()
    told = frame(situation(FELT, "ratio", 0.10), "had", "100").sentence
    expect(sentence(view)).to_have_text(told)
    expect(view).to_contain_text("The starting risk is a supposition")
    view.get_by_label("30 in 100").check()
    expect(sentence(view)).to_have_text(re.compile("more than everybody"))
    expect(view.locator(".kc-icons")).to_have_count(0)
    view.get_by_label("its difference").check()
    expect(view.locator(".kc-icons")).to_have_count(1)
    view.get_by_label("its ratio").check()


def test_every_question_that_is_asked_changes_something_that_is_seen(view):
    groups = view.locator(".kc-radios").all()
    assert len(groups) == 7
    for group in groups:
        view.get_by_label("10 in 100").check()  # the trial's own risk asks for no assumption
        first, *others = group.get_by_role("radio").all()
        first.check()
        for other in others:
            before = (view.inner_text(), view.locator("figure").inner_html())
            other.check()
            assert (view.inner_text(), view.locator("figure").inner_html()) != before
        first.check()


def test_people_helped_bear_plus_signs_and_people_harmed_triangles(view):
    view.get_by_label("Outcome").select_option(label=BENEFIT)
    helped = benefit_contrast("popova2019_transform2", "response_day28")
    seen = frame(situation(helped), "had", "100")
    expect(view.get_by_role("img", name=seen.sentence)).to_be_visible()
    expect(view.locator(".kc-icons .kc-helped")).to_have_count(1)
    expect(view.locator(".kc-icons .kc-more")).to_have_count(0)
    ours = array_path(arrange(*seen.drawn, 100, good=True), "helped", 0, 0, CELL[100])
    theirs = view.locator(".kc-icons .kc-helped").get_attribute("d")
    assert numbers(theirs) == pytest.approx(numbers(ours), abs=0.01)
    view.get_by_label("did not have it").check()
    expect(view.locator(".kc-icons .kc-helped")).to_have_count(0)


@pytest.mark.parametrize("people", ["100 people", "1,000 people"])
def test_controls_sentence_picture_and_key_fit_one_screen_of_900_pixels(view, shared_page, people):
    view.get_by_label(people, exact=True).check()
    top = view.bounding_box()["y"]
    screen = shared_page.locator(".jp-WindowedPanel-outer").bounding_box()["height"]
    for part in (".kc-controls", ".kc-sentence", ".kc-icons", ".kc-key", ".kc-table-frame"):
        box = view.locator(part).bounding_box()
        assert box["y"] + box["height"] - top <= screen
    asked = view.locator(".kc-controls .kc-radios:visible").all()
    assert len({each.bounding_box()["x"] for each in asked}) <= 3  # in columns
    for each in asked:  # the answers to a question share a line
        heights = {label.bounding_box()["y"] for label in each.locator("label").all()}
        assert len(heights) == 1


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
