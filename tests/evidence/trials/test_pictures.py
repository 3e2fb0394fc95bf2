"""The explorer of two arms starts near the trial of the lesson and can be moved anywhere."""

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.evidence import two_arms_explorer


@pytest.fixture(name="explorer")
def _explorer():
    return two_arms_explorer()


def test_it_starts_at_the_shares_of_the_lesson(explorer):
    assert explorer.values == {"drug": 64, "comparator": 28, "people": 35}
    assert (
        "22 of 35 (63 %) on the drug, 10 of 35 (29 %) on the comparator" in explorer.static_html()
    )


def test_more_people_narrow_the_interval_and_leave_the_difference(explorer):
    few, many = explorer.move(people=50).alt, explorer.move(people=500).alt
    assert "+36.0 percentage points (+16.5 to +51.9)" in few
    assert "+36.0 percentage points (+30.1 to +41.6)" in many


def test_with_few_people_the_same_shares_leave_everything_open(explorer):
    assert "number needed: could be none" in explorer.move(people=5).alt


@pytest.mark.parametrize(("drug", "comparator"), [(0, 0), (100, 100), (0, 100), (100, 0)])
def test_every_corner_can_be_drawn(explorer, drug, comparator):
    shown = explorer.move(drug=drug, comparator=comparator, people=5).picture()
    assert shown.png.startswith(b"\x89PNG")


def test_a_share_over_a_hundred_is_refused(explorer):
    with pytest.raises(KetacourseError, match=r"^'drug' can't be set to 120\. Controls: "):
        explorer.move(drug=120)
