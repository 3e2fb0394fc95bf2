"""What the browser is told of an item: the question at once, the outcome after an attempt.

Everything here is a JSON value with sanitised HTML in it. A question holds no key, no hint and no
explanation; those travel in the outcome, once there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ketacourse.content.citations import cite_html
from ketacourse.content.library import cited
from ketacourse.display.text import to_html, to_inline_html
from ketacourse.quiz.items.item import Item, mark
from ketacourse.quiz.log.attempts import Attempt
from ketacourse.quiz.marking.marks import Feedback, Mark

SAVED_FOR_LATER = "Saved. The answers are shown after the post-course quiz."
TONES = {"Correct": "right", "Partly correct": "partial", "Not yet": "wrong", "Noted": "plain"}
SYMBOLS = {"right": "✓", "partial": "◐", "wrong": "✗", "plain": "✓"}

Shown = dict[str, Any]


def question(item: Item, *, withheld: bool = False) -> Shown:
    """An item as it is asked; `withheld` where it is only saved and never explained."""
    return {
        "id": item.id,
        "type": item.type,
        "stem": to_html(item.stem),
        "instruction": item.instruction,
        "check": "Check answer" if item.is_scored and not withheld else "Save answer",
        "reveal": item.reveal,
        "revealed": item.revealed,
        "has_hint": bool(item.hint) and not withheld,
        **item.page(),
    }


def outcome(item: Item, tries: Sequence[Attempt], *, withheld: bool, revealed: bool) -> Shown:
    """What is shown after the last of some attempts at an item; `tries` is never empty."""
    response = tries[-1].response
    shown = {"attempts": len(tries), "response": response, "notes": {}, "explanation": ""}
    if withheld:
        return {**shown, **_saved(SAVED_FOR_LATER), "can_reveal": False, "can_retry": False}
    found = mark(item, response)
    tone = TONES[found.verdict]
    reflected = found.correct is None
    is_told = revealed or item.tells_answer
    stale = "This is about your earlier answer."
    return {
        **shown,
        **(_saved("Saved.") if reflected else {"tone": tone, "stale": stale}),
        **({} if reflected else {"headline": f"{SYMBOLS[tone]} {found.verdict}"}),
        "details": _details(item, found),
        "notes": {line.key: _note(item, line, revealed=revealed) for line in found.feedback},
        "explanation": _explanation(item),
        "explained": is_told or found.correct is not False,
        "can_reveal": found.correct is not True and not item.tells_answer,
        "can_retry": not reflected,
    }


def _saved(headline: str) -> Shown:
    stale = "You have changed your answer since it was saved."
    return {"tone": "plain", "headline": headline, "details": [], "stale": stale}


def told(found: Mark, attempts: int) -> str:
    """The outcome in one spoken line."""
    parts = [found.verdict, str(found.parts or ""), found.understood, f"Attempt {attempts}"]
    return ". ".join(part for part in parts if part) + "."


def _details(item: Item, found: Mark) -> list[str]:
    """Lines below the verdict: how it was read, how much is right, what a slip or a judge tells."""
    parts = f"{found.parts}." if found.parts else ""
    lines = (found.understood, parts, found.slip, *item.report)
    return [to_html(line) for line in lines if line]


def _note(item: Item, line: Feedback, *, revealed: bool) -> Shown:
    """Feedback on one part: an option is explained at once.

    The author's line on a step or a pair says where it belongs, so it waits until that is right
    or the answer has been shown.
    """
    tone, word = ("right", item.right) if line.correct else ("wrong", item.wrong)
    text = line.text if line.correct or revealed or not item.tells_place else ""
    return {"tone": tone, "symbol": SYMBOLS[tone], "word": word, "html": to_inline_html(text)}


def _explanation(item: Item) -> str:
    """The author's explanation with its sources."""
    sources = cite_html(cited(item.cites)).removeprefix("(").removesuffix(")")
    parts = (to_html(item.explanation), f"<p>Sources: {sources}</p>" if sources else "")
    return "".join(part for part in parts if part)
