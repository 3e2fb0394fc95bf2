"""The pathway views in a real JupyterLab: by mouse, by keyboard, narrow and dark."""

import re

import pytest
from playwright.sync_api import expect

from ketacourse.pathway import load_graph, map_view, signed_paths
from ketacourse.pathway.scores.scoring import scorecard

pytestmark = pytest.mark.browser
VIEWS = {
    ("map",): "pathway_map()",
    ("map", 5): "pathway_map(5)",
    ("map", 1): "pathway_map(1)",
    ("map", 1, 5): "pathway_map(1, 5)",
    ("lab", 1): "knockout_lab(1)",
    ("score",): "scorecard_map()",
}
IMPORTS = "from ketacourse.pathway import knockout_lab, pathway_map, scorecard_map"
RUN_CELL = """cell => {
  const { content } = window.jupyterapp.shell.currentWidget;
  content.activeCellIndex = cell;
  window.jupyterapp.commands.execute("notebook:run-cell");
}"""
TRANSFORM = "e => e.querySelector('svg > g').getAttribute('transform')"
SCALE = "e => +e.querySelector('svg > g').getAttribute('transform').match(/scale\\((.*)\\)/)[1]"


@pytest.fixture(name="page", scope="module")
def _page(lab, shared_page):
    """One notebook for all tests here, each of which runs the cell of its view anew."""
    path = lab.notebook(lab.folder("pathway"), "lesson.ipynb", IMPORTS, *VIEWS.values())
    lab.open_lesson(shared_page, path)
    lab.run_all(shared_page)
    return shared_page


@pytest.fixture(name="shown")
def _shown(lab, page):
    """Show a fresh view, and it alone."""

    def show(*wanted):
        lab.command(page, "notebook:clear-all-cell-outputs")
        expect(page.locator(".kc-pathway")).to_have_count(0)
        page.evaluate(RUN_CELL, list(VIEWS).index(wanted) + 1)
        view = page.locator(".kc-pathway")
        view.wait_for()
        view.scroll_into_view_if_needed()
        return view

    yield show
    page.set_viewport_size({"width": 1100, "height": 900})
    lab.theme(page, "JupyterLab Light")


def node(view, name):
    """A node on the map, by the name that it begins with."""
    return view.locator(".kc-frame").get_by_role("button", name=re.compile(f"^{re.escape(name)},"))


def card(view):
    return view.locator(".kc-card")


def status(view):
    return view.get_by_role("status")


def focused(page):
    return page.evaluate("document.activeElement.dataset.id ?? null")


def test_a_click_opens_the_card_of_a_node_or_a_link_and_escape_closes_it(page, shown):
    view = shown("map", 5)
    node(view, "Lateral habenula bursting").click()
    expect(card(view)).to_contain_text("Experiments that changed it")
    card(view).get_by_role(
        "button", name=re.compile("^Lateral habenula bursting lowers.*acute")
    ).click()
    expect(card(view)).to_contain_text("How sure?")
    assert card(view).get_by_role("link").first.get_attribute("target") == "_blank"
    page.keyboard.press("Escape")
    expect(card(view)).to_be_hidden()
    assert focused(page) == "lhb_burst"
    contested = next(line.edge for line in map_view((5,)).lines if line.edge.contested)
    view.locator(f"[data-id={contested.id}] .kc-reach").dispatch_event("click")
    expect(card(view)).to_contain_text("Who disagrees?")
    expect(card(view)).to_contain_text(contested.counter_evidence)


