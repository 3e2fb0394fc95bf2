"""Pages that a lesson shows about itself: help lines, its terms, its references."""

from __future__ import annotations

from html import escape

from ketacourse.content.citations import status_html
from ketacourse.content.library import citations, cited, records
from ketacourse.content.risks import HelpLine
from ketacourse.content.tables import GLOSSARY, HELP_LINES
from ketacourse.content.teaching import Term
from ketacourse.course.lesson import Lesson, find_lesson, read_lesson
from ketacourse.course.terms import anchor
from ketacourse.display.facts import references
from ketacourse.display.page import Page
from ketacourse.display.words import counted
from ketacourse.errors import ContentError
from ketacourse.quiz.bank.load import load_bank


def help_lines() -> Page:
    """Show where to turn in distress, by country, with the day each number was read."""
    lines = "".join(f"<li>{_help_line(line)}</li>" for line in records(HELP_LINES))
    danger = "In immediate danger, call your local emergency number."
    return Page(f"<p><strong>{danger}</strong></p><ul>{lines}</ul>")


def _help_line(line: HelpLine) -> str:
    country, service, contact, hours = (
        escape(text) for text in (line.country, line.service, line.contact, line.hours)
    )
    source = escape(cited(line.cites)[0].link)
    link = f'<a href="{source}" target="_blank" rel="noopener">read on {line.read_on}</a>'
    remarks = escape(" ".join(text for text in (line.note, _capital(line.source_quality)) if text))
    mark = status_html(line.status)
    return f"<strong>{country}.</strong> {service}: {contact}; {hours} ({link}). {remarks}{mark}"


def _capital(quality: str) -> str:
    """Where a number was read, as a sentence, when that was not the service's own page."""
    return f"Read in {quality}." if quality else ""


def glossary(lesson: str = "") -> Page:
    """Show the terms a lesson introduces (the words in italics) with their definitions.

    Parameters
    ----------
    lesson
        Name of the notebook without its ending, such as ``01_depression``; all terms of the
        course if empty.

    Raises
    ------
    ContentError
        If the notebook is not found.
    """
    entries = list(records(GLOSSARY))
    if lesson:
        met = {term.casefold() for _, term in read_lesson(find_lesson(lesson)).terms}
        entries = [term for term in entries if met & _forms(term)]
    entries.sort(key=lambda term: term.term.casefold())
    return Page(f"<ul>{''.join(_definition(term) for term in entries)}</ul>")


def _forms(term: Term) -> set[str]:
    return {form.casefold() for form in (term.term, *term.also)}


def _definition(term: Term) -> str:
    mark = status_html(term.status)
    name = f'<strong id="{anchor(term)}">{escape(term.term)}</strong>'
    return f"<li>{name}: {escape(term.definition)}{mark}</li>"


def lesson_references(lesson: str) -> Page:
    """Show the references a lesson actually uses: in prose, in what it shows, in its quizzes.

    Parameters
    ----------
    lesson
        Name of the notebook without its ending, such as ``01_depression``.

    Raises
    ------
    ContentError
        If the notebook is not found.
    """
    used = used_citations(read_lesson(find_lesson(lesson)))
    listed = references(used).body
    # Folded: the way on must not stand behind pages of sources.
    return Page(f"<details><summary>{counted(len(used), 'reference')}</summary>{listed}</details>")


def used_citations(lesson: Lesson) -> list[str]:
    """Ids of the citations a lesson uses, sorted."""
    by_link = {citation.link: citation.id for citation in citations().values()}
    addresses = [address for _, _, address in lesson.links] + list(lesson.shown_addresses)
    used = {by_link[address] for address in addresses if address in by_link}
    for call in lesson.calls:
        if call.name in ("ask", "exercise") and call.arguments:
            used.update(_item_cites(*call.arguments))
    return sorted(used)


def _item_cites(bank_name: str, *items: str) -> set[str]:
    try:
        bank = load_bank(bank_name)
    except ContentError:
        return set()
    return {cite for item in bank.items if not items or item.id in items for cite in item.cites}
