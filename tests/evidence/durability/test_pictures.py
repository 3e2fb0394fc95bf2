"""Pictures of guesses, courses, relapse, ECT and summaries: every number stands where it should."""

from itertools import pairwise

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.evidence import from_estimates, guess_table, pool, summary_of_findings
from ketacourse.evidence.certainty.figures import summary
from ketacourse.evidence.certainty.grade import DOWN
from ketacourse.evidence.durability import pictures as durability
from ketacourse.evidence.durability.courses import Course, CoursePoint, courses, outcomes_of
from ketacourse.evidence.durability.ect import ect_rows
from ketacourse.evidence.durability.figures import ect, relapse, time_course
from ketacourse.evidence.durability.figures.time_course import LOOKS, CourseWords, draw_courses
from ketacourse.evidence.durability.relapse import RelapseGroup, relapse_rows
from ketacourse.evidence.masking.figures import guesses
from ketacourse.evidence.masking.guesses import guess_rows, mask_remarks

REASONS = dict.fromkeys(DOWN, (0, "nothing speaks against it"))
GROUP = RelapseGroup(
    "Heading", relapse_rows("daly2019_sustain1", "relapse_remitters", ("placebo", "esketamine"))
)
OPEN = RelapseGroup("Open", relapse_rows("ekstrand2022_ketect", "relapse_12mo", ("ketamine",)))


def sum_up(measure="risk_difference", estimate=0.2, baseline=(0.3, "invented")):
    pooled = pool(from_estimates(measure, [estimate], [0.05]))
    return summary_of_findings(pooled, outcome="Response", reasons=REASONS, baseline=baseline)


def words(labels):
    return CourseWords(labels=labels, axis="y", ceiling=40, title="t", alt="a", caption="c")


def drawn_days(line):
    return [round(day, 2) for day in line.get_xdata()]


def test_guesses_stand_at_their_shares_and_counts_are_filled(axes, artists):
    guesses.draw_guesses(axes, guess_rows(), mask_remarks())
    marks = artists(axes)["share"]
    assert [mark.get_xdata()[0] for mark in marks] == [row.percent_right for row in guess_rows()]
    filled = [mark.get_markerfacecolor() != "white" for mark in marks]
    assert filled == [row.counts is not None for row in guess_rows()]
    assert len(artists(axes)["interval"]) == sum(filled)


def test_the_guess_picture_tells_indices_and_marks_what_is_not_confirmed():
    shown = guess_table()
    assert "0.79 (0.56 to 1.00) on five midazolam infusions" in shown.caption
    assert "KADS: Not confirmed here: " in shown.alt
    assert len(shown.data.rows) == len(guess_rows()) + len(mask_remarks())


def test_courses_stand_at_their_values_set_apart_by_a_little(axes, artists):
    both = courses("lii2023", outcomes_of("lii2023", "madrs_day"), ("ketamine", "placebo"))
    draw_courses(axes, both, words(("one", "other")))
    found = artists(axes)
    for at, course in enumerate(both):
        (line,) = found[f"course-{at}"]
        assert list(line.get_ydata()) == [point.value for point in course.points]
        assert (line.get_color(), line.get_marker()) == (LOOKS[at][0], LOOKS[at][2])
        assert len(found[f"intervals-{at}"][0].get_segments()) == len(course.points)
    first, second = (drawn_days(found[f"course-{at}"][0]) for at in (0, 1))
    assert [round(b - a, 2) for a, b in zip(first, second, strict=True)] == [0.09] * 7


def test_looks_differ_in_colour_line_and_marker():
    for feature in zip(*LOOKS, strict=True):
        assert len(set(feature)) == len(LOOKS)


def test_names_of_courses_that_end_together_are_pushed_apart(axes, artists):
    point = CoursePoint(1.0, 20.0, 15.0, 25.0, "20")
    same = [
        Course(study="s", name="n", arm="a", treated=True, points=(point,), status=None, cites=())
        for _ in range(4)
    ]
    draw_courses(axes, same, words(("a", "b", "c", "d")))
    heights = sorted(artists(axes)[f"key-{at}"][0].get_ydata()[0] for at in range(4))
    assert all(b - a >= 5 for a, b in pairwise(heights))


def test_relapse_stands_at_its_share_and_a_percentage_alone_is_open(axes, artists):
    relapse.draw_relapse(axes, [GROUP, OPEN], 6)
    marks = artists(axes)["share"]
    rows = [*GROUP.rows, *OPEN.rows]
    assert [mark.get_xdata()[0] for mark in marks] == [row.percent for row in rows]
    assert [mark.get_markerfacecolor() == "white" for mark in marks] == [False, False, True]
    low, high = GROUP.rows[0].counts.interval
    segment = artists(axes)["interval"][0].get_segments()[0]
    assert segment[:, 0].tolist() == pytest.approx([100 * low, 100 * high])


def test_ect_differences_stand_on_their_side_of_zero(axes, artists):
    ect.draw_differences(axes, ect_rows())
    marks = [mark.get_xdata()[0] for mark in artists(axes)["difference"]]
    assert marks == [row.difference[0] for row in ect_rows()]
    assert marks[0] < 0 < marks[1]


def test_a_summary_draws_people_and_their_interval(axes, artists):
    made = sum_up()
    summary.draw_summary(axes, made, made.absolute)
    found = artists(axes)
    assert found["without"][0].get_width() == pytest.approx(30)
    assert found["treated"][0].get_width() == pytest.approx(50)
    segment = found["interval"][0].get_segments()[0]
    assert segment[:, 0].tolist() == pytest.approx([40.2, 59.8], abs=0.01)


def test_a_summary_without_people_is_not_drawn():
    said = (
        "^'Response' is not counted in people, so there is nothing to draw; show the summary "
        "itself$"
    )
    with pytest.raises(KetacourseError, match=said):
        summary.summary_picture(sum_up("mean_difference", -3, None))


PICTURES = [
    (guesses, guess_table),
    (time_course, durability.lii_days),
    (time_course, durability.response_days),
    (relapse, durability.relapse_after),
    (relapse, durability.withdrawal),
    (ect, durability.ect_trials),
    (summary, lambda: summary.summary_picture(sum_up())),
]


@pytest.mark.parametrize(("module", "show"), PICTURES)
def test_no_text_covers_another_or_leaves_the_picture(monkeypatch, collisions, module, show):
    monkeypatch.setattr(module, "picture", lambda figure, **_: figure)
    assert collisions(show()) == []


@pytest.mark.parametrize(("module", "show"), PICTURES[:-1])
def test_every_picture_has_a_finding_a_caption_a_source_and_its_numbers(module, show):
    shown = show()
    assert module
    assert len(shown.alt) > 80
    assert shown.caption.count("<a href=") >= 1
    assert shown.data.rows
