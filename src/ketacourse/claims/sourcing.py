"""Sentences with who says so, where two papers of one name and year must be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape

from ketacourse.content.base import Sourced, Status
from ketacourse.content.citations import Citation, status_html
from ketacourse.content.library import cited
from ketacourse.display.text import to_inline_html

SECOND_HAND = ' <em class="kc-second-hand">[read in a second-hand copy]</em>'


def sourced(text: str, fact: Sourced) -> str:
    """A sentence with its sources and how well it was read."""
    second_hand = SECOND_HAND if fact.status is Status.SECONDARY else ""
    words = to_inline_html(text, maths="tex")
    return f"{words} {sources_html(fact.cites)}{status_html(fact.status)}{second_hand}"


def sources_html(cites: Iterable[str]) -> str:
    """Citations as links; where two would read the same, the journal is added.

    This lesson lives on two papers that are both Murrough et al. 2013.
    """
    found = cited(cites)
    labels = Counter(each.label for each in found)
    links = [_link(each, is_alone=labels[each.label] == 1) for each in found]
    return f"({'; '.join(links)})" if links else ""


def _link(citation: Citation, *, is_alone: bool) -> str:
    where = "" if is_alone or not citation.container else f", {citation.container}"
    label = escape(f"{citation.label}{where}")
    if not citation.link:
        return label
    return f'<a href="{escape(citation.link)}" target="_blank" rel="noopener">{label}</a>'