def test_by_keyboard_the_map_is_one_stop_and_arrows_follow_links(page, shown):
    view = shown("map", 5)
    assert view.locator(".kc-node[tabindex='0']").count() == 1
    start = node(view, "Racemic (R,S)-ketamine")
    start.focus()
    page.keyboard.press("ArrowRight")
    links = map_view((5,)).lines
    beside = {line.edge.target for line in links if line.edge.source == "ketamine"}
    assert focused(page) in beside
    expect(status(view)).to_have_text(re.compile("^Racemic"))
    at = focused(page)
    assert view.locator(".kc-node[tabindex='0']").get_attribute("data-id") == at
    page.keyboard.press("Enter")
    expect(card(view).locator(".kc-card-title")).to_be_focused()
    page.keyboard.press("Escape")
    assert focused(page) == at
    seen = set()
    for _ in map_view((5,)).boxes:
        page.keyboard.press("PageDown")
        seen.add(focused(page))
    assert seen == {box.node.id for box in map_view((5,)).boxes}


def test_hovering_lights_a_node_with_its_neighbours(shown):
    view = shown("map", 5)
    node(view, "Lateral habenula bursting").hover()
    near = [line.edge for line in map_view((5,)).lines]
    edges = {e.id for e in near if "lhb_burst" in (e.source, e.target)}
    lit = "es => es.map(e => e.dataset.id)"
    assert set(view.locator(".kc-edge.kc-lit").evaluate_all(lit)) == edges


def test_keys_and_buttons_zoom_and_move_the_map(page, shown):
    view = shown("map", 5)
    frame = view.locator(".kc-frame")
    node(view, "Racemic (R,S)-ketamine").focus()
    before = frame.evaluate(SCALE)
    page.keyboard.press("+")
    assert frame.evaluate(SCALE) > before
    moved = frame.evaluate(TRANSFORM)
    page.keyboard.press("Shift+ArrowRight")
    assert frame.evaluate(TRANSFORM) != moved
    page.keyboard.press("-")
    assert frame.evaluate(SCALE) == pytest.approx(before)
    view.get_by_role("button", name="Zoom in").click()
    assert frame.evaluate(SCALE) > before
    page.keyboard.press("0")
    view.get_by_role("button", name="Show the whole map").click()
    box = frame.bounding_box()
    page.mouse.move(box["x"] + 100, box["y"] + 100)
    whole = frame.evaluate(SCALE)
    page.mouse.wheel(0, -200)
    page.wait_for_function(f"k => ({SCALE})(document.querySelector('.kc-frame')) > k", arg=whole)


def test_paths_traced_on_the_page_are_those_of_the_graph(page, shown):
    view = shown("map", 5)
    view.get_by_role("button", name="Trace paths", exact=True).click()
    node(view, "Racemic (R,S)-ketamine").click()
    node(view, "Antidepressant effect, acute (minutes to hours)").click()
    found = signed_paths(load_graph(), "ketamine", "ad_acute", hypotheses=5)
    rows = view.locator(".kc-drawer").get_by_role("listitem")
    expect(rows).to_have_count(len(found))
    for row, path in zip(rows.all(), found, strict=True):
        links = f"{len(path.edges)} link{'s' if len(path.edges) > 1 else ''}, in all {path.words}"
        assert row.inner_text().startswith(links)
    lit = view.locator(".kc-edge.kc-lit").evaluate_all("es => es.map(e => e.dataset.id)")
    assert set(lit) == set(found[0].edges)


def test_a_filter_hides_links_in_the_map_the_list_and_the_table(shown):
    view = shown("map", 1)
    lines = map_view((1,)).lines
    contested = {line.edge.id for line in lines if line.edge.contested}
    view.get_by_role("button", name="Filter").click()
    view.get_by_label("contested links only").check()
    expect(view.locator(".kc-frame .kc-edge:not(.kc-out)")).to_have_count(len(contested))
    view.get_by_label("table", exact=True).check()
    expect(view.locator("tbody tr:visible")).to_have_count(len(contested))
    view.get_by_label("people", exact=True).check()
    both = [ln for ln in lines if ln.edge.contested and ln.level == 3]
    expect(view.locator("tbody tr:visible")).to_have_count(len(both))
    expect(view).to_contain_text(f"{len(both)} of {len(lines)} links shown; the rest is filtered.")


