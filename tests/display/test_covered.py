import pytest

from ketacourse import covered
from ketacourse.display.covered import LABEL
from ketacourse.display.page import Page
from ketacourse.display.table import table
from ketacourse.display.widget import CourseWidget


class View(CourseWidget):
    """A view with controls."""

    def static_html(self):
        return "<p>Static.</p>"


def test_an_answer_lies_in_a_disclosure_that_is_shut():
    assert covered(Page("<p>Half is left.</p>"), label="Show it")._repr_html_() == (
        '<div class="kc"><details class="kc-covered"><summary>Show it</summary>'
        '<div class="kc"><p>Half is left.</p></div></details></div>'
    )


def test_the_plain_twin_keeps_the_answer_to_itself():
    assert repr(covered(Page("<p>Half is left.</p>"))) == f"<Covered: {LABEL}>"


def test_several_answers_stand_in_their_order_under_one_line():
    html = covered(Page("<p>one</p>"), table(["two"], [["three"]]), "four\nfive")._repr_html_()
    assert html.count("<details") == 1
    places = [html.index(word) for word in ("one", "two", "three", "<p>four</p>", "<p>five</p>")]
    assert places == sorted(places)


def test_text_and_label_are_shown_as_text():
    html = covered("<img src=x>", label="<b>")._repr_html_()
    assert "<summary>&lt;b&gt;</summary><p>&lt;img src=x&gt;</p>" in html


def test_nothing_cannot_be_covered():
    with pytest.raises(ValueError, match=r"^there is nothing to cover; give what answers the"):
        covered()


def test_a_view_with_controls_cannot_be_covered():
    message = "^<View> has controls and cannot be covered; cover a page or a picture$"
    with pytest.raises(ValueError, match=message):
        covered(View())
