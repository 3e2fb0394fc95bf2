"""A lesson's sections share out its minutes, and count what was answered in each."""

from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.library import records
from ketacourse.course.contents import banks_of
from ketacourse.course.lesson import find_lesson, read_lesson
from ketacourse.course.sections import sections_of, shared_out
from ketacourse.quiz import Attempt, load_bank
from tests.course.notebook import code, notebook, prose

BANK = load_bank("01_depression")
FIRST, SECOND = BANK.items[:2]


def lesson_of(folder, name="99_x"):
    words = "word " * 440
    return notebook(
        folder,
        name,
        prose("# Title"),
        prose("## Objectives\n\n1. To know."),
        prose(f"## How big?\n\n{words}"),
        code(f'ask("01_depression", "{FIRST.id}")'),
        prose("### Smaller"),
        code(f'ask("01_depression", "{SECOND.id}")'),
        prose(f"## Then\n\n{words}"),
        prose("## Terms of this lesson"),
        prose("## References"),
    )


def test_sections_are_the_headings_of_level_2_without_what_frames_a_lesson(tmp_path):
    found = sections_of(lesson_of(tmp_path), [BANK])
    assert [(each.heading, each.questions) for each in found] == [("How big?", 2), ("Then", 0)]
    assert found[0].anchor == "How-big?"


def test_progress_counts_the_questions_of_the_section_alone(tmp_path):
    big, then = sections_of(lesson_of(tmp_path), [BANK])
    attempts = [
        Attempt.of(FIRST, FIRST.solution),
        Attempt.of(BANK.items[3], BANK.items[3].solution),
    ]
    assert (big.progress(attempts).answered, big.progress(attempts).total) == (1, 2)
    assert then.progress(attempts).total == 0


def test_the_minutes_of_the_sections_add_up_to_those_the_lesson_promises():
    for planned in records("lessons"):
        banks = [load_bank(name) for name in banks_of(planned.id)]
        found = sections_of(read_lesson(find_lesson(planned.id)), banks)
        assert sum(each.minutes for each in found) == planned.minutes
        asked = sum(each.questions for each in found)
        assert asked == sum(len(bank.items) for bank in banks)


def test_a_longer_section_takes_longer(tmp_path):
    big, then = sections_of(lesson_of(tmp_path, "01_depression"), [BANK])
    assert big.minutes + then.minutes == 45
    assert big.minutes > then.minutes


@given(st.integers(0, 200), st.lists(st.floats(0, 60), max_size=20))
def test_nothing_is_lost_in_sharing_out(total, weights):
    shares = shared_out(total, weights)
    assert len(shares) == len(weights)
    assert all(share >= 0 for share in shares)
    assert sum(shares) == (total if sum(weights) else 0)
