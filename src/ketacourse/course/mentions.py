"""Papers that a lesson or a bank names by author and year, where another paper could be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ketacourse.content.labels import Mentions
from ketacourse.content.library import citations, records
from ketacourse.content.tables import LESSONS
from ketacourse.course.lesson import Lesson
from ketacourse.errors import Problem
from ketacourse.quiz.bank.load import shown_path

# A text may talk about the name itself: Whoever cites "Murrough 2013" has not yet said which.
NAME_ITSELF = re.compile(r'"\w+ \d{4}"')


def lesson_mentions(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """Yield each line of a lesson that names a paper unclearly, and what is wrong with it."""
    for cell in lesson.cells:
        for line in cell.source.splitlines():
            # In code, quotes are only where a text begins and ends.
            text = line if cell.kind == "markdown" else line.replace('"', "'")
            yield from ((line, message) for message in _unclear(text))


def bank_mentions(path: Path) -> list[Problem]:
    """Each line of a bank that names a paper unclearly; none where it can't be read."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return []
    return [
        Problem(shown_path(path), number, message)
        for number, line in enumerate(lines, 1)
        for message in _unclear(line)
    ]


def _unclear(text: str) -> Iterator[str]:
    mentions, titles = _known()
    return mentions.unclear(titles.sub(" ", NAME_ITSELF.sub(" ", text)))


@cache
def _known() -> tuple[Mentions, re.Pattern[str]]:
    """The papers that bear letters, and the titles of lessons, which name papers as people do."""
    titles = "|".join(re.escape(lesson.question) for lesson in records(LESSONS))
    return Mentions(citations().values()), re.compile(titles, re.IGNORECASE)
