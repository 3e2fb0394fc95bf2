"""Sentences with who says so, and whether that was read in a second-hand copy."""

from __future__ import annotations

from ketacourse.content.base import Sourced, Status
from ketacourse.content.citations import cite_html, status_html
from ketacourse.content.library import cited
from ketacourse.display.text import to_inline_html

SECOND_HAND = ' <em class="kc-second-hand">[read in a second-hand copy]</em>'


def sourced(text: str, fact: Sourced) -> str:
    """A sentence with its sources and how well it was read."""
    second_hand = SECOND_HAND if fact.status is Status.SECONDARY else ""
    words = to_inline_html(text, maths="tex")
    return f"{words} {cite_html(cited(fact.cites))}{status_html(fact.status)}{second_hand}"
