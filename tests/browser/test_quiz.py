"""A student's path through a quiz, in a real JupyterLab."""

import json
import os
import re
from pathlib import Path

import pytest

from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.log.attempts import LARGEST_FILE, AttemptLog
from ketacourse.quiz.screen.view import QuizWidget

pytestmark = pytest.mark.browser

DATA = Path(__file__).parents[1] / "data"
BANKS = [DATA / f"{name}.yaml" for name in ("every_type", "judged", "saved_for_later")]
SETUP = "from ketacourse import ask"
MARKUP = '<img src=x onerror="window.taken=1">'


@pytest.fixture
def expect():
    from playwright.sync_api import expect

    return expect


@pytest.fixture
def lesson(lab, page, request):
    """Open a notebook with these cells in a folder of its own and run it; gives the folder."""

    def opened(*cells):
        folder = lab.folder(request.node.name, BANKS)
        lab.notebook(folder, "lesson.ipynb", SETUP, *cells)
        lab.open_lesson(page, folder / "lesson.ipynb")
        lab.run_all(page)
        page.locator(".kc").first.wait_for()
        return folder

    return opened


@pytest.fixture(scope="module")
def classroom(lab, shared_page):
    """A page with every type of question, one test each, and its folder."""
    folder = lab.folder("classroom", BANKS)
    lab.notebook(folder, "lesson.ipynb", SETUP, "ask('every_type')")
    lab.open_lesson(shared_page, folder / "lesson.ipynb")
    lab.run_all(shared_page)
    shared_page.locator(".kc").wait_for()
    return shared_page, folder


def question(page, name):
    return page.locator(f"[data-item='{name}']").first


def button(where, name):
    return where.get_by_role("button", name=name, exact=True)


def kept(folder, item=None):
    """Attempts in the log, at one item or at all."""
    lines = map(json.loads, (folder / "my_answers.jsonl").read_text().splitlines())
    attempts = [line for line in lines if "response" in line]  # others tell of help and of the log
    return [attempt for attempt in attempts if item in (None, attempt["item"])]


def press_until(page, key, target):
    """Press a key until the focus is on the target."""
    for _ in range(30):
        page.keyboard.press(key)
        if target.evaluate("target => target === document.activeElement"):
            return
    pytest.fail(f"{key} never reached {target}")


def save_notebook(page):
    page.keyboard.press("Control+s")
    page.locator(".jp-mod-dirty").wait_for(state="detached")


# --- The whole way


def test_by_mouse_a_quiz_is_answered_marked_reloaded_and_restored(lesson, lab, page, expect):
    folder = lesson("ask('every_type', 'pick', 'reflect')")
    pick = question(page, "pick")
    pick.get_by_label("Sodium").click()
    button(pick, "Check answer").click()
    expect(pick.locator(".kc-verdict")).to_have_text("✗ Not yet")
    pick.get_by_label("Magnesium").click()
    expect(pick.locator(".kc-stale-note")).to_have_text("This is about your earlier answer.")
    button(pick, "Check answer").click()
    expect(pick.locator(".kc-verdict")).to_have_text("✓ Correct")
    expect(pick).to_contain_text("At rest the pore is plugged")
    question(page, "reflect").get_by_label("Your answer").fill("half a thou")
    save_notebook(page)

    page.reload()
    expect(pick.locator(".kc-verdict")).to_have_text("✓ Correct")
    expect(pick.get_by_label("Magnesium")).to_be_checked()
    expect(question(page, "reflect").get_by_label("Your answer")).to_have_value("half a thou")

    lab.restart(page)
    lab.run_all(page)
    expect(pick.locator(".kc-verdict")).to_have_text("✓ Correct")
    expect(pick.get_by_label("Magnesium")).to_be_checked()
    expect(pick).to_contain_text("It leaves when the membrane is depolarised.")
    assert [attempt["response"] for attempt in kept(folder)] == ["na", "mg"]


