"""The pool by risk of bias: trials from high risk to low, and a diamond for each choice."""

import pytest

from ketacourse.display.style import course_style, new_figure
from ketacourse.evidence import pooled_by_bias, pooled_by_judgement
from ketacourse.evidence.bias.figures.bias_pooled import bars, draw_by_bias
from ketacourse.evidence.pooling.figures.forest import ROW_IN, WIDTH_IN

MADE = pooled_by_bias("response_about_a_day")


def test_trials_stand_from_high_risk_to_low_and_those_not_judged_last():
    words = [word for _, word, _ in bars(pooled_by_bias("madrs_about_a_day"))]
    order = ["high", "some concerns", "low", "not judged"]
    assert words == sorted(words, key=order.index)
    assert "not judged" in words


def test_every_trial_has_its_light_its_interval_and_every_choice_a_diamond(axes, artists):
    draw_by_bias(axes, MADE)
    found = artists(axes)
    for y, (name, _, _) in enumerate(bars(MADE)):
        assert found[f"effect-{name}"][0].get_ydata()[0] == y
        assert found[f"light {name}"][0].get_ydata()[0] == y
    diamonds = [name for name in found if name.startswith("diamond-")]
    assert diamonds == [f"diamond-Pooled, {row.label} ({len(row.names)})" for row in MADE.rows]


def test_a_choice_that_leaves_no_trial_says_so_in_place_of_a_diamond(axes, artists):
    draw_by_bias(axes, pooled_by_bias("response_four_weeks"))
    assert any("no trial is left" in text.get_text() for text in axes.texts)
    assert len([name for name in artists(axes) if name.startswith("diamond-")]) == 2


@pytest.mark.parametrize(
    "set_id", ["response_about_a_day", "madrs_about_a_day", "response_four_weeks"]
)
def test_no_words_collide_or_leave_the_picture(set_id, collisions):
    made = pooled_by_bias(set_id)
    with course_style():
        rows = len(made.judgements) + len(made.rows)
        figure, axes = new_figure(WIDTH_IN, ROW_IN * (rows + 2.6))
        figure.set_layout_engine(None)
        axes.set_position((0, 0, 1, 1))
        draw_by_bias(axes, made)
        assert collisions(figure) == []


def test_the_alt_text_says_the_finding_and_every_judgement():
    alt = pooled_by_judgement().alt
    assert MADE.finding in alt
    assert "Su 2023a, high; Lii 2023a (under anaesthesia), low." in alt


def test_the_table_holds_trials_and_pools():
    data = pooled_by_judgement().data
    assert data.rows[0] == ("Lapidus 2014", "high", "8.00 (1.11 to 57.57)")
    assert data.rows[-1][:2] == ("Pooled, only those at low risk", "1 trial")


def test_own_judgements_move_trials():
    picture = pooled_by_judgement(judgements={"lapidus2014": "low"})
    rows = [row for row in picture.data.rows if not row[0].startswith("Pooled")]
    assert next(row[0] for row in rows) == "Su 2023a"


def test_the_caption_warns_that_leaving_out_is_no_correction():
    assert "Leaving trials out is no correction" in pooled_by_judgement().caption
