"""Facts may be edited by anyone: whatever stands in them is text in every view of every room."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import living, typeset

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def shown():
    """The static twins of the rooms' helpers, with hostile facts."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.hostile_facts"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    made = json.loads(done.stdout)
    assert made["spoiled"] > 2_000
    return made["shown"]


def test_the_payload_reaches_most_views(shown):
    reached = [name for name, html in shown.items() if "onerror=top.ran" in html]
    assert len(reached) >= 40


def test_nothing_in_a_fact_comes_alive(shown):
    assert {name: found for name, html in shown.items() if (found := living(html))} == {}


def test_nothing_in_a_fact_is_typeset_that_is_no_known_formula(shown):
    assert {name: found for name, html in shown.items() if (found := typeset(html))} == {}


def test_what_comes_alive_would_be_seen():
    assert living("<img src=x onerror=top.ran=1>") == ["<img onerror='top.ran=1'>"]