def test_by_keyboard_alone_a_quiz_is_answered_marked_reloaded_and_restored(
    lab, page, expect, request
):
    folder = lab.folder(request.node.name, BANKS)
    lab.notebook(folder, "lesson.ipynb", f"{SETUP}\nask('every_type', 'pick', 'type-number')")
    lab.open_lesson(page, folder / "lesson.ipynb")
    page.keyboard.press("Control+Enter")
    pick, number = question(page, "pick"), question(page, "type-number")
    pick.wait_for()

    press_until(page, "Tab", pick.get_by_label("Sodium"))
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(pick.get_by_label("Magnesium")).to_be_checked()
    press_until(page, "Tab", button(pick, "Check answer"))
    page.keyboard.press("Enter")
    expect(pick.locator(".kc-verdict")).to_have_text("✓ Correct")
    expect(button(pick, "Check answer")).to_be_focused()
    press_until(page, "Tab", number.get_by_label("Your answer"))
    page.keyboard.type("1/2")
    page.keyboard.press("Enter")
    expect(number.locator(".kc-verdict")).to_have_text("✓ Correct")
    expect(number.get_by_label("Your answer")).to_be_focused()
    save_notebook(page)

    page.reload()
    expect(number.locator(".kc-verdict")).to_have_text("✓ Correct")
    expect(pick.get_by_label("Magnesium")).to_be_checked()
    assert [attempt["response"] for attempt in kept(folder)] == ["mg", "1/2"]


def test_a_busy_kernel_is_told_of_and_loses_no_answer(lesson, lab, page, expect):
    folder = lesson("ask('every_type', 'pick')")
    pick = question(page, "pick")
    os.mkfifo(folder / "gate")
    lab.run_code(page, "open('gate').read()")  # busy until somebody writes to it
    page.clock.install()
    pick.get_by_label("Magnesium").click()
    button(pick, "Check answer").click()
    expect(pick.locator(".kc-status")).to_have_text("Checking…")
    page.clock.fast_forward(8_000)
    expect(pick.locator(".kc-status")).to_have_text(
        "The kernel has not answered yet. If it is busy with a cell, wait; if not, choose “Restart "
        "Kernel and Run All Cells…” in the Run menu. What you typed stays here."
    )
    expect(pick.get_by_label("Magnesium")).to_be_checked()
    (folder / "gate").write_text("go on")
    expect(pick.locator(".kc-verdict")).to_have_text("✓ Correct")
    expect(pick.locator(".kc-status")).to_be_empty()
    assert len(kept(folder)) == 1


# --- Every type


def test_a_missing_answer_gets_a_sentence_and_is_not_kept(lesson, page, expect):
    folder = lesson("ask('every_type', 'pick', 'sort')")
    for name, text in {
        "pick": "Choose an option first.",
        "sort": "Put the steps in order first.",
    }.items():
        button(question(page, name), "Check answer").click()
        expect(question(page, name).locator(".kc-status")).to_have_text(text)
    assert not (folder / "my_answers.jsonl").exists()


def test_ticks_are_marked_one_by_one_and_can_be_tried_again(classroom, expect):
    page, _ = classroom
    tick = question(page, "tick")
    tick.get_by_label("Two").check()
    tick.get_by_label("Three").check()
    button(tick, "Check answer").click()
    expect(tick.locator(".kc-verdict")).to_have_text("✗ Not yet")
    expect(tick.locator(".kc-why")).to_have_count(0)
    expect(tick.locator(".kc-detail").last).to_have_text(
        "The explanation comes once the answer is right, or with “Show the answer”."
    )
    expect(tick.locator(".kc-note-line")).to_have_text(
        ["✓ Right. Twice one.", "✗ Not right. Three is odd."]
    )
    button(tick, "Try again").click()
    expect(tick.get_by_label("Two")).to_be_focused()
    expect(tick.get_by_label("Two")).not_to_be_checked()
    expect(tick.locator(".kc-verdict")).to_have_count(0)
    tick.get_by_label("Two").check()
    button(tick, "Check answer").click()
    expect(tick.locator(".kc-verdict")).to_have_text("◐ Partly correct")
    expect(page.get_by_role("status")).to_have_text(
        "Question 2: Partly correct. 1 of 2 right options found. Attempt 2."
    )


def test_a_decimal_comma_is_understood(classroom, expect):
    page, _ = classroom
    number = question(page, "type-number")
    field = number.get_by_label("Your answer")
    assert field.get_attribute("inputmode") == "decimal"
    field.fill("0,5")
    button(number, "Check answer").click()
    expect(number.locator(".kc-verdict")).to_have_text("✓ Correct")
    expect(number).to_contain_text("Understood: 0.5")
    expect(number.locator("mfrac")).to_be_attached()


