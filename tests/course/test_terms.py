"""Terms in italics become links with their definition, and come off again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.library import records
from ketacourse.course.terms import anchor, with_links, without_links
from tests.course.notebook import notebook, prose

TERMS = records("glossary")
LINK = '[*anhedonia*](#term-anhedonia "Reduced interest in, or pleasure from, rewards.")'


def test_a_term_is_linked_in_every_form_under_which_it_is_met():
    assert with_links("A *anhedonia*.") == f"A {LINK}."
    for term in TERMS:
        assert f"[*{term.term}*](#{anchor(term)} " in with_links(f"It is *{term.term}*, then.")
        for form in term.also:
            assert f"[*{form}*](#term-" in with_links(f"It is *{form}*, then.")


def test_no_two_terms_share_a_place():
    assert len({anchor(term) for term in TERMS}) == len(TERMS)


def test_a_definition_that_is_not_confirmed_says_so():
    doubtful = next(term for term in TERMS if term.status == "unconfirmed")
    assert f'{doubtful.definition} [not confirmed here]")' in with_links(f"*{doubtful.term}*")


@pytest.mark.parametrize(
    "text",
    [
        "A *hope* that is no term.",
        "**anhedonia** in bold, `*anhedonia*` in code, anhedonia alone",
        "```\n*anhedonia*\n```",
        "* anhedonia\n* anhedonia",
        "[*anhedonia* and more](https://doi.org/10.1/x)",
        "2*anhedonia*3",
    ],
)
def test_whatever_is_no_term_in_italics_stays(text):
    assert with_links(text) == text


def test_links_are_renewed_and_not_doubled():
    old = LINK.replace("Reduced", "A place")
    assert with_links(f"One {old}, two {LINK}.") == f"One {LINK}, two {LINK}."


PIECES = st.sampled_from(
    ["*anhedonia*", "*hope*", "**", "`", "* ", "\n", "[x](#y)", "word", '"', "."]
)


@given(st.lists(PIECES).map(" ".join))
def test_what_is_linked_comes_off_again(text):
    assert without_links(with_links(text)) == text
    assert with_links(with_links(text)) == with_links(text)


def test_a_lesson_is_read_as_its_author_wrote_it(tmp_path):
    lesson = notebook(tmp_path, "x", prose(f"# T\n\nA {LINK} of [1](https://doi.org/10.1/x)."))
    assert lesson.prose[0].source == "# T\n\nA *anhedonia* of [1](https://doi.org/10.1/x)."
    assert [term for _, term in lesson.terms] == ["anhedonia"]
    assert lesson.line_of("A *anhedonia* of") > 1
