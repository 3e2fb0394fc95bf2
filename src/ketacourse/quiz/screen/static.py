"""The quiz on paper: what a reader sees where no kernel runs.

It stands in the stored notebook, so it holds the questions and what can be chosen, and never a
key, a hint or an explanation. Plain HTML without style or script, the same on every run.
"""

from __future__ import annotations

from collections.abc import Sequence

from ketacourse.display.text import to_html, to_inline_html
from ketacourse.display.typeset import untypeset
from ketacourse.display.words import counted
from ketacourse.quiz.items.item import Bank, Item

HOW_TO_ANSWER = "To answer, open this notebook with a running kernel and run the cell above."


def static_html(bank: Bank, items: Sequence[Item]) -> str:
    """The questions of a quiz as plain HTML, without their answers.

    Mathematics stays TeX between dollar signs, which notebook viewers typeset themselves.
    """
    questions = "".join(f'<li value="{bank.number(item)}">{_question(item)}</li>' for item in items)
    title = to_inline_html(bank.title, maths="tex")
    return (
        f"<p><strong>Quiz: {title}</strong> ({counted(len(items), 'question')}). "
        f"{HOW_TO_ANSWER}</p><ol>{questions}</ol>"
    )


def _question(item: Item) -> str:
    stem = to_html(item.stem, maths="tex")
    return f"{stem}<p><em>{untypeset(item.task, quote=False)}</em></p>{item.on_paper()}"