def test_steps_are_ordered_by_buttons_and_the_focus_follows_the_step(classroom, expect):
    page, folder = classroom
    sort = question(page, "sort")
    steps = sort.locator(".kc-step-text")
    first = steps.first.inner_text()
    button(sort, f"Move up: {first}").press("Enter")
    expect(page.get_by_role("status").first).to_have_text(f"{first} is already first.")
    for place, step in enumerate(["One", "Two", "Three"]):
        up = button(sort, f"Move up: {step}")
        up.focus()
        for _ in range(steps.all_inner_texts().index(step) - place):
            page.keyboard.press("Enter")
            expect(up).to_be_focused()
    expect(steps).to_have_text(["One", "Two", "Three", "Four"])
    button(sort, "Check answer").click()
    expect(sort.locator(".kc-verdict")).to_have_text("✓ Correct")
    expect(sort.locator(".kc-why")).to_have_attribute("open", "")
    button(sort, "Move down: One").click()
    button(sort, "Check answer").click()
    expect(sort.locator(".kc-sign")).to_have_text(
        [
            re.compile("Out of place|In order with others, but not yet in its place"),
            re.compile("Out of place|In order with others, but not yet in its place"),
            re.compile("✓.In its place."),
            re.compile("✓.In its place."),
        ]
    )
    assert len(kept(folder, "sort")) == 2


def test_pairs_are_matched_by_selects(classroom, expect):
    page, _ = classroom
    pair = question(page, "pair")
    pair.get_by_label("Norway").select_option("Oslo")
    button(pair, "Check answer").click()
    expect(pair.locator(".kc-status")).to_have_text(
        "Choose a partner for every prompt first; 1 of 2 have none."
    )
    pair.get_by_label("Kenya").select_option("Sydney")
    button(pair, "Check answer").click()
    expect(pair.locator(".kc-verdict")).to_have_text("◐ Partly correct")
    expect(pair.locator(".kc-note-line")).to_have_text(
        ["✓ Right. Oslo lies on a fjord.", "✗ Not right."]
    )


def test_a_reflection_is_kept_and_then_compared(classroom, expect):
    page, folder = classroom
    reflect = question(page, "reflect")
    shows = button(reflect, "Show what a good answer covers")
    expect(shows).to_be_hidden()
    reflect.get_by_label("Your answer").fill("A trial that fails twice.")
    button(reflect, "Save answer").click()
    expect(reflect.locator(".kc-verdict")).to_have_text("Saved.")
    shows.click()
    expect(reflect).to_contain_text("A result you named beforehand.")
    responses = [attempt["response"] for attempt in kept(folder, "reflect")]
    assert responses == ["A trial that fails twice."]


def test_hint_and_answer_are_recorded_with_the_attempt_that_follows(classroom, expect):
    page, folder = classroom
    pick = question(page, "pick")
    shows = button(pick, "Show the answer")
    expect(shows).to_be_hidden()
    button(pick, "Hint").click()
    expect(pick).to_contain_text("It is a divalent ion.")
    expect(button(pick, "Hint")).to_have_attribute("aria-expanded", "true")
    pick.get_by_label("Zinc").click()
    button(pick, "Check answer").click()
    shows.click()
    expect(pick.locator(".kc-box").last).to_contain_text("Magnesium")
    expect(pick.locator(".kc-why:not(.kc-others)")).to_contain_text("At rest the pore is plugged")
    expect(shows).to_be_focused()
    pick.get_by_label("Magnesium").click()
    button(pick, "Check answer").click()
    expect(pick.locator(".kc-verdict")).to_have_text("✓ Correct")
    expect(pick).to_contain_text("The answer had been shown before, so this counts as practice.")
    helped = [(attempt["hint_used"], attempt["revealed"]) for attempt in kept(folder, "pick")]
    assert helped == [(True, False), (True, True)]


