"""Numbers in the stored lessons: one minus, commas at thousands, and one of a thing is one."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

LESSONS = sorted((Path(__file__).parents[2] / "lessons").glob("*.ipynb"))
# Scripts, code and formulas have signs of their own; telephone numbers, which have no commas, and
# references are as others wrote them.
ASIDE = re.compile(
    r"<(style|script|code|pre)\b.*?</\1>|\$[^$]+\$|<li>[^<]*<a\b.*?</li>|<a\b.*?</a>", re.DOTALL
)
SPOKEN = re.compile(r'(?:alt|aria-label|title)="([^"]*)"')
THINGS = "words trials people studies deaths events questions links nodes papers weeks days"
FAULTS = {
    "hyphen for a minus": re.compile(r"(?<![\w/.\-–−)])-\d"),
    "no comma": re.compile(r"(?<![\d.,/\w:#=-])\d{5,}(?![\d/\w%-])"),
    "one of many": re.compile(rf"(?<![\d.,])1 (?:{THINGS.replace(' ', '|')})\b"),
}
AS_WRITTEN = re.compile(r"Call \d+|cases right")


def outputs(path):
    for number, cell in enumerate(json.loads(path.read_text("utf-8"))["cells"]):
        for output in cell.get("outputs", []):
            page = "".join(output.get("data", {}).get("text/html", ""))
            if not AS_WRITTEN.search(page):
                yield number, page


def told(page):
    """What is read and what is read out."""
    page = ASIDE.sub(" ", page)
    return html.unescape(" ".join([re.sub(r"<[^>]+>", " ", page), *SPOKEN.findall(page)]))


def faults(text):
    for name, pattern in FAULTS.items():
        for found in pattern.finditer(text):
            yield f"{name}: {text[max(0, found.start() - 30) : found.end() + 20]}"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_numbers_are_printed_as_everywhere(path):
    found = [f"{n}: {each}" for n, page in outputs(path) for each in faults(told(page))]
    assert found == []


@pytest.mark.parametrize("text", ["a fall of -5 %", "It has 1 words", "of 12850 people", "(-3.2)"])
def test_a_fault_would_be_found(text):
    assert len(list(faults(text))) == 1


@pytest.mark.parametrize("text", ["−5 %", "1.1 points", "12,850 people", "2020-11-30", "in 2019"])
def test_what_is_right_is_none(text):
    assert list(faults(text)) == []
