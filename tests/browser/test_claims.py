"""The claim check and the honest paragraph in a real JupyterLab: by keyboard, narrow and dark."""

import json
import re

import pytest
from playwright.sync_api import expect

from ketacourse.content.library import record, records

pytestmark = pytest.mark.browser
CELLS = {
    "check": "from ketacourse.claims import claim_check; claim_check()",
    "paragraph": "from ketacourse.claims import honest_paragraph; honest_paragraph()",
}


@pytest.fixture(name="shown")
def _shown(lab, page, request):
    """Open a notebook with one view in a folder of its own; gives the view and the folder."""

    def show(name):
        folder = lab.folder(request.node.name)
        lab.notebook(folder, "lesson.ipynb", CELLS[name])
        lab.open_lesson(page, folder / "lesson.ipynb")
        lab.run_all(page)
        view = page.locator(".kc-claims, .kc-paragraph")
        view.wait_for()
        return view, folder

    return show


def button(view, name):
    return view.get_by_role("button", name=name, exact=True)


def judge(view, answer, sure):
    view.get_by_role("radio", name=answer).check()
    view.get_by_role("radio", name=sure).check()
    button(view, "Keep my verdict and open the trace").click()


def kept(folder):
    lines = (folder / "my_answers.jsonl").read_text().splitlines()
    return [each for each in map(json.loads, lines) if "response" in each]


def press_until(page, key, target):
    """Press a key until the focus is on the target."""
    for _ in range(40):
        page.keyboard.press(key)
        if target.evaluate("target => target === document.activeElement"):
            return
    pytest.fail(f"{key} never reached {target}")


def test_a_claim_is_judged_and_traced_by_keyboard_alone(page, shown):
    view, folder = shown("check")
    jump = view.get_by_label("Claim", exact=True)
    jump.focus()
    page.keyboard.type("7.")
    expect(view).to_contain_text("Claim 7 of 52. Article 1, on trials")
    press_until(page, "Tab", view.get_by_role("radio", name="Stands. "))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(view.get_by_role("radio", name="Does not stand.")).to_be_checked()
    press_until(page, "Tab", view.get_by_role("radio", name="25 %, a pure guess"))
    page.keyboard.press("ArrowDown")
    press_until(page, "Tab", button(view, "Keep my verdict and open the trace"))
    page.keyboard.press("Enter")
    trace = view.get_by_role("region", name="The trace")
    expect(trace).to_contain_text("You agree with our verdict: does not stand.")
    expect(trace.get_by_role("heading", name="The trace")).to_be_focused()
    expect(view.get_by_role("status")).to_have_text("You agree with our verdict: does not stand.")
    expect(view).to_contain_text("1 of 52 claims judged; your first verdict went with ours in 1.")
    (line,) = kept(folder)
    assert (line["bank"], line["item"]) == ("claim_check", "c007")
    assert line["response"] == {"answer": "fails", "confidence": 50, "kind": ""}


def test_judgements_and_traces_are_back_after_a_restart_and_can_be_added_to(lab, page, shown):
    view, folder = shown("check")
    judge(view, "Does not stand.", "90 %, very sure")
    trace = view.get_by_role("region", name="The trace")
    expect(trace).to_contain_text("You said “does not stand”; we say “stands”.")
    lab.restart(page)
    lab.run_all(page)
    expect(trace).to_contain_text("Your verdict: does not stand, 90 % sure.")
    expect(trace).to_contain_text("Berman 2000")
    button(view, "Judge it once more").click()
    expect(trace).to_have_count(0)
    judge(view, "Stands. ", "100 %, certain")
    expect(trace).to_contain_text("Your first verdict was “does not stand”, at 90 %")
    assert [line["response"]["answer"] for line in kept(folder)] == ["fails", "stands"]


def test_a_saved_notebook_tells_no_verdict_not_even_of_a_judged_claim(lab, page, shown):
    view, folder = shown("check")
    judge(view, "Stands. ", "60 %, leaning this way")
    expect(view.get_by_role("region", name="The trace")).to_contain_text("Why:")
    lab.save(page)
    saved = json.dumps(json.loads((folder / "lesson.ipynb").read_text()), ensure_ascii=False)
    assert "Ketamine began as an anaesthetic" in saved
    for claim in records("claims"):
        assert claim.why not in saved


