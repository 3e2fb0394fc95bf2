"""What the record of a review says, on the page: its pooled rows, and what it did and did not do.

The sibling of `study_page` for systematic reviews, and for poolings that were published with their
inputs. A row that is not confirmed is marked so; what was read second-hand is said in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ketacourse.content.base import Sourced, Status
from ketacourse.content.library import record
from ketacourse.content.tables import META_ANALYSES, POOLINGS
from ketacourse.content.trials import MetaAnalysis, PooledEstimate
from ketacourse.display.estimates import estimate_text
from ketacourse.display.facts import sourced_html
from ketacourse.display.page import Page
from ketacourse.display.words import counted
from ketacourse.errors import KetacourseError, listing, unknown
from ketacourse.evidence.trials.study_pages import remarks_on

SECOND_HAND = " Read second-hand."


def review_results(*reviews: str, outcome: str = "") -> Page:
    """Show pooled rows of one or several reviews under one another, as published.

    Parameters
    ----------
    reviews
        Ids of reviews, in the order wanted.
    outcome
        Show only rows on this outcome, in the words of the records; every row if left out.

    Raises
    ------
    KetacourseError
        If no review is named, there is no such review, or one has no row on the outcome.
    """
    found: list[MetaAnalysis] = [record(META_ANALYSES, each) for each in reviews]
    lines = [
        f"<strong>{escape(review.name)}</strong>, {sourced_html(_row_text(row), row)}"
        for review in found
        for row in _rows(review, outcome)
    ]
    if not lines:
        raise KetacourseError("no pooled row to show; name a review that has one")
    return Page(_list(lines))


def review_facts(review: str, *topics: str) -> Page:
    """Show what is recorded about a review in words, topic by topic.

    Parameters
    ----------
    review
        Id of a review.
    topics
        Such as ``design`` or ``comparator``, in the order wanted; all that there are, if none.

    Raises
    ------
    KetacourseError
        If there is no such review, or its record says nothing on a topic.
    """
    found = record(META_ANALYSES, review)
    lines = [
        f"<strong>{escape(topic.capitalize())}:</strong> {_sourced(each.text, each)}"
        for topic, each in remarks_on(found, topics)
    ]
    return Page(f"<p><strong>{escape(found.name)}</strong></p>{_list(lines)}")


def published_pool(pooling: str) -> Page:
    """Show the published result of a pooling whose inputs the course holds.

    Ours is left out, for the lesson computes it in front of the reader.

    Parameters
    ----------
    pooling
        Id in ``poolings``.

    Raises
    ------
    KetacourseError
        If there is no such pooling, or nothing was published to compare with.
    """
    found = record(POOLINGS, pooling)
    if not found.published:
        raise KetacourseError(f"no published result is recorded for '{pooling}'")
    said = "; ".join(estimate_text(each) for each in found.published)
    return Page(f"<p><strong>Published:</strong> {_sourced(f'{said}.', found)}</p>")


def _rows(review: MetaAnalysis, outcome: str) -> list[PooledEstimate]:
    known = [row.outcome for row in review.pooled]
    if outcome and outcome not in known:
        raise KetacourseError(unknown(f"outcome of {review.name}", outcome, known))
    return [row for row in review.pooled if outcome in ("", row.outcome)]


def _row_text(row: PooledEstimate) -> str:
    """Compared, outcome, size, effect, and what else is recorded, as a sentence or two."""
    size = _size(row)
    effect = f": {estimate_text(row.estimate)}" if row.estimate else ""
    spread = "" if row.i_squared_percent is None else f"; I² {row.i_squared_percent:g} %"
    certainty = f"; certainty {row.certainty}" if row.certainty else ""
    head = f"{row.comparison}, {row.outcome}{size}{effect}{spread}{certainty}."
    return _marked(f"{head} {row.text}".strip(), row)


def _size(row: PooledEstimate) -> str:
    """How many trials and people, as far as that is known, in brackets."""
    known = [
        counted(number, noun)
        for number, noun in ((row.trials, "trial"), (row.participants, "person"))
        if number
    ]
    return f" ({listing(known)})" if known else ""


def _sourced(text: str, fact: Sourced) -> str:
    return sourced_html(_marked(text, fact), fact)


def _marked(text: str, fact: Sourced) -> str:
    return f"{text}{SECOND_HAND}" if fact.status is Status.SECONDARY else text


def _list(lines: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
