"""Whether what is to be guessed first is given away: each such question and the cell that answers.

The asking cell bears a tag such as ``guess-first:caffeine-by-hand``, unless its bank calls the
question a guess already; the cell whose output answers it bears ``answers:caffeine-by-hand``. In a
section of its own the answer may stand open, since the reader has moved on. Where both are in view,
or where the text asks once more for a guess, the answer is covered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from ketacourse.course.asked import asked
from ketacourse.course.lesson import Cell, Lesson
from ketacourse.errors import unknown
from ketacourse.quiz.items.item import Bank

GUESS_FIRST, ANSWERS = "guess-first:", "answers:"
# Words that ask the reader to commit, at the head of a sentence or a heading, or in a set phrase.
PROMPT = re.compile(
    r"(?:^|[.:?!]\s+)(?:#+\s+|\*\*)?"
    r"(?:commit|guess|judge|predict|reckon|say)\b[^.:?!]{0,80}\b(?:before|first)\b"
    r"|\bonly after you have\b|\bmake your guess\b|\bdo so first\b|\bif you have not judged\b",
    re.IGNORECASE | re.MULTILINE,
)
# Here the lesson speaks of guessing and asks for none.
NO_PROMPTS = ("## Objectives", "## Summary", "## What is contested")
COVER = re.compile(
    r"\s*<Covered: [^\n]*>\s*"
    r'<div class="kc"><details class="kc-covered"><summary>.*</details></div>\s*',
    re.DOTALL,
)

Find = tuple[str, str]


def pair_faults(lesson: Lesson, banks: Sequence[Bank]) -> Iterator[Find]:
    """Say where a question to be guessed first and its answer do not belong together.

    Yields
    ------
    (str, str)
        The source of the cell, by which its line is found, and the message.
    """
    questions, sections = _questions(lesson, banks), _sections(lesson)
    prompts = [cell for cell in lesson.prose if _prompts(cell)]
    answered = set()
    for cell in lesson.cells:
        for name in _names(cell, ANSWERS):
            answered.add(name)
            asking = questions.get(name)
            again = [each for each in prompts if each.number < cell.number]
            near = [sections[each.number] for each in (asking, *again) if each]
            in_view = sections[cell.number] in near
            yield from _answer_faults(cell, name, questions, in_view=in_view)
        yield from _tag_faults(cell, lesson)
    for name, cell in questions.items():
        if name not in answered:
            message = (
                f"'{name}' is to be guessed first, but no cell bears the tag '{ANSWERS}{name}'"
            )
            yield _find(cell, f"{message}; give it to the one whose output answers")
    marked = [*questions.values(), *(cell for cell in lesson.cells if _names(cell, ANSWERS))]
    for prompt in prompts:
        here = sections[prompt.number]
        if not any(sections[c.number] == here and c.number > prompt.number for c in marked):
            said = _prompts(prompt).lstrip(".:?!# *\n")
            yield _find(
                prompt,
                f"says '{said}', but no cell below it in this section bears a tag "
                f"'{GUESS_FIRST}...' or '{ANSWERS}...'; mark the question and its answer",
            )


def _questions(lesson: Lesson, banks: Sequence[Bank]) -> dict[str, Cell]:
    """The cell that asks for each guess, by the name of the question or of what is to be judged."""
    warm_ups = {
        each.item.id: each.cell for bank in banks for each in asked(lesson, bank) if each.item.guess
    }
    tagged = {name: cell for cell in lesson.cells for name in _names(cell, GUESS_FIRST)}
    return {**warm_ups, **tagged}


def _answer_faults(
    cell: Cell, name: str, questions: Mapping[str, Cell], *, in_view: bool
) -> Iterator[Find]:
    asking = questions.get(name)
    if asking is None:
        yield _find(cell, unknown("question to be guessed first", name, questions))
    elif asking.number >= cell.number:
        yield _find(cell, f"answers '{name}', which cell {asking.number + 1} asks; move it below")
    elif in_view and not COVER.fullmatch(cell.printed):
        yield _find(
            cell,
            f"answers '{name}', which is to be guessed first, in the open; show it by covered()",
        )


def _tag_faults(cell: Cell, lesson: Lesson) -> Iterator[Find]:
    """A cell that asks items must name one of them; a view may be named as one likes."""
    calls = [call for call in lesson.calls if call.cell is cell and call.name == "ask"]
    items = [item for call in calls for item in call.arguments[1:]]
    for name in _names(cell, GUESS_FIRST):
        if calls and name not in items:
            yield _find(cell, unknown("question of this cell", name, items))


def _prompts(cell: Cell) -> str:
    """The words of a text that ask for a guess; empty where it asks for none."""
    found = None if cell.source.startswith(NO_PROMPTS) else PROMPT.search(cell.source)
    return found[0] if found else ""


def _sections(lesson: Lesson) -> list[int]:
    """For each cell the number of its section; a heading of level 2 opens one."""
    return list(
        accumulate(
            cell.source.startswith("## ") or "\n## " in cell.source
            if cell.kind == "markdown"
            else False
            for cell in lesson.cells
        )
    )


def _names(cell: Cell, kind: str) -> list[str]:
    return [tag.removeprefix(kind) for tag in cell.tags if tag.startswith(kind)]


def _find(cell: Cell, message: str) -> Find:
    return cell.source, f"cell {cell.number + 1}: {message}"
