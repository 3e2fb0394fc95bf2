"""Numbers that a bank takes from the facts: how their sources are found and asked."""

from importlib.metadata import EntryPoint

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.quiz.bank import quantities
from ketacourse.quiz.bank.quantities import GROUP, quantity, register

CALLS = []


def shoes(*, person, quantity, colour="red"):
    CALLS.append((person, quantity, colour))
    return 42


def third():
    return 1 / 3


def endless():
    return float("inf")


def lacking():
    raise ModuleNotFoundError("No module named 'abacus'", name="abacus")


@pytest.fixture
def install(monkeypatch):
    """No source is in use; gives a way to say which are installed."""
    monkeypatch.setattr(quantities, "_SOURCES", {})
    quantity.cache_clear()
    CALLS.clear()
    found = []
    monkeypatch.setattr(
        "importlib.metadata.entry_points", lambda *, group: [p for p in found if p.group == group]
    )
    yield lambda name, place: found.append(EntryPoint(name, place, GROUP))
    quantity.cache_clear()


def refused(*named, **asked):
    with pytest.raises(KetacourseError) as fault:
        quantity(*named, **asked)
    return str(fault.value)


def test_a_source_is_found_by_its_name_and_asked_by_keyword(install):
    install("shop", "tests.quiz.bank.test_quantities:shoes")
    assert quantity("shop", person="Ann", quantity="size", times=2.0) == 84
    assert quantity("shop", person="Ann", quantity="size", colour="blue") == 42


def test_a_number_is_looked_up_once(install):
    register("shop", shoes)
    assert [quantity("shop", person="Ann", quantity="size") for _ in range(3)] == [42, 42, 42]
    assert CALLS == [("Ann", "size", "red")]


def test_a_source_of_your_own_takes_over_at_once(install):
    register("shop", shoes)
    before = quantity("shop", person="Ann", quantity="size")
    register("shop", lambda *, person, quantity: 7)
    assert (before, quantity("shop", person="Ann", quantity="size")) == (42, 7)


def test_numbers_are_rounded_so_that_keys_do_not_depend_on_the_last_bits(install):
    register("third", third)
    assert quantity("third") == 0.333333333
    assert quantity("third", times=300.0) == 100


def test_an_unknown_source_is_answered_with_the_nearest_that_is_installed(install):
    install("shop", "tests.quiz.bank.test_quantities:shoes")
    install("third", "tests.quiz.bank.test_quantities:third")
    assert refused("shpo") == "unknown source 'shpo'; did you mean 'shop'? Allowed: shop, third"


def test_where_no_source_is_installed_the_message_says_what_to_do(install):
    assert refused("shop") == "no source of numbers is installed; install the course again"


def test_a_word_of_a_bank_is_never_imported(install):
    install("shop", "tests.quiz.bank.test_quantities:shoes")
    assert refused("os:system").startswith("unknown source 'os:system'")


def test_a_source_that_two_lists_name_is_one_source(install):
    install("shop", "tests.quiz.bank.test_quantities:shoes")
    install("shop", "tests.quiz.bank.test_quantities:shoes")
    assert quantity("shop", person="Ann", quantity="size") == 42


def test_two_sources_of_one_name_are_told_and_neither_is_used(install):
    install("shop", "tests.quiz.bank.test_quantities:shoes")
    install("shop", "elsewhere:shoes")
    assert refused("shop") == (
        "several packages give numbers as 'shop': tests.quiz.bank.test_quantities:shoes, "
        "elsewhere:shoes; keep one of them"
    )


def test_a_key_that_a_source_does_not_know_is_answered_with_the_nearest(install):
    register("shop", shoes)
    assert refused("shop", persn="Ann", quantity="size") == (
        "unknown key 'persn'; did you mean 'person'? Allowed: colour, from, person, quantity, times"
    )


def test_a_key_that_a_source_needs_is_named(install):
    register("shop", shoes)
    assert refused("shop", quantity="size") == "'person' is missing; add it"


def test_a_number_that_is_not_finite_is_refused(install):
    register("endless", endless)
    assert refused("endless") == "the number is inf; a question needs a finite one"


def test_a_library_that_is_not_installed_is_named(install):
    register("lacking", lacking)
    assert refused("lacking") == "'lacking' needs abacus, which is not installed here"


def test_the_course_installs_its_sources():
    for name in ("harm", "outcome", "pooling", "review", "risk_fact", "study"):
        assert callable(quantities._installed(name))
