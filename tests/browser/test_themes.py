"""Every kind of view in the themes of JupyterLab: contrast measured, and the rules of axe."""

import pytest

from tests.browser.measure import CONTROL_CONTRAST, TEXT_CONTRAST
from tests.browser.views import VIEWS, show_all

pytestmark = pytest.mark.browser
THEMES = ("JupyterLab Light", "JupyterLab Dark", "JupyterLab Dark High Contrast")
TEXT, MARK = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11


@pytest.fixture(name="place", scope="module")
def _place(lab, shared_page):
    return show_all(lab, shared_page, "themes")


@pytest.fixture(name="themed", scope="module", params=THEMES)
def _themed(lab, shared_page, place, request):
    lab.theme(shared_page, request.param)
    return place


@pytest.mark.parametrize("kind", VIEWS)
def test_every_text_has_contrast(themed, kind):
    found = themed(kind).evaluate(TEXT_CONTRAST)
    assert found, "no text was found"
    assert [(ratio, words) for ratio, words in found if ratio < TEXT] == []


@pytest.mark.parametrize("kind", VIEWS)
def test_the_outline_of_every_control_has_contrast(themed, kind):
    found = themed(kind).evaluate(CONTROL_CONTRAST)
    assert [(ratio, element) for ratio, element in found if ratio < MARK] == []


@pytest.mark.parametrize("kind", VIEWS)
def test_no_view_breaks_a_rule_of_axe(themed, shared_page, axe, kind):
    themed(kind).evaluate("view => view.setAttribute('data-looked-at', '')")
    found = axe(shared_page, "[data-looked-at]")
    shared_page.locator("[data-looked-at]").evaluate("e => e.removeAttribute('data-looked-at')")
    assert found == []
