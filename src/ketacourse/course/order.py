"""Lessons in order: no term of the glossary is used before the lesson that introduces it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ketacourse.content.library import records
from ketacourse.content.tables import GLOSSARY
from ketacourse.content.teaching import Term
from ketacourse.course.lesson import CODE, LINK, Cell, Lesson

Place = tuple[int, int]  # number of the lesson, number of the cell


def terms_too_early(lessons: Sequence[Lesson]) -> Iterator[tuple[Lesson, str, str]]:
    """Find terms that stand in the prose before they are introduced, in italics, with a meaning.

    Parameters
    ----------
    lessons
        In course order. Terms that no lesson introduces are left alone, and so are objectives,
        which name what is still to be learned.

    Yields
    ------
    tuple
        The lesson that uses the term too early, a line of it to look at, and what is wrong.
    """
    introduced = _introductions(lessons)
    for term in records(GLOSSARY):
        if term.term not in introduced:
            continue
        found = _first_use(term, lessons, introduced[term.term])
        if found:
            lesson, line = found
            later = lessons[introduced[term.term][0]].id
            message = f"'{term.term}' is used before {later} introduces it; put it in italics here"
            yield lesson, line, message


def _introductions(lessons: Sequence[Lesson]) -> dict[str, Place]:
    """Where each term first stands in italics, by its name in the glossary."""
    names = {
        form.casefold(): term.term for term in records(GLOSSARY) for form in (term.term, *term.also)
    }
    first: dict[str, Place] = {}
    for number, lesson in enumerate(lessons):
        for cell, word in lesson.terms:
            name = names.get(word.casefold())
            if name is not None:
                first.setdefault(name, (number, cell.number))
    return first


def _first_use(term: Term, lessons: Sequence[Lesson], end: Place) -> tuple[Lesson, str] | None:
    forms = "|".join(re.escape(form) for form in (term.term, *term.also))
    pattern = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)
    for number, lesson in enumerate(lessons[: end[0] + 1]):
        for cell in lesson.prose:
            if (number, cell.number) < end and not cell.source.startswith(("# ", "## Objectives")):
                line = _line_with(pattern, cell)
                if line:
                    return lesson, line
    return None


def _line_with(pattern: re.Pattern[str], cell: Cell) -> str:
    """The first line of a cell, links and code aside, that holds the term."""
    for line in cell.source.splitlines():
        if not line.startswith("#") and pattern.search(LINK.sub(" ", CODE.sub(" ", line))):
            return line
    return ""