def test_the_cascade_is_told_link_by_link(page, shown):
    view = shown("map", 5)
    view.get_by_role("button", name="Step through").click()
    steps = map_view((5,)).as_dict()["steps"]
    for at, step in enumerate(steps[:3]):
        view.get_by_role("button", name="Next").click()
        expect(view.locator(".kc-sentence")).to_have_text(step["sentence"])
        expect(view.locator(".kc-edge.kc-lit")).to_have_count(at + 1)
    told = f"3 of {len(steps)}: {steps[2]['sentence']} So ketamine"
    expect(status(view)).to_contain_text(told)
    view.get_by_role("button", name="Back").click()
    expect(view.locator(".kc-sentence")).to_have_text(steps[1]["sentence"])


def test_a_name_is_found_here_or_told_where_it_is(page, shown):
    view = shown("map", 5)
    view.get_by_label("Find").fill("bursting")
    page.keyboard.press("Enter")
    expect(card(view)).to_contain_text("Lateral habenula bursting")
    view.get_by_label("Find").fill("mtorc1")
    page.keyboard.press("Enter")
    expect(view).to_contain_text("Nothing called “mtorc1” here. mTORC1 belongs to hypothesis 1")


def test_the_list_holds_every_node_and_link_and_opens_their_cards(page, shown):
    view = shown("map", 1)
    view.get_by_label("list", exact=True).check()
    listed = view.locator(".kc-list [data-opens]").evaluate_all(
        "es => es.map(e => e.dataset.opens)"
    )
    drawn = map_view((1,))
    every = [box.node.id for box in drawn.boxes] + [line.edge.id for line in drawn.lines]
    assert sorted(listed) == sorted(every)
    first = view.locator(".kc-list [data-opens]").first
    first.focus()
    page.keyboard.press("Enter")
    expect(card(view)).to_be_visible()
    page.keyboard.press("Escape")
    expect(first).to_be_focused()


def test_the_table_sorts_and_says_so(shown):
    view = shown("map", 1)
    view.get_by_label("table", exact=True).check()
    head = view.get_by_role("columnheader", name="Strength")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    column = view.locator("tbody tr td:nth-child(4)").all_inner_texts()
    assert column == sorted(column, key=["strong", "moderate", "weak"].index)
    expect(status(view)).to_have_text("Sorted by strength, descending.")


def test_another_account_and_an_overlay_come_from_the_kernel(shown):
    view = shown("map")
    view.get_by_label("Account").select_option("5")
    expect(view).to_contain_text("Hypothesis 5: Lateral habenula bursting")
    view.get_by_text("Compare with…").click()
    view.get_by_label("12 Adenosine").check()
    expect(view.locator(".kc-legend")).to_contain_text("12 Adenosine")
    assert view.locator(".kc-node.kc-tone-1").count() > 0
    assert view.locator(".kc-node.kc-tone-2").count() > 0
    expect(node(view, "Racemic (R,S)-ketamine").locator(".kc-badge")).to_have_text("5·12")
    view.get_by_label("Account").select_option("all")
    expect(view.locator(".kc-node")).to_have_count(len(map_view("all").boxes))


def test_a_student_predicts_and_then_sees_the_model_and_the_laboratory(shown):
    view = shown("lab", 1)
    node(view, "AMPA receptors").click()
    view.get_by_role("button", name="Block AMPA receptors").click()
    reveal = view.get_by_role("button", name="Reveal")
    expect(reveal).to_have_attribute("aria-disabled", "true")
    expect(view.locator(".kc-outcome")).not_to_contain_text("The model")
    view.get_by_label("reduced").check()
    reveal.click()
    outcome = view.locator(".kc-outcome")
    expect(outcome).to_contain_text("The model: abolished")
    expect(outcome).to_contain_text("You said reduced: the same direction")
    expect(outcome).to_contain_text("X02, rat: NBQX")
    expect(outcome).to_contain_text("Not confirmed here.")
    expect(node(view, "AMPA receptors")).to_have_attribute("aria-label", re.compile("blocked$"))
    expect(node(view, "BDNF")).to_have_attribute("aria-label", re.compile("lower$"))