def test_a_warm_up_is_answered_with_what_is_right_and_marked_neither_way(
    lab, page, expect, request
):
    folder = lab.folder(request.node.name, BANKS)
    bank = (folder.parent / "quizzes" / "every_type.yaml").read_text("utf-8")
    guess = bank.replace("- id: pick\n", "- id: pick\n    guess: true\n")
    (folder.parent / "quizzes" / "every_type.yaml").write_text(guess, "utf-8")
    lab.notebook(folder, "lesson.ipynb", SETUP, "ask('every_type', 'pick')")
    lab.open_lesson(page, folder / "lesson.ipynb")
    lab.run_all(page)
    pick = question(page, "pick")
    expect(pick.locator(".kc-instruction")).to_contain_text("Guess: it counts neither for you")
    pick.get_by_label("Zinc").click()
    button(pick, "Save answer").click()
    expect(pick.locator(".kc-verdict")).to_have_text(
        "Your guess is kept; it counts neither for you nor against you."
    )
    expect(pick.locator(".kc-note-line")).to_contain_text("○\u00a0Your guess.")
    expect(pick.locator(".kc-box").last).to_contain_text("Magnesium")
    expect(pick.locator(".kc-why:not(.kc-others)")).to_contain_text("At rest the pore is plugged")
    assert "✗" not in pick.inner_text()
    assert "Try again" not in pick.inner_text()
    expect(page.locator(".kc-progress").first).to_have_text(
        "This quiz: 1 of 1 answered. Lesson: 1 of 7 answered."
    )


def test_questions_are_numbered_through_the_lesson(lesson, page, expect):
    lesson("ask('every_type', 'pick', 'tick')", "ask('every_type', 'sort', 'reflect')")
    expect(page.locator("legend")).to_have_text(
        ["Question 1", "Question 2", "Question 4", "Question 6"]
    )
    button(question(page, "sort"), "Check answer").click()
    expect(page.get_by_role("status").last).to_have_text(
        "Question 4: Put the steps in order first."
    )


def test_answers_before_the_course_are_saved_without_a_word_on_them(lesson, page, expect):
    lesson("ask('saved_for_later')")
    early = question(page, "early-pick")
    early.get_by_label("Yes").click()
    button(early, "Save answer").click()
    expect(early.locator(".kc-verdict")).to_have_text(
        "Saved. The answers are shown after the post-course quiz."
    )
    expect(page.locator(".kc-progress").first).to_have_text("This quiz: 1 of 2 saved.")
    assert "odd" not in page.locator(".kc").inner_html()
    assert "orrect" not in page.locator(".kc").inner_html()


# --- Marked against the graph


def test_a_path_is_put_together_and_marked_by_keyboard_alone(lesson, page, axe, expect):
    folder = lesson("ask('judged', 'carry')")
    carry, said = question(page, "carry"), page.get_by_role("status").first
    steps, offered = carry.locator(".kc-step-text"), carry.locator(".kc-offers li:visible")
    expect(offered).to_have_count(5)
    press_until(page, "Tab", button(carry, "Add: TrkB receptor"))
    page.keyboard.press("Enter")
    expect(said).to_have_text("TrkB receptor added as step 1.")
    for name in ("BDNF", "Lateral habenula neuron"):
        press_until(page, "Tab", button(carry, f"Add: {name}"))
        page.keyboard.press("Space")
    expect(steps).to_have_text(["TrkB receptor", "BDNF", "Lateral habenula neuron"])
    expect(button(carry, "Add: mu-opioid receptor")).to_be_focused()

    press_until(page, "Tab", button(carry, "Remove: Lateral habenula neuron"))
    page.keyboard.press("Enter")
    expect(said).to_have_text("Lateral habenula neuron removed.")
    expect(button(carry, "Add: Lateral habenula neuron")).to_be_focused()
    press_until(page, "Tab", button(carry, "Move up: BDNF"))
    page.keyboard.press("Enter")
    expect(said).to_have_text("BDNF: now 1 of 2.")
    expect(button(carry, "Move up: BDNF")).to_be_focused()
    assert axe(page, ".kc") == []

    press_until(page, "Tab", button(carry, "Check answer"))
    page.keyboard.press("Enter")
    expect(carry.locator(".kc-verdict")).to_have_text("◐ Partly correct")
    expect(carry.locator(".kc-sign")).to_have_text(["✗ No link.", "✓ A link.", "✓ A link."])
    press_until(page, "Shift+Tab", button(carry, "Add: AMPA receptors"))
    page.keyboard.press("Enter")
    press_until(page, "Tab", button(carry, "Move up: AMPA receptors"))
    for place in (2, 1):
        page.keyboard.press("Enter")
        expect(said).to_have_text(f"AMPA receptors: now {place} of 3.")
    press_until(page, "Tab", button(carry, "Check answer"))
    page.keyboard.press("Enter")
    expect(carry.locator(".kc-verdict")).to_have_text("✓ Correct")
    expect(carry).to_contain_text("In all, this path raises what it leads to.")
    assert axe(page, ".kc") == []
    assert [attempt["response"] for attempt in kept(folder)] == [
        ["bdnf", "trkb"],
        ["ampar", "bdnf", "trkb"],
    ]


