"""The pages about the course itself, in a real JupyterLab."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def opened(lab, shared_page):
    """Lesson 00 as a student has it, run from top to bottom."""
    folder = lab.course("course_pages")
    lab.open_lesson(shared_page, folder / "00_start_here.ipynb")
    lab.run_all(shared_page)
    return shared_page


def summary(page):
    return page.get_by_role("region", name="What I did in ketacourse")


def test_the_contents_list_the_lessons_and_link_to_them(opened):
    table = opened.locator(".kc table").filter(has_text="How far you are").first
    table.scroll_into_view_if_needed()
    expect(table.get_by_role("link", name="01 Depression")).to_be_visible()
    expect(table.get_by_text("not begun; 19 questions").first).to_be_visible()


def test_the_summary_follows_an_answer_and_is_saved_as_a_page(opened, axe, tmp_path):
    page = summary(opened)
    page.scroll_into_view_if_needed()
    expect(page.get_by_text("No question has been answered yet")).to_be_visible()
    expect(page.get_by_role("button", name="Save this page")).to_be_hidden()

    question = opened.locator("[data-item='first-answer']").first
    question.scroll_into_view_if_needed()
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check answer").click()
    page.get_by_text("1 question answered in 1 attempt").wait_for()

    with opened.expect_download() as waiting:
        page.get_by_role("button", name="Save this page").click()
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    assert saved.name.startswith("my_summary_")
    assert "00 Start here" in saved.read_text("utf-8")
    assert axe(opened, "section[aria-label='What I did in ketacourse']") == []
