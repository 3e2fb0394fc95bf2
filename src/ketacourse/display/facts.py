"""Sourced sentences on the page: the text, who says so, and a mark when it is not confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from ketacourse.content.base import Sourced
from ketacourse.content.citations import cite_html, references_html, status_html
from ketacourse.content.library import cited, record
from ketacourse.content.mechanism import PharmacologyFact
from ketacourse.content.tables import TABLES
from ketacourse.content.teaching import Misconception
from ketacourse.display.page import Page
from ketacourse.display.text import to_inline_html
from ketacourse.errors import ContentError


def sourced_html(text: str, fact: Sourced) -> str:
    """A sentence with its citations, and its mark when it is not confirmed."""
    words = to_inline_html(text, maths="tex")
    return f"{words} {cite_html(cited(fact.cites))}{status_html(fact.status)}"


def facts(*ids: str, table: str = "depression_facts") -> Page:
    """Show fact records as sourced sentences.

    Parameters
    ----------
    ids
        Ids of records.
    table
        The table they stand in: one that holds sentences, ``pharmacology`` or ``misconceptions``.

    Raises
    ------
    ContentError
        If there is no such record (the nearest id is named), or it can't be said in a sentence.
    """
    found = [record(table, identifier) for identifier in ids]
    return Page(_bullets(sourced_html(sentence_of(fact), fact) for fact in found))


def sentence_of(fact: Sourced) -> str:
    """Say a record in words, as Markdown: its text, what was measured, or the better sentence.

    Parameters
    ----------
    fact
        A record with a `text`, a measured property of a drug, or a misconception.

    Raises
    ------
    ContentError
        If it is a record of another kind.
    """
    match fact:
        case PharmacologyFact():
            return _measured(fact)
        case Misconception():
            return f"**Often said:** {fact.misconception} **Better:** {fact.accurate_statement}"
    text = getattr(fact, "text", None)
    if isinstance(text, str):
        return text
    sayable = sorted(table.name for table in TABLES.values() if _holds_text(table.kind))
    raise ContentError(
        f"a {type(fact).__name__} can't be shown as a sentence; show a record of "
        f"{', '.join(sayable)}, pharmacology or misconceptions"
    )


def _holds_text(kind: type[Any]) -> bool:
    """Whether records of this kind are sentences already."""
    return issubclass(kind, Sourced) and any(field.name == "text" for field in fields(kind))


def _measured(fact: PharmacologyFact) -> str:
    """A unit follows a number; after words it would dangle, so it goes with what was measured."""
    value, units = _micro(fact.value), _micro(fact.units)
    if not units or units in value:
        return f"**{fact.item}:** {value}."
    if value[-1].isdigit():
        return f"**{fact.item}:** {value} {units}."
    return f"**{fact.item}**, in {units}: {value}."


def _micro(text: str) -> str:
    """The files are typed with a plain u."""
    return text.replace("umol", "µmol").replace(" uM", " µM")


def references(ids: Iterable[str]) -> Page:
    """Show a reference list of these citations, sorted."""
    return Page(references_html(cited(sorted(set(ids)))))


def _bullets(entries: Iterable[str]) -> str:
    shown: Sequence[str] = list(entries)
    if len(shown) == 1:
        return f"<p>{shown[0]}</p>"
    return f"<ul>{''.join(f'<li>{entry}</li>' for entry in shown)}</ul>"
