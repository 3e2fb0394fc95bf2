"""Every lesson on a telephone, as it is stored: no text too small, no page that moves sideways."""

import json
import re

import pytest

from tests.browser.conftest import watched_page
from tests.browser.lab import REPOSITORY
from tests.browser.measure import TEXT_SIZES

pytestmark = pytest.mark.browser
LESSONS = sorted(path.stem for path in (REPOSITORY / "lessons").glob("[0-9]*.ipynb"))
WIDTH, LEAST_PX = 390, 11
IMAGE = re.compile(r'<img alt="[^"]*" src="([^"]*)" width="(\d+)" data-text-px="([\d.]+)"')
# Each still picture as it is shown, by what it was made from.
PICTURES = """() => [...document.querySelectorAll(".jp-Notebook .kc-figure img")].map((image) => ({
  source: image.getAttribute("src"),
  width: image.getBoundingClientRect().width,
  box: image.closest("figure").scrollWidth - image.closest("figure").clientWidth,
  hint: image.closest("figure").querySelector(".kc-hint").getBoundingClientRect().width,
  scrolls: image.parentElement.scrollWidth > image.parentElement.clientWidth + 1,
}))"""
# How far the page, or the notebook in it, can be moved sideways.
SIDEWAYS = """() => [document.documentElement, document.querySelector(".jp-WindowedPanel-outer")]
  .map((each) => each.scrollWidth - each.clientWidth)"""


@pytest.fixture(name="page", scope="module")
def _page(engine, lab):
    context = engine.new_context(viewport={"width": WIDTH, "height": 844})
    context.set_default_timeout(120_000)
    with watched_page(context, lab) as opened:
        yield opened
    context.close()


@pytest.fixture(name="folder", scope="module")
def _folder(lab):
    return lab.course("phone")


def stored_pictures(path):
    """How wide each picture of a lesson was drawn, and its smallest text, by its source."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    pages = ["".join(output.get("data", {}).get("text/html", ())) for output in outputs]
    found = [image for page in pages for image in IMAGE.findall(page)]
    return {source: (float(width), float(text_px)) for source, width, text_px in found}


def test_there_are_pictures_to_measure(folder):
    assert sum(len(stored_pictures(folder / f"{name}.ipynb")) for name in LESSONS) > 20


@pytest.mark.parametrize("name", LESSONS)
def test_on_a_telephone_text_is_large_enough_and_no_page_moves_sideways(lab, page, folder, name):
    path = folder / f"{name}.ipynb"
    drawn = stored_pictures(path)
    lab.open_lesson(page, path)
    shown = page.evaluate(PICTURES)
    assert {picture["source"] for picture in shown} == set(drawn)
    for picture in shown:
        width, text_px = drawn[picture["source"]]
        assert text_px * picture["width"] / width >= LEAST_PX - 0.05
        assert text_px >= LEAST_PX, "on a wide page it would be smaller"
        assert picture["box"] == 0
        # The hint stands there where it is true, and only there.
        assert (picture["hint"] > 100) == picture["scrolls"]
    sizes = page.locator(".jp-Notebook").evaluate(TEXT_SIZES)
    assert [(size, words) for size, words in sizes if size < LEAST_PX - 0.05] == []
    assert page.evaluate(SIDEWAYS) == [0, 0]
