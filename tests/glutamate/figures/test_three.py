"""Three curves, three peaks and the published one, told apart without colour."""

import pytest

from ketacourse.glutamate import concentration, load_model, three_models
from ketacourse.glutamate.figures import three as module
from ketacourse.glutamate.figures.three import Compared, draw_curves, draw_peaks

ORDER = ("domino_1984", "otto_2021", "perez_ruixo_2021")


@pytest.fixture(name="compared")
def _compared():
    return [Compared(load_model(name), concentration(name, 35)) for name in ORDER]


def test_each_curve_is_its_models_and_has_a_line_of_its_own(axes, artists, compared):
    draw_curves(axes, compared, 185)
    found = artists(axes)
    for each in compared:
        assert list(found[each.model.id][0].get_ydata()) == list(each.course.ketamine_ng_per_ml)
    assert len({found[name][0].get_linestyle() for name in ORDER}) == 3


def test_the_published_peak_stands_at_the_end_of_the_infusion(axes, artists, compared):
    draw_curves(axes, compared, 185)
    found = artists(axes)
    assert found["published"][0].get_xydata().tolist() == [[2 / 3, 185]]
    assert found["infusion"][0].get_x() + found["infusion"][0].get_width() == pytest.approx(2 / 3)


def test_peaks_are_sorted_named_and_written_out(axes, compared):
    draw_peaks(axes, compared, 185)
    rows = [text for text in axes.texts if text.get_fontweight() == "bold"]
    assert [text.get_text() for text in rows] == ["125", "158", "185", "240"]
    assert [text.get_position()[1] for text in rows] == [0, 1, 2, 3]
    assert "Otto 2021: esketamine, veins sampled" in [text.get_text() for text in axes.texts]


def test_no_words_collide_or_leave_the_picture(collisions, figure_of):
    assert collisions(figure_of(module, three_models)) == []
