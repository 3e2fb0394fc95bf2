"""What the browser is told of an item: the question at once, the outcome after an attempt.

Everything here is a JSON value with sanitised HTML in it. A question holds no key, no hint and no
explanation; those travel in the outcome, once there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import floor, log10
from typing import Any

from ketacourse.content.citations import cite_html
from ketacourse.content.library import cited
from ketacourse.display.text import to_html, to_inline_html, to_plain
from ketacourse.quiz.items.arranging import display_order, texts_of
from ketacourse.quiz.items.records import (
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
from ketacourse.quiz.log.attempts import Attempt
from ketacourse.quiz.marking.mark import mark, solution
from ketacourse.quiz.marking.marks import Feedback, Mark
from ketacourse.quiz.marking.numbers import show_number
from ketacourse.quiz.screen.static import instruction

SAVED_FOR_LATER = "Saved. The answers are shown after the post-course quiz."
LONGEST_CHOICE = 28
MOST_PLACES = 12
TONES = {"Correct": "right", "Partly correct": "partial", "Not yet": "wrong", "Noted": "plain"}
SYMBOLS = {"right": "✓", "partial": "◐", "wrong": "✗", "plain": "✓"}

# The word beside a part of a response that is not right, and one that is, where it is special.
WRONG = {"order": "Out of place.", "path": "No link.", "predict": "Not as predicted."}
RIGHT = {"path": "A link.", "predict": "As predicted."}

HasOptions = ChoiceItem | MultipleItem | OrderItem | PathItem | PredictItem
Shown = dict[str, Any]


def question(item: Item, *, withheld: bool = False) -> Shown:
    """An item as it is asked; `withheld` where it is only saved and never explained."""
    is_reflection = isinstance(item, ReflectionItem)
    return {
        "id": item.id,
        "type": item.type,
        "stem": to_html(item.stem),
        "instruction": instruction(item),
        "check": "Save answer" if withheld or is_reflection else "Check answer",
        "reveal": "Show what a good answer covers" if is_reflection else "Show the answer",
        "revealed": "A good answer covers" if is_reflection else "Answer",
        "has_hint": bool(item.hint) and not withheld,
        **_material(item),
    }


def _material(item: Item) -> Shown:
    """What can be chosen, ticked, moved or matched, in the order in which it is shown."""
    if isinstance(item, HasOptions):
        html = _html_of(item)
        options = [{"id": key, "html": html[key]} for key in display_order(item) or html]
        ends = {"start": item.start, "end": item.end} if isinstance(item, PathItem) else {}
        return {
            "options": options,
            **{end: {"id": node, "html": html[node]} for end, node in ends.items()},
        }
    if isinstance(item, MatchItem):
        prompts = [{"id": p.id, "html": to_inline_html(p.text)} for p in item.prompts]
        return {"prompts": prompts, **_targets(item)}
    return {"unit": item.unit} if isinstance(item, NumericItem) else {}


def _html_of(item: Item, maths: str = "mathml") -> dict[str, str]:
    """Options, steps, targets or nodes, by id."""
    return {key: to_inline_html(text, maths=maths) for key, text in texts_of(item).items()}


def _targets(item: MatchItem) -> Shown:
    """Partners as plain text, for a list of choices can hold nothing else.

    Where that would cut them short or lose a formula, an image or lines of code, they are numbered
    and also stand in full above the choices.
    """
    html = _html_of(item)
    plain = [to_plain(to_inline_html(target.text, maths="tex")) for target in item.targets]
    is_lost = any(tag in shown for shown in html.values() for tag in ("<math", "<img", "<pre"))
    is_listed = is_lost or any(len(text) > LONGEST_CHOICE for text in plain)
    targets = [
        {
            "id": target.id,
            "html": html[target.id],
            "text": f"{at}. {text}" if is_listed else text,
        }
        for at, (target, text) in enumerate(zip(item.targets, plain, strict=True), 1)
    ]
    return {"targets": targets, "is_listed": is_listed}


def attempted(item: Item, response: Any) -> Mark:
    """Mark a response as the screen sends it; ids are left out of what the student is told.

    Raises
    ------
    KetacourseError
        With what to do first, where the response is not complete.
    """
    if isinstance(item, MatchItem) and isinstance(response, dict):
        is_complete = all(response.get(prompt.id) for prompt in item.prompts)
        response = response if is_complete else None
    return mark(item, response)


def outcome(item: Item, tries: Sequence[Attempt], *, withheld: bool, revealed: bool) -> Shown:
    """What is shown after the last of some attempts at an item; `tries` is never empty."""
    response = tries[-1].response
    shown = {"attempts": len(tries), "response": response, "notes": {}, "explanation": ""}
    if withheld:
        return {**shown, **_saved(SAVED_FOR_LATER), "can_reveal": False, "can_retry": False}
    found = mark(item, response)
    tone = TONES[found.verdict]
    reflected = found.correct is None
    is_told = revealed or tells_answer(item)
    stale = "This is about your earlier answer."
    return {
        **shown,
        **(_saved("Saved.") if reflected else {"tone": tone, "stale": stale}),
        **({} if reflected else {"headline": f"{SYMBOLS[tone]} {found.verdict}"}),
        "details": _details(item, found),
        "notes": {line.key: _note(item, line, revealed=revealed) for line in _beside(item, found)},
        "explanation": _explanation(item),
        "explained": is_told or found.correct is not False,
        "can_reveal": found.correct is not True and not tells_answer(item),
        "can_retry": not reflected,
    }


def tells_answer(item: Item) -> bool:
    """Whether any attempt is answered with what is right: a prediction is set beside a result."""
    return isinstance(item, PredictItem)


def _saved(headline: str) -> Shown:
    stale = "You have changed your answer since it was saved."
    return {"tone": "plain", "headline": headline, "details": [], "stale": stale}


def told(found: Mark, attempts: int) -> str:
    """The outcome in one spoken line."""
    parts = [found.verdict, str(found.parts or ""), found.understood, f"Attempt {attempts}"]
    return ". ".join(part for part in parts if part) + "."


def _details(item: Item, found: Mark) -> list[str]:
    """Lines below the verdict: how it was read, how much is right, what a slip or a judge tells."""
    lines = [found.understood, f"{found.parts}." if found.parts else ""]
    placed = _beside(item, found)
    slips = [line.text for line in found.feedback if line not in placed]
    report = item.ruling.report if isinstance(item, PredictItem) else ()
    return [to_html(line) for line in (*lines, *slips, *report) if line]


def _beside(item: Item, found: Mark) -> tuple[Feedback, ...]:
    """Feedback that has an option, a step or a prompt to stand beside."""
    return () if isinstance(item, NumericItem) else found.feedback


def _note(item: Item, line: Feedback, *, revealed: bool) -> Shown:
    """Feedback on one part: an option is explained at once.

    The author's line on a step or a pair says where it belongs, so it waits until that is right
    or the answer has been shown.
    """
    wrong, right = WRONG.get(item.type, "Not right."), RIGHT.get(item.type, "Right.")
    tone, word = ("right", right) if line.correct else ("wrong", wrong)
    gives_away = isinstance(item, OrderItem | MatchItem)
    text = line.text if line.correct or revealed or not gives_away else ""
    return {"tone": tone, "symbol": SYMBOLS[tone], "word": word, "html": to_inline_html(text)}


def _explanation(item: Item) -> str:
    """The author's explanation with its sources."""
    sources = cite_html(cited(item.cites)).removeprefix("(").removesuffix(")")
    parts = (to_html(item.explanation), f"<p>Sources: {sources}</p>" if sources else "")
    return "".join(part for part in parts if part)