def test_claims_are_found_by_article_and_topic_and_what_is_left(page, shown):
    view, _ = shown("check")
    view.get_by_label("Article", exact=True).select_option("Article 5")
    view.get_by_label("Topic", exact=True).select_option("safety")
    expect(view).to_contain_text("3 claims in this choice, 3 still to judge.")
    expect(view).to_contain_text("Claim 49 of 52")
    judge(view, "Stands. ", "80 %, sure")
    expect(view).to_contain_text("3 claims in this choice, 2 still to judge.")
    view.get_by_label("only those still to judge").check()
    expect(view).to_contain_text(record("claims", "c050").says)
    expect(button(view, "Previous")).to_have_attribute("aria-disabled", "true")
    button(view, "Next").click()
    expect(view.get_by_role("status")).to_contain_text("Claim 51 of 52. Article 5, on safety.")
    expect(button(view, "Next")).to_have_attribute("aria-disabled", "true")


def test_a_half_made_judgement_waits_for_the_student_and_is_not_taken(shown):
    view, folder = shown("check")
    view.get_by_role("radio", name="Stands with limits.").check()
    view.get_by_label("More exactly, if you like").select_option("contested")
    button(view, "Next").click()
    expect(view.get_by_role("radio", name="Stands with limits.")).not_to_be_checked()
    button(view, "Previous").click()
    expect(view.get_by_role("radio", name="Stands with limits.")).to_be_checked()
    expect(view.get_by_label("More exactly, if you like")).to_have_value("contested")
    button(view, "Keep my verdict and open the trace").click()
    expect(view.locator(".kc-form")).to_contain_text("Say how sure you are first.")
    assert not (folder / "my_answers.jsonl").exists()


def test_calibration_so_far_opens_as_words_and_a_picture(shown):
    view, _ = shown("check")
    judge(view, "Stands. ", "80 %, sure")
    expect(view.get_by_role("region", name="The trace")).to_contain_text("Why:")
    view.get_by_text("How sure, and how often right, so far").click()
    expect(view).to_contain_text("1 of 1 verdict went with ours (100 %")
    expect(
        view.get_by_role("img", name=re.compile("at 80 % sure, right in 1 of 1"))
    ).to_be_visible()


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_the_claim_check_has_no_accessibility_violation_and_fits_320_pixels(
    lab, page, shown, axe, theme
):
    view, _ = shown("check")
    lab.theme(page, theme)
    assert axe(page, ".kc-claims") == []
    view.evaluate("element => { element.style.width = '320px'; }")
    assert view.evaluate("e => e.scrollWidth") <= 320
    judge(view, "Stands. ", "80 %, sure")
    expect(view.get_by_role("region", name="The trace")).to_contain_text("What the records say")
    assert view.evaluate("e => e.scrollWidth") <= 320
    assert axe(page, ".kc-claims") == []
    lab.theme(page, "JupyterLab Light")


def test_a_paragraph_is_written_ticked_and_remarked_on_by_keyboard(lab, page, shown, axe):
    view, folder = shown("paragraph")
    view.get_by_label("Your paragraph").focus()
    page.keyboard.type("Ketamine is a breakthrough.")
    expect(view).to_contain_text("4 words.")
    press_until(page, "Tab", view.get_by_role("checkbox").first)
    page.keyboard.press("Space")
    press_until(page, "Tab", button(view, "Keep it and see remarks"))
    page.keyboard.press("Enter")
    expect(view.get_by_role("listitem").first).to_contain_text("It has 4 words")
    expect(view.get_by_role("status")).to_contain_text("Kept. 1 of 13 points ticked.")
    (line,) = kept(folder)
    assert line["response"] == {"text": "Ketamine is a breakthrough.", "ticked": ["who"]}
    assert axe(page, ".kc-paragraph") == []
    view.evaluate("element => { element.style.width = '320px'; }")
    assert view.evaluate("e => e.scrollWidth") <= 320
    lab.restart(page)
    lab.run_all(page)
    expect(view.get_by_label("Your paragraph")).to_have_value("Ketamine is a breakthrough.")
    expect(view.get_by_role("checkbox").first).to_be_checked()
