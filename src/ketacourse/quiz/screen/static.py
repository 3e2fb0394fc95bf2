"""The quiz on paper: what a reader sees where no kernel runs.

It stands in the stored notebook, so it holds the questions and what can be chosen, and never a
key, a hint or an explanation. Plain HTML without style or script, the same on every run.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ketacourse.display.text import to_html, to_inline_html
from ketacourse.display.typeset import untypeset
from ketacourse.display.words import counted
from ketacourse.errors import ContentError
from ketacourse.quiz.items.arranging import display_order, texts_of
from ketacourse.quiz.items.records import (
    Bank,
    ChoiceItem,
    Item,
    MatchItem,
    MultipleItem,
    NumericItem,
    OrderItem,
    PathItem,
    PredictItem,
    ReflectionItem,
)

HOW_TO_ANSWER = "To answer, open this notebook with a running kernel and run the cell above."


def static_html(bank: Bank, items: Sequence[Item]) -> str:
    """The questions of a quiz as plain HTML, without their answers.

    Mathematics stays TeX between dollar signs, which notebook viewers typeset themselves.

    Raises
    ------
    ContentError
        If an item is of a type that a quiz does not show.
    """
    questions = "".join(f"<li>{_question(item)}</li>" for item in items)
    title = to_inline_html(bank.title, maths="tex")
    return (
        f"<p><strong>Quiz: {title}</strong> ({counted(len(items), 'question')}). "
        f"{HOW_TO_ANSWER}</p><ol>{questions}</ol>"
    )


def instruction(item: Item) -> str:
    """What to do with an item, in one sentence of plain text.

    Raises
    ------
    ContentError
        If a quiz does not show items of this type.
    """
    if isinstance(item, ChoiceItem):
        return "Choose one."
    if isinstance(item, MultipleItem):
        return "Choose all that apply."
    if isinstance(item, NumericItem):
        return f"Answer with a number, in {item.unit}." if item.unit else "Answer with a number."
    if isinstance(item, OrderItem):
        return "Put the steps in order, the first at the top."
    if isinstance(item, MatchItem):
        return "Find the partner of each."
    if isinstance(item, ReflectionItem):
        return "Write a few sentences. They are kept for you and never scored."
    if isinstance(item, PathItem | PredictItem):
        return item.ruling.task
    raise ContentError(
        f"item '{item.id}' of bank '{item.bank}' is of type '{item.type}', which a quiz does not "
        f'show; use exercise("{item.bank}", "{item.id}") instead'
    )


def _question(item: Item) -> str:
    stem = to_html(item.stem, maths="tex")
    return f"{stem}<p><em>{untypeset(instruction(item), quote=False)}</em></p>{_material(item)}"


def _material(item: Item) -> str:
    """Options, steps or pairs, in the order in which the screen shows them."""
    texts = texts_of(item)
    arranged = _bullets(texts[one] for one in display_order(item) or texts) if texts else ""
    if isinstance(item, MatchItem):
        return f"{_bullets(p.text for p in item.prompts)}<p>Partners to choose from:</p>{arranged}"
    return arranged


def _bullets(texts: Iterable[str]) -> str:
    lines = "".join(f"<li>{to_inline_html(text, maths='tex')}</li>" for text in texts)
    return f"<ul>{lines}</ul>"
