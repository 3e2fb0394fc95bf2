"""The picture of invented patients says and draws what was counted."""

from collections import Counter

import pytest

from ketacourse.depression.figures.totals import LOOKS, draw_totals, totals_picture
from ketacourse.depression.scale import Verdict, invented_cohort, outcomes

COHORT = invented_cohort(32, 16)
COUNTED = outcomes(COHORT, 10)
SETTINGS = [(20, 0), (20, 30), (21, 10), (26, 14), (32, 16), (45, 0), (45, 30), (38, 25)]


def marks(found, verdict):
    """Places of one verdict's marks; the line that is drawn with a marker, not the paths."""
    return [
        place
        for artist in found.get(verdict, [])
        if hasattr(artist, "get_xdata")
        for place in zip(artist.get_xdata(), artist.get_ydata(), strict=True)
    ]


def test_every_patient_has_a_path_and_a_last_mark_in_the_look_of_the_verdict(axes, artists):
    draw_totals(axes, COHORT, COUNTED)
    found = artists(axes)
    for verdict, count in Counter(COUNTED.verdicts).items():
        paths, mark = found[verdict]
        assert len(paths.get_segments()) == len(mark.get_xdata()) == count
        assert mark.get_marker() == LOOKS[verdict][2]
        assert mark.get_color() == LOOKS[verdict][0]


def test_looks_differ_in_colour_line_and_marker():
    for feature in zip(*LOOKS.values(), strict=True):
        assert len(set(feature)) == len(Verdict)


def test_last_marks_stand_at_the_last_totals(axes, artists):
    draw_totals(axes, COHORT, COUNTED)
    found = artists(axes)
    drawn = sorted(y for verdict in LOOKS for _, y in marks(found, verdict))
    assert drawn == sorted(member.final for member in COHORT.patients)


def test_the_cutoff_line_lies_above_the_last_total_that_counts_as_remission(axes, artists):
    draw_totals(axes, COHORT, COUNTED)
    (line,) = artists(axes)["cutoff"]
    assert list(line.get_ydata()) == [10.5, 10.5]


def test_borderline_patients_are_ringed(axes, artists):
    draw_totals(axes, COHORT, COUNTED)
    (ring,) = artists(axes)["ring"]
    assert len(ring.get_xdata()) == COUNTED.borderline == 4


def test_no_ring_is_drawn_when_nobody_is_near_a_line(axes, artists):
    cohort = invented_cohort(45, 0)
    draw_totals(axes, cohort, outcomes(cohort, 9))
    assert "ring" not in artists(axes)


@pytest.mark.parametrize(("baseline", "change"), SETTINGS)
def test_no_two_marks_share_a_place(axes, artists, baseline, change):
    cohort = invented_cohort(baseline, change)
    draw_totals(axes, cohort, outcomes(cohort, 10))
    found = artists(axes)
    places = [place for verdict in LOOKS for place in marks(found, verdict)]
    assert len(set(places)) == len(places) == 24


@pytest.mark.parametrize("cutoff", [9, 12])
@pytest.mark.parametrize(("baseline", "change"), SETTINGS)
def test_no_words_collide_or_leave_the_picture(monkeypatch, collisions, baseline, change, cutoff):
    kept = []
    keep_figure(monkeypatch, kept)
    cohort = invented_cohort(baseline, change)
    totals_picture(cohort, outcomes(cohort, cutoff))
    assert collisions(kept[0]) == []


def keep_figure(monkeypatch, kept):
    """Catch the figure on its way to becoming a picture."""
    from ketacourse.depression.figures import totals

    real = totals.picture
    monkeypatch.setattr(
        totals, "picture", lambda figure, **words: (kept.append(figure), real(figure, **words))[1]
    )


def test_the_title_and_the_alt_text_give_counts_with_denominators(axes):
    draw_totals(axes, COHORT, COUNTED)
    assert axes.get_title(loc="left") == COUNTED.headline
    assert totals_picture(COHORT, COUNTED).alt == (
        "24 invented patients: mean total 32.0 at the start, 16.0 in week 8. 12 of 24 (50 %) "
        "responded; 8 of 24 (33 %) remitted, with remission at 10 points or less. For 4 of them "
        "one point more or less in week 8 would change the verdict."
    )


def test_the_caption_says_invented_first():
    assert totals_picture(COHORT, COUNTED).caption.startswith("<strong>Invented patients</strong>")


def test_the_data_table_has_a_row_for_every_patient():
    data = totals_picture(COHORT, COUNTED).data
    assert data.rows[0] == ("Patient 1", "24", "10", "58 %", "responded and remitted", "yes")
    assert len(data.rows) == 24


def test_the_same_numbers_give_the_same_bytes():
    assert totals_picture(COHORT, COUNTED).png == totals_picture(COHORT, COUNTED).png
