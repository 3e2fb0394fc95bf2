from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.course.kinds import kind_faults, marked, only_shows
from ketacourse.course.notebooks import store, tidy
from tests.course.tiny import code, prose, written

HIDDEN = {"jupyter": {"source_hidden": True}, "tags": ["hide-input"]}


@pytest.mark.parametrize(
    "source",
    [
        "from ketacourse import ask",
        "from math import log\n\nfrom ketacourse import ask\n\nhelp_lines()",
        'ask("02_glutamate", "filled")',
        'facts(\n    "a",\n    "b",\n    table="glutamate_facts",\n)',
        "scorecard().confirmed()",
        'trial_set("day").table().html',
        "baselines(confirmed_only=True)",
        "pathway_map(1, 2)",
        "shared(1, 2).nodes",
        'bottlenecks(load_graph(1), "ketamine", "ad_acute")',
        'traffic_light(["zarate2006", "murrough2013_ajp"])',
        'covered(findings("X48"), label="What the laboratory found")',
    ],
)
def test_imports_and_helpers_with_fixed_words_only_show_something(source):
    assert only_shows(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "40 + 2",
        "newcombe(30, 47, 7, 25)",
        "superiority(-0.144)",
        "vignette(1)",
        "odds_ratio(counts=[30, 47])",
        "synaptic_current(voltage_mv=-70).nmda_charge_percent",
        'peak(concentration("otto_2021", dose_mg=70))',
        'predict({"mtorc1": -1}, hypotheses=1)',
        "pool(effects)",
        "card",
        "card.tally(1)",
        "findings(*ids)",
        "facts(**ids)",
        "len(conflicts())",
        'print(remarks_on("70 %"))',
        "card = scorecard()",
        "def responded(baseline, endpoint):\n    return False",
        'exercise(responded, "01_depression", "responded")',
        'exercise("responded")',
        "[outcomes(cutoff) for cutoff in cutoffs()]",
        "for each in trials(): show(each)",
        'forest("day"), funnel("day")',
        '"text"',
        "(lambda: 1)()",
        "not python (",
    ],
)
def test_what_computes_names_or_may_be_changed_is_the_lesson(source):
    assert not only_shows(source)


@given(st.text())
def test_any_text_is_of_one_kind_or_the_other(source):
    assert only_shows(source) in (True, False)


@given(st.sampled_from(['facts("a")', "40 + 2"]), st.lists(st.sampled_from("ab"), max_size=3))
def test_marks_once_set_are_of_their_kind_and_leave_other_tags_in_order(source, tags):
    cell = code(source, tags=[*tags, "hide-input"])
    once = {**cell, "metadata": marked(cell)}
    assert list(kind_faults(once)) == []
    assert marked(once) == once["metadata"]
    assert [tag for tag in once["metadata"].get("tags", []) if tag != "hide-input"] == tags


def test_storing_hides_what_only_shows_and_shows_the_rest():
    cells = [
        code('facts("a")'),
        code("40 + 2", **HIDDEN),
        {**prose("Text"), "metadata": dict(HIDDEN)},
        code('facts("a")', tags=["answers:guess"], jupyter={"outputs_hidden": True}),
    ]
    told = [cell["metadata"] for cell in tidy({"metadata": {}, "cells": cells})["cells"]]
    both = {"jupyter": {"source_hidden": True}, "tags": ["answers:guess", "hide-input"]}
    assert told == [HIDDEN, {}, {}, both]


def test_the_marks_survive_a_run(tmp_path):
    path = written(tmp_path / "lesson.ipynb", code("import math"), code("math.floor(1.5)"))
    store(path)
    cells = json.loads(path.read_text("utf-8"))["cells"]
    assert [cell["metadata"] for cell in cells] == [HIDDEN, {}]
