"""What the browser is told of an item: the question at once, the outcome after an attempt.

Everything here is a JSON value with sanitised HTML in it. A question holds no key, no hint and no
explanation; those travel in the outcome, once there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ketacourse.content.citations import cite_html
from ketacourse.content.library import cited
from ketacourse.display.text import to_html, to_inline_html, to_plain
from ketacourse.quiz.items.item import Item, mark
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.marking.marks import Feedback, Mark

SAVED_FOR_LATER = "Saved. The answers are shown after the post-course quiz."
TONES = {"Correct": "right", "Partly correct": "partial", "Not yet": "wrong", "Noted": "plain"}
SYMBOLS = {"right": "✓", "partial": "◐", "wrong": "✗", "plain": "✓"}
NOTES = SYMBOLS | {"plain": "○"}
GUESSED = "Your guess is kept; it counts neither for you nor against you."
PRACTICE = "The answer had been shown before, so this counts as practice."
WAITS = "The explanation comes once the answer is right, or with “{button}”."

Shown = dict[str, Any]


def question(item: Item, number: int, *, withheld: bool = False) -> Shown:
    """An item as it is asked; `withheld` where it is only saved and never explained."""
    return {
        "id": item.id,
        "number": number,
        "type": item.type,
        "stem": to_html(item.stem),
        "instruction": item.task,
        "check": "Check answer" if item.points > 0 and not withheld else "Save answer",
        "reveal": item.reveal,
        "revealed": item.revealed,
        "has_hint": bool(item.hint) and not withheld,
        **item.page(),
    }


def outcome(item: Item, tries: Sequence[Attempt], *, withheld: bool, revealed: bool) -> Shown:
    """What is shown after the last of some attempts at an item; `tries` is never empty.

    `revealed` where the answer was asked for. What an explanation tells is the answer, so it waits
    until that is found or shown.
    """
    response = tries[-1].response
    shown = {"attempts": len(tries), "response": response, "notes": {}, "explanation": ""}
    shown |= {"others": []}
    if withheld:
        return {**shown, **_saved(SAVED_FOR_LATER), "can_reveal": False, "can_retry": False}
    found = mark(item, response)
    is_over = found.correct is not False or revealed or item.is_told
    waits = [] if is_over or not item.explanation else [WAITS.format(button=item.reveal)]
    practised = [PRACTICE] if is_practice(found, tries[-1]) else []
    return {
        **shown,
        **_verdict(item, found),
        "details": [*_details(item, found), *practised, *waits],
        "notes": {line.key: _note(item, line, is_over=is_over) for line in found.feedback},
        "explanation": explanation_html(item) if is_over else "",
        "others": _others(item, found) if is_over else [],
        "can_reveal": found.correct is not True and not item.tells_answer,
        "can_retry": found.correct is not None,
    }


def is_practice(found: Mark, attempt: Attempt) -> bool:
    """Whether an attempt earns nothing, since the answer had been shown before it."""
    return attempt.revealed and found.correct is not None


def _verdict(item: Item, found: Mark) -> Shown:
    if found.correct is None:
        return _saved(GUESSED if item.guess else "Saved.")
    tone = TONES[found.verdict]
    headline = f"{SYMBOLS[tone]} {found.verdict}"
    return {"tone": tone, "headline": headline, "stale": "This is about your earlier answer."}


def _saved(headline: str) -> Shown:
    stale = "You have changed your answer since it was saved."
    return {"tone": "plain", "headline": headline, "details": [], "stale": stale}


def told(item: Item, found: Mark, tries: Sequence[Attempt]) -> str:
    """The outcome of the last of some attempts in one spoken line."""
    if item.guess:
        return f"{GUESSED} {item.revealed}: {to_plain(item.answer_html())}"
    practised = PRACTICE.removesuffix(".") if is_practice(found, tries[-1]) else ""
    count = f"Attempt {len(tries)}"
    parts = [found.verdict, str(found.parts or ""), found.understood, practised, count]
    return ". ".join(part for part in parts if part) + "."


def _details(item: Item, found: Mark) -> list[str]:
    """Lines below the verdict: how it was read, how much is right, what a slip or a judge tells."""
    parts = f"{found.parts}." if found.parts else ""
    lines = (found.understood, parts, found.slip, *item.report)
    return [to_html(line) for line in lines if line]


def _note(item: Item, line: Feedback, *, is_over: bool) -> Shown:
    """Feedback on one part: an option is explained at once.

    The author's line on a step or a pair says where it belongs, so it waits until that is right
    or the answer has been shown. A guess that was wrong is no mistake.
    """
    if line.correct:
        tone, word = "right", item.right
    elif item.guess:
        tone, word = "plain", "Your guess."
    else:
        tone, word = ("partial", item.partly) if line.partly else ("wrong", item.wrong)
    text = line.text if line.correct or is_over or not item.tells_place else ""
    return {"tone": tone, "symbol": NOTES[tone], "word": word, "html": to_inline_html(text)}


def _others(item: Item, found: Mark) -> list[Shown]:
    """Wrong options that were not chosen: why each is wrong is worth reading too."""
    chosen = {line.key for line in found.feedback}
    return [
        {"option": to_inline_html(item.offered[key]), "html": to_inline_html(text)}
        for key, text in item.explained.items()
        if key not in chosen
    ]


def explanation_html(item: Item, *, maths: str = "mathml") -> str:
    """The author's explanation with its sources; `maths` is ``tex`` on a stored page."""
    sources = cite_html(cited(item.cites)).removeprefix("(").removesuffix(")")
    parts = (
        to_html(item.explanation, maths=maths),
        f"<p>Sources: {sources}</p>" if sources else "",
    )
    return "".join(part for part in parts if part)
