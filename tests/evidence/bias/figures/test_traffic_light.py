"""The traffic light: every judgement once, in colour, shape, symbol and letter."""

import re

import pytest

from ketacourse.display.style import course_style, new_figure
from ketacourse.errors import KetacourseError
from ketacourse.evidence import bias_readings, traffic_light
from ketacourse.evidence.bias.assessments import LETTERS, SHOWN, SYMBOLS
from ketacourse.evidence.bias.figures.traffic_light import (
    COLOURS,
    FOOT_ROWS,
    HEAD_ROWS,
    ROW_IN,
    SHAPES,
    draw_lights,
    shown_domains,
)

READ = bias_readings(SHOWN)
DOMAINS = shown_domains(READ)


def test_every_judgement_has_its_light_with_symbol_and_letter(axes, artists):
    draw_lights(axes, READ, DOMAINS)
    found = artists(axes)
    for y, each in enumerate(READ):
        judged = {one.domain: one.judgement for one in each.domains}
        for name, word in {**judged, "overall": each.overall.judgement}.items():
            (light,) = found[f"light {each.study.id} {name}"]
            (said,) = found[f"word {each.study.id} {name}"]
            assert light.get_color() == COLOURS[word]
            assert light.get_marker() == SHAPES[word]
            assert light.get_ydata()[0] == y
            assert said.get_text() == SYMBOLS[word] + LETTERS[word]


def test_a_domain_stands_in_one_column_and_is_left_empty_where_it_is_not_asked(axes, artists):
    draw_lights(axes, READ, DOMAINS)
    found = artists(axes)
    for x, domain in enumerate(DOMAINS):
        drawn = [each for each in READ if f"light {each.study.id} {domain.id}" in found]
        assert {found[f"light {e.study.id} {domain.id}"][0].get_xdata()[0] for e in drawn} == {x}
        if domain.crossover_only:
            assert [each.study.design for each in drawn] == ["crossover"] * len(drawn)


def test_judgements_differ_in_colour_shape_symbol_and_letter():
    for looks in (COLOURS, SHAPES, SYMBOLS, LETTERS):
        assert len(set(looks.values())) == 3


def test_the_column_of_carry_over_is_shown_only_where_a_crossover_is():
    assert len(shown_domains(bias_readings(["lii2023", "fava2018"]))) == 5


@pytest.mark.parametrize("ids", [SHOWN, ("lii2023", "murrough2013_ajp")])
def test_no_words_collide_or_leave_the_picture(ids, collisions):
    read = bias_readings(ids)
    with course_style():
        figure, axes = new_figure(7.4, ROW_IN * (HEAD_ROWS + len(read) + FOOT_ROWS))
        figure.set_layout_engine(None)
        axes.set_position((0, 0, 1, 1))
        draw_lights(axes, read, shown_domains(read))
        assert collisions(figure) == []


def test_the_alt_text_says_who_is_judged_how_and_where_it_comes_from():
    alt = traffic_light().alt
    assert "Overall low risk: Lii 2023a (under anaesthesia); some concerns: Murrough 2013a" in alt
    assert re.search(r"high risk: Zarate 2006b, .*KARMA-Dep 2\.", alt)
    assert alt.endswith("High risk comes most often from measuring the outcome (4 of 10 trials).")
    level = traffic_light(["zarate2006", "murrough2013_ajp"]).alt
    assert level.endswith(
        "High risk comes most often from missing outcomes; measuring the outcome; order and "
        "carry-over (each in 1 of 2 trials)."
    )
    calm = traffic_light(["lii2023"]).alt
    assert calm.endswith("No domain is judged at high risk in any of them.")


def test_the_table_holds_every_judgement_and_the_result_judged():
    data = traffic_light().data
    assert len(data.rows) == len(SHOWN)
    assert data.rows[0][:2] == ("Zarate 2006b", "HDRS-21 the day after the infusion, both periods")
    assert data.rows[1][-2:] == ("not asked", "some concerns")


def test_the_caption_says_whose_reading_it_is():
    caption = traffic_light().caption
    assert "The course's reading, to be argued with." in caption.replace("&#x27;", "'")
    assert "10.1136/bmj.l4898" in caption


def test_the_same_picture_every_time_as_wide_as_a_page():
    assert traffic_light().png == traffic_light().png
    assert traffic_light().width_px == 710


@pytest.mark.parametrize(
    ("ids", "message"),
    [
        ([], "no study is named; leave study_ids out to see those of the lessons"),
        (["murrough2013_bp"], "RoB 2 does not apply to Murrough 2013b (six open infusions)"),
    ],
)
def test_what_cannot_be_shown_is_refused(ids, message):
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}"):
        traffic_light(ids)
