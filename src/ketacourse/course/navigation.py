"""The way through a lesson and on: sections at the top, one panel to save work, links at the end.

What was done and the way on stand at the summary, before terms and references, which are looked up
and not read. The line of links is written into the notebook, so that it works on a code-hosting
page too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ketacourse.content.library import records
from ketacourse.content.tables import LESSONS
from ketacourse.content.teaching import Lesson as Planned
from ketacourse.course.lesson import Call, Lesson

START = "00_start_here"
SUMMARY, TERMS = "Summary", "Terms of this lesson"
TOP = 3  # the sections stand among the first code cells: after the imports, and help lines
SAVES = ("my_lesson", "my_work")  # what shows the panel that saves and restores work


def way_on(lesson: str) -> str:
    """The line of links, in Markdown, at a lesson's end; empty if the course has no such lesson.

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
    """Say what a reader of a lesson would miss: sections, the panel, what was done, the way on."""
    wanted = way_on(lesson.id)
    if not wanted:
        return
    code = [cell.number for cell in lesson.cells if cell.kind == "code"]
    calls = {
        name: [call.cell.number for call in lesson.calls if _is_own(call, name, lesson.id)]
        for name in ("lesson_sections", *SAVES)
    }
    if not set(calls["lesson_sections"]) & set(code[:TOP]):
        yield (
            f"none of the first {TOP} code cells shows the sections; add one with "
            f'lesson_sections("{lesson.id}")'
        )
    panels = sum(len(calls[name]) for name in SAVES)
    if panels != 1:
        yield (
            f"{panels} panels save work, but exactly one is needed; show it once, with "
            f'my_lesson("{lesson.id}") after the summary'
        )
    yield from _end_faults(lesson, wanted, calls["my_lesson"])


def _end_faults(lesson: Lesson, wanted: str, shown: Sequence[int]) -> Iterator[str]:
    """After the summary what was done, then the way on, then the terms."""
    summary, terms = (_heading(lesson, heading) for heading in (SUMMARY, TERMS))
    ways = [cell.number for cell in lesson.prose if cell.source.splitlines()[-1:] == [wanted]]
    # Lesson 00 sums nothing up, and has its panel where it tells how to keep work.
    done = next((at for at in shown if summary is not None and at > summary), None)
    if summary is not None and done is None:
        yield f'what was done does not stand after the summary; show my_lesson("{lesson.id}") there'
    first = max(done or 0, summary or 0)
    last = len(lesson.cells) if terms is None else terms
    if not any(first < at < last for at in ways):
        yield f"the way on does not stand between summary and terms; end a cell there by {wanted}"


def _is_own(call: Call, name: str, lesson: str) -> bool:
    """Whether a call shows this view, and not that of another lesson."""
    return call.name == name and call.arguments in ((lesson,), ())


def _heading(lesson: Lesson, heading: str) -> int | None:
    """Number of the cell with a heading of level 2."""
    lines = ((cell.number, cell.source.splitlines()) for cell in lesson.prose)
    return next((number for number, found in lines if f"## {heading}" in found), None)
