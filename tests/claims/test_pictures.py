"""The shorthands of the lesson."""

import pytest

from ketacourse.claims import pictures


@pytest.fixture(autouse=True)
def _an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KETACOURSE_ANSWERS", str(tmp_path / "none.jsonl"))


@pytest.mark.parametrize(
    "make",
    [
        pictures.articles_compared,
        pictures.the_seventy_percent,
        pictures.invented_calibration,
        pictures.invented_learning,
    ],
)
def test_a_still_picture_is_the_same_on_every_run(make):
    assert make() == make()


@pytest.mark.parametrize("make", [pictures.invented_calibration, pictures.invented_learning])
def test_what_is_invented_is_called_that(make):
    assert make().alt.startswith("An invented student, the same on every run.")
    assert make().caption.startswith("An invented student, the same on every run.")


def test_a_student_who_has_done_nothing_yet_is_told_what_to_do():
    assert pictures.my_calibration().alt.startswith("No claim has been judged yet")
    assert pictures.my_learning().alt.startswith("There is no gain to show yet")
