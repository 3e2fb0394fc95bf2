"""What is mutated, and the tests that must notice beside the module's own.

A module's own tests are those that mirror it: ``statistics/shares.py`` has
``tests/statistics/test_shares.py``.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = "ketacourse"
SAID = (
    "tests/quiz/items/test_said.py",
    "tests/quiz/items/test_kinds.py",
    "tests/quiz/items/test_layouts.py",
)
TESTS: dict[str, tuple[str, ...]] = {
    "evidence.bias.rob2": (),
    "evidence.bias.overall": ("tests/evidence/bias/test_rob2.py",),
    "evidence.effects.columns": ("tests/evidence/effects",),
    "evidence.effects.cells": ("tests/evidence/effects",),
    "evidence.effects.counts": ("tests/evidence/effects/test_paired_counts.py",),
    "evidence.effects.means": ("tests/evidence/effects/test_paired_means.py",),
    "evidence.effects.measures": ("tests/evidence/effects",),
    "evidence.effects.sizes": (),
    "evidence.pooling.heterogeneity": (),
    "evidence.pooling.pool": ("tests/evidence/pooling/test_metafor.py",),
    "evidence.pooling.pooled": ("tests/evidence/pooling",),
    "evidence.pooling.sensitivity": (),
    "evidence.pooling.small_studies": (),
    "glutamate.compartments": (),
    "pathway.model.influence": (),
    "quiz.items.arranging": SAID,
    "quiz.items.choice": (*SAID, "tests/quiz/bank/test_load.py"),
    "quiz.items.code": (*SAID, "tests/quiz/bank/test_load.py"),
    "quiz.items.item": SAID,
    "quiz.items.match": (*SAID, "tests/quiz/bank/test_load.py", "tests/quiz/screen/test_shown.py"),
    "quiz.items.multiple": (*SAID, "tests/quiz/bank/test_load.py"),
    "quiz.items.numeric": (
        *SAID,
        "tests/quiz/bank/test_load.py",
        "tests/quiz/screen/test_shown.py",
    ),
    "quiz.items.order": (*SAID, "tests/quiz/bank/test_load.py"),
    "quiz.items.path": (*SAID, "tests/quiz/items/test_judged.py", "tests/quiz/bank/test_load.py"),
    "quiz.items.predict": (
        *SAID,
        "tests/quiz/items/test_judged.py",
        "tests/quiz/bank/test_load.py",
    ),
    "quiz.items.reflection": (*SAID, "tests/quiz/bank/test_load.py"),
    "quiz.log.attempt": ("tests/quiz/log/test_attempts.py",),
    "quiz.log.attempts": (),
    "quiz.marking.marks": ("tests/quiz/items",),
    "quiz.marking.numbers": (),
    "quiz.marking.outputs": (),
    "risk.contrasts": (),
    "risk.ratio": (),
    "statistics.boundary": (),
    "statistics.columnwise": (),
    "statistics.counted": (),
    "statistics.measured": (),
    "statistics.normal": (),
    "statistics.paired": (),
    "statistics.proportions": (),
    "statistics.shares": (),
}


def source_of(module: str) -> Path:
    """The file of a module, told from the package on."""
    return ROOT / "src" / PACKAGE / Path(*module.split(".")).with_suffix(".py")


def noticing(module: str) -> list[Path]:
    """The files and folders of tests that must notice a fault in a module."""
    *rooms, name = module.split(".")
    own = ROOT.joinpath("tests", *rooms, f"test_{name}.py")
    named = [ROOT / each for each in TESTS.get(module, ())]
    inside = any(own.is_relative_to(each) for each in named)
    return [*([own] if own.is_file() and not inside else []), *named]
