"""Sourced sentences on the page: the text, who says so, and a mark when it is not confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ketacourse.content.base import Sourced
from ketacourse.content.citations import cite_html, references_html, status_html
from ketacourse.content.library import cited, record
from ketacourse.display.text import to_inline_html, to_plain


@dataclass(frozen=True, slots=True)
class Page:
    """A piece of HTML with a plain twin; what most helpers of a lesson give."""

    body: str

    def __repr__(self) -> str:
        return to_plain(self.body)

    def _repr_html_(self) -> str:
        return f'<div class="kc">{self.body}</div>'


def sourced_html(text: str, fact: Sourced) -> str:
    """A sentence with its citations, and its mark when it is not confirmed."""
    words = to_inline_html(text, maths="tex")
    return f"{words} {cite_html(cited(fact.cites))}{status_html(fact.status)}"


def facts(*ids: str, table: str = "depression_facts") -> Page:
    """Show fact records as sourced sentences.

    Parameters
    ----------
    ids
        Ids of records that hold a `text`.
    table
        The table they stand in.

    Raises
    ------
    ContentError
        If there is no such record; the nearest id is named.
    """
    found = [record(table, identifier) for identifier in ids]
    return Page(_bullets(sourced_html(fact.text, fact) for fact in found))


def references(ids: Iterable[str]) -> Page:
    """Show a reference list of these citations, sorted."""
    return Page(references_html(cited(sorted(set(ids)))))


def _bullets(entries: Iterable[str]) -> str:
    shown: Sequence[str] = list(entries)
    if len(shown) == 1:
        return f"<p>{shown[0]}</p>"
    return f"<ul>{''.join(f'<li>{entry}</li>' for entry in shown)}</ul>"
