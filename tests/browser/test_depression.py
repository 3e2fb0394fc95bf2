"""The views of lesson 01 in a real JupyterLab: by mouse, by keyboard, narrow and dark."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
CELLS = {
    "map": "from ketacourse.depression import evidence_map; evidence_map()",
    "scale": "from ketacourse.depression import scale_explorer; scale_explorer()",
    "effect": "from ketacourse.depression import effect_size_explorer; effect_size_explorer()",
    "forest": "from ketacourse.depression import differences_forest; differences_forest()",
}


@pytest.fixture(name="shown")
def _shown(lab, page, request):
    """Open a notebook with the named views and run it; gives their common output area."""

    def show(*names):
        folder = lab.folder(request.node.name)
        path = lab.notebook(folder, "lesson.ipynb", *(CELLS[name] for name in names))
        lab.open_lesson(page, path)
        lab.run_all(page)
        return page.locator(".jp-Notebook")

    return show


def count(view, words):
    """The button of one count, by what a screen reader says."""
    return view.get_by_role("button", name=words, exact=True)


CHALLENGE = "Monoamine deficiency, human challenge: 1 supports, 1 contradicts"


@pytest.fixture(name="map_view")
def _map_view(shown):
    view = shown("map").locator(".kc-evidence")
    view.wait_for()
    return view


def panel(view):
    return view.get_by_role("region")


def test_pressing_a_count_opens_its_findings_and_pressing_again_closes(map_view):
    button = count(map_view, CHALLENGE)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(panel(map_view)).to_contain_text("Depletion did not lower mood in healthy people")
    expect(panel(map_view).get_by_role("listitem")).to_have_count(2)
    assert panel(map_view).get_attribute("id") == button.get_attribute("aria-controls")
    button.click()
    expect(panel(map_view)).to_have_count(0)
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_row_header_opens_the_whole_hypothesis_with_its_verdict(map_view):
    map_view.get_by_role("button", name="Circuit and network", exact=True).click()
    expect(panel(map_view)).to_contain_text("Verdict: Real but small averages")
    expect(panel(map_view).get_by_role("listitem")).to_have_count(7)


def test_citations_open_beside_the_lesson(map_view):
    count(map_view, CHALLENGE).click()
    link = panel(map_view).get_by_role("link").first
    assert link.get_attribute("href").startswith("https://doi.org/")
    assert link.get_attribute("target") == "_blank"


def test_only_one_panel_is_open_and_one_button_expanded(map_view):
    count(map_view, CHALLENGE).click()
    map_view.get_by_role("button", name="Neuroinflammation", exact=True).click()
    expect(map_view.locator("[aria-expanded=true]")).to_have_count(1)
    expect(panel(map_view)).to_have_count(1)
    expect(panel(map_view)).to_contain_text("Neuroinflammation")


def test_by_keyboard_one_tab_enters_arrows_move_enter_opens_and_escape_returns(page, map_view):
    map_view.get_by_role("radio", name="all").focus()
    page.keyboard.press("Tab")
    expect(map_view.get_by_role("button", name="Monoamine deficiency", exact=True)).to_be_focused()
    page.keyboard.press("ArrowRight")
    button = count(map_view, CHALLENGE)
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel(map_view)).to_be_visible()
    page.keyboard.press("Tab")
    expect(panel(map_view).get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel(map_view)).to_have_count(0)
    expect(button).to_be_focused()


def test_arrows_skip_empty_cells_and_stop_at_the_edge(page, map_view):
    count(map_view, CHALLENGE).focus()
    page.keyboard.press("ArrowDown")
    expect(count(map_view, "Neuroinflammation, human challenge: 1 supports")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(count(map_view, "Neuroinflammation, human challenge: 1 supports")).to_be_focused()
    page.keyboard.press("Home")
    expect(map_view.get_by_role("button", name="Neuroinflammation", exact=True)).to_be_focused()
    page.keyboard.press("End")
    expect(map_view.locator("button:focus")).to_have_attribute(
        "aria-label", re.compile("^Neuroinflammation, clinical trial")
    )


def test_keys_do_not_reach_the_notebook(page, map_view):
    cells = page.locator(".jp-Cell").count()
    count(map_view, CHALLENGE).focus()
    for key in ("a", "b", "d", "d", "m"):
        page.keyboard.press(key)
    assert page.locator(".jp-Cell").count() == cells


def test_the_filter_leaves_only_findings_about_animals(map_view):
    map_view.get_by_role("button", name="Glutamate / GABA imbalance", exact=True).click()
    map_view.get_by_label("animals only").check()
    expect(count(map_view, CHALLENGE)).to_have_count(0)
    expect(map_view.locator("td button")).to_have_count(3)
    expect(panel(map_view).get_by_role("listitem")).to_have_count(1)
    expect(panel(map_view)).to_contain_text("human and mouse")
    map_view.get_by_label("people only").check()
    expect(count(map_view, CHALLENGE)).to_be_visible()


def test_a_filter_that_removes_the_open_count_closes_its_panel(map_view):
    count(map_view, CHALLENGE).click()
    map_view.get_by_label("animals only").check()
    expect(panel(map_view)).to_have_count(0)


@pytest.mark.parametrize("size", [(1280, 900), (420, 844)])
def test_what_opens_is_in_sight(page, map_view, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    last = map_view.locator("tbody th button").last
    last.scroll_into_view_if_needed()
    last.click()
    expect(panel(map_view)).to_be_in_viewport(ratio=0.5)
    expect(panel(map_view).locator(".kc-panel-title")).to_be_in_viewport()
    page.set_viewport_size({"width": 1100, "height": 900})


def test_what_opens_is_announced(map_view):
    count(map_view, CHALLENGE).click()
    expect(map_view.get_by_role("status")).to_have_text(
        "Monoamine deficiency: human challenge. Findings shown: 2."
    )


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_the_views_pass_axe(lab, page, shown, axe, theme):
    notebook = shown("map", "scale", "effect", "forest")
    lab.theme(page, theme)
    count(notebook, CHALLENGE).click()
    expect(notebook.locator(".kc-explorer")).to_have_count(2)
    for selector in (".kc-evidence", ".kc-explorer", ".jp-RenderedHTML .kc-figure"):
        assert axe(page, selector) == []


def test_at_320_pixels_the_map_is_a_list_and_the_panel_follows_its_row(map_view, axe, page):
    map_view.evaluate("element => { element.style.width = '320px'; }")
    count(map_view, CHALLENGE).click()
    within = "e => e.querySelector('[role=region]').closest('tr').previousElementSibling.innerText"
    assert map_view.evaluate(within).startswith("Monoamine deficiency")
    assert map_view.evaluate("e => e.scrollWidth") <= 320
    expect(map_view.get_by_role("columnheader")).to_have_count(0)
    assert axe(page, ".kc-evidence") == []


def test_the_scale_redraws_when_a_slider_or_the_cutoff_moves(page, shown):
    explorer = shown("scale").locator(".kc-explorer")
    picture = explorer.locator(".kc-panels")
    expect(picture).to_have_attribute("aria-label", re.compile("mean total 33.0 at the start"))
    slider = explorer.get_by_label("Mean total at the start")
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "36 points")
    expect(picture).to_have_attribute("aria-label", re.compile("mean total 36.0 at the start"))
    explorer.get_by_label("12 or less").check()
    expect(picture).to_have_attribute(
        "aria-label", re.compile("with remission at 12 points or less")
    )
    expect(explorer.get_by_role("status")).to_have_text(re.compile("^24 invented patients: "))


def test_the_measure_moves_the_slider_and_the_slider_lets_go_of_the_measure(page, shown):
    explorer = shown("effect").locator(".kc-explorer")
    slider = explorer.get_by_role("slider")
    explorer.get_by_label("Height, men and women").check()
    expect(slider).to_have_value("2")
    slider.focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    expect(explorer.get_by_label("any size: move the slider")).to_be_checked()
    expect(slider).to_have_value("1.95")
    expect(explorer.locator(".kc-panels")).to_have_attribute("aria-label", re.compile("d = 1.95 "))


def test_the_numbers_behind_a_picture_open_by_keyboard(page, shown):
    explorer = shown("scale").locator(".kc-explorer")
    explorer.get_by_text("The numbers in this picture").focus()
    page.keyboard.press("Enter")
    expect(explorer.get_by_role("rowheader", name="Patient 24", exact=True)).to_be_visible()


def test_a_still_picture_has_its_alt_text_in_the_page(shown):
    picture = shown("forest").get_by_role("img", name=re.compile(r"^Forest plot of \d+"))
    expect(picture).to_be_visible()
