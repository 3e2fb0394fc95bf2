"""Marking: an item and a response in, a mark out; pure, and ready for any response at all.

A response is a JSON value: ``"a"`` for choice, ``["a", "c"]`` for multiple, the typed text or a
number for numeric, step ids in order for order, ``{"p1": "t3"}`` for match, the text for
reflection, ``{"source": ..., "outputs": [...]}`` for code, node ids in order for path, and
``"reduced"`` for predict.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

from ketacourse.display.words import counted
from ketacourse.errors import KetacourseError, brief, listing
from ketacourse.quiz.items.records import (
    ChoiceItem,
    CodeItem,
    Item,
    MatchItem,
    MultipleItem,
    NumericItem,
    OrderItem,
    PathItem,
    PredictItem,
    ReflectionItem,
)
from ketacourse.quiz.marking.judged import mark_path, mark_predict, path_solution, predict_solution
from ketacourse.quiz.marking.marks import Feedback, Mark, Parts, ids_in, not_among
from ketacourse.quiz.marking.numbers import read_number, show_number
from ketacourse.quiz.marking.outputs import matches

LONGEST_TEXT = 20_000


def mark(item: Item, response: Any) -> Mark:
    """Mark a response.

    Parameters
    ----------
    item : the question
    response : any value; what each type of item expects is said at the top of this module

    Raises
    ------
    KetacourseError
        A ``ValueError`` saying what is missing or unreadable, where the response cannot be marked.
    """
    marker = _MARKERS.get(item.type)
    if marker is None:
        raise KetacourseError(f"Items of type '{item.type}' cannot be marked.")
    return marker(item, response)


def solution(item: Item) -> Any:
    """A response that earns full marks, to reveal after an attempt.

    None for reflection and code, which have no one right response.
    """
    if isinstance(item, ChoiceItem):
        return next(option.id for option in item.options if option.correct)
    if isinstance(item, MultipleItem):
        return [option.id for option in item.options if option.correct]
    if isinstance(item, NumericItem):
        return item.value
    if isinstance(item, OrderItem):
        return [step.id for step in item.steps]
    if isinstance(item, MatchItem):
        return {prompt.id: prompt.target for prompt in item.prompts}
    if isinstance(item, PathItem):
        return path_solution(item)
    return predict_solution(item) if isinstance(item, PredictItem) else None


def _mark_choice(item: ChoiceItem, response: Any) -> Mark:
    if response is None or (isinstance(response, str) and not response):
        raise KetacourseError("Choose an option first.")
    if isinstance(response, str):
        for option in item.options:
            if option.id == response:
                line = Feedback(option.id, option.feedback, option.correct)
                score = item.points if option.correct else 0.0
                return Mark(score, item.points, option.correct, (line,))
    raise not_among("option", response, [option.id for option in item.options])


def _mark_multiple(item: MultipleItem, response: Any) -> Mark:
    """Partial credit: a right tick gains, a wrong tick costs at least as much.

    A wrong tick costs what a right one gains, or, where wrong options are the fewer, an equal
    share of everything. So ticking all or ticking none is worth nothing, and so is any mixture
    with as many wrong ticks as right ones.
    """
    chosen = _ticked(item, response)
    right = sum(option.correct for option in item.options)
    wrong = len(item.options) - right
    hits = sum(option.correct for option in item.options if option.id in chosen)
    false_ticks = len(chosen) - hits
    share = max(0.0, hits / right - false_ticks / min(right, wrong)) if wrong else hits / right
    lines = tuple(
        Feedback(option.id, option.feedback, option.correct)
        for option in item.options
        if option.id in chosen
    )
    correct = hits == right and not false_ticks
    parts = Parts(hits, right, "right options found")
    return Mark(item.points * share, item.points, correct, lines, parts=parts)


def _ticked(item: MultipleItem, response: Any) -> set[str]:
    entries = ids_in(response, "Tick at least one option first.")
    known = {option.id for option in item.options}
    for entry in entries:
        if entry not in known:
            raise not_among("option", entry, [option.id for option in item.options])
    return set(entries)


def _mark_numeric(item: NumericItem, response: Any) -> Mark:
    number = read_number(response, item.unit)
    if _within(number.value, item.value, item.margin):
        return Mark(item.points, item.points, correct=True, understood=number.understood)
    for near in item.near_misses:
        if _within(number.value, near.value, near.tolerance):
            lines = (Feedback(show_number(near.value), near.feedback, correct=False),)
            return Mark(
                0.0, item.points, correct=False, feedback=lines, understood=number.understood
            )
    return Mark(0.0, item.points, correct=False, understood=number.understood)


def _within(value: float, aim: float, margin: float) -> bool:
    """Whether `value` is at most `margin` from `aim`; 0.51 is within 0.01 of 0.5."""
    rounding = 1e-12 * max(abs(aim), margin)
    return abs(value - aim) <= margin + rounding


def _mark_order(item: OrderItem, response: Any) -> Mark:
    """Partial credit by Kendall's tau, cut off at zero.

    Tau counts pairs of steps: those in the right relative order minus those in the wrong one, over
    all pairs. One step out of place costs little wherever it stands, which counting steps in their
    exact position would not grant; a shuffle is worth nothing on average, and the reverse order
    nothing at all. Feedback marks the steps that would have to move.
    """
    places = {step.id: place for place, step in enumerate(item.steps)}
    order = _permutation_of(list(places), response)
    ranks = [places[step] for step in order]
    pairs = len(ranks) * (len(ranks) - 1) / 2
    swapped = sum(a > b for at, a in enumerate(ranks) for b in ranks[at + 1 :])
    in_order = _longest_rise(ranks)
    lines = tuple(
        Feedback(step, item.steps[places[step]].feedback, places[step] in in_order)
        for step in order
    )
    share = max(0.0, 1 - 2 * swapped / pairs)
    parts = Parts(len(in_order), len(ranks), "steps in the right order")
    return Mark(item.points * share, item.points, not swapped, lines, parts=parts)


def _permutation_of(steps: Sequence[str], response: Any) -> list[str]:
    order = ids_in(response, "Put the steps in order first.")
    for step in order:
        if step not in steps:
            raise not_among("step", step, sorted(steps))
    missing = sorted(set(steps) - set(order))
    if missing:
        raise KetacourseError(f"Put every step in order first; missing: {listing(missing)}.")
    if len(order) != len(steps):
        raise KetacourseError("Each step can stand in one place only.")
    return order


def _longest_rise(ranks: Sequence[int]) -> set[int]:
    """The longest run of ranks, gaps allowed, that already rises; empty if it is a single one."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for rank in ranks:
        at = bisect_left(tails, rank)
        before[rank] = tails[at - 1] if at else None
        tails[at : at + 1] = [rank]
    rise: set[int] = set()
    last: int | None = tails[-1]
    while last is not None:
        rise.add(last)
        last = before[last]
    return rise if len(rise) > 1 else set()


