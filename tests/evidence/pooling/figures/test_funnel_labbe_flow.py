"""Funnel, L'Abbé plot and flow are drawn to their numbers, and their words stay apart."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.display.style import course_style, new_figure
from ketacourse.evidence import funnel, pool, trial_set
from ketacourse.evidence.pooling.figures.funnel import BANDS, draw_funnel
from ketacourse.evidence.pooling.figures.labbe import draw_labbe, people_of
from ketacourse.evidence.pooling.figures.side_labels import spread
from ketacourse.evidence.pooling.studies import studies_of
from ketacourse.evidence.trials.figures.flow import WIDTH_IN, draw_flow
from ketacourse.evidence.trials.flow import study_flow

DAY = trial_set("response_about_a_day")
STUDIES = studies_of(DAY)
POOLED = pool(DAY)


def test_a_funnel_shows_every_trial_at_its_effect_and_error(axes, artists):
    draw_funnel(axes, POOLED)
    found = artists(axes)
    effects = POOLED.effect_sizes
    for name, x, y in zip(effects.names, effects.estimate, effects.standard_error, strict=True):
        (mark,) = found[name]
        assert (mark.get_xdata()[0], mark.get_ydata()[0]) == pytest.approx((x, y))


def test_precise_trials_are_on_top_and_contours_run_where_p_is_equal(axes, artists):
    draw_funnel(axes, POOLED)
    low, high = axes.get_ylim()
    assert low > high == 0
    (band,) = artists(axes)["p 0.05"]
    _, left, right, *_ = band.get_xy()
    assert right[0] == pytest.approx(1.959964 * right[1])
    assert left[0] == -right[0]


def test_what_the_shading_means_stands_in_the_picture(axes):
    draw_funnel(axes, POOLED)
    key = axes.get_legend()
    assert key.get_title().get_text() == "Shading: the p value that a trial has where it lies"
    assert [each.get_text() for each in key.get_texts()] == list(BANDS)
    assert "Shading" not in funnel(DAY).caption


def test_the_funnel_stands_on_the_pooled_effect(axes, artists):
    draw_funnel(axes, POOLED)
    assert list(artists(axes)["pooled"][0].get_xdata()) == [POOLED.estimate] * 2


def test_labbe_circles_lie_at_the_two_shares_and_grow_with_people(axes, artists):
    draw_labbe(axes, STUDIES, POOLED)
    found = artists(axes)
    areas = {}
    for trial, people in zip(DAY.trials, people_of(STUDIES), strict=True):
        ((x, y),) = found[trial.name][0].get_offsets()
        drug, control = trial.result
        assert (x, y) == pytest.approx((control.events / control.total, drug.events / drug.total))
        assert people == drug.total + control.total
        areas[people] = found[trial.name][0].get_sizes()[0]
    assert [areas[n] for n in sorted(areas)] == sorted(areas.values())


def test_the_pooled_ratio_is_a_line_through_the_corner(axes, artists):
    draw_labbe(axes, STUDIES, POOLED)
    (line,) = artists(axes)["pooled ratio"]
    (x0, x1), (y0, y1) = line.get_xdata(), line.get_ydata()
    assert (x0, y0) == (0, 0)
    assert y1 / x1 == pytest.approx(math.exp(POOLED.estimate))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=15))
def test_labels_keep_their_order_and_their_distance(heights):
    placed = spread(heights, 0.05)
    pairs = sorted(zip(heights, placed, strict=True))
    after = [place for _, place in pairs]
    assert all(b - a >= 0.05 - 1e-9 for a, b in zip(after, sorted(after)[1:], strict=False))
    assert max(placed) <= 1


@pytest.mark.parametrize("draw", [draw_funnel, None], ids=["funnel", "labbe"])
def test_names_beside_a_plot_do_not_collide(draw, collisions):
    with course_style():
        figure, axes = new_figure(7.4, 4.2)
        figure.set_layout_engine(None)
        axes.set_position((0.125, 0.14, 0.52, 0.74))
        if draw:
            draw(axes, POOLED)
        else:
            draw_labbe(axes, STUDIES, POOLED)
        assert collisions(figure) == []


@pytest.mark.parametrize(
    "identifier",
    ["murrough2013_ajp", "fava2018", "mathew2010_riluzole", "zarate2006", "loo2023_kads"],
)
def test_the_boxes_of_a_flow_hold_their_words(identifier, collisions):
    flow = study_flow(identifier)
    with course_style():
        figure, axes = new_figure(WIDTH_IN, 6)
        figure.set_layout_engine(None)
        axes.set_position((0, 0, 1, 1))
        draw_flow(axes, flow)
        axes.set_ylim(6, 0)
        assert collisions(figure) == []
    words = " ".join(text.get_text() for text in axes.texts)
    for arm in flow.arms:
        assert arm.assigned_text.split()[0] in words
