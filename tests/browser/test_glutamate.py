"""The explorers of lessons 02 and 05 in a real JupyterLab: by mouse, by keyboard, and dark."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
CELLS = (
    "from ketacourse.glutamate import receptor_bench; receptor_bench()",
    "from ketacourse.glutamate import occupancy_explorer; occupancy_explorer()",
    "from ketacourse.glutamate import dose_explorer; dose_explorer()",
)


@pytest.fixture(name="notebook")
def _notebook(lab, page, request):
    """A notebook with the three explorers, run."""
    path = lab.notebook(lab.folder(request.node.name), "lesson.ipynb", *CELLS)
    lab.open_lesson(page, path)
    lab.run_all(page)
    shown = page.locator(".jp-Notebook")
    expect(shown.locator(".kc-explorer")).to_have_count(3)
    return shown


def test_a_dose_is_moved_by_keyboard_and_the_controls_stay_in_step(page, notebook):
    dose = notebook.locator(".kc-explorer").nth(2)
    picture, slider = dose.get_by_role("img"), dose.get_by_label("Dose of the infusion")
    expect(picture).to_have_attribute("aria-label", re.compile("predicted peak 158 ng/mL"))
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "0.6 mg/kg")
    expect(picture).to_have_attribute("aria-label", re.compile("^42 mg into a vein"))
    dose.get_by_role("radio", name="nasal esketamine spray, 84 mg").check()
    expect(picture).to_have_attribute("aria-label", re.compile("predicted peak 102 ng/mL"))
    expect(dose.get_by_role("radio", name="Perez-Ruixo 2021")).to_be_checked()
    dose.get_by_role("radio", name="Domino 1984").check()
    expect(dose.get_by_role("radio", name="into a vein over 40 min")).to_be_checked()
    expect(dose.get_by_role("status")).to_have_text(re.compile("by Domino 1984"))


def test_the_bench_and_the_channel_redraw(page, notebook):
    bench, channel = (
        notebook.locator(".kc-explorer").nth(0),
        notebook.locator(".kc-explorer").nth(1),
    )
    voltage = bench.get_by_label("Membrane voltage")
    voltage.focus()
    page.keyboard.press("ArrowRight")
    expect(voltage).to_have_attribute("aria-valuetext", "−65 mV")
    words = re.compile("^At −65 mV, 1 mM Mg²⁺ leaves 6.0 % of NMDA conductance")
    expect(bench.get_by_role("img")).to_have_attribute("aria-label", words)
    channel.get_by_role("radio", name="memantine, without and with Mg²⁺").check()
    words = re.compile(
        "Channels filled against free memantine.*not measured in people", re.IGNORECASE
    )
    expect(channel.get_by_role("img")).to_have_attribute("aria-label", words)


def test_the_explorers_pass_axe_in_the_dark_and_fit_a_telephone(lab, page, notebook, axe):
    lab.theme(page, "JupyterLab Dark")
    assert axe(page, ".kc-explorer") == []
    for explorer in notebook.locator(".kc-explorer").all():
        explorer.evaluate("element => { element.style.width = '320px'; }")
        assert explorer.evaluate("element => element.scrollWidth") <= 320