def test_a_prediction_is_set_beside_the_experiment_after_the_attempt(lesson, page, axe, expect):
    folder = lesson("ask('judged', 'block')")
    block = question(page, "block")
    expect(block.get_by_role("radio")).to_have_count(5)
    expect(block).to_contain_text("Blocked: AMPA receptors. Given with ketamine.")
    expect(block).not_to_contain_text("laboratory")
    block.get_by_label("Unchanged").check()
    button(block, "Check answer").click()
    expect(block.locator(".kc-verdict")).to_have_text("✗ Not yet")
    expect(block.locator(".kc-note-line")).to_have_text(
        "✗ Not as predicted. The hypothesis predicts abolished."
    )
    expect(block.locator(".kc-detail").nth(1)).to_contain_text("The laboratory (mouse, ")
    expect(block.get_by_role("link", name="Maeng et al. 2008")).to_be_visible()
    expect(block.get_by_role("button", name="Show the answer")).to_be_hidden()
    block.get_by_label("Abolished").check()
    button(block, "Check answer").click()
    expect(block.locator(".kc-verdict")).to_have_text("✓ Correct")
    assert axe(page, ".kc") == []
    assert [attempt["revealed"] for attempt in kept(folder)] == [False, True]


# --- Several views


def test_quizzes_and_views_of_one_bank_stay_in_step(lesson, page, expect):
    lesson(
        "quiz = ask('every_type', 'pick')\nquiz",
        "quiz",
        "ask('every_type', 'type-number')",
    )
    views = page.locator("[data-item='pick']")
    views.nth(0).get_by_label("Magnesium").click()
    expect(views.nth(1).get_by_label("Magnesium")).to_be_checked()
    button(views.nth(1), "Check answer").click()
    expect(views.nth(0).locator(".kc-verdict")).to_have_text("✓ Correct")
    expect(page.locator(".kc").last).to_contain_text(
        "This quiz: 0 of 1 answered. Lesson: 1 of 7 answered, 1 of 1 marked right."
    )


# --- A good neighbour in JupyterLab


def test_keys_typed_in_a_quiz_change_no_cells_and_ctrl_s_still_saves(lesson, page, expect):
    folder = lesson("ask('every_type', 'pick', 'type-number')")
    cells = page.locator(".jp-Cell")
    expect(cells).to_have_count(2)
    for control in (
        question(page, "pick").get_by_label("Sodium"),
        button(question(page, "pick"), "Check answer"),
        question(page, "type-number").get_by_label("Your answer"),
    ):
        control.focus()
        for key in ("a", "b", "m", "d", "d", "x", "ArrowUp", "ArrowDown", "Escape"):
            page.keyboard.press(key)
            expect(page.locator(".kc :focus")).to_have_count(1)
    expect(cells).to_have_count(2)
    expect(question(page, "type-number").get_by_label("Your answer")).to_have_value("abmddx")

    question(page, "type-number").get_by_label("Your answer").focus()
    save_notebook(page)
    assert "\"ask('every_type'" in (folder / "lesson.ipynb").read_text()
    assert "widget-view+json" in (folder / "lesson.ipynb").read_text()
    expect(question(page, "type-number").get_by_label("Your answer")).to_be_focused()


def test_typed_markup_is_only_text(lesson, page, expect):
    lesson("ask('every_type', 'type-number', 'reflect')")
    number, reflect = question(page, "type-number"), question(page, "reflect")
    number.get_by_label("Your answer").fill(MARKUP)
    button(number, "Check answer").click()
    expect(number.locator(".kc-status")).to_contain_text(MARKUP)
    reflect.get_by_label("Your answer").fill(MARKUP)
    button(reflect, "Save answer").click()
    expect(reflect.locator(".kc-verdict")).to_have_text("Saved.")
    assert page.locator(".kc img").count() == 0
    assert page.evaluate("window.taken") is None


