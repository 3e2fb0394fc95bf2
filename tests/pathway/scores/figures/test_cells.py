"""The heat map shows every verdict once, in its place, and counts only what is confirmed."""

from itertools import pairwise

import pytest

from ketacourse.display.style import course_style, new_figure
from ketacourse.pathway.scores.figures.cells import (
    CELL,
    LOOKS,
    ROW_IN,
    draw_cells,
    marks,
    score_cells_picture,
    sections,
)
from ketacourse.pathway.scores.pictures import score_map
from ketacourse.pathway.scores.scoring import scorecard

CARD = scorecard()
PEOPLE = CARD.only(lambda each: each.group == "human")
PARTS = sections(CARD)


def test_rows_are_grouped_by_species_and_question_and_none_is_lost():
    assert [part.heading for part in PARTS] == [
        "In people, with ketamine",
        "In people, in place of ketamine",
        "In rodents, with ketamine",
        "In rodents, in place of ketamine",
        "Not confirmed here: shown, not counted",
    ]
    rows = [comparison for part in PARTS for comparison, _ in part.rows]
    assert sorted(rows, key=CARD.comparisons.index) == list(CARD.comparisons)
    for part in PARTS:
        assert all(comparison.confirmed == part.counted for comparison, _ in part.rows)


def test_every_cell_that_speaks_has_one_mark_in_its_column(axes, artists):
    draw_cells(axes, CARD, PARTS)
    found = artists(axes)
    for comparison, row in zip(CARD.comparisons, CARD.cells, strict=True):
        for index, (which, cell) in enumerate(zip(CARD.columns, row, strict=True)):
            name = f"{comparison.experiment.id} {comparison.outcome} {which}"
            if cell.verdict == "silent":
                assert name not in found
            else:
                (mark,) = found[name]
                assert mark.get_text() == LOOKS[cell.verdict][0]
                assert mark.get_position()[0] == CELL * (index + 0.5)


def test_squares_of_unconfirmed_results_stay_open(axes, artists):
    draw_cells(axes, CARD, PARTS)
    found = artists(axes)
    for verdict, (_, colour) in LOOKS.items():
        assert found[f"{verdict} counted"][0].get_markerfacecolor() == colour
        assert found[f"{verdict} open"][0].get_markerfacecolor() == "white"
        drawn = sum(len(found[f"{verdict} {k}"][0].get_xdata()) for k in ("counted", "open"))
        assert drawn == sum(cell.verdict == verdict for row in CARD.cells for cell in row)


def test_marks_stand_on_rows_of_their_own():
    places = [(mark.x, mark.y) for mark in marks(PARTS, CARD.columns)]
    assert len(places) == len(set(places))
    levels = sorted({y for _, y in places})
    assert all(b - a >= 1 for a, b in pairwise(levels))


def test_the_counts_below_the_names_are_of_confirmed_results(axes, artists):
    draw_cells(axes, CARD, PARTS)
    found = artists(axes)
    for which in CARD.columns:
        accuracy = CARD.confirmed().tally(which).accuracy
        (count,) = found[f"sum {which}"]
        assert count.get_text() == f"{accuracy.count}\n{accuracy.total}"


@pytest.mark.parametrize("card", [CARD, PEOPLE], ids=["all", "people"])
def test_no_words_collide_or_leave_the_picture(card, collisions):
    parts = sections(card)
    with course_style():
        figure, axes = new_figure(7.4, ROW_IN * (9.8 + sum(1.9 + len(p.rows) for p in parts) + 0.4))
        figure.set_layout_engine(None)
        axes.set_position((0, 0, 1, 1))
        draw_cells(axes, card, parts)
        signs = [text for text in axes.texts if text.get_text() in "✓✗"]
        for sign in signs:
            sign.remove()
        assert collisions(figure) == []


def test_the_alt_text_counts_for_every_account_and_names_the_silent():
    alt = score_cells_picture(CARD).alt
    sure = CARD.confirmed().tally(2).accuracy
    assert alt.startswith("Heat map of 103 comparisons from 79 experiments by 13 accounts.")
    assert f"2 Direct block of resting NMDA transmission, {sure.count} of {sure.total}" in alt
    assert "11 Network connectivity" in alt.split("Silent throughout: ")[1]


def test_the_table_holds_every_verdict():
    data = score_cells_picture(PEOPLE).data
    assert len(data.rows) == 16
    assert len(data.columns) == 5 + 13
    assert data.rows[0][5] == "mismatch"
    assert "" in data.rows[0]


def test_the_caption_says_consistency_and_explains_open_squares_where_there_are_any():
    whole, people = score_map(), score_map("human")
    assert "consistency, not prediction" in whole.caption
    assert "Open squares" in whole.caption
    assert "Open squares" not in people.caption


def test_the_picture_is_as_wide_as_a_page_and_the_same_every_time():
    assert score_map("human").width_px == 710
    assert score_map("human").png == score_map("human").png


def test_an_unknown_group_is_refused():
    with pytest.raises(ValueError, match="unknown group 'humans'; did you mean 'human'"):
        score_map("humans")
