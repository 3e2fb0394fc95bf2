"""The quiz on screen: several items of a bank, answered in place."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from ketacourse.content.library import cited
from ketacourse.display.page import Notice
from ketacourse.display.text import to_html, to_inline_html, to_plain
from ketacourse.display.widget import Reply
from ketacourse.errors import KetacourseError, unknown
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import Bank, Item, mark
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import AttemptLog, course_log
from ketacourse.quiz.log.progress import progress
from ketacourse.quiz.log.session import tries_at
from ketacourse.quiz.screen.panel import WorkPanel
from ketacourse.quiz.screen.shown import (
    SAVED_FOR_LATER,
    outcome,
    question,
    told,
)
from ketacourse.quiz.screen.static import static_html


def ask(bank: str, *items: str) -> QuizWidget | Notice:
    """Show questions of a bank; without item ids, all but those that ask for code.

    A bank or an item that does not exist gives a message to read, not an error.

    In a lesson: ``ask("01_depression", "half-or-better", "cut-offs")``.
    """
    try:
        found = load_bank(bank)
        chosen = [found.item(name) for name in items] or _for_screen(found)
        return QuizWidget(found, chosen, course_log())
    except KetacourseError as fault:
        return Notice(str(fault))


def my_work() -> WorkPanel:
    """Show only the panel that saves and restores a student's work."""
    return WorkPanel(course_log())


def _for_screen(bank: Bank) -> list[Item]:
    """Every item but those that ask for code, which lessons show as exercises."""
    return [item for item in bank.items if not item.is_in_cell]


def _refuse_in_cell(item: Item) -> None:
    if item.is_in_cell:
        raise KetacourseError(
            f"item '{item.id}' of bank '{item.bank}' is of type '{item.type}', which a quiz does "
            f'not show; use exercise("{item.bank}", "{item.id}") instead'
        )


class QuizWidget(WorkPanel):
    """Some items of a bank, to be answered in place."""

    def __init__(self, bank: Bank, items: Sequence[Item], log: AttemptLog) -> None:
        for item in items:
            _refuse_in_cell(item)
            cited(item.cites)  # a source that is not there is told now, not after an answer
        self.bank = bank
        self.items = {item.id: item for item in items}
        self.withheld = bank.feedback == "withheld"
        super().__init__(log)

    def __repr__(self) -> str:
        return f"<QuizWidget {self.bank.id}: {', '.join(self.items)}>"

    def static_html(self) -> str:
        """The questions without their answers."""
        return static_html(self.bank, list(self.items.values()))

    def _quiz(self) -> dict[str, Any]:
        questions = [
            question(item, self.bank.number(item), withheld=self.withheld)
            for item in self.items.values()
        ]
        label = f"Quiz: {to_plain(to_inline_html(self.bank.title, maths='tex'))}"
        own = {"label": label, "bank": self.bank.id, "items": questions, "open_panel": False}
        return {**super()._quiz(), **own}

    def _state(self, attempts: Sequence[Attempt]) -> dict[str, Any]:
        shown = {key: self._outcome(item, attempts) for key, item in self.items.items()}
        return {**super()._state(attempts), "items": shown, "progress": self._progress(attempts)}

    def _outcome(self, item: Item, attempts: Sequence[Attempt]) -> dict[str, Any]:
        """Outcome, hint and answer of an item, as far as the student has got."""
        tries = tries_at(item, attempts)
        shown: dict[str, Any] = {"attempts": 0}
        if tries:
            is_guessed = item.guess and not self.withheld
            revealed = is_guessed or self.session.gave(item, "answer")
            shown = outcome(item, tries, withheld=self.withheld, revealed=revealed)
            shown |= {"answer": item.answer_html()} if revealed else {}
        if self.session.gave(item, "hint"):
            shown["hint"] = to_html(item.hint)
        return shown

    def _progress(self, attempts: Sequence[Attempt]) -> str:
        here = dataclasses.replace(self.bank, items=tuple(self.items.values()))
        line = f"This quiz: {self._count(here, attempts)}."
        if len(self.items) == len(self.bank.items):
            return line
        whole = "In all" if self.withheld else "Lesson"
        return f"{line} {whole}: {self._count(self.bank, attempts)}."

    def _count(self, bank: Bank, attempts: Sequence[Attempt]) -> str:
        done = progress(bank, attempts)
        return f"{done.answered} of {done.total} saved" if self.withheld else done.words

    def answer(self, asked: Mapping[str, Any], files: Sequence[Any]) -> Reply:
        """Mark an answer, give a hint, or show the answer."""
        wanted = asked.get("do")
        if wanted not in ("check", "hint", "reveal"):
            return super().answer(asked, files)
        name = str(asked.get("item"))
        if name not in self.items:
            raise KetacourseError(unknown("item", name, self.items))
        item = self.items[name]
        if wanted == "check":
            return self._check(item, asked.get("response"))
        return self._hint(item) if wanted == "hint" else self._reveal(item)

    def _check(self, item: Item, response: Any) -> Reply:
        """Mark a response and keep it; an incomplete one is refused and not kept."""
        found = mark(item, response)
        self.answers.keep(
            item,
            response,
            hint_used=self.session.gave(item, "hint"),
            revealed=self._has_seen_answer(item),
        )
        self.session.refresh()
        if self.withheld:
            return {"said": SAVED_FOR_LATER}
        return {"said": told(item, found, tries_at(item, self.answers.read()))}

    def _has_seen_answer(self, item: Item) -> bool:
        """Whether the answer was asked for, or came with the mark of an earlier attempt."""
        if self.session.gave(item, "answer"):
            return True
        told_before = item.is_told and not self.withheld
        return told_before and bool(tries_at(item, self.answers.read()))

    def _hint(self, item: Item) -> Reply:
        if self.withheld or not item.hint:
            raise KetacourseError("There is no hint for this question.")
        self.session.give(item, "hint")
        self.session.refresh()
        return {"said": f"Hint: {to_plain(to_html(item.hint))}"}

    def _reveal(self, item: Item) -> Reply:
        """Show the answer, which only an attempt earns."""
        if self.withheld or not tries_at(item, self.answers.read()):
            raise KetacourseError("Answer the question first.")
        self.session.give(item, "answer")
        self.session.refresh()
        return {"said": to_plain(item.answer_html())}