def _mark_match(item: MatchItem, response: Any) -> Mark:
    """Partial credit: the share of prompts with their right partner."""
    chosen = _partners(item, response)
    lines = tuple(
        Feedback(prompt.id, prompt.feedback, chosen[prompt.id] == prompt.target)
        for prompt in item.prompts
    )
    right = sum(line.correct for line in lines)
    total = len(lines)
    parts = Parts(right, total, "pairs right")
    return Mark(item.points * (right / total), item.points, right == total, lines, parts=parts)


def _partners(item: MatchItem, response: Any) -> dict[str, str]:
    """Prompt id to target id, for every prompt."""
    if response is None or (isinstance(response, dict | str) and not response):
        raise KetacourseError("Choose a partner for every prompt first.")
    if not isinstance(response, dict):
        raise KetacourseError(f"Got {brief(response)}, but prompts with their partners are needed.")
    prompts = [prompt.id for prompt in item.prompts]
    targets = [target.id for target in item.targets]
    chosen = {key: value for key, value in response.items() if value is not None}
    for prompt, target in chosen.items():
        if not isinstance(prompt, str) or prompt not in prompts:
            raise not_among("prompt", prompt, prompts)
        if not isinstance(target, str) or target not in ("", *targets):
            raise not_among("target", target, targets)
    missing = [prompt for prompt in prompts if not chosen.get(prompt)]
    if missing:
        raise KetacourseError(
            f"Choose a partner for every prompt first; missing: {listing(missing)}."
        )
    return chosen


def _mark_reflection(item: ReflectionItem, response: Any) -> Mark:
    if response is None or (isinstance(response, str) and not response.strip()):
        raise KetacourseError("Write something first.")
    if not isinstance(response, str):
        raise KetacourseError(f"Got {brief(response)}, but text is needed.")
    if len(response) > LONGEST_TEXT:
        raise KetacourseError(
            f"That is {len(response):,} characters; up to {LONGEST_TEXT:,} can be kept. Shorten it."
        )
    words = len(response.split())
    understood = counted(words, "word")
    if words < item.min_words:
        understood += f"; about {item.min_words} are asked for"
    return Mark(0.0, 0.0, correct=None, understood=understood)


def _mark_code(item: CodeItem, response: Any) -> Mark:
    """All or nothing: a function that is right by chance in some cases is not yet right."""
    outputs = response.get("outputs") if isinstance(response, dict) else None
    if not isinstance(outputs, list) or not outputs:
        raise KetacourseError("Run the exercise first: there are no outputs to mark.")
    if len(outputs) != len(item.cases):
        raise KetacourseError(
            f"Got {len(outputs)} outputs for {len(item.cases)} cases. Run the exercise again."
        )
    lines = tuple(
        Feedback(f"case{at}", case.message, matches(output, case.expected, item.tolerance))
        for at, (case, output) in enumerate(zip(item.cases, outputs, strict=True), 1)
    )
    right = sum(line.correct for line in lines)
    correct = right == len(lines)
    parts = Parts(right, len(lines), "cases right")
    return Mark(item.points * correct, item.points, correct, lines, parts=parts)


_MARKERS: dict[str, Callable[[Any, Any], Mark]] = {
    ChoiceItem.type: _mark_choice,
    MultipleItem.type: _mark_multiple,
    NumericItem.type: _mark_numeric,
    OrderItem.type: _mark_order,
    MatchItem.type: _mark_match,
    ReflectionItem.type: _mark_reflection,
    CodeItem.type: _mark_code,
    PathItem.type: mark_path,
    PredictItem.type: mark_predict,
}
