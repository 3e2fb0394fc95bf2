"""The dot plot puts every score beside its own baseline."""

import pytest

from ketacourse.display.style import BLUE, VERMILION, course_style, new_figure
from ketacourse.pathway.scores.chance import baselines, commonest
from ketacourse.pathway.scores.figures.accuracy import (
    ROW_IN,
    draw_accuracy,
    lines,
    score_accuracy_picture,
)
from ketacourse.pathway.scores.pictures import score_plot
from ketacourse.pathway.scores.scoring import leave_one_paper_out, scorecard

CARD = scorecard().confirmed()
STRICT = leave_one_paper_out().confirmed()
CHANCE = baselines(confirmed_only=True)
SHOWN = lines(CARD, STRICT, CHANCE)


@pytest.fixture
def drawn(axes, artists):
    draw_accuracy(axes, SHOWN)
    return artists(axes)


def test_every_account_that_speaks_has_both_scores_at_their_value(drawn):
    for line in SHOWN:
        for name, share in (("own", line.own.accuracy), ("strict", line.strict.accuracy)):
            if share.total:
                (dot,) = drawn[f"{name} {line.column}"]
                assert list(dot.get_xdata()) == [share.value]
            else:
                assert f"{name} {line.column}" not in drawn


def test_scores_carry_their_interval_and_the_commonest_class_of_their_own_rows(drawn):
    for line in SHOWN:
        for name, card in (("own", CARD), ("strict", STRICT)):
            share = card.tally(line.column).accuracy
            if share.total:
                label = f"{name} {line.column}"
                (((low, _), (high, _)),) = drawn[f"interval {label}"][0].get_segments()
                assert (low, high) == share.interval
                (((tick, _), _),) = drawn[f"common {label}"][0].get_segments()
                assert tick == commonest(card, line.column).value


def test_bands_span_the_middle_of_the_deals(drawn):
    for line in SHOWN:
        (band,) = drawn[f"deals {line.column}"]
        low, high = line.layout.middle
        assert band.get_x() == low
        assert band.get_x() + band.get_width() == pytest.approx(high)


def test_the_two_scores_differ_in_mark_and_level_and_not_in_colour_alone(drawn):
    own, strict = drawn["own all"][0], drawn["strict all"][0]
    assert (own.get_marker(), strict.get_marker()) == ("o", "D")
    assert (own.get_color(), strict.get_color()) == (BLUE, VERMILION)
    assert own.get_ydata()[0] != strict.get_ydata()[0]


def test_no_words_collide_or_leave_the_picture(collisions):
    with course_style():
        figure, axes = new_figure(7.4, ROW_IN * len(SHOWN) + 1.25)
        figure.set_layout_engine(None)
        height = figure.get_figheight()
        axes.set_position((0.01, 0.5 / height, 0.98, 1 - 0.55 / height))
        draw_accuracy(axes, SHOWN)
        assert collisions(figure) == []


def test_the_alt_text_gives_both_scores_and_says_whether_any_beats_its_baseline():
    alt = score_accuracy_picture(CARD, STRICT, CHANCE).alt
    whole = SHOWN[-1]
    assert f"All together, {whole.own.accuracy} against" in alt
    assert f"and {whole.strict.accuracy} with papers left out" in alt
    better = sum(
        bool(line.strict.accuracy.total)
        and line.strict.accuracy.interval[0] > line.strict_commonest.value
        for line in SHOWN
    )
    assert alt.endswith(f"for {better} of {len(SHOWN)} accounts.")


def test_the_caption_names_the_silent_and_warns_of_the_intervals():
    caption = score_plot().caption
    assert "true intervals are wider" in caption
    assert "11 Network connectivity" in caption.split("Without any prediction: ")[1]


def test_the_table_puts_coverage_beside_each_accuracy():
    data = score_plot().data
    assert [name.split(",")[0] for name in data.columns].count("Coverage") == 2
    assert len(data.rows) == len(SHOWN)
