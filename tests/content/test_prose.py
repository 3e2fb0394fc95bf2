"""Numbers in the authored texts of the course: a true minus, commas at thousands."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILES = [
    *sorted((ROOT / "src/ketacourse/content/data").glob("*.toml")),
    *sorted((ROOT / "quizzes").glob("*.yaml")),
]
# Code and formulas keep what Python and TeX read; ids, addresses and telephone numbers are names.
NOT_PROSE = {"id", "starter", "solution", "url", "doi", "call", "contact", "service", "arguments"}
CODE = re.compile(r"\$[^$]*\$|`[^`]*`|exp\([^)]*\)|\b\w+=-?\d+(?=[,)])|https?://\S+|10\.\d{4,}/\S+")
HYPHEN = re.compile(r"(?<![\w/.,)\]–−-])-(?=\.?\d)")
YEAR = r"(?!(?:19|20)\d\d(?!\d))"
UNPARTED = re.compile(rf"(?<![\w.,:/–−-]){YEAR}\d{{4,}}(?![\w/–-]|\.\w)")


def prose_of(path):
    """Every authored sentence of a file, without code and formulas."""
    read = tomllib.loads if path.suffix == ".toml" else yaml.safe_load
    return [CODE.sub(" ", text) for text in _texts(read(path.read_text("utf-8")))]


def _texts(value, key=""):
    if key in NOT_PROSE:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _texts(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, key)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_hyphen_stands_for_a_minus(path):
    assert [text for text in prose_of(path) if HYPHEN.search(text)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_thousands_have_their_comma(path):
    assert [text for text in prose_of(path) if UNPARTED.search(text)] == []


@pytest.mark.parametrize(
    ("text", "hyphen", "unparted"),
    [
        ("a fall of -3.2 points", True, False),
        ("d=-0.25", True, False),
        ("(-6.9 to 0.5)", True, False),
        ("-.5", True, False),
        ("TRANSFORM-1, a 12-week trial of 2013-14", False, False),
        ("−3.2 to 0.5", False, False),
        ("1285 people", False, True),
        ("of 12345", False, True),
        ("1,285 people in 2013", False, False),
        ("NCT01234567", False, False),
    ],
)
def test_the_search_finds_what_it_is_for(text, hyphen, unparted):
    assert bool(HYPHEN.search(text)) is hyphen
    assert bool(UNPARTED.search(text)) is unparted
