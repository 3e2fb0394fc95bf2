"""The answers of a quiz that was only saved, shown once the quiz that follows it is done."""

from __future__ import annotations

from collections.abc import Sequence

from ketacourse.display.page import Page
from ketacourse.display.text import to_html, to_inline_html, to_plain
from ketacourse.display.words import counted
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import Bank, Item
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import course_log
from ketacourse.quiz.log.session import tries_at
from ketacourse.quiz.screen.following import FollowingPage
from ketacourse.quiz.screen.gain import began, last_before, was_right


def withheld_answers(before: str = "pre", after: str = "post") -> FollowingPage:
    """Show the answers of the quiz before the course, as soon as the one after it is done.

    Parameters
    ----------
    before, after
        Names of the bank whose answers were withheld, and of the bank that comes first.

    Raises
    ------
    KetacourseError
        If there is no such bank.
    """
    first, second = load_bank(before), load_bank(after)
    return FollowingPage(
        f"Answers of “{to_plain(_title(first))}”",
        course_log(),
        lambda attempts: answers_page(first, second, attempts).body,
        lambda body: body,
    )


def answers_page(before: Bank, after: Bank, attempts: Sequence[Attempt]) -> Page:
    """As `withheld_answers`, for these banks and attempts."""
    left = sum(not tries_at(item, attempts) for item in after.items)
    if left:
        questions = counted(left, "question")
        return Page(
            f"<p>The answers of “{_title(before)}” are shown here once “{_title(after)}” is done: "
            f"{questions} left.</p>"
        )
    start = began(after, attempts)
    lines = "".join(f"<li>{_answered(item, attempts, start)}</li>" for item in before.items)
    return Page(f"<p><strong>{_title(before)}: the answers</strong></p><ol>{lines}</ol>")


def _answered(item: Item, attempts: Sequence[Attempt], start: str) -> str:
    """One question: how it was answered before the course, the answer, and why."""
    last = last_before(item, attempts, start)
    told = "You did not answer it." if last is None else _told(right=was_right(item, last))
    why = to_html(item.explanation, maths="tex")
    stem = to_html(item.stem, maths="tex")
    return f"{stem}<p><em>{told}</em></p>{item.answer_html(maths='tex')}{why}"


def _title(bank: Bank) -> str:
    return to_inline_html(bank.title, maths="tex")


def _told(*, right: bool) -> str:
    return "Your answer was right." if right else "Your answer was not right."