def test_without_predicting_the_outcome_follows_every_change(shown):
    view = shown("lab", 1)
    view.get_by_label("let me predict first").uncheck()
    view.get_by_label("Repeat an experiment").select_option("X01")
    outcome = view.locator(".kc-outcome")
    expect(outcome).to_contain_text("The model: abolished")
    expect(view.get_by_label("early (minutes to hours)")).to_be_checked()
    view.get_by_label("not given").check()
    expect(outcome).to_contain_text("what you did alone")
    view.get_by_role("button", name="Undo: AMPA receptors blocked").click()
    expect(view).to_contain_text("nothing changed yet")


def test_a_piece_that_another_account_lacks_is_marked(shown):
    view = shown("lab", 1)
    view.get_by_label("let me predict first").uncheck()
    node(view, "AMPA receptors").click()
    view.get_by_role("button", name="Block AMPA receptors").click()
    expect(view.locator(".kc-done")).not_to_contain_text("not in this account")
    view.get_by_label("Account").select_option("6")
    expect(view.locator(".kc-done")).to_contain_text("AMPA receptors blocked, not in this account")
    expect(view.locator(".kc-outcome")).to_contain_text("it names nothing of what you changed")
    view.get_by_role("button", name="Undo: AMPA receptors blocked, not in this account").click()
    expect(view).to_contain_text("nothing changed yet")


def test_the_scorecard_opens_its_experiments_and_filters_by_species(page, shown):
    view = shown("score")
    cells = view.locator("tbody td button")
    expect(cells).to_have_count(103 * 13)
    expect(view).to_contain_text("95 of 103 comparisons shown.")
    view.get_by_label("confirmed results only").uncheck()
    expect(view).to_contain_text("103 of 103 comparisons shown.")
    cells.first.click()
    expect(card(view)).to_contain_text("X01: NBQX before ketamine")
    expect(card(view)).to_contain_text("1 Disinhibition match, predicted")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(card(view)).to_contain_text("X02: NBQX given")
    page.keyboard.press("Escape")
    expect(card(view)).to_be_hidden()
    view.get_by_label("people").check()
    human = [each for each in scorecard().comparisons if each.group == "human"]
    expect(view).to_contain_text(f"{len(human)} of 103 comparisons shown.")
    tally = scorecard().tally(1, "human")
    expect(view.locator(".kc-sum td").first).to_have_text(str(tally.coverage.count))


def test_the_mismatches_of_an_account_are_found_by_filter_and_by_sorting(shown):
    view = shown("score")
    sure = scorecard().confirmed()
    missed = [cell.verdict for cell in sure.column(1)].count("mismatch")
    rows = view.locator("tbody:last-child tr:visible")
    view.get_by_label("mismatches").check()
    view.get_by_label("of", exact=True).select_option(label="1 Disinhibition")
    expect(rows).to_have_count(missed)
    expect(view).to_contain_text(f"{missed} of 103 comparisons shown.")
    view.get_by_label("all", exact=True).last.check()
    head = view.get_by_role("columnheader", name="1 Disinhibition")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    marks = rows.locator("td:nth-of-type(1)").all_inner_texts()
    assert marks == sorted(marks, key="✗✓·".index)
    assert marks.count("✗") == missed
    head.get_by_role("button").click()
    assert rows.locator("td:nth-of-type(1)").all_inner_texts() == sorted(marks, key="·✓✗".index)


@pytest.mark.parametrize("name", ["map", "lab"])
def test_the_maps_pass_axe_in_light_and_dark(lab, page, shown, axe, name):
    view = shown(name, *((1, 5) if name == "map" else (1,)))
    node(view, "BDNF").click()
    if name == "lab":
        view.get_by_role("button", name="Block BDNF").click()
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        lab.theme(page, theme)
        for mode in ("table", "list", "map"):
            view.get_by_label(mode, exact=True).check()
            assert axe(page, ".kc-pathway") == []
    for tool in ("Filter", "Step through", "Trace paths"):
        view.get_by_role("button", name=tool, exact=True).click()
        assert axe(page, ".kc-pathway") == []


