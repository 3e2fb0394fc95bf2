"""Writes the parts of README and docs that follow from the code, and knows what they say.

Such a part stands between two marks; ``make documents`` rewrites it, and a test fails when it
has gone stale.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ketacourse.content.citations import Citation, status_text
from ketacourse.content.library import citations, records
from ketacourse.content.teaching import Lesson, Term
from ketacourse.course.lesson import read_lesson
from ketacourse.course.pages import used_citations

ROOT = Path(__file__).parents[1]
BINDER = "https://mybinder.org/v2/gh/ketacourse/ketacourse/HEAD?urlpath=lab/tree/lessons"


def lesson_table() -> str:
    """The lessons: question, minutes and, once written, a link that opens it on Binder."""
    head = "| Lesson | Question | Minutes | |\n| --- | --- | ---: | --- |"
    return "\n".join([head, *(_lesson_row(lesson) for lesson in records("lessons"))])


def _lesson_row(lesson: Lesson) -> str:
    number, title = lesson.id[:2], lesson.title
    if not lesson.open:
        return f"| {number} {title} | {lesson.question} | {lesson.minutes} | planned |"
    read = f"[{number} {title}](lessons/{lesson.id}.ipynb)"
    run = f"[open on Binder]({BINDER}/{lesson.id}.ipynb)"
    return f"| {read} | {lesson.question} | {lesson.minutes} | {run} |"


def glossary_list() -> str:
    """Every term with its meaning, and the lesson that introduces it."""
    first: dict[str, str] = {}
    for lesson in _lessons():
        for _, word in lesson.terms:
            first.setdefault(word.casefold(), lesson.id)
    terms = sorted(records("glossary"), key=lambda term: term.term.casefold())
    return "\n".join(_term_line(term, first) for term in terms)


def _term_line(term: Term, first: dict[str, str]) -> str:
    met = [first[form.casefold()] for form in (term.term, *term.also) if form.casefold() in first]
    home = f" ({_lesson_links([min(met)])})" if met else ""
    return f"- **{term.term}**: {term.definition}{status_text(term.status)}{home}"


def reference_list() -> str:
    """Every paper that a lesson cites, with the lessons that do."""
    users: dict[str, list[str]] = {}
    for lesson in _lessons():
        for cite in used_citations(lesson):
            users.setdefault(cite, []).append(lesson.id)
    cited = sorted((citations()[cite] for cite in users), key=lambda each: each.sorting)
    return "\n".join(_reference_line(each, users[each.id]) for each in cited)


def _reference_line(citation: Citation, lessons: Iterable[str]) -> str:
    text = citation.reference.replace("<", "&lt;").replace("*", "\\*")
    if citation.link:
        text = text.replace(citation.link, f"<{citation.link}>")
    return f"- {text}{status_text(citation.status)} ({_lesson_links(lessons)})"


def _lesson_links(lessons: Iterable[str]) -> str:
    return ", ".join(f"[{each[:2]}](../lessons/{each}.ipynb)" for each in lessons)


def _lessons() -> list:
    return [read_lesson(path) for path in sorted((ROOT / "lessons").glob("*.ipynb"))]


PARTS = {
    ("README.md", "lessons"): lesson_table,
    ("docs/glossary.md", "glossary"): glossary_list,
    ("docs/references.md", "references"): reference_list,
}


def with_part(text: str, name: str, content: str) -> str:
    """A document's text with one of its written parts replaced."""
    start, end = f"<!-- {name}: written by make documents -->", f"<!-- end of {name} -->"
    if text.count(start) != 1 or text.count(end) != 1:
        raise ValueError(f"the marks '{start}' and '{end}' must each stand in the document once")
    before, rest = text.split(start)
    return f"{before}{start}\n{content}\n{end}{rest.split(end)[1]}"


def current(name: str) -> str:
    """What a document should say, all its written parts renewed."""
    text = (ROOT / name).read_text("utf-8")
    for (document, part), content in PARTS.items():
        if document == name:
            text = with_part(text, part, content())
    return text


def main() -> None:
    """Rewrite every document that has a written part."""
    for name in sorted({document for document, _ in PARTS}):
        renewed = current(name)
        (ROOT / name).write_text(renewed, "utf-8")
        print(f"wrote {name}")


if __name__ == "__main__":
    main()
