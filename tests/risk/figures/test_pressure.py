"""Blood pressure thresholds: every count at its place, both age groups, both arms."""

import pytest

from ketacourse.risk.contrasts import harm_contrasts
from ketacourse.risk.figures import pressure
from ketacourse.risk.figures.pressure import GROUPS, RIGHT, blood_pressure, draw_pressure

GROUPED = {name: harm_contrasts(table) for table, name in GROUPS.items()}
EVERY = [each for contrasts in GROUPED.values() for each in contrasts]


@pytest.mark.parametrize("contrast", EVERY, ids=lambda each: each.keys[0])
def test_each_arm_has_a_mark_at_its_risk(axes, artists, contrast):
    draw_pressure(axes, GROUPED)
    found = artists(axes)
    for role in ("treatment", "control"):
        (mark,) = found[f"{role}-{contrast.keys[0]}"]
        assert list(mark.get_xdata()) == [getattr(contrast, role).per_100]


def test_arms_differ_in_shape_and_stand_apart(axes, artists):
    draw_pressure(axes, GROUPED)
    found = artists(axes)
    key = EVERY[0].keys[0]
    treated, control = found[f"treatment-{key}"][0], found[f"control-{key}"][0]
    assert treated.get_marker() != control.get_marker()
    assert treated.get_ydata()[0] > control.get_ydata()[0]


def test_every_interval_fits_on_the_scale():
    ends = [arm.ci_high for each in EVERY for arm in (each.treatment, each.control)]
    assert max(ends) <= RIGHT


def test_the_alternative_text_gives_the_counts_of_both_groups():
    alt = blood_pressure().alt
    assert "Under 65 years: systolic at least 180 mmHg, 9 of 346 given esketamine" in alt
    assert (
        "systolic rise at least 40 mmHg, 12 of 72 given esketamine against 1 of 65 given placebo"
    ) in alt


def test_the_numbers_hold_difference_and_number_needed():
    rows = {row[0]: row for row in blood_pressure().data.rows}
    assert rows["65 years and over: systolic rise at least 40 mmHg"][3:] == (
        "+15.1 (+5.6 to +25.5)",
        "one more for every 7 people (4 to 19)",
    )


def test_no_words_collide_or_leave_the_picture(figure_of, collisions):
    assert collisions(figure_of(pressure, blood_pressure)) == []
