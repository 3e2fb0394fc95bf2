"""Styles of views: a page holds several at once, so the style of one may not reach into another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "ketacourse"
BASE = SOURCE / "display" / "base.css"
# The styles of the extension reach over a whole notebook.
EXTENSION = SOURCE / "display" / "labextension"
VIEWS = sorted(
    path for path in SOURCE.rglob("*.css") if path != BASE and EXTENSION not in path.parents
)
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b")
# The class of a view's outermost element, which every rule of its file begins with.
ROOT = re.compile(r"(?:\.kc)?(\.kc-[a-z]+)\b")

# The steps of a movement choose nothing; its name is one of ours.
STEPS = re.compile(r"@keyframes kc-[a-z-]+\s*\{(?:[^{}]*\{[^{}]*\})*\s*\}")


def selectors(text):
    """Every selector of a style sheet by itself; commas within brackets do not part them."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = STEPS.sub("", text)
    heads = re.findall(r"([^{}]+)\{", text)
    rules = [" ".join(head.split()) for head in heads if not head.strip().startswith("@")]
    return [one for rule in rules for one in parted(rule)]


def parted(rule):
    """The selectors of one rule, parted at commas that stand outside all brackets."""
    parts, depth = [""], 0
    for sign in rule:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


def test_there_are_styles_of_views():
    assert {path.relative_to(SOURCE).parts[0] for path in VIEWS} >= {
        "quiz",
        "claims",
        "risk",
        "evidence",
    }


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_every_rule_of_a_view_begins_with_the_class_of_that_view(path):
    found = {one: ROOT.match(one) for one in selectors(path.read_text("utf-8"))}
    assert [one for one, match in found.items() if match is None] == []
    assert len({match.group(1) for match in found.values()}) == 1


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_what_is_hidden_is_hidden_by_one_rule_for_all_views(path):
    assert "[hidden]" not in path.read_text("utf-8")
    assert ".kc [hidden] {\n  display: none !important;" in BASE.read_text("utf-8")


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_colour_of_a_view_has_two_values_for_light_and_dark_pages(path):
    lines = path.read_text("utf-8").splitlines()
    coloured = [line.strip() for line in lines if COLOUR.search(line)]
    assert [line for line in coloured if "light-dark(" not in line] == []


def test_a_selector_in_brackets_stays_whole():
    assert selectors("/* a, b { */ .x :is(p:not(:empty), ul), .y { } @media z { .w { } }") == [
        ".x :is(p:not(:empty), ul)",
        ".y",
        ".w",
    ]
