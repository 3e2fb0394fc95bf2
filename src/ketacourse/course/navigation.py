"""The way through the course: every lesson ends with links to the last one, the contents, the next.

The line is written into the notebook, so that it works on a code-hosting page too.
"""

from __future__ import annotations

from collections.abc import Iterator

from ketacourse.content.library import records
from ketacourse.content.tables import LESSONS
from ketacourse.content.teaching import Lesson as Planned
from ketacourse.course.lesson import Lesson

START = "00_start_here"


def way_on(lesson: str) -> str:
    """The line of links, in Markdown, that ends a lesson; empty if the course has no such lesson.

    >>> way_on("00_start_here")
    '[Next: lesson 01, What goes wrong in depression?](01_depression.ipynb)'
    """
    opened = [each for each in records(LESSONS) if each.open]
    places = {each.id: place for place, each in enumerate(opened)}
    if lesson not in places:
        return ""
    place = places[lesson]
    links = [
        _link("Back", opened[place - 1]) if place else "",
        f"[Contents]({START}.ipynb)" if place else "",
        _link("Next", opened[place + 1]) if place + 1 < len(opened) else "",
    ]
    return " · ".join(link for link in links if link)


def _link(word: str, lesson: Planned) -> str:
    return f"[{word}: lesson {lesson.id[:2]}, {lesson.question}]({lesson.id}.ipynb)"


def navigation_faults(lesson: Lesson) -> Iterator[str]:
    """Say where a lesson does not end with its line of links."""
    wanted = way_on(lesson.id)
    last = lesson.cells[-1].source.splitlines()[-1:] if lesson.cells else []
    if wanted and wanted not in last:
        yield f"the last line of the last cell is not the way on; end with: {wanted}"
