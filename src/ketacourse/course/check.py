"""What every lesson must hold, beyond running: sources, terms, objectives, numbers that are shown.

The rules, in the words of a reader: a link names the paper it leads to, and a paper named without
a link could be no other; a word in italics is in
the glossary; a number in the prose was printed by a cell; a quiz that is asked for exists; what
the bank calls an objective is said in the lesson, word for word; an exercise begins as its bank
says, since running the lesson would otherwise count as an attempt.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ketacourse.content.citations import Citation
from ketacourse.content.library import citations, records
from ketacourse.content.tables import GLOSSARY, LESSONS
from ketacourse.course.lesson import CODE, LINK, Call, Lesson, read_lesson
from ketacourse.course.mentions import lesson_mentions
from ketacourse.display.text import to_plain
from ketacourse.errors import ContentError, Problem, unknown
from ketacourse.quiz.bank.load import read_bank
from ketacourse.quiz.items.code import CodeItem
from ketacourse.quiz.items.item import Bank

HEADINGS = (
    "Objectives",
    "Warm-up",
    "What is contested",
    "Summary",
    "Terms of this lesson",
    "References",
)
COURSE_LINKS = (
    "https://github.com/ketacourse/",
    "https://mybinder.org/",
    "https://creativecommons.org/",
)
NUMBER = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?")
# Not prose: mathematics, addresses, lesson numbers, list markers, headings, the lesson's minutes.
NOT_PROSE = re.compile(
    r"\$[^$]*\$|\]\([^)]*\)|\bLesson\s\d\d|\blesson\s\d\d|^\s*\d+\.\s|^#.*$|<[^>]*>"
    r"|\babout \d+ minutes\b",
    re.MULTILINE,
)


def check_lesson(path: Path, quizzes: Path) -> list[Problem]:
    """Check one lesson against the facts, the glossary and its question bank.

    Parameters
    ----------
    path
        The notebook.
    quizzes
        Folder with the banks.
    """
    try:
        lesson = read_lesson(path)
    except ContentError as fault:
        return [Problem(path.name, 1, str(fault))]
    finds = [
        *_links(lesson, citations()),
        *lesson_mentions(lesson),
        *_terms(lesson),
        *_numbers(lesson),
        *_headings(lesson),
        *_minutes(lesson),
        *_quizzes(lesson, quizzes),
    ]
    return [Problem(path.name, lesson.line_of(fragment), message) for fragment, message in finds]


def _links(lesson: Lesson, known: Mapping[str, Citation]) -> Iterator[tuple[str, str]]:
    labels = {c.link: c.label for c in known.values() if c.link}
    for _, label, address in lesson.links:
        fragment = f"[{label}]({address})"
        if address.startswith(COURSE_LINKS):
            continue
        if address not in labels:
            yield fragment, f"link {address} is no citation's; use the 'link' of a citation"
        elif label != labels[address]:
            yield fragment, f"link says '{label}', but the paper is '{labels[address]}'"


def _terms(lesson: Lesson) -> Iterator[tuple[str, str]]:
    known = {form.casefold() for entry in records(GLOSSARY) for form in (entry.term, *entry.also)}
    for _, term in lesson.terms:
        if term.casefold() not in known:
            yield f"*{term}*", unknown("glossary term", term, known)


def _numbers(lesson: Lesson) -> Iterator[tuple[str, str]]:
    printed = " ".join(to_plain(cell.printed) for cell in lesson.cells if cell.kind == "code")
    shown = {_bare_number(number) for number in NUMBER.findall(printed)}
    for cell in lesson.prose:
        labels = LINK.sub(" ", CODE.sub(" ", cell.source))
        for number in NUMBER.findall(NOT_PROSE.sub(" ", labels)):
            if _bare_number(number) not in shown:
                line = next(line for line in cell.source.splitlines() if number in line)
                yield line, f"the number {number} is printed by no cell of this lesson; show it"


def _bare_number(number: str) -> str:
    return number.replace(",", "")


def _minutes(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """The line under the title says as many minutes as the table of lessons."""
    planned = {record.id: record.minutes for record in records(LESSONS)}
    if lesson.id in planned and lesson.prose:
        wanted = f"about {planned[lesson.id]} minutes"
        if wanted not in lesson.prose[0].source:
            yield lesson.prose[0].source, f"the first cell does not say '{wanted}'; add it"


def _headings(lesson: Lesson) -> Iterator[tuple[str, str]]:
    if not re.match(r"0[1-9]|1\d", lesson.id):
        return
    found = {
        line.lstrip("#").strip()
        for cell in lesson.prose
        for line in cell.source.splitlines()
        if line.startswith("## ")
    }
    for heading in HEADINGS:
        if heading not in found:
            yield "", f"heading '## {heading}' is missing; every lesson has it"


def _quizzes(lesson: Lesson, quizzes: Path) -> Iterator[tuple[str, str]]:
    prose = " ".join(" ".join(cell.source.split()) for cell in lesson.prose)
    asked: set[str] = set()
    for call in lesson.calls:
        if call.name not in ("ask", "exercise") or not call.arguments:
            continue
        bank_name, *wanted = call.arguments
        path = quizzes / f"{bank_name}.yaml"
        bank = read_bank(path)[0] if path.is_file() else None
        if bank is None:
            banks = (file.stem for file in quizzes.glob("*.yaml"))
            yield call.cell.source, unknown("question bank", bank_name, banks)
            continue
        ids = [item.id for item in bank.items]
        asked.update(wanted or ids)
        for item in wanted:
            if item not in ids:
                yield call.cell.source, unknown(f"item of {bank_name}", item, ids)
        yield from _starters(lesson, call, bank)
    yield from _own_bank(lesson, quizzes / f"{lesson.id}.yaml", prose, asked)


def _starters(lesson: Lesson, call: Call, bank: Bank) -> Iterator[tuple[str, str]]:
    """Functions that are handed in as they stand must be the starters of their items."""
    for item in bank.items:
        if call.name != "exercise" or item.id not in call.arguments:
            continue
        if not isinstance(item, CodeItem):
            yield call.cell.source, f"item '{item.id}' asks for no code; use ask() for it"
            continue
        head, written = _function(lesson, call, item.function)
        if written != item.starter:
            message = (
                f"the function '{item.function}' is not the starter of item '{item.id}', so "
                "running the lesson would be kept as an attempt; make the two the same"
            )
            yield head or call.cell.source, message


def _function(lesson: Lesson, call: Call, name: str) -> tuple[str, str]:
    """First line and text of a function as last defined before a call, as an exercise reads it."""
    found = ("", "")
    for cell in lesson.cells[: call.cell.number + 1]:
        lines = cell.source.splitlines(keepends=True) if cell.kind == "code" else []
        for at, line in enumerate(lines):
            if line.startswith(f"def {name}("):
                found = line, "".join(inspect.getblock(lines[at:])).strip()
    return found


def _own_bank(lesson: Lesson, path: Path, prose: str, asked: set[str]) -> Iterator[tuple[str, str]]:
    bank = read_bank(path)[0] if path.is_file() else None
    if bank is None:
        if _headings_wanted(lesson):
            yield "", f"no question bank {path.name} that can be read; every lesson has one"
        return
    for identifier, text in bank.objectives.items():
        if " ".join(text.split()) not in prose:
            yield "## Objectives", f"objective '{identifier}' is not said word for word: {text}"
    for item in bank.items:
        if item.id not in asked:
            yield "", f"item '{item.id}' of {path.name} is never asked; ask it or delete it"


def _headings_wanted(lesson: Lesson) -> bool:
    return re.match(r"0[1-9]|1\d", lesson.id) is not None