def test_the_scorecard_passes_axe_in_light_and_dark(lab, page, shown, axe):
    view = shown("score")
    view.locator("tbody td button").first.click()
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        lab.theme(page, theme)
        assert axe(page, ".kc-pathway") == []


RENDERED = """view => Math.min(...[...view.querySelectorAll(".kc-frame text")].map(text =>
  parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"""


def test_at_320_pixels_the_map_comes_first_can_be_read_and_nothing_runs_over(page, shown, axe):
    page.set_viewport_size({"width": 420, "height": 900})
    view = shown("lab", 1)
    view.evaluate("element => { element.style.width = '320px'; }")
    expect(view.get_by_label("map", exact=True)).to_be_checked()
    page.wait_for_function(f"({RENDERED})(document.querySelector('.kc-pathway')) >= 11")
    for mode in ("list", "table", "map"):
        view.get_by_label(mode, exact=True).check()
        assert view.evaluate("e => e.scrollWidth") <= 320
        frames = view.locator(".kc-table-frame:visible")
        assert frames.evaluate_all("es => es.every(e => e.scrollWidth <= e.clientWidth)")
    assert axe(page, ".kc-pathway") == []


WITHIN = """view => {
  const [frame, chosen] = [".kc-frame", ".kc-node.kc-chosen .kc-box"].map(
    each => view.querySelector(each).getBoundingClientRect());
  return chosen.left >= frame.left && chosen.right <= frame.right && chosen.top >= frame.top
    && chosen.bottom <= frame.bottom && frame.bottom <= window.innerHeight;
}"""


@pytest.mark.parametrize("wanted", [("map", 1), ("map", 1, 5), ("lab", 1)])
def test_what_is_chosen_stays_in_sight_beside_its_card(page, shown, wanted):
    page.set_viewport_size({"width": 1280, "height": 900})
    view = shown(*wanted)
    for name in ("AMPA receptors", "BDNF", "Antidepressant effect, sustained (24 h and later)"):
        view.get_by_label("Find").fill(name)
        page.keyboard.press("Enter")
        expect(card(view).locator(".kc-card-title")).to_have_text(name)
        page.wait_for_function(f"({WITHIN})(document.querySelector('.kc-pathway'))")


def test_a_whole_map_is_refitted_beside_a_card(page, shown):
    page.set_viewport_size({"width": 1280, "height": 900})
    view = shown("map", 1)
    node(view, "TrkB receptor").click()
    whole = """view => {
      const frame = view.querySelector(".kc-frame").getBoundingClientRect();
      return [...view.querySelectorAll(".kc-frame .kc-box")].every(each => {
        const box = each.getBoundingClientRect();
        return box.left >= frame.left && box.right <= frame.right && box.bottom <= frame.bottom;
      });
    }"""
    page.wait_for_function(f"({whole})(document.querySelector('.kc-pathway'))")


def test_next_stays_under_the_finger_and_the_link_it_tells_in_sight(page, shown):
    page.set_viewport_size({"width": 1280, "height": 900})
    view = shown("map", 1)
    view.get_by_role("button", name="Step through").click()
    following = view.get_by_role("button", name="Next")
    place = following.bounding_box()
    for _ in map_view((1,)).lines:
        following.click()
        assert following.bounding_box() == place
        in_sight = """view => {
          const frame = view.querySelector(".kc-frame").getBoundingClientRect();
          const head = view.querySelector(".kc-edge.kc-chosen .kc-head").getBoundingClientRect();
          return frame.bottom <= window.innerHeight && head.left >= frame.left
            && head.right <= frame.right && head.top >= frame.top && head.bottom <= frame.bottom;
        }"""
        assert view.evaluate(in_sight)
    expect(following).to_have_attribute("aria-disabled", "true")


