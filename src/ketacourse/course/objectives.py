"""Whether what a lesson promises to teach is practised there, and can be tested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ketacourse.course.lesson import Lesson
from ketacourse.quiz.items.item import Bank, Item

LEAST_ITEMS = 2


def items_per_objective(bank: Bank) -> dict[str, int]:
    """How many items serve each objective of a bank."""
    counts = Counter(item.objective for item in bank.items)
    return {objective: counts[objective] for objective in bank.objectives}


def objective_faults(lesson: Lesson, bank: Bank) -> Iterator[str]:
    """Say which objectives are never practised after the warm-up, or have nothing that is marked.

    That each is said in the lesson, word for word, is checked with the lesson itself.
    """
    practised = {item.objective for item in _asked_after_warm_up(lesson, bank)}
    marked = {item.objective for item in bank.items if item.is_scored}
    for objective in bank.objectives:
        if objective not in practised:
            yield f"objective '{objective}' is never practised after the warm-up; ask an item of it"
        if objective not in marked:
            yield f"objective '{objective}' has only unmarked items; add one that is marked"


def _asked_after_warm_up(lesson: Lesson, bank: Bank) -> list[Item]:
    """Items asked in a cell below the section after the warm-up; all where a call names none."""
    asked: set[str] = set()
    warming = False
    for cell in lesson.cells:
        headings = [line for line in cell.source.splitlines() if line.startswith("## ")]
        if cell.kind == "markdown" and headings:
            warming = headings[-1].removeprefix("## ").strip() == "Warm-up"
        for call in lesson.calls:
            is_here = call.cell is cell and call.name in ("ask", "exercise")
            if is_here and not warming and call.arguments[:1] == (bank.id,):
                asked.update(call.arguments[1:] or (item.id for item in bank.items))
    return [item for item in bank.items if item.id in asked]
