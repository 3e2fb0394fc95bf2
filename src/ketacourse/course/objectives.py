"""Whether what a lesson promises to teach is practised there, and can be tested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ketacourse.course.asked import asked
from ketacourse.course.lesson import Lesson
from ketacourse.quiz.items.item import Bank

LEAST_ITEMS = 2


def items_per_objective(bank: Bank) -> dict[str, int]:
    """How many items serve each objective of a bank."""
    counts = Counter(item.objective for item in bank.items)
    return {objective: counts[objective] for objective in bank.objectives}


def objective_faults(lesson: Lesson, bank: Bank) -> Iterator[str]:
    """Say which objectives are never practised after the warm-up, or have nothing that is marked.

    That each is said in the lesson, word for word, is checked with the lesson itself.
    """
    practised = {each.item.objective for each in asked(lesson, bank) if not each.is_warm_up}
    marked = {item.objective for item in bank.items if item.points > 0}
    for objective in bank.objectives:
        if objective not in practised:
            yield f"objective '{objective}' is never practised after the warm-up; ask an item of it"
        if objective not in marked:
            yield f"objective '{objective}' has only unmarked items; add one that is marked"
