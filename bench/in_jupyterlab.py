"""A notebook in JupyterLab for a bench: opened, run, and its changes timed in the page."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.lab import Lab, running_chromium, running_lab

if TYPE_CHECKING:
    from playwright.sync_api import Page

TIMES = 60
WARM = 4  # changes that are not counted
# In the page: change something, and wait for the frame in which the change can be seen.
CHANGES = """async ([times, act, watched, isDone]) => {
  const run = eval(act), done = eval(isDone), found = [];
  for (let at = 0; at < times; at += 1) {
    const before = done(document.querySelector(watched), null);
    const started = performance.now();
    run(at);
    while (!done(document.querySelector(watched), before)) {
      if (performance.now() - started > 10_000) throw new Error(`no change in ${watched}`);
      await new Promise(requestAnimationFrame);
    }
    found.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return found;
}"""
# What `isDone` looks at: the text of an element, or the picture that matplotlib drew in it.
TEXT = """(e, was) => (was === null ? e.textContent : e.textContent !== was)"""
PICTURE = """(e, was) => { const image = e.querySelector('img');
  return was === null ? image?.src : image && image.src !== was && image.complete; }"""


@contextmanager
def opened(cells: Sequence[str], banks: Sequence[Path] = ()) -> Iterator[tuple[Lab, Page]]:
    """A page that shows a notebook of these cells, none of them run yet, its kernel idle."""
    with tempfile.TemporaryDirectory() as folder:
        home, root = Path(folder, "home"), Path(folder, "lab")
        home.mkdir()
        root.mkdir()
        with running_lab(home, root) as lab, running_chromium() as chromium:
            page = chromium.new_page(viewport={"width": 1280, "height": 1000})
            page.set_default_timeout(60_000)
            path = lab.notebook(lab.folder("bench", banks), "bench.ipynb", *cells)
            lab.open_lesson(page, path)
            yield lab, page


def changes(page: Page, act: str, watched: str, is_done: str) -> list[float]:
    """Milliseconds that each of many changes took, the first few left out."""
    found = page.evaluate(CHANGES, [TIMES + WARM, act, watched, is_done])
    return [float(each) for each in found[WARM:]]


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return sorted(values)[int(0.95 * len(values))]
