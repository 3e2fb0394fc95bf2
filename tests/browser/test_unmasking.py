"""The unmasking explorer in a real JupyterLab: by keyboard, with real masks, narrow and dark."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
CELLS = (
    "from ketacourse.evidence import unmasking_explorer; unmasking_explorer()",
    "from ketacourse.evidence import guess_table; guess_table()",
    "from ketacourse.evidence import ect_designs; ect_designs()",
)


@pytest.fixture(name="notebook")
def _notebook(lab, page, request):
    folder = lab.folder(request.node.name)
    lab.open_lesson(page, lab.notebook(folder, "lesson.ipynb", *CELLS))
    lab.run_all(page)
    return page.locator(".jp-Notebook")


@pytest.fixture(name="explorer")
def _explorer(notebook):
    found = notebook.locator(".kc-explorer")
    found.locator(".kc-panels").wait_for()
    return found


def says(explorer, words):
    expect(explorer.locator(".kc-panels")).to_have_attribute("aria-label", re.compile(words))


def test_by_keyboard_a_drug_without_effect_stops_winning_when_nobody_can_tell(page, explorer):
    says(explorer, "^A drug without any effect wins 54 of 100 trials")
    explorer.get_by_label("any: move the sliders").focus()
    page.keyboard.press("ArrowDown")
    expect(explorer.get_by_label("perfect: nobody can tell")).to_be_checked()
    says(explorer, "^A drug without any effect wins 3 of 100 trials")
    expect(explorer.get_by_label("On the drug, guess right")).to_have_value("50")
    expect(explorer.get_by_role("status")).to_have_text(re.compile("wins 3 of 100 trials"))


def test_a_real_mask_moves_the_sliders_and_a_slider_lets_go_of_it(page, explorer):
    explorer.get_by_label("midazolam, as in Shiroma 2020").check()
    slider = explorer.get_by_label("On placebo, guess right")
    expect(slider).to_have_value("89")
    expect(explorer.get_by_role("link", name="Shiroma et al. 2020")).to_be_visible()
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(explorer.get_by_label("any: move the sliders")).to_be_checked()
    expect(slider).to_have_attribute("aria-valuetext", "88 %")
    says(explorer, "on placebo 88 %")


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_explorer_picture_and_table_pass_axe(lab, page, explorer, axe, theme):
    lab.theme(page, theme)
    expect(explorer).to_be_visible()
    for selector in (".kc-explorer", ".jp-RenderedHTML .kc-figure", ".jp-RenderedHTML .kc-table"):
        assert axe(page, selector) == []


def test_at_320_pixels_nothing_is_wider_than_the_page(explorer, page, axe):
    explorer.evaluate("element => { element.style.width = '320px'; }")
    says(explorer, "^A drug without any effect")
    assert explorer.evaluate("element => element.scrollWidth") <= 320
    width = explorer.locator(".kc-panels").evaluate(
        "picture => picture.getBoundingClientRect().width"
    )
    assert width <= 320
    assert axe(page, ".kc-explorer") == []