def test_the_running_sign_is_told_with_every_step(shown):
    view = shown("map", 1)
    view.get_by_role("button", name="Step through").click()
    running = []
    for step in map_view((1,)).as_dict()["steps"]:
        view.get_by_role("button", name="Next").click()
        expect(view.locator(".kc-sentence")).to_have_text(step["sentence"])
        running.append(view.locator(".kc-running").inner_text())
    assert running[0].startswith("So ketamine has lowered NMDA receptors on GABA interneurons")
    assert all(running)


def test_a_filter_that_leaves_nothing_says_so_and_is_taken_back_with_one_press(shown):
    view = shown("map", 5)
    view.get_by_role("button", name="Filter").click()
    view.get_by_label("cells only", exact=True).check()
    every = len(map_view((5,)).lines)
    expect(view).to_contain_text(
        f"None of the {every} links is of this kind; the rest is filtered."
    )
    expect(view.locator(".kc-frame .kc-edge.kc-out:visible")).to_have_count(every)
    view.get_by_role("button", name="Show all links").click()
    expect(view.locator(".kc-edge.kc-out")).to_have_count(0)
    expect(view.get_by_label("any", exact=True)).to_be_checked()


def test_views_on_one_page_have_names_of_their_own(lab, page, axe):
    lab.command(page, "notebook:clear-all-cell-outputs")
    for cell in ("map", 5), ("map", 1), ("map",), ("lab", 1):
        page.evaluate(RUN_CELL, list(VIEWS).index(cell) + 1)
    views = page.locator(".kc-pathway")
    expect(views).to_have_count(4)
    for view in views.all():
        view.get_by_label("table", exact=True).check()
    labels = views.evaluate_all("es => es.map(e => e.getAttribute('aria-label'))")
    assert sorted(labels) == [
        "Knock-out laboratory: Hypothesis 1: Disinhibition",
        "Pathway map: Hypothesis 1: Disinhibition",
        "Pathway map: Hypothesis 1: Disinhibition (2)",
        "Pathway map: Hypothesis 5: Lateral habenula bursting",
    ]
    assert axe(page, ".jp-Notebook .kc-pathway") == []


def test_the_laboratory_fits_one_screen_and_shows_what_carried_the_change(page, shown):
    page.set_viewport_size({"width": 1280, "height": 900})
    view = shown("lab", 1)
    expect(view.locator(".kc-outcome")).to_contain_text("What will you change?")
    node(view, "AMPA receptors").click()
    view.get_by_role("button", name="Block AMPA receptors").click()
    view.get_by_label("abolished").check()
    view.get_by_role("button", name="Reveal").click()
    expect(view.locator(".kc-edge.kc-carried .kc-pulse").first).to_be_attached()
    expect(card(view)).to_be_hidden()
    view.evaluate("view => view.scrollIntoView()")
    for part in (".kc-frame", ".kc-done", ".kc-outcome", ".kc-chooser"):
        box = view.locator(part).bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 900
    page.emulate_media(reduced_motion="reduce")
    moving = "e => getComputedStyle(e).animationName"
    assert view.locator(".kc-pulse").first.evaluate(moving) == "none"
    page.emulate_media(reduced_motion="no-preference")


def test_the_key_of_the_laboratory_names_every_mark(shown):
    view = shown("lab", 1)
    view.get_by_text("What the marks mean").click()
    for words in (
        "blocked by you",
        "boosted by you",
        "higher for it",
        "carried the change",
        "raises",
        "receptor",
        "a cell or place",
        "not confirmed here",
    ):
        expect(view.locator(".kc-legend")).to_contain_text(words)


def test_no_card_shows_a_key_of_the_files(page, shown):
    view = shown("map", 1)
    for box in map_view((1,)).boxes:
        view.locator(f".kc-frame [data-id={box.node.id}]").click()
        expect(card(view).locator(".kc-card-title")).to_have_text(box.node.name)
        assert "_" not in card(view).inner_text()
