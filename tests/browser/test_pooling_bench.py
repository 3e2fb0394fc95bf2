"""The pooling bench in a real JupyterLab: by keyboard, narrow, dark, quickly clicked, reloaded."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
CELL = "from ketacourse.evidence import pooling_bench; bench = pooling_bench('{}'); bench"
DAY = "response_about_a_day"
ALL_IN = "All trials: risk ratio 2.55 (1.32 to 4.94) from 5 trials"


@pytest.fixture(name="opened")
def _opened(lab, page, request):
    folder = lab.folder(request.node.name)
    path = lab.notebook(folder, "lesson.ipynb", CELL.format(DAY), "bench.pooled.studies")
    lab.open_lesson(page, path)
    lab.run_all(page)
    page.locator(".kc-bench .kc-square").first.wait_for()
    return path


@pytest.fixture(name="view")
def _view(opened, page):
    return page.locator(".kc-bench")


def said(view):
    return view.locator(".kc-said")


def pooled(view):
    return view.locator(".kc-pooled .kc-effect")


def trial(view, name):
    return view.get_by_role("checkbox", name=name)


def test_taking_a_trial_out_redraws_the_pool_and_says_what_changed(view):
    expect(said(view)).to_contain_text(ALL_IN)
    trial(view, "Lii 2023a").click()
    expect(said(view)).to_contain_text("Without Lii 2023a: risk ratio")
    expect(view.get_by_role("status")).to_contain_text("Without Lii 2023a: risk ratio")
    expect(view.locator(".kc-row-out .kc-weight")).to_have_text("out")
    expect(pooled(view)).not_to_have_text("2.55 (1.32 to 4.94)")
    view.get_by_role("button", name="All trials in").click()
    expect(pooled(view)).to_have_text("2.55 (1.32 to 4.94)")


def test_trials_stand_in_groups_by_comparator_and_say_their_effect(view):
    group = view.get_by_role("group", name="against midazolam")
    expect(group.get_by_role("checkbox")).to_have_count(2)
    box = trial(view, "Su 2023a")
    words = view.locator(f"[id='{box.get_attribute('aria-describedby')}']")
    expect(words).to_have_text("3.00 (1.20 to 7.51)")


def test_measure_and_model_change_the_scale_and_the_words(view):
    view.get_by_role("radio", name="risk difference").click()
    expect(said(view)).to_contain_text("On another measure: risk difference")
    expect(view.locator(".kc-scale text").first).to_have_text("−0.4")
    view.get_by_role("radio", name="fixed effect").click()
    expect(view.locator(".kc-pooled .kc-name")).to_have_text("Fixed effect")
    expect(view.locator(".kc-new .kc-effect")).to_contain_text("needs random effects")
    view.get_by_role("button", name="Start again").click()
    expect(pooled(view)).to_have_text("2.55 (1.32 to 4.94)")
    expect(view.get_by_role("radio", name="random effects")).to_be_checked()


def test_by_keyboard_alone(page, view):
    trial(view, "Murrough 2013").focus()
    page.keyboard.press("Space")
    expect(said(view)).to_contain_text("Without Murrough 2013a")
    page.keyboard.press("Tab")
    expect(trial(view, "Su 2023a")).to_be_focused()
    view.get_by_role("radio", name="random effects").focus()
    page.keyboard.press("ArrowRight")
    expect(view.get_by_role("radio", name="fixed effect")).to_be_checked()
    expect(said(view)).to_contain_text("By fixed effect")
    expect(page.locator(".jp-Notebook .jp-Cell")).to_have_count(2)


def test_quick_clicks_end_at_the_last_choice_and_without_any_trial_in_words(view):
    view.evaluate(
        "root => { for (let i = 0; i < 3; i += 1) "
        "root.querySelectorAll('input[type=checkbox]').forEach((box) => box.click()); }"
    )
    expect(said(view)).to_have_text(
        "No trial is chosen, so there is nothing to pool. Tick at least one."
    )
    expect(pooled(view)).to_have_text("nothing to pool")
    expect(view.get_by_role("checkbox", checked=True)).to_have_count(0)
    trial(view, "Su 2023a").click()
    expect(said(view)).to_contain_text("One trial is left")


def test_the_choice_is_there_again_after_the_page_was_loaded_anew(lab, page, view, opened):
    trial(view, "Daly 2018").click()
    expect(said(view)).to_contain_text("Without Daly 2018")
    lab.save(page)
    page.reload()
    again = page.locator(".kc-bench")
    again.locator(".kc-square").first.wait_for()
    expect(trial(again, "Daly 2018")).not_to_be_checked()
    expect(said(again)).to_contain_text("Without Daly 2018")


def test_it_fits_320_pixels_in_the_dark_theme_and_is_accessible(lab, page, view, axe):
    assert axe(page, ".kc-bench") == []
    lab.theme(page, "JupyterLab Dark")
    view.evaluate("root => { root.style.width = '320px'; }")
    wide = view.evaluate(
        "root => [...root.querySelectorAll('*')].filter((one) => "
        "one.getBoundingClientRect().right > root.getBoundingClientRect().right + 1"
        " && !one.closest('svg, .kc-visually-hidden, .kc-numbers')).length"
    )
    assert wide == 0
    assert axe(page, ".kc-bench") == []
    lab.theme(page, "JupyterLab Light")
