"""What a student has done, on one page to keep: lessons, answers, dates; no name and no grade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ketacourse.course.contents import LessonProgress, lessons_done
from ketacourse.display.words import agreeing, counted
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.progress import together

TITLE = "What I did in ketacourse"
CAVEAT = (
    "This page counts the answers in one file of answers: the last attempt at each question, or, "
    "where its answer was shown, the last before that. "
    "It says nothing about who gave them or with what help, and it is no examination."
)
NOTHING = "No question has been answered yet. Come back when some have."


@dataclass(frozen=True, slots=True)
class Summary:
    """Lessons begun, how many attempts were made, and between which days (UTC, ISO)."""

    lessons: tuple[LessonProgress, ...]
    attempts: int
    first_day: str
    last_day: str

    @property
    def words(self) -> str:
        """The whole in a few sentences."""
        done = sum(each.is_done for each in self.lessons)
        answers = together(each.questions for each in self.lessons)
        marked = counted(answers.marked, "marked answer")
        right = f" {answers.correct} of {marked} {agreeing(answers.marked, 'is', 'are')} right."
        return (
            f"{self._work(answers.answered)} in {counted(self.attempts, 'attempt')}, {self._days}. "
            f"{done} of {len(self.lessons)} lessons {agreeing(done, 'is', 'are')} complete."
            f"{right if answers.marked else ''}"
        )

    def _work(self, answered: int) -> str:
        """Questions answered, and what was done beside them."""
        tasks = [task for each in self.lessons for task in each.tasks if task.done]
        beside = [f"{counted(task.done, task.noun)} {task.verb}" for task in tasks]
        return ", ".join([f"{counted(answered, 'question')} answered", *beside])

    @property
    def _days(self) -> str:
        if self.first_day == self.last_day:
            return self.first_day
        return f"from {self.first_day} to {self.last_day}"


def summarise(attempts: Sequence[Attempt]) -> Summary:
    """Count what these attempts have come to."""
    days = sorted(attempt.time[:10] for attempt in attempts)
    return Summary(
        lessons=tuple(lessons_done(attempts)),
        attempts=len(attempts),
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
    )


def summary_html(summary: Summary) -> str:
    """The page's content."""
    if not summary.attempts:
        return f"<p>{NOTHING}</p>"
    rows = "".join(_row(each) for each in summary.lessons if each.is_begun)
    head = "<tr><th>Lesson</th><th>Question</th><th>What was done</th></tr>"
    table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    return f"<p>{escape(summary.words)}</p>{table}<p>{CAVEAT}</p>"


def _row(done: LessonProgress) -> str:
    lesson = done.lesson
    cells = (f"{lesson.id[:2]} {lesson.title}", lesson.question, done.words)
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def summary_document(summary: Summary) -> str:
    """A complete HTML document, to be saved or printed."""
    style = (
        "body{font:16px/1.5 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
        "table{border-collapse:collapse;width:100%}"
        "td,th{text-align:left;vertical-align:top;border-bottom:1px solid #999;padding:.4rem}"
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>'
        f"<style>{style}</style></head><body><h1>{TITLE}</h1>{summary_html(summary)}</body></html>"
    )
