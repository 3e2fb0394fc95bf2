"""Tries mutants of all listed modules, or those named: ``python -m mutants statistics.shares``."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass

from mutants.equivalent import EQUIVALENT
from mutants.modules import ROOT, TESTS, source_of
from mutants.mutations import Mutant, mutants
from mutants.trial import prepare, survivors

PROMISED = 0.95  # of all mutants noticed, or shown to change nothing


@dataclass(frozen=True, slots=True)
class Result:
    """How the mutants of one module fared."""

    module: str
    total: int
    equivalent: tuple[Mutant, ...]
    survived: tuple[Mutant, ...]

    @property
    def share(self) -> float:
        """What was noticed, of all that could be."""
        possible = self.total - len(self.equivalent)
        return 1 - len(self.survived) / possible if possible else 1.0

    def __str__(self) -> str:
        killed = self.total - len(self.survived) - len(self.equivalent)
        return (
            f"{self.module:<34} {killed:>4} of {self.total:>4} killed, "
            f"{len(self.equivalent):>2} equivalent, {len(self.survived):>2} survived: "
            f"{100 * self.share:.0f} %"
        )


def main(arguments: list[str]) -> int:
    """Try and report; 1 if too many survived in a module."""
    parser = argparse.ArgumentParser(prog="python -m mutants", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="module", help="such as statistics.shares")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time")
    parser.add_argument("--line", type=int, help="only the mutants of this line")
    asked = parser.parse_args(arguments)
    for module in asked.modules:
        if not source_of(module).is_file():
            parser.error(f"no module {module}; known: {', '.join(TESTS)}")
    prepare()
    enough = True
    for module in asked.modules or TESTS:
        result = _tried(module, asked.jobs, asked.line)
        print(result, flush=True)
        enough &= result.share >= PROMISED
    return 0 if enough else 1


def _tried(module: str, jobs: int, line: int | None) -> Result:
    every = mutants(source_of(module).read_text("utf-8"))
    every = [mutant for mutant in every if line in (None, mutant.line)]
    excused = EQUIVALENT.get(module, {})

    def tell(done: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == len(every) else "\r"
            print(f"{module}: {done} of {len(every)}", end=end, file=sys.stderr, flush=True)

    lived = sorted(survivors(module, every, jobs, tell), key=lambda mutant: mutant.line)
    path = source_of(module).relative_to(ROOT)
    survived = tuple(mutant for mutant in lived if mutant.change not in excused)
    for mutant in survived:
        print(f"{path}:{mutant.line}: {mutant.change}", flush=True)
    equivalent = tuple(mutant for mutant in lived if mutant.change in excused)
    return Result(module, len(every), equivalent, survived)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
