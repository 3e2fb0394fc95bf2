"""From checked values to items: what the layout cannot say, such as exactly one right option."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Sequence
from typing import Any

from ketacourse.errors import KetacourseError
from ketacourse.quiz.items.arranging import match_item, order_item
from ketacourse.quiz.items.records import (
    Case,
    ChoiceItem,
    CodeItem,
    Item,
    MatchItem,
    MultipleItem,
    NearMiss,
    NumericItem,
    Option,
    OrderItem,
    PathItem,
    PredictItem,
    ReflectionItem,
)

Values = dict[str, Any]


class UnfitError(KetacourseError):
    """The values of an item do not fit together; `key` says which of them to look at."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


def build_item(kind: str, values: Values, common: Values) -> Item:
    """An item from the values of its own type and those that every item has.

    Raises
    ------
    UnfitError
        If the values do not fit together.
    """
    if kind == "reflection":
        if common.get("points", 0):
            raise UnfitError("points", "a reflection is never scored; leave 'points' out.")
    elif common.get("points", 1) <= 0:
        raise UnfitError("points", "'points' is 0, but more than 0 is needed.")
    return _BUILDERS[kind](values, common)


def _options(values: Values) -> tuple[Option, ...]:
    options = tuple(Option(id=name, **option) for name, option in values["options"].items())
    _all_differ("options", "options", [option.text for option in options])
    return options


def _choice(values: Values, common: Values) -> ChoiceItem:
    options = _options(values)
    right = sum(option.correct for option in options)
    if right != 1:
        raise UnfitError(
            "options", f"{right} options are marked correct, but exactly one is needed."
        )
    return ChoiceItem(options=options, shuffle=values.get("shuffle", False), **common)


def _multiple(values: Values, common: Values) -> MultipleItem:
    options = _options(values)
    right = sum(option.correct for option in options)
    if right in (0, len(options)):
        raise UnfitError(
            "options",
            f"{right} of {len(options)} options are marked correct, "
            "but at least one right and one wrong option are needed.",
        )
    return MultipleItem(options=options, shuffle=values.get("shuffle", False), **common)


def _numeric(values: Values, common: Values) -> NumericItem:
    item = NumericItem(**values["answer"], **common)
    if item.relative and not item.margin:
        raise UnfitError("answer", "a relative tolerance of 0, or of the value 0, leaves no room.")
    near_misses = tuple(
        NearMiss(**{"tolerance": item.margin, **near}) for near in values.get("near_misses", [])
    )
    for near in near_misses:
        if abs(near.value - item.value) <= near.tolerance + item.margin:
            raise UnfitError(
                "near_misses",
                f"the near miss {near.value:g} ± {near.tolerance:g} meets the right answer "
                f"{item.value:g} ± {item.margin:g}; narrow one of them.",
            )
    return NumericItem(**values["answer"], near_misses=near_misses, **common)


def _order(values: Values, common: Values) -> OrderItem:
    steps = [(step["text"], step["feedback"]) for step in values["steps"]]
    _all_differ("steps", "steps", [text for text, _ in steps])
    return order_item(steps=steps, **common)


def _match(values: Values, common: Values) -> MatchItem:
    pairs = [(pair["prompt"], pair["target"], pair["feedback"]) for pair in values["pairs"]]
    distractors = values.get("distractors", [])
    _all_differ("pairs", "prompts", [prompt for prompt, _, _ in pairs])
    targets = {target for _, target, _ in pairs}
    _all_differ("distractors", "distractors and targets", [*targets, *distractors])
    if len(targets) + len(distractors) < 2:
        raise UnfitError("pairs", "all pairs share one target; at least two targets are needed.")
    return match_item(pairs=pairs, distractors=distractors, **common)


def _reflection(values: Values, common: Values) -> ReflectionItem:
    return ReflectionItem(**values, **{**common, "points": 0.0})


def _code(values: Values, common: Values) -> CodeItem:
    parameters = values["parameters"]
    for name in (values["function"], *parameters):
        if keyword.iskeyword(name):
            raise UnfitError("function", f"'{name}' is a word of Python itself; rename it.")
    for place, case in enumerate(values["cases"], 1):
        if len(case["arguments"]) != len(parameters):
            raise UnfitError(
                "cases",
                f"case {place} has {len(case['arguments'])} arguments "
                f"for {len(parameters)} parameters.",
            )
    cases = tuple(
        Case(**{**case, "arguments": tuple(case["arguments"])}) for case in values["cases"]
    )
    own = {"parameters": tuple(parameters), "cases": cases}
    return CodeItem(**{**values, **own}, **common)


def _path(values: Values, common: Values) -> PathItem:
    """The nodes are looked up only when the item is shown, marked or checked."""
    start, end, choices = values["from"], values["to"], tuple(values["choices"])
    if start == end:
        raise UnfitError("to", f"the path begins and ends at '{end}'; two nodes are needed.")
    _all_differ("choices", "choices", choices)
    for node in (start, end):
        if node in choices:
            raise UnfitError("choices", f"'{node}' is an end of the path and cannot be chosen.")
    return PathItem(
        hypothesis=values["hypothesis"], start=start, end=end, choices=choices, **common
    )


def _predict(values: Values, common: Values) -> PredictItem:
    return PredictItem(**{**values, "perturb": tuple(values["perturb"].items())}, **common)


def _all_differ(key: str, noun: str, texts: Sequence[str]) -> None:
    seen: set[str] = set()
    for text in texts:
        if text in seen:
            raise UnfitError(key, f"two {noun} say the same: '{text[:60]}'.")
        seen.add(text)


_BUILDERS: dict[str, Callable[[Values, Values], Item]] = {
    "choice": _choice,
    "multiple": _multiple,
    "numeric": _numeric,
    "order": _order,
    "match": _match,
    "reflection": _reflection,
    "code": _code,
    "path": _path,
    "predict": _predict,
}
