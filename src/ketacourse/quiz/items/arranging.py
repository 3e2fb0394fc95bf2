"""In which order options, steps, targets and nodes are shown, and ids that tell nothing.

Ids that travel to the browser never tell the right answer: steps and targets are numbered in the
order in which they are shown, not in the order in which they are right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from ketacourse.quiz.items.records import (
    ChoiceItem,
    Item,
    MatchItem,
    MultipleItem,
    Option,
    OrderItem,
    PathItem,
    PredictItem,
    Prompt,
    Target,
)


def texts_of(item: Item) -> dict[str, str]:
    """Markdown of the options, steps, targets or nodes of an item, by id.

    The ends of a path are among its nodes. Types with nothing to choose give ``{}``.
    """
    if isinstance(item, PathItem):
        return dict(item.ruling.names)
    if isinstance(item, ChoiceItem | MultipleItem):
        return {option.id: option.text for option in item.options}
    if isinstance(item, OrderItem):
        return {step.id: step.text for step in item.steps}
    if isinstance(item, MatchItem):
        return {target.id: target.text for target in item.targets}
    if isinstance(item, PredictItem):
        return {option.id: option.text for option in item.ruling.options}
    return {}


def display_order(item: Item) -> tuple[str, ...]:
    """Ids of the options, steps or targets in the order in which a student sees them.

    The same on every machine and on every reload. Options keep their authored order unless the
    item says ``shuffle: true``; steps, targets and the nodes of a path are always shuffled. Types
    with nothing to arrange give ``()``.
    """
    if isinstance(item, ChoiceItem | MultipleItem):
        ids = [option.id for option in item.options]
        if item.shuffle:
            return tuple(ids[at] for at in permutation(f"{item.bank}/{item.id}", len(ids)))
        return tuple(ids)
    if isinstance(item, OrderItem):
        return tuple(step.id for step in sorted(item.steps, key=lambda step: _number(step.id)))
    if isinstance(item, MatchItem):
        return tuple(target.id for target in item.targets)
    if isinstance(item, PathItem):
        places = permutation(f"{item.bank}/{item.id}", len(item.choices))
        return tuple(item.choices[at] for at in places)
    return ()


def _number(identifier: str) -> int:
    """Place in the order shown, from an id such as ``s10``."""
    return int(identifier[1:])


def permutation(seed: str, length: int) -> tuple[int, ...]:
    """A stable shuffle of ``range(length)`` that is never the identity.

    Sorting by a hash rather than `random.shuffle` keeps it the same on every Python version.
    """
    order = sorted(range(length), key=lambda at: hashlib.sha256(f"{seed}/{at}".encode()).digest())
    if order == list(range(length)) and length > 1:
        order = order[1:] + order[:1]
    return tuple(order)


def shown_ids(prefix: str, seed: str, length: int) -> tuple[str, ...]:
    """Ids for things listed in the right order, numbered by where each is shown.

    >>> sorted(shown_ids("s", "bank/item", 3))
    ['s1', 's2', 's3']
    """
    places = {at: place for place, at in enumerate(permutation(seed, length), 1)}
    return tuple(f"{prefix}{places[at]}" for at in range(length))


def order_item(*, steps: Sequence[tuple[str, str]], **common: Any) -> OrderItem:
    """An `OrderItem` from (text, feedback) pairs in the right order, with ids that tell nothing.

    `common` holds the fields that every item has.
    """
    ids = shown_ids("s", f"{common['bank']}/{common['id']}", len(steps))
    options = tuple(
        Option(id=name, text=text, feedback=feedback)
        for name, (text, feedback) in zip(ids, steps, strict=True)
    )
    return OrderItem(steps=options, **common)


def match_item(
    *,
    pairs: Sequence[tuple[str, str, str]],
    distractors: Sequence[str] = (),
    **common: Any,
) -> MatchItem:
    """A `MatchItem` from (prompt, target, feedback) triples; equal targets are shown once.

    `common` holds the fields that every item has.
    """
    texts = list(dict.fromkeys([*(pair[1] for pair in pairs), *distractors]))
    names = shown_ids("t", f"{common['bank']}/{common['id']}", len(texts))
    ids = dict(zip(texts, names, strict=True))
    prompts = tuple(
        Prompt(id=f"p{place}", text=text, target=ids[target], feedback=feedback)
        for place, (text, target, feedback) in enumerate(pairs, 1)
    )
    targets = tuple(
        Target(id=name, text=text)
        for text, name in sorted(ids.items(), key=lambda pair: _number(pair[1]))
    )
    return MatchItem(prompts=prompts, targets=targets, **common)
