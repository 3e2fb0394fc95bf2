"""In which order things are shown, and ids that tell nothing.

Ids that travel to the browser never tell the right answer: steps and targets are numbered in the
order in which they are shown, not in the order in which they are right.
"""

from __future__ import annotations

import hashlib


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


def place_of(shown_id: str) -> int:
    """Place in the order shown, from an id such as ``s10``."""
    return int(shown_id[1:])
