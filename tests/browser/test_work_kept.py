"""Work is never lost, and a view always says what to do: in a real JupyterLab."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BANK = Path(__file__).parents[1] / "data" / "every_type.yaml"
SETUP = "from ketacourse import ask"
QUIZ = "ask('every_type', 'pick', 'pair', 'reflect')"
EXPLORER = "from ketacourse.depression import scale_explorer\nscale_explorer()"
THOUGHT = "A thought of six hundred letters, typed and not yet sent. ".ljust(600, "x")
RESTORED = "This is what you had begun before; it is not sent yet."
ANEW = "choose “Restart Kernel and Run All Cells…” in the Run menu."
ERROR = "Error displaying widget"
POSITIONS = "inputs => inputs.map(({ value, checked }) => [value, checked])"
# anywidget gives a model two seconds to load its script; here it gives none, as on a browser that
# is far too slow.
NO_TIME = """() => {
  const { timeout } = AbortSignal;
  AbortSignal.timeout = (ms) => timeout.call(AbortSignal, ms === 2000 ? 0 : ms);
}"""


@pytest.fixture(name="folder")
def _folder(lab, request):
    return lab.folder(request.node.name, [BANK])


@pytest.fixture(name="lesson")
def _lesson(lab, page, folder):
    """Open a notebook with these cells and run it."""

    def opened(*cells):
        path = lab.notebook(folder, "lesson.ipynb", SETUP, *cells)
        lab.open_lesson(page, path)
        lab.run_all(page)
        page.locator(".kc").first.wait_for()
        return path

    return opened


def question(page, name):
    return page.locator(f"[data-item='{name}']").first


def answer_of(page, name):
    return question(page, name).get_by_label("Your answer")


def press(where, name):
    where.get_by_role("button", name=name, exact=True).click()


def kept(folder):
    lines = (folder / "my_answers.jsonl").read_text().splitlines()
    return [each for each in map(json.loads, lines) if "response" in each]


def begin(page):
    """Type what is not sent yet, and match one pair of two."""
    answer_of(page, "reflect").fill(THOUGHT)
    question(page, "pair").get_by_label("Norway").select_option("Oslo")


def is_back(page):
    expect(answer_of(page, "reflect")).to_have_value(THOUGHT)
    expect(question(page, "reflect").locator(".kc-status")).to_have_text(RESTORED)
    expect(question(page, "pair").get_by_label("Norway")).to_have_value(re.compile("."))
    expect(question(page, "pair").get_by_label("Kenya")).to_have_value("")


# --- Drafts


def test_a_draft_survives_run_all_a_new_kernel_a_reload_and_a_closed_tab(
    lab, visitor, page, lesson, folder
):
    path = lesson(QUIZ)
    begin(page)
    lab.run_all(page)
    is_back(page)
    lab.restart(page)
    lab.run_all(page)
    is_back(page)
    lab.save(page)
    page.reload()
    lab.wait_idle(page)
    is_back(page)
    other = visitor.new_page()
    page.goto("about:blank")
    lab.stop_kernels(folder.parent.name)
    lab.open_lesson(other, path)
    lab.run_all(other)
    is_back(other)
    press(question(other, "reflect"), "Save answer")
    expect(question(other, "reflect").locator(".kc-verdict")).to_be_visible()
    expect(question(other, "reflect").locator(".kc-status")).to_be_empty()
    lab.run_all(other)
    expect(answer_of(other, "reflect")).to_have_value(THOUGHT)
    expect(question(other, "reflect").locator(".kc-status")).to_be_empty()
    assert [each["response"] for each in kept(folder)] == [THOUGHT]
    other.close()


def test_two_tabs_of_a_notebook_keep_each_others_letters(lab, visitor, page, lesson, folder):
    path = lesson("ask('every_type', 'reflect', 'type-number')")
    lab.save(page)
    other = visitor.new_page()
    lab.open_lesson(other, path)
    here, there = answer_of(page, "reflect"), answer_of(other, "type-number")
    there.wait_for()
    for letter, digit in zip("letters in turns", "1234567890123456", strict=True):
        here.press_sequentially(letter)
        there.press_sequentially(digit)
    for each in (page, other):
        expect(answer_of(each, "reflect")).to_have_value("letters in turns")
        expect(answer_of(each, "type-number")).to_have_value("1234567890123456")
    other.close()
    press(question(page, "reflect"), "Save answer")
    expect(question(page, "reflect").locator(".kc-verdict")).to_be_visible()
    assert [each["response"] for each in kept(folder)] == ["letters in turns"]


def test_a_worksheet_that_is_made_anew_has_its_answers_and_reasons(lab, page, lesson):
    lesson("from ketacourse.evidence import rob_worksheet\nsheet = rob_worksheet('lii2023')\nsheet")
    sheet = page.locator(".kc-rob")
    asked = sheet.locator("[data-question='1.2']").get_by_label("no", exact=True)
    asked.check()
    sheet.get_by_label("Your reason, in a sentence").press_sequentially("An open list.")
    lab.restart(page)
    lab.run_all(page)
    expect(sheet).to_contain_text("What you had answered here before is back.")
    expect(asked).to_be_checked()
    expect(sheet.get_by_label("Your reason, in a sentence")).to_have_value("An open list.")
    press(sheet, "Compare with the course's reading")  # by the kernel, which has them again
    expect(sheet.locator(".kc-compared")).to_contain_text("You differ.")


# --- A kernel that is gone


def test_after_a_restart_a_quiz_says_in_one_step_what_to_do_and_keeps_the_answer(
    lab, page, lesson, folder
):
    lesson(QUIZ)
    lab.new_kernel(page)
    pick = question(page, "pick")
    pick.get_by_label("Magnesium").check()
    press(pick, "Check answer")
    expect(pick.locator(".kc-status")).to_have_text(
        f"The kernel that ran this cell has stopped. To go on, {ANEW} What you typed stays here."
    )
    lab.run_all(page)
    expect(pick.get_by_label("Magnesium")).to_be_checked()
    press(pick, "Check answer")
    expect(pick.locator(".kc-verdict")).to_have_text("✓ Correct")
    assert [each["response"] for each in kept(folder)] == ["mg"]


@pytest.mark.parametrize(
    ("cell", "move"),
    [
        (
            "from ketacourse.evidence import unmasking_explorer\nunmasking_explorer()",
            lambda view: view.get_by_role("slider").first.press("ArrowRight"),
        ),
        (
            "from ketacourse.evidence import pooling_bench\npooling_bench('response_about_a_day')",
            lambda view: view.get_by_role("checkbox").first.click(),  # and it is put back
        ),
    ],
    ids=["explorer", "bench"],
)
def test_after_a_restart_controls_go_back_to_the_picture_and_say_why(lab, page, lesson, cell, move):
    lesson(cell)
    view = page.locator(".kc").first
    before = view.locator("input").evaluate_all(
        "all => all.map((each) => [each.value, each.checked])"
    )
    lab.new_kernel(page)
    move(view)
    expect(view.locator(".kc-trouble")).to_have_text(
        f"The kernel that ran this cell has stopped. To go on, {ANEW}"
    )
    after = view.locator("input").evaluate_all(
        "all => all.map((each) => [each.value, each.checked])"
    )
    assert after == before


# --- Other days


def test_a_saved_view_is_shown_on_every_later_day(lab, page, lesson, folder):
    path = lesson("ask('every_type', 'pick')", "ask('every_type', 'tick')", EXPLORER)
    question(page, "pick").get_by_label("Magnesium").check()
    press(question(page, "pick"), "Check answer")
    expect(question(page, "pick").locator(".kc-verdict")).to_be_visible()
    lab.save(page)
    for run in ([], [1], [], [3], []):  # no cell, or one, is run on each day before it is saved
        page.goto("about:blank")
        lab.stop_kernels(folder.parent.name)
        lab.open_lesson(page, path)
        expect(question(page, "pick").locator(".kc-verdict")).to_have_text("✓ Correct")
        expect(question(page, "tick")).to_be_visible()
        expect(page.locator(".kc-explorer .kc-panels")).to_be_visible()
        for at in run and [0, *run]:
            lab.run_cell(page, at)
        lab.save(page)
        expect(page.get_by_text(ERROR)).to_have_count(0)


def forget_models(path):
    """As a notebook whose widgets were saved elsewhere, or not at all."""
    notebook = json.loads(path.read_text())
    del notebook["metadata"]["widgets"]
    path.write_text(json.dumps(notebook))


def test_a_view_that_is_nowhere_to_be_found_is_shown_in_its_still_form(lab, page, lesson, folder):
    path = lesson("ask('every_type', 'pick')", EXPLORER)
    lab.save(page)
    page.goto("about:blank")
    lab.stop_kernels(folder.parent.name)
    forget_models(path)
    lab.open_lesson(page, path)
    quiz = page.locator(".jp-OutputArea-output").filter(has_text="run the cell above")
    expect(quiz).to_contain_text("Which ion sits in the pore of the NMDA receptor at rest?")
    expect(page.locator(".jp-OutputArea-output img")).to_be_visible()
    expect(page.get_by_text(ERROR)).to_have_count(0)
    lab.run_all(page)
    expect(question(page, "pick")).to_be_visible()
    expect(page.locator(".kc-explorer .kc-panels")).to_be_visible()
    expect(page.get_by_text(ERROR)).to_have_count(0)


def test_a_view_that_was_replaced_is_not_saved_with_the_notebook(lab, page, lesson):
    path = lesson("ask('every_type', 'pick')")
    for _ in range(3):
        lab.run_all(page)
    question(page, "pick").wait_for()
    lab.save(page)
    states = json.loads(path.read_text())["metadata"]["widgets"].values()
    models = [each["model_name"] for state in states for each in state["state"].values()]
    assert sorted(models) == ["AnyModel", "LayoutModel"]


# --- Slow browsers


@pytest.fixture(name="slow_page")
def _slow_page(visitor, lab):
    """A page that nobody watches for errors: anywidget tells there that it gave up."""
    opened = visitor.new_page()
    yield opened
    folder = lab.folder_of(opened)
    opened.close()
    lab.stop_kernels(folder)


def every_view_answers(lab, page, folder, cells):
    path = lab.notebook(folder, "lesson.ipynb", SETUP, *cells)
    lab.open_lesson(page, path)
    lab.run_all(page)
    for name, option in (("pick", "Magnesium"), ("tick", "Two"), ("tick", "Four")):
        question(page, name).get_by_label(option).check()
    for name in ("pick", "tick"):
        press(question(page, name), "Check answer")
        expect(question(page, name).locator(".kc-verdict")).to_have_text("✓ Correct")
    explorer = page.locator(".kc-explorer")
    before = explorer.locator(".kc-panels").get_attribute("aria-label")
    explorer.get_by_role("slider").first.press("ArrowRight")
    expect(explorer.locator(".kc-panels")).not_to_have_attribute("aria-label", before)
    expect(explorer.locator(".kc-trouble")).to_be_hidden()
    assert [each["item"] for each in kept(folder)] == ["pick", "tick"]


CELLS = ("ask('every_type', 'pick')", "ask('every_type', 'tick')", EXPLORER)


def test_views_that_anywidget_has_given_up_hear_the_kernel(lab, slow_page, folder):
    told = []
    slow_page.on("pageerror", lambda fault: told.append(str(fault)))
    slow_page.add_init_script(f"({NO_TIME})()")
    every_view_answers(lab, slow_page, folder, CELLS)
    assert any("Failed to initialize model" in each for each in told)


@pytest.mark.parametrize("rate", [4, 6])
def test_on_a_throttled_browser_every_view_answers(lab, slow_page, folder, rate):
    throttle = slow_page.context.new_cdp_session(slow_page)
    throttle.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    slow_page.set_default_timeout(60_000)
    every_view_answers(lab, slow_page, folder, CELLS)


def test_what_the_kernel_tells_before_a_view_listens_is_asked_for_again(lab, slow_page, folder):
    slow_page.add_init_script(f"({NO_TIME})()")
    code = "quiz = ask('every_type', 'pick')\nquiz"
    later = (
        "from ketacourse.quiz.log.attempts import course_log\n"
        "course_log().keep(quiz.items['pick'], 'mg')\nquiz.refresh()"
    )
    lab.open_lesson(slow_page, lab.notebook(folder, "lesson.ipynb", SETUP, code, later))
    lab.run_all(slow_page)
    expect(question(slow_page, "pick").locator(".kc-verdict")).to_have_text("✓ Correct")
