from hypothesis import given
from hypothesis import strategies as st

from ketacourse.quiz.items.arranging import permutation, shown_ids


@given(st.text(max_size=20), st.integers(0, 30))
def test_a_shuffle_moves_everything_somewhere_and_never_leaves_the_right_order(seed, length):
    order = permutation(seed, length)
    assert sorted(order) == list(range(length))
    assert length < 2 or list(order) != list(range(length))
    assert permutation(seed, length) == order


def test_a_shuffle_is_the_same_on_every_machine():
    assert permutation("made/one", 5) == (0, 2, 3, 4, 1)


def test_shown_ids_number_what_is_listed_by_where_it_is_shown():
    assert shown_ids("s", "made/one", 5) == ("s1", "s5", "s2", "s3", "s4")
