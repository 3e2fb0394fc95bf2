"""The learning gain picture: before and after, objective by objective."""

from ketacourse.claims.figures.gain import draw_gain, gain_picture
from ketacourse.claims.invented import invented_gain
from ketacourse.display.style import course_style, new_figure
from ketacourse.quiz.screen.gain import Gain

INVENTED = invented_gain()
EMPTY = Gain({"know": "Know it."}, (), missing=2)


def test_every_objective_has_a_mark_before_and_after_and_all_items_come_last(axes, artists):
    draw_gain(axes, INVENTED)
    found = artists(axes)
    for row, each in enumerate(INVENTED.objectives):
        assert list(found[f"before {row}"][0].get_xdata()) == [each.before.value]
        assert list(found[f"after {row}"][0].get_xdata()) == [each.after.value]
    last = len(INVENTED.objectives)
    assert list(found[f"after {last}"][0].get_xdata()) == [INVENTED.after.value]


def test_before_and_after_are_told_apart_by_their_marks(axes, artists):
    draw_gain(axes, INVENTED)
    found = artists(axes)
    assert found["before 0"][0].get_marker() == "D"
    assert found["after 0"][0].get_marker() == "o"


def test_no_word_covers_another_or_leaves_the_picture(collisions):
    with course_style():
        figure, axes = new_figure(7.4, 5.2)
        draw_gain(axes, INVENTED)
        assert collisions(figure) == []


def test_the_picture_tells_the_whole_in_words():
    shown = gain_picture(INVENTED, who="An invented student.")
    assert shown.alt.startswith("An invented student. 4 of 12 right before and 10 after:")
    assert "Two items an objective are a hint where to look again" in shown.caption
    assert shown.data == INVENTED.table()


def test_without_answers_the_picture_says_what_is_missing(axes, artists):
    draw_gain(axes, EMPTY)
    assert artists(axes) == {}
    assert [text.get_text() for text in axes.texts] == ["both quizzes have to be answered first"]
    assert gain_picture(EMPTY).alt.startswith("There is no gain to show yet")
