"""The time line draws each stretch where its source puts it."""

import pytest

from ketacourse.risk.day import day_bars
from ketacourse.risk.figures import day
from ketacourse.risk.figures.day import draw_day, treatment_day

BARS = day_bars()


@pytest.fixture(name="drawn")
def _drawn(axes):
    draw_day(axes, BARS)
    return {patch.get_gid(): patch for patch in axes.patches if patch.get_gid()}


@pytest.mark.parametrize("bar", [bar for bar in BARS if bar.end_min], ids=lambda bar: bar.id)
def test_a_bar_starts_and_ends_with_its_stretch(drawn, bar):
    if bar.start_min == bar.end_min:
        assert bar.id not in drawn
    else:
        patch = drawn[bar.id]
        assert (patch.get_x(), patch.get_width()) == (bar.start_min, bar.end_min - bar.start_min)


def test_what_is_asked_before_ends_at_the_dose(drawn):
    assert drawn["no-food"].get_x() == -120
    assert drawn["no-food"].get_x() + drawn["no-food"].get_width() == 0


def test_a_range_is_hatched_beyond_its_earliest_end(drawn):
    patch = drawn["latest-bp-eu"]
    assert (patch.get_x(), patch.get_width()) == (60, 60)
    assert patch.get_hatch()


def test_peaks_stand_where_their_source_puts_them(axes, artists):
    draw_day(axes, BARS)
    found = artists(axes)
    for bar in BARS:
        if bar.peak_min is not None:
            assert list(found[f"peak-{bar.id}"][0].get_xdata()) == [bar.peak_min]


def test_the_hours_on_site_are_shaded_across_all_rows(drawn):
    assert (drawn["watched"].get_x(), drawn["watched"].get_width()) == (0, 120)


def test_what_goes_past_the_day_ends_in_an_arrow(axes, artists):
    draw_day(axes, BARS)
    assert artists(axes)["open-no-driving"][0].get_marker() == ">"


def test_the_alternative_text_tells_every_row():
    alt = treatment_day().alt
    assert alt.startswith("Time line of a day with esketamine spray. No food: the last 2 hours")
    for bar in BARS:
        assert f"{bar.label[1:]}: {bar.words}" in alt


def test_the_numbers_come_with_what_the_source_says():
    rows = treatment_day().data.rows
    assert len(rows) == len(BARS)
    assert all(row[2] and row[3] for row in rows)


def test_no_words_collide_or_leave_the_picture(figure_of, collisions):
    assert collisions(figure_of(day, treatment_day)) == []
