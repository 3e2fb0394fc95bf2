"""Campaigns of spoilt input: each can be started, and what goes wrong in a trial is reported."""

from __future__ import annotations

import importlib
from pathlib import Path
from random import Random

import pytest

from fuzz import campaign
from fuzz.__main__ import CAMPAIGNS, main
from fuzz.campaign import Report, run
from fuzz.mutations import MUTATIONS, mutated

HELPERS = {"__init__", "__main__", "campaign", "mutations"}
SHARE = 400  # of a whole campaign, tried at every test run


def chance(seed):
    return Random(seed)  # noqa: S311 - the same again


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_a_small_part_of_every_campaign_finds_nothing(name):
    module = importlib.import_module(f"fuzz.{name}")
    report = run(name, module.trial, range(max(2, module.COUNT // SHARE)), seed=0)
    # How long a trial took depends on the machine, so it is for `make fuzz` to say.
    assert [failure for failure in report.failures if " took " not in failure] == []


def test_every_campaign_is_known_to_the_command():
    files = {path.stem for path in Path(campaign.__file__).parent.glob("*.py")}
    assert files - HELPERS == set(CAMPAIGNS)


def test_a_trial_that_raises_is_reported_with_its_number(tmp_path):
    def trial(drawn, folder):
        assert folder.is_dir()
        if drawn.random() < 0.5:
            raise RuntimeError("no")
        return "fine"

    report = run("toy", trial, range(50), seed=3)
    raised = [n for n in range(50) if chance(f"3:{n}").random() < 0.5]
    assert report.failures == [f"trial {n}: RuntimeError: no" for n in raised]
    assert report.outcomes == {"fine": 50 - len(raised), "failed": len(raised)}


def test_a_trial_that_hangs_is_cut_off(monkeypatch):
    def trial(drawn, folder):
        while True:
            pass

    monkeypatch.setattr(campaign, "CUT_OFF_S", 1)
    report = run("toy", trial, range(1), seed=1)
    assert report.failures == ["trial 0: TimeoutError: cut off after 1 s"]


def test_a_report_counts_outcomes_and_cuts_a_long_list_of_failures():
    report = Report("toy", 7, slowest_s=1.234, slowest=5, largest_mb=99.6)
    report.outcomes.update({"read": 1_000, "failed": 12})
    report.failures = [f"trial {n}: OSError: no" for n in range(12)]
    lines = str(report).splitlines()
    assert lines[:3] == [
        "toy, seed 7: 1,012 tries (12 failed, 1,000 read); 12 failures",
        "  slowest 1.23 s (trial 5), 100 MB held at most",
        "  trial 0: OSError: no",
    ]
    assert lines[-1] == "  and 2 more failures"


def test_the_same_seed_gives_the_same_faults():
    text = "a: 1\nb: two\n"
    assert mutated(text, chance(1)) == mutated(text, chance(1))
    for mutation in MUTATIONS:
        assert any(mutation(text, chance(seed)) != text for seed in range(20)), mutation


def test_an_unknown_campaign_is_named(capsys):
    with pytest.raises(SystemExit):
        main(["moths"])
    assert "no campaign moths; known: banks" in capsys.readouterr().err


def test_the_command_reports_and_fails_only_where_something_failed(capsys):
    assert main(["banks", "--count", "2", "--seed", "5"]) == 0
    assert "banks, seed 5: 2 tries (" in capsys.readouterr().out
