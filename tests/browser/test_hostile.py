"""Hostile texts in Chromium: none runs, none sends a request, none covers or leaves the page."""

import json

import pytest
from playwright.sync_api import Error

from ketacourse.display.text import to_html, to_inline_html
from tests.browser.lab import REPOSITORY
from tests.hostile import PAYLOADS

pytestmark = pytest.mark.browser

HOME = "http://page.invalid/"
SET_UP = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(REPOSITORY)!r})
from IPython.display import HTML, display
from ketacourse.display.text import to_html, to_inline_html
from tests.hostile import PAYLOADS
from tests.quiz.hostile import answered, hostile_banks
folder = Path("made"); folder.mkdir()
banks = hostile_banks(folder)
"""
# The first line is typeset if anything is.
TWINS = """
shown = [show(text, maths="tex") for show in (to_html, to_inline_html) for text in PAYLOADS]
display(HTML('<p class="typeset">$x^2$</p>' + "".join(f"<div>{html}</div>" for html in shown)))
"""

# What of a page is not as it should be, within some elements.
STRANGE = """selector => {
  const found = [];
  if (window.ran !== undefined) found.push("script ran");
  const fine = ["http:", "https:"];
  const never = ["script", "iframe", "object", "embed", "base", "meta", "link", "form", "template"];
  for (const root of document.querySelectorAll(selector)) {
    for (const element of root.querySelectorAll("*")) {
      const name = element.localName;
      const place = getComputedStyle(element).position;
      const is_ours = element.closest(".kc-visually-hidden, mjx-container, .kc-pick");
      if (never.includes(name)) found.push(name);
      if (element.id === "trap") found.push(`${name} to be clicked`);
      if (["fixed", "sticky"].includes(place) || (place === "absolute" && !is_ours)) {
        found.push(`${name} is ${place}`);
      }
      const { width, height } = element.getBoundingClientRect();
      if (element.closest("math") && Math.max(width, height) > 4000) found.push(`${name} is huge`);
      for (const attribute of element.attributes) {
        if (attribute.name.startsWith("on")) found.push(`${name} ${attribute.name}`);
      }
      if (name === "a" && element.hasAttribute("href")) {
        if (!fine.includes(element.protocol)) found.push(`link to ${element.href}`);
        const is_away = !element.getAttribute("href").startsWith("#");
        if (is_away && element.rel !== "noopener") found.push(`${element.href} has an opener`);
      }
    }
  }
  return [...new Set(found)];
}"""


# One turn of everything that waits: errors of images, focus, animations, refreshes.
ONE_TURN = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))"


@pytest.fixture
def bare(visitor):
    """A page that serves itself, and the addresses of everything else that it asks for."""
    page = visitor.new_page()
    asked = []

    def answer(route):
        if route.request.url == HOME:
            route.fulfill(content_type="text/html; charset=utf-8", body=page.held)
        else:
            asked.append(route.request.url)
            route.abort()

    page.route("**/*", answer)
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))

    def show(html):
        asked.clear()
        page.held = f"<!doctype html><title>x</title><main>{html}</main>"
        try:
            page.goto(HOME)
            # One turn of all that waits: errors of images, focus, animations, refreshes.
            page.evaluate(ONE_TURN)
            return page.evaluate(STRANGE, "main"), list(asked), page.url
        except Error as fault:  # the page was left while it was looked at
            return [fault.message], list(asked), page.url

    yield show
    page.close()


def pieces(show, maths):
    return "".join(f"<div>{show(text, maths=maths)}</div>" for text in PAYLOADS)


@pytest.mark.parametrize("maths", ["mathml", "tex"])
@pytest.mark.parametrize("show", [to_html, to_inline_html])
def test_no_payload_comes_alive_as_authored_text(bare, show, maths):
    assert bare(pieces(show, maths)) == ([], [], HOME)


@pytest.mark.parametrize(
    "markup",
    [
        "<img/src=x/onerror=top.ran=1>",
        "<svg/onload=top.ran=1>",
        "<math><mtext><img/src=x/onerror=top.ran=1></mtext></math>",
        '<math href="javascript:top.ran=1"><mi>x</mi></math><a href="javascript:x">y</a>',
        "<div style=position:fixed;inset:0>x</div>",
        "<img src=//leaves.invalid/i>",
        "<meta http-equiv=refresh content=0;url=//leaves.invalid/m>",
        "<iframe srcdoc='<script>top.ran=1</script>'></iframe>",
        '<a href="https://a.org">x</a>',
    ],
)
def test_what_comes_alive_would_be_seen(bare, markup):
    assert bare(markup) != ([], [], HOME)


@pytest.fixture(scope="module")
def lesson(lab, visitor):
    """A notebook of hostile quizzes, all answered, and of static twins that are typeset."""
    folder = lab.folder("hostile")
    quizzes = [f"answered(banks[{at}], folder)" for at in range(5)]
    twins = [f"display(HTML(answered(banks[{at}], folder).static_html()))" for at in range(5)]
    lab.notebook(folder, "lesson.ipynb", SET_UP, *quizzes, *twins, TWINS)
    # Its console is not listened to: so many questions at once are more than any lesson has.
    page = visitor.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    lab.open_lesson(page, folder / "lesson.ipynb")
    home = page.url
    lab.run_all(page)
    page.locator(".typeset mjx-container").first.wait_for(state="attached")
    page.locator(".kc-quiz").nth(4).wait_for(state="attached")
    yield page, asked, home
    page.close()
    lab.stop_kernels(folder.parent.name)


def test_no_payload_comes_alive_in_a_lesson(lesson):
    page, _, _ = lesson
    assert page.locator(".kc-quiz [data-item]").count() >= 220
    assert page.evaluate(STRANGE, ".jp-OutputArea-output") == []


def test_every_hostile_item_shows_its_feedback_hint_and_explanation(lesson):
    page, _, _ = lesson
    items = page.locator(".kc-quiz [data-item]").count()
    assert page.locator(".kc-quiz .kc-verdict").count() == items
    assert page.locator(".kc-quiz .kc-why:not(.kc-others)").count() == items
    assert page.locator(".kc-quiz math").count() > 100


def test_no_request_leaves_and_the_lesson_stays(lesson, lab):
    page, asked, home = lesson
    ours = (f"http://127.0.0.1:{lab.port}/", f"ws://127.0.0.1:{lab.port}/", "blob:", "data:")
    assert [address for address in asked if not address.startswith(ours)] == []
    assert page.url == home


def test_nothing_is_typeset_that_was_not_written_as_a_formula(lesson):
    page, _, _ = lesson
    typeset = page.evaluate(
        """() => [...document.querySelectorAll(".jp-OutputArea-output mjx-container")]
          .filter((each) => !each.closest(".math, .typeset"))
          .map((each) => each.parentElement.textContent.slice(0, 80))"""
    )
    assert json.dumps(typeset) == "[]"
