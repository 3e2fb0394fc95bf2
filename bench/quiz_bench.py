"""The quiz: marking it, showing it, and the time from an answer to its feedback in the browser."""

from __future__ import annotations

import random
import statistics
from pathlib import Path

from bench.in_jupyterlab import opened
from bench.table import Row, median_ms
from ketacourse.quiz import load_bank, mark
from ketacourse.quiz.items.item import Item

BANK = Path(__file__).parents[1] / "quizzes" / "01_depression.yaml"
RESPONSES = 150
ANSWERS = 50

# Warm: the libraries are loaded, and one quiz has been shown.
WARM = "from ketacourse import ask\nask('01_depression', 'warm-up-pairs')"
SHOW = "ask('01_depression', 'half-or-better', 'profiles-counted', 'percent-fall')"
# The same round trip with ready-made controls: a press, a line of HTML back.
READY_MADE = """
import ipywidgets
choice = ipywidgets.RadioButtons(options=["a", "b"])
press, told = ipywidgets.Button(description="Check"), ipywidgets.HTML("none")
count = iter(range(10_000))
press.on_click(lambda _: setattr(told, "value", f"<p>{choice.value}, {next(count)}</p>"))
ipywidgets.VBox([choice, press, told])
"""

# Runs the selected cell; milliseconds until the page holds one more element of a kind.
TIME_TO_SHOW = """selector => new Promise((resolve) => {
  const before = document.querySelectorAll(selector).length;
  const started = performance.now();
  window.jupyterapp.commands.execute("notebook:run-cell-and-select-next");
  const look = () => document.querySelectorAll(selector).length > before
    ? resolve(performance.now() - started) : requestAnimationFrame(look);
  look();
})"""

# Presses a button again and again; milliseconds from each press to the frame that shows the reply.
TIME_TO_REPLY = """async ({ options, button, reply, times }) => {
  const taken = [];
  for (let at = 0; at < times; at += 1) {
    const choices = document.querySelectorAll(options);
    choices[at % choices.length].click();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const changed = new Promise((resolve) => {
      const watcher = new MutationObserver(() => { watcher.disconnect(); resolve(); });
      const what = { childList: true, subtree: true, characterData: true };
      watcher.observe(document.querySelector(reply), what);
    });
    const started = performance.now();
    document.querySelector(button).click();
    await changed;
    await new Promise(requestAnimationFrame);
    taken.push(performance.now() - started);
  }
  return taken;
}"""
OURS = {
    "options": "[data-item='half-or-better'] input",
    "button": "[data-item='half-or-better'] .kc-main",
    "reply": "[data-item='half-or-better'] .kc-result",
}
THEIRS = {
    "options": ".widget-radio input",
    "button": "button.jupyter-button",
    "reply": ".widget-html-content",
}


def measure() -> list[Row]:
    """Marking, and what a student waits for."""
    return [_marking(), *_on_screen()]


def _marking() -> Row:
    """One submission, right and wrong answers mixed."""
    chance = random.Random(0)  # noqa: S311 - a bench, not a secret
    items = [item for item in load_bank(BANK).items if not item.is_in_cell]
    answered = [(item, _response(item, chance)) for item in chance.choices(items, k=RESPONSES)]
    taken = median_ms(lambda: [mark(item, response) for item, response in answered], times=51)
    return Row(f"mark {RESPONSES} responses", taken, budget=1)


def _response(item: Item, chance: random.Random) -> object:
    right = item.solution
    if isinstance(right, list):
        return chance.sample(right, len(right))
    return right if right is not None else "A few words."


def _on_screen() -> list[Row]:
    with opened((WARM, SHOW, READY_MADE), [BANK]) as (lab, page):
        page.evaluate(TIME_TO_SHOW, ".kc-quiz")
        lab.wait_idle(page)
        shown = page.evaluate(TIME_TO_SHOW, ".kc-quiz")
        page.evaluate(TIME_TO_SHOW, ".widget-html-content")
        ours = page.evaluate(TIME_TO_REPLY, {**OURS, "times": ANSWERS})
        theirs = page.evaluate(TIME_TO_REPLY, {**THEIRS, "times": ANSWERS})
    return [
        Row("a quiz of three questions on screen, warm kernel", shown, budget=1000),
        _latency("median", ours, theirs, 50),
        _latency("p95", ours, theirs, 95),
    ]


def _latency(name: str, ours: list[float], theirs: list[float], percent: int) -> Row:
    """The alternative only echoes; ours marks, writes to disk and explains."""
    against = "ipywidgets button, nothing marked or kept"
    at = [statistics.quantiles(times, n=100)[percent - 1] for times in (ours, theirs)]
    return Row(f"answer to feedback, {name} of {len(ours)}", at[0], "ms", against, at[1])
