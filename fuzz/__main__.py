"""Runs campaigns, all or those named: ``python -m fuzz banks --count 20000 --seed 1``.

``--only 4711`` repeats one trial of a campaign and shows the traceback.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from pathlib import Path
from random import Random

from fuzz.campaign import SLOWEST_S, Trial, run

CAMPAIGNS = [
    "banks",
    "facts",
    "kills",
    "responses",
    "saved",
]


def main(arguments: list[str]) -> int:
    """Run and report; 1 if anything failed."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="campaign", help=", ".join(CAMPAIGNS))
    parser.add_argument("--count", type=int, help="how many tries; by default the campaign's own")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, metavar="TRIAL", help="repeat this trial alone")
    asked = parser.parse_args(arguments)
    if strange := set(asked.names) - set(CAMPAIGNS):
        parser.error(f"no campaign {', '.join(sorted(strange))}; known: {', '.join(CAMPAIGNS)}")
    failed = 0
    for name in asked.names or CAMPAIGNS:
        campaign = importlib.import_module(f"fuzz.{name}")
        if asked.only is not None:
            _repeat(campaign.trial, asked.seed, asked.only)
            continue
        count = campaign.COUNT if asked.count is None else asked.count
        limit_s = getattr(campaign, "LIMIT_S", SLOWEST_S)
        report = run(name, campaign.trial, range(count), asked.seed, limit_s)
        print(report, flush=True)
        failed += len(report.failures)
    return 1 if failed else 0


def _repeat(trial: Trial, seed: int, number: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        print(trial(Random(f"{seed}:{number}"), Path(folder)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