def test_at_320_pixels_nothing_is_cut_off_and_targets_are_large(lesson, page, expect):
    lesson("ask('every_type')", "ask('judged')")
    page.add_style_tag(content=".kc { width: 320px }")
    button(question(page, "carry"), "Add: Lateral habenula neuron").click()
    button(question(page, "carry"), "Check answer").click()
    expect(question(page, "carry").locator(".kc-result")).to_be_visible()
    button(question(page, "sort"), "Move up: One").click()
    question(page, "sort").locator(".kc-main").click()
    expect(question(page, "sort").locator(".kc-result")).to_be_visible()
    page.get_by_text("Save or restore my work").first.click()
    outside = page.locator(".kc *").evaluate_all(
        """all => all.filter((e) => !e.closest(".kc-visually-hidden, math"))
          .filter((e) => e.getBoundingClientRect().right
            > e.closest(".kc").getBoundingClientRect().right + 0.5)
          .map((e) => e.outerHTML)"""
    )
    assert outside == []
    small = page.locator(".kc :is(button, select, summary, .kc-option)").evaluate_all(
        """all => all
          .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 24)
          .map((e) => e.outerHTML)"""
    )
    assert small == []


def test_axe_finds_nothing_in_any_theme_before_and_after_answering(lesson, lab, page, axe, expect):
    lesson("ask('every_type')")
    page.get_by_text("Save or restore my work").click()
    themes = ("JupyterLab Light", "JupyterLab Dark", "JupyterLab Dark High Contrast")
    for theme in themes:
        lab.theme(page, theme)
        assert axe(page, ".kc") == []
    answer_wrongly(page)
    expect(page.locator(".kc-result:visible")).to_have_count(6)
    for theme in reversed(themes):
        lab.theme(page, theme)
        assert axe(page, ".kc") == []


def answer_wrongly(page):
    question(page, "pick").get_by_label("Zinc").click()
    question(page, "tick").get_by_label("Two").click()
    question(page, "type-number").get_by_label("Your answer").fill("20")
    button(question(page, "sort"), "Move up: One").click()
    question(page, "pair").get_by_label("Norway").select_option("Oslo")
    question(page, "pair").get_by_label("Kenya").select_option("Sydney")
    question(page, "reflect").get_by_label("Your answer").fill("Nothing would.")
    for name in ("pick", "tick", "type-number", "sort", "pair", "reflect"):
        question(page, name).locator(".kc-main").click()
        question(page, name).get_by_role("button", name=re.compile("^Show")).click()
        if name != "reflect":
            button(question(page, name), "Hint").click()


# --- Saving, restoring, and doing without


def test_work_that_cannot_be_saved_is_told_and_the_quiz_goes_on(lesson, page, expect):
    lesson(
        "from pathlib import Path\nPath('my_answers.jsonl').mkdir()",
        "ask('every_type', 'pick')",
    )
    pick = question(page, "pick")
    pick.get_by_label("Magnesium").click()
    button(pick, "Check answer").click()
    expect(pick.locator(".kc-verdict")).to_have_text("✓ Correct")
    expect(page.locator(".kc-trouble")).to_have_text(
        'Your work can\'t be saved here (Is a directory). You can go on; press "Save my work" '
        "before you leave, or it will be lost."
    )


