"""The scorecard on screen: its cells, its sums, and its static twin."""

import json

import pytest

from ketacourse.pathway import scorecard_map
from ketacourse.pathway.scores.scoring import scorecard
from ketacourse.pathway.scores.widget import MARKS


@pytest.fixture(name="shown", scope="module")
def _shown():
    return scorecard_map()


def test_there_is_a_row_for_every_comparison_and_a_mark_for_every_account(shown):
    card = scorecard()
    assert len(shown.rows) == len(card.comparisons) == 103
    assert {len(row["marks"]) for row in shown.rows} == {len(card.columns)} == {13}
    assert {len(row["predicted"]) for row in shown.rows} == {13}


def test_the_marks_of_a_column_count_up_to_its_tally(shown):
    card = scorecard()
    for at, which in enumerate(card.columns):
        marks = [row["marks"][at] for row in shown.rows]
        tally = card.tally(which)
        assert len(marks) - marks.count(MARKS["silent"]) == tally.coverage.count
        assert marks.count(MARKS["match"]) == tally.accuracy.count


def test_the_sums_follow_species_and_status(shown):
    first = shown.accounts[0]["tallies"]
    tally = scorecard().confirmed().tally(1, "human")
    assert first["human confirmed"][0] == str(tally.coverage.count)
    assert set(first) == {f"{g}{c}" for g in ("all", "rodent", "human") for c in ("", " confirmed")}


def test_an_account_that_never_speaks_has_no_accuracy(shown):
    network = next(each for each in shown.accounts if each["name"].startswith("11 "))
    assert network["tallies"]["all"] == ["0", "–", "–"]


def test_a_silent_cell_says_why_and_another_what_is_predicted(shown):
    row = shown.rows[0]
    for mark, words in zip(row["marks"], row["predicted"], strict=True):
        assert (words in shown.meanings) is (mark != MARKS["silent"])
        assert words


def test_every_experiment_has_its_source(shown):
    assert set(shown.experiments) == {row["experiment"] for row in shown.rows}
    assert all(each["cites"] for each in shown.experiments.values())


def test_where_no_comparison_is_left_the_page_says_so():
    empty = scorecard_map(scorecard().only(lambda _: False, "Experiments on rocks"))
    words = "No comparison is left in this scorecard: Experiments on rocks."
    assert empty.nothing == words
    assert empty.static_html() == f"<p>{words}</p>"


def test_fewer_rows_can_be_shown():
    human = scorecard_map(scorecard().only(lambda each: each.group == "human"))
    assert {row["group"] for row in human.rows} == {"human"}


def test_the_payload_is_plain_json(shown):
    held = [shown.rows, shown.accounts, shown.experiments]
    assert json.loads(json.dumps(held)) == held
    assert len(json.dumps(held)) < 200_000


def test_the_text_form_is_stable(shown):
    assert repr(shown) == "<ScorecardMap: 79 experiments, 103 comparisons, 13 accounts>"


def test_the_static_twin_counts_what_the_text_counts_and_doubts_where_nothing_else_is_left(shown):
    static = shown.static_html()
    assert static.count("<tr>") == (1 + 13) + (1 + 95)
    assert "[not confirmed here]" not in static
    unsure = scorecard().only(lambda each: not each.confirmed)
    assert scorecard_map(unsure).static_html().count("[not confirmed here]") >= 103 - 95
    assert 'href="https://doi.org/' in static
    bundle, _ = shown._repr_mimebundle_()
    assert bundle["text/html"] == static
