"""The RoB 2 worksheet in a real JupyterLab."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(name="sheet")
def _sheet(lab, page, request):
    """A notebook with the worksheet, opened at Lii 2023a."""
    folder = lab.folder(request.node.name)
    cell = "from ketacourse.evidence import rob_worksheet\nw = rob_worksheet('lii2023')\nw"
    lab.open_lesson(page, lab.notebook(folder, "lesson.ipynb", cell))
    lab.run_all(page)
    view = page.locator(".kc-rob")
    view.wait_for()
    return view


def question(view, number):
    return view.locator(f"[data-question='{number}']")


def answer(view, number, word):
    question(view, number).get_by_label(word, exact=True).check()


def step(view, name):
    return view.locator(f"[data-step='{name}']")


def test_the_path_lights_up_as_answers_come_and_the_judgement_follows(sheet):
    expect(question(sheet, "1.2")).to_be_visible()
    expect(question(sheet, "1.1")).to_be_hidden()
    answer(sheet, "1.2", "probably yes")
    expect(step(sheet, "1.2")).to_contain_text("✓ yes → 1.1 (your answer)")
    expect(step(sheet, "1.1")).to_contain_text("you are here")
    answer(sheet, "1.1", "no information")
    answer(sheet, "1.3", "no")
    expect(sheet.locator(".kc-verdict")).to_have_text("Your answers lead to: +Llow")
    expect(sheet.get_by_role("status")).to_have_text("Your answers lead to low.")
    expect(sheet.locator("[data-domain=randomisation]")).to_contain_text("low")
    answer(sheet, "1.2", "no")
    expect(sheet.locator(".kc-verdict")).to_contain_text("high")
    expect(sheet).to_contain_text("Not asked on your path: 1.1, 1.3.")


def test_the_courses_answers_come_only_after_the_students_own(sheet):
    compare = sheet.get_by_role("button", name="Compare with the course's reading")
    compare.focus()
    compare.press("Enter")  # it is disabled to the eye and the ear, and says why when pressed
    expect(sheet.get_by_role("status")).to_contain_text("Answer the questions first")
    expect(sheet.locator(".kc-compared")).to_be_empty()
    answer(sheet, "1.2", "no")
    compare.click()
    compared = sheet.locator(".kc-compared")
    expect(compared).to_contain_text("The course's reading: +Llow. Yours: ×Hhigh.")
    expect(compared).to_contain_text("≠ You differ. 1.2: you no, the course probably yes.")
    expect(compared).to_contain_text("– Not asked on your path. 1.1: the course no information.")
    expect(compared.locator("p").first).to_be_focused()


def test_answers_and_reasons_are_back_after_a_reload_with_a_live_kernel(lab, page, sheet):
    answer(sheet, "1.2", "no")
    sheet.get_by_label("Your reason, in a sentence").fill("An open list.")
    sheet.get_by_role("button", name="Next domain").click()
    expect(sheet.locator("[data-domain=randomisation]")).to_contain_text("high")
    lab.save(page)
    page.reload()
    lab.wait_idle(page)
    sheet.wait_for()
    expect(sheet.locator("[data-domain=randomisation]")).to_contain_text("high")
    sheet.get_by_role("button", name="1 How people came").click()
    expect(question(sheet, "1.2").get_by_label("no", exact=True)).to_be_checked()
    expect(sheet.get_by_label("Your reason, in a sentence")).to_have_value("An open list.")


def test_by_keyboard_alone_a_domain_is_judged_compared_and_left(page, sheet):
    question(sheet, "1.2").get_by_label("yes", exact=True).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(question(sheet, "1.2").get_by_label("no", exact=True)).to_be_checked()
    page.keyboard.press("Tab")
    expect(sheet.get_by_text("Judge otherwise than the algorithm")).to_be_focused()
    page.keyboard.press("Tab")
    expect(sheet.get_by_label("Your reason, in a sentence")).to_be_focused()
    page.keyboard.type("dd: an open list.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(sheet.locator(".kc-compared")).to_contain_text("You differ.")
    sheet.get_by_role("button", name="Next domain").focus()
    page.keyboard.press("Enter")
    expect(sheet.locator(".kc-title")).to_be_focused()
    expect(sheet.locator(".kc-title")).to_contain_text("2 Departures")
    expect(page.locator(".jp-Cell")).to_have_count(1)


LOW_TO_THE_END = {
    "1": {"1.2": "yes", "1.1": "yes", "1.3": "no"},
    "2": {"2.1": "no", "2.2": "no", "2.6": "yes"},
    "3": {"3.1": "yes"},
    "4": {"4.1": "no", "4.2": "no", "4.3": "no"},
    "5": {"5.2": "yes"},
}


def test_with_every_domain_judged_the_pool_moves_by_the_students_own_judgement(sheet):
    for domain in LOW_TO_THE_END.values():
        for number, word in domain.items():
            answer(sheet, number, word)
        sheet.get_by_role("button", name="Next domain").click()
    expect(sheet.locator(".kc-whole")).to_contain_text("overall: ×Hhigh, the worst")
    sheet.get_by_role("button", name="Take trials at high risk out of the pool").click()
    table = sheet.get_by_role("table")
    expect(table).to_contain_text("Lii 2023a (under anaesthesia) (× high)")
    expect(
        table.get_by_role("row", name=re.compile("^without those at high risk"))
    ).not_to_contain_text("Lii 2023a")


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_it_fits_320_pixels_and_has_no_accessibility_violation(lab, page, sheet, axe, theme):
    lab.theme(page, theme)
    answer(sheet, "1.2", "no")
    sheet.get_by_role("button", name="Compare with the course's reading").click()
    expect(sheet.locator(".kc-compared")).to_contain_text("You differ.")
    assert axe(page, ".kc-rob") == []
    sheet.evaluate("view => view.parentElement.style.width = '320px'")
    assert sheet.evaluate("view => view.scrollWidth - view.clientWidth") == 0
    assert axe(page, ".kc-rob") == []


def test_another_trial_brings_its_own_facts_domains_and_empty_answers(sheet):
    answer(sheet, "1.2", "no")
    sheet.get_by_label("Zarate 2006b").check()
    expect(sheet.locator(".kc-verdict")).to_contain_text("Answer on")
    expect(sheet.get_by_role("region", name="What is known of Zarate 2006b")).to_contain_text(
        "random-number chart"
    )
    sheet.get_by_role("button", name="S Order and carry-over").click()
    expect(sheet).to_contain_text("the way from answers to judgement is ours")
    sheet.get_by_label("Lii 2023a").check()
    sheet.get_by_role("button", name="1 How people came").click()
    expect(question(sheet, "1.2").get_by_label("no", exact=True)).to_be_checked()


def test_the_algorithm_is_overruled_with_a_reason_and_not_without(sheet):
    answer(sheet, "1.2", "no")
    sheet.get_by_text("Judge otherwise than the algorithm").click()
    sheet.get_by_role("group", name="Your judgement").get_by_label("some concerns").check()
    expect(sheet).to_contain_text("without one the algorithm's judgement stands.")
    expect(sheet.locator("[data-domain=randomisation]")).to_contain_text("high")
    sheet.get_by_label("Your reason, in a sentence").fill("The list was open, but kept far away.")
    expect(sheet).to_contain_text("Your judgement: some concerns. The algorithm says high.")
    expect(sheet.locator("[data-domain=randomisation]")).to_contain_text("some concerns")
    sheet.get_by_role("button", name="Compare with the course's reading").click()
    expect(sheet.locator(".kc-compared")).to_contain_text("Yours: ?Ssome concerns.")


def test_scores_at_entry_stand_beside_the_question_about_them(sheet):
    sheet.get_by_label("Zarate 2006b").check()
    known = sheet.get_by_role("region", name="What is known of Zarate 2006b")
    expect(known).to_contain_text("mean 24.89")


def test_what_is_compared_opens_in_sight(page, sheet):
    page.set_viewport_size({"width": 1280, "height": 900})
    answer(sheet, "1.2", "no")
    sheet.get_by_role("button", name="Compare with the course's reading").click()
    compared = sheet.locator(".kc-compared")
    expect(compared).to_contain_text("You differ.")
    expect(compared).to_be_in_viewport(ratio=0.99)
