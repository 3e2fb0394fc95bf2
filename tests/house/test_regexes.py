"""No expression that reads what others wrote goes back over a text again and again."""

import importlib
import re
from itertools import product
from pathlib import Path

import pytest

from tests.counting import Steps, letters_of, steps

PACKAGE = Path(__file__).parents[2] / "src" / "ketacourse"
ROOMS = ("display", "quiz/bank")
SCANS = r"\b{name}\.(?:search|sub|split|findall|finditer)\("
# Read only the course's own scripts, or HTML that we wrote ourselves.
OWN = {"scripts"}
MOST_LETTERS = 7
SHORT, LONG = 60, 120


def patterns_in(value):
    if isinstance(value, re.Pattern):
        return [value]
    values = value.values() if isinstance(value, dict) else value
    return [p for each in values for p in patterns_in(each)] if isinstance(value, dict) else []


def expressions():
    """Every expression of the rooms, with how it is used: at a place, or all over a text."""
    for room in ROOMS:
        for path in sorted((PACKAGE / room).glob("*.py")):
            if path.stem in OWN or path.stem.startswith("__"):
                continue
            name = f"ketacourse.{room.replace('/', '.')}.{path.stem}"
            module, source = importlib.import_module(name), path.read_text("utf-8")
            for constant, value in vars(module).items():
                for pattern in patterns_in(value):
                    scanning = re.search(SCANS.format(name=constant), source) is not None
                    yield pytest.param(pattern, scanning, id=f"{path.stem}.{constant}")


def pumped(pattern, size):
    """Texts that repeat one or two letters which the expression tells apart, then end oddly."""
    letters = letters_of(pattern)[:MOST_LETTERS]
    units = [*letters, *("".join(pair) for pair in product(letters, repeat=2))]
    for start, unit in product(["", *letters[:3]], units):
        yield f"{start}{(unit * size)[:size]}\x03"


@pytest.mark.parametrize(("pattern", "scanning"), list(expressions()))
def test_the_work_grows_no_faster_than_the_text(pattern, scanning):
    for short, long in zip(pumped(pattern, SHORT), pumped(pattern, LONG), strict=True):
        few = steps(pattern, short, scanning=scanning)
        many = steps(pattern, long, scanning=scanning)
        assert many < 2.5 * few + 100, (short[:20], few, many)


@pytest.mark.parametrize(
    "slow", [r"[0-9]+\.?[0-9]*", r"(?:a+)+b", r"\s*x\s*$", r"(a|a)*b", r"\d[\d,]*\s*(?:of|in)"]
)
def test_an_expression_that_goes_back_again_and_again_would_be_seen(slow):
    pattern = re.compile(slow)
    letters = letters_of(pattern)
    size = 8 if "+)+" in slow or "|" in slow else SHORT
    worst = max(
        steps(pattern, letter * size * 2 + "\x03", scanning="x" in slow or "d" in slow)
        / steps(pattern, letter * size + "\x03", scanning="x" in slow or "d" in slow)
        for letter in letters
    )
    assert worst > 2.5


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (r"(?i)a+b?", "AAB"),
        (r"(\d{2,3}?)-\1", "12-12"),
        (r"(?<!x)y|z$", "ayz"),
        (r"[^a-c\s]+|\w", "de f"),
        (r"(?>a+)b|a*+c", "aac"),
        (r"^\b.{1,3}\B", "abcd"),
        (r"(?:ab|a)(?=c)", "abac"),
    ],
)
def test_the_counting_matcher_agrees_with_pythons(expression, text):
    pattern = re.compile(expression)
    for at in range(len(text) + 1):
        found = pattern.match(text, at)
        assert Steps(pattern, text).match(at) == (found.end() if found else None)
