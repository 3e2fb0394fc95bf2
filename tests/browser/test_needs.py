"""Every kind of view for readers with needs of their own.

Large letters on narrow screens, no motion, and what a screen reader would say.
"""

import pytest

from tests.browser.conftest import new_visitor, watched_page
from tests.browser.lab import chromium_here, launch_chromium
from tests.browser.measure import TEXT_SIZES
from tests.browser.views import VIEWS, show_all

pytestmark = pytest.mark.browser
HEIGHT = 900
# A telephone; a window of 1,280 pixels at 200 and at 400 per cent.
WIDTHS = {"telephone": 390, "200 %": 640, "400 %": 320}
LEAST_PX = 11
# How far a view can be moved sideways, and what of it stands out of the page, but for what is in
# a box that scrolls by itself.
STANDS_OUT = """view => {
  const inBox = (element) => {
    for (let each = element; each !== view; each = each.parentElement) {
      if (["auto", "scroll", "hidden"].includes(getComputedStyle(each).overflowX)) return true;
    }
    return false;
  };
  const right = document.documentElement.clientWidth;
  return [...view.querySelectorAll("*")].filter((element) => element.checkVisibility()
    && element.getBoundingClientRect().right > right + 1 && !inBox(element)
    && !element.closest(".kc-visually-hidden, svg"))
    .map((element) => element.outerHTML.slice(0, 90));
}"""
MOVES = """view => [...view.querySelectorAll("*")].map((element) => getComputedStyle(element))
  .filter((style) => style.transitionDuration !== "0s" || style.animationName !== "none").length"""
# Kind -> a line of the tree from which a screen reader tells the view: a role, a name, a state.
SAID = {
    "quiz": '- group "Question 1 Which ion sits in the pore of the NMDA receptor at rest?":',
    "evidence map": '- button "Monoamine deficiency, human challenge: 1 supports, 1 contradicts"',
    "explorer": '- slider "Mean total at the start": "33"',
    "pathway map": '- region "Pathway map: Hypothesis 1: Disinhibition"',
    "laboratory": '- region "Knock-out laboratory: Hypothesis 1: Disinhibition"',
    "scorecard": "- status: 95 of 103 comparisons shown.",
    "pooling bench": '- radio "risk ratio" [checked]',
    "worksheet": '- button "1 How people came into the groups open"',
    "communicator": '- combobox "Outcome":',
    "claim check": '- combobox "Article":',
    "paragraph": '- textbox "Your paragraph"',
    "summary": '- region "What I did in ketacourse":',
    "picture": '- img "Forest plot of 22 standardised differences between people with and without',
    "drawing": '- img "100 symbols for 100 people. Of 100 people given esketamine plus a tablet,',
    "page": '- link "Fried & Nesse 2015":',
}


@pytest.fixture(name="page", scope="module")
def _page(playwright, lab):
    """Always in Chromium: through our bridge Firefox does not change what the reader prefers."""
    browser = launch_chromium(playwright, chromium_here())
    context = new_visitor(browser)
    with watched_page(context, lab) as opened:
        yield opened
    browser.close()


@pytest.fixture(name="place", scope="module")
def _place(lab, page):
    return show_all(lab, page, "reading")


@pytest.fixture(name="narrow", scope="module", params=WIDTHS.values(), ids=WIDTHS)
def _narrow(page, place, request):
    page.set_viewport_size({"width": request.param, "height": HEIGHT})
    yield place
    page.set_viewport_size({"width": 1100, "height": HEIGHT})


@pytest.mark.parametrize("kind", VIEWS)
def test_however_narrow_text_is_large_enough_and_nothing_stands_out_of_the_page(narrow, kind):
    view = narrow(kind)
    sizes = view.evaluate(TEXT_SIZES)
    assert [(size, words) for size, words in sizes if size < LEAST_PX - 0.05] == []
    assert view.evaluate(STANDS_OUT) == []


@pytest.mark.parametrize("kind", VIEWS)
def test_a_screen_reader_says_what_each_view_is(place, kind):
    tree = place(kind).locator("xpath=..").aria_snapshot().replace("'", "")
    assert SAID[kind] in tree


@pytest.mark.parametrize("kind", VIEWS)
def test_where_the_reader_wants_no_motion_nothing_moves(page, place, kind):
    page.emulate_media(reduced_motion="reduce")
    assert place(kind).evaluate(MOVES) == 0
    page.emulate_media(reduced_motion="null")
