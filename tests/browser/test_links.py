"""Every link of lesson 00, followed in the student's own copy of it, as `make lab` opens it."""

import json
import re
from urllib.parse import unquote, urlsplit

import pytest

from scripts.working_copy import WorkingCopy

pytestmark = pytest.mark.browser
LINK = re.compile(r"""\]\(([^)\s]+)\)|href=["']([^"']+)""")
# What a link says of itself, and where JupyterLab leads it.
LINKS = """() => [...document.querySelectorAll('.jp-Notebook a[href]')].map((link) => ({
  shown: link.getAttribute('href'), target: link.target, rel: link.rel }))"""
FOLLOW = """(shown) => [...document.querySelectorAll('.jp-Notebook a[href]')]
  .find((link) => link.getAttribute('href') === shown).click()"""
OPENED = """(place) => window.jupyterapp.shell.currentWidget?.context?.path === place"""
READY = """() => window.jupyterapp.shell.currentWidget.context.isReady"""
SHUT = """() => window.jupyterapp.shell.currentWidget.close()"""


@pytest.fixture(scope="module")
def opened(lab, shared_page):
    """The copy of lesson 00, run from top to bottom; the page and the notebook's path."""
    folder = lab.course("links").parent
    WorkingCopy(folder).refresh()
    path = folder / "work" / "00_start_here.ipynb"
    lab.open_in_lab(shared_page, path)
    lab.run_all(shared_page)
    shared_page.locator(".kc").first.wait_for()
    return shared_page, path


def written(path):
    """Links as the notebook holds them: in its prose and in the outputs that readers see."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    texts += ["".join(output.get("data", {}).get("text/html", ())) for output in outputs]
    return {one or other for text in texts for one, other in LINK.findall(text)}


def place_of(shown):
    """The file that a link leads to on this server."""
    return unquote(urlsplit(shown).path).partition("/files/")[2]


def test_every_link_to_a_file_opens_it(opened, lab):
    page, path = opened
    inner = {link["shown"] for link in page.evaluate(LINKS) if "/files/" in link["shown"]}
    here = path.parent.relative_to(lab.root)
    expected = {
        (lab.root / here / link).resolve().relative_to(lab.root).as_posix()
        for link in written(path)
        if not link.startswith(("https:", "#"))
    }
    assert len(expected) > 12
    assert {place_of(shown) for shown in inner} == expected
    for shown in sorted(inner):
        page.evaluate(FOLLOW, shown)
        page.wait_for_function(OPENED, arg=place_of(shown))
        page.wait_for_function(READY)
        if place_of(shown) != path.relative_to(lab.root).as_posix():
            page.evaluate(SHUT)
        page.wait_for_function(OPENED, arg=path.relative_to(lab.root).as_posix())
    assert page.locator(".jp-Dialog").count() == 0


def test_every_link_out_of_the_course_opens_beside_it_and_gives_nothing_away(opened):
    page, path = opened
    outer = [link for link in page.evaluate(LINKS) if link["shown"].startswith("https:")]
    assert {link["shown"] for link in outer} >= {
        link for link in written(path) if link.startswith("https:")
    }
    assert [link for link in outer if link["target"] != "_blank"] == []
    assert [link for link in outer if "noopener" not in link["rel"]] == []


def test_besides_files_and_the_web_a_heading_links_to_itself_and_that_is_all(opened):
    page, _ = opened
    shown = {link["shown"] for link in page.evaluate(LINKS)}
    assert {
        one for one in shown if "/files/" not in one and not one.startswith(("https:", "#"))
    } == set()
