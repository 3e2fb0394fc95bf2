"""A student's path in Firefox: every kind of view, by keyboard, with its console watched."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import new_visitor, watched_page
from tests.browser.measure import TEXT_CONTRAST
from tests.browser.views import VIEWS, show_all

pytestmark = pytest.mark.browser


@pytest.fixture(name="page", scope="module")
def _page(firefox, lab):
    context = new_visitor(firefox)
    with watched_page(context, lab) as opened:
        yield opened
    context.close()


@pytest.fixture(name="place", scope="module")
def _place(lab, page):
    return show_all(lab, page, "firefox")


def test_it_is_firefox_that_is_driven(page, place):
    assert "Firefox/" in page.evaluate("navigator.userAgent")
    assert place("quiz").is_visible()


@pytest.mark.parametrize("kind", VIEWS)
def test_every_kind_of_view_is_shown_with_contrast(place, kind):
    least, words = place(kind).evaluate(TEXT_CONTRAST)[0]
    assert least >= 4.5, words


def test_a_question_is_answered_wrong_and_then_right_by_keyboard(page, place):
    question = place("quiz").locator("[data-item='pick']")
    question.get_by_role("radio").first.focus()
    verdicts = []
    for _ in question.get_by_role("radio").all():
        page.keyboard.press("Space")
        question.get_by_role("button", name="Check answer").press("Enter")
        expect(question.locator(".kc-verdict")).to_be_visible()
        verdicts.append(question.locator(".kc-verdict").inner_text())
        if "Correct" in verdicts[-1]:
            break
        question.get_by_role("radio", checked=True).focus()
        page.keyboard.press("ArrowDown")
    assert "Correct" in verdicts[-1]
    assert len(verdicts) > 1


def test_a_slider_moves_by_keyboard_and_the_picture_follows(page, place):
    explorer = place("explorer")
    picture = explorer.locator(".kc-panels")
    before = picture.get_attribute("aria-label")
    slider = explorer.get_by_role("slider").first
    slider.focus()
    value = slider.input_value()
    page.keyboard.press("ArrowRight")
    expect(slider).not_to_have_value(value)
    expect(picture).not_to_have_attribute("aria-label", before)


def test_the_map_opens_a_card_by_keyboard_and_takes_it_back(page, place):
    pathway = place("pathway map")
    pathway.locator(".kc-node").first.focus()
    page.keyboard.press("Enter")
    card = pathway.locator(".kc-card")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_the_laboratory_tells_the_outcome_of_what_is_put_on_its_bench(place):
    bench = place("laboratory")
    bench.get_by_label(re.compile("Repeat")).select_option(index=1)
    expect(bench.locator(".kc-outcome")).to_contain_text(re.compile(r"\w"))


def test_keys_typed_into_a_view_do_not_reach_the_notebook(page, place):
    cells = page.locator(".jp-Cell").count()
    place("explorer").get_by_role("slider").first.focus()
    for key in ("a", "b", "d", "d", "m"):
        page.keyboard.press(key)
    assert page.locator(".jp-Cell").count() == cells


def test_an_error_of_ours_in_the_console_is_seen(firefox, lab):
    """The watch that lets the other tests fail, in this browser too."""
    context = new_visitor(firefox)
    with pytest.raises(AssertionError, match="ours"):
        throw_in_watched_page(context, lab)
    context.close()


def throw_in_watched_page(context, lab):
    with watched_page(context, lab) as opened:
        opened.goto("about:blank")
        with opened.expect_event("pageerror"):
            opened.evaluate("queueMicrotask(() => { throw new Error('ours') })")