def answer_html(item: Item, *, maths: str = "mathml") -> str:
    """The right answer, or what a good one covers, to show after an attempt.

    `maths` is ``tex`` where it becomes part of a stored page.
    """
    if isinstance(item, ReflectionItem):
        return to_html(item.points_covered, maths=maths)
    key = solution(item)
    if isinstance(item, NumericItem):
        return f"<p>{escape(f'{_worth_showing(item)} {item.unit}'.strip(), quote=False)}</p>"
    if isinstance(item, MatchItem):
        texts = _html_of(item, maths)
        pairs = [f"{to_inline_html(p.text, maths=maths)} – {texts[p.target]}" for p in item.prompts]
        return _list("ul", pairs)
    if isinstance(item, HasOptions):
        texts = _html_of(item, maths)
        ids = [key] if isinstance(key, str) else key
        if isinstance(item, PathItem):
            ids = [item.start, *key, item.end]
        is_ordered = isinstance(item, OrderItem | PathItem)
        return _list("ol" if is_ordered else "ul", [texts[one] for one in ids])
    return ""


def _worth_showing(item: NumericItem) -> str:
    """The right value, to one digit more than its tolerance can tell apart."""
    places = 1 - floor(log10(item.margin)) if item.margin else MOST_PLACES
    return show_number(round(item.value, max(0, places)))


def _list(tag: str, lines: Sequence[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{line}</li>' for line in lines)}</{tag}>"
