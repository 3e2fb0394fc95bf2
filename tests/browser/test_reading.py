"""How a lesson reads in JupyterLab: its measure, its sections, its terms, its one panel."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LESSON = "01_depression"
# Left edges, in whole pixels, of what stands in the column of a lesson; what is empty has none.
EDGES = """() => {
  const column = document.querySelectorAll(`.jp-Notebook :is(.jp-RenderedMarkdown, .jp-RenderedHTML,
    .jp-OutputArea-output .kc)`);
  const seen = [...column].filter((e) => e.checkVisibility() && e.clientHeight)
    .filter((e) => !e.closest("figure"));
  return [...new Set(seen.map((e) => Math.round(e.getBoundingClientRect().left)))];
}"""
# Characters a line of every paragraph that fills three lines or more, without its last.
LINES = """(within) => [...document.querySelectorAll(within)].flatMap((paragraph) => {
  const range = document.createRange();
  const lines = [];
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let bottom = 0;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (let at = 0; at < text.length; at += 1) {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const box = range.getBoundingClientRect();
      if (!box.width) continue;
      if (box.top > bottom) { lines.push(0); bottom = box.bottom; }
      lines[lines.length - 1] += 1;
    }
  }
  return lines.length > 2 ? lines.slice(0, -1) : [];
})"""


def place(page, name):
    """Where a cell stands in the open notebook."""
    return page.evaluate(
        """id => window.jupyterapp.shell.currentWidget.content.widgets
             .findIndex((cell) => cell.model.id === id)""",
        name,
    )


def run(lab, page, *names):
    for name in names:
        lab.run_cell(page, place(page, name))


def term(page, name):
    return page.locator(".jp-RenderedMarkdown").get_by_role("link", name=name, exact=True).first


@pytest.fixture(scope="module")
def read(lab, shared_page):
    """A lesson as a student opens it, at 1280 pixels; nothing was run."""
    shared_page.set_viewport_size({"width": 1280, "height": 900})
    lab.open_lesson(shared_page, lab.course("reading") / f"{LESSON}.ipynb")
    shared_page.locator(".kc-course").wait_for()
    return shared_page


@pytest.fixture(scope="module")
def answering(lab, read):
    """The same with its sections, its warm-up and its end run."""
    imports = read.evaluate(
        """() => window.jupyterapp.shell.currentWidget.content.widgets
             .findIndex((cell) => cell.model.sharedModel.source.startsWith("from ketacourse"))"""
    )
    lab.run_cell(read, imports)
    run(lab, read, "01-sections", "01-my-lesson")
    lab.run_cell(read, place(read, "01-sections") + 2)
    read.locator("[data-item='warm-up-pairs']").wait_for()
    return read


# --- The measure


def test_prose_and_outputs_begin_at_one_edge(read):
    assert len(read.evaluate(EDGES)) == 1


PLAIN = ":not(:has(:not(a, b, i, em, strong)))"  # of words alone


@pytest.mark.parametrize("within", [".jp-RenderedMarkdown p", f".jp-RenderedHTML li{PLAIN}"])
def test_a_line_holds_70_to_80_characters(read, within):
    lines = read.evaluate(LINES, within)
    assert len(lines) > 20
    assert 70 <= sum(lines) / len(lines) <= 80
    assert sorted(lines)[int(0.95 * len(lines))] <= 85  # lines of thin letters hold more


def test_cards_keep_the_edge_and_the_measure(answering):
    (edge,) = answering.evaluate(EDGES)
    wide = answering.locator(".jp-RenderedMarkdown").first.evaluate("e => e.clientWidth")
    for card in answering.locator(".kc-quiz:visible, .kc-sections:visible").all():
        box = card.bounding_box()
        assert round(box["x"]) == edge
        assert box["width"] <= wide + 1


def test_the_text_keeps_the_size_that_the_reader_chose(read):
    size = "() => getComputedStyle(document.querySelector('.kc-course p')).fontSize"
    assert read.evaluate(size) == "16px"
    larger = "document.documentElement.style.setProperty('--jp-content-font-size1', '21px')"
    read.evaluate(larger)
    assert read.evaluate(size) == "24px"
    read.evaluate("document.documentElement.style.removeProperty('--jp-content-font-size1')")


def test_a_number_keeps_its_unit_at_the_end_of_a_line(read):
    loose = """() => [...document.querySelectorAll(".jp-Notebook :is(p, li, td, th, figcaption)")]
      .filter((e) => !e.closest("svg, pre, code")).map((e) => e.textContent)
      .filter((text) => /\\d %/.test(text))"""
    assert read.evaluate(loose) == []


def test_a_notebook_of_somebody_else_is_left_alone(lab, page):
    import nbformat

    folder = lab.folder("somebody_else")
    lab.notebook(folder, "own.ipynb", nbformat.v4.new_markdown_cell("80 % of [*it*](#term-x)"))
    lab.open_lesson(page, folder / "own.ipynb")
    page.locator(".jp-RenderedMarkdown p").wait_for()
    assert page.locator(".kc-course").count() == 0
    assert page.locator(".jp-RenderedMarkdown p").evaluate("e => e.textContent") == "80 % of it"


# --- Terms


def test_a_term_opens_its_definition_on_focus_and_under_the_pointer(read, axe):
    box = read.get_by_role("tooltip")
    expect(box).to_have_count(0)
    hippocampus = term(read, "hippocampus")
    hippocampus.scroll_into_view_if_needed()
    hippocampus.focus()
    expect(box).to_have_text(
        re.compile(r"^hippocampus\s*A part of the brain on which new memories")
    )
    expect(hippocampus).to_have_accessible_description(
        re.compile("A part of the brain on which new")
    )
    assert axe(read, ".kc-term-box") == []
    read.keyboard.press("Escape")
    expect(box).to_have_count(0)
    assert hippocampus.evaluate("e => e === document.activeElement")

    read.get_by_role("heading", name="Warm-up").click()
    hippocampus.hover()
    expect(box).to_be_visible()
    box.hover()
    expect(box).to_be_visible()
    read.get_by_role("heading", name="Warm-up").hover()
    expect(box).to_have_count(0)


def test_a_term_is_reached_by_the_tab_key(read):
    link = read.locator(".jp-RenderedMarkdown a[href^='#term-']").first
    before = read.locator(".jp-RenderedMarkdown a").first
    before.focus()
    for _ in range(40):
        read.keyboard.press("Tab")
        if read.get_by_role("tooltip").count():
            break
    expect(read.get_by_role("tooltip")).to_contain_text(link.text_content())
    read.keyboard.press("Escape")


@pytest.fixture
def phone(engine, lab):
    context = engine.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    context.set_default_timeout(120_000)
    opened = context.new_page()
    yield opened
    lab.stop_kernels(lab.folder_of(opened))
    context.close()


def test_a_term_opens_on_tap_without_a_kernel_and_stays_on_the_page(lab, phone):
    lab.open_lesson(phone, lab.course("phone") / f"{LESSON}.ipynb")
    lab.command(phone, "kernelmenu:shutdown")
    hippocampus = term(phone, "hippocampus")
    hippocampus.scroll_into_view_if_needed()
    hippocampus.tap()
    box = phone.get_by_role("tooltip")
    expect(box).to_contain_text("A part of the brain on which new memories")
    sides = box.bounding_box()
    assert sides["x"] >= 0
    assert sides["x"] + sides["width"] <= 390
    phone.get_by_role("heading", name="Warm-up").tap()
    expect(box).to_have_count(0)


# --- How far one is


def test_an_answer_is_counted_at_the_top_and_at_the_end_without_a_run(answering, axe):
    top = answering.get_by_role("navigation", name="Sections of this lesson")
    end = answering.get_by_role("region", name="What you did in this lesson")
    expect(top).to_contain_text("45 minutes; 0 of 19 answered")
    expect(end).to_contain_text("Not begun; 19 questions.")
    question = answering.locator("[data-item='warm-up-pairs']")
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Save answer").or_(
        question.get_by_role("button", name="Check answer")
    ).click()
    expect(top).to_contain_text("45 minutes; 1 of 19 answered")
    expect(top).to_contain_text("✓ all 1 answered")
    expect(end).to_contain_text("1 of 19 answered.")
    assert axe(answering, ".kc-sections") == []


def test_a_section_is_gone_to_from_the_top(answering):
    top = answering.get_by_role("navigation", name="Sections of this lesson")
    top.get_by_role("link", name="How big is a difference?").click()
    heading = answering.get_by_role("heading", name="How big is a difference?")
    expect(heading).to_be_in_viewport()
    expect(heading).to_be_focused()


def test_a_lesson_has_one_panel_and_every_quiz_leads_there(answering):
    assert answering.locator(".kc-work").count() == 1
    question = answering.locator(".kc-quiz").filter(has=answering.locator("[data-item]"))
    question.get_by_role("button", name="Save or restore my work").click()
    save = answering.get_by_role("button", name="Save my work")
    expect(save).to_be_focused()
    expect(save).to_be_in_viewport()
    assert answering.locator(".kc-work").count() == 1


def test_references_are_folded_behind_the_way_on(read):
    way = place(read, "01-071")
    assert place(read, "01-my-lesson") < way < place(read, "01-070")
    expect(read.get_by_text(re.compile(r"^\d+ references$"))).to_be_visible()
    folded = read.locator("details").filter(has_text=re.compile(r"\d+ references")).first
    assert folded.evaluate("e => e.open") is False


def test_whoever_runs_all_goes_on_reading_where_they_were(lab, read):
    at = place(read, "01-sections")
    lab.show_cell(read, at)
    read.locator(".jp-Cell.jp-mod-active").click(position={"x": 5, "y": 5})
    lab.run_all(read)
    active = "() => window.jupyterapp.shell.currentWidget.content.activeCellIndex"
    read.wait_for_function(f"at => ({active})() === at", arg=at)
    expect(read.locator(".kc-sections")).to_be_in_viewport()


# --- The button that marks


@pytest.mark.parametrize(
    "theme", ["JupyterLab Light", "JupyterLab Dark", "JupyterLab Dark High Contrast"]
)
def test_the_button_that_marks_is_filled_and_its_word_is_read(answering, lab, theme):
    lab.theme(answering, theme)
    button = answering.locator("[data-item] .kc-main").first
    ground, word, paper = button.evaluate(
        """e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color,
                 getComputedStyle(e.closest('fieldset')).backgroundColor]"""
    )
    assert ratio(ground, word) >= 4.5
    assert ratio(ground, paper) >= 3
    lab.theme(answering, "JupyterLab Light")


def ratio(one, other):
    """Contrast of two colours as WCAG reckons it."""
    lights = sorted(map(light, (one, other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def light(colour):
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
