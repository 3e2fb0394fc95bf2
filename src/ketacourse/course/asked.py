"""What a lesson asks, cell by cell, and whether its bank agrees in order and on what is a guess."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ketacourse.course.lesson import Cell, Lesson
from ketacourse.quiz.items.item import Bank, Item

WARM_UP = "Warm-up"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a lesson, the heading of the section in which it stands, and its cell."""

    item: Item
    section: str
    cell: Cell

    @property
    def is_warm_up(self) -> bool:
        """Whether it is asked before anything was taught."""
        return self.section == WARM_UP


def asked(lesson: Lesson, bank: Bank) -> list[Asked]:
    """Every question that a lesson asks from a bank, in order; all where a call names none."""
    known = {item.id: item for item in bank.items}
    found: list[Asked] = []
    section = ""
    for cell in lesson.cells:
        headings = [line for line in cell.source.splitlines() if line.startswith("## ")]
        if cell.kind == "markdown" and headings:
            section = headings[-1].removeprefix("## ").strip()
        for call in lesson.calls:
            is_here = call.cell is cell and call.name in ("ask", "exercise")
            if is_here and call.arguments[:1] == (bank.id,):
                names = call.arguments[1:] or known
                found += [Asked(known[name], section, cell) for name in names if name in known]
    return found


def order_faults(lesson: Lesson, bank: Bank) -> Iterator[str]:
    """Say where a lesson asks in another order than the bank, by which questions are numbered."""
    numbered = [each.item for each in asked(lesson, bank) if not each.item.is_in_cell]
    for one, other in pairwise(numbered):
        if bank.number(one) > bank.number(other):
            yield (
                f"asks '{one.id}' before '{other.id}', but {bank.id}.yaml, by which questions are "
                "numbered, has them the other way round; give both the same order"
            )


def guess_faults(lesson: Lesson, bank: Bank) -> Iterator[str]:
    """Say which questions of the warm-up are no guesses, and which guesses stand elsewhere."""
    for each in asked(lesson, bank):
        if each.is_warm_up and not each.item.guess:
            yield f"'{each.item.id}' is asked as a warm-up; add 'guess: true' to it"
        if each.item.guess and not each.is_warm_up:
            yield f"'{each.item.id}' is a guess, but is asked outside the warm-up; move or score it"
