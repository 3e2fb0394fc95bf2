"""Responses of every shape, and what marking makes of them."""

import pytest
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.quiz.items.item import mark


class Prickly:
    """An object that can be neither compared, counted nor shown, as an array nearly is."""

    __hash__ = object.__hash__

    def __eq__(self, other):
        raise TypeError

    def __bool__(self):
        raise TypeError

    def __repr__(self):
        raise TypeError


words = st.sampled_from(
    ["na", "mg", "two", "three", "four", "five", "s1", "s2", "s3", "s4", "p1", "p2", "t1", "t2", ""]
)
numbers = st.integers() | st.floats() | st.sampled_from([10**400, -(10**4000), 2**63])
scalars = st.none() | st.booleans() | numbers | st.text(max_size=30) | words
odd = st.sampled_from([object, b"a", {"a"}, 1j, ("a",), range(3), len]) | st.builds(Prickly)
responses = st.recursive(
    scalars | odd,
    lambda inner: (
        st.lists(inner, max_size=6)
        | st.dictionaries(words | st.text(max_size=5) | st.integers(), inner, max_size=4)
    ),
    max_leaves=12,
)


def refusal(item, response):
    with pytest.raises(KetacourseError) as fault:
        mark(item, response)
    return str(fault.value)


def outcome(item, response):
    """The mark, or the text of the error."""
    try:
        return mark(item, response)
    except KetacourseError as fault:
        return str(fault)