def test_saved_work_is_downloaded_and_restored_elsewhere(lesson, lab, page, expect, tmp_path):
    folder = lesson("ask('every_type', 'pick')")
    pick = question(page, "pick")
    pick.get_by_label("Magnesium").click()
    button(pick, "Check answer").click()
    expect(pick.locator(".kc-verdict")).to_be_visible()
    page.get_by_text("Save or restore my work").click()
    with page.expect_download() as download:
        button(page, "Save my work").click()
    expect(page.locator(".kc-work .kc-status")).to_contain_text("1 answer saved in my_answers_")
    download.value.save_as(tmp_path / "saved.jsonl")
    (folder / "my_answers.jsonl").unlink()

    lab.restart(page)
    lab.run_all(page)
    expect(pick.locator(".kc-verdict")).to_have_count(0)
    page.get_by_text("Save or restore my work").click()
    file = page.get_by_label("Restore from a saved file")
    for content, message in (
        (tmp_path / "saved.jsonl", "Restored 1 answer from saved.jsonl."),
        ({"name": "cat.jsonl", "mimeType": "text/plain", "buffer": b"meow"}, "not a file from"),
        (
            {"name": "huge.jsonl", "mimeType": "text/plain", "buffer": b"x" * (LARGEST_FILE + 1)},
            "huge.jsonl is too large to be a file of answers (over 8 MB).",
        ),
    ):
        file.set_input_files(content)
        expect(page.locator(".kc-work .kc-status")).to_contain_text(message)
    expect(pick.locator(".kc-verdict")).to_have_text("✓ Correct")
    expect(pick.get_by_label("Magnesium")).to_be_checked()
    assert [attempt["response"] for attempt in kept(folder)] == ["mg"]


def test_a_stored_notebook_shows_the_questions_and_no_answers(lab, page, expect, request, tmp_path):
    import nbformat

    bank = load_bank(DATA / "every_type.yaml")
    quiz = QuizWidget(bank, bank.items[:-1], AttemptLog(tmp_path / "log.jsonl"))
    data, metadata = quiz._repr_mimebundle_()
    cell = nbformat.v4.new_code_cell("ask('every_type')", execution_count=1)
    cell["outputs"] = [nbformat.v4.new_output("display_data", data=data, metadata=metadata)]
    folder = lab.folder(request.node.name)
    lab.open_lesson(page, lab.notebook(folder, "stored.ipynb", cell))
    output = page.locator(".jp-OutputArea-output").first
    expect(output).to_contain_text("To answer, open this notebook with a running kernel")
    expect(output).to_contain_text("Which ion sits in the pore of the NMDA receptor at rest?")
    expect(output).to_contain_text("Nairobi")
    for hidden in ("At rest the pore is plugged", "divalent", "beforehand", "Twice one"):
        expect(output).not_to_contain_text(hidden)


def test_a_saved_notebook_opened_on_another_day_shows_the_answers(lesson, lab, page, expect):
    folder = lesson("ask('every_type', 'pick')")
    pick = question(page, "pick")
    pick.get_by_label("Magnesium").click()
    button(pick, "Check answer").click()
    expect(pick.locator(".kc-verdict")).to_be_visible()
    save_notebook(page)
    page.goto("about:blank")
    lab.stop_kernels(folder.parent.name)

    lab.open_lesson(page, folder / "lesson.ipynb")
    expect(pick.locator(".kc-verdict")).to_have_text("✓ Correct")
    expect(pick.get_by_label("Magnesium")).to_be_checked()


def test_a_fresh_copy_of_lesson_01_shows_its_questions_and_marks_an_answer(lab, page, axe, expect):
    path = lab.course("clone") / "01_depression.ipynb"
    cells = json.loads(path.read_text("utf-8"))["cells"]
    imports = next(at for at, cell in enumerate(cells) if cell["cell_type"] == "code")
    warm_up, asked, *_ = [at for at, cell in enumerate(cells) if "ask(" in "".join(cell["source"])]
    lab.open_lesson(page, path)
    lab.show_cell(page, warm_up)
    stored = page.locator(".jp-RenderedHTMLCommon")
    expect(stored.filter(has_text="To answer, open this notebook").first).to_be_attached()
    lab.run_cell(page, imports)
    lab.run_cell(page, asked)
    card = page.locator("[data-item]").filter(has=page.get_by_role("radio")).first
    card.get_by_role("radio").first.check()
    button(card, "Check answer").click()
    expect(card.locator(".kc-verdict")).to_be_visible()
    expect(card.locator(".kc-note-line").first).to_be_visible()
    assert axe(page, ".kc") == []


def test_a_misspelt_bank_gives_a_sentence_and_no_traceback(lesson, page, expect):
    lesson("ask('every_type', 'pick')", "ask('every_tipe')")
    output = page.locator(".jp-OutputArea-output").last
    expect(output).to_contain_text("did you mean 'every_type'?")
    expect(page.locator(".jp-RenderedText[data-mime-type*='stderr']")).to_have_count(0)
