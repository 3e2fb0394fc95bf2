"""The ``ketacourse`` command; the only place that prints and sets exit codes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ketacourse import __version__
from ketacourse.display.words import counted
from ketacourse.errors import KetacourseError, Problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives the exit code: 0 well, 1 problems found, 2 a wrong call."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except KetacourseError as fault:
        print(f"ketacourse: {fault}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ketacourse", description="Tools of the course.")
    parser.add_argument("--version", action="version", version=f"ketacourse {__version__}")
    commands = parser.add_subparsers(required=True, metavar="command")
    check = commands.add_parser("check", help="check facts, question banks and lessons")
    _add_folder(check)
    check.set_defaults(run=_check)
    covered = commands.add_parser("coverage", help="list items by objective, and unused facts")
    _add_folder(covered)
    covered.set_defaults(run=_coverage)
    store = commands.add_parser("store", help="run lessons top to bottom and store their outputs")
    store.add_argument("notebooks", nargs="*", type=Path, help="all lessons when none is named")
    _add_folder(store)
    store.set_defaults(run=_store)
    return parser


def _add_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--course",
        type=Path,
        default=Path(),
        help="folder that holds lessons/ and quizzes/ (default: this one)",
    )


def _check(options: argparse.Namespace) -> int:
    problems = find_problems(options.course)
    for problem in problems:
        print(problem)
    print(counted(len(problems), "problem") if problems else "facts, banks and lessons: no problem")
    return 1 if problems else 0


def find_problems(course: Path) -> list[Problem]:
    """Every problem in the facts, the banks and the lessons of a course folder."""
    from ketacourse.content.check import check_facts
    from ketacourse.content.library import DATA, citations
    from ketacourse.course.check import check_lesson
    from ketacourse.course.lesson import read_lesson
    from ketacourse.course.mentions import bank_mentions
    from ketacourse.course.stored import check_stored
    from ketacourse.course.whole import check_course
    from ketacourse.quiz.bank.check import check_bank

    for name in ("lessons", "quizzes"):
        if not (course / name).is_dir():
            raise KetacourseError(f"no folder '{name}' in {course.resolve()}; use --course")
    problems = [replace(p, path=f"{DATA.name}/{p.path}") for p in check_facts()]
    if problems:  # banks and lessons lean on the facts
        return problems
    for bank in sorted((course / "quizzes").glob("*.yaml")):
        problems += [*check_bank(bank, citations()), *bank_mentions(bank)]
    paths = sorted((course / "lessons").glob("*.ipynb"))
    for path in paths:
        found = [*check_lesson(path, course / "quizzes"), *check_stored(path)]
        problems += [replace(p, path=f"lessons/{path.name}") for p in found]
    if problems:  # lessons are read side by side once each can be read
        return problems
    together = check_course([read_lesson(path) for path in paths], course / "quizzes")
    return [replace(p, path=f"lessons/{p.path}") for p in together]


def _coverage(options: argparse.Namespace) -> int:
    from ketacourse.course.coverage import coverage
    from ketacourse.course.lesson import read_lesson
    from ketacourse.course.objectives import items_per_objective
    from ketacourse.quiz.bank.load import load_bank

    paths = sorted((options.course / "lessons").glob("*.ipynb"))
    for path in sorted((options.course / "quizzes").glob("*.yaml")):
        counts = items_per_objective(load_bank(path))
        print(f"{path.stem}: {', '.join(f'{name} {n}' for name, n in counts.items())}")
    for found in coverage([read_lesson(path) for path in paths]):
        print(found)
    return 0


def _store(options: argparse.Namespace) -> int:
    from ketacourse.course.notebooks import store

    notebooks = options.notebooks or sorted((options.course / "lessons").glob("*.ipynb"))
    for path in notebooks:
        store(path)
        print(f"stored {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
