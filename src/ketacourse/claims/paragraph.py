"""The honest paragraph as a question of its own: its task, and what of it the log holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ketacourse.content.library import records
from ketacourse.content.tables import PARAGRAPH_POINTS
from ketacourse.errors import KetacourseError
from ketacourse.quiz.items.reflection import ReflectionItem
from ketacourse.quiz.log.attempt import Attempt

TASK = (
    "Write one paragraph for a health page on what ketamine does for depression. "
    "Then go through the list and tick what your paragraph does. Nobody marks it."
)
LONGEST_TEXT = 6_000  # characters
ITEM = ReflectionItem(
    id="paragraph",
    bank="honest_paragraph",
    stem=TASK,
    objective="paragraph",
    difficulty="hard",
    points_covered="The list beside it.",
)


def checked(response: Any) -> dict[str, Any]:
    """A response from the page; ticks that name no point are left out.

    Raises
    ------
    KetacourseError
        If nothing is written, or too much to keep.
    """
    fields = response if isinstance(response, dict) else {}
    text, ticked = fields.get("text"), fields.get("ticked")
    if not isinstance(text, str) or not text.strip():
        raise KetacourseError("Write something first.")
    if len(text) > LONGEST_TEXT:
        raise KetacourseError(
            f"The paragraph has {len(text):,} characters; {LONGEST_TEXT:,} can be kept. Shorten it."
        )
    wanted = ticked if isinstance(ticked, list) else []
    points = [each.id for each in records(PARAGRAPH_POINTS)]
    return {"text": text, "ticked": [each for each in points if each in wanted]}


def last_kept(attempts: Sequence[Attempt]) -> dict[str, Any]:
    """What was kept last; lines that hold no paragraph are passed over."""
    for attempt in sorted(attempts, key=lambda each: each.time, reverse=True):
        if (attempt.bank, attempt.item) == (ITEM.bank, ITEM.id):
            try:
                return checked(attempt.response)
            except KetacourseError:
                continue
    return {"text": "", "ticked": []}
