"""The calibration picture: a dot for every confidence that was used, at the share right."""

import pytest

from ketacourse.claims.calibration import calibrate
from ketacourse.claims.figures.calibration import calibration_picture, draw_calibration
from ketacourse.claims.invented import invented_judgements
from ketacourse.claims.judging import CONFIDENCES
from ketacourse.display.style import course_style, new_figure

INVENTED = calibrate(invented_judgements())


def test_every_confidence_has_a_dot_at_its_share_and_an_interval(axes, artists):
    draw_calibration(axes, INVENTED)
    found = artists(axes)
    for level in INVENTED.levels:
        x = level.confidence_percent
        (dot,) = found[f"dot {x}"]
        assert list(dot.get_xdata()) == [x]
        assert list(dot.get_ydata()) == [100 * level.right.value]
        (((_, low), (_, high)),) = found[f"interval {x}"][0].get_segments()
        assert (low, high) == pytest.approx(tuple(100 * end for end in level.right.interval))


def test_the_line_of_perfect_calibration_has_as_right_as_sure(axes, artists):
    draw_calibration(axes, INVENTED)
    (line,) = artists(axes)["perfect"]
    assert list(line.get_xdata()) == list(line.get_ydata())


@pytest.mark.parametrize("number", [0, 1, 2, 5, 9, 13, 26, 40, 52])
def test_no_word_covers_another_or_leaves_the_picture(collisions, number):
    with course_style():
        figure, axes = new_figure(6.2, 4.6)
        draw_calibration(axes, calibrate(invented_judgements(number)))
        assert collisions(figure) == []


@pytest.mark.parametrize("right", [True, False])
def test_words_stay_apart_where_every_dot_is_at_the_top_or_the_bottom(collisions, judged, right):
    made = judged(*[(percent, right) for percent in CONFIDENCES for _ in range(7)])
    with course_style():
        figure, axes = new_figure(6.2, 4.6)
        draw_calibration(axes, calibrate(made))
        assert collisions(figure) == []


def test_nothing_judged_is_drawn_as_nothing(axes, artists):
    draw_calibration(axes, calibrate(()))
    assert set(artists(axes)) == {"perfect"}
    assert "no judgement yet" in [text.get_text() for text in axes.texts]
    assert calibration_picture(calibrate(())).alt.startswith("No claim has been judged yet")


def test_an_invented_student_is_called_that_in_caption_and_alt_text():
    shown = calibration_picture(INVENTED, who="An invented student.")
    assert shown.caption.startswith("An invented student. Dots:")
    assert shown.alt.startswith("An invented student. Dots of how often verdicts were right:")
    assert INVENTED.words in shown.alt
    assert shown.data == INVENTED.table()


def test_one_judgement_can_be_drawn(judged):
    shown = calibration_picture(calibrate(judged((100, True))))
    assert "at 100 % sure, right in 1 of 1" in shown.alt
