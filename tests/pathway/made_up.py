"""Accounts made up for tests: short arrows from words, and random ones of any layout."""

from __future__ import annotations

from hypothesis import strategies as st

from ketacourse.pathway.model.influence import Account, Arrow

NODES = tuple("abcdefgh")
SIGNS = {"->": 1.0, "-|": -1.0}


def account(*words, drugs=()):
    """An account from arrows such as ``"a -> b"`` and ``"b -| c"``."""
    arrows = []
    for number, (source, arrow, target) in enumerate(word.split() for word in words):
        arrows.append(Arrow(f"e{number}", source, target, SIGNS[arrow]))
    return Account(tuple(arrows), frozenset(drugs))


def chain(signs):
    """A path n0, n1, ... with these signs."""
    arrows = [Arrow(f"e{i}", f"n{i}", f"n{i + 1}", float(sign)) for i, sign in enumerate(signs)]
    return Account(tuple(arrows))


@st.composite
def accounts(draw, nodes=NODES):
    """Any account over these nodes, loops included."""
    pairs = [(one, other) for one in nodes for other in nodes if one != other]
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=20, unique=True))
    signs = draw(st.lists(st.sampled_from([-1.0, 1.0]), min_size=20, max_size=20))
    return Account(
        tuple(Arrow(f"e{i}", *pair, signs[i]) for i, pair in enumerate(chosen)),
        frozenset(draw(st.sets(st.sampled_from(nodes), max_size=2))),
    )
